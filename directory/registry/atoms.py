"""Atoms: mentions that say the same, word for word. They are what is compared, so that a desk named in a thousand
releases is compared once. All of it is derived from live claims and current judgements.

A new release is one transaction of a few statements, each asked once for all its mentions: rows as such are read only
where they are changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from sqlalchemy import delete, insert, or_, select, update
from sqlalchemy.orm import Session

from directory.records import Kind
from directory.registry import name_words
from directory.registry.offices import issuer_key
from directory.registry.tables import (
    AtomKeyRow,
    AtomRow,
    ClaimRow,
    DocumentRow,
    EdgeRow,
    JudgementRow,
    MentionRow,
    OrganisationRow,
)
from directory.resolution.candidates import keys
from directory.resolution.features import Features, Said, digest, features, needs_salt

BATCH = 500
"""As many values as go into one `IN` list."""

_FIELDS = ("name", "org", "email", "phone")
"""The fields of claims that count when mentions are compared."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of the atoms: those that are new or differ from before, those that were, and the keys of both; and those
    that differ only in the days between which they were named (`aged`)."""

    changed: frozenset[int]
    gone: frozenset[int]
    keys: frozenset[str]
    aged: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Row:
    """A mention as it is stored."""

    id: int
    release: int
    kind: Kind
    live: bool
    position: int
    atom: int | None


def thaw(stored: Mapping[str, object]) -> Features:
    """Features as the database keeps them."""
    return Features(**{name: tuple(v) if isinstance(v, list) else v for name, v in stored.items()})  # type: ignore[arg-type]  # written by `asdict`


def live_claims(session: Session, mention_ids: Collection[int]) -> dict[int, list[ClaimRow]]:
    """The claims of current documents, mention by mention, in the order of the text."""
    found: dict[int, list[ClaimRow]] = {m: [] for m in mention_ids}
    for part in batches(mention_ids):
        for claim in session.scalars(
            select(ClaimRow)
            .join(DocumentRow, DocumentRow.id == ClaimRow.document_id)
            .where(ClaimRow.mention_id.in_(part), DocumentRow.superseded_at.is_(None))
            .order_by(ClaimRow.id)
        ):
            found[claim.mention_id].append(claim)
    return found


def regroup(session: Session, mention_ids: Collection[int]) -> tuple[Change, frozenset[int]]:
    """Put touched mentions into the atoms that fit what they say now; also returns the atoms they were in before.

    Atoms left empty stay until `drop`, so that their former company can still be found.
    """
    rows = _rows(session, mention_ids)
    said_of = _what_they_say(session, [row for row in rows if row.live])
    before = frozenset(row.atom for row in rows if row.atom)
    salts = _salts(session, said_of, rows)
    digests = {mention: digest(said, salts.get(mention, "")) for mention, said in said_of.items()}
    known = _known(session, digests.values())
    gained: defaultdict[int, list[Features]] = defaultdict(list)
    created: dict[int, Features] = {}
    moves: defaultdict[int | None, list[int]] = defaultdict(list)
    for row in rows:
        atom = None
        if row.live:
            name, said = digests[row.id], said_of[row.id]
            if name not in known:
                known[name] = _new_atom(session, name, said)
                created[known[name]] = said
            atom = known[name]
            gained[atom].append(said)
        if atom != row.atom:
            moves[atom].append(row.id)
    for atom, moved in moves.items():
        for part in batches(moved):
            session.execute(
                update(MentionRow)
                .where(MentionRow.id.in_(part))
                .values(atom_id=atom)
                .execution_options(synchronize_session="auto")
            )
    now_in = frozenset(gained)
    filled = _filled(session, before - now_in) | now_in
    changed, aged, touched = _refresh(session, gained, before & filled, created)
    gone = before - filled
    touched |= _stored_keys(session, gone)
    touched |= name_words.learn(session, [of for of in created.values() if of.kind == "person"])
    return Change(frozenset(changed | created.keys()), gone, frozenset(touched), frozenset(aged)), before | now_in


def drop(session: Session, gone: Collection[int]) -> frozenset[str]:
    """Forget empty atoms, with their keys and edges; returns the keys of names that are rare again."""
    words: list[Features] = []
    for part in batches(gone):
        words += [thaw(f) for f in session.scalars(select(AtomRow.features).where(AtomRow.id.in_(part)))]
        session.execute(delete(EdgeRow).where(or_(EdgeRow.left_id.in_(part), EdgeRow.right_id.in_(part))))
        session.execute(delete(AtomKeyRow).where(AtomKeyRow.atom_id.in_(part)))
        session.execute(delete(AtomRow).where(AtomRow.id.in_(part)))
    return name_words.unlearn(session, [of for of in words if of.kind == "person"])


def batches(values: Iterable[int]) -> Iterable[list[int]]:
    """In sorted stretches short enough for an `IN` list."""
    ordered = sorted(values)
    return (ordered[i : i + BATCH] for i in range(0, len(ordered), BATCH))


def _rows(session: Session, mention_ids: Collection[int]) -> list[_Row]:
    columns = select(
        MentionRow.id, MentionRow.release_id, MentionRow.kind, MentionRow.live, MentionRow.position, MentionRow.atom_id
    )
    return [
        _Row(*row)  # type: ignore[arg-type]  # only Kinds are stored
        for part in batches(mention_ids)
        for row in session.execute(columns.where(MentionRow.id.in_(part)).order_by(MentionRow.id))
    ]


def _what_they_say(session: Session, rows: Sequence[_Row]) -> dict[int, Features]:
    """What counts of each of these live mentions."""
    documents = _documents(session, {row.release for row in rows})
    claims: defaultdict[int, list[Said]] = defaultdict(list)
    for part in batches(row.id for row in rows):
        for mention, field, value, key, extension in session.execute(
            select(ClaimRow.mention_id, ClaimRow.field, ClaimRow.value, ClaimRow.key, ClaimRow.extension)
            .join(DocumentRow, DocumentRow.id == ClaimRow.document_id)
            .where(ClaimRow.mention_id.in_(part), ClaimRow.field.in_(_FIELDS), DocumentRow.superseded_at.is_(None))
            .order_by(ClaimRow.id)
        ):
            claims[mention].append((field, value, key, extension))
    found = {}
    for row in rows:
        _, issuer, day = documents[row.release]
        named = {issuer_key(value) for field, value, _, _ in claims[row.id] if field == "org"}
        found[row.id] = features(row.kind, claims[row.id], named, {issuer} if issuer else (), day)
    return found


def _salts(session: Session, said_of: Mapping[int, Features], rows: Sequence[_Row]) -> dict[int, str]:
    """What keeps a mention by itself, where a human took it out of their company or it says too little: its place."""
    alone = _alone(session, list(said_of)) | {m for m, said in said_of.items() if needs_salt(said)}
    if not alone:
        return {}
    documents = _documents(session, {row.release for row in rows if row.id in alone})
    return {row.id: f"{documents[row.release][0]} {row.position}" for row in rows if row.id in alone}


def _known(session: Session, digests: Collection[str]) -> dict[str, int]:
    ordered = sorted(set(digests))
    found: dict[str, int] = {}
    for start in range(0, len(ordered), BATCH):
        part = ordered[start : start + BATCH]
        rows = session.execute(select(AtomRow.digest, AtomRow.id).where(AtomRow.digest.in_(part)))
        found |= {row.digest: row.id for row in rows}
    return found


def _new_atom(session: Session, name: str, said: Features) -> int:
    made = session.execute(insert(AtomRow).values(digest=name, features=asdict(said)).returning(AtomRow.id))
    atom_id: int = made.scalar_one()
    _write_keys(session, atom_id, said)
    return atom_id


def _write_keys(session: Session, atom_id: int, said: Features) -> None:
    session.execute(insert(AtomKeyRow), [{"key": key, "atom_id": atom_id} for key in sorted(keys(said))])


def _refresh(
    session: Session, gained: Mapping[int, Sequence[Features]], lost: Collection[int], created: Mapping[int, Features]
) -> tuple[set[int], set[int], set[str]]:
    """An atom is known at the organisations of all its mentions, and between their days; returns the atoms for which the first is
    news, those for which only the second is, and the keys of the first and of new atoms. What has only gained mentions need not
    be asked for those that it had."""
    changed: set[int] = set()
    aged: set[int] = set()
    touched: set[str] = set()
    wanted = gained.keys() | set(lost)
    stored = {
        atom: thaw(of)
        for part in batches(wanted - created.keys())
        for atom, of in session.execute(select(AtomRow.id, AtomRow.features).where(AtomRow.id.in_(part)))
    } | dict(created)
    for atom_id in sorted(wanted):
        known = stored[atom_id]
        if atom_id in lost:
            parts = [replace(known, organisations=(), issuers=(), since=None, until=None), *_all_said(session, atom_id)]
        else:
            parts = [known, *gained[atom_id]]
        moved = replace(
            known,
            organisations=tuple(sorted({o for of in parts for o in of.organisations})),
            issuers=tuple(sorted({i for of in parts for i in of.issuers})),
            since=min((of.since for of in parts if of.since is not None), default=None),
            until=max((of.until for of in parts if of.until is not None), default=None),
        )
        if atom_id in created:
            touched |= keys(moved)
        if moved == known:
            continue
        session.execute(update(AtomRow).where(AtomRow.id == atom_id).values(features=asdict(moved)))
        if replace(moved, since=known.since, until=known.until) == known:
            aged.add(atom_id)
            continue
        changed.add(atom_id)
        before, after = keys(known), keys(moved)
        touched |= before | after
        session.execute(delete(AtomKeyRow).where(AtomKeyRow.atom_id == atom_id))
        _write_keys(session, atom_id, moved)
    return changed, aged, touched


def _all_said(session: Session, atom_id: int) -> Iterable[Features]:
    """What all live mentions of an atom say."""
    rows = _rows(
        session, session.scalars(select(MentionRow.id).where(MentionRow.atom_id == atom_id, MentionRow.live)).all()
    )
    return _what_they_say(session, rows).values()


def _documents(session: Session, release_ids: Collection[int]) -> dict[int, tuple[str, str | None, int | None]]:
    """Checksum, issuer and day of the current document, release by release."""
    found: dict[int, tuple[str, str | None, int | None]] = {}
    for part in batches(release_ids):
        rows = session.execute(
            select(DocumentRow.release_id, DocumentRow.checksum, OrganisationRow.key, DocumentRow.date)
            .outerjoin(OrganisationRow, OrganisationRow.id == DocumentRow.organisation_id)
            .where(DocumentRow.release_id.in_(part), DocumentRow.superseded_at.is_(None))
        )
        found |= {release: (sum_, issuer, day.toordinal() if day else None) for release, sum_, issuer, day in rows}
    return found


def _alone(session: Session, mention_ids: Collection[int]) -> set[int]:
    """Mentions that a human took out of the company of those that say the same: each of them is an atom of its own."""
    found: set[int] = set()
    for part in batches(mention_ids):
        found |= set(
            session.scalars(
                select(JudgementRow.left_id).where(
                    JudgementRow.superseded_at.is_(None),
                    JudgementRow.opinion == "alone",
                    JudgementRow.left_id.in_(part),
                )
            )
        )
    return found


def _stored_keys(session: Session, atom_ids: Collection[int]) -> set[str]:
    return {
        key
        for part in batches(atom_ids)
        for key in session.scalars(select(AtomKeyRow.key).where(AtomKeyRow.atom_id.in_(part)))
    }


def _filled(session: Session, atom_ids: Collection[int]) -> set[int]:
    found: set[int] = set()
    for part in batches(atom_ids):
        found |= {
            atom
            for atom in session.scalars(
                select(MentionRow.atom_id).where(MentionRow.atom_id.in_(part), MentionRow.live).distinct()
            )
            if atom is not None
        }
    return found
