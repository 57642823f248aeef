"""Who a release offers, drawn from one language's words: people, desks, numbers and addresses, none twice in a release."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field

from anyascii import anyascii

from benchmarks.bed.words import Words

_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


@dataclass(frozen=True, slots=True)
class Phone:
    """A number as written (`raw`, without its extension), as E.164, and what it is: `voice`, `mobile` or `fax`."""

    raw: str
    e164: str
    type: str = "voice"


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact as a release offers it: None or empty where it says nothing. `kind` is `person` or `desk`; `languages` are
    BCP 47 codes, territories and topics as written."""

    kind: str
    name: str | None
    role: str | None = None
    org: str | None = None
    emails: tuple[str, ...] = ()
    phones: tuple[Phone, ...] = ()
    languages: tuple[str, ...] = ()
    territories: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()

    @property
    def phone(self) -> str:
        """The first number, as written."""
        return self.phones[0].raw

    @property
    def email(self) -> str:
        """The first address."""
        return self.emails[0]


@dataclass(slots=True)
class Cast:
    """Draws the people of one release; the same `draw` gives the same ones."""

    words: Words
    draw: random.Random
    used: set[str] = field(default_factory=set)
    org: str = field(init=False)
    """The issuer, and the domain of its addresses."""
    domain: str = field(init=False)

    def __post_init__(self) -> None:
        self.org, self.domain = self.organisation()

    def pick(self, options: tuple[str, ...]) -> str:
        return self.draw.choice(options)

    def fresh(self, options: tuple[str, ...]) -> str:
        """One that this release has not had yet, while there is one."""
        left = [option for option in options if option not in self.used] or list(options)
        chosen = self.draw.choice(left)
        self.used.add(chosen)
        return chosen

    def organisation(self) -> tuple[str, str]:
        """A name and its domain."""
        name, _, label = self.fresh(self.words.organisations).partition("|")
        return name, f"{label}.example.org"

    def person(self, domain: str | None = None) -> Contact:
        """Somebody with a role, one number and one address, the issuer's unless told otherwise."""
        woman = self.draw.random() < 0.5
        name, local = self._name(woman)
        role = _gendered(self.fresh(self.words.roles), woman)
        return Contact("person", name, role, None, (f"{local}@{domain or self.domain}",), (self.landline(),))

    def stranger(self) -> tuple[str, str]:
        """The name and address of somebody who is no contact."""
        name, local = self._name(self.draw.random() < 0.5)
        return name, f"{local}@{self.domain}"

    def desk(self) -> Contact:
        """A press office with a number and an address."""
        return Contact(
            "desk", self.fresh(self.words.desks), None, None,
            (f"{self.fresh(self.words.mailboxes)}@{self.domain}",), (self.landline(),),
        )  # fmt: skip

    def landline(self) -> Phone:
        return self._number(self.words.landlines, "voice")

    def mobile(self) -> Phone:
        return self._number(self.words.mobiles, "mobile")

    def fax(self) -> Phone:
        return self._number(self.words.landlines, "fax")

    def _number(self, patterns: tuple[str, ...], type_: str) -> Phone:
        while True:
            written, _, e164 = self.draw.choice(patterns).partition("|")
            for _ in range(written.count("#")):
                digit = str(self.draw.randrange(10))
                shown = digit.translate(_FULL_WIDTH) if "０" in written else digit
                written, e164 = written.replace("#", shown, 1), e164.replace("#", digit, 1)
            if e164 not in self.used:
                self.used.add(e164)
                return Phone(written, e164, type_)

    def _name(self, woman: bool) -> tuple[str, str]:
        given, given_ascii = _spelt(self.fresh(self.words.women if woman else self.words.men))
        family, family_ascii = _spelt(_gendered(self.fresh(self.words.family), woman))
        order = (family, given) if self.words.order == "family" else (given, family)
        style = self.draw.choice(("{g}.{f}", "{g}.{f}", "{i}.{f}", "{f}", "{g}", "{i}{f}"))
        local = style.format(g=given_ascii, f=family_ascii, i=given_ascii[0])
        return self.words.space.join(order), local


def _gendered(entry: str, woman: bool) -> str:
    feminine, _, masculine = entry.partition("|")
    return feminine if woman or not masculine else masculine


def _spelt(entry: str) -> tuple[str, str]:
    """A name as written and as in an address: `花子=hanako`, `Jürgen`."""
    written, _, spelling = entry.partition("=")
    return written, re.sub("[^a-z]", "", anyascii(spelling or written).lower()) or "x"
