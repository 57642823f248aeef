"""Numbers by what stands around them: a heading of their own, a label in brackets, another number."""

from __future__ import annotations

from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.wholes import Piece


def is_headed(cutter: Cutter, number: Piece, last: Piece) -> bool:
    """Whether a number stands behind a heading of its own (`Another Firm    +44 ...`, after an empty line) that nothing
    we know explains: then it is not that of the people above."""
    text = cutter.text
    line = text.rfind("\n", 0, number.start) + 1
    heading = text[line : number.start]
    apart = line > 1 and text[line - 2] == "\n"
    if last.line == number.line or not apart or not heading[:1].isupper() or "   " not in heading:
        return False
    return len(heading.split()) > 1 and cutter.words.label_phrases.match(cutter.folded, line) is None


def is_second_word(cutter: Cutter, label: Piece, piece: Piece) -> bool:
    """Whether a label is the second word of the one before it (`Mobile phone:`, `моб. тел.:`)."""
    return label.label == "label" and cutter.text[label.end : piece.start] in (" ", ". ", ".")


def in_brackets(cutter: Cutter, label: Piece, number: Piece) -> bool:
    """Whether a label stands in brackets right behind a number, and so speaks of it (`020 ... (mobile)`)."""
    if label.line != number.line or cutter.text[number.end : label.start].strip() not in ("(", "["):
        return False
    return cutter.text[label.end : label.end + 2].strip()[:1] in (")", "]")  # "(mobile +44 ...)" speaks of what follows


def another_follows(pieces: list[Piece], position: int) -> bool:
    """Whether the next piece is another number on the same line, which the label before the first one speaks of too."""
    following = pieces[position + 1 : position + 2]
    return bool(following) and following[0].label == "phone" and following[0].line == pieces[position].line
