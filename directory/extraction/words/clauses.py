"""Clauses and common words that hold the word for an institution, and name none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from directory.extraction.words.folding import fold
from directory.extraction.words.forenames import ROMANCE

WHETHER = frozenset(
    "if si se wenn sind are etes vous eres sei siete ben bent ar er jste jestes oletko если якщо ако jesli jezeli jestli pokud ak ako ce eger ha αν εαν jika om jos ja kas ar".split()
)
"""How a sentence begins that asks readers what they do."""

_VERBS = frozenset(
    "steht stehen is are è sono é são ist sind är jest są является есть е je jsou said says will has have had was were announced today hat haben "
    "wird wurde sagte avait sera dijo será disse dice sarà".split()
)
"""What only sentences say, and no title does (`The Minister said today that ...`)."""
_PRONOUNS = {
    language: frozenset(words.split())
    for language, words in {
        "da": "du jeg vi os jer", "nb": "du dere jeg vi oss", "sv": "du ni jag vi oss", "de": "ihr euch wir uns ich",
        "fr": "vous nous ils", "es": "usted ustedes nosotros", "en": "you your our they", "nl": "jij jullie wij",
        "ru": "ты вы мы они вас нас вам нам", "uk": "ти ви ми вони вас нас вам нам", "tr": "siz biz onlar",
        "hu": "ön önök", "fi": "sinä teitä meitä",
    }.items()
}  # fmt: skip
_OURS = frozenset(
    "our nuestro nuestra nuestros notre nos nosso nossa nostro nostra unser unsere unserem ons onze vår vårt vores".split()
)
_SENTENCE = 5
"""So many words a clause has at least that ends in a full stop."""
_LONG = 8
"""And so many one that goes on behind a comma."""


def says_something(words: Sequence[str]) -> bool:
    """Whether a verb stands among words that only sentences have."""
    return not _VERBS.isdisjoint(words)


def is_clause(text: str, start: int, end: int, language: str | None) -> bool:
    """Whether words are part of a sentence: a verb or a small pronoun stands among them (`Example is a project that`, `Jobber du i
    media`), or all but the first are small and a full stop ends them."""
    words = text[start:end].split()
    if len(words) > 1 and words[0].lower() in _OURS and words[1].islower():
        return True  # "Nuestro departamento de prensa ..."
    if any(one in _OURS and two.islower() for one, two in pairwise(words)):
        return True  # "Fale com a nossa equipe ..."
    if (len(words) > 4 and says_something(words)) or _GOES_ON.search(text, start, end) is not None:
        return True
    if len(words) > 2 and not _PRONOUNS.get(language or "", frozenset()).isdisjoint(words[1:]):
        return True
    if len(words) < _SENTENCE or not all(word.isalpha() and word.islower() for word in words[1:]):
        return False
    return _STOPS.match(text, end) is not None or (len(words) >= _LONG and text[end : end + 1] == ",")


_GOES_ON = re.compile(
    r"[请請您]|我[们們]|如[有果需]|若有|欲[了知]|任何|[問问][題题]\Z|(?:뉴스레터|거부|여부|전부|일부|내부|외부)\Z|欢迎|歡迎|提[问問]|への|からの|までの|に関する|します|ください|[\uac00-\ud7a3](?:은|는|을|를|에|의|에서|으로|까지|부터|에게|니다|세요)\Z| (?:[İi]çin|[Hh]akkında|[Üü]zere)\Z"
)
"""What asks in Chinese, or begins a clause there, Korean words that end as offices do, and what Korean and Turkish write behind a word that their sentence goes on from."""
_STOPS = re.compile(r"\.(?:\s|$)")
_ARABIC = frozenset(
    "مقابلات المقابلات مقابلة استفسارات الاستفسارات استفسار طلبات الطلبات معلومات المعلومات وسائل الإعلام الإعلامية الإعلاميين "
    "الإعلاميون الصحافة الصحفية الصحفيين الصحفيون الصحافيين أسئلة الأسئلة صور الصور تصريحات التصريحات تفاصيل التفاصيل دعوات "
    "تغطية التغطية اعتماد الاعتماد تسجيل التسجيل حضور الحضور المؤتمر البيان البيانات التواصل الاتصال التنسيق الحجز الشراكات "
    "يمكن ويمكن للجميع الجميع المشاركة جميع الرعاية المتطوعين التطوع التبرع المبيعات الاقتراحات الشكاوى "
    "التحية تحيات تحياتنا تحياتي التقدير الاحترام احترام تفضلوا وتفضلوا فائق الشكر شكرا خالص".split()
)
_HEBREW = frozenset(
    "ראיונות ראיון תיאום פניות פנייה עיתונאים עיתונאי עיתונות תקשורת כתבים פרטים מידע שאלות תגובה תגובות תמונות צילומים הזמנות "
    "הרשמה רישום אירועים כנס הודעה הודעות שיתופי פעולה תרומות התנדבות מכירות תמיכה שירות לקוחות "
    "כבוד בברכה תודה מייל דואל טלפון נייד או גם".split()
)
_OF_NAMES = frozenset("عبد بن ابن بنت آل أبو ابو أم بو ولد בן בת".split())
"""Words within Arabic and Hebrew names that are one with the word behind them."""
_MOST_PARTS = 7
_PERSIAN = frozenset(
    "احترام تشکر سپاس تقدیم رسانه رسانه‌ها رسانه‌های رسانه‌ای خبرنگاران خبرنگار مصاحبه مصاحبه‌ها مطبوعات مطبوعاتی اطلاعات بیشتر "
    "پرسش پرسش‌ها سوالات پاسخ تماس شماره دانشگاه سازمان شرکت وزارت موسسه مؤسسه بنیاد انجمن موزه شهرداری".split()
)
_HINDI = frozenset(
    "सादर धन्यवाद भवदीय भवदीया सधन्यवाद मीडिया प्रेस पत्रकार पत्रकारों साक्षात्कार संपर्क जानकारी अधिक विश्वविद्यालय मंत्रालय संस्थान "
    "विभाग संगठन संघ समिति निगम प्रशासन कार्यालय".split()
)
_COMMON = {
    language: frozenset(map(fold, words))
    for language, words in {"ar": _ARABIC, "he": _HEBREW, "fa": _PERSIAN, "hi": _HINDI}.items()
}
_PREFIXES = {"ar": ("وال", "وبال", "ولل", "و", "لل", "ل", "ب"), "he": ("ול", "וב", "וה", "ו", "ל", "ב", "ה")}


def units_of_name(words: Sequence[str]) -> int:
    """How many words a name has whose small words are one with those behind them (`عبد الرحمن بن محمد`)."""
    small = sum(word in _OF_NAMES for word in words)
    return len(words) - small if len(words) <= _MOST_PARTS else len(words)


def are_common(words: list[str], language: str | None) -> bool:
    """Whether one of the words of what could be a name is a common one of contact blocks, with or without what is written in
    one go with it (`وطلبات المقابلات`)."""
    known = _COMMON.get(language or "")
    if known is None:
        return False
    prefixes = _PREFIXES.get(language or "", ())
    folded = map(fold, words)
    return any(word in known or any(word.removeprefix(p) in known for p in prefixes) for word in folded)


_ANNOUNCING = frozenset(
    "contact contacts contacto contactos contatto contatti contato contatos contacte contactes informacion informacao informacoes"
    " informazioni informations informacio".split()
)
"""With these begins what announces contacts, and no title."""


def announce(tokens: Sequence[str], language: str | None) -> bool:
    """Whether folded words, more than one, announce contacts in a language whose nouns come first (`Contactos de prensa`), or say whom
    one can interview, or what alone something is for (`Entrevistas con las investigadoras`, `Somente para a imprensa`)."""
    if len(tokens) < _FEWEST:
        return False
    if (tokens[0] in _INTERVIEWS and tokens[1] in _WITH) or (tokens[0] in _ONLY and tokens[1] in _TO):
        return True
    return tokens[0] in _ANNOUNCING and language in ROMANCE


_FEWEST = 2
_INTERVIEWS = frozenset(
    "entrevistas entrevista interviews interview interviste intervista entretiens entretien entrevistes".split()
)
_WITH = frozenset("con with avec com amb mit di of".split())
_ONLY = frozenset(
    "somente apenas solo solamente unicamente exclusivamente only uniquement seulement nur ausschliesslich".split()
)
_TO = frozenset("para for pour per fur zu zur".split())
