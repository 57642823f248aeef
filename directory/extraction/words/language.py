"""In which language a release is written."""

from __future__ import annotations

import re
import struct
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache
from itertools import chain

from directory.extraction.words.folding import Folded
from directory.extraction.words.vocabulary import languages
from directory.records import Fact, Text

SAMPLE = 20_000
"""So many characters from the start tell the language."""
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7a3]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("he", re.compile("[\u05d0-\u05ea]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("fa", re.compile("[\u067e\u0686\u0698\u06a9\u06af\u06cc]")),
    ("ar", re.compile("[\u0620-\u064a]")),
)
_KANA = _SCRIPTS[0][1]
_IDEOGRAPH = _SCRIPTS[2][1]
_FEW = 25
"""So many ideographs stand to one kana at most in what is Japanese: names and tables have few."""
_SHARES = {"ja": 18, "ko": 18, "fa": 40}
"""A text is in a language when one in so many of its characters is of its script, else one in nine; Persian is told by the
letters that Arabic does not have."""
_FEWEST = 3
"""So many small words tell a language."""
_CLEAR, _AHEAD = 8, 3
"""With so many the language is clear, or where it has so many more than any other; else its longer words count as well."""
_OFTEN = 6
"""So many different small words has each half of a release in two languages."""
_ANY_SCRIPT = re.compile(
    "[\u0370-\u03ff\u05d0-\u05ea\u0620-\u064a\u0900-\u097f\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]"
)


def language(text: Text, folded: Folded | None = None) -> Fact[str] | None:
    """BCP 47 code: by script, else by the frequent small words of each language, else what the document declares.
    `folded` is the text's content, where it has been folded already."""
    sample = text.content[:SAMPLE]
    folded = Folded.of(sample) if folded is None else folded
    if not folded.is_western and _ANY_SCRIPT.search(sample):
        if _is_japanese(sample):
            return Fact("ja", "by its script")
        for code, script in _SCRIPTS:
            if len(script.findall(sample)) * _SHARES.get(code, 9) > len(sample):
                return Fact(code, "by its script")
    ends = list(_ends_of_domains(folded))
    # Each word once, since a menu or a signature may say one of another language ten times; all of them where that tells nothing.
    words = folded.words if len(folded) <= SAMPLE else frozenset(_in_order(folded))
    words = words.difference(ends)
    never = _by_vowels(sample)
    (most, code), (second, _) = _by_small_words(_small().intersection(words), never)
    if most < _CLEAR and (most < _FEWEST or most - second < _AHEAD):
        own = _by_own_words(words, text, never)
        if own is not None:
            return own
    if most < _FEWEST or most == second:
        (most, code), (second, _) = _by_small_words(_in_order(folded), never, ends)
    if most >= _FEWEST and most > second:
        if second >= _OFTEN and most < 2 * second and (first := _first_of_two(_in_order(folded))) is not None:
            return Fact(first, "by its small words up to the middle; from there on they are another language's")
        return Fact(code, f"by {most} of its small words, more than of any other language")
    declared = _declared(text)
    return Fact(declared, "as the document declares") if declared else None


_SWEDISH, _NORDIC = frozenset("äöÄÖ"), frozenset("æøÆØ")
_VOWELS = {"sv": _SWEDISH, "da": _NORDIC, "nb": _NORDIC, "nn": _NORDIC}
"""Swedish and its neighbours share most of their small words, and write the same vowels with other letters."""
_TOLD, _RARE = 3, 3
"""So many of these letters tell, where those of the others are rarer by so much: names are written as their bearers do."""


def _by_vowels(sample: str) -> frozenset[str]:
    """Which of these languages the text is not in, by how it writes its vowels."""
    if sample.isascii():
        return frozenset()
    swedish, nordic = (sum(map(sample.count, letters)) for letters in (_SWEDISH, _NORDIC))
    if max(swedish, nordic) < _TOLD or min(swedish, nordic) * _RARE > max(swedish, nordic):
        return frozenset()
    told = _SWEDISH if swedish > nordic else _NORDIC
    return frozenset(code for code, letters in _VOWELS.items() if letters is not told)


def _declared(text: Text) -> str | None:
    found = re.match(r"[a-zA-Z]{2,3}\b", text.metadata.get("language", ""))
    return found.group().lower() if found else None


def _by_own_words(words: frozenset[str], text: Text, never: Container[str]) -> Fact[str] | None:
    """Of a few lines, which share their small words with neighbouring languages: by these, by the longer words that releases in one
    language have, and by what the document declares; None where no language is ahead."""
    marks = {entry.code: len(entry.marks & words) for entry in languages()}
    if not any(marks.values()):
        return None
    small = {code: count for count, code in _counts(_small().intersection(words))}
    declared = _declared(text)
    told = sorted(
        ((small[code] + 2 * marks[code] + (code == declared), code) for code in marks if code not in never),
        reverse=True,
    )
    if told[0][0] <= told[1][0]:
        return None
    return Fact(told[0][1], f"by {marks[told[0][1]]} words that are this language's own, and its small words")


def _first_of_two(words: list[str]) -> str | None:
    """The language of the first half of a release that says everything in two, one after the other; None for others."""
    middle = len(words) // 2
    parts = frozenset(words[:middle]), frozenset(words[middle:])
    halves = [{code: count for count, code in _counts(part)} for part in parts]
    first, second = (max(half, key=half.__getitem__) for half in halves)
    clear = all(
        half[own] >= _OFTEN and half[own] >= 2 * half[other]
        for half, own, other in ((halves[0], first, second), (halves[1], second, first))
    )
    return first if first != second and clear else None


def _in_order(folded: Folded) -> list[str]:
    """The words of the sample, each as often as it stands there."""
    return folded.in_order if len(folded) <= SAMPLE else folded.bare[:SAMPLE].split()


def _is_japanese(sample: str) -> bool:
    """Whether kana stand among ideographs, which Chinese has none of; a few are a foreign brand. Of tables and addresses most
    is neither."""
    kana, ideographs = len(_KANA.findall(sample)), len(_IDEOGRAPH.findall(sample))
    return kana > 1 and kana * _FEW > ideographs and (kana + ideographs) * 2 > sum(map(str.isalpha, sample))


_ENDING = re.compile(r"\.([a-z]{2,4})(?![^\W_])")
_OF_DOMAINS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")


def _ends_of_domains(folded: Folded) -> Iterator[str]:
    """The words that end domains and so count for no language: `example.com` is no Portuguese, `example.it` no English."""
    return (
        match[1]
        for match in _ENDING.finditer(folded, 0, SAMPLE)
        if folded[match.start() - 1 : match.start()] in _OF_DOMAINS
    )


_COUNT = struct.Struct("<H")
"""A language's count within a sum of all: a sample has fewer words than this holds."""


def _by_small_words(words: Iterable[str], never: Container[str], without: Iterable[str] = ()) -> list[tuple[int, str]]:
    """How many of the words, but for some of them, are small words of each language that it can be, with the language, the two best
    first."""
    counts = [told for told in _counts(words, without) if told[1] not in never]
    best = max(counts)
    counts.remove(best)
    return [best, max(counts)]


def _counts(words: Iterable[str], without: Iterable[str] = ()) -> Iterator[tuple[int, str]]:
    of = _speakers().get
    count = sum(filter(None, map(of, words))) - sum(filter(None, map(of, without)))
    counts = _COUNT.iter_unpack(count.to_bytes(_COUNT.size * len(languages()), "little"))
    return zip(chain.from_iterable(counts), _codes(), strict=True)


@cache
def _codes() -> tuple[str, ...]:
    return tuple(entry.code for entry in languages())


@cache
def _small() -> frozenset[str]:
    """The small words of all languages."""
    return frozenset(_speakers())


@cache
def _speakers() -> Mapping[str, int]:
    """For each small word a one in the place of each language that has it, so that one addition counts for all of them."""
    found: dict[str, int] = {}
    for number, entry in enumerate(languages()):
        for word in entry.stopwords:
            found[word] = found.get(word, 0) + (1 << 8 * _COUNT.size * number)
    return found
