"""Which country a national number belongs to: what stands nearest decides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain

from directory.extraction import reasons
from directory.extraction.details.anchors import Anchor
from directory.extraction.details.whereabouts import Whereabouts
from directory.extraction.memory import NOTHING, Taught
from directory.extraction.reasons import Reason
from directory.extraction.release.markup import NOTHING as NO_MARKUP
from directory.extraction.words import gazetteer
from directory.extraction.words.folding import Folded
from directory.extraction.words.vocabulary import Vocabulary, languages
from directory.records import Span
from directory.values import emails, homes, phones
from directory.values.domains import of_domain

_NORTH_AMERICAN = re.compile(r"(?:1[-. ])?\(?[2-9]\d\d\)?\s?[-./ ]{0,2}\s?[2-9]\d\d\s?[-. ]\s?\d{4}$")
_AMERICANS = {None: "US", "US": "US", "FR": "CA"}
"""Whose numbers those in the North American form are, by the country that stands for a text's language: no number of France is
written so. Of Spanish and others, whose speakers write numbers alike elsewhere, nothing is said."""
_US_ADDRESS = re.compile(r"[A-Z](?<!\w(?s:.))[A-Z][ ,]{1,2}\d{5}(?:-\d{4})?\b")  # begins with a set, which is fast
MOST_VOTES = 500
_MOST_NUMBERS = 30
"""So many numbers are held against each other."""
_ADDRESS_DOMAIN = re.compile(r"\b(?:https?://|www\.)[\w.-]{1,80}\.([a-z]{2})\b(?![.@\w])")
_ISIN = re.compile(r"\b[A-Z]{2}[A-Z0-9]{9}\d\b")
_SEARCHED = 200_000
_GUESSES = frozenset(
    {reasons.COUNTRY_BY_FORM, reasons.COUNTRY_BY_GROUPS, reasons.COUNTRY_OF_LANGUAGE, reasons.COUNTRY_BY_SETTING}
)
"""Reasons for a country of which the text itself says nothing."""
_BY_PLACE = frozenset({reasons.COUNTRY_OF_PLACE, reasons.COUNTRY_OF_DATELINE, reasons.COUNTRY_OF_ADDRESS})
_BY_LOOK = frozenset({reasons.COUNTRY_BY_GROUPS, reasons.COUNTRY_OF_LANGUAGE})


def _of_security(code: str) -> str | None:
    """ISO 3166 code of the country whose agency numbered a security (ISO 6166); None where the check digit is wrong."""
    plain = "".join(str(int(sign, 36)) for sign in code)
    total = sum(sum(divmod(int(digit) * (1 + n % 2), 10)) for n, digit in enumerate(reversed(plain)))
    return code[:2] if total % 10 == 0 and phones.has_numbers(code[:2]) else None


_SIMPLIFIED = re.compile("[们这发会时说对开关业务员华电长东车门问间]")
_TRADITIONAL = re.compile("[們這發會時說對開關業務員華電長東車門問間]")
_TAIWANESE = re.compile(r"\(?0[2-9]\d?\)?[-. ]|09\d\d")
"""No number of Hong Kong begins with a zero."""
_TELLING = 2_000
"""So many characters of a text tell how it is written."""


def _of_characters(text: str) -> tuple[str, ...]:
    """ISO 3166 codes of where Chinese is written so: with simplified characters or with traditional ones; none where that is
    not clear."""
    simplified, traditional = (len(each.findall(text, 0, _TELLING)) for each in (_SIMPLIFIED, _TRADITIONAL))
    if simplified > 2 * traditional:
        return ("CN",)
    return ("TW", "HK") if traditional > 2 * simplified else ()


_KOREAN = re.compile(r"1[5-9]\d\d-\d{4}")
"""Numbers of Korean firms for all of the country, without an area code."""
_CODED = re.compile(r"[(（]?[1-9]\d{0,2}[)） -]")
"""How a number begins that has its country's code."""


