"""Which runs of digits can be phone numbers, and which are dates, amounts, postal codes and other identifiers."""

from __future__ import annotations

import re

from directory.values import phones

_DATE = re.compile(
    r"(?:(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)\d\d|\d{1,2}\. \d{1,2}\. (?:19|20)\d\d|(?:19|20)\d\d\s?[-–/]\s?(?:19|20)?\d\d)\b"
)
_STRIPPED_DATE = re.compile(
    r"(?:0?[1-9]|[12]\d|3[01])\s{2,4}(?:0?[1-9]|1[0-2])\s{2,4}(?:19|20)\d\d|(?:19|20)\d\d\s{2,4}(?:0?[1-9]|1[0-2])\s{2,4}(?:0?[1-9]|[12]\d|3[01])"
)
"""A date whose full stops became blanks, as all marks of its page did (`22  11  2026`)."""
_IDENTIFIER = re.compile(
    r"(?i:\b(?:doi|issn|isbn|iban|vat|siren|siret|grant|charity|registration|reg|ref|reference|invoice|mtb|drt|oab|crm|cnpj|nif|cif|nipc|rna)\b)"
    r"[^\d\n]{0,12}$|(?i:\bdoi\b)[: ]{0,2}\S{0,20}$"
    r"|(?i:(?<![a-z])(?:p\. ?iva|partita iva|codice fiscale|cod\. ?fisc\.?|ust-?id(?:-?nr)?|steuernummer|steuer-nr|kvk|y-tunnus|org\.? ?nr|"
    r"organisationsnummer|organisasjonsnummer|wechat|weixin))[^\d\n]{0,8}$"
    r"|(?<![A-Za-z])(?:NIP|REGON|KRS|IČO?|DIČ|HRA|HRB|CVR|BTW|CUI|CUIT|RUC|RUT|NPWP|QQ|ICQ)[^\w\n]{0,8}$"
    r"|(?i:инн|кпп|огрн|окпо|єдрпоу|αφμ|а\. ?ф\. ?м\.?|微信|统一社会信用代码|法人番号|사업자등록번호|사업자번호)[^\w\n]{0,8}$"
)
"""What makes digits an identifier (`Registered charity no. 1234567`): of a house in a register or with the tax office, of somebody in a
program for messages."""
_NUMBERED = re.compile(
    r"(?i:\b(?:licen[cs]e|permit|authori[sz]ation|case|docket|contract|account|serial|patent|company|file|order|tracking|policy)"
    r"\s(?:number|no\.?|nr\.?|#|id)):?[ ]{0,2}$"
)
"""The same in two words (`License Number: 4471-2027`), which no number to call has before it."""
_HOUSE = re.compile(r"\d{1,4}[ ,/-]{1,3}\d{5}")
_STREET = re.compile(
    r"\d{1,3}\s?[-–]\s?\d{5}|\d{5}-\d{3,4}"
)  # "Via Esempio, 21 – 00100 Roma", postal codes of Brazil and the United States
_OTHER_NUMBER = re.compile(r"\d{3}\s?(?:[/|–-]|e|ou)\s?$")
"""Behind another number it is one, too (`(11) 5555-0110 / 95555-0111`)."""
_OPENING = re.compile(r"(?:[01]?\d|2[0-4])[.:][0-5]\d\s?[-–]\s?(?:[01]?\d|2[0-4])[.:][0-5]\d")
"""Hours of a day (`10.00-18.00`)."""
_KEY = re.compile(r"(?:\b[0-9A-Fa-f]{4}\s{1,2}){3,12}[0-9A-Fa-f]{4}\b")
_HEX = re.compile(r"\b[\dA-Fa-f]*(?:\d[A-Fa-f]|[A-Fa-f]\d)[\dA-Fa-f]*\b")
_OF_KEY = re.compile(r"(?i:fingerprint|fingerabdruck|empreinte|huella|impronta|pgp|gpg|openpgp)")
_OCTET = r"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"
_NETWORK = re.compile(rf"{_OCTET}(?:\.{_OCTET}){{3}}")
"""An address of a machine (`192.0.2.1`); numbers in Spain are dotted so, too (`629.55.01.71`), but are above it."""
_MONEY = re.compile(r"\d{1,3}(?:[., ]\d{3})+(?:[.,]\d{1,2}| \d\d)?")
_SUM = re.compile(r"[1-9]\d{0,2}(?: \d{3}){4,}(?: \d\d)?")
"""Trillions, which no number to call is grouped like, where the marks were lost (`9 488 546 787 010 00`)."""
_LABEL_BEFORE = re.compile(
    r"(?:[^\W\d_]\.?:|(?i:\b(?:t[eéā]l|tālr|tlf|tfn|mob|gsm|kom|fa[xk]|тел|моб|факс|τηλ|κιν)\w{0,7}\.)) ?$"
)
"""Behind a label `67 555 012` is a number to call, not an amount."""

