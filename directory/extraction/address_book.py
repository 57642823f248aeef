"""Mentions from an address book, which says itself what each of its values is: nothing has to be found, only read as its kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from directory.extraction import reasons
from directory.extraction.details.anchors import Anchors
from directory.extraction.find import Finding, Found, quote
from directory.extraction.people import confidence
from directory.extraction.reasons import LeftOut, Reason
from directory.extraction.words.folding import fold
from directory.extraction.words.vocabulary import vocabulary
from directory.records import Claim, Entry, Kind, Mention, Quote, Said, Text
from directory.values import emails, names, organisations, phones, scripts, territories, tongues
from directory.values.domains import of_domain

_NEARLY_ALL = 0.8
_ENOUGH = 3
"""Of fewer addresses and numbers nothing is told of an address book's country."""
_LONGEST = 80
"""Characters of what can be the name of a desk."""

Reasoned = tuple[Claim, tuple[Reason, ...]]


def find(text: Text, default_country: str | None = None) -> Finding:
    """The contacts of an address book in its order, each value with its place; numbers without a country's code are of the country of
    the contact's own addresses, else of the one that nearly all of the book are of, else of the default."""
    book = _Book(text, default_country)
    contacts = tuple(found for found in map(book.found, text.entries) if found is not None)
    return Finding(contacts, Anchors(()), (), tuple(book.left), ())


def _on_its_line(text: str, said: Said) -> Quote:
    """The value with no more around it than stands on its line: the next line may be of somebody whom nobody has looked at."""
    whole = quote(text, said.start, said.end)
    before, after = whole.prefix.rpartition("\n")[2], whole.suffix.partition("\n")[0]
    return replace(whole, prefix=before, suffix=after)


class _Book:
    def __init__(self, text: Text, default_country: str | None) -> None:
        self._text = text.content
        self._default = default_country
        self._usual = self._most_of(text.entries)
        self._words = vocabulary(None)
        self.left: list[LeftOut] = []

    def found(self, entry: Entry) -> Found | None:
        """None where nothing is left of an entry that could be a contact."""
        homes = [home for said in entry.said if said.field == "email" and (home := self._home(said)) is not None]
        made: dict[tuple[str, str, str | None], Reasoned] = {}
        for said in entry.said:
            one = self._claim(said, homes)
            if one is not None:
                made.setdefault((one[0].field, one[0].key, one[0].extension), one)
        claims = sorted(made.values(), key=lambda one: (one[0].quote.start, one[0].quote.end))
        fields = {claim.field for claim, _ in claims}
        kind = self._kind(entry, claims)
        if not fields & {"email", "phone"} and (kind == "desk" or "name" not in fields):
            return None
        points = confidence.of_entry(entry.doubts)
        if any(claim.field == "email" and scripts.deceptive(claim.value) for claim, _ in claims):
            points = (*points, confidence.DECEPTIVE)
        mention = Mention(
            kind, tuple(claim for claim, _ in claims), confidence.probability(points), confidence.doubts(points)
        )
        return Found(mention, None, tuple(why for _, why in claims), {}, points)

    def _kind(self, entry: Entry, claims: Sequence[Reasoned]) -> Kind:
        """As it says; else a desk where nobody is named, or the name is that of one in some language."""
        if entry.kind is not None:
            return entry.kind
        name = next((claim.value for claim, _ in claims if claim.field == "name"), "")
        is_desk = not name or (len(name) <= _LONGEST and self._words.desks.is_whole(fold(name)))
        return "desk" if is_desk else "person"

    def _claim(self, said: Said, homes: Sequence[str]) -> Reasoned | None:
        raw = self._text[said.start : said.end]
        place = _on_its_line(self._text, said)
        if said.field == "phone":
            return self._phone(said, raw, homes)
        if said.field == "email":
            return Claim("email", raw.lower(), raw, emails.normal(raw), place), (reasons.STATED,)
        value = names.collapse(raw)
        if said.field == "language":
            code = raw.partition("-")[0].lower()
            value = key = code if tongues.is_code(code) else tongues.code_of(raw) or code
        elif said.field == "org":
            key = organisations.key(value)
        elif said.field == "territory":
            key = territories.key(value)
        else:
            key = names.fold(value)
        return Claim(said.field, value, raw, key or value.casefold(), place), (reasons.STATED,)

    def _phone(self, said: Said, raw: str, homes: Sequence[str]) -> Reasoned | None:
        number, reason = self._number(raw, homes)
        if number is None:
            self.left.append(LeftOut(said.start, said.end, "phone", reasons.NO_NUMBER))
            return None
        value = number.e164 or number.digits
        kind = said.type or ("mobile" if number.mobile else "voice")
        place = _on_its_line(self._text, said)
        return Claim("phone", value, raw, value, place, kind, number.extension), (reasons.STATED, reason)

    def _number(self, raw: str, homes: Sequence[str]) -> tuple[phones.Number | None, Reason]:
        plain = phones.parse(raw, None)
        if plain is None or plain.e164 is not None:
            return plain, reasons.COUNTRY_WRITTEN
        ways = [*((home, reasons.COUNTRY_BESIDE) for home in homes), (self._usual, reasons.COUNTRY_OF_BOOK)]
        for country, reason in (*ways, (self._default, reasons.COUNTRY_BY_SETTING)):
            read = phones.parse(raw, country) if country is not None else None
            if read is not None and read.e164 is not None:
                return read, reason
        return plain, reasons.COUNTRY_UNKNOWN

    def _home(self, said: Said) -> str | None:
        country = of_domain(self._text[said.start : said.end])
        return country if country is not None and phones.has_numbers(country) else None

    def _most_of(self, entries: Sequence[Entry]) -> str | None:
        """The country that nearly all addresses and numbers speak of that speak of one."""
        votes = Counter(self._votes(entries))
        most = votes.most_common(1)
        total = sum(votes.values())
        return most[0][0] if total >= _ENOUGH and most[0][1] >= _NEARLY_ALL * total else None

    def _votes(self, entries: Sequence[Entry]) -> Iterator[str]:
        for said in (said for entry in entries for said in entry.said):
            home = None
            if said.field == "email":
                home = self._home(said)
            elif said.field == "phone":
                number = phones.parse(self._text[said.start : said.end], None)
                home = phones.home_of(number.e164) if number is not None and number.e164 is not None else None
            if home is not None:
                yield home
