"""Thousands of phrases looked for at once: by the first word of each, so that time does not grow with their number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from itertools import chain, islice

from directory.extraction.words.folding import SIGNS_OF_WORDS, Folded, bare, is_unspaced

_WORD = re.compile(rf"(?:[^\W_]|[{SIGNS_OF_WORDS}])+")
_NEVER = re.compile(r"(?!)")
_SHORT = 400
"""Up to so many characters a stretch is taken apart to see how it begins."""
MOST_WORDS = 20_000
"""Of so many words each list remembers whether one of its phrases begins with them."""
MOST_OPENINGS = 100
"""Of so many different words of a text phrases are looked for that may begin with them; releases have up to fifty. Each costs a
pattern that has to be compiled."""
_STEM = 3
"""By so many letters phrases are told apart whose first word ends in `*`."""


class Phrases:
    """Phrases of folded words; one space stands for up to three of any white space, `*` for letters at a word's end or
    beginning. Whole words only, except in scripts that write without spaces. The longest phrase at a place wins."""

    def __init__(self, entries: Iterable[str]) -> None:
        by_word: dict[str, list[str]] = defaultdict(list)
        by_stem: dict[str, list[str]] = defaultdict(list)
        open_stems: set[str] = set()
        beginnings: set[str] = set()
        unspaced, others, firsts = [], [], set()
        known = frozenset(entries)
        self._seconds: dict[str, frozenset[str] | None] = {}
        self._exact = frozenset(e for e in known if "*" not in e)
        for entry in sorted(known, key=lambda e: (-len(e), e)):
            if is_unspaced(entry):
                firsts.add(entry.strip("*")[:1])
                unspaced.append(entry.strip("*"))
                continue
            first = _WORD.match(entry)
            if first is None:
                others.append(_pattern(entry))
                continue
            word = first.group()
            by_stem[word[:_STEM]].append(entry)
            if entry[first.end() : first.end() + 1] == "*":
                open_stems.add(word[:_STEM])
                beginnings.add(word)
            else:
                by_word[word].append(entry)
        self._entries = dict(by_word)
        self._open = frozenset(open_stems)
        # Where `pressesprecher` stands, so does `sprecher`.
        self._beginnings = tuple(b for b in beginnings if not any(o in b for o in beginnings if o != b))
        # A folded text of western letters has no word of another script.
        self._western_beginnings = tuple(b for b in self._beginnings if max(b) < "\u0100")
        self._words = frozenset(self._entries)
        self._buckets = _Buckets(self._entries, {stem: by_stem[stem] for stem in open_stems})
        self._bucket_of = self._buckets.__getitem__
        self._unspaced = _by_first_letter(unspaced) if unspaced else _NEVER
        self._unspaced_firsts = frozenset(firsts)
        self._others = re.compile("|".join(others)) if others else _NEVER
        self._has_others = bool(others)

    def all(self, text: Folded) -> list[tuple[int, int]]:
        """Where phrases stand in a whole text, in order, none overlapping another."""
        return self.first(text, len(text) + 1)[0]

    def first(self, text: Folded, most: int) -> tuple[list[tuple[int, int]], bool]:
        """The same of no more than the first `most` places where a phrase may begin; and whether those are all."""
        opening = self._opening(text)
        few = len(opening) <= MOST_OPENINGS
        if not few:
            opening = sorted(opening, key=lambda word: text.places(word)[:1])[:MOST_OPENINGS]
        buckets = {word: bucket for word in opening if (bucket := self._buckets[word]) is not None}
        places = {word: text.places(word) for word in buckets}
        until = len(text)
        if (whole := sum(map(len, places.values())) <= most) is False:
            until = sorted(chain.from_iterable(starts[: most + 1] for starts in places.values()))[most]
        found = [
            match.span()
            for word, bucket in buckets.items()
            for start in places[word]
            if start < until and (match := bucket.match(text, start)) is not None
        ]
        for pattern, may in ((self._others, self._has_others), (self._unspaced, text.is_unspaced)):
            unusual = [match.span() for match in islice(pattern.finditer(text), most + 1)] if may else []
            whole = whole and len(unusual) <= most
            found += unusual[:most]
        apart: list[tuple[int, int]] = []
        for low, high in sorted(found, key=lambda span: (span[0], -span[1])):
            if not apart or low >= apart[-1][1]:
                apart.append((low, high))
        return apart[:most], few and whole and len(apart) <= most

    def _opening(self, text: Folded) -> list[str]:
        """The words of a text that phrases may begin with."""
        words = text.words
        opening = self._words.intersection(words)
        if any(map(text.__contains__, self._western_beginnings if text.is_western else self._beginnings)):
            opening |= {word for word in words if word[:_STEM] in self._open}
        return [word for word in opening if self._can_go_on(word, words)]

    def _can_go_on(self, word: str, words: Set[str]) -> bool:
        """Whether a phrase that begins with a word can stand in a text of these words: its second word must be one of them.
        Of `for`, `to` and the like, which many phrases begin with and all texts are full of, this leaves little to look at."""
        if word not in self._seconds:
            seconds = [bare(entry).split()[1:2] if "*" not in entry else [] for entry in self._entries.get(word, ())]
            told = all(seconds) and word[:_STEM] not in self._open
            self._seconds[word] = frozenset(second for (second,) in seconds) if told else None
        behind = self._seconds[word]
        return behind is None or any(map(words.__contains__, behind))

    def spans(self, text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
        """Where phrases stand in `text[start:end]`, in order, none overlapping another."""
        return self._within(text, start, len(text) if end is None else end, first_only=False)

    def search(self, text: str, start: int = 0, end: int | None = None) -> tuple[int, int] | None:
        """The first place of a phrase, or None."""
        end = len(text) if end is None else end
        found = self._within(text, start, end, first_only=True)
        return found[0] if found else None

    def match(self, text: str, start: int, end: int | None = None) -> int | None:
        """Where the phrase that begins at `start` ends, or None."""
        end = len(text) if end is None else end
        if isinstance(text, Folded) and end - start < _SHORT and not text.is_unspaced:
            words = text.words_between(start, end)
            if text.is_western:  # and its words are those that the pattern for one finds
                begins = bool(words) and text.startswith(words[0], start)
                bucket = self._buckets[words[0]] if begins else self._others if self._has_others else None
                found = bucket.match(text, start, end) if bucket is not None else None
                return found.end() if found is not None else None
            if words and self._buckets[words[0]] is None and text.startswith(words[0], start):
                return None
        word = _WORD.match(text, start, end)
        bucket = self._buckets[word.group()] if word is not None else self._others
        found = bucket.match(text, start, end) if bucket is not None else None
        if found is None and text[start : start + 1] in self._unspaced_firsts:
            found = self._unspaced.match(text, start, end)
        return found.end() if found is not None else None

    def is_whole(self, text: str) -> bool:
        """Whether the whole text is one phrase."""
        if text in self._exact or (" " in text and " ".join(text.split()) in self._exact):
            return True
        wild = self._has_others or text[:_STEM] in self._open or not text.isascii()
        return wild and self.match(text, 0) == len(text) > 0

    def _within(self, text: str, start: int, end: int, *, first_only: bool) -> list[tuple[int, int]]:
        if isinstance(text, Folded):
            words, spaced, low, unusual = text.words_between(start, end), text.bare, 0, text.is_unspaced
        else:
            spaced, low, unusual = bare(text[start:end]), start, not text.isascii()
            words = spaced.split()
        found: list[tuple[int, int]] = []
        if any(map(self._bucket_of, words)):  # most stretches have no word that a phrase begins with
            at, last = start - low, start
            for word in words:  # each stands where it is found first behind the one before
                at = spaced.find(word, at)
                bucket = self._buckets[word]
                if bucket is not None and at + low >= last:
                    match = bucket.match(text, at + low, end)
                    if match is not None:
                        last = match.end()
                        found.append(match.span())
                        if first_only:
                            break
                at += len(word)
        rest = self._unusual(text, start, end) if unusual or self._has_others else None
        if not rest:
            return found
        apart: list[tuple[int, int]] = []
        for low, high in sorted([*found, *rest], key=lambda span: (span[0], -span[1])):
            if not apart or low >= apart[-1][1]:
                apart.append((low, high))
        return apart

    def _unusual(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Phrases that begin with a sign, and those of scripts without spaces."""
        found = [match.span() for match in self._others.finditer(text, start, end)] if self._has_others else []
        if not text.isascii() and (not isinstance(text, Folded) or text.is_unspaced):
            found += [match.span() for match in self._unspaced.finditer(text, start, end)]
        return found

    def opens(self, word: str) -> bool:
        """Whether a phrase may begin with this word, or may begin with none at all."""
        return self._has_others or self._buckets[word] is not None


