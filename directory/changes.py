"""What changed of contacts, as the registry learnt it: what feeds and the lists of changes on pages are made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from directory.records import Claim, Field, Kind, OfficeRef, PhoneType, ReleaseRef

ChangeKind = Literal["first", "cited", "corrected", "retracted", "merged", "split"]
"""A release names somebody who was not known before; names somebody known; is read again with other words; names somebody no
longer since it was; two entries became one; an entry became several."""


@dataclass(frozen=True, slots=True)
class ChangedContact:
    """The contact that a change is about, by its public id and as it is called now."""

    id: str
    slug: str
    name: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Alteration:
    """What a change altered of what is current in one field (of numbers, in one type): values that are given now and were not
    before, and those that were and are not any more."""

    field: Field
    type: PhoneType | None
    new: tuple[Claim, ...]
    old: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one contact. `key` is lasting and its own; `at` is when the registry could first tell it, aware of its
    zone. `release` says it (None for what editors did). `joined` are the press offices on whose page the contact stands by it,
    `left` those on whose page it stands no more."""

    key: str
    kind: ChangeKind
    at: datetime
    contact: ChangedContact
    release: ReleaseRef | None = None
    altered: tuple[Alteration, ...] = ()
    joined: tuple[OfficeRef, ...] = ()
    left: tuple[OfficeRef, ...] = ()

    @property
    def notable(self) -> bool:
        """Whether it is more than one further citation that says what is known."""
        return self.kind != "cited" or bool(self.altered or self.joined or self.left)
