"""Blocks in a column of their own, beside other text; columns that are not straight; what line ends cut."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document, Mention

PROSE = (
    "The trust announced today that it will work with its partners on the new pier, which has been funded for the next"
    " three years and will be open to all of the people who live in the area."
)


def offered(block: str) -> tuple[Mention, ...]:
    return read_release(Document("file:///a.txt", "a.txt", f"New pier\n\n{PROSE}\n\n{block}\n".encode())).mentions


def told(mention: Mention) -> tuple[str | None, str, str, list[str], list[str]]:
    org = next((claim.value for claim in mention.claims if claim.field == "org"), "")
    return mention.name, mention.role or "", org, list(mention.emails), [c.value for c in mention.of("phone")]


def test_the_date_left_of_a_block_is_no_part_of_it() -> None:
    (ada,) = offered(
        "FOR IMMEDIATE RELEASE               CONTACT: Ada Probe\n"
        "March 3, 1994                                Harbour Trust\n"
        "                                             (202) 555-0121\n"
        "                                             ada@trust.example.org"
    )

    assert told(ada) == ("Ada Probe", "", "Harbour Trust", ["ada@trust.example.org"], ["+12025550121"])


def test_in_a_table_what_stands_left_of_words_that_announce_contacts_is_of_the_row() -> None:
    text = (
        "Renseignements aux journalistes\n\nLa fondation a annoncé aujourd’hui qu’elle va travailler avec ses partenaires.\n\n"
        "Nom\tFonction\tTél.\nAda Témoin\tResponsable des relations presse\t01 99 00 12 34\n"
        "Bea Exemple\tResponsable communication\t01 99 00 12 35\n"
    )

    ada, bea = read_release(Document("file:///a.txt", "a.txt", text.encode())).mentions

    assert [ada.name, bea.name] == ["Ada Témoin", "Bea Exemple"]


def test_prose_right_of_a_block_is_no_part_of_it() -> None:
    (ada,) = offered(
        "Contact                  The Harbour Trust announced today that it will work with\n"
        "                         its partners on the new pier, as Director Bea Sample said,\n"
        "Ada Probe                and that it has been funded for the next three years. It\n"
        "Press Officer            will be open to all of the people who live in the area\n"
        "+1 202-555-0121          and to those who come from elsewhere to see it."
    )

    assert told(ada) == ("Ada Probe", "Press Officer", "", [], ["+12025550121"])


def test_an_address_that_is_longer_than_its_column_stays_in_it() -> None:
    ada, bea = offered(
        "Contacts:  Ada Probe              Bea Sample\n"
        "           Harbour Trust      Sample Associates\n"
        "           (202) 555-0121         (202) 555-0122\n"
        "        a.p@harbourtrust.example.org  b.s@associates.example.com"
    )

    assert told(ada) == ("Ada Probe", "", "Harbour Trust", ["a.p@harbourtrust.example.org"], ["+12025550121"])
    assert told(bea) == ("Bea Sample", "", "Sample Associates", ["b.s@associates.example.com"], ["+12025550122"])


def test_cells_read_out_row_by_row_may_be_roles_and_then_organisations() -> None:
    ada, bea = offered(
        "Contacts\n\nAda Probe\nBea Sample\nHead of Press\nPress Officer\nHarbour Trust\nSample Associates\n"
        "+1 202-555-0121\n+1 202-555-0122\nada@trust.example.org\nbea@sample.example.com"
    )

    assert told(ada) == ("Ada Probe", "Head of Press", "Harbour Trust", ["ada@trust.example.org"], ["+12025550121"])
    assert told(bea) == (
        "Bea Sample",
        "Press Officer",
        "Sample Associates",
        ["bea@sample.example.com"],
        ["+12025550122"],
    )


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("ada@pier-\ntrust.example.org", "ada@pier-trust.example.org"),
        ("ada@harbour-\ntrust.example.org, harbourtrust", "ada@harbourtrust.example.org"),
        ("ada@trust.\nexample.org", "ada@trust.example.org"),
        ("ada@trust\n   .example.org", "ada@trust.example.org"),
        ("ada@\ntrust.example.org", "ada@trust.example.org"),
    ],
)
def test_an_address_that_a_line_end_cuts_is_put_together(written: str, address: str) -> None:
    (ada,) = offered(f"Press contact: Ada Probe, {written}")

    assert told(ada)[3] == [address]


def test_a_sentence_that_ends_behind_an_address_is_no_part_of_it() -> None:
    (ada,) = offered("Press contact: Ada Probe, ada@trust.example.org.\nphotos.example.org has pictures.")

    assert told(ada)[3] == ["ada@trust.example.org"]


@pytest.mark.parametrize("written", ["ada.probe at trust.example.org", "<aprobe at trust.example.org>"])
def test_the_at_sign_that_an_archive_writes_as_a_word_is_one_where_a_name_spells_the_mailbox(written: str) -> None:
    (ada,) = offered(f"Press contact: Ada Probe {written}")

    assert told(ada)[3] == [written.strip("<>").replace(" at ", "@")]


def test_what_is_available_at_a_website_is_no_mailbox() -> None:
    (ada,) = offered("Press contact: Ada Probe, +1 202-555-0121. Pictures are available at trust.example.org.")

    assert told(ada)[3] == []


def test_whose_somebody_is_may_stand_behind_the_name() -> None:
    (ada,) = offered("CONTACT: Ada Probe of Harbour Trust, +1-202-555-0121, ada@trust.example.org")

    assert told(ada) == ("Ada Probe", "", "Harbour Trust", ["ada@trust.example.org"], ["+12025550121"])


def test_an_organisation_of_something_is_no_human_of_it() -> None:
    (desk,) = offered("Press contact: Young Friends of Harbour Trust, +1-202-555-0121, office@trust.example.org")

    assert desk.kind == "desk"


def test_letters_drawn_as_one_are_several() -> None:
    (griffin,) = offered("Press contact: Grifﬁn Shefﬁeld, griﬃn@trust.example.org")

    assert told(griffin)[::3] == ("Griffin Sheffield", ["griffin@trust.example.org"])
