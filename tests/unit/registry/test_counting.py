"""What a list can be narrowed by, and how many each value would leave: on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from time import sleep

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from directory.counted import Tally
from directory.errors import InvalidQuery
from directory.records import Document, Embargo, Reading
from directory.registry import schema
from directory.registry.counting import COUNTED, count_contacts, count_without
from directory.registry.deciding import By, undo, withdraw
from directory.registry.facets import KINDS, Only
from directory.registry.rebuild import reindex, republish
from directory.registry.search import find_contacts
from directory.registry.searching import Answered, answered
from directory.registry.store import keep
from directory.values.freshness import FRESHNESS
from directory.values.roles import ROLE_KINDS
from tests import statements
from tests.builders import NOW, desk, mention, release

TODAY = datetime.now(UTC).date()
LATELY, LONG_AGO = TODAY - timedelta(days=30), TODAY - timedelta(days=900)


def made() -> Iterator[tuple[Document, Reading]]:
    ada = mention(
        "Ada Example",
        role="Press Officer",
        org="Example Agency",
        email="ada@agency.example",
        phone="+33 1 99 00 00 01",
        languages=("German", "English"),
        territories=("Deutschland", "DACH"),
        topics=("Climate, and energy", "Ferries"),
    )
    bo = mention("Bo Muster", role="Spokesperson", phone="+49 30 23125 001", languages="French", topics="Énergie")
    cy = mention("Cy Sample", role="Head of Press", email="cy@probe.fr", territories="Germany", topics="Energy")
    di = mention("Di Probe", phone=("+49 30 23125 002", "+33 1 99 00 00 02"), languages=("Portuguese", "English"))
    yield release(ada, desk("Example press desk", email="press@agency.example"), on=LATELY, name="a.txt")
    yield release(bo, issuer="Other Works", on=LONG_AGO, name="b.txt")
    yield release(cy, ada, issuer="Third Institute", on=LONG_AGO, name="c.txt")
    yield release(di, issuer="Other Works", on=None, name="d.txt")


@pytest.fixture
def registry(session: Session) -> Session:
    for one in made():
        keep(session, *one, NOW)
    return session


def counts(tally: Tally, name: str) -> dict[str, int]:
    return {one.value: one.count for one in tally.facets[name]}


def found(session: Session, query: str = "", only: Only | None = None) -> int:
    return len(find_contacts(session, query, only=only or Only(), limit=500).items)


def test_each_value_is_counted(registry: Session) -> None:
    tally = count_contacts(registry)
    assert tally.total == 5
    assert {name: counts(tally, name) for name in COUNTED} == {
        "office": {"example-agency": 2, "other-works": 2, "third-institute": 2},
        "country": {"DE": 2, "FR": 3},
        "language": {"en": 2, "de": 1, "fr": 1, "pt": 1},
        "territory": {"DE": 2, "dach": 1},
        "topic": {"energy": 2, "climate and energy": 1, "energie": 1, "ferries": 1},
        "role_kind": {"press-officer": 1, "head-of-communications": 1, "spokesperson": 1, "desk": 1},
        "kind": {"person": 4, "desk": 1},
        "standing": {"current": 2, "ageing": 2, "undated": 1},
        "cited_since": {str(LATELY.year): 2, str(LONG_AGO.year): 4},
    }


def test_values_are_told_as_they_are_written(registry: Session) -> None:
    tally = count_contacts(registry)
    assert {one.words for one in tally.facets["topic"]} == {"Climate, and energy", "Ferries", "Énergie", "Energy"}
    assert {one.value: one.words for one in tally.facets["office"]}["other-works"] == "Other Works"
    assert "DACH" in {one.words for one in tally.facets["territory"]}


@pytest.mark.parametrize(
    ("only", "names"),
    [
        (Only(country="France"), ["Ada Example", "Cy Sample", "Di Probe"]),
        (Only(country="de"), ["Bo Muster", "Di Probe"]),
        (Only(country="Atlantis"), []),
        (Only(kind="desk"), ["Example press desk"]),
        (Only(kind="person", country="DE", language="en"), ["Di Probe"]),
        (Only(standing="current"), ["Ada Example", "Example press desk"]),
        (Only(standing="ageing"), ["Bo Muster", "Cy Sample"]),
        (Only(standing="undated"), ["Di Probe"]),
        (Only(cited_since=str(LONG_AGO.year)), ["Ada Example", "Bo Muster", "Cy Sample", "Example press desk"]),
        (Only(cited_since=f"{LATELY:%Y-%m}"), ["Ada Example", "Example press desk"]),
        (Only(cited_since=LATELY.isoformat()), ["Ada Example", "Example press desk"]),
        (Only(cited_since=(LATELY + timedelta(days=1)).isoformat()), []),
        (Only(role="press"), ["Ada Example", "Cy Sample"]),
        (Only(role="officer PRESS"), ["Ada Example"]),
        (Only(organisation="agency example"), ["Ada Example", "Example press desk"]),
        (Only(organisation="works"), ["Bo Muster", "Di Probe"]),
        (Only(organisation="%"), []),
        (Only(office="other-works"), ["Bo Muster", "Di Probe"]),
        (Only(office="nobody"), []),
    ],
    ids=str,
)
def test_lists_are_narrowed_by_each(registry: Session, only: Only, names: list[str]) -> None:
    assert [card.name for card in find_contacts(registry, only=only).items] == names
    assert count_contacts(registry, only=only).total == len(names)


def test_where_numbers_tell_a_country_domains_do_not(session: Session) -> None:
    keep(session, *release(mention("Ada Example", email="ada@agency.fr", phone="+44 20 7946 0001")), NOW)
    assert counts(count_contacts(session), "country") == {"GB": 1}


def test_a_number_that_countries_share_and_none_has_tells_nothing(session: Session) -> None:
    keep(session, *release(mention("Ada Example", email="ada@agency.example", phone="+1 999 555 0101")), NOW)
    assert counts(count_contacts(session), "country") == {}


def test_alternatives_of_what_is_chosen_are_counted_without_it(registry: Session) -> None:
    tally = count_contacts(registry, only=Only(language="English", kind="person"))
    assert tally.total == 2
    assert counts(tally, "language") == {"en": 2, "de": 1, "fr": 1, "pt": 1}
    assert counts(tally, "kind") == {"person": 2}
    assert counts(tally, "country") == {"FR": 2, "DE": 1}


def test_what_is_chosen_is_told_though_nobody_has_it(registry: Session) -> None:
    only = Only(language="Welsh", office="nobody", topic="cheese", country="PE")
    tally = count_contacts(registry, only=only)
    assert tally.total == 0
    for name, value in only.normal.items():
        assert counts(tally, name)[value] == 0


def test_it_is_told_what_would_be_found_without_each(registry: Session) -> None:
    only = Only(language="de", country="DE", topic="ferries")
    assert count_without(registry, "", only) == {"language": 0, "country": 1, "topic": 0}
    assert count_without(registry, "muster", replace(only, topic=None)) == {"language": 1, "country": 0}


@pytest.mark.parametrize(
    ("only", "parameter"),
    [
        (Only(kind="robot"), "kind"),
        (Only(standing="sitting"), "standing"),
        (Only(cited_since="yesterday"), "cited_since"),
        (Only(cited_since="2026-13"), "cited_since"),
        (Only(cited_since="2026-02-30"), "cited_since"),
        (Only(cited_since="٢٠٢٦"), "cited_since"),
    ],
)
def test_what_there_is_not_is_refused_by_name(session: Session, only: Only, parameter: str) -> None:
    for ask in (find_contacts, count_contacts):
        with pytest.raises(InvalidQuery) as refused:
            ask(session, only=only)
        assert refused.value.field == parameter


CHOICES = st.fixed_dictionaries(
    {},
    optional={
        "office": st.sampled_from(["example-agency", "other-works", "third-institute"]),
        "organisation": st.sampled_from(["agency", "works", "example"]),
        "country": st.sampled_from(["DE", "france"]),
        "language": st.sampled_from(["de", "English", "fr"]),
        "territory": st.sampled_from(["de", "DACH"]),
        "topic": st.sampled_from(["energy", "Climate", "ferries"]),
        "role": st.sampled_from(["press", "officer"]),
        "role_kind": st.sampled_from(ROLE_KINDS),
        "kind": st.sampled_from(KINDS),
        "standing": st.sampled_from(FRESHNESS),
        "cited_since": st.sampled_from([str(LATELY.year), LATELY.isoformat(), str(LONG_AGO.year)]),
    },
)


@given(CHOICES, st.sampled_from(["", "example", "press", "a"]))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_count_beside_a_value_is_how_many_are_found_by_choosing_it(
    registry: Session, chosen: dict[str, str], query: str
) -> None:
    only = Only(**chosen)
    tally = count_contacts(registry, query, only=only)
    assert tally.total == found(registry, query, only)
    for name, values in tally.facets.items():
        for one in values:
            assert one.count == found(registry, query, replace(only, **{name: one.value})), (name, one)
    assert count_without(registry, query, only) == {
        name: found(registry, query, only.without(name)) for name in only.asked
    }


def test_what_the_index_has_said_is_not_asked_again(registry: Session) -> None:
    said = answered(registry, "example")
    assert said.found
    told = Answered("example", said.found[:1])  # less than it would say
    assert len(find_contacts(registry, told).items) == count_contacts(registry, told).total == 1
    assert count_without(registry, told, Only(kind="desk")) == {"kind": 1}


class TestWhatMayNotBeTold:
    """Under embargo, waiting for review, no longer cited: not counted, since a count would tell of it."""

    @pytest.fixture
    def embargo(self) -> Embargo:
        moment = datetime(2999, 5, 3, tzinfo=UTC)
        return Embargo("until then", moment, moment)

    def test_who_only_a_release_under_embargo_names_is_not_counted(self, session: Session, embargo: Embargo) -> None:
        new = mention("Ada Example", email="ada@agency.example", languages="German", phone="+33 1 99 00 00 01")
        keep(session, *release(new, embargo=embargo), NOW)
        tally = count_contacts(session)
        assert tally.total == 0
        assert not any(tally.facets.values())

    def test_what_a_release_under_embargo_says_of_somebody_known_is_neither_counted_nor_found(
        self, session: Session, embargo: Embargo
    ) -> None:
        known = {"email": "ada@agency.example", "role": "Press Officer"}
        keep(session, *release(mention("Ada Example", languages="French", **known), on="2020-01-15"), NOW)
        told = mention("Ada Example", languages="German", topics="Merger", **known | {"role": "Spokesperson"})
        keep(session, *release(told, issuer="Merged Works", on="2026-06-15", embargo=embargo), NOW)
        tally = count_contacts(session)
        assert {name: counts(tally, name) for name in ("language", "topic", "role_kind", "office", "cited_since")} == {
            "language": {"fr": 1},
            "topic": {},
            "role_kind": {"press-officer": 1},
            "office": {"example-agency": 1},
            "cited_since": {"2020": 1},
        }
        for only in (Only(language="de"), Only(topic="merger"), Only(role="spokesperson"), Only(office="merged-works")):
            assert found(session, only=only) == count_contacts(session, only=only).total == 0
        assert found(session, only=Only(cited_since="2026")) == 0
        assert found(session, only=Only(organisation="merged")) == 0

    def test_it_counts_without_anybody_s_doing_when_the_embargo_is_over(self, session: Session) -> None:
        over = datetime.now(UTC) + timedelta(seconds=2)
        for language, on, until in (("French", "2020-01-15", None), ("German", "2026-06-15", over)):
            said = mention("Ada Example", email="ada@agency.example", languages=language)
            embargo = Embargo("until then", until, until) if until else None
            keep(session, *release(said, on=on, embargo=embargo), NOW)
        before = counts(count_contacts(session), "language")
        while datetime.now(UTC) < over:
            sleep(0.05)
        assert (before, counts(count_contacts(session), "language")) == ({"fr": 1}, {"de": 1})

    def test_who_waits_for_review_is_not_counted(self, session: Session) -> None:
        from_ = Only(language="de")
        keep(session, *release(mention("Ada Example", email="ada@agency.example", languages="German")), NOW)
        assert count_contacts(session, only=from_).total == 1
        republish(session, 0.99, NOW)
        tally = count_contacts(session)
        assert tally.total == count_contacts(session, only=from_).total == 0
        assert not any(tally.facets.values())

    def test_who_is_kept_back_and_what_is_kept_back_is_not_counted(self, session: Session) -> None:
        said = mention("Ada Example", email="ada@agency.example", phone="+33 1 99 00 00 01", topics="Ferries")
        keep(session, *release(said), NOW)
        (card,) = find_contacts(session).items
        (number,) = card.of("phone")
        act = withdraw(session, card.id, [("phone", number.key)], By("editor", "", NOW))
        assert counts(count_contacts(session), "country") == {}
        undo(session, act, By("editor", "", NOW))
        assert counts(count_contacts(session), "country") == {"FR": 1}
        withdraw(session, card.id, [], By("editor", "", NOW))
        assert count_contacts(session).total == 0
        assert not any(count_contacts(session).facets.values())

    def test_who_is_no_longer_cited_is_not_counted(self, session: Session) -> None:
        at = {"name": "a.txt"}
        keep(session, *release(mention("Ada Example", email="ada@agency.example", languages="German"), **at), NOW)
        keep(session, *release(mention("Bo Muster", email="bo@agency.example", languages="French"), **at), NOW)
        assert counts(count_contacts(session), "language") == {"fr": 1}


def test_working_out_anew_notes_what_an_earlier_version_did_not(engine: Engine) -> None:
    with Session(engine) as session, session.begin():
        for one in made():
            keep(session, *one, NOW)
    with Session(engine) as session:
        before = count_contacts(session)
    schema.downgrade(engine, "0010")
    schema.upgrade(engine)
    with Session(engine) as session, session.begin():
        assert count_contacts(session).total == 0
        reindex(session, NOW)
    with Session(engine) as session:
        assert count_contacts(session) == before


def test_an_earlier_version_s_notes_of_what_may_not_be_told_are_not_counted(engine: Engine) -> None:
    moment = datetime(2999, 5, 3, tzinfo=UTC)
    said = mention("Ada Example", email="ada@agency.example", languages="German")
    with Session(engine) as session, session.begin():
        keep(session, *release(said, embargo=Embargo("until then", moment, moment)), NOW)
    schema.downgrade(engine, "0010")
    schema.upgrade(engine)
    with Session(engine) as session:
        assert counts(count_contacts(session), "language") == {}


def test_no_more_statements_count_many_than_few(engine: Engine) -> None:
    def asked(session: Session, query: str) -> int:
        with statements.asked(session) as found:
            count_contacts(session, query, only=Only(kind="person", language="en"))
        return len(found)

    with Session(engine) as session, session.begin():
        for one in made():
            keep(session, *one, NOW)
        few = asked(session, ""), asked(session, "example")
        for number in range(40):
            more = mention(
                f"Example Person{number}",
                email=f"p{number}@x{number}.example",
                languages="English",
                topics=f"T {number}",
            )
            keep(session, *release(more, issuer=f"Works {number}", on=f"20{number % 26:02}-01-15"), NOW)
        assert asked(session, "") <= few[0]
        assert asked(session, "example") <= few[1]  # one fewer where many are found: no other spelling is looked for
