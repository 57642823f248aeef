"""Contacts given in sentences, and in lines that are almost one: titles among other words, numbers before names, people who are
only mentioned, firms with nothing before them."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document

NEWS = (
    "New bridge opens in spring\n\nThe organisation announced today that it will work with its partners on the new project, "
    "which has been funded for the next three years and will be open to all.\n\n"
)


def contacts(text: str, name: str = "release.txt") -> list[tuple[str | None, ...]]:
    """Of each contact its name, role, organisation, addresses and numbers, these joined by spaces."""
    reading = read_release(Document(f"file:///{name}", name, text.encode()))
    return [
        (m.name, m.role, m.org, " ".join(m.emails), " ".join(p.value for p in m.claims if p.field == "phone"))
        for m in reading.mentions
    ]


class TestTitlesInSentences:
    @pytest.mark.parametrize(
        ("sentence", "role"),
        [
            ("Please contact our press officer, Ada Probe, on +44 20 7946 0101.", "press officer"),
            ("You can email Ada Probe, the festival's press manager, on +44 20 7946 0101.", "press manager"),
            ("Reporters may call +44 20 7946 0101 and ask for Ada Probe, the union's communications director.", None),
        ],
    )
    def test_a_title_is_told_from_the_words_before_it(self, sentence: str, role: str | None) -> None:
        ((name, said, *_, number),) = contacts(NEWS + sentence)
        assert (name, said, number) == ("Ada Probe", role or "communications director", "+442079460101")

    @pytest.mark.parametrize(
        ("text", "role"),
        [
            (
                "La fondation va ouvrir le pont avec ses partenaires, et les travaux sont financés pour trois ans.\n\n"
                "Merci de contacter notre attachée de presse, Ada Probe, au +44 20 7946 0101.",
                "attachée de presse",
            ),
            (
                "La fundación va a abrir el puente con sus socios, y las obras han sido pagadas por los vecinos.\n\n"
                "Escribe a nuestra responsable de comunicación, Ada Probe, o llama al +44 20 7946 0101.",
                "responsable de comunicación",
            ),
            (
                "La fondazione aprirà il ponte con i suoi partner, che sono già al lavoro per gli abitanti della valle.\n\n"
                "È possibile rivolgersi alla nostra addetta stampa, Ada Probe (+44 20 7946 0101).",
                "addetta stampa",
            ),
        ],
    )
    def test_so_it_is_in_other_languages(self, text: str, role: str) -> None:
        assert contacts(text) == [("Ada Probe", role, None, "", "+442079460101")]

    def test_a_title_in_the_next_sentence_is_the_next_ones(self) -> None:
        text = (
            "Ada Probe, who leads media relations, is available on +44 20 7946 0101 and at ada@example.org. Outside office "
            "hours, please ring the duty press officer, John Roe, on +44 20 7946 0102."
        )
        assert contacts(NEWS + text) == [
            ("Ada Probe", None, None, "ada@example.org", "+442079460101"),
            ("John Roe", "duty press officer", None, "", "+442079460102"),
        ]

    def test_she_is_who_was_named_in_the_sentence_before(self) -> None:
        text = "The club's press secretary, Ada Probe, will be there. She can be reached at +44 20 7946 0101."
        assert contacts(NEWS + text) == [("Ada Probe", "press secretary", None, "", "+442079460101")]

    def test_a_rank_gives_way_to_what_its_bearer_does(self) -> None:
        text = "Released by: Deputy Ada Probe, Public Information Officer\nContact number: 202-555-0101\n"
        assert contacts(NEWS + text) == [("Ada Probe", "Public Information Officer", None, "", "+12025550101")]


class TestWhoIsAsked:
    def test_who_is_only_to_be_interviewed_is_not_whom_to_call(self) -> None:
        text = "Interviews with Dr Probe can be arranged through the Sample Trust press office (+44 20 7946 0101)."
        assert contacts(NEWS + text) == [("Sample Trust press office", None, None, "", "+442079460101")]

    def test_who_is_reached_via_somebody_is_not_asked(self) -> None:
        text = "INTERVIEWS AVAILABLE: Dr Bo Sample (lead researcher) via Ada Probe, media adviser, +44 20 7946 0101"
        assert contacts(NEWS + text) == [("Ada Probe", "media adviser", None, "", "+442079460101")]

    def test_journalists_may_ask_about_the_authors(self) -> None:
        text = "Journalists wanting to speak to the authors should contact Ada Probe (ada@example.org)."
        assert contacts(NEWS + text) == [("Ada Probe", None, None, "ada@example.org", "")]

    def test_a_verb_is_no_forename(self) -> None:
        assert contacts(NEWS + "Questions? Ask Ada Probe at ada@example.org.")[0][0] == "Ada Probe"

    def test_a_forename_that_the_address_spells_is_a_name(self) -> None:
        assert contacts(NEWS + "Need screenshots? Email Ada at ada@example.org or visit us.")[0][0] == "Ada"

    def test_the_press_office_can_be_the_subject(self) -> None:
        text = "The press office can be reached 24 hours a day on +44 20 7946 0101."
        assert contacts(NEWS + text) == [("press office", None, None, "", "+442079460101")]

    def test_forenames_that_addresses_in_brackets_spell_are_names(self) -> None:
        text = "Any questions? Get in touch with Ada (ada@example.org) or John (john@example.org)."
        assert [(c[0], c[3]) for c in contacts(NEWS + text)] == [
            ("Ada", "ada@example.org"),
            ("John", "john@example.org"),
        ]

    def test_who_is_said_to_be_the_press_officer_is_whom_to_call(self) -> None:
        text = "Our press officer is Ada Probe (+44 20 7946 0101)."
        assert contacts(NEWS + text) == [("Ada Probe", "press officer", None, "", "+442079460101")]

    def test_interviews_with_authors_are_for_the_press(self) -> None:
        text = (
            "La fundación va a abrir el puente con sus socios, y las obras han sido pagadas por los vecinos.\n\n"
            "Para entrevistas con la autora, contactar con Ada Probe, de Sample Comunicación, en ada@example.org."
        )
        assert [c[:4] for c in contacts(text)] == [("Ada Probe", None, "Sample Comunicación", "ada@example.org")]


class TestNumbersBeforeNames:
    def test_a_year_before_an_area_code_is_no_part_of_the_number(self) -> None:
        text = "For Immediate Release: Contact: Ada Probe\nMarch 4, 2027 (202) 555-0101\n\nNEW BRIDGE OPENS\n"
        assert [(c[0], c[4]) for c in contacts(text)] == [("Ada Probe", "+12025550101")]

    def test_two_digits_in_brackets_before_a_brazilian_mobile_are_an_area(self) -> None:
        text = "Assessora de imprensa: Ada Probe / Cel.: (51) 99555-0101 / E-mail: ada@example.com.br"
        assert contacts(text)[0][4] == "+5551995550101"

    def test_a_name_in_brackets_has_the_number_before_it(self) -> None:
        text = "All media enquiries to +44 20 7946 0101 (Ada Probe) or +44 20 7946 0102 (John Roe)."
        assert [(c[0], c[4]) for c in contacts(NEWS + text)] == [
            ("Ada Probe", "+442079460101"),
            ("John Roe", "+442079460102"),
        ]

    def test_one_person_has_all_the_numbers_that_ends_stand_for(self) -> None:
        assert contacts(NEWS + "Contact: Ada Probe, +34 91 555 01 01 / 02")[0][4] == "+34915550101 +34915550102"

    def test_in_brazil_the_second_number_has_the_code_of_the_first(self) -> None:
        text = "Contato: Ada Probe – (11) 5555-0110 / 95555-0111, ada@example.com.br"
        assert contacts(NEWS + text)[0][4] == "+551155550110 +5511955550111"


class TestFirms:
    @pytest.mark.parametrize(
        "words",
        [
            "Ada Probe of Sample Labs, ",
            "Ada Probe with Sample Labs, ",
            "Ada Probe from the Sample Labs, ",
        ],
    )
    def test_a_small_word_tells_for_whom_somebody_works(self, words: str) -> None:
        text = f"CONTACT: {words}+1-202-555-0101, ada@labs.example.com"
        assert contacts(NEWS + text)[0][:3] == ("Ada Probe", None, "Sample Labs")

    def test_what_somebody_directs_is_no_part_of_the_firm(self) -> None:
        text = "CONTACT: Ada Probe, Director of Marketing of Sample Labs, +1-202-555-0101"
        assert contacts(NEWS + text)[0][:3] == ("Ada Probe", "Director of Marketing", "Sample Labs")

    def test_names_joined_before_a_firm_share_it(self) -> None:
        text = "Please contact our team: Ada Probe and John Roe at Sample Communications, sample@agency.example.com"
        assert [(c[0], c[2], c[3]) for c in contacts(NEWS + text)] == [
            ("Ada Probe", "Sample Communications", "sample@agency.example.com"),
            ("John Roe", "Sample Communications", "sample@agency.example.com"),
        ]

    def test_a_firm_right_behind_a_name_is_spelled_by_the_domain(self) -> None:
        text = "Media Contact: Ada Probe Sample PR +44 20 7946 0101 ada@samplepr.example.com"
        assert contacts(NEWS + text)[0][:3] == ("Ada Probe", None, "Sample PR")

    def test_a_field_of_work_is_no_firm(self) -> None:
        assert contacts(NEWS + "Contact: Ada Probe, Press & Media, ada@example.org")[0][:3] == (
            "Ada Probe",
            "Press & Media",
            None,
        )

    def test_a_title_goes_on_with_its_field(self) -> None:
        text = "Press Contact\nAda Probe | VP, Marketing | Sample, Inc. | ada@example.com\n"
        assert contacts(NEWS + text)[0][:3] == ("Ada Probe", "VP, Marketing", "Sample, Inc.")

    def test_a_mailbox_behind_another_firm_is_that_firms(self) -> None:
        text = (
            "Press contacts:\nAda Probe, Sample PR | ada@sample.example.com\nJohn Roe, Sample PR | john@sample.example.com\n"
            "Label: Kestrel Records – info@kestrel.example.com\n"
        )
        assert [(c[0], c[3]) for c in contacts(NEWS + text)][:2] == [
            ("Ada Probe", "ada@sample.example.com"),
            ("John Roe", "john@sample.example.com"),
        ]

    @pytest.mark.parametrize(
        ("line", "firm"),
        [
            ("Kestrel PR for Sample Labs", "Kestrel PR"),
            ("Sample for Mayor", "Sample for Mayor"),
            ("Center for Example Law", None),
        ],
    )
    def test_whom_an_agency_speaks_for_is_not_its_name_but_an_office_is_a_campaigns(
        self, line: str, firm: str | None
    ) -> None:
        text = f"Contacts\n{line}\nAda Probe, +44 20 7946 0101\nada@example.org\n"
        assert contacts(NEWS + text)[0][2] == (firm or line)

    def test_who_coordinates_something_is_no_alliance_behind_a_name(self) -> None:
        text = "Contacto: Ada Probe, Coordinadora de Difusión, Tel. +44 20 7946 0101, ada@example.org"
        assert contacts(text)[0][:3] == ("Ada Probe", "Coordinadora de Difusión", None)

    def test_or_and_a_firm_with_a_colon_are_no_title(self) -> None:
        text = "For further information: Ada Probe, +44 20 7946 0101; or Kestrel Communications: John Roe, +44 20 7946 0102"
        assert contacts(NEWS + text)[-1][:3] == ("John Roe", None, "Kestrel Communications")


class TestHeadings:
    def test_a_number_for_the_public_is_nobodys(self) -> None:
        text = "Contacts:\nMedia:\nAda Probe\n+44 20 7946 0101\nPublic:\nVisitor Centre +44 20 7946 0102\n"
        assert [(c[0], c[4]) for c in contacts(NEWS + text)] == [("Ada Probe", "+442079460101")]

    def test_what_stands_below_a_heading_for_buyers_is_not_for_the_press(self) -> None:
        text = "For Sales inquiries:\nBo Sample\nbo@example.org\n\nFor Press inquiries:\nAda Probe\nada@example.org\n"
        assert [c[0] for c in contacts(NEWS + text)] == ["Ada Probe"]

    def test_a_title_that_a_heading_could_be_still_heads_whom_it_is_of(self) -> None:
        text = "Contacts:\nSales manager:\nAda Probe\nada@example.org\nPress:\nJohn Roe\njohn@example.org\n"
        assert [c[0] for c in contacts(NEWS + text)] == ["Ada Probe", "John Roe"]


class TestFrontMatter:
    @pytest.mark.parametrize(
        ("entries", "found"),
        [
            ("contact:\n  name: Ada Probe\n  email: ada@example.org\n", [("Ada Probe", None, "ada@example.org")]),
            (
                "contacts:\n  - name: Ada Probe\n    title: Press officer\n    email: ada@example.org\n"
                '  - name: John Roe\n    email: "john@example.org"\ntags: [a, b]\n',
                [("Ada Probe", "Press officer", "ada@example.org"), ("John Roe", None, "john@example.org")],
            ),
            (
                "media_contacts:\n  - Ada Probe <ada@example.org>\n  - John Roe, john@example.org\n",
                [("Ada Probe", None, "ada@example.org"), ("John Roe", None, "john@example.org")],
            ),
            (
                'press_contact: "Ada Probe, Press officer, ada@example.org"\n',
                [("Ada Probe", "Press officer", "ada@example.org")],
            ),
            ("contact: press@example.org\nauthor: Bo Sample\n", [(None, None, "press@example.org")]),
        ],
    )
    def test_it_may_name_contacts_in_lists_and_in_one_line(
        self, entries: str, found: list[tuple[str | None, ...]]
    ) -> None:
        text = (
            f"---\ntitle: Sample 3\n{entries}---\n\nSample 3.0 was released today, and it is the first of its kind.\n"
        )
        assert [(c[0], c[1], c[3]) for c in contacts(text, "release.md")] == found


def test_the_end_of_a_domain_is_no_small_word_of_a_language() -> None:
    lines = "Press: press@sample.example.com\nSales: sales@sample.example.com\nShop: www.sample.example.com\n"
    reading = read_release(Document("file:///a.txt", "a.txt", lines.encode()))
    assert reading.release.language != "pt"


def test_words_that_a_signature_repeats_do_not_tell_the_language() -> None:
    prose = "A híd elkészült és holnap megnyitják. Ez nem az első, de a legnagyobb, és már most is sokan várják, hogy lássák. Volt, aki egy évet várt rá, vagy még többet is, mert kell."
    repeated = "\n".join(f"Av {number} og {number}" for number in "ABCDEFGHIJKLM")
    reading = read_release(Document("file:///a.txt", "a.txt", f"{prose}\n\n{repeated}\n".encode()))
    assert reading.release.language == "hu"
