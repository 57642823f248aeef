"""Lists of firms, as exchanges publish them: each firm with its number on one line, and its people below without one."""

from __future__ import annotations

from collections.abc import Sequence

from directory.extraction import reasons
from directory.extraction.labels.items import Item
from directory.extraction.people.drafts import Draft, begun, give
from directory.extraction.stretches.by_line import by_line
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.wholes import Piece
from directory.values import emails


def firms(cutter: Cutter, pieces: Sequence[Piece]) -> tuple[list[Draft], list[Piece]]:
    """The people of each paragraph that is written so, and the pieces of all others. In such a list, a firm without
    people is a desk."""
    paragraphs = _paragraphs(pieces)
    found = [_people(cutter, paragraph) for paragraph in paragraphs]
    if not any(found):
        return [], list(pieces)
    drafts: list[Draft] = []
    others: list[Piece] = []
    for paragraph, people in zip(paragraphs, found, strict=True):
        if people:
            drafts += people
        elif _is_firm(cutter, paragraph):
            drafts.append(_desk(paragraph))
        else:
            others += paragraph
    return drafts, others


def _desk(row: Sequence[Piece]) -> Draft:
    heading, number = row[0], row[-1]
    desk = begun("desk", heading, reasons.DESK_NAME)
    give(desk, Item(number), reasons.OF_DESK)
    return desk


def _is_firm(cutter: Cutter, row: Sequence[Piece]) -> bool:
    """Whether a line is a firm's heading: its name and, set apart, one number."""
    heading, number = row[0], row[-1]
    if number.label != "phone" or heading.label not in ("org", "caps", "name", "desk"):
        return False
    if heading.cell == number.cell and "  " not in cutter.text[heading.end : number.start]:
        return False
    return heading.line == number.line and sum(p.label == "phone" for p in row) == 1


def _paragraphs(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces on lines that follow each other; what opens the block stands by itself."""
    found: list[list[Piece]] = []
    for piece in pieces:
        if found and piece.line - found[-1][-1].line <= 1 and piece.label != "cue" and found[-1][-1].label != "cue":
            found[-1].append(piece)
        else:
            found.append([piece])
    return found


def _people(cutter: Cutter, paragraph: Sequence[Piece]) -> list[Draft]:
    rows = by_line(paragraph)
    heading, number = rows[0][0], rows[0][-1]
    named = [p for row in rows[1:] for p in row if p.label == "name"]
    if not named or not _is_firm(cutter, rows[0]) or rows[1][0].label != "name":
        return []
    if any(p.label == "phone" for row in rows[1:] for p in row):
        return []
    firm = Item(Piece("org", heading.start, heading.end, heading.line, heading.cell))
    people: list[Draft] = []
    for piece in (p for row in rows[1:] for p in row):
        if piece.label == "name":
            people.append(begun("person", piece, reasons.NAME))
        elif piece.label == "role" and not people[-1].roles:
            give(people[-1], Item(piece), reasons.BEHIND)
        elif piece.label == "email" and piece.anchor is not None:
            own = [d for d in people if _spells(cutter, d, piece.anchor.value)]
            for draft in own or people:
                give(draft, Item(piece), reasons.SPELLED if own else reasons.SHARED)
    for draft in people:
        give(draft, firm, reasons.FIRM)
        give(draft, Item(number), reasons.FIRM)
    return people


def _spells(cutter: Cutter, draft: Draft, address: str) -> bool:
    name = draft.names[0]
    return emails.spells(cutter.text[name.start : name.end], address)
