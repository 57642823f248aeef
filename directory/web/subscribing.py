"""How to subscribe an address book: everybody's, a press office's, a search's; and the profile that does it on Apple's devices."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flask import Blueprint, Response, redirect
from werkzeug.wrappers import Response as BaseResponse

from directory.presenters import etag, filters
from directory.presenters.addresses import Addresses
from directory.presenters.cards.forms import file_name
from directory.presenters.profile import MEDIA_TYPE, SUFFIX, profile
from directory.presenters.subscribing import Book, picture
from directory.presenters.translating import Translator
from directory.records import OfficeRef
from directory.registry.facets import check
from directory.registry.search import Only, find_office
from directory.web import answers
from directory.web.context import apart, in_language, pages, public, settings, spoken
from directory.web.db import session
from directory.web.door import guards
from directory.web.language import of_address, said
from directory.web.question import asked, asked_only

subscribing = Blueprint("subscribing", __name__)


@subscribing.get("/subscribe")
def contacts() -> Response:
    """All contacts, or those that a search finds."""
    words, kept = _search(said())
    return _page(
        Book(words or settings().site_name, _home(kept)),
        lambda to: to.subscribe(**kept),
        lambda to: to.profile(**kept),
        words=words,
        back=pages().contacts(**kept),
        outlook=pages().contacts_file("outlook.csv", **kept),
    )


@subscribing.get("/offices/<slug:slug>/subscribe")
def office(slug: str) -> BaseResponse:
    ref = find_office(session(), slug).ref
    if ref.slug != slug:
        return redirect(pages().office_subscribe(ref), 301)
    return _page(
        _of_office(ref),
        lambda to: to.office_subscribe(ref),
        lambda to: to.office_profile(ref),
        words=ref.name,
        back=pages().office(ref),
        outlook=pages().office_file(ref, "outlook.csv"),
    )


@subscribing.get(f"/contacts.{SUFFIX}")
def contacts_profile() -> Response:
    words, kept = _search(of_address())
    name = f"{words} · {settings().site_name}" if words else settings().site_name
    return _profile(Book(name, _home(kept)), words)


@subscribing.get(f"/offices/<slug:slug>.{SUFFIX}")
def office_profile(slug: str) -> BaseResponse:
    ref = find_office(session(), slug).ref
    if ref.slug != slug:
        return redirect(spoken().office_profile(ref), 301)
    return _profile(_of_office(ref), ref.slug)


def _search(t: Translator) -> tuple[str, dict[str, str | None]]:
    """What is searched for, in words (none where everybody is meant), and as parameters. Raises InvalidQuery."""
    query, only = asked(), asked_only(Only)
    check(only)
    words = [query] if query else []
    if only.asked:
        words.append(filters.asked(only.asked, t))
    return " · ".join(words), {"q": query, **only.asked}


def _home(kept: Mapping[str, str | None]) -> str:
    return public().search_book(**kept) if any(kept.values()) else public().press_book()


def _of_office(ref: OfficeRef) -> Book:
    return Book(ref.name, public().office_book(ref), guarded=guards(ref.slug))


def _page(book: Book, page: Callable[[Addresses], str], profile: Callable[[Addresses], str], **words: Any) -> Response:
    """Codes lead to the page and the profile in the language that is read here."""
    return answers.page(
        "subscribe.html",
        here="Subscribe",
        book=book,
        canonical=page(public()),
        page_code=picture(page(spoken())),
        profile=profile(apart()),
        profile_code=picture(profile(in_language(said().language))),
        **words,
    )


def _profile(book: Book, words: str) -> Response:
    body = profile(book, settings().site_name, of_address())
    tag = etag.of_text(body.decode())
    if answers.has(tag):
        return answers.unchanged(tag)
    name = file_name(SUFFIX, words, "contacts")
    headers = answers.headers(tag) | {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(body, 200, headers, content_type=MEDIA_TYPE)
