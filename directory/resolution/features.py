"""What of a mention counts when two are compared."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from directory.records import Kind
from directory.resolution.namesakes import sound_key
from directory.values import emails as email_values
from directory.values import names


class Spelling(NamedTuple):
    """What `Features` tells of a name."""

    words: tuple[str, ...]
    name_key: str
    sounds: tuple[str, ...]


@dataclass(slots=True, unsafe_hash=True)
class Features:
    """A contact as compared: folded name; sorted keys of e-mails, phones, organisations said to be its own, and issuers of
    the releases that name it; the days (proleptic ordinals) of the first and last of these, where any is dated. `script` says
    that the name is in characters whose sound folding does not give (Han). What follows from these stands behind them.

    Never changed once made; not said to be frozen, as that would double the time of making one, and millions are made.
    """

    kind: Kind
    name: str
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    organisations: tuple[str, ...]
    issuers: tuple[str, ...]
    since: int | None = None
    until: int | None = None
    script: bool = False

    words: tuple[str, ...] = field(init=False, repr=False, compare=False)
    """The words of the name in alphabetical order."""
    name_key: str = field(init=False, repr=False, compare=False)
    """So that `Sart, Raphaël` is `Raphaël Sart`."""
    sounds: tuple[str, ...] = field(init=False, repr=False, compare=False)
    """The words of the name that tell something, by a key that all spellings of their sound share."""
    personal_emails: tuple[str, ...] = field(init=False, repr=False, compare=False)
    own_affiliations: frozenset[str] = field(init=False, repr=False, compare=False)
    """Organisations said to be its own, and the domains of e-mail addresses that belong to one."""
    affiliations: frozenset[str] = field(init=False, repr=False, compare=False)
    """Where it is found: its own affiliations, and the issuers."""

    def __post_init__(self) -> None:
        self.words, self.name_key, self.sounds = spelt(self.name)
        self.personal_emails, domains = _written_from(self.emails) if self.emails else ((), ())
        self.own_affiliations = own = _all_of(self.organisations, domains)
        self.affiliations = own.union(self.issuers) if self.issuers else own


@lru_cache(maxsize=65_536)
def spelt(name: str) -> Spelling:
    """Of a folded name; shared by all who bear it."""
    words = tuple(sorted(name.split()))
    return Spelling(words, " ".join(words), tuple({sound_key(word): None for word in words if len(word) > 2}))


@lru_cache(maxsize=65_536)
def _written_from(addresses: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Those of them that are somebody's own, and the domains of all that belong to an organisation."""
    personal = tuple(e for e in addresses if not is_shared_mailbox(e))
    return personal, tuple(p for e in addresses if (p := mail_place(e)))


@lru_cache(maxsize=65_536)
def _all_of(organisations: tuple[str, ...], domains: tuple[str, ...]) -> frozenset[str]:
    """One object for all who are found there: there are far fewer houses than people."""
    return frozenset((*organisations, *domains))


@lru_cache(maxsize=65_536)
def is_shared_mailbox(address: str) -> bool:
    """Whether the address names a function, so that whoever holds it today tells nothing of who held it before."""
    return email_values.is_role_mailbox(address)


@lru_cache(maxsize=65_536)
def mail_place(address: str) -> str | None:
    """The domain of an address as a place (`@example.org`), None for that of a provider of mailboxes to anyone."""
    domain = email_values.domain(address)
    return None if domain in email_values.FREE_MAIL else f"@{domain}"


Said = tuple[str, str, str, str | None]
"""Of a claim: its field, value, key, and extension."""


def features(
    kind: Kind, said: Iterable[Said], organisations: Iterable[str], issuers: Iterable[str], day: int | None = None
) -> Features:
    """What counts of a mention, by what its claims say in the order of the text; organisations and issuers are given by their
    keys, `day` is the release's (an ordinal)."""
    said = list(said)
    name = next((value for field, value, _, _ in said if field == "name"), "")
    return Features(
        kind,
        names.fold_person(name) if kind == "person" else names.fold(name),
        tuple(sorted({key for field, _, key, _ in said if field == "email"})),
        tuple(sorted({phone_key(key, extension) for field, _, key, extension in said if field == "phone"})),
        tuple(sorted({o for o in organisations if o})),
        tuple(sorted({i for i in issuers if i})),
        day,
        day,
        names.is_han(name),
    )


def phone_key(key: str, extension: str | None) -> str:
    """A number with its extension: two people at one switchboard have different ones."""
    return f"{key};{extension}" if extension else key


def digest(of: Features, salt: str = "") -> str:
    """Equal for mentions that say the same, which are therefore one before any comparison.

    With an e-mail address or a number the organisations do not matter. Without any, they do; and who gives a name and
    nothing else is like nobody but themselves, which `salt` sees to (the place of the mention).
    """
    if not salt and needs_salt(of):
        raise ValueError("a mention that says so little needs a salt")
    return hashlib.sha256(json.dumps((*sameness(of), salt)).encode()).hexdigest()


def sameness(of: Features) -> tuple[object, ...]:
    """What is equal for mentions that say the same."""
    bare = not of.emails and not of.phones
    return of.kind, of.name, of.emails, of.phones, (of.organisations, of.issuers) if bare else ()


def needs_salt(of: Features) -> bool:
    """Whether a mention says too little to be the same as another that says just as little."""
    return not of.emails and not of.phones and not (of.name and of.affiliations)
