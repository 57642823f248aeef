"""What looks like a second name beside somebody's, and is whom they work for (`Jane Doe, Harbour Aid, 020 ...`, `Mothers Against Noise`):
nobody is called so, and its last word, a small word within, letters, or the text before tell that it is a house."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from directory.extraction.labels.run_together import parted
from directory.extraction.stretches.by_line import by_line
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.wholes import FOR, Piece
from directory.extraction.words import gazetteer
from directory.extraction.words.forenames import ends_as_house, is_forename
from directory.extraction.words.kinds import CALENDAR, ROLE
from directory.values import emails, territories

_UNSURE = frozenset(("name", "caps", "other", "org", "place"))
_WITHIN = frozenset("for of the against without to on in with over".split())
_ASIDE = frozenset("for against without".split())
"""Some of these have a capital in names, too."""
_BY = frozenset("por pela pelo pelas pelos pola polo polas polos pels pel".split())
_JOINS = frozenset(("and", "&"))
_MOST = 9
"""So many words the name of no such house has."""
_LONGEST = 70
_APART = 2
"""Lines of a contact follow each other, or each is a paragraph of its own."""
_WORD = re.compile(r"[^\W\d_][\w.'’&-]*|&|\d{1,4}")


def told_from_second_names(cutter: Cutter, pieces: list[Piece]) -> list[Piece]:
    """The pieces, with each such stretch as one organisation; titles and names that stand in one go with a house are parted before."""
    pieces = parted(cutter, pieces)
    if not cutter.folded.is_western or not any(p.label == "name" for p in pieces):
        return pieces
    rows = by_line(pieces)
    if not any(_is_person(cutter, p) for p in pieces):
        return _of_nobody(cutter, pieces)
    found: list[Piece] = []
    for number, row in enumerate(rows):
        if any(_is_person(cutter, p) for p in row):
            found += _beside(cutter, row)
        else:
            found += _by_itself(cutter, rows, number)
    return found


def _of_nobody(cutter: Cutter, pieces: list[Piece]) -> list[Piece]:
    """The pieces of a block that names nobody with a forename, with what ends as houses are called as one, where no address is somebody's
    own (`Harbour Aid`, press@...)."""
    addresses = [p.anchor.value for p in pieces if p.label == "email" and p.anchor is not None]
    if not addresses or not all(map(emails.is_role_mailbox, addresses)):
        return pieces
    first = next((n for n, p in enumerate(pieces) if p.label == "name"), 0)
    name, above = pieces[first], pieces[first - 1] if first else None
    if above is None or above.label != "cue" or cutter.shapes.language != "en":
        return pieces
    if not _is_house(cutter, name.start, name.end, pieces):
        return pieces
    return [*pieces[:first], name._replace(label="org"), *pieces[first + 1 :]]


def _is_person(cutter: Cutter, piece: Piece) -> bool:
    return piece.label == "name" and is_forename(cutter.text[piece.start : piece.end].split()[0].strip(".,("))


def _beside(cutter: Cutter, row: list[Piece]) -> list[Piece]:
    """A line that names somebody, with each of its other stretches between marks told."""
    found: list[Piece] = []
    for group in _groups(cutter, _with_employers(cutter, row)):
        start, end = group[0].start, group[-1].end
        unsure = all(p.label in _UNSURE for p in group) and [p.label for p in group] != ["org"]
        if unsure and not any(_is_person(cutter, p) for p in group) and _is_house(cutter, start, end, row):
            found.append(group[0]._replace(label="org", end=end, kind=None))
        else:
            found += group
    return found


def _with_employers(cutter: Cutter, row: list[Piece]) -> list[Piece]:
    """A line with what stands behind a name and `of` told (`contact Jane Doe of Harbour Aid at 020 ...`)."""
    found: list[Piece] = []
    at = 0
    while at < len(row):
        found.append(_possessor(cutter, row, at))
        at += 1
        if len(found) < 2 or found[-1].label != "other" or not _is_person(cutter, found[-2]):
            continue
        if cutter.folded[found[-1].start : found[-1].end].strip() not in _OF:
            continue
        stop = at
        while stop < len(row) and _is_of_house(cutter, row, stop):
            stop += 1
        if stop > at and _is_house(cutter, row[at].start, row[stop - 1].end, row, told=1):
            found.append(row[at]._replace(label="org", end=row[stop - 1].end, kind=None))
            at = stop
    return found


def _possessor(cutter: Cutter, row: Sequence[Piece], position: int) -> Piece:
    """A piece, as an organisation if it says right before a name whose human that is (`Harbour Trust's Jane Doe`)."""
    piece = row[position]
    behind = row[position + 1] if position + 1 < len(row) else None
    if piece.label not in ("other", "caps", "org") or behind is None or not _is_person(cutter, behind):
        return piece
    start, end = cutter.shapes.strip(piece.start, piece.end)
    if behind.start - end != 1 or cutter.text[end - 2 : end] not in ("'s", "’s") or end - start < _SHORTEST:
        return piece
    if not _is_house(cutter, start, end - 2, row, told=1):
        return piece
    return piece._replace(label="org", start=start, end=end - 2, kind=None)


_SHORTEST = 6
_OWN = 5
"""A word of more letters by which a domain is called is a house's own."""


