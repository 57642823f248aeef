"""What an issuer's other releases said of its contacts: it may settle what a release leaves open, and nothing else.

A release teaches words, never values: each value that is returned stands in the text that is read. Where its releases disagree
(one calls a person what another calls an organisation) an issuer has taught nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from directory.records import Claim, Mention
from directory.values import names, organisations, phones

SURE = 0.7
"""A contact teaches if it is at least so likely to be one (`Mention.confidence`)."""
MOST_CONTACTS = 50
"""So many contacts of one release teach ..."""
MOST_RELEASES = 40
"""... and so many releases of one issuer, the first in the order of their checksums, so that no order of arrival counts."""
MOST_CIRCLES = 50_000
"""So many issuers, addresses and numbers are remembered, some 50 MB."""
_TAIL = 7
"""Two numbers can be one only where so many of their last digits agree."""

_NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Taught:
    """What others of an issuer's releases taught. `people` and `roles` are folded (`names.fold`), `organisations` are keys
    (`organisations.key`); `holders` tells for a mailbox in whose hands it was, by folded name ("": a desk without one),
    and `numbers` for the last digits of a number how it was written with its country's code (E.164)."""

    people: frozenset[str] = _NOBODY
    organisations: frozenset[str] = _NOBODY
    roles: frozenset[str] = _NOBODY
    holders: Mapping[str, frozenset[str]] = field(default_factory=dict)
    numbers: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def is_person(self, words: str) -> bool:
        return names.fold(words) in self.people

    def is_organisation(self, words: str) -> bool:
        return organisations.key(words) in self.organisations

    def is_role(self, words: str) -> bool:
        return names.fold(words) in self.roles

    def holders_of(self, address: str) -> frozenset[str]:
        """In whose hands a mailbox was."""
        return self.holders.get(address, _NOBODY)

    def international(self, digits: str) -> str | None:
        """A number written without its country's code, as it was written with it; None where nobody did, or two differ."""
        national = digits.lstrip("0")
        known = self.numbers.get(national[-_TAIL:], _NOBODY) if len(national) >= _TAIL else _NOBODY
        fitting = [number for number in known if number.endswith(national)]
        return fitting[0] if len(fitting) == 1 else None


NOTHING = Taught()


@dataclass(frozen=True, slots=True)
class Lesson:
    """What one release says: stretches by what they were taken for, mailboxes with whose they are, and numbers. `circles`
    are where others find it: its issuer, and the addresses and numbers of its contacts."""

    circles: frozenset[str]
    people: frozenset[str]
    organisations: frozenset[str]
    roles: frozenset[str]
    holders: frozenset[tuple[str, str]]
    numbers: frozenset[str]

    @classmethod
    def of(cls, issuer: str | None, mentions: Sequence[Mention]) -> Lesson:
        """Of the contacts that we are sure of. They must have been read without a memory, else what was taught would teach
        itself."""
        sure = [m for m in mentions[:MOST_CONTACTS] if m.confidence >= SURE]
        people = frozenset(c.key for m in sure if m.kind == "person" for c in m.of("name") if " " in c.key)
        holders = ((c.value, _holder(m)) for m in sure for c in m.of("email"))
        return cls(
            circles(issuer, ()) | circles(None, sure),
            people,
            frozenset(c.key for m in sure for c in m.of("org")),
            frozenset(names.fold(c.value) for m in sure for c in m.of("role")),
            frozenset(holders),
            frozenset(c.value for m in sure for c in m.of("phone") if _is_international(c)),
        )


def _holder(mention: Mention) -> str:
    return names.fold(mention.name or "") if mention.kind == "person" else ""


def _is_international(number: Claim) -> bool:
    """Whether a release itself says which country a number is of."""
    return number.value.startswith("+") and (
        number.raw.lstrip("( ").startswith("+") or phones.digits(number.raw).startswith("00")
    )


def circles(issuer: str | None, mentions: Sequence[Mention]) -> frozenset[str]:
    """Where a release looks for others of its issuer: by the issuer's name; where it names none, by the addresses and
    numbers of its contacts, since who gives the same ones speaks for the same house."""
    if issuer is not None:
        return frozenset({f"issuer {organisations.key(issuer)}"})
    return frozenset(c.key for m in mentions[:MOST_CONTACTS] for c in m.claims if c.field in ("email", "phone"))


@dataclass(slots=True)
class Memory:
    """Lessons of releases, by whom they can teach."""

    most: int = MOST_CIRCLES
    left_out: int = 0
    """How many lessons found no place any more, in part or whole: to be told."""
    _lessons: dict[str, dict[str, Lesson]] = field(default_factory=dict)

    def learn(self, checksum: str, lesson: Lesson) -> None:
        """Takes in what a release says; `checksum` is its document's (SHA-256, hexadecimal)."""
        known = [circle for circle in lesson.circles if circle in self._lessons or len(self._lessons) < self.most]
        self.left_out += len(known) < len(lesson.circles)
        for circle in known:
            lessons = self._lessons.setdefault(circle, {})
            lessons[checksum] = lesson
            if len(lessons) > MOST_RELEASES + 1:  # one more, since none teaches itself
                del lessons[max(lessons)]

    def taught(self, checksum: str, issuer: str | None, mentions: Sequence[Mention]) -> Taught:
        """What other releases of the issuer taught: those of other documents than this one."""
        found = {one: lesson for circle in circles(issuer, mentions) for one, lesson in self._of(circle)}
        others = [found[one] for one in sorted(found) if one != checksum][:MOST_RELEASES]
        return _together(others) if others else NOTHING

    def _of(self, circle: str) -> Iterable[tuple[str, Lesson]]:
        return self._lessons.get(circle, {}).items()


def _together(lessons: Sequence[Lesson]) -> Taught:
    """One view of several lessons, without the words on which they disagree."""
    people = _all(lesson.people for lesson in lessons)
    keys = _all(lesson.organisations for lesson in lessons)
    roles = _all(lesson.roles for lesson in lessons)
    return Taught(
        people - keys - roles,
        keys - people - roles,
        roles - people - keys,
        _grouped(pair for lesson in lessons for pair in lesson.holders),
        _grouped((number[-_TAIL:], number) for lesson in lessons for number in lesson.numbers),
    )


def _all(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)


def _grouped(pairs: Iterator[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for key, value in pairs:
        found.setdefault(key, set()).add(value)
    return {key: frozenset(values) for key, values in found.items()}
