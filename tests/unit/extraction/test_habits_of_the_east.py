"""How releases of central and eastern Europe end: departments, signatures, firms, and numbers as they are written there."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document, Mention
from directory.values import phones

BODIES = {
    "cs": "Organizace dnes oznámila, že bude se svými partnery pracovat na novém projektu, který je financován na tři roky.",
    "sk": "Organizácia dnes oznámila, že bude so svojimi partnermi pracovať na novom projekte, ktorý je otvorený pre všetkých.",
    "pl": "Organizacja poinformowała dziś, że przez trzy lata będzie działać przy nowym projekcie, który jest otwarty dla wszystkich.",
    "sr": "Organizacija je danas saopštila da će sa svojim partnerima raditi na novom projektu koji je finansiran za naredne tri godine.",
    "hr": "Organizacija je danas objavila da će sa svojim partnerima raditi na novom projektu koji je financiran za sljedeće tri godine.",
    "lt": "Organizacija šiandien pranešė, kad kartu su partneriais dirbs prie naujo projekto, kuris finansuojamas trejus metus.",
    "lv": "Organizācija šodien paziņoja, ka kopā ar saviem partneriem strādās pie jauna projekta, kas ir finansēts trim gadiem.",
    "hu": "A szervezet ma bejelentette, hogy partnereivel együtt dolgozik az új projekten, amelyet három évre finanszíroznak.",
    "ro": "Organizația a anunțat astăzi că va lucra cu partenerii săi la noul proiect, care a fost finanțat pentru trei ani.",
    "ru": "Организация сегодня сообщила, что будет работать со своими партнёрами над новым проектом, который открыт для всех.",
    "uk": "Організація сьогодні повідомила, що працюватиме зі своїми партнерами над новим проєктом, який буде відкритий для всіх.",
    "bg": "Организацията съобщи днес, че ще работи със своите партньори по новия проект, който е финансиран за три години.",
    "tr": "Kuruluş bugün yaptığı açıklamada, ortakları ile birlikte üç yıl için yeni bir proje üzerinde çalışacağını duyurdu.",
}


def contacts(language: str, block: str) -> tuple[Mention, ...]:
    text = f"{BODIES[language]}\n\n{block}\n"
    return read_release(Document("file:///release.txt", "release.txt", text.encode())).mentions


def told(language: str, block: str) -> list[tuple[str | None, str | None, str | None]]:
    return [
        (m.name, m.role, next((c.value for c in m.claims if c.field == "org"), None)) for m in contacts(language, block)
    ]


@pytest.mark.parametrize(
    ("language", "desk", "below"),
    [
        ("cs", "Oddělení tisku a PR", "Ministerstvo příkladů ČR"),
        ("bg", "Дирекция „Комуникации и протокол“", "Община Примерово"),
        ("lv", "Valsts paraugu Komunikācijas vadības birojs", ""),
        ("uk", "Пресслужба Управління прикладів у Зразковій області", ""),
        ("ru", "Отдел по связям с общественностью и СМИ Музея образцов", ""),
        ("sk", "odbor komunikácie a marketingu VZOR", ""),
        ("tr", "Örnekköy Belediyesi Kurumsal İletişim Müdürlüğü", ""),
    ],
)
def test_a_department_that_deals_with_the_press_is_told_by_its_head_and_its_field(
    language: str, desk: str, below: str
) -> None:
    stacked = "\n".join(filter(None, (desk, below, "tel.: +44 20 7946 0101", "press@example.org")))
    (found,) = contacts(language, stacked)

    assert (found.kind, found.name) == ("desk", desk)
    assert list(found.emails) == ["press@example.org"], "the line below the number goes on with it"


def test_a_faculty_above_a_person_is_no_title_where_one_follows() -> None:
    block = "Kontakt za medije:\nSlužba za odnose s javnošću\nAna Ogledni, voditeljica komunikacija\nana@example.org"

    assert told("hr", block) == [("Ana Ogledni", "voditeljica komunikacija", None)]


@pytest.mark.parametrize(
    ("language", "block", "expected"),
    [
        (
            "cs",
            "Za Krajskou nemocnici Vzorov\nBc. Eva Ukázková, MBA\nTisková mluvčí\nKrajská nemocnice Vzorov, a.s.\nTel.: +44 20 7946 0101",
            ("Eva Ukázková", "Tisková mluvčí", "Krajská nemocnice Vzorov, a.s."),
        ),
        (
            "lt",
            "Pagarbiai\nJonas Pavyzdys\nVšĮ „Pavyzdžių namai“ direktorius\n+44 20 7946 0101",
            ("Jonas Pavyzdys", "direktorius", "VšĮ „Pavyzdžių namai“"),
        ),
        (
            "hu",
            "Minta Anna r. őrnagy\nsajtószóvivő\nMintai Rendőr-főkapitányság\nTel.: +44 20 7946 0101",
            ("Minta Anna", "r. őrnagy", "Mintai Rendőr-főkapitányság"),
        ),
        (
            "ro",
            "Inspector principal Ioana Exemplu\nCompartimentul Relații Publice\nTelefon: +44 20 7946 0101",
            ("Ioana Exemplu", "Inspector principal", None),
        ),
        (
            "pl",
            "Z poważaniem,\nks. dr Adam Przykładny\nRzecznik Prasowy Diecezji Wzorowej\nrzecznik@example.org; +44 20 7946 0101",
            ("Adam Przykładny", "Rzecznik Prasowy Diecezji Wzorowej", None),
        ),
    ],
)
def test_who_signs_is_told_with_what_stands_around(
    language: str, block: str, expected: tuple[str, str, str | None]
) -> None:
    assert told(language, block) == [expected]


@pytest.mark.parametrize(
    ("language", "block", "organisation"),
    [
        (
            "sk",
            "Kontakt:\nUkážka Vlna, s.r.o.\nEva Vzorová\nAccount Manager\neva.vzorova@example.org",
            "Ukážka Vlna, s.r.o.",
        ),
        ("bg", "За контакти: Ана Примерова, директор, „Балкан Пример“ АД, ana@example.org", "„Балкан Пример“ АД"),
        (
            "lv",
            'Papildu informācija:\nIlze Paraudziņa\nSabiedrisko attiecību speciāliste\nAS "Paraugu mežs"\nilze@example.org',
            'AS "Paraugu mežs"',
        ),
        (
            "hu",
            "További információ:\nMinta Gergely, sajtófőnök, Mintaügyi Minisztérium, minta.gergely@example.org",
            "Mintaügyi Minisztérium",
        ),
        ("pl", "Kontakt: Adam Przykładny, PR Manager, Sample Fala PR, adam@samplefala.example.org", None),
        ("tr", "Bilgi için: Zeynep Örnek, Sample Plus, Müşteri Direktörü, zeynepo@example.org", "Sample Plus"),
    ],
)
def test_a_firm_is_whole_and_no_part_of_a_role_or_name(language: str, block: str, organisation: str | None) -> None:
    (found,) = told(language, block)

    assert found[2] == organisation or organisation is None


def test_the_office_of_a_chief_is_nobodys_role() -> None:
    block = "Dodatne informacije za medije:\nPolicijska uprava ogledna\nUred načelnika\nMarko Ogledni, glasnogovornik\n+44 20 7946 0101"

    assert told("hr", block) == [("Marko Ogledni", "glasnogovornik", "Policijska uprava ogledna")]


def test_a_name_in_hungarian_order_stands_before_its_title() -> None:
    block = "Kapcsolat\nDr. Minta Dóra PR-menedzser\nMinta Kommunikáció Kft.\nminta.dora@example.org"

    assert told("hu", block) == [("Minta Dóra", "PR-menedzser", "Minta Kommunikáció Kft.")]


def numbers(language: str, line: str) -> list[str]:
    return [c.value for m in contacts(language, f"Kontakt: Ana Probe, {line}") for c in m.of("phone")]


def test_a_label_cut_short_stands_before_a_number_that_looks_like_an_amount() -> None:
    assert numbers("lv", "tālr. 67 021 184, mob. tālr. 26 112 184") == ["+37167021184", "+37126112184"]


def test_serbian_in_latin_letters_is_told_from_croatian() -> None:
    assert numbers("sr", "tel. 011/3345-118") == ["+381113345118"]
    assert numbers("hr", "tel. 01/6106-118") == ["+38516106118"]


def test_a_dash_parts_two_numbers_written_alike() -> None:
    assert numbers("tr", "0216 118 77 61 - 0532 118 77 61") == ["+902161187761", "+905321187761"]


@pytest.mark.parametrize(
    ("raw", "country", "fits"),
    [
        ("30/332-1184", "HU", True),
        ("(812) 332-11-84", "RU", True),
        ("212 331 11 84", "TR", True),
        ("202 224 3254", "DE", False),
        ("332-1184", "HU", False),
    ],
)
def test_the_trunk_prefix_may_be_missing_where_the_groups_are_the_countrys_own(
    raw: str, country: str, *, fits: bool
) -> None:
    assert phones.grouped_nationally(raw, country) is fits


@pytest.mark.parametrize(
    ("raw", "country", "e164"),
    [
        ("0 501 223 344", "PL", "+48501223344"),
        ("(0-22) 345 67 89", "PL", "+48223456789"),
        ("0602 334 118", "CZ", "+420602334118"),
    ],
)
def test_a_zero_from_before_the_numbers_were_whole_is_taken_off(raw: str, country: str, e164: str) -> None:
    number = phones.parse(raw, country)

    assert number is not None
    assert number.e164 == e164


@pytest.mark.parametrize(
    ("language", "block", "expected"),
    [
        (
            "hr",
            "Glasnogovornica Županijskog suda u Oglednom\nsutkinja Ana Ogledna\ntel. +44 20 7946 0101",
            ("Ana Ogledna", "Glasnogovornica", "Županijskog suda u Oglednom"),
        ),
        (
            "lt",
            "Jonas Pavyzdys\nPavyzdžių teismo atstovas ryšiams su visuomene ir žiniasklaida\nTel. +44 20 7946 0101",
            ("Jonas Pavyzdys", "Pavyzdžių teismo atstovas ryšiams su visuomene ir žiniasklaida", None),
        ),
    ],
)
def test_what_a_court_calls_its_spokesperson_may_hold_words_of_headings(
    language: str, block: str, expected: tuple[str, str, str | None]
) -> None:
    assert told(language, block) == [expected]


@pytest.mark.parametrize(
    ("language", "line", "name", "organisation"),
    [
        ("pl", "Kontakt dla mediów: Biuro Prasowe Wzór Energia, press@example.org", "Biuro Prasowe Wzór Energia", None),
        (
            "ro",
            "Pentru întrebări: Biroul Comunicare, Primăria Municipiului Exemplu, press@example.org",
            "Biroul Comunicare",
            "Primăria Municipiului Exemplu",
        ),
    ],
)
def test_a_department_ends_at_the_comma_before_whose_it_is(
    language: str, line: str, name: str, organisation: str | None
) -> None:
    assert told(language, line) == [(name, None, organisation)]


def test_a_role_of_several_small_words_is_not_cut_in_two() -> None:
    block = "Papildu informācija:\nJānis Paraudziņš\nParaugu domes Sabiedrisko attiecību nodaļas projektu vadītājs\njanis@example.org"

    assert told("lv", block) == [
        ("Jānis Paraudziņš", "Paraugu domes Sabiedrisko attiecību nodaļas projektu vadītājs", None)
    ]
