"""Lines with an address that no cue announces: whether who signs with it is offered to the press."""

from __future__ import annotations

import re

from directory.extraction.blocks.lines import Line, Lines
from directory.extraction.blocks.offering import Block
from directory.extraction.details.anchors import Anchor, Anchors
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.words.vocabulary import speak_of_press
from directory.values import emails

HEAD = 1_500
"""So many characters are the head of a release."""


def below_mark(cutter: Cutter, line: Line, own: list[Anchor]) -> bool:
    """Whether a name and its address stand right below the words that mark a release (`For immediate release`)."""
    above = max(0, line.start - 160)
    if line.start > HEAD or cutter.words.release.search(cutter.folded, above, line.start) is None:
        return False
    pieces = cutter.cut(line.start, own[0].start, [])
    return bool(pieces) and pieces[-1].label == "name" and own[0].start - pieces[-1].end <= 3


def signed(cutter: Cutter, start: int, end: int, own: list[Anchor]) -> bool:
    names = [p for p in cutter.cut(start, end, []) if p.label == "name"]
    return any(emails.spells(cutter.text[p.start : p.end], a.value) for p in names for a in own)


def signed_by_press(cutter: Cutter, start: int, end: int, own: list[Anchor]) -> bool:
    """Whether somebody signs whose address spells the name and who says to work with the press (`Jane Doe, Press Officer`,
    and `020 7946 0100 (switchboard)`)."""
    words = cutter.folded[start : own[0].start].split()
    return speak_of_press(words) and signed(cutter, start, end, own)


def end_below(cutter: Cutter, lines: Lines, anchors: Anchors, block: Block) -> int:
    """Where a block ends whose last contacts are told on by the lines right below it."""
    start = block.start
    end = name_below(cutter, lines, anchors, start, block.end)
    if block.cue is not None and end == block.end:
        end = _name_below_details(cutter, lines, anchors, block.cue[1], end)
    end = people_below(cutter, lines, end)
    return title_below(cutter, lines, anchors, start, end)


def name_below(cutter: Cutter, lines: Lines, anchors: Anchors, start: int, end: int) -> int:
    """Where a block ends: with the line right below it, where that names whom an address of the block spells, or says who is in
    charge, since details may stand above a name."""
    number = lines.number_at(end - 1) + 1
    if not 0 < number < len(lines) or lines[number].blank_before or lines[number].anchors:
        return end
    line = lines[number]
    label = cutter.words.label_phrases.match(cutter.folded, line.start, line.end)
    marked = label is not None and cutter.text[label : label + 3].lstrip(" *_")[:1] == ":"
    if marked and cutter.words.labels.get(cutter.folded[line.start : label]) == "org":
        return line.end if line.end - line.start <= _LONGEST_LINE else end  # "Company: Example Labs"
    addresses = [a.value for a in anchors.between(start, end) if a.field == "email"]
    if line.end - line.start > _LONGEST_LINE or not (addresses or _closes_stack(lines, number)):
        return end
    pieces = cutter.cut(line.start, line.end, [])
    first = pieces[0] if pieces else None
    if first is not None and first.kind == "name" and [piece.label for piece in pieces] == ["label", "name"]:
        return line.end  # `担当：見本`
    if first is not None and first.label == "org" and not cutter.folded.is_unspaced and _closes_stack(lines, number):
        low, high = cutter.shapes.strip(line.start, line.end)
        words = zip(cutter.text[low:high].split(), cutter.folded[low:high].split(), strict=True)
        named = all(
            word[0].isupper() or folded in cutter.words.stopwords or not word[0].isalpha() for word, folded in words
        )  # no headline
        return line.end if named and (first.start, first.end) == (low, high) else end
    if first is None or first.label != "name":
        return end
    spelled = any(emails.spells(cutter.text[first.start : first.end], address) for address in addresses)
    return _with_title(cutter, lines, number) if spelled else end


def _with_title(cutter: Cutter, lines: Lines, number: int) -> int:
    """The end of a line, or of the next one where that says no more than what the one named on it does."""
    line, below = lines[number], lines[number + 1] if number + 1 < len(lines) else None
    if below is None or below.blank_before or below.anchors or below.end - below.start > _SHORT_LINE:
        return line.end
    said = {piece.label for piece in cutter.cut(below.start, below.end, [])}
    return below.end if "role" in said and said <= {"role", "org", "desk"} else line.end


