"""Who signs releases about a subject: contacts by the releases that cite them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from math import log2
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA
from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from directory.registry.citing import held, told
from directory.registry.finding import blocks, wording
from directory.registry.finding.tables import ReleasePostingRow, SlipRow, WordRow
from directory.registry.finding.topics import subject_words
from directory.registry.statements import Statement, among
from directory.registry.tables import ContactRow, DocumentRow, MentionRow

MOST_RELEASES: Final = 200
"""So many releases about a subject are looked at for who signs them, those that say most of it and the newest first."""
_MOST_WORDS: Final = 8
_MOST_ENTRIES: Final = 6_000
_MOST_BEGUN: Final = 12
_SHORTEST_BEGUN: Final = 4
_SHORTEST_MISTYPED: Final = 5
_FIELD: Final = (1.0, 0.5, 0.6)
"""How much a word counts by where a release has it (`topics.FIELDS`)."""
_BEGUN: Final = 0.7
_MISTYPED: Final = 0.5
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


class _Word(NamedTuple):
    id: int
    releases: int
    worth: float


class _Match(NamedTuple):
    """How much of what was asked a document has, and how old it is (`wording.age_of`)."""

    words: int
    score: float
    age: int


_KNOWN = Statement(
    select(WordRow.id, WordRow.word, WordRow.releases).where(among(WordRow.word, "words"), WordRow.releases > 0)
)
_BEGIN = Statement(
    select(WordRow.id, WordRow.releases)
    .where(WordRow.word > bindparam("begun"), WordRow.word < bindparam("above"), WordRow.releases > 0)
    .order_by(WordRow.releases.desc())
    .limit(_MOST_BEGUN)
)
_SLIPS = Statement(
    select(WordRow.id, WordRow.word, WordRow.releases)
    .join(SlipRow, SlipRow.word_id == WordRow.id)
    .where(among(SlipRow.key, "keys"), WordRow.releases > 0)
    .distinct()
)
_BLOCKS = Statement(
    select(ReleasePostingRow.entries)
    .where(ReleasePostingRow.word_id == bindparam("word"))
    .order_by(ReleasePostingRow.first)
    .limit(_MOST_ENTRIES // blocks.MOST + 1)
)
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
    words = _asked(query)
    matches = _matches(session, words)
    if not matches:
        return []
    best = sorted(matches, key=lambda d: (-matches[d].words, -matches[d].score, matches[d].age, -d))[:MOST_RELEASES]
    most_words = matches[best[0]].words
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


def _asked(query: str) -> list[str]:
    return sorted(subject_words(query), key=query.lower().find)[:_MOST_WORDS]


def _matches(session: Session, words: list[str]) -> Mapping[int, _Match]:
    """Documents that have some of these words, at least the rarest of them."""
    asked = [meant for meant in _meant(session, words) if meant]
    asked.sort(key=lambda meant: sum(word.releases for word in meant))
    matches: dict[int, _Match] = {}
    for at, meant in enumerate(asked):
        best: dict[int, tuple[float, int]] = {}
        for word in meant:
            worth = word.worth / log2(2 + word.releases)
            for (packed,) in _BLOCKS.rows(session, word=word.id):
                places, documents = blocks.places_and_numbers(packed)
                for place, document in zip(places, documents, strict=True):
                    if at and document not in matches:
                        continue
                    score = worth * _FIELD[wording.field_of(place)]
                    if document not in best or best[document][0] < score:
                        best[document] = score, wording.age_of(place)
        for document, (score, age) in best.items():
            so_far = matches.get(document, _Match(0, 0.0, age))
            matches[document] = _Match(so_far.words + 1, so_far.score + score, age)
    return matches


def _meant(session: Session, words: list[str]) -> list[list[_Word]]:
    """For each of these words, the words of releases that may be meant: itself, else those that it begins, else those of which one slip
    of the pen makes it."""
    known = (
        {word: _Word(id_, releases, 1.0) for id_, word, releases in _KNOWN.rows(session, words=words)} if words else {}
    )
    return [[known[word]] if word in known else _near(session, word) for word in words]


def _near(session: Session, word: str) -> list[_Word]:
    if len(word) < _SHORTEST_BEGUN:
        return []
    begun = _BEGIN.rows(session, begun=word, above=wording.above(word))
    if begun or len(word) < _SHORTEST_MISTYPED:
        return [_Word(id_, releases, _BEGUN) for id_, releases in begun]
    slips = _SLIPS.rows(session, keys=wording.slip_keys(word))
    return [_Word(id_, n, _MISTYPED) for id_, other, n in slips if OSA.distance(word, other, score_cutoff=1) <= 1]
