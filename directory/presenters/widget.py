"""What is shown of contacts on a foreign page, whichever way it gets there: the script's JSON, a frame, and markup all say this."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from directory.presenters import page
from directory.presenters.addresses import Addresses
from directory.presenters.api import Json
from directory.presenters.calling import Call
from directory.presenters.newsroom import Hours
from directory.presenters.translating import ENGLISH, Translator
from directory.records import Card, Field, OfficeRef

Way = Mapping[str, str | None]

USUAL: Final = ("role", "phone", "email")
"""What is told of a contact beside the name, unless somebody chooses."""
LAYOUTS: Final = ("list", "cards", "line")
NOTES: dict[Hours, str] = {
    "open": "It is usual office hours where these ring:",
    "night": "Outside usual office hours. These are said to be answered then:",
    "shut": "Outside usual office hours at every number known. To begin with by day:",
    "unknown": "What time it is where these ring is not known:",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """Contacts, and what they are of: `title` in words (a press office, a release, a search), `address` where the directory shows the
    same, `office` where they are an office's, `hours` and `calls` (by the contact's id) where they are to be called now."""

    title: str
    address: str
    cards: Sequence[Card]
    office: OfficeRef | None = None
    hours: Hours | None = None
    calls: Mapping[str, Call] | None = None


def contacts(shown: Shown, chosen: Sequence[str], to: Addresses, site_name: str, t: Translator = ENGLISH) -> Json:
    """Each contact with these fields, in this order (`FIELDS`), and its ways as label, words and address to follow; null where nothing can
    be followed (a fax, an odd address). `label` is what the list is called, `source` what stands below it and leads to `address`,
    `language` what they and the labels speak, `note` a sentence above them, or empty."""
    office = {"name": shown.office.name, "address": to.office(shown.office)} if shown.office else None
    return {
        "label": t.gettext("Press contacts: %(title)s", title=shown.title)
        if shown.title
        else t.gettext("Press contacts"),
        "source": t.gettext("%(office)s in %(directory)s", office=shown.title, directory=site_name)
        if shown.title
        else site_name,
        "address": shown.address,
        "language": t.language,
        "note": t.gettext(NOTES[shown.hours]) if shown.hours else "",
        "office": office,
        "directory": {"name": site_name, "address": to.home()},
        "contacts": [_contact(card, shown, chosen, to, t) for card in shown.cards],
    }


def _contact(card: Card, shown: Shown, chosen: Sequence[str], to: Addresses, t: Translator) -> Json:
    called = [words for name in chosen if name in _BESIDE_NAME and (words := card.first(_BESIDE_NAME[name]))]
    call = (shown.calls or {}).get(card.id)
    first = [_way(call.way)] if call else []
    ways = [
        way for name in chosen if name in FIELDS and not (call and name == "phone") for way in _WAYS[name](card, to, t)
    ]
    return {
        "id": card.id,
        "name": card.name,
        "kind": card.kind,
        "role": ", ".join(called) or None,
        "address": to.contact(card),
        "ways": [*first, *ways],
    }


def _way(way: page.Way) -> Way:
    return {"label": way.label, "shown": way.shown, "href": way.href}


def _of_field(field: str) -> Callable[[Card, Addresses, Translator], list[Way]]:
    return lambda card, _, t: [_way(way) for way in page.ways(card, t) if way.detail.field == field]


def _said(field: str, label: str) -> Callable[[Card, Addresses, Translator], list[Way]]:
    def told(card: Card, _: Addresses, t: Translator) -> list[Way]:
        words = page.told(card, field, t)  # type: ignore[arg-type]  # one of the fields below
        return [{"label": t.pgettext("label", label), "shown": words, "href": None}] if words else []

    return told


def _release(card: Card, to: Addresses, t: Translator) -> list[Way]:
    """The newest release that names the contact; none of an address book."""
    ref = next((citation.release for citation in card.citations if not citation.release.is_book), None)
    words = (ref.title or ref.number or ref.file) if ref else None
    return [{"label": t.gettext("Named in"), "shown": words, "href": to.release(ref)}] if ref and words else []


_BESIDE_NAME: Final[Mapping[str, Field]] = {"role": "role", "org": "org"}
_WAYS: Final[Mapping[str, Callable[[Card, Addresses, Translator], list[Way]]]] = {
    "role": lambda *_: [],
    "org": lambda *_: [],
    "phone": _of_field("phone"),
    "email": _of_field("email"),
    "language": _said("language", "Speaks"),
    "territory": _said("territory", "Answers for"),
    "topic": _said("topic", "Asked about"),
    "release": _release,
}
FIELDS: Final = tuple(_WAYS)
"""What can be told of a contact beside the name."""
