"""Asking the look-up index: who is meant by a few words, the best first."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from sqlalchemy import bindparam, literal, select
from sqlalchemy.orm import Session

from directory.registry.finding import blocks, wording
from directory.registry.finding.tables import ContactKeysRow, PostingRow
from directory.registry.finding.terms import (
    BEGUN,
    MOST_USUAL,
    WHOLE,
    Alternate,
    Term,
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
_MOST_LOOKED_AT: Final = 3_000
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


_BLOCKS = Statement(
    select(PostingRow.word_id, PostingRow.entries)
    .where(among(PostingRow.word_id, "words"))
    .order_by(PostingRow.word_id, PostingRow.first)
)
_FIRST_BLOCKS = Statement(
    select(PostingRow.word_id, PostingRow.entries).where(among(PostingRow.word_id, "words"), PostingRow.first == 0)
)
_SOME_BLOCKS = Statement(
    select(PostingRow.entries)
    .where(PostingRow.word_id == bindparam("word"))
    .order_by(PostingRow.first)
    .limit(bindparam("most"))
)
_LOOKED_AT = Statement(
    select(ContactKeysRow.contact_id, ContactKeysRow.words).where(among(ContactKeysRow.contact_id, "contacts"))
)
_CALLED = Statement(
    select(ContactRow.id).where(
        among(ContactRow.id, "contacts"), (literal(" ") + ContactRow.sort_key).like(bindparam("begun"))
    )
)


def ask(session: Session, query: str, enough: int = ENOUGH) -> list[Found]:
    """Contacts that have all words of a query, the best first; a word may be unfinished, and where too few are found, mistyped once.

    At least `enough` where there are so many that have all of them, and others only where there are not.
    """
    terms = terms_of(session, query)
    if not terms:
        return []
    found = _together(session, terms, enough)
    if len(found) < _FEW:
        _forgive(session, terms, found, enough)
    return sorted(found.values(), key=lambda f: (-f.score, f.place, f.contact_id))


def _forgive(session: Session, terms: list[Term], found: dict[int, Found], enough: int) -> None:
    """Add those who have all words but one, and that one mistyped; unknown ones first. Where nobody has, any words may be."""
    mistyped: dict[int, list[Alternate]] = {}
    for at in sorted(range(len(terms)), key=lambda at: terms[at].known):
        if terms[at].contacts is None:
            mistyped[at] = mistyped_words(session, terms[at])
        if mistyped.get(at):
            slipped = Term(terms[at].typed, terms[at].last, mistyped[at])
            others = _together(session, [*terms[:at], slipped, *terms[at + 1 :]], enough)
            for contact, other in others.items():
                if contact not in found or found[contact].score < other.score:
                    found[contact] = other
    if not found and len(terms) > 1:
        either = [Term(t.typed, t.last, t.alternates + mistyped.get(at, []), t.contacts) for at, t in enumerate(terms)]
        found |= _together(session, either, enough)


_Lists = list[tuple["array[int]", "array[int]"]]


def _together(session: Session, terms: Sequence[Term], enough: int) -> dict[int, Found]:
    """Contacts that have all these."""
    if any(not term.size for term in terms):
        return {}
    first, *others = sorted(terms, key=lambda term: (term.wide, term.more, term.size))
    if not others:
        return _alone(session, first, enough)
    lists = _first_of(session, first) if first.wide else _lists(session, first)
    read = [lists]
    among_ = list(dict.fromkeys(number for _, pairs in lists for _, numbers in pairs for number in numbers))
    named: dict[str, set[int]] = {}
    for other in others:
        if not other.wide and among_:
            lists = _lists(session, other)
            read.append(lists)
            has: set[int] = set()
            has.update(*(numbers for _, pairs in lists for _, numbers in pairs))
            if other.more:
                named[other.typed] = _called(session, [number for number in among_ if number not in has], other.typed)
                has |= named[other.typed]
            among_ = [number for number in among_ if number in has]
    wide = [other for other in others if other.wide]
    scores = _held_against(session, among_, wide, enough) if wide else dict.fromkeys(among_, 0.0)
    places = dict.fromkeys(scores, 0)
    for lists in read:
        _score(lists, scores, places)
    for called in named.values():
        for number in called & scores.keys():
            scores[number] += BEGUN
    return {number: Found(number, score / len(terms), places[number]) for number, score in scores.items()}


def _called(session: Session, among_: Sequence[int], begun: str) -> set[int]:
    """Which of these have a name with a word that begins so."""
    rows = _CALLED.rows(session, contacts=among_[:_MOST_LOOKED_AT], begun=f"% {begun}%")
    return {contact for (contact,) in rows}


def _alone(session: Session, term: Term, enough: int) -> dict[int, Found]:
    scores: dict[int, float] = {}
    places: dict[int, int] = {}
    for worth, pairs in _lists(session, term, enough):
        most = enough if worth == WHOLE else max(_OF_EACH, enough // 3)
        for kept, numbers in pairs:
            for place, number in zip(kept[:most], numbers[:most], strict=True):
                score = worth * FIELD_WORTH[wording.field_of(place)]
                if score > scores.get(number, 0.0):
                    scores[number], places[number] = score, wording.age_of(place)
    return {number: Found(number, score, places[number]) for number, score in scores.items()}


def _lists(session: Session, term: Term, enough: int | None = None) -> list[tuple[float, _Lists]]:
    """For each alternate how much it says, and its contacts with their places: all, or the first of them that are `enough`."""
    if term.contacts is not None:
        return [(WHOLE, [(array("H", bytes(2 * len(term.contacts))), array("I", term.contacts))])]
    alternates = term.alternates if enough is None else term.alternates[:MOST_USUAL]
    pairs: dict[int, _Lists] = {alternate.id: [] for alternate in alternates}
    statement = _BLOCKS if enough is None or enough > blocks.MOST // 2 else _FIRST_BLOCKS
    for word, packed in statement.rows(session, words=pairs):
        pairs[word].append(blocks.places_and_numbers(packed))
    return [(alternate.worth, pairs[alternate.id]) for alternate in alternates]


def _first_of(session: Session, term: Term) -> list[tuple[float, _Lists]]:
    """The same of as many as are held against other terms, the first of each alternate."""
    lists: list[tuple[float, _Lists]] = []
    count = 0
    for alternate in term.alternates:
        blocks_ = _SOME_BLOCKS.rows(session, word=alternate.id, most=_MOST_LOOKED_AT * 2 // blocks.MOST + 1)
        pairs = [blocks.places_and_numbers(packed) for (packed,) in blocks_]
        lists.append((alternate.worth, pairs))
        count += sum(len(numbers) for _, numbers in pairs)
        if count >= _MOST_LOOKED_AT * 2:
            break
    return lists


def _score(lists: list[tuple[float, _Lists]], scores: dict[int, float], places: dict[int, int]) -> None:
    """Add to the scores of these contacts what the best of the alternates that they have is worth."""
    best: dict[int, float] = {}
    for worth, pairs in lists:
        for kept, numbers in pairs:
            if scores.keys().isdisjoint(numbers):
                continue
            for place, number in zip(kept, numbers, strict=True):
                if number in scores:
                    score = worth * FIELD_WORTH[wording.field_of(place)]
                    if score > best.get(number, 0.0):
                        best[number], places[number] = score, wording.age_of(place)
    for number, score in best.items():
        scores[number] += score


def _held_against(session: Session, among_: Sequence[int], terms: Sequence[Term], enough: int) -> dict[int, float]:
    """Which of these contacts have all these words, by what is noted of each; until there are enough."""
    meant = [{alternate.id: alternate.worth for alternate in reversed(term.alternates)} for term in terms]
    scores: dict[int, float] = {}
    for start in range(0, min(len(among_), _MOST_LOOKED_AT), _AT_ONCE):
        for contact, packed in _LOOKED_AT.rows(session, contacts=among_[start : start + _AT_ONCE]):
            lists = blocks.unpack_lists(packed)[1]
            worths = [_worth(worth_of, lists) for worth_of in meant]
            if all(worths):
                scores[contact] = sum(worths)
        if len(scores) >= enough:
            break
    return scores


def _worth(worth_of: Mapping[int, float], lists: Sequence[Sequence[int]]) -> float:
    """What the best alternate is worth that a contact with these words has; 0 where it has none."""
    found = [(worth_of[id_], field) for field, ids in enumerate(lists[:-1]) for id_ in ids if id_ in worth_of]
    return max((worth * FIELD_WORTH[field] for worth, field in found), default=0.0)
