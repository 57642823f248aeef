"""What the smaller parts of a DOCX tell: relationships, styles, settings and properties (ECMA-376 parts 1 and 2)."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main ",
    "http://purl.oclc.org/ooxml/wordprocessingml/main ",
)
_PREFIXES = {
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://schemas.openxmlformats.org/package/2006/content-types": "ct",
    "http://schemas.openxmlformats.org/package/2006/metadata/core-properties": "cp",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
_OFF = frozenset(("0", "false", "off", "none"))


def short(name: str) -> str:
    """`namespace local` by the usual prefix: `p` (WordprocessingML has none here), `mc:Choice`; else `?:local`."""
    if name.startswith(_WORD):
        return name.rpartition(" ")[2]
    namespace, _, local = name.rpartition(" ")
    return f"{_PREFIXES.get(namespace, '?')}:{local}" if namespace else local


def attribute(attributes: dict[str, str], local: str) -> str:
    """An attribute of WordprocessingML, in either edition of the standard; empty where it is not given."""
    for namespace in _WORD:
        if (value := attributes.get(namespace + local)) is not None:
            return value
    return attributes.get(local, "")


def related(attributes: dict[str, str], local: str = "id") -> str:
    """The id of a relationship that an element refers to, or empty."""
    return next((v for k, v in attributes.items() if short(k) == f"r:{local}"), "")


def is_on(attributes: dict[str, str]) -> bool:
    """Whether a property that is on by being there is on (17.3.2.22, ST_OnOff)."""
    return attribute(attributes, "val") not in _OFF


class Relationships:
    """By id: the last word of the kind (`header`, `hyperlink`, `styles`), and the target, resolved unless external."""

    def __init__(self, part: str = "") -> None:
        self._folder = posixpath.dirname(part)
        self.targets: dict[str, tuple[str, str]] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if short(name) == "rel:Relationship":
            target = attributes.get("Target", "")
            if attributes.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", self._folder, target)).lstrip("/")
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.targets[attributes.get("Id", "")] = (kind, target)

    def end(self, name: str) -> None: ...

    def text(self, words: str) -> None: ...

    def first(self, kind: str) -> str:
        """The target of the first relationship of a kind, or empty."""
        return next((target for k, target in self.targets.values() if k == kind), "")

    def target(self, id_: str, kind: str) -> str:
        """Where one relationship of this kind leads, or empty."""
        found = self.targets.get(id_)
        return found[1] if found is not None and found[0] == kind else ""


@dataclass(slots=True)
class _Style:
    based_on: str = ""
    heading: bool = False
    hidden: bool | None = None


class Styles:
    """Which styles make a heading or hidden text, whatever a language calls them; the document's language."""

    def __init__(self) -> None:
        self._styles: dict[str, _Style] = {}
        self._open: _Style | None = None
        self._in_defaults = False
        self.default_paragraph = ""
        self.language = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = short(name)
        if tag == "style":
            self._open = _Style()
            id_ = attribute(attributes, "styleId")
            self._styles[id_] = self._open
            if attribute(attributes, "type") == "paragraph" and attribute(attributes, "default") in ("1", "true", "on"):
                self.default_paragraph = id_
        elif tag == "docDefaults":
            self._in_defaults = True
        elif tag == "lang" and self._in_defaults:
            self.language = attribute(attributes, "val")
        elif (style := self._open) is not None:
            if tag == "basedOn":
                style.based_on = attribute(attributes, "val")
            elif tag == "name":
                called = attribute(attributes, "val").lower()
                style.heading |= called == "title" or called.startswith("heading ")
            elif tag == "outlineLvl":
                style.heading |= attribute(attributes, "val") in tuple("012345678")
            elif tag == "vanish":
                style.hidden = is_on(attributes)

    def end(self, name: str) -> None:
        tag = short(name)
        if tag == "style":
            self._open = None
        elif tag == "docDefaults":
            self._in_defaults = False

    def text(self, words: str) -> None: ...

    def _line(self, id_: str) -> list[_Style]:
        """A style and those that it is based on; ten at most, so that a circle ends."""
        line: list[_Style] = []
        while len(line) < 10 and (style := self._styles.get(id_)) is not None:
            line.append(style)
            id_ = style.based_on
        return line

    def is_heading(self, id_: str) -> bool:
        return any(style.heading for style in self._line(id_))

    def is_hidden(self, id_: str) -> bool:
        return next((s.hidden for s in self._line(id_) if s.hidden is not None), False)


@dataclass(slots=True)
class Settings:
    """Whether even pages have headers of their own."""

    even_headers: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if short(name) == "evenAndOddHeaders":
            self.even_headers = is_on(attributes)

    def end(self, name: str) -> None: ...

    def text(self, words: str) -> None: ...


@dataclass(slots=True)
class Properties:
    """Title and language as the file declares them. Who made the file and when says nothing of the release."""

    found: dict[str, str] = field(default_factory=dict)
    _tag: str = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002
        self._tag = short(name)

    def end(self, name: str) -> None:  # noqa: ARG002
        self._tag = ""

    def text(self, words: str) -> None:
        if self._tag in ("dc:title", "dc:language"):
            self.found[self._tag.partition(":")[2]] = words


@dataclass(slots=True)
class ContentTypes:
    """The kind of each part, by its name (part 2, 10.1.2)."""

    overrides: dict[str, str] = field(default_factory=dict)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if short(name) == "ct:Override":
            self.overrides[attributes.get("PartName", "").lstrip("/")] = attributes.get("ContentType", "")

    def end(self, name: str) -> None: ...

    def text(self, words: str) -> None: ...

    def main(self) -> tuple[str, str]:
        """The part that is the document itself, and its kind; both empty where none says so."""
        return next(
            ((part, kind) for part, kind in self.overrides.items() if kind.endswith(".main+xml")),
            ("", ""),
        )
