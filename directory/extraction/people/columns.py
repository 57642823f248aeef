"""Blocks written in columns: side by side on the same lines, or read out row by row (all names, then all roles, then all
numbers, then all addresses)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from directory.extraction import reasons
from directory.extraction.people.drafts import Draft
from directory.extraction.stretches.by_line import by_line
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.wholes import Piece
from directory.values import emails


def side_by_side(cutter: Cutter, pieces: Sequence[Piece]) -> list[list[Piece]] | None:
    """The pieces column by column, where a line of two names or more in cells of their own stands above lines of as many
    cells; the last list is what stands before and behind. None where the block is not written so.

    In a line that lacks a cell, each goes to the column below whose beginning it stands."""
    rows = [_without_cue(row) for row in by_line(pieces)]
    head = next((n for n, row in enumerate(rows) if _heads(row)), None)
    if head is None:
        return None
    begins = [_column(cutter, cell[0]) for cell in _cells(rows[head])]
    found: list[list[Piece]] = [[] for _ in begins]
    if head and _heads_columns(rows[head - 1], rows[head]):
        head -= 1
    full = last = 0
    for number, row in enumerate(rows[head:], head):
        cells = _cells(row)
        if len(cells) < len(begins) == len(row) and all(piece.anchor is not None for piece in row):
            cells = [[piece] for piece in row]  # an address that is longer than its column
        places = _places(cutter, cells, begins)
        if places is None:
            break
        full += len(cells) == len(begins)
        last = number
        for place, cell in zip(places, cells, strict=True):
            found[place] += cell
    if full < 2 or not all(any(p.anchor is not None for p in column) for column in found):
        return None
    above = head
    if (
        head
        and (firms := _firms(_cells(rows[head - 1]), len(begins))) is not None
        and _near(rows[head - 1], rows[head])
    ):
        above = head - 1
        found = [[firm, *column] for firm, column in zip(firms, found, strict=True)]
    return [*found, [p for row in (*rows[:above], *rows[last + 1 :]) for p in row]]


def _firms(cells: Sequence[Sequence[Piece]], count: int) -> list[Piece] | None:
    """What heads each column: the organisation that those below work for; None where a line is no such heading."""
    if len(cells) != count or not all(len(cell) == 1 and cell[0].label in ("org", "caps", "name") for cell in cells):
        return None
    if not any(cell[0].label == "org" for cell in cells):
        return None
    return [cell[0]._replace(label="org") for cell in cells]


def _near(above: Sequence[Piece], row: Sequence[Piece]) -> bool:
    return row[0].line - above[0].line <= 2


def _without_cue(row: list[Piece]) -> list[Piece]:
    """A line without the words that announce contacts before its columns (`Contacts:  Ada Probe     Bea Sample`)."""
    return row[1:] if len(row) > 2 and row[0].label == "cue" else row


def _heads(row: Sequence[Piece]) -> bool:
    cells = _cells(row)
    return len(cells) > 1 and all(_is_headed(cell) and len(cell) < 4 for cell in cells)


def _is_headed(cell: Sequence[Piece]) -> bool:
    """Whether a cell begins with a name, or a title and one."""
    return cell[0].label == "name" or [piece.label for piece in cell[:2]] == ["role", "name"]


def _heads_columns(above: Sequence[Piece], names: Sequence[Piece]) -> bool:
    """Whether the line above the names says column by column where each of them works."""
    cells = _cells(above)
    return (
        len(cells) == len(_cells(names))
        and names[0].line - above[0].line <= 2
        and all(len(cell) == 1 and cell[0].label in ("org", "desk") for cell in cells)
    )


def _cells(row: Sequence[Piece]) -> list[list[Piece]]:
    return [list(cell) for _, cell in groupby(row, key=lambda p: p.cell)]


def _column(cutter: Cutter, piece: Piece) -> int:
    """How many characters stand before a piece on its line."""
    return piece.start - cutter.text.rfind("\n", 0, piece.start) - 1


def _places(cutter: Cutter, cells: Sequence[Sequence[Piece]], begins: Sequence[int]) -> list[int] | None:
    """Which column each cell of a line belongs to; None where the line is no part of the columns."""
    if len(cells) == len(begins):
        return list(range(len(begins)))
    places = []
    for cell in cells:
        start, end = _column(cutter, cell[0]), _column(cutter, cell[-1]) + cell[-1].end - cell[-1].start
        nearest = min(range(len(begins)), key=lambda n: abs(begins[n] - start))
        beyond = begins[nearest + 1] if nearest + 1 < len(begins) else end
        if abs(begins[nearest] - start) > 3 or end > beyond or nearest in places:
            return None
        places.append(nearest)
    return places


def in_runs(cutter: Cutter, pieces: Sequence[Piece]) -> tuple[list[list[Piece]], list[Piece]] | None:
    """N names on lines of their own, then N roles, N numbers, N addresses (cells read out row by row): what belongs to
    each name, and what to nobody of them. None where the block is not written so.

    Lines are told apart by what they hold; runs of lines whose lengths divide by N go to the names by position, a single
    line to all (FACTS: run-length encode the labels)."""
    units = [list(unit) for _, unit in groupby(pieces, key=lambda p: (p.line, p.cell))]
    units = [unit for unit in units if _kind(unit) != "nothing"]
    runs = [(kind, list(run)) for kind, run in groupby(units, key=_kind)]
    first = next((n for n, (kind, _) in enumerate(runs) if kind == "name"), None)
    if first is None or any(kind in ("email", "phone") for kind, _ in runs[:first]):
        return None
    people, following = runs[first][1], runs[first + 1 :]
    count = len(people)
    if count < 2 or any(kind == "name" or _breaks(len(run), count) for kind, run in following):
        return None
    if not any(kind in ("email", "phone") and len(run) % count == 0 for kind, run in following):
        return None
    stacks = [list(unit) for unit in people]
    rest = [p for _, run in runs[:first] for unit in run for p in unit]
    for kind, run in following:
        if kind == "phone" and len({_said_of(cutter, unit) for unit in run}) == len(run) > 1:
            return None  # one's telephone and mobile, or the switchboard and the office, and not one number each
        if kind == "email" and len(run) == 1 and _is_desk(run[0]):
            rest += run[0]
            continue
        for place, stack in enumerate(stacks):
            each = len(run) // count
            mine = run[place * each : (place + 1) * each] if each else run
            if each > 1 and _in_lines(cutter, run, count):
                mine = run[place::count]
            if kind == "title" and each == 2 and _row_by_row(run, count):
                mine = [run[place], run[count + place]]
            if kind == "email" and each == 1:
                mine = [list(_best_address(cutter, people[place], mine[0], run))]
            stack += [p for unit in mine for p in unit]
    return [_stacked(stack) for stack in stacks], rest


def _kind(unit: Sequence[Piece]) -> str:
    """What a line or cell holds, for the run that it is part of."""
    labels = {p.label for p in unit}
    for kind in ("email", "phone", "name"):
        if kind in labels:
            return kind
    return "title" if labels & {"role", "org", "desk", "caps", "other"} and "cue" not in labels else "nothing"


def _in_lines(cutter: Cutter, run: Sequence[Sequence[Piece]], count: int) -> bool:
    """Whether one for each of so many stands on each line, or one of each kind (all telephones, then all mobiles)."""
    lines = [run[at : at + count] for at in range(0, len(run), count)]
    # A number without a label is what the other of its line is, or a telephone's.
    kinds = [{_said_of(cutter, unit) for unit in line} - {None} or {"phone"} for line in lines]
    told = all(len(kind) == 1 for kind in kinds) and len(set.union(*kinds)) == len(lines)
    return told or all(len({unit[0].line for unit in line}) == 1 for line in lines)


def _row_by_row(run: Sequence[Sequence[Piece]], count: int) -> bool:
    """Whether two titles each are read out as all roles, and then all organisations."""
    roles, others = run[:count], run[count:]
    return all(unit[0].label != "role" for unit in others) and all(unit[0].label in ("role", "desk") for unit in roles)


def _said_of(cutter: Cutter, unit: Sequence[Piece]) -> str | None:
    """What the label before a number says that it is; in scripts without spaces in its own words (`代表電話`, `直通電話`)."""
    label = next((p for p in unit if p.label == "label"), None)
    if label is None or not cutter.folded.is_unspaced:
        return label.kind if label is not None else None
    return cutter.folded[label.start : label.end]


def _breaks(length: int, count: int) -> bool:
    return length % count != 0 and length != 1


def _is_desk(unit: Sequence[Piece]) -> bool:
    return any(p.anchor is not None and emails.is_role_mailbox(p.anchor.value) for p in unit if p.label == "email")


def _stacked(stack: Sequence[Piece]) -> list[Piece]:
    """The pieces of one column as lines that follow each other."""
    lines = {line: number for number, line in enumerate(dict.fromkeys((p.line, p.cell) for p in stack))}
    return [p._replace(line=lines[p.line, p.cell], cell=lines[p.line, p.cell]) for p in stack]


def _best_address(
    cutter: Cutter, person: Sequence[Piece], own: Sequence[Piece], run: Sequence[Sequence[Piece]]
) -> Sequence[Piece]:
    """The address in this person's place, unless another spells the name better: two of one family keep their order."""
    named = next(p for p in person if p.label == "name")
    name = cutter.text[named.start : named.end]

    def fits(unit: Sequence[Piece]) -> int:
        found = (p.anchor.value for p in unit if p.label == "email" and p.anchor is not None)
        return max((emails.affinity(name, address) for address in found), default=0)

    best = max(run, key=fits)
    return best if fits(best) >= 2 and fits(best) > fits(own) else own


_COLUMN = {
    reasons.NAME: reasons.NAME_IN_COLUMN,
    reasons.BEHIND: reasons.IN_COLUMN,
    reasons.SPELLED: reasons.SPELLED_IN_COLUMN,
}


def in_column(draft: Draft) -> Draft:
    """With the reasons that a place in columns gives."""
    for place, reason in draft.why.items():
        draft.why[place] = _COLUMN.get(reason, reason)
    return draft
