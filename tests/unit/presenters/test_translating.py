"""What is said in a language: its dates, numbers and lists, its signs, and sentences that other rooms made in English."""

from __future__ import annotations

import re
from datetime import date

import pytest
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from directory.presenters.retelling import Retelling
from directory.presenters.translating import CATALOGUES, ENGLISH, LANGUAGES

FRENCH = LANGUAGES.translator("fr")
NARROW, WIDE = "\u202f", "\u00a0"


class TestFrench:
    @pytest.mark.parametrize(
        ("day", "words"),
        [
            (date(2026, 6, 1), "1er juin 2026"),
            (date(2026, 8, 11), "11 août 2026"),
            (date(2026, 12, 31), "31 décembre 2026"),
        ],
    )
    def test_the_first_of_a_month_is_an_ordinal(self, day: date, words: str) -> None:
        assert FRENCH.day(day) == words

    def test_figures_are_grouped_by_narrow_spaces_that_do_not_break(self) -> None:
        assert FRENCH.number(1_204_000) == f"1{NARROW}204{NARROW}000"
        assert (FRENCH.number(0.953), FRENCH.measure(2.5), FRENCH.measure(2.5, signed=True)) == ("0,953", "2,5", "+2,5")

    def test_none_and_one_are_singular(self) -> None:
        counted = [FRENCH.ngettext("%(num)s release", "%(num)s releases", number) for number in (0, 1, 2, 1_500)]
        assert counted == ["0 communiqué", "1 communiqué", "2 communiqués", f"1{NARROW}500 communiqués"]

    def test_a_list_ends_with_et(self) -> None:
        assert FRENCH.listed(["nom", "fonction", "numéro"]) == "nom, fonction et numéro"

    def test_languages_are_called_as_in_french(self) -> None:
        assert (FRENCH.tongue("de"), FRENCH.tongue("zh-Hant")) == ("allemand", "chinois traditionnel")


@pytest.mark.parametrize(
    ("number", "shown"), [(12.0, "+12.0"), (-3.25, "-3.2"), (0.0, "+0.0")], ids=["for", "against", "neither"]
)
def test_a_weight_has_its_sign(number: float, shown: str) -> None:
    assert ENGLISH.measure(number, signed=True) == shown


@pytest.fixture(scope="module")
def french() -> list[str]:
    """What the French catalogue says, without markup."""
    with (CATALOGUES / "fr.po").open("rb") as file:
        found = [m.string if isinstance(m.string, tuple) else (m.string,) for m in read_po(file, locale="fr") if m.id]
    return [re.sub(r"<[^>]*>", "", words) for forms in found for words in forms]


class TestSigns:
    """Signs of a catalogue as its language sets them."""

    def test_no_line_ends_before_a_sign_that_belongs_to_the_word_ahead(self, french: list[str]) -> None:
        assert [words for words in french if re.search(r" [:;!?»]|« ", words)] == []

    def test_signs_of_two_parts_have_a_space_and_quotes_are_of_its_own(self, french: list[str]) -> None:
        glued = re.compile(rf"[^\W\d_)»][;!?»](?!\w)|[^\W\d_)]:(?![/\w\d])|«[^{WIDE}]|[^{WIDE}]»|[“”]")
        assert [words for words in french if glued.search(words)] == []

    def test_apostrophes_are_curved(self, french: list[str]) -> None:
        assert [words for words in french if "'" in words] == []


class TestBestLanguage:
    @pytest.mark.parametrize(
        ("wanted", "best"),
        [
            (["fr-CA"], "fr"),
            (["FR"], "fr"),
            (["fr_FR"], "fr"),
            (["xx", "fr"], "fr"),
            (["en-US", "fr"], "en"),
            ([], "en"),
            ([""], "en"),
        ],
    )
    def test_a_language_serves_all_its_regions(self, wanted: list[str], best: str) -> None:
        assert LANGUAGES.best(wanted) == best

    @given(st.lists(st.text(max_size=12), max_size=4))
    def test_whatever_is_asked_for_there_is_one(self, wanted: list[str]) -> None:
        assert LANGUAGES.best(wanted) in LANGUAGES.codes


class TestRetelling:
    KNOWN = Retelling(
        {
            "it is broken": "c’est cassé",
            "it has more than %(most)s bytes": "plus de %(most)s octets",
            "it is %(kind)s; DOCX can be read": "c’est %(kind)s ; DOCX se lit",
            "an EPUB book": "un livre EPUB",
            "100%% sure": "sûr à 100%%",
        },
        FRENCH.number,
    )

    @pytest.mark.parametrize(
        ("english", "french"),
        [
            ("it is broken", "c’est cassé"),
            ("it has more than 20,000,000 bytes", f"plus de 20{NARROW}000{NARROW}000 octets"),
            ("it is an EPUB book; DOCX can be read", "c’est un livre EPUB ; DOCX se lit"),
            ("it is broken; nobody knows", "c’est cassé; nobody knows"),
            ("100% sure", "sûr à 100%"),
            ("nobody knows", "nobody knows"),
        ],
        ids=["whole", "with a number", "with words", "in parts", "with a sign", "unknown"],
    )
    def test_a_sentence_is_known_by_its_words(self, english: str, french: str) -> None:
        assert self.KNOWN.of(english) == french

    @given(st.text(max_size=1_200))
    def test_what_nobody_knows_comes_back_as_it_is(self, words: str) -> None:
        assert self.KNOWN.of(f"zz{words}zz") == f"zz{words}zz"

    @given(st.text(max_size=200))
    def test_what_a_document_brings_into_a_sentence_stays_within_it(self, words: str) -> None:
        assert self.KNOWN.of(f"it has more than {words}% bytes") == f"plus de {words}% octets"

    def test_english_stays_english(self) -> None:
        assert ENGLISH.retold("it is broken") == "it is broken"
