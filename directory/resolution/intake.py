"""Mentions as anybody may write them down, taken in as atoms: cleaned, and those that say the same put together."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Hashable, Mapping
from datetime import date
from typing import TypeVar

from directory.errors import BadMention
from directory.records import Kind
from directory.resolution import organisations as places
from directory.resolution.desks import is_desk_name
from directory.resolution.features import Features, is_shared_mailbox, mail_place, phone_key
from directory.values import emails, names, organisations, phones

T = TypeVar("T")

_REMEMBERED = 300_000
"""So many names, addresses and organisations as written are remembered, each; beyond, they are cleaned again."""

_LONGEST = 400
"""So many characters may a name, an organisation, an address or a number have; more is none."""
_MOST = 50
"""So many addresses, and so many numbers, may a mention have."""

_Name = tuple[Kind, str, bool]
_Said = tuple[_Name, Hashable]
_Email = tuple[tuple[str, ...], bool, str | None]
"""The address, or nothing where it is none; whether it is somebody's own; its domain as a place."""


class Intake:
    """`atom_of` tells of each mention, in the order of reading, its atom; `releases` of each atom what names it."""

    def __init__(self) -> None:
        self.atom_of = array("l")
        self.releases: list[list[int]] = []
        self._known: dict[_Said, int] = {}
        self._organisations: list[tuple[str, ...]] = []
        self._emails: list[tuple[str, ...]] = []
        self._phones: list[tuple[str, ...]] = []
        self._since = array("l")
        self._until = array("l")
        self._domains: Counter[tuple[str, str]] = Counter()
        self._shared: dict[str, str] = {}
        # Each remembered as written:
        self._days: dict[str, int] = {}
        self._names: dict[str, _Name] = {"": ("desk", "", False)}
        self._places: dict[str, str] = {"": ""}
        self._addresses: dict[str, _Email] = {}

    def add(self, row: Mapping[str, object]) -> None:
        """Raises BadMention where a field is not what it should be; then nothing was taken in."""
        get = row.get
        name, org, country = get("name") or "", get("org") or "", get("country") or ""
        if not isinstance(name, str) or not isinstance(org, str) or not isinstance(country, str):
            raise BadMention("name, org and country", "are to be texts")
        if len(name) > _LONGEST or len(org) > _LONGEST:
            raise BadMention("name or org", f"is longer than {_LONGEST} characters")
        day = self._day(get("date"))
        addresses: list[_Email] = []
        numbers: list[str] = []
        if written := get("emails"):
            addresses += [self._addresses.get(text) or self._address(text) for text in _texts(written, "emails")]
        if written := get("phones"):
            for text in _texts(written, "phones"):
                number = _number(text, country)
                if number:
                    numbers.append(self._shared.setdefault(number, number))
        atom = self._atom(self._names.get(name) or self._name(name), self._place(org), addresses, numbers)
        self.atom_of.append(atom)
        release = get("release")
        if release is not None:
            self.releases[atom].append(hash(str(release)))
        if day:
            self._since[atom] = min(self._since[atom] or day, day)
            self._until[atom] = max(self._until[atom], day)

    def atoms(self) -> list[Features]:
        """What was taken in, with organisations by their mail domains where these are known. Lets go of all but numbers."""
        own = places.by_domain(self._domains)
        found = []
        for atom, ((kind, name, script), _) in enumerate(self._known):
            where = _sorted([own.get(place, place) for place in self._organisations[atom]])
            since, until = self._since[atom] or None, self._until[atom] or None
            made = Features(kind, name, self._emails[atom], self._phones[atom], where, (), since, until, script)
            found.append(made)
        self._known, self._shared, self._names, self._addresses = {}, {}, {}, {}
        self._organisations, self._emails, self._phones = [], [], []
        self._domains.clear()
        return found

    def _atom(self, named: _Name, place: str, addresses: list[_Email], numbers: list[str]) -> int:
        if len(addresses) > 1:
            emails_ = _sorted([a for each, _, _ in addresses for a in each])
            personal = _sorted([a for each, own, _ in addresses for a in each if own])
        elif addresses:
            emails_ = addresses[0][0]
            personal = emails_ if addresses[0][1] else ()
        else:
            emails_ = personal = ()
        phones_ = _sorted(numbers) if len(numbers) > 1 else tuple(numbers)
        # What is the same without comparing: a name with a mailbox of its own, or else with all its numbers, or its place.
        own: Hashable = (emails_ if named[0] == "desk" else personal) or phones_ or place
        if not own:
            own = next((domain for _, _, domain in addresses if domain), None) or len(self.atom_of)
        said = (named, own)
        atom = self._known.get(said)
        if atom is None:
            atom = self._known[said] = len(self.releases)
            self.releases.append([])
            self._organisations.append((place,) if place else ())
            self._emails.append(emails_)
            self._phones.append(phones_)
            self._since.append(0)
            self._until.append(0)
        else:
            if emails_ and emails_ != self._emails[atom]:
                self._emails[atom] = _with(self._emails[atom], emails_)
            if phones_ and phones_ != self._phones[atom]:
                self._phones[atom] = _with(self._phones[atom], phones_)
            if place and place not in self._organisations[atom]:
                self._organisations[atom] = _with(self._organisations[atom], (place,))
        if place:
            for _, _, domain in addresses:
                if domain:
                    self._domains[place, domain] += 1
        return atom

    def _day(self, said: object) -> int:
        if said is None:
            return 0
        if not isinstance(said, str):
            raise BadMention("date", "is no text")
        day = self._days.get(said)
        if day is None:
            try:
                day = date.fromisoformat(said[:10]).toordinal()
            except ValueError as error:
                raise BadMention("date", f"is no date: {said[:40]!r}") from error
            _remember(self._days, said, day)
        return day

    def _name(self, written: str) -> _Name:
        folded = names.fold(written)
        kind: Kind = "person" if folded and not is_desk_name(folded) else "desk"
        folded = names.fold_person(written) if kind == "person" else folded
        folded = self._shared.setdefault(folded, folded)
        return _remember(self._names, written, (kind, folded, names.is_han(written)))

    def _place(self, written: str) -> str:
        found = self._places.get(written)
        if found is None:
            key = organisations.key(written)
            found = _remember(self._places, written, self._shared.setdefault(key, key))
        return found

    def _address(self, written: str) -> _Email:
        address = emails.normal(written)
        if "@" not in address:
            return _remember(self._addresses, written, ((), False, None))
        address = self._shared.setdefault(address, address)
        domain = mail_place(address)
        domain = self._shared.setdefault(domain, domain) if domain else None
        return _remember(self._addresses, written, ((address,), not is_shared_mailbox(address), domain))


def _remember(known: dict[str, T], written: str, found: T) -> T:
    if len(known) >= _REMEMBERED:
        known.clear()
    known[written] = found
    return found


def _texts(value: object, field: str) -> list[str]:
    if not isinstance(value, list):
        raise BadMention(field, "is no list")
    if len(value) > _MOST:
        raise BadMention(field, f"are more than {_MOST}")
    for part in value:
        if not isinstance(part, str) or len(part) > _LONGEST:
            raise BadMention(field, f"has something that is no text of at most {_LONGEST} characters")
    return value


def _sorted(texts: list[str]) -> tuple[str, ...]:
    """Each once."""
    return tuple(sorted(set(texts))) if len(texts) > 1 else tuple(texts)


def _with(known: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    """Both, sorted, each once."""
    return _sorted([*known, *more])


def _number(raw: str, country: str) -> str | None:
    number = phones.quick(raw, country or None)
    return phone_key(number.e164 or number.digits, number.extension) if number else None
