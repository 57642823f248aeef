"""A stretch of text cut into labelled pieces: names, roles, organisations, desks, addresses, labels and anchors."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from directory.extraction.anchors import Anchor
from directory.extraction.folding import fold
from directory.extraction.phrases import Index
from directory.extraction.vocabulary import Vocabulary

Label = Literal["name", "role", "org", "desk", "email", "phone", "label", "cue", "address", "place", "caps", "other"]

_HARD = re.compile(r"\t+|\s{3,}|\n|\s?[|•·●▪■◦;]\s?|\s[/\\]{2,}\s")
_SOFT = (
    re.compile(r"\s?:\s|:(?=\S)|：|\s[-–—]\s|\s?[—–]\s?"),
    re.compile(r",\s?|、|，"),
    re.compile(r"\s?[()\[\]<>（）«»„“”\"]\s?"),
    re.compile(r"\s?/\s?(?=[^\W\d_])"),
)
_EDGE = " \t\n*_#>=~+.,:;-–—|•·●▪■◦()[]<>\"“”„«»'’‘/&\\→►✆☎✉※：，、（）"
_LINE_END = re.compile("\n")
_WORD = re.compile(r"[^\s]+")
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_CASED = re.compile(r"[A-Za-zÀ-ɏΑ-ωА-яЁёЇїІіЄєҐґ]")
_UNCASED_NAME = re.compile(r"[\u0600-\u06ff\u0590-\u05ff\u0900-\u0dff\u0e00-\u0e7f]{2,15}")
_CJK_NAME = re.compile(
    r"(?:[\u4e00-\u9fff々]{2,5}|[\u4e00-\u9fff々]{1,3}\s[\u4e00-\u9fff々ぁ-んァ-ヶー]{1,4}|[ぁ-んァ-ヶー]{2,6}\s[ぁ-んァ-ヶー]{2,6}|[ァ-ヶー]{2,10}[・＝=][ァ-ヶー]{2,12}|[\uac00-\ud7a3]{2,4}|[\uac00-\ud7a3]\s[\uac00-\ud7a3]{1,3})"
)
_NICKNAMED = re.compile(r"[^\W\d_][\w.'-]{0,30}\s\([^\W\d_][\w.]{0,12}\)(?:\s[^\W\d_][\w.'-]{0,30}){1,3}")
_ODD_CASE = re.compile(
    r"[a-zß-ÿ][A-ZÀ-Þ]{2,}|[a-zß-ÿ]{4,}[A-ZÀ-Þ]"
)  # "FreeBSD", "OpenStreet", but not "McCartin", "DeMaio"
_INITIALISM = re.compile(r"[BCDFGHJKLMNPQRSTVWXZ]{2,4}")
_APART = re.compile(r"[,;/|]|\s[-–—]\s")
_ACRONYM = re.compile(r"[A-ZÀ-Þ][A-Z0-9À-Þ&.-]{1,11}$")
_POSTAL = re.compile(
    r"\b(?:[A-Z]{2}[ ,]{1,2}\d{5}(?:-\d{4})?|[A-Z]{1,2}-?\d{4,5}|\d{4,6}|\d{3} \d{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2})\b"
)


_CONNECTORS = frozenset("of for the de del della di do da des du fur der des van voor til for och und".split())


@dataclass(frozen=True, slots=True)
class Piece:
    """A labelled stretch. `line` counts lines of the text, `cell` the stretches between hard separators; `kind` says which label
    a "label" is (`phone`, `fax`, ...). An anchor's piece carries it."""

    label: Label
    start: int
    end: int
    line: int
    cell: int
    kind: str | None = None
    anchor: Anchor | None = None


