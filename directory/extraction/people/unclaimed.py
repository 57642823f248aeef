"""What stands around a person's name: stretches of words between marks and line ends that no rule took, or that one took by their place
alone; and beside them what tables told for a role or an organisation."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal

from directory.extraction.people.drafts import Draft
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.wholes import OF, PLACED, Piece
from directory.extraction.words import departments
from directory.extraction.words.kinds import ORGANISATION, ROLE, kinds_of
from directory.extraction.words.trades import ends_as

Place = Literal["above", "further above", "before", "behind", "below", "further below", "far below"]
Stated = Literal["role", "org"]
Own = Mapping[tuple[int, int], tuple[Piece, Stated]]
"""The roles and organisations of somebody, by where they begin and end."""

_BELOW: tuple[Place, ...] = ("below", "further below", "far below")
_ABOVE: tuple[Place, ...] = ("above", "further above")
_REACH = 400
"""So many characters from a name nothing more is said of its bearer."""
_LONGEST_LINE = 200
"""Longer lines are prose."""
_MARKS = re.compile(
    r"[|•·;\t(（\[)）\]<>{}]|\s{3,}|,\s(?!(?:Inc|LLC|Ltd|L\.?P|Corp|S\.?[AL]|Co|SpA|S\.p\.A|LLP|Lda|Ltda)\b)|:(?=\s|$)|：|，|、|\s[-–—]\s|\s[–—](?=\S)|(?<=[^\s–—])[–—]\s|\s/\s|\*\*|\s[*_]{1,2}"
)
_NEXT = 2
"""Lines follow each other, or each is a paragraph of its own."""
_EMPTY = " \t*_#>=~-–\\"
_LETTER = re.compile(r"[^\W\d_]")
_DETAILS = frozenset(("phone", "email", "label", "cue", "address"))


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words around somebody's name: `place` says where, `opened` and `closed` which mark stands on either side (empty at the end of a
    line). `piece` is what a rule made of them, `stated` what it took that for, and `known` whether words tell so, not their place alone;
    `seen` are the labels of the pieces that they were cut into, `next` is that of the piece behind them."""

    start: int
    end: int
    place: Place
    opened: str
    closed: str
    piece: Piece | None
    stated: Stated | None
    known: bool
    seen: frozenset[str]
    next: str | None


