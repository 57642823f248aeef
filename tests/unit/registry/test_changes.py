"""What changed of contacts is derived from what the registry learnt, in the order in which it did."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.changes import Change
from directory.presenters.changed import sentences, title
from directory.records import Document, Embargo, Reading
from directory.registry import changes, reviews, state
from directory.registry.changes import all_changes, contact_changes, office_changes
from directory.registry.deciding import By, merge, undo, withdraw
from directory.registry.store import keep
from directory.registry.tables import ContactRow, MentionRow
from tests import statements
from tests.builders import NOW, desk, mention, release

ADA = {"email": "ada@agency.example", "org": "Example Agency"}
WISH = By("Jane Doe", "as asked", NOW)
FAR = datetime(2999, 1, 1, tzinfo=UTC)


class Clock:
    """Each release is kept an hour after the one before."""

    def __init__(self, session: Session) -> None:
        self.session, self.now = session, NOW

    def put(self, kept: tuple[Document, Reading]) -> None:
        self.now += timedelta(hours=1)
        keep(self.session, *kept, self.now)


@pytest.fixture
def clock(session: Session) -> Clock:
    return Clock(session)


def _ada(phone: str, **more: str) -> object:
    return mention("Ada Example", phone=phone, **ADA, **more)


def _said(found: Sequence[Change]) -> str:
    return "\n".join(f"{title(change)}: {' '.join(sentences(change))}" for change in found)


def _put_two(clock: Clock) -> None:
    clock.put(release(_ada("+33 1 99 00 12 34"), number="EA-1", on="2026-01-15"))
    clock.put(release(_ada("+33 1 99 00 99 99"), number="EA-2", on="2026-06-15"))


def _id(session: Session, name: str) -> str:
    return session.scalars(select(ContactRow.public_id).where(ContactRow.name == name)).one()


def test_a_new_contact_and_then_another_number_are_told_newest_first(session: Session, clock: Clock) -> None:
    _put_two(clock)
    newer, first = all_changes(session)
    assert title(first) == "New contact: Ada Example"
    assert title(newer) == "Ada Example: number changed"
    assert "This number changed: +33 1 99 00 99 99, before +33 1 99 00 12 34." in sentences(newer)
    assert sentences(newer)[0] == "Cited by release EA-2 of 15 June 2026."
    assert (newer.at, first.at) == (NOW + timedelta(hours=2), NOW + timedelta(hours=1))
    assert contact_changes(session, [_id(session, "Ada Example")]) == (newer, first)
    assert office_changes(session, "example-agency") == (newer, first)


def test_an_older_release_read_later_cites_and_changes_nothing(session: Session, clock: Clock) -> None:
    clock.put(release(_ada("+33 1 99 00 99 99"), number="EA-2", on="2026-06-15"))
    clock.put(release(_ada("+33 1 99 00 12 34"), number="EA-1", on="2026-01-15"))
    assert title(all_changes(session)[0]) == "Ada Example is cited by release EA-1 of 15 January 2026"
    assert not all_changes(session)[0].notable


def test_who_signs_for_another_office_is_no_longer_cited_at_the_first(session: Session, clock: Clock) -> None:
    clock.put(release(_ada("+33 1 99 00 12 34"), on="2026-01-15"))
    moved = mention("Ada Example", email="ada@agency.example", phone="+33 1 99 00 77 77", org="Musterwerke AG")
    clock.put(release(moved, issuer="Musterwerke AG", on="2026-06-15"))
    clock.put(
        release(
            mention("Ada Example", email="ada@muster.example", phone="+33 1 99 00 77 77", org="Musterwerke AG"),
            issuer="Musterwerke AG",
            on="2026-07-15",
        )
    )
    assert "Ada Example is no longer cited at Example Agency" in _said(office_changes(session, "example-agency"))


def test_a_release_put_anew_tells_what_it_says_now_and_no_longer_says(session: Session, clock: Clock) -> None:
    clock.put(release(_ada("+33 1 99 00 12 34"), desk("Example desk", email="press@agency.example"), name="a.txt"))
    clock.put(release(desk("Example desk", email="press@agency.example"), name="b.txt", number="EA-9"))
    clock.put(release(_ada("+33 1 99 00 55 55"), number="EA-1", name="a.txt"))
    told = _said(all_changes(session))
    assert "Ada Example: number changed: Release EA-1 of 15 January 2026 was put anew." in told
    assert "Example desk is no longer named by release “Invented news” of 15 January 2026" in told


def test_the_same_changes_have_the_same_keys_whatever_comes_later(session: Session, clock: Clock) -> None:
    _put_two(clock)
    before = {change.key: change for change in all_changes(session)}
    clock.put(release(_ada("+33 1 99 00 11 11"), number="EA-3", on="2026-07-15"))
    after = {change.key: change for change in all_changes(session)}
    assert len(after) == 3
    assert {key: after[key] for key in before} == before


class TestNothingIsTold:
    def test_of_what_waits_for_review_until_it_is_published(self, session: Session, clock: Clock) -> None:
        _put_two(clock)
        state.set_threshold(session, 0.8)
        clock.put(release(mention("Bo Placeholder", email="bo@agency.example", confidence=0.2), on="2026-07-01"))
        assert "Bo" not in _said(all_changes(session)) + _said(office_changes(session, "example-agency"))
        waits = session.scalars(select(MentionRow.id).where(~MentionRow.published)).one()
        later = clock.now + timedelta(days=9)
        reviews.decide(session, waits, "publish", author="Jane Doe", reason="as on their website", now=later)
        assert title(all_changes(session)[0]) == "New contact: Bo Placeholder"
        assert all_changes(session)[0].at == later
        assert "Jane" not in _said(all_changes(session))

    def test_of_releases_under_embargo(self, session: Session, clock: Clock) -> None:
        _put_two(clock)
        before = all_changes(session)
        held = Embargo("Embargoed", FAR, FAR)
        clock.put(release(_ada("+33 1 99 00 00 01"), mention("Zoe Keeper", email="z@k.example"), embargo=held))
        assert all_changes(session) == before
        over = Embargo("Embargoed", clock.now, clock.now)
        clock.put(release(mention("Yves Free", email="y@k.example"), embargo=over))
        assert title(all_changes(session)[0]) == "New contact: Yves Free"

    def test_of_a_release_that_is_put_under_embargo_later(self, session: Session, clock: Clock) -> None:
        clock.put(release(_ada("+33 1 99 00 12 34"), mention("Zoe Keeper", email="z@k.example"), name="a.txt"))
        held = Embargo("Embargoed", FAR, FAR)
        clock.put(release(_ada("+33 1 99 00 12 34"), embargo=held, name="a.txt", title="Other"))
        assert all_changes(session) == ()

    def test_of_a_number_kept_back_in_old_texts_either(self, session: Session, clock: Clock) -> None:
        clock.put(release(_ada("+33 1 99 00 12 34"), name="a.txt", number="EA-1"))
        clock.put(release(_ada("+33 1 99 00 55 55"), name="a.txt", number="EA-1", title="Other"))
        assert "12 34" in _said(all_changes(session))
        row = session.scalars(select(ContactRow)).one()
        withdraw(session, row.public_id, [("phone", "+33199001234")], WISH)
        assert "12 34" not in _said(all_changes(session))
        assert "Ada Example" in _said(all_changes(session))

    def test_of_a_contact_kept_back_as_a_whole(self, session: Session, clock: Clock) -> None:
        _put_two(clock)
        row = session.scalars(select(ContactRow)).one()
        withdraw(session, row.public_id, [], WISH)
        assert all_changes(session) == office_changes(session, "example-agency") == ()
        assert contact_changes(session, [row.public_id]) == ()


def test_what_editors_join_and_take_apart_is_told_while_it_holds(session: Session, clock: Clock) -> None:
    clock.put(release(mention("Ada Example", email="ada@agency.example"), on="2026-01-15"))
    clock.put(release(mention("Adelaide Sample", email="sample@other.example"), on="2026-02-15"))
    both = [_id(session, "Ada Example"), _id(session, "Adelaide Sample")]
    act = merge(session, both, By("Jane Doe", "one human", clock.now + timedelta(hours=1)))
    assert "Two entries were found to be of one, and were joined by an editor." in _said(all_changes(session))
    assert "Jane" not in _said(all_changes(session))
    undo(session, act, By("Jane Doe", "a mistake", clock.now + timedelta(hours=2)))
    assert "joined" not in _said(all_changes(session))


def test_the_number_of_questions_does_not_grow_with_what_is_there(session: Session, clock: Clock) -> None:
    def count(ask: Callable[[], object]) -> int:
        with statements.asked(session) as seen:
            assert ask()
        return len(seen)

    def asked() -> list[int]:
        everybody = list(session.scalars(select(ContactRow.public_id)))
        return [
            count(lambda: all_changes(session)),
            count(lambda: office_changes(session, "example-agency")),
            count(lambda: contact_changes(session, everybody)),
        ]

    _put_two(clock)
    few = asked()
    for number in range(20):
        clock.put(
            release(
                _ada(f"+33 1 99 00 10 {number:02}"),
                mention(f"Bo {chr(65 + number)}exemple", email=f"bo{number}@agency.example"),
                on="2026-07-15",
            )
        )
    assert asked() == few


def test_of_a_contact_named_very_often_only_the_newest_are_gone_through(
    session: Session, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "HISTORY", 3)
    for number in range(6):
        clock.put(release(_ada(f"+33 1 99 00 10 {number:02}"), number=f"EA-{number}", on=f"2026-0{number + 1}-15"))
    found = all_changes(session)
    assert [change.kind for change in found] == ["cited"] * 3
    assert "+33 1 99 00 10 05, before +33 1 99 00 10 04" in _said(found)


def test_an_empty_registry_has_no_changes(session: Session) -> None:
    assert all_changes(session) == contact_changes(session, []) == office_changes(session, "nobody") == ()
