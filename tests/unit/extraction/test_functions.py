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
