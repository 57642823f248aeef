"""A role with the house it is held at right before it (`ABC-WA Executive Director`, `Harbourside Head of Press`), or behind `for`
(`Press Secretary for Senator Roe`): told apart where the text or an address names that house elsewhere, since no mark stands
between. What stands behind a role without any word between is a part of it, as written."""

from __future__ import annotations

import re
from collections.abc import Sequence

from directory.extraction.labels.listed import OFFICES
from directory.extraction.labels.owned import is_own
from directory.extraction.stretches.naming import WORD
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.shapes import looks_like_acronym
from directory.extraction.stretches.wholes import Piece
from directory.extraction.words import across
from directory.extraction.words.fields import is_field
from directory.extraction.words.kinds import CALENDAR, HONORIFIC, OPENS_CUE, OPENS_DESK, OPENS_ROLE, ORGANISATION, ROLE
from directory.values import territories
from directory.values.roles import RoleKind, kind_of

_SHORTEST = 4
"""A house's name of fewer letters could be another word, but for an acronym."""
_MOST = 4
"""A house told so has so many words at most."""
_HEADS = across.every(across.read("houses")["heads"])
"""Words that titles begin with which every house has."""
_TRADE = ROLE | OPENS_ROLE | OPENS_DESK | OPENS_CUE | CALENDAR
_SPEAKING: frozenset[RoleKind | None] = frozenset(
    ("press-officer", "head-of-communications", "spokesperson", "communications", "investor-relations", "executive")
)
_UNDERTAKINGS = across.every(across.read("houses")["undertakings"])
"""What somebody does something in, and is not employed by."""
_FOR = re.compile(r" for (?:the )?(?=[A-Z])")


