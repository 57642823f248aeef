"""Who is who: the same human through new numbers, employers and spellings; namesakes and desks kept apart; ids lasting."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.errors import InvalidQuery, NotInRegistry
from directory.records import Card
from directory.registry.assemble import contact_card
from directory.registry.deciding import By, decide
from directory.registry.ledger import judgements
from directory.registry.search import find_contacts, list_releases
from directory.registry.store import keep
from directory.registry.tables import ContactRow
from tests.builders import NOW, Draft, desk, mention, release


def ingest(
    session: Session,
    *drafts: Draft,
    issuer: str | None = "Example Agency",
    on: str = "2026-01-01",
    name: str | None = None,
) -> None:
    keep(session, *release(*drafts, issuer=issuer, on=on, title=f"News of {on}", name=name), NOW)


def found(session: Session, query: str = "") -> list[Card]:
    return list(find_contacts(session, query).items)


def mention_in(card: Card, file: str) -> int:
    return next(c.mention_id for c in card.citations if c.release.file == file)


class TestOneHuman:
    def test_who_changes_number_is_one_contact_with_the_newer_one_current(self, session: Session) -> None:
        ingest(session, mention("Ada Example", email="ada@agency.example", phone="+33 1 99 00 00 01"), on="2026-01-01")
        ingest(session, mention("Ada Example", email="ada@agency.example", phone="+33 1 99 00 00 02"), on="2026-02-01")
        (card,) = found(session)
        assert [d.value for d in card.of("phone")] == ["+33199000002"]
        assert [d.value for d in card.of("phone", current=False)] == ["+33199000001"]

    def test_who_keeps_a_mobile_number_at_a_new_employer_is_one_contact(self, session: Session) -> None:
        ingest(
            session,
            mention("Ada Example", email="ada@one.example", mobile="+33 6 39 98 00 01"),
            issuer="One",
            on="2025-01-01",
        )
        ingest(
            session,
            mention("Ada Example", email="ada@two.example", mobile="+33 6 39 98 00 01"),
            issuer="Two",
            on="2026-01-01",
        )
        (card,) = found(session)
        assert card.office is not None
        assert card.office.name == "Two"
        assert card.first("email") == "ada@two.example"

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Ada Exámple", "ADA EXAMPLE"),
            ("Ada Example", "Example, Ada"),
            ("Ada Example", "Ada Example Muster"),
            ("Ada Example", "A. Example"),
            ("Kristin Example", "Kristen Example"),
            ("やなぎはら あだ", "Ada Yanagihara"),
        ],
    )
    def test_who_is_written_otherwise_at_the_same_number_is_one_contact(
        self, session: Session, one: str, other: str
    ) -> None:
        ingest(session, mention(one, phone="+33 1 99 00 00 01"), on="2026-01-01")
        ingest(session, mention(other, phone="+33 1 99 00 00 01"), on="2026-02-01")
        assert len(found(session)) == 1


class TestTwoHumans:
    def test_namesakes_at_two_organisations_stay_apart(self, session: Session) -> None:
        ingest(session, mention("Ada Example", phone="+33 1 99 00 00 01"), issuer="One")
        ingest(session, mention("Ada Example", phone="+33 1 99 00 00 02"), issuer="Two")
        assert len(found(session)) == 2

    def test_names_alone_without_any_place_stay_apart(self, session: Session) -> None:
        ingest(session, mention("Ada Example"), issuer=None, on="2026-01-01")
        ingest(session, mention("Ada Example"), issuer=None, on="2026-02-01")
        assert len(found(session)) == 2

    def test_colleagues_who_share_mailbox_and_switchboard_stay_apart(self, session: Session) -> None:
        shared = {"email": "press@agency.example", "phone": "+33 1 99 00 00 01"}
        ingest(session, mention("Ada Example", **shared), on="2026-01-01")
        ingest(session, mention("Bo Muster", **shared), on="2026-02-01")
        ingest(session, mention("Cy Sample", **shared), on="2026-03-01")
        assert len(found(session)) == 3

    def test_a_personal_address_handed_on_does_not_join_its_holders(self, session: Session) -> None:
        ingest(session, mention("Ada Example", email="fm4@agency.example", phone="+33 1 99 00 00 01"), on="2026-01-01")
        ingest(session, mention("Bo Muster", email="fm4@agency.example", phone="+33 1 99 00 00 01"), on="2026-02-01")
        assert len(found(session)) == 2

    def test_two_named_in_one_release_are_two(self, session: Session) -> None:
        ingest(
            session,
            mention("Ada Example", email="ada@agency.example", phone="+33 1 99 00 00 01"),
            mention("A. Example", email="ada@agency.example", phone="+33 1 99 00 00 02"),
        )
        assert len(found(session)) == 2

    def test_a_release_that_names_both_spellings_side_by_side_parts_who_seemed_one(self, session: Session) -> None:
        short = mention("Ada Example", phone="+33 1 99 00 00 01")
        longer = mention("Ada Example Muster", phone="+33 1 99 00 00 01")
        ingest(session, short, on="2026-01-01")
        ingest(session, longer, on="2026-02-01")
        assert len(found(session)) == 1
        ingest(session, short, longer, on="2026-03-01")
        assert sorted(len(card.citations) for card in found(session)) == [2, 2]

    def test_namesakes_who_write_through_one_issuer_for_different_organisations_stay_apart(
        self, session: Session
    ) -> None:
        ingest(
            session,
            mention("Ada Example", org="One Ltd", phone="+33 1 99 00 00 01"),
            issuer="Newswire",
            on="2026-01-01",
        )
        ingest(
            session,
            mention("Ada Example", org="Two Ltd", phone="+33 1 99 00 00 02"),
            issuer="Newswire",
            on="2026-02-01",
        )
        assert len(found(session)) == 2

    def test_who_is_like_two_that_exclude_each_other_is_left_open(self, session: Session) -> None:
        ingest(session, mention("Ada Example", phone="+33 1 99 00 00 01"), on="2026-01-01")
        ingest(session, mention("Bo Example", phone="+33 1 99 00 00 01"), on="2026-02-01")
        ingest(session, mention("Example", phone="+33 1 99 00 00 01"), on="2026-03-01")
        assert len(found(session)) == 3


class TestDesks:
    def test_a_desk_is_one_as_long_as_its_address_stays(self, session: Session) -> None:
        ingest(session, desk("Press office", email="press@agency.example", phone="+33 1 99 00 00 01"), on="2026-01-01")
        ingest(
            session, desk("Service presse", email="press@agency.example", phone="+33 1 99 00 00 02"), on="2026-02-01"
        )
        (card,) = found(session)
        assert card.name == "Service presse"

    def test_desks_with_different_addresses_at_one_number_are_different(self, session: Session) -> None:
        ingest(session, desk(email="press@agency.example", phone="+33 1 99 00 00 01"), on="2026-01-01")
        ingest(session, desk(email="media@agency.example", phone="+33 1 99 00 00 01"), on="2026-02-01")
        assert len(found(session)) == 2

    def test_a_desk_and_the_person_at_it_are_two(self, session: Session) -> None:
        ingest(session, desk(email="press@agency.example", phone="+33 1 99 00 00 01"), on="2026-01-01")
        ingest(
            session, mention("Ada Example", email="press@agency.example", phone="+33 1 99 00 00 01"), on="2026-02-01"
        )
        assert {card.kind for card in found(session)} == {"desk", "person"}

    def test_a_desk_never_joins_two_people(self, session: Session) -> None:
        for day, who in enumerate(("Ada Example", "Bo Muster"), start=1):
            ingest(
                session,
                mention(who, email="press@agency.example"),
                desk(email="press@agency.example"),
                on=f"2026-01-0{day}",
            )
        assert len(found(session)) == 3

    def test_a_nameless_desk_is_called_after_its_office_also_when_that_is_renamed(self, session: Session) -> None:
        ingest(session, desk(email="press@agency.example"), issuer="EXAMPLE AGENCY", on="2026-01-01")
        ingest(session, issuer="Example Agency", on="2026-02-01")
        assert [card.name for card in found(session)] == ["Example Agency press office"]

    def test_a_desk_without_office_or_name_is_called_after_its_address(self, session: Session) -> None:
        ingest(session, desk(email="press@agency.example"), issuer=None)
        assert [card.name for card in found(session)] == ["press@agency.example"]


class TestIds:
    def test_two_that_turn_out_to_be_one_keep_the_older_id_and_the_other_leads_to_it(self, session: Session) -> None:
        ingest(session, mention("Ada Example", phone="+33 1 99 00 00 01"), issuer="One", on="2020-01-01")
        ingest(session, mention("Ada Example", email="ada@two.example"), issuer="Two", on="2026-02-01")
        older, newer = sorted(found(session), key=lambda c: c.citations[0].release.date or 0)  # type: ignore[arg-type, return-value]
        bridge = mention("Ada Example", phone="+33 1 99 00 00 01", email="ada@two.example")
        ingest(session, bridge, issuer="Two", on="2026-03-01", name="bridge.txt")
        (card,) = found(session)
        assert (card.id, card.aliases) == (older.id, (newer.id,))
        assert contact_card(session, newer.id).id == older.id

    def test_when_the_reason_for_a_merger_is_edited_away_both_have_their_ids_back(self, session: Session) -> None:
        ingest(session, mention("Ada Example", phone="+33 1 99 00 00 01"), issuer="One", on="2020-01-01")
        ingest(session, mention("Ada Example", email="ada@two.example"), issuer="Two", on="2026-02-01")
        before = {card.id for card in found(session)}
        bridge = mention("Ada Example", phone="+33 1 99 00 00 01", email="ada@two.example")
        ingest(session, bridge, issuer="Two", on="2026-03-01", name="bridge.txt")
        ingest(session, issuer="Two", on="2026-03-01", name="bridge.txt")
        assert {card.id for card in found(session)} == before
        assert all(contact_card(session, contact).id == contact for contact in before)

    def test_the_id_stays_when_the_release_it_was_first_given_for_is_edited(self, session: Session) -> None:
        ada = mention("Ada Example", email="ada@agency.example")
        ingest(session, ada, on="2026-01-01", name="first.txt")
        ingest(session, ada, on="2026-02-01", name="second.txt")
        (before,) = found(session)
        ingest(session, on="2026-01-01", name="first.txt")
        (after,) = found(session)
        assert after.id == before.id
        assert [c.release.file for c in after.citations] == ["second.txt"]

    def test_an_id_is_never_given_again(self, session: Session) -> None:
        ingest(session, mention("Ada Example", email="ada@agency.example"), name="a.txt")
        ingest(session, mention("Bo Muster", email="bo@agency.example"), name="a.txt")
        ingest(session, name="a.txt")
        ids = list(session.scalars(select(ContactRow.public_id)))
        assert len(ids) == len(set(ids)) == 2
        assert all(len(i) == 10 and set(i) <= set("0123456789abcdefghjkmnpqrstvwxyz") for i in ids)


class TestDecisions:
    @pytest.fixture
    def pair(self, session: Session) -> tuple[int, int]:
        """The mentions of two namesakes whom the policy keeps apart."""
        ingest(
            session, mention("Ada Example", phone="+33 1 99 00 00 01"), issuer="One", on="2020-01-01", name="one.txt"
        )
        ingest(
            session, mention("Ada Example", phone="+33 1 99 00 00 02"), issuer="Two", on="2026-02-01", name="two.txt"
        )
        one, two = (card.citations[0].mention_id for card in found(session))
        return one, two

    def test_a_human_joins_what_the_policy_left_apart(self, session: Session, pair: tuple[int, int]) -> None:
        decide(session, pair, "same", By("editor", "she told us", NOW))
        (card,) = found(session)
        assert {c.mention_id for c in card.citations} == set(pair)

    def test_a_merger_is_undone_as_easily_and_both_have_their_ids_back(
        self, session: Session, pair: tuple[int, int]
    ) -> None:
        before = {card.id for card in found(session)}
        decide(session, pair, "same", By("editor", "she told us", NOW))
        decide(session, pair, "reopen", By("editor", "it was her cousin", NOW))
        assert {card.id for card in found(session)} == before

    def test_a_human_parts_what_the_policy_joined(self, session: Session) -> None:
        ada = mention("Ada Example", email="ada@agency.example")
        for day in ("2026-01-01", "2026-02-01"):
            ingest(session, ada, on=day)
        (card,) = found(session)
        one, two = (c.mention_id for c in card.citations)
        decide(session, (one, two), "different", By("editor", "mother and daughter", NOW))
        assert len(found(session)) == 2
        decide(session, (one, two), "same", By("editor", "no, one person", NOW))
        (again,) = found(session)
        assert again.id == card.id

    def test_a_decision_outlives_an_edit_of_the_release(self, session: Session, pair: tuple[int, int]) -> None:
        decide(session, pair, "same", By("editor", "she told us", NOW))
        edited = mention("Ada Example", phone="+33 1 99 00 00 03", role="Head of press")
        ingest(session, edited, issuer="Two", on="2026-02-01", name="two.txt")
        (card,) = found(session)
        assert card.first("role") == "Head of press"
        assert {c.mention_id for c in card.citations} == set(pair)

    def test_a_decision_against_wins_over_what_others_would_join(self, session: Session, pair: tuple[int, int]) -> None:
        decide(session, pair, "different", By("editor", "two people", NOW))
        bridge = mention("Ada Example", phone=("+33 1 99 00 00 01", "+33 1 99 00 00 02"))
        ingest(session, bridge, issuer="One", on="2026-03-01")
        contacts = {c.mention_id: card.id for card in found(session) for c in card.citations}
        assert contacts[pair[0]] != contacts[pair[1]]

    def test_the_ledger_keeps_every_entry(self, session: Session, pair: tuple[int, int]) -> None:
        decide(session, pair, "same", By("editor", "first", NOW))
        decide(session, pair, "different", By("other", "second", NOW))
        decide(session, pair, "reopen", By("editor", "third", NOW))
        entries = judgements(session, pair)
        assert [(e.opinion, e.author, e.reason) for e in entries] == [
            (None, "editor", "third"),
            ("different", "other", "second"),
            ("same", "editor", "first"),
        ]
        assert [e.superseded_at is None for e in entries] == [True, False, False]

    def test_a_person_and_a_desk_cannot_be_made_one(self, session: Session) -> None:
        ingest(session, mention("Ada Example", phone="+33 1 99 00 00 01"), desk(email="press@agency.example"))
        pair = [card.citations[0].mention_id for card in found(session)]
        with pytest.raises(InvalidQuery, match="desk"):
            decide(session, (pair[0], pair[1]), "same", By("editor", "", NOW))

    def test_a_decision_about_nobody_is_refused(self, session: Session, pair: tuple[int, int]) -> None:
        with pytest.raises(NotInRegistry):
            decide(session, (pair[0], 999_999), "same", By("editor", "", NOW))
        with pytest.raises(InvalidQuery):
            decide(session, (pair[0], pair[0]), "same", By("editor", "", NOW))

    def test_two_of_one_release_are_one_when_a_human_says_so(self, session: Session) -> None:
        ingest(session, mention("Ada Example", phone="+33 1 99 00 00 01"), mention("Ada E.", phone="+33 1 99 00 00 02"))
        one, two = (card.citations[0].mention_id for card in found(session))
        decide(session, (one, two), "same", By("editor", "printed twice", NOW))
        (card,) = found(session)
        assert len(card.citations) == 2
        assert len(list_releases(session, contact=card.id).items) == 1
