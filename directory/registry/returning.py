"""A contact that no release cites any more keeps its public id; cited again, it is to have it back."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.registry.offices import issuer_key
from directory.registry.tables import ClaimRow, ContactRow, DocumentRow, MentionRow, OrganisationRow
from directory.resolution.clusters import alike
from directory.resolution.features import Features, features
from directory.resolution.judge import judge

_MOST = 20


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


def returning_contact(session: Session, found: Sequence[Features]) -> ContactRow | None:
    """The contact without live mentions that these are, if it is exactly one; it is never one that was merged."""
    back: dict[int, ContactRow] = {}
    for said in found:
        wanted = {
            k for k in ((said.name, *said.emails[:1]) if said.kind == "person" else (*said.emails[:1], said.name)) if k
        }
        retired = select(MentionRow, ContactRow).join(ContactRow, ContactRow.id == MentionRow.contact_id)
        for mention, contact in session.execute(
            retired.where(
                MentionRow.key.in_(wanted),
                ~MentionRow.live,
                MentionRow.kind == said.kind,
                ~ContactRow.live,
                ContactRow.merged_into_id.is_(None),
            ).limit(_MOST)
        ):
            before = _last_said(session, mention)
            if all(alike(before, other) for other in found) and judge(before, said, _Alone()).opinion == "same":
                back[contact.id] = contact
    return next(iter(back.values())) if len(back) == 1 else None


def _last_said(session: Session, mention: MentionRow) -> Features:
    claims = list(session.scalars(select(ClaimRow).where(ClaimRow.mention_id == mention.id).order_by(ClaimRow.id)))
    last = max((c.document_id for c in claims), default=0)
    claims = [c for c in claims if c.document_id == last]
    issuer = session.scalar(
        select(OrganisationRow.key)
        .join(DocumentRow, DocumentRow.organisation_id == OrganisationRow.id)
        .where(DocumentRow.id == last)
    )
    named = {issuer_key(c.value) for c in claims if c.field == "org"}
    said = [(c.field, c.value, c.key, c.extension) for c in claims]
    return features(mention.kind, said, named, {issuer} if issuer else ())  # type: ignore[arg-type]  # only Kinds are stored
