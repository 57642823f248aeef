"""The cards that readers are given, and what they say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from directory.presenters.addresses import Addresses
from directory.presenters.cards.forms import Form
from directory.presenters.cards.properties import Property, of_card, of_group
from tests.interop import fuzz
from tests.unit.presenters.cards import OFFICE, card, cited, detail, ref

TO = Addresses("https://press.example.org")

Said = tuple[Property, ...]


def fuzzed(count: int) -> list[Said]:
    """So many contacts, and the press offices as groups of them."""
    drawn = list(fuzz.cards(count))
    ids = [one.id for one, _ in drawn]
    groups = [of_group(office, ids[: 10**number], TO) for number, office in enumerate(fuzz.OFFICES)]
    return [*(of_card(one, TO, beside) for one, beside in drawn), *groups]


def rich() -> Said:
    """One contact of whom everything is said that a card has a place for."""
    releases = (
        ref("r3", date(2026, 11, 2), "EA-3", "Rocket; lands, again: “yes”"),
        ref("r2", date(2026, 8, 27), "EA-2", "Second news"),
    )
    desk_beside = ("1123456789",)
    one = replace(
        card(),
        name="Dr. Zoë van der Exempel-Łuk",
        details=(
            detail("role", "Press Officer, Science; Space"),
            detail("org", "Example Agency, R&D"),
            *card().of("phone"),
            detail("email", "zoe@agency.example"),
            detail("email", "press+space@agency.example"),
            detail("language", "fr"),
            detail("language", "de-CH"),
            detail("topic", "Mars, Moon"),
            detail("topic", "火星 🚀"),
            detail("territory", "Europe"),
        ),
        office=OFFICE,
        citations=tuple(cited(release) for release in releases),
    )
    return of_card(one, TO, desk_beside)


def file_of(said: Sequence[Said], form: Form) -> bytes:
    return b"".join(form.many([[form.write(one) for one in said]]))


def for_(form: Form, said: Sequence[Said]) -> list[Said]:
    """Without groups where the form knows none."""
    return [one for one in said if form.groups or Property("kind", "group") not in one]
