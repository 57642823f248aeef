"""Contact blocks as they are set in Arabic, Persian, Hebrew, Chinese, Japanese, Korean, and in the English of India and the
Philippines."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document, Mention


def mentions(text: str) -> tuple[Mention, ...]:
    return tuple(read_release(Document("file:///release.txt", "release.txt", text.encode())).mentions)


def contacts(text: str) -> list[tuple[str | None, str | None, str | None]]:
    """Each contact as (name, role, organisation)."""
    return [(m.name, m.role, m.org) for m in mentions(text)]


def numbers(text: str) -> list[tuple[str | None, list[str]]]:
    """Each contact's name with its numbers, an extension behind an `x`."""
    return [
        (m.name, [c.value + (f"x{c.extension}" if c.extension else "") for c in m.of("phone")]) for m in mentions(text)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "لمزيد من المعلومات:\nسارة مثال المثالي، مديرة العلاقات العامة والإعلام\nهاتف: ٠١١٤٥٦٧٨٠١\nmedia@example.org\n",
            [("سارة مثال المثالي", "مديرة العلاقات العامة والإعلام", None)],
        ),
        (
            "تماس برای رسانه‌ها:\nخانم نگار نمونه، مدیر روابط عمومی\nتلفن: ۰۲۱-۸۸۷۶۵۴۰۱\npr@example.org\n",
            [("نگار نمونه", "مدیر روابط عمومی", None)],
        ),
        ("לפרטים: יעל דוגמה-לוי, דוברת, 03-5550101\n", [("יעל דוגמה-לוי", "דוברת", None)]),
    ],
)
def test_a_comma_of_the_script_parts_a_name_from_a_title(
    text: str, found: list[tuple[str | None, str | None, str | None]]
) -> None:
    assert contacts(text) == found


def test_the_groups_of_a_number_may_stand_from_right_to_left() -> None:
    text = "للاستفسارات الصحفية:\nيوسف مثال\nت: 24567801 965+\n"

    assert numbers(text) == [("يوسف مثال", ["+96524567801"])]


def test_an_extension_has_digits_of_any_script() -> None:
    text = "تماس برای رسانه‌ها:\nنگار نمونه\nتلفن: ۰۲۱-۸۸۷۶۵۴۰۱ داخلی ۱۱۲\npr@example.org\n"

    assert numbers(text) == [("نگار نمونه", ["+982188765401x112"])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("新聞聯絡人：文化司 陳科長 電話：(02) 5555-0101\n", [("陳", "科長", "文化司")]),
        ("新聞聯絡人：王副局長小例\n聯絡電話：02-5555-0101\n", [("王副局長小例", None, None)]),
        (
            "如有傳媒查詢，請聯絡：\n示例集團有限公司\n企業傳訊部\n陳小例先生（Mr. David Example）\n電話：(852) 2555 0101\n",
            [("陳小例", "企業傳訊部", "示例集團有限公司")],
        ),
        (
            "發言人：局長 陳小例\n聯絡人：科長 張小樣\n電話：07-555-0101\n行動電話：0912-555-010\n",
            [("張小樣", "科長", None)],
        ),
        ("新闻联系人：\n赵小样\n示例财经公关\n+86 10 5555 0101\n", [("赵小样", None, "示例财经公关")]),
    ],
)
def test_chinese_officials_are_named_with_their_titles(
    text: str, found: list[tuple[str | None, str | None, str | None]]
) -> None:
    assert contacts(text) == found


def test_a_hash_stands_before_an_extension() -> None:
    assert numbers("新聞聯絡人：許小例 02-5555-0101 #18\n電子郵件：press@example.org\n") == [
        ("許小例", ["+886255550101x18"])
    ]


