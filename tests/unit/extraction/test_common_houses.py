"""Organisations whose first word is a common noun in small letters, and what else releases of the east say of who answers."""

from __future__ import annotations

import pytest

from directory.extraction.words.folding import fold
from directory.reading import read_release
from directory.records import Document
from directory.values import phones

PROSE = {
    "cs": "Organizace dnes oznámila, že bude se svými partnery pracovat na novém projektu, který je financován na tři roky.",
    "pl": "Organizacja poinformowała dziś, że przez trzy lata będzie działać przy nowym projekcie, który jest otwarty dla wszystkich.",
    "lv": "Organizācija šodien paziņoja, ka kopā ar saviem partneriem strādās pie jauna projekta, kas ir finansēts trim gadiem.",
    "hu": "A szervezet ma bejelentette, hogy partnereivel együtt dolgozik az új projekten, amelyet három évre finanszíroznak.",
    "ru": "Организация сегодня сообщила, что будет работать со своими партнёрами над новым проектом, который открыт для всех.",
    "bg": "Организацията съобщи днес, че ще работи със своите партньори по новия проект, който е финансиран за три години.",
    "el": "Ο οργανισμός ανακοίνωσε σήμερα ότι θα συνεργαστεί με τους εταίρους του στο νέο έργο, το οποίο έχει χρηματοδοτηθεί.",
    "es": "La asociación ha anunciado hoy que va a trabajar con sus socios en el nuevo proyecto, que ha sido financiado para los próximos"
    " tres años.",
    "tr": "Kuruluş bugün yaptığı açıklamada, ortakları ile birlikte üç yıl için yeni bir proje üzerinde çalışacağını duyurdu.",
    "id": "Organisasi ini hari ini mengumumkan bahwa mereka akan bekerja sama dengan para mitra dalam proyek baru untuk semua warga.",
    "ar": "أعلنت المؤسسة اليوم أنها ستعمل مع شركائها على المشروع الجديد الذي تم تمويله للسنوات الثلاث المقبلة.",
    "he": "הארגון הודיע היום כי יעבוד עם שותפיו על הפרויקט החדש, אשר מומן לשלוש השנים הבאות ויהיה פתוח לכל.",
    "fa": "این سازمان امروز اعلام کرد که با شرکای خود روی پروژه جدید کار خواهد کرد که برای سه سال آینده است.",
}


def told(language: str, block: str) -> list[tuple[str | None, str | None, str | None, str]]:
    document = Document("file:///release.txt", "release.txt", f"{PROSE[language]}\n\n{block}\n".encode())
    return [
        (
            m.name,
            m.role,
            next((c.value for c in m.claims if c.field == "org"), None),
            " ".join([*m.emails, *(c.value for c in m.of("phone"))]),
        )
        for m in read_release(document).mentions
    ]


@pytest.mark.parametrize(
    ("language", "block", "house"),
    [
        ("cs", "Kontakt: Jan Vzorný, spolek Zelená řeka, +44 20 7946 0101", "spolek Zelená řeka"),
        ("cs", "Kontakt:\nJan Vzorný\nagentura Kámen & Lípa\n+44 20 7946 0101", "agentura Kámen & Lípa"),
        (
            "pl",
            "Kontakt: Jan Wzorny, stowarzyszenie Zielona Rzeka, tel. +44 20 7946 0101",
            "stowarzyszenie Zielona Rzeka",
        ),
        ("lv", "Kontaktpersona: Laura Parauga, biedrība “Zaļā upe”, +44 20 7946 0101", "biedrība “Zaļā upe”"),
        ("ru", "Контакты: Иван Примеров, фонд «Чистая река», +44 20 7946 0101", "фонд «Чистая река»"),
        ("bg", "За контакти: Иван Примеров, сдружение „Чиста река“, +44 20 7946 0101", "сдружение „Чиста река“"),
        ("es", "Contacto: Juan Muestra, asociación Río Limpio, +44 20 7946 0101", "asociación Río Limpio"),
    ],
)
def test_an_organisation_in_small_letters_is_nobody_and_loses_none_of_its_words(
    language: str, block: str, house: str
) -> None:
    ((name, _, organisation, reached),) = told(language, block)

    assert name is not None
    assert name.split()[0] in block.replace("\n", " ")
    assert (organisation, reached) == (house, "+442079460101")


def test_behind_such_an_organisation_the_last_word_tells_what_somebody_does_there() -> None:
    block = "Kontaktpersona: Laura Parauga, biedrības “Zaļā upe” vadītāja, +44 20 7946 0101"

    assert told("lv", block) == [("Laura Parauga", "biedrības “Zaļā upe” vadītāja", None, "+442079460101")]


