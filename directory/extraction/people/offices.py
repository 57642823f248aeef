"""Offices of public bodies: sections and ranks that are no title of their own, and desks that a line each is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from directory.extraction import reasons
from directory.extraction.blocks.offering import Block
from directory.extraction.labels.held_at import desk_and_house
from directory.extraction.labels.items import Item
from directory.extraction.people.drafts import Draft, address_of, fits_any, give
from directory.extraction.people.groups import has_own_address
from directory.extraction.stretches.bureaus import is_members_office
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.wholes import Label, Piece
from directory.extraction.words import across
from directory.extraction.words.fields import AND, is_field
from directory.extraction.words.folding import is_unspaced
from directory.extraction.words.vocabulary import STEM, speak_of_press

_WORDS = across.read("departments")
_SECTION = re.compile(across.one_folded(_WORDS["sections"]))
"""How the parts of a house are called: at the beginning or the end of their names."""
_SHORT = 9
_RANK = re.compile(across.one_folded(across.read("ranks")["ranks"]))
"""What officers of police, armed forces and courts are called before their names, whatever they do there."""

_FIELDS = re.compile(rf"{across.one_folded(across.read('press')['fields'])} {across.one_of({*AND, '&'})} ")
"""How headings begin that list what those below are asked about (`Prensa y acreditaciones`)."""


def as_titles(cutter: Cutter, desk: Piece) -> list[Item]:
    """What a desk is to a person there: whom they work for where it says whose desk it is (`ABC Media Unit`), else what they do, and
    the house of which it is a part (`Biuro Prasowe Banku Przykład`)."""
    shapes, owned = cutter.shapes, (desk.start, desk.end)
    label: Label = "org" if shapes.is_owned_desk(*owned) or is_members_office(shapes, *owned) else "role"
    title = Piece(label, desk.start, desk.end, desk.line, desk.cell, "desk")
    told = desk_and_house(cutter, desk) if label == "role" else None
    if told is None:
        return [Item(title)]
    start, end, low, high = told
    return [
        Item(title._replace(start=start, end=end)),
        Item(title._replace(label="org", start=low, end=high, kind=None)),
    ]


def works_at(cutter: Cutter, person: Draft, desk: Piece) -> None:
    """Gives somebody what a desk behind the name is to them."""
    for title in as_titles(cutter, desk):
        give(person, title, reasons.WORKPLACE)


def heads_field(cutter: Cutter, desk: Piece, name: Piece | None) -> bool:
    """Whether a heading only says whose questions those below it answer (`Media Relations:`, `Investor Relations` above a name), in
    English; an office says where they work (`Press Office: Jane Doe`)."""
    if name is None or not cutter.folded.endswith("relations", desk.start, desk.end) or name.start < desk.end:
        return False
    begins = cutter.text.rfind("\n", 0, desk.start) + 1
    headed = cutter.text[desk.end : desk.end + 2].lstrip()[:1] in (":", "\n") or name.line > desk.line
    alone = (
        not cutter.text[begins : desk.start].strip(" *_#-•") or cutter.text[desk.start - 2 : desk.start].strip() == ":"
    )
    return headed and alone and cutter.words.cues.is_whole(cutter.folded[desk.start : desk.end])


def weight(cutter: Cutter, role: Piece, name: Piece) -> int:
    """How little what stands before a name says of what its bearer does: 2 for the part of a house that somebody works in, on a
    line above, 1 for a rank, 0 for a title (`Staff Unit Communication`, `Captain Jane Doe`, `Jane Doe, Spokesperson`)."""
    if role.start >= name.start:
        return 0
    tokens = cutter.shapes.tokens(role.start, role.end)
    if role.line == name.line:
        return int(len(tokens) == 1 and _RANK.fullmatch(tokens[0]) is not None)
    said = cutter.folded[role.start : role.end]
    alone = len(said) < _SHORT and speak_of_press([said])  # "Prensa"
    heads = (alone or said not in cutter.words.roles) and (
        cutter.words.cues.is_whole(said) or cutter.words.desks.is_whole(said)
    )
    heads = heads or (_FIELDS.match(said) is not None and not any(t in cutter.words.roles for t in tokens[1:]))
    return 2 if heads or is_section(tokens) else 0


def is_section(tokens: list[str]) -> bool:
    """Whether folded words name a part of a house by their first or last one (`Press Section`, `Stabsstelle Presse`)."""
    if len(tokens) < 2:
        return bool(tokens) and len(tokens[0]) > 9 and _SECTION.fullmatch(tokens[0]) is not None
    return any(_SECTION.fullmatch(t) is not None for t in (tokens[0], tokens[-1]))


def is_desk_of(cutter: Cutter, item: Item) -> bool:
    """Whether a title that no name follows is a line of its own that ends as a desk is called, and says whose it is first
    (`Example Marketing and Media Relations`)."""
    start, end = item.piece.start, item.piece.end
    if item.label != "role" or not cutter.text[start].isupper():
        return False
    begin, stop = cutter.text.rfind("\n", 0, start) + 1, cutter.text.find("\n", end) % (len(cutter.text) + 1)
    if cutter.text[begin:start].strip() or cutter.text[end:stop].strip(" \t:,"):
        return False
    return any(start < low and high == end for low, high in cutter.words.desks.spans(cutter.folded, start, end))


def is_unit_of_pending(cutter: Cutter, pending: Sequence[Item], item: Item, following: Item | None) -> bool:
    """Whether a field of work by itself on the line below an organisation, and above that of a number or address, is the desk there
    (`Ministry of Examples`, `Communications`, `020 ...`)."""
    if item.label not in ("role", "org") or following is None or following.label not in ("phone", "email"):
        return False
    line = item.piece.line
    above = pending[-1].piece if pending and pending[-1].label == "org" else None
    if above is None or above.line != line - 1 or following.piece.line != line + 1:
        return False
    begin, end = cutter.text.rfind("\n", 0, item.piece.start) + 1, cutter.text.find("\n", item.piece.end)
    if cutter.text[begin : item.piece.start].strip(" *_") or cutter.text[item.piece.end : end].strip(" *_:"):
        return False
    return is_field(cutter.folded[item.piece.start : item.piece.end])


_OFFICE = re.compile(
    rf"{across.one_folded(_WORDS['press_offices'])}|(?:.*[ -])?{across.one_folded(_WORDS['press_offices_last'])}"
)


_CELLS = 2
"""So many lines apart are the cells of a row in scripts without spaces."""


def is_desk_above(cutter: Cutter, block: Block, desk: Piece, name: Piece, rest: Sequence[Item]) -> bool:
    """Whether a desk on the line of a name, or the line above it, is that one's; the heading that opens a block is everybody's, but
    with a colon or as the place where somebody works."""
    apart = name.line - desk.line
    if apart == _CELLS and rest[0].label == "org" and not cutter.text[rest[0].piece.end : name.start].strip():
        return _is_office(cutter, desk, rest[0].piece)  # "Press Office", and below it whose, and below it who
    if is_unspaced(cutter.text[desk.start : desk.end]) and rest[0].label == "role" and apart <= _CELLS:
        return True
    headed = cutter.text[desk.end : desk.end + 2].lstrip().startswith(":")
    opens = block.cue is not None and desk.start < block.cue[1]
    return apart <= (1 if headed or not opens or _is_office(cutter, desk, name) else 0)


def _is_office(cutter: Cutter, desk: Piece, name: Piece) -> bool:
    """Whether a desk right above a name is called as the place where somebody works, not as what they are asked about."""
    if cutter.text[desk.end : name.start].strip():
        return False
    told = desk_and_house(cutter, desk)
    start, end = (desk.start, desk.end) if told is None else told[:2]
    return _OFFICE.fullmatch(cutter.folded, start, end) is not None


def begins_office(cutter: Cutter, group: Sequence[Draft], item: Item, behind: Item | None, *, taken: bool) -> bool:
    """Whether a title or organisation before an address or number, below contacts whose details are complete, begins an office
    of its own; `taken` says that they have such a title already."""
    if _opens_desk(cutter, group[-1], item.piece, behind):
        return True
    if item.label != "org":
        return False
    if _heads_line(cutter, group, item.piece, behind) or (taken and _is_at_own_domain(cutter, item.piece, behind)):
        return True
    if _is_announced(cutter, item.piece, behind) or _has_address_of_its_own(cutter, group[-1], item.piece, behind):
        return True
    return gap_before(cutter, item.piece) or (taken and has_own_address(group, item, behind))


def _is_at_own_domain(cutter: Cutter, organisation: Piece, behind: Item | None) -> bool:
    """Whether the address behind an organisation on its line is at the domain that it is called after (`Example Seals Ltd:
    info@exampleseals.example`)."""
    if behind is None or behind.label != "email" or behind.piece.line != organisation.line:
        return False
    words = cutter.shapes.tokens(organisation.start, organisation.end)
    host = address_of(behind.piece).rpartition("@")[2].partition(".")[0].replace("-", "")
    return len(words) > 1 and host in {"".join(words[:count]) for count in range(1, len(words) + 1)}


def _has_address_of_its_own(cutter: Cutter, before: Draft, organisation: Piece, behind: Item | None) -> bool:
    """Whether nothing but a colon stands between an organisation and an address, below somebody who has another, which spells the name
    (`Jane Doe, jane.doe@...`, and below it `Example Union: union@...`)."""
    if behind is None or behind.label != "email" or before.kind != "person" or not before.emails:
        return False
    if cutter.text[organisation.end : behind.piece.start].strip() not in (":", "："):
        return False
    own = [address_of(piece) for piece in before.emails]
    return any(fits_any(cutter.text, [before], one) for one in own) and not fits_any(
        cutter.text, [before], address_of(behind.piece)
    )


def _heads_line(cutter: Cutter, group: Sequence[Draft], piece: Piece, behind: Item | None) -> bool:
    """Whether an organisation begins a line, with a colon and its number behind, below a person who has a line with a number alone
    (`Department of Examples Media: 020 ...`)."""
    person = group[-1]
    if behind is None or behind.label not in ("phone", "email") or behind.piece.line != piece.line or not person.names:
        return False
    begin = cutter.text.rfind("\n", 0, piece.start) + 1
    alone = not cutter.text[begin : piece.start].strip(" \t-*•–") and cutter.text[piece.end : piece.end + 1] == ":"
    own = [p for p in person.pieces() if p.start >= person.names[0].start]
    return alone and bool(person.phones) and all(p.line == person.names[0].line for p in own)


def _is_announced(cutter: Cutter, piece: Piece, behind: Item | None) -> bool:
    """Whether words like those of cues and a colon lead a line that goes on with an organisation and its number (`Further questions:
    Example Office, 020 ...`)."""
    if behind is None or behind.label not in ("phone", "email") or behind.piece.line != piece.line:
        return False
    begin = cutter.text.rfind("\n", 0, piece.start) + 1
    lead = cutter.text[begin : piece.start].rstrip()
    if not lead.endswith((":", "：")):
        return False
    return any(
        len(w) > STEM and w[:STEM] in cutter.words.stems for w in cutter.shapes.tokens(begin, begin + len(lead) - 1)
    )


def _opens_desk(cutter: Cutter, before: Draft, piece: Piece, behind: Item | None) -> bool:
    """Whether what begins a line right before an address or number is a desk of its own, below a contact whose details are
    complete: an office below another office with a line each, or a section after an empty line."""
    if behind is None or behind.label not in ("phone", "email"):
        return False
    text = cutter.text
    begin = text.rfind("\n", 0, piece.start) + 1
    if text[begin : piece.start].strip(" \t-*•–"):
        return False
    if piece.label == "role":
        return gap_before(cutter, piece) and is_section(cutter.shapes.tokens(piece.start, piece.end))
    own = before.orgs[-1] if before.kind == "desk" and before.orgs else None
    rowed = own is not None and own.line < piece.line == behind.piece.line
    return rowed and own is not None and all(p.line == own.line for p in before.pieces())


def ends_line(group: Draft, item: Item, rest: Sequence[Item]) -> bool:
    """Whether what somebody does is said on a line that goes on with a number and names nobody else: it is not the next one's."""
    if item.label != "role" or group.kind != "person":
        return False
    named = next((i.piece for i in rest if i.label == "name"), None)
    numbered = next((i.piece for i in rest if i.label in ("phone", "email")), None)
    if named is None or numbered is None or numbered.line != item.piece.line:
        return False
    return named.line > item.piece.line


def gap_before(cutter: Cutter, piece: Piece) -> bool:
    """Whether an empty line stands above the line of a piece."""
    low = cutter.text.rfind("\n", 0, piece.start)
    return low > 0 and cutter.text[low - 1] == "\n"
