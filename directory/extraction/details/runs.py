"""Runs of digits that can be numbers to call."""

from __future__ import annotations

import re
from collections.abc import Iterator

from directory.extraction.words.folding import Folded

_LETTER = r"[^\W\d_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
"""A letter, but for those of scripts that write without spaces: there a number may follow right behind one."""
_BETWEEN = r"(?:[ 　]{1,2}|[ ]{0,2}[-–./()（）－‐―]{1,3}(?:[ ]{1,2}[-–/(]{1,2})?[ ]{0,2})"
_LABELLED = r"(?:(?<=\b[TFMHPtfmhp]\.)|(?<=\b(?i:tel|fon|fax|mob|tlf|tfn|puh)\.))"
"""Behind a label and its full stop, with nothing between (`Tel.030 23125101`)."""
# Something must stand between two groups of digits, so that a run of them can be read in one way only: linear time.
_NUMBER = re.compile(
    rf"(?:(?<!{_LETTER})|(?=[+(]\d|\d{{3}}([.-])\d{{3}}\1\d{{4}}(?!\d)))(?:(?<![\d_@/=#&%.-])|{_LABELLED})(?<![\d]:)(?<![$€£¥] )(?<![$€£¥])"
    rf"(?:[(（]?[+＋]\s?|[(（]\s?)?\d{{1,16}}(?:{_BETWEEN}\d{{1,16}}){{0,11}}"
    r"(?!\d)(?!@)(?!%)(?![-/]?[A-Za-z]{2,}\d)(?!年)"
)
_ENOUGH_DIGITS = re.compile(r"\d(?:[ 　\-–./()（）－‐―]{0,11}\d){5}")
_ENOUGH_IN_SHAPE = re.compile(rb"-{0,11}".join([b"9"] * 6))  # a repeated group would take four times as long


def _enough_digits(folded: Folded, at: int) -> re.Match[str] | re.Match[bytes] | None:
    if folded.shape is not None:
        return _ENOUGH_IN_SHAPE.search(folded.shape, at)
    return _ENOUGH_DIGITS.search(folded.text, at)


_REST_OF_RUN = re.compile(rb"[9-]{0,160}")
"""A run of digits and what stands between them may be a whole text: no more of it is looked at than the longest number has."""
_AHEAD = 80
"""So many characters behind a run of digits tell whether it is a number."""


def runs_of_digits(folded: Folded) -> Iterator[re.Match[str] | None]:
    """What has enough digits to be a number: looked for first, since most digits of a release are years and amounts. None for each
    that has enough, and is none for what stands around it."""
    text, shape = folded.text, folded.shape
    at = 0
    while (enough := _enough_digits(folded, at)) is not None:
        stop = _end_of_run(shape, enough.end()) if shape is not None else len(text)
        match = _NUMBER.search(
            text, max(at, enough.start() - 3), stop + _AHEAD
        )  # a bracket and a plus sign may be before
        if match is not None and match.start() < stop:
            yield match
            at = match.end()
        elif stop >= len(text):
            return
        else:
            yield None
            at = stop


def _end_of_run(shape: bytes, at: int) -> int:
    """Where digits end, and what may stand between those of a number."""
    rest = _REST_OF_RUN.match(shape, at)
    return rest.end() if rest is not None else at
