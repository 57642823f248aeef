"""The country or region that a contact answers for: a heading that is one, or words beside a name or role that say so."""

from __future__ import annotations

import re

from directory.extraction import reasons
from directory.extraction.people.drafts import Beside
from directory.extraction.people.spoken import is_of_languages, spoken
from directory.extraction.people.topics import labelled
from directory.extraction.stretches.chunks import Chunk, parts
from directory.extraction.stretches.naming import WORD
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.words import gazetteer
from directory.extraction.words.kinds import OPENS_CUE, OPENS_DESK
from directory.values import territories

_LONGEST = 80
_CELLS = re.compile(r"\t|\s{3,}")
_BRACKETS = re.compile(r"\s*[(（]([^()（）]{2,60})[)）]\s*:?\s*$")
_LISTED = re.compile(r"\s?[,/&+]\s?|、|・")
_DIGIT = re.compile(r"[\d²³¹]")
_MOST_WORDS = 4
"""No territory is named in more words."""
_BULLETS = " \t*#>_=•·●▪–-"


def heading(cutter: Cutter, start: int, end: int) -> list[Beside]:
    """The territory that a line says its contacts answer for, with the languages beside it: a country or region by itself
    (`Europe (French and English):`), behind or before words that announce a contact (`Media contact Europe`), or behind a
    label; else the topic that it says they are to be asked about. Empty for any other line."""
    start, close = _core(cutter, start, end)
    if close - start < 2 or close - start > _LONGEST or _CELLS.search(cutter.text, start, close):
        return []
    brackets = _BRACKETS.search(cutter.text, start, end)
    if brackets is not None and brackets.start() > start:
        inner = brackets.span(1)
        core = _core(cutter, start, brackets.start())
        if is_of_languages(cutter, *inner):
            area = _announced(cutter, *core)
            return area + spoken(cutter, *inner, bracketed=True) if area else []
        return _areas(cutter, *inner) if _announces(cutter, *core) else []
    return _announced(cutter, start, close) or labelled(cutter, start, close)


def served(cutter: Cutter, chunk: Chunk) -> list[Beside]:
    """What a chunk beside a name says: a territory before the name, in brackets or behind a dash beside name or role, or
    behind a role (`Press officer, Wales`, `Sprecherin für Bayern`)."""
    if chunk.first and chunk.before_name:
        found = heading(cutter, chunk.start, chunk.end)
        if found:
            return found
    beside = chunk.behind_name or (chunk.lead is not None and _is_title(cutter, *chunk.lead))
    if (chunk.bracketed or chunk.dashed) and beside:
        found = _areas(cutter, chunk.start, chunk.end)
        if found:
            return found
    return _behind_label(cutter, chunk.start, chunk.end) or _behind_role(cutter, chunk)


def _announced(cutter: Cutter, start: int, end: int) -> list[Beside]:
    found = _areas(cutter, start, end) or _behind_label(cutter, start, end)
    if found:
        return found
    announcing = cutter.shapes.kinds(start, end) & (OPENS_CUE | OPENS_DESK)
    for words in (cutter.words.cues, cutter.words.desks) if announcing else ():
        stop = words.match(cutter.folded, start, end)
        if stop is not None:
            rest = _core(cutter, stop, end)
            serving = cutter.words.serving.match(cutter.folded, *rest)
            if serving is not None:
                return _areas(cutter, *_core(cutter, serving, rest[1]), any_place=True)
            return _areas(cutter, *rest)
    serving = cutter.words.serving.match(cutter.folded, start, end)
    if serving is not None:
        return _areas(cutter, *_core(cutter, serving, end), any_place=True)
    if not announcing:
        return []
    words_of = list(WORD.finditer(cutter.text, start, end))
    for count in range(min(_MOST_WORDS, len(words_of) - 1), 0, -1):
        if _announces(cutter, words_of[count].start(), end):
            return _areas(cutter, start, words_of[count - 1].end())
    return []


