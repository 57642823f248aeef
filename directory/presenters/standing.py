"""How well a contact stands, in words.

Time makes a contact look old and nothing more: after `AGEING` the words change from "current" to "not cited since ...".
Only a newer release that states a field otherwise makes a value a former one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from directory.presenters.dates import in_words, moment_in_words
from directory.records import Card, Detail, Embargo, Field, Office

AGEING = timedelta(days=548)
"""Eighteen months: press offices change hands about that often."""

State = Literal["current", "ageing", "contradicted", "undated"]

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


def of_embargo(said: Embargo, now: datetime) -> str:
    """Until when a release asks not to be published, as one moment where it is certain, else as the release has it."""
    if said.in_force(now):
        if said.until is not None:
            return f"Embargoed until {moment_in_words(said.until)}."
        unknown = "" if said.over is not None else " It is not told when it ends."
        return f"Under embargo: “{said.words}”.{unknown}"
    return f"Embargo, as written: “{said.words}”{'; it is over' if said.over is not None else ''}."


def of_contact(card: Card, today: date) -> Standing:
    """For a row in a list: `current, 27 August 2019` or `not cited since 27 August 2019`."""
    last = card.last_cited
    if last is None:
        return Standing("undated", "cited without a date")
    if today - last > AGEING:
        return Standing("ageing", f"not cited since {in_words(last)}")
    return Standing("current", f"current, {in_words(last)}")


def sentence(card: Card) -> str:
    """For a contact's own page: how often cited, when last, and whether a newer release says otherwise."""
    return f"{cited(card)}; {_differences(card)}."


def cited(card: Card) -> str:
    """`Cited in 2 releases, last on 27 August 2019`."""
    number = len({c.release.id for c in card.citations})
    if number == 0:
        return "Cited in no release any more"
    last = card.last_cited
    if number == 1:
        return f"Cited in 1 release, on {in_words(last)}" if last else "Cited in 1 release, which has no date"
    return f"Cited in {number} releases, " + (f"last on {in_words(last)}" if last else "none of which has a date")


def signs(count: int, newest: date | None) -> str:
    """`Signs 2 releases about it, last on 5 June 2019`."""
    last = in_words(newest)
    if count == 1:
        return "Signs 1 release about it" + (f", on {last}" if last else "")
    return f"Signs {count} releases about it" + (f", last on {last}" if last else "")


def passed_over(card: Card, office: Office | None) -> str | None:
    """`not cited since 5 June 2019; CNES released again on 27 August 2019`, where its press office did without it."""
    last = card.last_cited
    if office is None or last is None or office.last_release is None or office.last_release <= last:
        return None
    return f"not cited since {in_words(last)}; {office.ref.name} released again on {in_words(office.last_release)}"


def moved(card: Card) -> str | None:
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
    return (
        f"moved to {card.office.name}, which names them since {in_words(min(here))}; "
        f"{last.office.name} did last on {in_words(last.date)}"
    )


def of_former(detail: Detail) -> Standing:
    """For a value that a newer release states otherwise."""
    last = detail.last_cited
    since = f"; last given on {in_words(last)}" if last else ""
    return Standing("contradicted", f"a newer release gives another {FIELD_WORDS[detail.field]}{since}")


def _differences(card: Card) -> str:
    former = [f for f in FIELD_WORDS if card.of(f, current=False)]
    if not former:
        return "nothing newer contradicts it" if card.citations else "nothing replaces what it said"
    words = [FIELD_WORDS[f] for f in former]
    joined = words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
    return f"newer releases changed the {joined} given before"
