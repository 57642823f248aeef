"""Sentences that tell the press where to turn, whatever verb they ask with and wherever it stands (`Basın bağlantıları için
info@example.org adresinden ...`, `För pressfrågor når du oss på ...`), and lines that announce the address below them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from directory.extraction.blocks.lines import Line, Lines
from directory.extraction.blocks.offering import Block, inside
from directory.extraction.details.anchors import Anchors
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.words import across
from directory.extraction.words.departments import is_of_press
from directory.extraction.words.vocabulary import speak_of_press

_END = re.compile(r"[.!?](?=\s|$)|[。！？]")
_LONGEST = 240
"""A sentence of more characters tells much besides."""
_LONGEST_LABEL = 60
_MARKS = " \t*_#:：.–—-|→>✉☎📧📞(<「"
_SAID = across.read("press")
_STEMS = tuple(sorted(word[:-1] for word in across.every(_SAID["asks"]) if word.endswith("*")))
"""How words for those who write, and for what only they ask, begin, folded."""
_WORDS = frozenset(word for word in across.every(_SAID["asks"]) if not word.endswith("*"))
_UNSPACED = re.compile(across.one_of(across.every(_SAID["names"])))
_KITS = re.compile(
    rf"{across.one_folded(_SAID['kits_of'])}[- ]{across.one_folded(_SAID['kits'])}|{across.one_folded(_SAID['kit_phrases'])}"
    r"|\S*\.[a-z]{2,10}/\S*"
)
"""What speaks of the press and is for nobody who writes; and addresses of pages."""
_BELOW = tuple(sorted(across.folded(_SAID["below"])))
"""Words that point at what stands on the next line."""


def names_press(cutter: Cutter, start: int, end: int) -> bool:
    """Whether a stretch speaks of journalists, the media or interviews, other than in the name of a release or a kit."""
    said = _KITS.sub(" ", cutter.folded[start:end])
    if _UNSPACED.search(said) is not None:
        return True
    words = [word.strip("()\"'“”„«»,.:;!?*_") for word in re.split(r"[\s/&]", said)]
    return any(word in _WORDS or word.startswith(_STEMS) for word in words if word)


def told(cutter: Cutter, lines: Lines, anchors: Anchors, blocks: list[Block]) -> Iterator[Block]:
    """The sentences outside of `blocks` that name the press before an address and have nothing else in mind, and lines that are nothing
    but the press's number and what it is called (`Pressebereitschaft: 030 ...`)."""
    for number in lines.anchored:
        line = lines[number]
        if inside(blocks, line.start):
            continue
        own = anchors.between(line.start, line.end)
        if own and own[0].field == "phone" and _labels_press(cutter, line, own[0].start):
            yield Block(line.start, line.end, "sentence", (line.start, own[0].start))
            continue
        first = next((a for a in own if a.field == "email" and not inside(blocks, a.start)), None)
        if first is None:
            continue
        start, end = _sentence(cutter, line, first.start, first.end)
        if end - start > _LONGEST or not names_press(cutter, start, first.start) or inside(blocks, end - 1):
            continue
        if cutter.words.decoys.search(_KITS.sub(" ", cutter.folded[start:end])) is None or _is_asked(
            cutter, start, end
        ):
            yield Block(start, end, "sentence", (start, first.start))


def _labels_press(cutter: Cutter, line: Line, end: int) -> bool:
    """Whether a line begins with the label of a number, or the name of an office, that speaks of the press, and with nothing else."""
    low, high = cutter.shapes.strip(line.start, end)
    said = cutter.folded[low:high].rstrip(_MARKS)
    if not said or len(said) > _LONGEST_LABEL:
        return False
    words = said.split()
    if cutter.words.desks.is_whole(said) and any(map(is_of_press, words)):
        return True  # "Piketwoordvoerder"
    labels = cutter.words.labels.get(said) == "phone" or cutter.words.desks.is_whole(said)
    return labels and (speak_of_press(words) or names_press(cutter, low, high))


def heads(cutter: Cutter, lines: Lines, number: int, anchors: Anchors) -> tuple[int, int] | None:
    """Where a line without an address names the press and points at the next one, which is nothing but an address or number."""
    line = lines[number]
    if line.anchors or line.end - line.start > _LONGEST or number + 1 >= len(lines):
        return None
    below = lines[number + 1]
    first = next(iter(anchors.between(below.start, below.end)), None)
    if first is None:
        return None
    label = cutter.folded[below.start : first.start].strip(_MARKS)
    if label and cutter.words.labels.get(label) != "email":
        return None
    said = cutter.folded[line.start : line.end]
    points = said.rstrip(" *_").endswith((":", "：")) or any(word in said for word in _BELOW)
    if not points or not names_press(cutter, line.start, line.end):
        return None
    refused = cutter.words.decoys.search(_KITS.sub(" ", said)) is not None and not _is_asked(
        cutter, line.start, line.end
    )
    return None if refused else (line.start, line.end)


def _sentence(cutter: Cutter, line: Line, start: int, end: int) -> tuple[int, int]:
    """Where the sentence begins and ends in which a stretch stands; a colon before it begins none."""
    low = line.start
    for found in _END.finditer(cutter.text, line.start, start):
        low = found.end()
    stop = _END.search(cutter.text, end, line.end)
    low += len(cutter.text[low:start]) - len(cutter.text[low:start].lstrip())
    return low, stop.start() if stop is not None else line.end


def _is_asked(cutter: Cutter, start: int, end: int) -> bool:
    """Whether what looks like another purpose is part of words of the press (`取材のお申し込みは`)."""
    words, folded = cutter.words, cutter.folded
    wider = [*words.cues.spans(folded, start, end), *words.asking.spans(folded, start, end)]
    return all(
        any(low <= begin and stop <= high and high - low > stop - begin for low, high in wider)
        for begin, stop in words.decoys.spans(folded, start, end)
    )
