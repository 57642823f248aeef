"""The place from which a release is written: that of its dateline (`LONDON, 3 May 2024 -`, `Paris, le 5 juin 2019`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from directory.extraction.words import dates, gazetteer
from directory.extraction.words.folding import WORD_BYTES, Folded, bare, fold, is_unspaced
from directory.extraction.words.vocabulary import Vocabulary
from directory.records import Fact, Span

HEAD = 3_000
MOST_LINES = 40
"""A dateline stands within so many characters and lines of the start."""
_LONGEST = 70
_LOOKED_AT = 200
_SHORT = 5
_MOST_WORDS = 9
_BEFORE = re.compile(r"[\s*_#>|(\[（【〔《•·–—-]*")
_STOP = re.compile(r"[\d–—―:：-]+")
_SIGNS = "0-9\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff10-\uff19–—―:：-"
"""The same, digits by their ranges, which are found faster than by their kind."""
_LIKELY = re.compile(
    rf"\n(?=[^\n]{{4}})(?:(?=[^\W_])[^\n{_SIGNS}]{{0,{_LONGEST - 1}}}|(?![^\W_])[^\n{_SIGNS}]{{0,{_LOOKED_AT - 1}}})[{_SIGNS}]"
)
"""A line that has such a sign where one can end a place: all lines are told from it at once."""
_WESTERN_WORD, _WESTERN_SIGNS, _WESTERN_DASHES = (
    rb"[" + WORD_BYTES + rb"]",
    "0-9–—:-".encode("cp1252"),
    "–—:-".encode("cp1252"),
)
_LIKELY_WESTERN, _LIKELY_UNDATED = (
    re.compile(
        rb"\n(?=[^\n]{4})(?:(?=%b)[^\n%b]{0,%d}|(?!%b)[^\n%b]{0,%d})[%b]"
        % (_WESTERN_WORD, _WESTERN_SIGNS, _LONGEST - 1, _WESTERN_WORD, _WESTERN_SIGNS, _LOOKED_AT - 1, last)
    )
    for last in (_WESTERN_SIGNS, _WESTERN_DASHES)
)
"""The same in Windows-1252, found five times as fast; and where no date stands, beside which a place could."""
_DASH = re.compile(r"[–—―]|--|-(?=\s)|[:：]")
_BEHIND_DATE = re.compile(r"\s*[)\]）】〕]|[\s*_]*(?:[–—―:：/|(（.]|--?|$)")
_DAY_SOON = re.compile(r"\d|[^\W\d_]\D{0,40}\d")
"""What a date begins with: its day or year, or a month's name and then the day. A number of a telephone mostly does not."""
_SOURCE = re.compile(r"\s*\([^()]{2,40}\)\s*$")
_EDGES = " \t,،、，;/|.()（）[]【】〔*_-–—:"
_WORD = re.compile(r"[^\s,،、，/()]+")
_EASTERN_TAIL = re.compile(r"[都道府県市区省州县郡町村시도군구]$|[发發電电讯訊]$")


def place(folded: Folded, words: Vocabulary, issuer: str | None) -> Fact[str] | None:
    """The dateline's place as written, with where it stands: before (or, on a line of its own, behind) the date at the start
    of a line, or before the dash with which the first paragraph begins. A name that is in no gazetteer counts only before a
    date, as a dateline writes it. None rather than a guess."""
    content = folded.text
    head = "\n" + "\n".join(content[:HEAD].split("\n", MOST_LINES)[:MOST_LINES])
    for at in _likely(head, folded, words):  # of the line, since the head has one sign more
        found = _place(head[at + 1 : at + 1 + _LOOKED_AT].partition("\n")[0], words, issuer)
        if found is not None:
            span = Span(at + found.start, at + found.end)
            return Fact(content[span.start : span.end], "its dateline", span)
    return None


def _likely(head: str, folded: Folded, words: Vocabulary) -> Iterator[int]:
    """Where the lines of a head begin that may have a dateline; it has one sign more than the text, before all others."""
    if folded.western is None:
        return (line.start() for line in _LIKELY.finditer(head))
    likely = _LIKELY_WESTERN if _may_be_dated(folded, len(head) - 1, words) else _LIKELY_UNDATED
    return (line.start() for line in likely.finditer(b"\n" + folded.western[: len(head) - 1]))


def _may_be_dated(folded: Folded, end: int, words: Vocabulary) -> bool:
    """Whether a year or the name of a month may stand there: the menus above most pages have neither."""
    if folded.shape is None or b"9999" in folded.shape[:end]:
        return True
    return not _first_of_months(words).isdisjoint(folded.bare[:end].split())


@lru_cache(maxsize=64)
def _first_of_months(words: Vocabulary) -> frozenset[str]:
    """The words with which names of months begin."""
    return frozenset(first for name in words.months for first in bare(name).split()[:1])


def _place(line: str, words: Vocabulary, issuer: str | None) -> Span | None:
    opening = _BEFORE.match(line) if not line[0].isalnum() else None
    low = opening.end() if opening is not None else 0
    if line[low : low + 1].islower() and line[low : low + 9].split(" ", 1)[0] not in words.dateline:
        return None  # most lines are of sentences
    stop = _STOP.search(line, low, low + _LONGEST)
    while stop is not None and not _parts_words(stop):
        stop = _STOP.search(line, stop.end(), low + _LONGEST)
    if stop is None or not _can_open(line[low : stop.start()].split(), words):
        return None
    if stop.group()[0].isdigit():
        return _beside_date(line, low, words, issuer)
    if stop.start() == low:
        return None
    behind = line[stop.end() :].lstrip(_EDGES)
    if _DAY_SOON.match(behind):
        dated = _date(line, stop.end(), words)
        if dated is not None and not line[stop.end() : dated[0]].strip(_EDGES):
            return _checked(line, low, stop.start(), words, issuer, sure=False)
    if stop.group()[0] in ":：" or len(line) < 60:
        return None
    return _checked(line, low, stop.start(), words, issuer, sure=False, alone=True)


