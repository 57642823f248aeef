"""Releases in two languages: side by side in one block, or one half after the other. A contact has the title of the release's own."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document, Mention

SWEDISH = """Exempelnäs bygger en ny park

Exempelnäs Energi har i dag fattat beslut om en park utanför Provstad. Parken ska tas i drift under våren och är den största i
landet. Vi är glada över att kunna göra det här tillsammans med våra partner, säger bolaget i ett uttalande.
"""
ENGLISH = """Exempelnäs builds a new park

Exempelnäs Energi has today taken the decision on a park outside Provstad. It is planned to be in operation in the spring and will
be the largest in the country. We are happy that we can do this together with our partners, the company says in a statement.
"""
GERMAN = "Die Organisation hat heute bekannt gegeben, dass sie mit ihren Partnern an dem neuen Projekt arbeiten wird."


def contacts(text: str) -> tuple[Mention, ...]:
    return read_release(Document("file:///release.txt", "release.txt", text.encode())).mentions


@pytest.mark.parametrize(
    "line",
    [
        "Maria Prov, kommunikationschef / Head of Communications, maria@example.org",
        "Maria Prov, kommunikationschef (Head of Communications), maria@example.org",
        "Maria Prov, Head of Communications / kommunikationschef, maria@example.org",
        "Maria Prov\nHead of Communications\nkommunikationschef\nmaria@example.org",
        "Maria Prov\nkommunikationschef\nHead of Communications\nmaria@example.org",
    ],
)
def test_of_a_title_in_two_languages_the_releases_own_is_taken(line: str) -> None:
    (officer,) = contacts(f"{SWEDISH}\nKontakt / Contact\n{line}\n")

    assert officer.role == "kommunikationschef"


@pytest.mark.parametrize("title", ["Pressesprecherin / Leiterin Kommunikation", "Geschäftsführerin / CEO"])
def test_two_titles_in_one_language_are_one(title: str) -> None:
    (officer,) = contacts(f"{GERMAN}\n\nPressekontakt\nJana Probe, {title}, jana@example.org\n")

    assert officer.role == title


def test_of_a_release_that_says_everything_twice_the_first_half_is_its_own() -> None:
    swedish = (
        f"{SWEDISH}\nFör mer information, kontakta:\nMaria Prov, pressansvarig, 08-123 456 02, maria@example.org\n"
    )
    english = f"{ENGLISH}\nFor more information, please contact:\nMaria Prov, Press Officer, 08-123 456 02, maria@example.org\n"

    assert [(m.role, m.emails) for m in contacts(f"{swedish}\n{english}")] == [
        ("pressansvarig", ("maria@example.org",))
    ]
    assert [(m.role, m.emails) for m in contacts(f"{english}\n{swedish}")] == [
        ("Press Officer", ("maria@example.org",))
    ]
