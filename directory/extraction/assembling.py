"""The contacts that a block offers: its pieces without what is no part of it, parted into lists of firms, columns and runs, and each
of these put together."""

from __future__ import annotations

from directory.extraction import extensions, reasons
from directory.extraction.announced import announced
from directory.extraction.charged import with_those_in_charge
from directory.extraction.columns import in_column, in_runs, side_by_side
from directory.extraction.drafts import Draft, put_together
from directory.extraction.elsewhere import without_sections
from directory.extraction.firms import firms
from directory.extraction.headed_columns import under_headings
from directory.extraction.in_one_go import in_one_go
from directory.extraction.items import useful
from directory.extraction.joint import described
from directory.extraction.margins import without_neighbours
from directory.extraction.merging import merged
from directory.extraction.offering import Block
from directory.extraction.offers import stands_by_itself
from directory.extraction.people import Sequence
from directory.extraction.pieces import Cutter
from directory.extraction.prose import in_sentences
from directory.extraction.reasons import LeftOut
from directory.extraction.rows import in_rows
from directory.extraction.shouted import with_firms
from directory.extraction.tabled import in_table
from directory.extraction.wholes import Piece


def assemble(cutter: Cutter, block: Block, pieces: list[Piece], left: list[LeftOut]) -> list[Draft]:
    """The contacts that a block offers, in the order of the text; pieces that belong to nobody are added to `left`."""
    pieces = without_sections(cutter, without_neighbours(cutter, block, pieces), left)
    pieces = in_table(cutter, block, in_one_go(cutter, pieces))
    pieces = in_sentences(cutter, in_rows(cutter, block, pieces))
    pieces = with_firms(cutter, described(cutter, pieces))
    drafts, others = firms(cutter, pieces)
    side = under_headings(cutter, others) or side_by_side(cutter, others)
    if side is not None:
        stacks = side
    else:
        runs, rest = in_runs(cutter, others) or ([], others)
        drafts += [in_column(d) for stack in runs for d in _read(cutter, block, stack, left)]
        stacks = [rest]
    drafts += [d for stack in stacks for d in _read(cutter, block, stack, left)]
    drafts = extensions.with_extensions(cutter, block, put_together(cutter.folded, drafts), pieces)
    drafts = with_those_in_charge(cutter, drafts)
    kept: list[Draft] = []
    for draft in drafts:
        draft.block = block
        if draft.anchored or stands_by_itself(cutter, block, draft, pieces):
            kept.append(draft)
        else:
            left += [LeftOut(p.start, p.end, p.label, reasons.NAME_ALONE) for p in draft.pieces()]
    return kept


def _read(cutter: Cutter, block: Block, pieces: list[Piece], left: list[LeftOut]) -> list[Draft]:
    items = useful(cutter, block, merged(cutter, announced(cutter, pieces)), left)
    return Sequence(cutter, block, left).read(items)
