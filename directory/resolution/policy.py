"""How much each sight weighs, in bits, and what sum suffices: `policy.toml`, read once. The whole policy, to be read aloud.

A wrong merge is worse than a missed one: what suffices for `same` is several bits above even odds, and between the two
thresholds a pair is left open for a human. The numbers follow from what each sight is worth between humans known to be
one or two; they are held in place by the table of pairs in the tests, each with its reason.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from directory.records import Kind, Opinion

_TABLE: Final[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "policy.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Key:
    """One sort of key: `each` names the values of which one combination makes one key; `cap` is how many may share it."""

    kind: Kind
    each: tuple[str, ...]
    cap: int

    sort: str
    head: str
    """What all keys of this sort begin with."""


KEYS: Final = tuple(
    Key(k["kind"], tuple(k["each"]), k["cap"], sort, f"{k['kind'][0]}:{sort}:")
    for k, sort in ((k, "+".join(k["each"])) for k in _TABLE["keys"])
)

CROWDED: Final = max(key.cap for key in KEYS)
"""A key shared by more atoms than this says nothing of how many people share it: too many to count."""

_DECISION: Final = _TABLE["decision"]
SAME_FROM: Final[float] = _DECISION["same_from"]
DIFFERENT_FROM: Final[float] = _DECISION["different_from"]
SUGGEST_FROM: Final[float] = _DECISION["suggest_from"]
KEEP_FROM: Final[float] = _DECISION["keep_from"]
CLEAR_LEAD: Final[float] = _DECISION["clear_lead"]

_PERSON: Final = _TABLE["person"]
PRIOR: Final[float] = _PERSON["prior"]
NAME: Final[dict[str, float]] = _PERSON["name"]
FREQUENCY_AT_MOST: Final[float] = _PERSON["name_frequency"]["at_most"]
MANY: Final[int] = _PERSON["name_frequency"]["many"]
RARE_WORD_FROM: Final[float] = _PERSON["name_frequency"]["word_from"]
RARE_WORD_AT_MOST: Final[float] = _PERSON["name_frequency"]["word_at_most"]

EMAIL_SAME: Final[float] = _PERSON["email"]["same"]
EMAIL_SHARED: Final[float] = _PERSON["email"]["shared"]
EMAIL_MOVED: Final[float] = _PERSON["email"]["moved"]
EMAIL_OTHER: Final[float] = _PERSON["email"]["other"]
EMAIL_TWIN: Final[float] = _PERSON["email"]["twin"]

PHONE_BLOCK: Final[float] = _PERSON["phone"]["block"]
PHONE_OFFICE: Final[float] = _PERSON["phone"]["office"]
_PHONE: Final[list[float]] = [0.0, *_PERSON["phone"]["by_names"]]

MOST_NAMES: Final = len(_PHONE) - 1
"""A number that more names share says as little as one that any larger number of them do."""

ORGANISATION_SAME: Final[float] = _PERSON["organisation"]["same"]
ISSUER_SAME: Final[float] = _PERSON["organisation"]["issuer"]
ORGANISATION_OTHER: Final[float] = _PERSON["organisation"]["other"]
ORGANISATION_OVERLAPPING: Final[float] = _PERSON["organisation"]["overlapping"]
ORGANISATION_UNTOLD: Final[float] = _PERSON["organisation"]["untold"]
ORGANISATION_AFTER: Final[float] = _PERSON["organisation"]["after"]

RARE_AMONG: Final[int] = _PERSON["rare"]["names"]
RARE_SEEN: Final[int] = _PERSON["rare"]["seen"]
RARE_PLACES: Final[int] = _PERSON["rare"]["places"]
GAP_DAYS: Final[int] = _PERSON["rare"]["gap_days"]

_DESK: Final = _TABLE["desk"]
DESK_PRIOR: Final[float] = _DESK["prior"]
DESK_EMAIL_SAME: Final[float] = _DESK["email"]["same"]
DESK_EMAIL_OTHER: Final[float] = _DESK["email"]["other"]
DESK_NAME: Final[float] = _DESK["name"]["same"]
DESK_NAME_OTHER: Final[float] = _DESK["name"]["other"]

COMPATIBLE: Final = frozenset(_TABLE["constraints"]["compatible"])

_ORGANISATIONS: Final = _TABLE["organisations"]
ORGANISATION_CAP: Final[int] = _ORGANISATIONS["cap"]
ORGANISATION_PRIOR: Final[float] = _ORGANISATIONS["prior"]
ORGANISATION_NAME: Final[dict[str, float]] = _ORGANISATIONS["name"]
ORGANISATION_ACRONYM: Final[list[float]] = _ORGANISATIONS["acronym"]["by_letters"]
ORGANISATION_STATED: Final[dict[str, float]] = _ORGANISATIONS["stated"]
ORGANISATION_DOMAIN: Final[dict[str, float]] = _ORGANISATIONS["domain"]
ORGANISATION_COUNTRY: Final[dict[str, float]] = _ORGANISATIONS["country"]
ORGANISATION_COMPANY: Final[float] = _ORGANISATIONS["company"]["same_release"]
ORGANISATION_SAME_FROM: Final[float] = _ORGANISATIONS["decision"]["same_from"]
ORGANISATION_DIFFERENT_FROM: Final[float] = _ORGANISATIONS["decision"]["different_from"]
ORGANISATION_SUGGEST_FROM: Final[float] = _ORGANISATIONS["decision"]["suggest_from"]
ORGANISATION_CLEAR_LEAD: Final[float] = _ORGANISATIONS["decision"]["clear_lead"]


def organisation_opinion(total: float) -> Opinion | None:
    """What a sum suffices for between two names of organisations; None where it is left open."""
    if total >= ORGANISATION_SAME_FROM:
        return "same"
    return "different" if total <= ORGANISATION_DIFFERENT_FROM else None


def phone(names: int) -> float:
    """By the number of people who share it; 0 stands for too many to count."""
    return _PHONE[names] if names < len(_PHONE) else 0.0