class Countries:
    """Knows what one document says of its country; asked for each number with what stands beside it."""

    def __init__(  # noqa: PLR0913 - each says something else of the text
        self,
        folded: Folded,
        anchors: Sequence[Anchor],
        language: str | None,
        words: Vocabulary,
        default: str | None,
        *,
        taught: Taught = NOTHING,
        dialled: Mapping[str, str] = NO_MARKUP.dialled,
    ) -> None:
        """`dialled` has international numbers by the digits that the text writes for them."""
        self._dialled = dialled
        self._taught = taught
        self._text = folded.text
        self._folded = folded
        self._places = Whereabouts(folded, words)
        self._anchors = anchors
        self._default = default
        self._said: dict[str, str | None] = {}
        self._near: tuple[Sequence[Anchor], list[str]] = ((), [])  # what was asked last: a contact has many numbers
        entry = next((entry for entry in languages() if entry.code == language), None)
        self._language = entry.country if entry is not None else None
        self._homes = entry.countries if entry is not None else ()
        self._speak = frozenset((*entry.countries, *entry.elsewhere)) if entry is not None else frozenset()
        self._by_characters = _of_characters(self._text) if language == "zh" else ()
        if len(self._by_characters) > 1 and any(a.field == "phone" and _TAIWANESE.match(a.value) for a in anchors):
            self._by_characters = ("TW",)
        if self._by_characters:
            self._homes = self._by_characters
            self._language = self._homes[0] if len(self._homes) == 1 else None

    @cached_property
    def _votes(self) -> list[str]:
        """The countries that the whole document speaks of, most often first."""
        votes = Counter(country for country in map(self._says, self._anchors[:MOST_VOTES]) if country is not None)
        if "://" in self._text or "www." in self._text:
            for top in _ADDRESS_DOMAIN.findall(self._text, 0, _SEARCHED):
                country = of_domain("." + top)
                if country is not None:
                    votes[country] += 1
        if self._folded.has_digits(5) and _US_ADDRESS.search(self._text):
            votes["US"] += 1
        if "ISIN" in self._text:
            votes.update(filter(None, map(_of_security, _ISIN.findall(self._text, 0, _SEARCHED))))
        return [country for country, _ in votes.most_common()]

    @cached_property
    def _elsewhere(self) -> str | None:
        """The one of the countries where the text's language is spoken, besides the one that it stands for, whose numbers all
        national ones of the text can be, though not all can be of that (`(01) 4000 - 81814` and `0664 831 74 49` in German). For
        a language that stands for none: the one whose all of them can be (`600 55 01 23` and `95 555 01 23` in Spanish)."""
        raws = [anchor.value for anchor in self._anchors[:MOST_VOTES] if anchor.field == "phone"]
        raws = [raw for raw in raws if (plain := phones.parse(raw, None)) is not None and plain.e164 is None]
        if len(raws) < 2 or (self._language is not None and all(self._reads(raw, self._language) for raw in raws)):
            return None
        others = [c for c in self._homes if c != self._language and all(self._reads(raw, c) for raw in raws)]
        if self._language is None and len(others) > 1:
            grouped = {phones.only_home(raw, self._homes) for raw in raws}
            others = [c for c in others if c in grouped]
        return others[0] if len(others) == 1 else None

    def _reads(self, raw: str, country: str) -> bool:
        read = phones.parse(raw, country) if self._fits(raw, country) else None
        return read is not None and read.e164 is not None

    def _says(self, anchor: Anchor) -> str | None:
        if anchor.value not in self._said:
            self._said[anchor.value] = self._country_of(anchor)
        return self._said[anchor.value]

    @staticmethod
    def _country_of(anchor: Anchor) -> str | None:
        if anchor.field == "email":
            return of_domain(emails.domain(anchor.value))
        number = phones.parse(anchor.value, None)
        return phones.country_of(number.e164) if number is not None and number.e164 else None

    def read(self, number: Anchor, beside: Sequence[Anchor], within: Span) -> tuple[phones.Number | None, Reason]:
        """The number as the nearest country reads it, and why that one: those of the contact's own address or heading and of
        its other details (`beside`), then of the document, of its dateline and its postal addresses, then what other releases
        of the issuer taught, then of its language, then the installation's default. `within` is the stretch that is about the
        contact. None where it can be no number at all."""
        raw = number.value
        plain = phones.parse(raw, None)
        if plain is not None and plain.e164 is not None:
            return plain, reasons.COUNTRY_WRITTEN
        if self._dialled and (whole := self._dialled.get(phones.digits(raw))) is not None:
            linked = phones.parse(whole, None)
            if linked is not None and linked.e164 is not None:
                return linked, reasons.COUNTRY_OF_LINK
        near = self._beside(beside)
        here = self._places.of_contact(number.start, number.end, within.start, within.end)
        heading = self._places.of_heading(within.start) if not here else gazetteer.NOWHERE
        known = self._taught.international(plain.digits) if plain is not None else None
        if plain is not None and known is not None and self._only_guessed(raw, near, here, heading):
            return replace(plain, e164=known), reasons.COUNTRY_TAUGHT
        for country, reason in self._candidates(raw, near, here, heading):
            if near and country not in near and reason in _BY_LOOK:
                continue  # what is elsewhere tells that a number without its area code is no other country's
            if not (self._fits(raw, country) or country in near or country in self._votes):
                continue
            read = phones.parse(raw, country)
            if read is not None and read.e164 is not None:
                return read, reason
        if (other := self._american(raw) or self._coded(raw)) is not None:
            return other, reasons.COUNTRY_BY_FORM
        return plain, reasons.COUNTRY_UNKNOWN if plain is not None else reasons.NO_NUMBER

    def _coded(self, raw: str) -> phones.Number | None:
        """The number with the code of a country of the text's language before it, though no plus sign (`(86-21) 6055-0123`)."""
        if not _CODED.match(raw):
            return None
        read = phones.parse("+" + raw.lstrip("( （"), None)
        if read is None or not phones.is_valid(read) or read.e164 is None:
            return None
        return read if phones.country_of(read.e164) in self._homes else None

    def _american(self, raw: str) -> phones.Number | None:
        """The number in the North American form as it is there, where no country of the text's language has such: a release that was
        translated keeps the number of whom it is about."""
        if not self._homes or not _NORTH_AMERICAN.fullmatch(raw.strip(" (")):
            return None
        if any(self._reads(raw, country) or phones.grouped_nationally(raw, country) for country in self._homes):
            return None
        read = phones.parse(raw, "US")
        return read if read is not None and phones.is_valid(read) else None

    def _beside(self, beside: Sequence[Anchor]) -> list[str]:
        """The countries that a contact's other details speak of, each once, in their order."""
        if self._near[0] is not beside:
            said = dict.fromkeys(map(self._says, beside))
            self._near = beside, [country for country in said if country is not None]
        return self._near[1]

    def _only_guessed(self, raw: str, near: list[str], here: frozenset[str], heading: frozenset[str]) -> bool:
        """Whether nothing that the document says tells a number's country."""
        return _GUESSES.issuperset(reason for _, reason in self._candidates(raw, near, here, heading))

    def _fits(self, raw: str, country: str) -> bool:
        """Whether a number is written as this country writes its own: a guess must not make a wrong number. Of the country
        that the text's language stands for, the trunk prefix may be missing."""
        if country not in ("US", "CA") and _NORTH_AMERICAN.fullmatch(raw.strip()):
            if self._language is None and country in self._places.of_dateline | self._places.of_addresses:
                return country in self._homes and homes.is_usual(raw, country)  # `310 555 0187` in Bogotá
            return country == self._language and not phones.has_trunk_prefix(country)
        if phones.written_nationally(raw, country) or (country == "KR" and _KOREAN.fullmatch(raw.strip())):
            return True
        own = country == self._language if self._language is not None else country in self._homes
        return own and phones.grouped_nationally(raw, country)

    def _only(self, raw: str, countries: frozenset[str]) -> list[str]:
        """The one of the countries of a place that the number is written as; none where several are, or none is: a city
        may have a namesake elsewhere."""
        fitting = [country for country in countries if self._reads(raw, country)]
        return fitting if len(fitting) == 1 else []

    def _candidates(
        self, raw: str, near: list[str], here: frozenset[str], heading: frozenset[str]
    ) -> Iterator[tuple[str, Reason]]:
        """Countries in the order in which they are asked, each with what speaks for it first."""
        ways = self._ways(raw, near, here, heading)
        if _NORTH_AMERICAN.fullmatch(raw.strip(" (")) or _NORTH_AMERICAN.fullmatch(raw.strip()):
            # A number in the North American form belongs to Canada or to the United States unless all else is elsewhere.
            said = list(ways)
            american = [way for way in said if way[0] in ("US", "CA")]
            likely = _AMERICANS.get(self._language)
            if likely is not None and any(country in self._homes for country in near):
                likely = None  # `310 555 0187` beside an address of Colombia
            if any(country in self._homes and reason in _BY_PLACE for country, reason in said):
                likely = None  # or in a release of Bogotá
            ways = iter(american + ([(likely, reasons.COUNTRY_BY_FORM)] if likely is not None else []) + said)
        asked: set[str] = set()
        for country, reason in chain(ways, self._guesses(raw)):
            if country not in asked:
                asked.add(country)
                yield country, reason

    def _ways(
        self, raw: str, near: list[str], here: frozenset[str], heading: frozenset[str]
    ) -> Iterator[tuple[str, Reason]]:
        """What the document says; what takes long to find comes last, and is not looked for where it is not needed."""
        yield from ((country, reasons.COUNTRY_OF_PLACE) for country in self._only(raw, here))
        # Who answers for France may sit in Rome: a heading decides at once only where the number can be of no other country
        # that the text speaks of.
        if heading:
            own = {self._language} if self._language is not None else set()
            only = self._only(raw, self._places.of_headings.union(heading, own, self._votes))
            yield from ((country, reasons.COUNTRY_OF_HEADING) for country in only if country in heading)
        yield from ((country, reasons.COUNTRY_BESIDE) for country in near)
        yield from ((country, reasons.COUNTRY_OF_TEXT) for country in self._votes)
        yield from ((country, reasons.COUNTRY_OF_DATELINE) for country in self._only(raw, self._places.of_dateline))
        yield from ((country, reasons.COUNTRY_OF_ADDRESS) for country in self._only(raw, self._places.of_addresses))
        if self._speak:
            spoken_of = self._places.named & self._speak
            yield from ((country, reasons.COUNTRY_NAMED) for country in self._only(raw, spoken_of))

    @cached_property
    def _common_homes(self) -> frozenset[str]:
        """The countries that all numbers of a text with a trunk prefix can be of together, for a language that is many countries'
        own: a release of one place gives numbers of one."""
        if self._language != "US":
            return frozenset()
        said = [a.value for a in self._anchors[:MOST_VOTES] if a.field == "phone"]
        national = list(dict.fromkeys(v for v in said if v.lstrip("( ").startswith("0") and not v.startswith("00")))
        possible = [found for v in national[:_MOST_NUMBERS] if (found := homes.likely_homes(v, self._homes))]
        return frozenset.intersection(*possible) if possible else frozenset()

    def _guesses(self, raw: str) -> Iterator[tuple[str, Reason]]:
        """What the number's own form, the language and the setting speak for."""
        home = phones.only_home(raw, self._homes)
        if (common := self._common_homes) and (likely := homes.likely_homes(raw, self._homes)):
            if len(common) == 1 and common <= likely:
                home = next(iter(common))
            elif home not in likely:
                home = None
        grouped = [home] if home is not None else [c for c in self._homes if phones.grouped_nationally(raw, c)]
        if len(grouped) == 1:
            yield grouped[0], reasons.COUNTRY_BY_GROUPS
        if len(self._homes) > 1 and (self._language is None or self._elsewhere is not None):
            own = frozenset((self._elsewhere,)) if self._elsewhere is not None else frozenset(self._homes)
            own = frozenset(c for c in own if homes.is_usual(raw, c)) if self._language is None else own
            yield from ((country, reasons.COUNTRY_OF_LANGUAGE) for country in self._only(raw, own))
        if self._by_characters:
            yield from ((country, reasons.COUNTRY_OF_LANGUAGE) for country in self._only(raw, frozenset(self._homes)))
        if self._language is not None and self._language != "US":
            yield self._language, reasons.COUNTRY_OF_LANGUAGE
            yield from ((country, reasons.COUNTRY_OF_LANGUAGE) for country in self._only(raw, frozenset(self._homes)))
        if self._default:
            yield self._default, reasons.COUNTRY_BY_SETTING
