"""People and offices whose work is the press, wherever they stand: in a sentence that asks for something else, in a stack of lines that no
word announces, on the page of their office; and what beside them is everybody's."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document

Contact = tuple[str | None, str | None, tuple[str, ...], tuple[str, ...]]
BODY = "The harbour opens again on Monday, and everybody is welcome to see the new boats near the old bridge.\n\n"
SPANISH = "El puerto abre de nuevo el lunes y todos pueden ver los barcos nuevos que están cerca del puente viejo.\n\n"
ROMANIAN = "Portul se redeschide luni și toată lumea este invitată să vadă bărcile noi de lângă podul cel vechi.\n\n"
NORWEGIAN = "Havnen åpner igjen på mandag, og alle er velkomne til å se de nye båtene ved den gamle broen.\n\n"


def contacts(text: str) -> list[Contact]:
    mentions = read_release(Document("file:///a.txt", "a.txt", text.encode())).mentions
    return [(m.name, m.role, m.emails, tuple(c.value for c in m.of("phone"))) for m in mentions]


@pytest.mark.parametrize(
    ("body", "sentence", "name", "role"),
    [
        (
            SPANISH,
            "Se ruega confirmar asistencia a Lucía Ejemplo, encargada de prensa, al +34 910 505 012 o por correo a lucia@example.org.",
            "Lucía Ejemplo",
            "encargada de prensa",
        ),
        (
            ROMANIAN,
            "Pentru interviuri, jurnaliștii sunt rugați să o contacteze pe Ana Pilda, coordonator de comunicare, la numărul de telefon "
            "+40 21 555 0123 sau la adresa ana@example.org.",
            "Ana Pilda",
            "coordonator de comunicare",
        ),
    ],
)
def test_whatever_a_sentence_asks_for_it_offers_whose_work_is_the_press(
    body: str, sentence: str, name: str, role: str
) -> None:
    [(named, does, addresses, numbers)] = contacts(body + sentence)
    assert (named, does, len(addresses), len(numbers)) == (name, role, 1, 1)


def test_who_is_no_officer_is_not_offered_by_a_sentence_about_tickets() -> None:
    assert contacts(f"A harbour festival\n\n{BODY}Tickets are sold by Jane Doe, cashier, on 020 7946 0101.\n") == []


def test_a_stack_with_a_title_of_the_press_needs_no_word_that_announces_it() -> None:
    text = f"Presserom\n\n{NORWEGIAN}Aktuelt\n\nKommunikasjonssjef\nOla Eksempel\n\n22 55 01 01\nepost:\nfmx@example.org\n\nAbonnér på nyheter.\n"
    [(name, role, addresses, numbers)] = contacts(text)
    assert (name, role, addresses, len(numbers)) == ("Ola Eksempel", "Kommunikasjonssjef", ("fmx@example.org",), 1)


def test_names_in_capitals_are_told_from_the_titles_before_them() -> None:
    text = (
        f"Comunicat\n\n{ROMANIAN}Este vorba despre purtătorul de cuvânt, inspector PILDA ANA, telefon: 021 555 0123, și despre purtătorul de cuvânt, "
        "consilier PROBESCU ION, telefon: 021 555 0124.\n"
    )
    assert [name for name, *_ in contacts(text)] == ["PILDA ANA", "PROBESCU ION"]


def test_the_page_of_a_press_office_gives_its_name_and_numbers() -> None:
    text = (
        "Γραφείο Τύπου και Δημοσίων Σχέσεων\n\nΤο γραφείο είναι αρμόδιο ιδίως για την πληροφόρηση των μέσων ενημέρωσης.\n\n"
        "Υπόδειγμα: 2810 555 101 – 102 – 103\n"
    )
    [(name, _, _, numbers)] = contacts(text)
    assert name == "Γραφείο Τύπου και Δημοσίων Σχέσεων"
    assert numbers == ("+302810555101", "+302810555102", "+302810555103")


def test_the_general_mailbox_of_a_page_is_nobodys_where_the_press_is_offered_somebody() -> None:
    page = (
        "Kontakt\n\nMusterverein e.V.\nMusterstraße 5\n10115 Berlin\n\nKONTAKT:\n\nhallo@example.org\n\n{press}"
        "Impressum\n\nKeine Haftung für Verweise.\n"
    )
    press = (
        "Presse\n\nLiebe Journalistinnen und Journalisten, auf unserer Seite und in unserer Pressemappe findet ihr alle wichtigen Angaben "
        "zum Fest. Solltet ihr weitere Fragen haben, meldet euch gern!\n\nEure Ansprechpartnerin ist: Ada presse@example.org\n\n"
    )
    assert [c[2] for c in contacts(page.format(press=press))] == [("presse@example.org",)]
    assert [c[2] for c in contacts(page.format(press=""))] == [("hallo@example.org",)]


def test_a_general_mailbox_on_a_page_of_contacts_is_nobodys_beside_one_for_the_press() -> None:
    page = "Контакты\n\nАдрес и контакты\nE-mail: info@example.org\nПресс-служба: press@example.org\n\nКарта проезда\n"
    assert [addresses for _, _, addresses, _ in contacts(page)] == [("press@example.org",)]


def test_a_word_behind_the_colon_of_a_sentence_and_before_an_address_is_a_name() -> None:
    text = f"Neues vom Hafen\n\n{BODY}Eure Ansprechpartnerin ist: Ada presse@example.org\n"
    assert contacts(text) == [("Ada", None, ("presse@example.org",), ())]


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("press snabela example punkt se", "press@example.se"),
        ("Ada punkt Probe snabela example punkt se", "ada.probe@example.se"),
        ("presse arroba example punto org", "presse@example.org"),
    ],
)
def test_a_disguise_of_another_language_than_the_texts_is_seen_through(written: str, address: str) -> None:
    assert [a for c in contacts(f"A new bridge\n\n{BODY}Media contact\n{written}\n") for a in c[2]] == [address]


def test_what_labels_an_address_is_no_role_of_who_stands_above() -> None:
    text = f"Nota de prensa\n\n{SPANISH}Jefa de prensa: Lucía Ejemplo, tel. +34 910 505 012\nCorreo para periodistas: prensa@example.org\n"
    assert contacts(text)[0][:2] == ("Lucía Ejemplo", "Jefa de prensa")
    assert not any("Correo" in (role or "") for _, role, *_ in contacts(text))


def test_a_house_in_capitals_with_a_number_is_no_postal_code() -> None:
    text = (
        "Hafenfest\n\nMUSTERWELT 2000 lädt ein. MUSTERWELT 2000 feiert am Montag im alten Hafen.\n\n"
        "Rückfragen: Jana Muster, MUSTERWELT 2000: 030 23125 101\n"
    )
    mentions = read_release(Document("file:///a.txt", "a.txt", text.encode())).mentions
    assert [(m.name, m.org) for m in mentions] == [("Jana Muster", "MUSTERWELT 2000")]


@pytest.mark.parametrize(
    ("block", "names"),
    [
        ("傳媒查詢，請聯絡：\n示例保育協會\n助理經理 Jason Leung先生（電話：2811 4075）", ["Jason Leung"]),
        ("報道関係者のお問い合わせ先\n見本PR事務局 担当：葛城、有馬、Kim\nTEL：03-5555-0101", ["葛城", "有馬", "Kim"]),
    ],
)
def test_latin_names_stand_among_ideographs(block: str, names: list[str]) -> None:
    body = (
        "新しい港が月曜日に開きます。どなたでもご覧いただけます。"
        if "報道" in block
        else "新港口星期一重新開放，歡迎市民參觀。"
    )
    assert [name for name, *_ in contacts(f"{body}\n\n{block}\n")] == names


def test_a_label_may_stand_right_behind_a_department() -> None:
    text = "新港口星期一重新開放，歡迎市民參觀。\n\n傳媒查詢：\n示例協會\n傳訊部電郵：media@example.org\n"
    assert [(name, addresses) for name, _, addresses, _ in contacts(text)] == [("傳訊部", ("media@example.org",))]
