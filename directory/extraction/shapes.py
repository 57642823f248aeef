"""What a stretch of text can be by its shape and words: a name, a role, an organisation, a desk, a postal address."""

from __future__ import annotations

import re
from collections.abc import Iterable

from directory.extraction.folding import Folded, fold, is_unspaced
from directory.extraction.vocabulary import Vocabulary
from directory.values import emails

EDGE = " \t\n*_#>=~+.,:;-–—|•·●▪■◦()[]<>\"“”„«»'’‘/&\\→►✆☎✉※：，、（）"
"""What may stand around a value and is no part of it."""
WORD = re.compile(r"[^\s]+")
_CASED = re.compile(r"[A-Za-zÀ-ɏΑ-ωА-яЁёЇїІіЄєҐґ]")
_UNCASED_NAME = re.compile(r"[\u0600-\u06ff\u0590-\u05ff\u0900-\u0dff\u0e00-\u0e7f]{2,15}")
_CJK_NAME = re.compile(
    r"(?:[\u4e00-\u9fff々]{2,5}|[\u4e00-\u9fff々]{1,3}\s[\u4e00-\u9fff々ぁ-んァ-ヶー]{1,4}|[ぁ-んァ-ヶー]{2,6}\s[ぁ-んァ-ヶー]{2,6}|[ァ-ヶー]{2,10}[・＝=][ァ-ヶー]{2,12}|[\uac00-\ud7a3]{2,4}|[\uac00-\ud7a3]\s[\uac00-\ud7a3]{1,3})"
)
_OWN_SCRIPT = re.compile(
    r"\s?[(（](?:[\u4e00-\u9fff]{2,4}|[\uac00-\ud7a3]{2,4}|[ぁ-んァ-ヶー・\u4e00-\u9fff ]{2,12})[)）]?$"
)
_NICKNAMED = re.compile(r"[^\W\d_][\w.'-]{0,30}\s\([^\W\d_][\w.]{0,12}\)(?:\s[^\W\d_][\w.'-]{0,30}){1,3}")
_ODD_CASE = re.compile(
    r"[a-zß-ÿ][A-ZÀ-Þ]{2,}|[a-zß-ÿ]{4,}[A-ZÀ-Þ]"
)  # "SampleBSD", "OpenSample", but not "McExample", "DeSample"
_LETTERS = re.compile(r"(?:^|-)[A-ZÀ-Þ]{3,}-\w*[a-zß-ÿ]")  # "PDF-Version", but not "MARIE-ANNE"
_INITIALISM = re.compile(r"[BCDFGHJKLMNPQRSTVWXZ]{2,4}")
_APART = re.compile(r"[,;/|]|\s[-–—]\s")
_ACRONYM = re.compile(r"[A-ZÀ-Þ][A-Z0-9À-Þ&.-]{1,11}$")
_LEGAL_FORM = re.compile(
    r",\s?(?:inc|llc|llp|ltd|limited|plc|corp|co|gmbh|ag|s\.?a\.?s?|s\.?r\.?l|s\.?p\.?a|b\.?v|aisbl|e\.?v)\.?$"
)
_DIGIT = re.compile(r"[\d²³¹]")
_NO_NAME = re.compile(r"[\d²³¹@/\\=+%$€#*{}|?!_]")
_NO_ROLE = re.compile("[@。！？!?]")
MOST_ADDRESSES = 200
"""No release offers more; a name is held against so many at most."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_POSTAL = re.compile(
    r"\b(?:[A-Z]{2}[ ,]{1,2}\d{5}(?:-\d{4})?|[A-Z]{1,2}-?\d{4,5}|\d{4,6}|\d{3} \d{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2})\b"
)


class Shapes:
    """Asked about stretches of one text by their offsets. `folded` is the text, folded with unchanged offsets."""

    def __init__(self, folded: Folded, words: Vocabulary, language: str | None, addresses: Iterable[str] = ()) -> None:
        """`addresses` are those of the text: a name spelled by their domain is the issuer's, not a human's."""
        self.text = folded.text
        self.folded = folded
        self.words = words
        self._language = language
        self._joins = words.joins.get(language or "", frozenset()) | words.joins.get("en", frozenset()) | {"&", "+"}
        self._addresses = tuple(sorted(set(addresses)))[:MOST_ADDRESSES]
        self._domains = _spelled_domains(self._addresses)
        self._asked: tuple[tuple[int, int], list[str]] = ((0, 0), [])

    def strip(self, start: int, end: int) -> tuple[int, int]:
        """Without punctuation and white space around."""
        while start < end and self.text[start] in EDGE:
            start += 1
        while end > start and self.text[end - 1] in EDGE:
            end -= 1
        return start, end

    def tokens(self, start: int, end: int) -> list[str]:
        """The folded words of a stretch, without punctuation around; the last stretch asked for is remembered."""
        if self._asked[0] != (start, end):
            folded = self.folded[start:end].replace("/", " ")
            self._asked = ((start, end), [t.strip(".,()'\"*") for t in folded.split()])
        return self._asked[1]

    def _spans(self, start: int, end: int) -> list[tuple[int, int]]:
        return [m.span() for m in WORD.finditer(self.text, start, end)]

    def is_desk(self, start: int, end: int) -> bool:
        """A desk's phrase by itself, with whose desk it is in front (`Example press office`) or behind (`Service presse de ...`)."""
        folded = self.folded[start:end]
        if self.words.desks.is_whole(folded):
            return True
        found = self.words.desks.search(self.folded, start, end)
        if found is None or any(c.isdigit() or c in "@:" for c in folded) or self.words.asking.search(folded):
            return False
        low, high = found
        if " " not in self.folded[low:high] and high - low < 9:
            return False  # "presse" alone is too common a word
        tokens = len(folded.split())
        if high == end:
            short = tokens <= 6 and self.text[start].isupper() and not _APART.search(folded)
            return short and not self.is_role(start, end)
        connected = self.folded[high:end].split()[:1]
        joined = bool(connected) and (connected[0] in self.words.stopwords or connected[0] in self.words.particles)
        return low == start and joined and tokens > 2

    def is_nicknamed(self, start: int, end: int) -> bool:
        """Whether a stretch is a name with another in brackets (`James (Jim) Example`)."""
        if self._in_two_scripts(start, end):
            return True
        return _NICKNAMED.fullmatch(self.text[start:end]) is not None and self._cased_name(self._spans(start, end))

    def is_role(self, start: int, end: int) -> bool:
        """Whether a stretch names what somebody does, by a role word that leads or ends it."""
        raw = self.text[start:end]
        tokens = self.tokens(start, end)
        if (
            len(tokens) > 14
            or _NO_ROLE.search(raw)
            or len(_DIGIT.findall(raw)) > 2 < len(_DIGIT.findall(_YEAR.sub("", raw)))
        ):
            return False
        hits = [i for i, t in enumerate(tokens) if self._is_role_word(t, raw)]
        phrased = end - start < 60 and self.words.role_phrases.search(self.folded, start, end) is not None
        if not (hits or phrased):
            return False
        if self.words.asking.search(self.folded, start, end) or self._is_several(start, end):
            return False
        if phrased:
            return True
        if hits[0] > 2 and raw[0].islower():
            return False  # a sentence that comes to speak of a role
        organisation = [i for i, t in enumerate(tokens) if t in self.words.organisations]
        if organisation and hits[0] in organisation and looks_like_acronym(raw.split()[0]):
            return False  # "ABC Communications" is a company, "Corporate Communications" what somebody does
        # "Office of the Director" is a place of work; "Director of the Office" is a role.
        adjacent = bool(organisation) and hits[0] == organisation[0] + 1  # "Project Manager Climate"
        return not organisation or hits[0] < organisation[0] or adjacent or hits[-1] == len(tokens) - 1

    def _is_role_word(self, token: str, raw: str) -> bool:
        if len(token) <= 2:  # "AD", "VP": small words of other languages look the same
            return token in self.words.roles and token.upper() in raw
        if token in self.words.roles:
            return True
        return "-" in token and any(p in self.words.roles for p in token.split("-") if len(p) > 3)

    def is_organisation(self, start: int, end: int) -> bool:
        tokens = self.tokens(start, end)
        if not tokens or len(tokens) > 12:
            return False
        first = self.text[start]
        if not (first.isupper() or first.isdigit() or not _CASED.match(first)):
            return False
        named = (len(tokens) > 1 or len(tokens[0]) > 12) and any(t in self.words.organisations for t in tokens)
        if not named and not self.words.organisation_phrases.search(self.folded, start, end):
            return False
        if self.words.asking.search(self.folded, start, end) or self._begins_as_cue(start, end):
            return False
        return not self._is_several(start, end)

    def is_company(self, start: int, end: int) -> bool:
        """Whether a stretch is a name with its legal form behind a comma (`Example Widgets, Inc.`)."""
        found = _LEGAL_FORM.search(self.folded, start, end)
        return (
            found is not None and self.text[start].isupper() and 0 < self.text.count(" ", start, found.start()) + 1 < 8
        )

    def _is_several(self, start: int, end: int) -> bool:
        """In scripts without spaces between words, a space or colon parts a desk from a name from a title."""
        if not self.folded.is_unspaced:
            return False
        raw = self.text[start:end]
        return any(c in " ：:" for c in raw) and is_unspaced(raw)

    def _begins_as_cue(self, start: int, end: int) -> bool:
        """`For media queries`, `Kontakt zu ...`: words of a heading, not of an organisation."""
        stop = self.words.cues.match(self.folded, start, end)
        if stop is None:
            inner = self.words.cues.search(self.folded, start, end)
            return (
                inner is not None
                and " " in self.folded[inner[0] : inner[1]]
                and self.tokens(start, end)[0] in self.words.stopwords
            )
        return " " in self.folded[start:stop] or self.text[stop + 1 : stop + 2].islower()

    def is_address(self, start: int, end: int) -> bool:
        raw = self.text[start:end]
        digits = len(_DIGIT.findall(raw))
        if not digits or (len(raw) > 60 and raw.count(",") > 1):
            return False
        if any(t in self.words.address for t in self.tokens(start, end)):
            return True
        return digits <= 9 and len(raw) <= 80 and _POSTAL.search(raw) is not None and any(c.isalpha() for c in raw)

    def name(self, start: int, end: int) -> tuple[int, int] | None:
        """The part of a stretch that is a human's name (honorifics left out), or None."""
        raw = self.text[start:end]
        if len(raw) > 60 or _NO_NAME.search(raw):
            return None
        words = [(m.start(), m.end()) for m in WORD.finditer(self.text, start, end)]
        while words and self._honorific(*words[0]):
            words.pop(0)
        while words and self._honorific(*words[-1]):
            words.pop()
        words = self._without_place(words)
        if not words:
            return None
        start, end = self._strip_name(words[0][0], words[-1][1])
        body = self.text[start:end]
        if not _CASED.search(body):
            return self._uncased_name(start, end)
        if self._in_two_scripts(start, end):
            return start, end + (self.text[end : end + 1] in (")", "）"))
        return (start, end) if self._cased_name(words) else None

    def _in_two_scripts(self, start: int, end: int) -> bool:
        """Whether a name is followed by its own script in brackets (`Jane Doe (山田花子)`)."""
        found = _OWN_SCRIPT.search(self.text, start, end) if self.folded.is_unspaced else None
        return found is not None and self._cased_name(self._spans(start, found.start()))

    def is_join(self, word: str) -> bool:
        """Whether a word stands between two people ("and"), in the language of the text."""
        return fold(word) in self._joins

    def _without_place(self, words: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Without the region that a heading put right before a name (`North America Jane Doe`)."""
        for count in (2, 1):
            if len(words) >= count + 2:
                lead = " ".join(self.folded[words[0][0] : words[count - 1][1]].split())
                if lead in self.words.places:
                    return words[count:]
        return words

    def _strip_name(self, start: int, end: int) -> tuple[int, int]:
        while end > start and self.text[end - 1] in ",;:-–":
            end -= 1
        return start, end

    def is_addressed(self, start: int, end: int) -> bool:
        """Whether an address of the text spells this name."""
        name = self.text[start:end]
        return any(emails.affinity(name, address) >= 2 for address in self._addresses)

    def is_honorific(self, words: str) -> bool:
        """Whether nothing but a title stands there (`Ms`, `Dr.`)."""
        return fold(words).strip(".,() ") in self.words.honorifics

    def _honorific(self, start: int, end: int) -> bool:
        return self.folded[start:end].strip(".,()") in self.words.honorifics and self.text[end - 1] != "'"

    def _uncased_name(self, start: int, end: int) -> tuple[int, int] | None:
        body = self.text[start:end]
        if self.words.cues.search(self.folded, start, end) or self.words.organisation_phrases.search(
            self.folded, start, end
        ):
            return None
        if _CJK_NAME.fullmatch(body) and not (self._language == "zh" and len(body) > 3 and " " not in body):
            return start, end
        parts = body.split()
        if 2 <= len(parts) <= 4 and all(_UNCASED_NAME.fullmatch(p) for p in parts):
            return start, end
        return None

    def _cased_name(self, words: list[tuple[int, int]]) -> bool:
        if not 2 <= len(words) <= 6:
            return False
        capitals = 0
        for position, (low, high) in enumerate(words):
            token = self.text[low:high].strip(",'\"“”‘’()")
            folded = self.folded[low:high].strip(".,'\"“”‘’()")
            if not token:
                return False
            if self._never_in_name(folded) or folded.endswith("'s"):
                return False
            if token[0].isupper() or (folded[:2] in ("d'", "l'") and token[2:3].isupper()):
                capitals += 1
            elif folded in self.words.particles:
                if position == len(words) - 1:
                    return False
            else:
                return False
            if (
                _ODD_CASE.search(token)
                or _LETTERS.search(token)
                or (position and _INITIALISM.fullmatch(token) and self.text[low] != "(")
            ):
                return False
            if "." in token[:-1] and not re.fullmatch(r"(?:\w{1,2}\.){1,3}\w{0,2}\.?", token):
                return False
        if sum(self.folded[low:high].strip(".,") in self.words.calendar for low, high in words) > 1:
            return False
        phrase = " ".join(self.folded[words[0][0] : words[-1][1]].split())
        if capitals < 2 or phrase in self.words.places or self.words.desks.search(phrase):
            return False
        return not self._domains or re.sub(r"[^a-z0-9]", "", phrase) not in self._domains

    def _never_in_name(self, folded: str) -> bool:
        words = self.words
        if len(folded) <= 2:
            return folded in words.stopwords and folded not in words.particles
        return (
            (folded in words.stopwords and folded not in words.particles)
            or folded in words.roles
            or folded in words.organisations
            or folded in words.places
            or folded in words.desk_words
            or folded in self._joins
            or (folded in words.labels and len(folded) > 2)
            or words.cues.is_whole(folded)
            or words.release.is_whole(folded)
            or words.asking.is_whole(folded)
        )


def _spelled_domains(addresses: Iterable[str]) -> frozenset[str]:
    """The main labels of the domains (`example` of `press@mail.example.org`), but for those that a person's own mailbox
    spells too (`jane@janedoe.example`)."""
    spelled = set()
    for address in addresses:
        local, _, domain = address.partition("@")
        for label in domain.split(".")[:-1]:
            plain = label.replace("-", "")
            if len(plain) > 3 and not any(part in plain for part in re.split(r"[._-]", local) if len(part) > 2):
                spelled.add(plain)
    return frozenset(spelled)


def looks_like_acronym(text: str) -> bool:
    """`CNES`, `E.ON`, `B&B`."""
    return _ACRONYM.match(text) is not None
