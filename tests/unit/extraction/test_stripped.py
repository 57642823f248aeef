"""Texts of pages whose tags and marks became spaces: a run of them parts what stood apart, and evidence stays to the letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.extraction.stripped import lined
from directory.extraction.words.vocabulary import vocabulary
from directory.reading import read_release
from directory.records import Document

ENGLISH = vocabulary("en")
PAGE = " " * 60
BODY = (
    "SPRINGFIELD     Ms  Example today welcomed the new bridge  saying that it will bring the two parts of the town together      It has "
    "been a long time in coming   she said       The bridge was paid for by the county and by the state  which gave  2 million in all     "
    "   Work began in 2004   It will be open to all who walk  ride or drive      The old ferry  built in 1951  goes to the museum  "
)
ADA, BO = ("Ada Probe", ["+12025550143"]), ("Bo Sample", ["+18645550117"])

Contact = tuple[str | None, list[str]]


def contacts(head: str) -> list[Contact]:
    """Of a page with such a head."""
    text = f"{PAGE}Press Releases{PAGE}{head}{PAGE}New Bridge Opens in Spring{PAGE}{BODY}{PAGE}"
    reading = read_release(Document("file:///release.txt", "release.txt", text.encode()))
    for claim in (claim for mention in reading.mentions for claim in mention.claims):
        assert reading.release.text[claim.quote.start : claim.quote.end] == claim.quote.exact
    return [(m.name, [claim.value for claim in m.of("phone")]) for m in reading.mentions]


@pytest.mark.parametrize(
    ("head", "offered"),
    [
        ("Contact  Ada Probe  202 555 0143", [ADA]),
        (
            "Senator Example News Contact  Ada Probe  202 555 0143  or Bo Sample  864 555 0117  Date  08 01 2006",
            [ADA, BO],
        ),
        (
            "Contact  Ada Probe  SPRINGFIELD In a switch of the committee  Senator Example was named",
            [("Ada Probe", [])],
        ),
        ("FOR IMMEDIATE RELEASE  Contact  Ada Probe    July 11  2007", [("Ada Probe", [])]),
        ("Contact  Ada ProbeEmail        BRIDGE OPENS", [("Ada Probe", [])]),
        ("Contact  Ada ProbePhone  202 555 0143", [ADA]),
        ("FOR IMMEDIATE RELEASE  February 01  2006Contact  Ada Probe  202 555 0143 Springfield", [ADA]),
        ("Washington Contact  Ada Probe  202  555 0143  Illinois Contact  Bo Sample  864 555 0117", [ADA, BO]),
    ],
)
def test_who_is_to_be_asked_is_read(head: str, offered: list[Contact]) -> None:
    assert contacts(head) == offered


def test_a_number_in_the_head_that_nobody_is_named_for_is_a_desks() -> None:
    assert contacts("For Immediate Release    June 6  2005    Phone   202  555 0143") == [(None, ["+12025550143"])]
    assert contacts("June 6  2005    Phone   202  555 0143") == []


def test_a_label_is_told_from_what_it_is_glued_to_with_its_accents() -> None:
    line = "Contact  Ada ProbeTéléphone  01 99 00 01 34    " + "Le pont est ouvert  selon la ville      " * 12
    assert lined(line, vocabulary("fr")).split("\n")[1].rstrip() == " Ada Probe"


def test_who_types_two_spaces_behind_a_full_stop_has_stripped_nothing() -> None:
    typed = (
        "The bridge is open.  It was built in a year.  She said it is good.  Nobody will miss the ferry, of course.  "
        * 6
    )
    assert lined(typed, ENGLISH) == typed


@given(st.text(st.sampled_from("ab AZ09.,  \n\t@éContactEmail"), max_size=3000) | st.text(max_size=800))
def test_every_sign_stays_in_its_place(content: str) -> None:
    seen = lined(content, ENGLISH)
    assert len(seen) == len(content)
    assert all(now == was or now in " \n" for now, was in zip(seen, content, strict=True))


@pytest.mark.parametrize("date", ["22  11  2026", "2026  11  22"])
def test_a_date_without_its_full_stops_is_no_number(date: str) -> None:
    assert contacts(f"{date}    Contact  Ada Probe  202 555 0143    {date}") == [ADA]
