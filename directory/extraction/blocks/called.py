"""Who a sentence names right before their number, with no words that ask to call before it (`the press office (tel. ...)`, `Jane
Doe can be reached on ...`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile

from directory.extraction.blocks.lines import SENTENCE_END
from directory.extraction.details.anchors import Anchor, Anchors
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.titles import holds_name, told_from_title
from directory.extraction.stretches.wholes import OF, Piece
from directory.extraction.words.forenames import is_forename

NEAR = 48
"""So many characters may stand between a desk's name and its number, of which the label is some."""
SURE = 9
"""A desk's name of one word has so many letters or more: `presse` alone is too common a word."""
LONG = 70
"""A name with its title before the words that ask to get in touch has so many characters at most."""
_NUMBER = re.compile(r"[+(\d][\d() /-]{6,24}(?: ?\(?(?:dahili|iç hat):? ?\d{1,6}\)?)?$")
_LONG_SENTENCE = 220
_HEAD = re.compile(r"\b[^\W\d_a-z][^\W\d_]{2,30} (?P<of>[a-z]{2,5}) $")


def desks_called(cutter: Cutter, anchors: Anchors) -> Iterator[tuple[int, int]]:
    """From each desk named in a line to the number that stands behind it and a label."""
    text, folded = cutter.text, cutter.folded
    for anchor in anchors:
        if anchor.field != "phone":
            continue
        low = max(text.rfind("\n", 0, anchor.start) + 1, anchor.start - NEAR - 40)
        before = folded[low : anchor.start].rstrip(" :.").split()
        if len(before) < 2 or before[-1].strip("(.:,") not in cutter.words.labels:
            continue
        spans = cutter.words.desks.spans(folded, low, anchor.start)
        sure = [span for span in spans if " " in folded[slice(*span)] or span[1] - span[0] >= SURE]
        if not sure or anchor.start - sure[-1][1] > NEAR or sentence_ends(cutter, sure[-1][1], anchor.start):
            continue
        within = cutter.words.decoys.spans(folded, sure[-1][0], anchor.start)
        if all(any(low <= start and end <= high for low, high in spans) for start, end in within):
            yield _with_its_head(cutter, low, sure[0][0]), _last_of_line(cutter, anchors, anchor)


def _last_of_line(cutter: Cutter, anchors: Anchors, first: Anchor) -> int:
    """Where the last address or number ends that follows a desk's number on its line, each soon behind the one before and in
    the same sentence (`Media desk, tel. 020 7946 0100 (9 to 5), press@example.org`)."""
    end = first.end
    for anchor in anchors.from_(first.end):
        if anchor.start - end > NEAR or "\n" in cutter.text[end : anchor.start]:
            break
        if sentence_ends(cutter, end, anchor.start):
            break
        end = anchor.end
    return end


def _with_its_head(cutter: Cutter, low: int, start: int) -> int:
    """From whose desk it is, or from the noun before a desk's name that the desk is said to own (`Hotline der Pressestelle`, `Línea del gabinete`)."""
    owned = cutter.owned_from(low, start)
    if owned < start:
        return owned
    found = _HEAD.search(cutter.text, low, start)
    return start if found is None or cutter.folded[found.start("of") : found.end("of")] not in OF else found.start()


_SHORTENED = frozenset("bzw ggf u.a z.b inkl evtl usw sowie p.ej p.ex env resp c.q".split())
"""What is written short within sentences (`bzw.`)."""


def sentence_ends(cutter: Cutter, start: int, end: int) -> int:
    """How many sentences end there; not with the full stop of a title or a label (`Mr. Doe, tel. ...`)."""
    return sum(_is_end(cutter, start, found.start()) for found in SENTENCE_END.finditer(cutter.text, start, end))


def _is_end(cutter: Cutter, start: int, at: int) -> bool:
    """Whether the full stop at a place, in a stretch that begins at `start`, ends a sentence."""
    last = cutter.folded[max(start, at - 12) : at].split()[-1:]
    word = last[0].lstrip("(") if last else ""
    return word not in cutter.words.honorifics and word not in cutter.words.labels and word not in _SHORTENED


