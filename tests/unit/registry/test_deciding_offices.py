"""What people decide about names of organisations: made one and parted, taken back exactly, and held to by whatever is read or
rebuilt later."""

from __future__ import annotations

import random

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.errors import DecisionRefused, InvalidQuery, NotInRegistry
from directory.registry.deciding import By, undo
from directory.registry.deciding_offices import decide, demand, join, lift, merge, split
from directory.registry.demanding import demands
from directory.registry.ledger import acts
from directory.registry.office_names import compare, count_suggestions, foresee, names_of, suggestions
from directory.registry.rebuild import rebuild
from directory.registry.search import find_contacts, find_office, list_offices, list_releases
from directory.registry.store import keep
from directory.registry.tables import ContactRow, MentionRow, OrganisationRow
from tests.builders import NOW, mention, release

EDITOR = By("editor", "it was renamed", NOW)


def ingest(session: Session, issuer: str, day: str, *, name: str = "Ada Example", email: str = "") -> None:
    draft = mention(name, email=email or f"{day}@somewhere.example")
    keep(session, *release(draft, issuer=issuer, on=day, name=f"{day}.txt", title=f"News of {day}"), NOW)


def shown(session: Session) -> list[tuple[object, ...]]:
    """All that readers see of offices and contacts, but for the moment of the last change."""
    session.expire_all()
    offices = [
        (
            o.ref,
            o.aliases,
            o.contact_count,
            o.release_count,
            [(n.name, n.slug, n.releases) for n in names_of(session, o.ref.slug)],
        )
        for o in list_offices(session, limit=100).items
    ]
    people = [(c.id, c.name, c.office, c.details) for c in find_contacts(session, limit=100).items]
    return [*sorted(offices, key=repr), *sorted(people, key=repr)]


def organisation_of(session: Session) -> dict[str, str]:
    """By the key of each name the slug of its organisation."""
    session.expire_all()
    rows = {row.id: row for row in session.scalars(select(OrganisationRow))}
    return {row.words: rows[row.leader_id or row.id].slug for row in rows.values()}


def number(session: Session, key: str) -> int:
    return session.scalars(select(OrganisationRow.id).where(OrganisationRow.words == key)).one()


@pytest.fixture
def lemon_and_zest(session: Session) -> None:
    """A house before and after it took another name, which nothing but a human could tell."""
    ingest(session, "Lemon Works", "2026-01-01", email="ada@lemon.example")
    ingest(session, "Lemon Works", "2026-01-02", email="ada@lemon.example")
    ingest(session, "Zest Energy", "2026-02-01", name="Bo Muster", email="bo@zest.example")


