"""Firms told by how they are called: after two partners, after a surname and the trade, with a number in front, after who runs for
an office; and agencies with the client they speak for."""

from __future__ import annotations

import re

from directory.extraction.stretches.postal import Postal
from directory.extraction.words import across, clauses, departments
from directory.extraction.words.fields import is_field
from directory.extraction.words.forenames import ROMANCE, has_forename
from directory.extraction.words.kinds import (
    CALENDAR,
    OF_TRADE,
    OPENS_CUE,
    OPENS_DESK,
    OPENS_LABEL,
    OPENS_ROLE,
    ORGANISATION,
    ROLE,
    TRADE,
)
from directory.extraction.words.quoted import signed_by

_PARTNERS = re.compile(
    r"([A-ZÀ-Þ][\w'’-]{2,20}) & (?:(?P<trade>(?:Associa(?:ti|tes|dos|ts)|Associés|Asociados|Partners?|Partner|Söhne|Sons|Fils|Hijos"
    r"|Filhos|Figli|Zonen|Kollegen)\b)|[A-ZÀ-Þ][\w'’-]{2,20})(?P<more>(?: [A-ZÀ-Þ][\w'’-]{2,20}){1,2})?"
)
_FOR_CLIENT = re.compile(
    r"(?:\bPR|Public Relations|Communications|Agency|Partners|Associates|Strategies|Inc\.?|LLC|Ltd\.?)(?= (?:for|on behalf of) (?:the )?[A-Z])"
    r"|\b[Aa](?:gence|gencia|gência|genzia|gentur|gentschap|gency) [A-ZÀ-Þ][^\n,;:]{1,40}?(?= (?:pour|para|per|für|for|on behalf of|im Auftrag|pour le compte)"
    r"(?: (?:the|la|le|les|el|los|il|lo|das|die|den|der|von|de))? [A-ZÀ-Þ])"
)
_SAID = across.read("clauses")["on_behalf"]
_OF_BEHIND = frozenset(("de", "fr", "es", "it", "pt", "nl"))
"""Languages that say `of` between that and the house."""
_ON_BEHALF = re.compile(
    rf" \(?(?:acting )?{across.one_folded({language: said for language, said in _SAID.items() if language not in _OF_BEHIND})} "
)
"""How agencies say, in languages that put it behind, for whom they speak."""
_SHORTEST_AGENCY = 3
_LONGEST_WORD = 40
_CAMPAIGN = re.compile(
    r"(?:[A-Z][\w.'-]{1,20} ){1,3}for (?:(?:US|U\.S\.|State|City|County) )?(?:Congress|Senate|Mayor|Governor|President|Council|"
    r"Assembly|Attorney General|Sheriff|Judge|Supervisor)"
)
_TRADES = frozenset(("communications", "publicity"))
_MOST_NAMES = 4
_PR = "(?:public relations|pr)"
_BESIDE_PR = (
    "(?:communications?|kommunikation|comunica(?:cion|cao|cio|zione|re)|communicatie|komunika(?:cja|ce|cija|cia)|kommunikacio|"
    "viestinta|marketing|media|medier|medien)"
)
_AND = " ?(?:&|[+]|and|und|og|och|et|y|e|en|i|ja) ?"
_CONSULTS = (
    "(?:iletisim|pr|halkla iliskiler|medya|reklam) (?:danismanligi|danismanlik|ajansi)|(?:kommunikacios|pr|sajto) ugynokseg"
    "|(?:public relations|pr|communications?|media) (?:agency|consultants|consultancy|consulting)"
)
_TWO_TRADES = re.compile(f" (?:{_PR}{_AND}{_BESIDE_PR}|{_BESIDE_PR}{_AND}{_PR}|public relations|{_CONSULTS})$")
"""What agencies do for others, behind what they are called."""
_PARTS = across.every(across.read("departments")["called_after"])
"""What departments of communications are called after, besides fields and subjects."""
_UNITS = across.every(across.read("departments")["units"])
"""And what departments are."""

_AGENCY = re.compile(
    r"(?:آژانس|شرکت|وكالة|شركة) (?:[\u0620-\u06cc]{2,12} ){0,2}(?:روابط|ارتباطات|للعلاقات|العلاقات|علاقات|للاتصال|للاتصالات|تبلیغات)"
)
_HEBREW_AGENCY = re.compile("[א-ת][א-ת'-]{1,20}(?: [א-ת][א-ת'-]{1,20})? (?:תקשורת|יח\"צ|יחצ)")
"""How Hebrew calls agencies, where one or two words that no table has stand before the trade."""


