"""Names and numbers that go in pairs: as many of one as of the other, parted alike (`A / B`, and below it `020 ... / 020 ...`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from directory.extraction.labels.items import Item
from directory.extraction.people.drafts import Draft
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.wholes import Piece
from directory.values import phones


def between_names(cutter: Cutter, first: Piece, second: Piece) -> str:
    """What stands between two pieces, but for a title before the second (`Ms Jane Doe / Mr John Roe`)."""
    between = cutter.folded[first.end : second.start].strip(" ,")
    called, _, mark = between.rpartition(" ")
    if called and len(mark) == 1 and cutter.shapes.is_honorific(called):
        return mark  # `示例 女士 / 見本 先生`
    mark, _, title = between.partition(" ")
    if mark in ("/", "|") and title.endswith(":") and any(w in cutter.words.roles for w in title[:-1].split()):
        return mark  # "Spokesman: John Roe / Deputy: Jane Doe"
    return mark if title and cutter.shapes.is_honorific(title) else between


def in_pairs(cutter: Cutter, group: Sequence[Draft], number: Item, rest: Sequence[Item]) -> dict[int, Draft]:
    """Whose this number, or address, and those right behind it are, by their places, where they go in pairs with the names of a
    group that have none yet; empty where they do not."""
    label = number.label
    if len(group) < 2 or any((d.emails if label == "email" else d.phones) or len(d.names) != 1 for d in group):
        return {}
    numbers = [number.piece, *(item.piece for item in takewhile(lambda item: item.label == label, rest))]
    names = [d.names[0] for d in group]
    if len(numbers) != len(names):
        return {}
    if not (_slashed(cutter, names) and _slashed(cutter, numbers)) and not (
        label == "phone" and _joined(cutter, names) and _joined(cutter, numbers) and _are_alike(cutter, numbers)
    ):
        return {}
    return {piece.start: draft for piece, draft in zip(numbers, group, strict=True)}


def _slashed(cutter: Cutter, pieces: Sequence[Piece]) -> bool:
    return all(a.line == b.line and between_names(cutter, a, b) == "/" for a, b in pairwise(pieces))


_MARKS = frozenset(("/", "|", "–", "—", "-"))


def _joined(cutter: Cutter, pieces: Sequence[Piece]) -> bool:
    """Whether pieces of one line are parted by strokes, dashes or a word such as `and`."""
    marks = [between_names(cutter, a, b) for a, b in pairwise(pieces) if a.line == b.line]
    return len(marks) == len(pieces) - 1 and all(mark in _MARKS or cutter.shapes.is_join(mark) for mark in marks)


def _are_alike(cutter: Cutter, numbers: Sequence[Piece]) -> bool:
    """Whether all numbers are mobiles or none is, as far as their first digits tell: an office's and a mobile are one's own."""
    kinds = set()
    for piece in numbers:
        raw = cutter.text[piece.start : piece.end]
        own = phones.digits(raw)[2 if raw.lstrip("( ").startswith("+") else 0 :].lstrip("0")
        kinds.add(own[:1].replace("7", "6"))
    return len(kinds) == 1


_HEADING = re.compile(r"(?P<said>[^\n:：]{2,20})[:：][^\n:：]*$")


def headed_apart(cutter: Cutter, first: Piece, second: Piece) -> bool:
    """Whether other words with a colon announce each of two names on lines that follow each other, in scripts without
    capitals (`發言人：...`, and below it `聯絡人：...`): what follows is the second one's."""
    if not cutter.folded.is_unspaced:
        return False
    said = []
    for piece in (first, second):
        begins = cutter.text.rfind("\n", 0, piece.start) + 1
        found = _HEADING.match(cutter.text, begins, piece.start)
        said.append(found["said"].strip() if found is not None else "")
    return all(said) and said[0] != said[1]
