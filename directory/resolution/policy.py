"""How much each sight weighs, in bits, and what sum suffices. This is the whole policy, to be read aloud.

A wrong merge is worse than a missed one: what suffices for `same` is several bits above even odds, and between the two
thresholds a pair is left open for a human. The numbers follow from what each sight is worth between humans known to be
one or two; they are held in place by the table of pairs in the tests, each with its reason.
"""

from __future__ import annotations

from directory.resolution.namesakes import Nearness

PRIOR = -10.0
"""Before looking: two people who share a key are one in about a thousand cases."""

SAME_FROM = 4.0
DIFFERENT_FROM = -8.0

NAME: dict[Nearness, float] = {
    "same": 10.0,
    "longer": 8.0,
    "much longer": -5.0,
    "initial": 5.0,
    "slip": 5.0,
    "part": 5.0,
    "related": -5.0,
    "other": -16.0,
}
MANY = 64
"""Where too many share a name to be counted, it counts as borne at this many places."""

EMAIL_SAME = 12.0
EMAIL_SHARED = 4.0
EMAIL_OTHER = -4.0
EMAIL_MOVED = 4.0

ORGANISATION_SAME = 6.0
ISSUER_SAME = -2.0
ORGANISATION_OTHER = -5.0


PHONE_BLOCK = 5.0


def phone(names: int) -> float:
    """By the number of people who share it; 0 stands for too many to count."""
    return {1: 11.0, 2: 6.0, 3: 3.0}.get(names, 0.0)


DESK_PRIOR = -6.0
DESK_EMAIL_SAME = 14.0
DESK_EMAIL_OTHER = -14.0
DESK_NAME = 6.0
DESK_NAME_OTHER = -1.0
