"""XML of vocabularies that browsers do not know (DocBook, TEI, an issuer's own) as a page: what is set apart there is set
apart in it. XHTML is a page already; feeds and news items are read elsewhere."""

from __future__ import annotations

import re

from directory.readers import prologue

_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z_][\w.:-]{0,60})(?P<rest>(?:\s[^<>]{0,2000}?)?)(?P<empty>/?)>")
_ROOT = re.compile(r"<(?:[\w.-]{1,30}:)?(?P<name>[A-Za-z_][\w.-]{0,60})")
_TARGET = re.compile(r"""(?:url|xlink:href|href|target)\s?=\s?["'](?P<target>[^"'<>]{1,500})["']""")
_INLINE = frozenset(
    "abbr abbrev acronym add addname affiliation b bold citation citetitle code command corr date del distinct emph emphasis"
    " filename firstname firstterm foreign forename foreignphrase gap genname givenname hi honorific i italic keyword lang"
    " lineage literal mark name.given namelink nobr num orig othername persname personname phrase placename postcode productname q quote reg"
    " roleterm rs sic span strong strike sub subscript sup superscript supplied surname term time trademark tt u underline"
    " unclear val wordasword familyname first last first-name last-name lastname prename vorname nachname prenom nom".split()
)
"""Elements within a line, in the vocabularies for documents; any other is a block of its own."""
_LINKS = frozenset(("ulink", "link", "ref", "xref", "a"))
_HEADINGS = frozenset(("title", "head", "heading", "headline", "subtitle"))
_BREAKS = frozenset(("lb", "br", "newline", "linebreak", "break"))
_PARAGRAPHS = frozenset(
    (
        "p",
        "para",
        "simpara",
        "paragraph",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "table",
        "tr",
        "td",
        "th",
        "pre",
    )
)
_HEAD = 1_000
"""Within so many characters a declaration begins; all of a page is not copied for that."""
_SILENT = frozenset(("teiheader", "script", "style"))


def is_foreign(content: str, suffix: str) -> bool:
    """Whether it is XML, and its root no element of HTML's."""
    if not (suffix in ("xml", "dbk", "docbook", "tei") or content[:_HEAD].lstrip()[:5] == "<?xml"):
        return False
    root = _ROOT.match(content, prologue.end(content, doctype=True))
    return root is not None and root["name"].lower() not in _OF_HTML


_OF_HTML = frozenset("html head body div p h1 h2 h3 main a span define-tag".split())


def as_page(content: str) -> str:
    """The same with elements that browsers know, in the same order."""
    content = content[prologue.end(content, doctype=True) :]
    return f"<html><body>{_TAG.sub(_Renaming(), content)}</body></html>"


class _Renaming:
    """Gives each tag, in order, another name."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._after = 0  # where the last line break ended

    def __call__(self, found: re.Match[str]) -> str:
        name = found["name"].rpartition(":")[2].lower()
        empty = bool(found["empty"])
        if name in _BREAKS:
            self._after = found.end()
            return "" if found["close"] else "<br>"
        if found["close"]:
            return f"</{self._open.pop()}>" if self._open else ""
        instead = self._instead(name, found)
        opened = f"<{instead}>"
        words = ""
        if instead == "a" and (target := _TARGET.search(found["rest"])) is not None:
            opened = f'<a href="{target["target"]}">'
            words = target["target"].removeprefix("mailto:") if empty else ""
        if empty:
            return f"{opened}{words}</{instead}>"
        self._open.append(instead)
        return opened

    def _instead(self, name: str, found: re.Match[str]) -> str:
        if name in _LINKS:
            return "a"
        if name in _INLINE:
            return "span"
        if name in _HEADINGS:
            return "h2"
        if name in _PARAGRAPHS:
            return "p" if name in ("para", "simpara", "paragraph") else name
        if name in _SILENT:
            return "style"
        # Within words, or behind a line break, an element is of the line, whatever its name says.
        before = found.string[max(0, found.start() - 60) : found.start()].rstrip()[-1:]
        return "span" if before not in ("", ">") or found.start() == self._after else "div"
