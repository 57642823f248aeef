"""What a list of contacts is narrowed by, and what it could be: each combination an address of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from directory.counted import Counted, Tally
from directory.presenters.addresses import Addresses
from directory.presenters.translating import ENGLISH, Translator
from directory.values.days import first_of, last_of

CONTACT_TITLES: dict[str, str] = {
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
"""What lists of contacts are offered to be narrowed by, in this order."""
RELEASE_TITLES: dict[str, str] = {
    "language": "Language",
    "office": "Press office",
    "since": "Since",
}
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
"""What was chosen of contacts, where its value does not tell by itself."""
RELEASES_CHOSEN: dict[str, str] = {
    "office": "Press office: %(value)s",
    "contact": "Naming %(value)s",
    "language": "In %(value)s",
    "since": "Since %(value)s",
    "until": "Until %(value)s",
}
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
_DAYS = frozenset({"cited_since", "since", "until"})
_TWICE = "role_kind", "desk"
"""The same as desks among `kind`."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A list that is narrowed: its address with other parameters, those that it has, and the same values as the tally tells them.
    `words` say what was asked for, where the tally does not."""

    address: Callable[..., str]
    kept: Mapping[str, str | None]
    asked: Mapping[str, str]
    titles: Mapping[str, str]
    chosen: Mapping[str, str]
    typed: tuple[str, ...]
    """What a reader may type."""
    words: Mapping[str, str]

    def with_(self, name: str, value: str | None) -> str:
        """The address of the list that has this value of a parameter, and all else."""
        return self.address(**{**self.kept, name: value})


def of_contacts(
    to: Addresses, kept: Mapping[str, str | None], asked: Mapping[str, str], words: Mapping[str, str]
) -> Narrowed:
    typed = "organisation", "role", "topic", "cited_since"
    return Narrowed(to.contacts, kept, asked, CONTACT_TITLES, CHOSEN, typed, words)


def of_releases(
    to: Addresses, kept: Mapping[str, str | None], asked: Mapping[str, str], words: Mapping[str, str]
) -> Narrowed:
    return Narrowed(to.releases, kept, asked, RELEASE_TITLES, RELEASES_CHOSEN, ("since", "until"), words)


@dataclass(frozen=True, slots=True)
class Choice:
    """A value in words, how many are left with it, and the address of the list that has it; of what is chosen already, of the list
    without it."""

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


def groups(of: Narrowed, tally: Tally, t: Translator = ENGLISH) -> list[Group]:
    """What would change nothing (one value, which all have) is left out."""
    found = []
    for name, title in of.titles.items():
        values = [one for one in tally.facets[name] if (name, one.value) != _TWICE]
        choices = tuple(_choice(of, name, one, t) for one in values)
        if name in of.asked or any(choice.count < tally.total for choice in choices):
            found.append(Group(name, t.pgettext("list", title), choices))
    return found


def chips(of: Narrowed, tally: Tally, t: Translator = ENGLISH) -> list[Chip]:
    """All that is chosen."""
    return [Chip(name, _chosen(of, name, value, tally, t), of.with_(name, None)) for name, value in of.asked.items()]


def asked(chosen: Mapping[str, str], t: Translator = ENGLISH) -> str:
    """All that was asked for, in words, nothing being known of what there is."""
    return ", ".join(words if name in _DAYS else value(name, Counted(words, 0), t) for name, words in chosen.items())


def value(name: str, one: Counted, t: Translator = ENGLISH) -> str:
    """A value in words."""
    match name:
        case "language":
            return t.tongue(one.value)
        case "country" | "territory":
            return t.country(one.value) or one.words or one.value
        case "cited_since" | "since" | "until":
            return (
                one.value
                if len(one.value) == len("2026")
                else t.day((last_of if name == "until" else first_of)(one.value))
            )
    return t.pgettext("list", VALUES[one.value]) if one.value in VALUES else one.words or one.value


def _choice(of: Narrowed, name: str, one: Counted, t: Translator) -> Choice:
    chosen = of.asked.get(name) == one.value
    return Choice(value(name, one, t), one.count, of.with_(name, None if chosen else one.value), chosen)


def _chosen(of: Narrowed, name: str, asked: str, tally: Tally, t: Translator) -> str:
    one = next((one for one in tally.facets.get(name, ()) if one.value == asked), Counted(asked, 0))
    words = value(name, replace(one, words=one.words or of.words.get(name)), t)
    return t.pgettext("list", of.chosen[name], value=words) if name in of.chosen else words
