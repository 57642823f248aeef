"""Mentions as anybody may write them down, taken in as atoms: cleaned, and those that say the same put together."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping
from datetime import date
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

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
_Email = tuple[tuple[str, ...], tuple[str, ...], str | None]
"""The address, or nothing where it is none; again where it is somebody's own; its domain as a place."""
_Texts = tuple[str, ...]


class Atoms(NamedTuple):
    """What mentions come to: atoms in the order of their content, so that what is alike lies side by side and numbers decide
    between equals whatever came first; the releases that name each; and of each mention, in the order of reading, its atom."""

    features: list[Features]
    releases: list[list[int]]
    of_mentions: array[int]


class _Atom:
    """What was said of one so far; `since` and `until` are 0 where no day was."""

    __slots__ = ("emails", "kind", "name", "number", "organisations", "phones", "releases", "script", "since", "until")

    def __init__(self, number: int, named: _Name) -> None:
        self.number = number
        self.kind, self.name, self.script = named
        self.emails: _Texts = ()
        self.phones: _Texts = ()
        self.organisations: _Texts = ()
        self.since = self.until = 0
        self.releases: list[int] = []


_CONTENT = attrgetter("emails", "phones", "organisations", "since", "kind", "until", "script")


class Intake:
    """Takes mentions in one after another, or as many as another intake has (`extend`)."""

    def __init__(self) -> None:
        self._begin()

    def _begin(self) -> None:
        self._atom_of = array("i")
        self._known: dict[_Said, _Atom] = {}
        self._domains: Counter[tuple[str, str]] = Counter()
        # Remembered as written:
        self._days: dict[str, int] = {}
        self._names: dict[str, _Name] = {"": ("desk", "", False)}
        self._places: dict[str, str] = {"": ""}
        self._addresses: dict[str, _Email] = {}
        # What is said again and again is held once:
        self._shared: dict[str, str] = {}

    def __len__(self) -> int:
        return len(self._atom_of)

    def add(self, row: Mapping[str, object]) -> None:
        """Raises BadMention where a field is not what it should be; then nothing was taken in."""
        get = row.get
        name, org, country = get("name") or "", get("org") or "", get("country") or ""
        if not isinstance(name, str) or not isinstance(org, str) or not isinstance(country, str):
            raise BadMention("name, org and country", "are to be texts")
        if len(name) > _LONGEST or len(org) > _LONGEST:
            raise BadMention("name or org", f"is longer than {_LONGEST} characters")
        said = get("date")
        day = self._day(said) if said is not None else 0
        known = self._addresses
        addresses: list[_Email] | tuple[()] = ()
        if written := get("emails"):
            addresses = [known.get(text) or self._address(text) for text in _texts(written, "emails")]
        numbers: _Texts = ()
        if written := get("phones"):
            numbers = tuple(
                [n for t in _texts(written, "phones") if (n := phones.quick(t, country) or _number(t, country))]
            )
            if len(numbers) > 2 or (len(numbers) > 1 and numbers[0] >= numbers[1]):
                numbers = _sorted(numbers)
        named = self._names.get(name) or self._name(name)
        place = self._places.get(org)
        if place is None:
            place = self._place(org)
        atom = self._atom(named, place, addresses, numbers)
        self._atom_of.append(atom.number)
        release = get("release")
        if release is not None:
            atom.releases.append(hash(str(release)))
        if day:
            if not atom.since or day < atom.since:
                atom.since = day
            if day > atom.until:  # noqa: PLR1730  # a call would take twice the time
                atom.until = day

    def extend(self, other: Intake) -> None:
        """As if all that the other has taken in had been added here; the other is not to be used any more."""
        before = len(self._atom_of)
        to = array("i")
        shared = self._shared.setdefault
        for said, more in other._known.items():
            if isinstance(said[1], int):
                said = said[0], said[1] + before  # noqa: PLW2901  # the number of a mention that is like no other
            atom = self._known.get(said)
            if atom is None:
                more.number, more.name = len(self._known), shared(more.name, more.name)
                self._known[said] = more
                to.append(more.number)
                continue
            if more.phones and more.phones != atom.phones:
                atom.phones = self._phones(atom.phones, more.phones)
            if more.emails and more.emails != atom.emails:
                atom.emails = _with(atom.emails, more.emails)
            if more.organisations and more.organisations != atom.organisations:
                atom.organisations = _with(atom.organisations, more.organisations)
            atom.releases += more.releases
            if more.since:
                atom.since = min(atom.since or more.since, more.since)
                atom.until = max(atom.until, more.until)
            to.append(atom.number)
        self._atom_of.extend(map(to.__getitem__, other._atom_of))
        self._domains.update(other._domains)

    def __getstate__(self) -> tuple[object, ...]:
        """Without what is only remembered, and without the atoms' own objects, which would take twice the time."""
        atoms = [(a.emails, a.phones, a.organisations, a.since, a.until, a.releases) for a in self._known.values()]
        return self._atom_of, list(self._known), atoms, self._domains

    def __setstate__(self, state: tuple[array[int], list[_Said], list[Any], Counter[tuple[str, str]]]) -> None:
        self._begin()
        self._atom_of, said, atoms, self._domains = state
        for number, (key, told) in enumerate(zip(said, atoms, strict=True)):
            atom = self._known[key] = _Atom(number, key[0])
            atom.emails, atom.phones, atom.organisations, atom.since, atom.until, atom.releases = told

    def atoms(self) -> Atoms:
        """What was taken in, with organisations by their mail domains where these are known. Lets go of all but the number of
        mentions."""
        own = places.by_domain(self._domains)
        atoms = list(self._known.values())
        houses: dict[_Texts, _Texts] = {}
        for atom in atoms:
            at = atom.organisations
            if at not in houses:
                houses[at] = _sorted([own.get(place, place) for place in at])
            atom.organisations = houses[at]
        of_mentions = self._atom_of
        self._begin()
        self._atom_of = of_mentions
        atoms = _in_order(atoms)
        features = [
            Features(
                a.kind, a.name, a.emails, a.phones, a.organisations, (), a.since or None, a.until or None, a.script
            )
            for a in atoms
        ]
        place_of = array("i", bytes(len(atoms) * array("i").itemsize))
        for place, atom in enumerate(atoms):
            place_of[atom.number] = place
        return Atoms(features, [a.releases for a in atoms], array("i", map(place_of.__getitem__, of_mentions)))

    def _atom(self, named: _Name, place: str, addresses: list[_Email] | tuple[()], numbers: _Texts) -> _Atom:
        personal: _Texts = ()
        written: _Texts = ()
        if addresses:
            if len(addresses) > 1:
                written = _sorted([a for each, _, _ in addresses for a in each])
                personal = _sorted([a for _, own, _ in addresses for a in own])
            else:
                written, personal, _ = addresses[0]
            if place:
                for _, _, domain in addresses:
                    if domain:
                        self._domains[place, domain] += 1
        # What is the same without comparing: a name with a mailbox of its own, or else with all its numbers, or its place.
        own: Hashable = (written if named[0] == "desk" else personal) or numbers or place
        if not own:
            own = next((domain for _, _, domain in addresses if domain), None) or len(self._atom_of)
        said = (named, own)
        atom = self._known.get(said)
        if atom is None:
            atom = self._known[said] = _Atom(len(self._known), named)
        if numbers and numbers != atom.phones:
            atom.phones = self._phones(atom.phones, numbers)
        if written and written != atom.emails:
            atom.emails = _with(atom.emails, written)
        if place and place not in atom.organisations:
            atom.organisations = _with(atom.organisations, (place,))
        return atom

    def _phones(self, known: _Texts, more: _Texts) -> _Texts:
        shared = self._shared.setdefault
        return tuple([shared(number, number) for number in _with(known, more)])

    def _day(self, said: object) -> int:
        if not isinstance(said, str):
            raise BadMention("date", "is no text")
        if said in self._days:
            return self._days[said]
        try:
            return _remember(self._days, said, date.fromisoformat(said[:10]).toordinal())
        except ValueError as error:
            raise BadMention("date", f"is no date: {said[:40]!r}") from error

    def _name(self, written: str) -> _Name:
        folded = names.fold(written)
        kind: Kind = "person" if folded and not is_desk_name(folded) else "desk"
        folded = names.fold_person(written) if kind == "person" else folded
        folded = self._shared.setdefault(folded, folded)
        return _remember(self._names, written, (kind, folded, names.is_han(written)))

    def _place(self, written: str) -> str:
        key = organisations.key(written)
        return _remember(self._places, written, self._shared.setdefault(key, key))

    def _address(self, written: str) -> _Email:
        address = emails.normal(written)
        if "@" not in address:
            return _remember(self._addresses, written, ((), (), None))
        address = self._shared.setdefault(address, address)
        domain = mail_place(address)
        domain = self._shared.setdefault(domain, domain) if domain else None
        told = (address,)
        return _remember(self._addresses, written, (told, () if is_shared_mailbox(address) else told, domain))


def _in_order(atoms: Iterable[_Atom]) -> list[_Atom]:
    """By their content, name first: those of one name are put in order by themselves, as few are held against each other
    then."""
    named: defaultdict[str, list[_Atom]] = defaultdict(list)
    for atom in atoms:
        named[atom.name].append(atom)
    found: list[_Atom] = []
    for name in sorted(named):
        held = named[name]
        if len(held) > 1:
            held.sort(key=_CONTENT)
        found += held
    return found


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


def _sorted(texts: Collection[str]) -> _Texts:
    """Each once."""
    return tuple(sorted(set(texts))) if len(texts) > 1 else tuple(texts)


def _with(known: _Texts, more: _Texts) -> _Texts:
    """Both, sorted, each once."""
    return _sorted([*known, *more]) if known else more


def _number(raw: str, country: str) -> str | None:
    """What is no plain number: one with an extension, or one that has to be read with care."""
    body, extension = phones.split_extension(raw)
    quick = phones.quick(body, country) if extension else None
    if quick is not None:
        return phone_key(quick, extension)
    number = phones.parse(raw, country or None)
    return phone_key(number.e164 or number.digits, number.extension) if number else None
