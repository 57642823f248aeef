"""What stands beside a contact besides its own fields: languages spoken, the territory it answers for, topics.

Only where the layout says so: a label, brackets with nothing else in them, a heading that is a territory, words behind a
dash on the name's own line. Each value lies literally in the text; languages by BCP 47 code.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from directory.extraction.blocks.offering import Block
from directory.extraction.people.drafts import Beside, Draft
from directory.extraction.people.served import heading, served
from directory.extraction.people.spoken import spoken
from directory.extraction.people.topics import Candidate, candidates, in_role, labelled, settle
from directory.extraction.stretches.chunks import Chunk
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.wholes import Piece

_MOST_LINES = 400
"""So many lines of a block are looked at."""
_BEHIND = 2
"""So many lines right behind a block may still speak of its last contact."""
_SHORT = 120
_AROUND = 320
"""So many characters around a block belong to its first and last line, where that is longer."""
_LONGEST = 300
"""Longer stretches without a mark are prose."""
_CHUNK = re.compile(r"[()（）\[\]|•·;\t]|\s{3,}|\s[-–—]\s|\s[–—](?=\S)|。")
_DETAILS = frozenset(("phone", "mobile", "fax", "email", "web"))
"""Kinds of labels that say nothing but what stands behind them."""
_MARKS = " \t,:：()（）[]-–—"
_LEADING = re.compile(r"[\s*#>_=•·●▪–-]*")
_POSTAL = re.compile(r"\b(?:[A-Z]{1,2}-)?\d{3,6}\b|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b")
"""A postal code, on the line above a country."""


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    taken: list[tuple[int, int, list[Draft], str]]
    held: list[Draft]
    """Whose role or organisation stands on it."""
    blank_before: bool


def look(cutter: Cutter, drafts: Sequence[Draft]) -> None:
    """Add to each draft what stands beside it."""
    ordered = sorted((d for d in drafts if d.block is not None), key=lambda d: (d.block.start, d.start))  # type: ignore[union-attr]
    for _, group in groupby(ordered, key=lambda d: d.block):
        own = list(group)
        if own[0].block is not None:
            _Reader(cutter, own[0].block, own).read()


class _Reader:
    """Reads one block, line by line."""

    def __init__(self, cutter: Cutter, block: Block, drafts: list[Draft]) -> None:
        self.cutter = cutter
        self.text = cutter.text
        self.drafts = drafts
        self.lines = list(self._lines(block))
        self.candidates: list[Candidate] = []

    def read(self) -> None:
        above: list[_Line] = []  # lines of nobody since the last contact's
        area: list[Beside] = []
        last: Draft | None = None
        gap = False
        begun: set[int] = set()
        for line in self.lines:
            gap = gap or line.blank_before
            if not line.taken and len(line.held) == 1:
                for owner, chunk in self._chunks(line):
                    self._beside(chunk, owner)
                if id(line.held[0]) in begun:
                    above, gap = [], False
                continue
            if not line.taken:
                above.append(line)
                if last is not None and not any(one.blank_before for one in above):
                    self._below(line, last)
                continue
            fresh = [d for _, _, owners, label in line.taken for d in owners if id(d) not in begun and label == "name"]
            fresh += [d for _, _, owners, _ in line.taken for d in owners if id(d) not in begun and not d.names]
            if fresh:
                area = self._area(above, area, attached=last is not None, gap=gap)
                if len({id(d) for d in fresh}) == 1:
                    fresh[0].beside += area
                begun |= {id(d) for d in fresh}
            for owner, chunk in self._chunks(line):
                found = self._beside(chunk, owner)
                own = [one for one in found if one.field == "territory"]
                if chunk.first and chunk.before_name and own and owner in fresh:
                    owner.beside = [one for one in owner.beside if one not in area]  # its own, not that of those above
                    area = own
            last = line.taken[-1][2][0] if len(line.taken[-1][2]) == 1 else None
            above, gap = [], False
        settle(self.cutter, self.candidates)

    def _beside(self, chunk: Chunk, owner: Draft) -> list[Beside]:
        if self.cutter.words.labels.get(self.cutter.folded[chunk.start : chunk.end].rstrip(" .")) in _DETAILS:
            return []  # as most are
        found = spoken(self.cutter, chunk.start, chunk.end, bracketed=chunk.opened != "" or chunk.closed != "")
        found = found or served(self.cutter, chunk) or labelled(self.cutter, chunk.start, chunk.end)
        found = found or in_role(self.cutter, chunk)
        if found:
            owner.beside += found
        else:
            self.candidates += candidates(self.cutter, chunk, owner)
        return found

    def _below(self, line: _Line, last: Draft) -> None:
        """A line of nobody right below a contact: only what says by itself what it is."""
        found = spoken(self.cutter, line.start, line.end, bracketed=False, said=True)
        last.beside += found or labelled(self.cutter, line.start, line.end)

    def _area(self, above: list[_Line], before: list[Beside], *, attached: bool, gap: bool) -> list[Beside]:
        """The territory that heads the contact about to begin; without a heading of its own that of the contact before,
        where nothing stands between."""
        found = [(line, here) for line in above if (here := heading(self.cutter, line.start, line.end))]
        if not found:
            return before if not above and not gap else []
        line, here = found[-1]
        if not line.blank_before and _POSTAL.search(
            self.text, self.text.rfind("\n", 0, max(0, line.start - 1)) + 1, line.start
        ):
            return []  # the country of an address
        behind = above[above.index(line) + 1 :]
        if len(found) > 1 or len(behind) > 2 or sum(one.blank_before for one in behind) > 1:
            return []
        follows = above[0] is not line or not line.blank_before
        ended = bool(behind) and behind[0].blank_before
        if attached and follows and (ended or above[0] is not line) and not line.blank_before:
            return []  # the last line of an address, and not the first of what follows
        return here

    def _lines(self, block: Block) -> Iterator[_Line]:
        pieces: dict[tuple[int, int], tuple[list[Draft], str]] = {}
        for draft in self.drafts:
            for piece in (*draft.names, *draft.emails, *(p for p, _ in draft.phones)):
                pieces.setdefault((piece.start, piece.end), ([], _label(draft, piece)))[0].append(draft)
        taken = [(start, end, owners, label) for (start, end), (owners, label) in sorted(pieces.items())]
        starts = [start for start, _, _, _ in taken]
        titles = [(piece.start, draft) for draft in self.drafts for piece in (*draft.roles, *draft.orgs)]
        at = self.text.rfind("\n", max(0, block.start - _AROUND), block.start) + 1
        at = at or max(0, block.start - _AROUND)
        blank = at > 1 and self.text[at - 2 : at] == "\n\n"
        beyond = 0
        for _ in range(_MOST_LINES):
            limit = max(at, block.end) + _AROUND
            if at >= len(self.text) or beyond > _BEHIND:
                return
            end = self.text.find("\n", at, limit)
            end = min(len(self.text), limit) if end < 0 else end
            if self.text[at:end].strip():
                beyond += at >= block.end
                if at >= block.end and (blank or end - at > _SHORT):
                    return
                low, high = bisect_right(starts, at - 1), bisect_right(starts, end - 1)
                titled = [d for start, d in titles if at <= start < end]
                yield _Line(at, end, taken[low:high], titled, blank)
                blank = False
            else:
                blank = True
            at = end + 1

    def _chunks(self, line: _Line) -> Iterator[tuple[Draft, Chunk]]:
        """The words of a line that are in nobody's name, address or number, each with whose they are: those of the contact
        before them on the line, else of the one behind."""
        edges = [(line.start, line.start, list[Draft](), ""), *line.taken, (line.end, line.end, list[Draft](), "")]
        for position, (before, after) in enumerate(pairwise(edges)):
            owners = before[2] or after[2] or line.held
            if len(owners) != 1 or after[0] - before[1] < 2:
                continue
            lead: tuple[int, int] | None = None
            for low, high, opened, closed in self._parts(before[1], after[0]):
                behind = before[3] == "name" and self.text[before[1] : low].strip(_MARKS) == ""
                ahead = after[3] == "name" and self.text[high : after[0]].strip(_MARKS) == ""
                yield owners[0], Chunk(low, high, opened, closed, lead, position == 0, behind, ahead)
                lead = low, high

    def _parts(self, start: int, end: int) -> Iterator[tuple[int, int, str, str]]:
        at, opened = start, ""
        for mark in _CHUNK.finditer(self.text, start, end):
            yield from self._part(at, mark.start(), opened, mark.group().strip() or " ")
            at, opened = mark.end(), mark.group().strip() or " "
        yield from self._part(at, end, opened, "")

    def _part(self, start: int, end: int, opened: str, closed: str) -> Iterator[tuple[int, int, str, str]]:
        lead = _LEADING.match(self.text, start, end)
        start = lead.end() if lead is not None else start
        low, high = self.cutter.shapes.strip(start, end)
        if 1 < high - low <= _LONGEST:
            behind = self.text[high : high + 2].lstrip()[:1]
            yield low, high, opened, closed or (":" if behind in (":", "：") else "")


def _label(draft: Draft, piece: Piece) -> str:
    return "name" if piece in draft.names else "detail"
