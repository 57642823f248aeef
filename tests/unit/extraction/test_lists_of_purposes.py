"""Lists of mailboxes, each with what it is for: the press's is offered, and those of other purposes are not."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document

LISTS = {
    "ru": (
        "Мы проводим бесплатные занятия по программированию в школах по всей стране, и присоединиться может каждый.",
        "СМИ: Анна Примерова, anna@example.org",
        "Занятия: edu@example.org",
        "Анна Примерова",
    ),
    "da": (
        "Vi holder gratis kurser i programmering på skoler i hele landet, og alle kan være med, både børn og voksne.",
        "Presse: Liv Prøve, liv@example.org",
        "Kurser: kurser@example.org",
        "Liv Prøve",
    ),
    "hu": (
        "Ingyenes programozásórákat tartunk az ország iskoláiban, és bárki csatlakozhat hozzánk, gyerekek és felnőttek is.",
        "Sajtó: Próba Emma, emma@example.org",
        "Órák: orak@example.org",
        "Próba Emma",
    ),
    "ro": (
        "Organizăm cursuri gratuite de programare în școlile din toată țara, iar oricine poate participa, copii și adulți.",
        "Presă: Daria Exemplu, daria@example.org",
        "Cursuri: cursuri@example.org",
        "Daria Exemplu",
    ),
}

Contact = tuple[str | None, str | None, tuple[str, ...]]


def contacts(text: str) -> list[Contact]:
    reading = read_release(Document("file:///page.txt", "page.txt", text.encode()))
    return [(m.name, m.org, m.emails) for m in reading.mentions]


@pytest.mark.parametrize("language", LISTS)
def test_beside_the_press_other_purposes_offer_nobody(language: str) -> None:
    body, press, other, name = LISTS[language]
    address = press.rpartition(" ")[2]
    assert contacts(f"Sample\n\n{body}\n\nKontakt\n{press}\n{other}\n") == [(name, None, (address,))]


def test_regions_and_people_beside_the_press_stay() -> None:
    text = (
        "Sample\n\nThe firm announced today that its new plant is open to all of the people who live there.\n\nContacts\n"
        "Press: press@example.org\nFrance: presse@example.com\nAda Probe: ada.probe@example.org\n"
    )
    assert [c[2] for c in contacts(text)] == [
        ("press@example.org",),
        ("presse@example.com",),
        ("ada.probe@example.org",),
    ]


def test_a_line_that_names_the_press_and_ends_in_a_colon_announces_the_next() -> None:
    text = (
        "Klub\n\nKlub działa od 2018 roku i organizuje koncerty oraz wystawy, które przyciągają publiczność z całego miasta.\n\n"
        "Wszelkie pytania ogólne, kontakt prasowy lub opinie:\njola@example.org\n"
    )
    assert contacts(text) == [(None, None, ("jola@example.org",))]
