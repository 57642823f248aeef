"""The words of one part of a DOCX: body, header, footer, notes (ECMA-376 part 1, clause 17)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from directory.limits import Limits
from directory.readers.docx_parts import Relationships, Styles, attribute, is_on, related, short
from directory.readers.lines import Lines, Mark
from directory.readers.symbols import symbol

_HYPERLINK = re.compile(r'\s*HYPERLINK\s+"([^"]*)"')
_CODE = re.compile(r"[0-9A-Fa-f]{1,5}")
_LEVELS = tuple("012345678")
_CHARACTERS = {
    "tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "",
}  # fmt: skip


@dataclass(slots=True)
class _Field:
    """A field of several runs (17.16.18): its instruction, and where its result begins."""

    instruction: str = ""
    start: Mark | None = None


@dataclass(slots=True)
class _Paragraph:
    style: str
    heading: bool | None = None
    begun: Mark | None = None
    goes_on: bool = False  # its end was deleted, so the next one continues it
    boxes: list[Lines] = field(default_factory=list)


@dataclass(slots=True)
class _Run:
    style: str = ""
    hidden: bool | None = None


class Story:
    """One part's text, written as its elements come."""

    def __init__(self, related_: Relationships, styles: Styles, limits: Limits) -> None:
        self._related = related_
        self._styles = styles
        self._limits = limits
        self.lines = Lines(limits)
        self.notes = False
        self._open: list[tuple[str, Mark | None]] = []
        self._skip = 0  # depth within what is not read
        self._names: dict[str, str] = {}
        self._preserve = False
        self._paragraph: _Paragraph | None = None
        self._run: _Run | None = None
        self._fields: list[_Field] = []
        self._links: list[str] = []
        self._cells: list[Mark] = []
        self._rows: list[bool] = []  # whether each open row is hidden or deleted
        self._hidden_rows = 0
        self._prompts: list[bool] = []  # whether each open content control shows but a request for words
        self._chosen: list[bool] = []  # whether each open choice of markup has been made
        self._around: list[tuple[Lines, _Paragraph | None, _Run | None, list[_Field], list[Mark]]] = []
        self._references: list[tuple[str, str, str]] = []
        self._title_page = False

    def shown(self, kind: str, *, even: bool) -> list[str]:
        """The relationships of the headers or footers that pages show: first page, usual, even pages."""
        kinds = ["first"] * self._title_page + ["default"] + ["even"] * even
        return [id_ for wanted in kinds for k, type_, id_ in self._references if (k, type_) == (kind, wanted)]

    def close(self) -> None:
        """Keeps what was still open when the part ended early. Raises Full."""
        while self._around:
            self._end_box(None)
            self._end_paragraph(None)

    # ------------------------------------------------------------ events

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = self._names.get(name)
        if tag is None:
            tag = self._names[name] = short(name)
        if self._skip or self._is_skipped(tag):
            self._skip += 1
            return
        mark: Mark | None = None
        if tag == "t":
            self._preserve = attributes.get("http://www.w3.org/XML/1998/namespace space") == "preserve"
        elif tag in _CHARACTERS:
            if self._parent() == "r":
                self._write(_CHARACTERS[tag])
        elif (begin := _START.get(tag)) is not None:
            mark = begin(self, attributes)
        self._open.append((tag, mark))

    def end(self, name: str) -> None:  # noqa: ARG002
        if self._skip:
            self._skip -= 1
            return
        tag, mark = self._open.pop()
        if (finish := _END.get(tag)) is not None:
            finish(self, mark)

    def text(self, words: str) -> None:
        if self._skip:
            return
        tag = self._parent()
        if tag in ("t", "m:t"):
            words = words if self._preserve else words.strip(" \t\r\n")
            self._write(words.replace("\n", " "))
        elif tag == "instrText" and self._fields and len(self._fields[-1].instruction) < 4_000:
            self._fields[-1].instruction += words

    def _parent(self) -> str:
        return self._open[-1][0] if self._open else ""

    def _is_skipped(self, tag: str) -> bool:
        if tag == "del":  # within properties it says that a paragraph's end or a row was deleted, and holds nothing
            return self._parent() not in ("rPr", "trPr")
        if tag == "sdtContent":
            return bool(self._prompts and self._prompts[-1])
        if tag in ("mc:Choice", "mc:Fallback") and self._chosen:
            chosen, self._chosen[-1] = self._chosen[-1], True
            return chosen
        return tag in ("moveFrom", "rt")  # sounds that stand above characters would part a name

    # ------------------------------------------------------------ words

    def _write(self, words: str) -> None:
        run, paragraph, lines = self._run, self._paragraph, self.lines
        if self._hidden_rows or (run is not None and self._is_hidden(run)):
            return
        if words == "\n":
            lines.end_line()
            return
        if paragraph is not None and paragraph.begun is None:
            if self._is_heading(paragraph) and not self._cells:
                lines.fresh_block()
            paragraph.begun = lines.mark()
        lines.write(words)

    def _is_hidden(self, run: _Run) -> bool:
        if run.hidden is not None:
            return run.hidden
        return self._styles.is_hidden(run.style) or self._styles.is_hidden(self._style())

    def _is_heading(self, paragraph: _Paragraph) -> bool:
        return self._styles.is_heading(paragraph.style) if paragraph.heading is None else paragraph.heading

    def _style(self) -> str:
        return self._paragraph.style if self._paragraph is not None else ""

    # ------------------------------------------------------------ paragraphs and runs

    def _start_paragraph(self, _: dict[str, str]) -> None:
        if self._paragraph is None or not self._paragraph.goes_on:
            self._paragraph = _Paragraph(self._styles.default_paragraph)
        self._paragraph.goes_on = False

    def _end_paragraph(self, _: Mark | None) -> None:
        paragraph, lines = self._paragraph, self.lines
        if paragraph is None or paragraph.goes_on:
            return
        self._paragraph = None
        heading = paragraph.begun if paragraph.begun is not None and self._is_heading(paragraph) else None
        lines.end_paragraph(heading, self._cells[-1][0] if self._cells else None)
        for box in paragraph.boxes:
            lines.add(box)

    def _paragraph_style(self, attributes: dict[str, str]) -> None:
        if self._paragraph is not None:
            self._paragraph.style = attribute(attributes, "val")

    def _outline(self, attributes: dict[str, str]) -> None:
        if self._paragraph is not None:
            self._paragraph.heading = attribute(attributes, "val") in _LEVELS

    def _start_run(self, _: dict[str, str]) -> None:
        self._run = _Run()

    def _end_run(self, _: Mark | None) -> None:
        self._run = None

    def _run_style(self, attributes: dict[str, str]) -> None:
        if self._run is not None:
            self._run.style = attribute(attributes, "val")

    def _vanish(self, attributes: dict[str, str]) -> None:
        if self._run is not None:
            self._run.hidden = is_on(attributes)

    def _deleted(self, _: dict[str, str]) -> None:
        if self._parent() == "trPr":
            self._hide_row({})
        elif self._run is None and self._paragraph is not None:
            self._paragraph.goes_on = True

    def _symbol(self, attributes: dict[str, str]) -> None:
        code = attribute(attributes, "char")
        if _CODE.fullmatch(code):
            self._write(symbol(attribute(attributes, "font"), int(code, 16)))

    # ------------------------------------------------------------ links and fields

    def _start_link(self, attributes: dict[str, str]) -> Mark:
        self._links.append(self._related.target(related(attributes), "hyperlink"))
        return self.lines.mark()

    def _end_link(self, mark: Mark | None) -> None:
        href = self._links.pop()
        if mark is not None and href:
            self.lines.link(mark, href)

    def _simple_field(self, attributes: dict[str, str]) -> Mark:
        found = _HYPERLINK.match(attribute(attributes, "instr"))
        self._links.append(found[1] if found is not None else "")
        return self.lines.mark()

    def _field_sign(self, attributes: dict[str, str]) -> None:
        kind = attribute(attributes, "fldCharType")
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].start = self.lines.mark()
        elif kind == "end" and self._fields:
            ended = self._fields.pop()
            found = _HYPERLINK.match(ended.instruction)
            if ended.start is not None and found is not None:
                self.lines.link(ended.start, found[1])

    # ------------------------------------------------------------ tables

    def _start_table(self, _: dict[str, str]) -> None:
        if not self._cells:
            self.lines.fresh_block()

    def _end_table(self, _: Mark | None) -> None:
        if not self._cells:
            self.lines.fresh_block()

    def _start_row(self, _: dict[str, str]) -> None:
        self._rows.append(False)

    def _end_row(self, _: Mark | None) -> None:
        self._hidden_rows -= self._rows.pop()

    def _hide_row(self, attributes: dict[str, str]) -> None:
        if self._rows and not self._rows[-1] and is_on(attributes):
            self._rows[-1] = True
            self._hidden_rows += 1

    def _start_cell(self, _: dict[str, str]) -> None:
        self.lines.fresh_line()
        self._cells.append(self.lines.mark())

    def _end_cell(self, _: Mark | None) -> None:
        self._cells.pop()
        self.lines.one_line_end()

    # ------------------------------------------------------------ what stands beside the text

    def _start_box(self, _: dict[str, str]) -> None:
        self._around.append((self.lines, self._paragraph, self._run, self._fields, self._cells))
        self.lines, self._paragraph, self._run, self._fields, self._cells = Lines(self._limits), None, None, [], []

    def _end_box(self, _: Mark | None) -> None:
        if self._paragraph is not None:
            self._paragraph.goes_on = False
            self._end_paragraph(None)
        box = self.lines
        self.lines, self._paragraph, self._run, self._fields, self._cells = self._around.pop()
        if self._paragraph is not None:
            self._paragraph.boxes.append(box)
        else:
            self.lines.add(box)

    def _start_control(self, _: dict[str, str]) -> None:
        self._prompts.append(False)

    def _end_control(self, _: Mark | None) -> None:
        self._prompts.pop()

    def _prompt(self, attributes: dict[str, str]) -> None:
        if self._prompts:
            self._prompts[-1] = is_on(attributes)

    def _start_choice(self, _: dict[str, str]) -> None:
        self._chosen.append(False)

    def _end_choice(self, _: Mark | None) -> None:
        self._chosen.pop()

    def _note(self, _: dict[str, str]) -> None:
        self.notes = True

    def _header(self, attributes: dict[str, str]) -> None:
        self._references.append(("header", attribute(attributes, "type") or "default", related(attributes)))

    def _footer(self, attributes: dict[str, str]) -> None:
        self._references.append(("footer", attribute(attributes, "type") or "default", related(attributes)))

    def _has_title_page(self, attributes: dict[str, str]) -> None:
        self._title_page |= is_on(attributes)


