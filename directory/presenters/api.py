"""Fills the public JSON shapes of `schemas.py` from records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar

from directory.counted import Tally
from directory.pages import FormerDocument, MarkedMention, ReleasePage, Subject
from directory.presenters import calling, logo, newsroom
from directory.presenters.addresses import Addresses, original_page, safe_link, telephone
from directory.presenters.dates import stamp
from directory.presenters.fragments import Fragments, leading
from directory.records import (
    Card,
    Citation,
    Claim,
    Detail,
    Embargo,
    Evidence,
    Field,
    Link,
    Office,
    OfficeRef,
    Page,
    Quote,
    ReleaseRef,
)
from directory.values import phones, territories, tongues
from directory.values.pictures import Picture
from directory.values.roles import kind_of

Json = dict[str, Any]
T = TypeVar("T")


def listed(page: Page[T], item: Callable[[T], Json], next_address: str | None) -> Json:
    """A stretch of a list; `next_address` leads to the one after."""
    return {"items": [item(i) for i in page.items], "next": next_address}


def contact_summary(card: Card, to: Addresses) -> Json:
    return {
        "id": card.id,
        "kind": card.kind,
        "name": card.name,
        "slug": card.slug,
        "role": card.first("role"),
        "role_kind": kind_of(card.kind, card.first("role"), card.first("org")),
        "org": card.first("org"),
        "office": office_ref(card.office, to),
        "emails": [d.value for d in card.of("email")],
        "phones": [phone(d) for d in card.of("phone")],
        "languages": [d.value for d in card.of("language")],
        "territories": [territory(d.value) for d in card.of("territory")],
        "topics": [d.value for d in card.of("topic")],
        "releases": len({c.release.id for c in card.citations}),
        "last_cited": card.last_cited,
        "address": to.contact(card),
        "api": to.api_contact(card.id),
        "vcard": to.contact_file(card),
    }


def tally(counted: Tally, chosen: Mapping[str, str], of: str, address: Callable[[str, str], str]) -> Json:
    """What a list can be narrowed to; `of` names it, `address` leads to it with a value of a parameter."""
    return {
        "total": counted.total,
        "facets": [
            {
                "parameter": name,
                "values": [
                    {
                        "value": one.value,
                        "words": one.words,
                        "count": one.count,
                        "chosen": chosen.get(name) == one.value,
                        of: address(name, one.value),
                    }
                    for one in values
                ],
            }
            for name, values in counted.facets.items()
        ],
    }


def signing(card: Card, newest: Sequence[ReleaseRef], count: int, to: Addresses, *, whole: bool) -> Json:
    """Who signs `count` releases about a subject, and the newest of them."""
    return {
        "contact": contact_summary(card, to),
        "releases": count,
        "last": newest[0].date,
        "newest": [release_ref(release, to) for release in newest],
        "whole": whole,
    }


def contact(card: Card, to: Addresses) -> Json:
    return contact_summary(card, to) | {
        "details": [_detail(d, to) for d in card.details],
        "citations": [_citation(c, to) for c in card.citations],
        "aliases": list(card.aliases),
        "updated": stamp(card.updated),
    }


def phone(detail: Detail) -> Json:
    return {
        "value": detail.value,
        "shown": phones.show(detail.value),
        "href": telephone(detail.value, detail.extension),
        "type": detail.type or "voice",
        "extension": detail.extension,
        "zones": list(calling.zones_of(detail)),
        "answered": calling.when(detail),
    }


def territory(words: str) -> Json:
    return {"words": words, "country": territories.country(words)}


def office_ref(office: OfficeRef | None, to: Addresses) -> Json | None:
    if office is None:
        return None
    return {"slug": office.slug, "name": office.name, "address": to.office(office), "api": to.api_office(office)}


def office(
    shown: Office, contacts: Sequence[Card], about: Sequence[Subject], picture: Picture | None, to: Addresses
) -> Json:
    """A press office with those of its contacts that its newest releases name, and its logo."""
    apart = newsroom.roster(shown.ref, contacts)
    lists = {"desks": apart.desks, "people": apart.people, "others": apart.others}
    fields: dict[str, Field] = {"topics": "topic", "territories": "territory", "languages": "language"}
    return (
        office_summary(shown, to)
        | {name: [_contact_ref(card.id, card.slug, card.name, to) for card in cards] for name, cards in lists.items()}
        | {name: [_said_of(one, to) for one in newsroom.said(contacts, field)] for name, field in fields.items()}
        | {"subjects": [_subject(subject, to) for subject in about]}
        | {"logo": logo.measured(shown.ref.logo, picture, to)}
    )


def _said_of(said: newsroom.Said, to: Addresses) -> Json:
    contacts = [_contact_ref(card.id, card.slug, card.name, to) for card, _ in said.by]
    return {"value": said.by[0][1].value, "contacts": contacts}


def _subject(subject: Subject, to: Addresses) -> Json:
    signed = [
        {
            "contact": _contact_ref(one.contact.id, one.contact.slug, one.contact.name, to),
            "releases": one.count,
            "newest": [release_ref(release, to) for release in one.releases],
        }
        for one in subject.signed
    ]
    return {"words": subject.words, "signed": signed}


def _contact_ref(id_: str, slug: str, name: str, to: Addresses) -> Json:
    return {"id": id_, "name": name, "address": to.contact_at(id_, slug), "api": to.api_contact(id_)}


def office_summary(shown: Office, to: Addresses) -> Json:
    return (office_ref(shown.ref, to) or {}) | {
        "links": [_link(link) for link in shown.links],
        "contact_count": shown.contact_count,
        "release_count": shown.release_count,
        "last_release": shown.last_release,
        "short": shown.ref.short,
        "names": [shown.ref.name, *shown.ref.also],
        "countries": list(shown.countries),
        "aliases": list(shown.aliases),
        "logo": logo.as_data(shown.ref.logo, to),
        "contacts": to.api("/contacts", office=shown.ref.slug),
        "releases": to.api("/releases", office=shown.ref.slug),
        "vcard": to.office_file(shown.ref),
    }


def release_ref(release: ReleaseRef, to: Addresses) -> Json:
    return {
        "id": release.id,
        "number": release.number,
        "title": release.title,
        "date": release.date,
        "file": release.file,
        "office": office_ref(release.office, to),
        "embargo": _embargo(release.embargo),
        "kind": "address-book" if release.is_book else "release",
        "address": to.release(release),
        "api": to.api_release(release),
    }


def release(page: ReleasePage, to: Addresses) -> Json:
    return release_ref(page.ref, to) | {
        "language": page.language,
        "place": page.place,
        "text": page.text,
        "links": [_link(link) for link in page.links],
        "mentions": [
            _mention(marked, page, to) | {"original": lines}
            for marked, lines in zip(page.mentions, in_original(page), strict=True)
        ],
        "waiting": page.waiting,
        "history": [_former(f) for f in page.history],
        "original": original(page),
        "read_at": stamp(page.read_at),
    }


def _embargo(said: Embargo | None) -> Json | None:
    if said is None:
        return None
    until = stamp(said.until) if said.until is not None else None
    return {"words": said.words, "until": until, "in_force": said.in_force(datetime.now(UTC))}


def original(page: ReleasePage) -> str | None:
    """Where the release was published on the web; a path on this machine is nobody's business."""
    link = safe_link(page.address)
    return link if link and link.lower().startswith(("https://", "http://")) else None


