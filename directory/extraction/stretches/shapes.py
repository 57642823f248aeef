"""What a stretch of text can be by its shape and words, besides a name: a role, an organisation, a desk, a postal address."""

from __future__ import annotations

import re

from directory.extraction.stretches.bureaus import is_members_office
from directory.extraction.stretches.naming import CASED
from directory.extraction.stretches.partnerships import Partnerships
from directory.extraction.words import across, clauses, departments, quoted, ranks, unspaced
from directory.extraction.words.folding import is_unspaced
from directory.extraction.words.kinds import (
    CALENDAR,
    DIGIT,
    OF_TRADE,
    OFFICE,
    OPENS_ASKING,
    OPENS_CUE,
    OPENS_DESK,
    OPENS_ORGANISATION,
    OPENS_ROLE,
    ORGANISATION,
    ROLE,
)
from directory.extraction.words.vocabulary import OF_PRESS
from directory.values import organisations

_APART = re.compile(r"[,;/|]|\s[-–—]\s")
_ACRONYM = re.compile(r"[A-ZÀ-Þ][A-Z0-9À-Þ&.-]{1,11}$")
ABBREVIATED = frozenset(
    "FAQ PDF RSS URL WWW HTML GPS SMS VAT PGP GPG IRC XMPP NB PS P.S. RSVP TBA TBC ASAP DVD CD TV HQ ID OK".split()
)
_DASHED = re.compile(r"\s[-–—]\s")
_LEGAL_FORM = re.compile(
    r",\s?(?:inc|llc|llp|ltd|limited|plc|corp|co|gmbh|ag|s\.?a\.?s?|s\.?r\.?l|s\.?p\.?a|b\.?v|aisbl|e\.?v"
    r"|s\.\s?r\.\s?o|spol\. s r\.\s?o|a\.\s?s|z\.\s?s|z\.\s?u|o\.\s?p\.\s?s|v\.\s?v\.\s?i|p\.\s?o|n\.\s?o|o\.\s?z"
    r"|sp\. z o\.\s?o|d\.\s?o\.?\s?o|s\.?r\.?o|d\.\s?d|kft|zrt|nyrt|bt|rt"
    r"|ltda|lda|oyj?|ab|a/s|asa?|sarl|eirl|n\.?v|k\.?k|pte|pty|pvt)\.?$"
)
_TICKER = re.compile(r"\s?\([A-Z][A-Za-z: .]{1,24}\)?$")
_MOST_WORDS = 7
_OF_THE = frozenset("de d du des del dels de dei degli delle della do dos da das".split())
_NOUN_FIRST = frozenset(("es", "pt", "it", "fr", "ca", "gl"))
"""Languages in which what something is stands before what kind of it."""
_SENTENCES = re.compile(r"[a-zß-ÿа-џ]{4}[.!?]\s[A-ZÀ-ÞЀ-Я]")
ABOUT = across.every(across.read("small")["about"])
"""What says that a heading names a subject, and nobody's employer."""
_HOURS = frozenset("hours hrs heures horas ore orario horaire horario".split())
"""How words end that say when somebody works (`Outside office hours`)."""
_WE = across.every(across.read("clauses")["speaks"])
_ACTS = across.every(across.read("clauses")["acts"])
"""How a sentence goes on that says what to do for which end (`To reach the Example Unit, call ...`)."""
_QUOTES = re.compile('[„“”«»"]')
_SHORT_DESKS = ("humas ",)
"""Desks of one short word that means nothing else."""
_LONGEST_FIRM = 60
_UNION = re.compile(r"(?:[A-Z][\w&'’.-]{1,20} ){0,5}Local (?:No\. ?)?\d{1,5}[A-Z]?")
"""How branches of North American unions are called (`Sample Workers Local 12`)."""
_DIGIT = re.compile(r"[\d²³¹]")
_NO_ROLE = re.compile(r"[@。！？!?您]|如[果有需]")
_HOST = re.compile(r"[a-z\d-]{3,}\.[a-z.-]{2,}(?:/|$)")
_INSTITUTION = re.compile(
    r"(?:st[vw][oa]|[aá]t|atul|(?:dac|sor|ari)ato|[lr]ado|us|ijas?|ium|[ae]g|l[iu]g[iu]|l[iu]k|tura|(?<!secreta)r[ií]a|lia|orie|ство|ат|ия)$"
)
"""Endings by which what somebody is becomes where they work (`minister`, `ministerium`)."""
_SOURCE = re.compile(r"SOURCE:?\s(?=\S*[a-zß-ÿ])")
"""What wire services put before the one who issued a release, at its very end."""
_LISTED = re.compile(r",\s[A-ZÀ-ÞĀ-Ž\u0400-\u042f\u0391-\u03a9]")
_NO_DEPARTMENT = re.compile("[@:;|/]")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LETTERED = re.compile(r"[A-ZÀ-Þ]{3,6}")


