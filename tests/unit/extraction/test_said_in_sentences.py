"""Contacts that a sentence offers, in the languages of the world: who is named, what they do, and with which number."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document, Mention

BODIES = {
    "de": "Die Organisation hat heute bekannt gegeben, dass sie mit ihren Partnern an dem neuen Projekt arbeiten wird.",
    "sv": "Organisationen meddelade i dag att den kommer att arbeta med sina partner i det nya projektet, som är öppet för alla.",
    "da": "Organisationen har i dag meddelt, at den vil arbejde sammen med sine partnere om det nye projekt, som er åbent for alle.",
    "nb": "Organisasjonen kunngjorde i dag at den skal arbeide sammen med sine partnere om det nye prosjektet.",
    "fi": "Järjestö kertoi tänään, että se aikoo työskennellä kumppaniensa kanssa uudessa hankkeessa, joka on avoin kaikille.",
    "cs": "Organizace dnes oznámila, že bude spolupracovat se svými partnery na novém projektu, který je otevřen všem.",
    "ru": "Организация сегодня сообщила, что она будет работать со своими партнёрами над новым проектом.",
    "tr": "Kuruluş bugün yaptığı açıklamada, ortakları ile birlikte yeni bir proje üzerinde çalışacağını duyurdu.",
    "el": "Ο οργανισμός ανακοίνωσε σήμερα ότι θα συνεργαστεί με τους εταίρους του στο νέο έργο, που είναι ανοιχτό σε όλους.",
    "hu": "A szervezet ma bejelentette, hogy partnereivel együtt dolgozik az új projekten, amely mindenki számára nyitva áll.",
    "ja": "当法人は本日、新しいプロジェクトにパートナーと取り組むことを発表しました。どなたでもご利用いただけます。",
    "zh": "本机构今天宣布，将与合作伙伴共同开展新项目，该项目将向所有居民开放，这是同类项目中的第一个。",
    "tw": "本會今天宣布，將與合作夥伴共同推動新計畫，該計畫將開放給該地區的所有居民，這是同類計畫中的第一個。",
    "ar": "أعلنت المنظمة اليوم أنها ستعمل مع شركائها في المشروع الجديد الذي سيكون مفتوحا لجميع سكان المنطقة.",
    "fa": "این سازمان امروز اعلام کرد که با شرکای خود در پروژه جدید همکاری خواهد کرد و برای همه باز خواهد بود.",
    "he": "הארגון הודיע היום כי יעבוד עם שותפיו בפרויקט החדש, אשר יהיה פתוח לכל תושבי האזור.",
    "hi": "संगठन ने आज घोषणा की कि वह अपने साझेदारों के साथ नई परियोजना पर काम करेगा और यह सभी के लिए खुली होगी।",
    "th": "องค์กรประกาศในวันนี้ว่าจะทำงานร่วมกับพันธมิตรในโครงการใหม่ ซึ่งจะเปิดให้ทุกคนในพื้นที่เข้าร่วม",
}


def contacts(language: str, sentence: str) -> tuple[Mention, ...]:
    text = f"{BODIES[language]}\n\n{sentence}\n"
    return read_release(Document("file:///release.txt", "release.txt", text.encode())).mentions


@pytest.mark.parametrize(
    ("language", "sentence", "name", "role"),
    [
        ("de", "Medienschaffende erreichen Frau Ada Muster, Leiterin Kommunikation, heute unter Tel. {}.", "Ada Muster", "Leiterin Kommunikation"),
        ("de", "Die Projektleiterin Ada Muster ist für Medienanfragen unter {} erreichbar.", "Ada Muster", "Projektleiterin"),
        ("sv", "Intervjuer bokas genom pressekreterare Ada Exempel, mobil {}.", "Ada Exempel", "pressekreterare"),
        ("nb", "Pressen henvises til ordfører Ada Prøve, tlf. {}.", "Ada Prøve", "ordfører"),
        ("nb", "Journalister kan ringe styreleder Ada Prøve ({}) for kommentarer.", "Ada Prøve", "styreleder"),
        ("fi", "Kysymyksiin vastaavat hankepäällikkö Ada Esimerkki, {}, ja muut.", "Ada Esimerkki", "hankepäällikkö"),
        ("cs", "S dotazy se obracejte na tiskového mluvčího Jana Vzora (tel.: {}).", "Jana Vzora", "tiskového mluvčího"),
        ("ru", "За информацией обращайтесь к пресс-секретарю Анне Примеровой по телефону {}.", "Анне Примеровой", "пресс-секретарю"),
        ("ru", "Информацию можно получить у координатора проекта Анны Примеровой: {}.", "Анны Примеровой", "координатора проекта"),
        ("tr", "Basın mensupları sorularını Genel Sekreter Ada Örnek'e ({}) yöneltebilir.", "Ada Örnek", "Genel Sekreter"),
        ("el", "Μπορείτε να απευθύνεστε στον εκπρόσωπο τύπου Νίκο Δείγμα, τηλ. {}.", "Νίκο Δείγμα", "εκπρόσωπο τύπου"),
        ("hu", "Érdeklődni lehet Próba Tamás sajtófőnöknél a {} telefonszámon.", "Próba Tamás", "sajtófőnöknél"),
        ("ja", "取材のお申し込みは、事務局長の見本美咲（電話：{}）までご連絡ください。", "見本美咲", "事務局長"),
        ("ja", "お問い合わせは一般社団法人例示機構 事務局 見本まで（TEL {}）。", "見本", "事務局"),
        ("zh", "新闻发言人赵示例（电话：{}）负责回答媒体提问。", "赵示例", "新闻发言人"),
        ("tw", "記者如有疑問，請洽本會秘書長林示例（{}）。", "林示例", "秘書長"),
        ("ar", "لمزيد من المعلومات يرجى التواصل مع السيدة ليلى مثال، مسؤولة الإعلام، على الهاتف {}.", "ليلى مثال", "مسؤولة الإعلام"),
        ("ar", "يمكن الاتصال بالمتحدث الرسمي خالد المثالي على الرقم {}.", "خالد المثالي", "المتحدث الرسمي"),
        ("fa", "خبرنگاران می‌توانند با خانم سارا نمونه، مدیر روابط عمومی، به شماره {} تماس بگیرند.", "سارا نمونه", "مدیر روابط عمومی"),
        ("he", "לתיאום ראיונות ניתן לפנות לאיתי דוגמה, יועץ התקשורת, בטלפון {}.", "איתי דוגמה", "יועץ התקשורת"),
        ("hi", "अधिक जानकारी के लिए कृपया श्रीमती सुनीता उदाहरण, जनसंपर्क अधिकारी, से फोन {} पर संपर्क करें।", "सुनीता उदाहरण", "जनसंपर्क अधिकारी"),
        ("th", "สอบถามข้อมูลเพิ่มเติมได้ที่ คุณสุภาวดี ตัวอย่าง ผู้จัดการฝ่ายสื่อสารองค์กร โทร. {}", "สุภาวดี ตัวอย่าง", "ผู้จัดการฝ่ายสื่อสารองค์กร"),
    ],
)  # fmt: skip
def test_a_sentence_names_somebody_with_what_they_do(language: str, sentence: str, name: str, role: str) -> None:
    (found,) = contacts(language, sentence.format("+44 20 7946 0101"))

    assert (found.name, found.role) == (name, role)
    assert [claim.value for claim in found.of("phone")] == ["+442079460101"]


def test_hebrew_letters_with_a_mark_within_are_one_word() -> None:
    (found,) = contacts(
        "he", 'לפרטים נוספים ניתן לפנות לד"ר מיכל דוגמה בדוא"ל michal@example.org או בטלפון +44 20 7946 0101.'
    )

    assert found.name == "מיכל דוגמה"
    assert list(found.emails) == ["michal@example.org"]


@pytest.mark.parametrize("mark", ["v/ ", "v/"])
def test_who_speaks_for_a_firm_stands_behind_danish_v(mark: str) -> None:
    (found,) = contacts("da", f"Pressekontakt: Foreningen Åbne Eksempler {mark}Ada Prøve, mobil +44 7700 900101")

    assert found.name == "Ada Prøve"
    assert [c.value for c in found.claims if c.field == "org"] == ["Foreningen Åbne Eksempler"]


def test_several_who_answer_in_danish_are_parted_by_a_dash() -> None:
    found = contacts(
        "da", "Kontakt: Museumsinspektør Ada Prøve, tlf. +44 20 7946 0101 - Direktør Bo Prøve, tlf. +44 20 7946 0102."
    )

    assert [(m.name, m.role) for m in found] == [("Ada Prøve", "Museumsinspektør"), ("Bo Prøve", "Direktør")]


def test_a_label_is_nobody_among_those_in_charge() -> None:
    (found,) = contacts(
        "ja",
        "お問い合わせは、広報室（担当：見本、電話+44-20-7946-0101、メールpress@example.org）までお願いいたします。",
    )

    assert found.name == "見本"


def test_a_title_before_a_japanese_name_is_no_part_of_it() -> None:
    (found,) = contacts("ja", "【取材に関するお問い合わせ】\n例示大学広報課　主任　見本由紀\nTEL +44-20-7946-0101")

    assert (found.name, found.role) == ("見本由紀", "主任")


def test_a_house_a_title_and_a_name_behind_a_label_in_one_go() -> None:
    (found,) = contacts("tw", "新聞聯絡人：示例部資料示例中心高級分析師林示例\n電話：+44 20 7946 0101")

    assert (found.name, found.role) == ("林示例", "高級分析師")
    assert [c.value for c in found.claims if c.field == "org"] == ["示例部資料示例中心"]


@pytest.mark.parametrize(
    ("language", "written", "number"),
    [("zh", "138 0000 1234", "+8613800001234"), ("tw", "04-2255-0123", "+886422550123")],
)
def test_the_characters_of_a_chinese_text_tell_whose_its_numbers_are(language: str, written: str, number: str) -> None:
    labels = {"zh": "联系人：李示例 电话：", "tw": "聯絡人：李示例 電話："}
    (found,) = contacts(language, f"{labels[language]}{written}")

    assert [claim.value for claim in found.of("phone")] == [number]


def test_names_in_brackets_behind_numbers_are_whose_they_are() -> None:
    found = contacts("de", "Bei Rückfragen: +44 20 7946 0101 (Herr Muster) oder +44 20 7946 0102 (Frau Ada Probe)")

    assert [(m.name, [c.value for c in m.of("phone")]) for m in found] == [
        ("Muster", ["+442079460101"]),
        ("Ada Probe", ["+442079460102"]),
    ]


def test_a_forename_may_be_a_small_word_in_english() -> None:
    (found,) = contacts("tr", "Basın iletişim: Can Örnek, can@example.org, +44 20 7946 0101")

    assert found.name == "Can Örnek"


def test_a_japanese_given_name_may_end_as_an_office_of_china_does() -> None:
    (found,) = contacts("ja", "お問い合わせ先\n例示会 広報担当\n見本 浩司\nE-mail: press@example.org")

    assert found.name == "見本 浩司"


def test_a_label_without_a_mark_is_no_part_of_a_thai_name() -> None:
    found = contacts("th", "ประสานงานสื่อมวลชน: ศิริพร ตัวอย่าง มือถือ +44 7700 900101, ธนกฤต สมมุติ มือถือ +44 7700 900102")

    assert [m.name for m in found] == ["ศิริพร ตัวอย่าง", "ธนกฤต สมมุติ"]


@pytest.mark.parametrize(
    ("language", "sentence", "name"),
    [
        ("zh", "媒体采访请联系李示例，微信/电话：13900001234。", "李示例"),
        ("zh", "联系人：王示例 手机：13800001234", "王示例"),
    ],
)
def test_a_chinese_mobile_is_told_by_its_form(language: str, sentence: str, name: str) -> None:
    (found,) = contacts(language, sentence)

    assert found.name == name
    assert all(claim.value.startswith("+861") for claim in found.of("phone"))