class Cutter:
    """Cuts stretches of one text. `folded` is the whole text, folded with unchanged offsets."""

    def __init__(self, text: str, words: Vocabulary, language: str | None, addresses: Iterable[str] = ()) -> None:
        """`addresses` are those of the text: a name spelled by their domain is the issuer's, not a human's."""
        self._joins = words.joins.get(language or "", frozenset()) | words.joins.get("en", frozenset()) | {"&", "+"}
        self.text = text
        self._domains = _spelled_domains(addresses)
        self.folded = folded = fold(text)
        self.index = Index(folded)
        self.words = words
        self._cell = 0
        self._line_ends = [m.start() for m in _LINE_END.finditer(text)]

    def cut(self, start: int, end: int, anchors: list[Anchor]) -> list[Piece]:
        """The pieces between `start` and `end`, in order; `anchors` are those that lie within."""
        pieces: list[Piece] = []
        at = start
        for anchor in [*anchors, None]:
            stop = anchor.start if anchor is not None else end
            for low, high in self._cells(at, max(at, stop)):
                pieces += self._label(low, high, self.line_of(low))
            if anchor is not None:
                line = self.line_of(anchor.start)
                pieces.append(Piece(anchor.field, anchor.start, anchor.end, line, self._cell, None, anchor))
                at = anchor.end
        return pieces

    def line_of(self, at: int) -> int:
        """Which line of the text a place is on, counted from 0."""
        return bisect_left(self._line_ends, at)

    def _cells(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        at = start
        for separator in _HARD.finditer(self.text, start, end):
            if separator.start() > at:
                yield at, separator.start()
            self._cell += 1
            at = separator.end()
        if at < end:
            yield at, end

    # -------------------------------------------------------------- labelling

    def _label(self, start: int, end: int, line: int, depth: int = 0) -> list[Piece]:
        start, end = self.strip(start, end)
        if start >= end:
            return []
        whole = self._whole(start, end, line)
        leading = (
            None
            if whole is not None and whole.label not in ("role", "org", "address")
            else self._leading(start, end, line, depth)
        )
        if leading is not None:
            return leading
        if whole is not None:
            return [whole]
        for separator in _SOFT[depth:]:
            depth += 1
            parts = self._split(separator, start, end)
            if len(parts) > 1:
                return [piece for low, high in parts for piece in self._label(low, high, line, depth)]
        parts = self._split_joins(start, end)
        if len(parts) > 1:
            return [piece for low, high in parts for piece in self._label(low, high, line, 9)]
        return self._runs(start, end, line)

    def _whole(self, start: int, end: int, line: int) -> Piece | None:
        """The stretch as a single piece, where it is one."""
        folded = self.folded[start:end]
        label = self._listed(start, end)
        if label is not None:
            kind = self.words.labels.get(folded.rstrip(". ")) if label == "label" else None
            return Piece(label, start, end, line, self._cell, kind)
        if len(folded) > 160:
            return None
        if self._is_desk(start, end):
            return Piece("desk", start, end, line, self._cell)
        if self._is_address(start, end):
            return Piece("address", start, end, line, self._cell)
        role, organisation = self.is_role(start, end), self.is_organisation(start, end)
        if "(" in folded and _NICKNAMED.fullmatch(self.text[start:end]) and self._cased_name(self._spans(start, end)):
            return Piece("name", start, end, line, self._cell)
        if "," in folded or ":" in folded or " - " in folded or "(" in folded:
            return None
        name = None if role or organisation else self.name(start, end)
        if name is not None:
            return Piece("name", *name, line, self._cell)
        if role or organisation:
            return Piece("role" if role else "org", start, end, line, self._cell)
        return None

    def _listed(self, start: int, end: int) -> Label | None:
        """What the tables say of the stretch as it is."""
        folded = self.folded[start:end]
        if self.words.desks.is_whole(folded):
            return "desk"
        if self.words.cues.is_whole(folded) or self.words.release.is_whole(folded):
            return "role" if self.is_role(start, end) else "cue"
        key = folded.rstrip(". ")
        if key in self.words.labels:
            return "label"
        return "place" if key in self.words.places else None

    def _leading(self, start: int, end: int, line: int, depth: int) -> list[Piece] | None:
        """A cue or a label in front of something else (`Contact: ...`, `Tel. ...`)."""
        folded = self.folded
        for pattern, is_label in (
            (self.words.label_phrases, True),
            (self.words.cues, False),
            (self.words.release, False),
        ):
            stop = pattern.match(folded, start, end)
            if stop is None:
                continue
            rest = folded[stop:end]
            separated = rest[:1] in ":.：)" or rest[:2] in (" :", " -", " –", " (") or rest[:1] == "-"
            if is_label and (separated or not rest.strip()) and stop - start > 0:
                kind = self.words.labels[re.sub(r"\s+", " ", folded[start:stop]).rstrip(".")]
                if stop - start == 1 and rest[:1] not in ":.)":
                    continue
                return [
                    Piece("label", start, stop, line, self._cell, kind),
                    *self._label(stop, end, line, depth),
                ]
            if not is_label and separated and self.words.desks.is_whole(folded[start:stop]):
                return [Piece("desk", start, stop, line, self._cell), *self._label(stop, end, line, depth)]
            if not is_label and separated and self.is_role(start, stop):
                return [Piece("role", start, stop, line, self._cell), *self._label(stop, end, line, depth)]
            if not is_label and (separated or rest[:1].isspace()):
                low, _ = self.strip(stop, end)
                if separated or self.text[low : low + 1].isupper():
                    return [
                        Piece("cue", start, stop, line, self._cell),
                        *self._label(stop, end, line, depth),
                    ]
        return None

    def _split(self, separator: re.Pattern[str], start: int, end: int) -> list[tuple[int, int]]:
        parts, at = [], start
        for found in separator.finditer(self.text, start, end):
            if found.start() > at:
                parts.append((at, found.start()))
            at = found.end()
        if at < end:
            parts.append((at, end))
        return parts if len(parts) > 1 or (parts and parts[0] != (start, end)) else [(start, end)]

    def _split_joins(self, start: int, end: int) -> list[tuple[int, int]]:
        parts, at = [], start
        for word in _WORD.finditer(self.text, start, end):
            if self.is_join(word.group()):
                if word.start() > at:
                    parts.append((at, word.start()))
                at = word.end()
        if at < end:
            parts.append((at, end))
        return parts

    def _runs(self, start: int, end: int, line: int) -> list[Piece]:
        """In prose: the runs of capitalised words, each labelled by itself; the words between are passed over."""
        runs: list[tuple[int, int]] = []
        low = -1
        high = start
        for word in _WORD.finditer(self.text, start, end):
            token = word.group()
            folded = self.folded[word.start() : word.end()]
            connects = low >= 0 and (
                folded in self.words.particles or (folded in _CONNECTORS and self._is_place_of_work(low, high))
            )
            if token[0].isupper() or connects:
                if low < 0:
                    low = word.start()
                high = word.end()
                if token[-1] in ".!?" and len(token) > 3 and folded.rstrip(".") not in self.words.honorifics:
                    runs.append((low, high))
                    low = -1
            elif low >= 0:
                runs.append((low, high))
                low = -1
        if low >= 0:
            runs.append((low, high))
        if len(runs) == 1 and runs[0] == (start, end):
            return [Piece(self._capital_label(start, end), start, end, line, self._cell)]
        pieces: list[Piece] = []
        at = start
        for first, last in runs:
            if first - at > 1:
                pieces.append(Piece("other", at, first, line, self._cell))
            low, high = self.strip(first, last)
            if low >= high:
                continue
            whole = self._whole(low, high, line) or self._tail_name(low, high, line)
            pieces.append(whole or Piece(self._capital_label(low, high), low, high, line, self._cell))
            at = high
        if end - at > 1:
            pieces.append(Piece("other", at, end, line, self._cell))
        return pieces

    def _is_place_of_work(self, start: int, end: int) -> bool:
        return any(t in self.words.organisations for t in self.tokens(start, end))

    def _tail_name(self, start: int, end: int, line: int) -> Piece | None:
        """A name behind a capitalised word that is none (`Please contact`, `Spokeswoman Jane Doe`)."""
        words = list(_WORD.finditer(self.text, start, end))
        for skip in range(1, min(4, len(words) - 1)):
            name = self.name(words[skip].start(), end)
            if name is not None:
                return Piece("name", *name, line, self._cell)
        return None

    def _capital_label(self, start: int, end: int) -> Label:
        folded = self.folded[start:end]
        if len(folded) > 60 or not self.text[start].isupper() or folded in self.words.stopwords:
            return "other"
        if any(c.isdigit() for c in folded) or folded in self.words.calendar:
            return "other"
        return "caps"

    # -------------------------------------------------------------- what a stretch can be

    def strip(self, start: int, end: int) -> tuple[int, int]:
        """Without punctuation and white space around."""
        while start < end and self.text[start] in _EDGE:
            start += 1
        while end > start and self.text[end - 1] in _EDGE:
            end -= 1
        return start, end

    def tokens(self, start: int, end: int) -> list[str]:
        return [t.strip(".,()'\"*") for t in self.folded[start:end].replace("/", " ").split()]

    def _spans(self, start: int, end: int) -> list[tuple[int, int]]:
        return [m.span() for m in _WORD.finditer(self.text, start, end)]

    def _is_desk(self, start: int, end: int) -> bool:
        """A desk's phrase by itself, with whose desk it is in front (`Example press office`) or behind (`Service presse de ...`)."""
        folded = self.folded[start:end]
        if self.words.desks.is_whole(folded):
            return True
        found = self.words.desks.search(self.folded, start, end)
        if (
            found is None
            or self.is_role(start, end)
            or any(c.isdigit() or c in "@:" for c in folded)
            or self.words.asking.search(folded)
        ):
            return False
        low, high = found
        if " " not in self.folded[low:high] and high - low < 9:
            return False  # "presse" alone is too common a word
        tokens = len(folded.split())
        if high == end:
            return tokens <= 6 and self.text[start].isupper() and not _APART.search(folded)
        connected = self.folded[high:end].split()[:1]
        return low == start and bool(connected) and connected[0] in self.words.stopwords and tokens > 2

    def is_role(self, start: int, end: int) -> bool:
        """Whether a stretch names what somebody does, by a role word that leads or ends it."""
        raw = self.text[start:end]
        tokens = self.tokens(start, end)
        if len(tokens) > 14 or "@" in raw or sum(c.isdigit() for c in raw) > 2:
            return False
        if end - start < 60 and self.words.role_phrases.search(self.folded, start, end):
            return True
        hits = [i for i, t in enumerate(tokens) if self._is_role_word(t, raw)]
        if not hits:
            return False
        if hits[0] > 2 and raw[0].islower():
            return False  # a sentence that comes to speak of a role
        organisation = [i for i, t in enumerate(tokens) if t in self.words.organisations]
        if organisation and hits[0] in organisation and looks_like_acronym(raw.split()[0]):
            return False  # "ABC Communications" is a company, "Corporate Communications" what somebody does
        # "Office of the Director" is a place of work; "Director of the Office" is a role.
        return not organisation or hits[0] < organisation[0] or hits[-1] == len(tokens) - 1

    def _is_role_word(self, token: str, raw: str) -> bool:
        if len(token) <= 2:  # "AD", "VP": small words of other languages look the same
            return token in self.words.roles and token.upper() in raw
        return token in self.words.roles or any(p in self.words.roles for p in token.split("-") if len(p) > 3)

    def is_organisation(self, start: int, end: int) -> bool:
        tokens = self.tokens(start, end)
        if not tokens or len(tokens) > 12:
            return False
        first = self.text[start]
        if not (first.isupper() or first.isdigit() or not _CASED.match(first)):
            return False
        if self.words.asking.search(self.folded, start, end):
            return False
        if self.words.organisation_phrases.search(self.folded, start, end):
            return True
        return any(t in self.words.organisations for t in tokens) and (len(tokens) > 1 or len(tokens[0]) > 12)

    def _is_address(self, start: int, end: int) -> bool:
        raw = self.text[start:end]
        digits = sum(c.isdigit() for c in raw)
        if not digits or (len(raw) > 60 and raw.count(",") > 1):
            return False
        if any(t in self.words.address for t in self.tokens(start, end)):
            return True
        return digits <= 9 and len(raw) <= 80 and _POSTAL.search(raw) is not None and any(c.isalpha() for c in raw)

    def name(self, start: int, end: int) -> tuple[int, int] | None:
        """The part of a stretch that is a human's name (honorifics left out), or None."""
        raw = self.text[start:end]
        if len(raw) > 60 or any(c.isdigit() or c in "@/\\=+%$€#*{}|?!_" for c in raw):
            return None
        words = [(m.start(), m.end()) for m in _WORD.finditer(self.text, start, end)]
        while words and self._honorific(*words[0]):
            words.pop(0)
        while words and self._honorific(*words[-1]):
            words.pop()
        words = self._without_place(words)
        if not words:
            return None
        start, end = self.strip_name(words[0][0], words[-1][1])
        body = self.text[start:end]
        if not _CASED.search(body):
            return self._uncased_name(start, end)
        return (start, end) if self._cased_name(words) else None

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

    def strip_name(self, start: int, end: int) -> tuple[int, int]:
        while end > start and self.text[end - 1] in ",;:-–":
            end -= 1
        return start, end

    def _honorific(self, start: int, end: int) -> bool:
        return self.folded[start:end].strip(".,()") in self.words.honorifics and self.text[end - 1] != "'"

    def _uncased_name(self, start: int, end: int) -> tuple[int, int] | None:
        body = self.text[start:end]
        if self.words.cues.search(self.folded, start, end) or self.words.organisation_phrases.search(
            self.folded, start, end
        ):
            return None
        if _CJK_NAME.fullmatch(body):
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
            if _ODD_CASE.search(token) or (position and _INITIALISM.fullmatch(token)):
                return False
            if "." in token[:-1] and not re.fullmatch(r"(?:\w{1,2}\.){1,3}\w{0,2}\.?", token):
                return False
        if sum(self.folded[low:high].strip(".,") in self.words.calendar for low, high in words) > 1:
            return False
        phrase = re.sub(r"\s+", " ", self.folded[words[0][0] : words[-1][1]])
        if capitals < 2 or phrase in self.words.places or self.words.desks.search(phrase):
            return False
        return re.sub(r"[^a-z0-9]", "", phrase) not in self._domains

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
