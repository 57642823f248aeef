"""What is read as neither an organisation nor a title: streets called after a house, and whole sentences."""

from __future__ import annotations

import pytest

from directory.extraction.words import clauses
from directory.reading import read_release
from directory.records import Document

BODIES = {
    "de": "Die Organisation hat heute bekannt gegeben, dass sie mit ihren Partnern an dem neuen Projekt arbeiten wird.",
    "nl": "De organisatie maakte vandaag bekend dat zij met haar partners aan het nieuwe project gaat werken, dat voor iedereen is.",
    "da": "Organisationen har i dag meddelt, at den vil arbejde sammen med sine partnere om det nye projekt, som er åbent for alle.",
    "pl": "Organizacja poinformowała dziś, że będzie pracować z partnerami nad nowym projektem, który jest otwarty dla wszystkich.",
    "cs": "Organizace dnes oznámila, že bude spolupracovat se svými partnery na novém projektu, který je otevřen všem.",
    "en": "The organisation said today that it would work with its partners on the new project, which is open to all.",
}


def stated(language: str, lines: str) -> list[tuple[str | None, str | None, str | None]]:
    text = f"{BODIES[language]}\n\nPress contact\n{lines}\n+44 20 7946 0101\n"
    found = read_release(Document("file:///release.txt", "release.txt", text.encode())).mentions
    return [(m.name, m.role, m.org) for m in found]


@pytest.mark.parametrize(
    ("language", "street"),
    [
        ("de", "Am Muster Museum 8"),
        ("de", "Zur Universität 3-5"),
        ("de", "Vor dem Museum 4 a"),
        ("de", "An der Polizeidirektion 12"),
        ("nl", "Bij het Voorbeeld Museum 8"),
        ("da", "Ved Eksempel Museum 8"),
        ("pl", "Przy Muzeum Przykład 8"),
        ("cs", "U Muzea 8"),
    ],
)
def test_a_street_called_after_what_it_lies_beside_is_an_address(language: str, street: str) -> None:
    assert stated(language, f"Jane Doe\n{street}") == [("Jane Doe", None, None)]
    assert stated(language, f"Jane Doe\n{street}\n10115 Musterstadt") == [("Jane Doe", None, None)]


@pytest.mark.parametrize("house", ["Sample Workers Union Local 12", "Sample Museum"])
def test_a_house_with_a_number_or_without_one_is_one(house: str) -> None:
    assert stated("en", f"Jane Doe\n{house}") == [("Jane Doe", None, house)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The museum is a great place for all.",
        "Visit the Sample Museum and see the new exhibition today!",
        "Would you like to join the Sample Foundation for a day?",
        "The director and the museum are looking forward to it",
    ],
)
def test_a_whole_sentence_is_neither_a_house_nor_a_title(sentence: str) -> None:
    found = stated("en", f"Jane Doe\n{sentence}")

    assert [name for name, _, _ in found] == ["Jane Doe"]
    assert sentence.rstrip(".!?") not in {said.rstrip(".!?") for _, *others in found for said in others if said}


def test_a_house_may_be_called_by_what_it_calls_for() -> None:
    called = "Save the Rivers and Forests Now!"

    assert not clauses.is_sentence(called, 0, len(called))
