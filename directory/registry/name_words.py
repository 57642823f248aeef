"""In which names a word is: derived from the atoms of people. A word in few names is rare, and one more name or one less can
change that; then the pairs that rested on it are judged anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, delete, func, insert, select
from sqlalchemy.orm import Session

from directory.registry.tables import AtomKeyRow, NameWordRow
from directory.resolution.candidates import name_key
from directory.resolution.features import Features
from directory.resolution.policy import RARE_SEEN

_LONGEST = 200


def learn(session: Session, people: Sequence[Features]) -> set[str]:
    """Take in the names of new atoms; returns the keys of names with a word that is no longer rare."""
    wanted = _pairs(people)
    known = _stored(session, wanted)
    new = wanted.keys() - known
    if not new:
        return set()
    session.execute(insert(NameWordRow), [{"word": word, "name": name} for word, name in sorted(new)])
    return _crossed(session, {word for word, _ in new}, wanted, added=len(new))


def unlearn(session: Session, people: Sequence[Features]) -> frozenset[str]:
    """Forget the names that no atom has any more; returns the keys of names with a word that is rare again."""
    wanted = _pairs(people)
    if not wanted:
        return frozenset()
    left = set(
        session.scalars(select(AtomKeyRow.key).where(AtomKeyRow.key.in_(sorted(set(wanted.values())))).distinct())
    )
    gone = sorted(pair for pair, key in wanted.items() if key not in left)
    for start in range(0, len(gone), 200):
        part = gone[start : start + 200]
        session.execute(delete(NameWordRow).where(*_among(part)))
    return frozenset(_crossed(session, {word for word, _ in gone}, wanted, added=0))


def seen(session: Session, words: Iterable[str]) -> dict[str, int]:
    """In how many names each word is; one more than make it usual is not counted."""
    return {word: len(_names_with(session, word, RARE_SEEN + 1)) for word in words}


def more_than(session: Session, names: int) -> bool:
    """Whether so many names are known. Most have two words, and it is not worth counting better."""
    some = select(NameWordRow.word).limit(2 * names).subquery()
    return session.scalar(select(func.count()).select_from(some)) == 2 * names


def _names_with(session: Session, word: str, most: int) -> Sequence[str]:
    return session.scalars(select(NameWordRow.name).where(NameWordRow.word == word).limit(most)).all()


def _pairs(people: Sequence[Features]) -> dict[tuple[str, str], str]:
    """Words with the names they are in, and these by their keys."""
    return {
        (word[:_LONGEST], of.name_key[:_LONGEST]): name_key(of)
        for of in people
        if of.name
        for word in set(of.words)
        if len(word) > 2
    }


def _stored(session: Session, pairs: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    ordered = sorted(pairs)
    found: set[tuple[str, str]] = set()
    for start in range(0, len(ordered), 200):
        part = ordered[start : start + 200]
        found |= {
            (word, name)
            for word, name in session.execute(select(NameWordRow.word, NameWordRow.name).where(*_among(part)))
        }
    return found


def _among(pairs: Sequence[tuple[str, str]]) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Words and names apart, since a list of pairs is not looked up in an index: of a name, all words are asked about."""
    return NameWordRow.word.in_({word for word, _ in pairs}), NameWordRow.name.in_({name for _, name in pairs})


def _crossed(session: Session, words: Iterable[str], known: dict[tuple[str, str], str], *, added: int) -> set[str]:
    """The keys of all names with one of these words, where their number may just have passed what makes it usual."""
    found: set[str] = set()
    most = RARE_SEEN + 1 + max(added, 1)
    for word in sorted(words):
        names = _names_with(session, word, most)
        if RARE_SEEN <= len(names) < most:
            found |= {known.get((word, name), f"p:name:{name}") for name in names}
    return found