def test_a_long_title_and_a_name_behind_it_sign_the_numbers_below() -> None:
    block = (
        "Руководитель пресс-службы Образцового государственного университета Алина Петровна Примерова\n"
        "Тел. +44 20 7946 0101, e-mail: press@example.org"
    )

    assert told("ru", block) == [
        (
            "Алина Петровна Примерова",
            "Руководитель пресс-службы Образцового государственного университета",
            None,
            "press@example.org +442079460101",
        )
    ]


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (
            "Помощник председателя суда Н. В. Примерова\n+44 20 7946 0101",
            ("Н. В. Примерова", "Помощник председателя суда", None, "+442079460101"),
        ),
        (
            "Справки по телефону: +44 20 7946 0101, пресс-секретарь департамента Юлия Примерова",
            ("Юлия Примерова", "пресс-секретарь департамента", None, "+442079460101"),
        ),
    ],
)
def test_initials_stand_behind_a_title_and_a_title_behind_the_one_number_of_a_line(
    block: str, expected: tuple[str, str, None, str]
) -> None:
    assert told("ru", block) == [expected]


def test_an_area_of_four_digits_in_brackets_is_one_of_the_russian_plan() -> None:
    ((_, _, _, reached),) = told("ru", "Контакты для СМИ: Иван Примеров, (4852) 40-01-01")

    assert reached == "+74852400101"


def test_a_board_in_whose_name_somebody_signs_is_whom_they_sign_for() -> None:
    block = "Minta-Folyó Alapítvány Kuratóriuma nevében\nMinta Péter elnök\n+44 20 7946 0101"

    assert told("hu", block) == [("Minta Péter", "elnök", "Minta-Folyó Alapítvány Kuratóriuma", "+442079460101")]


@pytest.mark.parametrize(
    ("language", "block", "desk"),
    [
        (
            "id",
            "Humas Universitas Contoh Jaya\nJl. Melati No. 3, Bandung\nTelp: +44 20 7946 0101",
            "Humas Universitas Contoh Jaya",
        ),
        ("fa", "روابط عمومی دانشگاه نمونه\nتلفن: +44 20 7946 0101", "روابط عمومی دانشگاه نمونه"),
        ("he", "חטיבת הדוברות\nטלפון: +44 20 7946 0101", "חטיבת הדוברות"),
    ],
)
def test_a_press_office_called_after_its_house_is_no_human(language: str, block: str, desk: str) -> None:
    assert told(language, block) == [(desk, None, None, "+442079460101")]


def test_words_with_an_article_are_part_of_an_arabic_title() -> None:
    block = "للتواصل الإعلامي: أمين السر محمد المثال +44 20 7946 0101"

    assert told("ar", block) == [("محمد المثال", "أمين السر", None, "+442079460101")]


def test_the_greeting_above_a_signature_is_nobody() -> None:
    block = "בכבוד רב,\nנועה דוגמה, דוברת העמותה\n+44 20 7946 0101"

    assert [name for name, *_ in told("he", block)] == ["נועה דוגמה"]


@pytest.mark.parametrize(
    ("language", "block", "expected"),
    [
        ("cs", "Ing. Jan Vzorný, starosta obce, tel. +44 20 7946 0101", ("Jan Vzorný", "starosta obce", None)),
        (
            "cs",
            "Jan Vzorný, předseda spolku, info@example.org, +44 20 7946 0101",
            ("Jan Vzorný", "předseda spolku", None),
        ),
        (
            "pl",
            "Przewodniczący Komisji\nNSZZ „Zielona Rzeka”\nJan Wzorny\ntel. +44 20 7946 0101",
            ("Jan Wzorny", "Przewodniczący Komisji", "NSZZ „Zielona Rzeka”"),
        ),
        (
            "hu",
            "dr. Minta Katalin\na Mintavidéki Törvényszék sajtószóvivője\nTel.: +44 20 7946 0101",
            ("Minta Katalin", "sajtószóvivője", "Mintavidéki Törvényszék"),
        ),
        (
            "pl",
            "Anna Wzorna\nSpecjalistka ds. PR\n\nWZORY | PR\nul. Polna 1, Kraków\nmobile: +44 20 7946 0101\nanna.wzorna@example.org",
            ("Anna Wzorna", "Specjalistka ds. PR", None),
        ),
    ],
)
def test_who_signs_below_the_text_is_told_by_their_lines(
    language: str, block: str, expected: tuple[str, str, str | None]
) -> None:
    ((*found, _),) = told(language, block)

    assert tuple(found) == expected


def test_greek_in_capitals_is_known_as_greek_in_small_letters() -> None:
    assert fold("ΓΡΑΜΜΑΤΕΑΣ ΔΗΜΟΣ") == fold("Γραμματέας Δήμος")


def test_arabic_without_hamzas_and_russian_without_its_diaeresis_are_the_same_words() -> None:
    assert fold("للاستفسارات الاعلامية") == fold("للاستفسارات الإعلامية")
    assert fold("Приёмная") == fold("Приемная")


def test_what_stands_below_a_heading_for_others_is_no_contact() -> None:
    block = "Kontakt pro média\nJan Vzorný, tiskový mluvčí, jan@example.org\n\nFakturační údaje\nVzory, z. s.\nplatby@example.org"

    assert [reached for *_, reached in told("cs", block)] == ["jan@example.org"]


