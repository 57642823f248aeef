"""Which mentions are worth comparing: those that share a key. What keys there are, and how many may share one, is data
(`policy.KEYS`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from itertools import product
from operator import attrgetter
from typing import Any

from directory.records import Kind
from directory.resolution.features import Features
from directory.resolution.namesakes import compatible
from directory.resolution.policy import KEYS, MOST_NAMES, Key

_LONGEST_KEY = 200


def _names(of: Features) -> Iterable[str]:
    return (of.name_key,) if of.name else ()


def _desk_name(of: Features) -> Iterable[str]:
    """Half of all desks are called "press office"; only with the place is that a name."""
    return (f"{of.name_key} {' '.join(sorted(of.affiliations))}",) if of.name else ()


_PARTS: dict[str, Callable[[Features], Iterable[str]]] = {
    "own_email": attrgetter("personal_emails"),
    "email": attrgetter("emails"),
    "phone": attrgetter("phones"),
    "name": _names,
    "desk_name": _desk_name,
    "word": attrgetter("sounds"),
    "place": attrgetter("affiliations"),
}
"""What keys are made of, by the words of `policy.toml`."""


@cache
def sorts(kind: Kind) -> tuple[Key, ...]:
    """The sorts of key that a person or a desk has."""
    return tuple(key for key in KEYS if key.kind == kind)


@cache
def cap(key: str) -> int:
    """How many may share a key of this one's sort, if it is to lead to comparisons."""
    kind, sort = key.split(":", 2)[:2]
    return next(k.cap for k in KEYS if k.kind[0] == kind and k.sort == sort)


@lru_cache(maxsize=1024)
def keys(of: Features) -> frozenset[str]:
    """What to be found by: `<p or d>:<sort>:<values>`. Person and desk never share one, so that they are never compared."""
    return frozenset(key for sort in sorts(of.kind) for key in keys_of(of, sort))


def keys_of(of: Features, sort: Key) -> Iterable[str]:
    """Its keys of one sort, perhaps one twice."""
    return maker(sort)(of)


@cache
def maker(sort: Key) -> Callable[[Features], Iterable[str]]:
    """What makes the keys of one sort."""
    head, values_of = sort.head, values(sort)
    if len(sort.each) == 1:
        return lambda of: [(head + value)[:_LONGEST_KEY] for value in values_of(of)]
    return lambda of: [(head + " ".join(each))[:_LONGEST_KEY] for each in values_of(of)]


@cache
def values(sort: Key) -> Callable[[Features], Iterable[Any]]:
    """What tells the values that the keys of one sort are made of: a text for each key, or a tuple where a key has several."""
    parts = [_PARTS[part] for part in sort.each]
    if len(parts) == 1:
        return parts[0]
    return lambda of: product(*[part(of) for part in parts])


def key(sort: Key, value: str) -> str:
    """The key of a sort that has one value."""
    return (sort.head + value)[:_LONGEST_KEY]


def name_key(of: Features) -> str:
    return (("p:name:" if of.kind == "person" else "d:name:") + of.name_key)[:_LONGEST_KEY]


def email_key(of: Features, address: str) -> str:
    return ("p:own_email:" + address if of.kind == "person" else "d:email:" + address)[:_LONGEST_KEY]


def phone_key(of: Features, number: str) -> str:
    return (("p:phone:" if of.kind == "person" else "d:phone:") + number)[:_LONGEST_KEY]


def count_places(held: Iterable[frozenset[str]]) -> int:
    """How many organisations these affiliations are of: those that share a name or mail domain are one."""
    distinct = {places for places in held if places}
    if len(distinct) < 2:
        return 1
    known: list[set[str]] = []
    for places in distinct:
        meeting = [group for group in known if not group.isdisjoint(places)]
        if meeting:
            known = [group for group in known if group.isdisjoint(places)]
        known.append(set(places).union(*meeting))
    return max(1, len(known))


def count_names(held: Iterable[Features]) -> int:
    """How many people's names are among these that exclude each other, up to as many as tell anything; a desk's do not count.
    At least one."""
    groups: list[tuple[str, bool]] = []
    # Longer names first: `Timpe` belongs to whichever of them it fits, and is no further one.
    named = {(of.name, of.script) for of in held if of.name and of.kind == "person"}
    if len(named) < 2:
        return 1
    for name, script in sorted(named, key=lambda n: (-len(n[0]), n)):
        if not any(script != other_script or compatible(name, other) for other, other_script in groups):
            groups.append((name, script))
            if len(groups) > MOST_NAMES:
                break
    return max(1, len(groups))
