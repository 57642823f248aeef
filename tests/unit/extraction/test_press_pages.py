"""Pages for the press, and those where its contacts stand among others: visitors' services, sales, support."""

from __future__ import annotations

import pytest

from directory.extraction.words.forenames import has_forename, known
from directory.reading import read_release
from directory.records import Document

Contact = tuple[str, str | None, str | None, str | None, str, str]


def contacts(text: str) -> list[Contact]:
    """Of each contact its kind, name, role, organisation, addresses and numbers, these joined by spaces."""
    reading = read_release(Document("file:///page.txt", "page.txt", text.encode()))
    return [
        (m.kind, m.name, m.role, m.org, " ".join(m.emails), " ".join(p.value for p in m.claims if p.field == "phone"))
        for m in reading.mentions
    ]


ENGLISH = "The house on the hill shows what the people of the town have made for the last ten years.\n\n"
GERMAN = "Das Haus am Wehr zeigt, was die Menschen der Stadt in den letzten zehn Jahren für alle gemacht haben.\n\n"
SPANISH = "La casa de la colina muestra lo que los vecinos de la ciudad han hecho en los últimos diez años.\n\n"


def test_a_line_of_usual_words_is_nobodys_name_below_a_heading_that_says_only_contact() -> None:
    text = (
        ENGLISH
        + "The stage is old, and its door is new.\n\nContact us\n\nFor groups ask early.\n\nStage Door 020 7946 0186\n"
    )

    assert "Stage Door" not in [c[1] for c in contacts(text)]


@pytest.mark.parametrize("name", ["Ada Zvyxt", "Zvyxta Qworple", "A. Zvyxt"])
def test_whoever_stands_right_behind_the_heading_is_somebody_be_the_name_known_or_not(name: str) -> None:
    assert [c[1] for c in contacts(f"{ENGLISH}Contact: {name}, 020 7946 0186\n")] == [name]


def test_forenames_are_known_in_many_languages_and_scripts() -> None:
    for name in ("Zoë Muster", "Muster Gábor", "Łukasz Próba", "Олена Зразок", "Ελένη Δείγμα", "J. Doe", "Şule Deneme"):
        assert has_forename(name), name
    assert not has_forename("Stage Door")
    assert len(known()) > 10_000


def test_a_section_of_another_service_is_not_for_the_press() -> None:
    text = (
        GERMAN
        + "Ihre Ansprechpartnerin:\n\nAda Muster\nLeitung Presse\nTelefon 030 23125 112\na.muster@example.org\n\n"
        "Besucherservice\nTelefon 030 23125 100\ninfo@example.org\n"
    )

    assert [(c[1], c[4], c[5]) for c in contacts(text)] == [("Ada Muster", "a.muster@example.org", "+493023125112")]


def test_sales_agents_beside_press_agents_are_left_out() -> None:
    text = (
        ENGLISH + "Press contacts\n\nUK press:\nAda Probe\nLoud Publicity\nada@loud.example\n+44 20 7946 0633\n\n"
        "World sales:\nBright Films\nsales@bright.example\n+33 1 99 00 55 66\n"
    )

    assert [c[1] for c in contacts(text)] == ["Ada Probe"]


def test_a_role_before_a_name_behind_the_desk_s_address_is_that_human_s() -> None:
    text = (
        ENGLISH
        + "For all media inquiries please email media@example.org or contact our Communications Lead, Ada Probe, at"
        " ada.probe@example.org or (202) 555-0162.\n"
    )

    assert [(c[1], c[2], c[4]) for c in contacts(text)] == [
        (None, None, "media@example.org"),
        ("Ada Probe", "Communications Lead", "ada.probe@example.org"),
    ]


def test_interviews_are_for_the_press_whatever_else_the_sentence_names() -> None:
    text = (
        ENGLISH + "To arrange an interview with the authors, or for a review copy, please contact Ada Probe"
        " (ada.probe@example.org; +1 202-555-0147).\n"
    )

    assert [(c[1], c[4]) for c in contacts(text)] == [("Ada Probe", "ada.probe@example.org")]


def test_a_firm_of_partners_is_not_parted_where_a_domain_spells_it() -> None:
    text = (
        ENGLISH + "For press inquiries get in touch with\n\nAda Probe\nPublicist, Harrow & Finch Books\n"
        "ada.probe@harrowfinch.example\n020 7946 0551\n"
    )

    assert [c[1:4] for c in contacts(text)] == [("Ada Probe", "Publicist", "Harrow & Finch Books")]


def test_a_question_to_readers_is_nobody_s_role() -> None:
    text = (
        SPANISH
        + "Prensa\n\nSi eres periodista y quieres una entrevista, escribe a:\n\nAna Muestra\nana@muestra.example\n"
    )

    assert [(c[1], c[2]) for c in contacts(text)] == [("Ana Muestra", None)]


def test_platforms_are_no_officer_with_a_title() -> None:
    text = ENGLISH + "Platforms: PC, Mac\nPress / Business contact: hello@kelpvine.example\n"

    assert [(c[0], c[4]) for c in contacts(text)] == [("desk", "hello@kelpvine.example")]


