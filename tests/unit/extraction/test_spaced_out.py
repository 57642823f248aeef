"""Contact blocks of which each line is a paragraph: they are closed up, and nothing else is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from directory.extraction.spaced_out import closed_up
from directory.reading import read_release
from directory.records import Document

BODY = "The council announced today that the new report on the water of the region is now available to the public."
ADA = ("Ada Sample", "Head of Water", ("ada@agency.example",), ["+442079460101"])
BO = ("Bo Probe", None, ("bo@agency.example",), ["+442079460102"])

Contact = tuple[str | None, str | None, tuple[str, ...], list[str]]


def contacts(text: str, name: str = "release.txt") -> list[Contact]:
    reading = read_release(Document(f"file:///{name}", name, text.encode()))
    for claim in (claim for mention in reading.mentions for claim in mention.claims):
        assert reading.release.text[claim.quote.start : claim.quote.end] == claim.quote.exact
    return [
        (m.name, next((c.value for c in m.of("role")), None), m.emails, [c.value for c in m.of("phone")])
        for m in reading.mentions
    ]


LINES = [
    *("Media contacts", "Africa", "Ada Sample", "Head of Water", "1 Example Street", "Sampleton"),
    *("Tel: +44 20 7946 0101", "ada@agency.example"),
    *("Asia", "Bo Probe", "2 Example Street", "Tel: +44 20 7946 0102", "agency bo <bo@agency.example>"),
]


def test_people_whose_every_line_is_a_paragraph_keep_what_stands_below_them() -> None:
    assert contacts("\n\n".join([BODY, *LINES])) == [ADA, BO]


def test_so_it_is_in_a_page() -> None:
    page = "".join(f"<p>{line.replace('<', '&lt;')}</p>" for line in [BODY, *LINES])
    assert contacts(f"<html><body>{page}</body></html>", "release.html") == [ADA, BO]


def test_the_blank_line_before_whoever_comes_next_stays() -> None:
    closed = closed_up("\n\n".join(LINES))
    assert "ada@agency.example\n\nAsia" in closed
    assert closed.count("\n\n") == 1


def test_a_sentence_above_an_address_stays_apart() -> None:
    text = f"{BODY}\n\nada@agency.example\n"
    assert closed_up(text) == text


def test_blocks_whose_lines_follow_each_other_stay_as_they_are() -> None:
    text = "Ada Sample\nada@agency.example\n\nBo Probe\nbo@agency.example\n"
    assert closed_up(text) == text


@given(st.lists(st.sampled_from(["", " ", *LINES, BODY]), max_size=30))
def test_every_place_stays_what_it_is(lines: list[str]) -> None:
    text = "\n".join(lines)
    closed = closed_up(text)
    assert len(closed) == len(text)
    assert all(a == b or (a, b) == ("\n", " ") for a, b in zip(text, closed, strict=True))
    assert closed.split() == text.split()