_RULES = "この度、例示について検討会を開きますのでお知らせします。\n\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "照会先\n【例示基準局　安全課】\n課長　　　　　　　見本　安男\n主任技術審査官　　例田　次雄（内線5486）\n（代表電話）03（5555）0101\n",
            [("見本 安男", "課長", "例示基準局 安全課"), ("例田 次雄", "主任技術審査官", "例示基準局 安全課")],
        ),
        (
            "各位\n問合せ先　取締役管理本部長　見本 次郎\n　　（TEL．03-5555-0101）\n",
            [("見本 次郎", "取締役管理本部長", None)],
        ),
        (
            "お問い合わせ\n例示連合会\n総合政策局　例川\nTEL 03-5555-0101\n",
            [("例川", "総合政策局", "例示連合会")],
        ),
        (
            "（報道に関すること）\n例示大学 地震研究所 広報室\nTEL: 03-5555-0101\n",
            [("広報室", None, "例示大学 地震研究所")],
        ),
        (
            "| 問い合わせ先 | |\n|---|---|\n| 担当 | 例村・見本 |\n| 電話 | 058-555-0101 |\n",
            [("例村", None, None), ("見本", None, None)],
        ),
        (
            "お問い合わせ先\n例示省 年金局 年金課（内線3336）\n（代表電話）03-5555-0101\n",
            [("年金局 年金課", None, "例示省")],
        ),
    ],
)
def test_japanese_offices_name_who_is_in_charge(
    text: str, found: list[tuple[str | None, str | None, str | None]]
) -> None:
    assert contacts(_RULES + text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "| 담당 부서 | 예시부 | 책임자 | 과  장 | 홍예시 | (044-555-0101) |\n|---|---|---|---|---|---|\n"
            "|  | 정책과 | 담당자 | 사무관 | 윤보기 | (044-555-0102) |\n",
            [("홍예시", "과 장", "예시부"), ("윤보기", "사무관", "정책과")],
        ),
        (
            "담당 부서\n예시국\n책임자\n과  장\n김예시\n(044-555-0101)\n정책과\n담당자\n사무관\n이보기\n(044-555-0102)\n",
            [("김예시", "과 장", "예시국"), ("이보기", "사무관", "정책과")],
        ),
        (
            "문의 및 취재 신청: 예시영화제 홍보팀\n담당자 유보기 팀장\nTEL 02-555-0101\n",
            [("유보기", "팀장", "예시영화제")],
        ),
    ],
)
def test_korean_forms_spread_titles_over_their_cells(
    text: str, found: list[tuple[str | None, str | None, str | None]]
) -> None:
    assert contacts(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "For media queries, please contact:\nJane Doe\nDGM – Corporate Communications, Sample Power Ltd.\n"
            "Mob: +91 98450 12301\n",
            [("Jane Doe", "DGM – Corporate Communications", "Sample Power Ltd.")],
        ),
        (
            "Media contact: John Roe, Scientist & Head, Outreach, Sample Institute of Rivers, +91 821 251 2201\n",
            [("John Roe", "Scientist & Head, Outreach", "Sample Institute of Rivers")],
        ),
        (
            "For further details please contact:\n\nSample Textiles Limited        Specimen Advisors\n"
            "Mr. John Roe                   Ms. Jane Doe\nroe@textiles.example.com       doe@advisors.example.com\n",
            [("John Roe", None, "Sample Textiles Limited"), ("Jane Doe", None, "Specimen Advisors")],
        ),
        (
            "Media enquiries:\nJohn Roe MP\nDA Shadow Minister of Water\n+27 82 123 4503\n",
            [("John Roe", "DA Shadow Minister of Water", None)],
        ),
    ],
)
def test_english_as_written_elsewhere(text: str, found: list[tuple[str | None, str | None, str | None]]) -> None:
    assert contacts(text) == found


def test_the_number_behind_an_extension_is_one_of_its_own() -> None:
    text = "Press contact:\nJane Doe\nTel. Nos.: (02) 8920-1101 loc. 2134 / 8920-1102\njane@example.gov.ph\n"

    assert numbers(text) == [("Jane Doe", ["+63289201101x2134", "+63289201102"])]


def test_indian_numbers_have_no_prefix_at_home() -> None:
    text = "Press contact:\nJane Doe\nMobile: 9448012301\njane@example.res.in\n"

    assert numbers(text) == [("Jane Doe", ["+919448012301"])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "ติดต่อสื่อมวลชน\nฝ่ายสื่อสารองค์กร บริษัท ตัวอย่าง จำกัด (มหาชน)\nคุณสมใจ สมมุติ โทร. 02-555-0101\n",
            [("สมใจ สมมุติ", "ฝ่ายสื่อสารองค์กร", "บริษัท ตัวอย่าง จำกัด (มหาชน)")],
        ),
        ("ติดต่อสื่อมวลชน\nชื่อ: นางสาวมาลี สมมุติ\nโทรศัพท์: 02-555-0101\n", [("มาลี สมมุติ", None, None)]),
        (
            "Untuk maklumat lanjut, sila hubungi:\nPuan Siti Contoh\nPengurus Besar, Hal Ehwal Korporat\n"
            "Yayasan Sampel Berhad\nTel: 03-2555 0101 samb. 212\n",
            [("Siti Contoh", "Pengurus Besar, Hal Ehwal Korporat", "Yayasan Sampel Berhad")],
        ),
    ],
)
def test_titles_and_firms_of_the_south_east(text: str, found: list[tuple[str | None, str | None, str | None]]) -> None:
    assert contacts(text) == found


