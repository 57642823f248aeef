"""Which numbers and addresses, found somewhere else, do not hold any more."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from directory.records import Embargo
from directory.registry import deciding
from directory.registry.deciding import By
from directory.registry.rebuild import republish
from directory.registry.search import all_contacts
from directory.registry.stale import stale
from directory.registry.store import keep
from tests.builders import NOW, document, mention, reading, release
from tests.statements import asked
from tests.web.whole_site import NEVER_SOON

OLD, NEW, OTHER = "+33199001234", "+33199009999", "+33199005555"
BY = By("Ed Placeholder", "asked for it", NOW)


@pytest.fixture
def filled(session: Session) -> Session:
    ada = {"email": "ada@agency.example"}
    for document_, reading_ in (
        release(mention("Ada Example", phone="+33 1 99 00 12 34", **ada), on="2026-01-15"),
        release(mention("Ada Example", phone="+33 1 99 00 99 99", **ada), on="2026-06-15"),
        release(mention("Bo Placeholder", phone="+33 1 99 00 55 55", email="bo@agency.example"), on="2026-07-01"),
    ):
        keep(session, document_, reading_, NOW)
    return session


def test_what_a_newer_release_gives_otherwise_is_former_and_what_holds_is_told(filled: Session) -> None:
    found = stale(filled, [OLD, NEW, OTHER, "ada@agency.example", "+33199000000"])
    assert found.keys() == {OLD}
    (one,) = found[OLD]
    assert (one.field, one.why, one.card and one.card.name) == ("phone", "former", "Ada Example")
    assert [detail.value for detail in one.current] == [NEW]


def test_what_still_holds_of_somebody_else_is_not_stale(filled: Session) -> None:
    keep(filled, *release(mention("Cleo Muster", phone="+33 1 99 00 12 34"), on="2020-01-01"), NOW)
    assert stale(filled, [OLD]) == {}


def test_what_an_edited_release_has_no_more_is_former(filled: Session) -> None:
    for number in ("+33 1 99 00 77 77", "+33 1 99 00 88 88"):
        read = reading(mention("Dee Detail", email="dee@agency.example", phone=number), number="EA-9")
        keep(filled, document(read, name="dee.txt"), read, NOW)
    (one,) = stale(filled, ["+33199007777"])["+33199007777"]
    assert (one.why, [detail.value for detail in one.current]) == ("former", ["+33199008888"])


def test_what_was_withdrawn_is_told_as_that_and_nobody_is_named_who_is_not_shown(filled: Session) -> None:
    ids = {card.name: card.id for card in all_contacts(filled)}
    deciding.withdraw(filled, ids["Ada Example"], [("phone", NEW)], BY)
    deciding.withdraw(filled, ids["Bo Placeholder"], [], BY)
    found = stale(filled, [NEW, OTHER, "bo@agency.example"])
    assert {value: (one.why, one.card and one.card.name) for value, (one,) in found.items()} == {
        NEW: ("withdrawn", "Ada Example"),
        OTHER: ("withdrawn", None),
        "bo@agency.example": ("withdrawn", None),
    }


def test_what_only_a_release_under_embargo_says_is_unknown(filled: Session) -> None:
    held = Embargo("Embargo until 1 January 2126", NEVER_SOON, NEVER_SOON)
    keep(filled, *release(mention("Em Embargo", phone="+33 1 99 00 66 66"), embargo=held), NOW)
    known = mention("Ada Example", email="ada@agency.example", phone="+33 1 99 00 66 77")
    keep(filled, *release(known, embargo=held, on="2026-07-15"), NOW)
    assert stale(filled, ["+33199006666", "+33199006677"]) == {}


def test_what_waits_for_review_is_unknown(filled: Session) -> None:
    republish(filled, 0.5, NOW)
    doubtful = mention("Ada Example", email="ada@agency.example", phone="+33 1 99 00 66 88", confidence=0.1)
    keep(filled, *release(doubtful, on="2020-01-15"), NOW)
    assert stale(filled, ["+33199006688"]) == {}


def test_it_asks_no_more_for_many_than_for_one(filled: Session) -> None:
    stale(filled, [OLD])
    with asked() as few:
        stale(filled, [OLD])
    with asked() as many:
        stale(filled, [OLD, NEW, OTHER, *(f"+3319900{number:04}" for number in range(500))])
    assert len(many) <= len(few)
