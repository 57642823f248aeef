"""ODT (also OTT and flat ODF): the words of an OpenDocument text as a word processor shows them (ODF 1.3 part 3).

Deleted and hidden text is no text; inserted text is. Text boxes follow the paragraph that they hang on, notes the body;
headers come first and footers last, each once. Numbers of lists are made by the word processor and stand nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field

from directory.errors import UnreadableDocument
from directory.limits import Limits
from directory.readers import xml_events
from directory.readers.archive import Archive
from directory.readers.lines import Full, Lines, Mark
from directory.readers.odt_styles import Styles, short
from directory.records import Document, Text

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_FLAT = re.compile(
    rb"\s*(?:\xef\xbb\xbf\s*)?(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!DOCTYPE[^>]{0,200}>\s*)?<office:document\s[^>]*mimetype=.application/vnd\.oasis\.opendocument\.text"
)
"""White space is in each optional piece, so that it can be read in one way only."""
_SPACE = re.compile(r"[ \t\r\n]+")
_SKIPPED = frozenset(
    "text:deletion text:insertion text:format-change office:annotation office:forms office:scripts office:settings text:ruby-text text:note-citation"
    " text:number text:placeholder svg:title svg:desc draw:object draw:object-ole draw:image office:binary-data"
    " table:covered-table-cell text:notes-configuration".split()
)
_BOXES = frozenset(
    "draw:text-box draw:custom-shape draw:rect draw:ellipse draw:circle draw:polygon draw:regular-polygon draw:path"
    " draw:polyline draw:line draw:connector draw:caption draw:measure".split()
)
_MARGINS = {
    kind: margin
    for margin in ("header", "footer")
    for kind in (f"style:{margin}-first", f"?:{margin}-first", f"style:{margin}", f"style:{margin}-left")
}
"""Where headers and footers are: of the first page (LibreOffice's own before ODF 1.3), of all, of left pages."""


def is_flat(head: bytes) -> bool:
    """Whether a file begins as an OpenDocument text in a single XML file."""
    return b"opendocument.text" in head and _FLAT.match(head) is not None


def read(document: Document, archive: Archive, limits: Limits) -> Text:
    """Raises UnreadableDocument where the container or its XML is broken or locked, EmptyDocument without words."""
    if b"encryption-data" in archive.start("META-INF/manifest.xml", 1_000_000):
        raise UnreadableDocument(document.name, "it is locked with a password")
    if "content.xml" not in archive:
        raise UnreadableDocument(document.name, "the part that holds its words is missing")
    parts = [archive.chunks(part) for part in ("meta.xml", "styles.xml", "content.xml") if part in archive]
    return _text(document, parts, lambda: archive.capped, limits)


def read_flat(document: Document, limits: Limits) -> Text:
    """As `read`, for one XML file."""
    content = document.content
    step = 1 << 18
    pieces = (content[at : at + step] for at in range(0, len(content), step))
    return _text(document, [pieces], lambda: False, limits)


def _text(document: Document, parts: Iterable[Iterable[bytes]], capped: Callable[[], bool], limits: Limits) -> Text:
    story, budget = _Story(limits), xml_events.Budget(limits)
    warnings: tuple[str, ...] = ()
    with suppress(Full):  # the text says so itself
        try:
            whole = [xml_events.parse(part, story, budget, document.name) for part in parts]
            if not all(whole):
                only = f"only {limits.unpacked_bytes:,} bytes of it were unpacked"
                warnings = (only if capped() else "it ends in the middle",)
        except xml_events.Full:
            warnings = (f"only the first {limits.elements:,} elements of it were read",)
        story.close()
    metadata = {"language": story.styles.language} | story.metadata
    return story.whole().text(MEDIA_TYPE, document.name, metadata, warnings)


@dataclass(slots=True)
class _Paragraph:
    heading: bool
    begun: Mark | None = None
    after_space: bool = True  # white space is shown once, and not where a paragraph begins
    boxes: list[Lines] = field(default_factory=list)


@dataclass(slots=True)
class _Place:
    """Where words go: the body, a text box, a note, a header."""

    lines: Lines
    paragraph: _Paragraph | None = None
    cells: list[Mark] = field(default_factory=list)
    hidden: list[bool] = field(default_factory=list)  # whether paragraph and spans are


class _Story:
    """All parts of one document, written as their elements come."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.styles = Styles()
        self.metadata: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._open: list[tuple[str, Mark | None]] = []
        self._skip = 0
        self._body = _Place(Lines(self._limits))
        self._place = self._body
        self._around: list[_Place] = []
        self._links: list[str] = []
        self._notes = Lines(limits)
        self._master = ""
        self._change = ""
        self._deletions: set[str] = set()  # which changes are
        self._deleted: set[str] = set()  # those that are open
        self._margins: dict[tuple[str, str], Lines] = {}

    def whole(self) -> Lines:
        """Headers, body, notes, footers: all that was found."""
        whole = Lines(self._limits)
        with suppress(Full):
            self._add_margins(whole, "header")
            whole.add(self._body.lines)
            whole.add(self._notes)
            self._add_margins(whole, "footer")
        return whole

    def _add_margins(self, whole: Lines, margin: str) -> None:
        seen: set[str] = set()
        for master in self.styles.used_masters():
            for kind in (kind for kind, of in _MARGINS.items() if of == margin):
                lines = self._margins.get((master, kind))
                if lines is not None and str(lines) not in seen:
                    seen.add(str(lines))
                    whole.add(lines)

    def close(self) -> None:
        """Keeps what was still open when the document ended early. Raises Full."""
        while self._around:
            tag, _ = self._open.pop() if self._open else ("draw:text-box", None)
            if tag in _BOXES or tag == "text:note-body" or tag in _MARGINS:
                self._end_place(tag)

    # ------------------------------------------------------------ events

    def _short(self, name: str) -> str:
        known = self._names.get(name)
        if known is None:
            known = self._names[name] = short(name)
        return known

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = self._short(name)
        if self._skip:
            self._skip += 1
            return
        given = {self._short(key): value for key, value in attributes.items()}
        if tag == "text:deletion":
            self._deletions.add(self._change)
        if tag in _SKIPPED or _is_hidden(tag, given):
            self._skip = 1
            return
        mark: Mark | None = None
        if (begin := _START.get(tag)) is not None:
            mark = begin(self, given)
        elif tag in _BOXES or tag == "text:note-body" or tag in _MARGINS:
            self._around.append(self._place)
            self._place = _Place(Lines(self._limits))
        elif tag.startswith("style:"):
            self.styles.start(tag, given)
            if tag == "style:master-page":
                self._master = given.get("style:name", "")
        self._open.append((tag, mark))

    def end(self, name: str) -> None:  # noqa: ARG002
        if self._skip:
            self._skip -= 1
            return
        tag, mark = self._open.pop()
        if (finish := _END.get(tag)) is not None:
            finish(self, mark)
        elif tag in _BOXES or tag == "text:note-body" or tag in _MARGINS:
            self._end_place(tag)
        elif tag.startswith("style:"):
            self.styles.end(tag)

    def text(self, words: str) -> None:
        if self._skip:
            return
        paragraph = self._place.paragraph
        if paragraph is not None:
            words = _SPACE.sub(" ", words)
            if paragraph.after_space and words.startswith(" "):
                words = words[1:]
            if words:
                self._write(words)
                paragraph.after_space = words.endswith(" ")
        elif self._open and self._open[-1][0] in ("dc:title", "dc:language"):
            self.metadata[self._open[-1][0].partition(":")[2]] = words

    # ------------------------------------------------------------ words

    def _write(self, words: str) -> None:
        place = self._place
        paragraph, lines = place.paragraph, place.lines
        if paragraph is None or (place.hidden and place.hidden[-1]) or self._deleted:
            return
        paragraph.after_space = False
        if words == "\n":
            lines.end_line()
            return
        if paragraph.begun is None:
            if paragraph.heading and not place.cells:
                lines.fresh_block()
            paragraph.begun = lines.mark()
        lines.write(words)

    def _spaces(self, given: dict[str, str]) -> None:
        count = given.get("text:c", "1")
        self._write(" " * min(int(count) if count.isascii() and count.isdigit() and len(count) < 5 else 1, 200))

    def _tab(self, _: dict[str, str]) -> None:
        self._write("\t")

    def _line_break(self, _: dict[str, str]) -> None:
        self._write("\n")

    def _region(self, given: dict[str, str]) -> None:
        self._change = given.get("text:id", given.get("?:id", ""))

    def _change_starts(self, given: dict[str, str]) -> None:
        """What was deleted is kept with the list of changes or, marked like this, where it stood."""
        self._deleted |= {given.get("text:change-id", "")} & self._deletions

    def _change_ends(self, given: dict[str, str]) -> None:
        self._deleted.discard(given.get("text:change-id", ""))

    def _start_paragraph(self, given: dict[str, str]) -> None:
        style = given.get("text:style-name", "")
        self._place.paragraph = _Paragraph(self.styles.is_title(style))
        self._look("paragraph", style)

    def _start_heading(self, given: dict[str, str]) -> None:
        self._start_paragraph(given)
        if self._place.paragraph is not None:
            self._place.paragraph.heading = True

    def _end_paragraph(self, _: Mark | None) -> None:
        place = self._place
        paragraph, lines = place.paragraph, place.lines
        place.paragraph = None
        place.hidden.clear()
        if paragraph is None:
            return
        lines.end_paragraph(paragraph.begun if paragraph.heading else None, place.cells[-1][0] if place.cells else None)
        for box in paragraph.boxes:
            lines.add(box)

    def _start_span(self, given: dict[str, str]) -> None:
        self._look("text", given.get("text:style-name", ""))

    def _end_span(self, _: Mark | None) -> None:
        if self._place.hidden:
            self._place.hidden.pop()

    def _look(self, family: str, style: str) -> None:
        """What a style leaves open is as around it."""
        around = self._place.hidden
        hidden = self.styles.hidden(family, style)
        around.append(hidden if hidden is not None else bool(around and around[-1]))

    def _start_link(self, given: dict[str, str]) -> Mark:
        self._links.append(given.get("xlink:href", ""))
        return self._place.lines.mark()

    def _end_link(self, mark: Mark | None) -> None:
        href = self._links.pop()
        if mark is not None and href:
            self._place.lines.link(mark, href)

    # ------------------------------------------------------------ tables, and what stands beside the text

    def _table(self, _: object) -> None:
        if not self._place.cells:
            self._place.lines.fresh_block()

    def _start_cell(self, _: dict[str, str]) -> None:
        self._place.lines.fresh_line()
        self._place.cells.append(self._place.lines.mark())

    def _end_cell(self, _: Mark | None) -> None:
        place = self._place
        if place.cells:
            place.cells.pop()
            place.lines.one_line_end()

    def _end_place(self, tag: str) -> None:
        self._end_paragraph(None)
        lines, self._place = self._place.lines, self._around.pop()
        if tag in _MARGINS:
            self._margins.setdefault((self._master, tag), lines)
        elif tag == "text:note-body":
            self._notes.add(lines)
        elif self._place.paragraph is not None:
            self._place.paragraph.boxes.append(lines)
        else:
            self._place.lines.add(lines)


def _is_hidden(tag: str, given: dict[str, str]) -> bool:
    return (
        (tag.startswith("text:") and given.get("text:display") == "none")
        or given.get("text:is-hidden") == "true"
        or given.get("style:display") == "false"
        or given.get("table:visibility") == "collapse"
    )


_START: dict[str, Callable[[_Story, dict[str, str]], Mark | None]] = {
    "text:p": _Story._start_paragraph,
    "text:h": _Story._start_heading,
    "text:span": _Story._start_span,
    "text:a": _Story._start_link,
    "text:s": _Story._spaces,
    "text:tab": _Story._tab,
    "text:line-break": _Story._line_break,
    "text:changed-region": _Story._region,
    "text:change-start": _Story._change_starts,
    "text:change-end": _Story._change_ends,
    "table:table": _Story._table,
    "table:table-cell": _Story._start_cell,
}
_END: dict[str, Callable[[_Story, Mark | None], None]] = {
    "text:p": _Story._end_paragraph,
    "text:h": _Story._end_paragraph,
    "text:span": _Story._end_span,
    "text:a": _Story._end_link,
    "table:table": _Story._table,
    "table:table-cell": _Story._end_cell,
}
