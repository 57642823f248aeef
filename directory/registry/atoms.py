"""Atoms: mentions that say the same, word for word. They are what is compared, so that a desk named in a thousand
releases is compared once. All of it is derived from live claims and current judgements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from sqlalchemy import delete, insert, or_, select
from sqlalchemy.orm import Session

from directory.registry.mentions import mention_of
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
from directory.resolution.features import Features, digest, features, needs_salt

BATCH = 500
"""As many values as go into one `IN` list."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of the atoms: those that are new or differ from before, those that were, and the keys of both."""

    changed: frozenset[int]
    gone: frozenset[int]
    keys: frozenset[str]


def thaw(stored: Mapping[str, object]) -> Features:
    """Features as the database keeps them."""
    return Features(**{name: tuple(v) if isinstance(v, list) else v for name, v in stored.items()})  # type: ignore[arg-type]  # written by _freeze


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
    rows = [
        m for part in batches(mention_ids) for m in session.scalars(select(MentionRow).where(MentionRow.id.in_(part)))
    ]
    claims = live_claims(session, [r.id for r in rows if r.live])
    documents = _documents(session, {r.release_id for r in rows if r.live})
    alone = _alone(session, [r.id for r in rows])
    before = frozenset(r.atom_id for r in rows if r.atom_id)
    created: set[int] = set()
    gained: defaultdict[int, list[Features]] = defaultdict(list)
    for row in sorted(rows, key=lambda r: r.id):
        if not row.live:
            row.atom_id = None
            continue
        checksum, issuer = documents[row.release_id]
        named = {issuer_key(c.value) for c in claims[row.id] if c.field == "org"}
        said = features(mention_of(row, claims[row.id]), named, {issuer} if issuer else ())
        salt = f"{checksum} {row.position}" if row.id in alone or needs_salt(said) else ""
        row.atom_id, is_new = _atom(session, digest(said, salt), said)
        gained[row.atom_id].append(said)
        if is_new:
            created.add(row.atom_id)
    session.flush()
    after = frozenset(r.atom_id for r in rows if r.atom_id)
    filled = _filled(session, before) | after
    changed, lost_keys = _refresh_organisations(session, gained, before & filled)
    gone = before - filled
    for part in batches(gone):
        lost_keys |= set(session.scalars(select(AtomKeyRow.key).where(AtomKeyRow.atom_id.in_(part))))
    for part in batches(created):
        lost_keys |= set(session.scalars(select(AtomKeyRow.key).where(AtomKeyRow.atom_id.in_(part))))
    return Change(frozenset(changed | created), gone, frozenset(lost_keys)), before | after


def drop(session: Session, gone: Collection[int]) -> None:
    """Forget empty atoms, with their keys and edges."""
    for part in batches(gone):
        session.execute(delete(EdgeRow).where(or_(EdgeRow.left_id.in_(part), EdgeRow.right_id.in_(part))))
        session.execute(delete(AtomKeyRow).where(AtomKeyRow.atom_id.in_(part)))
        session.execute(delete(AtomRow).where(AtomRow.id.in_(part)))


def batches(values: Iterable[int]) -> Iterable[list[int]]:
    """In sorted stretches short enough for an `IN` list."""
    ordered = sorted(values)
    return (ordered[i : i + BATCH] for i in range(0, len(ordered), BATCH))


def _atom(session: Session, name: str, said: Features) -> tuple[int, bool]:
    found = session.scalar(select(AtomRow.id).where(AtomRow.digest == name))
    if found is not None:
        return found, False
    row = AtomRow(digest=name, features=asdict(said))
    session.add(row)
    session.flush()
    _write_keys(session, row.id, said)
    return row.id, True


def _write_keys(session: Session, atom_id: int, said: Features) -> None:
    session.execute(insert(AtomKeyRow), [{"key": key, "atom_id": atom_id} for key in sorted(keys(said))])


def _refresh_organisations(
    session: Session, gained: Mapping[int, Sequence[Features]], lost: Collection[int]
) -> tuple[set[int], set[str]]:
    """An atom is known at the organisations of all its mentions; returns the atoms for which that is news, and the keys
    they had and have. What has only gained mentions need not be asked for those that it had."""
    changed: set[int] = set()
    touched: set[str] = set()
    for atom_id in sorted(gained.keys() | set(lost)):
        atom = session.get_one(AtomRow, atom_id)
        known = thaw(atom.features)
        if atom_id in lost:
            organisations, issuers = _organisations(session, atom_id), _issuers(session, atom_id)
        else:
            organisations = known.organisations + tuple(o for said in gained[atom_id] for o in said.organisations)
            issuers = known.issuers + tuple(i for said in gained[atom_id] for i in said.issuers)
        moved = replace(known, organisations=tuple(sorted(set(organisations))), issuers=tuple(sorted(set(issuers))))
        if moved == known:
            continue
        changed.add(atom.id)
        touched |= keys(known) | keys(moved)
        atom.features = asdict(moved)
        session.execute(delete(AtomKeyRow).where(AtomKeyRow.atom_id == atom.id))
        _write_keys(session, atom.id, moved)
    session.flush()
    return changed, touched


def _issuers(session: Session, atom_id: int) -> tuple[str, ...]:
    issuing = (
        select(OrganisationRow.key)
        .join(DocumentRow, DocumentRow.organisation_id == OrganisationRow.id)
        .join(MentionRow, MentionRow.release_id == DocumentRow.release_id)
        .where(MentionRow.atom_id == atom_id, MentionRow.live, DocumentRow.superseded_at.is_(None))
        .distinct()
    )
    return tuple(sorted(session.scalars(issuing)))


def _organisations(session: Session, atom_id: int) -> tuple[str, ...]:
    named = (
        select(ClaimRow.value)
        .join(MentionRow, MentionRow.id == ClaimRow.mention_id)
        .join(DocumentRow, DocumentRow.id == ClaimRow.document_id)
        .where(
            MentionRow.atom_id == atom_id,
            MentionRow.live,
            ClaimRow.field == "org",
            DocumentRow.superseded_at.is_(None),
        )
        .distinct()
    )
    return tuple(sorted({issuer_key(value) for value in session.scalars(named)}))


def _documents(session: Session, release_ids: Collection[int]) -> dict[int, tuple[str, str | None]]:
    """Checksum and issuer of the current document, release by release."""
    rows = session.execute(
        select(DocumentRow.release_id, DocumentRow.checksum, OrganisationRow.key)
        .outerjoin(OrganisationRow, OrganisationRow.id == DocumentRow.organisation_id)
        .where(DocumentRow.release_id.in_(release_ids), DocumentRow.superseded_at.is_(None))
    )
    return {release: (checksum, issuer) for release, checksum, issuer in rows}


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
