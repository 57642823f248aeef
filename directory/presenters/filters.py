"""What a list of contacts is narrowed by, and what it could be: each combination an address of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from directory.counted import Counted, Tally
from directory.presenters.addresses import Addresses
from directory.presenters.translating import ENGLISH, Translator

TITLES: dict[str, str] = {
    "kind": "Who",
    "standing": "How current",
    "language": "Speaks",
    "country": "Country",
    "office": "Press office",
    "role_kind": "Role",
    "topic": "Asked about",
    "territory": "Answers for",
    "cited_since": "Cited since",
}
"""What lists are offered to be narrowed by, in this order."""
CHOSEN: dict[str, str] = {
    "language": "Speaks %(value)s",
    "country": "Country: %(value)s",
    "office": "Press office: %(value)s",
    "organisation": "Organisation: %(value)s",
    "role": "Role: %(value)s",
    "topic": "Asked about %(value)s",
    "territory": "Answers for %(value)s",
    "cited_since": "Cited since %(value)s",
}
"""What was chosen, where its value does not tell by itself."""
VALUES: dict[str, str] = {
    "person": "People",
    "desk": "Press desks",
    "current": "Current",
    "ageing": "Not cited for long",
    "undated": "Cited without a date",
    "press-officer": "Press officer",
    "head-of-communications": "Head of communications",
    "spokesperson": "Spokesperson",
    "communications": "Communications",
    "public-relations-agency": "Public relations agency",
    "investor-relations": "Investor relations",
    "executive": "Executive",
    "project": "Project",
    "academic": "Academic",
    "other": "Other",
}
_TWICE = "role_kind", "desk"
"""The same as desks among `kind`."""
TYPED = ("organisation", "role", "topic", "cited_since")
"""What a reader may type."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value in words, how many contacts are left with it, and the address of the list that has it; of what is chosen already, of
    the list without it."""

    words: str
    count: int
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Chip:
    """Something that is chosen, in words, and the address of the list without it."""

    name: str
    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Group:
    """What a list can be narrowed by, with its commonest values."""

    name: str
    title: str
    choices: tuple[Choice, ...]


def groups(
    tally: Tally, kept: Mapping[str, str | None], chosen: Mapping[str, str], to: Addresses, t: Translator = ENGLISH
) -> list[Group]:
    """`kept` are the parameters of the list's address, `chosen` the same values as the tally tells them. What would change nothing
    (one value, which all have) is left out."""
    found = []
    for name, title in TITLES.items():
        values = [one for one in tally.facets[name] if (name, one.value) != _TWICE]
        choices = tuple(_choice(name, one, kept, chosen.get(name) == one.value, to, t) for one in values)
        if name in chosen or any(choice.count < tally.total for choice in choices):
            found.append(Group(name, t.pgettext("list", title), choices))
    return found


def chips(
    tally: Tally, kept: Mapping[str, str | None], chosen: Mapping[str, str], to: Addresses, t: Translator = ENGLISH
) -> list[Chip]:
    """All that is chosen."""
    return [
        Chip(name, _chosen(name, value, tally, t), _address(to, kept, name, None)) for name, value in chosen.items()
    ]


def asked(chosen: Mapping[str, str], t: Translator = ENGLISH) -> str:
    """All that was asked for, in words, nothing being known of what there is."""
    return ", ".join(
        words if name == "cited_since" else value(name, Counted(words, 0), t) for name, words in chosen.items()
    )


def value(name: str, one: Counted, t: Translator = ENGLISH) -> str:
    """A value in words."""
    match name:
        case "language":
            return t.tongue(one.value)
        case "country" | "territory":
            return t.country(one.value) or one.words or one.value
        case "cited_since":
            return one.value if len(one.value) == 4 else t.day(date.fromisoformat(f"{one.value}-01"[:10]))
    return t.pgettext("list", VALUES[one.value]) if one.value in VALUES else one.words or one.value


def _choice(  # noqa: PLR0913, PLR0917  # one of several of a list
    name: str, one: Counted, kept: Mapping[str, str | None], chosen: bool, to: Addresses, t: Translator
) -> Choice:
    return Choice(value(name, one, t), one.count, _address(to, kept, name, None if chosen else one.value), chosen)


def _chosen(name: str, asked: str, tally: Tally, t: Translator) -> str:
    one = next((one for one in tally.facets.get(name, ()) if one.value == asked), Counted(asked, 0))
    words = value(name, one, t)
    return t.pgettext("list", CHOSEN[name], value=words) if name in CHOSEN else words


def _address(to: Addresses, kept: Mapping[str, str | None], name: str, asked: str | None) -> str:
    return to.contacts(**{**kept, name: asked})
