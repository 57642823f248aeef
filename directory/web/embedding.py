"""What a foreign page asks to be shown, read from an address and looked up: the same for the script, frames, oEmbed and the builder."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from typing import Final

from directory.errors import InvalidQuery
from directory.presenters import etag, filters, newsroom, widget
from directory.presenters.addresses import Addresses
from directory.presenters.api import Json
from directory.presenters.translating import Translator
from directory.presenters.widget import FIELDS, LAYOUTS, USUAL, Shown
from directory.records import Card
from directory.registry.chosen import chosen_contacts, contacts_of_release
from directory.registry.facets import EVERYBODY
from directory.registry.office_page import newest_named
from directory.registry.search import Only, find_contacts, find_office, fingerprint
from directory.web.context import in_language, settings
from directory.web.db import session
from directory.web.identifiers import ID_PATTERN
from directory.web.language import languages, of_address
from directory.web.question import only_of, tag_of, tidy

MOST: Final = 50
"""Contacts in one widget; the link below them leads to all."""
MOST_CHOSEN: Final = 20
"""Ids in one address."""
NAMES: Final = (
    "office",
    "contacts",
    "release",
    "q",
    *(each.name for each in fields(Only) if each.name != "office"),
    "now",
    "fields",
    "order",
    "limit",
)
"""Parameters that say what is shown; beside them there are `lang`, and `layout`, which only who shows it needs."""
ORDERS: Final = ("", "name", "newest")
_ID = re.compile(ID_PATTERN)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be shown. `given` are all parameters that were given, in the order of `NAMES`: what is asked for anew by them is the
    same."""

    given: Mapping[str, str]
    words: str = ""
    only: Only = EVERYBODY
    ids: Sequence[str] = ()
    release: str = ""
    now: bool = False
    fields: Sequence[str] = USUAL
    order: str = ""
    limit: int = MOST
    layout: str = LAYOUTS[0]
    lang: str = field(default="", compare=False)

    @property
    def anything(self) -> bool:
        """Whether it says whom to show."""
        return bool(self.ids or self.release or self.words or self.only.asked)

    @property
    def attributes(self) -> dict[str, str]:
        """All that the element is told."""
        return dict(self.given) | ({"layout": self.layout} if self.layout != LAYOUTS[0] else {})

    @property
    def parameters(self) -> dict[str, str | None]:
        """All that a frame is told, beside its language."""
        return {**self.attributes}


def asked(args: Mapping[str, str]) -> Asked:
    """What these parameters ask for; those that are unknown say nothing. Raises InvalidQuery for what nobody can have meant, and for two
    of a release, contacts by their ids, and a list."""
    ids = _ids(args.get("contacts") or "")
    told_ = dict(args) | {"contacts": ""}
    given = {name: words for name in NAMES if (words := tidy(told_.get(name) or "", name))}
    given |= {"contacts": ",".join(ids)} if ids else {}
    chosen = Asked(
        given,
        given.get("q", ""),
        only_of(Only, given),
        ids,
        given.get("release", ""),
        given.get("now", "no") not in {"no", "0", "false"},
        _fields(given.get("fields", "")),
        _one_of("order", given.get("order", ""), ORDERS),
        _limit(given.get("limit", "")),
        _one_of("layout", tidy(args.get("layout") or LAYOUTS[0], "layout"), LAYOUTS),
        tidy(args.get("lang") or "", "lang"),
    )
    if chosen.release and not _ID.fullmatch(chosen.release):
        raise InvalidQuery("release", "is no id of a release")
    if sum(map(bool, (ids, chosen.release, chosen.words or chosen.only.asked))) > 1:
        raise InvalidQuery("contacts" if ids else "release", "cannot be asked for together with a list")
    return chosen


def spoken(chosen: Asked) -> Translator:
    """The language that the foreign page asks for (`?lang=fr-CA`), or the nearest of ours; without, that of the address."""
    return languages().translator(languages().best([chosen.lang])) if chosen.lang else of_address()


