"""Whom to call now, in which order, and the code that a phone reads."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import vobject
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.presenters import calling, code
from directory.presenters.addresses import Addresses, message
from directory.presenters.cards import vcard3
from directory.records import Card, Detail, Evidence, PhoneType, Quote
from tests.unit.presenters.cards import OFFICE, card, detail, ref

DAY, NIGHT = datetime(2026, 11, 23, 11, 0, tzinfo=UTC), datetime(2026, 11, 23, 23, 0, tzinfo=UTC)
TO = Addresses("https://press.example.org")


def number(value: str, before: str = "Tel. ", type_: PhoneType = "voice") -> Detail:
    quote = Quote(10, 10 + len(value), value, before, "")
    return Detail("phone", value, True, (Evidence(ref(), quote, 3),), type_, None, value, value)


def with_numbers(*details: Detail, kind: str = "person", name: str = "Pascale Example") -> Card:
    kept = tuple(d for d in card().details if d.field != "phone")
    return replace(card(), details=kept + details, kind=kind, name=name)  # type: ignore[arg-type]  # one of the two words


def order(shown: Card, now: datetime) -> list[str]:
    return [call.way.detail.value for call in calling.calls(shown, now)]


class TestOrder:
    OFFICE_FIRST = with_numbers(number("+442079460100"), number("+442079460199", "Out of hours: "))

    def test_the_number_for_the_night_comes_first_at_night_and_last_by_day(self) -> None:
        assert order(self.OFFICE_FIRST, NIGHT) == ["+442079460199", "+442079460100", "pascale@agency.example"]
        assert order(self.OFFICE_FIRST, DAY) == ["+442079460100", "+442079460199", "pascale@agency.example"]
        turned = replace(self.OFFICE_FIRST, details=tuple(reversed(self.OFFICE_FIRST.details)))
        assert order(turned, DAY)[:2] == ["+442079460100", "+442079460199"]

    def test_night_is_where_the_number_rings(self) -> None:
        tokyo = with_numbers(number("+81312345678"), number("+81312345679", "Out of hours: "))
        assert order(tokyo, datetime(2026, 11, 23, 2, 0, tzinfo=UTC))[0] == "+81312345678"
        assert order(tokyo, DAY)[0] == "+81312345679"

    def test_a_number_that_is_always_answered_keeps_its_place_by_day(self) -> None:
        always = with_numbers(number("+442079460199", "24-hour press office: "), number("+442079460100"))
        assert order(always, DAY)[0] == order(always, NIGHT)[0] == "+442079460199"

    def test_without_a_word_of_a_release_the_order_is_the_cards(self) -> None:
        assert order(card(), NIGHT) == order(card(), DAY)

    @given(
        st.lists(st.sampled_from(["+442079460100", "+12025550143", "+79161230101", "5550143"]), max_size=5),
        st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    )
    def test_at_any_hour_no_way_is_lost(self, numbers: list[str], now: datetime) -> None:
        shown = with_numbers(*(number(value) for value in numbers))
        assert sorted(order(shown, now)) == sorted([*numbers, "pascale@agency.example"])


class TestInstead:
    DESK = with_numbers(number("+442079460199", "Out of hours: "), kind="desk", name="Example desk")
    PERSON = with_numbers(number("+442079460101"))

    def test_at_night_the_desk_that_answers_then_is_named(self) -> None:
        found = calling.instead(calling.calls(self.PERSON, NIGHT), [self.DESK], NIGHT)
        assert found is not None
        assert (found.card.name, found.call.way.href) == ("Example desk", "tel:+442079460199")

    def test_a_desk_may_be_called_after_the_night(self) -> None:
        duty = with_numbers(number("+442079460100"), kind="desk", name="Duty press office")
        found = calling.instead(calling.calls(self.PERSON, NIGHT), [duty], NIGHT)
        assert found is not None
        assert found.card is duty

    def test_none_is_by_day_or_where_the_contact_answers_or_the_desk_does_not(self) -> None:
        plain = with_numbers(number("+442079460100"), kind="desk", name="Example desk")
        own = with_numbers(number("+442079460101"), number("+442079460102", "Evenings and weekends: "))
        assert calling.instead(calling.calls(self.PERSON, DAY), [self.DESK], DAY) is None
        assert calling.instead(calling.calls(own, NIGHT), [self.DESK], NIGHT) is None
        assert calling.instead(calling.calls(self.PERSON, NIGHT), [plain], NIGHT) is None


def test_only_mobiles_are_written_to_and_fax_machines_have_no_clock() -> None:
    voice, mobile, fax, mail = calling.calls(card(), DAY)
    assert [call.sms for call in (voice, mobile, fax, mail)] == [None, "sms:+33639981234", None, None]
    assert [call.clock is not None for call in (voice, mobile, fax, mail)] == [True, True, False, False]


@pytest.mark.parametrize("odd", ["0639981234", "+", "", "+33;body=x", "+٣٣"])
def test_an_odd_number_is_no_address_to_write_to(odd: str) -> None:
    assert message(odd) is None


@pytest.mark.parametrize(
    ("number_", "words"),
    [("+442079460101", "UTC"), ("+33199001234", "UTC+1"), ("+12025550143", "UTC−5"), ("+97714000000", "UTC+5:45")],
)
def test_how_far_clocks_are_ahead_is_told(number_: str, words: str) -> None:
    clock = calling.calls(with_numbers(number(number_)), DAY)[0].clock
    assert clock is not None
    assert calling.offset(clock) == words


def read(content: bytes) -> str:
    """What a reader of codes sees in the picture, drawn dot by dot from its path."""
    svg = ET.fromstring(code.picture(content))  # noqa: S314  # of our own SVG
    side = int(float(svg.attrib["viewBox"].split()[2]))
    dots = [[255] * side for _ in range(side)]
    x, y = 0.0, 0.0
    dark = svg.findall("{*}path")[-1].attrib["d"]
    for act, values in re.findall(r"([MmhH])([^MmhH]*)", dark):
        told = [float(value) for value in re.findall(r"-?\d*\.?\d+", values)]
        if act in "Mm":
            x, y = (told[0], told[1]) if act == "M" else (x + told[0], y + told[1])
        else:
            for column in range(int(x), int(x + told[0])):
                dots[int(y)][column] = 0
            x += told[0]
    scale = 4
    picture = bytes(dot for row in dots for _ in range(scale) for dot in row for _ in range(scale))
    found = zxingcpp.read_barcodes(memoryview(picture).cast("B", (side * scale, side * scale)))
    assert len(found) == 1
    return str(found[0].bytes.decode("utf-8"))


class TestCode:
    def test_a_reader_of_codes_finds_a_card_that_an_address_book_reads(self) -> None:
        made = vobject.readOne(read(vcard3.brief(card(), TO)))
        assert made.fn.value == "Pascale Example"
        assert [line.value for line in made.tel_list] == ["+33 1 99 00 12 34", "+33 6 39 98 12 34"]
        assert made.email.value == "pascale@agency.example"
        assert made.org.value == [OFFICE.name]
        assert made.url.value == "https://press.example.org/contacts/0123456789"

    def test_other_scripts_are_read_as_written(self) -> None:
        japanese = replace(card(), name="例 花子", details=())
        assert vobject.readOne(read(vcard3.brief(japanese, TO))).fn.value == "例 花子"

    @settings(max_examples=25)
    @given(st.text(max_size=300), st.lists(st.text(max_size=300), max_size=12))
    def test_whatever_a_card_holds_its_code_can_be_drawn(self, name: str, values: list[str]) -> None:
        odd = tuple(
            detail(field, value)
            for value in values
            for field in ("role", "org", "email", "phone")  # type: ignore[arg-type]
        )
        brief = vcard3.brief(replace(card(), name=name, details=odd), TO)
        assert len(brief) <= 2_000
        assert code.picture(brief).startswith(b"<svg")