@pytest.mark.usefixtures("lemon_and_zest")
class TestMerging:
    def test_two_offices_become_one_at_the_older_address_and_the_other_leads_there(self, session: Session) -> None:
        merge(session, ["zest-energy", "lemon-works"], EDITOR)
        office = find_office(session, "zest-energy")
        assert (office.ref.slug, office.ref.name, office.aliases) == ("lemon-works", "Lemon Works", ("zest-energy",))
        assert (office.contact_count, office.release_count) == (2, 3)
        assert [o.ref.slug for o in list_offices(session).items] == ["lemon-works"]

    def test_what_is_read_later_in_either_name_is_of_the_one_office(self, session: Session) -> None:
        merge(session, ["zest-energy", "lemon-works"], EDITOR)
        ingest(session, "Zest Energy", "2026-03-01")
        ingest(session, "Lemon Works", "2026-03-02")
        assert find_office(session, "lemon-works").release_count == 5

    def test_taken_back_everything_is_as_it_was(self, session: Session) -> None:
        before = shown(session)
        act = merge(session, ["zest-energy", "lemon-works"], EDITOR)
        assert shown(session) != before
        undo(session, act, EDITOR)
        assert shown(session) == before

    def test_it_holds_after_a_rebuild(self, session: Session) -> None:
        merge(session, ["zest-energy", "lemon-works"], EDITOR)
        before = shown(session)
        rebuild(session, NOW)
        assert shown(session) == before

    def test_it_is_told_who_did_it_and_to_what(self, session: Session) -> None:
        act = merge(session, ["zest-energy", "lemon-works"], EDITOR)
        (told,) = acts(session, offices=["zest-energy"])
        assert (told.id, told.kind, told.author, told.reason) == (act, "merge", "editor", "it was renamed")
        assert told.offices == ("lemon-works", "zest-energy")

    def test_what_it_would_change_is_told_and_nothing_has_changed(self, session: Session) -> None:
        before = shown(session)
        told = foresee(session, lambda s: merge(s, ["zest-energy", "lemon-works"], EDITOR))
        assert [len(names) for _, names in told.before.known] == [1, 1]
        assert [[n.name for n in names] for _, names in told.after.known] == [["Lemon Works", "Zest Energy"]]
        assert (told.before.contacts, told.after.contacts) == (2, 2)
        assert shown(session) == before

    def test_one_office_cannot_be_made_one_nor_one_that_is_not_there(self, session: Session) -> None:
        with pytest.raises(InvalidQuery, match="two"):
            merge(session, ["lemon-works", "lemon-works"], EDITOR)
        with pytest.raises(NotInRegistry):
            merge(session, ["lemon-works", "pear-works"], EDITOR)

    def test_people_at_both_are_at_one_place(self, session: Session) -> None:
        for day, name in (("2026-03-01", "Lemon Works"), ("2026-03-02", "Zest Energy")):
            jane = mention("Jane Doe", org=name, phone=f"+33 1 99 00 00 {day[-2:]}")
            keep(session, *release(jane, issuer=None, on=day, name=f"{day}.txt"), NOW)
        assert len(find_contacts(session, "jane").items) == 2
        act = merge(session, ["zest-energy", "lemon-works"], EDITOR)
        assert len(find_contacts(session, "jane").items) == 1
        undo(session, act, EDITOR)
        assert len(find_contacts(session, "jane").items) == 2


class TestSplitting:
    @pytest.fixture(autouse=True)
    def nesa(self, session: Session) -> None:
        ingest(session, "NESA", "2026-01-01", email="ada@nesa.example")
        ingest(session, "National Example Space Agency", "2026-01-02", email="bo@nesa.example")

    def test_a_name_that_is_taken_out_is_an_office_of_its_own_with_its_address(self, session: Session) -> None:
        assert find_office(session, "national-example-space-agency").ref.slug == "nesa"
        split(session, "nesa", [number(session, "national example space agency")], EDITOR)
        assert find_office(session, "national-example-space-agency").ref.name == "National Example Space Agency"
        assert find_office(session, "nesa").release_count == 1

    def test_it_stands_above_every_later_score_and_a_rebuild(self, session: Session) -> None:
        split(session, "nesa", [number(session, "national example space agency")], EDITOR)
        ingest(session, "NESA", "2026-01-03", email="cy@nesa.example")
        assert len(list_offices(session).items) == 2
        rebuild(session, NOW)
        assert len(list_offices(session).items) == 2

    def test_taken_back_everything_is_as_it_was(self, session: Session) -> None:
        before = shown(session)
        act = split(session, "nesa", [number(session, "nesa")], EDITOR)
        assert shown(session) != before
        undo(session, act, EDITOR)
        assert shown(session) == before

    def test_some_names_must_stay_and_all_must_be_its_own(self, session: Session) -> None:
        ingest(session, "Lemon Works", "2026-01-03")
        both = [number(session, "nesa"), number(session, "national example space agency")]
        with pytest.raises(InvalidQuery, match="stay"):
            split(session, "nesa", both, EDITOR)
        with pytest.raises(InvalidQuery, match="names of this"):
            split(session, "nesa", [number(session, "lemon works")], EDITOR)

    def test_an_act_is_not_taken_back_while_a_later_one_about_the_same_stands(self, session: Session) -> None:
        act = split(session, "nesa", [number(session, "nesa")], EDITOR)
        later = merge(session, ["nesa", "national-example-space-agency"], EDITOR)
        with pytest.raises(DecisionRefused, match=str(later)):
            undo(session, act, EDITOR)
        undo(session, later, EDITOR)
        undo(session, act, EDITOR)
        assert find_office(session, "national-example-space-agency").ref.slug == "nesa"


