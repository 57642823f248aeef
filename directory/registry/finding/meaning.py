"""Which words of releases are meant by those that were typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA
from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from directory.registry.finding import wording
from directory.registry.finding.tables import SlipRow, WordRow
from directory.registry.finding.topics import runs
from directory.registry.statements import Statement, among

WHOLE, BEGUN, MISTYPED = 1.0, 0.7, 0.5
"""How much a word says that was typed, that what was typed begins, or of which one slip of the pen makes it."""
_MOST_BEGUN: Final = 12
_SHORTEST_BEGUN: Final = 4
SHORTEST_MISTYPED: Final = 5


class Meant(NamedTuple):
    """A word of the index, how many releases have it, and how much it says."""

    id: int
    releases: int
    worth: float


_KNOWN = Statement(
    select(WordRow.id, WordRow.word, WordRow.releases).where(among(WordRow.word, "words"), WordRow.releases > 0)
)
_BEGIN = Statement(
    select(WordRow.id, WordRow.releases)
    .where(WordRow.word > bindparam("begun"), WordRow.word < bindparam("above"), WordRow.releases > 0)
    .order_by(WordRow.releases.desc())
    .limit(_MOST_BEGUN)
)
_SLIPS = Statement(
    select(WordRow.id, WordRow.word, WordRow.releases)
    .join(SlipRow, SlipRow.word_id == WordRow.id)
    .where(among(SlipRow.key, "keys"), WordRow.releases > 0)
    .distinct()
)


def meant(session: Session, words: Sequence[str]) -> list[list[Meant]]:
    """For each of these words, the words of releases that may be meant: itself, else those that it begins, else those of which one slip
    of the pen makes it."""
    known = whole(session, words)
    return [[known[word]] if word in known else _near(session, word) for word in apart(session, words, known)]


def apart(session: Session, words: Sequence[str], known: dict[str, Meant]) -> list[str]:
    """These words, those that no release has taken apart into letters and figures, as a release's number is; what releases have of
    these is added to what is `known`."""
    parts = [runs(word) if word not in known else [word] for word in words]
    found = [part for of in parts for part in of]
    if len(found) > len(words):
        known |= whole(session, found)
    return found


def whole(session: Session, words: Sequence[str]) -> dict[str, Meant]:
    """Those of these words that releases have."""
    rows = _KNOWN.rows(session, words=words) if words else ()
    return {word: Meant(id_, releases, WHOLE) for id_, word, releases in rows}


def begun(session: Session, word: str) -> list[Meant]:
    """The usual words that begin so; none for a few letters."""
    if len(word) < _SHORTEST_BEGUN:
        return []
    rows = _BEGIN.rows(session, begun=word, above=wording.above(word))
    return [Meant(id_, releases, BEGUN) for id_, releases in rows]


def mistyped(session: Session, word: str) -> list[Meant]:
    """Those of which one slip of the pen makes this one; none for a few letters."""
    keys = wording.slip_keys(word) if len(word) >= SHORTEST_MISTYPED else ()
    slips = _SLIPS.rows(session, keys=keys) if keys else ()
    alike = ((id_, n) for id_, other, n in slips if other != word and OSA.distance(word, other, score_cutoff=1) <= 1)
    return [Meant(id_, n, MISTYPED) for id_, n in alike]


def _near(session: Session, word: str) -> list[Meant]:
    return begun(session, word) or mistyped(session, word)