class _Buckets(dict[str, "re.Pattern[str] | None"]):
    """What to match at a place where a word stands; None where no phrase begins with it. Fills itself as words are met: most
    texts meet few of the patterns, which take long to compile."""

    def __init__(self, by_word: Mapping[str, list[str]], by_stem: Mapping[str, list[str]]) -> None:
        """The phrases, the longest first: a word whose stem some phrase leaves open is looked up by its stem, among all that
        begin so."""
        super().__init__()
        self._by_word = by_word
        self._by_stem = by_stem
        self._compiled: dict[str, re.Pattern[str]] = {}

    def __missing__(self, word: str) -> re.Pattern[str] | None:
        stem = word[:_STEM]
        opened = stem in self._by_stem
        found = None
        if opened or word in self._by_word:
            key = stem if opened else word
            found = self._compiled.get(key)
            if found is None:
                source = "|".join(map(_pattern, self._by_stem[key])) if opened else _bucket(key, self._by_word[key])
                found = self._compiled[key] = re.compile(source)
        if len(self) >= MOST_WORDS:
            self.clear()
        self[word] = found
        return found


def _by_first_letter(phrases: Iterable[str]) -> re.Pattern[str]:
    """One pattern for phrases of scripts without spaces, the longest first: of a thousand, those with the letter at a place are tried."""
    behind: dict[str, list[str]] = {}
    for phrase in phrases:
        behind.setdefault(phrase[:1], []).append(re.escape(phrase[1:]).replace(r"\ ", r"\s{0,3}"))
    return re.compile("|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in behind.items()))


def _bucket(word: str, entries: Iterable[str]) -> str:
    """One pattern for phrases that begin with a word, the longest first. The space behind the word is told once, and what
    follows it by its first letter: hundreds begin with `press` or `head`, and to try each takes long."""
    length = len(word)
    behind = [_tail(entry[length + 1 :], entry) for entry in entries if entry[length : length + 1] == " "]
    others = [_tail(entry[length:], entry) for entry in entries if entry[length : length + 1] != " "]
    spaced = [rf"\s{{1,3}}(?:{'|'.join(behind)})"] if behind else []
    return f"{_head(word)}{re.escape(word)}(?:{'|'.join([*spaced, *others])})"


def _head(entry: str) -> str:
    return r"(?<!\w)" if entry[0].isalnum() or entry[0] == "*" else ""


def _tail(rest: str, entry: str) -> str:
    """The pattern of what is left of an entry, which may be nothing."""
    body = re.escape(rest).replace(r"\ ", r"\s{1,3}").replace(r"\*", r"\w{0,20}")
    return body + (r"(?!\w)" if entry[-1].isalnum() or entry[-1] == "*" else "")


def _pattern(entry: str) -> str:
    return _head(entry) + _tail(entry, entry)
