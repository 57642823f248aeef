"""What the widget on a foreign page is told: the little that it shows, with every address ready to use."""

from __future__ import annotations

from collections.abc import Iterable

from directory.presenters import page
from directory.presenters.addresses import Addresses
from directory.presenters.api import Json
from directory.presenters.translating import ENGLISH, Translator
from directory.records import Card, Office


def office(shown: Office, cards: Iterable[Card], to: Addresses, site_name: str, t: Translator = ENGLISH) -> Json:
    """A press office and its contacts. `href` is null where nothing can be followed (a fax, an odd address); `source` is what stands
    below, and `language` what it and the labels speak."""
    return {
        "office": {"name": shown.ref.name, "address": to.office(shown.ref)},
        "directory": {"name": site_name, "address": to.home()},
        "source": t.gettext("%(office)s in %(directory)s", office=shown.ref.name, directory=site_name),
        "language": t.language,
        "contacts": [
            {
                "name": card.name,
                "kind": card.kind,
                "role": card.first("role"),
                "address": to.contact(card),
                "ways": [{"label": w.label, "shown": w.shown, "href": w.href} for w in page.ways(card, t)],
            }
            for card in cards
        ],
    }
