"""A contact through time: each value of each field, from its first citation to its last, and why the first is shown first.

Time alone changes nothing: a value ends where a newer release states the field otherwise, never by growing old.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from directory.presenters.page import PHONE_WORDS, phone_word, shown
from directory.presenters.standing import field_word
from directory.presenters.translating import ENGLISH, Translator
from directory.records import Card, Detail, Field

_Days = tuple[date | None, date | None]

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

    field: Field
    label: str
    spans: tuple[Span, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """All tracks over the days on which releases name the contact."""

    first: date | None
    last: date | None
    tracks: tuple[Track, ...]


def timeline(card: Card, t: Translator = ENGLISH) -> Timeline:
    """What releases said of a contact, and when. Releases without a date are told in words, and not drawn."""
    days = [c.release.date for c in card.citations if c.release.date]
    first, last = min(days, default=None), max(days, default=None)
    tracks: list[Track] = []
    for field in SHOWN:
        details = card.of(field, current=None)
        if field == "phone":
            tracks += [
                _track(
                    field, phone_word(kind, t), [d for d in details if (d.type or "voice") == kind], (first, last), t
                )
                for kind in PHONE_WORDS
            ]
        else:
            tracks.append(_track(field, field_word(field, t).capitalize(), list(details), (first, last), t))
    return Timeline(first, last, tuple(track for track in tracks if track.spans))


def _track(field: Field, label: str, details: Sequence[Detail], over: _Days, t: Translator) -> Track:
    ordered = sorted(details, key=lambda d: (not d.current, -_ordinal(d.last_cited)))
    return Track(field, label, tuple(_span(d, *over, t) for d in ordered), _why(ordered, t))


def _span(detail: Detail, first: date | None, last: date | None, t: Translator) -> Span:
    begun, ended = detail.first_cited, detail.last_cited
    releases = t.ngettext("%(num)s release", "%(num)s releases", len({e.release.id for e in detail.evidence}))
    if begun is None or ended is None or first is None or last is None:
        words = t.gettext("%(releases)s without a date", releases=releases)
        return Span(shown(detail, t), detail, words, detail.current, None, None)
    whole = max((last - first).days, 1)
    left = (begun - first).days / whole * 98
    width = max((ended - begun).days / whole * 98, 0) + 2
    words = (
        t.day(begun) if begun == ended else t.gettext("%(first)s to %(last)s", first=t.day(begun), last=t.day(ended))
    )
    return Span(shown(detail, t), detail, f"{words}, {releases}", detail.current, round(left, 2), round(width, 2))


def _why(details: Sequence[Detail], t: Translator) -> str:
    """Why the first value is shown first."""
    current = [d for d in details if d.current]
    if not current:
        return ""
    if len(details) == 1:
        return t.gettext("The only one that any release gives.")
    newest = current[0].last_cited
    when = (
        t.gettext("The newest release of %(day)s", day=t.day(newest))
        if newest
        else t.gettext("The newest release that names this contact")
    )
    if len(current) > 1:
        return t.gettext(
            "%(release)s gives %(number)s; they stand in its order.", release=when, number=t.number(len(current))
        )
    older = details[1].last_cited
    if older is None:
        return t.gettext("%(release)s gives this one.", release=when)
    return t.gettext(
        "%(release)s gives this one; the one before was last given on %(day)s.", release=when, day=t.day(older)
    )


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


def differences(card: Card, t: Translator = ENGLISH) -> list[Difference]:
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
                words = t.gettext(
                    "The %(field)s in the newest release, %(new)s, differs from the one in the %(number)s before it, "
                    "%(old)s.",
                    field=field_word(field, t),
                    new=shown(new, t),
                    number=t.number(number),
                    old=shown(old, t),
                )
                found.append(Difference(field, new, old, number, words))
    return found
