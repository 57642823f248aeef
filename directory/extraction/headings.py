"""A heading above people who each stand on a line of their own is everybody's: their organisation, or what they do."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from directory.extraction import reasons
from directory.extraction.drafts import Draft
from directory.extraction.wholes import Piece
from directory.records import Field

_FROM_ABOVE = frozenset({reasons.AHEAD, reasons.SHARED_HEADING})


def headings_shared(drafts: Sequence[Draft]) -> None:
    """Give what heads the first of several people, on lines that follow each other, to the others as well."""
    for first, second in pairwise(drafts):
        line = _line(first)
        if line is None or _line(second) != line + 1:
            continue
        headed: tuple[tuple[Field, list[Piece], list[Piece]], ...] = (
            ("org", first.orgs, second.orgs),
            ("role", first.roles, second.roles),
        )
        for field, theirs, own in headed:
            heading = _heading(first, field, theirs, line)
            if heading is not None and not own:
                own.append(heading)
                second.why[field, heading.start] = reasons.SHARED_HEADING


def _heading(draft: Draft, field: Field, pieces: Sequence[Piece], line: int) -> Piece | None:
    """What came to somebody from a line above."""
    above = [p for p in pieces if p.line < line and draft.why.get((field, p.start)) in _FROM_ABOVE]
    return above[0] if above and len(above) == len(pieces) else None


def _line(draft: Draft) -> int | None:
    """The line on which a person stands with all details, but for what is above; None for others."""
    if draft.kind != "person" or not draft.anchored:
        return None
    line = draft.names[0].line
    return line if all(p.line == line for p in draft.pieces() if p.start >= draft.names[0].start) else None