class TestReview:
    @pytest.fixture(autouse=True)
    def likely(self, session: Session) -> None:
        ingest(session, "Lemon Works", "2026-01-01", email="ada@lemonworks.example")
        ingest(session, "Lemon Works Vienna", "2026-01-02", email="bo@lemonworks.example")

    def test_what_is_likely_but_not_sure_is_suggested_with_its_reasons(self, session: Session) -> None:
        assert count_suggestions(session) == 1
        (pair,) = suggestions(session)
        assert {pair.left.name, pair.right.name} == {"Lemon Works", "Lemon Works Vienna"}
        assert pair.verdict.opinion is None
        assert [w.feature for w in pair.verdict.weights] == [
            "prior",
            "name: more words",
            "domain: same, named after both",
        ]
        assert [r.title for r in pair.left.newest] == ["News of 2026-01-01"]

    @pytest.mark.parametrize("opinion", ["different", "unsure"])
    def test_what_was_decided_is_not_asked_again_until_it_is_reopened(self, session: Session, opinion: str) -> None:
        (pair,) = suggestions(session)
        ids = (pair.left.id, pair.right.id)
        decide(session, ids, opinion, EDITOR)  # type: ignore[arg-type]
        assert suggestions(session) == []
        assert compare(session, *ids).decided == opinion
        decide(session, ids, "reopen", EDITOR)
        assert len(suggestions(session)) == 1

    def test_said_to_be_one_they_are(self, session: Session) -> None:
        (pair,) = suggestions(session)
        join(session, (pair.left.id, pair.right.id), EDITOR)
        assert suggestions(session) == []
        assert find_office(session, "lemon-works-vienna").ref.slug == "lemon-works"


