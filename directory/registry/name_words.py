"""In which names a word is: derived from the atoms of people. A word in few names is rare, and one more name or one less can
change that; then the pairs that rested on it are judged anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Integer, bindparam, delete, func, select
from sqlalchemy.orm import Session

from directory.registry.atom_tables import AtomKeyRow, NameWordRow
from directory.registry.statements import Statement, among, inserting, texts
from directory.resolution.candidates import name_key
from directory.resolution.features import Features
from directory.resolution.policy import RARE_SEEN

_LONGEST = 200

# Words and names are looked for apart, since a list of pairs is not looked up in an index: of a name, all words are asked about.
_AMONG = (among(NameWordRow.word, "words"), among(NameWordRow.name, "names"))
_STORED = Statement(select(NameWordRow.word, NameWordRow.name).where(*_AMONG))
_NEW = inserting(NameWordRow, "word", "name")
_FORGET = Statement(
    delete(NameWordRow).where(NameWordRow.word == bindparam("of_word"), NameWordRow.name == bindparam("of_name"))
)
_ASKED = texts("words")
_NAMES_WITH = (
    select(NameWordRow.name)
    .where(NameWordRow.word == _ASKED.c.value)
    .limit(bindparam("most", type_=Integer))
    .correlate(_ASKED)
    .subquery()
)
_HOW_MANY = Statement(
    select(_ASKED.c.value, select(func.count()).select_from(_NAMES_WITH).scalar_subquery()).select_from(_ASKED)
)
_NAMES = Statement(select(NameWordRow.word, NameWordRow.name).where(among(NameWordRow.word, "words")))
_LEFT = Statement(select(AtomKeyRow.key).where(among(AtomKeyRow.key, "keys")).distinct())
_SOME = select(NameWordRow.word).order_by(NameWordRow.word).limit(bindparam("most", type_=Integer)).subquery()
_MORE = Statement(select(func.count()).select_from(_SOME))


def learn(session: Session, people: Sequence[Features]) -> set[str]:
    """Take in the names of new atoms; returns the keys of names with a word that is no longer rare."""
    wanted = _pairs(people)
    if not wanted:
        return set()
    known = _STORED.rows(session, words={word for word, _ in wanted}, names={name for _, name in wanted})
    new = wanted.keys() - {(word, name) for word, name in known}
    _NEW.run(session, [{"word": word, "name": name} for word, name in sorted(new)])
    return _crossed(session, {word for word, _ in new}, wanted, added=len(new))


def unlearn(session: Session, people: Sequence[Features]) -> frozenset[str]:
    """Forget the names that no atom has any more; returns the keys of names with a word that is rare again."""
    wanted = _pairs(people)
    if not wanted:
        return frozenset()
    left = {key for (key,) in _LEFT.rows(session, keys=set(wanted.values()))}
    gone = sorted(pair for pair, key in wanted.items() if key not in left)
    _FORGET.run(session, [{"of_word": word, "of_name": name} for word, name in gone])
    return frozenset(_crossed(session, {word for word, _ in gone}, wanted, added=0))


def seen(session: Session, words: Iterable[str]) -> dict[str, int]:
    """In how many names each word is; one more than make it usual is not counted."""
    return _counted(session, words, RARE_SEEN + 1)


def more_than(session: Session, names: int) -> bool:
    """Whether so many names are known. Most have two words, and it is not worth counting better."""
    ((some,),) = _MORE.rows(session, most=2 * names)
    return bool(some == 2 * names)


def _counted(session: Session, words: Iterable[str], most: int) -> dict[str, int]:
    return dict(_HOW_MANY.rows(session, words=words, most=most))


def _pairs(people: Sequence[Features]) -> dict[tuple[str, str], str]:
    """Words with the names they are in, and these by their keys."""
    return {
        (word[:_LONGEST], of.name_key[:_LONGEST]): name_key(of)
        for of in people
        if of.name
        for word in set(of.words)
        if len(word) > 2
    }


def _crossed(session: Session, words: Iterable[str], known: dict[tuple[str, str], str], *, added: int) -> set[str]:
    """The keys of all names with one of these words, where their number may just have passed what makes it usual."""
    most = RARE_SEEN + 1 + max(added, 1)
    near = {word for word, count in _counted(session, words, most).items() if RARE_SEEN <= count < most}
    found = _NAMES.rows(session, words=near) if near else ()
    return {known.get((word, name), f"p:name:{name}") for word, name in found}
