"""The same words, several organisations: told apart by what releases show, in any order, and by what people decide."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from directory.errors import DecisionRefused, InvalidQuery, NotInRegistry
from directory.registry.deciding import By, undo
from directory.registry.deciding_offices import merge, split
from directory.registry.ledger import acts
from directory.registry.office_names import names_of, suggestions, uses_of
from directory.registry.rebuild import rebuild
from directory.registry.search import find_contacts, find_office, list_offices, list_releases
from directory.registry.store import keep
from directory.registry.tables import Base, StateRow
from tests.builders import NOW, Draft, desk, mention, release
from tests.unit.registry.naming import derived

EDITOR = By("editor", "they are two", NOW)
HEALTH = "Ministry of Health"
KENYA, UGANDA, FRANCE, GERMANY = "+254 20 2345678", "+256 41 4231563", "+33 1 99 00 00 01", "+49 30 23125 101"
ABROAD = ("+33 1 99 00 00 0{}", "+49 30 23125 10{}", "+44 20 7946 000{}", "+1 202-555-010{}", "+254 20 234567{}")

# Each example fills a database: to shrink one would take minutes.
FEW = settings(
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def tell(
    session: Session, issuer: str | None, day: str, draft: Draft | None = None, *, place: str | None = None
) -> str:
    """Keep a release of an issuer; returns its public id."""
    drafts = [draft] if draft else []
    made = release(*drafts, issuer=issuer, on=day, name=f"{day}.txt", title=f"News of {day}", place=place)
    return keep(session, *made, NOW).release


def offices(session: Session) -> dict[str, str]:
    """What each press office is called, by its address."""
    session.expire_all()
    return {o.ref.slug: o.ref.name for o in list_offices(session, limit=100).items}


def shown(session: Session) -> list[tuple[object, ...]]:
    """All that readers see of offices and contacts, but for the moment of the last change and the addresses that lead on."""
    session.expire_all()
    told = [
        (
            o.ref,
            o.contact_count,
            o.release_count,
            o.countries,
            [(n.name, n.apart, n.releases) for n in names_of(session, o.ref.slug)],
            [r.title for r in list_releases(session, office=o.ref.slug, limit=100).items],
            sorted(c.name for c in find_contacts(session, office=o.ref.slug, limit=100).items),
        )
        for o in list_offices(session, limit=100).items
    ]
    people = [(c.id, c.name, c.office, c.details) for c in find_contacts(session, limit=100).items]
    return [*sorted(told, key=repr), *sorted(people, key=repr)]


class TestWhatTellsThemApart:
    def test_ministries_of_two_countries_are_two_offices_and_each_is_called_after_its_own(
        self, session: Session
    ) -> None:
        tell(session, HEALTH, "2026-01-01", mention("Ada Example", phone=KENYA))
        assert offices(session) == {"ministry-of-health": HEALTH}
        tell(session, HEALTH, "2026-01-02", mention("Bo Muster", phone=UGANDA))
        assert offices(session) == {
            "ministry-of-health": "Ministry of Health, Kenya",
            "ministry-of-health-uganda": "Ministry of Health, Uganda",
        }
        assert [c.name for c in find_contacts(session, office="ministry-of-health").items] == ["Ada Example"]
        assert find_office(session, "ministry-of-health-uganda").countries == ("UG",)

    def test_a_search_for_the_words_alone_finds_the_contacts_of_both(self, session: Session) -> None:
        tell(session, HEALTH, "2026-01-01", mention("Ada Example", phone=KENYA))
        tell(session, HEALTH, "2026-01-02", mention("Bo Muster", phone=UGANDA))
        assert len(find_contacts(session, "ministry of health").items) == 2
        assert [c.name for c in find_contacts(session, "ministry of health uganda").items] == ["Bo Muster"]

    def test_two_firms_of_one_country_are_two_by_their_domains_and_left_to_an_editor(self, session: Session) -> None:
        tell(session, "Aurora", "2026-01-01", mention("Ada Example", email="ada@aurora-films.example", phone=FRANCE))
        tell(session, "Aurora", "2026-01-02", mention("Bo Muster", email="bo@aurora-power.example", phone=FRANCE))
        assert sorted(offices(session).values()) == ["Aurora, aurora-films.example", "Aurora, aurora-power.example"]
        (pair,) = suggestions(session)
        assert {pair.left.apart, pair.right.apart} == {"aurora-films.example", "aurora-power.example"}

    def test_a_house_in_two_countries_is_suggested_to_be_one_and_ministries_are_not(self, session: Session) -> None:
        for number, (issuer, phone) in enumerate(
            (("Aurora", FRANCE), ("Aurora", GERMANY), (HEALTH, KENYA), (HEALTH, UGANDA)), 1
        ):
            tell(session, issuer, f"2026-01-{number:02}", mention("Ada Example", phone=phone))
        (pair,) = suggestions(session)
        assert (pair.left.name, {pair.left.apart, pair.right.apart}) == ("Aurora", {"France", "Germany"})

    def test_the_country_may_be_told_by_the_domain_or_by_the_dateline_alone(self, session: Session) -> None:
        tell(session, HEALTH, "2026-01-01", mention("Ada Example", email="press@health.go.ke"))
        tell(session, HEALTH, "2026-01-02", place="Uganda")
        assert sorted(offices(session).values()) == ["Ministry of Health, Kenya", "Ministry of Health, Uganda"]

    def test_what_a_text_states_of_the_one_is_not_said_of_the_other(self, session: Session) -> None:
        body = "The Ministry of Health (MOH) opened."
        for day, issuer, phone in (
            ("2026-01-01", HEALTH, KENYA),
            ("2026-01-02", "MOH", KENYA),
            ("2026-01-03", "MOH", UGANDA),
        ):
            made = release(mention("Ada Example", phone=phone), issuer=issuer, on=day, name=f"{day}.txt", body=body)
            keep(session, *made, NOW)
        assert sorted(o.release_count for o in list_offices(session).items) == [1, 2]

    def test_people_of_two_ministries_are_not_at_one_place(self, session: Session) -> None:
        for day, phone in (("2026-01-01", KENYA), ("2026-01-02", UGANDA), ("2026-01-03", "+254 20 2345679")):
            tell(session, HEALTH, day, mention("Jane Doe", phone=phone))
        assert sorted(len(c.citations) for c in find_contacts(session, "jane").items) == [1, 2]

    def test_a_desk_without_a_name_is_called_after_the_one_that_it_is_of(self, session: Session) -> None:
        tell(session, HEALTH, "2026-01-01", desk(phone=KENYA))
        assert [c.name for c in find_contacts(session).items] == ["Ministry of Health press office"]
        tell(session, HEALTH, "2026-01-02", desk(phone=UGANDA))
        assert [c.name for c in find_contacts(session).items] == [
            "Ministry of Health, Kenya press office",
            "Ministry of Health, Uganda press office",
        ]


class TestWhatJoinsThem:
    def test_a_worldwide_body_with_one_domain_is_one_in_every_country(self, session: Session) -> None:
        for number, phone in enumerate(ABROAD):
            email = f"officer{number}@globallemon.example"
            tell(session, "Global Lemon", f"2026-01-{number + 1:02}", mention(email=email, phone=phone.format(1)))
        tell(session, "Global Lemon", "2026-02-01", mention("Ada Example", phone="+49 30 23125 109"))
        assert offices(session) == {"global-lemon": "Global Lemon"}
        assert find_office(session, "global-lemon").release_count == 6

    def test_a_part_of_a_body_with_one_domain_of_the_whole_is_one_in_every_country(self, session: Session) -> None:
        for number, phone in enumerate(ABROAD):
            email = f"officer{number}@nesa.example"
            tell(session, "Office for Lemons", f"2026-01-{number + 1:02}", mention(email=email, phone=phone.format(1)))
        assert offices(session) == {"office-for-lemons": "Office for Lemons"}

    def test_a_domain_and_one_that_belongs_to_it_are_one(self, session: Session) -> None:
        tell(session, "Aurora", "2026-01-01", mention("Ada Example", email="ada@aurora.example", phone=FRANCE))
        tell(session, "Aurora", "2026-01-02", mention("Bo Muster", email="bo@press.aurora.example", phone=GERMANY))
        assert offices(session) == {"aurora": "Aurora"}

    def test_a_nation_in_the_name_is_its_country_wherever_it_is_called(self, session: Session) -> None:
        for day, phone in (("2026-01-01", FRANCE), ("2026-01-02", GERMANY)):
            tell(session, "French Lemon Office", day, mention("Ada Example", phone=phone))
        assert offices(session) == {"french-lemon-office": "French Lemon Office"}

    def test_a_release_that_shows_nothing_is_of_the_only_one_and_of_none_where_there_are_two(
        self, session: Session
    ) -> None:
        tell(session, HEALTH, "2026-01-01")
        tell(session, HEALTH, "2026-01-02", mention("Ada Example", phone=KENYA))
        assert offices(session) == {"ministry-of-health": HEALTH}
        tell(session, HEALTH, "2026-01-03", mention("Bo Muster", phone=UGANDA))
        assert offices(session) == {
            "ministry-of-health": HEALTH,
            "ministry-of-health-kenya": "Ministry of Health, Kenya",
            "ministry-of-health-uganda": "Ministry of Health, Uganda",
        }

    def test_whose_a_release_is_that_shows_nothing_can_be_said_and_the_others_stay_apart(
        self, session: Session
    ) -> None:
        tell(session, HEALTH, "2026-01-01")
        tell(session, HEALTH, "2026-01-02", mention("Ada Example", phone=KENYA))
        tell(session, HEALTH, "2026-01-03", mention("Bo Muster", phone=UGANDA))
        merge(session, ["ministry-of-health", "ministry-of-health-kenya"], EDITOR)
        wanted = {
            "ministry-of-health": "Ministry of Health, Kenya",
            "ministry-of-health-uganda": "Ministry of Health, Uganda",
        }
        assert offices(session) == wanted
        rebuild(session, NOW)
        assert offices(session) == wanted

    def test_an_editor_may_make_them_one_and_take_that_back(self, session: Session) -> None:
        tell(session, "Aurora", "2026-01-01", mention("Ada Example", phone=FRANCE))
        tell(session, "Aurora", "2026-01-02", mention("Bo Muster", phone=GERMANY))
        before = shown(session)
        act = merge(session, ["aurora", "aurora-germany"], EDITOR)
        assert offices(session) == {"aurora": "Aurora"}
        assert find_office(session, "aurora-germany").aliases == ("aurora-germany",)
        rebuild(session, NOW)
        assert offices(session) == {"aurora": "Aurora"}
        undo(session, act, EDITOR)
        assert shown(session) == before


class TestAddresses:
    def test_an_edit_that_shows_where_it_is_leaves_the_address_with_it(self, session: Session) -> None:
        tell(session, "Aurora", "2026-01-01")
        tell(session, "Aurora", "2026-01-01", mention("Ada Example", phone=FRANCE))
        assert offices(session) == {"aurora": "Aurora"}
        tell(session, "Aurora", "2026-01-02", mention("Bo Muster", phone=GERMANY))
        assert offices(session) == {"aurora": "Aurora, France", "aurora-germany": "Aurora, Germany"}

    def test_where_a_namesake_is_gone_the_other_is_called_by_the_words_alone_and_its_address_leads_on(
        self, session: Session
    ) -> None:
        tell(session, "Aurora", "2026-01-01", mention("Ada Example", phone=FRANCE))
        tell(session, "Aurora", "2026-01-02", mention("Bo Muster", phone=GERMANY))
        tell(session, "Aurora", "2026-01-02", mention("Bo Muster", phone="+33 1 99 00 00 02"))
        assert offices(session) == {"aurora": "Aurora"}
        assert find_office(session, "aurora-germany").ref.slug == "aurora"
        before = shown(session)
        rebuild(session, NOW)
        assert shown(session) == before


class TestSplittingByRelease:
    @pytest.fixture
    def ids(self, session: Session) -> list[str]:
        """Two firms that nothing tells apart."""
        return [
            tell(session, "Aurora", f"2026-01-0{day}", mention(name, phone=f"+33 1 99 00 00 0{day}"))
            for day, name in enumerate(("Ada Example", "Bo Muster", "Cy Probe", "Ada Example"), 1)
        ]

    def test_the_releases_that_are_taken_out_have_an_office_of_their_own_and_the_address_stays(
        self, session: Session, ids: list[str]
    ) -> None:
        split(session, "aurora", [], EDITOR, releases=ids[1:3])
        assert offices(session) == {"aurora": "Aurora, France", "aurora-2": "Aurora, aurora-2"}
        assert [r.id for r in list_releases(session, office="aurora-2").items] == [ids[2], ids[1]]
        assert [c.name for c in find_contacts(session, office="aurora-2").items] == ["Bo Muster", "Cy Probe"]
        assert [c.name for c in find_contacts(session, office="aurora").items] == ["Ada Example"]

    def test_taken_back_everything_is_as_it_was_and_the_address_that_was_given_leads_on(
        self, session: Session, ids: list[str]
    ) -> None:
        before = shown(session)
        act = split(session, "aurora", [], EDITOR, releases=ids[1:3])
        undone = undo(session, act, EDITOR)
        assert shown(session) == before
        assert find_office(session, "aurora-2").ref.slug == "aurora"
        rebuild(session, NOW)
        assert shown(session) == before
        undo(session, undone, EDITOR)
        assert sorted(offices(session)) == ["aurora", "aurora-2"]

    def test_it_holds_when_a_release_is_read_again_or_edited_and_after_a_rebuild(
        self, session: Session, ids: list[str]
    ) -> None:
        split(session, "aurora", [], EDITOR, releases=ids[1:3])
        tell(session, "Aurora", "2026-01-02", mention("Bo Muster", phone=GERMANY))
        assert find_office(session, "aurora-2").release_count == 2
        before = shown(session)
        rebuild(session, NOW)
        assert shown(session) == before

    def test_what_is_read_later_is_of_the_office_that_the_others_stayed_with(
        self, session: Session, ids: list[str]
    ) -> None:
        split(session, "aurora", [], EDITOR, releases=ids[:1])
        tell(session, "Aurora", "2026-02-01", mention("Di Trial", phone=FRANCE))
        assert {o.ref.slug: o.release_count for o in list_offices(session).items} == {"aurora": 4, "aurora-2": 1}

    def test_a_name_that_only_these_releases_use_goes_as_a_whole_with_what_is_read_in_it_later(
        self, session: Session, ids: list[str]
    ) -> None:
        more = tell(session, "Aurora", "2026-01-05")
        assert offices(session) == {"aurora": "Aurora"}
        split(session, "aurora", [], EDITOR, releases=[more])
        tell(session, "Aurora", "2026-01-06")
        assert sorted(o.release_count for o in list_offices(session).items) == [2, len(ids)]

    def test_some_must_stay_and_all_must_have_one_of_its_names(self, session: Session, ids: list[str]) -> None:
        other = tell(session, "Lemon Works", "2026-01-05")
        with pytest.raises(InvalidQuery, match="stay"):
            split(session, "aurora", [], EDITOR, releases=ids)
        with pytest.raises(InvalidQuery, match=other):
            split(session, "aurora", [], EDITOR, releases=[other])
        with pytest.raises(NotInRegistry):
            split(session, "aurora", [], EDITOR, releases=["nowhere"])
        with pytest.raises(InvalidQuery, match="name"):
            split(session, "aurora", [], EDITOR)

    def test_it_is_told_who_did_it_and_to_what(self, session: Session, ids: list[str]) -> None:
        act = split(session, "aurora", [], EDITOR, releases=ids[:1])
        (told,) = acts(session, offices=["aurora"])
        assert (told.id, told.kind, told.offices) == (act, "split", ("aurora", "aurora-2"))

    def test_it_is_not_taken_back_while_a_later_one_about_the_same_stands(
        self, session: Session, ids: list[str]
    ) -> None:
        act = split(session, "aurora", [], EDITOR, releases=ids[:3])
        later = split(session, "aurora-2", [], EDITOR, releases=ids[:1])
        with pytest.raises(DecisionRefused, match=str(later)):
            undo(session, act, EDITOR)
        undo(session, later, EDITOR)
        undo(session, act, EDITOR)
        assert offices(session) == {"aurora": "Aurora"}


# ---------------------------------------------------------------- any order, any decisions

steps = st.lists(
    st.tuples(
        st.sampled_from((HEALTH, "Aurora", "Aurora GmbH", "Example Aurora Agency", "EAA")),
        st.sampled_from((None, "ada@aurora.example", "bo@press.aurora.example", "cy@aurora-films.example", "di@health.go.ke", "ed@eaa.example", "flo@zest.example")),
        st.sampled_from((None, FRANCE, GERMANY, KENYA)),
        st.sampled_from((None, "Aurora", HEALTH)),
    ),
    min_size=2,
    max_size=7,
)  # fmt: skip


def empty(engine: Engine) -> None:
    with engine.begin() as connection:
        for table in reversed(Base.metadata.sorted_tables):
            if table is not StateRow.__table__:
                connection.execute(table.delete())


def made(drawn: list[tuple[str, str | None, str | None, str | None]]) -> list[tuple[object, object]]:
    found = []
    for day, (issuer, email, phone, org) in enumerate(drawn, 1):
        who = mention(f"Ada {chr(64 + day)}example", org=org, email=email or (), phone=phone or ())
        found.append(release(who, issuer=issuer, on=f"2026-01-{day:02}", name=f"{day}.txt", title=f"News {day}"))
    return found


@settings(FEW, max_examples=25)
@given(drawn=steps, chance=st.randoms(use_true_random=False))
def test_any_order_and_a_rebuild_tell_the_same_names_apart(
    engine: Engine, drawn: list[tuple[str, str | None, str | None, str | None]], chance: random.Random
) -> None:
    releases = made(drawn)
    found = []
    for order in (releases, chance.sample(releases, len(releases))):
        empty(engine)
        with Session(engine) as session, session.begin():
            for document, reading in order:
                keep(session, document, reading, NOW)  # type: ignore[arg-type]
            found.append(derived(session))
            rebuild(session, NOW)
            found.append(derived(session))
    assert found[0] == found[1] == found[2] == found[3]


@settings(FEW, max_examples=12)
@given(drawn=steps, chance=st.randoms(use_true_random=False))
def test_after_any_splits_merges_and_undos_a_rebuild_leaves_all_as_decided_and_undone_it_is_as_it_was(
    engine: Engine, drawn: list[tuple[str, str | None, str | None, str | None]], chance: random.Random
) -> None:
    empty(engine)
    with Session(engine) as session, session.begin():
        for document, reading in made(drawn):
            keep(session, document, reading, NOW)  # type: ignore[arg-type]
        start, addresses = shown(session), set(offices(session))
        done: list[int] = []
        for _ in range(8):
            slugs = sorted(offices(session))
            slug = chance.choice(slugs)
            used = [use.release.id for use in uses_of(session, slug)]
            what = chance.choice(("split", "split", "merge", "undo"))
            if what == "split" and len(used) > 1:
                out = chance.sample(used, chance.randrange(1, len(used)))
                try:
                    with session.begin_nested():
                        done.append(split(session, slug, [], EDITOR, releases=out))
                except InvalidQuery:
                    continue  # all of its names would have left
            elif what == "merge" and len(slugs) > 1:
                done.append(merge(session, chance.sample(slugs, 2), EDITOR))
            elif what == "undo" and done:
                undo(session, done.pop(), EDITOR)
        decided = shown(session)
        rebuild(session, NOW)
        assert shown(session) == decided
        for act in reversed(done):
            undo(session, act, EDITOR)
        assert shown(session) == start
        rebuild(session, NOW)
        assert shown(session) == start
        assert set(offices(session)) == addresses


def test_what_is_read_after_a_split_in_any_order_ends_the_same(engine: Engine) -> None:
    """Also where a later release shows what tells two apart."""
    found = []
    later = made(
        [("Aurora", "ada@aurora.example", FRANCE, None), ("Aurora", None, None, None), ("Aurora", None, GERMANY, None)]
    )
    later = [(replace(d, name=f"later-{d.name}", address=f"file:///later/{d.name}"), r) for d, r in later]  # type: ignore[type-var]
    for order in (later, later[::-1]):
        empty(engine)
        with Session(engine) as session, session.begin():
            ids = [tell(session, "Aurora", f"2026-02-0{day}", mention("Bo Muster", phone=FRANCE)) for day in (1, 2)]
            split(session, "aurora", [], EDITOR, releases=ids[1:])
            for document, reading in order:
                keep(session, document, reading, NOW)  # type: ignore[arg-type]
            found.append({o.ref.name: o.release_count for o in list_offices(session).items})
    assert found[0] == found[1]
