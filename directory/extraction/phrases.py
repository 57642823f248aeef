"""Thousands of phrases looked for at once: by the first letters of each word, so that time does not grow with their number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uff66-\uff9f]")
_WORD = re.compile(r"\w+")
_NEVER = re.compile(r"(?!)")


class Index:
    """Where each word of a folded text begins, by its first three letters: made once, asked by every list of phrases."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts: dict[str, list[int]] = defaultdict(list)
        for word in _WORD.finditer(text):
            self.starts[word.group()[:3]].append(word.start())


class Phrases:
    """Phrases of folded words; one space stands for up to three of any white space, `*` for letters at a word's end or
    beginning. Whole words only, except in scripts that write without spaces. The longest phrase at a place wins."""

    def __init__(self, entries: Iterable[str]) -> None:
        buckets: dict[str, list[str]] = defaultdict(list)
        unspaced, others = [], []
        known = frozenset(entries)
        self._exact = frozenset(e for e in known if "*" not in e)
        for entry in sorted(known, key=len, reverse=True):
            if is_unspaced(entry):
                unspaced.append(re.escape(entry.strip("*")).replace(r"\ ", r"\s{0,3}"))
                continue
            first = _WORD.match(entry)
            pattern = _pattern(entry)
            if first is None:
                others.append(pattern)
            elif first.group()[:3] == entry[:3] or first.end() < len(entry):
                buckets[first.group()[:3]].append(pattern)
            else:
                buckets[first.group()].append(pattern)
        # Compiled when first met: most texts meet few of them.
        self._sources = {key: "|".join(patterns) for key, patterns in buckets.items()}
        self._compiled: dict[str, re.Pattern[str]] = {}
        self._unspaced = re.compile("|".join(unspaced)) if unspaced else _NEVER
        self._others = re.compile("|".join(others)) if others else _NEVER
        self._has_others = bool(others)

    def spans(self, text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
        """Where phrases stand in `text[start:end]`, in order, none overlapping another."""
        end = len(text) if end is None else end
        found = self._spaced(text, start, end)
        if self._has_others or not text.isascii():
            rest = [m.span() for p in (self._others, self._unspaced) for m in p.finditer(text, start, end)]
            found = iter(sorted([*found, *rest], key=lambda span: (span[0], -span[1]))) if rest else found
        last = -1
        for low, high in found:
            if low >= last:
                yield low, high
                last = high

    def all(self, index: Index) -> list[tuple[int, int]]:
        """Where phrases stand in a whole text, in order, none overlapping another."""
        text = index.text
        found = [
            match.span()
            for key in self._sources.keys() & index.starts.keys()
            for start in index.starts[key]
            if (match := self._bucket(key).match(text, start)) is not None
        ]
        if self._has_others or not text.isascii():
            found += [m.span() for p in (self._others, self._unspaced) for m in p.finditer(text)]
        apart: list[tuple[int, int]] = []
        for low, high in sorted(found, key=lambda span: (span[0], -span[1])):
            if not apart or low >= apart[-1][1]:
                apart.append((low, high))
        return apart

    def _spaced(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        sources = self._sources
        last = start
        for word in _WORD.finditer(text, start, end):
            key = word.group()[:3]
            if key in sources and word.start() >= last:
                found = self._bucket(key).match(text, word.start(), end)
                if found is not None:
                    last = found.end()
                    yield found.span()

    def _bucket(self, key: str) -> re.Pattern[str]:
        pattern = self._compiled.get(key)
        if pattern is None:
            pattern = self._compiled[key] = re.compile(self._sources[key])
        return pattern

    def match(self, text: str, start: int, end: int | None = None) -> int | None:
        """Where the phrase that begins at `start` ends, or None."""
        end = len(text) if end is None else end
        word = _WORD.match(text, start, end)
        if word is not None:
            key = word.group()[:3]
            found = self._bucket(key).match(text, start, end) if key in self._sources else None
            found = found or (None if text.isascii() else self._unspaced.match(text, start, end))
        else:
            found = self._others.match(text, start, end)
        return found.end() if found is not None else None

    def is_whole(self, text: str) -> bool:
        """Whether the whole text is one phrase."""
        return " ".join(text.split()) in self._exact or self.match(text, 0) == len(text) > 0

    def search(self, text: str, start: int = 0, end: int | None = None) -> tuple[int, int] | None:
        """The first place of a phrase, or None."""
        return next(self.spans(text, start, end), None)


def is_unspaced(text: str) -> bool:
    """Whether it is written in a script without spaces between words."""
    return _UNSPACED.search(text) is not None


def _pattern(entry: str) -> str:
    body = re.escape(entry).replace(r"\ ", r"\s{1,3}").replace(r"\*", r"\w{0,20}")
    before = r"(?<!\w)" if entry[0].isalnum() or entry[0] == "*" else ""
    after = r"(?!\w)" if entry[-1].isalnum() or entry[-1] == "*" else ""
    return f"{before}{body}{after}"
