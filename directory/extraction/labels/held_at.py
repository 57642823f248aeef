"""A title and, behind a small word, at whose house it is held (`ricercatrice al Politecnico di Esempio`, `hoogleraar aan de Universiteit
Voorbeeld`, `chargée de communication pour Exemple Rivière`): what most languages say with words that mean other things as well."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from directory.extraction.labels.owned import is_own
from directory.extraction.stretches.naming import CASED, WORD
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.wholes import FOR, Piece
from directory.extraction.words import across
from directory.extraction.words.fields import is_field
from directory.extraction.words.forenames import is_forename
from directory.extraction.words.kinds import CALENDAR, OPENS_DESK, ORGANISATION, ROLE
from directory.extraction.words.quoted import is_open
from directory.values import organisations, territories
from directory.values.roles import kind_of

_WORDS = across.read("houses")
_AT = _WORDS["at"].keys() | _WORDS["at_the"].keys()
"""Languages of which is known what stands between a title and the house at which it is held."""
_OF = _WORDS["of"]
"""The same where it makes what leads a house one with it (`présidente de l'Exemple`): there it parts other titles only."""
_BY_CAPITALS = frozenset(("en", "ro", *_OF))
"""In these no house begins with a small letter."""
_BODIES = {
    language: re.compile(rf" (?={across.one_of(called)} [A-Z])") for language, called in _WORDS["bodies"].items()
}
"""What houses are called that stand right behind a title, with nothing between."""
_STATE = re.compile(r"(?:etat|estado|stato|estat|stat)\b")
"""What stands behind a title that is one with it, and leads the name of no house."""
_MOST = 3
"""So many small words are looked at."""
_LONGEST = 160
_BETWEEN = re.compile(r" (?:[a-z]{1,4} ){0,2}(?:l['’])?")


def _pattern(language: str) -> re.Pattern[str]:
    """What leads on from a title; its group says whether to where it is held (`at`) or whose it is (`of`), and whether an
    apostrophe clips it (`atl`, `ofl`)."""
    said = {key: by_language[language] for key, by_language in _WORDS.items() if language in by_language}
    led = f"{across.one_of(said['at'])}(?: {across.one_of(said['articles'])})?" if "at" in said else ""
    held = "|".join(filter(None, (led, across.one_of(said["at_the"]) if "at_the" in said else "")))
    ways = [
        rf"(?P<{group}>{across.one_of(said[key])})['’]"
        for group, key in (("atl", "at_clipped"), ("ofl", "of_clipped"))
        if key in said
    ]
    ways.append(f"(?P<at>{held}) ")
    if "of" in said:
        ways.append(f"(?P<of>{across.one_of(said['of'])}) ")
    return re.compile(rf" (?:{'|'.join(ways)})(?=\S)")


LINKS = {language: _pattern(language) for language in _AT}
"""What may stand between a title and the house at which it is held, by language."""


def held_at(cutter: Cutter, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, with each such title and house apart; what was parted behind the small word is parted before it."""
    found: list[Piece] = []
    for piece in pieces:
        last = found[-1] if found else None
        if last is not None and last.label == "name" and _coordinates(cutter, piece):
            piece = piece._replace(label="role")  # noqa: PLW2901
        if last is not None and last.label == "role" and piece.label == "org" and _go_on(cutter, last, piece):
            found[-1:] = _parted(cutter, last._replace(end=piece.end), known=True) or [last, piece]
        else:
            found += (_parted(cutter, piece) if piece.label == "role" else None) or [piece]
    return found


_COORDINATES = re.compile(r"coord[ei]na(?:dora|trice) (?:(?:del?|d[aeo]|dell[ao]) )?(?P<field>[^\W\d_]+)")
"""What a woman who coordinates something is called, and an alliance, too."""


