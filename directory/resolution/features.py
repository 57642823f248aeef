"""What of a mention counts when two are compared."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from directory.records import Kind, Mention
from directory.values import emails as email_values
from directory.values import names

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


@dataclass(frozen=True, slots=True)
class Features:
    """A contact as compared: folded name; sorted keys of e-mails, phones, organisations said to be its own, and issuers of
    the releases that name it."""

    kind: Kind
    name: str
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    organisations: tuple[str, ...]
    issuers: tuple[str, ...]

    @property
    def name_key(self) -> str:
        """The words of the name in alphabetical order, so that `Sart, Raphaël` is `Raphaël Sart`."""
        return " ".join(sorted(self.name.split()))

    @property
    def personal_emails(self) -> tuple[str, ...]:
        return tuple(e for e in self.emails if not is_shared_mailbox(e))

    @property
    def affiliations(self) -> frozenset[str]:
        """Where it is found: its own affiliations, and the issuers."""
        return self.own_affiliations | frozenset(self.issuers)

    @property
    def own_affiliations(self) -> frozenset[str]:
        """Organisations said to be its own, and the domains of e-mail addresses that belong to one."""
        domains = {"@" + email_values.domain(e) for e in self.emails}
        return frozenset(self.organisations) | {d for d in domains if d[1:] not in FREE_MAIL}


@lru_cache(maxsize=65_536)
def is_shared_mailbox(address: str) -> bool:
    """Whether the address names a function, so that whoever holds it today tells nothing of who held it before."""
    return email_values.is_role_mailbox(address)


def features(mention: Mention, organisations: Iterable[str], issuers: Iterable[str]) -> Features:
    """What counts of a mention; organisations and issuers are given by their keys."""
    return Features(
        mention.kind,
        names.fold(mention.name or ""),
        tuple(sorted({c.key for c in mention.of("email")})),
        tuple(sorted({phone_key(c.key, c.extension) for c in mention.of("phone")})),
        tuple(sorted({o for o in organisations if o})),
        tuple(sorted({i for i in issuers if i})),
    )


def phone_key(key: str, extension: str | None) -> str:
    """A number with its extension: two people at one switchboard have different ones."""
    return f"{key};{extension}" if extension else key


def digest(of: Features, salt: str = "") -> str:
    """Equal for mentions that say the same, which are therefore one before any comparison.

    With an e-mail address or a number the organisations do not matter. Without any, they do; and who gives a name and
    nothing else is like nobody but themselves, which `salt` sees to (the place of the mention).
    """
    bare = not of.emails and not of.phones
    if not salt and needs_salt(of):
        raise ValueError("a mention that says so little needs a salt")
    parts = (of.kind, of.name, of.emails, of.phones, (of.organisations, of.issuers) if bare else (), salt)
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def needs_salt(of: Features) -> bool:
    """Whether a mention says too little to be the same as another that says just as little."""
    return not of.emails and not of.phones and not (of.name and of.affiliations)
