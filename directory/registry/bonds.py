"""What people's judgements about mentions mean for atoms: which must stand together, and which apart.

Judgements join mentions into groups, those that their release no longer makes among them: a decision about Ada's mention in
one release still holds hers in others together after that release is gone. Two groups are apart where a judgement parts any
of theirs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from directory.registry.statements import Statement, among
from directory.registry.tables import JudgementRow, MentionRow

Pair = tuple[int, int]


_LEFT, _RIGHT = aliased(MentionRow), aliased(MentionRow)
_SAID = (
    select(JudgementRow.left_id, JudgementRow.right_id, JudgementRow.opinion, _LEFT.atom_id, _RIGHT.atom_id)
    .join(_LEFT, _LEFT.id == JudgementRow.left_id)
    .join(_RIGHT, _RIGHT.id == JudgementRow.right_id)
    .where(
        JudgementRow.superseded_at.is_(None),
        or_(JudgementRow.opinion == "same", JudgementRow.opinion == "different"),
    )
)
_MENTIONS = select(MentionRow.id).where(among(MentionRow.atom_id, "atoms"))
_OF_ATOMS = Statement(_SAID.where(or_(JudgementRow.left_id.in_(_MENTIONS), JudgementRow.right_id.in_(_MENTIONS))))
_OF_MENTIONS = Statement(
    _SAID.where(or_(among(JudgementRow.left_id, "mentions"), among(JudgementRow.right_id, "mentions")))
)


@dataclass(frozen=True, slots=True)
class Bonds:
    """Pairs of atoms that humans hold for one contact, and for two; each group is told by as few pairs as tell it."""

    together: frozenset[Pair]
    apart: frozenset[Pair]

    @property
    def atoms(self) -> frozenset[int]:
        return frozenset(atom for pair in self.together | self.apart for atom in pair)


def bonds(session: Session, atom_ids: Collection[int]) -> Bonds:
    """All that judgements say of these atoms, with the atoms at the other ends."""
    said, atoms = _judged(session, atom_ids)
    group = Groups()
    for pair, opinion in said.items():
        if opinion == "same":
            group.join(*pair)
    members: defaultdict[int, set[int]] = defaultdict(set)
    for mention, atom in atoms.items():
        if atom is not None:
            members[group.of(mention)].add(atom)
    together = {(min(held), atom) for held in members.values() for atom in held if atom != min(held)}
    apart: set[Pair] = set()
    for (left, right), opinion in said.items():
        if opinion == "different":
            one, other = members.get(group.of(left)), members.get(group.of(right))
            if one and other:
                apart.add((min(one), min(other)))
    return Bonds(frozenset(together), frozenset((a, b) for a, b in apart if a != b))


def _judged(session: Session, atom_ids: Collection[int]) -> tuple[dict[Pair, str], dict[int, int | None]]:
    """The judgements that these atoms hang on, by their mentions, and the atom of each mention (None: its release no longer
    makes it). From a mention on they are followed to the end: a group is known as a whole or not at all."""
    said: dict[Pair, str] = {}
    atoms: dict[int, int | None] = {}
    fresh: set[int] = set()
    for one, other, opinion, first, second in _OF_ATOMS.rows(session, atoms=atom_ids):
        said[one, other] = opinion
        fresh |= {one, other} - atoms.keys()
        atoms[one], atoms[other] = first, second
    while fresh:
        looked_at, fresh = fresh, set()
        for one, other, opinion, first, second in _OF_MENTIONS.rows(session, mentions=looked_at):
            said[one, other] = opinion
            fresh |= {one, other} - atoms.keys()
            atoms[one], atoms[other] = first, second
    return said, atoms


class Groups:
    """Rows joined by judgements (union-find with path halving)."""

    def __init__(self) -> None:
        self._parent: dict[int, int] = {}

    def of(self, mention: int) -> int:
        parent = self._parent
        while parent.get(mention, mention) != mention:
            above = parent[mention]
            parent[mention] = parent.get(above, above)
            mention = parent[mention]
        return mention

    def join(self, one: int, other: int) -> None:
        a, b = sorted((self.of(one), self.of(other)))
        self._parent[b] = a