def _coordinates(cutter: Cutter, piece: Piece) -> bool:
    """Whether what could be an alliance is what somebody named before does: a field follows (`Coordinadora de Difusión`)."""
    found = _COORDINATES.match(cutter.folded, piece.start, piece.end) if piece.label == "org" else None
    return found is not None and (is_field(found["field"]) or found["field"] in cutter.words.desk_words)


def _go_on(cutter: Cutter, role: Piece, org: Piece) -> bool:
    """Whether nothing but small words stands between a title and what was told as its house."""
    return role.line == org.line and _BETWEEN.fullmatch(cutter.text, role.end, org.start) is not None


def _parted(cutter: Cutter, whole: Piece, *, known: bool = False) -> list[Piece] | None:
    """A title and its house, which may be `known` to be one; None where none is behind it."""
    if whole.kind is not None or whole.end - whole.start > _LONGEST:
        return None
    if (behind := _behind_territory(cutter, whole)) is not None:
        return behind
    if not known and (behind := _before_genitive(cutter, whole)) is not None:
        return behind
    for low, high, own in _places(cutter, whole):
        title = whole._replace(label="role", end=low)
        last = max(title.start, cutter.text.rfind(" ", title.start, low) + 1)
        house = cutter.shapes.kinds(last, low) & ORGANISATION and not is_field(cutter.folded[last:low])
        if cutter.text[last].isupper() and house:
            continue  # "attachée de presse Festival de l'Exemple"
        if not cutter.shapes.is_role(title.start, low) or (
            own and not known and kind_of("person", cutter.text[title.start : low]) == "executive"
        ):
            continue
        return [title, whole._replace(label="org", start=high, kind=None)]
    return _before_firm(cutter, whole)


def _behind_territory(cutter: Cutter, whole: Piece) -> list[Piece] | None:
    """A title with the territory that it is held for, and behind the comma its house (`Líder de Prensa para América Latina y el Caribe,
    Equipo Ejemplo`); None where no territory follows the small word."""
    for word in WORD.finditer(cutter.text, whole.start, whole.end):
        if cutter.folded[word.start() : word.end()] not in FOR:
            continue
        comma = cutter.text.find(", ", word.end(), whole.end)
        if comma < 0:
            continue
        said = cutter.text[word.end() : comma].split()
        if not any(territories.is_territory(" ".join(said[:count])) for count in range(1, _MOST + 1)):
            continue
        house = comma + 2, whole.end
        told = cutter.shapes.is_role(*house) or cutter.shapes.is_desk(*house) or is_field(cutter.folded[slice(*house)])
        if not told and cutter.shapes.is_role(whole.start, word.start() - 1):
            return [whole._replace(label="role", end=comma), whole._replace(label="org", start=comma + 2, kind=None)]
    return None


_BY_CASE = frozenset("pl cs sk ru uk be bg mk sr hr sl el he".split())
"""Languages whose endings, an article, or the order of words alone say whose somebody is; what leads a house is one with it there, too."""
_OWNER_FIRST = frozenset("tr hu lt lv et kk".split())
"""Languages that put whose part of a house it is before the part."""
_PART = across.begins(_WORDS["parts"])
"""How parts of a house are called, in any case: of what somebody is in charge."""
_QUOTES = '«„“"'


def _before_genitive(cutter: Cutter, whole: Piece) -> list[Piece] | None:
    """A title, and right behind it the house of which its bearer speaks, in the genitive (`rzecznik prasowy Urzędu Miasta Przykład`)."""
    for low, high in _genitives(cutter, whole):
        if not cutter.shapes.is_role(whole.start, low) or _ends_in_name(cutter, high, whole.end):
            continue
        if kind_of("person", cutter.text[whole.start : low]) != "executive":
            return [whole._replace(end=low), whole._replace(label="org", start=high, kind=None)]
    return None


def _ends_in_name(cutter: Cutter, start: int, end: int) -> bool:
    """Whether somebody's name is behind the house, with nothing between."""
    words = [word.start() for word in WORD.finditer(cutter.text, start, end)][-_MOST:-1]
    return any(is_forename(cutter.text[low:end].split()[0]) and cutter.shapes.name(low, end) for low in words)


