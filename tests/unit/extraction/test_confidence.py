"""How sure a reading is: a sum of points that anybody can add up, higher for a clear block than for a vague one."""

from __future__ import annotations

import string
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.extraction.find import Found
from directory.extraction.people import confidence
from directory.extraction.people.confidence import BASE, HIGHEST, LOWEST, points, probability, weights
from directory.reading import examine
from directory.records import Document
from directory.settings import Settings

CLEAR = """Media contact:

Jane Doe
Head of Press
Phone: +44 20 7946 0101
jane.doe@example.org
"""


def found(text: str) -> tuple[Found, ...]:
    return examine(Document("file:///release.txt", "release.txt", text.encode())).finding.contacts


def sure(text: str) -> float:
    (one,) = found(text)
    return one.mention.confidence


def test_a_clear_block_is_surely_enough_to_be_published() -> None:
    assert sure(CLEAR) >= Settings().publish_above


@pytest.mark.parametrize(
    ("why", "vague"),
    [
        (
            "a mailbox by itself in a sentence",
            "Our members met in spring.\nFor more information write to hello@example.org.\n",
        ),
        ("nothing but a number that has no country", "For more information call 12 34 56 78.\n"),
        ("a name that nobody can reach", "Contact: Jane Doe, 12 34 56\n"),
        ("an address that is like somebody else's name", "For more information, contact jd4711@example.org\n"),
    ],
)
def test_it_is_surer_of_a_clear_block_than_of(why: str, vague: str) -> None:
    assert sure(vague) < sure(CLEAR), why
    assert sure(vague) < Settings().publish_above


def test_who_states_something_else_than_the_others_of_the_block_is_doubted() -> None:
    head = "Media contacts:\n\n"
    ann = "Ann Doe\nPress Officer\n+44 20 7946 0101\nann.doe@example.org\n\n"
    bob = "Bob Roe\nPress Officer\n+44 20 7946 0102\nbob.roe@example.org\n\n"
    less = "Bob Roe\nPress Officer\nbob.roe@example.org\n\n"

    alike, other = found(head + ann + bob), found(head + ann + less)

    assert other[1].traits["states beside others"] == "less than one of them"
    assert other[1].mention.confidence < alike[1].mention.confidence


def test_an_address_that_two_have_is_told_of_both() -> None:
    both = found("Contact: Ada Probe and Bo Muster, +44 20 7946 0101, office@example.org\n")

    assert [one.traits["address serves"] for one in both] == ["others too", "others too"]


def test_every_trait_that_is_weighed_is_one_that_contacts_have() -> None:
    seen = {BASE} | {trait for one in found(CLEAR) for trait in one.traits}
    seen |= {trait for one in found("For questions: press@example.org, +44 20 7946 0101\n") for trait in one.traits}
    seen |= {trait for one in found(CLEAR + "\nBob Roe\nbob.roe@example.org\n") for trait in one.traits}

    assert set(weights()) <= seen


WORDS = st.text(string.ascii_letters, min_size=1, max_size=4)
TABLES = st.dictionaries(WORDS, st.dictionaries(WORDS, st.floats(-5, 5)), max_size=5)


@given(TABLES, st.dictionaries(WORDS, WORDS, max_size=6), st.floats(-3, 3))
def test_points_sum_to_the_logit_of_the_confidence(
    table: dict[str, dict[str, float]], traits: dict[str, str], base: float
) -> None:
    told = points(traits, {**table, BASE: {"": base}})
    total = base + sum(table.get(trait, {}).get(value, 0.0) for trait, value in traits.items())

    assert sum(point.logit for point in told) == pytest.approx(total)
    assert probability(told) == pytest.approx(min(max(1 / (1 + exp(-total)), LOWEST), HIGHEST), abs=0.0005)


def test_a_table_with_a_word_for_a_number_is_refused(tmp_path, monkeypatch) -> None:  # type: ignore[no-untyped-def]  # fixtures
    table = tmp_path / "confidence.toml"
    table.write_text('[kind]\nperson = "much"\n')
    monkeypatch.setattr(confidence, "TABLE", table)

    with pytest.raises(ValueError, match=r"confidence\.toml: kind"):
        weights.__wrapped__()
