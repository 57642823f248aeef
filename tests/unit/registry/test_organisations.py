"""Several names, one organisation: joined by what releases show, in any order, with one lasting page, and rebuilt the same."""

from __future__ import annotations

from itertools import permutations

import pytest
from sqlalchemy.orm import Session

from directory.registry.rebuild import rebuild
from directory.registry.search import find_contacts, find_office, list_offices, list_releases
from directory.registry.store import keep
from tests.builders import NOW, mention, release
from tests.unit.registry.naming import Step, derived, groups, ingest

NESA, LONG, DESCRIBED = "NESA", "National Example Space Agency", "the French space agency NESA"

STEPS: tuple[Step, ...] = (
    (NESA, mention("Ada Example", email="ada.example@nesa.example"), "2026-01-01"),
    (LONG, mention("Bo Muster", email="bo.muster@nesa.example", phone="+33 1 99 00 00 02"), "2026-01-02"),
    (LONG, mention("Bo Muster", phone="+33 1 99 00 00 02"), "2026-01-03"),
    ("Other Example", mention("Cy Probe", org=DESCRIBED, email="cy.probe@nesa.example"), "2026-01-04"),
    ("Other Example Vienna", mention("Di Trial", email="di@other.example"), "2026-01-05"),
)


class TestOneOrganisation:
    def test_its_names_lead_to_the_page_of_the_one_that_was_an_office_first(self, session: Session) -> None:
        ingest(session, *STEPS)
        office = find_office(session, "nesa")
        assert (office.ref.slug, office.ref.name, office.ref.short) == ("nesa", LONG, NESA)
        assert find_office(session, "national-example-space-agency").ref == office.ref
        assert find_office(session, "the-french-space-agency-nesa").ref == office.ref
        assert office.release_count == 3
        assert [o.ref.slug for o in list_offices(session).items] == ["nesa", "other-example", "other-example-vienna"]

    def test_its_page_keeps_its_address_when_a_name_that_was_seen_before_becomes_an_office(
        self, session: Session
    ) -> None:
        ingest(
            session,
            ("Other Example", mention("Cy Probe", org=LONG, email="cy@nesa.example"), "2026-01-01"),
            (NESA, mention("Ada Example", email="ada@nesa.example"), "2026-01-02"),
        )
        assert find_office(session, "national-example-space-agency").ref.slug == "nesa"
        ingest(session, (LONG, mention("Bo Muster", email="bo@nesa.example"), "2026-01-03"))
        assert find_office(session, "national-example-space-agency").ref.slug == "nesa"

    def test_lists_of_one_office_hold_what_any_of_its_names_brought(self, session: Session) -> None:
        ingest(session, *STEPS)
        for slug in ("nesa", "national-example-space-agency"):
            assert [c.name for c in find_contacts(session, office=slug).items] == ["Ada Example", "Bo Muster"]
            assert len(list_releases(session, office=slug).items) == 3

    def test_a_search_for_any_name_finds_the_contacts_of_all(self, session: Session) -> None:
        ingest(session, *STEPS)
        for query in ("nesa", "national example space agency", "french space agency"):
            names = [c.name for c in find_contacts(session, query).items]
            assert names == ["Ada Example", "Bo Muster", "Cy Probe"], query

    def test_a_search_among_releases_for_any_name_finds_those_of_all(self, session: Session) -> None:
        ingest(session, *STEPS)
        for query in ("nesa", "national example space agency", "French space", "nesa news"):
            found = [r.title for r in list_releases(session, query=query).items]
            assert found == [f"News of 2026-01-{day}" for day in ("03", "02", "01")], query
        assert list_releases(session, query="nesa vienna").items == ()
        assert [r.title for r in list_releases(session, query="vienna").items] == ["News of 2026-01-05"]

    def test_contacts_of_two_names_are_at_one_place(self, session: Session) -> None:
        ingest(
            session,
            (NESA, mention("Ada Example", email="ada.example@nesa.example"), "2026-01-01"),
            (None, mention("Jane Doe", org=NESA, phone="+33 1 99 00 00 07"), "2026-01-02"),
            (None, mention("Jane Doe", org=LONG, phone="+33 1 99 00 00 08"), "2026-01-03"),
        )
        assert len(find_contacts(session, "jane").items) == 2
        ingest(session, (LONG, mention("Bo Muster", email="bo.muster@nesa.example"), "2026-01-04"))
        assert len(find_contacts(session, "jane").items) == 1

    def test_a_branch_an_agency_and_a_namesake_stay_apart(self, session: Session) -> None:
        ingest(
            session,
            ("Red Lemon", mention("Ada Example", email="ada@redlemon.example"), "2026-01-01"),
            ("Red Lemon Austria", mention("Bo Muster", email="bo@redlemon.example"), "2026-01-02"),
            ("Red Lemon", mention("Cy Probe", org="Zest Communications", email="cy@zest.example"), "2026-01-03"),
        )
        assert all(len(group) == 1 for group in groups(session))