def _genitives(cutter: Cutter, whole: Piece) -> Iterator[tuple[int, int]]:
    """Where, by case alone, what a stretch is called could end and whose it is begin."""
    if cutter.shapes.language not in _BY_CASE:
        return
    parted = False
    for before, word in pairwise(WORD.finditer(cutter.text, whole.start, whole.end)):
        start = word.start() - (cutter.text[word.start() - 1] in _QUOTES)
        first = cutter.folded[word.start() : word.end()]
        if _PART.match(first):
            parted = True
            continue
        if not _begins_house(cutter, word, parted=parted) or not before.group()[-1].isalpha():
            continue
        if is_open(cutter.text[whole.start : start]):
            continue  # "експерт „Връзки с обществеността“"
        if is_field(cutter.folded[start : whole.end]) or cutter.shapes.is_role(start, whole.end):
            continue
        if cutter.folded[slice(*before.span())] in cutter.words.stopwords:
            continue  # "департамент по связям с общественностью"
        single = word.end() == whole.end and cutter.shapes.kinds(*word.span()) & ORGANISATION
        if word.group()[0].islower() or cutter.shapes.is_organisation(start, whole.end) or single:
            yield before.end(), start


def desk_and_house(cutter: Cutter, desk: Piece) -> tuple[int, int, int, int] | None:
    """Where the name of a part of a house that deals with the press begins and ends, and that of the house (`Gabinete de Prensa del
    Ayuntamiento de Ejemplo`, `Örnek Belediyesi Basın Müdürlüğü`); None where it says not whose it is."""
    start, end = desk.start, desk.end
    links = ((low, high) for low, high, _ in _places(cutter, desk))
    for low, high in (*links, *_genitives(cutter, desk)):
        if cutter.shapes.is_desk(start, low) or cutter.shapes.is_role(start, low):
            return start, low, high, end
    if (house := _behind_desk(cutter, start, end)) is not None:
        return start, house - 1, house, end
    if cutter.shapes.language in _OWNER_FIRST:
        for before, word in pairwise(WORD.finditer(cutter.text, start, end)):
            if cutter.shapes.is_desk(word.start(), end) and cutter.shapes.is_organisation(start, before.end()):
                return word.start(), end, start, before.end()
    return None


def _behind_desk(cutter: Cutter, start: int, end: int) -> int | None:
    """Where a house begins right behind the words for a part of it, with nothing between (`Ufficio stampa Teatro Esempio`)."""
    stop = cutter.words.desks.match(cutter.folded, start, end)
    low = end if stop is None else stop + 1
    if low >= end or cutter.text[low - 1] != " " or not cutter.text[low].isupper():
        return None
    return low if cutter.shapes.is_organisation(low, end) and not cutter.shapes.is_role(low, end) else None


def _begins_house(cutter: Cutter, word: re.Match[str], *, parted: bool) -> bool:
    """Whether a word begins the name of a house: with a capital, or it says what one is and its name follows (`компании «Пример»`);
    behind a part of it that is `parted`, a capital may be of that part."""
    known = bool(cutter.shapes.kinds(*word.span()) & ORGANISATION)
    if not CASED.match(word.group()):
        return known
    if word.group()[0].isupper():
        return known or not parted
    behind = cutter.text[word.end() : word.end() + 2]
    return known and len(behind) > 1 and behind[0] == " " and (behind[1].isupper() or behind[1] in _QUOTES)


