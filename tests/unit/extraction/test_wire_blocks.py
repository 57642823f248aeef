"""Contact blocks as wire services, agencies and ministries set them, each a small block."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document

BODY = "The second station will measure the water from June. Nothing else has happened in Sampletown today.\n\n"


def contacts(text: str) -> list[tuple[str | None, str | None, str | None, str, str]]:
    """Of each contact its name, role, organisation, addresses and numbers, these joined by spaces."""
    reading = read_release(Document("file:///release.txt", "release.txt", (BODY + text).encode()))
    return [
        (m.name, m.role, m.org, " ".join(m.emails), " ".join(p.value for p in m.claims if p.field == "phone"))
        for m in reading.mentions
    ]


@pytest.mark.parametrize("area", ["604", "919", "501", "507", "212"])
def test_an_area_in_brackets_is_no_country_though_some_country_has_its_digits(area: str) -> None:
    text = f"For further information contact:\n\nAda Probe, President\nTel: ({area}) 222-3701\n"

    assert [c[4] for c in contacts(text)] == [f"+1{area}2223701"]


def test_a_free_number_is_labelled_as_one() -> None:
    text = "Media contact:\n\nAda Probe, VP Investor Relations\nToll Free: 1-888-222-0188\n"

    assert [(c[0], c[4]) for c in contacts(text)] == [("Ada Probe", "+18882220188")]


def test_two_names_and_two_numbers_parted_by_slashes_go_in_pairs() -> None:
    text = (
        "Media contact:\n\nMs Ada Probe / Mr Bo Muster\nHeadquarters\n202-555-0110 / 202-555-0111\n"
        "ada.probe@example.org / bo.muster@example.org\n"
    )

    assert [(c[0], c[3], c[4]) for c in contacts(text)] == [
        ("Ada Probe", "ada.probe@example.org", "+12025550110"),
        ("Bo Muster", "bo.muster@example.org", "+12025550111"),
    ]


def test_what_stands_behind_a_role_and_before_the_number_is_whom_somebody_works_for() -> None:
    text = "Contact:\nAda Probe, Communications Director, Harbour Rights Watch, (202) 555-0130, ada@hrw.example.org\n"

    assert contacts(text) == [
        ("Ada Probe", "Communications Director", "Harbour Rights Watch", "ada@hrw.example.org", "+12025550130")
    ]


def test_a_second_human_behind_a_role_is_one_where_the_address_spells_them() -> None:
    text = "Contact:\nAda Probe, Director, Bo Muster, bo.muster@example.org, (202) 555-0130\n"

    assert [c[0] for c in contacts(text)] == ["Ada Probe", "Bo Muster"]


def test_the_days_on_which_somebody_works_are_no_organisation() -> None:
    text = "Press contacts: Ada Probe, Press Officer (Mon-Wed), ada.probe@example.org, +44 20 7946 0111\n"

    assert [(c[0], c[2]) for c in contacts(text)] == [("Ada Probe", None)]


def test_letters_behind_a_name_that_could_be_a_role_leave_it_a_name() -> None:
    text = "Contact for media: Ada Probe MEP (Ireland) +32 470 55 01 01; press officer Bo Muster +32 470 55 01 02\n"

    assert [(c[0], c[4]) for c in contacts(text)] == [("Ada Probe", "+32470550101"), ("Bo Muster", "+32470550102")]


def test_press_offices_of_parts_of_the_world_stand_side_by_side() -> None:
    text = (
        "Press Office Europe            Press Office Americas\n"
        "Ada Probe                      Bo Muster\n"
        "+44 20 7946 0120               +1 202-555-0142\n"
        "ap@example.com                 bm@example.com\n"
    )

    assert [(c[0], c[3], c[4]) for c in contacts(text)] == [
        ("Ada Probe", "ap@example.com", "+442079460120"),
        ("Bo Muster", "bm@example.com", "+12025550142"),
    ]


def test_who_has_signed_is_offered_with_their_number() -> None:
    text = "Signed:\nAda Probe\nHead, Corporate Affairs\n+44 20 7946 0101\n"

    assert [(c[0], c[1]) for c in contacts(text)] == [("Ada Probe", "Head, Corporate Affairs")]


def test_a_desk_signs_with_all_the_details_below_its_number() -> None:
    text = (
        "Service régional de la communication interministérielle\nTél : 03 99 00 20 03 | Port. 06 99 00 20 04\n"
        "pref-communication@example.org\n1, place de la Préfecture\n"
    )
    body = "La fondation a annoncé que le projet est financé pour les trois prochaines années et qu'il sera ouvert à tous.\n\n"
    reading = read_release(Document("file:///release.txt", "release.txt", (body + text).encode()))

    assert [(m.name, m.emails, len(m.of("phone"))) for m in reading.mentions] == [
        ("Service régional de la communication interministérielle", ("pref-communication@example.org",), 2)
    ]


def test_firms_head_the_columns_of_their_people() -> None:
    text = (
        "Contacts:\n"
        "Sample Rivers Ltd                    Loud Communications Ltd\n"
        "Ada Probe                            Bo Muster\n"
        "+44 20 7946 0120                     +44 20 7946 0121\n"
        "ada@example.com                      bo@example.net\n"
    )

    assert [(c[0], c[2]) for c in contacts(text)] == [
        ("Ada Probe", "Sample Rivers Ltd"),
        ("Bo Muster", "Loud Communications Ltd"),
    ]


def test_a_press_contact_may_be_said_to_be_that_of_a_house() -> None:
    text = "Press contacts CHU Sample Hospital\nCommunications office - Ada Probe: +44 20 7946 0111\n"

    assert [(c[0], c[2], c[4]) for c in contacts(text)] == [("Ada Probe", "CHU Sample Hospital", "+442079460111")]


def test_a_surname_that_is_a_language_is_a_name_behind_a_forename() -> None:
    body = "La fondazione ha annunciato oggi che lavorerà con i suoi partner al nuovo progetto, che è stato finanziato.\n\n"
    text = (
        "Per interviste è possibile contattare la responsabile comunicazione Chiara Russo al numero +39 334 5550109.\n"
    )
    reading = read_release(Document("file:///release.txt", "release.txt", (body + text).encode()))

    assert [(m.name, [c.value for c in m.of("language")]) for m in reading.mentions] == [("Chiara Russo", [])]


def test_the_country_that_a_text_speaks_of_is_that_of_its_numbers() -> None:
    body = "The Australian minister has said that the station will measure the water from June, and that it is not the last.\n\n"
    text = "For further information contact: Ada Probe or Bo Muster on 02 6277 4349 or 0417 361 637\n"
    reading = read_release(Document("file:///release.txt", "release.txt", (body + text).encode()))

    assert {m.name: [p.value for p in m.of("phone")] for m in reading.mentions} == {
        "Ada Probe": ["+61262774349", "+61417361637"],
        "Bo Muster": ["+61262774349", "+61417361637"],
    }


def test_years_in_brackets_are_no_number() -> None:
    text = "Contact: data@example.org\n\n### Key Facts: the disease in Sampleland (2000-2050). 8 countries\n"

    assert [(c[0], c[3], c[4]) for c in contacts(text)] == [(None, "data@example.org", "")]


def test_what_stands_in_a_cell_between_names_and_addresses_is_what_they_do() -> None:
    text = "Press contact\nAda Probe · Logistics · ada.probe@example.org\nBo Muster · Sound and light · bo.muster@example.org\n"

    assert [(c[0], c[1]) for c in contacts(text)] == [("Ada Probe", "Logistics"), ("Bo Muster", "Sound and light")]


def test_two_names_joined_as_firms_are_is_a_firm() -> None:
    text = "Media contact\n\nAda Probe\nAshby & Briggs\nEmail: ada@example.org\n"

    assert [(c[0], c[2]) for c in contacts(text)] == [("Ada Probe", "Ashby & Briggs")]


def test_whose_office_somebody_works_in_is_no_part_of_the_role() -> None:
    text = "Media contact: Ada Probe, Media Adviser, Senator Muster's office, +44 20 7946 0101\n"

    assert [c[:3] for c in contacts(text)] == [("Ada Probe", "Media Adviser", "Senator Muster's office")]


def test_whose_staffer_somebody_is_stands_in_brackets_with_the_title() -> None:
    text = "Contacts:\nAda Probe (Sen. Muster) 202-224-0101\nBo Trial (Rep. Sample) 202-225-0102\n"

    assert [(c[0], c[2]) for c in contacts(text)] == [("Ada Probe", "Sen. Muster"), ("Bo Trial", "Rep. Sample")]


def test_labels_in_brackets_before_numbers_speak_of_what_follows() -> None:
    text = "Contact:\nAda Probe, (O) 202-682-0105 (C) 202-682-0106, ada.probe@example.org\n"
    reading = read_release(Document("file:///release.txt", "release.txt", (BODY + text).encode()))

    assert [(p.value, p.type) for m in reading.mentions for p in m.of("phone")] == [
        ("+12026820105", "voice"),
        ("+12026820106", "mobile"),
    ]


def test_an_organisation_of_small_words_stands_between_a_role_and_the_number() -> None:
    text = "Spokesperson: Dr Ada Probe, Chair, Save the River, M +44 7700 900123\n"

    assert [(c[0], c[2]) for c in contacts(text)] == [("Ada Probe", "Save the River")]


def test_an_institution_behind_a_role_is_no_part_of_it_though_it_ends_as_desks_do() -> None:
    text = "Media contact: Constable Ada Probe, Media Relations Officer, Riverton Police Service, 780-682-0103\n"

    assert [c[:3] for c in contacts(text)] == [("Ada Probe", "Media Relations Officer", "Riverton Police Service")]


def test_a_small_word_between_two_whole_names_parts_two_humans() -> None:
    body = "La organización ha anunciado hoy que va a trabajar con sus socios en el nuevo proyecto, que será abierto a todos.\n\n"
    text = "Portavoces: Marta Ruiz y Pablo Soto\nTel. +34 600 55 02 03\n"
    reading = read_release(Document("file:///release.txt", "release.txt", (body + text).encode()))

    assert [m.name for m in reading.mentions] == ["Marta Ruiz", "Pablo Soto"]


def test_when_to_call_is_no_part_of_a_role() -> None:
    text = "Media contact:\n- Ada Probe, chief physician, between 2 and 3 pm on +44 20 7946 0101\n"

    assert [c[:2] for c in contacts(text)] == [("Ada Probe", "chief physician")]


def test_a_name_its_title_and_whose_title_it_is_may_stand_in_one_go() -> None:
    body = "La fondation a annoncé que le projet est financé pour les trois prochaines années et qu'il sera ouvert à tous.\n\n"
    text = "CONTACT PRESSE : Laurent Trousseau Président de l'Association Toiles de Rivière +33 6 99 00 21 15\n"
    reading = read_release(Document("file:///release.txt", "release.txt", (body + text).encode()))

    assert [(m.name, m.role) for m in reading.mentions] == [
        ("Laurent Trousseau", "Président de l'Association Toiles de Rivière")
    ]


def test_details_before_a_name_are_that_persons_where_the_address_spells_it() -> None:
    text = "Contact\nada.probe@example.org\n+44 20 7946 0101\nAda Probe, head of communications\n"

    assert [(c[0], c[3], c[4]) for c in contacts(text)] == [("Ada Probe", "ada.probe@example.org", "+442079460101")]


def test_a_bracket_that_closes_parts_two_people_of_a_line() -> None:
    text = (
        "MEDIA CONTACT:   Ada Probe, +44 7700 900123 (Minister Sample)  Bo Muster, +44 7700 900124 (Minister Trial)\n"
    )

    assert [(c[0], c[4]) for c in contacts(text)] == [("Ada Probe", "+447700900123"), ("Bo Muster", "+447700900124")]


def test_a_forename_that_is_also_a_title_stays_with_the_surname() -> None:
    text = "Press contact:\nGen Tanaka\ngen@example.org\n"

    assert [(c[0], c[3]) for c in contacts(text)] == [("Gen Tanaka", "gen@example.org")]


def test_a_single_name_with_a_role_in_brackets_is_a_human() -> None:
    text = "Contact:\nTheo (CEO)\nSample Labs\npress@example.org\n"

    assert [(c[0], c[1]) for c in contacts(text)] == [("Theo", "CEO")]


def test_who_signs_below_the_date_of_a_release_is_offered() -> None:
    text = (
        "For Immediate Release\nDecember 6, 2012\nSue Probe\nChief of Staff\nOffice: 202-347-8408\nCell: 202-292-2718\n"
        "Farah Trial\nSpokesperson\nOffice: 202-347-8405\n"
    )

    assert [(c[0], c[1], c[4]) for c in contacts(text)] == [
        ("Sue Probe", "Chief of Staff", "+12023478408 +12022922718"),
        ("Farah Trial", "Spokesperson", "+12023478405"),
    ]


def test_journalists_may_be_asked_to_write_to_the_mailbox_of_all() -> None:
    text = "Journalists interested in one should contact Ada Probe, Developer - support@example.org.\n"

    assert [(c[0], c[1], c[3]) for c in contacts(text)] == [("Ada Probe", "Developer", "support@example.org")]


def test_whose_staffer_somebody_is_may_stand_behind_the_number() -> None:
    text = "MEDIA CONTACT: Ada Probe, +44 7700 900123 (Minister Sample)\n"

    assert [c[:3] for c in contacts(text)] == [("Ada Probe", None, "Minister Sample")]


def test_an_acronym_before_a_role_is_the_house_that_the_text_names() -> None:
    text = "ABC-WA has opened. CONTACT: ABC-WA Executive Director Ada Probe, 202-555-0131, ada.probe@example.org\n"

    assert [c[:3] for c in contacts(text)] == [("Ada Probe", "Executive Director", "ABC-WA")]