def subject(cutter: Cutter, asked: int) -> int:
    """Where the sentence begins whose words before those that ask to get in touch are a name, perhaps with a title (`Inspector
    Jane Doe can be reached on ...`), or a desk (`The press office can be reached on ...`), or `she`, named in the sentence before;
    else the place of these words."""
    line = cutter.text.rfind("\n", max(0, asked - _PARAGRAPH), asked) + 1
    line = line or (0 if asked < _PARAGRAPH else asked - _PARAGRAPH)
    marks = SENTENCE_END.finditer(cutter.text, line, asked)
    ended = dropwhile(lambda found: not _is_end(cutter, line, found.start()), marks)
    begins = [line, *(found.end() for found in ended)]
    if (begin := _named_first(cutter, begins[-1], asked)) is not None:
        return begin
    low, high = cutter.shapes.strip(max(begins[-1], cutter.text.rfind(": ", begins[-1], asked) + 1), asked)
    if cutter.text[high:asked] not in (" ", ", ") or low >= high or not cutter.text[low].isupper():
        return asked
    if len(begins) > 1 and cutter.folded[low:high] in _PRONOUNS:
        return _named_before(cutter, begins[-2], begins[-1], asked)
    if high - low < 5 or high - low > LONG:
        return asked
    comma = cutter.text.rfind(", ", low, high) + 2
    if (
        comma > low + 2
        and is_forename(cutter.text[comma:high].split()[0])
        and cutter.shapes.name(comma, high) == (comma, high)
    ):
        return comma  # "For comment, Jane Doe can be reached at ..."
    pieces = cutter.cut(low, high, [])
    pieces = [q for n in range(len(pieces)) for q in told_from_title(cutter, pieces[:n], pieces, n)]
    labels = [p.label for p in pieces if p.label != "other" or p.end - p.start > _SMALL]
    titled = labels == ["role"] and holds_name(cutter, pieces[-1])
    return low if titled or labels in (["name"], ["role", "name"], ["name", "role"], ["desk"]) else asked


def forename_called(cutter: Cutter, pieces: Sequence[Piece], position: int) -> Piece | None:
    """The forename before a number or address that a sentence says to call by it (`Ring Ada, 020 ...`), or None."""
    piece, following = pieces[position], list(pieces[position + 1 : position + 3])
    if following and following[0].label == "other" and following[0].end - following[0].start <= _SMALL:
        del following[0]  # "Ring Ada on 020 ..."
    if piece.label != "caps" or not following or following[0].label not in ("phone", "email", "label"):
        return None
    asked = cutter.words.asking.match(cutter.folded, piece.start, piece.end)
    low, high = cutter.shapes.strip(piece.start if asked is None else asked, piece.end)
    named = cutter.text[low : low + 1].isupper() and is_forename(cutter.text[low:high])
    if following[0].line != piece.line or not named:
        return None
    return Piece("name", low, high, piece.line, piece.cell)


VERBS_LAST = frozenset(("tr", "az", "kk"))
_PARAGRAPH = 400
"""So many characters before the words that ask to get in touch are looked at."""
_SMALL = 4
_PRONOUNS = frozenset("she he they elle il ella ele ela sie er zij hij hon han".split())


def _named_first(cutter: Cutter, start: int, asked: int) -> int | None:
    """Where a sentence begins that ends in the words that ask to get in touch, and names before a number whom to call (`... Koordinatörü
    Jane Doe ile 020 ... numaralı telefondan ...`)."""
    if cutter.shapes.language not in VERBS_LAST:
        return None
    low, high = cutter.shapes.strip(start, asked)
    high += cutter.text.startswith(")", high)
    number = _NUMBER.search(cutter.text, low, high)
    if number is None or number.end() < high - _SMALL or number.start() - low > _LONG_SENTENCE:
        return None
    pieces = cutter.cut(low, cutter.shapes.strip(low, number.start())[1], [])
    pieces = [q for n in range(len(pieces)) for q in told_from_title(cutter, pieces[:n], pieces, n)]
    return low if any(p.label in ("name", "desk") or holds_name(cutter, p) for p in pieces) else None


def _named_before(cutter: Cutter, start: int, end: int, asked: int) -> int:
    """Where a sentence begins to name the one person it names."""
    pieces = cutter.cut(start, end, [])
    names = [n for n, p in enumerate(pieces) if p.label == "name"]
    if len(names) != 1:
        return asked
    first = names[0] - (names[0] > 0 and pieces[names[0] - 1].label in ("role", "other"))
    return pieces[first].start
