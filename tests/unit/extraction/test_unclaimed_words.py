"""What somebody does, and for whom, in words that stand in no table: their place and form tell, and those of the people listed beside."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.extraction.people.guesses import ROLE, SOMETHING, logit, tables
from directory.extraction.words.trades import ends_as
from directory.reading import examine, read_release
from directory.records import Document

PROSE = {
    "en": "The house was opened today. It says that the work will go on for the next year with the people of the town.",
    "fr": "La maison ouvre ses portes au public et le travail va continuer pendant une année avec les habitants de la ville.",
    "de": "Das Haus öffnet seine Türen für die Öffentlichkeit, und die Arbeit wird im nächsten Jahr weitergehen.",
    "es": "La casa abre sus puertas al público y el trabajo va a continuar durante el próximo año con los vecinos.",
    "nl": "Het huis opent de deuren voor het publiek en het werk gaat het komende jaar verder met de bewoners.",
}


def stated(block: str, language: str = "en") -> list[tuple[str | None, str | None, str | None]]:
    """Of each contact its name, role and organisation."""
    text = f"Press release\n\n{PROSE[language]}\n\n{block}"
    reading = read_release(Document("file:///release.txt", "release.txt", text.encode()))
    return [(m.name, m.role, m.org) for m in reading.mentions]


class TestStacked:
    @pytest.mark.parametrize(
        ("language", "lines", "role", "org"),
        [
            (
                "en",
                "Media contact:\nJane Doe\nGrowth & Storytelling Lead\nNimblety\n",
                "Growth & Storytelling Lead",
                "Nimblety",
            ),
            ("en", "Media contact:\nJane Doe\nVoice of the Consortium\n", "Voice of the Consortium", None),
            ("en", "Media contact:\nJane Doe\nNetwork Weaver\nOak & Tarn\n", "Network Weaver", "Oak & Tarn"),
            ("en", "Media contact\nJane Doe\nQuilterra\n", None, "Quilterra"),
            (
                "de",
                "Pressekontakt:\nJane Doe\nZukunftsgestalterin\nWaldflimmer\n",
                "Zukunftsgestalterin",
                "Waldflimmer",
            ),
            (
                "es",
                "Contacto de prensa:\nJane Doe\nTejedora de alianzas\nRioclaro\n",
                "Tejedora de alianzas",
                "Rioclaro",
            ),
        ],
    )
    def test_lines_of_unknown_words_below_a_name_are_a_role_and_whom_it_is_held_for(
        self, language: str, lines: str, role: str | None, org: str | None
    ) -> None:
        host = (org or "example").lower().replace(" & ", "")
        assert stated(f"{lines}jane@{host}.example\n", language) == [("Jane Doe", role, org)]

    def test_lines_of_a_postal_address_are_neither(self) -> None:
        block = "Media contact:\nJane Doe\nRowanhurst\nExample Street 12\nEX1 2AB Exampleton\njane.doe@example.org\n"
        assert [role for _, role, _ in stated(block)] == [None]


class TestOnTheLineOfTheName:
    @pytest.mark.parametrize(
        ("language", "line", "role", "org"),
        [
            (
                "en",
                "Press contact: Jane Doe, Keeper of the Archive, jane.doe@example.org",
                "Keeper of the Archive",
                None,
            ),
            (
                "en",
                "Media contact: Jane Doe | Chief Joy Wrangler | Quilterra | jane@quilterra.example",
                "Chief Joy Wrangler",
                "Quilterra",
            ),
            ("fr", "Contact presse : Jeanne Exemple, conteuse en chef, 01 99 00 12 34", "conteuse en chef", None),
            (
                "de",
                "Pressekontakt: Jane Doe, Geschichtenerzählerin, jane.doe@example.org",
                "Geschichtenerzählerin",
                None,
            ),
            ("nl", "Perscontact: Jane Doe, verbinder, jane.doe@example.org", "verbinder", None),
        ],
    )
    def test_unknown_words_behind_commas_and_bars_are_a_role_and_whom_it_is_held_for(
        self, language: str, line: str, role: str, org: str | None
    ) -> None:
        assert [found[1:] for found in stated(f"{line}\n", language)] == [(role, org)]

    @pytest.mark.parametrize("aside", ["Paris", "also on Sundays", "UTC+1", "Mon-Fri"])
    def test_places_days_and_asides_are_neither(self, aside: str) -> None:
        assert [found[1] for found in stated(f"Press contact: Jane Doe ({aside}), 020 7946 0123\n")] == [None]


class TestWords:
    def test_what_tables_know_is_left_as_they_say(self) -> None:
        block = "Media contact:\nJane Doe\nPress Officer\nExample Foundation\njane.doe@example.org\n"
        assert stated(block) == [("Jane Doe", "Press Officer", "Example Foundation")]

    @pytest.mark.parametrize(
        ("language", "word", "told"),
        [
            ("de", "leiterin", "who"),
            ("fr", "conteuse", "who"),
            ("en", "storytelling", "what"),
            ("el", "αφηγητρια", "who"),
            ("en", "oak", "neither"),
        ],
    )
    def test_endings_tell_who_from_what(self, language: str, word: str, told: str) -> None:
        assert ends_as(language, word) == told


class TestEvidence:
    def test_the_reason_says_that_place_and_form_told(self) -> None:
        text = f"Press release\n\n{PROSE['en']}\n\nPress contact: Jane Doe, keeper of the looms, jane.doe@example.org\n"
        finding = examine(Document("file:///release.txt", "release.txt", text.encode())).finding
        codes = {
            c.field: why[0].code
            for c, why in zip(finding.contacts[0].mention.claims, finding.contacts[0].why, strict=True)
        }
        assert codes["role"] == "likely-role"

    @settings(max_examples=60, deadline=None)
    @given(st.lists(st.text("ABab é&,-–()|:0\t", max_size=30), max_size=5))
    def test_every_value_stands_in_the_text(self, lines: list[str]) -> None:
        text = f"Press release\n\n{PROSE['en']}\n\nMedia contact:\nJane Doe\n" + "\n".join(lines) + "\n020 7946 0123\n"
        reading = read_release(Document("file:///release.txt", "release.txt", text.encode()))
        for claim in (claim for mention in reading.mentions for claim in mention.claims):
            assert reading.release.text[claim.quote.start : claim.quote.end] == claim.quote.exact

    def test_an_own_domain_speaks_for_an_organisation(self) -> None:
        something, role = tables()
        assert logit({"called as": "own domain"}, role) < logit({"called as": "none"}, role)
        assert logit({"called as": "own domain"}, something) > logit({"called as": "none"}, something)
        assert ROLE != SOMETHING
