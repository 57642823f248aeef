"""Departments, sections and offices: what they are a part of, and what only looks like a name or a title."""

from __future__ import annotations

import re

from directory.extraction.labels.agencies import is_agency_above
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.wholes import OF, Piece
from directory.extraction.words import across, unspaced
from directory.extraction.words.fields import is_field
from directory.extraction.words.folding import fold, is_unspaced
from directory.extraction.words.kinds import OPENS_CUE, OPENS_DESK, OPENS_ROLE, ORGANISATION, ROLE
from directory.values import territories


def is_its_section(cutter: Cutter, department: Piece, section: Piece) -> bool:
    """`経営企画部 広報室`: a department, and the part of it that deals with the press."""
    apart = cutter.text[department.end : section.start].strip()
    raws = (cutter.text[p.start : p.end] for p in (department, section))
    ends = all(map(unspaced.is_section, raws))
    if cutter.shapes.language == "zh" and unspaced.is_authority(cutter.text[department.start : department.end]):
        return False
    return not apart and ends and department.cell == section.cell


def is_its_part(cutter: Cutter, organisation: Piece, part: Piece) -> bool:
    """`예시부 정책과`: an organisation, and behind a space the part of it that somebody works for."""
    if part.label != "org" or part.cell != organisation.cell or part.start - organisation.end != 1:
        return False
    raw = cutter.text[part.start : part.end]
    return (
        is_unspaced(raw)
        and (unspaced.is_section(raw) or unspaced.is_branch(raw))
        and not cutter.text[organisation.end].strip()
    )


def is_department(cutter: Cutter, pieces: list[Piece], position: int) -> bool:
    """A line of a script without capitals below an organisation's, that ends as departments do, before an address."""
    if not 0 < position < len(pieces) - 1 or pieces[position].label not in ("other", "name", "role", "org"):
        return False
    above, piece, below = pieces[position - 1 : position + 2]
    apart = piece.line - above.line == 1 and below.line > piece.line
    return (
        apart
        and above.label == "org"
        and unspaced.is_department(cutter.text[piece.start : piece.end])
        and below.label != "name"
    )


def heads_row(cutter: Cutter, pieces: list[Piece], position: int) -> bool:
    """Whether a word that could be a surname stands on the line above a whole name, as the first cell of a row does (`報道`,
    `見本 花子`, a number)."""
    if position + 2 >= len(pieces) or pieces[position].label != "name":
        return False
    word, name, behind = pieces[position : position + 3]
    raw, below = cutter.text[word.start : word.end], cutter.text[name.start : name.end]
    rowed = name.label == "name" and name.line - word.line == 1 and behind.label in ("phone", "email", "label", "role")
    return rowed and is_unspaced(raw) and len(raw) <= 3 and " " not in raw and unspaced.is_full_name(below)


def heads_firm(cutter: Cutter, pieces: list[Piece], position: int) -> bool:
    """Whether what looks like a role only says, before a colon, what the organisation behind it is here (`Organizator:
    Stowarzyszenie Przykład, ...`), with an address or number of its own on the line and nobody named."""
    piece, behind = pieces[position], pieces[position + 1 : position + 4]
    if piece.label != "role" or not behind or behind[0].label != "org" or behind[0].line != piece.line:
        return False
    if cutter.text[piece.end : piece.end + 2].lstrip()[:1] != ":" or is_unspaced(cutter.text[piece.start : piece.end]):
        return False
    begins = cutter.text[cutter.text.rfind("\n", 0, piece.start) + 1 : piece.start].strip(" *_-–•·") == ""
    line = [p.label for p in behind if p.line == piece.line]
    return begins and "name" not in line and ("email" in line or "phone" in line)


def is_link_text(cutter: Cutter, pieces: list[Piece], position: int) -> bool:
    """Whether a line without an address or number says again who was named before, behind other words: what is left of a link
    (`Send e-mail to Jane Doe`)."""
    piece, before = pieces[position], pieces[position - 1] if position else None
    if (
        piece.label != "name"
        or before is None
        or before.line != piece.line
        or before.label not in ("other", "label", "cue")
    ):
        return False
    near = pieces[max(0, position - 3) : position + 4]
    if any(p.anchor is not None and p.line == piece.line for p in near):
        return False
    name = cutter.folded[piece.start : piece.end]
    return any(p.label == "name" and cutter.folded[p.start : p.end] == name for p in pieces[:position])


def is_office_of_firm(cutter: Cutter, pieces: list[Piece], position: int) -> bool:
    """Whether what looks like a title is alone on the line below the cue, above an address or number, and begins with the
    firm that an address spells (`Media contact`, `Example Communications`, press@example.org): no human has it."""
    if not 0 < position < len(pieces) - 1 or pieces[position].label != "role":
        return False
    above, piece, below = pieces[position - 1 : position + 2]
    if above.label != "cue" or piece.line in (above.line, below.line):
        return False
    if below.label not in ("email", "phone", "label"):
        return False
    words = re.split(r"[\s-]+", cutter.text[piece.start : piece.end])
    return len(words) > 1 and any(cutter.shapes.is_domain("".join(words[:count])) for count in range(1, len(words)))