def _announces(cutter: Cutter, start: int, end: int) -> bool:
    folded = cutter.folded[start:end]
    return cutter.words.cues.is_whole(folded) or cutter.words.desks.is_whole(folded)


def _is_title(cutter: Cutter, start: int, end: int) -> bool:
    return cutter.shapes.is_role(start, end) or cutter.shapes.is_desk(start, end) or _announces(cutter, start, end)


def _behind_label(cutter: Cutter, start: int, end: int) -> list[Beside]:
    stop = cutter.words.region_labels.match(cutter.folded, start, end)
    if stop is None or cutter.text[stop : stop + 1] not in (":", "：", " "):
        return []
    return _areas(cutter, *_core(cutter, stop, end), any_place=True)


def _behind_role(cutter: Cutter, chunk: Chunk) -> list[Beside]:
    before: tuple[int, int] | None = None
    for low, high in parts(cutter.text, chunk.start, chunk.end):
        found = _areas(cutter, low, high) if before is not None and cutter.shapes.is_role(*before) else []
        found = found or _within_role(cutter, low, high)
        if found:
            return found
        before = low, high
    return []


def _within_role(cutter: Cutter, start: int, end: int) -> list[Beside]:
    """At the end of a role (`Press Officer for Scotland`, `PR Manager DACH`), or behind `for` by itself."""
    for low, high in reversed(cutter.words.serving.spans(cutter.folded, start, end)):
        before = _core(cutter, start, low)
        if before[0] >= before[1] or _is_title(cutter, *before):
            return _areas(cutter, *_core(cutter, high, end), any_place=True)
    said = cutter.text[start:end].split()
    if not said or (said[-1].isalpha() and not territories.ends_name(said[-1])):
        return []
    words = list(WORD.finditer(cutter.text, start, end))
    for count in range(1, min(_MOST_WORDS, len(words))):
        low = words[-count].start()
        if territories.is_territory(cutter.text[low:end]) and _is_title(cutter, start, words[-count - 1].end()):
            return _areas(cutter, low, end)
    return []


def _areas(cutter: Cutter, start: int, end: int, *, any_place: bool = False) -> list[Beside]:
    """The territories of a stretch that names some and nothing else."""
    text = cutter.text
    start, end = _core(cutter, start, end)
    if not 1 < end - start <= _LONGEST or _DIGIT.search(text, start, end) is not None:
        return []
    first = text[start:end].split(maxsplit=1)[0]
    if not any_place and first.isalpha() and not territories.begins_name(first) and not cutter.shapes.is_join(first):
        return []  # as most do
    if _is_one(text[start:end], any_place=any_place):
        return [_claim(text, start, end)]
    found, at = [], start
    edges = [m.span() for m in _LISTED.finditer(text, start, end)]
    edges += [m.span() for m in WORD.finditer(text, start, end) if cutter.shapes.is_join(m.group())]
    for low, high in [*sorted(edges), (end, end)]:
        part = _core(cutter, at, low)
        if part[0] < part[1]:
            if not _is_one(text[slice(*part)], any_place=any_place):
                return []
            found.append(_claim(text, *part))
        at = high
    return found


def _is_one(words: str, *, any_place: bool) -> bool:
    return territories.is_territory(words) or (any_place and words[:1].isupper() and gazetteer.is_known(words))


def _claim(text: str, start: int, end: int) -> Beside:
    return Beside("territory", start, end, text[start:end], reasons.TERRITORY)


_ARTICLE = re.compile(r"(?:the|die|den|das|la|le|les|l'|el|los|las|il|lo|gli|de|het)\s|l['’]")


def _core(cutter: Cutter, start: int, end: int) -> tuple[int, int]:
    """Without bullets, punctuation and an article around."""
    while start < end and cutter.text[start] in _BULLETS:
        start += 1
    start, end = cutter.shapes.strip(start, end)
    article = _ARTICLE.match(cutter.text, start, end)
    return (article.end(), end) if article is not None else (start, end)
