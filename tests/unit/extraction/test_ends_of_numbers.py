"""Numbers of which only the end is written, behind the label that says what they are for."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document

BODY = (
    "Die Behörde hat heute ihren Bericht vorgelegt und darin gezeigt, wie die Wege der Stadt besser werden können.\n\n"
)


def numbers(block: str) -> list[tuple[str, str | None]]:
    reading = read_release(Document("file:///release.txt", "release.txt", (BODY + block).encode()))
    return [(claim.key, claim.type) for mention in reading.mentions for claim in mention.of("phone")]


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ("Tel: 030 23125-1200, Fax: -1223", [("1200", "voice"), ("1223", "fax")]),
        ("Telefon +49 30 23125-0\nFax -99", [("0", "voice"), ("99", "fax")]),
        ("Tel. 030/23125-12 Telefax: - 15", [("12", "voice"), ("15", "fax")]),
        ("Tel. 030 23125-12, Mobil -3", [("12", "voice"), ("3", "mobile")]),
    ],
)
def test_an_end_behind_a_label_goes_with_the_number_before_it(line: str, ends: list[tuple[str, str]]) -> None:
    found = numbers(f"Pressekontakt:\nKirsten Bockmann\n{line}\nkirsten.bockmann@example.org\n")
    assert found == [(f"+493023125{end}", kind) for end, kind in ends]


@pytest.mark.parametrize(
    "line", ["Tel. 030 2312512, Fax: -15", "Tel. 030 23125-12, Raum -3", "Tel. 030 23125-12, Fax -15.30"]
)
def test_what_is_no_end_of_a_number_is_left(line: str) -> None:
    assert len(numbers(f"Pressekontakt:\nKirsten Bockmann\n{line}\n")) == 1


def test_a_sentence_for_the_press_may_name_whom_others_ask_about_something_else() -> None:
    text = (
        "Bei Presseanfragen nehmen Sie bitte Kontakt auf zu\nFrau Kirsten Bockmann,\n"
        "Landeszentrum für Datenschutz Nordmark\nTel: 030 23125-1200\nE-Mail: siegel@example.org\n"
    )
    assert numbers(text) == [("+4930231251200", "voice")]


def test_who_sends_a_release_is_whom_its_contact_works_for() -> None:
    text = f"{BODY}Aussender: Fernlupe holding BV\nAnsprechpartner: Alex van Muster\nTel. +31-20 5550178\n"
    (mention,) = read_release(Document("file:///release.txt", "release.txt", text.encode())).mentions
    assert (mention.name, mention.first("org")) == ("Alex van Muster", "Fernlupe holding BV")


CZECH = "Úřad dnes zveřejnil zprávu o tom, že se opravy mostu, které začaly na jaře, blíží ke konci a že bude otevřen pro všechny.\n\n"


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("Tel.: 222555012-3", ["+420222555012", "+420222555013"]),
        ("Tel.: +420 222 555 012–4", ["+420222555012", "+420222555013", "+420222555014"]),
        ("Tel.: 222 555 013-2", ["2225550132"]),
    ],
)
def test_a_dash_may_lead_to_the_last_of_several_numbers(line: str, offered: list[str]) -> None:
    text = f"{CZECH}Kontakt pro novináře: Jan Vzorek\n{line}\nE-mail: tisk@example.org\n"
    (mention,) = read_release(Document("file:///release.txt", "release.txt", text.encode())).mentions
    assert [claim.value for claim in mention.of("phone")] == offered
    for claim in mention.claims:
        assert text[claim.quote.start : claim.quote.end] == claim.quote.exact


def test_sums_that_lost_their_marks_are_none_to_call() -> None:
    assert numbers("Pressekontakt:\nKirsten Bockmann\nTel. 030 2312512\nInsgesamt 9 488 546 787 010 00\n") == [
        ("+49302312512", "voice")
    ]