_LETTERED = re.compile(
    r"[A-ZÀ-Þ]{2,6}(?:-[A-ZÀ-Þ]{1,6})?(?: (?:de|del|do|da|di|du) | )[A-ZÀ-Þ][\w'’-]{2,20}(?: [A-ZÀ-Þ][\w'’-]{2,20})?"
)

_DECLINED = frozenset(("pl", "cs", "sk", "sl", "hr", "sr", "ru", "uk", "lt", "lv"))
"""Languages that say whose something is by the case of words behind it."""


class Partnerships(Postal):
    """Asked about stretches of one text by their offsets."""

    def is_agency(self, start: int, end: int) -> bool:
        """Whether a stretch is called after what it does for others, and a domain of the text is called so too (`Example
        Kommunikation`, @example-kom.example)."""
        if not self.kinds(start, end) & TRADE:
            return False
        tokens = self.tokens(start, end)
        if not 1 < len(tokens) < 6 or not any(map(OF_TRADE.match, tokens[1:])):
            return False
        words = self.text[start:end].split()
        if not all(word[0].isupper() or word == "&" or self.is_join(word) for word in words):
            return False
        own = tokens[:-1] if OF_TRADE.match(tokens[-1]) is not None else tokens[:1]
        return any(self.begins_domain(t) for t in own if OF_TRADE.match(t) is None)

    def is_agency_name(self, tokens: list[str], raw: str, hits: list[int]) -> bool:
        """Whether one to three words that no table has, and that have no small letter elsewhere in the text, stand before the trade of
        agencies (`Ashby Communications`); `hits` are the places of the words that could be a role."""
        if not 2 <= len(tokens) <= _MOST_NAMES or hits != [len(tokens) - 1] or tokens[-1] not in _TRADES:
            return False
        if len(tokens) > 2 and self.is_domain("".join(tokens[:-1])):
            return False  # "Two Widgets Communications", press@twowidgets.example
        return all(map(self._can_be_called, raw.split()[:-1], tokens))

    def is_called_agency(self, start: int, end: int) -> bool:
        """Whether a stretch is an agency by its form alone."""
        return self.is_hebrew_agency(start, end) or self._is_of_trades(start, end)

    def _is_of_trades(self, start: int, end: int) -> bool:
        """Whether one or two such words stand before several trades of agencies, or the one that has two words (`Ashby PR & Kommunikation`,
        `Ashby Public Relations`)."""
        found = _TWO_TRADES.search(self.folded, start, end)
        if found is None:
            return False
        called = self.text[start : found.start()].split()
        tokens = self.tokens(start, found.start())
        return 0 < len(called) == len(tokens) < _MOST_NAMES - 1 and all(map(self._can_be_called, called, tokens))

    def _can_be_called(self, word: str, folded: str) -> bool:
        """Whether a word before a trade is what a firm is called: no field of work, and with a capital wherever it stands."""
        known = is_field(folded) or folded in self.words.subjects or folded in _PARTS | _UNITS
        if known or not word.istitle() or not word.isalpha() or self._kinds[folded] & (ROLE | ORGANISATION | CALENDAR):
            return False
        places = self.folded.places(folded)
        return all(self.text[at].isupper() or self.text[at - 1 : at] in ("@", ".", "/") for at in places)

    def is_hebrew_agency(self, start: int, end: int) -> bool:
        """Whether one or two Hebrew words that no table has stand before the trade of agencies (`כהן-לוי תקשורת`), or Arabic or
        Persian words for an agency lead to it (`وكالة ... للعلاقات العامة`)."""
        if _AGENCY.match(self.text, start, end) is not None:
            return True
        if self.language != "he" or _HEBREW_AGENCY.fullmatch(self.text, start, end) is None:
            return False
        before = self.tokens(start, end)[:-1]
        told = ROLE | ORGANISATION | OPENS_DESK | OPENS_ROLE | OPENS_CUE | OPENS_LABEL
        return not any(self._kinds[word] & told for word in before) and not clauses.are_common(before, "he")

    def has_name_between_strokes(self, start: int, end: int) -> bool:
        """Whether a name stands between two strokes (`Example Communications / Jane Doe / M`)."""
        first = self.text.find(" / ", start, end)
        second = self.text.find(" / ", first + 3, end) if first > 0 else -1
        return second > 0 and self.name(first + 3, second) is not None

    def begins_as_firm(self, start: int) -> bool:
        """Whether a word begins with a capital, or with one behind a small letter (`iExample Ltd`), or as a domain of the text does."""
        if not self.text[start].islower():
            return self.text[start].isupper()
        word = self.text[start : start + _LONGEST_WORD].split()[0]
        return word[1:2].isupper() or self.begins_domain(word)

    def can_own_by_case(self, start: int, end: int) -> bool:
        """Whether words that are nobody's name can say whose a desk is that stands right before them, by their case alone."""
        return self.language in _DECLINED and self.name(start, end) is None

    @staticmethod
    def is_called_by_trade(tokens: list[str], hits: list[int], organisation: list[int]) -> bool:
        """Whether the trade alone makes words look like a role that end in a kind of organisation, or go on with one (`Example PR
        Ügynökség`, `ПР агенция „Пример“`)."""
        if not organisation or any(tokens[place] not in ("pr", "пр") for place in hits):
            return False
        return organisation[-1] == len(tokens) - 1 or (hits == [0] and organisation[0] == 1)

    def is_numbered(self, words: list[str]) -> bool:
        """Whether a few words with a number before them, or one with digits in it, are called as a domain of the text (`7 Lanterns
        PR`, @7lanterns.example; `Priv8x`)."""
        if len(words) == 1:
            return words[0].isascii() and any(map(str.isdigit, words[0])) and self.is_domain(words[0])
        return 1 < len(words) < 5 and any(self.is_domain("".join(words[:count])) for count in range(2, len(words) + 1))

    def is_partnership(self, start: int, end: int) -> bool:
        """Whether two names of one word each are joined as firms are (`Ashby & Briggs`), and are no words of the trade; of more
        words (`Ashby & Briggs Books`) where a domain begins with the first."""
        found = _PARTNERS.fullmatch(self.text, start, end)
        if found is not None and found["trade"]:
            return True
        if found is None or (found["more"] and not self.begins_domain(found[1])):
            return False
        if any(departments.FIELD.match(t) for t in self.tokens(start, end)):
            return False  # "Media & Outreach"
        trade = ROLE | OPENS_ROLE | OPENS_DESK | OPENS_CUE | CALENDAR
        if self.kinds(start, end) & trade or is_field(self.folded[start:end]):
            return False
        return not any(t in self.words.subjects for t in self.tokens(start, end))

    def before_client(self, start: int, end: int) -> int:
        """Where an agency's name ends before the client that it speaks for (`Example PR for Sample Labs`)."""
        found = _FOR_CLIENT.search(self.text, start, end)
        if found is not None:
            return found.end()
        behalf = _ON_BEHALF.search(self.folded, start, end)
        return end if behalf is None or behalf.start() - start < _SHORTEST_AGENCY else behalf.start()

    def is_campaign(self, start: int, end: int) -> bool:
        """Whether it is called after who runs for an office (`Doe for Senate`)."""
        return _CAMPAIGN.fullmatch(self.text, start, end) is not None

    def is_lettered(self, start: int, end: int) -> bool:
        """Whether letters lead a word or two that are no human's, as those of parties do (`PX Ejemplo`), in a Romance language."""
        if self.language not in ROMANCE or _LETTERED.fullmatch(self.text, start, end) is None:
            return False
        return not has_forename(self.text[start:end])

    def ends_in_human(self, start: int, end: int) -> bool:
        """Whether a stroke and somebody's name stand last (`Example Agency / Jane Doe`)."""
        stroke = self.text.rfind(" / ", start, end)
        return stroke > 0 and has_forename(self.text[stroke:end]) and self.name(stroke + 3, end) is not None

    def before_signature(self, start: int, end: int) -> int:
        """Where a firm's name ends before that of who signs for it (`EXAMPLE LTD “Jane Doe”`)."""
        signed = signed_by(self.text, start, end)
        if signed is None or self.name(*signed[1:]) != signed[1:]:
            return end
        return signed[0] if has_forename(self.text[slice(*signed[1:])]) else end  # "NSZZ „Zielona Rzeka”"
