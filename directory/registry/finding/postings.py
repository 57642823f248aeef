"""Writing postings: which contacts, or which releases, a word finds."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Session

from directory.registry.finding import blocks, wording
from directory.registry.finding.blocks import Block, Entry
from directory.registry.finding.tables import PostingRow, ReleasePostingRow, SlipRow, WordRow
from directory.registry.statements import Statement, among, inserting, updating

Posted = set[tuple[int, Entry]]
"""The numbers of words, each with where it finds what is posted."""

_KNOWN = Statement(select(WordRow.word, WordRow.id).where(among(WordRow.word, "words")))
_COUNTED = Statement(
    select(WordRow.id, WordRow.word, WordRow.contacts, WordRow.releases).where(among(WordRow.id, "ids"))
)
_NEW_WORD = inserting(WordRow, "word", "contacts", "releases", "magnitude", returning=WordRow.id)
_COUNT = updating(WordRow, "contacts", "releases", where=WordRow.id == bindparam("of"))
_RECOUNT = updating(WordRow, "contacts", "releases", "magnitude", where=WordRow.id == bindparam("of"))
_NO_WORD = Statement(delete(WordRow).where(WordRow.id == bindparam("of")))
_NEW_SLIP = inserting(SlipRow, "key", "word_id")
_NO_SLIP = Statement(delete(SlipRow).where(SlipRow.key == bindparam("key"), SlipRow.word_id == bindparam("word_id")))


def numbered(session: Session, words: Collection[str]) -> dict[str, int]:
    """The number of each word; new ones are noted, with the slips by which they are found."""
    ids = dict(_KNOWN.rows(session, words=words)) if words else {}
    slips = []
    for word in sorted(set(words) - ids.keys()):
        noted = {"word": word, "contacts": 0, "releases": 0, "magnitude": 0}
        ((ids[word],),) = _NEW_WORD.rows(session, **noted)
        slips += [{"key": key, "word_id": ids[word]} for key in sorted(wording.slip_keys(word))]
    _NEW_SLIP.run(session, slips)
    return ids


def exchange(
    session: Session,
    table: type[PostingRow | ReleasePostingRow],
    before: Mapping[int, Posted],
    after: Mapping[int, Posted],
) -> None:
    """Post the one, by the number of contact or document, in the place of the other. Only what differs is written."""
    less: dict[int, set[Entry]] = defaultdict(set)
    more: dict[int, set[Entry]] = defaultdict(set)
    for number, then in after.items():
        once = before[number]
        for change, entries in ((less, once - then), (more, then - once)):
            for word, entry in entries:
                change[word].add(entry)
    _rewrite(session, _STATEMENTS[table], less, more)
    changes = {word: len(more.get(word, ())) - len(less.get(word, ())) for word in less.keys() | more.keys()}
    _count(session, table, {word: change for word, change in changes.items() if change})


def _count(session: Session, table: type[PostingRow | ReleasePostingRow], changes: Mapping[int, int]) -> None:
    """Note how many contacts or releases these words find now; one that finds nothing any more is forgotten."""
    counts, recounts, forgotten, slips = [], [], [], []
    for id_, word, contacts, releases in _COUNTED.rows(session, ids=changes) if changes else ():
        now = contacts + changes[id_] if table is PostingRow else contacts
        issued = releases if table is PostingRow else releases + changes[id_]
        told = {"of": id_, "contacts": now, "releases": issued}
        if not now and not issued:
            forgotten.append({"of": id_})
            slips += [{"key": key, "word_id": id_} for key in wording.slip_keys(word)]
        elif now.bit_length() == contacts.bit_length():
            counts.append(told)
        else:
            recounts.append(told | {"magnitude": now.bit_length()})
    _COUNT.run(session, counts)
    _RECOUNT.run(session, recounts)
    _NO_SLIP.run(session, slips)
    _NO_WORD.run(session, forgotten)


@dataclass(frozen=True, slots=True)
class _Statements:
    """What blocks of one table are read and written by."""

    block: Statement
    new: Statement
    change: Statement
    gone: Statement


def _statements(table: type[PostingRow | ReleasePostingRow]) -> _Statements:
    of_block = (table.word_id == bindparam("of_word")) & (table.first == bindparam("of_first"))
    block = (
        select(table.word_id, table.first, table.entries)
        .where(table.word_id == bindparam("word"), table.first <= bindparam("at"))
        .order_by(table.first.desc())
        .limit(1)
    )
    return _Statements(
        Statement(block),
        inserting(table, "word_id", "first", "entries"),
        updating(table, "entries", where=of_block),
        Statement(delete(table).where(of_block)),
    )


_STATEMENTS = {table: _statements(table) for table in (PostingRow, ReleasePostingRow)}


def _rewrite(
    session: Session, statements: _Statements, less: Mapping[int, Iterable[Entry]], more: Mapping[int, Iterable[Entry]]
) -> None:
    """Take entries out of words' blocks and put others in. A block that is full is halved, one that is empty deleted."""
    wanted = {
        word: sorted([*((e, False) for e in less.get(word, ())), *((e, True) for e in more.get(word, ()))])
        for word in sorted({*less, *more})
    }
    places = ({"word": word, "at": entry} for word, entries in wanted.items() for entry, _ in entries)
    stored: dict[int, dict[int, bytes]] = defaultdict(dict)
    for word, first, packed in statements.block.each(session, places):
        stored[word][first] = packed
    new, changed, gone = [], [], []
    for word, entries in wanted.items():
        before = stored.get(word, {})
        for first, block in _Word(before).after(entries).items():
            packed = block.pack()
            if not packed:
                if first in before:
                    gone.append({"of_word": word, "of_first": first})
            elif first not in before:
                new.append({"word_id": word, "first": first, "entries": packed})
            elif packed != before[first]:
                changed.append({"of_word": word, "of_first": first, "entries": packed})
    statements.gone.run(session, gone)
    statements.change.run(session, changed)
    statements.new.run(session, new)


class _Word:
    """The blocks of one word that change."""

    __slots__ = ("_blocks", "_bounds")

    def __init__(self, stored: Mapping[int, bytes]) -> None:
        """Those that are stored wherever an entry belongs that is put in or taken out."""
        self._blocks = {first: Block.unpack(packed) for first, packed in stored.items()}
        self._bounds = sorted(stored)

    def after(self, entries: Iterable[tuple[Entry, bool]]) -> dict[int, Block]:
        """By their first, with these entries put in or taken out (False)."""
        for entry, wanted in entries:
            block = self._block_of(entry)
            if not wanted:
                block.discard(entry)
            elif block.add(entry) and len(block) > blocks.MOST:
                half = block.halve(entry)
                self._blocks[half.first] = half
                insort(self._bounds, half.first)
        return self._blocks

    def _block_of(self, entry: Entry) -> Block:
        at = bisect_left(self._bounds, entry + 1)
        if not at:
            self._blocks[0] = Block.unpack(b"")
            self._bounds.insert(0, 0)
            at = 1
        return self._blocks[self._bounds[at - 1]]
