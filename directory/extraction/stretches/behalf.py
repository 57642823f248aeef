"""How the line above a signature says for whom it is given, and how a line below a name says whose bearer's title it is."""

from __future__ import annotations

import re

from directory.extraction.stretches.shapes import Shapes, looks_like_acronym
from directory.extraction.words import across
from directory.extraction.words.folding import is_unspaced

_SAID = across.read("clauses")
_ON_BEHALF = across.folded(_SAID["on_behalf"])
_FIRST = re.compile(
    rf"{across.one_of(w for w in _ON_BEHALF if not is_unspaced(w))} |{across.one_of(filter(is_unspaced, _ON_BEHALF))}"
)
_CHINESE = re.compile(
    r"(?:谨|謹)?(?:代表|受)[\u4e00-\u9fff（）()「」“”《》A-Za-z ]{2,30}(?:发布|發布|发稿|發稿|委托|委託|发出|發出)"
)
_LAST = tuple(f" {word}" for word in across.folded(_SAID["behalf_behind"]))
"""The same where such words stand behind: Hungarian, Turkish, Finnish, Estonian, folded."""
_MARKED = re.compile("[,:;]")
_HUNGARIAN = re.compile(r"az? (?=[A-ZÀ-ÞŐŰ])")
_FOR_DESK = re.compile(r"(?:para(?: [ao])?|fur(?: die)?|pour(?: le)?|per(?: l[ao']?)?) (?=\S+ \S)")
_LONGEST_LINE = 90


def is_on_behalf(folded: str) -> bool:
    """Whether words, with no mark among them, begin so (`On behalf of Example Hospital`)."""
    if _CHINESE.fullmatch(folded) is not None:
        return True
    return _FIRST.match(folded) is not None and not _MARKED.search(folded)


def is_followed_by_behalf(shapes: Shapes, folded: str, start: int) -> bool:
    """Whether a stretch is an organisation and the word behind it that says on whose behalf (`Minta Alapítvány nevében`)."""
    return folded.endswith(_LAST) and shapes.is_organisation(start, start + folded.rindex(" "))


def behind_article(shapes: Shapes, start: int, end: int) -> int:
    """Where a stretch begins behind the Hungarian article before whose spokesperson somebody is (`a Minta Intézet szóvivője`), or behind
    the word that says for which desk something is (`Para assessoria de imprensa: ...`)."""
    article = _HUNGARIAN.match(shapes.text, start, end) if shapes.language == "hu" else None
    if article is None and (what_for := _FOR_DESK.match(shapes.folded, start, end)) is not None:
        return what_for.end() if shapes.words.desks.is_whole(shapes.folded[what_for.end() : end]) else start
    return start if article is None else article.end()


def is_below_name(shapes: Shapes, start: int) -> bool:
    """Whether nothing but a name stands on the line right above the one that begins at `start`: what stands there is whose
    spokesperson that is (`Jane Doe`, `Jõe Prefektuuri pressiesindaja`)."""
    line = shapes.text.rfind("\n", 0, start)
    above = shapes.text.rfind("\n", 0, max(line, 0)) + 1
    if line < 0 or shapes.text[line + 1 : start].strip(" *_-") or line - above > _LONGEST_LINE:
        return False
    low, high = shapes.strip(above, line)
    return low < high and shapes.name(low, high) is not None


def behind_press(shapes: Shapes, start: int, end: int) -> int:
    """Where an organisation begins behind the word that heads its contacts for the press (`Presse Institut Exemple`)."""
    low = start + len(_PRESSE)
    if shapes.language not in ("fr", "de") or not shapes.text.startswith(_PRESSE, start) or low >= end:
        return start
    return low if shapes.is_organisation(low, end) or looks_like_acronym(shapes.text[low:end]) else start


_PRESSE = "Presse "
