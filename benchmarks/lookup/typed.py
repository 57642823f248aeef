"""What people type for somebody, by kind."""

from __future__ import annotations

import random
import string
from collections import Counter
from collections.abc import Sequence
from typing import Final

from benchmarks.lookup.world import Person
from directory.values.names import fold

Asked = dict[str, list[tuple[str, Person]]]

VAGUE: Final = {
    "the beginning of a word",
    "two letters",
    "a usual surname",
    "a role and an organisation",
    "two usual words",
}
"""Meant by very many: who of them is shown is not judged."""


def mistyped(word: str, chance: random.Random, at: int | None = None) -> str:
    """One letter left out, too many or changed, or two in the wrong order."""
    at = chance.randrange(len(word)) if at is None else at
    letter = chance.choice(string.ascii_lowercase)
    return chance.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at:],
            word[:at] + letter + word[at + 1 :],
            word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :],
        )
    )


def questions(everyone: Sequence[Person], wanted: int) -> Asked:
    chance = random.Random(3)
    asked: Asked = {}
    usual = [surname for surname, _ in Counter(fold(p.name).split()[-1] for p in everyone).most_common(60)]

    def ask(kind: str, query: str, person: Person) -> None:
        asked.setdefault(kind, []).append((query, person))

    for person in chance.sample(everyone, min(wanted, len(everyone))):
        parts = fold(person.name).split()
        house = fold(person.house).split()
        first, last = parts[0], parts[-1]
        long = [at for at, part in enumerate(parts) if len(part) > 3] or [len(parts) - 1]
        at = chance.choice(long)
        slip = mistyped(parts[at], chance)
        ask("one slip of the pen", " ".join([*parts[:at], slip, *parts[at + 1 :]]), person)
        begun = mistyped(parts[at], chance, at=0)
        ask("a slip in the first letter", " ".join([*parts[:at], begun, *parts[at + 1 :]]), person)
        ask("and an unfinished word", f"{first} {mistyped(last[: max(4, len(last) - 2)], chance)}", person)
        ask("an unfinished name", f"{first} {last[: chance.randint(1, len(last))]}", person)
        ask("the beginning of a word", last[: chance.randint(1, 5)], person)
        ask("two letters", last[:2], person)
        ask("a name in ASCII", " ".join(parts), person)
        ask("a name as it is written", person.name, person)
        ask("an initial and a surname", f"{first[0]} {last}", person)
        ask("a usual surname", chance.choice(usual), person)
        ask("surname and organisation", f"{last} {house[0]}", person)
        ask("a number", f"0{person.phone[3]} {person.phone[4:]}", person)
        ask("a surname and a number", f"{last} {person.phone[-6:]}", person)
        ask("an address", person.email, person)
        ask("a role and an organisation", f"{person.role} {person.house}", person)
        ask("two usual words", f"{fold(person.role).split()[0]} {house[-1]}", person)
    return asked
