"""How well a contact stands, in words.

Time makes a contact look old and nothing more: after `freshness.AGEING` the words change from "current" to "not cited since ...".
Only a newer release that states a field otherwise makes a value a former one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from directory.presenters.translating import ENGLISH, Translator
from directory.records import Card, Detail, Embargo, Field, Office
from directory.values.freshness import Freshness, freshness

State = Freshness | Literal["contradicted"]

FIELD_WORDS: dict[Field, str] = {
    "name": "name",
    "role": "role",
    "org": "organisation",
    "email": "e-mail address",
    "phone": "number",
    "language": "language",
    "territory": "territory",
    "topic": "topic",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """A state that is shown by colour and shape, and the words that say the same."""

    state: State
    words: str


def field_word(field: Field, t: Translator = ENGLISH) -> str:
    """What a field is called within a sentence."""
    return t.pgettext("field", FIELD_WORDS[field])


def of_embargo(said: Embargo, now: datetime, t: Translator = ENGLISH) -> str:
    """Until when a release asks not to be published, as one moment where it is certain, else as the release has it."""
    if said.in_force(now):
        if said.until is not None:
            return t.gettext("Embargoed until %(moment)s.", moment=t.moment(said.until))
        if said.over is not None:
            return t.gettext("Under embargo: “%(words)s”.", words=said.words)
        return t.gettext("Under embargo: “%(words)s”. It is not told when it ends.", words=said.words)
    if said.over is not None:
        return t.gettext("Embargo, as written: “%(words)s”; it is over.", words=said.words)
    return t.gettext("Embargo, as written: “%(words)s”.", words=said.words)


def of_contact(card: Card, today: date, t: Translator = ENGLISH) -> Standing:
    """For a row in a list: `current, 27 August 2019` or `not cited since 27 August 2019`."""
    last = card.last_cited
    match freshness(last, today):
        case "undated":
            if all(c.release.is_book for c in card.citations):
                return Standing("undated", t.gettext("given in an address book, which has no date"))
            return Standing("undated", t.gettext("cited without a date"))
        case "ageing":
            return Standing("ageing", t.gettext("not cited since %(day)s", day=t.day(last)))
        case "current":
            return Standing("current", t.gettext("current, %(day)s", day=t.day(last)))


def sentence(card: Card, t: Translator = ENGLISH) -> str:
    """For a contact's own page: how often cited, when last, and whether a newer release says otherwise."""
    return t.gettext("%(cited)s; %(differences)s.", cited=cited(card, t), differences=_differences(card, t))


def cited(card: Card, t: Translator = ENGLISH) -> str:
    """`Cited in 2 releases, last on 27 August 2019`."""
    books = any(c.release.is_book for c in card.citations)
    said = _in_releases(card, t)
    if not books:
        return said or t.gettext("Cited in no release any more")
    last = card.last_cited
    if said:
        return t.gettext("%(cited)s, and given in an address book", cited=said)
    if last is None:
        return t.gettext("Given in an address book, which has no date")
    return t.gettext("Given in an address book, on %(day)s", day=t.day(last))


def _in_releases(card: Card, t: Translator) -> str | None:
    releases = {c.release.id: c.release for c in card.citations if not c.release.is_book}
    number = len(releases)
    last = max((release.date for release in releases.values() if release.date), default=None)
    if number == 0:
        return None
    if number == 1:
        if last is None:
            return t.gettext("Cited in 1 release, which has no date")
        return t.gettext("Cited in 1 release, on %(day)s", day=t.day(last))
    if last is None:
        return t.gettext("Cited in %(number)s releases, none of which has a date", number=t.number(number))
    return t.gettext("Cited in %(number)s releases, last on %(day)s", number=t.number(number), day=t.day(last))


def signs(count: int, newest: date | None, t: Translator = ENGLISH) -> str:
    """`Signs 2 releases about it, last on 5 June 2019`."""
    if newest is None:
        return t.ngettext("Signs %(num)s release about it", "Signs %(num)s releases about it", count)
    return t.ngettext(
        "Signs %(num)s release about it, on %(day)s",
        "Signs %(num)s releases about it, last on %(day)s",
        count,
        day=t.day(newest),
    )


def passed_over(card: Card, office: Office | None, t: Translator = ENGLISH) -> str | None:
    """`not cited since 5 June 2019; CNES released again on 27 August 2019`, where its press office did without it."""
    last = card.last_cited
    if office is None or last is None or office.last_release is None or office.last_release <= last:
        return None
    return t.gettext(
        "not cited since %(day)s; %(office)s released again on %(later)s",
        day=t.day(last),
        office=office.ref.name,
        later=t.day(office.last_release),
    )


def moved(card: Card, t: Translator = ENGLISH) -> str | None:
    """`moved to Two, which names them since 3 March 2026; One did last on 5 June 2025`: where the newest office took over from
    another, and every address and number that it gives is new. Time alone, or a joint release, is no move."""
    if card.office is None:
        return None
    here = [c.release.date for c in card.citations if c.release.office == card.office and c.release.date]
    before = [c for c in card.citations if c.release.office not in {None, card.office} and c.release.date]
    if not here or not before:
        return None
    last = max(before, key=lambda c: c.release.date or date.min).release
    ways = [*card.of("email"), *card.of("phone")]
    kept = any(e.release.office != card.office for way in ways for e in way.evidence)
    if last.date is None or last.office is None or last.date >= min(here) or kept or not ways:
        return None
    return t.gettext(
        "moved to %(office)s, which names them since %(since)s; %(former)s did last on %(last)s",
        office=card.office.name,
        since=t.day(min(here)),
        former=last.office.name,
        last=t.day(last.date),
    )


def of_former(detail: Detail, t: Translator = ENGLISH, *, by_books: bool = False) -> Standing:
    """For a value that a newer release states otherwise, or what may be an address book (`by_books`)."""
    last = detail.last_cited
    field = field_word(detail.field, t)
    if by_books:
        return Standing("contradicted", t.gettext("something newer gives another %(field)s", field=field))
    if last is None:
        return Standing("contradicted", t.gettext("a newer release gives another %(field)s", field=field))
    words = t.gettext("a newer release gives another %(field)s; last given on %(day)s", field=field, day=t.day(last))
    return Standing("contradicted", words)


def _differences(card: Card, t: Translator) -> str:
    former = [f for f in FIELD_WORDS if card.of(f, current=False)]
    if not former:
        return (
            t.gettext("nothing newer contradicts it") if card.citations else t.gettext("nothing replaces what it said")
        )
    if any(c.release.is_book for c in card.citations):
        return t.gettext(
            "something newer changed the %(fields)s given before", fields=t.listed([field_word(f, t) for f in former])
        )
    return t.gettext(
        "newer releases changed the %(fields)s given before", fields=t.listed([field_word(f, t) for f in former])
    )
