"""What is known of keys as a whole: who shares them, how many names and places these have (`evidence.Commonness`). Asked of the
database once each, many in one statement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import select, union_all
from sqlalchemy.orm import Session

from directory.registry import name_words
from directory.registry.atoms import batches, thaw
from directory.registry.tables import AtomKeyRow, AtomRow
from directory.resolution.candidates import cap, count_names, count_places
from directory.resolution.features import Features
from directory.resolution.policy import CROWDED, RARE_AMONG

_AT_ONCE = 60
"""So many keys are asked for in one statement."""


class Company:
    """Of one session, as long as no atom changes."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._members: dict[str, list[int]] = {}
        self._features: dict[int, Features] = {}
        self._names: dict[str, int] = {}
        self._places: dict[str, int] = {}
        self._seen: dict[str, int] = {}
        self._many_names: bool | None = None

    def load(self, keys: Iterable[str]) -> None:
        """Ask for the members of these keys, those that are not known yet."""
        wanted = sorted({key for key in keys if key not in self._members})
        for start in range(0, len(wanted), _AT_ONCE):
            part = wanted[start : start + _AT_ONCE]
            found: defaultdict[str, list[int]] = defaultdict(list)
            each = [
                select(
                    select(AtomKeyRow.key, AtomKeyRow.atom_id)
                    .where(AtomKeyRow.key == key)
                    .limit(CROWDED + 1)
                    .subquery()
                )
                for key in part
            ]
            for key, atom in self._session.execute(union_all(*each)):
                found[key].append(atom)
            self._members |= {key: found[key] for key in part}

    def members(self, key: str) -> list[int]:
        """The atoms that share a key; no more than one above the limit from which none counts them."""
        if key not in self._members:
            self.load((key,))
        return self._members[key]

    def crowded(self, key: str) -> bool:
        """Whether so many share a key that nobody is compared because of it."""
        return len(self.members(key)) > cap(key)

    def features(self, atom_ids: Iterable[int]) -> dict[int, Features]:
        wanted = set(atom_ids)
        for part in batches(wanted - self._features.keys()):
            for atom, stored in self._session.execute(select(AtomRow.id, AtomRow.features).where(AtomRow.id.in_(part))):
                self._features[atom] = thaw(stored)
        return {atom: self._features[atom] for atom in wanted}

    def names(self, key: str) -> int:
        if len(self.members(key)) > CROWDED:
            return 0
        if key not in self._names:
            self._names[key] = count_names(self.features(self.members(key)).values())
        return self._names[key]

    def places(self, key: str) -> int:
        if self.crowded(key):
            return 0
        if key not in self._places:
            self._places[key] = count_places(f.affiliations for f in self.features(self.members(key)).values())
        return self._places[key]

    def seen(self, word: str) -> int:
        if word not in self._seen:
            self._seen |= name_words.seen(self._session, (word,))
        return self._seen[word]

    def many_names(self) -> bool:
        if self._many_names is None:
            self._many_names = name_words.more_than(self._session, RARE_AMONG)
        return self._many_names
