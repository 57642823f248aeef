"""Who is shown beside a contact, read by statements of their own: never anybody whom a list would not show."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from directory.records import Embargo
from directory.registry import deciding
from directory.registry.assemble import contact_card
from directory.registry.beside import colleagues, desks_beside, people_beside
from directory.registry.search import find_contacts, find_office
from directory.registry.store import keep
from tests.builders import NOW, desk, mention, release

SOON = datetime.now(UTC) + timedelta(days=3)
UNTIL_THEN = Embargo("under embargo", SOON, SOON)


@pytest.fixture
def registry(session: Session) -> Session:
    """An office with three contacts and a desk, one of them in a release under embargo only, one at another office as well."""
    ada, bo, cleo = (
        mention(f"{name}", email=f"{name.split()[0].lower()}@agency.example")
        for name in ("Ada Example", "Bo Muster", "Cleo Sample")
    )
    keep(session, *release(ada, bo, desk(email="press@agency.example"), name="a.txt"), NOW)
    keep(session, *release(ada, cleo, embargo=UNTIL_THEN, name="b.txt"), NOW)
    keep(session, *release(bo, issuer="Other", name="c.txt"), NOW)
    return session


def listed(session: Session) -> list[str]:
    return [card.name for card in find_contacts(session, office="example-agency").items]


def beside(session: Session) -> list[str]:
    return [card.name for card in colleagues(session, find_office(session, "example-agency").ref, 50)]


def test_colleagues_are_whom_the_list_of_their_office_shows(registry: Session) -> None:
    assert beside(registry) == listed(registry)
    assert "Bo Muster" in beside(registry)
    assert "Cleo Sample" not in beside(registry)
    two = colleagues(registry, find_office(registry, "example-agency").ref, 2)
    assert [card.name for card in two] == listed(registry)[:2]


def test_whom_only_a_release_under_embargo_names_is_beside_nobody(registry: Session) -> None:
    ada = find_contacts(registry, "ada example").items[0]
    (press,) = desks_beside(registry, ada.id)
    assert "Cleo Sample" not in {card.name for card in people_beside(registry, press.id)}
    assert "Cleo Sample" not in {card.name for card in people_beside(registry, ada.id)}


def test_who_is_kept_back_is_beside_nobody(registry: Session) -> None:
    bo = find_contacts(registry, "bo muster").items[0]
    (press,) = desks_beside(registry, bo.id)
    assert "Bo Muster" in {card.name for card in people_beside(registry, press.id)}
    deciding.withdraw(registry, bo.id, [], deciding.By("Eve Editor", "at Bo's wish", NOW))
    assert "Bo Muster" not in beside(registry) == listed(registry)
    assert "Bo Muster" not in {card.name for card in people_beside(registry, press.id)}


def test_what_was_just_decided_and_is_not_yet_stored_is_seen(registry: Session) -> None:
    """Statements of their own see what the session still holds only after it is flushed."""
    ada, bo = (find_contacts(registry, name).items[0] for name in ("ada example", "bo muster"))
    deciding.merge(registry, [ada.id, bo.id], deciding.By("Eve Editor", "one and the same", NOW))
    assert contact_card(registry, ada.id).id == contact_card(registry, bo.id).id
