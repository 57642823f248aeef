"""Contacts that somebody asks for one by one, or by the release that names them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from directory.errors import NotInRegistry
from directory.records import Card, ReleaseRef
from directory.registry.assemble import StoredContact, cards, contacts
from directory.registry.beside import desks_beside
from directory.registry.citing import held, release_refs, told
from directory.registry.columns import UtcDateTime
from directory.registry.statements import Statement, among
from directory.registry.tables import ContactRow, DocumentRow, MentionRow, ReleaseRow
from directory.registry.withdrawals import wholly

_MERGERS: Final = 1000
"""So many mergers of mergers are followed."""
_BY_PUBLIC_ID = Statement(select(ContactRow.public_id, ContactRow.id).where(among(ContactRow.public_id, "public_ids")))
_RELEASE = Statement(
    select(ReleaseRow.id, ReleaseRow.merged_into_id).where(ReleaseRow.public_id == bindparam("public_id"))
)
_MERGED_RELEASE = Statement(
    select(ReleaseRow.id, ReleaseRow.merged_into_id).where(ReleaseRow.id == bindparam("release"))
)
_TOLD = Statement(
    select(DocumentRow.id).where(
        DocumentRow.release_id == bindparam("release"),
        DocumentRow.superseded_at.is_(None),
        told(bindparam("now", type_=UtcDateTime)),
    )
)
_NAMED = Statement(
    select(MentionRow.contact_id)
    .where(MentionRow.release_id == bindparam("release"), MentionRow.live, MentionRow.published)
    .order_by(MentionRow.position, MentionRow.id)
)


def chosen_contacts(session: Session, public_ids: Sequence[str]) -> tuple[Card, ...]:
    """The contacts of these ids, in their order, each once; of one that was merged, the survivor. Who is no longer cited, or waits, is
    left out; where somebody asked not to be shown, the desks that stand beside them come last.

    Raises NotInRegistry where none of the ids ever was anybody's.
    """
    session.flush()
    numbers = dict(_BY_PUBLIC_ID.rows(session, public_ids=public_ids))
    if not numbers:
        raise NotInRegistry("contact", ", ".join(public_ids))
    rows = _survivors(session, [numbers[id_] for id_ in public_ids if id_ in numbers])
    hidden = wholly(session)
    silent = [row.public_id for row in rows if row.id in hidden]
    found = _shown(session, [row.id for row in rows if row.id not in hidden])
    desks = desks_beside(session, silent[0]) if silent else ()
    return (*found, *(desk for desk in desks if desk.id not in {card.id for card in found}))


def contacts_of_release(session: Session, public_id: str) -> tuple[ReleaseRef, tuple[Card, ...]]:
    """The release of this id, or that it was merged into, and the contacts that it names, in the order of its text.

    Raises NotInRegistry where there is none, or it is under embargo.
    """
    session.flush()
    rows = _RELEASE.rows(session, public_id=public_id)
    for _ in range(_MERGERS):
        if not rows or rows[0][1] is None:
            break
        rows = _MERGED_RELEASE.rows(session, release=rows[0][1])
    documents = _TOLD.rows(session, release=rows[0][0], now=datetime.now(UTC)) if rows else []
    if not documents:
        raise NotInRegistry("release", public_id)
    (document,) = documents[0]
    named = [contact for (contact,) in _NAMED.rows(session, release=rows[0][0]) if contact is not None]
    return release_refs(session, [document])[document], tuple(_shown(session, named))


def _survivors(session: Session, numbers: Sequence[int]) -> list[StoredContact]:
    """What is stored of these contacts, or of those that they were merged into."""
    rows = contacts(session, list(dict.fromkeys(numbers)))
    for _ in range(_MERGERS):
        if all(row.merged_into_id is None for row in rows):
            break
        rows = contacts(session, list(dict.fromkeys(row.merged_into_id or row.id for row in rows)))
    return rows


def _shown(session: Session, numbers: Sequence[int]) -> list[Card]:
    """The cards of those whom anybody may see."""
    embargoed = held(session)
    rows = contacts(session, list(dict.fromkeys(numbers)))
    return cards(session, [row for row in rows if row.published and row.id not in embargoed])
