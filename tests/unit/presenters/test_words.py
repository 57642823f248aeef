"""What pages say: standing, dates, proofs, names in parts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.presenters import dates, page, person_names, standing
from directory.presenters.person_names import NameParts
from directory.records import Link, Office, Quote
from directory.values.freshness import AGEING
from tests.unit.presenters.cards import OFFICE, card, cited, detail, evidence, ref

TODAY = date(2019, 9, 1)


class TestStanding:
    def test_it_counts_releases_and_names_the_last(self) -> None:
        assert standing.sentence(card()) == "Cited in 2 releases, last on 27 August 2019; nothing newer contradicts it."

    def test_a_release_that_offers_the_contact_twice_counts_once(self) -> None:
        twice = replace(card(), citations=(cited(ref()), cited(ref())))
        assert standing.cited(twice) == "Cited in 1 release, on 5 June 2019"

    def test_releases_without_dates_are_said_to_be_so(self) -> None:
        undated = replace(card(), citations=(cited(ref("a", None)),))
        assert standing.cited(undated) == "Cited in 1 release, which has no date"
        assert standing.of_contact(undated, TODAY).words == "cited without a date"

    def test_newer_evidence_is_told_by_the_fields_that_it_changed(self) -> None:
        changed = replace(card(), details=(*card().details, detail("phone", "+33199000000", current=False)))
        assert standing.sentence(changed).endswith("newer releases changed the number given before.")
        more = replace(changed, details=(*changed.details, detail("role", "Intern", current=False)))
        assert standing.sentence(more).endswith("newer releases changed the role and number given before.")

    @pytest.mark.parametrize(
        ("today", "state", "words"),
        [
            (date(2019, 9, 1), "current", "current, 27 August 2019"),
            (date(2019, 8, 27) + AGEING, "current", "current, 27 August 2019"),
            (date(2019, 8, 28) + AGEING, "ageing", "not cited since 27 August 2019"),
            (date(2119, 8, 28), "ageing", "not cited since 27 August 2019"),
        ],
    )
    def test_time_alone_never_says_more_than_not_cited_since(self, today: date, state: str, words: str) -> None:
        assert standing.of_contact(card(), today) == standing.Standing(state, words)  # type: ignore[arg-type]  # a table

    def test_an_office_that_released_without_the_contact_is_told(self) -> None:
        office = Office(OFFICE, (), 1, 3, date(2019, 9, 1))
        assert standing.passed_over(card(), office) == (
            "not cited since 27 August 2019; Example Agency released again on 1 September 2019"
        )
        assert standing.passed_over(card(), replace(office, last_release=date(2019, 8, 27))) is None
        assert standing.passed_over(card(), None) is None

    def test_a_former_value_says_what_happened(self) -> None:
        former = standing.of_former(detail("phone", "+33199000000", current=False))
        assert former == standing.Standing(
            "contradicted", "a newer release gives another number; last given on 5 June 2019"
        )


class TestDates:
    def test_months_have_names(self) -> None:
        assert dates.in_words(date(2019, 8, 27)) == "27 August 2019"
        assert dates.in_words(None) == ""

    def test_moments_are_told_in_utc_wherever_they_come_from(self) -> None:
        moment = datetime(2019, 8, 27, 1, 5, tzinfo=timezone(timedelta(hours=2)))
        assert dates.moment_in_words(moment) == "26 August 2019, 23:05 UTC"
        assert dates.stamp(datetime(2019, 8, 27, 1, 5)) == "2019-08-27T01:05:00Z"  # noqa: DTZ001  # as SQLite gives it
        assert dates.utc(moment).tzinfo is UTC


class TestProof:
    def test_the_line_around_a_quote_is_shown_and_nothing_of_other_lines(self) -> None:
        found = page.proof(evidence(ref(), "+33 1 99 00 12 34", "Pascale\nTel: ", " (office)\npascale@"))
        assert (found.before, found.exact, found.after) == ("Tel: ", "+33 1 99 00 12 34", " (office)")

    def test_a_cut_line_shows_whole_words_and_says_that_it_is_cut(self) -> None:
        prefix, suffix = "tle of Communications, on ", " or at ada@agency.example or by pos"
        found = page.proof(replace(evidence(ref(), "x", prefix, suffix), quote=Quote(500, 501, "x", prefix, suffix)))
        assert (found.before, found.after) == ("…of Communications, on ", " or at ada@agency.example or by…")

    def test_the_end_of_a_text_is_no_cut(self) -> None:
        found = page.proof(replace(evidence(ref(), "x"), quote=Quote(6, 7, "x", "Call: ", " today")))
        assert (found.before, found.after) == ("Call: ", " today")

    def test_a_fax_is_shown_but_not_dialled(self) -> None:
        fax = page.ways(card())[2]
        assert (fax.label, fax.shown, fax.href) == ("Fax", "+33 1 99 00 12 35 ext. 12", None)

    def test_links_are_offered_once_and_only_where_safe(self) -> None:
        offered = [
            Link("Photos", "https://agency.example/p", 0, 1, "media"),
            Link("Photos", "https://agency.example/p", 5, 6),
            Link("Trap", "javascript:alert(1)", 0, 1),
            Link("", "https://agency.example/q", 0, 1),
            Link("Library", None, 0, 1),
        ]
        assert page.links(offered) == [
            ("Photos", "https://agency.example/p", "media library"),
            ("Trap", None, ""),
            ("https://agency.example/q", "https://agency.example/q", ""),
            ("Library", None, ""),
        ]

    def test_counts_agree_with_their_nouns(self) -> None:
        assert page.plural(1, "release", "releases") == "1 release"
        assert page.plural(1204, "release", "releases") == "1,204 releases"


@pytest.mark.parametrize(
    ("name", "parts", "why"),
    [
        ("Pascale Bresson", NameParts("Bresson", "Pascale"), "the last word is the family name"),
        ("Pascale BRESSON", NameParts("BRESSON", "Pascale"), "capitals mark the family name"),
        ("BRESSON Pascale", NameParts("BRESSON", "Pascale"), "wherever it stands"),
        ("DE LA CRUZ Maria", NameParts("DE LA CRUZ", "Maria"), "particles in capitals belong to it"),
        ("Bresson, Pascale", NameParts("Bresson", "Pascale"), "a comma turns the order round"),
        ("Jan van der Berg", NameParts("van der Berg", "Jan"), "particles go with the family name"),
        ("Anna Maria Muster", NameParts("Muster", "Anna Maria"), "all else is given"),
        ("JEAN DUPONT", NameParts("DUPONT", "JEAN"), "all in capitals says nothing"),
        ("Dr. Ada Example Jr.", NameParts("Example", "Ada", "Dr.", "Jr."), "titles and suffixes have their own places"),
        ("Ada Example, PhD", NameParts("Example", "Ada", "", "PhD"), "a suffix behind a comma is no given name"),
        ("李小龍", NameParts("李小龍", ""), "one word is all family name"),
        ("Dr.", NameParts("Dr.", ""), "a title alone is all there is"),
        ("", NameParts("", ""), "nothing stays nothing"),
    ],
)
def test_names_are_cut_for_sorting(name: str, parts: NameParts, why: str) -> None:
    assert person_names.split(name) == parts, why


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("Raphaël Sart", "SART raph", ["Raph", "Sart"]),
        ("Raphaël Sart", "raphael", ["Raphaël"]),
        ("Annika Großkopf", "grossk", ["Großk"]),
        ("+33 1 44 76 74 51", "4476", ["44 76"]),
        ("+33 1 44 76 74 51", "+33 (0)1", ["33 1"]),
        ("+33 1 44 76 74 51", "01 44 76 74 51", ["1 44 76 74 51"]),
        ("banana", "ana", ["anana"]),
        ("Sart", "bresson", []),
        ("Sart", "", []),
        ("", "x", []),
    ],
)
def test_what_answers_a_search_gets_the_stroke(text: str, query: str, marked: list[str]) -> None:
    pieces = page.strokes(text, query)
    assert "".join(piece for piece, _ in pieces) == text
    assert [piece for piece, is_marked in pieces if is_marked] == marked


@given(st.text(max_size=30), st.text(max_size=10))
def test_no_text_is_lost_under_the_stroke(text: str, query: str) -> None:
    assert "".join(piece for piece, _ in page.strokes(text, query)) == text
