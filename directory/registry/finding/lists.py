"""Reading the look-up index: where words find contacts, each list once for a query."""

from __future__ import annotations

from array import array
from typing import Final

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from directory.registry.finding import blocks
from directory.registry.finding.tables import PostingRow
from directory.registry.finding.terms import MOST_USUAL, WHOLE, Alternate, Term
from directory.registry.statements import Statement, among

MOST_LOOKED_AT: Final = 3_000
"""So many contacts of a term are held against others, one by one."""

Pairs = list[tuple["array[int]", "array[int]"]]
"""Places and numbers of contacts, block by block."""
Lists = list[tuple[float, Pairs]]
"""For each alternate how much it says, and its contacts."""

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


class Reader:
    """Reads for one query, whose terms are asked for again with a slip here and there: what was read is kept."""

    __slots__ = ("_read", "session")

    def __init__(self, session: Session) -> None:
        self.session = session
        self._read: dict[int, Pairs] = {}

    def all_of(self, term: Term) -> Lists:
        """All contacts of a term."""
        if term.contacts is not None:
            return _told(term.contacts)
        missing = [alternate.id for alternate in term.alternates if alternate.id not in self._read]
        if missing:
            self._read |= {word: [] for word in missing}
            for word, packed in _BLOCKS.rows(self.session, words=missing):
                self._read[word].append(blocks.places_and_numbers(packed))
        return [(alternate.worth, self._read[alternate.id]) for alternate in term.alternates]

    def first_of(self, term: Term, enough: int) -> Lists:
        """At least the first of each of the usual alternates, `enough` where there are so many."""
        if term.contacts is not None:
            return _told(term.contacts)
        usual = term.alternates[:MOST_USUAL]
        pairs: dict[int, Pairs] = {alternate.id: [] for alternate in usual}
        statement = _BLOCKS if enough > blocks.MOST // 2 else _FIRST_BLOCKS
        for word, packed in statement.rows(self.session, words=pairs):
            pairs[word].append(blocks.places_and_numbers(packed))
        return [(alternate.worth, pairs[alternate.id]) for alternate in usual]

    def looked_at(self, term: Term) -> Lists:
        """As many of a wide term as are held against other terms, the first of each alternate."""
        lists: Lists = []
        count = 0
        for alternate in term.alternates:
            pairs = self._some(alternate)
            lists.append((alternate.worth, pairs))
            count += sum(len(numbers) for _, numbers in pairs)
            if count >= MOST_LOOKED_AT * 2:
                break
        return lists

    def _some(self, alternate: Alternate) -> Pairs:
        rows = _SOME_BLOCKS.rows(self.session, word=alternate.id, most=MOST_LOOKED_AT * 2 // blocks.MOST + 1)
        return [blocks.places_and_numbers(packed) for (packed,) in rows]


def _told(contacts: list[int]) -> Lists:
    return [(WHOLE, [(array("H", bytes(2 * len(contacts))), array("I", contacts))])]
