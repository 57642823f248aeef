"""A national number belongs to the country that the places around it name: a wrong country is worse than none."""

from __future__ import annotations

import pytest

from directory.reading import examine
from directory.records import Document


def _numbers(text: str) -> dict[str, tuple[str, str]]:
    """For each contact by name: the number as read, and the code of what decided its country."""
    finding = examine(Document("file:///a.txt", "a.txt", text.encode())).finding
    return {
        found.mention.name or "": (claim.value, why[1].code)
        for found in finding.contacts
        for claim, why in zip(found.mention.claims, found.why, strict=True)
        if claim.field == "phone"
    }


def test_the_place_beside_a_number_tells() -> None:
    found = _numbers("Press contacts\nJane Doe (Paris), 01 99 00 12 34\nJohn Doe (London), 020 7946 0101\n")
    assert found == {
        "Jane Doe": ("+33199001234", "country-of-place"),
        "John Doe": ("+442079460101", "country-of-place"),
    }


def test_a_heading_serves_the_contacts_below_it() -> None:
    found = _numbers(
        "Press contacts\n\nGermany:\nJane Doe\n030 23125 123\njane@example.org\n\n"
        "France:\nJohn Doe\n01 99 00 12 34\njohn@example.org\n"
    )
    assert found == {
        "Jane Doe": ("+493023125123", "country-of-heading"),
        "John Doe": ("+33199001234", "country-of-heading"),
    }


def test_who_answers_for_another_country_may_be_at_home() -> None:
    found = _numbers(
        "Per informazioni:\n\nEuropa\nMario Esempi\n+39 06 5550 1802\nm.esempi@example.org\n\n"
        "Francia\nMaria Esempi\n06.5550.1338\nmaria.esempi@example.org\n"
    )
    assert found["Maria Esempi"] == ("+390655501338", "country-of-text")


def test_a_contact_s_postal_address_comes_before_the_dateline() -> None:
    found = _numbers(
        "BERLIN, 3 May 2024 - The institute has found that things are so.\n\n"
        "Press contact\nJane Doe\nTel. 01 99 00 12 34\n12 rue de Londres\n75008 Paris\n"
    )
    assert found == {"Jane Doe": ("+33199001234", "country-of-place")}


def test_the_dateline_speaks_where_nothing_nearer_does() -> None:
    found = _numbers("LONDON, 3 May 2024 - The institute has found that.\n\nPress contact\nJane Doe\n020 7946 0101\n")
    assert found == {"Jane Doe": ("+442079460101", "country-of-dateline")}


def test_the_issuer_s_address_speaks_after_the_dateline() -> None:
    found = _numbers(
        "Example Institute\n1 Example Street, London SW1A 1AA\n\nThings are found to be so.\n\n"
        "Press contact\nJane Doe, 020 7946 0101\n"
    )
    assert found == {"Jane Doe": ("+442079460101", "country-of-address")}


def test_a_mailbox_of_the_contact_s_own_country_comes_before_the_dateline() -> None:
    found = _numbers(
        "LONDON, 3 May 2024 - The institute has found that.\n\n"
        "Press contact\nJane Doe\n030 23125 123\njane.doe@institut.de\n"
    )
    assert found == {"Jane Doe": ("+493023125123", "country-beside")}


@pytest.mark.parametrize(
    ("place", "number", "expected"),
    [
        ("Birmingham", "020 7946 0101", "+442079460101"),  # not as Alabama writes numbers
        ("BIRMINGHAM, Ala.", "(202) 555-0143", "+12025550143"),
        ("London, Ontario", "(202) 555-0143", "+12025550143"),
        ("ATLANTA, Georgia", "(202) 555-0143", "+12025550143"),
    ],
)
def test_a_city_with_namesakes_is_told_by_how_the_number_is_written(place: str, number: str, expected: str) -> None:
    found = _numbers(f"{place}, May 3, 2024 - The institute has found that.\n\nMedia contact\nJane Doe\n{number}\n")
    assert found["Jane Doe"][0] == expected


@pytest.mark.parametrize(
    ("place", "number"),
    [
        ("London, Ontario", "020 7946 0101"),  # no number is written so there
        ("Wien", "020 7946"),
    ],
)
def test_a_number_that_is_not_written_as_there_is_kept_as_it_is(place: str, number: str) -> None:
    found = _numbers(f"{place}, 3 mei 2024 - Nothing.\n\nMedia contact\nJane Doe\n{number}\n")
    assert not found["Jane Doe"][0].startswith("+")