_STROKE = re.compile(r" / |(?<=[^\W\d_])/(?=[^\W\d_])| \[")
_SHORTEST_NAME = 5
_COMMITTEES = frozenset("committee council commission caucus".split())
_LONGEST_OFFICE = 80
"""So long, in characters, is a press office with the name of whom to ask there at most."""


class Shapes(Partnerships):
    """Asked about stretches of one text by their offsets: roles, organisations, desks and postal addresses, besides names."""

    def is_desk(self, start: int, end: int) -> bool:
        """A desk's phrase by itself, with whose desk it is in front (`Example press office`) or behind (`Service presse de ...`)."""
        kinds = self.kinds(start, end)
        if not kinds & (OPENS_DESK | OFFICE) or self.is_agency(start, end) or _SENTENCES.search(self.text, start, end):
            return False
        folded = self.folded[start:end]
        if folded.count(",") == 1 and len(folded) < _LONGEST_OFFICE and self._ends_in_name(start, end):
            return False  # "Press office of Example University, Jane Doe"
        if kinds & OFFICE and (self._is_department(end, folded) or is_members_office(self, start, end)):
            return True
        if self.words.desks.is_whole(departments.bare(_QUOTES.sub("", folded))):
            return True  # "Отдел „Връзки с обществеността“"
        found = self.words.desks.search(self.folded, start, end)
        if found is None or departments.NONE.search(folded) or self._asks(start, end):
            return False
        low, high = found
        if folded.startswith(_SHORT_DESKS) and self._is_whose(start + folded.index(" "), end):
            return True  # "Humas Universitas Contoh"
        owned = start < low and high == end and self.text[low].isupper() and self.text[start].isupper()
        if " " not in self.folded[low:high] and high - low < (8 if owned else 9):
            return False  # "presse" alone is too common a word, `Example Newsroom` is not
        tokens = len(folded.split())
        if high == end:
            short = tokens <= 6 and self.text[start].isupper() and not _APART.search(folded)
            return short and not self.is_role(start, end)
        connected = self.folded[high:end].split()[:1]
        joined = bool(connected) and (connected[0] in self.words.stopwords or connected[0] in self.words.particles)
        last = folded.rpartition(" ")[2].rstrip(".")
        joined = joined and tokens > 2 and (len(last) < 2 or last not in self.words.labels)
        joined = joined and _DASHED.search(folded) is None
        return low == start and (joined or (tokens <= 9 and self._is_whose(high, end)))

    def _ends_in_name(self, start: int, end: int) -> bool:
        """Whether nothing but a human's name stands behind its last comma, and not that of whose office it is (`Press office of
        the Minister, Jane Doe`)."""
        low, high = self.strip(self.text.rfind(",", start, end) + 1, end)
        if any(t in self.words.roles and t not in self.words.desk_words for t in self.tokens(start, low)):
            return False
        return low < high and self.name(low, high) == (low, high) and not self.is_organisation(low, high)

    def is_owned_desk(self, start: int, end: int) -> bool:
        """Whether a desk's name begins with whose it is (`ABC Media Unit`)."""
        found = self.words.desks.search(self.folded, start, end)
        if found is None or found[0] - start < 3:
            return False
        owner = self.text[start : found[0]].split()
        return all(word[0].isupper() for word in owner) and any(map(looks_like_acronym, owner))

    def _is_department(self, end: int, folded: str) -> bool:
        """Whether it is a department that deals with the press, and no name stands behind it."""
        words = folded.split()
        if _DIGIT.search(folded) or _NO_DEPARTMENT.search(folded) or self.words.asking.search(folded):
            return False
        if not departments.deals_with_press([w.strip("„“”\"«»,.()'-–") for w in words]):
            return False
        if _LISTED.search(self.text, end - len(folded), end) and departments.is_first(words[0]):
            return False  # "Biroul Comunicare, Primăria Exemplu"
        last = words[-1].strip(".:")
        if self.words.labels.get(last) in ("phone", "mobile", "fax", "email") and not departments.is_head(last):
            return False  # "Пресс-центр, тел."
        behind = end - len(" ".join(words[-2:]))
        return len(words) < 4 or self.name(behind, end) is None or not self.is_addressed(behind, end)

    def _is_whose(self, start: int, end: int) -> bool:
        """Whether what stands behind a desk's phrase, with nothing between, is the organisation that it is a desk of
        (`Medienstelle Spital Muster`)."""
        low, high = self.strip(start, end)
        if low - start != 1 or _APART.search(self.text, low, high):
            return False
        if not self.text[low].isupper() and (low >= high or CASED.match(self.text, low) or self.folded.is_unspaced):
            return False
        if _LETTERED.fullmatch(self.text, low, high):
            return True  # "Service de presse ABC"
        if self.is_domain(self.text[low:high]):
            line = self.folded.rfind("\n", 0, start) + 1
            return self.tokens(line, start)[:1][0] not in self.words.organisations  # "Agence de presse ..."
        owner = self.is_organisation(low, high) or self.can_own_by_case(low, high)
        return self.is_lettered(low, high) or (owner and not self.is_role(low, high))

    def is_role(self, start: int, end: int) -> bool:
        """Whether a stretch names what somebody does, by a role word that leads or ends it. Every third time it is asked of the same
        one, so that the answer is remembered."""
        kinds = self.kinds(start, end)
        if not kinds & (ROLE | OPENS_ROLE):
            return False
        asked = (start, end)
        known = self._roles.get(asked)
        if known is None:
            known = self._roles[asked] = self._is_role(start, end, kinds)
        return known

    def _is_role(self, start: int, end: int, kinds: int) -> bool:
        """The same of one with such a word, or the first of a phrase; `kinds` are those of its words."""
        if self.is_agency(start, end) or self.is_called_agency(start, end):
            return False
        raw = self.text[start:end]
        tokens = self.tokens(start, end)
        if (
            len(tokens) > 14
            or clauses.announce(tokens, self.language)
            or (len(tokens) > 1 and tokens[0] in clauses.WHETHER)
            or (_NO_ROLE.search(raw) and _NO_ROLE.search(quoted.without_quoted(raw)))
            or _HOST.match(raw)
            or (kinds & DIGIT and len(_DIGIT.findall(raw)) > 2 < len(_DIGIT.findall(_YEAR.sub("", raw))))
        ):
            return False
        hits = [i for i, t in enumerate(tokens) if self._kinds[t] & ROLE and self._is_role_word(t, raw)]
        phrased = end - start < 60 and bool(kinds & OPENS_ROLE) and self._has_role_phrase(start, end)
        if not (hits or phrased):
            return False
        trade = bool(hits) and all(OF_TRADE.match(tokens[i]) for i in hits)
        if trade and (self.is_agency_name(tokens, raw, hits) or self.is_firm(start, end)):
            return False  # "Ashby Communications", "Example Kommunikáció Kft."
        if (kinds & OPENS_ASKING and self._asks(start, end)) or self._is_several(start, end):
            return False
        if self._begins_with_name(start, end) or self.has_name_between_strokes(start, end):
            return False
        if phrased:
            return True
        ends = len(tokens) < 5 and self.words.ends.is_whole(self.folded[start:end])  # "Notes to editors"
        if ends or (len(tokens) > 4 and clauses.says_something(raw.split())):
            return False
        if hits[0] > 2 and raw[0].islower():
            return False  # a sentence that comes to speak of a role
        known = self.words.organisations
        organisation = [i for i, t in enumerate(tokens) if t in known] if kinds & ORGANISATION else []
        if organisation and hits[0] in organisation and self._is_firm(raw.split()[0]):
            return False  # "ABC Communications" is a company, "Corporate Communications" what somebody does
        # "Office of the Director" is a place of work; "Director of the Office" is a role.
        if self.is_called_by_trade(tokens, hits, organisation):
            return False  # "Example PR Ügynökség"
        if departments.is_office(tokens, hits) or (
            tokens[-1] in _COMMITTEES and 0 not in hits and hits[-1] < len(tokens) - 1 and len(tokens) > 2
        ):
            return False  # "Example Project Management Committee"
        adjacent = bool(organisation) and organisation[0] + 1 in hits  # "Project Manager Climate"
        led = organisation[:1] == [0] and 0 not in hits and self.language in _NOUN_FIRST  # "Comissão Coordenadora"
        adjacent = adjacent and not led
        ends_so = hits[-1] == len(tokens) - 1 and not (led and tokens[1] in _OF_THE)  # "Sindicato dos Professores"
        return not organisation or hits[0] < organisation[0] or adjacent or ends_so

    def is_institution(self, token: str) -> bool:
        """Whether a folded word that begins as a role does is where its bearers work (`ministerium`, `primăria`)."""
        if token in self.words.roles.exact or token not in self.words.organisations:
            return False
        return _INSTITUTION.search(token) is not None

    def _begins_with_name(self, start: int, end: int) -> bool:
        """Whether a name and a stroke or bracket stand first (`Jane Doe / Press Officer`, `Jane Doe [Example Trust]`)."""
        mark = _STROKE.search(self.text, start, end)
        if mark is None or mark.start() - start < _SHORTEST_NAME:
            return False
        spaced = mark.group() == " / "
        named = self.name(start, mark.start())
        return named is not None and (spaced or (named == (start, mark.start()) and " " in self.text[slice(*named)]))

    def _is_firm(self, word: str) -> bool:
        """Whether an acronym, or a word that a domain of the text begins with."""
        return looks_like_acronym(word) or self.begins_domain(word)

    def _asks(self, start: int, end: int) -> bool:
        """Whether it asks to get in touch; that a desk is called so too asks nothing (`Capo ufficio stampa`)."""
        found = self.words.asking.search(self.folded, start, end)
        return found is not None and not self.words.desks.is_whole(self.folded[found[0] : found[1]])

    def _has_role_phrase(self, start: int, end: int) -> bool:
        """Whether a role of several words stands there; in scripts without spaces, at the end (`代表連絡先` is no role)."""
        if not is_unspaced(self.text[start:end]):
            return self.words.role_phrases.search(self.folded, start, end) is not None
        titles, houses = self.words.role_phrases, self.words.organisation_phrases
        return unspaced.ends_as_title(self.text, end, *(p.spans(self.folded, start, end) for p in (titles, houses)))

    def _is_role_word(self, token: str, raw: str) -> bool:
        if len(token) <= 2:  # "AD", "VP": small words of other languages look the same
            return token in self.words.roles and ranks.is_written_so(self.language, token, raw)
        if "-" in token and token.rpartition("-")[2] in self.words.organisations:
            return False  # "ABC-Sekretariat" is where somebody works
        if token in self.words.roles:
            return not self.is_institution(token)
        return "-" in token and any(p in self.words.roles for p in token.split("-") if len(p) > 3)

    def is_organisation(self, start: int, end: int) -> bool:
        if self.is_agency(start, end) or self.text.endswith(" IR", start + 2, end):  # "Example IR" serves investors
            return True
        if self.is_firm(start, end) or self.is_called_agency(start, end):
            return True
        kinds = self.kinds(start, end)
        if not kinds & (ORGANISATION | OPENS_ORGANISATION):
            return False
        tokens = self.tokens(start, end)
        if not tokens or len(tokens) > 12:
            return False
        first = self.text[start]
        if not (first.isupper() or first.isdigit() or not CASED.match(first)):
            return False
        if (
            tokens[0] in ABOUT
            or (tokens[0] == "to" and tokens[1:2] and tokens[1] in _ACTS)
            or tokens[0] in _WE
            or (tokens[-1] == "sa" and self.text[end - 1] == "á")  # a surname
            or _SOURCE.match(self.text, start, end)
            or tokens[-1] in _HOURS
            or _SENTENCES.search(self.text, start, end)
            or self._begins_with_name(start, end)
            or self.has_name_between_strokes(start, end)
            or self.ends_in_human(start, end)
        ):
            return False
        if clauses.is_clause(self.text, start, end, self.language) or self._is_material(start, end):
            return False  # "Example is a project that ..."
        named = (len(tokens) > 1 or len(tokens[0]) > 12) and any(t in self.words.organisations for t in tokens)
        if not named and not self.words.organisation_phrases.search(self.folded, start, end):
            return False
        if kinds & OPENS_ASKING and self.words.asking.search(self.folded, start, end):
            return False
        if kinds & OPENS_CUE and self._begins_as_cue(start, end):
            return False
        if kinds & CALENDAR and any(t in self.words.calendar and t not in self.words.months for t in tokens):
            return False  # "Kent County Saturday" says when
        return not self._is_several(start, end)

    def is_firm(self, start: int, end: int) -> bool:
        """Whether a few capitalised words have a legal form before or behind them (`UAB Pavyzdys`, `Example Data Oyj`)."""
        if self.is_hebrew_agency(start, end) or _UNION.fullmatch(self.text, start, end) is not None:
            return True
        if end - start <= _LONGEST_FIRM and self.kinds(start, end) & DIGIT:
            words = self.text[start:end].split()
            if self.text[start].isdigit() or len(words) == 1:
                return self.is_numbered(words)
        if end - start > _LONGEST_FIRM or not self.begins_as_firm(start):
            return False
        if self.kinds(start, end) & OPENS_CUE and self._begins_as_cue(start, end):
            return False  # "More information about Example Ltd"
        if self.tokens(start, end)[0] in ABOUT or _SOURCE.match(self.text, start, end):
            return False
        end += self.text[end : end + 1] == "."  # "Vzor s.r.o."
        raw = self.text[start:end]
        return organisations.has_legal_form(raw) and not _APART.search(raw.replace("A/S", "")) and len(raw.split()) < 8

    def company(self, start: int, end: int) -> int:
        """Where a name with its legal form behind a comma ends that a stretch is (`Example Widgets, Inc.`), or 0; behind it may
        stand how an exchange calls it (`(EXW)`)."""
        ticker = _TICKER.search(self.text, start, end)
        end = ticker.start() if ticker is not None else end
        found = _LEGAL_FORM.search(self.folded, start, end)
        named = found is not None and self.begins_as_firm(start)
        return end if found is not None and named and self.text.count(" ", start, found.start()) < _MOST_WORDS else 0

    def _is_several(self, start: int, end: int) -> bool:
        """In scripts without spaces between words, a space or colon parts a desk from a name from a title."""
        if not self.folded.is_unspaced:
            return False
        raw = self.text[start:end]
        return any(c in " ：:" for c in raw) and is_unspaced(raw)

    def _begins_as_cue(self, start: int, end: int) -> bool:
        """`For media queries`, `Kontakt zu ...`: words of a heading, not of an organisation."""
        stop = self.words.cues.match(self.folded, start, end)
        if stop is not None and stop < end and stop - start > 10 and self.tokens(start, stop)[0].startswith(OF_PRESS):
            return True  # "Pressekontakt Musterverband"
        if stop is None:
            inner = self.words.cues.search(self.folded, start, end)
            return (
                inner is not None
                and " " in self.folded[inner[0] : inner[1]]
                and self.tokens(start, end)[0] in self.words.stopwords
            )
        return " " in self.folded[start:stop] or self.text[stop + 1 : stop + 2].islower()


def looks_like_acronym(text: str) -> bool:
    """`CNES`, `E.ON`, `B&B`; not what pages and signatures abbreviate (`FAQ`, `PGP`)."""
    return _ACRONYM.match(text) is not None and text not in ABBREVIATED
