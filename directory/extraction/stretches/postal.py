"""Whether a stretch of text is (part of) a postal address: a street with its number, a code, a room."""

from __future__ import annotations

import re

from directory.extraction.stretches.naming import Naming
from directory.extraction.words import across
from directory.extraction.words.kinds import DIGIT, OPENS_ASKING, OPENS_DESK, ORGANISATION, ROLE
from directory.values import organisations

_DIGIT = re.compile(r"[\d²³¹]")
_ENTRY = re.compile(r"\d{1,2}[.)]\s+(?=[^\W\d_])")
"""The number of an entry of a list."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ENDS_IN_YEAR = re.compile(r"\s(?:19|20)\d\d$")
_POSTAL = re.compile(
    r"\b(?:[A-Z]{2}[ ,]{1,2}\d{5}(?:-\d{4})?|[A-Z]{1,2}-?\d{4,5}|\d{4,6}|\d{3} \d{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2})\b"
)
_ENDS_IN_EXTENSION = re.compile(
    r"(?:^|[\s,;(])(?:tel|fon|telefon|phone|telephone|durchwahl|dw|app|ext|poste|int|interno|toestel)\b[.: ]{0,3}-?\s?\d{2,5}\s?$"
)
"""A stretch that ends in somebody's extension (`Jan Muster, Referent, Tel. -102`) is no address."""
_HOUSE = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ]{1,20}(?:[ -][A-ZÀ-Þ]?[a-zß-ÿ.]{1,20}){1,3} \d{1,3} ?[a-zA-Z]?")
"""A street of several words, and the number of the house (`Lange Gasse 88`)."""
_NAMED_HOUSE = re.compile(r"[^\W\d_][^\W\d_.'’-]{2,24} \d{1,4} ?[a-zA-Z]?")
_BESIDE = re.compile(
    rf"{across.one_folded(across.read('small')['streets'])} (?:[^\W\d_][\w.'-]{{1,24}} ){{1,4}}\d{{1,3}} ?[a-z]?(?:[-/]\d{{1,3}}[a-z]?)?"
)
"""A street called after what it lies beside, and the number of the house (`Am Stadtarchiv 12`)."""
_MOST_OF_HOUSE = 6
"""So many digits have the numbers of houses, two where it is several."""
_CODE_BEHIND = re.compile(r",? {0,4}\n? {0,4}(?:[A-Z]{1,2}[- ])?(?:\d{4,6}|\d{3} \d{2}|\d{2}-\d{3}) {1,2}[^\W\d_]{2}")
"""A postal code and a town, right behind or on the line below: what has one word and a number before it is a street and the number of the
house (`Příkladná 4, 110 00 Praha`), in languages too that have no word for streets there."""
_STREET = re.compile(
    r"\d{1,5}[a-z]?(?:-\d{1,5})?,? (?:[\w.'’-]{1,20} ){1,3}(?:row|court|ct|place|pl|gardens|terrace|close|crescent|quay|mews|hill|gate|"
    r"walk|yard|green|parade|wharf|grove|circle|plaza|highway|hwy|parkway|pkwy|pike|broadway|embankment|house|tower|towers)"
    r"(?: (?:n|s|e|w|ne|nw|se|sw|north|south|east|west))?$"
)
"""The number of a house before a street whose last word says so (`2 Harbour Row`)."""

_BEFORE_HOUSE = re.compile(r"(?<=[\w.]) (?=\d{1,6}[A-Za-z]?(?:-\d{1,5})? (?:[NSEW]{1,2}\.? )?[A-Z\d])")
"""Between words and the number of a house before its street."""
_FEWEST_WORDS = 2
_WITH_NUMBER = re.compile(r"[A-ZÀ-Þ]{4,20} \d{1,4}")
_OFTEN = 2
"""What a text says more often is no part of an address."""
_BRANCH = re.compile(r"[A-ZÀ-Þ][\w'’.-]{1,20}(?: [\w'’.-]{1,20}){0,3} (?:\d{2}|97[1-8]|2[AB])")


