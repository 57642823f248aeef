"""Names of organisations: which two are one, by what releases show of them, and what never is, each with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.resolution.clusters import Link
from directory.resolution.organisation_evidence import excluded, judge
from directory.resolution.organisation_groups import groups
from directory.resolution.organisation_names import Name, gathered
from directory.resolution.organisation_titles import Counted, title
from directory.resolution.organisation_uses import Employed, uses
from directory.resolution.stated import bracketed, fits, statements
from directory.values.organisations import bounded_key


@dataclass(frozen=True)
class Release:
    """What one release shows: its issuer, its contacts' organisations with their addresses, and its text."""

    issuer: str | None = None
    employed: tuple[tuple[str | None, str], ...] = ()
    text: str = ""


def known(*releases: Release) -> dict[str, Name]:
    """The names of some releases, by how they are written."""
    shown: dict[str, tuple[str, ...]] = {}
    keys: dict[str, str] = {}
    for release in releases:
        employed = [Employed(name, [address] if address else []) for name, address in release.employed]
        for key, use in uses(release.issuer, employed, (), release.text).items():
            shown[key] = gathered(shown.get(key, ()), use.signs)
            keys[use.writing] = key
    return {writing: Name(key, shown[key]) for writing, key in keys.items()}


def pair(left: str, right: str, *, domains: tuple[str, str] = ("", "")) -> tuple[Name, Name]:
    """Two names, each with an address at the domain given."""
    both = known(
        Release(employed=((left, f"press@{domains[0]}" if domains[0] else ""),)),
        Release(employed=((right, f"press@{domains[1]}" if domains[1] else ""),)),
    )
    return both[left], both[right]


SAME = [
    ("NESA", "National Example Space Agency", "nesa.example", "initials, and a domain named after both"),
    ("CNEX", "Centre National d'Exemples Xylographiques", "cnex.example", "an article cut short is no word"),
    ("FBSE", "Free Bicycle Society Europe", "fbse.example", "initials with the region"),
    ("Freebike", "The Freebike Project", "freebike.example", "a general word more"),
    ("Lemon University", "Lemon University Press Office", "lemon.example", "its press office"),
    ("Musée des Citrons", "Service de presse, Musée des Citrons", "citrons.example", "its press office in French"),
    ("Freebike", "Le projet Freebike", "freebike.example", "the same in French"),
    ("Example Widgets GmbH", "Widgets Example", "widgets-example.example", "another order, without the legal form"),
    ("Open Lemon Foundation Deutschland e.V.", "Open Lemon Foundation Germany", "olf.example", "a country's two names"),
    ("Lemon Union Bäume", "Lemon Union Baeume", "lemonunion.example", "an umlaut written out"),
    ("Lemonade Workers Union", "Lemonade Worckers Union", "lemonade.example", "a slip of the pen"),
    ("CNEX", "the French space agency CNEX", "", "a description around an acronym"),
    ("CNEX", "National Centre for Xylography (CNEX)", "cnex.example", "a translation that bears the acronym"),
    ("Shellfish", "Shellfish Company", "shellfish.example", "a general word"),
]  # fmt: skip

APART = [
    ("Red Lemon", "Red Lemon Vienna", "redlemon.example", "a local branch"),
    ("Red Lemon", "Red Lemon Austria", "redlemon.example", "a national branch"),
    ("Red Lemon Austria", "Red Lemon Germany", "redlemon.example", "two national branches"),
    ("Ministry of Lemons of Austria", "Ministry of Lemons of Germany", "", "ministries of two countries"),
    ("Ministère des Exemples", "Ministry of Samples", "", "a translation, and nothing that speaks for it"),
    ("Lemon Corp", "Lemon Bank", "lemon.example", "a house and its bank"),
    ("Lemon University", "Lemon University Press", "lemon.example", "a university and its publishing house"),
    ("Lemon", "Lemon Media", "lemon.example", "a house and its media company"),
    ("Institute of Lemon Psychology", "Institute of Lemon Psychiatry", "lemon.example", "two that begin alike"),
    ("Lemon", "Lemon Holding", "lemon.example", "parent and subsidiary"),
    ("University of Lemonia", "Faculty of Law, University of Lemonia", "lemonia.example", "faculty and university"),
    ("Lemonia University", "Lemonia University Hospital", "lemonia.example", "university and hospital"),
    ("Freebike Project", "Freebike Foundation", "freebike.example", "a project and its foundation"),
    ("Lemon Foundation", "Zest Communications for the Lemon Foundation", "zest.example", "client and agency"),
    ("Lemon Corp", "Zest Communications", "zest.example", "an agency's domain"),
    ("Lemons & Trees", "Example University", "lemons-trees.example", "a guest with a domain of the other"),
    ("NEA", "National Example Agency", "", "initials of three letters, and nothing else"),
    ("Lemon Society", "Lemon Society", "", "(the same key: one name, never a pair)"),
    ("Lemon Growers", "Pear Growers", "gmail.com", "a free mailer's domain"),
]


