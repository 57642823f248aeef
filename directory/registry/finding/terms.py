"""What was asked for: the words, numbers and addresses of a query, and what of the index may be meant by each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA
from sqlalchemy import bindparam, func, or_, select, union_all
from sqlalchemy.orm import Session

from directory.registry.finding import wording
from directory.registry.finding.tables import AddressRow, NumberRow, SlipRow, WordRow
from directory.registry.statements import Statement, among
from directory.resolution.namesakes import nicknames
from directory.values import names
from directory.values.figures import dialled, is_numeric

MOST_ENTRIES: Final = 20_000
"""So many entries of a word, a number or an address are read."""
_MOST_WORDS: Final = 12
MOST_USUAL: Final = 48
"""So many of the words that begin as a short one does, the usual ones."""
_LARGEST_MAGNITUDE: Final = 24
_MOST_BEGUN: Final = 300
_FEW: Final = 500
"""So many words that begin so are read sooner than the names of those who may have them."""
_MOST_SLIPS: Final = 48
_SHORT: Final = 3
_LEAST_FIGURES: Final = 4

WHOLE, BEGUN, NICKNAME, MISTYPED, BOTH = 1.0, 0.8, 0.7, 0.5, 0.3
"""How much a word that was typed says for one that is found: the same, its beginning, another name of the same people, one slip of
the pen apart, the beginning of one that is."""


class Alternate(NamedTuple):
    """A word of the index that may be meant by one that was typed, how much that says, and how many contacts have it."""

    id: int
    word: str
    contacts: int
    worth: float


@dataclass(slots=True)
class Term:
    """One word that was asked for, and what of the index may be meant by it."""

    typed: str
    last: bool
    alternates: list[Alternate]
    contacts: list[int] | None = None
    """Those that have it as a number or an address; then it has no alternates."""
    more: bool = False
    """Whether more words begin so than there are alternates."""
    known: bool = False
    """Whether it is a word of the index itself."""

    @property
    def size(self) -> int:
        return sum(a.contacts for a in self.alternates) if self.contacts is None else len(self.contacts)

    @property
    def wide(self) -> bool:
        """Whether its contacts are too many to be read; then those that others find are held against it."""
        return self.size > MOST_ENTRIES


_WORD = WordRow.id, WordRow.word, WordRow.contacts
_WHOLE = Statement(select(*_WORD).where(among(WordRow.word, "words")))
_BEGUN = Statement(
    select(*_WORD)
    .where(WordRow.word > bindparam("begun"), WordRow.word < bindparam("above"), WordRow.contacts > 0)
    .order_by(WordRow.contacts.desc())
    .limit(bindparam("most"))
)
_HOW_MANY_BEGUN = Statement(
    select(func.count()).select_from(
        select(WordRow.id)
        .where(WordRow.word >= bindparam("begun"), WordRow.word < bindparam("above"))
        .limit(_FEW + 1)
        .subquery()
    )
)
_USUAL = Statement(
    union_all(
        *(
            select(*_WORD).where(
                WordRow.magnitude == magnitude, WordRow.word >= bindparam("begun"), WordRow.word < bindparam("above")
            )
            for magnitude in range(_LARGEST_MAGNITUDE, 0, -1)
        )
    ).limit(MOST_USUAL + 1)
)
"""One magnitude after the other, the largest first: where there are enough of one, the next is not asked for."""
_SLIPS = Statement(
    select(*_WORD)
    .join(SlipRow, SlipRow.word_id == WordRow.id)
    .where(
        among(SlipRow.key, "keys"),
        func.length(WordRow.word).between(bindparam("shortest"), bindparam("longest")),
        or_(WordRow.word.like(bindparam("begun")), WordRow.word.like(bindparam("ended"))),
        WordRow.contacts > 0,
    )
    .distinct()
)
"""A slip of the pen leaves the beginning of a word as it is, or its end."""
_BEGUN_SLIPS = Statement(
    select(*_WORD)
    .join(SlipRow, SlipRow.word_id == WordRow.id)
    .where(SlipRow.key >= bindparam("begun"), SlipRow.key < bindparam("above"), WordRow.contacts > 0)
    .limit(_MOST_BEGUN)
)
_NUMBER = Statement(
    select(NumberRow.contact_id)
    .where(NumberRow.key >= bindparam("from_"), NumberRow.key < bindparam("below"))
    .limit(MOST_ENTRIES)
)
_ADDRESS = Statement(
    select(AddressRow.contact_id)
    .where(AddressRow.key >= bindparam("from_"), AddressRow.key < bindparam("below"))
    .limit(MOST_ENTRIES)
)


def terms_of(session: Session, query: str) -> list[Term]:
    """The words of a query, its numbers, its addresses; each with what may be meant."""
    terms: list[Term] = []
    typed: list[str] = []
    figures: list[str] = []
    for token in [*query.split()[: _MOST_WORDS * 2], ""]:
        if token and is_numeric(token):
            figures.append(token)
            continue
        if figures:
            number = _number(session, figures)
            if number is None:
                typed += names.fold(" ".join(figures)).split()
            else:
                terms.append(number)
            figures = []
        if "@" in token[1:]:
            terms.append(Term(token, False, [], _addressed(session, token)))
        else:
            typed += names.fold(token).split()
    typed = [word[: wording.LONGEST_WORD] for word in typed[:_MOST_WORDS]]
    return terms + _worded(session, typed)


def _number(session: Session, tokens: Sequence[str]) -> Term | None:
    """Neighbouring figures as one number in any notation: without the trunk zero and the zeros of an international prefix."""
    written = " ".join(tokens)
    typed = dialled(written)
    if len(typed) < _LEAST_FIGURES:
        return None
    between = [{"from_": from_, "below": below} for from_, below in wording.number_keys_ending(typed)]
    contacts = [contact for (contact,) in _NUMBER.each(session, between)]
    return Term(written, False, [], list(dict.fromkeys(contacts))) if contacts else None


def _addressed(session: Session, token: str) -> list[int]:
    key = wording.address_key(token)
    rows = _ADDRESS.rows(session, from_=key, below=key + "\U0010ffff")
    return list(dict.fromkeys(contact for (contact,) in rows))


def _worded(session: Session, typed: Sequence[str]) -> list[Term]:
    same = {word: nicknames(word) for word in typed}
    stored = (
        _WHOLE.rows(session, words={*typed, *(other for others in same.values() for other in others)}) if typed else ()
    )
    known = {word: (id_, contacts) for id_, word, contacts in stored if contacts}
    terms = []
    for at, word in enumerate(typed):
        term = Term(word, at == len(typed) - 1, [], known=word in known)
        for other, worth in ((word, WHOLE), *((nickname, NICKNAME) for nickname in same[word] - {word})):
            if other in known:
                term.alternates.append(Alternate(known[other][0], other, known[other][1], worth))
        if term.last or not term.known or len(word) == 1:
            _add_begun(session, term)
        terms.append(term)
    return terms


def _add_begun(session: Session, term: Term) -> None:
    """The words that begin with what was typed, the usual ones where they are many."""
    most = _MOST_BEGUN if len(term.typed) > _SHORT else MOST_USUAL
    between = {"begun": term.typed, "above": wording.above(term.typed)}
    rows = _USUAL.rows(session, **between) if most == MOST_USUAL else _BEGUN.rows(session, **between, most=most + 1)
    term.more = len(rows) > most
    had = {alternate.id for alternate in term.alternates}
    term.alternates += [Alternate(row[0], row[1], row[2], BEGUN) for row in rows[:most] if row[0] not in had]


def complete(session: Session, term: Term) -> None:
    """Add the words that begin so and are not usual, where these are few."""
    if not term.more or len(term.typed) > _SHORT:
        return
    between = {"begun": term.typed, "above": wording.above(term.typed)}
    if _HOW_MANY_BEGUN.rows(session, **between)[0][0] > _FEW:
        return
    had = {alternate.id for alternate in term.alternates}
    rows = _BEGUN.rows(session, **between, most=_FEW)
    rest = [Alternate(row[0], row[1], row[2], BEGUN) for row in rows if row[0] not in had]
    if term.size + sum(other.contacts for other in rest) <= MOST_ENTRIES:
        term.alternates += rest
        term.more = False


def mistyped_words(session: Session, term: Term) -> list[Alternate]:
    """Words of which one slip of the pen makes what was typed."""
    typed = term.typed
    keys = wording.slip_keys(typed)
    if not keys:
        return []
    begun, ended = wording.kept_by_slips(typed)
    between = {"shortest": len(typed) - 1, "longest": len(typed) + 1}
    rows = _SLIPS.rows(session, keys=keys, begun=f"{begun}%", ended=f"%{ended}", **between)
    alike = (row for row in rows if row[1] != typed and OSA.distance(typed, row[1], score_cutoff=1) <= 1)
    return _usual(Alternate(row[0], row[1], row[2], MISTYPED) for row in alike)


def mistyped_beginnings(session: Session, term: Term, *, alone: bool) -> list[Alternate]:
    """Longer words of which one slip of the pen makes what begins as the last word was typed; of a few letters, which begin many, only
    where it is typed alone."""
    typed, slip = term.typed, beginning_mistyped(term)
    if slip is None or len(typed) < wording.SHORTEST_UNFINISHED or not (alone or wording.cuts_slips(typed)):
        return []
    keys = wording.slip_keys(typed)
    if wording.cuts_slips(typed):
        between = {"shortest": len(typed), "longest": wording.LONGEST_WORD}
        rows = _SLIPS.rows(session, keys=keys, begun="%", ended="%", **between)
    else:
        rows = _BEGUN_SLIPS.each(session, [{"begun": key, "above": wording.above(key)} for key in keys])
    found = {
        row[0]: Alternate(row[0], row[1], row[2], BOTH) for row in rows if len(row[1]) > len(typed) and slip(row[1])
    }
    return _usual(found.values())


def beginning_mistyped(term: Term) -> Callable[[str], object] | None:
    """Tells whether a word is one of which one slip of the pen makes what begins as the last word was typed. None where that says
    nothing: of a very short word, and of one with figures."""
    typed = term.typed
    if not term.last or len(typed) < wording.SHORTEST_CALLED or not typed.isalpha():
        return None
    ways = [f"{typed[:at]}.?{typed[at + 1 :]}" for at in range(len(typed))]
    ways += [f"{typed[:at]}.{typed[at:]}" for at in range(len(typed))]
    ways += [typed[:at] + typed[at + 1] + typed[at] + typed[at + 2 :] for at in range(len(typed) - 1)]
    return re.compile("|".join(ways)).match


def _usual(alternates: Iterable[Alternate]) -> list[Alternate]:
    return sorted(alternates, key=lambda a: (-a.contacts, a.id))[:_MOST_SLIPS]
