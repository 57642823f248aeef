"""Where the sign of a disguised address may stand: in brackets, as itself or as a word for it (`(at)`, `[@]`, `<arobase>`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from directory.extraction.words.folding import Folded
from directory.extraction.words.scan import places
from directory.extraction.words.vocabulary import Vocabulary

_OPENING = "[({<（［【@"
"""What it begins with: a bracket, or the sign itself."""
_FEW = 500


def find(folded: Folded, words: Vocabulary, *, bare: bool) -> Iterator[re.Match[str]]:
    """Such places in their order, none overlapping another; `bare`: also those of such words without brackets. The group
    `sign` is what is between the brackets. What stands around is looked at after a place is found, which is faster."""
    pattern = _pattern(words.at.pattern, bare=bare)
    likely = sorted(islice(places(folded, _OPENING), _FEW))
    if bare or len(likely) == _FEW:
        yield from pattern.finditer(folded)
        return
    end = 0
    for at in likely:
        match = pattern.match(folded, at) if at >= end else None
        if match is not None:
            end = match.end()
            yield match


@lru_cache(maxsize=64)
def _pattern(at: str, *, bare: bool) -> re.Pattern[str]:
    """The sign `@` by itself, or a bracket with a sign or word for it; or, `bare`, any such word."""
    short = r"a(?=[\])}>])"  # "presse [a] example.org": by itself it is a word of many languages
    # What is looked for throughout begins with a set of letters in each of its ways: with an assertion it is tried everywhere.
    word = (
        rf"(?P<sign>@|{at}|a(?<=[\[({{<]a)(?=[\])}}>]))"
        if bare
        else rf"[\[({{<（［【@](?:(?<=@)|\s{{0,2}}(?P<sign>@|{at}|{short}))"
    )
    return re.compile(rf"{word}(?=[\s\])}}>）］】])")
