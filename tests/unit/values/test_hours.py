"""What the clock says where a number rings, and whether offices there are usually open."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.values import hours, phones, zones

ANY_INSTANT = st.datetimes(datetime(1950, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
ANY_NUMBER = st.one_of(
    st.from_regex(r"\+[0-9]{0,15}", fullmatch=True),
    st.sampled_from(["+442079460101", "+12025550143", "+33199001234", "+493023125123", "+79161230101", "+61400000000"]),
    st.text(max_size=20),
)
MONDAY = (0, 1, 2, 3, 4)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("number", "zone"),
    [
        ("+33199001234", "Europe/Paris"),
        ("+12025550143", "America/New_York"),
        ("+442079460101", "Europe/London"),
        ("+14155550143", "America/Los_Angeles"),
        ("+966112345678", "Asia/Riyadh"),
    ],
)
def test_a_number_tells_its_zone_by_its_country_and_area(number: str, zone: str) -> None:
    assert zones.zones_of(number) == (zone,)


@pytest.mark.parametrize("number", ["", "+", "020 7946 0101", "+80012345678", "+88812345678"])
def test_a_number_without_a_country_or_of_none_tells_no_zone(number: str) -> None:
    assert zones.zones_of(number) == ()


def test_every_zone_of_the_table_is_known() -> None:
    assert len(zones.all_zones()) > 200
    for zone in zones.all_zones():
        assert ZoneInfo(zone).key == zone


@given(ANY_NUMBER, ANY_INSTANT)
def test_whatever_the_number_and_the_instant_a_clock_is_right_or_there_is_none(number: str, now: datetime) -> None:
    there = zones.zones_of(number)
    days = hours.weekdays(phones.home_of(number) if there else None)
    told = hours.clock(there, days, now)
    times = [now.astimezone(ZoneInfo(zone)) for zone in there]
    walls = [time.replace(tzinfo=None) for time in times]
    if told is None:
        assert not there or max(walls) - min(walls) > hours.MOST_APART
        return
    assert told.first == told.last == now
    assert told.first.replace(tzinfo=None) == min(walls)
    assert told.last.replace(tzinfo=None) == max(walls)
    opened = {time.weekday() in days and 9 <= time.hour < 18 for time in times}
    assert told.state == {(True,): "open", (False,): "shut"}.get(tuple(opened), "part")


@pytest.mark.parametrize(
    ("now", "state"),
    [
        ("2026-11-23T07:59:59", "shut"),
        ("2026-11-23T08:00", "open"),
        ("2026-11-23T16:59:59", "open"),
        ("2026-11-23T17:00", "shut"),
        ("2026-11-21T12:00", "shut"),
        ("2026-07-01T07:00", "open"),
    ],
    ids=["before nine", "nine", "before six", "six", "a Saturday", "nine in summer"],
)
def test_offices_in_paris_are_usually_open_from_nine_to_six_on_weekdays(now: str, state: str) -> None:
    told = hours.clock(("Europe/Paris",), MONDAY, at(now))
    assert told is not None
    assert told.state == state


def test_where_zones_differ_the_earliest_and_the_latest_time_are_told() -> None:
    told = hours.clock(("America/Los_Angeles", "America/New_York", "America/Chicago"), MONDAY, at("2026-11-23T15:00"))
    assert told is not None
    assert (f"{told.first:%H:%M}", f"{told.last:%H:%M}", told.state) == ("07:00", "10:00", "part")


def test_where_clocks_are_far_apart_none_is_told() -> None:
    assert hours.clock(("America/New_York", "Pacific/Guam"), MONDAY, at("2026-11-23T15:00")) is None


@pytest.mark.parametrize(
    ("country", "days"),
    [(None, MONDAY), ("FR", MONDAY), ("SA", (6, 0, 1, 2, 3)), ("AE", MONDAY), ("IN", (0, 1, 2, 3, 4, 5))],
)
def test_each_country_has_its_own_weekend(country: str | None, days: tuple[int, ...]) -> None:
    assert hours.weekdays(country) == days


def test_sunday_is_a_day_of_work_in_riyadh_and_none_in_paris() -> None:
    sunday = at("2026-11-22T09:00")
    riyadh = hours.clock(("Asia/Riyadh",), hours.weekdays("SA"), sunday)
    paris = hours.clock(("Europe/Paris",), hours.weekdays("FR"), sunday)
    assert riyadh is not None
    assert paris is not None
    assert (riyadh.state, paris.state) == ("open", "shut")


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        hours.clock(("Europe/Paris",), MONDAY, at("2026-11-23T15:00").replace(tzinfo=None))


@given(ANY_INSTANT)
def test_a_minute_later_it_is_a_minute_later_there_too(now: datetime) -> None:
    one = hours.clock(("Asia/Kathmandu",), MONDAY, now)
    other = hours.clock(("Asia/Kathmandu",), MONDAY, now + timedelta(minutes=1))
    assert one is not None
    assert other is not None
    assert other.first.astimezone(UTC) - one.first.astimezone(UTC) == timedelta(minutes=1)