def _before_firm(cutter: Cutter, whole: Piece) -> list[Piece] | None:
    """A title, and with nothing between the firm with its legal form at which it is held (`Geschäftsführerin Exempel Licht GmbH`), or
    in some languages a public body (`woordvoerder gemeente Voorbeeldstad`, `Kepala Humas Dinas Contoh`)."""
    called = _BODIES.get(cutter.shapes.language or "")
    body = called.search(cutter.text, whole.start, whole.end) if called is not None else None
    if body is not None and cutter.shapes.is_role(whole.start, body.start()):
        return [whole._replace(end=body.start()), whole._replace(label="org", start=body.start() + 1)]
    if not organisations.has_legal_form(cutter.text[whole.start : whole.end]):
        return None
    for before, word in pairwise(WORD.finditer(cutter.text, whole.start, whole.end)):
        if not word.group()[0].isupper() or not _ends_title(cutter, before) or _ends_title(cutter, word):
            continue
        if before.group()[-1].isalpha() and cutter.shapes.is_role(whole.start, before.end()):
            return [whole._replace(end=before.end()), whole._replace(label="org", start=word.start())]
    return None


def _ends_title(cutter: Cutter, word: re.Match[str]) -> bool:
    """Whether a word says what somebody does, or of what they are in charge."""
    said = cutter.folded[word.start() : word.end()].strip(".,&")
    known = said in cutter.words.roles or said in cutter.words.desk_words or said in cutter.words.subjects
    return known or is_field(said) or cutter.shapes.is_join(word.group()) or not said


def _places(cutter: Cutter, whole: Piece) -> Iterator[tuple[int, int, bool]]:
    """Where a title could end and a house begin, and whether the word between makes them one; the first of a language that says what a
    house is first, else the last."""
    links = LINKS.get(cutter.shapes.language or "")
    if links is None:
        return iter(())
    found = [
        (link.start(), link.end(), link.lastgroup in ("of", "ofl"))
        for link in links.finditer(cutter.text, whole.start, whole.end)
        if _is_house(cutter, link.end(), whole.end, at=link.lastgroup in ("at", "atl"))
    ]
    return iter(found[:_MOST] if cutter.shapes.language in _OF else found[: -_MOST - 1 : -1])


def _is_house(cutter: Cutter, start: int, end: int, *, at: bool) -> bool:
    """Whether an organisation stands there, or what the text calls one; in languages that put it first, its word for what it is does,
    but for those behind words of place (`at`)."""
    shapes, raw = cutter.shapes, cutter.text[start:end]
    if start >= end or (not raw[0].isupper() and shapes.language in _BY_CAPITALS):
        return False
    first = raw.split()[0]
    kind = shapes.kinds(start, start + len(first)) & (ORGANISATION | ROLE)
    led = shapes.language in _OF and kind == ORGANISATION  # "Colegio Oficial de Médicos"
    if is_field(cutter.folded[start:end]) or shapes.is_desk(start, end) or (not led and shapes.is_role(start, end)):
        return False
    if _STATE.match(cutter.folded, start):
        return False  # "conseillère d'Etat"
    if is_field(cutter.folded[start : start + len(first)]):
        return False  # "Vice President of Sales The Example Group"
    kinds = shapes.kinds(start, start + len(first))
    if not raw[0].isupper():
        return bool(kinds & ORGANISATION) and raw[len(first) + 1 : len(first) + 2].isupper()
    if kinds & OPENS_DESK and not kinds & ORGANISATION:
        return False
    if shapes.is_organisation(start, end):
        return (
            at or shapes.language not in _OF or bool(kinds & ORGANISATION) or is_own(cutter, start, start + len(first))
        )
    return is_own(cutter, start, end) or _is_called_first(cutter, start, raw.split())


def _is_called_first(cutter: Cutter, start: int, words: list[str]) -> bool:
    """Whether a domain is called as the first of a few words with capitals (`Example Games`, @example.com)."""
    first = words[0]
    if len(words) > _MOST or len(first) <= _MOST or not all(word[0].isupper() for word in words):
        return False
    said = cutter.shapes.kinds(start, start + len(first)) & (ROLE | CALENDAR) or territories.is_territory(first)
    return not said and cutter.shapes.is_domain(first)
