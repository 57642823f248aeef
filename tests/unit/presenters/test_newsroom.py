"""Whom to call at a press office: by the hour, and desks, people and others apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from directory.presenters import newsroom
from directory.records import Card, Detail, Evidence, OfficeRef, Quote
from tests.unit.presenters.cards import card as example
from tests.unit.presenters.cards import cited, detail, ref

NOON, NIGHT = datetime(2026, 11, 23, 11, 0, tzinfo=UTC), datetime(2026, 11, 23, 23, 0, tzinfo=UTC)
PARIS, LYON, SYDNEY, FREE = "+33144767401", "+33472001234", "+61292501234", "+80012345678"
RECENT, OLD = ref("new", date(2026, 10, 1)), ref("old", date(2009, 10, 1))
OFFICE = OfficeRef("example-agency", "Example Agency", "EXA")


def contact(name: str, *details: Detail, kind: str = "person", of: object = RECENT) -> Card:
    told = (detail("name", name), *details)
    return replace(example(), id=name, name=name, kind=kind, details=told, citations=(cited(of),))  # type: ignore[arg-type]


def number(value: str, before: str = "Tel. ") -> Detail:
    quote = Quote(40, 40 + len(value), value, before, "")
    return Detail("phone", value, True, (Evidence(RECENT, quote, 3),), "voice", None, value, value)


def called(cards: list[Card], at: datetime) -> tuple[str, list[str]]:
    now = newsroom.now(cards, at)
    return now.hours, [one.card.name for one in now.first]


ADA, BO = contact("Ada", number(PARIS)), contact("Bo", number(SYDNEY))
NIGHTS = contact("Night line", number(LYON, "Out of hours: "), kind="desk")


def test_by_day_those_are_called_where_it_is_day_and_no_number_for_the_night() -> None:
    assert called([NIGHTS, BO, ADA], NOON) == ("open", ["Ada"])
    assert called([NIGHTS, ADA, BO], NIGHT) == ("open", ["Bo"])


def test_by_night_the_number_for_the_night_is_called() -> None:
    assert called([ADA, NIGHTS], NIGHT) == ("night", ["Night line"])
    on_duty = contact("Duty press office", number(PARIS), kind="desk")
    assert called([ADA, on_duty], NIGHT) == ("night", ["Duty press office"])


def test_where_nobody_answers_it_says_so_and_whom_to_begin_with() -> None:
    assert called([ADA], NIGHT) == ("shut", ["Ada"])


def test_where_the_hour_is_not_known_it_says_so() -> None:
    assert called([contact("Cy", number(FREE))], NOON) == ("unknown", ["Cy"])


def test_who_is_not_cited_for_long_is_called_when_nobody_else_can_be() -> None:
    aged = contact("Di", number(SYDNEY), of=OLD)
    assert called([aged, ADA], NIGHT) == ("shut", ["Ada"])
    assert called([aged], NIGHT) == ("open", ["Di"])
    night = contact("Old night line", number(LYON, "Out of hours: "), of=OLD)
    assert called([night, ADA], NIGHT) == ("night", ["Old night line"])


def test_no_more_than_a_few_are_told_in_the_order_given() -> None:
    many = [contact(name, number(PARIS)) for name in "EDCBA"]
    assert called(many, NOON) == ("open", ["E", "D", "C"])


def test_who_has_no_number_is_not_called() -> None:
    assert called([contact("Ed", detail("email", "ed@agency.example"))], NOON) == ("unknown", [])


def test_desks_people_and_others_stand_apart() -> None:
    desk = contact("Desk", detail("email", "press@agency.example"), kind="desk")
    own = contact("Ada", detail("org", "The Example Agency"), detail("email", "ada@agency.example"))
    short = contact("Bo", detail("org", "EXA Press Service"))
    department = contact("Cy", detail("org", "Directorate of Words"), detail("email", "cy@agency.example"))
    partner = contact("Di", detail("org", "Sample Institute"), detail("email", "di@sample.example"))
    agency = contact("Ed", detail("org", "Example Agency PR Agency"), kind="desk")
    apart = newsroom.roster(OFFICE, [agency, desk, own, short, department, partner])
    assert [[card.name for card in cards] for cards in (apart.desks, apart.people, apart.others)] == [
        ["Desk"],
        ["Ada", "Bo", "Cy"],
        ["Ed", "Di"],
    ]


def test_what_is_said_of_several_is_told_once_with_each_of_them() -> None:
    ada = contact("Ada", detail("territory", "Germany"), detail("language", "de"))
    bo = contact("Bo", detail("territory", "Deutschland"), detail("territory", "Asia"))
    told = newsroom.said([ada, bo], "territory")
    assert [(one.words, [card.name for card, _ in one.by]) for one in told] == [
        ("Asia", ["Bo"]),
        ("Germany", ["Ada", "Bo"]),
    ]
    assert [one.words for one in newsroom.said([ada, bo], "language")] == ["German"]
