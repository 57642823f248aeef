"""What was known of one contact, release by release in the order in which the registry learnt it, and what each one altered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from directory.changes import Alteration, Change, ChangedContact
from directory.records import Claim, OfficeRef, ReleaseRef
from directory.registry.mentions import StoredClaim, claim_of
from directory.values import names

_SINGLE = {"name", "role", "org"}
_Slot = tuple[str, str | None]
"""What a newer release can replace: a field; of numbers, voice, mobile and fax each by itself."""
_Key = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Learnt:
    """What one document of a release says of the contact, and when the registry could first tell it. `rank` orders releases: the
    larger, the newer. `superseded_at`: since when another document stands for it; `live`: the release still names the
    contact."""

    key: str
    at: datetime
    release_id: int
    rank: tuple[str, int]
    release: ReleaseRef
    claims: Sequence[StoredClaim]
    superseded_at: datetime | None
    live: bool


@dataclass(frozen=True, slots=True)
class _Event:
    at: datetime
    learnt: Learnt
    gone: bool = False


@dataclass(slots=True)
class _Known:
    """What is known at a time: of each release what it says."""

    said: dict[int, tuple[Learnt, dict[_Slot, dict[_Key, Claim]]]] = field(default_factory=dict)

    def learn(self, learnt: Learnt) -> None:
        self.said[learnt.release_id] = (learnt, _slots(learnt.claims))

    def current(self) -> dict[_Slot, dict[_Key, Claim]]:
        """Of each slot what the newest release says that states it."""
        found: dict[_Slot, tuple[tuple[str, int], dict[_Key, Claim]]] = {}
        for learnt, slots in self.said.values():
            for slot, values in slots.items():
                if slot not in found or found[slot][0] < learnt.rank:
                    found[slot] = (learnt.rank, values)
        return {slot: values for slot, (_, values) in found.items()}

    def offices(self, current: dict[_Slot, dict[_Key, Claim]]) -> dict[str, OfficeRef]:
        """On whose pages the contact stands, by slug, as `listing.offices` has it."""
        ways = {(slot, key) for slot, values in current.items() if slot[0] in {"email", "phone"} for key in values}
        newest, reachable, stating = None, {}, set()
        issuers: dict[str, OfficeRef] = {}
        for learnt, slots in sorted(self.said.values(), key=lambda known: known[0].rank):
            office = learnt.release.office
            if office is None:
                continue
            newest, issuers[office.slug] = office, office
            stated = {(slot, key) for slot, values in slots.items() if slot[0] in {"email", "phone"} for key in values}
            if stated:
                stating.add(office.slug)
            if stated & ways:
                reachable[office.slug] = office
        found = {slug: office for slug, office in issuers.items() if slug not in stating} | reachable
        return found | ({newest.slug: newest} if newest else {})


def replay(contact: ChangedContact, learnt: Sequence[Learnt], *, whole: bool) -> Iterator[Change]:
    """The changes of a contact, oldest first. Where what is given is not the `whole` of what is known, nothing is told that only
    the rest could confirm: that somebody is new, or a field is given for the first time."""
    known = _Known()
    for event in _events(learnt):
        before, at = known.current(), known.offices(known.current())
        new, seen = not known.said, event.learnt.release_id in known.said
        if event.gone:
            known.said.pop(event.learnt.release_id, None)
        else:
            known.learn(event.learnt)
        after = known.current()
        there = known.offices(after)
        altered = () if new else tuple(_altered(before, after, whole=whole))
        joined = () if new or not whole else tuple(office for slug, office in there.items() if slug not in at)
        left = tuple(office for slug, office in at.items() if slug not in there) if there else ()
        if event.gone:
            kind, key = "retracted", f"{event.learnt.key}.gone"
        elif seen:
            kind, key = "corrected", event.learnt.key
        else:
            kind, key = ("first" if new and whole else "cited"), event.learnt.key
        if kind != "corrected" or altered or joined or left:
            yield Change(key, kind, event.at, contact, event.learnt.release, altered, joined, left)  # type: ignore[arg-type]  # only ChangeKinds


def _events(learnt: Sequence[Learnt]) -> list[_Event]:
    events = [_Event(each.at, each) for each in learnt]
    newest: dict[int, Learnt] = {}
    for each in sorted(learnt, key=lambda one: one.at):
        newest[each.release_id] = each
    events += [
        _Event(last.superseded_at, last, gone=True)
        for last in newest.values()
        if last.superseded_at is not None and not last.live
    ]
    return sorted(events, key=lambda event: (event.at, event.learnt.rank, event.learnt.key, event.gone))


def _slots(claims: Sequence[StoredClaim]) -> dict[_Slot, dict[_Key, Claim]]:
    found: dict[_Slot, dict[_Key, Claim]] = {}
    for row in sorted(claims, key=lambda row: (row.start, row.id)):
        values = found.setdefault((row.field, (row.type or "voice") if row.field == "phone" else None), {})
        if not values or row.field not in _SINGLE:
            values.setdefault((row.key, row.extension), claim_of(row))
    return found


def _altered(
    before: dict[_Slot, dict[_Key, Claim]], after: dict[_Slot, dict[_Key, Claim]], *, whole: bool
) -> Iterator[Alteration]:
    for slot in dict.fromkeys([*before, *after]):
        was, is_ = before.get(slot, {}), after.get(slot, {})
        new = tuple(claim for key, claim in is_.items() if key not in was)
        old = tuple(claim for key, claim in was.items() if key not in is_)
        one_name = slot[0] == "name" and new and old and names.compatible(old[0].value, new[0].value)
        if (new or old) and not one_name and (was or whole):
            type_ = (new or old)[0].type
            yield Alteration((new or old)[0].field, type_, new, old)