def _name_below_details(cutter: Cutter, lines: Lines, anchors: Anchors, start: int, end: int) -> int:
    """Where a block ends behind whose cue are addresses and numbers alone: with the name on the line right below, and what its bearer
    does there or on the next."""
    number = lines.number_at(end - 1) + 1
    within = [a for a in anchors.between(start, end) if a.end <= end]
    if not 0 < number < len(lines) or lines[number].blank_before or not within:
        return end
    if not all(piece.label in _DETAILS for piece in cutter.cut(start, end, within)):
        return end
    line = lines[number]
    said = [] if line.anchors or line.end - line.start > _LONGEST_LINE else cutter.cut(line.start, line.end, [])
    if not said or said[0].label != "name" or not {piece.label for piece in said} <= _OF_NAME:
        return end
    whole = _with_title(cutter, lines, number)
    last = number + 1 >= len(lines) or lines[number + 1].blank_before
    return whole if last or whole > line.end else end


_DETAILS = frozenset(("email", "phone", "label"))
_OF_NAME = frozenset(("name", "role", "org", "desk", "caps"))
_ABOVE = 3
"""So many lines has the paragraph of a name and what its bearer does at most."""


def paragraph_above(cutter: Cutter, lines: Lines, number: int) -> int:
    """The first line of the paragraph right above a line that begins one, where that is a name that an address spells, and at most
    what its bearer does (`Jane Doe`, `Press Officer`, an empty line, and the firm with its details); else the line itself."""
    if not lines[number].blank_before:
        return number
    for top in range(number - 1, max(-1, number - 1 - _ABOVE), -1):
        line = lines[top]
        if line.anchors or line.end - line.start > _LONGEST_LINE:
            return number
        if line.blank_before or not top:
            name = cutter.shapes.name(*cutter.shapes.strip(line.start, line.end))
            return top if name is not None and cutter.shapes.is_addressed(*name) else number
    return number


_GAP = re.compile(r"[ ]{2,}|\t")
_MOST_PEOPLE = 8


def people_below(cutter: Cutter, lines: Lines, end: int) -> int:
    """Where a block ends: with the people right below its last line, where that is a firm and, set apart, its number, as exchanges list
    them (`Example Securities     Tel: 020 ...`, and below it `Jane Doe`)."""
    number = lines.number_at(end - 1)
    if number < 0 or not lines[number].anchors or number + 1 >= len(lines):
        return end
    start = cutter.text.rfind("\n", 0, lines[number].start) + 1  # what stands side by side is one row
    if lines[number].end - start > _LONGEST_LINE or _GAP.search(cutter.text, start, lines[number].end) is None:
        return end
    head = cutter.cut(start, lines[number].start if start < lines[number].start else lines[number].end, [])
    if not head or head[0].label not in ("org", "caps", "name", "desk"):
        return end
    for following in lines.after(number, _MOST_PEOPLE):
        if following.blank_before or following.anchors or following.end - following.start > _SHORT_LINE:
            break
        labels = [p.label for p in cutter.cut(following.start, following.end, [])]
        if labels[:1] != ["name"] or not set(labels) <= {"name", "role", "desk"}:
            break
        end = following.end
    return end


def title_below(cutter: Cutter, lines: Lines, anchors: Anchors, start: int, end: int) -> int:
    """Where a block without an address or number ends: with what the line right below its last one, a name, says that its bearer
    does (`Jane Doe`, `Example Labs Head of Press`, and a form to write to)."""
    number = lines.number_at(end - 1)
    if anchors.between(start, end) or number < 0 or number + 1 >= len(lines):
        return end
    line, below = lines[number], lines[number + 1]
    if below.blank_before or below.anchors or below.end - below.start > _SHORT_LINE:
        return end
    if [piece.label for piece in cutter.cut(line.start, line.end, [])] != ["name"]:
        return end
    said = {piece.label for piece in cutter.cut(below.start, below.end, [])}
    return below.end if "role" in said and said <= {"role", "org", "caps"} else end


def _closes_stack(lines: Lines, number: int) -> bool:
    """Whether a short line is the last of its paragraph, below lines of an address or number alone: for whom somebody works may
    stand there (`Jane Doe`, an address, a number, `Example University`)."""
    line = lines[number]
    last = number + 1 >= len(lines) or lines[number + 1].blank_before
    above = lines[number - 1]
    return (
        last and line.end - line.start < _SHORT_LINE and bool(above.anchors) and above.end - above.start < _SHORT_LINE
    )


_SHORT_LINE = 60
_LONGEST_LINE = 140
"""A line of more characters says more than a name and what its bearer does."""
