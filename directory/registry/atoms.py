"""Atoms: mentions that say the same, word for word. They are what is compared, so that a desk named in a thousand
releases is compared once. All of it is derived from live claims and current judgements.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Final, NamedTuple

from sqlalchemy import bindparam, delete, func, or_, select
from sqlalchemy.orm import Session

from directory.records import Kind
from directory.registry import name_words
from directory.registry.atom_tables import AtomKeyRow, AtomRow, EdgeRow
from directory.registry.offices import places
from directory.registry.statements import Statement, among, inserting, updating
from directory.registry.tables import ClaimRow, DocumentRow, JudgementRow, MentionRow, OrganisationRow
from directory.resolution.candidates import keys
from directory.resolution.features import Features, Said, digest, features, needs_salt
from directory.values.organisations import bounded_key

BATCH = 500
"""As many as are worked on at once, where there may be any number."""

_FEATURES: Final = tuple(field.name for field in fields(Features) if field.init)
_FIELDS = ("name", "org", "email", "phone")
"""The fields of claims that count when mentions are compared."""


class Known(NamedTuple):
    """An atom as it is stored. The digest is that of its words, and orders atoms whatever came first."""

    digest: str
    features: Features


@dataclass(frozen=True, slots=True)
class Change:
    """What became of the atoms of some mentions: `changed` are those that are new (`created`) or differ from before, `gone`
    those that were, `keys` those of both; `aged` differ only in the days between which they were named. `start` are all
    atoms that the mentions were and are in, `known` what is known of them, `contacts` those that the mentions are with."""

    changed: frozenset[int]
    created: frozenset[int]
    gone: frozenset[int]
    keys: frozenset[str]
    aged: frozenset[int]
    start: frozenset[int]
    known: Mapping[int, Known]
    contacts: frozenset[int]


class _Row(NamedTuple):
    """A mention as it is stored, and the current document of its release. `alone`: a human took it out of the company of those
    that say the same."""

    id: int
    kind: Kind
    live: bool
    position: int
    atom: int | None
    contact: int | None
    alone: int | None
    document: int | None
    checksum: str | None
    issuer: str | None
    day: date | None


_ROWS = (
    select(
        *(MentionRow.id, MentionRow.kind, MentionRow.live, MentionRow.position, MentionRow.atom_id),
        MentionRow.contact_id,
        select(JudgementRow.id)
        .where(
            JudgementRow.left_id == MentionRow.id,
            JudgementRow.superseded_at.is_(None),
            JudgementRow.opinion == "alone",
        )
        .limit(1)
        .scalar_subquery(),
        *(DocumentRow.id, DocumentRow.checksum, func.coalesce(OrganisationRow.place, OrganisationRow.words), DocumentRow.date),
    )
    .outerjoin(DocumentRow, (DocumentRow.release_id == MentionRow.release_id) & DocumentRow.superseded_at.is_(None))
    .outerjoin(OrganisationRow, OrganisationRow.id == DocumentRow.issuer_id)
    .order_by(MentionRow.id)
)  # fmt: skip
_MENTIONS = Statement(_ROWS.where(among(MentionRow.id, "mentions")))
_MENTIONS_OF = Statement(_ROWS.where(among(MentionRow.atom_id, "atoms"), MentionRow.live))
_SAID = Statement(
    select(ClaimRow.mention_id, ClaimRow.field, ClaimRow.value, ClaimRow.key, ClaimRow.extension)
    .join(DocumentRow, DocumentRow.id == ClaimRow.document_id)
    .where(
        among(ClaimRow.mention_id, "mentions"),
        or_(*(ClaimRow.field == field for field in _FIELDS)),
        DocumentRow.superseded_at.is_(None),
    )
    .order_by(ClaimRow.id)
)
_ATOM = select(AtomRow.id, AtomRow.digest, AtomRow.features)
_BY_DIGEST = Statement(_ATOM.where(among(AtomRow.digest, "digests")))
_BY_ID = Statement(_ATOM.where(among(AtomRow.id, "atoms")))
_NEW = inserting(AtomRow, "digest", "features", returning=AtomRow.id)
_CHANGE = updating(AtomRow, "features", where=AtomRow.id == bindparam("of"))
_MOVE = updating(MentionRow, "atom_id", where=MentionRow.id == bindparam("of"))
_FILLED = Statement(select(MentionRow.atom_id).where(among(MentionRow.atom_id, "atoms"), MentionRow.live).distinct())
_KEYS = Statement(select(AtomKeyRow.key).where(among(AtomKeyRow.atom_id, "atoms")))
_NEW_KEY = inserting(AtomKeyRow, "key", "atom_id")
_FORGET_KEYS = Statement(delete(AtomKeyRow).where(among(AtomKeyRow.atom_id, "atoms")))
_OF_EDGE = or_(among(EdgeRow.left_id, "atoms"), among(EdgeRow.right_id, "atoms"))
_NEIGHBOURS = Statement(select(EdgeRow.left_id, EdgeRow.right_id).where(EdgeRow.opinion == "same", _OF_EDGE))
_FORGET_EDGES = Statement(delete(EdgeRow).where(_OF_EDGE))
_FORGET = Statement(delete(AtomRow).where(among(AtomRow.id, "atoms")))


def thaw(stored: Mapping[str, object]) -> Features:
    """Features as the database keeps them."""
    return Features(**{name: tuple(v) if isinstance(v, list) else v for name, v in stored.items()})  # type: ignore[arg-type]  # written by `freeze`


def freeze(of: Features) -> dict[str, object]:
    """Features as the database is to keep them."""
    return {name: getattr(of, name) for name in _FEATURES}


def atoms(session: Session, atom_ids: Collection[int]) -> dict[int, Known]:
    """What is stored of these atoms."""
    return {atom: Known(name, thaw(of)) for atom, name, of in _BY_ID.rows(session, atoms=atom_ids)} if atom_ids else {}


def regroup(session: Session, mention_ids: Collection[int]) -> Change:
    """Put touched mentions into the atoms that fit what they say now.

    Atoms left empty stay until `drop`, so that their former company can still be found.
    """
    rows = [_Row._make(row) for row in _MENTIONS.rows(session, mentions=mention_ids)]
    said_of = _what_they_say(session, [row for row in rows if row.live])
    digests = {row.id: digest(said_of[row.id], _salt(row, said_of[row.id])) for row in rows if row.live}
    known = (
        {atom: Known(name, thaw(of)) for atom, name, of in _BY_DIGEST.rows(session, digests=set(digests.values()))}
        if digests
        else {}
    )
    atom_of = {stored.digest: atom for atom, stored in known.items()}
    gained: defaultdict[str, list[Features]] = defaultdict(list)
    for mention, name in digests.items():
        gained[name].append(said_of[mention])
    created = _make(session, {name: _together(said) for name, said in gained.items() if name not in atom_of})
    known |= created
    atom_of |= {stored.digest: atom for atom, stored in created.items()}
    moves = [(row.id, atom_of[digests[row.id]] if row.live else None, row.atom) for row in rows]
    _MOVE.run(session, [{"of": mention, "atom_id": atom} for mention, atom, was in moves if atom != was])

    now_in, before = frozenset(atom_of.values()), frozenset(row.atom for row in rows if row.atom)
    left = before - now_in
    gone = left - {atom for (atom,) in _FILLED.rows(session, atoms=left)} if left else frozenset()
    lost = before - gone
    known |= atoms(session, lost - known.keys())
    also_said = {name: said for name, said in gained.items() if atom_of[name] not in created}
    changed, aged, touched = _refresh(session, known, also_said, lost)
    touched |= {key for (key,) in _KEYS.rows(session, atoms=gone)} if gone else set()
    for new in created.values():
        touched |= keys(new.features)
    touched |= name_words.learn(session, [new.features for new in created.values() if new.features.kind == "person"])
    return Change(
        changed=frozenset(changed | created.keys()),
        created=frozenset(created),
        gone=gone,
        keys=frozenset(touched),
        aged=frozenset(aged),
        start=before | now_in,
        known=known,
        contacts=frozenset(row.contact for row in rows if row.contact),
    )


def drop(session: Session, gone: Collection[int]) -> tuple[frozenset[int], frozenset[str]]:
    """Forget empty atoms, with their keys and edges; returns those that they were linked with, and the keys of names that are
    rare again."""
    if not gone:
        return frozenset(), frozenset()
    people = [known.features for known in atoms(session, gone).values() if known.features.kind == "person"]
    neighbours = {atom for pair in _NEIGHBOURS.rows(session, atoms=gone) for atom in pair}
    for forget in (_FORGET_EDGES, _FORGET_KEYS, _FORGET):
        forget.run(session, [{"atoms": gone}])
    return frozenset(neighbours.difference(gone)), name_words.unlearn(session, people)


def batches(values: Iterable[int]) -> Iterable[list[int]]:
    """In sorted stretches, none too long."""
    ordered = sorted(values)
    return (ordered[i : i + BATCH] for i in range(0, len(ordered), BATCH))


def _what_they_say(session: Session, rows: Sequence[_Row]) -> dict[int, Features]:
    """What counts of each of these live mentions."""
    claims: defaultdict[int, list[Said]] = defaultdict(list)
    if rows:
        for mention, *said in _SAID.rows(session, mentions=[row.id for row in rows]):
            claims[mention].append(tuple(said))
    called = {
        row: keys_ for row, of in claims.items() if (keys_ := {bounded_key(said[1]) for said in of if said[0] == "org"})
    }
    place = places(session, {row.document for row in rows if row.document and row.id in called})
    found = {}
    for row in rows:
        named = {place.get((row.document or 0, key), key) for key in called.get(row.id, ())}
        day = row.day.toordinal() if row.day else None
        found[row.id] = features(row.kind, claims[row.id], named, {row.issuer} if row.issuer else (), day)
    return found


def _salt(row: _Row, said: Features) -> str:
    """What keeps a mention by itself, where a human took it out of their company or it says too little: its place."""
    return f"{row.checksum} {row.position}" if row.alone is not None or needs_salt(said) else ""


def _make(session: Session, new: Mapping[str, Features]) -> dict[int, Known]:
    """New atoms of these digests."""
    ids = _NEW.each(session, [{"digest": name, "features": freeze(said)} for name, said in new.items()])
    made = {id_: Known(name, said) for (id_,), (name, said) in zip(ids, new.items(), strict=True)}
    _write_keys(session, made)
    return made


def _write_keys(session: Session, of: Mapping[int, Known]) -> None:
    rows: list[dict[str, Any]] = [
        {"key": key, "atom_id": atom} for atom, known in of.items() for key in sorted(keys(known.features))
    ]
    _NEW_KEY.run(session, rows)


def _refresh(
    session: Session, known: dict[int, Known], gained: Mapping[str, Sequence[Features]], lost: Collection[int]
) -> tuple[set[int], set[int], set[str]]:
    """An atom is known at the organisations of all its mentions, and between their days; brings `known` up to date, and returns
    the atoms for which the first is news, those for which only the second is, and the keys of the first. What has only gained
    mentions (digests of atoms that were) need not be asked for those that it had."""
    all_said = _all_said(session, lost)
    now: dict[int, Known] = {}
    for atom in sorted(known):
        name, before = known[atom]
        if atom in lost:
            after = _together([_bare(before), *all_said[atom]])
        elif name in gained:
            after = _together([before, *gained[name]])
        else:
            continue
        if after != before:
            now[atom] = Known(name, after)
    aged = {atom for atom, (_, of) in now.items() if _timeless(of) == _timeless(known[atom].features)}
    changed = now.keys() - aged
    touched = {key for atom in changed for of in (known[atom], now[atom]) for key in keys(of.features)}
    _CHANGE.run(session, [{"of": atom, "features": freeze(of)} for atom, (_, of) in now.items()])
    if changed:
        _FORGET_KEYS.run(session, [{"atoms": changed}])
        _write_keys(session, {atom: now[atom] for atom in sorted(changed)})
    known |= now
    return changed, aged, touched


def _together(said: Sequence[Features]) -> Features:
    """What several mentions say that say the same: known at all their organisations, and between their days."""
    if len(said) == 1:
        return said[0]
    return replace(
        said[0],
        organisations=tuple(sorted({o for of in said for o in of.organisations})),
        issuers=tuple(sorted({i for of in said for i in of.issuers})),
        since=min((of.since for of in said if of.since is not None), default=None),
        until=max((of.until for of in said if of.until is not None), default=None),
    )


def _bare(of: Features) -> Features:
    return replace(of, organisations=(), issuers=(), since=None, until=None)


def _timeless(of: Features) -> Features:
    return replace(of, since=None, until=None)


def _all_said(session: Session, atom_ids: Collection[int]) -> dict[int, list[Features]]:
    """What all live mentions of these atoms say."""
    found: defaultdict[int, list[Features]] = defaultdict(list)
    if atom_ids:
        rows = [_Row._make(row) for row in _MENTIONS_OF.rows(session, atoms=atom_ids)]
        said_of = _what_they_say(session, rows)
        for row in rows:
            found[row.atom or 0].append(said_of[row.id])
    return found
