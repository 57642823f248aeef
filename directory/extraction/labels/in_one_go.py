"""Names, titles and houses with nothing but a full stop or a legal form between, or nothing at all (`Jane Doe. Secretaria de Prensa`,
`Example S.p.A. Jane Doe CFO`, `Presidenta Fundación Ejemplo`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from directory.extraction.stretches.by_line import by_line
from directory.extraction.stretches.naming import WORD
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.wholes import OF, Piece
from directory.extraction.words import across, gazetteer
from directory.extraction.words.fields import is_field
from directory.extraction.words.forenames import ROMANCE, has_forename, is_forename
from directory.extraction.words.kinds import CALENDAR, OPENS_CUE, OPENS_DESK, ORGANISATION, ROLE
from directory.values import organisations, territories

_STOP = re.compile(r"(?<=[^\W\d_]{3})\.\s(?=[^\W\d_])")
_MOST_WORDS = 5
_CUT, _LONGEST = 2, 70
_UNTOLD = frozenset(("caps", "other", "place", "name", "org"))
_FIELDS = frozenset("RSE RSC RRHH DRH DSI QSE HSE ESG CSR TIC ICT PME CEO CFO COO CTO ONG".split())
"""What somebody is in charge of, or is, said by letters."""
_UNITS = across.every(across.read("houses")["units"])
"""Parts of houses, which go on with a title rather than name who employs its bearer."""


def in_one_go(cutter: Cutter, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, with each of these parted."""
    found: list[Piece] = []
    for piece in _below_desks(cutter, pieces):
        if found and _is_title_behind(cutter, found[-1], piece):
            piece = piece._replace(label="role", kind=None)  # noqa: PLW2901
        if piece.label in ("role", "org", "other") and piece.anchor is None and cutter.folded.is_western:
            found += _behind_stop(cutter, piece) or _behind_firm(cutter, piece) or _before_house(cutter, piece)
        else:
            found.append(piece)
    return found


