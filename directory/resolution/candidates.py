"""Which mentions are worth comparing: those that share a key."""

from __future__ import annotations

from directory.resolution.features import Features

CROWDED = 50
"""A key shared by more atoms than this says nothing (a switchboard, a common name); nobody is compared because of it."""

_LONGEST_KEY = 200


def keys(of: Features) -> frozenset[str]:
    """What to be found by. Person and desk never share one, so that they are never compared.

    `name:`, `email:` and `phone:` keys hold one value; `word:` keys one word of a name at one organisation.
    """
    found = {email_key(of, e) for e in of.emails} | {phone_key(of, p) for p in of.phones}
    if of.name:
        found.add(name_key(of))
        for word in set(of.name.split()):
            if len(word) > 2:
                found |= {_key(of, "word", f"{word} {place}") for place in of.affiliations}
    return frozenset(found)


def name_key(of: Features) -> str:
    if of.kind == "desk":  # half of all desks are called "press office"; only with the place is that a name
        return _key(of, "name", f"{of.name_key} {' '.join(sorted(of.affiliations))}")
    return _key(of, "name", of.name_key)


def email_key(of: Features, address: str) -> str:
    return _key(of, "email", address)


def phone_key(of: Features, number: str) -> str:
    return _key(of, "phone", number)


def _key(of: Features, sort: str, value: str) -> str:
    return f"{of.kind[0]}:{sort}:{value}"[:_LONGEST_KEY]
