"""Where the words of an RTF document go: paragraphs, cells, boxes, notes, margins; and what a group says of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from directory.limits import Limits
from directory.readers.lines import Full, Lines, Mark
from directory.readers.rtf_words import MARGINS

SHOWN, WAITING, UNSHOWN = range(3)
"""What becomes of a group's words: shown; not shown, though a group within may be; never shown."""


@dataclass(slots=True)
class State:
    """What a group inherits from the one around it, and leaves behind."""

    shown: int = SHOWN
    collects: list[str] | None = None  # where words go that are not of the text: an instruction, a name
    defines: str = ""  # the table within: fonts, styles
    fallbacks: int = 1  # characters behind each \\u for readers that do not know it
    font: int = -1
    hidden: bool = False
    deleted: bool = False
    in_table: bool = False
    style: int = 0
    outlined: bool = False
    language: int = 0  # [MS-LCID]

    def copy(self) -> State:
        return State(
            self.shown, self.collects, self.defines, self.fallbacks, self.font, self.hidden, self.deleted,
            self.in_table, self.style, self.outlined, self.language,
        )  # fmt: skip


@dataclass(slots=True)
class _Place:
    """Where words go: the body, a text box, a note, a header."""

    lines: Lines
    begun: Mark | None = None  # of the paragraph
    cell: Mark | None = None
    below_table: bool = False
    boxes: list[Lines] = field(default_factory=list)


class Page:
    """The document as it is written. Each act is told the state of the group that it stands in."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._body = _Place(Lines(limits))
        self._place = self._body
        self._margins: dict[str, list[Lines]] = {}
        self._languages: Counter[int] = Counter()  # characters written in each
        self.notes = Lines(limits)
        self.headings: set[int] = set()
        """The styles that make a heading."""
        self.title_page = self.facing = False

    @property
    def lines(self) -> Lines:
        """What is written to at present."""
        return self._place.lines

    @property
    def boxes(self) -> list[Lines]:
        """What is to follow the paragraph."""
        return self._place.boxes

    @property
    def language(self) -> int:
        """[MS-LCID] of most of the words; 0 for none."""
        return max(self._languages, key=lambda number: self._languages[number], default=0)

    def whole(self) -> Lines:
        """Headers, body, notes and footers."""
        whole = Lines(self._limits)
        with suppress(Full):  # the text says so itself
            self._add_margins(whole, "header")
            whole.add(self._body.lines)
            whole.add(self.notes)
            self._add_margins(whole, "footer")
        return whole

    def margin(self, kind: str) -> list[Lines]:
        """Where the headers or footers of a kind are kept."""
        return self._margins.setdefault(kind, [])

    def _add_margins(self, whole: Lines, margin: str) -> None:
        seen: set[str] = set()
        for kind in (kind for kind, of in MARGINS.items() if of == margin):
            if (kind[-1] == "f" and not self.title_page) or (kind[-1] == "l" and not self.facing):
                continue
            for lines in self._margins.get(kind, ()):
                if str(lines) not in seen:
                    seen.add(str(lines))
                    whole.add(lines)

    def write(self, state: State, words: str) -> None:
        """Words that stand here. Raises Full."""
        place = self._place
        if state.collects is not None:
            if len(state.collects) < 1_000:
                state.collects.append(words[:4_000])
            return
        if state.shown != SHOWN or state.hidden or state.deleted:
            return
        lines = place.lines
        if place.begun is None:
            if state.in_table:
                self._begin_in_cell()
            elif place.below_table or self._is_heading(state):
                lines.fresh_block()
                place.below_table = False
            place.begun = lines.mark()
            if state.in_table and place.cell is None:
                place.cell = place.begun
        lines.write(words)
        self._languages[state.language] += len(words)

    def _begin_in_cell(self) -> None:
        place = self._place
        if not place.below_table:
            place.lines.fresh_block()
            place.below_table = True
        elif place.cell is None:
            place.lines.fresh_line()

    def _is_heading(self, state: State) -> bool:
        return state.outlined or state.style in self.headings

    def paragraph(self, state: State) -> None:
        """The paragraph ends."""
        if state.shown != SHOWN or state.collects is not None or state.hidden or state.deleted:
            return
        place = self._place
        if not (state.in_table and place.cell is None):  # a cell does not begin with empty lines
            place.lines.end_line()
        self.end_paragraph(state)

    def end_paragraph(self, state: State) -> None:
        """What was written is a heading or not; text boxes follow."""
        place = self._place
        if place.begun is not None and self._is_heading(state):
            place.lines.heading(place.begun)
            if not state.in_table:
                place.lines.fresh_block()
        place.begun = None
        boxes, place.boxes = place.boxes, []
        for box in boxes:
            place.lines.add(box)

    def line(self, state: State) -> None:
        """The line ends."""
        if state.shown == SHOWN and state.collects is None and not state.hidden and not state.deleted:
            self._place.lines.end_line()

    def cell(self, state: State) -> None:
        """The cell ends."""
        if state.shown != SHOWN:
            return
        place = self._place
        mark = place.cell or place.begun
        self.end_paragraph(state)
        if mark is not None:
            place.lines.one_line_end()
        place.cell, place.below_table = None, True

    def open(self, state: State, done: Callable[[Lines], object]) -> Callable[[], None] | None:
        """The words of this group stand elsewhere: call what is returned at its end, and `done` is told of them."""
        if state.shown == UNSHOWN:
            return None
        around, place = self._place, _Place(Lines(self._limits))
        self._place = place
        state.shown, state.collects, state.in_table = SHOWN, None, False

        def close() -> None:
            self.end_paragraph(state)
            self._place = around
            done(place.lines)

        return close