class Around:
    """Looks around the people of one text; `cut` are the pieces of its blocks, in order, `settled` the fields and places that other
    releases settled."""

    def __init__(
        self,
        cutter: Cutter,
        drafts: Sequence[Draft],
        cut: Sequence[Piece],
        settled: Container[tuple[str, int]] = (),
    ) -> None:
        self._cutter = cutter
        self._text = cutter.text
        held = {(p.start, p.end) for draft in drafts for p in draft.pieces()}
        held |= {(p.start, p.end) for p in cut if p.label in _DETAILS}
        held |= {(b.start, b.end) for draft in drafts for b in draft.beside}
        self._held = sorted(held)
        self._names = sorted(p.start for draft in drafts for p in draft.names)
        self._cut = cut
        self._settled = settled
        self._kinds = kinds_of(cutter.words)

    @cached_property
    def _cut_starts(self) -> list[int]:
        return [p.start for p in self._cut]

    def leaves_open(self, draft: Draft) -> bool:
        """Whether words may be left around one person that nothing tells. Around most none are, and who asks this first need not look at
        what others tell."""
        reach = self._reach(draft)
        if reach is None:
            return False
        low, high, own = reach
        text = self._text
        for (start, end), told in own.items():
            if (
                low < end
                and start < high
                and not (text[start].isalnum() and text[end - 1].isalnum() and self._is_known(*told))
            ):
                return True
        held = self._held[max(0, bisect_left(self._held, (low, 0)) - 2) : bisect_left(self._held, (high, 0))]
        return any(_LETTER.search(text, *between) is not None for between in _open(low, high, held))

    def _reach(self, draft: Draft) -> tuple[int, int, Own] | None:
        """From where to where something may be said of one person, and what is told of them; None where that is unknown."""
        name, block = draft.names[0], draft.block
        if block is None or not block.start <= name.start < block.end:
            return None
        own: dict[tuple[int, int], tuple[Piece, Stated]] = {(p.start, p.end): (p, "org") for p in draft.orgs}
        own |= {(p.start, p.end): (p, "role") for p in draft.roles}
        at = bisect_left(self._held, (name.start, name.end))
        before = [span[1] for span in self._held[max(0, at - 4) : at] if span not in own]
        behind = bisect_right(self._names, name.start)
        low = max(block.start, name.start - _REACH, *before)
        return low, min(block.end, name.end + _REACH, *self._names[behind : behind + 1]), own

    def stretches(self, draft: Draft) -> list[Stretch]:
        """Those around one person, in the order of the text."""
        reach = self._reach(draft)
        if reach is None:
            return []
        low, high, own = reach
        name = draft.names[0]
        found: list[Stretch] = []
        for start, end, place in self._lines(low, name, high):
            near = self._held[max(0, bisect_left(self._held, (start, 0)) - 2) : bisect_left(self._held, (end, 0))]
            walls = [span for span in near if span[1] > start]
            fixed = [span for span in walls if span not in own]
            for low_, high_ in _open(start, end, fixed):
                found += self._between(
                    low_, high_, place, {s: own[s] for s in walls if s in own and s[0] >= low_ and s[1] <= high_}
                )
        return found

    def _lines(self, low: int, name: Piece, high: int) -> Iterator[tuple[int, int, Place]]:
        """The lines around a name that say something, and those parts of its own that stand before and behind it."""
        text = self._text
        begins = text.rfind("\n", 0, name.start) + 1
        above: list[tuple[int, int, Place]] = []
        at = begins
        while at > low and len(above) < len(_ABOVE):
            start = max(text.rfind("\n", 0, at - 1) + 1, low)
            if text[start : at - 1].strip(_EMPTY):
                above.append((start, at - 1, _ABOVE[len(above)]))
            at = text.rfind("\n", 0, at - 1) + 1
        yield from reversed(above)
        yield max(begins, low), name.start, "before"
        stop = text.find("\n", name.end, high)
        stop = high if stop < 0 else stop
        yield name.end, stop, "behind"
        count = 0
        while stop < high and count < len(_BELOW):
            start = stop + 1
            stop = text.find("\n", start, high)
            stop = high if stop < 0 else stop
            if text[start:stop].strip(_EMPTY):
                yield start, stop, _BELOW[count]
                count += 1

    def _between(self, start: int, end: int, place: Place, own: Own) -> Iterator[Stretch]:
        """The stretches between the marks of a part of a line."""
        if end - start > _LONGEST_LINE:
            return
        within = [
            m.span()
            for m in _MARKS.finditer(self._text, start, end)
            if not any(begin < m.start() and m.end() <= stop for begin, stop in own)
        ]
        edges = [(start, start), *within, (end, end)]
        for (_, low), (high, _) in pairwise(edges):
            stated = sorted(span for span in own if low <= span[0] and span[1] <= high)
            known = [span for span in stated if self._is_known(*own[span])]
            for low_, high_ in _open(low, high, known):
                loose = [span for span in stated if span not in known and low_ <= span[0] and span[1] <= high_]
                piece, as_ = own[loose[0]] if loose else (None, None)
                yield from self._stretch((low_, high_), place, piece, as_, known=False)
            for span in known:
                yield from self._stretch(span, place, *own[span], known=True)

    def _is_known(self, piece: Piece, stated: Stated) -> bool:
        """Whether words say so."""
        shapes = self._cutter.shapes
        if piece.kind != PLACED or (stated, piece.start) in self._settled:
            return stated == "role" or not self._is_led(piece)
        if stated == "role":
            return shapes.is_role(piece.start, piece.end)
        if shapes.is_domain(self._text[piece.start : piece.end]) or shapes.is_firm(piece.start, piece.end):
            return True
        if self._is_office(piece):
            return True
        return shapes.is_organisation(piece.start, piece.end) and not self._is_led(piece)

    def _is_office(self, piece: Piece) -> bool:
        """Whether it is where the bearer of a title works (`Office of the Governor`)."""
        tokens = self._cutter.shapes.tokens(piece.start, piece.end)
        return departments.is_office(tokens, [n for n, token in enumerate(tokens) if self._kinds[token] & ROLE])

    def _is_led(self, piece: Piece) -> bool:
        """Whether the word for a house only says whose something is (`Voice of the Consortium`), or what for (`Network Weaver`)."""
        shapes = self._cutter.shapes
        tokens = shapes.tokens(piece.start, piece.end)
        houses = [n for n, token in enumerate(tokens) if self._kinds[token] & ORGANISATION]
        last = len(tokens) - 1
        if not houses or (not houses[0] and houses[-1] == last):
            return False
        of = next((n for n, token in enumerate(tokens) if n and token in OF), last + 1)
        if houses[0] < of and (houses[-1] == last or ends_as(shapes.language, tokens[last]) != "who"):
            return False
        return not (
            self._is_office(piece)
            or shapes.is_firm(piece.start, piece.end)
            or shapes.is_domain(self._text[piece.start : piece.end])
        )

    def _stretch(
        self, within: tuple[int, int], place: Place, piece: Piece | None, stated: Stated | None, *, known: bool
    ) -> Iterator[Stretch]:
        start, end = self._cutter.shapes.strip(*within)
        if end - start < 2:
            return
        line = self._text.rfind("\n", 0, start) + 1
        stop = self._text.find("\n", end)
        opened = self._text[line:start].strip(" \t*_#>")[-1:]
        closed = self._text[end : stop if stop >= 0 else None].strip(" \t*_")[:1]
        yield Stretch(start, end, place, opened, closed, piece, stated, known, *self._seen(start, end))

    def _seen(self, start: int, end: int) -> tuple[frozenset[str], str | None]:
        """The labels of the pieces of a stretch, and that of the piece on the line behind it at most."""
        at = max(0, bisect_left(self._cut_starts, start) - 1)
        until = bisect_left(self._cut_starts, end)
        seen = frozenset(piece.label for piece in self._cut[at:until] if piece.end > start)
        behind = self._cut[until] if until < len(self._cut) else None
        near = behind is not None and self._text.count("\n", end, behind.start) <= _NEXT
        return seen, behind.label if behind is not None and near else None


def _open(start: int, end: int, held: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What is left of a stretch beside those that are held."""
    at = start
    for low, high in held:
        if at < low < end:
            yield at, low
        at = max(at, high)
    if at < end:
        yield at, end
