"""What tells some releases from others by their titles."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from directory.registry.finding.distinctive import FEWEST, Term, Usage, terms, words_of
from directory.values import names

NOBODY_ELSE = Usage(0, {})


def told(
    titles: Sequence[str], others: Usage = NOBODY_ELSE, passed_over: frozenset[str] = frozenset()
) -> tuple[Term, ...]:
    return terms(dict(enumerate(titles)), others, passed_over, 8, dict.fromkeys(range(len(titles)), 1.0))


def words(titles: Sequence[str], having: Mapping[str, int] | None = None) -> list[str]:
    others = NOBODY_ELSE if having is None else Usage(100, having)
    return [term.words for term in told(titles, others)]


SENTENCES = ["Agency maps the tides with Oceansat", "Nobody minds that Oceansat is late", "Something else is said"]


def test_a_name_in_two_titles_that_others_seldom_have_is_a_subject() -> None:
    assert words(SENTENCES, {"oceansat": 1}) == ["Oceansat"]
    assert words(SENTENCES, {"oceansat": 40}) == []


def test_with_nothing_to_compare_with_only_signs_are_told() -> None:
    assert words(SENTENCES) == []
    assert words([title.replace("Oceansat", "OCEANSAT-2") for title in SENTENCES]) == ["OCEANSAT-2"]


@pytest.mark.parametrize(
    ("titles", "why"),
    [
        (["Agency Launches Probe", "Agency Lands Probe"], "large letters on every word tell no names"),
        (["AGENCY LAUNCHES PROBE", "AGENCY LANDS PROBE"], "nor do titles all in large letters"),
        (["Launch of a probe on 12 May", "Landing of a probe on 12 May"], "figures alone are no subject"),
        (["We say Maybe to the moon", "They say maybe to the moon", "Once more a Maybe today"], "it is a usual word"),
        (["OCEANSAT maps the tides"], "one release is no pattern"),
        (["Ab IT today", "No IT here"], "two letters are too few"),
    ],
)
def test_what_is_no_subject(titles: list[str], why: str) -> None:
    assert words(titles) == [], why


def test_what_most_of_many_releases_have_tells_none_of_them_from_the_others() -> None:
    assert words([f"OCEANSAT and {n} other things" for n in "abcdef"]) == []


def test_words_that_always_stand_together_are_one_subject() -> None:
    titles = ["We now have HyperSat Watch for all", "More of HyperSat Watch is to come", "Nothing of that kind"]
    assert words(titles) == ["HyperSat Watch"]


def test_own_names_and_those_of_people_are_passed_over() -> None:
    assert told(["OCEANSAT maps tides", "OCEANSAT rests"], passed_over=frozenset({"oceansat"})) == ()


TITLE = st.lists(
    st.sampled_from(["OCEANSAT", "HyperSat", "the", "Moon", "CO2", "-", "l’eau", "気候", "Ελλάδα", "x" * 50, "2026"])
    | st.text(max_size=6),
    max_size=8,
).map(" ".join)


@example(["HyperSat 0\x80A OCEANSAT", "A OCEANSAT HyperSat"], {})
@given(st.lists(TITLE, max_size=12), st.dictionaries(st.sampled_from(["oceansat", "moon"]), st.integers(0, 90)))
def test_every_subject_stands_in_all_titles_it_is_told_of(titles: list[str], having: dict[str, int]) -> None:
    for term in told(titles, Usage(100, having)):
        assert len(term.documents) >= FEWEST
        said = set(names.fold(term.words).split())
        assert said
        for document in term.documents:
            words_there = re.split(r"[^\w-]|_", titles[document])  # a control character parts them as a space does
            assert said <= {part for word in words_there for part in names.fold(word).split()} | words_of(
                [titles[document]]
            )