class TestPairs:
    @pytest.mark.parametrize(("left", "right", "domain", "why"), SAME, ids=[row[3] for row in SAME])
    def test_what_is_one(self, left: str, right: str, domain: str, why: str) -> None:
        assert why
        verdict = judge(*pair(left, right, domains=(domain, domain)))
        assert verdict.opinion == "same", verdict.weights

    @pytest.mark.parametrize(
        ("left", "right", "domain", "why"),
        [row for row in APART if row[0] != row[1]],
        ids=lambda value: str(value)[:40],
    )
    def test_what_is_not(self, left: str, right: str, domain: str, why: str) -> None:
        assert why
        one, other = pair(left, right, domains=(domain, domain))
        verdict = judge(one, other)
        assert verdict.opinion != "same", verdict.weights

    @pytest.mark.parametrize(
        ("left", "right"),
        [
            ("Red Lemon", "Red Lemon Austria"),
            ("Red Lemon Austria", "Red Lemon Germany"),
            ("Lemon", "Lemon Holding"),
            ("University of Lemonia", "Faculty of Law, University of Lemonia"),
            ("Freebike Project", "Freebike Foundation"),
            ("Lemon Foundation", "Zest Communications for the Lemon Foundation"),
            ("National Example Agency", "Nuclear Experiments Agency"),
        ],
    )
    def test_what_keeps_two_apart_whatever_joins_their_names(self, left: str, right: str) -> None:
        assert excluded(*pair(left, right))

    def test_domains_of_two_countries_speak_against(self) -> None:
        one, other = pair("Ministry for Lemons", "Ministry of the Lemons", domains=("lemons.gov.at", "lemons.gov.de"))
        assert one.key != other.key
        assert excluded(one, other)
        assert judge(one, other).opinion != "same"

    def test_the_same_whichever_is_called_left(self) -> None:
        for left, right, domain, _ in SAME + APART:
            one, other = pair(left, right, domains=(domain, domain))
            assert judge(one, other).score == judge(other, one).score
            assert excluded(one, other) == excluded(other, one)

    def test_each_weight_tells_the_two_values_that_caused_it(self) -> None:
        verdict = judge(*pair("NESA", "National Example Space Agency", domains=("nesa.example", "nesa.example")))
        assert [(w.feature, w.left, w.right) for w in verdict.weights] == [
            ("prior", None, None),
            ("name: initials of the other", "nesa", "national example space agency"),
            ("domain: same, named after both", "nesa.example", "nesa.example"),
        ]
        assert verdict.score == sum(w.bits for w in verdict.weights)

    @given(st.text(max_size=60), st.text(max_size=60))
    def test_no_name_breaks_it(self, left: str, right: str) -> None:
        both = list(known(Release(left, ((right, "a@example.org"),), f"{left} ({right})")).values())
        for one, other in permutations(both, 2):
            assert judge(one, other).score == judge(other, one).score


class TestWhatReleasesShow:
    def test_a_text_that_says_the_long_form_beside_the_acronym_is_enough_where_the_initials_fit(self) -> None:
        names = known(
            Release("NEA", text="Today the National Example Agency (NEA) opened."), Release("National Example Agency")
        )
        assert judge(names["NEA"], names["National Example Agency"]).opinion == "same"

    def test_what_stands_in_brackets_behind_a_name_is_not_always_its_acronym(self) -> None:
        names = known(
            Release("Lemon Institute", text="The Lemon Institute (CNEX) opened."),
            Release("CNEX", ((None, "press@cnex.example"),)),
        )
        assert judge(names["Lemon Institute"], names["CNEX"]).opinion != "same"

    def test_a_release_that_names_both_speaks_for_initials_of_four_letters(self) -> None:
        names = known(Release("NESA", (("National Example Space Agency", ""),)))
        assert judge(names["NESA"], names["National Example Space Agency"]).opinion == "same"

    def test_a_release_that_names_both_says_nothing_of_other_names(self) -> None:
        names = known(Release("Lemons & Trees", (("Example University", "ada@lemons-trees.example"),)))
        assert judge(names["Lemons & Trees"], names["Example University"]).opinion != "same"

    def test_of_many_domains_the_same_are_kept_whatever_came_first(self) -> None:
        signs = [f"@{n}.example" for n in range(100)]
        one = gathered(gathered((), signs[:50]), signs[50:])
        other = gathered(gathered((), signs[50:]), signs[:50])
        assert one == other


