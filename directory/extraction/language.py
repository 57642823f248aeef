"""In which language a release is written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from directory.extraction.folding import Folded
from directory.extraction.vocabulary import languages
from directory.records import Fact, Text

SAMPLE = 20_000
"""So many characters from the start tell the language."""
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7a3]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("ar", re.compile("[\u0620-\u064a]")),
)
_ANY_SCRIPT = re.compile("[\u0370-\u03ff\u0620-\u064a\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")


def language(text: Text, folded: Folded | None = None) -> Fact[str] | None:
    """BCP 47 code: by script, else by the frequent small words of each language, else what the document declares.
    `folded` is the text's content, where it has been folded already."""
    sample = text.content[:SAMPLE]
    if folded is None or len(folded) > SAMPLE:
        folded = Folded.of(sample)
    if not folded.is_western and _ANY_SCRIPT.search(sample):
        for code, script in _SCRIPTS:
            if len(script.findall(sample)) * (18 if code in ("ja", "ko") else 9) > len(sample):
                return Fact(code, "by its script")
    words = folded.words
    (most, code), (second, _) = _by_small_words(words)
    if most >= 3 and most > second:
        return Fact(code, f"by {most} of its small words, more than of any other language")
    marks = sorted(((len(entry.marks & words.keys()), entry.code) for entry in languages()), reverse=True)
    if marks[0][0] > marks[1][0]:
        return Fact(marks[0][1], f"by {marks[0][0]} words that are this language's own")
    declared = re.match(r"[a-zA-Z]{2,3}\b", text.metadata.get("language", ""))
    return Fact(declared.group().lower(), "as the document declares") if declared else None


def _by_small_words(words: Mapping[str, int]) -> list[tuple[int, str]]:
    """How many of its words are small words of each language, with the language, the two best first."""
    speakers = _speakers()
    counts = [0] * len(languages())
    for word in words.keys() & speakers.keys():
        often = words[word]
        for number in speakers[word]:
            counts[number] += often
    return sorted(zip(counts, (entry.code for entry in languages()), strict=True), reverse=True)[:2]


@cache
def _speakers() -> dict[str, tuple[int, ...]]:
    """For each small word the numbers of the languages that have it."""
    words = {word for entry in languages() for word in entry.stopwords}
    return {word: tuple(n for n, entry in enumerate(languages()) if word in entry.stopwords) for word in words}
