"""Asking the look-up index: who is meant by a few words, the best first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Final, NamedTuple

from sqlalchemy import bindparam, literal, select
from sqlalchemy.orm import Session

from directory.registry.finding import blocks, wording
from directory.registry.finding.lists import MOST_LOOKED_AT, Lists, Reader
from directory.registry.finding.tables import ContactKeysRow
from directory.registry.finding.terms import (
    BEGUN,
    BOTH,
    Alternate,
    Term,
    beginning_mistyped,
    complete,
    mistyped_beginnings,
    mistyped_words,
    terms_of,
)
from directory.registry.statements import Statement, among
from directory.registry.tables import ContactRow

ENOUGH: Final = 60
"""So many are found where the first page is all that is wanted."""
MOST_FOUND: Final = 2_000
"""So many are found in all."""
_OF_EACH: Final = 20
_AT_ONCE: Final = 300
_MOST_CALLED: Final = 1_000
"""So many names are looked at for a word that begins so, or nearly so."""
_FEW: Final = 3

FIELD_WORTH: Final = (1.0, 0.85, 0.7)
"""How much a word counts by what it is of a contact (`wording.FIELDS`)."""


class Found(NamedTuple):
    """A contact, how much it is like what was asked, and where it stands among those who are as much so (the smaller, the sooner)."""

    contact_id: int
    score: float
    place: int

    @property
    def rank(self) -> str:
        """The smaller, the better; the same number of characters for all."""
        return f"{2 - self.score:.6f} {self.place:05}"


_LOOKED_AT = Statement(
    select(ContactKeysRow.contact_id, ContactKeysRow.words, ContactRow.sort_key)
    .join(ContactRow, ContactRow.id == ContactKeysRow.contact_id)
    .where(among(ContactKeysRow.contact_id, "contacts"))
)
_CALLED = Statement(
    select(ContactRow.id).where(
        among(ContactRow.id, "contacts"), (literal(" ") + ContactRow.sort_key).like(bindparam("begun"))
    )
)
_NAMES = Statement(select(ContactRow.id, ContactRow.sort_key).where(among(ContactRow.id, "contacts")))


def ask(session: Session, query: str, enough: int = ENOUGH) -> list[Found]:
    """Contacts that have all words of a query, the best first; a word may be unfinished, and where too few are found, mistyped once.

    At least `enough` where there are so many that have all of them, and others only where there are not.
    """
    terms = terms_of(session, query)
    if not terms:
        return []
    reader = Reader(session)
    found = _together(reader, terms, enough)
    if len(found) < _FEW:
        _forgive(reader, terms, found, enough)
    return sorted(found.values(), key=_sooner)


def _forgive(reader: Reader, terms: list[Term], found: dict[int, Found], enough: int) -> None:
    """Add those who have all words but one, and that one mistyped: one that nobody has, as long as that finds somebody. Where there is
    nobody, the last word may be unfinished besides; and where there is nobody still, any words may be mistyped."""
    session = reader.session
    mistyped = {at: list[Alternate]() for at in range(len(terms))}
    for known in (False, True):
        may_be = [at for at, term in enumerate(terms) if term.known is known and term.contacts is None]
        for at in may_be:
            mistyped[at] = mistyped_words(session, terms[at])
            _add(found, _with(reader, terms, at, mistyped[at], enough))
        if may_be and found:
            break
    if not found and terms[-1].contacts is None:
        unfinished = mistyped_beginnings(session, terms[-1], alone=len(terms) == 1)
        mistyped[len(terms) - 1] += unfinished
        _add(found, _with(reader, terms, len(terms) - 1, unfinished, enough))
    if not found:
        found |= _called_nearly(reader, terms)
    if not found and len(terms) > 1:
        either = [replace(term, alternates=term.alternates + mistyped[at]) for at, term in enumerate(terms)]
        found |= _together(reader, either, enough)


def _sooner(found: Found) -> tuple[float, int, int]:
    return -found.score, found.place, found.contact_id


def _add(found: dict[int, Found], others: Mapping[int, Found]) -> None:
    for contact, other in others.items():
        if contact not in found or found[contact].score < other.score:
            found[contact] = other


def _with(reader: Reader, terms: list[Term], at: int, alternates: list[Alternate], enough: int) -> Mapping[int, Found]:
    """Those who have all these, the one there by these words instead."""
    if not alternates:
        return {}
    return _together(
        reader, [*terms[:at], replace(terms[at], alternates=alternates, more=False), *terms[at + 1 :]], enough
    )


def _called_nearly(reader: Reader, terms: Sequence[Term]) -> dict[int, Found]:
    """Of those who have all words but the last, the first that have a name with a word of which one slip of the pen makes what begins as
    the last was typed. Words that begin nearly as a few letters do are too many to be listed."""
    *others, last = terms
    slip = beginning_mistyped(last) if others else None
    if slip is None or any(other.wide or other.more for other in others):
        return {}
    among_ = sorted(_together(reader, others, _MOST_CALLED).values(), key=_sooner)[:_MOST_CALLED]
    typed = {other.typed for other in others}
    found: dict[int, Found] = {}
    for start in range(0, len(among_), _AT_ONCE):
        part = {one.contact_id: one for one in among_[start : start + _AT_ONCE]}
        for contact, name in _NAMES.rows(reader.session, contacts=part):
            if any(slip(word) for word in name.split() if word not in typed):
                one = part[contact]
                found[contact] = one._replace(score=(one.score * len(others) + BOTH) / len(terms))
        if len(found) >= _OF_EACH:
            break
    return found


def _together(reader: Reader, terms: Sequence[Term], enough: int) -> dict[int, Found]:
    """Contacts that have all these."""
    if any(not term.size for term in terms):
        return {}
    first, *others = sorted(terms, key=lambda term: (term.wide, term.more, term.size))
    if not others:
        return _alone(reader, first, enough)
    lists = reader.looked_at(first) if first.wide else reader.all_of(first)
    read = [lists]
    among_ = list(dict.fromkeys(chain.from_iterable(numbers for _, pairs in lists for _, numbers in pairs)))
    called: list[set[int]] = []
    for other in others:
        if among_ and not other.wide:
            if len(among_) > _AT_ONCE:  # then looking at their names would take longer
                complete(reader.session, other)
            has, lists = _shared(reader.all_of(other), frozenset(among_))
            read.append(lists)
            if other.more:
                called.append(_called(reader.session, [n for n in among_ if n not in has], other.typed, enough))
                has |= called[-1]
            among_ = [number for number in among_ if number in has]
    if not among_:
        return {}
    wide = [other for other in others if other.wide]
    scores = _held_against(reader.session, among_, wide, enough) if wide else dict.fromkeys(among_, 0.0)
    places = dict.fromkeys(scores, 0)
    for lists in read:
        _score(lists, scores, places)
    for number in (number for numbers in called for number in numbers if number in scores):
        scores[number] += BEGUN
    return {number: Found(number, score / len(terms), places[number]) for number, score in scores.items()}


def _shared(lists: Lists, among_: frozenset[int]) -> tuple[set[int], Lists]:
    """Which of these contacts are in the lists, and those parts of the lists that have any."""
    has = set[int]()
    parts: Lists = []
    for worth, pairs in lists:
        kept = []
        for pair in pairs:
            if common := among_.intersection(pair[1]):
                has |= common
                kept.append(pair)
        if kept:
            parts.append((worth, kept))
    return has, parts


def _called(session: Session, among_: Sequence[int], begun: str, enough: int) -> set[int]:
    """Which of these, the first of them, have a name with a word that begins so; until there are enough."""
    found = set[int]()
    for start in range(0, min(len(among_), _MOST_CALLED), _AT_ONCE):
        rows = _CALLED.rows(session, contacts=among_[start : start + _AT_ONCE], begun=f"% {begun}%")
        found.update(contact for (contact,) in rows)
        if len(found) >= enough:
            break
    return found


def _alone(reader: Reader, term: Term, enough: int) -> dict[int, Found]:
    scores: dict[int, float] = {}
    places: dict[int, int] = {}
    for worth, place, number in reader.first_of(term, enough):
        score = worth * FIELD_WORTH[wording.field_of(place)]
        if score > scores.get(number, 0.0):
            scores[number], places[number] = score, wording.age_of(place)
    return {number: Found(number, score, places[number]) for number, score in scores.items()}


def _score(lists: Lists, scores: dict[int, float], places: dict[int, int]) -> None:
    """Add to the scores of these contacts what the best of the alternates that they have is worth."""
    best: dict[int, float] = {}
    for worth, pairs in lists:
        for kept, numbers in pairs:
            for number in scores.keys() & numbers:
                place = kept[numbers.index(number)]  # the first one is the best
                score = worth * FIELD_WORTH[wording.field_of(place)]
                if score > best.get(number, 0.0):
                    best[number], places[number] = score, wording.age_of(place)
    for number, score in best.items():
        scores[number] += score


def _held_against(session: Session, among_: Sequence[int], terms: Sequence[Term], enough: int) -> dict[int, float]:
    """Which of these contacts have all these words, by what is noted of each and by its name; until there are enough."""
    meant = [{alternate.id: alternate.worth for alternate in reversed(term.alternates)} for term in terms]
    begun = [f" {term.typed}" if term.more else None for term in terms]
    scores: dict[int, float] = {}
    for start in range(0, min(len(among_), MOST_LOOKED_AT), _AT_ONCE):
        for contact, packed, name in _LOOKED_AT.rows(session, contacts=among_[start : start + _AT_ONCE]):
            lists = blocks.unpack_lists(packed)[1]
            total = 0.0
            for worth_of, typed in zip(meant, begun, strict=True):
                worth = _worth(worth_of, lists)
                if worth < BEGUN and typed is not None and typed in f" {name}":
                    worth = BEGUN
                if not worth:
                    break
                total += worth
            else:
                scores[contact] = total
        if len(scores) >= enough:
            break
    return scores


def _worth(worth_of: Mapping[int, float], lists: Sequence[Sequence[int]]) -> float:
    """What the best alternate is worth that a contact with these words has; 0 where it has none."""
    return max(
        (worth_of[id_] * FIELD_WORTH[field] for field, ids in enumerate(lists[:-1]) for id_ in ids if id_ in worth_of),
        default=0.0,
    )
