"""The whole look-up index, worked out anew: written in the order in which it lies, so that it is small and soon done."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from sqlalchemy import delete
from sqlalchemy.orm import Session

from directory.registry.finding import blocks, wording
from directory.registry.finding.tables import (
    AddressRow,
    ContactKeysRow,
    NumberRow,
    PostingRow,
    ReleasePostingRow,
    ReleaseWordsRow,
    SlipRow,
    WordRow,
)
from directory.registry.finding.topics import About
from directory.registry.finding.wording import Findable
from directory.registry.statements import Statement, inserting

_AT_ONCE = 5_000
_TABLES = (
    *(WordRow, SlipRow, PostingRow, ReleasePostingRow),
    *(ContactKeysRow, ReleaseWordsRow, NumberRow, AddressRow),
)
_WORD = inserting(WordRow, "id", "word", "contacts", "releases", "magnitude")
_SLIP = inserting(SlipRow, "key", "word_id")
_KEYS = inserting(ContactKeysRow, "contact_id", "words", "addresses")
_WORDS = inserting(ReleaseWordsRow, "document_id", "words")
_NUMBER = inserting(NumberRow, "key", "contact_id")
_ADDRESS = inserting(AddressRow, "key", "contact_id")
_BLOCK = inserting(PostingRow, "word_id", "first", "entries")
_RELEASE_BLOCK = inserting(ReleasePostingRow, "word_id", "first", "entries")

Row = dict[str, object]


def fill(
    session: Session, contacts: Iterable[tuple[int, Findable]], releases: Iterable[tuple[int, About]] = ()
) -> None:
    """Drop the index, and let these contacts and documents be found, each by what is told of it; inside the caller's transaction.
    Some 200 bytes of memory are needed for each of them."""
    for table in _TABLES:
        session.execute(delete(table))
    filling = _Filling()
    _write(session, _KEYS, filling.keys(contacts))
    _write(session, _WORDS, filling.words(releases))
    _write(session, _NUMBER, ({"key": key, "contact_id": contact} for key, contact in sorted(filling.numbers)))
    _write(session, _ADDRESS, ({"key": key, "contact_id": contact} for key, contact in sorted(filling.addresses)))
    slips = sorted((key, id_) for word, id_ in filling.ids.items() for key in wording.slip_keys(word))
    _write(session, _SLIP, ({"key": key, "word_id": id_} for key, id_ in slips))
    _write(session, _WORD, filling.counted())
    _write(session, _BLOCK, _blocks(filling.contacts))
    _write(session, _RELEASE_BLOCK, _blocks(filling.releases))


@dataclass(slots=True)
class _Filling:
    """What is still to be written: numbers of words, and entries by word."""

    ids: dict[str, int] = field(default_factory=dict)
    contacts: dict[int, array[int]] = field(default_factory=lambda: defaultdict(lambda: array("Q")))
    releases: dict[int, array[int]] = field(default_factory=lambda: defaultdict(lambda: array("Q")))
    numbers: list[tuple[int, int]] = field(default_factory=list)
    addresses: list[tuple[str, int]] = field(default_factory=list)

    def keys(self, contacts: Iterable[tuple[int, Findable]]) -> Iterator[Row]:
        for contact, said in contacts:
            lists = self._posted(self.contacts, contact, said.fields, said.era)
            self.numbers += [(number, contact) for number in said.numbers]
            self.addresses += [(address, contact) for address in said.addresses]
            packed = blocks.pack_lists(said.era, [*lists, sorted(said.numbers)])
            yield {"contact_id": contact, "words": packed, "addresses": "\n".join(sorted(said.addresses))}

    def words(self, releases: Iterable[tuple[int, About]]) -> Iterator[Row]:
        for document, said in releases:
            lists = self._posted(self.releases, document, said.fields, said.era)
            yield {"document_id": document, "words": blocks.pack_lists(said.era, lists)}

    def counted(self) -> Iterator[Row]:
        for word, id_ in sorted(self.ids.items()):
            contacts, releases = (len(entries.get(id_, ())) for entries in (self.contacts, self.releases))
            counts = {"contacts": contacts, "releases": releases, "magnitude": contacts.bit_length()}
            yield {"id": id_, "word": word} | counts

    def _posted(
        self, entries: dict[int, array[int]], number: int, fields: tuple[frozenset[str], ...], era: int
    ) -> list[list[int]]:
        lists = [[self.ids.setdefault(word, len(self.ids) + 1) for word in sorted(words)] for words in fields]
        for at, ids in enumerate(lists):
            entry = blocks.entry(wording.place(at, era), number)
            for id_ in ids:
                entries[id_].append(entry)
        return lists


def _blocks(entries: Mapping[int, array[int]]) -> Iterator[Row]:
    for word in sorted(entries):
        ordered = sorted(entries[word])
        for start in range(0, len(ordered), blocks.MOST):
            part = ordered[start : start + blocks.MOST]
            yield {"word_id": word, "first": part[0] if start else 0, "entries": blocks.pack(part)}


def _write(session: Session, statement: Statement, rows: Iterator[Row]) -> None:
    while part := list(islice(rows, _AT_ONCE)):
        statement.run(session, part)
