"""Contacts by their id, with a difference between ids that never were and contacts that no release cites any more."""

from __future__ import annotations

from sqlalchemy import and_, or_, select

from directory.errors import NotInRegistry
from directory.records import Card
from directory.registry.assemble import contact_card
from directory.registry.citing import held
from directory.registry.tables import ContactRow
from directory.web.db import session


class NoLongerCited(NotInRegistry):  # named after the fact, like the errors it belongs to
    """The id was given to a contact that no release cites any more; it comes back if one does."""


def card_of(public_id: str) -> Card:
    """The card of this id, or of the contact that it was merged into. Raises NoLongerCited or NotInRegistry."""
    try:
        return contact_card(session(), public_id)
    except NotInRegistry as error:
        waits = and_(ContactRow.live, or_(~ContactRow.published, ContactRow.id.in_(held(session()))))
        if session().scalar(select(ContactRow.id).where(ContactRow.public_id == public_id, ~waits)) is None:
            raise
        raise NoLongerCited("contact", public_id) from error
