"""Keeping the look-up index in step with contacts and releases, in the transaction that changes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Session

from directory.registry.finding import blocks, postings, wording
from directory.registry.finding.postings import Posted
from directory.registry.finding.tables import (
    AddressRow,
    ContactKeysRow,
    NumberRow,
    PostingRow,
    ReleasePostingRow,
    ReleaseWordsRow,
)
from directory.registry.finding.topics import About, about
from directory.registry.finding.wording import Findable
from directory.registry.statements import Statement, among, inserting, updating
from directory.registry.tables import DocumentRow

_KEYS = Statement(
    select(ContactKeysRow.contact_id, ContactKeysRow.words, ContactKeysRow.addresses).where(
        among(ContactKeysRow.contact_id, "contacts")
    )
)
_NEW_KEYS = inserting(ContactKeysRow, "contact_id", "words", "addresses")
_CHANGE_KEYS = updating(ContactKeysRow, "words", "addresses", where=ContactKeysRow.contact_id == bindparam("of"))
_NO_KEYS = Statement(delete(ContactKeysRow).where(ContactKeysRow.contact_id == bindparam("of")))
_WORDS = Statement(
    select(ReleaseWordsRow.document_id, ReleaseWordsRow.words).where(among(ReleaseWordsRow.document_id, "documents"))
)
_NEW_WORDS = inserting(ReleaseWordsRow, "document_id", "words")
_CHANGE_WORDS = updating(ReleaseWordsRow, "words", where=ReleaseWordsRow.document_id == bindparam("of"))
_NO_WORDS = Statement(delete(ReleaseWordsRow).where(ReleaseWordsRow.document_id == bindparam("of")))


def _pair(table: type[NumberRow | AddressRow]) -> tuple[Statement, Statement]:
    """How a key of a contact is taken away and written."""
    gone = delete(table).where(table.key == bindparam("key"), table.contact_id == bindparam("contact_id"))
    return Statement(gone), inserting(table, "key", "contact_id")


_NUMBERS, _ADDRESSES = _pair(NumberRow), _pair(AddressRow)


class _Keys(NamedTuple):
    """By what a contact is found."""

    posted: Posted
    numbers: frozenset[int]
    addresses: frozenset[str]


_NOTHING = _Keys(set(), frozenset(), frozenset())


def put(session: Session, wanted: Mapping[int, Findable | None]) -> None:
    """Let these contacts be found by this, and by nothing else; by nothing at all where it is None. Only what differs is written."""
    said = {contact: of for contact, of in wanted.items() if of is not None}
    ids = postings.numbered(session, {word for of in said.values() for words in of.fields for word in words})
    rows = {row[0]: (row[1], row[2]) for row in _KEYS.rows(session, contacts=wanted)} if wanted else {}
    before: dict[int, _Keys] = {}
    after: dict[int, _Keys] = {}
    for contact in wanted.keys() & (rows.keys() | said.keys()):
        stored, then = rows.get(contact), _packed(said.get(contact), ids)
        if stored != then:
            before[contact], after[contact] = _unpacked(contact, stored), _unpacked(contact, then)
            told = {} if then is None else {"words": then[0], "addresses": then[1]}
            if stored is None:
                _NEW_KEYS.run(session, [{"contact_id": contact} | told])
            elif then is None:
                _NO_KEYS.run(session, [{"of": contact}])
            else:
                _CHANGE_KEYS.run(session, [{"of": contact} | told])
            for (gone, new), old, now in (
                (_NUMBERS, before[contact].numbers, after[contact].numbers),
                (_ADDRESSES, before[contact].addresses, after[contact].addresses),
            ):
                gone.run(session, [{"key": key, "contact_id": contact} for key in old - now])
                new.run(session, [{"key": key, "contact_id": contact} for key in now - old])
    posted = ({contact: keys.posted for contact, keys in side.items()} for side in (before, after))
    postings.exchange(session, PostingRow, *posted)


def put_releases(session: Session, wanted: Mapping[int, About | None]) -> None:
    """The same of documents."""
    said = {document: of for document, of in wanted.items() if of is not None}
    ids = postings.numbered(session, {word for of in said.values() for words in of.fields for word in words})
    rows = dict(_WORDS.rows(session, documents=wanted)) if wanted else {}
    before: dict[int, Posted] = {}
    after: dict[int, Posted] = {}
    for document in wanted.keys() & (rows.keys() | said.keys()):
        stored, of = rows.get(document), said.get(document)
        then = None if of is None else blocks.pack_lists(of.era, _ids(of.fields, ids))
        if stored != then:
            before[document], after[document] = _posted(document, stored), _posted(document, then)
            if stored is None:
                _NEW_WORDS.run(session, [{"document_id": document, "words": then}])
            elif then is None:
                _NO_WORDS.run(session, [{"of": document}])
            else:
                _CHANGE_WORDS.run(session, [{"of": document, "words": then}])
    postings.exchange(session, ReleasePostingRow, before, after)


def rename(session: Session, document_id: int, file: str) -> None:
    """Let a document be found by another file name; it is current."""
    stored = session.get_one(DocumentRow, document_id, populate_existing=True)
    put_releases(session, {document_id: about(stored, file)})


def _packed(said: Findable | None, ids: Mapping[str, int]) -> tuple[bytes, str] | None:
    if said is None:
        return None
    packed = blocks.pack_lists(said.era, [*_ids(said.fields, ids), sorted(said.numbers)])
    return packed, "\n".join(sorted(said.addresses))


def _ids(fields: tuple[frozenset[str], ...], ids: Mapping[str, int]) -> list[list[int]]:
    return [[ids[word] for word in words] for words in fields]


def _unpacked(contact: int, stored: tuple[bytes, str] | None) -> _Keys:
    if stored is None:
        return _NOTHING
    era, (*fields, numbers) = blocks.unpack_lists(stored[0])
    addresses = frozenset(stored[1].split("\n")) - {""}
    return _Keys(_entries(contact, era, fields), frozenset(numbers), addresses)


def _posted(document: int, stored: bytes | None) -> Posted:
    return set() if stored is None else _entries(document, *blocks.unpack_lists(stored))


def _entries(number: int, era: int, fields: list[list[int]]) -> Posted:
    return {(word, blocks.entry(wording.place(at, era), number)) for at, words in enumerate(fields) for word in words}
