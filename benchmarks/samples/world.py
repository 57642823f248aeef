"""An invented press landscape: organisations, and officers who stay, change number or move on. Same seed, same world."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain

from benchmarks.samples.words import LANGUAGES, Language

FIRST_DAY, LAST_DAY = date(2023, 2, 1), date(2026, 10, 30)
SPELT_OUT = str.maketrans({"ß": "ss", "œ": "oe", "ı": "i", "ä": "ae", "ö": "oe", "ü": "ue", "Ö": "Oe", "Ü": "Ue"})
NUMBER_STYLES = ("{code}-{year}-{n:03}", "{code} {n}/{year}", "No. {n:03}-{year}", "")


TRIES = 20_000
"""So often a number is drawn again that somebody has already: far more often than one of a thousand needs that is still there."""


@dataclass(frozen=True, slots=True)
class Organisation:
    name: str
    town: str
    domain: str
    code: str
    language: Language
    landline: str
    mobile: str
    number_style: str
    desk: Contact | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """What a release of a certain day gives for an officer or a desk; `key` tells who it truly is."""

    key: str
    name: str
    role: str | None
    phone: str | None
    mobile: str | None
    email: str | None


@dataclass(frozen=True, slots=True)
class Posting:
    """Where an officer can be reached from a day on."""

    since: date
    organisation: Organisation
    contact: Contact


@dataclass(slots=True)
class World:
    organisations: list[Organisation] = field(default_factory=list)
    careers: list[list[Posting]] = field(default_factory=list)

    def officers_at(self, organisation: Organisation, day: date) -> list[Contact]:
        """Who speaks for an organisation on a day."""
        current = [max((p for p in career if p.since <= day), key=lambda p: p.since) for career in self.careers]
        return [posting.contact for posting in current if posting.organisation is organisation]


def make_world(seed: int, organisations: int, officers: int) -> World:
    draw = random.Random(seed)
    world = World()
    numbers = _Numbers(draw)
    taken: set[str] = set()
    while len(world.organisations) < organisations:
        made = _organisation(draw, LANGUAGES[len(world.organisations) % len(LANGUAGES)], numbers)
        if made.domain not in taken:
            taken.add(made.domain)
            world.organisations.append(made)
    for index in range(officers):
        # The first round gives every organisation somebody; the rest fall where they fall.
        home = world.organisations[index] if index < organisations else draw.choice(world.organisations)
        world.careers.append(_career(f"officer-{index:03}", home, world, draw, numbers))
    return world


class _Numbers:
    """Telephone numbers of those set apart for fiction, none given twice."""

    def __init__(self, draw: random.Random) -> None:
        self._draw = draw
        self._given: set[str] = set()

    def new(self, pattern: str) -> str:
        """Raises ValueError where hardly any is left of that pattern."""
        for _ in range(TRIES):
            two_pairs = pattern.count("{:02}") == 2
            limit = 100 if "{:02}" in pattern else 1000
            number = pattern.format(*(self._draw.randrange(limit) for _ in range(2 if two_pairs else 1)))
            key = re.sub(r"\D", "", number)[-7:]
            if key not in self._given:
                self._given.add(key)
                return number
        raise ValueError(f"no number like {pattern} is left: ask for fewer officers or organisations")


def _organisation(draw: random.Random, language: Language, numbers: _Numbers) -> Organisation:
    town = draw.choice(language.towns)
    name = draw.choice(language.kinds).format(town)
    domain = f"{slug(name)}.example"
    code = "".join(word[0] for word in slug(name).split("-") if len(word) > 2).upper()
    made = Organisation(
        name=name,
        town=town,
        domain=domain,
        code=code,
        language=language,
        landline=draw.choice(language.landlines),
        mobile=draw.choice(language.mobiles),
        number_style=draw.choice(NUMBER_STYLES),
    )
    if draw.random() < 0.5:
        mailbox = draw.choice({"en": ("press", "media"), "fr": ("presse",), "de": ("presse",)}[language.code])
        phone = numbers.new(made.landline) if draw.random() < 0.7 else None
        desk = Contact(f"desk-{domain}", language.desk, None, phone, None, f"{mailbox}@{domain}")
        made = replace(made, desk=desk)
    return made


def draw_person(draw: random.Random, language: Language, roles: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """A name and a title that goes with it."""
    woman = draw.random() < 0.5
    title = draw.choice(roles)[0 if woman else 1]
    return f"{draw.choice(language.women if woman else language.men)} {draw.choice(language.family)}", title


def _career(key: str, home: Organisation, world: World, draw: random.Random, numbers: _Numbers) -> list[Posting]:
    """Two in three stay as they are; the others change number or organisation once."""
    language = home.language
    name, role = draw_person(draw, language, language.roles)
    while name in {posting.contact.name for posting in chain(*world.careers) if posting.organisation is home}:
        name, role = draw_person(draw, language, language.roles)  # namesakes are welcome, but not as colleagues
    officer = Contact(key, name, role if draw.random() < 0.9 else None, None, None, None)
    first = Posting(FIRST_DAY, home, _reached_at(officer, home, draw, numbers))
    change = draw.random()
    turn = date(draw.choice((2024, 2025)), draw.randint(1, 12), draw.randint(1, 28))
    if change < 0.15:
        return [first, Posting(turn, home, replace(first.contact, phone=numbers.new(home.landline)))]
    if change < 0.30:
        target = draw.choice([o for o in world.organisations if o.language is language and o is not home])
        there = _reached_at(officer, target, draw, numbers)
        if first.contact.mobile:  # their own, kept when moving on
            there = replace(there, mobile=first.contact.mobile)
        return [first, Posting(turn, target, there)]
    return [first]


def _reached_at(officer: Contact, home: Organisation, draw: random.Random, numbers: _Numbers) -> Contact:
    given, _, family = officer.name.partition(" ")
    local = draw.choice((f"{slug(given)}.{slug(family)}", f"{slug(given)[0]}.{slug(family)}"))
    return replace(
        officer,
        phone=numbers.new(home.landline) if draw.random() < 0.9 else None,
        mobile=numbers.new(home.mobile) if draw.random() < 0.35 else None,
        email=f"{local}@{home.domain}",
    )


def slug(words: str) -> str:
    """`Port-Églantine, 2` -> `port-eglantine-2`."""
    spelt = words.translate(SPELT_OUT)
    plain = unicodedata.normalize("NFKD", spelt).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower().replace("'", "")))