def _is_of_house(cutter: Cutter, row: Sequence[Piece], position: int) -> bool:
    """Whether a piece goes on with the name of a house: capitalised, or small words between such."""
    piece = row[position]
    if position and row[position - 1].label != "other" and cutter.text[row[position - 1].end : piece.start].strip():
        return False
    if piece.label != "other":
        return piece.label in _UNSURE
    behind = row[position + 1] if position + 1 < len(row) else None
    said = cutter.folded[piece.start : piece.end].split()
    return (
        behind is not None and behind.label in ("caps", "name") and all(w in _ASIDE or w in ("the", "of") for w in said)
    )


_OF = frozenset(("of", "with", "at", "from", "of the", "with the", "at the", "from the"))


def _groups(cutter: Cutter, row: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces of a line, those together that no mark parts."""
    groups: list[list[Piece]] = []
    for piece in row:
        if groups and piece.label in _UNSURE and groups[-1][-1].label in _UNSURE:
            between = cutter.text[groups[-1][-1].end : piece.start]
            if between.strip() in ("", *_JOINS) and not (between.strip() and _is_person(cutter, piece)):
                groups[-1].append(piece)
                continue
        groups.append([piece])
    return groups


def _by_itself(cutter: Cutter, rows: Sequence[list[Piece]], number: int) -> list[Piece]:
    """A line of unknown words below a name or what its bearer does, or above one, told."""
    row = rows[number]
    if _is_described(cutter, row):
        rest = row[-1]._replace(label="other")
        return [*_by_itself(cutter, [*rows[:number], row[:-1], *rows[number + 1 :]], number), rest]
    start, end = row[0].start, row[-1].end
    line = cutter.text.rfind("\n", 0, start) + 1
    stop = cutter.text.find("\n", end) % (len(cutter.text) + 1)
    if not all(p.label in _UNSURE for p in row) or [p.label for p in row] == ["org"]:
        return row
    if cutter.text[line:start].strip(" *_-•>#") or _BRACKETS.sub("", cutter.text[end:stop]).strip(" *_:,"):
        return row
    above = rows[number - 1] if number and row[0].line - rows[number - 1][0].line <= _APART else []
    below = rows[number + 1] if number + 1 < len(rows) and rows[number + 1][0].line - row[0].line <= _APART else []
    titled = _is_titled(cutter, rows, number, above, below)
    if not titled and not _is_below(cutter, above) and not _heads(cutter, rows, number, below):
        return row
    if not _is_house(
        cutter, start, end, [*row, *(p for r in rows[number + 1 : number + 6] for p in r)], told=2 if titled else 0
    ):
        return row
    return [row[0]._replace(label="org", end=end, kind=None)]


def _is_described(cutter: Cutter, row: Sequence[Piece]) -> bool:
    """Whether a line ends in brackets that say what is called by its other words (`Harbour PR (Financial PR)`)."""
    if len(row) < 2 or row[-1].label not in ("caps", "role", "other"):
        return False
    opened = cutter.text[row[-2].end : row[-1].start]
    return opened == " (" and cutter.text.startswith(")", row[-1].end)


_BRACKETS = re.compile(r"\([^()\n]{2,60}\)")


def _is_titled(
    cutter: Cutter, rows: Sequence[Sequence[Piece]], number: int, above: Sequence[Piece], below: Sequence[Piece]
) -> bool:
    """Whether a line stands between that of a title, which a name is on or above, and that of an address or number."""
    if not above or above[-1].label != "role" or not below or below[0].label not in ("phone", "email", "label"):
        return False
    named = [*above, *(rows[number - 2] if number > 1 else ())]
    return sum(_is_person(cutter, p) for p in named) == 1


def _is_below(cutter: Cutter, above: Sequence[Piece]) -> bool:
    """Whether the line above is that of a name alone."""
    named = [p for p in above if p.label != "cue"]
    return (
        len(named) == 1 and _is_person(cutter, named[0]) and cutter.text[named[0].end : named[0].end + 1] in ("\n", ",")
    )


def _heads(cutter: Cutter, rows: Sequence[Sequence[Piece]], number: int, below: Sequence[Piece]) -> bool:
    """Whether a line heads that of a name: an empty line, or the words that announce contacts, stand above it."""
    if not below or not _is_person(cutter, below[0]):
        return False
    above = rows[number - 1][-1] if number else None
    low = cutter.text.rfind("\n", 0, rows[number][0].start) + 1
    spaced = cutter.text[max(0, low - 2) : low] == "\n\n"
    return spaced or (above is not None and above.label in ("cue", "phone", "email"))


def _is_house(cutter: Cutter, start: int, end: int, pieces: Sequence[Piece], *, told: int = 0) -> bool:
    """Whether words that nobody is called by are an organisation; `told` says of how many words at least it is one by its place alone,
    0 if its place does not speak for it."""
    raw = cutter.text[start:end]
    words = _WORD.findall(raw)
    if not (told or 2) <= len(words) < _MOST or len(raw) > _LONGEST or " ".join(words) != " ".join(raw.split()):
        return False
    first = cutter.folded[start : start + len(words[0])]
    if first in FOR or first in _BY or (first in cutter.words.stopwords and first != "the"):
        return False  # "Por CCX: ..."
    if not _are_capitals(words) or _is_otherwise(cutter, start, end) or is_forename(words[0]):
        return False
    if any(one in _JOINS and is_forename(two) for one, two in pairwise(words)):
        return False
    addresses = (p.anchor.value for p in pieces if p.label == "email" and p.anchor is not None)
    if any(emails.spells(raw, address) for address in addresses):
        return False
    return (bool(told) and words[0].isalpha()) or _is_told(cutter, words, raw, start)


def _is_otherwise(cutter: Cutter, start: int, end: int) -> bool:
    """Whether it is a place, what somebody does, a cue, a heading of what the issuer is, or not whole."""
    raw, folded = cutter.text[start:end], cutter.folded
    if territories.is_territory(raw) or gazetteer.is_known(raw) or folded[start:end] in cutter.words.places:
        return True
    if cutter.words.ends.match(folded, start, end) is not None or folded[max(0, start - 6) : start].strip() == "about":
        return True  # "About Harbour Aid"
    if cutter.shapes.kinds(start, end) & (ROLE | CALENDAR) or cutter.words.cues.search(folded, start, end):
        return True
    return cutter.text[end : end + 1].isalnum()


def _are_capitals(words: Sequence[str]) -> bool:
    """Whether all words but small ones begin with a capital, and the first is none of these."""
    return (
        words[0].lower() not in _WITHIN - {"the"}
        and words[0][0] not in "&abcdefghijklmnopqrstuvwxyz"
        and all(w[0].isupper() or w[0].isdigit() or w in _WITHIN or w in _JOINS for w in words)
    )


def _is_told(cutter: Cutter, words: Sequence[str], raw: str, start: int) -> bool:
    last = words[-1]
    if last[0].isupper() and any(w in _WITHIN or w.lower() in _ASIDE for w in words[1:-1]):
        return True
    if ends_as_house("en", last.casefold()) or any(len(w) > _OWN and cutter.shapes.is_domain(w) for w in words):
        return True
    letters = [w for w in words if len(w) > 1 and w.isupper() and w.isalpha()]
    if letters and not raw.isupper() and all(w.isalnum() for w in words if w not in _JOINS):
        return True
    return cutter.text.find(raw, 0, start) >= 0 and not raw.isupper()
