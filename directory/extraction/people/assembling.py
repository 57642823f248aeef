"""The contacts that a block offers: its pieces without what is no part of it, parted into lists of firms, columns and runs, and each
of these put together."""

from __future__ import annotations

from directory.extraction import reasons
from directory.extraction.blocks.announced import announced
from directory.extraction.blocks.elsewhere import without_sections
from directory.extraction.blocks.headed_columns import under_headings
from directory.extraction.blocks.offering import Block
from directory.extraction.blocks.tabled import in_table
from directory.extraction.labels.functions import with_functions
from directory.extraction.labels.glued_names import told_apart
from directory.extraction.labels.held_at import held_at
from directory.extraction.labels.in_one_go import in_one_go
from directory.extraction.labels.items import useful
from directory.extraction.labels.joint import described
from directory.extraction.labels.margins import without_neighbours
from directory.extraction.labels.merging import merged
from directory.extraction.labels.prose import in_sentences
from directory.extraction.labels.rows import in_rows
from directory.extraction.labels.shouted import with_firms
from directory.extraction.labels.two_scripts import as_one
from directory.extraction.people import extensions
from directory.extraction.people.charged import with_those_in_charge
from directory.extraction.people.columns import in_column, in_runs, side_by_side
from directory.extraction.people.drafts import Draft, put_together, with_details_above
from directory.extraction.people.firms import firms
from directory.extraction.people.offers import stands_by_itself
from directory.extraction.people.sequence import Sequence
from directory.extraction.reasons import LeftOut
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.wholes import Piece


def assemble(cutter: Cutter, block: Block, pieces: list[Piece], left: list[LeftOut]) -> list[Draft]:
    """The contacts that a block offers, in the order of the text; pieces that belong to nobody are added to `left`."""
    pieces = as_one(cutter, without_sections(cutter, without_neighbours(cutter, block, pieces), left))
    pieces = told_apart(cutter, pieces)
    pieces = in_table(cutter, block, in_one_go(cutter, held_at(cutter, pieces)))
    pieces = with_functions(cutter, in_sentences(cutter, in_rows(cutter, block, pieces)))
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
    drafts = with_details_above(with_those_in_charge(cutter, drafts))
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
