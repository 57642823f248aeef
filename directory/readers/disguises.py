"""Addresses that a page keeps from robots and that every browser shows: written by a script, kept in attributes, turned
round, or encoded by the firm that delivers the page. Each is put where a reader sees it before the words are taken."""

from __future__ import annotations

import binascii
import codecs
import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from directory.readers import script_words
from directory.readers.literals import stands
from directory.values import emails

MOST = 200
"""So many disguised addresses of one page, and so many scripts, are looked at."""

_SIGNS = ("email-protection#", "javascript:", "bidi-override", "UnCryptMailto", "znvygb:")
_ATTRIBUTES = re.compile("data-(?:cfemail|domain|host|email|mail|at|tld)")
_ICONS = ".at,.fa-at"
"""What a page with a disguise holds, beside the links and scripts that tell of one. Most pages have none, and each look through
all of their markup counts: so there are few."""
MOST_OF_SCRIPTS = 100_000
"""So many characters of a page's scripts are looked at."""
SHORT = 1_000
"""Scripts of fewer characters may say what a later one puts together."""
_OF_ADDRESSES = ("@", "&#64;", "&#x40;", "%40", "x40", "u0040", "fromCharCode", "znvygb", "atob", "reverse()", "mailto")
_SCRIPTS = ("document.write", "innerHTML", "innerText", "textContent", ".href")
_LOCAL = ("data-user", "data-local", "data-mailbox", "data-account", "data-username", "data-email", "data-mail")
_LOCAL_IF_MAIL = ("data-name", "data-u", "data-n", "data-first")
_DOMAIN = ("data-domain", "data-host", "data-at", "data-website", "data-d")
_WHOLE = ("data-email", "data-mail", "data-mailto", "data-e-mail")
_JOINED = re.compile(r"""mailto:\s{0,2}['"]""")
_CALL = re.compile(
    r"""(?i)\w*mail\w*\(\s{0,3}['"]([\w.+-]{1,64})['"]\s{0,3},\s{0,3}['"]([\w-]{1,63}(?:\.[\w-]{1,63}){1,5})['"]"""
)
_CALL_IN_PARTS = re.compile(
    r"""(?i)\w*mail\w*\(\s{0,3}['"]([\w.+-]{1,64})['"]\s{0,3},\s{0,3}['"]([\w.-]{1,63})['"]\s{0,3},\s{0,3}['"]\.?([a-z]{2,10})['"]"""
)
_SHIFTED = re.compile(r"UnCryptMailto\((?:'|%27|&#39;)([^'\s]{5,200}?)(?:'|%27|&#39;)")
_RANGES = ((0x2B, 0x3A), (0x40, 0x5A), (0x61, 0x7A))
"""The codes within which TYPO3 shifts the letters of an address (`SpamProtect`), each range by itself."""


def undo(tree: LexborHTMLParser, content: str) -> None:
    """Puts such addresses where a browser shows them; `content` is the page's markup, for a quick look."""
    if (
        any(sign in content for sign in _SIGNS)
        or stands(content, "mailto:", _JOINED)
        or _ATTRIBUTES.search(content) is not None
        or tree.css_first(_ICONS) is not None
        or _has_script(tree)
    ):
        _by_delivery(tree, content)
        _in_attributes(tree, content)
        _turned(tree, content)
        _by_signs(tree, content)
        _by_scripts(tree, content)


def _shown(node: LexborNode) -> str:
    """An element's words without those that say for machines what its drawings are."""
    drawn = "".join(drawing.text() for drawing in node.css("svg"))
    return node.text().replace(drawn, "", 1) if drawn else node.text()


def _has_script(tree: LexborHTMLParser) -> bool:
    """Whether one of the page's scripts writes."""
    scripts = "".join([node.text() for node in tree.tags("script")[:MOST]])
    return any(sign in scripts for sign in _SCRIPTS)


def _by_delivery(tree: LexborHTMLParser, content: str) -> None:
    """Cloudflare's: hexadecimal bytes, the first the key of the others."""
    if "cfemail" not in content and "email-protection#" not in content:
        return
    for node in tree.css("[data-cfemail]")[:MOST]:
        address = _by_key(node.attributes.get("data-cfemail") or "")
        if address:
            node.replace_with(address)
    for node in tree.css("a[href*='email-protection#']")[:MOST]:
        address = _by_key((node.attributes.get("href") or "").partition("#")[2])
        if address:
            node.attrs["href"] = f"mailto:{address}"
            if node.child is None:  # a link with a drawing says where it leads (`html_page`)
                node.insert_before(address)


def _by_key(encoded: str) -> str:
    try:
        key, *rest = binascii.unhexlify(encoded[:400])
        address = bytes(byte ^ key for byte in rest).decode().partition("?")[0]
    except (binascii.Error, ValueError):
        return ""
    return address if emails.ADDRESS.fullmatch(address) else ""


def _in_attributes(tree: LexborHTMLParser, content: str) -> None:
    said: set[int] = set()
    if "data-" in content:
        names = dict.fromkeys((*_DOMAIN[:3], *_WHOLE, "data-tld"))
        kinds = ",".join(f"[{name}]" for name in names if name in content)
        for node in tree.css(kinds)[:MOST] if kinds else ():
            if node.mem_id not in said:
                said.add(node.mem_id)
                _say(node, _of_parts(node))
    if "javascript:" in content or "znvygb" in content or _JOINED.search(content):
        for node in tree.css("a,span[onclick],[data-href]")[: 10 * MOST]:
            if node.mem_id in said:
                continue
            attributes = node.attributes
            codes = (attributes.get(name) or "" for name in ("href", "onclick", "onmouseover", "data-href"))
            _say(node, next(filter(None, map(_of_code, codes)), ""))


