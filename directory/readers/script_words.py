"""What a page's small scripts write: an address put together from strings, so that no robot reads it and every browser
shows it. Only strings, `+`, variables and the few functions that such scripts use are understood; nothing is executed."""

from __future__ import annotations

import base64
import binascii
import codecs
import html
import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

LONGEST_SCRIPT = 20_000
"""Scripts of more characters are programs, not disguises."""
LONGEST = 2_000
"""So many characters of one string are kept: a variable may be joined to itself again and again."""
MOST_NAMES = 200
DEEPEST = 20
"""So deep may brackets lie in one another."""

_TOKEN = re.compile(
    r"""(?P<string>"(?:[^"\\\n]|\\.){0,2000}"|'(?:[^'\\\n]|\\.){0,2000}'|`(?:[^`\\]|\\.){0,2000}`)"""
    r"|(?P<name>[A-Za-z_$][\w$]{0,60}(?:\.[A-Za-z_$][\w$]{0,60}){0,4})"
    r"|(?P<number>\d{1,7})|(?P<comment>//[^\n]*|/\*.{0,300}?\*/)"
    r"|(?P<pattern>/(?:[^/\\\n\[]|\\.|\[[^\]\n]{0,60}\]){1,60}/[gim]{0,3}(?=\s?,))|(?P<method>\.[a-zA-Z]{2,20})|(?P<sign>\+=|[^\s])",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_WRITES = ("document.write", "document.writeln")


class Written(NamedTuple):
    """Markup that a script writes, where it stands (`into` None) or into the element with this `id`."""

    markup: str
    into: str | None


class _Token(NamedTuple):
    kind: str
    text: str


def written(script: str, known: dict[str, str]) -> list[Written]:
    """What a script writes, in order. `known` has the page's variables so far and gets those that this script sets."""
    if len(script) > LONGEST_SCRIPT:
        return []
    return list(_Reader(script, known).statements())


def value(expression: str, known: dict[str, str]) -> str:
    """The string that an expression stands for; empty where it is none."""
    return _Reader(expression, known).expression() or "" if len(expression) <= LONGEST else ""


class _Reader:
    """Goes over a script's tokens once."""

    def __init__(self, script: str, known: dict[str, str]) -> None:
        self._known = known
        found = ((m.lastgroup or "", m.group()) for m in _TOKEN.finditer(script))
        self._tokens = [_Token(kind, text) for kind, text in found if kind != "comment"]
        self._at = 0
        self._depth = 0

    def statements(self) -> Iterator[Written]:
        into: str | None = None
        while self._at < len(self._tokens):
            kind, text = self._tokens[self._at]
            self._at += 1
            if kind == "name" and text in _WRITES and self._sign("("):
                yield from self._joined(None)
            elif kind == "name" and text.endswith("getElementById") and self._sign("("):
                into = self.expression()
                self._sign(")")
            elif (text.endswith((".innerHTML", ".outerHTML", ".textContent", ".innerText")) and self._assigns()) or (
                text.endswith((".href", "location")) and self._assigns()
            ):
                yield from self._joined(self._element(text, into))
            elif kind == "name" and "." not in text and (how := self._assigns()):
                self._set(text, how)
        return

    def _element(self, text: str, into: str | None) -> str | None:
        holder = text.rpartition(".")[0]
        return self._known.get(f"#{holder}", into)

    def _joined(self, into: str | None) -> Iterator[Written]:
        markup = self.expression()
        if markup:
            yield Written(markup, into)

    def _set(self, name: str, how: str) -> None:
        before = self._at
        if self._peek().text.endswith("getElementById"):
            self._at += 1
            element = self.expression() if self._sign("(") else None
            if element:
                self._known[f"#{name}"] = element
            return
        said = self.expression()
        if said is None:
            self._at = before
        elif len(self._known) < MOST_NAMES:
            self._known[name] = ((self._known.get(name, "") if how == "+=" else "") + said)[:LONGEST]

    def _peek(self) -> _Token:
        return self._tokens[self._at] if self._at < len(self._tokens) else _Token("", "")

    def _sign(self, sign: str) -> bool:
        if self._peek().text == sign:
            self._at += 1
            return True
        return False

    def _assigns(self) -> str:
        sign = self._peek().text
        following = self._tokens[self._at + 1].text if self._at + 1 < len(self._tokens) else ""
        if sign == "+=" or (sign == "=" and following != "="):
            self._at += 1
            return sign
        return ""

    def expression(self) -> str | None:
        """Strings joined by `+`; None where anything else stands among them."""
        self._depth += 1
        try:
            if self._depth > DEEPEST or (joined := self._term()) is None:
                return None
            while self._sign("+"):
                term = self._term()
                if term is None:
                    return None
                joined = (joined + term)[:LONGEST]
            return joined
        finally:
            self._depth -= 1

    def _term(self) -> str | None:
        kind, text = self._peek()
        self._at += 1
        if kind == "string":
            said: str | None = _unescaped(text[1:-1])
        elif text == "(":
            said = self.expression()
            self._sign(")")
        elif kind == "name":
            said = self._named(text)
        else:
            return None
        while said is not None and self._peek().kind == "method":
            said = self._method(said)
        return said

    def _named(self, name: str) -> str | None:
        if self._peek().text != "(":
            variable, _, method = name.partition(".")
            return self._known.get(variable) if not method else None
        holder, _, method = name.rpartition(".")
        if method in ("split", "replace") and holder in self._known:  # a variable's own method: `a.replace(...)`
            return self._called(method, self._known[holder])
        self._at += 1
        if name == "String.fromCharCode":
            return self._characters()
        said = self.expression()
        self._sign(")")
        if said is None:
            return None
        if method in ("unescape", "decodeURIComponent", "decodeURI"):
            return unquote(said)
        if method == "atob":
            return _from_base64(said)
        return _rot13(said) if "rot13" in name.lower() else None

    def _characters(self) -> str | None:
        characters: list[str] = []
        while self._peek().kind == "number" and len(characters) < LONGEST:
            code = int(self._peek().text)
            characters.append(chr(code) if code < 0xD800 else " ")
            self._at += 1
            self._sign(",")
        return "".join(characters) if self._sign(")") else None

    def _method(self, said: str) -> str | None:
        method = self._peek().text[1:]
        self._at += 1
        return self._called(method, said)

    def _called(self, method: str, said: str) -> str | None:
        """A string's own method: what is replaced in it, turned round, or joined again."""
        if not self._sign("("):
            return None
        start = self._at
        depth = 1
        while depth and self._at < len(self._tokens) and self._at - start < 120:
            text = self._tokens[self._at].text
            depth += (text == "(") - (text == ")")
            self._at += 1
        given = self._tokens[start : self._at - 1]
        if method == "replace":
            return _replaced(said, given)
        if method == "reverse":
            return said[::-1]
        return said if method in ("split", "join", "toString", "trim", "toLowerCase") else None


def _replaced(said: str, given: list[_Token]) -> str | None:
    """`replace(/#/g, "@")`; a function that turns letters by thirteen places; any other is not understood."""
    if len(given) == 3 and given[1].text == "," and given[2].kind == "string":
        what = given[0].text
        old = _unescaped(what[1:-1]) if given[0].kind == "string" else what[1 : what.rfind("/")].replace("\\", "")
        return said.replace(old, _unescaped(given[2].text[1:-1]))[:LONGEST] if old else said
    return _rot13(said) if any(token.text == "13" for token in given) else None


def _unescaped(text: str) -> str:
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda m: chr(int(m[1] or m[2], 16)) if m[3] is None else {"n": "\n"}.get(m[3], m[3]), text)


def _rot13(text: str) -> str:
    return codecs.encode(text, "rot13")


def _from_base64(text: str) -> str | None:
    try:
        return base64.b64decode(text, validate=True).decode()
    except (binascii.Error, ValueError):
        return None


def words(markup: str) -> str:
    """The words of markup that a script wrote, with the address that a link among them hides behind others."""
    shown = html.unescape(re.sub(r"<[^<>]{0,2000}>", "", markup))
    hidden = re.search(r"""(?i)mailto:([^"'<>?\s]{3,200})""", html.unescape(unquote(markup)))
    if hidden is not None and "@" not in shown and "@" in hidden[1]:
        shown = f"{shown} <{hidden[1]}>" if shown.strip() else hidden[1]
    return " ".join(shown.split())
