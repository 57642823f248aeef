"""`press-directory decide`: what it changes is told first, and each act is taken back by its number."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from click.testing import Result
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from directory.records import Card
from directory.registry.search import find_contacts
from directory.registry.store import keep
from tests.builders import NOW, mention, release

Run = Callable[..., Result]


@pytest.fixture
def filled(engine: Engine, run: Run) -> Run:
    """Two namesakes whom the policy leaves open, one with something in the name that no terminal should get."""
    with Session(engine) as session, session.begin():
        for day, issuer, number in (("2026-01-01", "One", "01"), ("2026-02-01", "Two", "02")):
            draft = mention("Ada Example", role="\x1b[31mHead", phone=f"+33 1 99 00 00 {number}")
            keep(session, *release(draft, issuer=issuer, on=day, title=f"News of {day}"), NOW)
    return run


def cards(engine: Engine) -> list[Card]:
    with Session(engine) as session:
        return list(find_contacts(session).items)


def test_open_pairs_are_listed_and_explained(filled: Run, engine: Engine) -> None:
    one, two = (card.citations[0].mention_id for card in cards(engine))
    listed = filled("decide", "pairs").stdout
    assert "1 to decide" in listed
    assert f"{one} (" in listed
    assert f"{two} (" in listed
    told = filled("decide", "why", one, two).stdout
    for words in ("-10.0  prior", "name: same: ada example", "in all"):
        assert words in told
    assert "\x1b" not in listed + told


def test_a_merger_is_told_before_done_after_and_taken_back_by_its_number(filled: Run, engine: Engine) -> None:
    before = [card.id for card in cards(engine)]
    refused = filled("decide", "merge", *before, typed="n\n")
    assert "becomes one with Ada Example" in refused.stdout
    assert [card.id for card in cards(engine)] == before
    done = filled("decide", "merge", *before, "--reason", "one person", "--by", "ed", typed="y\n")
    assert done.exit_code == 0
    number = done.stdout.partition("Decided, as number ")[2].partition(";")[0]  # trials take numbers too, on PostgreSQL
    assert len(cards(engine)) == 1
    assert "ed made contacts one" in filled("decide", "log").stdout
    assert filled("decide", "undo", number, "--yes").exit_code == 0
    assert [card.id for card in cards(engine)] == before
    assert "(taken back by " in filled("decide", "log").stdout
    assert filled("decide", "undo", number, "--yes").exit_code == 1


@pytest.mark.parametrize(("opinion", "left"), [("same", 1), ("different", 2), ("unsure", 2)])
def test_a_pair_that_is_decided_is_listed_no_more(filled: Run, engine: Engine, opinion: str, left: int) -> None:
    one, two = (card.citations[0].mention_id for card in cards(engine))
    assert filled("decide", opinion, one, two, "--yes").exit_code == 0
    assert "No pair is left" in filled("decide", "pairs").stdout
    assert len(cards(engine)) == left


def test_a_detail_is_kept_back_and_shown_again(filled: Run, engine: Engine) -> None:
    card = cards(engine)[0]
    number = card.of("phone")[0].key
    assert filled("decide", "keep-back", card.id, f"phone:{number}", "--yes").exit_code == 0
    assert not [c for c in cards(engine) if c.id == card.id and c.of("phone")]
    assert f"phone: {number}" in filled("decide", "log").stdout
    assert filled("decide", "show-again", card.id, f"phone:{number}", "--yes").exit_code == 0
    assert [c for c in cards(engine) if c.id == card.id and c.of("phone")]
    assert filled("decide", "keep-back", card.id, "--yes").exit_code == 0
    assert card.id not in [c.id for c in cards(engine)]


def test_mentions_are_taken_out(filled: Run, engine: Engine) -> None:
    filled("decide", "merge", *[card.id for card in cards(engine)], "--yes")
    (card,) = cards(engine)
    assert filled("decide", "split", card.id, card.citations[0].mention_id, "--yes").exit_code == 0
    assert len(cards(engine)) == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("merge", "0000000000", "1111111111"), "no contact is known as"),
        (("undo", "404"), "no decision is known as"),
        (("keep-back", "0000000000", "nonsense"), "is not FIELD:VALUE"),
        (("same", "1", "1"), "is one mention"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_line(filled: Run, arguments: tuple[str, ...], told: str) -> None:
    result = filled("decide", *arguments, "--yes")
    assert result.exit_code != 0
    assert told in result.stderr
    assert "Traceback" not in result.stderr