def told_from_houses(cutter: Cutter, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, with each role beside a name and the house that it begins with apart."""
    found: list[Piece] = []
    for position, piece in enumerate(pieces):
        if piece.label != "role":
            found.append(piece)
            continue
        near = (*pieces[max(0, position - 1) : position], *pieces[position + 1 : position + 2])
        found += _told(cutter, piece) if any(p.label == "name" for p in near) else [piece]
    return found


def _told(cutter: Cutter, piece: Piece) -> list[Piece]:
    """A role, or the role and the house that it is made of, in their order."""
    if piece.label != "role" or piece.kind is not None:
        return [piece]
    words = list(WORD.finditer(cutter.text, piece.start, piece.end))
    if (house := _before_title(cutter, words)) is not None:
        end, start = house
        return [piece._replace(label="org", end=end), piece._replace(start=start)]
    if (owner := _possessor(cutter, piece, words)) is not None:
        return owner
    if not 3 <= len(words) <= 8 or not cutter.text[piece.start].isupper():
        return [piece]
    if (served := _before_for(cutter, piece)) is not None:
        return served
    if count := _house(cutter, words):
        title = piece._replace(start=words[count].start())
        return [piece._replace(label="org", end=words[count - 1].end()), title]
    return [piece]


_OWNED = re.compile(r"(?:['’]s|s['’])$")


def _possessor(cutter: Cutter, piece: Piece, words: list[re.Match[str]]) -> list[Piece] | None:
    """Whose title it is, said so, and the title (`Harbourside's head of press`)."""
    for count, word in enumerate(words[:_MOST], 1):
        owned = _OWNED.search(word.group())
        if owned is None or count == len(words):
            continue
        end = word.end() - (2 if owned.group()[0] != "s" else 1)
        house = piece.start, end
        lower = cutter.text[words[count].start()].islower()
        if not lower and cutter.shapes.tokens(words[count].start(), piece.end)[-1] not in cutter.words.roles:
            return None  # "Example's Communications Department"
        if not all(w.group()[0].isupper() for w in words[:count]) or not cutter.shapes.is_role(
            words[count].start(), piece.end
        ):
            return None
        if cutter.shapes.kinds(piece.start, end) & (ROLE | CALENDAR):
            return None  # "Director's Assistant"
        known = cutter.shapes.is_domain(cutter.text[slice(*house)]) or cutter.shapes.is_organisation(*house)
        if not known and not (lower and is_own(cutter, *house)):
            return None
        return [piece._replace(label="org", end=end), piece._replace(start=words[count].start())]
    return None


def _before_title(cutter: Cutter, words: list[re.Match[str]]) -> tuple[int, int] | None:
    """Where what a domain of the text is called ends, and where the title behind it begins that every house has."""
    for count, word in enumerate(words[1:_MOST], 1):
        if cutter.folded[word.start() : word.end()].strip(".,") not in _HEADS:
            continue
        start, end = words[0].start(), words[count - 1].end()
        name = cutter.text[start:end]
        own = all(_is_called(cutter, w) for w in words[:count]) and cutter.shapes.is_domain(name)
        own = own or _is_host(cutter, name)
        return (
            (end, word.start())
            if own and name[-1].isalnum() and cutter.shapes.is_role(word.start(), words[-1].end())
            else None
        )
    return None


def _is_host(cutter: Cutter, name: str) -> bool:
    """Whether it is a domain of the text written out (`Examplelight.org`)."""
    host, _, top = name.rpartition(".")
    return bool(host) and top.isalpha() and cutter.shapes.is_domain(host)


def _is_called(cutter: Cutter, word: re.Match[str]) -> bool:
    """Whether a word with a capital says nothing of what somebody does, when or about what."""
    folded = cutter.folded[word.start() : word.end()].strip(".,")
    said = cutter.shapes.kinds(*word.span()) & (ROLE | CALENDAR) or folded in cutter.words.subjects
    return word.group()[0].isupper() and not said


def _house(cutter: Cutter, words: list[re.Match[str]]) -> int:
    """How many words a house has that a role begins with; 0 where none does."""
    first, end = words[0], words[-1].end()
    led = looks_like_acronym(first.group()) and len(first.group()) >= _SHORTEST and _is_own(cutter, first)
    if led and _is_house(cutter, *first.span()) and _is_title(cutter, words[1].start(), end):
        return 1
    if "." in first.group() or not _is_own(cutter, first):
        return 0
    for count in range(min(_MOST, len(words) - 1), 0, -1):
        stop = words[count - 1].end()
        named = _is_named(cutter, first.start(), stop) or (count == 1 and _is_own_page(cutter, first))
        if not named or _goes_on(cutter, words[count]) or _is_trade(cutter, words[count:]):
            continue
        titled = _is_title(cutter, words[count].start(), end)
        titled = titled and (_speaks(cutter, words[count].start(), end) or _is_called_as_domain(cutter, words, count))
        return count if titled and not _is_house(cutter, first.start(), words[count].end()) else 0
    return 0


def _is_named(cutter: Cutter, start: int, end: int) -> bool:
    """Whether a domain of the text is called as these words, or they are an organisation that the text has elsewhere."""
    if end - start < _SHORTEST or cutter.shapes.is_role(start, end) or cutter.shapes.is_desk(start, end):
        return False
    if cutter.shapes.is_domain(cutter.text[start:end]) or _ends_as_institution(cutter, start, end):
        return True
    if cutter.folded[start:end].rpartition(" ")[2] in _UNDERTAKINGS:
        return False
    known = cutter.shapes.is_organisation(start, end) and _is_house(cutter, start, end)
    return known and " " in cutter.text[start:end] and is_own(cutter, start, end)


def _ends_as_institution(cutter: Cutter, start: int, end: int) -> bool:
    """Whether words end in what a house is, and a domain is called as those before it (`Clear Harbour Foundation`, @clearharbour...)."""
    own, _, last = cutter.text[start:end].rpartition(" ")
    institution = cutter.shapes.kinds(end - len(last), end) & ORGANISATION and last.lower() not in _UNDERTAKINGS
    institution = institution and not is_field(last.lower())
    return bool(own) and bool(institution) and cutter.shapes.is_domain(own)


def _is_called_as_domain(cutter: Cutter, words: list[re.Match[str]], count: int) -> bool:
    """Whether such an institution stands before a title that ends in a word for what somebody does."""
    said = cutter.folded[words[-1].start() : words[-1].end()]
    return _ends_as_institution(cutter, words[0].start(), words[count - 1].end()) and said in cutter.words.roles


def _speaks(cutter: Cutter, start: int, end: int) -> bool:
    """Whether it is what those do who speak for a house or lead it: before other titles may stand their field."""
    undertaken = any(word in _UNDERTAKINGS for word in cutter.folded[start:end].split())
    return not undertaken and kind_of("person", cutter.text[start:end]) in _SPEAKING


def _is_own_page(cutter: Cutter, word: re.Match[str]) -> bool:
    """Whether a word that is no usual one has a capital within, or a page is called so (`QuaySide Media Relations`)."""
    start, end = word.span()
    inner = not word.group().isupper() and any(map(str.isupper, word.group()[1:]))
    return end - start >= _SHORTEST and (inner or _has_page(cutter, start, end)) and is_own(cutter, start, end)


def _has_page(cutter: Cutter, start: int, end: int) -> bool:
    """Whether a page's address in the text begins with a word (`www.quayside.example`)."""
    length = end - start
    return any(
        at and cutter.text[at - 1] in "./" and cutter.text[at + length : at + length + 1] == "."
        for at in cutter.folded.places(cutter.folded[start:end])
    )


def _is_trade(cutter: Cutter, words: list[re.Match[str]]) -> bool:
    """Whether one word says what an agency does, and is part of its name (`Harbourside Communications`)."""
    return len(words) == 1 and is_field(cutter.folded[words[0].start() : words[0].end()])


def _goes_on(cutter: Cutter, word: re.Match[str]) -> bool:
    """Whether a word still belongs to a house's name (`Harbourside Foundation`, before `Communications Manager`)."""
    kinds = cutter.shapes.kinds(*word.span())
    return bool(kinds & ORGANISATION) and not kinds & ROLE and not is_field(cutter.folded[word.start() : word.end()])


def _before_for(cutter: Cutter, piece: Piece) -> list[Piece] | None:
    """A role and for whom it is held: an office with its holder's surname, or whom a domain is called after."""
    found = _FOR.search(cutter.text, piece.start, piece.end)
    if found is None or not cutter.shapes.is_role(piece.start, found.start()):
        return None
    words = cutter.text[found.end() : piece.end].split()
    office = cutter.shapes.kinds(found.end(), found.end() + len(words[0])) & (ROLE | HONORIFIC)
    office = office or words[0].casefold() in OFFICES
    held = (
        len(words) in (2, 3)
        and bool(office)
        and not cutter.shapes.kinds(piece.end - len(words[-1]), piece.end) & _TRADE
    )
    held = held and all(word[0].isupper() and word.replace("-", "").replace(".", "").isalpha() for word in words)
    if not held and not (len(words) <= _MOST and cutter.shapes.is_domain("".join(words))):
        return None
    return [piece._replace(end=found.start()), piece._replace(label="org", start=found.end())]


def _is_own(cutter: Cutter, word: re.Match[str]) -> bool:
    """Whether a word with a capital is of no trade, day, place or subject."""
    if not word.group()[0].isupper() or cutter.shapes.kinds(*word.span()) & (_TRADE & ~ORGANISATION):
        return False
    folded = cutter.folded[word.start() : word.end()].strip(".,")
    if folded in cutter.words.subjects or folded in cutter.words.places:
        return False
    return not territories.is_territory(word.group())


def _is_title(cutter: Cutter, start: int, end: int) -> bool:
    last = cutter.text[start:end].split()[-1]
    return last[0].isupper() and cutter.shapes.is_role(start, end)


def _is_house(cutter: Cutter, start: int, end: int) -> bool:
    """Whether the text has these words in another place, too."""
    name = cutter.text[start:end]
    if len(name) < _SHORTEST or not name[-1].isalnum():
        return False
    elsewhere = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    return any(found.start() != start for found in elsewhere.finditer(cutter.text))