class Postal(Naming):
    """Asked about stretches of one text by their offsets."""

    def is_branch(self, start: int, end: int) -> bool:
        """Whether it is the branch of a union or service in a French department, by its number (`SDIS 64`, `Sud Santé 35 : Jane Doe`), or a
        house in capitals with a number that the text speaks of throughout (`HARBOUR 2000`)."""
        if _WITH_NUMBER.fullmatch(self.text, start, end) and self.text.count(self.text[start:end]) > _OFTEN:
            return True
        if _BRANCH.fullmatch(self.text, start, end) is None:
            return False
        first = self.text[start:end].split()[0]
        headed = self.text[end : end + 2].lstrip().startswith(":")
        alone = self.language == "fr" and (
            first.isupper() or self.folded[start : start + len(first)] in self.words.organisations
        )
        return alone or (headed and self.language == "fr")

    def house_behind(self, start: int, end: int) -> int | None:
        """Where the number of a house before its street stands behind words that are of no address, as where line breaks were lost
        (`Jane Doe Chief Executive Officer Example Corp. 15 Example Drive`); None where it does not."""
        shape = self.folded.shape
        if shape is None or shape.find(b"9", start, end) < 0:
            return None  # most stretches have no digit, and in other alphabets the street comes first
        house = _BEFORE_HOUSE.search(self.text, start, end)
        if house is None or not self.text[start].isupper():
            return None
        before, behind = self.tokens(start, house.start()), self.tokens(house.end(), end)
        if len(before) < _FEWEST_WORDS or any(t in self.words.address or _DIGIT.search(t) for t in before):
            return None
        if (
            not any(t in self.words.address for t in behind[1:])
            and _STREET.match(self.folded, house.end(), end) is None
        ):
            return None
        return house.end()

    def is_address(self, start: int, end: int) -> bool:
        if not self.kinds(start, end) & DIGIT:
            return False
        raw = self.text[start:end]
        if (entry := _ENTRY.match(raw)) is not None and self.text[max(0, start - 1)] in "\n ":
            return self.is_address(start + entry.end(), end)  # "1. Jane Doe, Head of Press, ..."
        digits = len(_DIGIT.findall(raw))
        if not digits or (len(raw) > 60 and raw.count(",") > 1):
            return False
        if self.folded.is_unspaced and self.words.extension.search(self.folded, start, end + 1):
            return False  # `見本 花子（内線 6440）`
        tokens = self.tokens(start, end)
        if _ENDS_IN_EXTENSION.search(self.folded, start, end):
            return False
        if any(t in self.words.address for t in tokens):
            return True
        if digits == 4 and raw[0].isupper() and _YEAR.search(raw) and organisations.has_legal_form(raw):
            return False  # "SC Example 1908 e.V."
        if digits == 4 and self.kinds(start, end) & (ROLE | ORGANISATION) and _ENDS_IN_YEAR.search(raw):
            return False  # "Press Officer at Example Days 2027"
        if any(c in ":(+" for c in raw) or any(t in self.words.calendar for t in tokens):
            return False  # "June 5, 2014 Contact: ...", "(UTC +0200)"
        if self._is_street(start, end, digits):
            return True
        if self.kinds(start, end) & OPENS_ASKING and self.words.asking.search(self.folded, start, end):
            return False  # "contact Jane Doe on 02800 or"
        return digits <= 9 and len(raw) <= 80 and _POSTAL.search(raw) is not None and any(c.isalpha() for c in raw)

    def _is_street(self, start: int, end: int, digits: int) -> bool:
        """Whether it is a street with the number of the house, told by its form and what stands behind."""
        if digits <= 5 and _STREET.match(self.folded, start, end) is not None:
            return True
        kinds = self.kinds(start, end)
        if digits <= _MOST_OF_HOUSE and self._lies_beside(start, end):
            return True  # whatever it is called after, an institution or an office
        if kinds & (ROLE | OPENS_DESK):
            return False
        if digits <= 3 and not kinds & ORGANISATION and _HOUSE.fullmatch(self.text, start, end):
            return True
        named = self.text[start].isupper() and _NAMED_HOUSE.fullmatch(self.text, start, end)
        return bool(named) and _CODE_BEHIND.match(self.text, end) is not None  # whatever house the street is named for

    def _lies_beside(self, start: int, end: int) -> bool:
        """Whether it begins as streets do that are called after what they lie beside, goes on with a capital, and ends in a number."""
        if not self.text[start].isupper() or _BESIDE.fullmatch(self.folded, start, end) is None:
            return False
        return any(word[0].isupper() for word in self.text[start:end].split()[1:])
