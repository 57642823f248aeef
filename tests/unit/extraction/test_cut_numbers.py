"""Numbers that the end of a line cuts, as in columns and wrapped paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.extraction.details import cut_numbers
from directory.reading import read_release
from directory.records import Document

OPENING = (
    "New bridge opens in spring\n\nThe organisation announced today that it will work with its partners on the new project, "
    "which has been funded for the next three years.\n\n"
)
FULL = "For more information please call the press officer of the trust, Ada Probe,"


def numbers(text: str) -> list[str]:
    reading = read_release(Document("file:///release.txt", "release.txt", text.encode()), default_country="GB")
    return [claim.value for mention in reading.mentions for claim in mention.of("phone")]


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("+44 20 7946\n0101", "+442079460101"),
        ("+31 (0)\n20 718 2470", "+31207182470"),
        ("+31\n20 718 2470", "+31207182470"),
        ("(202)\n555-0143", "+12025550143"),
        ("202-\n555-0143", "+12025550143"),
        ("020 7946\n0101", "+442079460101"),
    ],
)
def test_a_cut_number_is_read_whole(written: str, number: str) -> None:
    assert numbers(f"{OPENING}Media contact: {FULL} {written}.\n") == [number]


def test_what_is_read_whole_lies_in_the_text() -> None:
    text = f"{OPENING}Media contact: {FULL} (202)\n555-0143.\n"
    reading = read_release(Document("file:///release.txt", "release.txt", text.encode()))
    (quote,) = [claim.quote for mention in reading.mentions for claim in mention.of("phone")]
    assert reading.release.text[quote.start : quote.end] == quote.exact == "(202)\n555-0143"


@pytest.mark.parametrize(
    ("block", "number"),
    [
        ("Tel. 020 7946 0101\n12 May", "+442079460101"),
        ("Tel: 020 7946 0102\n10 Sample Street", "+442079460102"),
    ],
)
def test_what_stands_below_a_whole_number_is_no_part_of_it(block: str, number: str) -> None:
    assert numbers(f"{OPENING}Media contact:\nAda Probe\n{block}\n") == [number]


@given(st.text("+()0123456789 .-\n/ab", max_size=60), st.data())
def test_a_whole_number_holds_the_part_and_nothing_before_its_limit(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    low = data.draw(st.integers(0, start))
    whole = cut_numbers.whole(text, low, start, end)
    assert whole is None or (low <= whole[0] <= start and end <= whole[1] <= len(text))
