"""The pieces of a block made ready to be put together: without postal addresses, numbers with the type that the label beside
them gives."""

from __future__ import annotations

import re
from typing import NamedTuple

from directory.extraction.blocks.allied import led_by_houses
from directory.extraction.blocks.called import forename_called
from directory.extraction.blocks.elsewhere import is_medium, is_scope
from directory.extraction.blocks.offering import Block
from directory.extraction.labels.asides import as_sentences, without_addresses, without_chats, without_decoys
from directory.extraction.labels.bracketed import names_first
from directory.extraction.labels.by_place import is_spoken_of, is_word_with_title, named_by_place
from directory.extraction.labels.employers import (
    has_own_mailbox,
    heads_name,
    heads_staff,
    holds_other,
    is_behind_role,
    is_forenamed,
    is_house,
    is_said_of_other,
    is_workplace,
    named_alike,
    own_firm,
    whose_staff,
)
from directory.extraction.labels.forenamed import is_cell_of_house, is_forename_of_house, is_house_beside
from directory.extraction.labels.houses import told_from_houses
from directory.extraction.labels.institutions import (
    has_mailbox,
    heads_department,
    heads_mailbox_list,
    heads_number,
    leads_desk,
    part_of_work,
)
from directory.extraction.labels.joint import goes_on_with_name, heads_adviser, together
from directory.extraction.labels.labelled import as_labelled, label_of_anchor
from directory.extraction.labels.links import titles_link
from directory.extraction.labels.listed import firms_behind_titles, is_office_of, listed_titles
from directory.extraction.labels.numbered import another_follows, in_brackets, is_headed, is_second_word
from directory.extraction.labels.owned import with_listed_houses, with_owners
from directory.extraction.labels.second_names import told_from_second_names
from directory.extraction.labels.sections import (
    heads_firm,
    heads_relations,
    heads_row,
    is_department,
    is_firm_of_people,
    is_link_text,
    is_office_of_firm,
    is_own_office,
    is_window,
)
from directory.extraction.labels.small_letters import is_uncapitalised_name
from directory.extraction.reasons import OWN_HEADING, LeftOut
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.shapes import ABBREVIATED, looks_like_acronym
from directory.extraction.stretches.wholes import FOR, PLACED, Piece
from directory.extraction.words import gazetteer
from directory.extraction.words.fields import is_field
from directory.extraction.words.folding import fold
from directory.extraction.words.kinds import OPENS_CUE, OPENS_DESK, OPENS_ROLE, ROLE
from directory.records import PhoneType
from directory.values import territories

_CODES = frozenset(
    "US FR DE EN IT ES NL PT PL RU SV DA NO FI EL TR AR ZH JA KO CA RO CS UK UTC GMT CET CEST EET EEST WET BST EST EDT CST CDT MST MDT PST PDT IST JST KST AEST AEDT ET PT CT".split()
)
_TITLED = 2
_EMPHASIS = " \t\n*_"
_SHORTEST_FIRM = 5
"""What a domain is called is a firm if it has more letters: shorter ones are words, too."""
_TYPES: dict[str, PhoneType] = {"fax": "fax", "mobile": "mobile", "phone": "voice"}


class Item(NamedTuple):
    piece: Piece
    type: PhoneType = "voice"

    @property
    def label(self) -> str:
        return self.piece.label


def useful(cutter: Cutter, block: Block, pieces: list[Piece], left: list[LeftOut]) -> list[Item]:
    """What speaks of contacts, numbers with the type that the label beside them gives; what is refused is added to `left`."""
    pieces = names_first(cutter, without_decoys(cutter, without_chats(as_sentences(cutter, pieces), left), left))
    pieces = with_owners(cutter, listed_titles(cutter, named_alike(cutter, without_addresses(cutter, pieces, left))))
    pieces = together(cutter, told_from_second_names(cutter, firms_behind_titles(cutter, pieces)))
    pieces = told_from_houses(cutter, led_by_houses(cutter, with_listed_houses(cutter, pieces)))
    pieces = [_by_its_place(cutter, block, pieces, position) for position in range(len(pieces))]
    items: list[Item] = []
    kind: str | None = None
    kind_line = -1
    told = False  # whether a label stood before the last number
    for position, piece in enumerate(pieces):
        if piece.label == "label":
            if (
                piece.kind in _TYPES
                and items
                and items[-1].label == "phone"
                and in_brackets(cutter, piece, items[-1].piece)
                and not (kind_line == piece.line and told)  # "(O) 020 ... (M) 077 ..."
            ):
                items[-1] = Item(items[-1].piece, _TYPES[piece.kind or ""])
                continue
            if not (kind == "mobile" and piece.kind == "phone" and is_second_word(cutter, pieces[position - 1], piece)):
                kind, kind_line = piece.kind, piece.line
        elif piece.label == "phone":
            if items and is_headed(cutter, piece, items[-1].piece):
                left.append(LeftOut(piece.start, piece.end, piece.label, OWN_HEADING))
                continue
            told = known = kind in _TYPES and piece.line - kind_line <= 1
            items.append(Item(piece, _TYPES[kind or ""] if known else "voice"))
            if not another_follows(pieces, position):
                kind = None
        elif piece.label in ("caps", "other"):
            called = forename_called(cutter, pieces, position) if block.opened == "sentence" else None
            caps = called or named_by_place(cutter, pieces, position) or _caps(cutter, block, pieces, position)
            if caps is not None:
                items.append(Item(caps._replace(kind=PLACED)))
        elif piece.label in ("name", "role", "org", "desk", "email"):
            if piece.label == "email":
                kind = None
            items.append(Item(piece))
    return items


