"""People whose work is the press, named right before or above a number or address: whatever a sentence asks for, and with whatever
verb, it offers them (`Please confirm by Friday with Jane Doe, press officer, on 020 ...`), and so does a stack of lines without a word
that does (`Press officer`, `Jane Doe`, `020 ...`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from directory.extraction.blocks import decoyed
from directory.extraction.blocks.called import sentence_ends
from directory.extraction.blocks.lines import SENTENCE_END, Lines, ends_as_prose
from directory.extraction.blocks.offering import Block, inside
from directory.extraction.details.anchors import Anchor, Anchors
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.titles import told_from_title
from directory.extraction.stretches.wholes import Piece
from directory.extraction.words import departments
from directory.extraction.words.vocabulary import speak_of_press

_SHORT, _LABEL, _ROWS = 80, 24, 5
"""A line of a stack, and the label that begins it, have so many characters at most; so many lines stand above its first detail, or
below."""
_LEADS = 4
"""A title, whose it is and a rank stand before a name in so many pieces at most."""
_OF_PEOPLE = frozenset(("name", "role", "org", "desk", "caps", "other", "place"))
_REACH = 200
"""So many characters before a number a sentence is looked at."""
_NEXT = 60
"""So far behind one number or address stands the next."""
_SPARE = 24
"""Words that lead from somebody to their number (`al`, `on the number`) have so many characters at most."""


def officers(cutter: Cutter, lines: Lines, anchors: Anchors, blocks: list[Block]) -> Iterator[Block]:
    """The stretches from such a name, or the title before it, to the last number or address of the sentence, outside of `blocks`."""
    for number in lines.anchored:
        line = lines[number]
        if inside(blocks, line.start):
            continue
        end = line.start
        for first in anchors.between(line.start, line.end):
            if first.start < end or inside(blocks, first.start):
                continue
            low = _sentence_begins(cutter, end, first.start)
            if not _deals_with_press(cutter, low, first.start):
                continue
            begin = _named(cutter, low, first)
            if begin is not None and not inside(blocks, begin):
                end = _last(cutter, anchors, first, line.end)
                yield Block(begin, end, "sentence", None)


def stacks(cutter: Cutter, lines: Lines, anchors: Anchors, blocks: list[Block]) -> Iterator[Block]:
    """The stretches from a line with such a name or title to the last of the lines of details below, outside of `blocks`; an empty line
    may part them."""
    end = -1
    for number in lines.anchored:
        line = lines[number]
        if line.start < end or line.end - line.start > _SHORT or inside(blocks, line.start):
            continue
        first = next(iter(anchors.between(line.start, line.end)))
        if first.start - line.start > _LABEL or not _is_label(cutter, line.start, first.start):
            continue
        top = _top(cutter, lines, number)
        if top is not None and not inside(blocks, top) and not decoyed.has_words(cutter, top, first.start):
            end = _goes_on(cutter, lines, number)
            yield Block(top, end, "signature", None)


def _top(cutter: Cutter, lines: Lines, number: int) -> int | None:
    """Where the lines above one begin that state nobody but one human and that their work is the press; None where they do not."""
    gaps, names, titles = int(lines[number].blank_before), 0, 0
    for above in range(number - 1, max(-1, number - 1 - _ROWS), -1):
        line = lines[above]
        if line.anchors or line.end - line.start > _SHORT or ends_as_prose(cutter.text, line) or gaps > 1:
            return None
        pieces = cutter.cut(line.start, line.end, [])
        names += sum(p.label == "name" for p in pieces)
        titles += any(is_title_of_press(cutter, p) for p in pieces)
        if not {p.label for p in pieces} <= _OF_PEOPLE or names > 1 or titles > 1:
            return None
        if names and titles:
            return _with_house(cutter, lines, above)
        gaps += line.blank_before
    return None


def _with_house(cutter: Cutter, lines: Lines, number: int) -> int | None:
    """Where the lines begin that state for whom those work whom a line names, right above it; None where a second human, or title, stands
    there: columns are read otherwise."""
    top = number
    while top and not lines[top].blank_before and number - top < _ROWS:
        above = lines[top - 1]
        if above.anchors or above.end - above.start > _SHORT:
            break
        labels = {piece.label for piece in cutter.cut(above.start, above.end, [])}
        if labels & {"name", "role"}:
            return None
        if not labels or not labels <= {"org", "desk", "caps"}:
            break
        top -= 1
    return lines[top].start


def _is_label(cutter: Cutter, start: int, end: int) -> bool:
    """Whether nothing, or a label, stands there."""
    said = cutter.folded[start:end].strip(" \t*_:.-–|(")
    return not said or said in cutter.words.labels


def _goes_on(cutter: Cutter, lines: Lines, number: int) -> int:
    """Where the lines of details end that begin with one; one may be a label for the next."""
    end = lines[number].end
    for line in lines.after(number, _ROWS):
        if line.blank_before or line.end - line.start > _SHORT:
            break
        if line.anchors:
            end = line.end
        elif not _is_label(cutter, line.start, line.end):
            break
    return end


def _sentence_begins(cutter: Cutter, low: int, at: int) -> int:
    """Where the sentence begins, behind `low`, in which a number stands."""
    if at - low > _REACH:
        low = cutter.text.find(" ", at - _REACH, at) + 1
    if not sentence_ends(cutter, low, at):
        return low
    *_, last = SENTENCE_END.finditer(cutter.text, low, at)
    return last.end()


def _deals_with_press(cutter: Cutter, start: int, end: int) -> bool:
    words = cutter.shapes.tokens(start, end)
    return speak_of_press(words) or any(map(departments.is_of_press, words))


def _named(cutter: Cutter, low: int, first: Anchor) -> int | None:
    """Where the name, or the title of the press before it, begins after which nothing but a title and a few words follow up to a number;
    None where the sentence names nobody so."""
    cut = cutter.cut(low, first.start, [])
    pieces: list[Piece] = []
    for position in range(len(cut)):
        pieces += told_from_title(cutter, pieces, cut, position)
    name = next((n for n in reversed(range(len(pieces))) if pieces[n].label == "name"), None)
    if name is None or sum(p.end - p.start for p in _spare(pieces[name:])) > _SPARE:
        return None
    titled = [p for p in pieces[name + 1 :] if is_title_of_press(cutter, p)]
    if titled:
        return pieces[name].start
    for piece in reversed(pieces[max(0, name - _LEADS) : name]):
        if piece.label not in _OF_PEOPLE - {"name"} or sentence_ends(cutter, piece.end, pieces[name].start):
            return None
        if is_title_of_press(cutter, piece):
            return piece.start
    return None


def is_title_of_press(cutter: Cutter, piece: Piece) -> bool:
    """Whether it says that somebody deals with the press."""
    return piece.label in ("role", "desk") and _deals_with_press(cutter, piece.start, piece.end)


def _spare(pieces: Sequence[Piece]) -> list[Piece]:
    return [p for p in pieces if p.label in ("other", "caps")]


def _last(cutter: Cutter, anchors: Anchors, first: Anchor, end: int) -> int:
    """Where the last number or address ends that follows the first one soon, on its line."""
    last = first.end
    for anchor in anchors.between(first.end, end):
        if anchor.start - last > _NEXT or sentence_ends(cutter, last, anchor.start):
            break
        last = anchor.end
    return last
