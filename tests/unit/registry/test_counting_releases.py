"""What lists of releases can be narrowed by, and how many each value would leave: on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from directory.counted import Tally
from directory.errors import InvalidQuery
from directory.records import Embargo
from directory.registry.counting_releases import COUNTED, count_releases, count_releases_without
from directory.registry.deciding import By, withdraw
from directory.registry.rebuild import republish
from directory.registry.releases import OnlyReleases, list_releases, newest_read
from directory.registry.search import find_contacts
from directory.registry.store import keep
from tests import statements
from tests.builders import NOW, mention, release

NEVER_SOON = datetime(2999, 1, 1, tzinfo=UTC)
HELD = Embargo("until then", NEVER_SOON, NEVER_SOON)


@pytest.fixture
def registry(session: Session) -> Session:
    ada = mention("Ada Example", email="ada@agency.example")
    for name, title, issuer, language, on in (
        ("a", "Ferries sail", "Example Agency", "en", "2026-01-15"),
        ("b", "Les bacs partent", "Example Agency", "fr", "2026-01-31"),
        ("c", "Ferries are late", "Other Works", "en", "2025-12-31"),
        ("d", "Ferries of old", "Other Works", "en", "2019-02-28"),
        ("e", "Fähren ohne Datum", "Third Institute", "de", None),
        ("f", "Ferris wheels", "Third Institute", None, "2026-02-01"),
    ):
        named = [ada] if name in {"a", "d"} else []
        keep(session, *release(*named, title=title, issuer=issuer, language=language, on=on, name=f"{name}.txt"), NOW)
    held = release(
        ada, title="Ferries merge", issuer="Other Works", language="en", on="2026-01-20", name="g.txt", embargo=HELD
    )
    keep(session, *held, NOW)
    return session


def titles(session: Session, query: str = "", only: OnlyReleases | None = None) -> list[str | None]:
    return [one.title for one in list_releases(session, query=query, only=only or OnlyReleases(), limit=500).items]


def found(session: Session, query: str, only: OnlyReleases) -> int:
    """How many are found that are not under embargo: those stand in lists of all and of an office, without a word of theirs."""
    listed = list_releases(session, query=query, only=only, limit=500).items
    return sum(one.embargo is None for one in listed)


def counts(tally: Tally, name: str) -> dict[str, int]:
    return {one.value: one.count for one in tally.facets[name]}


def test_each_value_is_counted(registry: Session) -> None:
    tally = count_releases(registry)
    assert tally.total == 6
    assert {name: counts(tally, name) for name in COUNTED} == {
        "office": {"example-agency": 2, "other-works": 2, "third-institute": 2},
        "language": {"en": 3, "de": 1, "fr": 1},
        "since": {"2026": 3, "2025": 4, "2019": 5},
    }
    assert {one.words for one in tally.facets["office"]} == {"Example Agency", "Other Works", "Third Institute"}


@pytest.mark.parametrize(
    ("only", "expected"),
    [
        (OnlyReleases(language="French"), ["Les bacs partent"]),
        (OnlyReleases(language="DE"), ["Fähren ohne Datum"]),
        (OnlyReleases(language="tlh"), []),
        (OnlyReleases(since="2026-01-16"), ["Ferris wheels", "Les bacs partent"]),
        (OnlyReleases(since="2026"), ["Ferris wheels", "Les bacs partent", "Ferries sail"]),
        (OnlyReleases(until="2019"), ["Ferries of old"]),
        (OnlyReleases(until="2019-02"), ["Ferries of old"]),
        (OnlyReleases(until="2019-02-27"), []),
        (OnlyReleases(since="2025-12-31", until="2026-01"), ["Les bacs partent", "Ferries sail", "Ferries are late"]),
        (OnlyReleases(since="2026", until="2025"), []),
        (OnlyReleases(office="other-works", language="en", since="2020"), ["Ferries are late"]),
        (OnlyReleases(office="nobody"), []),
        (OnlyReleases(contact="nobody"), []),
    ],
    ids=str,
)
def test_lists_are_narrowed_by_each(registry: Session, only: OnlyReleases, expected: list[str]) -> None:
    assert titles(registry, only=only) == expected
    assert count_releases(registry, only=only).total == len(expected)
    assert [read.release.title for read in newest_read(registry, "", only, 50)] == expected


def test_words_and_what_is_chosen_combine(registry: Session) -> None:
    assert titles(registry, "ferries", OnlyReleases(office="other-works")) == ["Ferries are late", "Ferries of old"]
    assert titles(registry, "ferries", OnlyReleases(until="2019")) == ["Ferries of old"]


def test_what_is_right_elsewhere_is_not_mistyped_in_one_office(registry: Session) -> None:
    """Else fewer were counted beside the office than are found by choosing it."""
    assert titles(registry, "ferries", OnlyReleases(office="third-institute")) == []
    assert titles(registry, "ferriss", OnlyReleases(office="third-institute")) == ["Ferris wheels"]


def test_the_releases_of_a_contact_are_narrowed_too(registry: Session) -> None:
    (ada,) = find_contacts(registry).items
    assert titles(registry, only=OnlyReleases(contact=ada.id)) == ["Ferries sail", "Ferries of old"]
    assert titles(registry, only=OnlyReleases(contact=ada.id, since="2020")) == ["Ferries sail"]
    assert counts(count_releases(registry, only=OnlyReleases(contact=ada.id)), "office") == {
        "example-agency": 1,
        "other-works": 1,
    }


def test_what_is_chosen_is_told_though_nothing_has_it(registry: Session) -> None:
    only = OnlyReleases(office="nobody", language="Welsh", since="2027-03")
    tally = count_releases(registry, only=only)
    assert tally.total == 0
    assert {name: counts(tally, name)[value] for name, value in only.normal.items()} == {
        "office": 0,
        "language": 0,
        "since": 0,
    }


@pytest.mark.parametrize("wrong", ["soon", "2026-13", "2026-02-30", "26", "２０２６", "2026-1", "0000"])
@pytest.mark.parametrize("name", ["since", "until"])
def test_what_is_no_date_is_refused_by_name(session: Session, name: str, wrong: str) -> None:
    only = OnlyReleases(**{name: wrong})
    for ask in (list_releases, count_releases):
        with pytest.raises(InvalidQuery) as refused:
            ask(session, only=only)
        assert refused.value.field == name


CHOICES = st.fixed_dictionaries(
    {},
    optional={
        "office": st.sampled_from(["example-agency", "other-works", "third-institute", "nobody"]),
        "language": st.sampled_from(["en", "French", "de"]),
        "since": st.sampled_from(["2026", "2026-01-16", "2019-02-28", "2025-12"]),
        "until": st.sampled_from(["2026", "2026-01-31", "2019-02", "2025"]),
    },
)


@given(CHOICES, st.sampled_from(["", "ferries", "ferriss", "agency", "ferries late", "ferries merge"]))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_count_beside_a_value_is_how_many_are_found_by_choosing_it(
    registry: Session, chosen: dict[str, str], query: str
) -> None:
    only = OnlyReleases(**chosen)
    tally = count_releases(registry, query, only=only)
    assert tally.total == found(registry, query, only)
    for name, values in tally.facets.items():
        for one in values:
            assert one.count == found(registry, query, replace(only, **{name: one.value})), (name, one)
    assert count_releases_without(registry, query, only) == {
        name: found(registry, query, only.without(name)) for name in only.asked
    }


class TestWhatMayNotBeTold:
    def test_what_is_under_embargo_is_listed_without_a_word_and_never_counted_or_found_by_more(
        self, session: Session
    ) -> None:
        keep(session, *release(title="Ferries merge", language="en", on="2026-01-20", embargo=HELD), NOW)
        assert titles(session) == titles(session, only=OnlyReleases(office="example-agency")) == [None]
        tally = count_releases(session)
        assert tally.total == 0
        assert not any(tally.facets.values())
        for only in (OnlyReleases(language="en"), OnlyReleases(since="2026"), OnlyReleases(until="2026")):
            assert titles(session, only=only) == newest_read(session, "", only, 50) == []
        assert newest_read(session, "", OnlyReleases(), 50) == newest_read(session, "ferries", OnlyReleases(), 50) == []

    def test_a_release_whose_embargo_is_over_came_when_it_was(self, session: Session) -> None:
        over = datetime(2026, 1, 21, tzinfo=UTC)
        keep(session, *release(title="Ferries merged", on="2026-01-20", embargo=Embargo("then", over, over)), NOW)
        (read,) = newest_read(session, "", OnlyReleases(), 50)
        assert (read.release.title, read.at) == ("Ferries merged", max(NOW, over))

    def test_whom_nobody_may_see_leads_to_no_release(self, session: Session) -> None:
        keep(session, *release(mention("Ada Example", email="ada@agency.example")), NOW)
        (ada,) = find_contacts(session).items
        only = OnlyReleases(contact=ada.id)
        assert count_releases(session, only=only).total == len(titles(session, only=only)) == 1
        withdraw(session, ada.id, [], By("editor", "", NOW))
        assert count_releases(session, only=only).total == len(titles(session, only=only)) == 0

    def test_who_waits_for_review_leads_to_no_release(self, session: Session) -> None:
        keep(session, *release(mention("Ada Example", email="ada@agency.example")), NOW)
        (ada,) = find_contacts(session).items
        republish(session, 0.99, NOW)
        only = OnlyReleases(contact=ada.id)
        assert count_releases(session, only=only).total == len(titles(session, only=only)) == 0

    def test_what_an_edited_release_said_before_is_not_counted(self, session: Session) -> None:
        for language in ("en", "fr"):
            keep(session, *release(title=f"In {language}", language=language, name="a.txt"), NOW)
        assert counts(count_releases(session), "language") == {"fr": 1}


def test_as_many_statements_count_few_as_many(engine: Engine) -> None:
    def asked(session: Session) -> int:
        with statements.asked(session) as seen:
            count_releases(session, only=OnlyReleases(language="en", since="2020"))
        return len(seen)

    with Session(engine) as session, session.begin():
        keep(session, *release(title="The first", name="first.txt"), NOW)
        few = asked(session)
        for number in range(40):
            more = release(
                title=f"Number {number}",
                issuer=f"Works {number}",
                language=("en", "fr", "de")[number % 3],
                on=f"20{number % 26:02}-01-15",
                name=f"{number}.txt",
            )
            keep(session, *more, NOW)
        assert asked(session) == few
