"""By which words organisations are found: any word of any of their names, its initials, all of it as one word, and each with a slip of the pen."""

from __future__ import annotations

from typing import Final

from rapidfuzz.distance import OSA
from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Session

from directory.registry.finding import wording
from directory.registry.finding.meaning import SHORTEST_MISTYPED
from directory.registry.finding.tables import OrganisationWordRow
from directory.registry.statements import Statement, among, inserting
from directory.registry.tables import OrganisationRow, leading
from directory.values import names

_SLIP: Final = "~"
"""The key of a word's beginning, whole or without one of its letters, begins so; it sorts behind all words."""
_MOST: Final = 20_000
_AT_ONCE: Final = 5_000

_OF_KEY = select(leading).join(OrganisationWordRow, OrganisationWordRow.organisation_id == OrganisationRow.id)
_WHOLE = Statement(_OF_KEY.where(OrganisationWordRow.key == bindparam("word")).limit(_MOST))
_BEGUN = Statement(
    _OF_KEY.where(OrganisationWordRow.key > bindparam("begun"), OrganisationWordRow.key < bindparam("above")).limit(
        _MOST
    )
)
_SLIPS = Statement(
    select(leading, OrganisationRow.name)
    .join(OrganisationWordRow, OrganisationWordRow.organisation_id == OrganisationRow.id)
    .where(among(OrganisationWordRow.key, "keys"))
    .limit(_MOST)
)
_NEW = inserting(OrganisationWordRow, "key", "organisation_id")
_GONE = Statement(
    delete(OrganisationWordRow).where(
        OrganisationWordRow.key == bindparam("key"), OrganisationWordRow.organisation_id == bindparam("organisation_id")
    )
)


def put(session: Session, organisation_id: int, name: str, before: str | None = None) -> None:
    """Let an organisation be found by this name of it, and no more by the one that it had `before`."""
    had, has = set() if before is None else _keys(before), _keys(name)
    for statement, keys in ((_GONE, had | has), (_NEW, has)):
        statement.run(session, [{"key": key, "organisation_id": organisation_id} for key in sorted(keys)])


def fill(session: Session) -> None:
    """All of it anew, inside the caller's transaction."""
    session.execute(delete(OrganisationWordRow))
    rows = session.execute(select(OrganisationRow.id, OrganisationRow.name)).all()
    pairs = sorted((key, id_) for id_, name in rows for key in _keys(name))
    for start in range(0, len(pairs), _AT_ONCE):
        part = pairs[start : start + _AT_ONCE]
        _NEW.run(session, [{"key": key, "organisation_id": id_} for key, id_ in part])


def called(session: Session, word: str, *, begun: bool) -> set[int]:
    """Organisations with a name that has this word; or, `begun`, one that begins so. Each by the name that its others lead to."""
    rows = _WHOLE.rows(session, word=word)
    if begun:
        rows = rows + _BEGUN.rows(session, begun=word, above=wording.above(word))
    return {id_ for (id_,) in rows}


def called_nearly(session: Session, word: str) -> set[int]:
    """Those with a name that has a word of which one slip of the pen makes this one."""
    keys = wording.slip_keys(word) if len(word) >= SHORTEST_MISTYPED else ()
    rows = _SLIPS.rows(session, keys={_SLIP + key for key in keys}) if keys else ()
    return {id_ for id_, name in rows if any(_alike(word, other) for other in wording.house_words(name))}


def _alike(word: str, other: str) -> bool:
    return other != word and OSA.distance(word, other, score_cutoff=1) <= 1


def _keys(name: str) -> set[str]:
    together = names.fold(name).replace(" ", "")[: wording.LONGEST_WORD]
    found = (wording.house_words(name) | {together}) - {""}
    return found | {_SLIP + key for word in found for key in wording.slip_keys(word)}
