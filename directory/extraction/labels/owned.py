"""Whose contacts stand below a heading (`Press contact Harbourside`, `For Harbourside`), or for whom somebody named speaks (`Jane Doe
of Harbourside`): words of no known kind, told by the cue or small word beside them, and by what the text says of them elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence

from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.shapes import looks_like_acronym
from directory.extraction.stretches.wholes import FOR, OF, Piece
from directory.extraction.words import across, gazetteer
from directory.extraction.words.fields import is_field
from directory.extraction.words.folding import fold
from directory.extraction.words.kinds import CALENDAR, HONORIFIC, NEVER_IN_NAME, OFFICE, ORGANISATION, ROLE
from directory.values import territories

_LONGEST = 60
_MOST_WORDS = 6
_OTHERWISE = ROLE | CALENDAR | HONORIFIC
_KNOWN = _OTHERWISE | ORGANISATION | OFFICE | NEVER_IN_NAME
_SMALL, _SAID, _HOUSES = across.read("small"), across.read("clauses"), across.read("houses")
_JOINS = across.every(_SMALL["in_houses"]) | {"&", "+"}
_WORD = re.compile(r"\S+")
_EDGE = " *_#>"
_ON_BEHALF = re.compile(rf"{across.one_folded(_SAID['on_behalf'])} ?(?:{across.one_folded(_SAID['behalf_of'])} |d')?")
_WITHIN_ADDRESS = frozenset("@./-_")
_LED = ("name", "role", "desk")


def is_own(cutter: Cutter, start: int, end: int) -> bool:
    """Whether a few capitalised words are a firm's, though no table has them: a domain of the text is called so; they are an
    acronym; or the text has them elsewhere, and none of them in small letters, as usual words."""
    raw = cutter.text[start:end]
    words = [(w.group(), start + w.start(), start + w.end()) for w in _WORD.finditer(raw)]
    if not words or len(raw) > _LONGEST or len(words) > _MOST_WORDS or any(sign in raw for sign in ":;@|"):
        return False
    if not _is_called(words[0][0]) or not all(_is_called(w) or w.lower() in _JOINS for w, _, _ in words):
        return False
    if cutter.shapes.kinds(start, end) & _OTHERWISE or is_field(cutter.folded[start:end]):
        return False
    if territories.is_territory(raw) or gazetteer.is_known(raw):
        return False
    if (len(raw) > 3 and cutter.shapes.is_domain(raw)) or cutter.shapes.is_organisation(start, end):
        return True
    own = [(w, low, high) for w, low, high in words if w.lower() not in _JOINS]
    folded = [cutter.folded[low:high].strip(".,'’\"") for _, low, high in own]
    if any(t in cutter.words.subjects or t in cutter.words.desk_words for t in folded):
        return False
    if len(words) == 1 and looks_like_acronym(raw) and raw.isalpha():
        return True
    if any(cutter.shapes.kinds(low, high) & _KNOWN for _, low, high in own):
        return False
    elsewhere = cutter.text.find(raw) < start or cutter.text.find(raw, end) >= 0
    usual = (any(_is_usual(cutter, t, at) for at in cutter.folded.places(t)) for t in folded)
    every = all if len(own) > 2 else any  # "Save the River" also where it speaks of a river
    return elsewhere and not every(usual)


def _is_usual(cutter: Cutter, word: str, at: int) -> bool:
    """Whether a word stands there in small letters, and not within an address or the name of a page."""
    if cutter.text[at].isupper() or (at and cutter.text[at - 1] in _WITHIN_ADDRESS):
        return False
    mark, behind = (
        cutter.text[at + len(word) : at + len(word) + 1],
        cutter.text[at + len(word) + 1 : at + len(word) + 2],
    )
    return not (mark in _WITHIN_ADDRESS and behind.isalnum())


def _is_called(word: str) -> bool:
    """Whether a word begins with a capital, or has one within (`iHarbour`)."""
    return word[0].isupper() or (word[0].isalnum() and any(map(str.isupper, word[1:])))


def with_owners(cutter: Cutter, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, with whose contacts these are as organisations."""
    pieces = _with_clients(cutter, pieces)
    found: list[Piece] = []
    for position, piece in enumerate(pieces):
        behind = pieces[position + 1] if position + 1 < len(pieces) else None
        if _has_desk(cutter, found, piece, behind):
            found[-1:] = [found[-1]._replace(label="cue"), piece._replace(label="org")]
        elif piece.label == "cue" and _is_listed_role(cutter, found, piece):
            found.append(piece._replace(label="role"))
        elif piece.label not in ("caps", "other", "name", "org"):
            found.append(piece)
        elif _is_asked_about(cutter, found, piece):
            found.append(piece._replace(label="other"))
        elif piece.label == "caps" and _is_seat(cutter, found, piece):
            found.append(piece._replace(label="org"))
        elif _is_whole_of_part(cutter, found, piece):
            found[-1:] = [found[-1]._replace(label="role"), piece._replace(label="org")]
        elif behind is not None and behind.label in _LED and _heads(cutter, piece, behind):
            found.append(_heading(cutter, found, piece))
        else:
            found.append(_spoken_for(cutter, found, piece) or piece)
    return found