def test_verbs_before_an_address_are_nobodys_name() -> None:
    block = "Контакты\n\nПишите: press@example.org\nЗвоните: +44 20 7946 0101"

    assert [name for name, *_ in told("ru", block)] == [None]


def test_an_address_of_a_function_goes_on_with_the_person_whose_details_are_a_paragraph_each() -> None:
    block = (
        "Контакты\n\nСекретарь управления: Сергей Примеров.\n\nТелефон: +44 20 7946 0102.\n\n"
        "Пресс-служба\n\nПресс-секретарь: Иван Образцов.\n\nТелефон: +44 20 7946 0101.\n\nE-mail: info@example.org."
    )

    assert ("Иван Образцов", "Пресс-секретарь", None, "info@example.org +442079460101") in told("ru", block)


def test_words_that_no_table_has_before_the_trade_of_agencies_are_called_so() -> None:
    block = "Sajtókapcsolat: Kavics Napfény Communications, Minta Zita, zita@example.org"

    assert told("hu", block) == [("Minta Zita", None, "Kavics Napfény Communications", "zita@example.org")]


def test_three_digits_behind_a_turkish_number_and_a_stroke_are_an_extension() -> None:
    assert phones.split_extension("0212 555 01 01 / 135") == ("0212 555 01 01", "135")


def test_a_forename_that_is_a_month_elsewhere_stands_before_a_surname_that_is_one() -> None:
    block = "Rzeczniczka prasowa\nMarta Lis\ntel. +44 20 7946 0101\nmarta.lis@example.org"

    assert told("pl", block) == [("Marta Lis", "Rzeczniczka prasowa", None, "marta.lis@example.org +442079460101")]


def test_above_the_part_for_the_press_the_number_of_a_house_is_everybodys() -> None:
    block = (
        "Kapcsolat\n\nKözponti telefonszám: +44 20 7946 0100\n\nE-mail: info@example.org\n\nSajtó\n\n"
        "Minta Nóra sajtóreferens\n+44 20 7946 0101\nminta.nora@example.org"
    )

    assert [name for name, *_ in told("hu", block)] == ["Minta Nóra"]


def test_behind_an_english_title_in_another_language_stands_for_whom_it_is_held() -> None:
    block = "Kontak media:\nSiti Contoh\nPublic Relations Officer Warung Uji\nsiti@warunguji.example.org"

    assert told("id", block) == [
        ("Siti Contoh", "Public Relations Officer", "Warung Uji", "siti@warunguji.example.org")
    ]


def test_the_hebrew_words_for_or_by_mail_are_nobody() -> None:
    block = "לשאלות ניתן לפנות לטל דוגמה, דובר העמותה, בטלפון +44 20 7946 0101 או במייל tal@example.org"

    assert [name for name, *_ in told("he", block)] == ["טל דוגמה"]


@pytest.mark.parametrize(
    "said",
    [
        "منى سالم مديرة العلاقات العامة",
        "مديرة العلاقات العامة منى سالم",
        "الأستاذة منى سالم مديرة العلاقات العامة",
    ],
)
def test_arabic_names_and_titles_in_one_go_are_parted(said: str) -> None:
    block = f"لأي استفسار يرجى التواصل مع {said} على +44 20 7946 0101"

    assert told("ar", block) == [("منى سالم", "مديرة العلاقات العامة", None, "+442079460101")]


def test_a_title_before_arabic_names_may_be_a_surname_behind_them() -> None:
    block = "للتواصل الإعلامي:\nسامر الحاج – مدير حسابات – +44 20 7946 0101"

    assert [name for name, *_ in told("ar", block)] == ["سامر الحاج"]


def test_whom_somebody_works_for_may_stand_between_number_and_address() -> None:
    block = "Anna Wzorna\nPR Specialist\ntel. +44 20 7946 0101\nAgencja Dobra Treść\na.wzorna@example.org"

    assert [(name, reached) for name, _, _, reached in told("pl", block)] == [
        ("Anna Wzorna", "a.wzorna@example.org +442079460101")
    ]


def test_a_greek_title_before_a_colon_and_a_name_is_what_its_bearer_does() -> None:
    assert told("el", "Υπεύθυνη Επικοινωνίας: Μαρία Δείγμα, +44 20 7946 0101") == [
        ("Μαρία Δείγμα", "Υπεύθυνη Επικοινωνίας", None, "+442079460101")
    ]


def test_small_words_of_an_arabic_name_make_it_no_sentence() -> None:
    block = "للتواصل: د. عبد الرحمن بن محمد آل مثال، المتحدث الرسمي، +44 20 7946 0101"

    assert told("ar", block) == [("عبد الرحمن بن محمد آل مثال", "المتحدث الرسمي", None, "+442079460101")]


def test_a_turkish_heading_about_an_organisation_is_nobodys_employer() -> None:
    block = "Örnek Belediyesi Hakkında\nÖrnek Belediyesi 1921 yılında kuruldu.\n\nBasın iletişim:\nCan Örnek\n+44 20 7946 0101"

    assert told("tr", block) == [("Can Örnek", None, None, "+442079460101")]
