"""Releases of a few lines: which language they are in, and whose the details are that stand above a name."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document, Reading


def reading(text: str) -> Reading:
    return read_release(Document("file:///release.txt", "release.txt", text.encode()))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("tr", "Basın bülteni\n\nÖrnek Girişim 4 milyon dolar yatırım aldığını duyurdu.\n\nBilgi için:\nDeneme Örnek, 0533 555 01 02"),
        ("hu", "SAJTÓKÖZLEMÉNY\n\nÚj készülékkel várja betegeit a Példa Kórház\n\nTovábbi információ:\nPróba Nóra\nsajtóreferens"),
        ("da", "PRESSEMEDDELELSE\n\nForeningen kræver 4 procent i næste uge, siger formanden.\n\nYderligere oplysninger:\nAda Prøve, tlf. 23 55 01 66"),
        ("id", "SIARAN PERS\n\nPemkot Contoh resmikan taman baru seluas dua hektare.\n\nNarahubung: Contoh Pratama, 0812 5550 1177"),
    ],
)  # fmt: skip
def test_a_few_lines_tell_their_language_by_longer_words_as_well(language: str, text: str) -> None:
    assert reading(text).release.language == language


def told(text: str) -> list[tuple[str | None, str | None, str | None, tuple[str, ...]]]:
    return [
        (m.name, m.role, m.org, (*m.emails, *(c.value for c in m.of("phone")))) for m in reading(text + "\n").mentions
    ]


BODY = "Nothing has happened in Sampletown today, and it will not happen again tomorrow either.\n\n"
PROBE = ("press@example.org", "+442079460101")


@pytest.mark.parametrize(
    ("lines", "role", "org"),
    [
        ("press@example.org\n+44 20 7946 0101\nAda Probe, Press Officer", "Press Officer", None),
        ("+44 20 7946 0101\npress@example.org\nAda Probe – Press Officer – Example Trust", "Press Officer", "Example Trust"),
        ("press@example.org\n+44 20 7946 0101\nAda Probe\nPress Officer, Example Trust", "Press Officer", "Example Trust"),
    ],
)  # fmt: skip
def test_details_above_a_name_are_its_own(lines: str, role: str | None, org: str | None) -> None:
    assert told(f"{BODY}Media contact:\n{lines}") == [("Ada Probe", role, org, PROBE)]


def test_a_paragraph_below_a_mailbox_names_nobody_to_ask() -> None:
    assert told(f"{BODY}Media contact:\n{PROBE[0]}\n\nAda Probe is the author of two novels.") == [
        (None, None, None, PROBE[:1])
    ]


@pytest.mark.parametrize(
    ("body", "lines", "org"),
    [
        (
            "Федерация сегодня утвердила календарь на новый год, и первые игры пройдут уже весной.\n\n",
            "Пресс-служба Федерации образцового спорта\nПресс-атташе: Дарья Образцова, 8 916 555-01-77",
            "Федерации образцового спорта",
        ),
        (
            "A categoria aprovou a proposta na assembleia de ontem, e uma nova reunião está marcada para o dia 2.\n\n",
            "Assessoria de Imprensa do Sindicato dos Exemplos\nJornalista responsável: Ana Exemplo\nTelefone: (61) 95555-0118",
            "Sindicato dos Exemplos",
        ),
        (
            "Dopo quattro anni di lavori il teatro torna al pubblico, e i biglietti sono già in vendita.\n\n",
            "Ufficio stampa Teatro degli Esempi\nAda Prova\n347 555 0166",
            "Teatro degli Esempi",
        ),
        (
            "Aile, ilk ay boyunca ücretsiz gezilebilecek olan yeni bina için bugün bir araya geldi.\n\n",
            "Bilgi için:\nÖrnek İletişim Danışmanlığı\nDeneme Örnekli / deneme@ornek.example / 0533 555 01 77",
            "Örnek İletişim Danışmanlığı",
        ),
        (
            "本公司今日宣布完成新一轮融资，资金将用于新产品的研发与海外市场的拓展。\n\n",
            "媒体垂询\n示例方圆公关顾问\n客户经理 田博\n+86 21 5550 0188",
            "示例方圆公关顾问",
        ),
        (
            "Les travaux publiés hier montrent que la structure est restée intacte pendant des milliers d’années.\n\n",
            "Contacts\nPresse Institut des Exemples\nAda Exemple\nT +33 1 55 50 01 17",
            "Institut des Exemples",
        ),
    ],
)
def test_what_heads_somebody_says_whose_desk_or_which_agency_it_is(body: str, lines: str, org: str) -> None:
    assert [contact[2] for contact in told(body + lines)] == [org]


@pytest.mark.parametrize(
    ("body", "line", "role", "org"),
    [
        (
            "Studij je jedini takav na ovoj obali, a prvi studenti upisat će se već u jesen.\n\nKontakt za medije: ",
            "Ana Primjer, glasnogovornica Sveučilišta, +385 21 555 114",
            "glasnogovornica",
            "Sveučilišta",
        ),
        (
            "העירייה תנטע אלף עצים ברחובות העיר. הנטיעות יתחילו בשבוע הבא.\n\nלפרטים נוספים: ",
            "מיכל לדוגמה, דוברת עיריית גבעת הדוגמה, 08-5550132",
            "דוברת",
            "עיריית גבעת הדוגמה",
        ),
        (
            "Компания начала подготовку к сезону, и до осени будет заменено много труб.\n\nДополнительная информация: ",
            "Департамент по связям с общественностью ТОО «Образец», Айгуль Образцова, +7 7262 45 17 09",
            "Департамент по связям с общественностью",
            "ТОО «Образец»",
        ),
        (
            "Bussit kulkevat joka yö kesäkuusta lähtien, ja liput maksavat saman kuin päivällä.\n\nLisätietoja:\n",
            "Esimerkki Oy, viestintäpäällikkö Aino Malli, 050 555 1180, aino.malli@esimerkki.example",
            "viestintäpäällikkö",
            "Esimerkki Oy",
        ),
    ],
)
def test_a_title_and_its_house_are_two(body: str, line: str, role: str, org: str) -> None:
    assert [contact[1:3] for contact in told(body + line)] == [(role, org)]


@pytest.mark.parametrize(
    ("text", "details"),
    [
        (
            "Bogotá, 22 de julio de 2026\n\nEl hallazgo se hizo en el páramo y fue publicado hoy por la universidad.\n\n"
            "Mayores informes\nAna Ejemplo – periodista – cel. 310 555 1187",
            [("+573105551187",)],
        ),
        (
            "El hallazgo se hizo en el páramo y fue publicado hoy por la universidad.\n\n"
            "Mayores informes\nAna Ejemplo – periodista – cel. 310 555 1187",
            [("+13105551187",)],
        ),
        (
            "Ministerul Exemplelor\nDirecția Comunicare și Relații cu Presa\n\nCOMUNICAT DE PRESĂ\nNr. 214 / 11.05.2026\n\n"
            "Documentul poate fi consultat timp de 30 de zile de către toți cei interesați.\n\n"
            "Persoană de contact: Ana Exemplu, tel. 021 555 40 62",
            [("+40215554062",)],
        ),
    ],
    ids=["a mobile of Colombia", "of nobody knows where", "the number of a release and its date"],
)
def test_a_number_is_what_the_place_and_the_words_before_say(text: str, details: list[tuple[str, ...]]) -> None:
    assert [contact[3] for contact in told(text)] == details


@pytest.mark.parametrize(
    ("text", "desk", "number"),
    [
        (
            BODY + "Media enquiries: Ada Probe, Communications Officer, on 020 7946 0101 or ada.probe@example.org."
            " Out of hours, please call the duty press officer on 020 7946 0109.",
            "duty press officer",
            "+442079460109",
        ),
        (
            "De brug wordt vandaag met een feest geopend, en iedereen is ook bij regen van harte welkom.\n\n"
            "Voor meer informatie kunt u contact opnemen met Ada Proef, woordvoerder, via 06 - 12 55 40 31 of"
            " ada.proef@voorbeeld.example. Buiten kantooruren is de persdienst bereikbaar op 0570 - 55 31 12.",
            "persdienst",
            "+31570553112",
        ),
        (
            "Die Brücke wird heute mit einem Fest eröffnet, und alle sind auch bei Regen eingeladen.\n\n"
            "Für Rückfragen steht Ihnen Ada Muster, Mediensprecherin, unter +41 31 380 55 14 zur Verfügung."
            " Außerhalb der Bürozeiten erreichen Sie den Pressedienst unter +41 31 380 55 00.",
            "Pressedienst",
            "+41313805500",
        ),
    ],
    ids=["en", "nl", "de"],
)
def test_who_is_on_duty_out_of_hours_is_a_desk_of_its_own(text: str, desk: str, number: str) -> None:
    person, duty = told(text)
    assert (duty[0], duty[3]) == (desk, (number,))
    assert number not in person[3]


def test_languages_in_brackets_are_no_names() -> None:
    lines = "contact our spokespeople: Ada Probe (German, English; +49 341 5550118) and Bo Sample (English, French; +33 1 55 50 01 77)."
    assert [(c[0], c[3]) for c in told(f"{BODY}Press contact\nFor press enquiries, {lines}")] == [
        ("Ada Probe", ("+493415550118",)),
        ("Bo Sample", ("+33155500177",)),
    ]


def test_a_firm_in_small_letters_is_whole_where_its_domain_is_called_so() -> None:
    text = (
        "Die Firma hat heute ihre Zahlen vorgelegt, und sie sind auch in diesem Jahr wieder gut.\n\n"
        "Pressekontakt\nAda Muster\nmuster PR GmbH\nada@muster.example"
    )
    assert [contact[2] for contact in told(text)] == ["muster PR GmbH"]
