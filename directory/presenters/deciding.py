"""What editors and doubters see: the weights of a pair as a waterfall, what an act is called, and what it will change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from directory.presenters import deciding_offices
from directory.presenters.page import claimed, shown
from directory.presenters.standing import FIELD_WORDS, field_word
from directory.presenters.translating import ENGLISH, Translator
from directory.records import Act, ActKind, Card, Claim, Comparison, Consequence, Field, Mention, NamePair, Verdict
from directory.values import names

ACT_WORDS: dict[ActKind, str] = {
    "same": "said that two mentions are one contact",
    "different": "said that two mentions are two contacts",
    "unsure": "could not tell whether two mentions are one contact",
    "reopen": "left it to the policy again",
    "merge": "made contacts one",
    "split": "took mentions out of a contact",
    "publish": "published what waited",
    "refuse": "refused what waited",
    "withdraw": "kept details back",
    "restore": "showed again what was kept back",
    "undo": "took back a decision",
}


ACT_DEEDS: dict[ActKind, str] = {
    "same": "Make these one contact",
    "different": "Keep these apart",
    "unsure": "Leave these open",
    "reopen": "Leave these to the policy",
    "merge": "Make these contacts one",
    "split": "Take these mentions out",
    "publish": "Publish this",
    "refuse": "Refuse this",
    "withdraw": "Keep this back",
    "restore": "Show this again",
    "undo": "Take this decision back",
}


def did(act: Act, t: Translator = ENGLISH) -> str:
    """What an act is called."""
    return t.pgettext("an editor", (deciding_offices.ACT_WORDS if act.offices else ACT_WORDS)[act.kind])


@dataclass(frozen=True, slots=True)
class Bar:
    """One weight of a waterfall: what was seen, its bits, the two values, and the sum so far. `left` and `width` are in
    hundredths of the drawing's width."""

    words: str
    bits: float
    values: tuple[str | None, str | None]
    sum: float
    left: float
    width: float


@dataclass(frozen=True, slots=True)
class Waterfall:
    """All weights from the prior to the sum; `zero` and `same_from` are where 0 and the threshold stand in the drawing."""

    bars: tuple[Bar, ...]
    sum: float
    zero: float
    same_from: float
    words: str


def waterfall(comparison: Comparison | NamePair, t: Translator = ENGLISH) -> Waterfall:
    """What the policy weighs, drawn; weights too large to draw (a person and a desk) are drawn to the edge."""
    verdict = comparison.verdict
    bits = [max(-40.0, min(40.0, w.bits)) for w in verdict.weights]
    ends = [0.0]
    for weight in bits:
        ends.append(ends[-1] + weight)
    low, high = min(*ends, comparison.different_from) - 1, max(*ends, comparison.same_from) + 1
    scale = 100 / (high - low)
    bars = tuple(
        Bar(
            t.retold(w.feature),
            w.bits,
            (w.left, w.right),
            end,
            round((min(start, end) - low) * scale, 2),
            round(max(abs(end - start) * scale, 0.6), 2),
        )
        for w, start, end in zip(verdict.weights, ends, ends[1:], strict=False)
    )
    people = isinstance(comparison, Comparison)
    same_from = round((comparison.same_from - low) * scale, 2)
    return Waterfall(bars, verdict.score, round(-low * scale, 2), same_from, _odds(verdict, people, t))


def _odds(verdict: Verdict, people: bool, t: Translator) -> str:
    """What the sum says, in words."""
    if verdict.opinion == "same":
        return (
            t.gettext("enough to hold them for one contact")
            if people
            else t.gettext("enough to hold them for one organisation")
        )
    if verdict.opinion == "different":
        return (
            t.gettext("enough to hold them for two contacts")
            if people
            else t.gettext("enough to hold them for two organisations")
        )
    return t.gettext("not enough to tell, so they are kept apart until somebody decides")


@dataclass(frozen=True, slots=True)
class Row:
    """A field of two mentions side by side; None where one says nothing. `same` where both say the same."""

    field: Field
    left: str | None
    right: str | None
    same: bool


def rows(comparison: Comparison, t: Translator = ENGLISH) -> list[Row]:
    """The fields of both mentions, aligned: what is the same first, within each field."""
    found: list[Row] = []
    for field in FIELD_WORDS:
        left, right = (_of(side.mention, field, t) for side in (comparison.left, comparison.right))
        shared = [key for key in left if key in right]
        found += [Row(field, left[key], right[key], same=True) for key in shared]
        others = ([v for k, v in side.items() if k not in shared] for side in (left, right))
        found += [Row(field, a, b, same=False) for a, b in zip_longest(*others)]
    return found


def _of(mention: Mention, field: Field, t: Translator) -> dict[str, str]:
    return {_key(c): claimed(c, t) for c in mention.claims if c.field == field}


def _key(claim: Claim) -> str:
    return f"{claim.key};{claim.extension or ''}" if claim.field in {"email", "phone"} else names.fold(claim.value)


def consequence(of: Consequence, t: Translator = ENGLISH) -> list[str]:
    """What a decision changes, a sentence each."""
    before = {card.id: card for card in of.before}
    after = {card.id: card for card in of.after}
    told: list[str] = []
    for id_, card in before.items():
        if id_ not in after:
            into = next((other for other in of.after if id_ in other.aliases), None)
            told.append(
                t.gettext(
                    "%(who)s becomes one with %(other)s; its address and id lead there.",
                    who=_who(card, t),
                    other=into.name,
                )
                if into
                else t.gettext("%(who)s is shown to nobody any more.", who=_who(card, t))
            )
    for id_, card in after.items():
        if id_ not in before:
            back = any(id_ in other.aliases for other in of.before)
            told.append(
                t.gettext("%(who)s is a contact of its own, with the id it had.", who=_who(card, t))
                if back
                else t.gettext("%(who)s is a contact of its own, with a new id.", who=_who(card, t))
            )
        elif changes := _changes(before[id_], card, t):
            told.append(
                t.gettext("%(name)s: %(changes)s.", name=card.name, changes=t.pgettext("between", "; ").join(changes))
            )
    return told or [t.gettext("Nothing that readers see.")]


def _who(card: Card, t: Translator) -> str:
    number = t.ngettext("%(num)s mention", "%(num)s mentions", len(card.citations))
    return t.gettext("%(name)s (%(mentions)s)", name=card.name, mentions=number)


def _changes(before: Card, after: Card, t: Translator) -> list[str]:
    changes: list[str] = []
    if before.name != after.name:
        changes.append(t.gettext("is called %(new)s instead of %(old)s", new=after.name, old=before.name))
    if len(before.citations) != len(after.citations):
        number = t.ngettext("%(num)s mention", "%(num)s mentions", len(after.citations))
        changes.append(t.gettext("has %(new)s instead of %(old)s", new=number, old=t.number(len(before.citations))))
    for field in FIELD_WORDS:
        gained, lost = _difference(before, after, field, t)
        word = field_word(field, t)
        if field != "name" and gained:
            changes.append(t.gettext("gains the %(field)s %(values)s", field=word, values=", ".join(gained)))
        if field != "name" and lost:
            changes.append(t.gettext("loses the %(field)s %(values)s", field=word, values=", ".join(lost)))
    return changes


def _difference(before: Card, after: Card, field: Field, t: Translator) -> tuple[Sequence[str], Sequence[str]]:
    old, new = ([shown(d, t) for d in card.of(field, current=None)] for card in (before, after))
    return [v for v in new if v not in old], [v for v in old if v not in new]
