"""What of a mention counts when two are compared."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from directory.records import Kind
from directory.resolution.namesakes import sound_key
from directory.values import emails as email_values
from directory.values import names

if TYPE_CHECKING:
    from functools import cached_property as once
else:

    class once:  # noqa: N801  # stands for a decorator
        """As `functools.cached_property`, without its lock (gone in Python 3.12), which takes longer than what is worked out."""

        __slots__ = ("_name", "_work")

        def __init__(self, work: Any) -> None:
            self._work = work
            self._name = work.__name__

        def __get__(self, of: Any, owner: type) -> Any:
            found = of.__dict__[self._name] = self._work(of)
            return found


FREE_MAIL = frozenset(
    """
    gmail.com googlemail.com yahoo.com yahoo.fr yahoo.co.uk yahoo.de yahoo.es yahoo.it hotmail.com hotmail.fr hotmail.co.uk
    outlook.com outlook.fr live.com msn.com icloud.com me.com mac.com aol.com gmx.de gmx.net gmx.at gmx.ch gmx.com web.de
    t-online.de freenet.de orange.fr wanadoo.fr free.fr laposte.net sfr.fr libero.it tiscali.it alice.it virgilio.it
    proton.me protonmail.com posteo.de mailbox.org riseup.net mail.ru yandex.ru bk.ru qq.com 163.com seznam.cz wp.pl o2.pl
    interia.pl bluewin.ch telenet.be skynet.be ziggo.nl kpnmail.nl bol.com.br uol.com.br terra.com.br comcast.net verizon.net
    """.split()
)
"""Providers of mailboxes to anyone: their domains tell nothing of an employer."""


class _Spelling(NamedTuple):
    """What `Features` tells of a name."""

    words: tuple[str, ...]
    name_key: str
    sounds: tuple[str, ...]


@dataclass(frozen=True)
class Features:
    """A contact as compared: folded name; sorted keys of e-mails, phones, organisations said to be its own, and issuers of
    the releases that name it; the days (proleptic ordinals) of the first and last of these, where any is dated. `script` says
    that the name is in characters whose sound folding does not give (Han)."""

    kind: Kind
    name: str
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    organisations: tuple[str, ...]
    issuers: tuple[str, ...]
    since: int | None = None
    until: int | None = None
    script: bool = False

    @once
    def words(self) -> tuple[str, ...]:
        """The words of the name in alphabetical order."""
        return self._spell().words

    @once
    def name_key(self) -> str:
        """So that `Sart, Raphaël` is `Raphaël Sart`."""
        return self._spell().name_key

    @once
    def sounds(self) -> tuple[str, ...]:
        """The words of the name that tell something, by a key that all spellings of their sound share."""
        return self._spell().sounds

    def _spell(self) -> _Spelling:
        """Whoever is asked for one of the three is soon asked for the others."""
        found = _spelt(self.name)
        self.__dict__.update(found._asdict())
        return found

    @once
    def personal_emails(self) -> tuple[str, ...]:
        return tuple(e for e in self.emails if not is_shared_mailbox(e))

    @once
    def affiliations(self) -> frozenset[str]:
        """Where it is found: its own affiliations, and the issuers."""
        return self.own_affiliations | frozenset(self.issuers) if self.issuers else self.own_affiliations

    @once
    def own_affiliations(self) -> frozenset[str]:
        """Organisations said to be its own, and the domains of e-mail addresses that belong to one."""
        if not self.emails:
            return frozenset(self.organisations)
        return frozenset((*self.organisations, *(p for e in self.emails if (p := mail_place(e)))))


@lru_cache(maxsize=65_536)
def _spelt(name: str) -> _Spelling:
    """Of a folded name; shared by all who bear it."""
    words = tuple(sorted(name.split()))
    return _Spelling(words, " ".join(words), tuple({sound_key(word): None for word in words if len(word) > 2}))


@lru_cache(maxsize=65_536)
def is_shared_mailbox(address: str) -> bool:
    """Whether the address names a function, so that whoever holds it today tells nothing of who held it before."""
    return email_values.is_role_mailbox(address)


@lru_cache(maxsize=65_536)
def mail_place(address: str) -> str | None:
    """The domain of an address as a place (`@example.org`), None for that of a provider of mailboxes to anyone."""
    domain = email_values.domain(address)
    return None if domain in FREE_MAIL else f"@{domain}"


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
