"""The JSON API, version 1: read, call, present. flask-smorest checks the parameters, writes by schema and describes it all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from flask import redirect
from marshmallow import Schema, fields, validate

from directory.presenters import api as shapes
from directory.presenters import etag, narrowing_schemas, schemas
from directory.presenters.addresses import Addresses
from directory.presenters.api import Json
from directory.presenters.explained import ExplanationSchema
from directory.presenters.office_schemas import OfficeSchema
from directory.registry import logos
from directory.registry.narrowing import AnyNarrowing
from directory.registry.office_page import newest_named, subjects
from directory.registry.pages import release_page
from directory.registry.releases import OnlyReleases, list_releases
from directory.registry.search import (
    Only,
    find_contacts,
    find_office,
    fingerprint,
    list_offices,
)
from directory.registry.signing import MOST_SIGNERS, signed
from directory.registry.tallying import MOST
from directory.web import answers, tallied, unstored
from directory.web.context import public, settings
from directory.web.db import session
from directory.web.described import Answer, api, endpoint
from directory.web.known import card_of, told
from directory.web.question import LONGEST, only_of, tag_of, tidy

__all__ = ["api"]


class _Stretch(Schema):
    after = fields.String(metadata={"description": "Where the stretch before ended; part of the address in `next`."})
    limit = fields.Integer(
        load_default=50, validate=validate.Range(1, 200), metadata={"description": "How many items at most, 1 to 200."}
    )


def _word(description: str, example: str | None = None) -> fields.String:
    told = {"description": description} | ({"example": example} if example is not None else {})
    return fields.String(validate=validate.Length(1, LONGEST), metadata=told)


class _Narrowed(Schema):
    q = fields.String(
        load_default="",
        metadata={
            "description": "Words that must all match: parts of a name, organisation, role, e-mail address or number in any "
            "notation, blind to case and accents."
        },
    )
    office = _word("Slug of a press office: only its contacts.", example="example-agency")
    organisation = _word(
        "Words that the name of one organisation must hold, as it stands beside the contact or as a press office of the contact's is "
        "called.",
        example="space agency",
    )
    country = _word(
        "ISO 3166 code or name of a country: only contacts whose numbers are there; of those without a number that tells, whose "
        "e-mail address is of that country's domain.",
        example="FR",
    )
    language = _word("BCP 47 tag of a language, or its name: only contacts that are said to speak it.", example="de")
    territory = _word(
        "ISO 3166 code of a country, or the name of a country or region: only contacts that answer for it.",
        example="DACH",
    )
    topic = _word("Words that one topic of the contact must hold.", example="climate")
    role = _word("Words that the current role must hold, as written.", example="head of press")
    role_kind = narrowing_schemas.asked_role_kind()
    kind = narrowing_schemas.asked_kind()
    standing = narrowing_schemas.asked_standing()
    cited_since = _word(
        "A day, a month or a year (`2026-01-15`, `2026-01`, `2026`): only contacts that a release cites whose date is not before it.",
        example="2026-01",
    )


class _Contacts(_Narrowed, _Stretch):
    """A stretch of a list that may be narrowed."""


class _Most(Schema):
    limit = fields.Integer(
        load_default=MOST,
        validate=validate.Range(1, 50),
        metadata={"description": "How many values of each at most, 1 to 50; one that is asked for is always told."},
    )


class _Counts(_Narrowed, _Most):
    """How many values of each are told."""


class _Signers(Schema):
    q = fields.String(load_default="", metadata={"description": "Words of the subject; without any, nobody is told."})
    limit = fields.Integer(
        load_default=10,
        validate=validate.Range(1, MOST_SIGNERS),
        metadata={"description": f"How many items at most, 1 to {MOST_SIGNERS}."},
    )


class _NarrowedReleases(Schema):
    q = fields.String(
        load_default="", metadata={"description": "Words of its title, number, issuer or file name; all must match."}
    )
    office = _word("Slug of a press office: only its releases.", example="example-agency")
    contact = _word("Id of a contact: only releases that cite it.")
    language = _word("BCP 47 tag of a language, or its name: only releases that are written in it.", example="fr")
    since = _word(
        "A day, a month or a year (`2026-01-15`, `2026-01`, `2026`): only releases whose date is not before it.",
        example="2026-01",
    )
    until = _word(
        "A day, a month or a year: only releases whose date is not after it; its last day counts.", example="2026"
    )


class _Releases(_NarrowedReleases, _Stretch):
    """A stretch of a list that may be narrowed."""


class _ReleaseCounts(_NarrowedReleases, _Most):
    """How many values of each are told."""


@endpoint("/contacts", schemas.ContactListSchema, query=_Contacts)
def contacts(query: Json) -> Answer:
    """Find contacts

    Without `q` all of them, in the order of their names; else the best first. What they are narrowed by combines: all of it must hold.
    """
    wanted, only = _narrowed(query, Only)

    def make(to: Addresses) -> Json:
        page = find_contacts(session(), wanted["q"], only=only, **_stretch(wanted))
        return shapes.listed(
            page, lambda c: shapes.contact_summary(c, to), _following(to, "/contacts", page.next, wanted)
        )

    return _tagged(make, "contacts", wanted | {"": tag_of(only)})


@endpoint("/contacts/facets", narrowing_schemas.TallySchema, query=_Counts)
def facets(query: Json) -> Answer:
    """Count what lists of contacts can be narrowed to

    Takes what `/contacts` takes. Beside each value stands how many contacts there would be with it; of what is asked for already, the
    values are counted as alternatives, as if it were not asked for.
    """
    wanted, only = _narrowed(query, Only)

    def make(to: Addresses) -> Json:
        tally = tallied.contacts(wanted["q"], only, wanted["limit"])
        kept = {"q": wanted["q"], **only.asked}
        return shapes.tally(
            tally, only.normal, "contacts", lambda name, one: to.api("/contacts", **{**kept, name: one})
        )

    return _tagged(make, "facets", wanted | {"": str(datetime.now(UTC).date())})


def _narrowed(query: Json, list_: type[AnyNarrowing]) -> tuple[Json, AnyNarrowing]:
    """The parameters with their words tidied, and what of them narrows the list."""
    only = only_of(list_, query)
    given = {name: value for name, value in query.items() if name in {"after", "limit"}}
    return given | {"q": tidy(query["q"])} | only.asked, only


@endpoint(
    "/contacts/<id:contact_id>",
    schemas.ContactSchema,
    moved="The contact was merged into another; `Location` leads there.",
)
def contact(contact_id: str) -> Answer:
    """One contact, each value with its evidence"""
    card = card_of(contact_id)
    if card.id != contact_id:
        return redirect(public().api_contact(card.id), 301)
    return told(card)


@endpoint("/signers", schemas.SignerListSchema, query=_Signers)
def signers(query: Json) -> Answer:
    """Who signs releases about a subject

    By the releases in which the words stand in the title or are told often or by name: who signs more, newer and rarer ones comes
    first. Where no release has all words, those that have the most count.
    """
    wanted = query | {"q": tidy(query["q"])}

    def make(to: Addresses) -> Json:
        found = signed(session(), wanted["q"], wanted["limit"])
        return {"items": [shapes.signing(s.card, s.releases, s.count, to, whole=s.whole) for s in found], "next": None}

    return _tagged(make, "signers", wanted)


@endpoint("/releases", schemas.ReleaseListSchema, query=_Releases)
def releases(query: Json) -> Answer:
    """List releases

    Newest first, those without a date last. What they are narrowed by combines: all of it must hold.
    """
    wanted, only = _narrowed(query, OnlyReleases)

    def make(to: Addresses) -> Json:
        page = list_releases(session(), query=wanted["q"], only=only, **_stretch(wanted))
        return shapes.listed(page, lambda r: shapes.release_ref(r, to), _following(to, "/releases", page.next, wanted))

    return _tagged(make, "releases", wanted)


@endpoint("/releases/facets", narrowing_schemas.ReleaseTallySchema, query=_ReleaseCounts)
def release_facets(query: Json) -> Answer:
    """Count what lists of releases can be narrowed to

    Takes what `/releases` takes. Beside each value stands how many releases there would be with it; of what is asked for already, the
    values are counted as alternatives, as if it were not asked for. None that is under embargo is counted.
    """
    wanted, only = _narrowed(query, OnlyReleases)

    def make(to: Addresses) -> Json:
        tally = tallied.releases(wanted["q"], only, wanted["limit"])
        kept = {"q": wanted["q"], **only.asked}
        return shapes.tally(
            tally, only.normal, "releases", lambda name, one: to.api("/releases", **{**kept, name: one})
        )

    return _tagged(make, "releases/facets", wanted)


@endpoint(
    "/releases/<id:release_id>",
    schemas.ReleaseSchema,
    moved="The same release was known twice; `Location` leads to the one that stays.",
)
def release(release_id: str) -> Answer:
    """One release with its text, and every contact it offers in it"""
    tag = _tag("release", {"id": release_id})
    if answers.has(tag):
        return answers.unchanged(tag)
    page = release_page(session(), release_id)
    if page.ref.id != release_id:
        return redirect(public().api_release(page.ref), 301)
    return shapes.release(page, public()), 200, answers.headers(tag)


@endpoint("/offices", schemas.OfficeListSchema, query=_Stretch)
def offices(query: Json) -> Answer:
    """List press offices

    In the order of their names.
    """

    def make(to: Addresses) -> Json:
        page = list_offices(session(), **_stretch(query))
        return shapes.listed(page, lambda o: shapes.office_summary(o, to), _following(to, "/offices", page.next, query))

    return _tagged(make, "offices", query)


@endpoint(
    "/offices/<slug:slug>",
    OfficeSchema,
    moved="The slug is that of another name of the same organisation; `Location` leads to it.",
)
def office(slug: str) -> Answer:
    """One press office

    With those whom its newest releases name, and who signs them about what.
    """
    tag = _tag("office", {"slug": slug})
    found = find_office(session(), slug)
    if found.ref.slug != slug:
        return redirect(public().api_office(found.ref), 301)
    if answers.has(tag):
        return answers.unchanged(tag)
    told = newest_named(session(), found.ref), subjects(session(), found.ref)
    picture = logos.measured(session(), found.ref.logo) if found.ref.logo else None
    return shapes.office(found, *told, picture, public()), 200, answers.headers(tag)


class _Sent(Schema):
    name = fields.String(
        load_default="a release",
        validate=validate.Length(1, LONGEST),
        metadata={"description": "The file's name; its ending helps to tell formats apart."},
    )


@endpoint(
    "/explain",
    ExplanationSchema,
    query=_Sent,
    sent={
        "description": "The release as it is, in any format that is read; its content tells which, not the content type.",
        "required": True,
        "content": {"application/octet-stream": {}, "text/plain": {}, "text/html": {}, "application/pdf": {}},
    },
)
def explain(query: Json) -> Answer:
    """Explain how a release would be read

    Lines with their labels, what opened each block, why each field is whose, what was left out, and what each confidence is
    the sum of. Of a mailbox, a feed or a mail with files, the first document stands at the top and the rest in `others`.
    Nothing is stored. Size and rate are bounded.
    """
    unstored.bound(settings())
    content = unstored.body(settings())
    found = unstored.explained(unstored.tidy_name(query["name"]), content, settings())
    return found, 200, {"Cache-Control": "no-store"}


def _tagged(make: Callable[[Addresses], Json], what: str, asked: Json) -> Answer:
    """What `make` gives, unless the client has it: the registry's fingerprint tells before anything is searched."""
    tag = _tag(what, asked)
    if answers.has(tag):
        return answers.unchanged(tag)
    return make(public()), 200, answers.headers(tag)


def _tag(what: str, asked: Json) -> str:
    return etag.of_text(fingerprint(session()), public().base, what, repr(sorted(asked.items())))


def _stretch(query: Json) -> Json:
    return {"after": query.get("after"), "limit": query["limit"]}


def _following(to: Addresses, path: str, token: str | None, query: Json) -> str | None:
    if token is None:
        return None
    kept = {name: str(value) for name, value in query.items() if value and name != "after"}
    return to.api(path, **kept, after=token)