class TestStatements:
    @pytest.mark.parametrize(
        ("text", "long", "short"),
        [
            ("The Example Space Agency (ESA) said", "Example Space Agency", "ESA"),
            ("ESA (Example Space Agency) said", "Example Space Agency", "ESA"),
            ("ESA - Example Space Agency", "Example Space Agency", "ESA"),
            ("Example Space Agency – ESA", "Example Space Agency", "ESA"),
            (
                "le Centre National d'Exemples Xylographiques (CNEX)",
                "Centre National d'Exemples Xylographiques",
                "CNEX",
            ),
        ],
    )
    def test_a_long_form_and_its_acronym_side_by_side(self, text: str, long: str, short: str) -> None:
        assert list(statements(text, {bounded_key(short)})) == [(bounded_key(long), bounded_key(short))]

    def test_what_concerns_no_name_of_the_release_is_passed_over(self) -> None:
        assert list(statements("The Example Space Agency (ESA) said", {"other"})) == []

    def test_initials_must_fit(self) -> None:
        assert fits("Example Space Agency", "ESA")
        assert fits("Ministry of Samples and the Exports", "MSE")
        assert fits("Infocomm Authority of Singapore", "IA")
        assert not fits("Example Space Bureau", "ESA")

    def test_a_name_that_bears_its_acronym(self) -> None:
        assert bracketed("Example Space Agency (ESA)") == ("Example Space Agency", "ESA")
        assert bracketed("ESA – Example Space Agency") == ("Example Space Agency", "ESA")
        assert bracketed("Example Space Agency – Vienna") is None
        assert bracketed("Example Space Agency") is None


def together(names: Sequence[Name], **decided: Sequence[tuple[int, int]]) -> set[frozenset[str]]:
    """The groups of some names, by their keys."""
    numbered = dict(enumerate(names))
    links = [
        Link(a, b, verdict.score)
        for a in numbered
        for b in numbered
        if a < b and (verdict := judge(numbered[a], numbered[b])).opinion == "same"
    ]
    return {frozenset(numbered[n].key for n in group) for group in groups(numbered, links, **decided)}


class TestGroups:
    NAMES = (
        Name("nesa", ("@nesa.example", "inesa")),
        Name("national example space agency", ("@nesa.example",)),
        Name("french space agency nesa", ("dnesa",)),
        Name("red lemon", ("@redlemon.example",)),
        Name("red lemon austria", ("@redlemon.example",)),
    )

    def test_names_of_one_stand_together_in_whatever_order_they_come(self) -> None:
        wanted = {
            frozenset({"nesa", "national example space agency", "french space agency nesa"}),
            frozenset({"red lemon"}),
            frozenset({"red lemon austria"}),
        }
        for names in permutations(self.NAMES):
            assert together(names) == wanted

    def test_an_acronym_of_two_that_exclude_each_other_is_left_to_neither(self) -> None:
        names = (
            Name("nea", ("@nea.example", "@oecd-nea.example", "inea")),
            Name("national example agency", ("@nea.example",)),
            Name("nuclear experiments agency", ("@oecd-nea.example",)),
        )
        assert all(len(group) == 1 for group in together(names))

    def test_of_two_that_only_countries_tell_apart_a_name_that_shows_nothing_vouches_for_neither(self) -> None:
        names = {
            0: Name("ministry of lemons", ("cKE",), "cKE"),
            1: Name("ministry of lemons", ("cUG",), "cUG"),
            2: Name("ministry of lemons"),
        }
        links = [Link(0, 2, 4.0), Link(1, 2, 4.0)]
        assert set(groups(names, links, together=[(0, 2)])) == {frozenset({0, 2}), frozenset({1})}

    def test_what_humans_decided_stands_above_every_score(self) -> None:
        names = self.NAMES[:2]
        assert len(together(names)) == 1
        assert len(together(names, apart=[(0, 1)])) == 2
        assert len(together(self.NAMES[3:], together=[(0, 1)])) == 1


class TestTitles:
    def test_the_full_form_that_most_releases_use_with_its_acronym_beside_it(self) -> None:
        names = [
            Counted(Name("nesa", ("inesa",)), "NESA", 20),
            Counted(Name("national example space agency"), "National Example Space Agency", 3),
            Counted(Name("national example spaceflight agency"), "National Example Spaceflight Agency", 2),
        ]
        for order in permutations(names):
            assert title(order) == ("National Example Space Agency", "NESA")

    def test_brackets_are_taken_off(self) -> None:
        names = [
            Counted(
                Name("example space agency esa", ("aesa", "bexample space agency")), "Example Space Agency (ESA)", 2
            ),
            Counted(Name("esa", ("iesa",)), "ESA", 1),
        ]
        assert title(names) == ("Example Space Agency", "ESA")

    def test_a_word_of_the_title_is_not_shown_beside_it(self) -> None:
        names = [Counted(Name("freebike"), "Freebike", 5), Counted(Name("freebike project"), "The Freebike Project", 6)]
        assert title(names) == ("The Freebike Project", None)
