"""A contact that no release cites any more keeps its public id; cited again, it is to have it back."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from directory.records import Kind
from directory.registry.offices import usual_places
from directory.registry.statements import Statement, among
from directory.registry.tables import ClaimRow, ContactRow, DocumentRow, MentionRow, OrganisationRow
from directory.resolution.clusters import alike
from directory.resolution.features import Features, features
from directory.resolution.judge import judge
from directory.values.organisations import bounded_key

_MOST = 20

# As a question of its own about each mention: joined, SQLite may begin with all contacts that were never merged.
_OF_NOBODY = (
    select(ContactRow.id)
    .where(ContactRow.id == MentionRow.contact_id, ~ContactRow.live, ContactRow.merged_into_id.is_(None))
    .exists()
)
_RETIRED = Statement(
    select(MentionRow.id, MentionRow.contact_id)
    .where(among(MentionRow.key, "keys"), ~MentionRow.live, MentionRow.kind == bindparam("kind"), _OF_NOBODY)
    .limit(_MOST)
)


class _Alone:
    """With one name on one number at one place: those that are gone tell nothing of who else there was."""

    def names(self, _: str) -> int:
        return 1

    def places(self, _: str) -> int:
        return 1

    def seen(self, _: str) -> int:
        return 1

    def many_names(self) -> bool:
        return False


def returning_contact(session: Session, found: Sequence[Features]) -> int | None:
    """The contact without live mentions that these are, if it is exactly one; it is never one that was merged."""
    back: set[int] = set()
    for said in found:
        wanted = {
            k for k in ((said.name, *said.emails[:1]) if said.kind == "person" else (*said.emails[:1], said.name)) if k
        }
        for mention, contact in _RETIRED.rows(session, keys=wanted, kind=said.kind):
            before = _last_said(session, mention, said.kind)
            if all(alike(before, other) for other in found) and judge(before, said, _Alone()).opinion == "same":
                back.add(contact)
    return back.pop() if len(back) == 1 else None


def _last_said(session: Session, mention: int, kind: Kind) -> Features:
    claims = list(session.scalars(select(ClaimRow).where(ClaimRow.mention_id == mention).order_by(ClaimRow.id)))
    last = max((c.document_id for c in claims), default=0)
    claims = [c for c in claims if c.document_id == last]
    issuer = session.scalar(
        select(func.coalesce(OrganisationRow.place, OrganisationRow.words))
        .join(DocumentRow, DocumentRow.issuer_id == OrganisationRow.id)
        .where(DocumentRow.id == last)
    )
    keys = {bounded_key(c.value) for c in claims if c.field == "org"}
    place = usual_places(session, keys)
    named = {place.get(key, key) for key in keys}
    said = [(c.field, c.value, c.key, c.extension) for c in claims]
    return features(kind, said, named, {issuer} if issuer else ())