_IN_WORDS = frozenset(("name", "role", "org", "caps", "other"))
"""The labels of pieces that another label may fit better: those of words that no table settles."""


_NOBODY = (heads_adviser, heads_relations, heads_row, heads_firm, is_link_text, is_said_of_other, holds_other)
_DESKS = (is_department, is_office_of_firm, heads_number)
_OF_HOUSES = (is_workplace, is_house, is_behind_role, leads_desk, has_mailbox, heads_mailbox_list, heads_department)
_HOUSES = (*_OF_HOUSES, is_house_beside, is_cell_of_house)
_PEOPLE = (has_own_mailbox, is_forenamed, is_forename_of_house, is_uncapitalised_name, goes_on_with_name)
"""What tells that a piece is nobody's, a desk, an organisation, or a name, by its neighbours."""


def _by_its_place(cutter: Cutter, block: Block, pieces: list[Piece], position: int) -> Piece:
    """A piece as what stands before and above it says."""
    if is_window(cutter, pieces, position):
        return pieces[position]._replace(label="desk")
    if pieces[position].label not in _IN_WORDS:
        return pieces[position]
    if (label := label_of_anchor(cutter, pieces, position)) is not None:
        return label
    if any(told(cutter, pieces, position) for told in _DESKS):
        return pieces[position]._replace(label="desk")
    if is_own_office(cutter, pieces, position) or is_firm_of_people(cutter, pieces, position):
        return pieces[position]._replace(label="org")
    if _heads_medium(cutter, pieces[position]) or any(told(cutter, pieces, position) for told in _NOBODY):
        return pieces[position]._replace(label="other")
    if any(told(cutter, pieces, position) for told in _HOUSES):
        return pieces[position]._replace(label="org")
    if titles_link(cutter, pieces, position):
        return pieces[position]._replace(label="label")
    if (office := heads_staff(cutter, pieces, position)) is not None:
        return office
    if heads_name(cutter, pieces, position):
        return pieces[position]._replace(label="org", kind="for")
    if any(told(cutter, pieces, position) for told in _PEOPLE):
        return pieces[position]._replace(label="name")
    if pieces[position].label == "caps" and block.opened != "sentence" and _is_firm_in_cell(cutter, pieces[position]):
        return pieces[position]._replace(label="org")
    told = (
        as_labelled(cutter, pieces, position)
        or whose_staff(cutter, pieces, position)
        or own_firm(cutter, pieces, position)
        or part_of_work(cutter, pieces, position)
    )
    return told or pieces[position]


def _heads_medium(cutter: Cutter, piece: Piece) -> bool:
    """Whether a piece before a colon says for which media somebody answers (`UK Radio: Jane Doe`), or any of what reach these are, or
    for whom else (`Investors and media:`)."""
    if is_scope(cutter.folded[piece.start : piece.end]):
        return True
    colon = cutter.text[piece.end : piece.end + 2].lstrip().startswith(":")
    said = cutter.folded[piece.start : piece.end]
    return colon and (is_medium(said) or (piece.label == "org" and is_field(said)))


