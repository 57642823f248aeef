"""What unclaimed words around a name most likely are: what its bearer does, whom that human works for, or neither.

Tables of words know the titles and firms of many releases, not those of the next (`Growth & Storytelling Lead`, `Nimbly`). There,
two sums of points decide, each the logit of a probability: that the words state something, and that it is a role. The points are the
weights of logistic regressions over the traits of `slots`, kept in `guesses.toml` with where they come from;
`python -m benchmarks.guesses` fits them and shows how well they guess.
"""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from directory.extraction import reasons
from directory.extraction.people.confidence import BASE, Weights
from directory.extraction.people.drafts import Draft
from directory.extraction.people.slots import Slot, Slots, slot, told_before
from directory.extraction.people.traits import Traits
from directory.extraction.people.unclaimed import Around, Stated, Stretch
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.wholes import Piece

TABLE = Path(__file__).with_name("guesses.toml")
SOMETHING, ROLE = "states something", "states a role"
"""The two questions."""
_MOST = 60
"""Around so many people of a text is looked."""
_BOTH = 2
_AHEAD = frozenset(("before", "above", "further above"))
"""Where a rule that took words for something had more to go by than their place."""
_SURE = 0.4
"""So far from even, in logits, a guess between role and organisation has to be."""
_MOVED = 0.6
"""And so far where a rule took the words by their place for the other."""


@dataclass(frozen=True, slots=True)
class Open:
    """Words beside the person whose name begins at `name` that no word tells; `traits` without what was guessed before them."""

    name: int
    start: int
    end: int
    traits: Traits


@cache
def tables() -> tuple[Weights, Weights]:
    """The weights of both questions."""
    table = tomllib.loads(TABLE.read_text("utf-8"))
    return table[SOMETHING], table[ROLE]


def logit(traits: Traits, table: Weights) -> float:
    """The sum of the points that these traits have by one of the tables."""
    weighed = (table[trait].get(value, 0.0) for trait, value in traits.items() if trait in table)
    return sum(weighed, start=table[BASE][""] if BASE in table else 0.0)


def guess(
    cutter: Cutter, drafts: Sequence[Draft], cut: Sequence[Piece], settled: Container[tuple[str, int]] = ()
) -> tuple[Open, ...]:
    """Give people without a role or an organisation the words around their names that most likely are one; `cut` are the pieces of all
    blocks, in order, `settled` the fields and places that other releases settled. Returned is what there was to decide."""
    people = [d for d in drafts if d.kind == "person" and d.names and d.block is not None][:_MOST]
    if not people or cutter.folded.is_unspaced:
        return ()
    around = Around(cutter, drafts, cut, settled)
    if not any(map(around.leaves_open, people)):
        return ()
    slots = Slots(cutter, around, people)
    alike = _by_slot(slots)
    for draft, stretches in zip(people, slots.around, strict=True):
        known = {s.stated for s in stretches if s.known}
        for stretch, field in _told(slots, draft, stretches, alike):
            if field not in known:
                _state(draft, stretch, field)
                known.add(field)
    return tuple(
        Open(draft.names[0].start, s.start, s.end, slots.traits(draft, s))
        for draft, stretches in zip(people, slots.around, strict=True)
        for s in stretches
        if not s.known
    )


Leanings = Mapping[tuple[Slot, int], float]
"""Of a place beside people who are listed alike, and of which of the stretches there, how much more likely it is a role than an organisation."""


def _by_slot(slots: Slots) -> Leanings:
    """The mean of all who are listed alike: what stands at the same place beside each of them is the same."""
    found: defaultdict[tuple[Slot, int], list[float]] = defaultdict(list)
    for draft, stretches in zip(slots.people, slots.around, strict=True):
        for place, _, leaning in _leaning(slots, draft, stretches, {}):
            found[place].append(leaning)
    return {place: sum(logits) / len(logits) for place, logits in found.items() if len(logits) > 1}


def _leaning(
    slots: Slots, draft: Draft, stretches: Sequence[Stretch], alike: Leanings
) -> Iterator[tuple[tuple[Slot, int], Stretch, float]]:
    """The open stretches around one person that state something, in the order of the text, and how much more likely each is a role: it
    knows what those before it are."""
    something, role = tables()
    at: Counter[Slot] = Counter()
    before: list[Stated] = []
    for stretch in stretches:
        if stretch.known:
            continue
        place = slot(draft, stretch), at[slot(draft, stretch)]
        at[place[0]] += 1
        traits = told_before(slots.traits(draft, stretch), before)
        if logit(traits, something) > 0:
            leaning = alike.get(place, logit(traits, role))
            yield place, stretch, leaning
            before.append("role" if leaning > 0 else "org")


def _told(slots: Slots, draft: Draft, stretches: Sequence[Stretch], alike: Leanings) -> list[tuple[Stretch, Stated]]:
    """What the open stretches around one person state."""
    found = [(stretch, leaning) for _, stretch, leaning in _leaning(slots, draft, stretches, alike)]
    if not any(s.known for s in stretches):
        found = _of_two(found)
    told: list[tuple[Stretch, Stated]] = []
    for stretch, leaning in found:
        field: Stated = "role" if leaning > 0 else "org"
        if stretch.stated is not None and (
            abs(leaning) < _MOVED or stretch.place in _AHEAD or _says_house(slots, draft, stretch)
        ):
            field = stretch.stated
        elif abs(leaning) < _SURE or (field == "role" and stretch.next == "address"):
            continue
        told.append((stretch, field))
    return told


_HEAD_FIRST = frozenset("ar be bg ca cs el es eu fa fr gl he hr id it mk ms pl pt ro ru sk sl sr uk vi".split())
"""Languages in which the first word of a house's name says what it is (`Πανεπιστήμιο Κρήτης`); in others the last does, and the first
says of what (`Network Weaver`)."""


def _says_house(slots: Slots, draft: Draft, stretch: Stretch) -> bool:
    """Whether a rule took words for an organisation of which the one that counts says that they are, and none that they are a role."""
    if slots.language not in _HEAD_FIRST:
        return False
    traits = slots.traits(draft, stretch)
    return (traits["taken for"], traits["house's word"], traits["role's word"]) == ("org", "first", "none")


def _of_two(found: list[tuple[Stretch, float]]) -> list[tuple[Stretch, float]]:
    """Of two stretches that both look like the one, the less certain is the other: nobody has two roles, or two employers."""
    leanings = [leaning for _, leaning in found]
    if len(found) != _BOTH or min(leanings) * max(leanings) <= 0:
        return found
    less = min((0, 1), key=lambda n: abs(leanings[n]))
    if abs(leanings[1 - less]) - abs(leanings[less]) <= _SURE:
        return found
    found[less] = found[less][0], -_MOVED if leanings[less] > 0 else _MOVED
    return found


def _state(draft: Draft, stretch: Stretch, field: Stated) -> None:
    pieces = {"role": draft.roles, "org": draft.orgs}
    if stretch.piece is not None and stretch.stated is not None:
        piece = stretch.piece._replace(start=stretch.start, end=stretch.end, label=field)
        if piece == stretch.piece and stretch.stated == field:
            return
        pieces[stretch.stated].remove(stretch.piece)
    elif pieces[field]:
        return
    else:
        piece = Piece(field, stretch.start, stretch.end, -1, -1)
    pieces[field].append(piece)
    draft.why[field, piece.start] = reasons.LIKELY_ROLE if field == "role" else reasons.LIKELY_ORG
