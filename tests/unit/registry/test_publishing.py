"""What is not sure enough is kept and shown to nobody, until somebody who knows, or a surer release, says the same."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from directory.errors import NotInRegistry
from directory.records import Card, Document, Reading
from directory.registry import reviews
from directory.registry.assemble import contact_card
from directory.registry.rebuild import rebuild, republish
from directory.registry.search import (
    all_contacts,
    count_all,
    find_contacts,
    find_office,
    list_releases,
    release_page,
)
from directory.registry.store import keep
from tests.builders import NOW, Draft, desk, document, mention, reading, release

EMAIL, PHONE, OTHER = "ada@agency.example", "+33 1 99 00 00 01", "+33 1 99 00 00 02"


@pytest.fixture(autouse=True)
def threshold(session: Session) -> None:
    republish(session, 0.9, NOW)


def sure(**details: str) -> Draft:
    return mention("Ada Example", email=EMAIL, confidence=0.95, **details)


def unsure(name: str = "Ada Example", **details: str) -> Draft:
    return mention(name, confidence=0.6, **details)


def kept(session: Session, *drafts: Draft, name: str = "a.txt", on: str = "2026-01-15") -> str:
    """The id of the release that offers these."""
    return keep(session, *release(*drafts, name=name, on=on, title=f"News {name}"), NOW).release


def only(session: Session) -> Card:
    (card,) = find_contacts(session).items
    return card


def waiting_ids(session: Session) -> list[int]:
    return [one.mention_id for one in reviews.waiting(session)]


def test_who_is_not_sure_enough_is_in_no_list_and_no_count(session: Session) -> None:
    release_id = kept(session, unsure(email=EMAIL))

    assert find_contacts(session).items == ()
    assert find_contacts(session, "ada").items == ()
    assert find_contacts(session, office="example-agency").items == ()
    assert count_all(session).contacts == 0
    assert find_office(session, "example-agency").contact_count == 0
    assert release_page(session, release_id).mentions == ()
    assert release_page(session, release_id).waiting == 1


def test_who_waits_has_an_id_that_nobody_is_shown(session: Session) -> None:
    kept(session, unsure(email=EMAIL))
    (card,) = all_contacts(session, waiting=True)

    assert not card.published
    assert card.name == "Ada Example"
    assert [d.value for d in card.of("email")] == [EMAIL]
    with pytest.raises(NotInRegistry):
        contact_card(session, card.id)
    assert list_releases(session, contact=card.id).items == ()


def test_a_surer_release_publishes_under_the_same_id(session: Session) -> None:
    kept(session, unsure(email=EMAIL, phone=OTHER), name="a.txt")
    (before,) = all_contacts(session, waiting=True)
    kept(session, sure(), name="b.txt")

    assert only(session).id == before.id


def test_what_says_the_same_as_a_surer_one_is_a_citation_of_it(session: Session) -> None:
    kept(session, sure(phone=PHONE), name="a.txt")
    kept(session, unsure(email=EMAIL, role="Officer"), name="b.txt", on="2026-02-01")

    card = only(session)

    assert [c.release.file for c in card.citations] == ["b.txt", "a.txt"]
    assert [d.value for d in card.of("role")] == ["Officer"]
    assert waiting_ids(session) == []


@pytest.mark.parametrize(
    ("why", "further"),
    [
        ("a number that no surer release says", unsure(email=EMAIL, phone=OTHER)),
        ("another writing of the name", unsure("Ada Example Muster", email=EMAIL)),
    ],
)
def test_what_says_more_than_the_surer_ones_waits_although_it_is_the_same_contact(
    session: Session, why: str, further: Draft
) -> None:
    kept(session, sure(phone=PHONE), name="a.txt")
    id_ = kept(session, further, name="b.txt", on="2026-02-01")

    card = only(session)
    (everything,) = all_contacts(session, waiting=True)

    assert [c.release.file for c in card.citations] == ["a.txt"], why
    assert [d.value for d in card.of("phone", current=None)] == ["+33199000001"]
    assert card.name == "Ada Example"
    assert find_contacts(session, "00 00 02").items == find_contacts(session, "Muster").items == ()
    assert release_page(session, id_).waiting == 1
    assert [(c.release.file, c.published) for c in everything.citations] == [("b.txt", False), ("a.txt", True)]
    assert everything.details == card.details


def test_two_unsure_ones_do_not_make_one_sure(session: Session) -> None:
    kept(session, unsure(email=EMAIL), name="a.txt")
    kept(session, unsure(email=EMAIL), name="b.txt")

    assert find_contacts(session).items == ()
    assert len(waiting_ids(session)) == 2


def test_a_desk_without_a_name_is_confirmed_by_its_address(session: Session) -> None:
    press = desk("Press office", email="press@agency.example", phone=PHONE)
    bare = mention(kind="desk", email="press@agency.example", confidence=0.5)
    kept(session, mention("Press office", kind="desk", email="press@agency.example", phone=PHONE, confidence=0.95))
    kept(session, bare, name="b.txt")

    assert len(only(session).citations) == 2
    assert press.kind == "desk"


def test_what_a_release_said_before_stays_unseen_where_it_waited(session: Session) -> None:
    first = reading(unsure(email=EMAIL, phone=OTHER))
    place = document(first, name="a.txt")
    keep(session, place, first, NOW)
    newer = reading(sure(), body="Corrected.")
    id_ = keep(session, Document(place.address, "a.txt", newer.release.text.encode()), newer, NOW).release
    worse = reading(unsure(phone=OTHER), body="Spoilt.")
    keep(session, Document(place.address, "a.txt", worse.release.text.encode()), worse, NOW)

    assert [claim.value for former in release_page(session, id_).history for claim in former.dropped] == []


class TestDecisions:
    def test_published_by_a_human_it_is_shown_and_waits_no_more(self, session: Session) -> None:
        kept(session, unsure(email=EMAIL))
        (waits,) = waiting_ids(session)

        reviews.decide(session, waits, "publish", author="editor", reason="called them", now=NOW)

        assert only(session).name == "Ada Example"
        assert waiting_ids(session) == []

    def test_refused_by_a_human_it_is_gone_however_sure(self, session: Session) -> None:
        id_ = kept(session, sure())
        mention_id = only(session).citations[0].mention_id

        reviews.decide(session, mention_id, "refuse", author="editor", reason="a hotline", now=NOW)

        assert find_contacts(session).items == ()
        assert release_page(session, id_).mentions == ()
        assert release_page(session, id_).waiting == len(waiting_ids(session)) == 0

    def test_what_is_refused_confirms_nobody(self, session: Session) -> None:
        kept(session, sure(), name="a.txt")
        refused = only(session).citations[0].mention_id
        kept(session, unsure(email=EMAIL), name="b.txt")
        reviews.decide(session, refused, "refuse", author="editor", reason="", now=NOW)

        assert find_contacts(session).items == ()
        assert len(waiting_ids(session)) == 1

    @pytest.mark.parametrize(("opinion", "shown"), [("publish", 1), ("refuse", 0)])
    def test_a_decision_outlives_edits_further_readings_rebuilds_and_thresholds(
        self, session: Session, opinion: reviews.Decision, shown: int
    ) -> None:
        drafts = unsure(email=EMAIL)
        place, first = release(drafts, name="a.txt")
        keep(session, place, first, NOW)
        (waits,) = waiting_ids(session)
        reviews.decide(session, waits, opinion, author="editor", reason="", now=NOW)

        def count() -> int:
            return len(find_contacts(session).items)

        again: Reading = reading(mention("Ada Example", email=EMAIL, confidence=0.5))
        keep(session, place, again, NOW)
        assert count() == shown
        edited = reading(unsure(email=EMAIL), body="Edited.")
        keep(session, Document(place.address, "a.txt", edited.release.text.encode()), edited, NOW)
        assert count() == shown
        rebuild(session, NOW)
        assert count() == shown
        republish(session, 0.1, NOW)
        assert count() == shown

    def test_a_later_decision_supersedes_and_a_withdrawal_gives_it_back(self, session: Session) -> None:
        kept(session, unsure(email=EMAIL))
        (waits,) = waiting_ids(session)
        for opinion in ("publish", "refuse"):
            reviews.decide(session, waits, opinion, author="editor", reason=opinion, now=NOW)  # type: ignore[arg-type]  # a Decision
        assert waiting_ids(session) == []

        reviews.withdraw(session, waits, author="editor", reason="unsure", now=NOW)

        assert waiting_ids(session) == [waits]
        assert [(r.opinion, r.superseded_at is None) for r in reviews.reviews(session, waits)] == [
            (None, True),
            ("refuse", False),
            ("publish", False),
        ]

    def test_nothing_is_decided_about_what_is_not_there(self, session: Session) -> None:
        with pytest.raises(NotInRegistry):
            reviews.decide(session, 404, "publish", author="editor", reason="", now=NOW)


def test_another_threshold_shows_and_hides_and_the_same_one_does_nothing(session: Session) -> None:
    kept(session, unsure(email=EMAIL))

    assert republish(session, 0.5, NOW)
    assert only(session).name == "Ada Example"
    assert not republish(session, 0.5, NOW)
    assert republish(session, 0.7, NOW)
    assert find_contacts(session).items == ()


def test_what_waits_is_told_with_what_speaks_against_it(session: Session) -> None:
    made, read = release(unsure(email=EMAIL), name="a.txt")
    (said_,) = read.mentions
    doubted = Reading(read.release, (type(said_)(said_.kind, said_.claims, said_.confidence, ("numbers: several",)),))
    keep(session, made, doubted, NOW)

    (one,) = reviews.waiting(session)

    assert one.release.file == "a.txt"
    assert (one.mention.confidence, one.mention.doubts) == (0.6, ("numbers: several",))
