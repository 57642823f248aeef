"""Reading the look-up index: where words find contacts, each list once for a query."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterator
from itertools import chain, islice
from typing import Final

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session, aliased

from directory.registry.finding import blocks
from directory.registry.finding.tables import PostingRow, ReleasePostingRow, WordRow
from directory.registry.finding.terms import MOST_USUAL, WHOLE, Term
from directory.registry.statements import Statement, among

MOST_LOOKED_AT: Final = 3_000
"""So many contacts of a term are held against others, one by one."""
_NOT_MANY_MORE: Final = 4
_FEWEST: Final = 20
_BEHIND_ALL: Final = 1 << 62

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


def first_blocks(table: type[PostingRow | ReleasePostingRow]) -> Statement:
    """The first blocks of each of some `words`, `most` of them; what is behind these is not looked at, however much it is."""
    other = aliased(table)
    behind = (
        select(other.first)
        .where(other.word_id == WordRow.id)
        .order_by(other.first)
        .limit(1)
        .offset(bindparam("most"))
        .scalar_subquery()
    )
    return Statement(
        select(table.word_id, table.entries)
        .join(WordRow, (WordRow.id == table.word_id) & (table.first < func.coalesce(behind, _BEHIND_ALL)))
        .where(among(WordRow.id, "words"))
        .order_by(table.word_id, table.first)
    )


_SOME_BLOCKS = first_blocks(PostingRow)


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

    def first_of(self, term: Term, enough: int) -> Iterator[tuple[float, int, int]]:
        """How much it says, place and number of the first of each of the usual alternates: `enough` of a whole word, fewer of others. Of
        all, where these are not many more."""
        every = term.contacts is not None or term.size <= _NOT_MANY_MORE * enough
        lists, most = self.all_of(term) if every else self._first_of(term, enough), term.size if every else enough
        for worth, pairs in lists:
            entries = chain.from_iterable(zip(places, numbers, strict=True) for places, numbers in pairs)
            for place, number in islice(entries, most if every or worth == WHOLE else _share(enough)):
                yield worth, place, number

    def _first_of(self, term: Term, enough: int) -> Lists:
        usual = term.alternates[:MOST_USUAL]
        wanted = {alternate.id: enough if alternate.worth == WHOLE else _share(enough) for alternate in usual}
        pairs: dict[int, Pairs] = {alternate.id: [] for alternate in usual}
        for most in set(wanted.values()):
            for word, packed in self._some([word for word in wanted if wanted[word] == most], most):
                pairs[word].append(blocks.places_and_numbers(packed))
        return [(alternate.worth, pairs[alternate.id]) for alternate in usual]

    def looked_at(self, term: Term) -> Lists:
        """As many of a wide term as are held against other terms, the first of each alternate."""
        lists: Lists = []
        count = 0
        for alternate in term.alternates:
            rows = self._some([alternate.id], MOST_LOOKED_AT * 2)
            pairs = [blocks.places_and_numbers(packed) for _, packed in rows]
            lists.append((alternate.worth, pairs))
            count += sum(len(numbers) for _, numbers in pairs)
            if count >= MOST_LOOKED_AT * 2:
                break
        return lists

    def _some(self, words: Collection[int], most: int) -> list[tuple[int, bytes]]:
        """The first blocks of words, with so many contacts if they are full."""
        if most <= blocks.MOST // 2:
            return _FIRST_BLOCKS.rows(self.session, words=words)
        return _SOME_BLOCKS.rows(self.session, words=words, most=most // blocks.MOST + 1)


def _share(enough: int) -> int:
    """So many are read of a word that only begins as one was typed: such words are many."""
    return max(_FEWEST, enough // 8)


def _told(contacts: list[int]) -> Lists:
    return [(WHOLE, [(array("H", bytes(2 * len(contacts))), array("I", contacts))])]
