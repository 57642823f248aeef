"""Firms told by how they are called: after two partners, after a surname and the trade, with a number in front, after who runs for
an office; and agencies with the client they speak for."""

from __future__ import annotations

import re

from directory.extraction import departments
from directory.extraction.fields import is_field
from directory.extraction.forenames import ROMANCE, has_forename
from directory.extraction.kinds import CALENDAR, OPENS_CUE, OPENS_DESK, OPENS_ROLE, ORGANISATION, ROLE
from directory.extraction.postal import Postal

_PARTNERS = re.compile(
    r"([A-ZÀ-Þ][\w'’-]{2,20}) & (?:(?P<trade>(?:Associa(?:ti|tes|dos|ts)|Associés|Asociados|Partners?|Partner|Söhne|Sons|Fils|Hijos"
    r"|Filhos|Figli|Zonen|Kollegen)\b)|[A-ZÀ-Þ][\w'’-]{2,20})(?P<more>(?: [A-ZÀ-Þ][\w'’-]{2,20}){1,2})?"
)
_FOR_CLIENT = re.compile(
    r"(?:\bPR|Public Relations|Communications|Agency|Partners|Associates|Strategies|Inc\.?|LLC|Ltd\.?)(?= for (?:the )?[A-Z])"
)
_CAMPAIGN = re.compile(
    r"(?:[A-Z][\w.'-]{1,20} ){1,3}for (?:(?:US|U\.S\.|State|City|County) )?(?:Congress|Senate|Mayor|Governor|President|Council|"
    r"Assembly|Attorney General|Sheriff|Judge|Supervisor)"
)
_TRADES = frozenset(("communications", "publicity"))
_PARTS = frozenset(
    "regional national local student alumni athletic athletics congressional executive creative technical financial general customer "
    "employee patient member clinical north south east west european american british canadian federal state".split()
)
"""What departments of communications are called after, besides fields and subjects."""


_LETTERED = re.compile(
    r"[A-ZÀ-Þ]{2,6}(?:-[A-ZÀ-Þ]{1,6})?(?: (?:de|del|do|da|di|du) | )[A-ZÀ-Þ][\w'’-]{2,20}(?: [A-ZÀ-Þ][\w'’-]{2,20})?"
)


class Partnerships(Postal):
    """Asked about stretches of one text by their offsets."""

    def is_agency_name(self, tokens: list[str], raw: str, hits: list[int]) -> bool:
        """Whether a surname that no table has, and that has no small letter elsewhere in the text, stands before the trade of agencies
        (`Ashby Communications`); `hits` are the places of the words that could be a role."""
        if self.language != "en" or len(tokens) != 2 or hits != [1] or tokens[1] not in _TRADES:
            return False
        first = raw.split(maxsplit=1)[0]
        known = is_field(tokens[0]) or tokens[0] in self.words.subjects or tokens[0] in _PARTS
        if known or not first.istitle() or not first.isalpha():
            return False
        if self._kinds[tokens[0]] & (ROLE | ORGANISATION | CALENDAR):
            return False
        return all(self.text[at].isupper() for at in self.folded.places(tokens[0]))

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
        return end if found is None else found.end()

    def is_campaign(self, start: int, end: int) -> bool:
        """Whether it is called after who runs for an office (`Doe for Senate`)."""
        return _CAMPAIGN.fullmatch(self.text, start, end) is not None

    def is_lettered(self, start: int, end: int) -> bool:
        """Whether letters lead a word or two that are no human's, as those of parties do (`PX Ejemplo`), in a Romance language."""
        if self.language not in ROMANCE or _LETTERED.fullmatch(self.text, start, end) is None:
            return False
        return not has_forename(self.text[start:end])
