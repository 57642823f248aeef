"""Paragraphs whose lines end where the page does: names, numbers and titles go on in the next line, and evidence stays to the letter."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.reading import read_release
from directory.records import Document
from directory.values.wrapping import unwrapped

PROSE = (
    "The organisation announced today that it will work with its partners on the new project, which has been funded for the "
    "next three years. It is the first of its kind and will be open to all of the people who live in the area, as the "
    "director has said again and again since the beginning of the last decade."
)
ASKED = (
    "For more information or to arrange an interview, please contact Helen Sampleton, Senior Press Officer at the Example "
    "Research Council, on 020 7946 0143 or at helen.sampleton@example.org."
)
LISTED = (
    "Ada Probe, Head of News, Sample Trust, tel. 020 7946 0101, ada.probe@example.org",
    "Bo Sample, Press Officer, Sample Trust, tel. 020 7946 0102, bo.sample@example.net",
)

Contact = tuple[str | None, str | None, tuple[str, ...], list[str]]


def contacts(text: str) -> list[Contact]:
    reading = read_release(Document("file:///release.txt", "release.txt", text.encode()), default_country="GB")
    return [(m.name, m.role, m.emails, [claim.value for claim in m.of("phone")]) for m in reading.mentions]


def wrapped(width: int, *paragraphs: str) -> str:
    filled = (textwrap.fill(one, width, break_long_words=False, break_on_hyphens=False) for one in paragraphs)
    return "New bridge opens in spring\n\n" + "\n\n".join(filled) + "\n"


@pytest.mark.parametrize("width", range(60, 100, 2))
def test_who_is_to_be_asked_is_read_wherever_lines_end(width: int) -> None:
    found = contacts(wrapped(width, PROSE, PROSE, ASKED))
    assert found == [("Helen Sampleton", "Senior Press Officer", ("helen.sampleton@example.org",), ["+442079460143"])]


@pytest.mark.parametrize("width", range(60, 100, 4))
def test_evidence_is_what_the_release_has_line_ends_and_all(width: int) -> None:
    text = wrapped(width, PROSE, PROSE, ASKED)
    reading = read_release(Document("file:///release.txt", "release.txt", text.encode()))
    quotes = [claim.quote for mention in reading.mentions for claim in mention.claims]
    assert quotes
    for quote in quotes:
        assert reading.release.text[quote.start : quote.end] == quote.exact
        assert reading.release.text[: quote.start].endswith(quote.prefix)
        assert reading.release.text[quote.end :].startswith(quote.suffix)


def test_lines_that_each_end_in_somebodys_last_detail_stay_apart() -> None:
    text = wrapped(84, PROSE, PROSE) + "\nMedia contacts:\n" + "\n".join(LISTED) + "\n"
    assert [name for name, *_ in contacts(text)] == ["Ada Probe", "Bo Sample"]


def test_short_lines_are_nobodys_margin() -> None:
    block = "Media contact:\nAda Probe\nPress Officer\nada@example.org\n020 7946 0101\n"
    assert unwrapped(block) == block


def test_a_line_before_a_list_or_a_heading_ends_there() -> None:
    text = wrapped(70, PROSE, PROSE)
    listed = text + "\n" + "x" * 60 + " contact:\nAda Probe, Press Officer of the Example Research Trust\n- one\n"
    assert unwrapped(listed).endswith("contact:\nAda Probe, Press Officer of the Example Research Trust\n- one\n")


@given(st.text("ab .,:@-0\n", max_size=400))
def test_nothing_but_line_ends_becomes_a_space(text: str) -> None:
    seen = unwrapped(text)
    assert len(seen) == len(text)
    assert all(one == other or (one, other) == ("\n", " ") for one, other in zip(text, seen, strict=True))
