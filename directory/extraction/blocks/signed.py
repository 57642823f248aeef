"""Who signs a release without a word that offers them: lines that state a name, what its bearer does, and a number."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise

from directory.extraction.blocks.lines import Line, Lines, ends_as_prose
from directory.extraction.details.anchors import Anchor, Anchors
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.titles import told_from_title
from directory.extraction.stretches.wholes import Label, Piece

LONG = 240
"""A line of so many characters is prose."""
SHORT = 80
"""So many characters a line of a signature has at most, where each detail has a line of its own."""
_ROWS = 4
"""So many lines stand above the number of such a signature at most."""
_MARK = 40
"""So many characters mark or date a release at most."""
_DETAILS = 4
"""So many lines of details stand below that number at most."""
_MOST_PIECES, _MOST_SAID = 9, 5
_LABELLED, _MARKS = 20, 3
"""So many characters stand before an address on a line of its own, and behind it, at most."""
_SPARE = 40
"""So many characters may stand before the number besides, such as the words of a label."""
_ON_A_LINE = frozenset({frozenset({"name", "role"}), frozenset({"name", "desk"}), frozenset({"desk", "org"})})
"""What signs, by the kinds of its first two pieces."""
_STACKED = frozenset(
    {
        *_ON_A_LINE,
        frozenset({"name", "org"}),
        frozenset({"desk"}),
        frozenset({"desk", "org"}),
    }
)
"""The same where each stands on a line of its own: a department and its desk sign so, too."""
_OFFICER: list[Label] = ["org", "desk", "name"]
"""`Example School`, and below it `Press office: Jane Doe`."""
_SENTENCE = re.compile(r"(?P<last>[^\W\d_]{3,})[.!?]\s+(?=[A-ZÀ-ÞĀ-Ž\u0400-\u042f\u0391-\u03a9])")


def signatures(
    cutter: Cutter, lines: Lines, anchors: Anchors, is_taken: Callable[[int], bool]
) -> Iterator[tuple[int, int]]:
    """Stretches of lines that sign, in order, none overlapping another; none that ends at a place that is taken already."""
    end = -1
    for number in lines.anchored:
        line = lines[number]
        if line.start < end or line.end - line.start > LONG or is_taken(line.end - 1):
            continue
        first = next(iter(anchors.between(line.start, line.end)))
        if first.field != "phone" and not _is_followed(anchors, line, first) and not _is_above(anchors, lines, number):
            continue
        low = _signs(cutter, lines, number, first)
        if low is not None and low > end:
            end = _goes_on(cutter, lines, anchors, number)
            yield low, end


def names_several(cutter: Cutter, line: Line, anchors: Anchors) -> bool:
    """Whether a line gives two people or more, each with a number of their own right behind the name (`For the initiative: Jane
    Doe 020 ..., John Roe 020 ...`)."""
    own = anchors.between(line.start, line.end)
    if len(own) < 2 or line.end - line.start > LONG or any(a.field != "phone" for a in own):
        return False
    said = [p.label for p in cutter.cut(line.start, line.end, own) if p.label not in ("label", "role", "place")]
    return said.count("name") == said.count("phone") and all(
        before == "name" for before, label in pairwise(["", *said]) if label == "phone"
    )


def _is_followed(anchors: Anchors, line: Line, address: Anchor) -> bool:
    """Whether an address is followed by a number on its line."""
    return address.field == "email" and any(a.field == "phone" for a in anchors.between(address.end, line.end))


def _is_above(anchors: Anchors, lines: Lines, number: int) -> bool:
    """Whether an address is all of its line, and a number stands on the line right below, as in the signatures of those whose name it
    cannot spell."""
    (address, *more), below = anchors.between(lines[number].start, lines[number].end), lines.after(number, 2)
    line = lines[number]
    if more or address.start - line.start > _LABELLED or line.end - address.end > _MARKS or line.blank_before:
        return False
    for following in below:
        own = anchors.between(following.start, following.end)
        return not following.blank_before and bool(own) and own[0].field == "phone"
    return False


def _goes_on(cutter: Cutter, lines: Lines, anchors: Anchors, number: int) -> int:
    """Where the details below the number end: lines right below each other that state nothing but an address or number and
    its label."""
    end = lines[number].end
    for line in lines.after(number, _DETAILS):
        own = anchors.between(line.start, line.end)
        if line.blank_before or not own or line.end - line.start > SHORT:
            break
        before = cutter.folded[line.start : own[0].start].strip(" :.*-–—|").rstrip(". :")
        if before and before not in cutter.words.labels:
            break
        end = line.end
    return end


def _signs(cutter: Cutter, lines: Lines, number: int, phone: Anchor) -> int | None:
    """Where the signature begins whose number stands on this line, or None."""
    line = lines[number]
    if (named := _below_end(cutter, lines, number, phone)) is not None:
        return named
    if not _has_sentence(cutter, line.start, phone.start) and _states(cutter, line.start, phone, _ON_A_LINE):
        return line.start
    if phone.start - line.start > SHORT // 2:
        return None
    for top in range(number - 1, max(-1, number - 1 - _ROWS), -1):
        if lines[top + 1].blank_before or lines[top].anchors or lines[top].end - lines[top].start > SHORT:
            return None
        if ends_as_prose(cutter.text, lines[top]):
            return None
        if _states(cutter, lines[top].start, phone, _STACKED) and _begins_signature(cutter, lines, top):
            return lines[top].start
    return None


def _has_sentence(cutter: Cutter, start: int, end: int) -> bool:
    """Whether a sentence ends within a stretch; a title with its full stop ends none (`Ing. Jan Vzorný`)."""
    return any(not cutter.shapes.is_honorific(found["last"]) for found in _SENTENCE.finditer(cutter.text, start, end))


_ENDS = re.compile(r"(?:[#*] ?){3,7}|[-–— ]{0,3}(?:30|ends?)[-–— ]{0,3}")
"""What marks the end of a release."""


def _below_end(cutter: Cutter, lines: Lines, number: int, phone: Anchor) -> int | None:
    """Where a name begins that stands by itself between the mark that ends a release and a number; None where none does."""
    for top in (number, number - 1):
        if top < 1 or phone.start - lines[top].start > SHORT:
            return None
        above = lines[top - 1]
        if not above.anchors and _ENDS.fullmatch(cutter.folded[above.start : above.end].strip()):
            said = [p.label for p in cutter.cut(lines[top].start, phone.start, []) if p.label not in ("label", "cue")]
            return lines[top].start if said[:1] == ["name"] and said.count("name") == 1 else None
        if lines[top].blank_before and top < number and lines[number].blank_before:
            return None
    return None


def _begins_signature(cutter: Cutter, lines: Lines, top: int) -> bool:
    """Whether a signature can begin with a line: nothing stands above, or a short line that itself begins a paragraph and
    names nobody (`Yours faithfully`, `On behalf of Example Hospital`)."""
    if top == 0 or lines[top].blank_before or _is_mark(cutter, lines[top - 1]):
        return True
    above = lines[top - 1]
    if above.anchors or above.end - above.start > SHORT // 2 or not (top == 1 or above.blank_before):
        return False
    said = {piece.label for piece in cutter.cut(above.start, above.end, [])}
    return said.isdisjoint(("name", "role", "org", "desk", "cue"))


def _is_mark(cutter: Cutter, line: Line) -> bool:
    """Whether a line does nothing but mark a release, or date it."""
    start, end = cutter.shapes.strip(line.start, line.end)
    if end - start > _MARK:
        return False
    if cutter.words.release.is_whole(cutter.folded[start:end]):
        return True
    words = cutter.shapes.tokens(start, end)
    return len(words) < 6 and any(w in cutter.words.calendar for w in words) and any(w.isdigit() for w in words)


def _states(cutter: Cutter, start: int, phone: Anchor, signing: frozenset[frozenset[str]]) -> bool:
    """Whether a stretch before a number is one name and a role, or a desk, with hardly a word besides; `signing` are the
    kinds of pieces that sign together."""
    cut = cutter.cut(start, phone.start, [phone])
    pieces: list[Piece] = []
    for position in range(len(cut)):
        pieces += told_from_title(cutter, pieces, cut, position)
    if pieces and pieces[0].label in ("other", "caps", "org") and _heads(cutter, pieces[0]):
        del pieces[0]  # "Source: Jane Doe, ..."
    said = [p.label for p in pieces if p.label not in ("label", "cue", "phone") and p.anchor is not phone]
    if said and said[0] == "desk" and "name" not in said and "address" in said:
        return _is_addressed_desk(pieces)
    said = _without_house(cutter, pieces, said, signing)
    if "name" in said and not {"role", "desk"}.isdisjoint(said):
        said = [label for label in said if label != "address"]  # a street between them and the number
    if "name" in said and "role" in said:
        said = [label for label, _ in groupby(label for label in said if label not in ("other", "caps"))]
    if said[:3] == _OFFICER:
        del said[0]
    if signing is _STACKED and said[:1] == ["name"] and _is_placed(cutter, pieces):
        return True
    if signing is _STACKED and said[:1] == ["name"] and pieces[0].kind == "for":
        return len(said) < _MOST_SAID and set(said) <= {"name", "role", "org"}
    if said.count("name") > 1 or "email" in said or frozenset(said[:2]) not in signing:
        return False
    if "name" not in said and len(said) > len(set(said)):
        return False
    return sum(p.end - p.start for p in pieces if p.label in ("other", "caps")) <= _SPARE


def _without_house(
    cutter: Cutter, pieces: Sequence[Piece], said: list[Label], signing: frozenset[frozenset[str]]
) -> list[Label]:
    """The kinds of pieces without those that say for whom somebody signs."""
    if said[:3] == ["org", "role", "name"] and (not cutter.folded.is_unspaced or _is_row(pieces)):
        return said[1:]  # "Example Ltd spokesperson Jane Doe", `示例局發言人：王小例`
    if signing is _ON_A_LINE:
        return said[1:] if said[:3] == ["org", "name", "role"] else said  # "Example Trust, Jane Doe, director, 020 ..."
    if said[:3] == ["role", "org", "name"]:
        return [*said[:1], *said[2:]]  # "Chairman", "Example Union", "Jane Doe"
    if said[:1] not in (["org"], ["desk"]) or said.count("name") != 1 or said[:3] == _OFFICER:
        return said
    if said[:2] == ["desk", "name"]:
        return ["role", *said[1:]]  # "Press office of the Example Trust", "Jane Doe, 020 ..."
    return said[min(said.index("name"), 2) :]  # "Example Court", "Press office", "Judge Jane Doe"


def _is_row(pieces: Sequence[Piece]) -> bool:
    """Whether the first three pieces stand on one line, with nothing but a space between the first two."""
    return len(pieces) > 2 and pieces[0].line == pieces[2].line and pieces[1].start - pieces[0].end <= 1


def _is_placed(cutter: Cutter, pieces: Sequence[Piece]) -> bool:
    """Whether behind a name stands on the next line where its bearer sits, and then nothing but the number with its label in brackets
    (`Jane Doe`, `Headquarters, Washington, DC`, `(Phone: 202/555-0143)`), as at the head of a letter."""
    label, phone = pieces[-2], pieces[-1]
    if label.kind != "phone" or phone.label != "phone" or cutter.text[label.start - 1 : label.start] != "(":
        return False
    between = pieces[1:-2]
    return (
        phone.line - pieces[0].line == 2
        and bool(between)
        and all(p.label in ("place", "caps", "other") and p.line == pieces[0].line + 1 for p in between)
        and cutter.text[between[0].start].isupper()
    )


def _is_addressed_desk(pieces: Sequence[Piece]) -> bool:
    """Whether nothing but a desk, its organisation and its postal address stand before a number."""
    kinds = {p.label for p in pieces}
    return kinds <= {"desk", "org", "address", "caps", "other", "label", "phone"} and len(pieces) <= _MOST_PIECES


def _heads(cutter: Cutter, piece: Piece) -> bool:
    """Whether a piece is a word or two before a colon."""
    closed = cutter.text[piece.end : piece.end + 2].lstrip()[:1] in (":", "：")
    return closed and piece.end - piece.start <= _SPARE
