"""Who signs releases about a subject: contacts by the releases that cite them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from math import log2
from typing import Final, NamedTuple

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from directory.registry.citing import held, told
from directory.registry.finding import blocks, wording
from directory.registry.finding.lists import first_blocks
from directory.registry.finding.meaning import Meant, meant
from directory.registry.finding.tables import ReleasePostingRow
from directory.registry.finding.topics import asked_words
from directory.registry.statements import Statement, among
from directory.registry.tables import ContactRow, DocumentRow, MentionRow

MOST_RELEASES: Final = 200
"""So many releases about a subject are looked at for who signs them, those that say most of it and the newest first."""
_MOST_WORDS: Final = 8
_MOST_BLOCKS: Final = 6_000 // blocks.MOST + 1
"""So much of a word's list is read; and this where it may be enough."""
_FEW_BLOCKS: Final = 2 * MOST_RELEASES // blocks.MOST + 1
_FIELD: Final = (1.0, 0.5, 0.6, 0.0)
"""How much a word counts by where a release has it (`topics.FIELDS`); the name of a file says nothing."""
_HALVED_AFTER: Final = 6
"""Quarters after which a release counts half as much as one of the newest found."""


@dataclass(frozen=True, slots=True)
class Signer:
    """A contact, the documents about the subject that cite it, the newest first, and how much these say of both; `whole` where they
    have every word of the query."""

    contact_id: int
    documents: tuple[int, ...]
    score: float
    whole: bool


class _Match(NamedTuple):
    """How much of what was asked a document has, and how old it is (`wording.age_of`)."""

    words: int
    score: float
    age: int


class _Having(NamedTuple):
    """Documents that have a word with the places where they stand for it, and how much it says."""

    worth: float
    places: dict[int, int]


_BLOCKS = first_blocks(ReleasePostingRow)
_SIGNED = Statement(
    select(MentionRow.contact_id, DocumentRow.id, DocumentRow.sort_key)
    .join(DocumentRow, DocumentRow.release_id == MentionRow.release_id)
    .join(ContactRow, ContactRow.id == MentionRow.contact_id)
    .where(
        among(DocumentRow.id, "documents"),
        DocumentRow.superseded_at.is_(None),
        told(bindparam("now")),
        MentionRow.live,
        MentionRow.published,
        ContactRow.published,
    )
)


def signers(session: Session, query: str, most: int = 10) -> list[Signer]:
    """Contacts that releases about a subject cite: the more, the newer and the more they say of it, the sooner; none where no word of
    the query is any release's. Releases under embargo and what waits for review say nothing."""
    words = asked_words(query)[:_MOST_WORDS]
    matches = _matches(session, words)
    if not matches:
        return []
    best = sorted(matches, key=lambda d: (-matches[d].words, -matches[d].score, matches[d].age, -d))[:MOST_RELEASES]
    most_words = matches[best[0]].words
    if most_words < len(words) and all(map(str.isdigit, words)):
        return []  # a number that is another one in part
    best = [document for document in best if matches[document].words == most_words]
    newest = min(matches[document].age for document in best)
    hidden = held(session)
    scores: dict[int, float] = defaultdict(float)
    signed: dict[int, list[tuple[str, int]]] = defaultdict(list)
    rows = _SIGNED.rows(session, documents=best, now=datetime.now(UTC))
    for contact, document, sort_key in {tuple(row) for row in rows}:
        if contact not in hidden:
            match = matches[document]
            scores[contact] += match.score * 0.5 ** ((match.age - newest) / _HALVED_AFTER)
            signed[contact].append((sort_key, document))
    ranked = sorted(scores, key=lambda contact: (-scores[contact], contact))[:most]
    newest_first = {c: tuple(document for _, document in sorted(signed[c], reverse=True)) for c in ranked}
    return [Signer(c, newest_first[c], scores[c], most_words == len(words)) for c in ranked]


def _matches(session: Session, words: list[str]) -> Mapping[int, _Match]:
    """Documents that have the most of these words, among them the rarest: those that say most of it, where there are very many."""
    asked = [alternates for alternates in meant(session, words) if alternates]
    if not asked:
        return {}
    asked.sort(key=lambda alternates: sum(word.releases for word in alternates))
    rarest, *others = [_having(session, of, alone=len(asked) == 1) for of in asked]
    among_ = set[int]().union(*(having.places for having in rarest))
    counts = Counter(document for of in others for document in among_ & set[int]().union(*(h.places for h in of)))
    most = max(counts.values(), default=0)
    return {
        document: _match(document, [rarest, *others], most + 1)
        for document in ((d for d, count in counts.items() if count == most) if most else among_)
    }


def _having(session: Session, words: list[Meant], *, alone: bool) -> list[_Having]:
    """Those that have each of these. Of what is asked for alone, what is in titles is enough: it stands first, and says most."""
    has = {word.id: _Having(word.worth / log2(2 + word.releases), {}) for word in words}
    for most in (_FEW_BLOCKS, _MOST_BLOCKS) if alone else (_MOST_BLOCKS,):
        for word, packed in _BLOCKS.rows(session, words=has, most=most):
            of_block, documents = blocks.places_and_numbers(packed)
            has[word].places.update(zip(documents, of_block, strict=True))
        if all(map(_enough, has.values())):
            break
    return list(has.values())


def _enough(having: _Having) -> bool:
    places = having.places.values()
    return len(places) >= MOST_RELEASES and wording.field_of(max(places)) == 0


def _match(document: int, asked: list[list[_Having]], words: int) -> _Match:
    has = [[(having.worth, having.places[document]) for having in of if document in having.places] for of in asked]
    score = sum(max(worth * _FIELD[wording.field_of(place)] for worth, place in of) for of in has if of)
    return _Match(words, score, wording.age_of(next(place for of in has for _, place in of)))
