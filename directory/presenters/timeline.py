"""A contact through time: each value of each field, from its first citation to its last, and why the first is shown first.

Time alone changes nothing: a value ends where a newer release states the field otherwise, never by growing old.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from directory.presenters.dates import in_words
from directory.presenters.page import PHONE_WORDS, plural, shown
from directory.presenters.standing import FIELD_WORDS
from directory.records import Card, Detail, Field

SHOWN: tuple[Field, ...] = ("role", "org", "phone", "email")


@dataclass(frozen=True, slots=True)
class Span:
    """A value with the dates between which releases gave it. `left` and `width` are in hundredths of the drawing's width
    (None where no release that gives it has a date)."""

    value: str
    detail: Detail
    words: str
    current: bool
    left: float | None
    width: float | None


@dataclass(frozen=True, slots=True)
class Track:
    """One field (of numbers: one kind) with its values, the newest first, and why the first of them is shown first."""

    label: str
    spans: tuple[Span, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """All tracks over the days on which releases name the contact."""

    first: date | None
    last: date | None
    tracks: tuple[Track, ...]


def timeline(card: Card) -> Timeline:
    """What releases said of a contact, and when. Releases without a date are told in words, and not drawn."""
    days = [c.release.date for c in card.citations if c.release.date]
    first, last = min(days, default=None), max(days, default=None)
    tracks: list[Track] = []
    for field in SHOWN:
        details = card.of(field, current=None)
        if field == "phone":
            tracks += [
                _track(words, [d for d in details if (d.type or "voice") == kind], first, last)
                for kind, words in PHONE_WORDS.items()
            ]
        else:
            tracks.append(_track(FIELD_WORDS[field].capitalize(), list(details), first, last))
    return Timeline(first, last, tuple(track for track in tracks if track.spans))


def _track(label: str, details: Sequence[Detail], first: date | None, last: date | None) -> Track:
    ordered = sorted(details, key=lambda d: (not d.current, -_ordinal(d.last_cited)))
    return Track(label, tuple(_span(d, first, last) for d in ordered), _why(ordered))


def _span(detail: Detail, first: date | None, last: date | None) -> Span:
    begun, ended = detail.first_cited, detail.last_cited
    releases = plural(len({e.release.id for e in detail.evidence}), "release", "releases")
    if begun is None or ended is None or first is None or last is None:
        return Span(shown(detail), detail, f"{releases} without a date", detail.current, None, None)
    whole = max((last - first).days, 1)
    left = (begun - first).days / whole * 98
    width = max((ended - begun).days / whole * 98, 0) + 2
    words = in_words(begun) if begun == ended else f"{in_words(begun)} to {in_words(ended)}"
    return Span(shown(detail), detail, f"{words}, {releases}", detail.current, round(left, 2), round(width, 2))


def _why(details: Sequence[Detail]) -> str:
    """Why the first value is shown first."""
    current = [d for d in details if d.current]
    if not current:
        return ""
    if len(details) == 1:
        return "The only one that any release gives."
    newest = current[0].last_cited
    when = f"of {in_words(newest)}" if newest else "that names this contact"
    if len(current) > 1:
        return f"The newest release {when} gives {len(current)}; they stand in its order."
    older = details[1].last_cited
    past = f"; the one before was last given on {in_words(older)}" if older else ""
    return f"The newest release {when} gives this one{past}."


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0


@dataclass(frozen=True, slots=True)
class Difference:
    """A value in which the newest release differs from those before it: `number` of them gave the other, in a row."""

    field: Field
    new: Detail
    old: Detail
    number: int
    words: str


LATELY = timedelta(days=365)


def differences(card: Card) -> list[Difference]:
    """What a press officer should look at: the newest release gives one value, the releases before it another."""
    found: list[Difference] = []
    for field in ("phone", "email"):
        olds = [d for d in card.of(field, current=False) if d.last_cited]
        for new in card.of(field):
            seen = {e.release.id for e in new.evidence}
            fitting = [d for d in olds if d.type == new.type]
            if len(seen) != 1 or not fitting or new.last_cited is None:
                continue
            old = max(fitting, key=lambda d: _ordinal(d.last_cited))
            number = len({e.release.id for e in old.evidence})
            if number > 1 and new.last_cited - (old.last_cited or new.last_cited) <= LATELY:
                words = (
                    f"The {FIELD_WORDS[field]} in the newest release, {shown(new)}, differs from the one in the "
                    f"{number} before it, {shown(old)}."
                )
                found.append(Difference(field, new, old, number, words))
    return found