def test_a_thai_nickname_in_brackets_is_no_topic() -> None:
    text = "ติดต่อสื่อมวลชน\nมาลี สมมุติ (อ้อ) โทร 02-555-0101\nสมชาย ตัวอย่าง (ต้น) โทร 02-555-0102\n"

    assert [claim.value for m in mentions(text) for claim in m.of("topic")] == []


def test_an_indian_mobile_is_written_as_it_is_dialled_at_home() -> None:
    text = "जारीकर्ता:\nडॉ. राकेश उदाहरण\nमीडिया प्रभारी, उदाहरण सभा\nमो. 94150 12301\n"

    assert numbers(text) == [("राकेश उदाहरण", ["+919415012301"])]


def test_a_form_of_address_before_a_vietnamese_name_is_none_of_it() -> None:
    text = (
        "Thông tin liên hệ báo chí:\nAnh Trần Minh Mẫu – ĐT: 0903.123.401\nNguyễn Thị Lan Anh – ĐT: 0903.123.402\n"
        "Mọi thông tin chi tiết về dự án mới của công ty được công bố trong ngày hôm nay.\n"
    )

    assert [name for name, _, _ in contacts(text)] == ["Trần Minh Mẫu", "Nguyễn Thị Lan Anh"]


def test_a_korean_legal_form_goes_before_the_firm() -> None:
    text = "보도자료 문의\n주식회사 예시소프트\n홍보 담당자 권보기\nTel. 070-5555-5601\n"

    assert [org for _, _, org in contacts(text)] == ["주식회사 예시소프트"]


def test_whose_mobile_a_number_is_is_no_human() -> None:
    text = _RULES + "お問い合わせ先\n担当：例崎\nTEL：03-5555-0101\n例崎携帯：080-5555-0101\n"

    assert [name for name, _, _ in contacts(text)] == ["例崎"]


def test_a_script_without_capitals_has_no_role_in_small_letters() -> None:
    text = "بيانات الاتصال\nهدى المثال\nرئيسة المكتب الصحفي\nهاتف: +20 2 25550192\n"

    assert contacts(text) == [("هدى المثال", "رئيسة المكتب الصحفي", None)]


def test_those_below_the_line_of_a_korean_department_work_there() -> None:
    text = "보도자료\n예시부는 올해 사업 대상지를 선정했다고 밝혔다.\n\n담당부서 예시부 예시과\n책임자 과 장 홍예시 (044-555-0101)\n담당자 사무관 윤보기 (044-555-0102)\n"
    found = read_release(Document("file:///ko.txt", "ko.txt", text.encode())).mentions

    assert [(m.name, m.role, m.org) for m in found] == [
        ("홍예시", "과 장", "예시부 예시과"),
        ("윤보기", "사무관", "예시부 예시과"),
    ]


@pytest.mark.parametrize(
    ("language", "line", "expected"),
    [
        ("ja", "担当者 例示推進班 見本 花子", ("見本 花子", "例示推進班", None)),
        ("zh", "示例市交通局 宣传科 李小例", ("李小例", "宣传科", "示例市交通局")),
        ("zh", "联系人：例示漁業組 組長 林小樣", ("林小樣", "組長", "例示漁業組")),
    ],
)
def test_a_section_of_an_office_is_nobody(language: str, line: str, expected: tuple[str, str, str | None]) -> None:
    body, cue, number = {
        "ja": ("報道発表資料\n同市は、市内を巡回する図書館車を電気自動車に更新します。", "お問合せ先", "03-5550-0150"),
        "zh": ("今日,本市首条氢能公交线路正式投入运营,全长23公里。", "媒体联系人：", "电话:0535-5550101"),
    }[language]
    text = f"{body}\n\n{cue}\n{line}\n{number}\n"
    found = read_release(Document("file:///a.txt", "a.txt", text.encode())).mentions

    assert [(m.name, m.role, m.org) for m in found] == [expected]
