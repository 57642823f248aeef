"""Asking the look-up index for releases: by words of their titles, numbers, issuers and file names, the newest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Final

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from directory.registry.citing import told
from directory.registry.finding import blocks, houses, meaning, wording
from directory.registry.finding.tables import ReleasePostingRow, ReleaseWordsRow
from directory.registry.finding.topics import FIELDS, asked_words, joined, runs
from directory.registry.statements import Statement, among
from directory.registry.tables import DocumentRow
from directory.values import names

EXACT, WORDS, NEARLY = 2, 1, 0
MOST_LOOKED_AT: Final = 4_000
_FEW: Final = 3
_MOST_ENTRIES: Final = 20_000
_MOST_OF_OFFICES: Final = 2_000
_AT_ONCE: Final = 200
_MOST_PARTS: Final = 16
_MOST_NUMBERED: Final = 1_000
_LONGEST_NUMBER: Final = 20
_SEARCHED: Final = tuple(at for at, field in enumerate(FIELDS) if field != "text")

_BLOCKS = Statement(
    select(ReleasePostingRow.entries)
    .where(ReleasePostingRow.word_id == bindparam("word"), ReleasePostingRow.first >= bindparam("from_"))
    .order_by(ReleasePostingRow.first)
    .limit(bindparam("most"))
)
_BLOCK_BEFORE = Statement(
    select(ReleasePostingRow.entries)
    .where(ReleasePostingRow.word_id == bindparam("word"), ReleasePostingRow.first < bindparam("from_"))
    .order_by(ReleasePostingRow.first.desc())
    .limit(1)
)
_ISSUED = Statement(
    select(DocumentRow.id, DocumentRow.date)
    .where(among(DocumentRow.organisation_id, "offices"), DocumentRow.superseded_at.is_(None))
    .order_by(DocumentRow.sort_key.desc())
    .limit(_MOST_OF_OFFICES)
)
_LOOKED_AT = Statement(
    select(DocumentRow.id, DocumentRow.organisation_id, ReleaseWordsRow.words)
    .join(ReleaseWordsRow, ReleaseWordsRow.document_id == DocumentRow.id)
    .where(among(DocumentRow.id, "documents"))
)
_NUMBERED = Statement(
    select(DocumentRow.id, DocumentRow.number)
    .where(among(DocumentRow.id, "documents"), DocumentRow.superseded_at.is_(None), told(bindparam("now")))
    .order_by(DocumentRow.sort_key.desc())
)


@dataclass(slots=True)
class _Term:
    """A word that was asked for: the words of releases that are meant, and the press offices that are called so."""

    typed: str
    words: set[int]
    offices: set[int]
    size: int

    @property
    def wide(self) -> bool:
        """Whether its releases are too many to be read; then those that others find are held against it."""
        return self.size > _MOST_ENTRIES or len(self.offices) > _AT_ONCE

    @property
    def empty(self) -> bool:
        return not self.words and not self.offices


def numbered(session: Session, query: str) -> list[int]:
    """Documents whose number this is, in any notation, the newest first; none that is under embargo."""
    asked = joined(query)
    if not asked or len(max(asked, key=len)) > _LONGEST_NUMBER or "@" in query:
        return []
    having = (document for part in _having(session, _terms(session, runs(names.fold(query)))) for document in part)
    found = list(islice(having, _MOST_NUMBERED))
    rows = _NUMBERED.rows(session, documents=found, now=datetime.now(UTC)) if found else ()
    return [id_ for id_, number in rows if asked & joined(number or "")]


def asked_for(session: Session, query: str, office: int | None = None) -> Iterator[tuple[int, list[int]]]:
    """Documents in parts, each with its level (the larger, the sooner it is shown): those whose number the query is; those that have all
    its words, the releases of one quarter of a year at a time, the newest first; and, where fewer than three have all, those that have
    one mistyped. `office` is who issued them; what is mistyped in the releases of all offices together is so in those of one, too.

    Of very many, the newest `MOST_LOOKED_AT` with the rarest word are looked at. Whether a document is under embargo, or superseded, is
    for the caller to ask. No release has an address.
    """
    if "@" in query:
        return
    yield EXACT, numbered(session, query)
    terms = _terms(session, asked_words(query))
    if not terms:
        return
    within = [] if office is None else [_Term("", set(), {office}, 0)]
    count = 0
    for part in _having(session, terms + within):
        count += len(part)
        yield WORDS, part
    if count < _FEW and (office is None or _few(session, terms)):
        slipped = (
            [*terms[:at], _mistyped(session, term.typed), *terms[at + 1 :], *within] for at, term in enumerate(terms)
        )
        yield NEARLY, [document for others in slipped for part in _having(session, others) for document in part]


def _few(session: Session, terms: Sequence[_Term]) -> bool:
    having = (document for part in _having(session, terms) for document in part)
    return len(list(islice(having, _FEW))) < _FEW


def _terms(session: Session, typed: Sequence[str]) -> list[_Term]:
    parts = [run for word in typed for run in runs(word)][:_MOST_PARTS]
    known = meaning.whole(session, parts)
    terms = []
    for word in parts:
        meant = [known[word]] if word in known else []
        offices = houses.called(session, word, begun=word not in known)
        if word == parts[-1] or not (meant or offices):
            meant += meaning.begun(session, word)
        terms.append(_Term(word, {one.id for one in meant}, offices, sum(one.releases for one in meant)))
    return terms


def _mistyped(session: Session, word: str) -> _Term:
    meant = meaning.mistyped(session, word)
    return _Term(
        word, {one.id for one in meant}, houses.called_nearly(session, word), sum(one.releases for one in meant)
    )


def _having(session: Session, terms: Sequence[_Term]) -> Iterator[list[int]]:
    """Documents that have all these, those of one age at a time."""
    if any(term.empty for term in terms):
        return
    ages: dict[int, int] | None = None
    newest: dict[int, int] = {}
    held: list[_Term] = []
    for term in sorted(terms, key=lambda term: (term.wide, term.size)):
        has, complete = ({}, False) if term.wide and (ages is not None or newest) else _documents(session, term)
        if not complete:
            newest = newest or has
            held.append(term)
        elif ages is None:
            ages = has
        else:
            ages = {document: age for document, age in ages.items() if document in has}
    ages = newest if ages is None else ages
    ordered = sorted(ages, key=lambda document: (ages[document], -document))[:MOST_LOOKED_AT]
    part: list[int] = []
    for start in range(0, len(ordered), _AT_ONCE):
        chunk = ordered[start : start + _AT_ONCE]
        for document in _held_against(session, chunk, held) if held else chunk:
            if part and ages[document] != ages[part[-1]]:
                yield part
                part = []
            part.append(document)
    if part:
        yield part


def _documents(session: Session, term: _Term) -> tuple[dict[int, int], bool]:
    """Documents and how old they are; and whether these are all: of a wide term they are the newest."""
    ages: dict[int, int] = {}
    for word in term.words:
        if term.wide:
            for field in _SEARCHED:
                ages |= _read(session, word, (field,), MOST_LOOKED_AT // blocks.MOST + 1)
        else:
            ages |= _read(session, word, _SEARCHED, _MOST_ENTRIES)
    if not term.offices:
        return ages, not term.wide
    issued = _ISSUED.rows(session, offices=sorted(term.offices)[:_AT_ONCE])
    for document, day in issued:
        ages.setdefault(document, wording.age_of(wording.place(0, wording.era(day))))
    return ages, not term.wide and len(issued) < _MOST_OF_OFFICES


def _read(session: Session, word: int, fields: Sequence[int], most: int) -> dict[int, int]:
    """Documents that have a word in one of these fields, from the newest in the first of them on, and how old each is; so many blocks."""
    start = blocks.entry(fields[0] << 14, 0)
    packed = [
        *_BLOCK_BEFORE.rows(session, word=word, from_=start),
        *_BLOCKS.rows(session, word=word, from_=start, most=most),
    ]
    ages: dict[int, int] = {}
    for (block,) in packed:
        for place, document in zip(*blocks.places_and_numbers(block), strict=True):
            if wording.field_of(place) in fields:
                ages[document] = wording.age_of(place)
    return ages


def _held_against(session: Session, documents: Sequence[int], terms: Sequence[_Term]) -> list[int]:
    """Which of these have all these, by what is noted of each; in the order given."""
    having = set()
    for document, office, packed in _LOOKED_AT.rows(session, documents=documents):
        lists = blocks.unpack_lists(packed)[1]
        words = {id_ for at, ids in enumerate(lists) if at in _SEARCHED for id_ in ids}
        if all(not term.words.isdisjoint(words) or office in term.offices for term in terms):
            having.add(document)
    return [document for document in documents if document in having]
