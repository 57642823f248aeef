"""Languages in which somebody can be asked, by names of languages with nothing else around them, by words that say that they
are spoken, or by codes (`DE/FR`)."""

from __future__ import annotations

import re
from itertools import pairwise

from directory.extraction import reasons
from directory.extraction.people.drafts import Beside
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.words.vocabulary import speak_of_press
from directory.values import territories, tongues
from directory.values.tongues import Tongue

_WORD = re.compile(r"[^\W\d_]+")
_CODES = re.compile(r"(?<![\w/-])[A-Z]{2}(?:\s?[/|&+]\s?[A-Z]{2})+(?![\w/-])")
_CODE = re.compile(r"[A-Z]{2}")
_TRADE = frozenset(("HR", "IT", "PR", "IR", "ID", "IS", "SO", "MY", "TV", "AV"))
"""Codes that beside a role are words of the trade more often than languages."""
_PART = re.compile(r"[,;，]|\.\s")


def spoken(cutter: Cutter, start: int, end: int, *, bracketed: bool, said: bool = False) -> list[Beside]:
    """The languages that a stretch names and says nothing else; with words that say so beside them, wherever they stand in
    it. With `said` there must be such words."""
    text = cutter.text
    found = list(tongues.found(text[start:end]))
    if not found:
        of_press = speak_of_press(cutter.shapes.tokens(start, end))
        return _coded(text, start, end) if of_press or not said else []
    places = [Tongue(start + t.start, start + t.end, t.code) for t in found]
    places = [t for t in places if not _ends_name(cutter, t, start)]
    if not places:
        return []
    cue = cutter.words.speaks.search(cutter.folded, start, end)
    if cue is not None:
        return _claims([t for t in _near(text, places, cue, start, end) if not cue[0] <= t.start < cue[1]])
    if said or not _says_nothing_else(cutter, places, start, end):
        return _listed(cutter, places, end) if not said else []
    alone = all(_could_be_place(text, t) for t in places)
    return _claims(places) if (bracketed or len(places) > 1) and not alone else []


def is_of_languages(cutter: Cutter, start: int, end: int) -> bool:
    """Whether a stretch is nothing but names of languages, and words between them."""
    places = [Tongue(start + t.start, start + t.end, t.code) for t in tongues.found(cutter.text[start:end])]
    return bool(places) and _says_nothing_else(cutter, places, start, end)


_FORENAME = re.compile(r"(?<![.:!?] )\b[A-ZÀ-Þ][a-zß-ÿ'-]+ $")


def _ends_name(cutter: Cutter, tongue: Tongue, start: int) -> bool:
    """Whether a forename stands right before what is also a surname (`Chiara Russo`)."""
    if not cutter.text[tongue.start].isupper():
        return False
    before = _FORENAME.search(cutter.text, start, tongue.start)
    if before is None or cutter.words.speaks.search(cutter.folded, *before.span()) is not None:
        return False
    return next(tongues.found(before.group().strip()), None) is None


def _near(text: str, places: list[Tongue], cue: tuple[int, int], start: int, end: int) -> list[Tongue]:
    """Those of the same part of the sentence as the words that say so, and those that go on from them."""
    low = max((m.end() for m in _PART.finditer(text, start, cue[0])), default=start)
    stop = _PART.search(text, cue[1], end)
    high = stop.start() if stop is not None else end
    near = [t for t in places if low <= t.start < high]
    for tongue in (t for t in places if t.start >= high):
        if near and text[near[-1].end : tongue.start].strip(" ,;，") == "":
            near.append(tongue)
    return near


def _says_nothing_else(cutter: Cutter, places: list[Tongue], start: int, end: int) -> bool:
    edges = [start, *(edge for t in places for edge in (t.start, t.end)), end]
    between = [cutter.text[low:high] for low, high in list(pairwise(edges))[::2]]
    inner = [word.group() for part in between for word in _WORD.finditer(part)]
    return all(_joins(cutter, word) for word in inner) and not any(c.isdigit() for part in between for c in part)


def _joins(cutter: Cutter, word: str) -> bool:
    folded = word.lower()
    return any(folded in joins for joins in cutter.words.joins.values()) or folded in (
        "・",
        "と",
        "와",
        "과",
        "和",
        "及",
    )


def _listed(cutter: Cutter, places: list[Tongue], end: int) -> list[Beside]:
    """Several at the end of other words, behind a comma (`Spokesperson, English and French`)."""
    if len(places) < 2:
        return []
    before = cutter.text[: places[0].start].rstrip()
    ends = before.endswith((",", "，")) and _says_nothing_else(cutter, places, places[0].start, end)
    return _claims(places) if ends and not all(_could_be_place(cutter.text, t) for t in places) else []


def _could_be_place(text: str, tongue: Tongue) -> bool:
    """`Saksa` is a country, `saksa` its language."""
    return territories.is_territory(text[tongue.start : tongue.end])


def _coded(text: str, start: int, end: int) -> list[Beside]:
    codes = _CODES.search(text, start, end)
    if codes is None:
        return []
    places = [(m.start(), m.end(), m.group()) for m in _CODE.finditer(text, codes.start(), codes.end())]
    if any(code in _TRADE and code != "IT" for _, _, code in places):
        return []
    if all(tongues.is_code(code) for _, _, code in places) and not all(code in _TRADE for _, _, code in places):
        return _claims([Tongue(low, high, code.lower()) for low, high, code in places])
    if all(territories.is_code(code) for _, _, code in places):
        return [Beside("territory", low, high, code, reasons.TERRITORY) for low, high, code in places]
    return []


def _claims(places: list[Tongue]) -> list[Beside]:
    once = {t.code: t for t in reversed(places)}
    found = sorted(once.values())
    return [Beside("language", t.start, t.end, t.code, reasons.LANGUAGES_SPOKEN) for t in found]
