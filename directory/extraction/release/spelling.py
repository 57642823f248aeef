"""How a text writes the name that the domain of an address squeezes together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from directory.extraction.words.folding import Folded, fold
from directory.extraction.words.vocabulary import Vocabulary
from directory.records import Span

MOST_STARTS = 1_000
"""At so many places a name is looked for."""
MOST_BETWEEN = 3
"""So many signs or spaces may stand between two letters of the name."""
_NOT_BEFORE = frozenset("_@./-")
_WORD = re.compile(rf"(?P<word>[^\W_]+)[ \t\n&'’-]{{0,{MOST_BETWEEN}}}")
"""A word with what may stand between it and the next."""
_KIND_AHEAD = re.compile(
    r"(?<![^\W\d_])(?P<kind>[^\W\d_]{2,20})(?P<of> (?:of|for|für|der|des|de|du|di|del|della|do|da|van|voor)(?: (?:the|la|le|los|las|les))?)? $"
)
"""`Ministry of` before `Health`."""
_KIND = re.compile(r"(?: [^\W\d_]{2,20}){0,2}")


def spelling(folded: Folded, within: Sequence[Span], label: str, words: Vocabulary) -> str | None:
    """The name as it is written in one of the stretches, with what kind of organisation it is: `asx` -> `ASX`,
    `samplefoodbank` -> `Sample Food Bank`, `sample-space` -> `Sample Space Agency`. None where none writes it."""
    letters = "".join(c for c in label if c.isalnum())
    if len(letters) < 3:
        return None
    text = folded.text
    found: dict[str, int] = {}
    for start, end in _spread(folded, letters):
        if not any(span.start <= start and end <= span.end for span in within):
            continue
        name = " ".join(text[start:end].split())
        kind = _KIND.match(text, end)
        for word in kind.group().split() if kind is not None else ():
            if not word[0].isupper() or fold(word) not in words.organisations:
                break
            name += " " + word
        before = text[max(0, start - 32) : start]
        capital = (
            before[-1:] == " " and not before.islower()
        )  # else the word before is no kind that belongs to the name
        ahead = _KIND_AHEAD.search(text, max(0, start - 32), start) if capital else None
        if (
            ahead is not None
            and ahead["kind"][0].isupper()
            and fold(ahead["kind"]) in words.organisations
            and not (ahead["of"] and _is_told(name, words))
        ):
            name = f"{ahead['kind']}{ahead['of'] or ''} {name}"
        if not name.islower():
            found[name] = found.get(name, 0) + 1
    # Headings shout: what is also written in small letters is the better spelling.
    return min(found, key=lambda name: (name.isupper() and len(name) > 8, -found[name], name), default=None)


def _is_told(name: str, words: Vocabulary) -> bool:
    """Whether a name says itself what kind of organisation it is ("a project of Example Foundation")."""
    return any(fold(word) in words.organisations for word in name.split())


def _spread(folded: Folded, letters: str) -> Iterator[tuple[int, int]]:
    """Where these letters stand as whole words, in either case, with little between them."""
    text = folded.text
    known = fold(letters)
    first_words = {known[:length] for length in range(1, len(known) + 1)} & folded.words
    last = 0
    for start in sorted(at for word in first_words for at in folded.places(word)[:MOST_STARTS]):
        if start < last or (start and text[start - 1] in _NOT_BEFORE):
            continue
        end = _end(folded, start, letters)
        behind = text[end : end + 2] if end is not None else ""
        if (
            end is None
            or behind[:1].isalnum()
            or behind[:1] in ("_", "@")
            or (behind[:1] == "." and behind[1:].isalnum())
        ):
            continue
        yield start, end
        last = end


def _end(folded: Folded, start: int, letters: str) -> int | None:
    """Where the letters that begin at `start` end; None where others come between."""
    text, at, left = folded.text, start, letters
    while left:
        word = _WORD.match(text, at)
        if word is None or not left.startswith(folded[at : word.end("word")]):
            return None
        left = left[word.end("word") - at :]
        at = word.end() if left else word.end("word")
    return at