def _of_parts(node: LexborNode) -> str:
    """The address that an element's own attributes make up, whole or in parts."""
    attributes = node.attributes
    for name in _WHOLE:
        read = (attributes.get(name) or "").strip().replace("(at)", "@").replace("[at]", "@")
        if emails.ADDRESS.fullmatch(read):
            return read
    local = _first(attributes, _LOCAL)
    if not local and ("mail" in str(attributes).lower() or not any(map(str.isalnum, _shown(node)))):
        local = _first(attributes, _LOCAL_IF_MAIL)  # such names are given to other things, too
    domain = _first(attributes, _DOMAIN)
    top = (attributes.get("data-tld") or "").strip(" .")
    return _only(f"{local}@{domain}{'.' if top else ''}{top}") if local and domain else ""


def _first(attributes: dict[str, str | None], names: tuple[str, ...]) -> str:
    return next(filter(None, map(attributes.get, names)), "").strip(" @.")


def _of_code(said: str) -> str:
    """The address that a link's own script goes to."""
    if said.startswith("znvygb:"):
        return _only(codecs.encode(said[7:], "rot13"))
    if (shifted := _SHIFTED.search(said)) is not None:
        return _unshifted(shifted[1])
    if (called := _CALL_IN_PARTS.search(said)) is not None:
        return _only(f"{called[1]}@{called[2]}.{called[3]}")
    if (called := _CALL.search(said)) is not None:
        return _only(f"{called[1]}@{called[2]}")
    if (joined := _JOINED.search(said)) is not None:
        start = said.rfind("'" if said[joined.end() - 1] == "'" else '"', 0, joined.start() + 1)
        return _only(script_words.value(said[max(start, 0) :], {}).partition(":")[2])
    return ""


def _only(address: str) -> str:
    address = address.partition("?")[0].strip()
    return address if emails.ADDRESS.fullmatch(address) else ""


def _unshifted(encoded: str) -> str:
    """The letters moved back by as many places as make it begin as such a link does."""
    for by in range(-25, 26):
        if encoded and _moved(encoded[:7], by) == "mailto:":
            return _only(_moved(encoded, by)[7:])
    return ""


def _moved(encoded: str, by: int) -> str:
    moved = []
    for character in encoded:
        code = ord(character)
        for low, high in _RANGES:
            if low <= code <= high:
                code = low + (code - low + by) % (high - low + 1)
                break
        moved.append(chr(code))
    return "".join(moved)


def _say(node: LexborNode, address: str) -> None:
    """An element shows an address: in place of its words where they say nothing, else behind them."""
    if not address:
        return
    shown = " ".join(_shown(node).split())
    if "@" in shown or _HIDDEN_SIGN.search(shown):
        return
    if not any(map(str.isalnum, shown)):
        node.insert_before(address)
        return
    node.insert_after(f" <{address}>")


_HIDDEN_SIGN = re.compile(r"(?i)[\[({<]\s{0,2}(?:at|@|ät|arroba|arobase|chiocciola)\s{0,2}[\])}>]|\bat\b.*\bdot\b")


def _turned(tree: LexborHTMLParser, content: str) -> None:
    """`gro.elpmaxe@ada` in a style that shows it from right to left."""
    if "bidi-override" not in content:
        return
    for node in tree.css("[style*=bidi-override]")[:MOST]:
        address = _only((node.text() or "").strip()[::-1])
        if address:
            node.replace_with(address)


def _by_signs(tree: LexborHTMLParser, content: str) -> None:
    """An at-sign that is an icon or that the style adds: an empty element between mailbox and domain."""
    for kind in ("fa-at", "at"):
        if f"{kind}" not in content:
            continue
        for node in tree.css(f".{kind}")[:MOST]:
            before, behind = _text(node.prev), _text(node.next)
            if not (node.text() or "").strip() and before[-1:].isalnum() and behind[:1].isalnum():
                node.replace_with("@")


def _text(node: LexborNode | None) -> str:
    return (node.text_content or "") if node is not None and node.tag == "-text" else ""


def _by_scripts(tree: LexborHTMLParser, content: str) -> None:
    if not any(sign in content for sign in _SCRIPTS):
        return
    known: dict[str, str] = {}
    left, shown = MOST_OF_SCRIPTS, 0
    scripts = [(node, node.text() or "") for node in tree.css("script")[:MOST]]
    looked_at = [script for _, script in scripts if len(script) <= script_words.LONGEST_SCRIPT]
    if not all(any(sign in script for script in looked_at for sign in signs) for signs in (_SCRIPTS, _OF_ADDRESSES)):
        return  # they write other things than addresses, or address nobody
    for node, script in scripts:
        if len(script) > SHORT and not any(sign in script for sign in _OF_ADDRESSES):
            continue
        left -= len(script)
        if left < 0:
            break
        for markup, into in script_words.written(script, known):
            words = _with_address(markup)
            if not words:
                continue
            shown += 1
            if shown > MOST:
                return
            target = tree.css_first(f'[id="{into}"]') if into is not None and _IDENTIFIER.fullmatch(into) else node
            if target is node:
                node.insert_before(words)
            elif target is not None:
                _show(target, words)


_IDENTIFIER = re.compile(r"[\w:.-]{1,100}")


def _with_address(markup: str) -> str:
    for read in _readings(markup):
        words = script_words.words(read)
        if emails.ADDRESS.search(words):
            return words
    return ""


def _readings(markup: str) -> Iterator[str]:
    yield markup
    if "znvygb" in markup:
        yield codecs.encode(markup, "rot13")


def _show(node: LexborNode, words: str) -> None:
    if "@" not in (node.text() or ""):
        node.replace_with(words)
