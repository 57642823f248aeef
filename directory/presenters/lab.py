"""What the layout lab shows of an explanation (`explaining.records.as_json`): its text line by line with marks, and the
points of each confidence as a waterfall. Markup is left to the template."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from directory.presenters.addresses import anchor
from directory.presenters.translating import ENGLISH, Translator

Json = dict[str, Any]

FOLDED_FROM = 250
"""A text of more lines than this, or than its share of the page, is shown without those that lie far from everything marked."""
NEAR = 3
"""So many lines around what is marked are always shown."""
MOST_ROWS = 1_500
"""So many lines are shown, each of several documents having an equal share; what comes after is counted only."""
LONGEST = 2_000
"""Of words without a mark on one line so many characters are shown, half at their start and half at their end."""
KINDS = {
    "name": "name",
    "role": "role",
    "org": "organisation",
    "email": "e-mail",
    "phone": "number",
    "language": "language",
    "territory": "territory",
    "topic": "topic",
}


class Chip(NamedTuple):
    """A small link behind marked words: what it says, where it leads, and the same for who hears it."""

    words: str
    href: str
    label: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Marked words: `kind` is a field, `cue`, `fact` or `left`. `id` is None where the mark goes on from a line above."""

    kind: str
    words: str
    id: str | None = None
    chips: tuple[Chip, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the text: plain words and marks by turns."""

    number: int
    parts: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that follow each other: those of one block, or between two; or so many lines `folded` away, be it far from all
    that is marked or (`last`) since they are too many."""

    rows: tuple[Row, ...]
    block: Json | None = None
    folded: int = 0
    last: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A point of a waterfall from 0 to the sum; `left` and `width` are shares of a hundred."""

    words: str
    logit: float
    left: float
    width: float


@dataclass(frozen=True, slots=True)
class Part:
    """One of the documents within what was sent: its explanation with what is shown of it, or the problem that it met.
    `prefix` begins every id on the page that is of this document; the first has none."""

    number: int
    file: str
    prefix: str = ""
    told: Json | None = None
    groups: tuple[Group, ...] = ()
    bars: dict[int, list[Bar]] = field(default_factory=dict)
    problem: str = ""

    @property
    def contacts(self) -> int:
        """How many were found in it."""
        return len(self.told["contacts"]) if self.told is not None else 0


class _Stretch(NamedTuple):
    start: int
    end: int
    kind: str
    id: str
    chips: tuple[Chip, ...]


def parts(told: Json, t: Translator = ENGLISH) -> list[Part]:
    """Every document that an explanation is of (`explaining.records.together`)."""
    among = 1 + sum(other["explanation"] is not None for other in told["others"])
    found = [_part(1, told["file"], told, among, t)]
    for number, other in enumerate(told["others"], 2):
        if other["explanation"] is not None:
            found.append(_part(number, other["file"], other["explanation"], among, t))
        else:
            found.append(Part(number, other["file"], problem=other["problem"]["detail"]))
    return found


def _part(number: int, file: str, told: Json, among: int, t: Translator) -> Part:
    prefix = f"p{number}-" if number > 1 else ""
    bars_ = {contact["number"]: bars(contact, t) for contact in told["contacts"]}
    return Part(number, file, prefix, told, tuple(groups(told, prefix, MOST_ROWS // among, t)), bars_)


def groups(told: Json, prefix: str, most: int, t: Translator = ENGLISH) -> list[Group]:
    """The whole text, block by block and between, of `most` lines; every id begins with the prefix."""
    text = told["text"]
    lines = _lines(text)
    stretches = _apart(_stretches(told, prefix, t))
    of_line = {line["number"]: block for block in told["blocks"] for line in block["lines"]}
    shown = _shown(lines, stretches, of_line, most)
    found: list[Group] = []
    rows: list[Row] = []
    for position, number in enumerate(shown):
        rows.append(Row(number, tuple(_parts(text, *lines[number - 1], stretches))))
        following = shown[position + 1] if position + 1 < len(shown) else None
        block = of_line.get(number)
        if following is None or following > number + 1 or of_line.get(following) is not block:
            found.append(Group(tuple(rows), block))
            rows = []
        if following is not None and following > number + 1:
            found.append(Group((), folded=following - number - 1))
    left = len(lines) - shown[-1]
    return [*found, Group((), folded=left, last=len(shown) >= most)] if left else found


def bars(contact: Json, t: Translator = ENGLISH) -> list[Bar]:
    """The contact's points, each from where the sum stood before it to where it stands behind it."""
    edges = [0.0]
    for point in contact["points"]:
        edges.append(edges[-1] + point["logit"])
    low, high = min(edges), max(edges)
    scale = 100 / ((high - low) or 1)
    return [
        Bar(
            t.retold(f"{point['feature']}: {point['value']}" if point["value"] is not None else point["feature"]),
            point["logit"],
            round((min(before, after) - low) * scale, 1),
            round(abs(after - before) * scale, 1),
        )
        for point, before, after in zip(contact["points"], edges, edges[1:], strict=False)
    ]


def chosen(how: Json, t: Translator = ENGLISH) -> str:
    """What was found of the whole document, as a reader would write it."""
    said = str(how["chosen"])
    if how["what"] == "language":
        return t.tongue(said)
    return t.day(date.fromisoformat(said)) if how["what"] == "date" else t.retold(said)


def explained(told: Json, t: Translator = ENGLISH) -> str:
    """A field of a contact, as a reader would write it."""
    return t.tongue(told["value"]) if told["field"] == "language" else str(told["shown"])


def _lines(text: str) -> list[tuple[int, int]]:
    found, at = [], 0
    for line in text.removesuffix("\n").split("\n"):
        found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def _shown(lines: list[tuple[int, int]], stretches: list[_Stretch], of_line: dict[int, Json], most: int) -> list[int]:
    """The numbers of the lines to show, in order: at least the first."""
    if len(lines) <= min(FOLDED_FROM, most):
        return list(range(1, len(lines) + 1))
    starts = [start for start, _ in lines]
    marked = {1, *of_line}
    for stretch in stretches:
        marked.update(range(bisect_right(starts, stretch.start), bisect_right(starts, stretch.end - 1) + 1))
    near = {n for number in marked for n in range(number - NEAR, number + NEAR + 1)}
    return sorted(n for n in near if 1 <= n <= len(lines))[:most]


def _stretches(told: Json, prefix: str, t: Translator) -> Iterator[_Stretch]:
    """What is marked, the weightier first: where two overlap, the first has the words."""
    chips: dict[tuple[int, int, str], list[Chip]] = {}
    for contact in told["contacts"]:
        for n, said in enumerate(contact["fields"]):
            word = KINDS[said["field"]]
            kind = t.pgettext("field of a release", word)
            place = (said["place"]["start"], said["place"]["end"], said["field"])
            number = contact["number"]
            chips.setdefault(place, []).append(
                Chip(
                    f"{number} {kind}",
                    f"#{prefix}f{number}-{n}",
                    t.gettext("%(field)s of contact %(number)s: why", field=kind, number=number),
                )
            )
    for (start, end, kind), own in chips.items():
        yield _Stretch(start, end, kind, prefix + anchor(start, end), tuple(own))
    for block in told["blocks"]:
        if block["cue"] is not None:
            yield _stretch(
                prefix,
                block["cue"],
                "cue",
                Chip(
                    t.gettext("opens"),
                    f"#{prefix}b{block['number']}",
                    t.gettext("opens block %(number)s", number=block["number"]),
                ),
            )
    for n, left in enumerate(told["left_out"], 1):
        if left["what"] != "block":
            yield _stretch(
                prefix, left["place"], "left", Chip(t.gettext("left out"), f"#{prefix}l{n}", t.gettext("left out: why"))
            )
    for how in told["how"]:
        if how["place"] is not None:
            name = how["what"]
            what = t.pgettext("of a release", name)
            why = t.gettext("%(what)s: why", what=what)
            yield _stretch(prefix, how["place"], "fact", Chip(what, f"#{prefix}h-{how['what']}", why))


def _stretch(prefix: str, place: Json, kind: str, chip: Chip) -> _Stretch:
    return _Stretch(place["start"], place["end"], kind, prefix + anchor(place["start"], place["end"]), (chip,))


def _apart(stretches: Iterable[_Stretch]) -> list[_Stretch]:
    """In the order of the text, none overlapping another."""
    kept: list[_Stretch] = []
    for stretch in stretches:
        at = bisect_right(kept, stretch.start, key=lambda s: s.start)
        free = (at == 0 or kept[at - 1].end <= stretch.start) and (at == len(kept) or stretch.end <= kept[at].start)
        if free and stretch.start < stretch.end:
            kept.insert(at, stretch)
    return kept


def _parts(text: str, low: int, high: int, stretches: list[_Stretch]) -> Iterator[Mark]:
    """A line cut at the edges of what is marked."""
    at = low
    first = max(0, bisect_right(stretches, low, key=lambda s: s.start) - 1)
    for stretch in stretches[first : bisect_right(stretches, high, key=lambda s: s.start)]:
        start, end = max(stretch.start, low), min(stretch.end, high)
        if start >= end:
            continue
        if at < start:
            yield Mark("", _shortened(text[at:start]))
        begins = stretch.start >= low
        yield Mark(
            stretch.kind,
            _shortened(text[start:end]),
            stretch.id if begins else None,
            stretch.chips if stretch.end <= high else (),
        )
        at = end
    if at < high:
        yield Mark("", _shortened(text[at:high]))


def _shortened(words: str) -> str:
    half = LONGEST // 2
    return words if len(words) <= LONGEST else f"{words[:half]} […] {words[-half:]}"
