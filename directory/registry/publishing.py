"""Which mentions are published, and which wait for a human's look. Derived from their confidence, from what was decided
about them (`reviews`), and from what surer mentions of the same contact say.

A mention is published where a human said so, or nobody refused it and its confidence reaches the registry's threshold; or
where it says no name, address or number that surer mentions of its contact do not say: then it is one more citation of
what is published anyway. A contact is published while one of its mentions is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Literal, NamedTuple

from sqlalchemy import ColumnElement, and_, bindparam, case, func, or_, select
from sqlalchemy.orm import Session

from directory.registry.atoms import atoms
from directory.registry.statements import Statement, among, updating
from directory.registry.tables import MentionRow, ReviewRow, StateRow
from directory.registry.withdrawals import wholly
from directory.resolution.features import Features


def decided(opinion: str) -> ColumnElement[bool]:
    """Whether this is what a human decided last about a mention."""
    return (
        select(ReviewRow.id)
        .where(ReviewRow.mention_id == MentionRow.id, ReviewRow.superseded_at.is_(None), ReviewRow.opinion == opinion)
        .exists()
    )


_THRESHOLD = func.coalesce(select(StateRow.publish_above).scalar_subquery(), 0.0)
_SURE = and_(~decided("refuse"), or_(MentionRow.confidence >= _THRESHOLD, decided("publish")))
"""Published whatever else the contact is known by."""

_OF_CONTACTS = among(MentionRow.contact_id, "contacts")
_IN_DOUBT = Statement(
    select(
        *(MentionRow.id, MentionRow.contact_id, MentionRow.atom_id, MentionRow.live, MentionRow.published),
        case((decided("refuse"), "refused"), (_SURE, "sure"), else_="doubted"),
    ).where(
        _OF_CONTACTS,
        or_(
            and_(_SURE, ~MentionRow.published),
            and_(~_SURE, or_(MentionRow.live, MentionRow.published)),
            among(MentionRow.contact_id, "kept_back"),
        ),
    )
)
_SURE_ATOMS = Statement(
    select(MentionRow.contact_id, MentionRow.atom_id)
    .where(_OF_CONTACTS, MentionRow.live, MentionRow.atom_id.is_not(None), _SURE)
    .distinct()
)
_PUBLISH = updating(MentionRow, "published", where=MentionRow.id == bindparam("of"))


def derive(session: Session, contact_ids: Collection[int]) -> None:
    """Work out which mentions of these contacts are published. Those that are sure and published, as most are, are not looked
    at."""
    kept_back = wholly(session)
    rows = [_Row._make(row) for row in _IN_DOUBT.rows(session, contacts=contact_ids, kept_back=kept_back)]
    confirmed = _confirmed(session, [row for row in rows if row.live and row.standing == "doubted"])
    shown = {row.id: row.contact not in kept_back and (row.standing == "sure" or row.id in confirmed) for row in rows}
    _PUBLISH.run(
        session, [{"of": row.id, "published": shown[row.id]} for row in rows if shown[row.id] != row.published]
    )


class _Row(NamedTuple):
    """A mention as it is stored, and how it stands with its threshold and reviews."""

    id: int
    contact: int
    atom: int | None
    live: bool
    published: bool
    standing: Literal["refused", "sure", "doubted"]


def _confirmed(session: Session, doubted: Collection[_Row]) -> set[int]:
    """The mentions that say nothing beyond what surer ones of their contact say."""
    if not doubted:
        return set()
    sure_of: defaultdict[int, list[int]] = defaultdict(list)
    for contact, atom in _SURE_ATOMS.rows(session, contacts={row.contact for row in doubted}):
        sure_of[contact].append(atom)
    hoping = [row for row in doubted if row.contact in sure_of]
    said = atoms(session, {a for row in hoping for a in (row.atom, *sure_of[row.contact]) if a})
    known = {row.contact: _Known([said[atom].features for atom in sure_of[row.contact]]) for row in hoping}
    return {row.id for row in hoping if row.atom and known[row.contact].covers(said[row.atom].features)}


class _Known:
    """What the sure mentions of one contact say, all together."""

    def __init__(self, sure: Sequence[Features]) -> None:
        self._names = {said.name_key for said in sure}
        self._emails = {email for said in sure for email in said.emails}
        self._phones = {phone for said in sure for phone in said.phones}

    def covers(self, said: Features) -> bool:
        """Whether a mention says no name, address or number but these, and at least one address or number. A desk may say no
        name."""
        named = said.name_key in self._names or (said.kind == "desk" and not said.name)
        details = bool(said.emails or said.phones)
        return named and details and self._emails.issuperset(said.emails) and self._phones.issuperset(said.phones)
