"""What is known of keys as a whole: who shares them, how many names and places these have (`evidence.Commonness`). Asked of the
database once each, many in one statement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Text, cast, func, literal_column, select
from sqlalchemy.orm import Session

from directory.registry import name_words
from directory.registry.atom_tables import AtomKeyRow
from directory.registry.atoms import Known, atoms
from directory.registry.statements import Statement, texts
from directory.resolution.candidates import cap, count_names, count_places
from directory.resolution.features import Features
from directory.resolution.policy import CROWDED, RARE_AMONG

_ASKED = texts("keys")
_COMMA: Any = literal_column("','")
_FIRST = (
    select(AtomKeyRow.atom_id).where(AtomKeyRow.key == _ASKED.c.value).limit(CROWDED + 1).correlate(_ASKED).subquery()
)
_MEMBERS = Statement(
    select(
        _ASKED.c.value,
        select(func.aggregate_strings(cast(_FIRST.c.atom_id, Text), _COMMA)).scalar_subquery(),
    ).select_from(_ASKED)
)


class Company:
    """Of one session, as long as no atom changes."""

    def __init__(self, session: Session, known: Mapping[int, Known] | None = None) -> None:
        """`known` is what has been read of some atoms before."""
        self._session = session
        self._atoms = dict(known or {})
        self._members: dict[str, list[int]] = {}
        self._names: dict[str, int] = {}
        self._places: dict[str, int] = {}
        self._seen: dict[str, int] = {}
        self._many_names: bool | None = None

    def load(self, keys: Iterable[str]) -> None:
        """Ask for the members of these keys, those that are not known yet."""
        wanted = {key for key in keys if key not in self._members}
        if wanted:
            for key, atoms in _MEMBERS.rows(self._session, keys=wanted):
                self._members[key] = [int(atom) for atom in atoms.split(",")] if atoms else []

    def members(self, key: str) -> list[int]:
        """The atoms that share a key; no more than one above the limit from which none counts them."""
        if key not in self._members:
            self.load((key,))
        return self._members[key]

    def crowded(self, key: str) -> bool:
        """Whether so many share a key that nobody is compared because of it."""
        return len(self.members(key)) > cap(key)

    def atoms(self, atom_ids: Iterable[int]) -> dict[int, Known]:
        wanted = set(atom_ids)
        self._atoms |= atoms(self._session, wanted - self._atoms.keys())
        return {atom: self._atoms[atom] for atom in wanted}

    def features(self, atom_ids: Iterable[int]) -> dict[int, Features]:
        return {atom: known.features for atom, known in self.atoms(atom_ids).items()}

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
