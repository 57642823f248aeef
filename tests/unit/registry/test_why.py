"""Why mentions are one contact or are not, what is worth a human's look, and what a decision would change."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from directory.errors import NotInRegistry
from directory.records import Card
from directory.registry.deciding import By, decide, merge, split
from directory.registry.foreseeing import foresee
from directory.registry.ledger import acts
from directory.registry.search import find_contacts
from directory.registry.store import keep
from directory.registry.why import compare, count_suggestions, suggestions
from tests.builders import NOW, mention, release

EDITOR = By("editor", "she told us", NOW)


@pytest.fixture
def namesakes(session: Session) -> tuple[Card, Card]:
    """One name at one house with two numbers and nothing else: too little to join, too much to forget."""
    for day, issuer, number in (("2026-01-01", "One", "01"), ("2026-02-01", "Two", "02")):
        draft = mention("Ada Example", phone=f"+33 1 99 00 00 {number}")
        keep(session, *release(draft, issuer=issuer, on=day, title=f"News of {day}"), NOW)
    one, two = find_contacts(session).items
    return one, two


def ids(one: Card, two: Card) -> tuple[int, int]:
    return one.citations[0].mention_id, two.citations[0].mention_id


def test_the_weights_are_told_with_what_caused_them_and_sum_to_the_score(
    session: Session, namesakes: tuple[Card, Card]
) -> None:
    told = compare(session, *ids(*namesakes))
    assert sum(w.bits for w in told.verdict.weights) == pytest.approx(told.verdict.score)
    assert {w.feature for w in told.verdict.weights} >= {"prior", "name: same", "organisation: other"}
    assert (told.left_contact, told.right_contact) == (namesakes[0].id, namesakes[1].id)
    assert told.decided is None


def test_what_the_policy_leaves_open_is_suggested_until_somebody_decides(
    session: Session, namesakes: tuple[Card, Card]
) -> None:
    (open_pair,) = suggestions(session)
    assert {open_pair.left.mention_id, open_pair.right.mention_id} == set(ids(*namesakes))
    assert count_suggestions(session) == 1
    for opinion in ("unsure", "different", "same"):
        decide(session, ids(*namesakes), opinion, EDITOR)  # type: ignore[arg-type]  # an ActKind each
        assert not suggestions(session)
    decide(session, ids(*namesakes), "reopen", EDITOR)
    assert len(suggestions(session)) == 1


def test_what_a_human_said_is_told_beside_what_the_policy_weighs(
    session: Session, namesakes: tuple[Card, Card]
) -> None:
    decide(session, ids(*namesakes), "different", EDITOR)
    assert compare(session, *ids(*namesakes)).decided == "different"


def test_a_mention_that_no_release_makes_cannot_be_compared(session: Session, namesakes: tuple[Card, Card]) -> None:
    with pytest.raises(NotInRegistry, match="404"):
        compare(session, ids(*namesakes)[0], 404)


def test_what_a_decision_will_change_is_told_and_nothing_has_changed(
    session: Session, namesakes: tuple[Card, Card]
) -> None:
    session.commit()
    one, two = namesakes
    told = foresee(session, lambda s: merge(s, [one.id, two.id], EDITOR))
    assert {card.id for card in told.before} == {one.id, two.id}
    (after,) = told.after
    assert (after.id in {one.id, two.id}, len(after.citations)) == (True, 2)
    assert {card.id for card in find_contacts(session).items} == {one.id, two.id}
    assert acts(session) == []
    merge(session, [one.id, two.id], EDITOR)
    session.commit()
    (card,) = find_contacts(session).items
    told = foresee(session, lambda s: split(s, card.id, [card.citations[0].mention_id], EDITOR))
    assert (len(told.before), len(told.after)) == (1, 2)
    assert len(find_contacts(session).items) == 1
