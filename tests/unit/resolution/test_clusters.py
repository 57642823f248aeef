"""From pairs to contacts: what may stand together, and that order does not matter."""

from __future__ import annotations

import random
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from directory.records import Kind
from directory.resolution.clusters import Atom, Link, alike, clusters, undivided
from directory.resolution.features import Features


def atom(name: str, order: str = "", *, kind: Kind = "person", email: str = "", releases: tuple[int, ...] = ()) -> Atom:
    return Atom(Features(kind, name, (email,) if email else (), (), (), ()), order or name, frozenset(releases))


def grouped(found: list[frozenset[str]]) -> set[frozenset[str]]:
    return set(found)


def test_who_is_like_somebody_stands_with_them() -> None:
    atoms = {"a": atom("ada example", "1"), "b": atom("ada example", "2"), "c": atom("ada example", "3")}
    links = [Link("a", "b", 10.0), Link("b", "c", 9.0)]
    assert grouped(clusters(atoms, links)) == {frozenset("abc")}


def test_the_stronger_link_wins_where_both_cannot_be() -> None:
    atoms = {"a": atom("ada example"), "b": atom("example"), "c": atom("bo example")}
    links = [Link("b", "a", 20.0), Link("b", "c", 5.0)]
    assert grouped(clusters(atoms, links)) == {frozenset("ab"), frozenset("c")}


def test_between_two_equally_good_ones_nothing_is_guessed() -> None:
    atoms = {"a": atom("ada example"), "b": atom("example"), "c": atom("bo example")}
    links = [Link("b", "a", 10.0), Link("b", "c", 9.0)]
    assert len(clusters(atoms, links)) == 3


def test_two_named_side_by_side_in_one_release_stay_two_also_by_way_of_a_third() -> None:
    atoms = {
        "a": atom("ada example", "1", releases=(1, 2)),
        "b": atom("ada example", "2", releases=(3,)),
        "c": atom("ada example", "3", releases=(2, 4)),
    }
    links = [Link("a", "b", 10.0), Link("b", "c", 9.0)]
    assert grouped(clusters(atoms, links)) == {frozenset("ab"), frozenset("c")}


def test_names_that_exclude_each_other_do_not_meet_by_way_of_a_third() -> None:
    atoms = {"a": atom("ada example"), "b": atom("a example", email="x@y.example"), "c": atom("anna example")}
    links = [Link("a", "b", 20.0), Link("b", "c", 10.0)]
    assert grouped(clusters(atoms, links)) == {frozenset("ab"), frozenset("c")}


def calling(order: str, *phones: str, email: str = "") -> Atom:
    emails = (email,) if email else ()
    return Atom(Features("person", "ada example", emails, tuple(sorted(phones)), ("house",), ()), order)


def test_who_carries_another_mobile_and_shares_nothing_but_name_and_house_stays_another() -> None:
    atoms = {"a": calling("1", "+491713920012"), "b": calling("2", "+4930231250"), "c": calling("3", "+4917604069012")}
    assert grouped(clusters(atoms, [Link("a", "c", 6.0)])) == {frozenset("a"), frozenset("b"), frozenset("c")}
    links = [Link("a", "b", 6.0), Link("b", "c", 6.0), Link("a", "c", 6.0)]
    assert grouped(clusters(atoms, links)) == {frozenset("ab"), frozenset("c")}


def test_a_new_mobile_beside_the_same_mailbox_or_in_an_office_is_no_other_human() -> None:
    atoms = {
        "a": calling("1", "+491713920012", email="ada@house.example"),
        "b": calling("2", "+4917604069012", email="ada@house.example"),
        "c": calling("3", "+4930231250"),
        "d": calling("4", "+4930231259"),
    }
    links = [Link("a", "b", 18.0), Link("b", "c", 6.0), Link("c", "d", 6.0)]
    assert grouped(clusters(atoms, links)) == {frozenset("abcd")}


def test_what_a_human_put_together_or_apart_wins() -> None:
    atoms = {"a": atom("ada example"), "b": atom("bo muster"), "c": atom("bo muster", "2")}
    links = [Link("b", "c", 30.0)]
    found = clusters(atoms, links, together=[("a", "b")], apart=[("b", "c")])
    assert grouped(found) == {frozenset("ab"), frozenset("c")}


