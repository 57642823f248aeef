"""Which press book is at an address: everybody's, a press office's, a search's."""

from __future__ import annotations

from dataclasses import dataclass, fields
from urllib.parse import urlsplit

from flask import abort

from directory.dav.resources import Tree
from directory.errors import NotInRegistry
from directory.presenters import filters, saved
from directory.presenters.addresses import Addresses
from directory.press_books import Book
from directory.registry.citing import ref_of
from directory.registry.facets import Only, check
from directory.registry.following import Followed
from directory.registry.issuing import office_at
from directory.web import door
from directory.web.context import public, settings
from directory.web.db import session
from directory.web.language import of_address, prefix
from directory.web.question import only_of, tidy

_PARAMETERS = frozenset({"q", *(field.name for field in fields(Only))})


@dataclass(frozen=True, slots=True)
class Shown:
    """A book, what it is called and described by, and the page that tells how it is subscribed to."""

    book: Book
    title: str
    description: str
    page: str

    @property
    def tree(self) -> Tree:
        return self.book.tree


def here() -> Addresses:
    """Paths, in the language that this address names."""
    return Addresses(urlsplit(settings().public_url).path + prefix())


def shown_at(slug: str, word: str) -> Shown:
    """The book of a press office or of a search; of everybody where neither is named. Raises NotInRegistry for no press office,
    InvalidQuery for what nobody can be asked for, 404 for what is no search, and 401 or 429 where the press office demands a token that
    was not shown (`door`)."""
    if slug:
        return _of_office(slug)
    if word:
        return _of_search(word)
    name, t = settings().site_name, of_address()
    description = t.gettext("All press contacts, each with the releases that name them.")
    return Shown(Book(Tree(here().press_book()), Followed(), public()), name, description, here().subscribe())


def _of_office(slug: str) -> Shown:
    """At the address that was asked for: of a name that leads to another's, the book of that other."""
    row = office_at(session(), slug)
    if row is None:
        raise NotInRegistry("press office", slug)
    ref, t = ref_of(row), of_address()
    of = Followed(only=Only(office=ref.slug), office=row.id)
    description = t.gettext("The press contacts of %(office)s.", office=ref.name)
    guarded = door.is_guarded(row)
    if guarded:
        door.let_in(row, public().office_subscribe(ref))
    tree = Tree(here().office_book_at(slug), guarded)
    return Shown(Book(tree, of, public()), ref.name, description, here().office_subscribe(ref))


def _of_search(word: str) -> Shown:
    given = saved.query_of(word)
    if given is None or not given.keys() <= _PARAMETERS:
        abort(404)
    query, only, t = tidy(given.get("q", "")), only_of(Only, given), of_address()
    check(only)
    kept: dict[str, str | None] = {"q": query, **only.asked}
    row = office_at(session(), only.office) if only.office else None
    of = Followed(query, only, row.id if row else None)
    words = ", ".join(part for part in (query, filters.asked(only.asked, t)) if part)
    description = t.gettext("The press contacts that this search finds: %(words)s", words=words)
    tree = Tree(here().search_book_at(word))
    return Shown(Book(tree, of, public()), words, description, here().subscribe(**kept))
