"""How a document was read: every step of `reading.examine` told in words, with its place. Nothing is decided here."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import accumulate

from directory.explaining.records import (
    Block,
    Contact,
    Explanation,
    Field,
    How,
    Label,
    Left,
    Line,
    Place,
    Point,
    Why,
)
from directory.extraction.blocks.offering import Block as FoundBlock
from directory.extraction.blocks.offering import Opened
from directory.extraction.find import Found
from directory.extraction.memory import Memory
from directory.extraction.reasons import ALREADY_GIVEN, NOBODYS, OUTSIDE, LeftOut, Reason
from directory.extraction.stretches.wholes import Piece
from directory.limits import USUAL, Limits
from directory.reading import Examination, examine
from directory.records import Claim, Document, Embargo
from directory.values import phones, tongues

MOST_LEFT = 300
"""So many stretches that were left out are told of, and so many lines of each block."""
LONGEST = 300
"""Words of a place beyond so many characters are cut."""

_OPENED: dict[Opened, str] = {
    "cue": "words that announce contacts",
    "sentence": "a sentence that asks to get in touch",
    "mailbox": "a mailbox of the press, though no words announce it",
    "signature": "a name beside an address that spells it, though no words announce it",
}


def explain(
    document: Document,
    *,
    default_country: str | None = None,
    limits: Limits = USUAL,
    memory: Memory | None = None,
) -> Explanation:
    """How this document is read; `default_country`, `limits` and `memory` as in `reading.read_release`.

    Raises the kinds of DocumentError, each naming the document and the cause.
    """
    return _Teller(examine(document, default_country=default_country, limits=limits, memory=memory)).tell(document.name)


class _Teller:
    """Tells of one examination."""

    def __init__(self, examined: Examination) -> None:
        self.examined = examined
        self.finding = examined.finding
        self.text = examined.text.content
        self.numbers = {block: number for number, (block, _) in enumerate(self.finding.blocks, 1)}
        self.on_pages = [place.start for place in examined.text.places]
        self.starts = [0, *(n + 1 for n, sign in enumerate(self.text) if sign == "\n")]

    def tell(self, name: str) -> Explanation:
        # What one contact does not show, another may: then it is not left out.
        claims = {(c.quote.start, c.quote.end) for found in self.finding.contacts for c in found.mention.claims}
        left = {one for one in self.finding.left if (one.start, one.end) not in claims} | set(self._unclaimed())
        warnings = self.examined.reading.warnings
        ordered = sorted(left, key=lambda one: (one.start, one.end, one.what))
        if len(left) > MOST_LEFT:
            warnings += (f"{len(left):,} stretches were left out; the first {MOST_LEFT} are told of",)
        return Explanation(
            file=name,
            text=self.text,
            how=tuple(self._how()),
            blocks=tuple(self._block(number, *cut) for number, cut in enumerate(self.finding.blocks, 1)),
            contacts=tuple(self._contact(number, found) for number, found in enumerate(self.finding.contacts, 1)),
            left_out=tuple(
                Left(one.what, self._place(one.start, one.end), _why(one.reason)) for one in ordered[:MOST_LEFT]
            ),
            warnings=warnings,
        )

    def _how(self) -> Iterator[How]:
        for choice in self.examined.text.choices:
            yield How(choice.what, choice.chosen, choice.why)
        for what, fact in self.examined.facts._asdict().items():
            if fact is None:
                yield How(what, None, "nothing says it clearly enough")
            else:
                place = self._place(fact.place.start, fact.place.end) if fact.place is not None else None
                yield How(what, _shown(fact.value), fact.source, place)

    def _place(self, start: int, end: int) -> Place:
        words = self.text[start:end]
        shown = words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
        return Place(start, end, self._line(start), shown, self._page(start))

    def _page(self, at: int) -> int | None:
        position = bisect_right(self.on_pages, at) - 1
        return self.examined.text.places[position].page if position >= 0 else None

    def _line(self, at: int) -> int:
        return bisect_right(self.starts, at)

    def _block(self, number: int, block: FoundBlock, pieces: Sequence[Piece]) -> Block:
        first, last = self._line(block.start), self._line(max(block.start, block.end - 1))
        return Block(
            number,
            block.start,
            block.end,
            Why(block.opened, _OPENED[block.opened]),
            self._place(*block.cue) if block.cue is not None else None,
            tuple(self._lines(range(first, min(last, first + MOST_LEFT) + 1), pieces)),
        )

    def _lines(self, numbers: range, pieces: Sequence[Piece]) -> Iterator[Line]:
        of_line: dict[int, list[Label]] = {}
        for piece in pieces:
            of_line.setdefault(self._line(piece.start), []).append(
                Label(piece.label, piece.kind, piece.start, piece.end)
            )
        for number in numbers:
            start = self.starts[number - 1]
            end = self.starts[number] - 1 if number < len(self.starts) else len(self.text)
            yield Line(number, start, end, tuple(of_line.get(number, ())))

    def _contact(self, number: int, found: Found) -> Contact:
        mention = found.mention
        return Contact(
            number,
            mention.kind,
            mention.name,
            self.numbers.get(found.block) if found.block is not None else None,
            tuple(self._field(claim, why) for claim, why in zip(mention.claims, found.why, strict=True)),
            mention.confidence,
            sum(point.logit for point in found.points),
            tuple(Point(point.feature, point.value, point.logit) for point in found.points),
        )

    def _field(self, claim: Claim, why: Sequence[Reason]) -> Field:
        shown = _as_written(claim)
        place = self._place(claim.quote.start, claim.quote.end)
        return Field(claim.field, claim.value, shown, claim.type, claim.extension, place, tuple(map(_why, why)))

    def _unclaimed(self) -> Iterator[LeftOut]:
        """Addresses and numbers that no rule refused by name: outside of every block, or said already."""
        claims = [claim for found in self.finding.contacts for claim in found.mention.claims]
        told = _Stretches([(one.start, one.end) for one in self.finding.left if one.what != "block"])
        refused = _Stretches([(one.start, one.end) for one in self.finding.left])
        claimed = _Stretches([(claim.quote.start, claim.quote.end) for claim in claims])
        blocks = _Stretches([(block.start, block.end) for block, _ in self.finding.blocks])
        said = {_digits(claim.value) for claim in claims}
        for anchor in self.finding.anchors:
            if told.hold(anchor.start) or claimed.hold(anchor.start):
                continue
            if blocks.hold(anchor.start):
                reason = ALREADY_GIVEN if _digits(anchor.value) in said else NOBODYS
                yield LeftOut(anchor.start, anchor.end, anchor.field, reason)
            elif not refused.hold(anchor.start):
                yield LeftOut(anchor.start, anchor.end, anchor.field, OUTSIDE)


class _Stretches:
    """Asked whether a place lies in one of some stretches, which may overlap."""

    def __init__(self, stretches: list[tuple[int, int]]) -> None:
        self._starts = sorted(start for start, _ in stretches)
        self._ends = list(accumulate((end for _, end in sorted(stretches)), max))

    def hold(self, at: int) -> bool:
        position = bisect_right(self._starts, at) - 1
        return position >= 0 and at < self._ends[position]


def _digits(value: str) -> str:
    """What two notations of one number have in common; an address as it is."""
    return value if "@" in value else phones.digits(value)[-7:]


def _shown(value: date | str | Embargo) -> str:
    """A fact as it is written, an embargo with the moment where it is certain."""
    if not isinstance(value, Embargo):
        return str(value)
    return f"{value.words} ({value.until.isoformat()})" if value.until is not None else value.words


def _as_written(claim: Claim) -> str:
    """A value as people write it."""
    if claim.field == "phone":
        return phones.show(claim.value)
    return tongues.english(claim.value) if claim.field == "language" else claim.value


def _why(reason: Reason) -> Why:
    return Why(reason.code, reason.words)