def tag(chosen: Asked, t: Translator, *more: str) -> str:
    """Changes with all that the answer depends on."""
    clock = f"{datetime.now(UTC):%Y-%m-%dT%H:%M}" if chosen.now else ""
    said = "&".join(f"{name}={words}" for name, words in chosen.attributes.items())
    parts = (said, tag_of(chosen.only), clock, in_language(t.language).base, t.language, settings().site_name)
    return etag.of_text(fingerprint(session()), "widget", *parts, *more)


def told(chosen: Asked, t: Translator) -> Json:
    """All that is shown. Raises InvalidQuery where nobody is asked for, NotInRegistry for an office, contacts or a release that there are
    not."""
    to = in_language(t.language)
    return widget.contacts(shown(chosen, to, t), chosen.fields, to, settings().site_name, t)


def shown(chosen: Asked, to: Addresses, t: Translator) -> Shown:
    """Whom to show. Raises as `told`."""
    if not chosen.anything:
        raise InvalidQuery("office", "say whose contacts: an office, contacts, a release, or words to search for")
    found = _found(chosen, to, t)
    cards = _ordered(found.cards, chosen.order)[: chosen.limit]
    if not chosen.now:
        return Shown(found.title, found.address, cards, found.office)
    whom = newsroom.now(cards, datetime.now(UTC), t)
    calls = {one.card.id: one.call for one in whom.first}
    return Shown(found.title, found.address, [one.card for one in whom.first], found.office, whom.hours, calls)


def _found(chosen: Asked, to: Addresses, t: Translator) -> Shown:
    opened = session()
    if chosen.ids:
        cards = chosen_contacts(opened, chosen.ids)
        alone = cards[0] if len(cards) == 1 else None
        return Shown(alone.name if alone else "", to.contact(alone) if alone else to.home(), cards)
    if chosen.release:
        ref, cards = contacts_of_release(opened, chosen.release)
        return Shown(ref.title or ref.number or ref.file, to.release(ref), cards)
    only = chosen.only
    office = find_office(opened, only.office).ref if only.office else None
    if office and only == Only(office=only.office) and not chosen.words:
        newest = chosen.order == "newest"
        cards = newest_named(opened, office) if newest else find_contacts(opened, office=office.slug, limit=MOST).items
        return Shown(office.name, to.office(office), cards, office)
    cards = find_contacts(opened, chosen.words, only=only, limit=MOST).items
    named = {name: words for name, words in only.asked.items() if name != "office"}
    title = [office.name if office else "", chosen.words, filters.asked(named, t)]
    address = to.contacts(q=chosen.words, **only.asked)
    return Shown(" · ".join(words for words in title if words), address, cards, office)


def _ordered(cards: Sequence[Card], order: str) -> Sequence[Card]:
    """By name as lists have it: those of whom the registry says no order come by the words of their names."""
    if order == "newest":
        return sorted(cards, key=lambda card: card.last_cited.toordinal() if card.last_cited else 0, reverse=True)
    return sorted(cards, key=lambda card: card.name.casefold()) if order == "name" else cards


def _ids(words: str) -> tuple[str, ...]:
    ids = tuple(dict.fromkeys(words.replace(",", " ").split()))
    if len(ids) > MOST_CHOSEN:
        raise InvalidQuery("contacts", f"up to {MOST_CHOSEN} ids may be named, these are {len(ids)}")
    if any(not _ID.fullmatch(id_) for id_ in ids):
        raise InvalidQuery("contacts", "are not ids of contacts, with commas between them")
    return ids


def _fields(words: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(words.replace(",", " ").split()))
    if any(name not in FIELDS for name in names):
        raise InvalidQuery("fields", f"are not among {', '.join(FIELDS)}")
    return names or USUAL


def _one_of(parameter: str, value: str, values: Sequence[str]) -> str:
    if value not in values:
        raise InvalidQuery(parameter, f"is none of {', '.join(filter(None, values))}")
    return value


def _limit(words: str) -> int:
    if not words:
        return MOST
    if not (words.isascii() and words.isdigit() and 1 <= int(words[:9]) <= MOST):
        raise InvalidQuery("limit", f"is no number from 1 to {MOST}")
    return int(words)