def is_firm_of_people(cutter: Cutter, pieces: list[Piece], position: int) -> bool:
    """Whether what looks like a title is alone on the line above somebody's name, and a domain is called as it begins (`Example
    Creek Comunicação`, `ada@examplecreek.example`): it is the firm of those below."""
    if is_agency_above(cutter, pieces, position):
        return True
    if not position < len(pieces) - 1 or pieces[position].label != "role":
        return False
    piece, below = pieces[position], pieces[position + 1]
    alone = cutter.text[piece.end : below.start].count("\n") == 1 and below.label == "name"
    if not alone or (position and pieces[position - 1].line == piece.line):
        return False
    words = cutter.text[piece.start : piece.end].split()
    last = fold(words[-1])
    if last in cutter.words.roles and not _TRADE.match(last):
        return False  # "Example Project Leader"
    if len(words) > 1 and any(cutter.shapes.is_domain("".join(words[:count])) for count in range(1, len(words) + 1)):
        return True
    return _is_called_by_trade(cutter, piece, words)


def _is_called_by_trade(cutter: Cutter, piece: Piece, words: list[str]) -> bool:
    """Whether words that mean nothing else stand before a trade (`2PRÓ Comunicação`)."""
    begins = words[0][0].isupper() or words[0][0].isdigit()
    if not (begins and 1 < len(words) < _MOST_OF_FIRM and _TRADE.match(fold(words[-1]))):
        return False
    own = piece.end - len(words[-1]) - 1
    return not cutter.shapes.kinds(piece.start, own) & _KNOWN and not any(is_field(fold(word)) for word in words[:-1])


_TRADE = re.compile(r"[ck]omm?uni[ck]a|pr$|assessoria$")
_MOST_OF_FIRM = 4
_KNOWN = ROLE | ORGANISATION | OPENS_ROLE | OPENS_DESK | OPENS_CUE


def is_own_office(cutter: Cutter, pieces: list[Piece], position: int) -> bool:
    """Whether what looks like a title on a line of its own right above or below a name is the office of an organisation that is
    called by its letters (`EXAM-Kommunikation`): nobody's title begins so."""
    piece = pieces[position]
    if piece.label not in ("role", "desk"):
        return False
    letters = _LETTERS.match(cutter.text, piece.start, piece.end)
    if letters is None or letters["word"].casefold() in cutter.words.roles:
        return False
    last = re.split(r"[\s-]+", cutter.folded[piece.start : piece.end])[-1]
    if not cutter.words.desks.is_whole(last) and last not in cutter.words.desk_words:
        return False
    above = pieces[position - 1] if position else None
    below = pieces[position + 1] if position + 1 < len(pieces) else None
    if above is not None and above.label == "name" and piece.line - above.line == 1:
        return below is None or below.line > piece.line
    headed = above is None or above.line < piece.line
    return headed and below is not None and below.label == "name" and below.line - piece.line == 1


_LETTERS = re.compile(r"(?P<word>[A-ZÀ-Þ]{3,8})[\s-]")


def is_its_holder(cutter: Cutter, role: Piece, piece: Piece) -> bool:
    """Whether the letters of an organisation stand right behind a role (`tisková mluvčí ABC`): both are the role."""
    if role.label not in ("role", "desk") or piece.label not in ("caps", "org") or piece.start - role.end != 1:
        return False
    raw = cutter.text[piece.start : piece.end]
    roled = role.label == "role" or cutter.shapes.is_role(role.start, role.end)
    return roled and role.cell == piece.cell and len(raw) <= _MOST_LETTERS and raw.isalpha() and raw.isupper()


_MOST_LETTERS = 6


def goes_on_below(cutter: Cutter, first: Piece, piece: Piece) -> bool:
    """Whether a title goes on behind a line end since an ampersand stands before it (`PR &`, `Communications`)."""
    between = cutter.text[first.end : piece.start]
    if first.label not in ("role", "desk", "org", "caps") or piece.label not in ("role", "desk"):
        return False
    return between.strip() == "&" and 0 < between.count("\n") <= 2


def is_part_behind_desk(cutter: Cutter, desk: Piece, part: Piece) -> bool:
    """Whether what stands behind a desk's name and a comma on its line is what the desk is a part of: another department
    (`Media relations, Communications Branch, Ministry of Examples`), or what is called after its country (`Media relations,
    Examples Canada`), which only looks like a name."""
    if part.label not in ("desk", "name", "caps") or part.line != desk.line or part.cell != desk.cell:
        return False
    if desk.label != "desk" or cutter.folded[desk.end : part.start].strip() != ",":
        return False
    last = cutter.text[part.start : part.end].split()[-1]
    return part.label in ("desk", "caps") or (last not in _SURNAMES_TOO and territories.is_territory(last))


