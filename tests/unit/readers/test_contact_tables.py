"""Tables of contacts, whoever wrote them, and tables of other things."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from directory.extraction.words import vocabulary
from directory.limits import Limits
from directory.readers import contact_columns
from directory.reading import read_release
from directory.records import Document, Mention, Reading

ROW = "Ada Probe,Press officer,Example House,ada@house.example,+49 30 1234567\r\n"
HEAD = "Name,Role,Organisation,E-mail,Phone\r\n"


def read(content: bytes | str, name: str = "book.csv", limits: Limits | None = None) -> Reading:
    data = content if isinstance(content, bytes) else content.encode()
    return read_release(Document(f"file:///{name}", name, data), limits=limits or Limits())


def told(mention: Mention) -> tuple[str | None, ...]:
    numbers = [f"{claim.type} {claim.value}" for claim in mention.of("phone")]
    return mention.kind, mention.name, mention.role, mention.org, *mention.emails, *numbers


ADA = ("person", "Ada Probe", "Press officer", "Example House", "ada@house.example", "voice +49301234567")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
def test_a_table_is_read_whatever_parts_its_cells_and_encodes_its_letters(separator: str, encoding: str) -> None:
    content = (HEAD + ROW.replace("Ada", "Zoë")).replace(",", separator).encode(encoding)
    (mention,) = read(content).mentions
    assert told(mention) == (ADA[0], "Zoë Probe", *ADA[2:])


def test_a_table_is_told_by_its_content_and_not_by_its_name() -> None:
    assert told(read(HEAD + ROW, "contacts.txt").mentions[0]) == ADA


@pytest.mark.parametrize(
    "content",
    [
        "Country,Year,Value\nFrance,2020,3\nGermany,2021,4\n",
        "Name,Population,Area\nTown,1000,12\n",
        "Name,Phone\nTower,none\n",
        "Station,Height (m),Phone,Depth,Salinity,Temperature\nA,1,+49 30 1234567,3,4,5\n",
        "Press contact: Ada Probe, Example House\nada@house.example\n",
    ],
)
def test_a_table_of_other_things_is_no_address_book(content: str) -> None:
    assert read(content).release.media_type == "text/plain"


def test_what_is_of_home_alone_is_neither_taken_nor_shown() -> None:
    head = "First Name,Last Name,Company,Business Phone,Home Phone,Home Street,Birthday,Notes,E-mail Address\r\n"
    reading = read(
        head
        + "Ada,Probe,House,+49 30 1234567,+49 30 7654321,Hidden Street,1980-01-02,Owes me lunch,ada@house.example\r\n"
    )
    assert told(reading.mentions[0]) == (
        "person",
        "Ada Probe",
        None,
        "House",
        "ada@house.example",
        "voice +49301234567",
    )
    for secret in ("7654321", "Hidden", "1980", "lunch"):
        assert secret not in reading.release.text


def test_googles_labels_tell_what_is_of_home() -> None:
    head = "Name Prefix,First Name,Last Name,Organization Name,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value\n"
    (mention,) = read(
        head + "Dr.,Ada,Probe,House,* Work,ada@house.example,Home,ada@home.example,Mobile,+49 170 1234567\n"
    ).mentions
    assert told(mention) == ("person", "Dr. Ada Probe", None, "House", "ada@house.example", "mobile +491701234567")


def test_a_row_over_several_lines_is_cited_by_its_first_and_the_next_by_its_own() -> None:
    reading = read(
        'Name,Notes,Email,Organisation\nAda Probe,"one\ntwo\nthree",ada@house.example,House\nBo Muster,,bo@house.example,House\n'
    )
    lines = [reading.release.text.count("\n", 0, mention.claims[0].quote.start) + 1 for mention in reading.mentions]
    assert lines == [2, 5]


def test_a_quote_without_end_costs_its_own_row_alone() -> None:
    rows = "".join(f"Ada Probe {number},Officer,House,ada{number}@house.example,\r\n" for number in range(300))
    reading = read(HEAD + 'Eve Sample,"broken,House,eve@house.example,\r\n' + rows)
    assert len(reading.mentions) == 300
    assert reading.warnings == ("line 2 is no row of the table: a quote in it has no end",)


def test_cells_that_spreadsheets_must_not_take_for_formulas_are_read_as_they_were() -> None:
    (mention,) = read(HEAD + "'=Ada Probe,,'+House,ada@house.example,'+49 30 1234567\r\n").mentions
    assert told(mention)[1:4] == ("=Ada Probe", None, "+House")
    assert told(mention)[-1] == "voice +49301234567"


def test_several_addresses_and_numbers_of_one_cell_are_several() -> None:
    (mention,) = read(
        'Name,Company,Emails,Phones\nAda Probe,House,"a@house.example, b@house.example","voice +49 30 1234567 ext. 12, fax +49 30 1234568"\n'
    ).mentions
    assert mention.emails == ("a@house.example", "b@house.example")
    assert [(c.value, c.type, c.extension) for c in mention.of("phone")] == [
        ("+49301234567", "voice", "12"),
        ("+49301234568", "fax", None),
    ]


def test_no_more_contacts_are_read_than_are_allowed() -> None:
    reading = read(HEAD + "".join(ROW.replace("Ada", name) for name in ("Ada", "Bo", "Eve")), limits=Limits(contacts=2))
    assert len(reading.mentions) == 2
    assert reading.warnings == ("only the first 2 contacts were read",)


def test_every_language_with_a_table_of_cues_has_words_for_columns() -> None:
    tables = tomllib.loads(contact_columns._TABLE.read_text("utf-8"))
    folder = Path(vocabulary.__file__).parent / "languages"
    assert tables.keys() == {path.stem for path in folder.glob("*.toml")}


@pytest.mark.parametrize("code", sorted(contact_columns._tables()))
def test_a_table_in_each_language_is_read(code: str) -> None:
    table = tomllib.loads(contact_columns._TABLE.read_text("utf-8"))[code]
    head = ";".join(table[meaning][0] for meaning in ("name", "role", "org", "email", "phone"))
    (mention,) = read(f"{head}\nAda Probe;Press officer;Example House;ada@house.example;+49 30 1234567\n").mentions
    assert told(mention) == ADA
