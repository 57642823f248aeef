"""Two names with nothing but a blank between them: two people only where their addresses prove it."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document


def contacts(lines: str) -> list[tuple[str | None, tuple[str, ...], tuple[str, ...]]]:
    text = f"The organisation said today that it would work with its partners on the new project.\n\nPress contact\n{lines}\n"
    found = read_release(Document("file:///release.txt", "release.txt", text.encode())).mentions
    return [(m.name, m.emails, tuple(c.value for c in m.of("phone"))) for m in found]


NUMBER = "+44 20 7946 0101"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("anna.example@example.org", "boris.sample@example.org"),
        ("aexample@example.org", "bsample@example.org"),
        ("anna@example.org", "boris@example.org"),
        ("example.anna@example.org", "sample-b@example.org"),
    ],
)
def test_two_addresses_that_name_one_each_prove_two_people(first: str, second: str) -> None:
    found = contacts(f"Anna Example Boris Sample\nPhone: {NUMBER}\n{first} {second}")

    assert [(name, emails) for name, emails, _ in found] == [("Anna Example", (first,)), ("Boris Sample", (second,))]
    assert all(phones == ("+442079460101",) for _, _, phones in found)


@pytest.mark.parametrize(
    "addresses",
    [
        "anna.example@example.org",
        "anna.example@example.org press@example.org",
        "anna@example.org sample@example.org",
        "anna.example@example.org anna@example.com",
        "anna.sample@example.org boris@example.org",
    ],
)
def test_less_than_that_proves_nothing(addresses: str) -> None:
    assert "Anna Example Boris Sample" in {name for name, _, _ in contacts(f"Anna Example Boris Sample\n{addresses}")}


def test_one_person_of_many_names_with_two_addresses_stays_one() -> None:
    [(name, emails, _)] = contacts("Ana María López García\nana@example.org garcia@example.org")

    assert (name, len(emails)) == ("Ana María López García", 2)