def test_an_abbreviation_of_pages_is_no_organisation() -> None:
    text = ENGLISH + "Contact\nFAQ\ninfo@example.org\n+44 20 7946 0172\n"

    assert [c[3] for c in contacts(text)] == [None]


def test_the_country_of_a_postal_address_is_not_what_somebody_answers_for() -> None:
    text = (
        ENGLISH
        + "Contact\n\nStudio Probe\nKanaalweg 12\n3526 KL Utrecht\nThe Netherlands\n\nPress: Ada Probe, ada@probe.example\n"
    )
    reading = read_release(Document("file:///page.txt", "page.txt", text.encode()))

    assert [c.value for m in reading.mentions for c in m.claims if c.field == "territory"] == []


def test_a_forename_right_behind_the_cue_begins_a_name_though_a_table_has_the_surname_as_another_word() -> None:
    assert [c[1] for c in contacts(ENGLISH + "MEDIA CONTACT: ADA LANE 020 7946 0186\n")] == ["ADA LANE"]


def test_a_heading_names_whom_the_numbers_below_are_of() -> None:
    text = ENGLISH + "Contact information for Ada Zvyxt:\n\nWork: +44 20 7946 0199\nE-mail: a.zvyxt@example.org\n"

    assert [(c[1], c[4], c[5]) for c in contacts(text)] == [("Ada Zvyxt", "a.zvyxt@example.org", "+442079460199")]


def test_desks_of_a_line_each_have_the_number_before_their_address() -> None:
    text = (
        ENGLISH + "For press inquiries, please contact us at:\n202-555-0157 or 202-555-0158 or press@kelp.example\n"
        "202-555-0138 or media@alga.example\n202-555-0182 or press@tang.example\n"
    )

    assert [(c[4], c[5]) for c in contacts(text)] == [
        ("press@kelp.example", "+12025550157 +12025550158"),
        ("media@alga.example", "+12025550138"),
        ("press@tang.example", "+12025550182"),
    ]


def test_a_mailbox_for_others_below_unknown_words_is_nobody_s() -> None:
    text = ENGLISH + "Contact\n\nPress: press@example.org\n\nTake Part\n\nsecurity@example.org\n"

    assert [(c[1], c[4]) for c in contacts(text)] == [(None, "press@example.org")]


def test_the_line_ends_of_a_string_in_a_database_are_line_ends() -> None:
    body = ENGLISH.strip().replace(". ", ".\\n\\n")
    row = f"17\t{body}\\nIt opens in May.\\nAll are welcome.\\nContact for media: Ada Probe, tel. +44 20 7946 0186\\n\t2\ten\n"

    assert [(c[1], c[5]) for c in contacts(row)] == [("Ada Probe", "+442079460186")]


def test_people_are_offered_with_what_they_are_though_their_addresses_are_pictures() -> None:
    text = (
        ENGLISH
        + "Contacts:\n\nJane Doe\n\nOutreach Manager/Media Coordinator\n\nAda Probe\n\nWriter/Director/Producer\n\nDownload as a file\n"
    )
    assert [contact[1:3] for contact in contacts(text)] == [
        ("Jane Doe", "Outreach Manager/Media Coordinator"),
        ("Ada Probe", "Writer/Director/Producer"),
    ]


def test_the_title_below_somebody_named_behind_the_cue_is_theirs_without_an_address_too() -> None:
    text = ENGLISH + "Contact: Jane Doe\nPress Officer\n\nAbout the house\nThe house stands on the hill.\n"
    assert [contact[1:3] for contact in contacts(text)] == [("Jane Doe", "Press Officer")]


def test_a_name_without_a_title_ends_the_list_of_people_without_addresses() -> None:
    text = ENGLISH + "Contacts:\n\nJane Doe\nPress Officer\nBlue Harbour\nThe house stands on the hill.\n"
    assert [contact[1] for contact in contacts(text)] == ["Jane Doe"]


FRENCH = (
    "La maison sur la colline montre ce que les habitants de la ville ont fait pour tous ces dix dernières années.\n\n"
)


def test_what_can_be_downloaded_is_nobody_and_no_house() -> None:
    text = (
        FRENCH + "Contact presse : presse@example.org\n\nKit média\n\nLogo EXM (SVG, PNG)\nPhotos Exemple\n\n"
        "Kit complet disponible sur demande à presse@example.org\n"
    )
    assert contacts(text) == [("desk", None, None, None, "presse@example.org", "")]


@pytest.mark.parametrize("other", ["Écoles / Schools\necoles@example.org", "Schools\nschools@example.org"])
def test_a_mailbox_called_as_the_heading_above_it_is_not_the_press_s_beside_one_that_is(other: str) -> None:
    text = FRENCH + f"Contact\n\nPresse / Press\npresse@example.org\n{other}\n"
    assert [contact[4] for contact in contacts(text)] == ["presse@example.org"]


def test_the_general_mailbox_under_a_heading_of_its_own_below_people_for_the_press_is_not_theirs() -> None:
    people = "Press contact\n\nJane Doe\nChair\njane@example.org\n\nVisitors:\n\n1 Example Street\n"
    general = "\n\nMedia:\n\nCONTACT\n\n+44 20 7946 0100\ninfo@example.org\n"
    assert [contact[4] for contact in contacts(ENGLISH + people + general)] == ["jane@example.org"]