_SURNAMES_TOO = frozenset("Jordan Chad Israel Ireland Holland France England Georgia Wales Scotland Kent".split())


def is_rest_of_office(cutter: Cutter, office: Piece, piece: Piece) -> bool:
    """Whether a piece goes on with the long name of the office of somebody with several titles (`Cabinet de la ministre des
    Exemples et ministre responsable de la région de ..., de la région de ...`)."""
    if office.label != "org" or piece.line != office.line or piece.cell != office.cell:
        return False
    if piece.label not in ("role", "other", "caps", "org", "desk"):
        return False
    tokens = cutter.shapes.tokens(office.start, office.end)
    if len(tokens) < 4 or tokens[0] not in cutter.words.organisations or tokens[1] not in OF:
        return False
    if not any(t in cutter.words.roles for t in tokens[2:5]):
        return False
    between = cutter.text[office.end : piece.start].strip()
    small = cutter.text[piece.start].islower() or tokens[-1] in OF or tokens[-1] in cutter.words.particles
    return small and (between in ("", ",") or cutter.shapes.is_join(between.strip(" ,")))


_TRADES = across.every(across.read("houses")["firms"])
"""What firms call their trade, and hardly anybody what they do."""


def is_firm_behind_role(cutter: Cutter, role: Piece, piece: Piece) -> bool:
    """Whether what could be a second title behind a role and a comma is a firm by its trade (`Founder, Sample Consulting`)."""
    if role.label != "role" or piece.label != "role" or cutter.text[role.end : piece.start].strip() != ",":
        return False
    tokens = cutter.shapes.tokens(piece.start, piece.end)
    return len(tokens) > 1 and cutter.text[piece.start].isupper() and not _TRADES.isdisjoint(tokens[1:])


_RELATIONS = re.compile(
    r"(?:(?:company|external|corporate|media|press|public|analyst|financial)(?: (?:and|&))? ){1,2}investor relations"
    r"(?=[ ]?(?:[:/]|[*_]*\n))"
)
"""For which relations those below a heading are."""


def heads_relations(cutter: Cutter, pieces: list[Piece], position: int) -> bool:
    """Whether a line of its own above somebody's is a heading that only says for which relations they are (`External Investor
    Relations`): nobody's title."""
    piece = pieces[position]
    if piece.label not in ("role", "desk") or not _RELATIONS.match(cutter.folded, piece.start):
        return False
    above = cutter.text[cutter.text.rfind("\n", 0, piece.start) + 1 : piece.start]
    behind = next((p for p in pieces[position + 1 :] if p.label not in ("cue", "label")), None)
    named = behind is not None and behind.label == "name" and 0 < behind.line - piece.line <= _HEADS
    beside = position and pieces[position - 1].label == "name" and piece.line - pieces[position - 1].line == 1
    return named and not beside and not above.strip(" *_#")


_HEADS = 4
"""So many lines below such a heading somebody is named at most."""
_WINDOWS = ("窓口", "デスク", "窗口", "창구")
"""How the names of desks end that are called as contacts are announced."""


def is_window(cutter: Cutter, pieces: list[Piece], position: int) -> bool:
    """Whether words that announce contacts name a desk: behind an organisation on its line (`見本株式会社 お問い合わせ窓口`), or
    below the heading of the block and right before a number or address on their own line."""
    piece = pieces[position]
    if piece.label != "cue" or not 0 < position < len(pieces) - 1:
        return False
    if not cutter.text[piece.start : piece.end].endswith(_WINDOWS):
        return False
    before, behind = pieces[position - 1], pieces[position + 1]
    if before.label == "org" and before.line == piece.line:
        return True
    headed = any(p.label == "cue" and p.line < piece.line for p in pieces[:position])
    return headed and behind.label in ("phone", "email") and behind.line == piece.line


_OFFICE = re.compile(r"['’]s (?:[Oo]ffice|[Dd]epartment|[Tt]eam|[Ss]taff)$")
"""How whose office it is ends (`Senator Doe's office`)."""


def is_office_of_title(cutter: Cutter, role: Piece, office: Piece) -> bool:
    """Whether the office of somebody with a title stands behind a role and a comma (`Conseillère, Cabinet de la ministre des
    Exemples`): it is whom the role is held for, and no part of the role."""
    if role.label != "role" or office.line - role.line > 1:
        return False
    if role.line == office.line and _OFFICE.search(cutter.text, office.start, office.end) is not None:
        return cutter.text[role.end : office.start].strip() == ","
    if office.label not in ("desk", "role"):
        return False
    tokens = cutter.shapes.tokens(office.start, office.end)
    led = len(tokens) > 3 and tokens[0] in cutter.words.organisations and tokens[1] in OF
    titled = led and any(t in cutter.words.roles for t in tokens[2:])
    return titled and cutter.text[role.end : office.start].strip(" \n") == ("," if role.line == office.line else "")
