"""For whom somebody works, where no table has the words: beside the cue, beside the title, in brackets, below the contact. The text
and the addresses tell."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document

NEWS = (
    "Tarnwell opens a workshop on the coast\n\n"
    "EXETER, 4 May 2026 - Tarnwell said on Monday that it will open a workshop for young people on the coast. It will offer courses "
    "in sailing and in the repair of boats with Oskar Vale, and the first of these begins in April.\n\n"
)


def stated(text: str) -> list[tuple[str | None, str | None, str | None]]:
    """Of each contact its name, role and organisation."""
    reading = read_release(Document("file:///release.txt", "release.txt", (NEWS + text).encode()))
    return [(m.name, m.role, m.org) for m in reading.mentions]


def organisations(text: str) -> list[str | None]:
    return [org for _, _, org in stated(text)]


class TestHeadings:
    @pytest.mark.parametrize(
        "heading",
        [
            "Tarnwell Contact:\n",
            "Tarnwell Media Contact:\n",
            "Tarnwell Contact Information: ",
            "Media contact for Tarnwell:\n",
            "Contact information for Tarnwell:\n",
            "Pressekontakt Tarnwell:\n",
            "Contact presse Tarnwell :\n",
            "Media contacts:\n\nFor Tarnwell\n",
        ],
    )
    def test_a_cue_says_whose_contact_stands_below_it(self, heading: str) -> None:
        assert stated(f"{heading}Jane Doe\njane@example.org\n020 7946 0101\n") == [("Jane Doe", None, "Tarnwell")]

    def test_each_heading_is_for_those_below_it(self) -> None:
        text = (
            "Tarnwell Contact: Dr. Jane Doe\njane@example.org\n\nOskar Vale Media Contact: John Roe\njohn@example.com\n"
        )
        assert organisations(text) == ["Tarnwell", "Oskar Vale"]

    @pytest.mark.parametrize(
        "heading", ["Regional Contact:\n", "Europe Contact:\n", "Coast Contact:\n", "Media contact for Wales:\n"]
    )
    def test_usual_words_and_places_are_nobodys_house(self, heading: str) -> None:
        assert organisations(f"{heading}Jane Doe\njane@example.org\n020 7946 0101\n") == [None]

    def test_the_firm_behind_the_name_comes_before_the_one_that_the_heading_has(self) -> None:
        text = "Tarnwell Media Contact:\nJane Doe\nExample Publicity Ltd\njane@example.org\n"
        assert organisations(text) == ["Example Publicity Ltd"]

    def test_the_longer_name_of_a_firm_is_taken(self) -> None:
        text = "Tarnwell Contact:\nJane Doe, CEO\nTarnwell Holdings, Inc.\njane@example.org\n"
        assert organisations(text) == ["Tarnwell Holdings, Inc."]

    def test_what_a_heading_is_about_is_no_employer(self) -> None:
        text = "Contacts:\n\nCompany, Investors and Media:\n\nJane Doe\n\nTarnwell\n\n020 7946 0101\n\nir@tarnwell.example.org\n"
        assert organisations(text) == ["Tarnwell"]


class TestBeside:
    @pytest.mark.parametrize(
        "said", ["of Tarnwell", "for Tarnwell", "on behalf of Tarnwell", "(Tarnwell)", "at Tarnwell"]
    )
    def test_a_small_word_or_bracket_says_for_whom(self, said: str) -> None:
        text = f"Contact: Jane Doe {said}, 020 7946 0101, jane@example.org\n"
        assert organisations(text) == ["Tarnwell"]

    def test_all_words_in_brackets_are_one_house(self) -> None:
        text = "Kontakt:\nJane Doe (Tarnwell), Tel. 030 23125 101\nJohn Roe (Haus am Vale), Tel. 030 23125 102\n"
        assert organisations(text) == ["Tarnwell", "Haus am Vale"]

    def test_one_word_between_a_name_and_a_number_is_a_house_and_nobody(self) -> None:
        text = "Contact: Jane Doe, Tarnwell, 020 7946 0101; John Roe, Example Museum, 020 7946 0102\n"
        assert stated(text) == [("Jane Doe", None, "Tarnwell"), ("John Roe", None, "Example Museum")]

    def test_an_acronym_behind_its_department_is_the_house(self) -> None:
        text = "For media queries, please contact:\n\nMs Jane Doe\n3P Network Department, TWA\nTel: 020 7946 0101\n"
        assert stated(text) == [("Jane Doe", "3P Network Department", "TWA")]

    def test_colleagues_at_one_domain_share_what_heads_the_first(self) -> None:
        text = (
            "For media queries, please contact: QUIL Jane Doe +44 20 7946 0101 / jane.doe@quil.org John Roe +44 20 7946 0102 / "
            "john.roe@quil.org Tarnwell Rose Lee +44 20 7946 0103 / rose.lee@tarnwell.example.com\n"
        )
        assert organisations(text) == ["QUIL", "QUIL", "Tarnwell"]


class TestTitles:
    @pytest.mark.parametrize(
        ("written", "role", "organisation"),
        [
            ("Tarnwell Head of Press", "Head of Press", "Tarnwell"),
            ("Tarnwell Media Relations Associate", "Media Relations Associate", "Tarnwell"),
            ("Head of Press for Tarnwell", "Head of Press", "Tarnwell"),
            ("Grants Coordinator for Senator Roe", "Grants Coordinator", "Senator Roe"),
            ("Press Secretary for Mayor Roe", "Press Secretary", "Mayor Roe"),
            ("Founder @ Tarnwell", "Founder", "Tarnwell"),
        ],
    )
    def test_a_title_is_told_from_whose_it_is(self, written: str, role: str, organisation: str) -> None:
        assert stated(f"Contact:\nJane Doe\n{written}\njane@tarnwell.com\n") == [("Jane Doe", role, organisation)]

    @pytest.mark.parametrize(
        "title", ["Tarnwell Project Lead", "CEO Tarnwell", "Director for Europe", "Acting Chief Press Officer"]
    )
    def test_what_may_belong_to_the_title_stays_with_it(self, title: str) -> None:
        assert stated(f"Contact:\nJane Doe\n{title}\njane@tarnwell.com\n") == [("Jane Doe", title, None)]

    def test_a_degree_behind_the_name_is_no_part_of_the_title(self) -> None:
        text = "For further information, contact:\nJane Doe, P.Eng. Chief Executive Officer 202-555-0101\n"
        assert stated(text) == [("Jane Doe", "Chief Executive Officer", None)]


class TestFirms:
    def test_who_signs_in_quotation_marks_is_no_part_of_the_firm(self) -> None:
        text = "For further information please contact:\n\nTARNWELL RESOURCES LTD “Jane Doe”\n\nJane Doe, President\nTel: 202-555-0101\n"
        assert stated(text) == [("Jane Doe", "President", "TARNWELL RESOURCES LTD")]

    def test_a_firm_may_begin_with_a_small_letter(self) -> None:
        assert organisations("Contact:\n\niTarn Companies, Inc.\n\ninfo@example.org\n") == ["iTarn Companies, Inc."]

    def test_words_that_announce_a_firm_are_no_part_of_it(self) -> None:
        text = (
            "Noot voor de redactie:\n- Voor meer informatie belt u Jane Doe, Tarnwell BV, telefoon 020 123 4567\n"
            "- Meer informatie over Vale Zegel BV: www.valezegel.org, info@valezegel.org\n"
        )
        assert stated(text) == [("Jane Doe", None, "Tarnwell BV"), (None, None, "Vale Zegel BV")]


class TestBelow:
    def test_the_line_right_below_says_for_whom(self) -> None:
        text = "Contact:\nJane Doe (jane@tarnwell.org)\nTarnwell\nhttps://www.tarnwell.org\n"
        assert organisations(text) == ["Tarnwell"]

    def test_the_postal_address_says_it_too(self) -> None:
        text = (
            "Contact:\nJane Doe, Press Officer\nEmail: pr@oskarvale.org\nPhone: 020 7946 0101\n\n"
            "Address:\nOskar Vale\nc/o Example Trust\n12 Example Street\n\nAbout Oskar Vale\nIt is a school.\n"
        )
        assert organisations(text) == ["Oskar Vale"]

    def test_a_label_on_the_line_above_says_it(self) -> None:
        text = "Company: Tarnwell\nContact: Jane Doe\nEmail: jane@example.org\nPhone: 020 7946 0101\n"
        assert organisations(text) == ["Tarnwell"]

    @pytest.mark.parametrize(
        "below",
        [
            "About Example Foundation\nIt was founded in 1921 and works in ten countries.\n",
            "Example Foundation opens its archive to visitors\n",
            "\nExample Foundation\nAll rights reserved by those who hold them, in all countries of the world.\n",
        ],
    )
    def test_titles_and_boilerplate_say_nothing(self, below: str) -> None:
        assert organisations(f"Contact:\nJane Doe\njane@example.org\n{below}") == [None]


class TestAnnounced:
    @pytest.mark.parametrize(
        ("sentence", "role"),
        [
            ("Contact our press officer:", "press officer"),
            ("For interviews please ring our Head of Communications:", "Head of Communications"),
            ("Pour toute question, contactez notre attachée de presse :", "attachée de presse"),
        ],
    )
    def test_a_sentence_says_what_the_one_below_its_colon_does(self, sentence: str, role: str) -> None:
        assert stated(f"{sentence}\n\nJane Doe\njane@example.org\n020 7946 0101\n") == [("Jane Doe", role, None)]

    @pytest.mark.parametrize(
        ("release", "sentence", "role"),
        [
            (
                "Organisationen meddelade i dag att den kommer att arbeta med sina partner i det nya projektet, som är öppet för alla.",
                "Kontakta vår presschef:",
                "presschef",
            ),
            (
                "Organizacja poinformowała dziś, że będzie pracować z partnerami nad nowym projektem, który jest otwarty.",
                "Prosimy o kontakt z naszą rzeczniczką prasową:",
                "rzeczniczką prasową",
            ),
            (
                "Organizace dnes oznámila, že bude spolupracovat se svými partnery na novém projektu, který je otevřen.",
                "Na dotazy odpoví náš tiskový mluvčí:",
                "tiskový mluvčí",
            ),
        ],
    )  # fmt: skip
    def test_whose_they_are_may_be_written_with_accents(self, release: str, sentence: str, role: str) -> None:
        text = f"{release}\n\n{sentence}\n\nJane Doe\njane@example.org\n"
        reading = read_release(Document("file:///release.txt", "release.txt", text.encode()))
        assert [(m.name, m.role) for m in reading.mentions] == [("Jane Doe", role)]

    def test_it_may_say_so_between_other_words(self) -> None:
        text = (
            "Neue Werkstatt am Hafen\n\nDer Verein hat am Montag mitgeteilt, dass im Frühjahr eine Werkstatt für junge Menschen "
            "eröffnet wird, und lädt alle dazu ein.\n\n"
            "Für Interviews steht Ihnen unsere Pressesprecherin gern zur Verfügung:\n\nJane Doe: 030 23125 101\n"
        )
        reading = read_release(Document("file:///release.txt", "release.txt", text.encode()))
        assert [(m.name, m.role) for m in reading.mentions] == [("Jane Doe", "Pressesprecherin")]

    def test_it_says_nothing_of_several(self) -> None:
        text = "Contact our press officer:\n\nJane Doe\njane@example.org\n\nJohn Roe\njohn@example.org\n"
        assert [role for _, role, _ in stated(text)] == [None, None]

    def test_people_on_the_line_below_work_in_the_press_office_above_them(self) -> None:
        text = "Press Office\nJane Doe & John Roe | Example Yacht Club\ntel. 020 7946 0101\n"
        assert stated(text) == [
            ("Jane Doe", "Press Office", "Example Yacht Club"),
            ("John Roe", "Press Office", "Example Yacht Club"),
        ]


class TestMentioned:
    @pytest.mark.parametrize(
        "text",
        [
            "Press contact\n\nWe answer your questions about The Example Foundation. For a quick answer, write to info@example.org.\n",
            "Press enquiries\n\nExample Foundation is happy to answer all of them.\n\ninfo@example.org\n",
        ],
    )
    def test_a_house_that_a_sentence_speaks_of_is_not_told_to_be_the_desks(self, text: str) -> None:
        assert organisations(text) == [None]

    def test_a_title_right_above_a_name_is_not_of_what_looks_like_a_name_further_up(self) -> None:
        text = (
            "Contact information\n\nFor more on the Example Harbour Days, see the website.\n\n"
            "Sender: Vale Holding BV\nContact person: Jane Doe\nTel. 020 7946 0101\n"
        )
        assert stated(text) == [("Jane Doe", None, "Vale Holding BV")]


class TestWholeNames:
    def test_a_union_has_all_its_fields(self) -> None:
        text = "Kontakt:\nJane Doe\nGewerkschaft Boote, Bau, Energie\nAbteilungsleiterin Wasser\nTel. 030 23125 101\n"
        assert stated(text) == [("Jane Doe", "Abteilungsleiterin Wasser", "Gewerkschaft Boote, Bau, Energie")]

    def test_an_organisation_with_its_city_is_not_one(self) -> None:
        text = "Kontakt:\nJane Doe\nGewerkschaft Boote, Berlin\nTel. 030 23125 101\n"
        assert organisations(text) == ["Gewerkschaft Boote"]

    def test_a_press_office_keeps_whose_it_is(self) -> None:
        text = "For media enquiries:\nTarnwell Press Office\n020 7946 0101\npress@example.org\n"
        assert stated(text) == [("Tarnwell Press Office", None, None)]

    def test_the_seat_is_where_somebody_works(self) -> None:
        text = "Jane Doe\nHeadquarters, Washington, DC\n(Phone: 202/555-0143)\n\nJohn Roe\nExample Space Center, FL\n(Phone: 202/555-0144)\n"
        assert organisations(text) == ["Headquarters", "Example Space Center"]


class TestLists:
    @pytest.mark.parametrize("mark", ["\n", "; "])
    def test_what_stands_in_the_place_of_a_house_is_one(self, mark: str) -> None:
        text = f"Contact:\nJane Doe, Tarnwell, (202) 555-0101{mark}John Roe, Clean Harbor Now, (202) 555-0102\n"
        assert stated(text) == [("Jane Doe", None, "Tarnwell"), ("John Roe", None, "Clean Harbor Now")]

    def test_an_agency_and_its_client_are_two(self) -> None:
        text = "Media Contact:\nJane Doe, Quillmark for Tarnwell\n202-555-0101\njane@quillmark.com\n"
        assert organisations(text) == ["Quillmark"]

    def test_what_elsewhere_announces_contacts_is_a_title_in_a_list(self) -> None:
        text = "Contact: Jane Doe, Press Contact, Tarnwell, jane@tarnwell.org, 020 7946 0101\n"
        assert stated(text) == [("Jane Doe", "Press Contact", "Tarnwell")]

    def test_a_title_behind_the_name_says_more_than_the_one_before_the_colon(self) -> None:
        text = "Spokesperson: Jane Doe, Director, Tarnwell, 020 7946 0101, jane@tarnwell.org\n"
        assert stated(text) == [("Jane Doe", "Director", "Tarnwell")]

    def test_signs_of_emphasis_part_nothing(self) -> None:
        text = "Press contacts\n- **Tarnwell**: Jane Doe, jane@tarnwell.org\n- **Quillmark**: John Roe, john@quillmark.com\n"
        assert organisations(text) == ["Tarnwell", "Quillmark"]


class TestHousesOfDesks:
    def test_people_above_the_number_of_the_house_are_of_it(self) -> None:
        text = "Contact:\n\nJane Doe, tel. 030 23125-101\n\nExample Police\nPhone: 030 23125-0\nE-mail: police@example.org\n"
        assert organisations(text) == ["Example Police", "Example Police"]

    def test_people_with_other_numbers_are_not(self) -> None:
        text = "Contact:\n\nJane Doe, tel. 020 7946 0101\n\nExample Police\nPhone: 030 23125-0\nE-mail: police@example.org\n"
        assert organisations(text) == [None, "Example Police"]

    def test_what_stands_before_a_comma_and_the_address_is_whose_it_is(self) -> None:
        text = "The workshop is open to all, and more is told by its office. Contact Example Print Shop, office@example.org, 020 7946 0101.\n"
        assert stated(text) == [(None, None, "Example Print Shop")]


class TestTopics:
    @pytest.mark.parametrize(
        "asked",
        [
            "For questions on the Harbour Programme, contact Jane Doe at 020 7946 0101.\n",
            "Contact for more information about Tarnwell: Jane Doe, 020 7946 0101\n",
            "Ansprechpartnerin: Jane Doe (Montag bis Freitag), Tel. 030 23125 101\n",
        ],
    )
    def test_what_one_may_ask_about_and_when_is_nobodys_house(self, asked: str) -> None:
        assert organisations(asked) == [None]
