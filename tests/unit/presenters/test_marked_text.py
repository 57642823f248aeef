"""A release's text with its claims marked: nothing lost, nothing twice, every claim in its place."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from directory.pages import MarkedMention
from directory.presenters.page import Paragraph, paragraphs
from directory.records import Claim, Mention, Quote


def mentions(text: str, *places: Sequence[tuple[int, int]]) -> list[MarkedMention]:
    """One mention for each list of places."""
    return [
        MarkedMention("id", "slug", "Name", Mention("person", tuple(_claim(text, *place) for place in of_one), 0.9))
        for of_one in places
    ]


def _claim(text: str, start: int, end: int) -> Claim:
    exact = text[start:end]
    return Claim("name", exact, exact, exact, Quote(start, end, exact, "", ""))


def drawn(found: list[Paragraph]) -> str:
    """`<id numbers|words>`; paragraphs are parted by `¶`."""
    signs = {"open": "<", "close": ">"}
    return "¶".join(
        "".join(
            t.text
            if t.act == "text"
            else signs[t.act] + (f"{t.id or ''} {','.join(map(str, t.numbers))}|" if t.act == "open" else "")
            for t in p.tokens
        )
        for p in found
    )


def test_a_claim_is_marked_where_it_stands() -> None:
    assert drawn(paragraphs("Call Ada now", mentions("Call Ada now", [(5, 8)]))) == "Call <c5-8 1|Ada> now"


def test_lines_stay_and_blank_ones_part_paragraphs() -> None:
    found = paragraphs("One\ntwo\n \n\nthree", [])
    assert [t.text for p in found for t in p.tokens] == ["One\ntwo", "three"]


def test_claims_inside_each_other_nest() -> None:
    assert (
        drawn(paragraphs("CNES press desk", mentions("CNES press desk", [(0, 15), (0, 4)])))
        == "<c0-15 1|<c0-4 1|CNES> press desk>"
    )


def test_claims_that_overlap_are_both_whole_and_each_id_is_there_once() -> None:
    assert drawn(paragraphs("abcdef", mentions("abcdef", [(0, 4), (2, 6)]))) == "<c0-4 1|ab<c2-6 1|cd>>< 1|ef>"


def test_words_that_two_contacts_share_are_marked_once_for_both() -> None:
    found = paragraphs("Ada and Bo: 5551", mentions("Ada and Bo: 5551", [(0, 3), (12, 16)], [(8, 10), (12, 16)]))
    assert drawn(found) == "<c0-3 1|Ada> and <c8-10 2|Bo>: <c12-16 1,2|5551>"
    assert [t.tie for p in found for t in p.tokens if t.act == "open"] == [(1,), (2,), ()]


def test_a_claim_across_a_blank_line_is_marked_on_both_sides() -> None:
    assert drawn(paragraphs("ab\n\ncd", mentions("ab\n\ncd", [(1, 5)]))) == "a<c1-5 1|b>¶< 1|c>d"


def test_places_outside_the_text_are_passed_over() -> None:
    wrong = [
        MarkedMention(
            "id", "s", "N", Mention("person", (Claim("name", "x", "x", "x", Quote(2, 99, "x", "", "")),), 0.9)
        )
    ]
    assert drawn(paragraphs("abc", wrong)) == "abc"


@given(
    st.text("ab \n", max_size=40),
    st.lists(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=5), max_size=4),
)
def test_any_places_in_any_text_come_out_balanced_complete_and_once(
    text: str, of_all: list[list[tuple[int, int]]]
) -> None:
    places = [[(a, b) for a, b in of_one if a < b <= len(text)] for of_one in of_all]
    found = paragraphs(text, mentions(text, *places))
    tokens = [t for p in found for t in p.tokens]
    assert "".join("".join(t.text for t in tokens).split()) == "".join(text.split())
    for paragraph in found:
        depth = 0
        for token in paragraph.tokens:
            depth += {"open": 1, "close": -1, "text": 0}[token.act]
            assert depth >= 0
        assert depth == 0
    ids = [t.id for t in tokens if t.id]
    assert len(ids) == len(set(ids))
    visible = {f"c{a}-{b}" for of_one in places for a, b in of_one if text[a:b].strip()}
    assert visible <= set(ids)
