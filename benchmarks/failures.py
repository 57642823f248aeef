"""Why is a contact not right? Groups of mistakes, worked out from what was wanted and what was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks.scoring import FIELDS, Facts, Judged

REASONS = {
    "missed": "a contact that was not found",
    "extra": "a contact that is not one",
    "desk as person": "a desk was given the name of a person",
    "person as desk": "a person was found as a desk, or without the name",
    "name too short": "part of the name is missing",
    "name too long": "more than the name was taken",
    "other name": "the name is another's, or no name",
    "e-mail missed": "an address is missing",
    "e-mail of another": "an address of another contact of the release",
    "e-mail extra": "an address that belongs to no contact",
    "number missed": "a number is missing",
    "number of another": "a number of another contact of the release",
    "number extra": "a number that belongs to no contact, or a wrong one",
    "role missed": "the role is missing",
    "role wrong": "another role, or only part of it",
    "role invented": "a role where none is stated",
    "org missed": "the organisation is missing",
    "org wrong": "another organisation, or only part of it",
    "org invented": "an organisation where none is stated",
}


def reasons(judged: Sequence[Judged]) -> Iterator[tuple[str, Judged]]:
    """Each reason why contacts of one document are not right, role and organisation included."""
    for one in judged:
        if one.strictly_right:
            continue
        if one.got is None:
            yield "missed", one
        elif one.gold is None:
            yield "extra", one
        else:
            others = [other.gold for other in judged if other.gold and other is not one]
            for reason in (*_of_name(one.gold, one.got), *_of_values(one.gold, one.got, others), *_of_words(one)):
                yield reason, one


def shown(facts: Facts | None) -> str:
    """A contact on one line."""
    if facts is None:
        return "-"
    parts = (
        f"{facts.kind} {facts.name or '(no name)'}",
        facts.role and f"role={facts.role}",
        facts.org and f"org={facts.org}",
    )
    return " | ".join(part for part in (*parts, *sorted(facts.emails), *facts.phones) if part)


def _of_name(gold: Facts, got: Facts) -> Iterator[str]:
    if gold.name == got.name:
        return
    if gold.kind != got.kind and gold.kind == "desk":
        yield "desk as person"
    elif gold.kind != got.kind or not got.name:
        yield "person as desk"
    elif got.name in gold.name:
        yield "name too short"
    elif gold.name and gold.name in got.name:
        yield "name too long"
    else:
        yield "other name"


def _of_values(gold: Facts, got: Facts, others: Sequence[Facts]) -> Iterator[str]:
    for field, called in (("email", "e-mail"), ("phone", "number")):
        want, have = gold.values(field), got.values(field)
        elsewhere = {value for other in others for value in other.values(field)}
        left = list(have)
        for value in want:
            match = next((v for v in left if v == value or (field == "phone" and v[-8:] == value[-8:])), None)
            if match is None:
                yield f"{called} missed"
            else:
                left.remove(match)
        for value in left:
            yield f"{called} of another" if value in elsewhere else f"{called} extra"


def _of_words(one: Judged) -> Iterator[str]:
    for field in FIELDS[3:]:
        want, have = getattr(one.gold, field), getattr(one.got, field)
        if want != have:
            yield f"{field} {'missed' if not have else 'invented' if not want else 'wrong'}"
