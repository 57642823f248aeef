"""Styles of an OpenDocument text: what is hidden or a title, and which pages' headers are in use (ODF 1.3 part 3, 16)."""

from __future__ import annotations

from dataclasses import dataclass

_PREFIXES = {
    "http://www.w3.org/1999/xlink": "xlink",
    "http://purl.org/dc/elements/1.1/": "dc",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
    "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0": "fo",
    "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0": "svg",
}
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"


def short(name: str) -> str:
    """`namespace local` by the usual prefix: `text:p`, `draw:text-box`, `xlink:href`; else `?:local`."""
    namespace, _, local = name.rpartition(" ")
    prefix = _PREFIXES.get(namespace)
    if prefix is None:
        prefix = namespace.removeprefix(_OASIS).partition(":")[0] if namespace.startswith(_OASIS) else "?"
    return f"{prefix}:{local}" if namespace else local


@dataclass(slots=True)
class _Style:
    name: str
    parent: str = ""
    hidden: bool | None = None


class Styles:
    """Grows as style elements come; a later style of the same name replaces an earlier one."""

    def __init__(self) -> None:
        self._styles: dict[tuple[str, str], _Style] = {}
        self._open: _Style | None = None
        self.language = ""
        self.masters: dict[str, None] = {"Standard": None}
        """The page styles that paragraphs begin, the usual one first."""
        self._next: dict[str, str] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Told of each element by its short name, with the short names of its attributes."""
        if tag == "style:style":
            name = attributes.get("style:name", "")
            self._open = _Style(name, attributes.get("style:parent-style-name", ""))
            self._styles[attributes.get("style:family", ""), name] = self._open
            if master := attributes.get("style:master-page-name"):
                self.masters[master] = None
        elif tag == "style:default-style":
            self._open = _Style("")
        elif tag == "style:text-properties" and self._open is not None:
            if (display := attributes.get("text:display")) is not None:
                self._open.hidden = display == "none"
            if not self._open.name and attributes.get("fo:language", "none") not in ("none", "zxx"):
                self.language = self.language or attributes["fo:language"]
        elif tag == "style:master-page":
            self._next[attributes.get("style:name", "")] = attributes.get("style:next-style-name", "")

    def end(self, tag: str) -> None:
        if tag in ("style:style", "style:default-style"):
            self._open = None

    def _line(self, family: str, name: str) -> list[_Style]:
        """A style and those that it is based on; ten at most, so that a circle ends."""
        line: list[_Style] = []
        while len(line) < 10 and (style := self._styles.get((family, name))) is not None:
            line.append(style)
            name = style.parent
        return line

    def is_title(self, name: str) -> bool:
        return name == "Title" or any("Title" in (s.name, s.parent) for s in self._line("paragraph", name))

    def hidden(self, family: str, name: str) -> bool | None:
        """None where the style says nothing of it."""
        return next((s.hidden for s in self._line(family, name) if s.hidden is not None), None)

    def used_masters(self) -> list[str]:
        """Page styles that are in use, each followed by the one of the pages after."""
        used = dict(self.masters)
        for name in self.masters:
            if following := self._next.get(name):
                used[following] = None
        return list(used)
