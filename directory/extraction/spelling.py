"""How a text writes the name that the domain of an address squeezes together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from directory.extraction.folding import fold
from directory.extraction.vocabulary import Vocabulary

LOOKED_AT = 100_000
"""So many characters of a text are searched."""
MOST_BETWEEN = 3
"""So many signs or spaces may stand between two letters of the name."""
_BETWEEN = " \t\n&'’-"
_NOT_BEFORE = "_@./-"
_KIND = re.compile(r"(?: [^\W\d_]{2,20}){0,2}")


def spelling(content: str, label: str, words: Vocabulary) -> str | None:
    """The name as it is written, with what kind of organisation it is: `asx` -> `ASX`, `samplefoodbank` -> `Sample Food
    Bank`, `sample-space` -> `Sample Space Agency`. None where the text does not write it."""
    letters = "".join(c for c in label if c.isalnum())
    if len(letters) < 3:
        return None
    found: Counter[str] = Counter()
    for start, end in _spread(content[:LOOKED_AT], letters):
        name = " ".join(content[start:end].split())
        kind = _KIND.match(content, end)
        for word in kind.group().split() if kind is not None else ():
            if not word[0].isupper() or fold(word) not in words.organisations:
                break
            name += " " + word
        if not name.islower():
            found[name] += 1
    # Headings shout: what is also written in small letters is the better spelling.
    return min(found, key=lambda name: (name.isupper() and len(name) > 8, -found[name], name), default=None)


def _spread(content: str, letters: str) -> Iterator[tuple[int, int]]:
    """Where these letters stand as whole words, in either case, with little between them."""
    plain = content.lower()
    if len(plain) != len(content):
        plain = fold(content)
    last = 0
    for start in _starts(plain, letters):
        if start < last or (start and (plain[start - 1].isalnum() or plain[start - 1] in _NOT_BEFORE)):
            continue
        end = _end(plain, start, letters)
        behind = plain[end : end + 2] if end is not None else ""
        if (
            end is None
            or behind[:1].isalnum()
            or behind[:1] in ("_", "@")
            or (behind[:1] == "." and behind[1:].isalnum())
        ):
            continue
        yield start, end
        last = end


def _starts(plain: str, letters: str) -> list[int]:
    """Where the first letter stands with the second or a sign behind it: plain searches are faster than a pattern."""
    starts: list[int] = []
    for second in (letters[1], *_BETWEEN):
        at = plain.find(letters[0] + second)
        while at >= 0:
            starts.append(at)
            at = plain.find(letters[0] + second, at + 1)
    return sorted(starts)


def _end(plain: str, start: int, letters: str) -> int | None:
    """Where the letters that begin at `start` end; None where others come between."""
    at = start
    for letter in letters:
        between = 0
        while plain[at : at + 1] != letter:
            if between == MOST_BETWEEN or at == start or plain[at : at + 1] not in _BETWEEN or at >= len(plain):
                return None
            at += 1
            between += 1
        at += 1
    return at
