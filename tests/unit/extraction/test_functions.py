"""Lists that say before each name, or above it, what its bearer does, in words that announce contacts elsewhere."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document

ES = "La fundación anunció hoy que trabajará con sus socios en el nuevo proyecto, que ha sido financiado por el fondo.\n\n"

Contact = tuple[str | None, str | None, str | None]

BLOCKS: dict[str, tuple[str, list[Contact]]] = {
    "a line each": (
        "Contactos\n\nRedacción: Carlos Muestra, carlos@example.org\nEntrevistas: Marta Ejemplo, marta@example.org, Cel. 387-4550101\n"
        "Entrevistas 2: Lucía Prueba, lucia@example.org\n",
        [
            ("Carlos Muestra", "Redacción", None),
            ("Marta Ejemplo", "Entrevistas", None),
            ("Lucía Prueba", "Entrevistas 2", None),
        ],
    ),
    "a line above each": (
        "Contactos\n\n:Redacción:\n    Carlos Muestra,\n    carlos@example.org\n\n:Entrevistas:\n    Marta Ejemplo,\n    marta@example.org\n",
        [("Carlos Muestra", "Redacción", None), ("Marta Ejemplo", "Entrevistas", None)],
    ),
    "one of them a label elsewhere": (
        "Contactos\n\nOrganización: Julia Muestra - julia@example.org\nPrensa y difusión: Marta Ejemplo - marta@example.org\n",
        [("Julia Muestra", "Organización", None), ("Marta Ejemplo", "Prensa y difusión", None)],
    ),
    "territories, which are nobody's function": (
        "Contactos de prensa\n\nEspaña: Julia Muestra - julia@example.org\nMéxico: Marta Ejemplo - marta@example.org\n",
        [("Julia Muestra", None, None), ("Marta Ejemplo", None, None)],
    ),
}


def contacts(text: str) -> list[Contact]:
    reading = read_release(Document("file:///release.txt", "release.txt", text.encode()))
    return [(m.name, m.role, m.org) for m in reading.mentions]


@pytest.mark.parametrize("kind", BLOCKS)
def test_what_leads_each_name_of_a_list_says_what_its_bearer_does(kind: str) -> None:
    text, offered = BLOCKS[kind]
    assert contacts(ES + text) == offered


def test_whose_spokesperson_somebody_is_may_hold_a_usual_word() -> None:
    text = "Nace la plataforma Ríos Vivos del Sur\n\n" + ES + "Reclaman caudales en los ríos.\n\nMás información:\n"
    assert contacts(text + "Sonia Muestra (portavoz de Ríos Vivos del Sur): 622 55 01 29\n") == [
        ("Sonia Muestra", "portavoz", "Ríos Vivos del Sur")
    ]


def test_an_organisation_begins_with_the_words_that_say_what_it_is() -> None:
    text = "Contacto de prensa:\nMarta Ejemplo - Responsable de Comunicación, Asociación Civil Puentes Altos\nmarta@puentesaltos.example\n"
    assert contacts(ES + text) == [("Marta Ejemplo", "Responsable de Comunicación", "Asociación Civil Puentes Altos")]


def test_a_heading_between_somebody_and_a_mailbox_says_that_it_is_for_others() -> None:
    text = "Press contact\n\nJane Sample\n\n020 7946 0101\n\nFor other matters:\n\ninfo@example.org\n"
    assert contacts(text) == [("Jane Sample", None, None), (None, None, None)]


def test_the_number_of_an_entry_begins_no_address() -> None:
    body = "Dinas membuka pelelangan ikan digital pertama di pesisir timur. Nelayan dapat memantau harga lewat ponsel sebelum bersandar.\n\n"
    text = "Narahubung:\n\n1. Bagas Contoh, Kepala Bidang Humas Dinas Perikanan Kota Teluk Contoh (0812-5550-0101)\n2. Sari Misal, Staf Humas (0813-5550-0102)\n"
    assert [name for name, _, _ in contacts(body + text)] == ["Bagas Contoh", "Sari Misal"]


def test_a_councillor_of_state_is_one_title() -> None:
    body = "La fondation a annoncé aujourd’hui qu’elle va travailler avec ses partenaires sur le nouveau projet.\n\n"
    text = "Pour de plus amples informations :\nMme Julie Exemple, conseillère d'Etat, Département de la santé, T +41 79 555 01 01\n"
    assert contacts(body + text) == [("Julie Exemple", "conseillère d'Etat", "Département de la santé")]


LATIN: dict[str, tuple[str, list[Contact]]] = {
    "whom one may interview is no role of whom to ask for it": (
        "Más información\n\nGabinete de Comunicación de la Universidad de Ejemplo\nMarta Ejemplo / Nuria Muestra\nTel.: 975 55 01 01\n\n"
        "Entrevistas con las investigadoras: solicitar a Nuria Muestra, 647 55 01 02.\n",
        [
            ("Marta Ejemplo", "Gabinete de Comunicación", "Universidad de Ejemplo"),
            ("Nuria Muestra", "Gabinete de Comunicación", "Universidad de Ejemplo"),
        ],
    ),
    "a heading of fields, and a title below the name": (
        "Prensa y acreditaciones\n\nNuria Muestra\nDirectora de Comunicación\nFestival Ejemplo\nnuria@example.org\n",
        [("Nuria Muestra", "Directora de Comunicación", "Festival Ejemplo")],
    ),
    "a press office, below it whose, and below it who works there": (
        "Departamento de Prensa\nMuseo del Ejemplo\nIsabel Muestra / Marta Ejemplo\nprensa@example.org\n",
        [
            ("Isabel Muestra", "Departamento de Prensa", "Museo del Ejemplo"),
            ("Marta Ejemplo", "Departamento de Prensa", "Museo del Ejemplo"),
        ],
    ),
    "a house whose name holds words for its members": (
        "Gabinete de Comunicación y Prensa del Colegio Oficial de Médicos de Ejemplo\nMarta Ejemplo – Tel. 620 55 01 01\n",
        [("Marta Ejemplo", "Gabinete de Comunicación y Prensa", "Colegio Oficial de Médicos de Ejemplo")],
    ),
    "a department and its house with nothing between": (
        "Comunicación y prensa Feria del Libro Antiguo:\nMarta Ejemplo · marta@example.org · 620 55 01 01\n",
        [("Marta Ejemplo", "Comunicación y prensa", "Feria del Libro Antiguo")],
    ),
    "a department of a house with its place, in a clause": (
        "Contacto de prensa:\nMarta Ejemplo, del Gabinete de Prensa del Ayuntamiento de Ejemplo, 600 55 01 01\n",
        [("Marta Ejemplo", "Gabinete de Prensa", "Ayuntamiento de Ejemplo")],
    ),
}


@pytest.mark.parametrize("kind", LATIN)
def test_what_stands_around_a_name_in_spanish_is_whose_and_what(kind: str) -> None:
    text, offered = LATIN[kind]
    assert contacts(ES + text) == offered


def test_a_firm_said_to_be_an_agency_employs_those_below_it() -> None:
    text = "Press contact\n\nHarbour Sample (PR agency)\nJane Sample – Account Manager\njane@harboursample.example\n"
    assert contacts(text) == [("Jane Sample", "Account Manager", "Harbour Sample")]


def test_a_title_and_an_indonesian_office_with_nothing_between_are_two() -> None:
    body = "Dinas membuka pelelangan ikan digital pertama di pesisir timur. Nelayan dapat memantau harga lewat ponsel sebelum bersandar.\n\n"
    text = "Narahubung:\nBagas Contoh, Kepala Bidang Humas Dinas Perikanan Kota Teluk Contoh (0812-5550-0101)\n"
    assert contacts(body + text) == [("Bagas Contoh", "Kepala Bidang Humas", "Dinas Perikanan Kota Teluk Contoh")]


def test_the_spokeswoman_of_a_slovak_town_speaks_for_the_town() -> None:
    body = "Mesto vymení všetky pouličné lampy do konca roka. Radnica podpísala zmluvu na výmenu svietidiel, ktoré sú staré.\n\n"
    text = "Kontakt pre médiá:\nZuzana Vzorová, hovorkyňa mesta Príkladovo, 0905 550 101\n"
    assert contacts(body + text) == [("Zuzana Vzorová", "hovorkyňa", "mesta Príkladovo")]


def test_a_korean_day_is_no_number() -> None:
    text = "보도자료\n\n배포\n2026. 6. 15.(월) 09:00\n\n재단은 오늘 새로운 사업을 시작한다고 밝혔다.\n\n문의: 김예시 02-555-0101\n"
    reading = read_release(Document("file:///release.txt", "release.txt", text.encode()))
    assert [c.value for m in reading.mentions for c in m.of("phone")] == ["+8225550101"]
