"""Line ends that only a margin set, for readers; for who looks for contacts see `extraction/test_wrapped.py`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.values.wrapping import flowing

LONG = "The Example Agency has asked its launchers to be kinder"


@pytest.mark.parametrize(
    ("upper", "below"),
    [
        (f"{LONG} and", "Probe Works agreed."),  # no sentence ends in “and”
        (LONG, "to those who look after them."),
        (f"2.   {LONG}", "to those who look after them."),  # a paragraph’s number
        (f"{LONG},", "as they have been before"),
        ("Die Beispielbehörde hat ihre Raketen gebeten, zu der", "Bodenmannschaft netter zu sein"),
    ],
)
def test_a_sentence_goes_on_in_the_next_line(upper: str, below: str) -> None:
    assert flowing(f"{upper}\n{below}") == f"{upper} {below}"


@pytest.mark.parametrize(
    ("upper", "below"),
    [
        ("Contact:", "the press office"),  # a heading
        (LONG, "Probe Works agreed"),  # two headlines, perhaps
        (f"{LONG}.", "iPhones are no launchers"),  # a sentence is over
        (LONG, "- to those who look after them"),  # an item of a list
        (LONG, ""),
        (f"{LONG} and", "+33 1 99 00 12 34"),
        (f"{LONG}, ada@agency.example", "or by telephone"),
        (f"{LONG}\tof", "all\tothers"),  # cells
    ],
)
def test_what_stands_by_itself_stays_there(upper: str, below: str) -> None:
    assert flowing(f"{upper}\n{below}") == f"{upper}\n{below}"


@given(st.lists(st.sampled_from(["", LONG, "to those", "- and", "Ada Example", "ada@agency.example", "x\ty", "the"])))
def test_every_place_stays_what_it_is(lines: list[str]) -> None:
    text = "\n".join(lines)
    seen = flowing(text)
    assert len(seen) == len(text)
    assert all(a == b or (a, b) == ("\n", " ") for a, b in zip(text, seen, strict=True))
    assert flowing(seen) == seen or "\n" in text


HOSTILE = {
    "a number that goes on": "1" * 500_000 + "a",
    "one word": "a" * 500_000,
    "addresses without an end": "a@" * 250_000,
    "addresses of the web": "www." * 125_000 + " b",
    "domains": "a@" + ".aa" * 160_000 + "-",
    "spaces": "a" + " " * 500_000 + "b",
    "stops": "." * 500_000 + "a",
}


@pytest.mark.parametrize("line", HOSTILE.values(), ids=HOSTILE)
def test_of_lines_of_any_length_each_place_is_looked_at_a_few_times(line: str) -> None:
    """Were each looked at once for every other, this would not end in an hour."""
    text = f"{line}\nand so forth\n{line}"
    assert len(flowing(text)) == len(text)


def test_so_it_is_where_such_lines_are_as_wide_as_a_page() -> None:
    for line in HOSTILE.values():
        text = "\n".join([line[:99], "goeson" * 9, line[-99:]] * 3_000)
        assert len(flowing(text)) == len(text)
