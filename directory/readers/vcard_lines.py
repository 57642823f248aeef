"""Lines of vCards: parted into cards, unfolded, and each read for its name, its types and its value (RFC 6350, 3.3; RFC 2426, 4;
vCard 2.1, 2.1). Each step takes time that grows with the length alone, whatever stands there, which the patterns of vobject do not
(note 0048)."""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from directory.readers import decode

_HEAD = re.compile(r'(?:[^":]|"[^"]*")*:')
_PARAMETER = re.compile(r';((?:[^";]|"[^"]*"|")*)')
_NAME = re.compile(r"(?:[\w-]{1,60}\.)?[\w-]{1,60}")
_TOKEN = re.compile(r"\\(?P<sign>.)|(?P<between>[;,])|[^\\;,]+|\\", re.DOTALL)
_ESCAPED = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n"})
_ENCODINGS = frozenset(("quoted-printable", "base64", "8bit", "7bit", "b", "q"))
_LONGEST_HEAD = 1_000
LONGEST_VALUE = 20_000
"""No value that is taken is longer, encoded or not."""

Numbered = tuple[int, str]
"""A line and its number, counted from 0."""


class Property(NamedTuple):
    """One property as written; `types` are its TYPEs in lower case, bare ones of vCard 2.1 among them. `value` is decoded, but
    neither parted nor without its backslashes. `place` says where it stands where that is no line of the file."""

    line: int
    group: str
    name: str
    types: frozenset[str]
    value: str
    place: str = ""


@dataclass(slots=True)
class Card:
    """The lines between BEGIN and END, and where BEGIN stands; `ended` is False where END is missing."""

    line: int
    lines: list[Numbered] = field(default_factory=list)
    ended: bool = False


def cards(content: str) -> Iterator[Card]:
    """The cards of a text. One within another (an AGENT of vCard 2.1) is passed over."""
    card: Card | None = None
    deep = 0
    for number, line in _logical(content.split("\n")):
        mark = line.strip().upper() if len(line) < 40 else ""
        begins, ends = mark == "BEGIN:VCARD", mark == "END:VCARD"
        if deep:
            deep += begins - ends
        elif begins and card is not None and card.lines and card.lines[-1][1].strip().upper().startswith("AGENT"):
            deep = 1
        elif begins:
            if card is not None:
                yield card
            card = Card(number)
        elif card is not None and ends:
            card.ended = True
            yield card
            card = None
        elif card is not None:
            card.lines.append((number, line))
    if card is not None:
        yield card


def _logical(lines: Sequence[str]) -> Iterator[Numbered]:
    """Lines put together that were folded, each with the number of its first."""
    parts: list[str] = []
    first = 0
    soft = encoded = False
    for number, line in enumerate(lines):
        if soft:
            parts[-1] = parts[-1][:-1]
            parts.append(line)
            soft = line.endswith("=")
        elif parts and line[:1] in (" ", "\t"):
            parts.append(line[1:])
            soft = encoded and line.endswith("=")
        else:
            if parts:
                yield first, "".join(parts)
            first, parts = number, [line] if line.strip() else []
            encoded = "QUOTED-PRINTABLE" in line[:_LONGEST_HEAD].upper()
            soft = encoded and line.endswith("=")
    if parts:
        yield first, "".join(parts)


def read(number: int, line: str) -> Property | None:
    """What a line says; None where it is no property."""
    found = _HEAD.match(line, 0, _LONGEST_HEAD)
    end = found.end() if found is not None else line.find(":", 0, _LONGEST_HEAD) + 1
    head, value = line[: end - 1], line[end:]
    said = head.partition(";")[0].strip()
    if not end or _NAME.fullmatch(said) is None:
        return None
    group, _, name = said.rpartition(".")
    types: set[str] = set()
    charset = encoding = ""
    for parameter in _PARAMETER.findall(head):
        key, equals, values = parameter.partition("=")
        key = key.strip().upper() if equals else "TYPE"
        words = [word.strip().lower() for word in (values if equals else parameter).replace('"', "").split(",")]
        if key == "CHARSET":
            charset = words[0]
        elif key == "ENCODING" or (key == "TYPE" and words[0] in _ENCODINGS):
            encoding = words[0]
        elif key == "TYPE":
            types.update(word for word in words if word)
    if encoding in ("base64", "b") or len(value) > LONGEST_VALUE:
        value = ""
    elif encoding in ("quoted-printable", "q"):
        value = _unquoted(value, charset)
    return Property(number, group.lower(), name.upper().replace("_", "-"), frozenset(types), value)


def _unquoted(value: str, charset: str) -> str:
    content = quopri.decodestring(value.encode("utf-8", "replace"))
    try:
        return decode.tidy(content.decode(decode.encoding(charset) or "utf-8"))
    except UnicodeDecodeError:
        return decode.tidy(content.decode("cp1252", "replace"))


def parted(value: str, between: str = ";") -> list[str]:
    """The components of a value without their backslashes, each in one line."""
    found: list[list[str]] = [[]]
    for token in _TOKEN.finditer(value):
        sign = token["sign"]
        if token["between"] == between:
            found.append([])
        elif sign is not None:
            found[-1].append(" " if sign in "nN\n" else sign if sign in "\\,;:" else token.group())
        else:
            found[-1].append(token.group())
    return [" ".join("".join(part).split()) for part in found]


def whole(value: str) -> str:
    """A value that has no components, in one line."""
    return parted(value, "")[0]


def escaped(value: str) -> str:
    """A value as `whole` reads it (RFC 6350, 3.4), of forms that need no backslashes."""
    return value.translate(_ESCAPED)
