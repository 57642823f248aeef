"""What pages say to machines in schema.org's words, as JSON-LD; the templates write it so that no markup comes of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from directory.pages import MarkedMention, ReleasePage, Subject
from directory.presenters.addresses import Addresses
from directory.records import Card, Claim, Detail, Office, OfficeRef, ReleaseRef

Json = dict[str, Any]
CONTEXT = "https://schema.org"
PRESS = "press"
"""`contactType` of a ContactPoint."""


def contact(card: Card, to: Addresses) -> Json:
    """A Person, or for a desk an Organization, with a ContactPoint."""
    return _rooted(_card(card, to))


def office(shown: Office, contacts: Iterable[Card], about: Iterable[Subject], to: Addresses) -> Json:
    """An Organization with the ContactPoints of its press office, and what its releases are about."""
    points = [_of_card(card, to) for card in contacts]
    known = _one([subject.words for subject in about])
    return _rooted(_organisation(shown.ref, to) | _some({"knowsAbout": known, "contactPoint": points}))


def release(page: ReleasePage, original: str | None, to: Addresses) -> Json | None:
    """A NewsArticle with those it offers as contacts; None where nothing of it may be told yet."""
    ref = page.ref
    headline = ref.title or ref.number or ref.file
    if not headline or ref.is_book:
        return None
    article = {
        "@type": "NewsArticle",
        "@id": to.release(ref),
        "url": to.release(ref),
        "headline": headline,
        "identifier": ref.number,
        "datePublished": ref.date.isoformat() if ref.date else None,
        "inLanguage": page.language,
        "publisher": _organisation(ref.office, to) if ref.office else None,
        "isBasedOn": original,
        "mentions": [_marked(marked, to) for marked in page.mentions],
    }
    return _rooted(_some(article))


def contacts(cards: Iterable[Card], to: Addresses) -> Json:
    return _listed((card.name, to.contact(card)) for card in cards)


def offices(shown: Iterable[Office], to: Addresses) -> Json:
    return _listed((each.ref.name, to.office(each.ref)) for each in shown)


def releases(refs: Iterable[ReleaseRef], to: Addresses) -> Json:
    """Those under embargo, of which no name is told, are left out."""
    return _listed((name, to.release(ref)) for ref in refs if (name := ref.title or ref.number or ref.file))


def site(name: str, to: Addresses) -> Json:
    """A WebSite that can be searched."""
    search = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": f"{to.contacts()}?q={{search_term_string}}"},
        "query-input": "required name=search_term_string",
    }
    return _rooted({"@type": "WebSite", "@id": to.home(), "url": to.home(), "name": name, "potentialAction": search})


def _card(card: Card, to: Addresses) -> Json:
    org = card.first("org") or (card.office.name if card.office else None)
    home = _organisation(card.office, to) if card.office and card.office.name == org else _named(org)
    person = card.kind == "person"
    said = {
        "@type": "Person" if person else "Organization",
        "@id": to.contact(card),
        "url": to.contact(card),
        "name": card.name,
        "jobTitle": card.first("role") if person else None,
        ("worksFor" if person else "parentOrganization"): home,
        "knowsLanguage": _values(card.of("language")),
        "knowsAbout": _values(card.of("topic")),
        "contactPoint": _of_card(card, to),
    }
    return _some(said)


def _of_card(card: Card, to: Addresses) -> Json:
    return _point(
        card.name,
        to.contact(card),
        [(d.field, d.value, d.type) for d in card.details if d.current],
    )


def _marked(marked: MarkedMention, to: Addresses) -> Json:
    said = marked.mention
    point = _point(marked.contact_name, None, [(c.field, c.value, c.type) for c in said.claims])
    role: Claim | None = next(iter(said.of("role")), None)
    person = said.kind == "person"
    return _some(
        {
            "@type": "Person" if person else "Organization",
            "@id": to.contact_at(marked.contact_id, marked.contact_slug),
            "url": to.contact_at(marked.contact_id, marked.contact_slug),
            "name": marked.contact_name,
            "jobTitle": role.value if role and person else None,
            "contactPoint": point,
        }
    )


def _point(name: str, url: str | None, said: Iterable[tuple[str, str, str | None]]) -> Json:
    """A ContactPoint of what is said, each as field, value and type of number."""
    found: dict[str, list[str]] = {}
    for field, value, type_ in said:
        found.setdefault("fax" if type_ == "fax" else field, []).append(value)
    return _some(
        {
            "@type": "ContactPoint",
            "contactType": PRESS,
            "name": name,
            "url": url,
            "telephone": _one(found.get("phone", ())),
            "faxNumber": _one(found.get("fax", ())),
            "email": _one(found.get("email", ())),
            "availableLanguage": _one(found.get("language", ())),
            "areaServed": _one(found.get("territory", ())),
        }
    )


def _organisation(ref: OfficeRef, to: Addresses) -> Json:
    return _some(
        {
            "@type": "Organization",
            "@id": to.office(ref),
            "url": to.office(ref),
            "name": ref.name,
            "alternateName": _one([name for name in (ref.short, *ref.also) if name]),
            "logo": to.logo(ref.logo) if ref.logo else None,
        }
    )


def _named(organisation: str | None) -> Json | None:
    return {"@type": "Organization", "name": organisation} if organisation else None


def _listed(named: Iterable[tuple[str, str]]) -> Json:
    items = [
        {"@type": "ListItem", "position": place, "name": name, "url": address}
        for place, (name, address) in enumerate(named, 1)
    ]
    return _rooted({"@type": "ItemList", "numberOfItems": len(items), "itemListElement": items})


def _values(details: Iterable[Detail]) -> str | list[str] | None:
    return _one([detail.value for detail in details])


def _one(values: Iterable[str]) -> str | list[str] | None:
    """Each value once; one alone as it is."""
    found = list(dict.fromkeys(values))
    return found if len(found) > 1 else next(iter(found), None)


def _some(said: Mapping[str, Any]) -> Json:
    return {name: value for name, value in said.items() if value not in (None, [], {})}


def _rooted(said: Json) -> Json:
    return {"@context": CONTEXT} | said
