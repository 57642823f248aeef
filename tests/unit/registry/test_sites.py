"""Which sites show contacts of offices that want to see it: noted by the day, bounded, and forgotten with the wish."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from directory.errors import InvalidQuery, NotInRegistry, RegistryUnavailable
from directory.registry import sites, state
from directory.registry.deciding import By, undo
from directory.registry.deciding_offices import merge, note_sites, split, stop_noting_sites
from directory.registry.ledger import acts
from directory.registry.office_names import foresee
from directory.registry.search import find_contacts, list_releases
from directory.registry.site_tables import SeenSiteRow
from directory.registry.sites import Question, Site, note, sites_of
from directory.registry.store import keep
from directory.registry.tables import OrganisationRow
from tests.builders import NOW, mention, release

EDITOR = By("Ed Placeholder", "who shows us?", NOW)
DAY = date(2026, 11, 24)
NEWS, BLOG = "https://news.example", "https://blog.example"
AGENCY, WORKS = Question(office="example-agency"), Question(office="lemon-works")


@pytest.fixture(autouse=True)
def offices(session: Session) -> None:
    for issuer, name in (("Example Agency", "Ada Example"), ("Lemon Works", "Bo Placeholder")):
        keep(session, *release(mention(name), issuer=issuer, name=f"{issuer}.txt", title=f"News of {issuer}"), NOW)
    session.commit()


def seen(session: Session, slug: str = "example-agency") -> list[str]:
    session.rollback()
    return [site.origin for site in sites_of(session, slug)]


def wish(session: Session, slug: str = "example-agency") -> int:
    act = note_sites(session, slug, EDITOR)
    session.commit()
    return act


def stored(session: Session) -> int | None:
    session.rollback()
    return session.scalar(select(func.count()).select_from(SeenSiteRow))


class TestNoting:
    def test_nothing_is_noted_unless_the_office_wants_it(self, session: Session, engine: Engine) -> None:
        note(engine, {(AGENCY, NEWS)}, DAY)
        assert stored(session) == 0
        wish(session)
        note(engine, {(AGENCY, NEWS), (WORKS, BLOG)}, DAY)
        assert seen(session) == [NEWS]
        assert seen(session, "lemon-works") == []
        assert stored(session) == 1

    def test_a_site_is_counted_by_the_day(self, session: Session, engine: Engine) -> None:
        wish(session)
        for day in (DAY, DAY, DAY + timedelta(1), DAY + timedelta(3)):
            note(engine, {(AGENCY, NEWS)}, day)
        note(engine, {(AGENCY, BLOG)}, DAY + timedelta(4))
        session.rollback()
        assert sites_of(session, "example-agency") == (
            Site(BLOG, DAY + timedelta(4), DAY + timedelta(4), 1),
            Site(NEWS, DAY, DAY + timedelta(3), 3),
        )

    def test_a_release_and_chosen_contacts_are_their_offices(self, session: Session, engine: Engine) -> None:
        wish(session)
        wish(session, "lemon-works")
        of_works = list_releases(session, office="lemon-works").items[0].id
        both = tuple(contact.id for contact in find_contacts(session).items)
        note(engine, {(Question(release=of_works), NEWS), (Question(contacts=both), BLOG)}, DAY)
        assert (seen(session), seen(session, "lemon-works")) == ([BLOG], [BLOG, NEWS])

    def test_of_questions_that_find_nothing_nothing_is_noted(self, session: Session, engine: Engine) -> None:
        wish(session)
        odd = ("nobody", "x' OR 1=1 --", "\N{SNOWMAN}")
        note(
            engine,
            {(q, NEWS) for key in odd for q in (Question(key), Question(release=key), Question("", "", (key,)))},
            DAY,
        )
        assert stored(session) == 0

    def test_one_who_writes_is_not_kept_waiting_and_nothing_is_noted_meanwhile(
        self, session: Session, engine: Engine
    ) -> None:
        wish(session)
        state.take(session)
        with pytest.raises(RegistryUnavailable):
            note(engine, {(AGENCY, NEWS)}, DAY)
        assert seen(session) == []
        note(engine, {(AGENCY, NEWS)}, DAY)
        assert seen(session) == [NEWS]


class TestForgetting:
    def test_what_was_not_seen_for_long_is_forgotten(self, session: Session, engine: Engine) -> None:
        wish(session)
        note(engine, {(AGENCY, NEWS)}, DAY)
        note(engine, {(AGENCY, BLOG)}, DAY + sites.REMEMBERED)
        assert seen(session) == [BLOG, NEWS]
        note(engine, {(AGENCY, BLOG)}, DAY + sites.REMEMBERED + timedelta(1))
        assert seen(session) == [BLOG]

    def test_invented_sites_push_out_each_other_and_not_those_that_are_seen_day_by_day(
        self, session: Session, engine: Engine
    ) -> None:
        wish(session)
        for day in (DAY, DAY + timedelta(1)):
            note(engine, {(AGENCY, NEWS)}, day)
        for day in (2, 3):
            flood = {(AGENCY, f"https://{day}-{number}.invented.example") for number in range(sites.MOST + 50)}
            note(engine, flood, DAY + timedelta(day))
        assert len(seen(session)) == stored(session) == sites.MOST
        assert NEWS in seen(session)

    def test_switching_it_off_forgets_all_and_taking_that_back_brings_nothing_back(
        self, session: Session, engine: Engine
    ) -> None:
        wish(session)
        note(engine, {(AGENCY, NEWS)}, DAY)
        off = stop_noting_sites(session, "example-agency", EDITOR)
        session.commit()
        assert stored(session) == 0
        undo(session, off, EDITOR)
        session.commit()
        assert (sites.is_wanted(session, "example-agency"), seen(session)) == (True, [])
        note(engine, {(AGENCY, BLOG)}, DAY)
        assert seen(session) == [BLOG]

    def test_taking_the_wish_back_forgets_as_well(self, session: Session, engine: Engine) -> None:
        act = wish(session)
        note(engine, {(AGENCY, NEWS)}, DAY)
        undo(session, act, EDITOR)
        session.commit()
        assert stored(session) == 0
        assert not sites.is_wanted(session, "example-agency")


class TestDeciding:
    def test_it_is_told_before_and_in_the_log(self, session: Session) -> None:
        told = foresee(session, lambda s: note_sites(s, "example-agency", EDITOR))
        assert (told.before.noting, told.after.noting) == (frozenset(), {"example-agency"})
        wish(session)
        (act,) = acts(session)
        assert (act.kind, act.author, act.offices) == ("sites", "Ed Placeholder", ("example-agency",))

    def test_what_is_so_already_is_not_decided_again(self, session: Session) -> None:
        with pytest.raises(InvalidQuery):
            stop_noting_sites(session, "example-agency", EDITOR)
        wish(session)
        with pytest.raises(InvalidQuery):
            note_sites(session, "example-agency", EDITOR)
        with pytest.raises(NotInRegistry):
            note_sites(session, "nobody", EDITOR)

    def test_the_wish_and_what_was_seen_go_where_the_name_goes(self, session: Session, engine: Engine) -> None:
        wish(session, "lemon-works")
        note(engine, {(WORKS, NEWS)}, DAY)
        merged = merge(session, ["example-agency", "lemon-works"], EDITOR)
        session.commit()
        assert seen(session) == seen(session, "lemon-works") == [NEWS]
        note(engine, {(AGENCY, BLOG)}, DAY)
        assert seen(session) == [BLOG, NEWS]
        undo(session, merged, EDITOR)
        session.commit()
        assert (seen(session), seen(session, "lemon-works")) == ([], [BLOG, NEWS])

    def test_both_parts_of_an_office_that_is_parted_go_on_wanting_it(self, session: Session, engine: Engine) -> None:
        merge(session, ["example-agency", "lemon-works"], EDITOR)
        wish(session)
        part = session.scalars(select(OrganisationRow.id).where(OrganisationRow.slug == "lemon-works")).one()
        split(session, "example-agency", [part], EDITOR)
        session.commit()
        note(engine, {(AGENCY, NEWS), (WORKS, BLOG)}, DAY)
        assert (seen(session), seen(session, "lemon-works")) == ([NEWS], [BLOG])
