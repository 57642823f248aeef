"""Contacts as start-ups, museums, agencies and offices of eastern Europe and Asia give them: what somebody does and for whom in one go,
sentences that name somebody before the verb, agencies that speak for others, and names in two scripts."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document

BODIES = {
    "ru": "Организация сегодня сообщила, что будет работать со своими партнёрами над новым проектом, который открыт для всех.",
    "uk": "Організація сьогодні повідомила, що працюватиме зі своїми партнерами над новим проєктом, який буде відкритий для всіх.",
    "sr": "Организација је данас саопштила да ће са својим партнерима радити на новом пројекту, који је финансиран за три године.",
    "el": "Ο οργανισμός ανακοίνωσε σήμερα ότι θα συνεργαστεί με τους εταίρους του στο νέο έργο, το οποίο έχει χρηματοδοτηθεί.",
    "tr": "Kuruluş bugün yaptığı açıklamada, ortakları ile birlikte üç yıl için yeni bir proje üzerinde çalışacağını duyurdu.",
    "ar": "أعلنت المؤسسة اليوم أنها ستعمل مع شركائها على المشروع الجديد الذي تم تمويله للسنوات الثلاث المقبلة.",
    "he": "הארגון הודיע היום כי יעבוד עם שותפיו על הפרויקט החדש, אשר מומן לשלוש השנים הבאות ויהיה פתוח לכל התושבים.",
    "ja": "財団は本日、新しい事業を始めると発表しました。この事業は地域の皆さまと一緒に三年間続きます。",
    "zh": "该机构今天宣布，将与合作伙伴共同推进新项目，该项目未来三年的资金已经落实，并将向所有居民开放。",
    "ko": "기관은 오늘 협력사와 함께 새로운 사업을 시작한다고 발표했다. 이 사업은 앞으로 3년 동안 지원을 받는다.",
    "th": "องค์กรประกาศวันนี้ว่าจะทำงานร่วมกับพันธมิตรในโครงการใหม่ ซึ่งได้รับเงินสนับสนุนเป็นเวลาสามปี",
    "id": "Organisasi ini hari ini mengumumkan bahwa mereka akan bekerja sama dengan para mitra dalam proyek baru untuk semua warga.",
    "fa": "این سازمان امروز اعلام کرد که با شرکای خود روی پروژه جدید کار خواهد کرد که برای سه سال آینده است.",
    "vi": "Tổ chức hôm nay thông báo sẽ cùng các đối tác thực hiện dự án mới, được tài trợ trong ba năm tới cho tất cả người dân.",
    "hi": "संगठन ने आज घोषणा की कि वह अपने भागीदारों के साथ नई परियोजना पर काम करेगा, जिसे तीन वर्षों के लिए वित्त पोषित किया गया है।",
    "bg": "Организацията съобщи днес, че ще работи със своите партньори по новия проект, който е финансиран за три години.",
    "en": "The organisation announced today that it will work with its partners on the new project, which is open to all.",
}


def told(language: str, block: str) -> list[tuple[str | None, str | None, str | None]]:
    """Name, role and organisation of each contact of a release that ends in a block."""
    text = f"{BODIES[language]}\n\n{block}\n"
    mentions = read_release(Document("file:///release.txt", "release.txt", text.encode())).mentions
    return [(m.name, m.role, next((c.value for c in m.claims if c.field == "org"), None)) for m in mentions]


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        (
            "ru",
            "По вопросам аккредитации просьба обращаться к пресс-секретарю Образцового технического университета Анне Примеровой"
            " по телефону +44 20 7946 0101.",
            ("Анне Примеровой", "пресс-секретарю", "Образцового технического университета"),
        ),
        (
            "tr",
            "Medya ilişkileri için Örnek Deniz Vakfı İletişim Koordinatörü Deniz Örnekli ile +44 20 7946 0101 numaralı telefondan"
            " iletişime geçebilirsiniz.",
            ("Deniz Örnekli", "Örnek Deniz Vakfı İletişim Koordinatörü", None),
        ),
        (
            "ar",
            "لمزيد من المعلومات يرجى التواصل مع الأستاذ وائل المثالي، مسؤول العلاقات الإعلامية في مؤسسة المثال، على الهاتف"
            " +44 20 7946 0101 أو عبر البريد wael@example.org",
            ("وائل المثالي", "مسؤول العلاقات الإعلامية", "مؤسسة المثال"),
        ),
        (
            "ja",
            "取材をご希望の方は、NPO法人見本灯の会事務局長の見本（みほん）までご連絡ください（電話 +44 20 7946 0101）。",
            ("見本", "事務局長", "NPO法人見本灯の会"),
        ),
    ],
)
def test_a_sentence_says_what_who_is_named_in_it_does_and_for_whom(
    language: str, sentence: str, expected: tuple[str, str, str | None]
) -> None:
    assert told(language, sentence) == [expected]


@pytest.mark.parametrize(
    ("language", "block", "expected"),
    [
        (
            "ru",
            "Контакты для СМИ:\nАгентство «Образцовая нить» (по поручению АО «Примертех»)\nИван Примеров, старший менеджер\n+44 20 7946 0101",
            ("Иван Примеров", "старший менеджер", "Агентство «Образцовая нить»"),
        ),
        (
            "sr",
            "Agencija Ogledna kutija u ime kompanije Uzorak d.o.o.\nKontakt osoba: Ana Ogledna, account direktorka\nana@example.org",
            ("Ana Ogledna", "account direktorka", "Agencija Ogledna kutija"),
        ),
        (
            "el",
            "Για λογαριασμό της Sample Games:\nΆννα Δείγμα, Senior Account Manager\n+44 20 7946 0101",
            ("Άννα Δείγμα", "Senior Account Manager", None),
        ),
        (
            "ar",
            "وكالة المثال للعلاقات العامة نيابة عن شركة النموذج\nرامي المثالي، مدير حسابات أول\npress@example.org\n+44 20 7946 0101",
            ("رامي المثالي", "مدير حسابات أول", "وكالة المثال للعلاقات العامة"),
        ),
        (
            "zh",
            "代表例示工作室发布\n例示公关 高级客户主任 何例示\n+44 20 7946 0101",
            ("何例示", "高级客户主任", "例示公关"),
        ),
        (
            "zh",
            "代表「例示科技」發布\n例示公關 資深經理 林例示\n+44 20 7946 0101",
            ("林例示", "資深經理", "例示公關"),
        ),
        (
            "en",
            "Media contact:\nSample Agency on behalf of Example Ltd\nJane Doe, Account Manager\n+44 20 7946 0101",
            ("Jane Doe", "Account Manager", "Sample Agency"),
        ),
    ],
)
def test_the_client_for_whom_an_agency_speaks_is_nobody_and_no_part_of_its_name(
    language: str, block: str, expected: tuple[str, str, str | None]
) -> None:
    assert told(language, block) == [expected]


@pytest.mark.parametrize(
    ("language", "block", "expected"),
    [
        (
            "uk",
            "PR-директорка видавництва «Зразковий птах» Дарина Зразкова\npress@example.org\n+44 20 7946 0101",
            ("Дарина Зразкова", "PR-директорка видавництва «Зразковий птах»", None),
        ),
        (
            "he",
            'מוזיאון הדוגמה לאמנות\nמחלקת דוברות ותקשורת\nד"ר שירה דוגמאי\n+44 20 7946 0101\npress@example.org',
            ("שירה דוגמאי", "מחלקת דוברות ותקשורת", "מוזיאון הדוגמה לאמנות"),
        ),
    ],
)
def test_who_signs_above_an_address_that_cannot_spell_the_name_is_offered(
    language: str, block: str, expected: tuple[str, str, str | None]
) -> None:
    assert told(language, block) == [expected]


def test_a_shortened_title_between_a_role_and_a_name_belongs_to_neither() -> None:
    block = "Портпарол Клиничког центра „Узорак“ др Милан Узорковић\nтел: +44 20 7946 0101"

    assert told("sr", block) == [("Милан Узорковић", "Портпарол Клиничког центра „Узорак“", None)]


@pytest.mark.parametrize(
    "line",
    [
        "ผู้ประสานงานสื่อมวลชน: นายตัวอย่าง สมมุติวงศ์ เจ้าหน้าที่ประชาสัมพันธ์ พิพิธภัณฑ์ตัวอย่าง โทร +44 20 7946 0101",
        "ติดต่อ: ตัวอย่าง สมมุติวงศ์ เจ้าหน้าที่ประชาสัมพันธ์ พิพิธภัณฑ์ตัวอย่าง โทร +44 20 7946 0101",
        "กรุณาติดต่อ ดร.ตัวอย่าง สมมุติวงศ์ เจ้าหน้าที่ประชาสัมพันธ์ พิพิธภัณฑ์ตัวอย่าง โทร. +44 20 7946 0101",
    ],
)
def test_a_thai_line_goes_on_from_the_name_to_what_somebody_does_and_for_whom(line: str) -> None:
    assert told("th", line) == [("ตัวอย่าง สมมุติวงศ์", "เจ้าหน้าที่ประชาสัมพันธ์", "พิพิธภัณฑ์ตัวอย่าง")]


def test_a_name_in_latin_letters_and_in_its_own_script_is_one_persons() -> None:
    block = "お問い合わせ\n株式会社見本\nPRマネージャー　Hanako Mihon（見本 花子）\npress@example.org"

    assert told("ja", block) == [("Hanako Mihon（見本 花子）", "PRマネージャー", "株式会社見本")]


def test_a_korean_firm_is_told_by_the_sign_in_one_go_with_its_name() -> None:
    assert told("ko", "문의: ㈜보기솔 홍보팀 홍길동 과장 (+44 20 7946 0101)") == [("홍길동", "과장", "㈜보기솔")]


def test_whom_a_chinese_sentence_asks_to_call_is_where_the_one_below_works() -> None:
    block = "如有任何媒體查詢，請聯絡例示公關：\n方例示 (Carmen Fong)\n電話：+44 20 7946 0101"

    assert told("zh", block) == [("方例示 (Carmen Fong)", None, "例示公關")]


def test_a_forename_with_its_house_in_brackets_is_somebody() -> None:
    block = "Narahubung:\nDewi (Yayasan Contoh Bakau) – +44 20 7946 0101\nYoga (Studio Contoh) – +44 20 7946 0102"

    assert told("id", block) == [("Dewi", None, "Yayasan Contoh Bakau"), ("Yoga", None, "Studio Contoh")]


@pytest.mark.parametrize(
    ("language", "form", "expected"),
    [
        (
            "fa",
            "نام: پویا نمونه‌ای\nسمت: مدیر ارتباطات\nسازمان: مؤسسه خیریه نمونه\nایمیل: press@example.org",
            ("پویا نمونه‌ای", "مدیر ارتباطات", "مؤسسه خیریه نمونه"),
        ),
        (
            "vi",
            "Họ và tên: Đỗ Minh Mẫu\nChức vụ: Trưởng ban Đối ngoại\nĐơn vị: Trường Đại học Ví Dụ\nEmail: press@example.org",
            ("Đỗ Minh Mẫu", "Trưởng ban Đối ngoại", "Trường Đại học Ví Dụ"),
        ),
        (
            "ja",
            "所属：見本市立美術館\n氏名：見本 花子\n職名：主任学芸員\n連絡先：+44 20 7946 0101",
            ("見本 花子", "主任学芸員", "見本市立美術館"),
        ),
    ],
)
def test_a_form_says_who_somebody_is_though_no_words_offer_them_to_the_press(
    language: str, form: str, expected: tuple[str, str, str]
) -> None:
    assert told(language, form) == [expected]


def test_a_form_with_a_name_alone_offers_nobody() -> None:
    assert told("en", "Name: Jane Doe\nEmail: jane@example.org\nMessage: ...") != [("Jane Doe", None, None)]


@pytest.mark.parametrize(
    ("language", "block", "expected"),
    [
        (
            "ru",
            "PR-агентство: Образцовый свет\nКонтакт: Мария Примерова\nТелефон: +44 20 7946 0101",
            ("Мария Примерова", None, "Образцовый свет"),
        ),
        (
            "hi",
            "पीआर एजेंसी: नमूना कम्युनिकेशंस\nअंकुर उदाहरणी – अकाउंट डायरेक्टर\n+44 20 7946 0101\npress@example.org",
            ("अंकुर उदाहरणी", "अकाउंट डायरेक्टर", "नमूना कम्युनिकेशंस"),
        ),
        (
            "fa",
            "آژانس روابط عمومی نیلوفر به نمایندگی از شرکت فولاد نمونه\nمهسا نمونه‌ای، مدیر حساب مشتریان\n+44 20 7946 0101",
            ("مهسا نمونه‌ای", "مدیر حساب مشتریان", "آژانس روابط عمومی نیلوفر"),
        ),
    ],
)
def test_an_agency_is_told_by_its_label_or_its_trade(
    language: str, block: str, expected: tuple[str, str | None, str]
) -> None:
    assert told(language, block) == [expected]


def test_who_answers_may_stand_behind_the_number_after_a_dash() -> None:
    block = "Справки для журналистов: +44 20 7946 0101 – Примеров Иван Ильич, начальник управления информационной политики мэрии"

    assert told("ru", block) == [("Примеров Иван Ильич", "начальник управления информационной политики мэрии", None)]


@pytest.mark.parametrize(
    "line", ["문의: 홍길동 커뮤니케이션 실장 +44 20 7946 0101", "커뮤니케이션 실장 홍길동, TEL. +44 20 7946 0101"]
)
def test_what_a_korean_is_in_charge_of_belongs_to_the_title_behind_it(line: str) -> None:
    assert told("ko", line) == [("홍길동", "커뮤니케이션 실장", None)]


def test_where_a_japanese_official_works_is_nobodys_name() -> None:
    (found,) = told("ja", "担当：県庁 観光振興課 主査 見本（電話 +44 20 7946 0101）")

    assert found[:2] == ("見本", "主査")


@pytest.mark.parametrize(
    ("language", "line", "expected"),
    [
        ("zh", "媒體洽詢：例示遊戲 行銷總監 林例示 press@example.org", ("林例示", "行銷總監", "例示遊戲")),
        ("zh", "联系人：Ivy 林\n电话：+44 20 7946 0101", ("Ivy 林", None, None)),
        (
            "ja",
            "お問い合わせ先\n株式会社見本　室長　見本院 花子\n電話：+44 20 7946 0101",
            ("見本院 花子", "室長", "株式会社見本"),
        ),
        ("ko", "문의: 홍길동 PR 매니저, +44 20 7946 0101", ("홍길동", "PR 매니저", None)),
        (
            "ko",
            "홍보대행사: 커뮤니케이션즈 보기\n담당: 홍길동 차장\n전화: +44 20 7946 0101",
            ("홍길동", "차장", "커뮤니케이션즈 보기"),
        ),
    ],
)
def test_words_parted_by_spaces_alone_are_told_by_their_neighbours(
    language: str, line: str, expected: tuple[str, str | None, str | None]
) -> None:
    assert told(language, line) == [expected]


def test_a_kind_of_house_before_quotation_marks_is_no_label() -> None:
    block = "Контакти:\nАгенция „Примерна вода“\nИван Примеров, говорител\nтел. +44 20 7946 0101"
    language = "bg"

    assert told(language, block) == [("Иван Примеров", "говорител", "Агенция „Примерна вода“")]
