"""Numbers of five digits that Norwegian firms and authorities are called by (`Pressevakt: 02800`): so few digits are a number only
behind a word that says so, in a text of that country."""

from __future__ import annotations

import re
from collections.abc import Iterator

from directory.extraction.words.folding import Folded

_NORWEGIAN = re.compile(
    r"pressevakt|medievakt|mediavakt|pressetelefon|mediatelefon|medietelefon|norsk|norge|noreg|kommunikasjon|ikke |ikkje "
)
_NUMBER = re.compile(r"0[2-9]\d{3}(?!\d)")
_CALLED = re.compile(
    r"(?:(?:presse|medie|media)(?:vakt|telefon)\w{0,3}|vakttelefon\w{0,3}|(?<![^\W\d_])(?:tlf|telefon|telefonnummer|sentralbord|ring(?:e)?))"
    r"[.:]{0,2}(?: (?:til|på|oss på|nummer))?[.:]? {0,2}(?P<number>0[2-9]\d{3})(?!\d)(?![.,:]\d)(?! ?\d{2})"
)


def short_numbers(folded: Folded) -> Iterator[tuple[int, int]]:
    """Where they stand."""
    if not folded.has_digits(5) or _NUMBER.search(folded) is None or _NORWEGIAN.search(folded) is None:
        return
    for found in _CALLED.finditer(folded):
        yield found.span("number")
