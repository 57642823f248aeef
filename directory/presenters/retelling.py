"""Sentences that other rooms made in English, said in another language.

Extraction, readers and the registry know nothing of languages of readers: their errors, warnings and reasons are English
sentences. A catalogue knows these by their words; where a sentence holds values (`it has more than 2,000 bytes`), it is found by
the words around them, which a message has as `it has more than %(bytes)s bytes`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

_PLACE = re.compile(r"%\((\w+)\)s")
_WHOLE_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_BETWEEN = re.compile(r"; ")
_MOST = 1_000
"""Characters of a sentence that is looked at: longer ones quote what a document brought, and no message is as long."""


class Retelling:
    """What one language says for sentences in English; `number` writes numbers its way, `between` parts two sentences in one."""

    def __init__(self, messages: Mapping[str, str], number: Callable[[float], str], between: str = "; ") -> None:
        self._whole = {words.replace("%%", "%"): said.replace("%%", "%") for words, said in messages.items()}
        held = (words for words in messages if _PLACE.search(words))
        # The message with the most words of its own says most precisely what is meant.
        ordered = sorted(held, key=lambda words: -len(_PLACE.sub("", words)))
        self._patterns = [(_pattern(words), messages[words]) for words in ordered]
        self._number = number
        self._between = between
        self.of = lru_cache(maxsize=1_024)(self._of)

    def _of(self, words: str) -> str:
        if not self._whole or len(words) > _MOST:
            return words
        return self._known(words) or self._between.join(self._known(part) or part for part in _BETWEEN.split(words))

    def _known(self, words: str) -> str | None:
        if words in self._whole:
            return self._whole[words]
        for pattern, said in self._patterns:
            found = pattern.fullmatch(words)
            if found is not None:
                return said % {name: self._value(value) for name, value in found.groupdict().items()}
        return None

    def _value(self, value: str) -> str:
        if _WHOLE_NUMBER.fullmatch(value):
            return self._number(int(value.replace(",", ""))) if "," in value else value
        return self._known(value) or value


def _pattern(message: str) -> re.Pattern[str]:
    """What sentences of this message look like. A value ends where the message goes on."""
    parts = _PLACE.split(message)
    return re.compile(
        "".join(f"(?P<{part}>.*?)" if at % 2 else re.escape(part.replace("%%", "%")) for at, part in enumerate(parts)),
        re.DOTALL,
    )