_LOCAL = re.compile(r"\d{2}-\d{2}-\d{2}|\d{3}-\d{3}")
_CALLED = re.compile(r"(?<![^\W\d_])(?i:тел|т|ф|tel|телефон|факс)\.?\s?:?\s?$")
"""What makes so few digits a number of its town (`тел. 55-01-01`)."""
_WORDS = re.compile(r"[^\W\d_][^\d\n]{4,60}")


def _is_below_words(text: str, start: int, end: int) -> bool:
    """Whether a number has a line of its own right below one of words without digits, as the last detail of somebody does (`6 555
    012` in Estonia), unlike an amount in a table."""
    low = text.rfind("\n", 0, start) + 1
    if low == 0 or text[low:start].strip() or text[end : end + 1] not in ("\n", ""):
        return False
    above = text.rfind("\n", 0, low - 1) + 1
    return _WORDS.fullmatch(text, above, low - 1) is not None


def _is_of_key(text: str, start: int, end: int) -> bool:
    """Whether digits are a part of the fingerprint of somebody's key (`1234 ABCD 5678 ...`)."""
    low = max(text.rfind("\n", 0, start) + 1, start - 80)
    high = text.find("\n", end, end + 80)
    high = high if high >= 0 else end + 80
    for key in _KEY.finditer(text, low, high):
        if key.start() <= start < key.end() and (_HEX.search(key.group()) or _OF_KEY.search(text, low, key.start())):
            return True
    return False


_VANITY = re.compile(r"\b8\d\d[-. ](?=\d*[A-Z])[A-Z\d-]{4,12} $")
"""A number with letters for digits, behind which brackets say its last ones (`1-800-EXAMPLE (392-6753)`)."""


_WITH_AREA = 10
"""A North American number with its area code has so many digits: it says all of the one in letters before it."""


def can_be_number(text: str, raw: str, start: int) -> bool:
    """Whether digits written so, at that place of the text, can be a number to call."""
    count = len(phones.digits(raw))
    international = raw.lstrip("( ").startswith(("+", "00"))
    if not 7 <= count <= 15 and not (international and count >= 6):
        return (
            count == 6
            and _LOCAL.fullmatch(raw) is not None
            and _CALLED.search(text, max(0, start - 12), start) is not None
        )
    if _NUMBERED.search(text, max(0, start - 28), start):
        return False
    if international:
        return True
    if _is_of_key(text, start, start + len(raw)) or _OPENING.fullmatch(raw) or _SUM.fullmatch(raw):
        return False
    if (
        _DATE.match(raw.lstrip("( "))
        or _STRIPPED_DATE.fullmatch(raw.strip())
        or (
            _MONEY.fullmatch(raw)
            and "." not in raw[-5:-4]
            and count < 9
            and not (count == 7 and _is_below_words(text, start, start + len(raw)))
            and _LABEL_BEFORE.search(text, max(0, start - 14), start) is None
        )
    ):
        return False
    if _HOUSE.fullmatch(raw) and text[start + len(raw) : start + len(raw) + 2].strip().isupper():
        return False  # "Musterstraße 139/140 12439 Berlin"
    if _IDENTIFIER.search(text, max(0, start - 28), start):
        return False
    if count < _WITH_AREA and raw[0] == "(" and ")" not in raw and _VANITY.search(text, max(0, start - 24), start):
        return False
    before = text[max(0, start - 3) : start]
    if before.rstrip().endswith(("n°", "nº", "№", "No.", "〒")) or (
        _STREET.fullmatch(raw) and _OTHER_NUMBER.search(text, max(0, start - 6), start) is None
    ):
        return False
    return not _NETWORK.fullmatch(raw)