def _caps(cutter: Cutter, block: Block, pieces: list[Piece], position: int) -> Piece | None:
    """A capitalised stretch of no known kind: behind a name on its line it is whose staffer that is; right behind a cue
    or another name, and before a number, it is a name of one word; an acronym by itself is an organisation."""
    piece = pieces[position]
    if not position:
        return None
    before = pieces[position - 1]
    after = pieces[position + 1] if position + 1 < len(pieces) else None
    raw = cutter.text[piece.start : piece.end]
    if (
        before.label == "cue"
        and after is not None
        and is_word_with_title(cutter, piece, after)
        and _can_be_surname(raw)
    ):
        return Piece("name", piece.start, piece.end, piece.line, piece.cell)
    if _is_line_of_title(cutter, block, before, piece, after):
        role = before.label == "name" and not _is_known_firm(cutter, piece)
        return Piece("role" if role else "org", piece.start, piece.end, piece.line, piece.cell)
    office = is_office_of(cutter, before, piece)
    if office or piece.label == "other":
        return Piece("role", piece.start, piece.end, piece.line, piece.cell) if office else None
    between = cutter.text[before.end : piece.start].strip(_EMPHASIS)
    said = cutter.folded[piece.start : piece.end]
    if said in cutter.words.places or raw in _CODES or is_medium(said) or gazetteer.is_known(raw):
        return None  # "Press Officer, Wales" says where, not for whom, "UK Radio: Jane Doe" for which media
    named = before.label in ("name", "role") and before.cell == piece.cell
    if (
        named
        and between in (",", "،", "(", "（", "-", "–", "/", "[", "—")
        and len(raw) <= 60
        and not cutter.shapes.is_honorific(raw)
        and not _is_of_days(cutter, raw)
    ):
        titled = after is not None and after.label == "org" and after.line == piece.line
        if before.label == "name" and (titled or (is_field(said) and not cutter.shapes.is_domain(raw))):
            return Piece("role", piece.start, piece.end, piece.line, piece.cell)
        dashed = between not in (",", "،", "(", "（", "[")
        known = not dashed or _is_known_firm(cutter, piece) or (before.label == "role" and _is_titled(cutter, piece))
        return Piece("org", piece.start, piece.end, piece.line, piece.cell) if known else None  # else a topic
    if before.label == "name" and between == "|" and before.line == piece.line and _is_known_firm(cutter, piece):
        return Piece("org", piece.start, piece.end, piece.line, piece.cell)
    leads = after is not None and after.label == "name" and after.cell == piece.cell
    if leads and after is not None and _heads_as_firm(cutter, before, piece, after):
        return Piece("org", piece.start, piece.end, piece.line, piece.cell)
    in_place = before.label == "cue" or (before.label == "name" and cutter.shapes.is_join(between))
    in_place = in_place or _follows_its_like(cutter, block, pieces, position)
    if _heads_line_of_list(pieces, position) and _can_be_surname(raw):
        return Piece("name", piece.start, piece.end, piece.line, piece.cell)
    if in_place and after is not None and after.label in ("phone", "email") and _can_be_surname(raw):
        return Piece("name", piece.start, piece.end, piece.line, piece.cell)
    below = before.label in ("name", "role", "cue") and piece.line - before.line == 1
    if block.opened == "cue" and below and looks_like_acronym(raw):
        return Piece("org", piece.start, piece.end, piece.line, piece.cell)
    return None


def _is_firm_in_cell(cutter: Cutter, piece: Piece) -> bool:
    """Whether a cell by itself is called as a domain of the text."""
    raw = cutter.text[piece.start : piece.end]
    return len(raw) > _SHORTEST_FIRM and _is_cell(cutter, piece) and cutter.shapes.is_domain(raw)


def _is_cell(cutter: Cutter, piece: Piece) -> bool:
    """Whether nothing else stands on its line, or up to a mark that parts the cells of one."""
    line = cutter.text.rfind("\n", 0, piece.start) + 1
    before = cutter.text[line : piece.start].strip(" *_#>-–•\t")
    behind = cutter.text[piece.end : piece.end + 4].strip(" *_")
    return before[-1:] in ("", "|") and (
        cutter.text[piece.end : piece.end + 1] in ("\n", "") or behind[:1] in ("\n", "|", "–", "-", "")
    )


def _heads_as_firm(cutter: Cutter, before: Piece, piece: Piece, name: Piece) -> bool:
    """Whether capitalised words before a name in its cell are whom it works for: behind them a mark, and the text has them
    elsewhere; or a comma, and a domain is called so."""
    raw = cutter.text[piece.start : piece.end]
    apart = cutter.text[piece.end : name.start].strip(_EMPHASIS)
    if is_field(raw.lower()) or gazetteer.is_known(raw):
        return False  # "PR - Ada Probe"
    if apart in ("-", "–", "—", ":", "|"):
        said = cutter.folded[before.start : before.end].split()[-2:]
        if before.label == "other" and not FOR.isdisjoint(said) and not cutter.shapes.is_domain(raw):
            return False  # "für O-Töne: Ada Probe"
        return _is_known_firm(cutter, piece) or (apart == ":" and _is_titled(cutter, piece))
    return apart == "," and before.line == piece.line and cutter.shapes.is_domain(raw)


