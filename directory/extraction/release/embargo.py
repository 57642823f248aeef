"""Until when a release asks not to be published (`EMBARGOED UNTIL 00:01 GMT 3 May 2024`, `Sperrfrist: ...`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from directory.extraction.words import dates
from directory.extraction.words.folding import Folded, fold
from directory.extraction.words.vocabulary import Vocabulary
from directory.records import Embargo, Fact, Span, Text

HEAD = 3_000
_LAST_ZONE = timezone(timedelta(hours=-12))
"""Where a day begins and ends last."""
_LINE = 200
_BEFORE = re.compile(r"[\s*_#>|(\[（【〔《•·!–—-]*")
_BETWEEN = re.compile(r"[\s*_:：.,;|()\[\]–—-]*")
_EDGES = ' \t\n*_:：.,;|()（）[]【】«»"“”!–—-'
_TOLD = re.compile(r"[:：]\s*(?=[^\W_])")
_CLOCK = re.compile(
    r"(?<![\d./:-])(?:(?P<half1>午前|午後|오전|오후|上午|下午|凌晨|晚上)\s?)?(?P<hour>[01]?\d|2[0-4])"
    r"(?:\s?(?:[:.]|h(?:rs)?|uur|点|點|時|时|시)\s?(?P<minute>[0-5]\d)?(?:[:.][0-5]\d)?(?:\s?(?:分|분|uhr|hrs|hours|h\b|kl\b))?"
    r"|(?=\s?(?:uhr|[ap]\.?\s?m\b)))(?:\s?(?:uhr|hrs?\b))?(?:\s?(?P<half2>[ap])\.?\s?m\b\.?)?"
)
_MILITARY = re.compile(
    r"(?<![\d./:-])(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)"
    r"(?:\s?(?:hrs?|hours|uhr)\b|(?=\s?(?:gmt|utc|bst|z)\b))"
)
_NOON = re.compile(r"\b(?:12\s)?noon\b")
_OFFSET = re.compile(r"\b(?:utc|gmt)?\s?(?P<sign>[+−-])\s?(?P<hours>\d{1,2})(?::?(?P<minutes>[0-5]\d))?(?![\d/.])")
_LATER_HALF = frozenset(("p", "午後", "오후", "下午", "晚上"))
# Abbreviations that mean one time everywhere they are used for news; CST, IST, AST and others mean several, and so nothing.
_ZONES = {
    "utc": 0, "gmt": 0, "z": 0, "wet": 0, "bst": 60, "west": 60, "cet": 60, "mez": 60, "hnec": 60, "cest": 120, "mesz": 120,
    "sast": 120, "eet": 120, "eest": 180, "msk": 180, "мск": 180, "jst": 540, "kst": 540, "sgt": 480, "hkt": 480,
    "wib": 420, "wita": 480, "wit": 540, "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780,
    "est": -300, "edt": -240, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "brt": -180,
}  # fmt: skip
_REGIONS = {"et": "America/New_York", "eastern": "America/New_York", "pt": "America/Los_Angeles"}
_NAME = re.compile(r"[^\W\d_]{1,7}")


class _Clock(NamedTuple):
    start: int
    end: int
    at: time


def embargo(
    text: Text, folded: Folded, words: Vocabulary, released: date | None, language: str | None = None
) -> Fact[Embargo] | None:
    """What the document declares, else what a line of its head that begins so says. `released` is the release's date, by which
    a day without a year gets one; `language` tells whether the day or the month comes first. None where nothing speaks of an
    embargo, or only of one in the news, or of one that is over."""
    declared = text.metadata.get("embargoed", "")[:80].strip()
    if declared:
        return Fact(_declared(declared), "as the document declares (embargoed)")
    content = text.content
    for low, high in words.embargo.first(folded, HEAD)[0]:
        if low >= HEAD:
            break
        line = content.rfind("\n", max(0, low - _LINE), low) + 1
        if not _opens(folded, line, low, words):
            continue
        found = _said(content, low, high, words, _Reader(words, released, _order(language, text.metadata)))
        if found is not None:
            ends, end = found
            written = " ".join(content[low:end].split())
            source = "a line of its head" + (f"; {ends.why}" if ends.why else "")
            return Fact(Embargo(written, ends.until, ends.over), source, Span(low, end))
    return None


_Order = Literal["day", "month", "either"]


def _order(language: str | None, metadata: Mapping[str, str]) -> _Order:
    """What comes first in `5/3/2030`: the month in the United States only, and English may be of there or of elsewhere."""
    declared = metadata.get("language", "").replace("_", "-").lower()
    if language is not None and language != "en":
        return "day"
    if declared.startswith("en-"):
        return "month" if declared.startswith("en-us") else "day"
    return "either"


class _Ends(NamedTuple):
    """When it ends: the moment where it is certain, the moment from which it is over everywhere, and what else led to them."""

    until: datetime | None
    over: datetime | None
    why: str = ""


_UNTOLD = _Ends(None, None, "no day is told on which it ends")


def _opens(folded: Folded, line: int, low: int, words: Vocabulary) -> bool:
    """Whether a line begins with what stands at `low`, alone or behind “Press release”; else it is an embargo in the news."""
    before = _BEFORE.match(folded, line, low)
    start = before.end() if before is not None else line
    if start == low:
        return True
    release = words.release.match(folded, start, min(low, start + _LINE))
    return release is not None and _BETWEEN.fullmatch(folded, release, low) is not None


def _said(content: str, low: int, high: int, words: Vocabulary, reader: _Reader) -> tuple[_Ends, int] | None:
    """What is said behind the words of an embargo, on their line, or on the next where the words stand alone; and its end. Words
    that stand alone, or before “Press release”, are an embargo without an end."""
    line = content.find("\n", high)
    line = stop = min(line if line >= 0 else len(content), high + _LINE)
    alone = _is_alone(content, high, line, words)
    if not _BETWEEN.sub("", content[high:stop], count=1):
        after = content.find("\n", stop + 1)
        stop = min(after if after >= 0 else len(content), stop + 80)
    behind = content[high:stop]
    ends = reader.ends(behind)
    if ends.over is None:
        if words.embargo_over.is_whole(fold(behind).strip(_EDGES)):
            return None
        if not alone and not _TOLD.match(behind):
            return None  # "Embargo" in a headline
        stop = line if alone else stop
    return ends, low + len(content[low:stop].rstrip(" \t\n*_)]）】"))


def _is_alone(content: str, start: int, end: int, words: Vocabulary) -> bool:
    """Whether nothing stands between, or but what marks a release."""
    rest = fold(content[start:end]).strip(_EDGES)
    return not rest or words.release.is_whole(rest)


class _Reader(NamedTuple):
    """Reads when an embargo ends, by what is known of the release."""

    words: Vocabulary
    released: date | None
    order: _Order

    def ends(self, behind: str) -> _Ends:
        """What the words behind those of an embargo tell."""
        day, low, high = _day(behind, self.words, self.released)
        if day is not None:
            return _at(behind, day, low, high)
        found = dates.either(behind[:120])
        if found is None:
            return _UNTOLD
        written = behind[found.start : found.end]
        if self.order == "either":
            later = max(found.day_first, found.month_first)
            why = (
                f"{written} can be two days, of which the later counts" if found.day_first != found.month_first else ""
            )
        else:
            later = found.day_first if self.order == "day" else found.month_first
            why = f"the {self.order} comes first in {written}, as in the release's language"
        ends = _at(behind, later, found.start, found.end)
        certain = self.order != "either" or found.day_first == found.month_first
        return ends._replace(why=why, until=ends.until if certain else None)


def _at(behind: str, day: date, low: int, high: int) -> _Ends:
    """The moments on a day that stands between two places."""
    # What stands in the date's place is no time of day ("03.05.2024").
    rest = fold(f"{behind[:low]}{' ' * (high - low)}{behind[high:]}")
    clock = _clock(rest)
    if clock is None:
        return _Ends(None, datetime.combine(day, time(), _LAST_ZONE) + timedelta(days=1))
    zone = _zone(rest[clock.end :], datetime.combine(day, clock.at)) or _zone(rest[: clock.start], None)
    until = datetime.combine(day, clock.at, zone) if zone is not None else None
    return _Ends(until, until or datetime.combine(day, clock.at, _LAST_ZONE))


def _day(behind: str, words: Vocabulary, released: date | None) -> tuple[date | None, int, int]:
    stretch = behind[:120]
    whole = dates.find(stretch, words)
    if whole:
        return whole[0].day, whole[0].start, whole[0].end
    found = dates.find_day(stretch, words)
    if found is None or released is None:
        return None, 0, 0
    near = [d for year in (released.year, released.year + 1) if (d := found.in_year(year)) is not None]
    day = next((d for d in near if -1 <= (d - released).days <= 60), None)
    return day, found.start, found.end


def _clock(folded: str) -> _Clock | None:
    noon = _NOON.search(folded)
    if noon is not None:
        return _Clock(noon.start(), noon.end(), time(12))
    found = _MILITARY.search(folded)
    if found is not None:
        return _Clock(found.start(), found.end(), time(int(found["hour"]), int(found["minute"])))
    found = _CLOCK.search(folded)
    if found is None:
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    half = found["half1"] or found["half2"]
    if half is not None:
        if hour > 12 or (hour == 0 and half in ("a", "p")):
            return None
        hour = hour % 12 + (12 if half in _LATER_HALF else 0)
    return _Clock(found.start(), found.end(), time(hour, minute)) if hour < 24 else None


def _zone(folded: str, at: datetime | None) -> tzinfo | None:
    """The zone that is named right behind the hour; None where it is none or means several."""
    stretch = folded[:30].lstrip(" ,(")
    offset = _OFFSET.match(stretch)
    if offset is not None:
        minutes = int(offset["hours"]) * 60 + int(offset["minutes"] or 0)
        return timezone(timedelta(minutes=minutes if offset["sign"] == "+" else -minutes)) if minutes <= 840 else None
    named = _NAME.match(stretch)
    if named is None:
        return None
    if named.group() in _ZONES:
        return timezone(timedelta(minutes=_ZONES[named.group()]))
    region = _REGIONS.get(named.group())
    try:
        return ZoneInfo(region) if region is not None and at is not None else None
    except ZoneInfoNotFoundError:
        return None  # the machine has no time zones


def _declared(written: str) -> Embargo:
    """The date-time of NewsML-G2 and ninjs (XML Schema `dateTime`, RFC 3339); without a zone no moment is certain."""
    try:
        read = datetime.fromisoformat(written)
    except ValueError:
        return Embargo(written)
    if read.tzinfo is not None:
        return Embargo(written, read, read)
    if len(written) <= len("2024-05-03"):
        return Embargo(written, None, read.replace(tzinfo=_LAST_ZONE) + timedelta(days=1))
    return Embargo(written, None, read.replace(tzinfo=_LAST_ZONE))