def test_apart_wins_over_what_follows_from_together() -> None:
    atoms = {"a": atom("ada", "1"), "b": atom("ada", "2"), "c": atom("ada", "3")}
    found = clusters(atoms, [], together=[("a", "b"), ("b", "c")], apart=[("a", "c")])
    assert frozenset("abc") not in found


def test_person_and_desk_are_never_one_whoever_says_so() -> None:
    atoms = {"a": atom("press"), "b": atom("press", "2", kind="desk")}
    assert len(clusters(atoms, [Link("a", "b", 99.0)], together=[("a", "b")])) == 2


def test_desks_with_different_addresses_are_not_alike() -> None:
    one, other = (atom("", kind="desk", email=f"{box}@one.example").features for box in ("press", "media"))
    assert not alike(one, other)
    assert alike(one, atom("", kind="desk").features)


@st.composite
def situations(draw: st.DrawFn) -> tuple[dict[int, Atom], list[Link[int]]]:
    names = draw(
        st.lists(st.sampled_from(("ada example", "a example", "bo example", "example")), min_size=2, max_size=7)
    )
    atoms = {
        i: atom(name, f"{name} {i}", releases=draw(st.sampled_from(((i + 100,), (1,), (1, 2), (2,)))))
        for i, name in enumerate(names)
    }
    pair = st.tuples(st.integers(0, len(names) - 1), st.integers(0, len(names) - 1)).filter(lambda p: p[0] < p[1])
    linked = draw(st.lists(pair, unique=True, max_size=10))
    links = [Link(a, b, float(draw(st.integers(4, 12)))) for a, b in linked]
    return atoms, links


@given(situations(), st.randoms(use_true_random=False))
def test_neither_the_order_of_links_nor_that_of_atoms_matters(
    situation: tuple[dict[int, Atom], list[Link[int]]], chance: random.Random
) -> None:
    atoms, links = situation
    before = clusters(atoms, links)
    shuffled = {i: atoms[i] for i in chance.sample(sorted(atoms), len(atoms))}
    turned = [Link(link.right, link.left, link.score) for link in chance.sample(links, len(links))]
    assert set(before) == set(clusters(shuffled, turned))
    assert sorted(i for group in before for i in group) == sorted(atoms)
    for group in before:
        assert all(alike(atoms[a].features, atoms[b].features) for a in group for b in group)
        assert all(atoms[a].releases.isdisjoint(atoms[b].releases) for a, b in combinations(sorted(group), 2))


mentioned = st.builds(
    Features,
    st.just("person"),
    st.sampled_from(("ada example", "a example", "example", "bo example", "ada sample")),
    st.sampled_from(((), ("ada@one.example",), ("ada2@one.example",), ("bo@two.example",))),
    st.sampled_from(((), ("+4930231250",), ("+491713920012",), ("+4917604069012",))),
    st.sampled_from(((), ("one",), ("two",))),
    st.just(()),
    st.sampled_from((None, 1, 5)),
    st.sampled_from((None, 5, 9)),
)


@given(
    st.lists(st.tuples(mentioned, st.lists(st.integers(1, 30), max_size=2, unique=True)), min_size=2, max_size=6),
    st.randoms(use_true_random=False),
)
def test_what_is_told_to_be_undivided_is_one_cluster(
    made: list[tuple[Features, list[int]]], chance: random.Random
) -> None:
    pairs = [(chance.randrange(number), number) for number in range(1, len(made))]  # all hang together
    pairs += chance.sample(list(combinations(range(len(made)), 2)), 1)
    features, releases = [of for of, _ in made], [named for _, named in made]
    if undivided(features, releases, [(features[a], features[b]) for a, b in pairs]):
        atoms = {number: Atom(of, number, named) for number, (of, named) in enumerate(made)}
        links = [Link(a, b, float(chance.randrange(5, 20))) for a, b in dict.fromkeys(pairs)]
        assert clusters(atoms, links) == [frozenset(range(len(made)))]


def test_of_one_name_with_nothing_against_it_all_are_undivided() -> None:
    one = [Features("person", "ada example", (), ("+491713920012",), ("house",), ()) for _ in range(3)]
    assert undivided(one, [[1], [2], []], [(one[0], one[1]), (one[1], one[2])])
    assert not undivided(one, [[1], [1], []], [(one[0], one[1]), (one[1], one[2])])
