"""Press books: lists of contacts as address books that a client keeps in step with, over the cards that are kept."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from sqlalchemy.orm import Session

from directory import card_files
from directory.dav import multistatus, partial, refusals, tokens
from directory.dav.asked import ADDRESS_DATA, Data, Multiget, Query, Sync, Wanted
from directory.dav.multistatus import Cards
from directory.dav.resources import Tree, of_cards
from directory.presenters import etag
from directory.presenters.addresses import Addresses
from directory.presenters.cards.forms import VCARD3, VCARD4, Form
from directory.registry import kept_cards
from directory.registry.following import CannotFollow, Followed, Following, Place
from directory.registry.search import ranked_ids

FORM: Final = VCARD3
"""That of the cards themselves; their tags are of its bytes."""
_FORMS: Final = {"3.0": VCARD3, "4.0": VCARD4}
PART: Final = 500
"""Cards asked for by their addresses, looked up at a time."""


@dataclass(frozen=True, slots=True)
class Book:
    """A list of contacts at an address; `public` are the addresses that its cards tell."""

    tree: Tree
    of: Followed
    public: Addresses

    @property
    def edition(self) -> str:
        return card_files.edition(FORM, self.public)

    @property
    def key(self) -> str:
        """What its tokens begin with: where it leads, and how its cards are written."""
        return etag.of_text(self.edition, self.tree.book, repr(self.of.office))[:12]


def token(session: Session, book: Book) -> str:
    """Of all that it holds now; the same as long as nothing changes. Raises as `Following`."""
    now = Following(session, book.edition, book.of, most=0)
    return tokens.written(book.key, tokens.Place(*now.whole_end))


def members(session: Session, book: Book, wanted: Wanted) -> Iterator[bytes]:
    """Responses for all its cards."""
    yield from _responses(session, book, wanted, Following(session, book.edition, book.of))


def unchanged(session: Session, book: Book, asked: Sync) -> bool:
    """Whether nothing has changed. Raises Refused where the token is none to go on from."""
    return _following(session, book, asked).nothing


def changes(session: Session, book: Book, asked: Sync) -> Iterator[bytes]:
    """Responses for all that changed, and the token to go on from (RFC 6578, 3.4 to 3.6). Raises as `unchanged`."""
    following = _following(session, book, asked)
    yield from _responses(session, book, asked.wanted, following)
    if following.cut:
        yield multistatus.cut(book.tree.book)
    yield multistatus.token(tokens.written(book.key, tokens.Place(*following.place)))


def cards(session: Session, book: Book, asked: Multiget) -> Iterator[bytes]:
    """Responses for the cards asked for by their addresses, in that order (RFC 6352, 8.7)."""
    pattern = Cards(book.tree.card, of_cards(book.tree), asked.wanted)
    among = _among(session, book)
    for start in range(0, len(asked.hrefs), PART):
        hrefs = asked.hrefs[start : start + PART]
        ids = book.tree.ids_of(hrefs)
        wanted = [id_ for id_ in dict.fromkeys(ids.values()) if id_ is not None]
        found = _of_ids(session, FORM, book, wanted, among)
        others = _in_version(session, book, asked.wanted.data, list(found))
        for href in hrefs:
            card = found.get(ids[href] or "")
            if card is None:
                yield multistatus.gone(href)
            else:
                yield _whole(pattern, card, asked.wanted, others.get(card.id, card.body))


def found(session: Session, book: Book, asked: Query) -> Iterator[bytes]:
    """Responses for the cards that a filter finds (RFC 6352, 8.6)."""
    pattern = Cards(book.tree.card, of_cards(book.tree), asked.wanted)
    parts = Following(session, book.edition, book.of).stretches(bodies=True)
    every = (card for part in parts for card in card_files.complete(session, FORM, book.public, part.there))
    matching = (card for card in every if asked.filter.finds(card.body))
    chosen = islice(matching, asked.limit)
    while part := list(islice(chosen, PART)):
        others = _in_version(session, book, asked.wanted.data, [card.id for card in part])
        for card in part:
            yield _whole(pattern, card, asked.wanted, others.get(card.id, card.body))
    if next(matching, None) is not None:
        yield multistatus.cut(book.tree.book)


def card(session: Session, book: Book, public_id: str) -> card_files.Written | None:
    """One card of it; None where it has no such card."""
    return _of_ids(session, FORM, book, [public_id], _among(session, book)).get(public_id)


def of_one(session: Session, book: Book, card: card_files.Written, asked: Multiget | Query) -> Iterator[bytes]:
    """Responses for this card alone, where it is among those asked for."""
    pattern = Cards(book.tree.card, of_cards(book.tree), asked.wanted)
    body = _in_version(session, book, asked.wanted.data, [card.id]).get(card.id, card.body)
    if isinstance(asked, Query):
        yield from [_whole(pattern, card, asked.wanted, body)] if asked.filter.finds(card.body) else ()
        return
    for href in asked.hrefs:
        here = book.tree.id_of(href) == card.id
        yield _whole(pattern, card, asked.wanted, body) if here else multistatus.gone(href)


def response(book: Book, card: card_files.Written, wanted: Wanted) -> bytes:
    """The response for one card."""
    return _whole(Cards(book.tree.card, of_cards(book.tree), wanted), card, wanted, card.body)


def _following(session: Session, book: Book, asked: Sync) -> Following:
    place = None
    if asked.token:
        read = tokens.read(book.key, asked.token)
        if read is None:
            raise refusals.bad_token()
        place = Place(*read)
    try:
        return Following(session, book.edition, book.of, place, asked.limit)
    except CannotFollow as error:
        raise refusals.bad_token() from error


def _among(session: Session, book: Book) -> frozenset[int] | None:
    """Whom the words of a search find; None where there are none."""
    return frozenset(ranked_ids(session, book.of.query, book.of.only)) if book.of.query.strip() else None


def _of_ids(
    session: Session, form: Form, book: Book, ids: Sequence[str], among: Collection[int] | None
) -> dict[str, card_files.Written]:
    """Those of these cards that the book has."""
    found = kept_cards.of_ids(session, card_files.edition(form, book.public), ids, book.of.only)
    there = [kept for kept in found if among is None or kept.contact in among]
    return {card.id: card for card in card_files.complete(session, form, book.public, there)}


def _responses(session: Session, book: Book, wanted: Wanted, following: Following) -> Iterator[bytes]:
    pattern = Cards(book.tree.card, of_cards(book.tree), wanted)
    bodies = multistatus.bodies_needed(wanted)
    for there, gone in following.stretches(bodies=bodies):
        if bodies:
            ids = [one.id for one in there]
            others = _in_version(session, book, wanted.data if ADDRESS_DATA in wanted.props else Data(), ids)
            for whole in card_files.complete(session, FORM, book.public, there):
                yield _whole(pattern, whole, wanted, others.get(whole.id, whole.body))
        else:
            for part in card_files.tagged(session, FORM, book.public, there):
                yield from (pattern.one(kept.id, kept.tag or "") for kept in part)
        for one in gone:
            yield multistatus.gone(book.tree.card(one.id))


def _in_version(session: Session, book: Book, data: Data, ids: Sequence[str]) -> dict[str, bytes]:
    """The cards of these contacts in another version than that of the book."""
    form = _FORMS[data.version]
    if form is FORM:
        return {}
    found = card_files.of_ids(session, form, book.public, ids, book.of.only)
    return {id_: card.body for id_, card in found.items()}


def _whole(pattern: Cards, card: card_files.Written, wanted: Wanted, body: bytes) -> bytes:
    data = partial.of_card(body, wanted.data) if ADDRESS_DATA in wanted.props else b""
    return pattern.whole(card.id, card.tag, card.body, data)