def _has_desk(cutter: Cutter, before: Sequence[Piece], piece: Piece, behind: Piece | None) -> bool:
    """Whether a line says who runs the press office (`Ufficio stampa: Penna Chiara`), and below it stand those who work there."""
    if (
        not before
        or before[-1].label != "desk"
        or piece.label not in ("caps", "org")
        or behind is None
        or behind.label != "name"
    ):
        return False
    between = cutter.text[before[-1].end : piece.start].strip(_EDGE)
    alone = behind.line > piece.line and cutter.text[piece.end : piece.end + 1] == "\n"
    return (
        between == ":"
        and alone
        and before[-1].line == piece.line
        and (piece.label == "org" or is_own(cutter, piece.start, piece.end))
    )


def _heads(cutter: Cutter, piece: Piece, behind: Piece) -> bool:
    """Whether a piece ends its line, or stands before a colon, and who it is about follows."""
    between = cutter.text[piece.end : behind.start]
    if between.lstrip(_EDGE)[:1] not in (":", "\n") or behind.line - piece.line > 2:
        return False
    rest = between.strip(_EDGE + ":\n-–•[]()")
    return not rest or all(map(cutter.shapes.is_honorific, rest.split()))


def _heading(cutter: Cutter, before: Sequence[Piece], piece: Piece) -> Piece:
    """What a heading says behind a cue, or behind `for`, as whose contacts these are; or as it was."""
    if piece.label not in ("caps", "other"):
        return piece
    last = before[-1] if before and before[-1].line == piece.line else None
    start = piece.start
    if last is None:
        first = _WORD.match(cutter.text, piece.start, piece.end)
        if first is None or cutter.folded[slice(*first.span())] not in FOR:
            return piece
        start = min(first.end() + 1, piece.end)
    elif not _is_cue(cutter, before) or cutter.text[last.end : piece.start].strip(_EDGE):
        return piece
    own = start < piece.end and is_own(cutter, start, piece.end)
    return piece._replace(label="org", start=start, kind="for") if own else piece


def _is_cue(cutter: Cutter, before: Sequence[Piece]) -> bool:
    """Whether a cue stands last on a line, alone or with `for` behind it (`Media contact for`)."""
    last = before[-1]
    if last.label != "other":
        return last.label == "cue"
    above = before[-2] if len(before) > 1 else None
    small = cutter.folded[last.start : last.end].split()[-1]
    return above is not None and above.label == "cue" and above.line == last.line and small in FOR


def _spoken_for(cutter: Cutter, before: Sequence[Piece], piece: Piece) -> Piece | None:
    """For whom somebody speaks who is named before it on its line (`Jane Doe of Harbourside`, `Founder @ Harbourside`)."""
    last = before[-1] if before else None
    if last is None or last.line != piece.line:
        return None
    if piece.label == "other":
        said = _ON_BEHALF.match(cutter.folded, piece.start, piece.end)
        if said is None or last.label not in ("name", "role") or not is_own(cutter, said.end(), piece.end):
            return None
        return piece._replace(label="org", start=said.end(), kind="for")
    above = before[-2] if len(before) > 1 else None
    if above is None or last.label != "other" or above.label not in ("name", "role"):
        return None
    if above.line != piece.line:
        return _below(cutter, above, last, piece)
    small = cutter.text[last.start : last.end].strip()
    behalf = _ON_BEHALF.fullmatch(f"{fold(small)} ") is not None
    if cutter.text[above.end : piece.start].strip() != small:
        return None
    whose = small in OF or small in FOR or behalf if above.label == "name" else small == "@"
    if not whose or not is_own(cutter, piece.start, piece.end):
        return None
    return piece._replace(label="org", kind="for" if small in FOR or behalf else None)


def _below(cutter: Cutter, above: Piece, small: Piece, piece: Piece) -> Piece | None:
    """For whom somebody speaks, on the line below the name or title (`for Harbourside`)."""
    begins = cutter.text.rfind("\n", 0, small.start) + 1
    alone = not cutter.text[begins : small.start].strip(_EDGE) and cutter.text[piece.end : piece.end + 1] == "\n"
    if not alone or piece.line - above.line != 1 or cutter.folded[small.start : small.end].strip() not in FOR:
        return None
    return piece._replace(label="org", kind="for") if is_own(cutter, piece.start, piece.end) else None


_PART = re.compile(rf"(?:\S+ ){{1,5}}{across.one_folded(_HOUSES['parts_last'])}")
_SEATS = across.folded(_HOUSES["seats"])