class TestAnyOrder:
    def test_release_by_release_in_any_order_gives_the_same(self, session: Session) -> None:
        wanted = None
        for order in list(permutations(STEPS))[::23]:
            with session.begin_nested() as trial:
                ingest(session, *order)
                found = derived(session)
                wanted = wanted or found
                assert found == wanted
                trial.rollback()
                session.expire_all()

    def test_a_rebuild_changes_nothing(self, session: Session) -> None:
        ingest(session, *STEPS)
        before = derived(session)
        rebuild(session, NOW)
        assert derived(session) == before

    def test_an_edit_that_takes_the_evidence_back_parts_the_names_again(self, session: Session) -> None:
        ingest(session, *STEPS[:2])
        assert len(groups(session)) == 1
        edited = release(
            mention("Bo Muster", phone="+33 1 99 00 00 02"), issuer=LONG, on="2026-01-02", name="2026-01-02.txt"
        )
        keep(session, *edited, NOW)
        assert len(groups(session)) == 2
        assert find_office(session, "national-example-space-agency").ref.slug == "national-example-space-agency"
        before = derived(session)
        rebuild(session, NOW)
        assert derived(session) == before

    def test_a_name_that_no_release_has_any_more_leads_on(self, session: Session) -> None:
        ingest(session, *STEPS[:2])
        keep(session, *release(mention("Ada Example"), issuer=LONG, on="2026-01-01", name="2026-01-01.txt"), NOW)
        office = find_office(session, "nesa")
        assert (office.ref.slug, office.ref.name) == ("national-example-space-agency", LONG)
        rebuild(session, NOW)
        assert find_office(session, "nesa").ref.slug == "national-example-space-agency"

    @pytest.mark.parametrize("many", [45])
    def test_a_word_that_too_many_names_share_leads_to_no_comparison_in_any_order(
        self, session: Session, many: int
    ) -> None:
        steps: list[Step] = [(f"Zest {n}", mention("Ada Example"), f"2026-02-{n % 28 + 1:02}") for n in range(many)]
        steps = [
            (issuer, mention("Ada Example", email=f"ada{n}@x{n}.example"), day)
            for n, (issuer, _, day) in enumerate(steps)
        ]
        with session.begin_nested() as trial:
            for n, step in enumerate(steps):
                keep(session, *release(step[1], issuer=step[0], on=step[2], name=f"{n}.txt"), NOW)
            found = derived(session)
            trial.rollback()
            session.expire_all()
        for n, step in reversed(list(enumerate(steps))):
            keep(session, *release(step[1], issuer=step[0], on=step[2], name=f"{n}.txt"), NOW)
        assert {k: v for k, v in derived(session).items() if k != "contacts"} == {
            k: v for k, v in found.items() if k != "contacts"
        }