def _is_titled(cutter: Cutter, piece: Piece) -> bool:
    """Whether it is two words or more that all begin with a capital, in a language that writes few words so (`Bruxelles Exemple`)."""
    words = cutter.text[piece.start : piece.end].split()
    if cutter.shapes.language in ("de", None) or len(words) < _TITLED:
        return False
    raw = cutter.text[piece.start : piece.end]
    known = cutter.shapes.kinds(piece.start, piece.end) & (ROLE | OPENS_ROLE | OPENS_DESK | OPENS_CUE)
    plain = all(word.istitle() and word.isalpha() for word in words) and not territories.is_territory(raw)
    return plain and not known and not any(fold(word) in cutter.words.subjects for word in words)


def _is_of_days(cutter: Cutter, raw: str) -> bool:
    """Whether words say when somebody works (`Mon-Wed`, `Monday to Thursday`)."""
    words = [word for word in re.split(r"[\s,;&/–-]+", fold(raw)) if word]
    days = cutter.words.calendar
    return bool(words) and all(len(w) > 1 and any(day.startswith(w) for day in days) for w in (words[0], words[-1]))


def _heads_line_of_list(pieces: list[Piece], position: int) -> bool:
    """Whether a word begins a line that ends in a number, below lines that each begin with a name and end so."""
    piece, above = pieces[position], pieces[position - 1]
    if above.label != "phone" or not 1 <= piece.line - above.line <= 2:
        return False
    line = [p for p in pieces[:position] if p.line == above.line]
    rest = [p for p in pieces[position + 1 : position + 6] if p.line == piece.line]
    return line[0].label == "name" and bool(rest) and rest[-1].label == "phone" and len(rest) < 4


def _follows_its_like(cutter: Cutter, block: Block, pieces: list[Piece], position: int) -> bool:
    """Whether a word stands behind a number on a line that began with such a word and number (`Info: Ada 030 23125 101 -
    Bo 030 23125 102`)."""
    line = [
        p for p in pieces[:position] if p.line == pieces[position].line and p.label not in ("label", "cue", "other")
    ]
    if block.opened == "signature" or not line or line[-1].label != "phone":
        return False
    first = cutter.text[line[0].start : line[0].end]
    return line[0].label in ("caps", "name") and len(line) > 1 and line[1].label == "phone" and _can_be_surname(first)


def _is_line_of_title(cutter: Cutter, block: Block, before: Piece, piece: Piece, after: Piece | None) -> bool:
    """Whether a line of no known kind stands where a stacked block says whom a person works for: alone between the
    line of a name or role and that of an address or number."""
    if before.label == "desk" and after is not None and piece.line - before.line == 1 and after.line - piece.line == 1:
        last = cutter.text[piece.start : piece.end].split()[-1]
        own = _is_known_firm(cutter, piece) or territories.is_territory(last)
        return own and piece.label == "caps" and after.label in ("label", "phone", "email", "name")
    if block.opened != "cue" or before.label not in ("name", "role", "cue") or after is None:
        return False
    if not 1 <= piece.line - before.line <= 2 or not 1 <= after.line - piece.line <= 2:
        return False
    if before.label == "cue" or after.label == "role":
        return _is_known_firm(cutter, piece) or (after.label == "name" and is_spoken_of(cutter, piece))
    if after.label == "name":
        return before.label == "role" and _is_known_firm(cutter, piece)
    raw = cutter.text[piece.start : piece.end]
    plain = len(raw) <= 60 and any(c.isupper() for c in raw) and not any(c.isdigit() or c in "@:/!?" for c in raw)
    return plain and after.label in ("label", "phone", "email", "role") and after.kind != "web" and raw[-1] != "."


def _is_known_firm(cutter: Cutter, piece: Piece) -> bool:
    """Whether a line of no known kind is a firm rather than somebody's title: an address spells it, the text names it
    elsewhere too, or it is written as names of firms are."""
    raw = cutter.text[piece.start : piece.end]
    if raw in ABBREVIATED:
        return False
    if any(cutter.shapes.is_domain(word) for word in [raw, *raw.split()] if len(word) > 3):
        return True
    shouted = raw.isupper() and " " in raw  # a heading
    inner = any(c.isupper() for word in raw.split() for c in word[1:])
    if looks_like_acronym(raw) or "." in raw or (inner and not shouted):
        return True
    return cutter.text.find(raw, 0, piece.start) >= 0


def _can_be_surname(raw: str) -> bool:
    return raw.isalpha() and len(raw) > 2 and not raw.isupper()