def in_original(page: ReleasePage) -> list[str | None]:
    """For each contact of a release that was published as a web page, the address of its lines there."""
    return [leading(original(page), [directive]) for directive in _directives(page)]


def contacts_in_original(page: ReleasePage) -> str | None:
    """The address of all contacts' lines there."""
    return leading(original(page), _directives(page)[:_MOST_DIRECTIVES])


_MOST_DIRECTIVES = 5


def _directives(page: ReleasePage) -> list[str | None]:
    """Only a page of its own has them: what was taken out of another document has that one's address, with a fragment."""
    published = original(page)
    if page.media_type != "text/html" or published is None or "#" in published:
        return [None] * len(page.mentions)
    fragments = Fragments(page.text)
    quotes = ([claim.quote for claim in marked.mention.claims] for marked in page.mentions)
    return [fragments.of((quote.start, quote.end) for quote in of_one) for of_one in quotes]


def _detail(detail: Detail, to: Addresses) -> Json:
    return {
        "field": detail.field,
        "value": detail.value,
        "shown": _shown(detail),
        "type": detail.type,
        "extension": detail.extension,
        "current": detail.current,
        "first_cited": detail.first_cited,
        "last_cited": detail.last_cited,
        "evidence": [_evidence(e, to) for e in detail.evidence],
    }


def _shown(detail: Detail) -> str:
    if detail.field == "language":
        return tongues.english(detail.value)
    return phones.show(detail.value) if detail.field == "phone" else detail.value


def _evidence(evidence: Evidence, to: Addresses) -> Json:
    return {
        "release": release_ref(evidence.release, to),
        "quote": _quote(evidence.quote),
        "line": evidence.line,
        "address": to.proof(evidence.release, evidence.quote),
    }


def _quote(quote: Quote) -> Json:
    return {
        "start": quote.start,
        "end": quote.end,
        "exact": quote.exact,
        "prefix": quote.prefix,
        "suffix": quote.suffix,
        "page": quote.page,
        "box": list(quote.box) if quote.box else None,
    }


def _citation(citation: Citation, to: Addresses) -> Json:
    said = citation.mention
    return {
        "release": release_ref(citation.release, to),
        "says": {
            "name": said.name,
            "role": said.role,
            "role_kind": kind_of(said.kind, said.role, said.org),
            "org": said.org,
            "emails": _once(said.emails),
            "phones": _once(c.value for c in said.of("phone")),
            "languages": _once(c.value for c in said.of("language")),
            "territories": [territory(words) for words in _once(c.value for c in said.of("territory"))],
            "topics": _once(c.value for c in said.of("topic")),
        },
    }


def _once(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))


def _link(link: Link) -> Json:
    return {"kind": link.kind, "label": link.label, "href": safe_link(link.href)}


def _claim(claim: Claim, page: ReleasePage, to: Addresses) -> Json:
    return {
        "field": claim.field,
        "value": claim.value,
        "raw": claim.raw,
        "type": claim.type,
        "extension": claim.extension,
        "quote": _quote(claim.quote),
        "address": to.proof(page.ref, claim.quote),
        "original": original_page(original(page), claim.quote),
    }


def _mention(marked: MarkedMention, page: ReleasePage, to: Addresses) -> Json:
    return {
        "kind": marked.mention.kind,
        "confidence": marked.mention.confidence,
        "contact": _contact_ref(marked.contact_id, marked.contact_slug, marked.contact_name, to),
        "claims": [_claim(c, page, to) for c in marked.mention.claims],
    }


def _former(document: FormerDocument) -> Json:
    return {
        "checksum": document.checksum,
        "title": document.title,
        "read_at": stamp(document.read_at),
        "superseded_at": stamp(document.superseded_at),
        "dropped": [{"field": c.field, "value": c.value, "raw": c.raw} for c in document.dropped],
    }
