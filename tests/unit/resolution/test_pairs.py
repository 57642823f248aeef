"""Pairs, each with its reason: what the policy says of them, and that it gives its reasons."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.records import Kind
from directory.resolution import policy
from directory.resolution.candidates import keys
from directory.resolution.features import Features, digest, needs_salt
from directory.resolution.judge import judge
from directory.resolution.namesakes import nearness


class Known:
    """A registry in which so many names share each key, so many places know each name, and so many names have each word."""

    def __init__(self, names: int = 1, places: int = 1, seen: int = 1) -> None:
        self._names, self._places, self._seen = names, places, seen

    def names(self, _: str) -> int:
        return self._names

    def places(self, _: str) -> int:
        return self._places

    def seen(self, _: str) -> int:
        return self._seen

    def many_names(self) -> bool:
        return True


def who(
    name: str = "", *, email: str = "", phone: str = "", org: str = "", issuer: str = "", kind: Kind = "person"
) -> Features:
    emails, phones, orgs, issuers = (tuple(sorted(v.split())) for v in (email, phone, org, issuer))
    return Features(kind, name, emails, phones, orgs, issuers)


PAIRS = [
    (
        "same name and mailbox",
        who("ada example", email="ada@one.example"),
        who("ada example", email="ada@one.example"),
        "same",
    ),
    (
        "same name and number at another organisation: she has taken her mobile along",
        who("ada example", phone="+33639980001", issuer="one"),
        who("ada example", phone="+33639980001", issuer="two"),
        "same",
    ),
    (
        "same name and issuer, another number: she has moved desks",
        who("ada example", phone="+33199000001", issuer="one"),
        who("ada example", phone="+33199000002", issuer="one"),
        "same",
    ),
    (
        "same name in one block of numbers, no place told: two desks of one house",
        who("ada example", phone="+33199000001"),
        who("ada example", phone="+33199001234"),
        "same",
    ),
    (
        "same name in one block of numbers at two organisations",
        who("ada example", phone="+33199000001", issuer="one"),
        who("ada example", phone="+33199001234", issuer="two"),
        None,
    ),
    (
        "same name, numbers of two towns, no place told",
        who("ada example", phone="+33199000001"),
        who("ada example", phone="+442079460123"),
        None,
    ),
    (
        "married name added, same number",
        who("ada example", phone="+33199000001", issuer="one"),
        who("ada example muster", phone="+33199000001", issuer="one"),
        "same",
    ),
    (
        "initial for the forename, same mailbox",
        who("a example", email="ada@one.example"),
        who("ada example", email="ada@one.example"),
        "same",
    ),
    (
        "the part before the at-sign goes along to another domain, as namesakes' would",
        who("ada example", email="aexample@one.example", issuer="one"),
        who("ada example", email="aexample@two.example", issuer="one"),
        None,
    ),
    (
        "same name, other organisations, nothing else",
        who("ada example", issuer="one"),
        who("ada example", issuer="two"),
        None,
    ),
    (
        "same name and organisation, but another mailbox there: perhaps a namesake",
        who("ada example", email="ada@one.example"),
        who("ada example", email="ada.example2@one.example"),
        None,
    ),
    (
        "same name in releases of one issuer, each with an employer of her own",
        who("ada example", email="ada@one.example", issuer="wire"),
        who("ada example", email="ae@two.example", issuer="wire"),
        None,
    ),
    (
        "same surname and number: a couple, or colleagues",
        who("ada example", phone="+33199000001", issuer="one"),
        who("bo example", phone="+33199000001", issuer="one"),
        None,
    ),
    (
        "other names, same mailbox and number: one followed the other in office",
        who("ada example", email="fm4@one.example", phone="+33199000001", issuer="one"),
        who("bo muster", email="fm4@one.example", phone="+33199000001", issuer="one"),
        None,
    ),
    (
        "other names, same number",
        who("ada example", phone="+33199000001"),
        who("bo muster", phone="+33199000001"),
        "different",
    ),
    (
        "two names read as one, same number as the second of them",
        who("ada example bo muster", phone="+33199000001"),
        who("bo muster", phone="+33199000001"),
        None,
    ),
    (
        "a person and a desk, everything else alike",
        who("press", email="press@one.example", phone="+33199000001"),
        who("press", email="press@one.example", phone="+33199000001", kind="desk"),
        "different",
    ),
    (
        "a desk by its address, whatever it is called",
        who("press office", email="press@one.example", kind="desk"),
        who("service presse", email="press@one.example", kind="desk"),
        "same",
    ),
    (
        "two addresses of one organisation are two desks, also at one number",
        who(email="press@one.example", phone="+33199000001", kind="desk"),
        who(email="media@one.example", phone="+33199000001", kind="desk"),
        None,
    ),
    (
        "a desk that leaves out its address once",
        who("press office", email="press@one.example", phone="+33199000001", issuer="one", kind="desk"),
        who("press office", phone="+33199000001", issuer="one", kind="desk"),
        "same",
    ),
    (
        "desks of two organisations are called the same",
        who("press office", issuer="one", kind="desk"),
        who("press office", issuer="two", kind="desk"),
        None,
    ),
]


@pytest.mark.parametrize(("left", "right", "opinion"), [p[1:] for p in PAIRS], ids=[p[0] for p in PAIRS])
def test_the_policy_says(left: Features, right: Features, opinion: str | None) -> None:
    assert judge(left, right, Known()).opinion == opinion
    assert judge(right, left, Known()).score == judge(left, right, Known()).score


def test_a_number_that_many_share_counts_less_and_at_last_for_nothing() -> None:
    left, right = (who("ada example", phone="+33199000001", org=place) for place in ("one", "two"))
    scores = [judge(left, right, Known(names=names)).score for names in (1, 2, 3, 4)]
    assert scores == sorted(set(scores), reverse=True)
    assert scores[-1] == judge(left, right, Known(names=0)).score  # 0: too many to count


def test_a_number_that_some_share_is_an_office_where_no_organisation_is_told() -> None:
    left, right = who("a example", phone="+33199000001"), who("ada example", phone="+33199000001")
    assert judge(left, right, Known(names=4)).opinion == "same"
    assert judge(left, right, Known(names=0)).opinion is None
    assert judge(who("bo example", phone="+33199000001"), right, Known(names=4)).opinion == "different"


def test_a_name_borne_at_many_places_counts_less() -> None:
    left, right = (who("ada example", phone="+33199000001", issuer=place) for place in ("one", "two"))
    scores = [judge(left, right, Known(names=2, places=places)).score for places in (2, 4, 16, 0)]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 4


def test_a_mailbox_that_several_names_use_counts_less() -> None:
    left, right = who("ada example", email="fm4@gmail.com"), who("ada example muster", email="fm4@gmail.com")
    assert judge(left, right, Known(names=1)).score > judge(left, right, Known(names=2)).score


def test_a_verdict_is_the_sum_of_its_reasons_each_with_the_two_values() -> None:
    left = who("ada example", email="ada@one.example", phone="+33199000001", issuer="one")
    right = who("ada example", email="ada@one.example", phone="+33199000001", issuer="two")
    verdict = judge(left, right, Known())
    assert verdict.score == sum(weight.bits for weight in verdict.weights)
    reasons = {w.feature: (w.left, w.right) for w in verdict.weights}
    assert reasons["e-mail: same"] == ("ada@one.example", "ada@one.example")
    assert reasons["phone: same"] == ("+33199000001", "+33199000001")
    assert verdict.weights[0].bits == policy.PRIOR


@pytest.mark.parametrize(
    ("left", "right", "near"),
    [
        ("ada example", "example ada", "same"),
        ("le roy example", "leroy example", "same"),
        ("ada example", "ada maria example", "longer"),
        ("ada example", "ada example de la muster", "longer"),
        ("ada example", "bo muster ada example", "much_longer"),
        ("ada example", "a example", "initial"),
        ("kristin example", "kristen example", "slip"),
        ("ada example", "example", "part"),
        ("ada example", "bo example", "related"),
        ("ada example", "ada muster", "related"),
        ("ada example", "bo muster", "other"),
    ],
)
def test_how_near_two_names_are(left: str, right: str, near: str) -> None:
    assert nearness(left, right) == nearness(right, left) == near


words = st.sampled_from(("ada", "a", "example", "exampel", "muster", "de", "bo", "kristin", "kristen"))
names = st.lists(words, min_size=1, max_size=4).map(" ".join)


@given(names, names)
def test_nearness_does_not_depend_on_which_name_comes_first(left: str, right: str) -> None:
    assert nearness(left, right) == nearness(right, left)


def test_mailboxes_of_free_providers_are_no_affiliation() -> None:
    assert who("ada example", email="ada@gmail.com").affiliations == frozenset()
    assert who("ada example", email="ada@one.example", issuer="one").affiliations == {"@one.example", "one"}


def test_person_and_desk_share_no_key() -> None:
    person = who("press office", email="press@one.example", phone="+33199000001", issuer="one")
    same_as_desk = who("press office", email="press@one.example", phone="+33199000001", issuer="one", kind="desk")
    assert not keys(person) & keys(same_as_desk)


def test_keys_are_of_bounded_length() -> None:
    assert max(map(len, keys(who("x" * 5000, email="x" * 5000 + "@one.example", issuer="y" * 5000)))) <= 200


def test_who_says_only_a_name_is_like_nobody_else() -> None:
    nobody = who("ada example")
    assert needs_salt(nobody)
    assert digest(nobody, "first place") != digest(nobody, "second place")
    with pytest.raises(ValueError, match="salt"):
        digest(nobody)


def test_organisations_matter_to_sameness_only_where_nothing_else_is_said() -> None:
    assert digest(who("ada example", issuer="one")) != digest(who("ada example", issuer="two"))
    assert digest(who("ada example", phone="1", issuer="one")) == digest(who("ada example", phone="1", issuer="two"))
