"""Many mentions at once: what must hold whatever they say, and how well generated ones with known truth are told apart."""

from __future__ import annotations

import pickle
import random
from collections.abc import Sequence
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.mentions.judging import judged
from benchmarks.mentions.world import mentions
from directory.errors import BadMention
from directory.resolution.batch import Batch
from directory.resolution.intake import Intake
from directory.resolution.organisations import by_domain, related

Row = dict[str, object]


def resolved(rows: Sequence[Row]) -> dict[str, str]:
    """Of each mention the contact it is in, called after one of its mentions."""
    batch = Batch()
    for row in rows:
        batch.add(row)
    contacts = batch.resolve().contacts()
    return {str(rows[m]["id"]): min(str(rows[n]["id"]) for n in c.mentions) for c in contacts for m in c.mentions}


names = st.sampled_from(
    (
        "Ada Example",
        "A. Example",
        "Example",
        "Example, Ada",
        "Ada Muster",
        "Ада Эксампле",
        "惠子",
        "Press office",
        None,
        "",
    )
)
rows = st.lists(
    st.fixed_dictionaries(
        {
            "name": names,
            "release": st.sampled_from(("a", "b", "c", None)),
            "date": st.sampled_from(("2024-01-01", "2025-01-01", "2026-01-01", None)),
            "org": st.sampled_from(("One Agency", "OA", "Two Ltd", None)),
            "country": st.sampled_from(("GB", None)),
            "emails": st.lists(
                st.sampled_from(("ada@one.example", "ada2@one.example", "press@one.example", "no address")), max_size=2
            ),
            "phones": st.lists(st.sampled_from(("020 7946 0101", "+44 20 7946 0102", "12", "")), max_size=2),
        }
    ),
    max_size=9,
).map(lambda made: [row | {"id": str(number)} for number, row in enumerate(made)])


@given(rows, st.randoms(use_true_random=False))
def test_neither_order_nor_company_of_lines_matters(made: list[Row], chance: random.Random) -> None:
    assert resolved(made) == resolved(chance.sample(made, len(made)))


@given(rows)
def test_every_mention_is_in_one_contact_and_desks_are_never_people(made: list[Row]) -> None:
    batch = Batch()
    for row in made:
        batch.add(row)
    found = batch.resolve()
    contacts, suggested = found.contacts(), found.suggestions
    assert sorted(m for contact in contacts for m in contact.mentions) == list(range(len(made)))
    desks = {n for n, row in enumerate(made) if row["name"] in ("Press office", None, "")}
    for contact in contacts:
        assert desks.issuperset(contact.mentions) or desks.isdisjoint(contact.mentions)
        assert (contact.kind == "desk") == desks.issuperset(contact.mentions)
    firsts = {contact.mentions[0] for contact in contacts}
    assert all(pair.left in firsts and pair.right in firsts and pair.left != pair.right for pair in suggested)


@settings(max_examples=200)
@given(st.dictionaries(st.sampled_from(("name", "org", "date", "emails", "phones", "country", "release")), st.one_of(
    st.none(), st.text(), st.integers(), st.lists(st.text()))))  # fmt: skip
def test_whatever_a_mention_says_it_is_taken_in_or_refused(row: Row) -> None:
    batch = Batch()
    with suppress(BadMention):
        batch.add(row)
    contacts = batch.resolve().contacts()
    assert len(contacts) == len(batch) <= 1


def said(intake: Intake) -> tuple[object, ...]:
    """What mentions came to, all of it."""
    atoms = intake.atoms()
    return atoms.features, atoms.releases, atoms.of_mentions


@given(st.lists(rows, min_size=2, max_size=4))
def test_mentions_taken_in_by_parts_are_those_taken_in_at_once(parts: list[list[Row]]) -> None:
    whole, first, *others = Intake(), *(Intake() for _ in parts)
    for intake, part in zip((first, *others), parts, strict=True):
        for row in part:
            whole.add(row)
            intake.add(row)
    for other in others:
        first.extend(pickle.loads(pickle.dumps(other)))  # noqa: S301  # our own
    assert said(first) == said(whole)


def by_processes(made: Sequence[Row], jobs: int) -> tuple[object, ...]:
    """All that is said of mentions, by so many processes."""
    batch = Batch()
    for row in made:
        batch.add(row)
    found = batch.resolve(jobs=jobs)
    return found.contacts(), found.suggestions


@settings(max_examples=25, deadline=None)
@given(rows, st.integers(2, 3))
def test_any_number_of_processes_comes_to_the_same(made: list[Row], jobs: int) -> None:
    assert by_processes(made, jobs) == by_processes(made, 1)


@pytest.mark.parametrize(("seed", "jobs"), [(3, 2), (4, 3), (5, 7)])
def test_of_generated_mentions_any_number_of_processes_comes_to_the_same(seed: int, jobs: int) -> None:
    made = [row for row, _ in mentions(seed, 200, 2000)]
    contacts, suggested = by_processes(made, jobs)
    assert (contacts, suggested) == by_processes(made, 1)
    assert contacts
    assert suggested


def test_generated_mentions_are_the_same_for_the_same_seed() -> None:
    assert list(mentions(7, 60, 300)) == list(mentions(7, 60, 300))
    assert list(mentions(7, 60, 300)) != list(mentions(8, 60, 300))


@pytest.mark.parametrize("seed", [1, 2])
def test_of_generated_mentions_few_are_torn_and_hardly_any_mixed(seed: int) -> None:
    made = list(mentions(seed, 400, 4000))
    found = resolved([row for row, _ in made])
    figures = judged({str(row["id"]): truth for row, truth in made}, found)
    assert figures.precision >= 0.995
    assert figures.f1 >= 0.96


def test_an_organisation_is_known_by_the_domain_its_people_write_from() -> None:
    seen = {
        ("example space agency", "@esa.example"): 9,
        ("esa", "@esa.example"): 2,
        ("client ltd", "@agency.example"): 4,
    }
    seen |= {("example agency", "@agency.example"): 9}
    assert by_domain(seen) == {
        "example space agency": "@esa.example",
        "esa": "@esa.example",
        "example agency": "@agency.example",
    }


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        ("example space agency", "esa", True),
        ("agence spatiale de exemple", "the french space agency ase", True),
        ("university of example", "example university press office", True),
        ("university of example", "university of sample", False),
        ("esa", "esb", False),
    ],
)
def test_names_of_organisations_that_can_be_one(left: str, right: str, one: bool) -> None:
    assert related(left, right) is related(right, left) is one
