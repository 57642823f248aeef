"""What an organisation of several names is called: the full form that most releases use, with its acronym beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from directory.resolution.organisation_names import Name
from directory.resolution.stated import bracketed
from directory.values.organisations import bounded_key


@dataclass(frozen=True, slots=True)
class Counted:
    """A name, how it is written, and how many releases have it."""

    name: Name
    writing: str
    releases: int


def title(of: Sequence[Counted]) -> tuple[str, str | None]:
    """What to call it, and its acronym where it has one that the title does not show by itself. Between equals the key
    decides."""
    best = max(of, key=lambda c: (_is_full(c), c.releases, c.name.key))
    parts = bracketed(best.writing)
    called, short = parts if parts is not None else (best.writing, None)
    base = Name(bounded_key(called)) if parts is not None else best.name
    for other in sorted(of, key=lambda c: (-c.releases, c.name.key)):
        if short is None and other is not best and _stands_for(other, base, best.name):
            short = other.writing
    return called, short


def _is_full(of: Counted) -> bool:
    """Whether it is neither initials, nor a description, nor an agency with its client."""
    return f"i{of.name.key}" not in of.name.signs and not of.name.told("d") and of.name.agency is None


def _stands_for(short: Counted, base: Name, best: Name) -> bool:
    """Whether one name is the acronym of another: by its letters, or since a release says so; and no word of it."""
    (acronym, *more) = [*short.name.acronyms, ""]
    if not acronym or not more or acronym in base.base.split():
        return False
    said = acronym in best.told("s") or acronym in best.told("a") or best.key in short.name.told("s")
    return acronym in base.initials or acronym in best.initials or (said and f"i{short.name.key}" in short.name.signs)
