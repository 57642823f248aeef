from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.extraction.details import anchors
from directory.extraction.words.vocabulary import vocabulary


def found(text: str) -> list[str]:
    return [a.value for a in anchors.find(text, vocabulary("en"))]


@pytest.mark.parametrize(
    "written",
    [
        "ada@x-y.example",
        "ADA@X-Y.example",
        "ada (at) x-y.example",
        "ada [at] x-y [dot] example",
        "ada AT x-y DOT example",
        "ada(@)x-y.example",
        "ada - at - x-y – dot – example",
        "<ada@x-y.example>,",
        "ada@x-\ny.example",
    ],
)
def test_an_address_is_found_under_its_disguise(written: str) -> None:
    assert found(f"Write to {written} now") == ["ada@x-y.example"]


def test_dots_before_the_sign_may_be_spelled_out_too() -> None:
    assert found("Write to ada [dot] b (dot) muster [at] x-y [dot] example now") == ["ada.b.muster@x-y.example"]
    assert found("ada [not] muster [at] x-y [dot] example") == ["muster@x-y.example"]


@pytest.mark.parametrize(
    "text", ["contact us at example.com", "@handle", "a@b", "meet at noon. Dot the i", "x@@y.example"]
)
def test_what_only_looks_like_an_address_is_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Tel: +33 (0)1 99 00 12 34", ["+33 (0)1 99 00 12 34"]),
        ("(+44)20 7946 0123", ["(+44)20 7946 0123"]),
        ("+44 - 20 - 79 46 01 01", ["+44 - 20 - 79 46 01 01"]),
        ("202-555-0143 202-555-0144", ["202-555-0143", "202-555-0144"]),
        ("+44(20)7946-0101 / +44(20)7946-0102", ["+44(20)7946-0101", "+44(20)7946-0102"]),
        ("202/555-0143.", ["202/555-0143"]),
    ],
)
def test_numbers_are_found_as_they_are_written(text: str, numbers: list[str]) -> None:
    assert found(text) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "on 27.08.2019",
        "2019-08-27",
        "1999-2001",
        "$1,234,567",
        "€ 12 345 678",
        "192.168.10.20",
        "〒105-8522",
        "no. 12",
        "Via 21 – 00100",
    ],
)
def test_dates_sums_and_codes_are_no_numbers_to_call(text: str) -> None:
    assert found(text) == []


def test_an_extension_belongs_to_its_number() -> None:
    (anchor,) = anchors.find("Call 802/555-0143, ext. 12 today", vocabulary("en"))

    assert (anchor.value, anchor.extension) == ("802/555-0143", "12")


@given(st.text(alphabet=st.sampled_from("a1@.()+-/ \n[]tdo,"), max_size=300))
def test_anchors_lie_in_the_text_in_order_and_apart(text: str) -> None:
    last = 0
    for anchor in anchors.find(text, vocabulary("en")):
        assert last <= anchor.start < anchor.end <= len(text)
        last = anchor.end


@pytest.mark.parametrize(
    ("written", "extension"),
    [
        ("+44 20 7946 0101 ext. 12", "12"),
        ("+49 30 23125 101 (Durchwahl 12)", "12"),
        ("+33 1 99 00 00 01, poste 12", "12"),
        ("+46 8 465 004 01 anknytning 12", "12"),
        ("+7 495 555 01 01 (доб. 12)", "12"),
        ("03-5550-0101（内線12）", "12"),
        ("+86 10 5555 0101转12", "12"),
    ],
)
def test_an_extension_is_told_in_every_language(written: str, extension: str) -> None:
    (anchor,) = anchors.find(f"Call {written} today", vocabulary("en"))

    assert anchor.extension == extension


@pytest.mark.parametrize(
    ("written", "values"),
    [
        ("Tel. +44 20 7946\n0701\n", ["+44 20 7946 0701"]),
        ("Tel. +44 20 7946 0701\n2024\n", ["+44 20 7946 0701"]),
        ("Mail: p r o b e (at) news (dot) example (dot) org", ["probe@news.example.org"]),
        ("Ｅ－ｍａｉｌ：ｐｒｅｓｓ＠ｎｅｗｓ．ｅｘａｍｐｌｅ．ｏｒｇ", ["press@news.example.org"]),
    ],
    ids=["cut by a line end", "whole above other figures", "letters apart", "as wide as ideographs"],
)
def test_what_is_written_oddly_is_found_whole(written: str, values: list[str]) -> None:
    assert found(written) == values


@pytest.mark.parametrize(
    ("line", "number"),
    [("Tel:020 7946 0100", "020 7946 0100"), ("電話:02-2345-6789", "02-2345-6789"), ("M:07700 900123", "07700 900123")],
)
def test_a_number_may_stand_right_behind_its_labels_colon(line: str, number: str) -> None:
    assert found(line) == [number]


@pytest.mark.parametrize("number", ["No. 006-2027", "Nr. 12/2027", "№ 006-2027", "N° 0017-2027"])
def test_the_number_of_a_release_is_no_telephone_number(number: str) -> None:
    assert found(f"Press release\n\n4 May 2027\n\n{number}\n\nContact: +44 20 7946 0101\n") == ["+44 20 7946 0101"]