def _parts_words(sign: re.Match[str]) -> bool:
    """Whether it is no hyphen within a word (`Aix-en-Provence`)."""
    if sign.group() != "-":
        return True
    line, at = sign.string, sign.start()
    return line[at - 1 : at].isspace() and line[at + 1 : at + 2].isspace()


def _can_open(tokens: list[str], words: Vocabulary) -> bool:
    """Whether words can be a place, and small words before a date: few, and none that a sentence would begin with."""
    if len(tokens) > _MOST_WORDS:
        return False
    small = [fold(token).strip(_EDGES) for token in tokens if len(token) > 3 and token[0].islower()]
    return not small or all(token in words.dateline or token in words.calendar for token in small)


def _beside_date(line: str, low: int, words: Vocabulary, issuer: str | None) -> Span | None:
    dated = _date(line, low, words)
    if dated is None:
        return None
    start, end, whole = dated
    if start - low <= _LONGEST and line[low:start].strip(_EDGES):
        parted = _BEHIND_DATE.match(line, end) is not None
        if not (whole or parted):
            return None  # "Barcelona on 22 February we ..." is prose
        sure = _last_word(line, low, start) in words.dateline or (parted and bool(line[end:].strip(_EDGES)))
        found = _checked(line, low, start, words, issuer, sure=sure)
        if found is not None or line[low:start].strip(_EDGES).split(" ")[0] not in words.calendar:
            return found
    dash = _DASH.search(line, end)
    high = dash.start() if dash is not None and line[end : dash.start()].strip(_EDGES) else len(line)
    behind = line[end:high]
    if len(behind) > _LONGEST or not behind[:1] or behind[0] not in " ,、，/–—-（(":
        return None
    return _checked(line, end, high, words, issuer, sure=False)


def _date(line: str, low: int, words: Vocabulary) -> tuple[int, int, bool] | None:
    """Where the first date stands, and whether it has a year."""
    stretch = line[low : low + _LONGEST + 30]
    whole = dates.find(stretch, words)
    if whole:
        return low + whole[0].start, low + whole[0].end, True
    day = dates.find_day(stretch, words)
    return (low + day.start, low + day.end, False) if day is not None else None


def _last_word(line: str, low: int, high: int) -> str:
    return fold(line[low:high].strip(_EDGES).rpartition(" ")[2])


def _checked(  # noqa: PLR0913  # what a place is known by
    line: str, low: int, high: int, words: Vocabulary, issuer: str | None, *, sure: bool, alone: bool = False
) -> Span | None:
    """The stretch without small words, weekdays and sources at its end, where it is a place: a known one, or, where `sure`,
    a short name that is no other thing. `alone`: no date stands beside it."""
    source = _SOURCE.search(line, low, high)
    if source is not None and not gazetteer.is_known(source.group().strip(" ()")):
        high = source.start()
    while True:
        high -= len(line[low:high]) - len(line[low:high].rstrip(_EDGES))
        last = _last_word(line, low, high)
        if last and (last in words.dateline or last.rstrip(".") in words.calendar) and last != fold(line[low:high]):
            high -= len(last)
        else:
            break
    low += len(line[low:high]) - len(line[low:high].lstrip(_EDGES))
    name = line[low:high]
    last = name.rpartition(",")[2].strip()
    if line[high : high + 1] == "." and "," in name and len(last) <= _SHORT and gazetteer.is_known(last):
        high += 1  # "Washington, D.C.", "Springfield, Ill."
    if line[high : high + 1] == ")" and name.count("(") > name.count(")"):
        high += 1
    if not 2 <= len(name) <= _LONGEST or fold(name) in words.dateline or any(sign.isdigit() for sign in name):
        return None
    if gazetteer.countries(name) and (not alone or _is_headed(name)):
        return Span(low, high)
    if not alone and gazetteer.is_known(_parts(name)[0]) and len(_parts(name)) <= 3:
        return Span(low, high)
    return Span(low, high) if sure and not alone and _can_be_place(name, words, issuer) else None


def _parts(name: str) -> list[str]:
    return [part.strip() for part in re.split(r"[,،、，/(]", name)]


def _is_headed(name: str) -> bool:
    """Whether it begins as a name does; scripts without capitals always."""
    first = next((sign for sign in name if sign.isalpha()), "a")
    return first.upper() == first


def _can_be_place(name: str, words: Vocabulary, issuer: str | None) -> bool:
    """Whether a name that nobody knows is short and capitalised, and no issuer, role, organisation or other word of ours."""
    folded = fold(name)
    if is_unspaced(name):
        return len(name) <= 8 and _EASTERN_TAIL.search(name) is not None
    tokens = [token.strip("'’.") for token in _WORD.findall(folded)]
    if not 1 <= len(tokens) <= 4 or (issuer and fold(issuer) in (folded, *_parts(folded))):
        return False
    if any(t in words.organisations or t in words.roles or t in words.calendar or t in words.stopwords for t in tokens):
        return False
    if any(list_.search(folded) for list_ in (words.release, words.cues, words.asking, words.desks, words.embargo)):
        return False
    written = _WORD.findall(name)
    return all(token[0].isupper() or fold(token) in words.particles or not token[0].isalpha() for token in written)