def _below_desks(cutter: Cutter, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, with the line below a desk's as one organisation where it is cut at a word that joins, and ends in the name of a
    country or region (`Media Relations`, and below it `Fisheries and Oceans Canada`)."""
    rows = by_line(pieces)
    for desk, row, details in zip(rows, rows[1:], rows[2:], strict=False):
        if desk[-1].label != "desk" or len(row) < _CUT or row[0].line - desk[-1].line != 1:
            continue
        if details[0].label not in ("phone", "email", "label") or any(p.label not in _UNTOLD for p in row):
            continue
        low, high = cutter.shapes.strip(row[0].start, row[-1].end)
        raw = cutter.text[low:high]
        plain = (
            len(raw) <= _LONGEST and not any(sign.isdigit() or sign in ",;:/|@(" for sign in raw) and "\n" not in raw
        )
        if plain and territories.is_territory(raw.split()[-1]):
            row[:] = [row[0]._replace(label="org", start=low, end=high, kind=None)]
    return [piece for row in rows for piece in row]


def _is_title_behind(cutter: Cutter, name: Piece, piece: Piece) -> bool:
    """Whether what could be an office as well stands right behind a name (`Jane Doe, Coordinadora de Campañas`): of those in charge
    it is written without an accent (`Secretaría de ...`)."""
    if piece.label != "org" or name.label != "name" or piece.line != name.line or cutter.shapes.language not in ROMANCE:
        return False
    words = cutter.text[piece.start : piece.end].split(maxsplit=2)
    tokens = cutter.shapes.tokens(piece.start, piece.end)
    held = len(words) > 2 and tokens[0] in cutter.words.roles and tokens[1] in OF
    return (
        held
        and not words[0].endswith("ía")
        and cutter.text[name.end : piece.start].strip(" *_") in (",", "-", "–", "—", ".", "|", "(")
    )


def _behind_stop(cutter: Cutter, piece: Piece) -> list[Piece] | None:
    """A name, and what its bearer does behind a full stop."""
    stop = _STOP.search(cutter.text, piece.start, piece.end)
    if stop is None or not has_forename(cutter.text[piece.start : stop.start()]):
        return None
    name = cutter.shapes.name(piece.start, stop.start())
    if name is None or name[0] != piece.start or not is_forename(cutter.text[name[0] : name[1]].split()[0]):
        return None
    rest = cutter.cut(stop.end(), piece.end, [])
    named = piece._replace(label="name", end=name[1], kind=None)
    said = [p._replace(line=piece.line, cell=piece.cell) for p in rest]
    if said and _is_title_behind(cutter, named, said[0]):
        said[0] = said[0]._replace(label="role", kind=None)
    parted = [told for p in said for told in (_before_house(cutter, p) if p.label == "role" else [p])]
    return [named, *parted] if said else None


def _behind_firm(cutter: Cutter, piece: Piece) -> list[Piece] | None:
    """A firm with its legal form, somebody's name, and what she does there."""
    if piece.label != "role":
        return None
    words = list(WORD.finditer(cutter.text, piece.start, piece.end))
    for count in range(2, min(6, len(words) - 2)):
        if not organisations.has_legal_form(cutter.text[piece.start : words[count - 1].end()]):
            continue
        for last in (count + 2, count + 1, count + 3):
            if last >= len(words):
                continue
            span = words[count].start(), words[last - 1].end()
            title = words[last].start(), piece.end
            if (
                is_forename(words[count].group())
                and cutter.shapes.name(*span) == span
                and cutter.shapes.is_role(*title)
            ):
                return [
                    piece._replace(label="org", end=words[count - 1].end()),
                    piece._replace(label="name", start=span[0], end=span[1]),
                    piece._replace(start=title[0]),
                ]
    return None


def _is_unknown_house(cutter: Cutter, piece: Piece, before: re.Match[str], word: re.Match[str]) -> bool:
    """Whether words with capitals up to the end of a title in small letters are those of a house that no table knows: behind the word for
    what its bearer does (`porte-parole Example Fleuve`), or letters behind any of its words (`secrétaire syndical ABX`)."""
    if not cutter.text[piece.start].islower() or not before.group().replace("-", "").islower():
        return False
    raw = cutter.text[word.start() : piece.end]
    if territories.is_territory(raw) or gazetteer.is_known(raw) or is_field(cutter.folded[word.start() : piece.end]):
        return False
    words = raw.split()
    if is_forename(words[0]) and cutter.shapes.name(word.start(), piece.end) is not None:
        return False  # "portavoz Ana Toledo"
    tokens = cutter.shapes.tokens(word.start(), piece.end)
    if len(words) > _MOST_WORDS or not all(w[0].isupper() or t in OF for w, t in zip(words, tokens, strict=True)):
        return False
    known = cutter.shapes.kinds(word.start(), piece.end) & (ROLE | CALENDAR | OPENS_DESK | OPENS_CUE)
    if known or any(t in _UNITS or t in cutter.words.subjects for t in tokens) or words[0] in _FIELDS:
        return False
    lettered = words[0].replace("-", "").isupper() and len(words[0]) > 2
    return lettered or cutter.folded[before.start() : before.end()] in cutter.words.roles


def _before_house(cutter: Cutter, piece: Piece) -> list[Piece]:
    """A title, and with no small word between for whom its bearer works; the title alone where nothing tells a house."""
    if piece.label != "role" or cutter.shapes.language not in ROMANCE:
        return [piece]
    words = list(WORD.finditer(cutter.text, piece.start, piece.end))
    for before, word in pairwise(words):
        folded = cutter.folded[word.start() : word.end()]
        if (
            not word.group()[0].isupper()
            or cutter.folded[before.start() : before.end()] in OF
            or not before.group()[-1].isalpha()
        ):
            continue
        if _is_unknown_house(cutter, piece, before, word):
            return [piece._replace(end=before.end()), piece._replace(label="org", start=word.start(), kind=None)]
        kinds = cutter.shapes.kinds(word.start(), word.end())
        if not kinds & ORGANISATION or folded in _UNITS or kinds & OPENS_DESK or folded in cutter.words.roles:
            continue
        house, title = (word.start(), piece.end), (piece.start, before.end())
        if (
            cutter.shapes.is_organisation(*house)
            and cutter.shapes.is_role(*title)
            and not cutter.shapes.is_desk(*house)
        ):
            return [piece._replace(end=title[1]), piece._replace(label="org", start=house[0], kind=None)]
    return [piece]
