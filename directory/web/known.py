"""Contacts by their id, with a difference between ids that never were and contacts that no release cites any more."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Response
from sqlalchemy import and_, or_, select

from directory.errors import NotInRegistry
from directory.presenters import api, etag
from directory.presenters.schemas import ContactSchema
from directory.records import Card
from directory.registry.assemble import contact_card
from directory.registry.beside import desks_beside
from directory.registry.citing import held
from directory.registry.tables import ContactRow
from directory.registry.withdrawals import is_kept_back
from directory.web import answers
from directory.web.context import public
from directory.web.db import session

_SHAPE = ContactSchema()


class NoLongerCited(NotInRegistry):  # named after the fact, like the errors it belongs to
    """The id was given to a contact that no release cites any more; it comes back if one does."""


class KeptBack(NotInRegistry):  # as above
    """Somebody asked that this contact is not shown; `desks` can be called instead."""

    def __init__(self, public_id: str, desks: Sequence[Card]) -> None:
        super().__init__("contact", public_id)
        self.desks = tuple(desks)


def card_of(public_id: str) -> Card:
    """The card of this id, or of the contact that it was merged into. Raises KeptBack, NoLongerCited or
    NotInRegistry."""
    try:
        return contact_card(session(), public_id)
    except NotInRegistry as error:
        if is_kept_back(session(), public_id):
            raise KeptBack(public_id, desks_beside(session(), public_id)) from error
        waits = and_(ContactRow.live, or_(~ContactRow.published, ContactRow.id.in_(held(session()))))
        if session().scalar(select(ContactRow.id).where(ContactRow.public_id == public_id, ~waits)) is None:
            raise
        raise NoLongerCited("contact", public_id) from error


def told(card: Card) -> Response:
    """A contact as the API tells it."""
    tag = etag.of_text(etag.of_card(card), answers.JSON, public().base)
    return answers.kept_data(_SHAPE.dump(api.contact(card, public())), tag)
