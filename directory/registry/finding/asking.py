"""Asking the look-up index: who is meant by a few words, the best first."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA
from sqlalchemy import bindparam, literal, select, union_all
from sqlalchemy.orm import Session

from directory.registry.finding import blocks, wording
from directory.registry.finding.tables import AddressRow, ContactKeysRow, NumberRow, PostingRow, SlipRow, WordRow
from directory.registry.statements import Statement, among
from directory.registry.tables import ContactRow
from directory.resolution.namesakes import nicknames
from directory.values import names
from directory.values.figures import dialled, is_numeric

ENOUGH: Final = 60
"""So many are found where the first page is all that is wanted."""
MOST_FOUND: Final = 2_000
"""So many are found in all."""
_MOST_WORDS: Final = 12
_MOST_USUAL: Final = 48
_LARGEST_MAGNITUDE: Final = 24
_MOST_BEGUN: Final = 300
_OF_EACH: Final = 20
_MOST_SLIPS: Final = 48
_MOST_ENTRIES: Final = 20_000
_AT_ONCE: Final = 300
_MOST_LOOKED_AT: Final = 3_000
_SHORT: Final = 3
_FEW: Final = 3
_LEAST_FIGURES: Final = 4

WHOLE, BEGUN, NICKNAME, MISTYPED, BOTH = 1.0, 0.8, 0.7, 0.5, 0.3
"""How much a word that was typed says for one that is found: the same, its beginning, another name of the same people, one slip of
the pen apart, the beginning of one that is."""
FIELD_WORTH: Final = (1.0, 0.85, 0.7)
"""How much a word counts by what it is of a contact (`wording.FIELDS`)."""


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
        return self.size > _MOST_ENTRIES


class Found(NamedTuple):
    """A contact, how much it is like what was asked, and where it stands among those who are as much so (the smaller, the sooner)."""

    contact_id: int
    score: float
    place: int

    @property
    def rank(self) -> str:
        """The smaller, the better; the same number of characters for all."""
        return f"{2 - self.score:.6f} {self.place:05}"


_WORD = WordRow.id, WordRow.word, WordRow.contacts
_WHOLE = Statement(select(*_WORD).where(among(WordRow.word, "words")))
_BEGUN = Statement(
    select(*_WORD)
    .where(WordRow.word > bindparam("begun"), WordRow.word < bindparam("above"), WordRow.contacts > 0)
    .order_by(WordRow.contacts.desc())
    .limit(bindparam("most"))
)
_USUAL = Statement(
    union_all(
        *(
            select(*_WORD).where(
                WordRow.magnitude == magnitude, WordRow.word >= bindparam("begun"), WordRow.word < bindparam("above")
            )
            for magnitude in range(_LARGEST_MAGNITUDE, 0, -1)
        )
    ).limit(_MOST_USUAL + 1)
)
"""One magnitude after the other, the largest first: where there are enough of one, the next is not asked for."""
_SLIPS = Statement(
    select(*_WORD).join(SlipRow, SlipRow.word_id == WordRow.id).where(among(SlipRow.key, "keys")).distinct()
)
_BEGUN_SLIPS = Statement(
    select(*_WORD)
    .join(SlipRow, SlipRow.word_id == WordRow.id)
    .where(SlipRow.key > bindparam("begun"), SlipRow.key < bindparam("above"))
    .limit(300)
)
_BLOCKS = Statement(
    select(PostingRow.word_id, PostingRow.entries)
    .where(among(PostingRow.word_id, "words"))
    .order_by(PostingRow.word_id, PostingRow.first)
)
_FIRST_BLOCKS = Statement(
    select(PostingRow.word_id, PostingRow.entries).where(among(PostingRow.word_id, "words"), PostingRow.first == 0)
)
_SOME_BLOCKS = Statement(
    select(PostingRow.entries)
    .where(PostingRow.word_id == bindparam("word"))
    .order_by(PostingRow.first)
    .limit(bindparam("most"))
)
_NUMBER = Statement(
    select(NumberRow.contact_id)
    .where(NumberRow.key >= bindparam("from_"), NumberRow.key < bindparam("below"))
    .limit(_MOST_ENTRIES)
)
_ADDRESS = Statement(
    select(AddressRow.contact_id)
    .where(AddressRow.key >= bindparam("from_"), AddressRow.key < bindparam("below"))
    .limit(_MOST_ENTRIES)
)
_LOOKED_AT = Statement(
    select(ContactKeysRow.contact_id, ContactKeysRow.words).where(among(ContactKeysRow.contact_id, "contacts"))
)
_CALLED = Statement(
    select(ContactRow.id).where(
        among(ContactRow.id, "contacts"), (literal(" ") + ContactRow.sort_key).like(bindparam("begun"))
    )
)


def ask(session: Session, query: str, enough: int = ENOUGH) -> list[Found]:
    """Contacts that have all words of a query, the best first; a word may be unfinished, and where too few are found, mistyped once.

    At least `enough` where there are so many that have all of them, and others only where there are not.
    """
    terms = _terms(session, query)
    if not terms:
        return []
    found = _together(session, terms, enough)
    if len(found) < _FEW:
        _forgive(session, terms, found, enough)
    return sorted(found.values(), key=lambda f: (-f.score, f.place, f.contact_id))


def _forgive(session: Session, terms: list[Term], found: dict[int, Found], enough: int) -> None:
    """Add those who have all words but one, and that one mistyped; unknown ones first. Where nobody has, any words may be."""
    mistyped: dict[int, list[Alternate]] = {}
    for at in sorted(range(len(terms)), key=lambda at: terms[at].known):
        if terms[at].contacts is None:
            mistyped[at] = _mistyped(session, terms[at])
        if mistyped.get(at):
            slipped = Term(terms[at].typed, terms[at].last, mistyped[at])
            others = _together(session, [*terms[:at], slipped, *terms[at + 1 :]], enough)
            for contact, other in others.items():
                if contact not in found or found[contact].score < other.score:
                    found[contact] = other
    if not found and len(terms) > 1:
        either = [Term(t.typed, t.last, t.alternates + mistyped.get(at, []), t.contacts) for at, t in enumerate(terms)]
        found |= _together(session, either, enough)


# What is asked


def _terms(session: Session, query: str) -> list[Term]:
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
    known = {word: (id_, contacts) for id_, word, contacts in stored}
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
    most = _MOST_BEGUN if len(term.typed) > _SHORT else _MOST_USUAL
    between = {"begun": term.typed, "above": wording.above(term.typed)}
    rows = _USUAL.rows(session, **between) if most == _MOST_USUAL else _BEGUN.rows(session, **between, most=most + 1)
    term.more = len(rows) > most
    had = {alternate.id for alternate in term.alternates}
    term.alternates += [Alternate(row[0], row[1], row[2], BEGUN) for row in rows[:most] if row[0] not in had]


def _mistyped(session: Session, term: Term) -> list[Alternate]:
    """Words of which one slip of the pen makes what was typed, or what it begins with where it is the last."""
    typed, found = term.typed, dict[int, Alternate]()
    keys = wording.slip_keys(typed)
    if not keys:
        return []
    rows = list(_SLIPS.rows(session, keys=keys))
    begun = term.last and len(typed) >= wording.SHORTEST_UNFINISHED
    if begun and not wording.cuts_slips(typed):
        rows += _BEGUN_SLIPS.each(
            session, [{"begun": key, "above": wording.above(key)} for key in keys if key != typed]
        )
    for row in rows:
        word = row[1]
        if word == typed or row[0] in found:
            continue
        if OSA.distance(typed, word, score_cutoff=1) <= 1:
            found[row[0]] = Alternate(row[0], row[1], row[2], MISTYPED)
        elif begun and len(word) > len(typed) and _begins_mistyped(typed, word):
            found[row[0]] = Alternate(row[0], row[1], row[2], BOTH)
    return sorted(found.values(), key=lambda a: (-a.worth, -a.contacts, a.id))[:_MOST_SLIPS]


def _begins_mistyped(typed: str, word: str) -> bool:
    return any(
        OSA.distance(typed, word[:length], score_cutoff=1) <= 1
        for length in (len(typed), len(typed) + 1, len(typed) - 1)
    )


# Who has it

_Lists = list[tuple["array[int]", "array[int]"]]


def _together(session: Session, terms: Sequence[Term], enough: int) -> dict[int, Found]:
    """Contacts that have all these."""
    if any(not term.size for term in terms):
        return {}
    first, *others = sorted(terms, key=lambda term: (term.wide, term.more, term.size))
    if not others:
        return _alone(session, first, enough)
    lists = _first_of(session, first) if first.wide else _lists(session, first)
    read = [lists]
    among_ = list(dict.fromkeys(number for _, pairs in lists for _, numbers in pairs for number in numbers))
    named: dict[str, set[int]] = {}
    for other in others:
        if not other.wide and among_:
            lists = _lists(session, other)
            read.append(lists)
            has: set[int] = set()
            has.update(*(numbers for _, pairs in lists for _, numbers in pairs))
            if other.more:
                named[other.typed] = _called(session, [number for number in among_ if number not in has], other.typed)
                has |= named[other.typed]
            among_ = [number for number in among_ if number in has]
    wide = [other for other in others if other.wide]
    scores = _held_against(session, among_, wide, enough) if wide else dict.fromkeys(among_, 0.0)
    places = dict.fromkeys(scores, 0)
    for lists in read:
        _score(lists, scores, places)
    for called in named.values():
        for number in called & scores.keys():
            scores[number] += BEGUN
    return {number: Found(number, score / len(terms), places[number]) for number, score in scores.items()}


def _called(session: Session, among_: Sequence[int], begun: str) -> set[int]:
    """Which of these have a name with a word that begins so."""
    rows = _CALLED.rows(session, contacts=among_[:_MOST_LOOKED_AT], begun=f"% {begun}%")
    return {contact for (contact,) in rows}


def _alone(session: Session, term: Term, enough: int) -> dict[int, Found]:
    scores: dict[int, float] = {}
    places: dict[int, int] = {}
    for worth, pairs in _lists(session, term, enough):
        most = enough if worth == WHOLE else max(_OF_EACH, enough // 3)
        for kept, numbers in pairs:
            for place, number in zip(kept[:most], numbers[:most], strict=True):
                score = worth * FIELD_WORTH[wording.field_of(place)]
                if score > scores.get(number, 0.0):
                    scores[number], places[number] = score, wording.age_of(place)
    return {number: Found(number, score, places[number]) for number, score in scores.items()}


def _lists(session: Session, term: Term, enough: int | None = None) -> list[tuple[float, _Lists]]:
    """For each alternate how much it says, and its contacts with their places: all, or the first of them that are `enough`."""
    if term.contacts is not None:
        return [(WHOLE, [(array("H", bytes(2 * len(term.contacts))), array("I", term.contacts))])]
    alternates = term.alternates if enough is None else term.alternates[:_MOST_USUAL]
    pairs: dict[int, _Lists] = {alternate.id: [] for alternate in alternates}
    statement = _BLOCKS if enough is None or enough > blocks.MOST // 2 else _FIRST_BLOCKS
    for word, packed in statement.rows(session, words=pairs):
        pairs[word].append(blocks.places_and_numbers(packed))
    return [(alternate.worth, pairs[alternate.id]) for alternate in alternates]


def _first_of(session: Session, term: Term) -> list[tuple[float, _Lists]]:
    """The same of as many as are held against other terms, the first of each alternate."""
    lists: list[tuple[float, _Lists]] = []
    count = 0
    for alternate in term.alternates:
        blocks_ = _SOME_BLOCKS.rows(session, word=alternate.id, most=_MOST_LOOKED_AT * 2 // blocks.MOST + 1)
        pairs = [blocks.places_and_numbers(packed) for (packed,) in blocks_]
        lists.append((alternate.worth, pairs))
        count += sum(len(numbers) for _, numbers in pairs)
        if count >= _MOST_LOOKED_AT * 2:
            break
    return lists


def _score(lists: list[tuple[float, _Lists]], scores: dict[int, float], places: dict[int, int]) -> None:
    """Add to the scores of these contacts what the best of the alternates that they have is worth."""
    best: dict[int, float] = {}
    for worth, pairs in lists:
        for kept, numbers in pairs:
            if scores.keys().isdisjoint(numbers):
                continue
            for place, number in zip(kept, numbers, strict=True):
                if number in scores:
                    score = worth * FIELD_WORTH[wording.field_of(place)]
                    if score > best.get(number, 0.0):
                        best[number], places[number] = score, wording.age_of(place)
    for number, score in best.items():
        scores[number] += score


def _held_against(session: Session, among_: Sequence[int], terms: Sequence[Term], enough: int) -> dict[int, float]:
    """Which of these contacts have all these words, by what is noted of each; until there are enough."""
    meant = [{alternate.id: alternate.worth for alternate in reversed(term.alternates)} for term in terms]
    scores: dict[int, float] = {}
    for start in range(0, min(len(among_), _MOST_LOOKED_AT), _AT_ONCE):
        for contact, packed in _LOOKED_AT.rows(session, contacts=among_[start : start + _AT_ONCE]):
            lists = blocks.unpack_lists(packed)[1]
            worths = [_worth(worth_of, lists) for worth_of in meant]
            if all(worths):
                scores[contact] = sum(worths)
        if len(scores) >= enough:
            break
    return scores


def _worth(worth_of: Mapping[int, float], lists: Sequence[Sequence[int]]) -> float:
    """What the best alternate is worth that a contact with these words has; 0 where it has none."""
    found = [(worth_of[id_], field) for field, ids in enumerate(lists[:-1]) for id_ in ids if id_ in worth_of]
    return max((worth * FIELD_WORTH[field] for worth, field in found), default=0.0)