@pytest.mark.parametrize("seed", range(4))
def test_after_any_merges_splits_and_undos_a_rebuild_leaves_everything_as_decided(session: Session, seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311  # the same steps in every run
    kinds = [
        "NESA",
        "National Example Space Agency",
        "Lemon Works",
        "Lemon Works Vienna",
        "Zest Energy",
        "Zest Energy Project",
    ]
    domains = ["nesa", "nesa", "lemonworks", "lemonworks", "zestenergy", "zestenergy"]
    for day, (name, domain) in enumerate(zip(kinds, domains, strict=True), 1):
        ingest(session, name, f"2026-01-{day:02}", email=f"press{day}@{domain}.example")
    start = shown(session)
    done: list[int] = []
    for _ in range(25):
        slugs = [o.ref.slug for o in list_offices(session, limit=100).items]
        what = draw.choice(["merge", "split", "undo", "undo", "different", "same"])
        before = shown(session)
        try:
            if what == "merge" and len(slugs) > 1:
                done.append(merge(session, draw.sample(slugs, 2), EDITOR))
                assert len(list_offices(session, limit=100).items) < len(slugs)
            elif what == "split":
                slug = draw.choice(slugs)
                names = [n.id for n in names_of(session, slug)]
                if len(names) > 1:
                    out = draw.sample(names, draw.randrange(1, len(names)))
                    done.append(split(session, slug, out, EDITOR))
                    now = {row.id: row.leader_id or row.id for row in session.scalars(select(OrganisationRow))}
                    assert {now[id_] for id_ in out}.isdisjoint({now[id_] for id_ in names if id_ not in out})
            elif what == "undo" and done:
                undo(session, done[-1], EDITOR)
                done.pop()
            elif what in {"different", "same"}:
                pair = draw.sample(sorted(organisation_of(session)), 2)
                ids = (number(session, pair[0]), number(session, pair[1]))
                done.append(decide(session, ids, what, EDITOR))  # type: ignore[arg-type]
        except DecisionRefused:
            assert shown(session) == before
    decided = shown(session)
    rebuild(session, NOW)
    assert shown(session) == decided
    for act in reversed(done):
        undo(session, act, EDITOR)
    assert shown(session) == start
    anchored = session.execute(
        select(MentionRow.id).join(ContactRow, ContactRow.id == MentionRow.contact_id).where(MentionRow.live)
    ).all()
    assert len(anchored) == len(kinds)


def asks_for_tokens(session: Session) -> dict[str, bool]:
    """By the slug of each office whether its press book demands a token."""
    session.expire_all()
    rows = {row.slug: row for row in session.scalars(select(OrganisationRow))}
    return {o.ref.slug: demands(session, rows[o.ref.slug].id) for o in list_offices(session, limit=100).items}


class TestDemandingTokens:
    @pytest.fixture(autouse=True)
    def offices(self, session: Session) -> None:
        ingest(session, "NESA", "2026-01-01", email="ada@nesa.example")
        ingest(session, "National Example Space Agency", "2026-01-02", email="bo@nesa.example")
        for day, person in (("2026-02-01", "Ed Example"), ("2026-02-02", "Flo Muster"), ("2026-02-03", "Ed Example")):
            ingest(session, "Aurora", day, name=person)

    def test_both_parts_of_an_office_that_is_parted_by_its_names_go_on_asking(self, session: Session) -> None:
        demand(session, "nesa", EDITOR)
        act = split(session, "nesa", [number(session, "national example space agency")], EDITOR)
        assert asks_for_tokens(session) == {"nesa": True, "national-example-space-agency": True, "aurora": False}
        undo(session, act, EDITOR)
        assert asks_for_tokens(session) == {"nesa": True, "aurora": False}

    def test_so_do_both_of_one_name_that_are_parted_by_their_releases(self, session: Session) -> None:
        demand(session, "aurora", EDITOR)
        release_id = list_releases(session, office="aurora").items[1].id
        act = split(session, "aurora", [], EDITOR, releases=[release_id])
        assert asks_for_tokens(session) == {"aurora": True, "aurora-2": True, "nesa": False}
        lift(session, "aurora-2", EDITOR)
        assert asks_for_tokens(session) == {"aurora": True, "aurora-2": False, "nesa": False}
        rebuild(session, NOW)
        assert asks_for_tokens(session) == {"aurora": True, "aurora-2": False, "nesa": False}
        with pytest.raises(DecisionRefused, match="came later"):
            undo(session, act, EDITOR)

    def test_one_of_two_that_asks_makes_both_ask_once_they_are_one_and_only_itself_once_that_is_undone(
        self, session: Session
    ) -> None:
        demand(session, "aurora", EDITOR)
        told = foresee(session, lambda s: merge(s, ["nesa", "aurora"], EDITOR))
        assert (told.before.demanding, told.after.demanding) == ({"aurora"}, {"nesa"})
        act = merge(session, ["nesa", "aurora"], EDITOR)
        assert asks_for_tokens(session) == {"nesa": True}
        lifted = lift(session, "aurora", EDITOR)
        assert asks_for_tokens(session) == {"nesa": False}
        undo(session, lifted, EDITOR)
        undo(session, act, EDITOR)
        assert asks_for_tokens(session) == {"nesa": False, "aurora": True}

    def test_a_name_that_is_read_later_and_no_release_has_any_more_asks_as_its_office_does(
        self, session: Session
    ) -> None:
        demand(session, "nesa", EDITOR)
        ingest(session, "National Example Space Agency (NESA)", "2026-03-01", email="cy@nesa.example")
        assert {slug for slug, asks in asks_for_tokens(session).items() if asks} == {"nesa"}

    def test_what_is_so_already_is_not_decided_again(self, session: Session) -> None:
        with pytest.raises(InvalidQuery):
            lift(session, "nesa", EDITOR)
        demand(session, "nesa", EDITOR)
        with pytest.raises(InvalidQuery):
            demand(session, "national-example-space-agency", EDITOR)
        with pytest.raises(NotInRegistry):
            demand(session, "pear-works", EDITOR)