_START: dict[str, Callable[[Story, dict[str, str]], Mark | None]] = {
    "p": Story._start_paragraph,
    "pStyle": Story._paragraph_style,
    "outlineLvl": Story._outline,
    "r": Story._start_run,
    "rStyle": Story._run_style,
    "vanish": Story._vanish,
    "del": Story._deleted,
    "sym": Story._symbol,
    "hyperlink": Story._start_link,
    "fldSimple": Story._simple_field,
    "fldChar": Story._field_sign,
    "tbl": Story._start_table,
    "tr": Story._start_row,
    "hidden": Story._hide_row,
    "tc": Story._start_cell,
    "txbxContent": Story._start_box,
    "sdt": Story._start_control,
    "showingPlcHdr": Story._prompt,
    "mc:AlternateContent": Story._start_choice,
    "footnoteReference": Story._note,
    "endnoteReference": Story._note,
    "headerReference": Story._header,
    "footerReference": Story._footer,
    "titlePg": Story._has_title_page,
}
_END: dict[str, Callable[[Story, Mark | None], None]] = {
    "p": Story._end_paragraph,
    "r": Story._end_run,
    "hyperlink": Story._end_link,
    "fldSimple": Story._end_link,
    "tbl": Story._end_table,
    "tr": Story._end_row,
    "tc": Story._end_cell,
    "txbxContent": Story._end_box,
    "sdt": Story._end_control,
    "mc:AlternateContent": Story._end_choice,
}
