"""Headings of contacts that no table has as a phrase, told by words like those of cues, or by a single word for the press."""

from __future__ import annotations

from directory.extraction.blocks.cues import SOON
from directory.extraction.blocks.lines import Lines, bulletless
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.words.vocabulary import STEM, speak_of_press

SOON_NAMED = 5
"""So many lines behind a single word for the press, and a name below it, the first address or number stands."""


def stem_cue(cutter: Cutter, lines: Lines, number: int) -> tuple[int, int] | None:
    """A heading that ends in a colon and has a word like those of cues, or that has no other words, though no table has
    the phrase, where a name or organisation follows on the next line and an address or number soon."""
    line = lines[number]
    if line.anchors:
        return None
    raw = cutter.text[line.start : line.end].rstrip(" *_")
    headed = raw.endswith((":", "：")) and lines.has_anchors(number + 1, number + 6)
    if not headed and len(raw) >= 70:
        return None
    if len(raw) > 80 and (len(raw) > 220 or not cutter.words.asking.search(cutter.folded, line.start, line.end)):
        return None
    words = [word.strip(".,:;()*_#") for word in cutter.folded[line.start : line.end].split()]
    known = [word[:STEM] in cutter.words.stems for word in words if len(word) > STEM]
    alone = len(words) == 1 and speak_of_press(words) and lines.has_anchors(number + 1, number + SOON_NAMED)
    if not alone and (not any(known) or not (headed or _says_nothing_else(cutter, words))):
        return None
    if not lines.has_anchors(number + 1, number + SOON + 1):
        return None
    below = lines[number + 1]
    if below.end - below.start > 240:
        return None
    said = cutter.folded[bulletless(cutter.folded, line) : line.end].rstrip(" *_:#")
    if any(phrases.is_whole(said) for phrases in (cutter.words.release, cutter.words.ends, cutter.words.others)):
        return None  # what a release calls itself, or what stands below its contacts (`Notes to editors`)
    low, high = cutter.shapes.strip(below.start, below.end)
    labels = {piece.label for piece in cutter.cut(low, high, [])}
    return (line.start, line.end) if labels & ({"name"} if alone else {"name", "org", "desk", "role"}) else None


def _says_nothing_else(cutter: Cutter, words: list[str]) -> bool:
    """Whether a heading is made of two or more words of cues, and small words (`Contacts for the press`)."""
    vocabulary = cutter.words
    said = [w for w in words if len(w) > 2 and w not in vocabulary.stopwords and w not in vocabulary.particles]
    return len(said) > 1 and all(
        w in vocabulary.cue_words or (len(w) > STEM and w[:STEM] in vocabulary.stems) for w in said
    )
