"""What a stretch of text can be by its shape and words, first of all the name of a human."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import reduce
from operator import or_

from directory.extraction.stretches.addressed import NOT_OF_DOMAIN, Addressed
from directory.extraction.words import clauses, forenames, inner, japanese, materials, thai, unspaced
from directory.extraction.words.folding import Folded, bare_of_brackets, fold, is_unspaced
from directory.extraction.words.forenames import CLIPPED, TITLES_TOO, is_no_beginning, is_surname, told
from directory.extraction.words.kinds import ANY, CALENDAR, NEVER_IN_NAME, OPENS_DESK, kinds_of
from directory.extraction.words.ranks import behind_order, behind_rank
from directory.extraction.words.vocabulary import Vocabulary
from directory.values import names, organisations, territories

EDGE = " \t\n*_#>=~+.,:;-–—|•·●▪■◦()[]<>\"“”„«»'’‘/&\\→►✆☎✉※：，、،؛（）；／｜【】〔〕＜＞〈〉《》◎○◇◆▼▽★☆☏℡　"
"""What may stand around a value and is no part of it."""
_EDGES = frozenset(EDGE)
_OPENED_BY = {"“": "„", "”": "“„", "»": "«"}
"""Quotation marks that close, by those that open: `UAB „Example“` keeps its last one."""
WORD = re.compile(r"[^\s]+")
CASED = re.compile(r"[A-Za-zÀ-ɏΆ-ώЀ-ԯ]")
_UNCASED = r"\u0620-\u065f\u0670-\u06d3\u06d5-\u06ef\u0591-\u05f4\u0900-\u0dff\u0e00-\u0e7f"
_UNCASED_NAME = re.compile(rf"[{_UNCASED}][{_UNCASED}\u200c'’]{{1,14}}(?:-[{_UNCASED}]{{2,15}})?")
_CJK_NAME = re.compile(
    r"(?:[\u4e00-\u9fff々]{2,5}|[\u4e00-\u9fff々]{1,3}\s[\u4e00-\u9fff々ぁ-んァ-ヶー]{1,4}|[ぁ-んァ-ヶー]{2,6}\s[ぁ-んァ-ヶー]{2,6}|[ァ-ヶー]{2,10}[・＝=][ァ-ヶー]{2,12}|[\u4e00-\u9fff]{1,6}(?:·[\u4e00-\u9fff]{1,6}){1,2}|[\uac00-\ud7a3]{2,4}|[\uac00-\ud7a3]\s[\uac00-\ud7a3]{1,3})"
)
_TURKISH_ENDING = re.compile(r"['’](?:[yn]?[eaıiuü]|[dt][ea]n?|n?[ıiuü]n|yl[ea])$")
"""How Turkish writes the case of a name (`Jane Doe'ya`)."""
_FORMS_OF_ADDRESS = frozenset(("anh", "chi", "co"))
"""What stands before Vietnamese names, and may be the last word of one (`Lan Anh`)."""
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_NICKNAMED = re.compile(r"[^\W\d_][\w.'-]{0,30}\s\([^\W\d_][\w.]{0,12}\)(?:\s[^\W\d_][\w.'-]{0,30}){1,3}")
_LATIN_NAME = re.compile(r"\s?[(（](?P<name>[A-Z][A-Za-z' .-]{2,40})[)）]?$")
_OWN_SCRIPT = re.compile(
    r"\s?[(（](?:[\u4e00-\u9fff]{2,4}|[\uac00-\ud7a3]{2,4}|[ぁ-んァ-ヶー・\u4e00-\u9fff ]{2,12}"
    r"|[\u0370-\u06ff]{2,15}(?: [\u0370-\u06ff]{2,15}){1,2})[)）]?$"
)
_ODD_CASE = re.compile(r"[a-zß-ÿ][A-ZÀ-Þ]{2,}|[a-zß-ÿ]{4}[A-ZÀ-Þ]")
"""`SampleBSD`, `OpenSample`, but not `McExample`, `DeSample`."""
_LETTERS = re.compile(r"(?:^|-)[A-ZÀ-Þ]{3,}-\w*[a-zß-ÿ]")  # "PDF-Version", but not "MARIE-ANNE"
_INITIALS = re.compile(r"(?:\w{1,2}\.){1,3}\w{0,2}\.?")  # "J.", "J.-P.", "Ph.D."
_WHOSE = frozenset(("van", "von", "vom"))
_INITIALISM = re.compile(r"[BCDFGHJKLMNPQRSTVWXZ]{2,4}")
_CYRILLIC_INITIAL = re.compile(r"[Ѐ-ЯҐӘҒҚҢӨҰҮҺ]\.?")
_LETTERS_ONLY = re.compile(r"(?:[B-DF-HJ-NP-TV-XZČŘŠŽĆĐŁŃÇĞŞ]{2,3}\s?){2,3}")
_NO_NAME = re.compile(r"[\d²³¹@/\\=+%$€#*{}|?!_;]|:\s")


_FULL_STOP = re.compile(r"(?<!\b[Jj]r)(?<!\b[SsDdMm]r)(?<=[a-zß-ÿ]{3})\.$")
"""The end of a sentence behind a surname, unlike the mark of an initial."""
_SHORT = 100
"""Stretches of fewer characters are told apart once."""


class Naming(Addressed):
    """Asked about stretches of one text by their offsets. `folded` is the text, folded with unchanged offsets."""

    def __init__(self, folded: Folded, words: Vocabulary, language: str | None, addresses: Iterable[str] = ()) -> None:
        """`addresses` are those of the text: a name spelled by their domain is the issuer's, not a human's."""
        super().__init__(folded, addresses)
        self.words = words
        self.language = language
        self._joins = words.joins.get(language or "", frozenset()) | words.joins.get("en", frozenset()) | {"&", "+"}
        self._tokens: dict[tuple[int, int], list[str]] = {}
        self._kinds = kinds_of(words)
        self._known: dict[tuple[int, int], int] = {}
        self._roles: dict[tuple[int, int], bool] = {}
        self.is_for_all = inner.are_in(folded)
        """Whether some words of the text are written for all genders at once."""

    def is_nicknamed(self, start: int, end: int) -> bool:
        """Whether a stretch is a name with another in brackets (`James (Jim) Example`)."""
        if self._in_two_scripts(start, end) or self._spelled_in_latin(start, end):
            return True
        return _NICKNAMED.fullmatch(self.text[start:end]) is not None and self._cased_name(self._spans(start, end))

    def name(self, start: int, end: int) -> tuple[int, int] | None:
        """The part of a stretch that is a human's name (honorifics left out), or None."""
        raw = self.text[start:end]
        if len(raw) > 60 or _NO_NAME.search(raw) or (len(raw) < 8 and self._honorific(start, end)):
            return None  # "P. Eng."
        words = behind_order(self.text, self._spans(start, end))
        count = len(words)
        while words and self._honorific(*words[0]):
            if len(words) == 2 and self.text[words[0][1] - 1] == ",":
                return None  # "PC, Mac"
            if len(words) == 2 and self.folded[slice(*words[0])] in TITLES_TOO:
                break
            words.pop(0)
        words = behind_rank(self.folded, words, count, self.language)
        if len(words) == 1 and count > 1 and self._can_be_surname(*words[0]):
            return self._strip_name(*words[0])
        while (
            words and self._honorific(*words[-1]) and not is_surname(self.language, self.folded, words, len(words) - 1)
        ):
            words.pop()
        words = self._without_place(words)
        if words and "\u0e00" < self.text[words[0][0]] < "\u0e4f":
            words[0] = thai.behind_title(self.text, *words[0]), words[0][1]
        if self.language == "vi" and len(words) > 2 and self.folded[slice(*words[0])] in _FORMS_OF_ADDRESS:
            words.pop(0)
        if not words:
            return None
        start, end = self._strip_name(*bare_of_brackets(self.text, words[0][0], words[-1][1]))
        body = self.text[start:end]
        if self._spelled_in_latin(start, end):
            return start, end + (self.text[end : end + 1] in (")", "）"))
        if not CASED.search(body):
            return self._uncased_name(start, end)
        if self._in_two_scripts(start, end):
            return start, end + (self.text[end : end + 1] in (")", "）"))
        return (start, end) if self._cased_name(words) and not organisations.has_legal_form(raw) else None

    def _in_two_scripts(self, start: int, end: int) -> bool:
        """Whether a name is followed by its own script in brackets (`Jane Doe (山田花子)`)."""
        found = None if self.folded.is_western else _OWN_SCRIPT.search(self.text, start, end)
        # Within Cyrillic or Greek, what stands in brackets is a topic (`Ана Пример (енергетика)`).
        return found is not None and self.text[start] < "\u0370" and self._cased_name(self._spans(start, found.start()))

    def _spelled_in_latin(self, start: int, end: int) -> bool:
        """Whether a name is followed by its Latin form in brackets (`山田花子 (Hanako Yamada)`)."""
        latin = _LATIN_NAME.search(self.text, start, end)
        if latin is None or not is_unspaced(self.text[start : latin.start()]):
            return False
        inner = self._spans(self.text.find(latin["name"], latin.start()), latin.end("name"))
        return self._cased_name(inner) and self._uncased_name(start, latin.start()) is not None

    def _without_place(self, words: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Without the region that a heading put right before a name (`North America Jane Doe`)."""
        for count in (2, 1):
            if len(words) >= count + 2:
                lead = " ".join(self.folded[words[0][0] : words[count - 1][1]].split())
                if lead in self.words.places:
                    return words[count:]
        return words

    def _strip_name(self, start: int, end: int) -> tuple[int, int]:
        while end > start and (self.text[end - 1] in ",;:-–" or _FULL_STOP.search(self.text, start, end) is not None):
            end -= 1
        if self.language == "tr" and (ending := _TURKISH_ENDING.search(self.text, start, end)) is not None:
            end = ending.start()
        return start, end

    def is_spelled(self, start: int, end: int) -> bool:
        """Whether two or three capitalised words are whose mailbox an address is (`Rose Chambers`, rose.chambers@...),
        though tables know some of them as other words; the first of them must be none of a table."""
        if not self._own_mailboxes or end - start > 60:
            return False
        spans = self._spans(start, end)
        if not 2 <= len(spans) <= 3 or not all(self.text[low].isupper() for low, _ in spans):
            return False
        words = [names.fold(self.text[low:high]) for low, high in spans]
        if not all(map(str.isalpha, words)) or self._kinds[self.folded[slice(*spans[0])]]:
            return False
        first, last = words[0], words[-1]
        return not {
            f"{first} {last}",
            f"{last} {first}",
            f"{first[0]} {last}",
            first + last,
            first[0] + last,
        }.isdisjoint(self._own_mailboxes)

    def titled_name(self, start: int, end: int) -> tuple[int, int] | None:
        """The name behind a title that could be a role by itself (`Professor Jane Doe`), or before letters that could, or None."""
        first = WORD.match(self.text, start, end)
        if first is None:
            return None
        if self._honorific(*first.span()):
            if self.text.find(", ", first.end(), end) > 0:
                return None  # "Ms Jane Doe, T. 020 ..."
            return self.name(start, end) if self.text[first.end() : first.end() + 1] == " " else None
        *words, last = self._spans(start, end)
        lettered = 2 <= len(words) <= 4 and self._honorific(*last) and not self.text[slice(*last)].istitle()
        lettered = lettered and not any(self.text[high - 1] == "," for _, high in words[:-1])  # "Jane Doe, Sample PR"
        return self.name(start, words[-1][1]) if lettered and self._cased_name(words) else None  # "Jane Doe MEP"

    def is_honorific(self, words: str) -> bool:
        """Whether nothing but a title stands there (`Ms`, `Dr.`)."""
        return fold(words).strip(".,() ") in self.words.honorifics

    def _honorific(self, start: int, end: int) -> bool:
        return self.folded[start:end].strip(".,()") in self.words.honorifics

    def _can_be_surname(self, start: int, end: int) -> bool:
        """Whether a word behind an honorific is a name by itself (`Mr Example`)."""
        word = self.text[start:end].rstrip(",;:.")
        return len(word) > 2 and word.isalpha() and word[0].isupper() and not self._never_in_name(word.casefold())

    def _uncased_name(self, start: int, end: int) -> tuple[int, int] | None:
        body = self.text[start:end]
        if self.words.asking.search(self.folded, start, end) and not is_unspaced(body):
            return None
        if self.words.cues.search(self.folded, start, end) or self._has_firm(start, end):
            return None
        if _CJK_NAME.fullmatch(body):
            return (start, end) if self._begins_with_surname(body) else None
        parts = body.split()
        if len(parts) < 2 or clauses.units_of_name(parts) > 4 or not all(map(_UNCASED_NAME.fullmatch, parts)):
            return None
        if clauses.are_common(parts, self.language) or self.is_join(parts[0]):
            return None
        if self.words.decoys.search(self.folded, start, end) or self.words.label_phrases.search(
            self.folded, start, end
        ):
            return None  # "customer service", "or by e-mail"
        return start, end

    def _has_firm(self, start: int, end: int) -> bool:
        """Whether a word for an organisation stands there; but many Japanese given names end as offices of China do."""
        found = self.words.organisation_phrases.search(self.folded, start, end)
        if found is None:
            return False
        return self.language != "ja" or not japanese.ends_as_office(self.text, start, end, found)

    def _begins_with_surname(self, name: str) -> bool:
        """In languages with few surnames: whether a name begins with one, and goes on with one or two characters."""
        if "·" in name:
            return True  # a foreign one
        if not self.words.surnames or _KANA.search(name):
            titled = " " in name and self._is_title(name.partition(" ")[0])
            return (
                not titled
                and not japanese.is_noun(name)
                and not unspaced.is_place(name)
                and not unspaced.is_function(name)
            )
        if unspaced.is_korean_noun(name) or unspaced.is_unit(name):
            return False
        length = len(name.replace(" ", ""))
        given = {length - len(surname) for surname in self.words.surnames if name.startswith(surname)}
        return 2 in given or (1 in given and _HANGUL.match(name) is None)

    def _is_title(self, word: str) -> bool:
        """Whether a word is all of a title (`主任 見本花子`)."""
        return self.words.role_phrases.match(word, 0) == len(word)

    def _cased_name(self, words: list[tuple[int, int]]) -> bool:
        if not 2 <= len(words) <= 6 or (len(words) > 4 and self._is_two(words)):
            return False
        capitals = 0
        for position, (low, high) in enumerate(words):
            token = self.text[low:high].strip(",'\"“”‘’()")
            folded = self.folded[low:high].strip(".,'\"“”‘’()")
            if not token or (not position and self._begins_nobody(token, folded, self.text[slice(*words[-1])])):
                return False
            if self.folded[low:high].replace("’", "'") in CLIPPED and 0 < position < len(words) - 1:
                continue
            if token[0].isupper() or (folded[:2] in ("d'", "l'") and token[2:3].isupper()):
                capitals += 1
            elif folded in self.words.particles:
                if position == len(words) - 1 or (folded == "der" and self._says_whose(words[position - 1])):
                    return False
            else:
                return False
            if not (self._fits_name(token, folded) or is_surname(self.language, self.folded, words, position)) or (
                position and _INITIALISM.fullmatch(token) and self.text[low] != "("
            ):
                return False
        kinds = self.kinds(words[0][0], words[-1][1])
        if kinds & CALENDAR and forenames.are_dates(self.folded, words, self.words.calendar):
            return False
        phrase = " ".join(self.folded[words[0][0] : words[-1][1]].split())
        letters = len(phrase) <= 2 * len(words) or (  # "D. C.", "PV ČZ"
            len(phrase) < 4 * len(words) and _LETTERS_ONLY.fullmatch(self.text, words[0][0], words[-1][1]) is not None
        )
        if capitals < 2 or self._is_place(phrase, words) or letters or self._is_of_firm(words):
            return False
        if kinds & OPENS_DESK and self.words.desks.search(phrase):
            return False
        return not self._domains or NOT_OF_DOMAIN.sub("", phrase) not in self._domains

    def _is_place(self, phrase: str, words: list[tuple[int, int]]) -> bool:
        """Whether they name a place of this language's table, or a country in any."""
        return phrase in self.words.places or territories.is_territory(self.text[words[0][0] : words[-1][1]])

    def _is_material(self, start: int, end: int) -> bool:
        return materials.is_material(self.words, self.folded[start:end])

    def _begins_nobody(self, token: str, folded: str, last: str) -> bool:
        """Whether no name that ends in the last word begins with this one."""
        return is_no_beginning(self.language, token, last) or materials.is_material(self.words, folded)

    def _is_two(self, words: list[tuple[int, int]]) -> bool:
        """Whether a small word that also joins people stands between two whole names (`Marta Ruiz y Pablo Soto`)."""
        return any(self.folded[low:high] in self._joins for low, high in words[2:-2])

    def _is_of_firm(self, words: list[tuple[int, int]]) -> bool:
        """Whether capitalised words name a firm, or also for whom their bearer works."""
        return forenames.is_firm(self.text, words) or self._works_for(words)

    def _works_for(self, words: list[tuple[int, int]]) -> bool:
        """Whether the particle behind two or three capitalised words says for whom their bearer works: two more words follow, or
        an acronym (`Jana Voorbeeld van Groen Kruis`, unlike `van den Berg`)."""
        for position in range(2, min(4, len(words) - 1)):
            low, high = words[position]
            if self.folded[low:high] in _WHOSE:
                behind = [self.text[start:end] for start, end in words[position + 1 :]]
                acronym = len(behind[0]) > 1 and behind[0].isupper() and not self.text[words[0][0] : low].isupper()
                return acronym or (len(behind) > 1 and all(word[0].isupper() for word in behind))
        return False

    def _says_whose(self, before: tuple[int, int]) -> bool:
        """Whether the German article behind a word says whose that is (`Beratungsstelle der Muster`), unlike `van der Muster`."""
        return self.folded[before[0] : before[1]] not in self.words.particles

    def _fits_name(self, token: str, folded: str) -> bool:
        """Whether a word can be part of a name, by its case and by what the tables say of it."""
        if folded == "sa" and token[-1] == "á":
            return True  # a surname, whose fold is a day of the week
        if token[0] >= "Ѐ" and _CYRILLIC_INITIAL.fullmatch(token):
            return True  # though it is a small word as well
        if self._never_in_name(folded) or folded.endswith("'s") or _ODD_CASE.search(token) or _LETTERS.search(token):
            return False
        return "." not in token[:-1] or _INITIALS.fullmatch(token) is not None

    def _never_in_name(self, folded: str) -> bool:
        if (known := told(self.language, folded)) is not None:
            return not known
        return bool(self._kinds[folded] & NEVER_IN_NAME) or (len(folded) > 2 and folded in self._joins)

    def kinds(self, start: int, end: int) -> int:
        """What the words of a stretch can be (see `kinds`), all of them together: what is not among it, none of them is."""
        asked = (start, end)
        known = self._known.get(asked)
        if known is None:
            words = (*self.folded.words_between(start, end), *self.tokens(start, end))
            known = ANY if self.folded.is_unspaced else reduce(or_, map(self._kinds.__getitem__, words), 0)
            self._known[asked] = known
        return known

    def strip(self, start: int, end: int) -> tuple[int, int]:
        """Without punctuation and white space around."""
        if start < end and self.text[start] not in _EDGES and self.text[end - 1] not in _EDGES:
            return start, end  # as is asked for again and again
        while start < end and self.text[start] in _EDGES:
            if self.text[start] in "(（" and unspaced.is_legal_form(self.text, start, 0):
                break
            start += 1
        stop = end
        while end > start and self.text[end - 1] in _EDGES:
            if self.text[end - 1] == "»" and self.text.rfind("«", start, end) > self.text.rfind("»", start, end - 1):
                break  # it closes what was opened within
            if self.text[end - 1] in ")）" and unspaced.is_legal_form(self.text, start, end):
                break
            end -= 1
        if end < stop and self.text[end] in _OPENED_BY:
            body = self.text[start:end]
            if self.text[end] not in body and any(mark in body for mark in _OPENED_BY[self.text[end]]):
                end += 1
        return start, end

    def tokens(self, start: int, end: int) -> list[str]:
        """The folded words of a stretch, without punctuation around; of short ones, which rule after rule asks for, they are
        remembered."""
        asked = (start, end)
        tokens = self._tokens.get(asked)
        if tokens is None:
            folded = inner.parted(self.folded[start:end], for_all=self.is_for_all, western=self.folded.is_western)
            tokens = [t.strip(".,()'\"*") for t in folded.split()]
            if end - start < _SHORT:
                self._tokens[asked] = tokens
        return tokens

    def _spans(self, start: int, end: int) -> list[tuple[int, int]]:
        return [m.span() for m in WORD.finditer(self.text, start, end)]

    def is_join(self, word: str) -> bool:
        """Whether a word stands between two people ("and"), in the language of the text."""
        return fold(word) in self._joins
