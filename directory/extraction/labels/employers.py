"""Whether words beside a person name a firm, or another human: told by their neighbours and by how addresses are spelled."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from directory.extraction.stretches.naming import WORD
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.wholes import FOR, OF, Piece
from directory.extraction.words import across
from directory.extraction.words.folding import fold
from directory.extraction.words.forenames import is_forename
from directory.extraction.words.kinds import OPENS_CUE, OPENS_DESK, OPENS_ROLE, ORGANISATION, ROLE
from directory.values import emails

_TRADE = ROLE | ORGANISATION | OPENS_ROLE | OPENS_DESK | OPENS_CUE


def named_alike(cutter: Cutter, pieces: list[Piece]) -> list[Piece]:
    """What looks like another human's name on the line below a name or its role (`Example Fund`), where the addresses
    that follow spell the first name and not this one, is whom the first one works for."""
    found = list(pieces)
    for position, piece in enumerate(pieces):
        above = found[position - 1] if position else None
        if piece.label != "name" or above is None or above.label not in ("name", "role"):
            continue
        person = above if above.label == "name" else found[position - 2] if position > 1 else None
        if (
            person is None
            or person.label != "name"
            or not (
                (0 < piece.line - person.line <= 4 and piece.line > above.line)
                or (piece.line == above.line and _listed_behind(cutter, above, piece))
            )
        ):
            continue
        behind = itertools.takewhile(lambda p: p.label != "name", pieces[position + 1 : position + 12])
        addresses = [p.anchor.value for p in behind if p.label == "email" and p.anchor is not None]
        if _spelled_by(cutter, person, addresses) and not _spelled_by(cutter, piece, addresses):
            found[position] = piece._replace(label="org")
    return found


_WHOSE = OF | FOR | {"por"}


def is_said_of_other(cutter: Cutter, pieces: list[Piece], position: int) -> bool:
    """Whether what looks like a name belongs to the words before it that say what somebody named before does (`Jane Doe, del área
    de Salud por Derecho Norte (tel. ...`)."""
    piece, before = pieces[position], pieces[position - 1] if position else None
    if before is None or piece.label != "name" or before.label != "other" or before.line != piece.line:
        return False
    if piece.start - before.end != 1 or cutter.folded[before.start : before.end].split()[-1] not in _WHOSE:
        return False
    for other in reversed(pieces[:position]):
        if other.line != piece.line or other.anchor is not None:
            return False
        if other.label == "name":
            said = cutter.folded[other.end : piece.start].split()
            return bool(said) and (said[0] in _WHOSE or said[0].startswith(","))
    return False


def holds_other(cutter: Cutter, pieces: list[Piece], position: int) -> bool:
    """Whether a title holds its bearer's name, and behind a dash stand the title and the name of whom to ask (`Deputy Jane Doe - Press
    officer: John Roe`)."""
    if pieces[position].label != "role" or position + 2 >= len(pieces):
        return False
    first, second, name = pieces[position : position + 3]
    if (second.label, name.label) != ("role", "name") or not first.line == second.line == name.line:
        return False
    words = cutter.text[first.start : first.end].split()
    low = first.end - len(" ".join(words[-2:]))
    dashed = cutter.folded[first.end : second.start].strip() == "-"
    return dashed and len(words) > 2 and cutter.shapes.name(low, first.end) == (low, first.end)


def heads_name(cutter: Cutter, pieces: list[Piece], position: int) -> bool:
    """Whether what looks like a name says whose the name behind a colon is (`on behalf of Example Rivers: Ada Probe`)."""
    piece, behind = pieces[position], pieces[position + 1] if position + 1 < len(pieces) else None
    if behind is None or piece.label != "name" or behind.label != "name" or piece.line != behind.line:
        return False
    return cutter.text[piece.end : behind.start].strip() == ":"


def has_own_mailbox(cutter: Cutter, pieces: list[Piece], position: int) -> bool:
    """Whether capitalised words that begin a line, or stand behind the cue, are called as the next address (`Rose Branch`,
    rose@...): tables know one of them as another word."""
    piece, before = pieces[position], pieces[position - 1] if position else None
    begins = before is None or before.label == "cue" or (before.line < piece.line and before.anchor is not None)
    words = cutter.text[piece.start : piece.end].split()
    called = piece.label == "org" and len(words) > 1 and is_forename(words[0])
    begins = begins or (called and before is not None and before.line < piece.line)
    if (
        not (piece.label == "caps" or called)
        or not begins
        or not 2 <= len(words) <= 3
        or not all(w.isalpha() for w in words)
    ):
        return False
    for after in pieces[position + 1 : position + 8]:
        if after.label == "name":
            return False
        if after.label == "email" and after.anchor is not None:
            local = after.anchor.value.partition("@")[0]
            return local == words[0].casefold() and not emails.is_role_mailbox(after.anchor.value)
    return False


def is_forenamed(cutter: Cutter, pieces: list[Piece], position: int) -> bool:
    """Whether capitalised words right behind the cue begin with a forename, though tables know the next as another word (`Media
    contact: ADA LANE 020 ...`)."""
    piece, before = pieces[position], pieces[position - 1] if position else None
    if piece.label != "caps" or before is None or before.label not in ("cue", "desk") or piece.line - before.line > 1:
        return False
    words = cutter.text[piece.start : piece.end].split()
    return 2 <= len(words) <= 3 and all(map(str.isalpha, words)) and is_forename(words[0])


def is_house(cutter: Cutter, pieces: list[Piece], position: int) -> bool:
    """Whether what looks like a name is whose desk stands below it, before a number (`Example Baltic`, `Issuer services`):
    elsewhere in the text its first word goes before other words with capitals, as no forename does (`Example Riga`)."""
    if position + 2 >= len(pieces) or pieces[position].label != "name":
        return False
    piece, desk, behind = pieces[position : position + 3]
    if desk.label != "desk" or desk.line - piece.line != 1 or behind.label not in ("phone", "label"):
        return False
    first, *others = cutter.text[piece.start : piece.end].split()
    following = set()
    for at in cutter.folded.places(fold(first)):
        word = WORD.match(cutter.text, at + len(first) + 1)
        if word is not None and word.group()[0].isupper() and word.group().rstrip(".,;:)") not in others:
            following.add(word.group().rstrip(".,;:)"))
    return len(following) > 1


def is_workplace(cutter: Cutter, pieces: list[Piece], position: int) -> bool:
    """Whether a name and `at` stand before a piece on its line (`Ada Probe at Example Publicity`)."""
    if position < 2 or pieces[position].label not in ("name", "caps", "org"):
        return False
    name, small, piece = pieces[position - 2 : position + 1]
    if name.label != "name" or small.label != "other" or not name.cell == small.cell == piece.cell:
        return False
    return cutter.folded[small.start : small.end].strip() in cutter.words.workplace


def own_firm(cutter: Cutter, pieces: list[Piece], position: int) -> Piece | None:
    """A line below a name that has the surname in it is that person's firm (`Jane Doe`, `Doe Communications`), and one
    below a role that has its words is whose role it is (`Example Days Chair`, `Example Days`)."""
    piece, above = pieces[position], pieces[position - 1] if position else None
    beside = above is not None and piece.line == above.line and _listed_behind(cutter, above, piece)
    if above is None or piece.label not in ("role", "name") or not (beside or piece.line - above.line == 1):
        return None
    words = cutter.shapes.tokens(above.start, above.end)
    if above.label == "name" and piece.label == "name" and _spells_domain(cutter, piece):
        return None if _spells_domain(cutter, above) else piece._replace(label="org")
    if above.label == "name" and (piece.label == "role" or beside):
        other = cutter.shapes.tokens(piece.start, piece.end)
        own = len(words[-1]) > 2 and words[-1] in (other[:1] if beside else other)  # beside, sisters share a surname
        own = own or (len(other) > len(words) > 1 and other[: len(words)] == words)
    else:
        inner = " ".join(cutter.shapes.tokens(piece.start, piece.end))
        own = above.label == "role" and piece.label == "name" and inner in " ".join(words)
    return piece._replace(label="org") if own else None


def is_behind_role(cutter: Cutter, pieces: list[Piece], position: int) -> bool:
    """Whether what looks like a name is the last thing a line says of somebody before their number or address (`Jane Doe,
    Director, Harbour Watch, 020 ...`): a second human would have a role of their own, or the first one a number. Not where
    the next address spells it."""
    if not 2 <= position < len(pieces) - 1 or pieces[position].label != "name":
        return False
    name, role, piece = pieces[position - 2 : position + 1]
    if (name.label, role.label) != ("name", "role") or not name.line == role.line == piece.line:
        return False
    if not (_listed_behind(cutter, name, role) and _listed_behind(cutter, role, piece)):
        return False
    behind = pieces[position + 1]
    if behind.label not in ("phone", "email", "label", "caps") or behind.line != piece.line:
        return False
    addresses = [
        p.anchor.value for p in pieces[position + 1 : position + 6] if p.label == "email" and p.anchor is not None
    ]
    return not _spelled_by(cutter, piece, addresses)


def whose_staff(cutter: Cutter, pieces: list[Piece], position: int) -> Piece | None:
    """Somebody's name alone in brackets right behind another's, or behind that one's number, is whose staffer that one is
    (`Jane Doe (Sen. Roe)`, `Jane Doe, 020 ... (Minister Roe)`)."""
    piece, name = pieces[position], pieces[position - 1] if position else None
    if name is None or name.label not in ("name", "phone") or name.line != piece.line:
        return None
    held = name.label == "phone" and piece.label == "role" and _is_titled_surname(cutter, piece)
    if piece.label != "name" and not held:
        return None
    if not cutter.text[piece.start].isupper():
        return None  # without capitals a topic looks the same
    close = cutter.text.find(")", piece.end, piece.end + 2)
    opened = cutter.text[name.end : piece.start]
    if close < 0 or not opened.lstrip().startswith("(") or cutter.text[piece.end : close].strip():
        return None
    low = name.end + opened.index("(") + 1
    titled = cutter.text[low : piece.start].strip()
    if titled and not cutter.shapes.is_honorific(titled):
        return None
    if name.label == "phone" and piece.label == "name" and not titled:
        return None  # who has the number
    return piece._replace(label="org", start=cutter.shapes.strip(low, piece.end)[0])


def heads_staff(cutter: Cutter, pieces: list[Piece], position: int) -> Piece | None:
    """An office with its holder's surname before a colon and the name of who works there (`Minister Roe: Jane Doe`, `Sen. Roe: Jane
    Doe`) as the organisation that it is; None for others."""
    piece, behind = pieces[position], pieces[position + 1] if position + 1 < len(pieces) else None
    if behind is None or behind.label != "name" or piece.line != behind.line or piece.label not in ("role", "name"):
        return None
    if cutter.text[piece.end : behind.start].strip() != ":":
        return None
    if piece.label == "role" or cutter.folded[piece.start : piece.end].partition(" ")[0] in _OFFICIALS:
        return piece._replace(label="org") if _is_titled_surname(cutter, piece) else None
    low = cutter.text.rfind("\n", 0, piece.start) + 1
    title = WORD.match(cutter.text, cutter.shapes.strip(low, piece.start)[0], piece.start)
    alone = title is not None and not cutter.text[title.end() : piece.start].strip()
    if title is None or not alone or " " in cutter.text[piece.start : piece.end]:
        return None
    return piece._replace(label="org", start=title.start()) if cutter.shapes.is_honorific(title.group()) else None


_OFFICIALS = across.every(across.read("ranks")["officials"])
"""Offices that are surnames, too: before a colon and another's name they are offices."""


_DECLINED = frozenset("pl cs sk sl hr sr mk bg ru uk be kk el lt lv et hu tr".split())
"""Languages whose titles go on with a noun in a case of its own, often with a capital."""


def _is_titled_surname(cutter: Cutter, piece: Piece) -> bool:
    """Whether an office and one word that could be its holder's surname make a piece (`Minister Roe`)."""
    words = cutter.text[piece.start : piece.end].split()
    tokens = cutter.shapes.tokens(piece.start, piece.end)
    if len(words) != 2 or len(tokens) != 2 or not all(word[0].isupper() for word in words):
        return False
    if cutter.shapes.language in _DECLINED:
        return False  # "Υπεύθυνη Επικοινωνίας: Jane Doe" says of what
    return (tokens[0] in cutter.words.roles or tokens[0] in _OFFICIALS) and not cutter.shapes.kinds(
        piece.end - len(words[1]), piece.end
    ) & _TRADE


def _listed_behind(cutter: Cutter, above: Piece, piece: Piece) -> bool:
    """Whether a piece stands behind another on its line as the next entry of a list."""
    return cutter.folded[above.end : piece.start].strip() in (",", "|", "-", ";", "·", "•")


def _spells_domain(cutter: Cutter, piece: Piece) -> bool:
    """Whether a domain of the text is called as one of its words, or as the first ones together (`Harbour Works Kits`,
    @harbourworks.example)."""
    words = cutter.shapes.tokens(piece.start, piece.end)
    together = ("".join(words[:count]) for count in range(2, len(words) + 1))
    return any(len(w) > 3 and cutter.shapes.is_domain(w) for w in (*words, *together))


def _spelled_by(cutter: Cutter, name: Piece, addresses: list[str]) -> bool:
    return any(emails.spells(cutter.text[name.start : name.end], address) for address in addresses)


_MOST_EMPLOYERS = 20
"""So many organisations of one contact are held against each of its roles."""


def without_employer(cutter: Cutter, role: Piece, organisations: Sequence[Piece]) -> Piece:
    """A role without the organisation that ends it with nothing between (`General Manager Example Works`), where the contact is
    said elsewhere to be of it."""
    said = cutter.folded[role.start : role.end]
    for org in organisations[:_MOST_EMPLOYERS]:
        name = cutter.folded[org.start : org.end]
        end = role.end - len(name) - 1
        apart = org.start >= role.end or org.end <= role.start
        if apart and said.endswith(f" {name}") and cutter.shapes.is_role(role.start, end):
            return role._replace(end=end)
    return role
