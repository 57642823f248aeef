"""Contacts and releases to be looked up: as many as wanted, the same each time."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from typing import NamedTuple

from anyascii import anyascii

from benchmarks.mentions.people import everybody
from directory.values.names import fold

SYLLABLES = (
    "ba be bo ka ke ko la le lo ma me mi na ni no ra re ri sa se so ta te to va ve vi dor mar ten ber gra lin hof wic stad son ov ski "
    "man ton well ford"
).split()
ROLES = (
    *("Press Officer", "Head of Communications", "Media Relations Manager", "Pressesprecher", "Leiterin Kommunikation"),
    *("Attachée de presse", "Responsable communication", "Jefa de Prensa", "Communications Manager", "Spokesperson"),
)
KINDS = "Institute University Agency Group Museum Hospital Foundation Ministry Council Bank Festival".split()
FIRST, DAYS = date(2014, 1, 1), 4_600


class Person(NamedTuple):
    """A contact: `signed` is when it was last cited."""

    id: int
    name: str
    role: str
    house: str
    email: str
    phone: str
    signed: date


class News(NamedTuple):
    """A release: who signs it by the number of contact."""

    id: int
    number: str
    title: str
    text: str
    date: date
    signers: tuple[int, ...]
    issuer: str | None = None
    place: str | None = None
    media_type: str = "text/plain"


def people(wanted: int) -> Iterator[Person]:
    """Names of eighteen languages; two fifths of surnames are usual ones, the others are borne by few."""
    chance = random.Random(1)
    countries = everybody()
    surnames = [_word(chance, 2, 4) for _ in range(max(1_000, wanted // 5))]
    houses = [f"{_word(chance, 2, 3)} {chance.choice(KINDS)}" for _ in range(max(200, wanted // 40))]
    for number in range(1, wanted + 1):
        drawn = chance.choice(countries).draw(chance)
        last = drawn.last if chance.random() < 0.4 else surnames[int(len(surnames) * chance.random() ** 2)]
        house = houses[int(len(houses) * chance.random() ** 1.7)]
        mailbox = f"{anyascii(drawn.first).lower()[:1]}.{fold(last).replace(' ', '')}"
        email = f"{mailbox}@{house.split()[0].lower()}.example"
        phone = f"+331{chance.randrange(10**8):08}"
        day = FIRST + timedelta(int(DAYS * chance.random() ** 0.5))
        yield Person(number, f"{drawn.first} {last}", chance.choice(ROLES), house, email, phone, day)


def news(wanted: int, contacts: int) -> Iterator[News]:
    """Releases about subjects that some tell of often and most seldom, in words of a language that nobody speaks."""
    chance = random.Random(2)
    vocabulary = [_word(chance, 2, 4).lower() for _ in range(30_000)]
    weights = list(accumulate(1 / (place + 5) for place in range(len(vocabulary))))
    subjects = [_word(chance, 2, 3).upper() for _ in range(max(50, wanted // 40))]
    for number in range(1, wanted + 1):
        subject = subjects[int(len(subjects) * chance.random() ** 1.5)]
        words = chance.choices(vocabulary, cum_weights=weights, k=14)
        title = f"{subject} {' '.join(words[:6])}"
        text = f"{title}. {' '.join(words)} of {subject} and {' '.join(words[6:])}."
        day = FIRST + timedelta(int(DAYS * chance.random() ** 0.5))
        yield News(
            number,
            f"PR{number % 500 + 1:03}-{day.year}",
            title,
            text,
            day,
            (chance.randrange(contacts) + 1, chance.randrange(contacts) + 1),
        )


def _word(chance: random.Random, least: int, most: int) -> str:
    return "".join(chance.choices(SYLLABLES, k=chance.randint(least, most))).capitalize()
