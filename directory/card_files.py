"""Contacts as files for address books: what is kept is handed out as it is, what is missing is written and kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from sqlalchemy.orm import Session

from directory.presenters import etag
from directory.presenters.addresses import Addresses
from directory.presenters.cards import archive, properties
from directory.presenters.cards.forms import Form, name_in_archive
from directory.records import OfficeRef
from directory.registry import kept_cards
from directory.registry.facets import EVERYBODY, Only
from directory.registry.kept_cards import Joined, Kept

PART = 100
"""Contacts read at a time to be written."""

_HELD = "directory.card_files"
"""Where a session notes that nothing can be kept now."""


class Written(NamedTuple):
    """A contact's card: its public id and slug, the strong tag of the bytes, and the bytes."""

    id: str
    slug: str
    tag: str
    body: bytes


class Chosen(NamedTuple):
    """Whom a file has: all whom a list shows."""

    query: str = ""
    only: Only = EVERYBODY
    office: OfficeRef | None = None
    """The press office that all of them are of, where that is asked for."""


def edition(form: Form, addresses: Addresses) -> str:
    """What the bytes of a card depend on beside its contact."""
    return etag.of_text(form.name, addresses.base)


def written(
    session: Session, form: Form, addresses: Addresses, query: str = "", only: Only = EVERYBODY
) -> Iterator[Written]:
    """The cards of all whom a list shows, in its order, at flat memory. Raises as `search.find_contacts`."""
    stretches = kept_cards.stretches(session, edition(form, addresses), query, only)
    return chain.from_iterable(part for stretch in stretches for part in _completed(session, form, addresses, stretch))


def of_ids(
    session: Session, form: Form, addresses: Addresses, public_ids: Sequence[str], only: Only = EVERYBODY
) -> dict[str, Written]:
    """Those of these contacts that a list shows."""
    found = kept_cards.of_ids(session, edition(form, addresses), public_ids, only)
    return {card.id: card for card in complete(session, form, addresses, found)}


def complete(session: Session, form: Form, addresses: Addresses, stretch: Sequence[Kept]) -> Iterator[Written]:
    """What is kept, and in its place what is not and is written now."""
    return chain.from_iterable(_completed(session, form, addresses, stretch))


def tagged(session: Session, form: Form, addresses: Addresses, stretch: Sequence[Kept]) -> Iterator[list[Kept]]:
    """What is kept, each with its tag, some at a time; what is not is written now. The bytes need not have been asked for."""
    if all(kept.tag is not None for kept in stretch):
        yield list(stretch)
        return
    for start in range(0, len(stretch), PART):
        part = stretch[start : start + PART]
        made = _made(session, form, addresses, [kept for kept in part if kept.tag is None])
        yield [one for kept in part if (one := made.get(kept.contact, kept)).tag is not None]


def _completed(session: Session, form: Form, addresses: Addresses, stretch: Sequence[Kept]) -> Iterator[list[Written]]:
    """The same, some at a time: of what must be written first, as many as are read together."""
    return (_whole(part) for part in tagged(session, form, addresses, stretch))


def _whole(stretch: Iterable[Kept]) -> list[Written]:
    return [
        Written(id_, slug, tag, body) for _, id_, slug, _, tag, body in stretch if tag is not None and body is not None
    ]


def file_of(session: Session, form: Form, addresses: Addresses, chosen: Chosen) -> Iterator[bytes]:
    """One file of many cards, some at a time, at flat memory; of those of a press office, where the form can tell it, also the group
    that they are members of. Raises as `written`."""
    yield from form.many(_parts(session, form, addresses, chosen))


def zipped(session: Session, form: Form, addresses: Addresses, chosen: Chosen) -> Iterator[bytes]:
    """A ZIP with a file for each card, named after the contact. Raises as `written`."""
    cards = written(session, form, addresses, chosen.query, chosen.only)
    yield from archive.zipped((name_in_archive(form.suffix, card.slug, card.id), card.body) for card in cards)


def _parts(session: Session, form: Form, addresses: Addresses, chosen: Chosen) -> Iterator[Sequence[bytes]]:
    query, only, office = chosen
    members = list[str]()
    for part in kept_cards.joined(session, edition(form, addresses), form.between, query, only):
        if isinstance(part, Joined):
            members += part.ids if office else ()
            yield [part.body]
            continue
        for some in _completed(session, form, addresses, part):
            members += [card.id for card in some] if office else ()
            yield [card.body for card in some]
    if office is not None and form.groups and members:
        yield [form.write(properties.of_group(office, members, addresses))]


def _made(session: Session, form: Form, addresses: Addresses, missing: Sequence[Kept]) -> dict[int, Kept]:
    until = kept_cards.embargoes(session)  # asked before what they hold back is read
    cards = kept_cards.cards_of(session, [kept.contact for kept in missing])
    made = {}
    for kept in missing:
        card = cards.get(kept.contact)
        if card is not None and card.citations:
            body = form.write(properties.of_card(card, addresses))
            made[kept.contact] = kept._replace(tag=kept_cards.tag_of(body), body=body)
    if not session.info.get(_HELD):
        # Whoever holds the database is waited for once a file, not once a hundred cards.
        session.info[_HELD] = not kept_cards.keep(session, edition(form, addresses), made.values(), until)
    session.expunge_all()
    return made