def _is_whole_of_part(cutter: Cutter, before: Sequence[Piece], piece: Piece) -> bool:
    """Whether an acronym ends a line that begins with the part of it where somebody named right above works (`3P Network
    Department, HWA`)."""
    if len(before) < 2 or before[-1].label != "org" or before[-1].line != piece.line or before[-2].label != "name":
        return False
    part, name = before[-1], before[-2]
    if piece.line - name.line > 1 or cutter.text[part.end : piece.start].strip() != ",":
        return False
    ends = cutter.text[piece.end : piece.end + 1] in ("\n", "", ",")
    raw = cutter.text[piece.start : piece.end]
    lettered = looks_like_acronym(raw) or (len(raw) > 3 and cutter.shapes.is_domain(raw))
    return ends and lettered and _PART.fullmatch(cutter.folded, part.start, part.end) is not None


def _is_seat(cutter: Cutter, before: Sequence[Piece], piece: Piece) -> bool:
    """Whether the line below a name says that its bearer works at the seat of the issuer (`Headquarters, Washington, DC`)."""
    if not before or before[-1].label != "name" or piece.line - before[-1].line != 1:
        return False
    return cutter.folded[piece.start : piece.end] in _SEATS


def _is_listed_role(cutter: Cutter, before: Sequence[Piece], piece: Piece) -> bool:
    """Whether words that elsewhere announce contacts stand between somebody's name and the next entry of a list (`Jane Doe, Press
    contact, Harbourside, 020 ...`)."""
    if not before or before[-1].label != "name" or before[-1].line != piece.line:
        return False
    commas = cutter.text[before[-1].end : piece.start].strip(), cutter.text[piece.end : piece.end + 1]
    return commas == (",", ",") and cutter.text[piece.start].isupper() and " " in cutter.text[piece.start : piece.end]


_CALLED = ("caps", "name", "org")
_CLIENTS = frozenset(f" {word} " for word in across.every(_HOUSES["clients"]))


def _with_clients(cutter: Cutter, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, with an agency and for whom it speaks as an organisation each (`Quill Relations for Harbourside`)."""
    found: list[Piece] = []
    for piece in pieces:
        if len(found) > 2 and piece.label in _CALLED and _is_client(cutter, found, piece):
            found[-2:] = [found[-2]._replace(label="org"), piece._replace(label="org", kind="for")]
        else:
            found.append(piece)
    return found


def _is_client(cutter: Cutter, before: Sequence[Piece], piece: Piece) -> bool:
    agency, small = before[-2:]
    if small.label != "other" or agency.label not in _CALLED or not agency.line == small.line == piece.line:
        return False
    if cutter.text[agency.end : piece.start] not in _CLIENTS:
        return False
    return is_own(cutter, agency.start, agency.end) and is_own(cutter, piece.start, piece.end)


def with_listed_houses(cutter: Cutter, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, with what stands between the name and the number of each entry of a list as an organisation, where it is one in
    another entry (`Jane Doe, Save the Estuary, 020 ...`, `John Roe, Clean Harbour Now, 020 ...`)."""
    second = [n for n in range(1, len(pieces) - 1) if _is_entry(cutter, pieces, n)]
    told = sum(pieces[n].label in ("org", "caps") for n in second)
    if not told or told == len(second):
        return list(pieces)
    return [p._replace(label="org") if n in second and p.label == "name" else p for n, p in enumerate(pieces)]


def _is_entry(cutter: Cutter, pieces: Sequence[Piece], position: int) -> bool:
    """Whether a piece stands between the name that begins an entry, a comma, another one, and a number or address."""
    name, piece, behind = pieces[position - 1 : position + 2]
    if name.label != "name" or piece.label not in _CALLED or behind.label not in ("phone", "email", "label"):
        return False
    if not name.line == piece.line == behind.line:
        return False
    text = cutter.text
    begins = text[
        max(text.rfind("\n", 0, name.start), text.rfind(";", 0, name.start), text.rfind(":", 0, name.start))
        + 1 : name.start
    ]
    marks = text[name.end : piece.start].strip(), text[piece.end : piece.end + 1]
    return not begins.strip(_EDGE + "-–•\t") and marks == (",", ",")


_ABOUT = re.compile(
    rf"{across.one_folded(_SAID['questions'])} {across.one_folded(_SAID['about'])}(?: {across.one_folded(_SAID['about_the'])})?$"
)


def _is_asked_about(cutter: Cutter, before: Sequence[Piece], piece: Piece) -> bool:
    """Whether words only say what one may ask somebody about (`For questions on the Harbour Days, contact Jane Doe`), and no domain is
    called so."""
    last = before[-1] if before else None
    if last is None or last.label != "other" or last.line != piece.line or piece.label not in ("caps", "org", "name"):
        return False
    said = cutter.folded[max(last.start, last.end - 60) : piece.start].strip()
    if _ABOUT.search(said) is None or cutter.text[piece.end : piece.end + 1] not in (",", ":"):
        return False
    words = cutter.text[piece.start : piece.end].split()
    return not any(cutter.shapes.is_domain("".join(words[:count])) for count in range(1, len(words) + 1))
