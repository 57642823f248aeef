"""The words at which a line opens a contact block."""

from __future__ import annotations

import re

from directory.extraction.blocks.lines import SENTENCE_END, Line, Lines, bulletless
from directory.extraction.details.anchors import Anchors
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.shapes import looks_like_acronym
from directory.extraction.stretches.titles import holds_name
from directory.extraction.stretches.wholes import FOR
from directory.extraction.words import unspaced
from directory.extraction.words.folding import is_unspaced
from directory.extraction.words.kinds import OPENS_DESK
from directory.extraction.words.vocabulary import speak_of_press
from directory.values import territories

_UNSPACED_WORD = re.compile(r"[^\s、，,／/・]+")
_MARK = re.compile(r"[,(|]")
_CLOSING = " *_#:：.-–—|)(】」』＞〉》〕］]）≫>■◆●=~+/\\`\"'}“”»…;·•★☆◎○◇▼▽▲△↓＝～―"
"""What may stand behind the words of a heading."""
_DIGIT = re.compile(r"\d")
_ANCHOR = re.compile(r"[\d@+(]")
_WHOSE = re.compile(r"\s(?:for|of|de|del|di|von|für|fur|voor|til|for|av|для)\s")
_NEAR = 120
"""So many characters stand between a cue and the first address or number behind it, where all stands on one line."""
_TITLED = 60
"""So many characters a title and a name behind it have, in scripts without spaces."""
NEAR_START = 400
"""So far from the beginning of its line, in characters, a cue can be its heading."""
_SMALL = 8
"""Small words have fewer letters."""
_AT_END = 3
"""So many characters may stand behind a cue that ends its line: a colon, signs of emphasis."""
_GAP = "   "
"""What stands before a heading whose line break was lost."""
_LONGEST_TITLE = 140
SHORT = 70
"""Lines of a stacked block are shorter, in characters."""
_STACKED = 3
"""So many lines of a contact stand above its press office at most."""
_OF_STACKS = frozenset(("name", "org", "role", "desk"))
SOON = 9
"""So many lines behind a heading its first address or number stands."""


def cues_by_line(lines: Lines, cues: list[tuple[int, int]]) -> dict[int, list[tuple[int, int]]]:
    """The cues near the start of each line that has some, or at its end, by the line's number."""
    by_line: dict[int, list[tuple[int, int]]] = {}
    for cue in cues:
        number = lines.number_at(cue[0])
        if number < 0 or cue[0] >= lines[number].end:
            continue
        if cue[0] < lines[number].start + NEAR_START or lines[number].end - cue[1] < _AT_END:
            by_line.setdefault(number, []).append(cue)
    return by_line


def head_cue(cutter: Cutter, line: Line, cues: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The words at which a line opens a block: a cue at its start, or behind a mark of release or a date, followed by
    nothing, by a colon, or by what can be a contact."""
    if not cues:
        return None
    folded = cutter.folded
    start = bulletless(folded, line)
    if (issued := _ISSUED.match(folded, start, line.end)) is not None and _name_follows(cutter, issued.end(), line.end):
        return issued.end() - 3, issued.end()
    for low, high in cues:
        if (cutter.words.release.match(folded, low, line.end) or 0) > high:
            continue  # "MEDIA RELEASE" announces no contact, though "Media" does
        before, rest = folded[start:low], folded[high : line.end]
        if rest.lstrip().startswith(":") and not rest.strip(_CLOSING) and before.endswith(_GAP):
            return low, high
        introduced = not before.strip() or _introduces(cutter, start, low)
        if not introduced and _is_thing_for(cutter, start, low):
            continue
        if not introduced and not rest.strip(_CLOSING) and _qualifies(cutter, start, low):
            return start, high
        if not introduced and not (
            (rest.lstrip().startswith(":") or _is_said_of_cue(cutter, start, low, rest))
            and len(before) <= 60
            and not SENTENCE_END.search(before)
        ):
            continue
        if _opens(cutter, high, line.end, rest):
            return (low if before.strip() and introduced else start, high)
    return None


_ISSUED = re.compile(r"(?:issued|released|distributed) (?:on behalf of|for) [^\n:;]{3,100}? by (?=\w)")
"""How a release names for whom somebody else issues it."""


def _is_said_of_cue(cutter: Cutter, start: int, end: int, rest: str) -> bool:
    """Whether a wide colon stands behind a cue, and before it for what it is, which is not something for others."""
    return rest.lstrip().startswith("：") and cutter.words.decoys.search(cutter.folded, start, end) is None


def _is_thing_for(cutter: Cutter, start: int, end: int) -> bool:
    """Whether a cue begins with `for`, and what stands before it is nobody and no contact (`Quotes for Media Use`)."""
    small = cutter.folded[end : end + _SMALL].partition(" ")[0] in FOR
    return small and cutter.words.cue_words.isdisjoint(cutter.shapes.tokens(start, end))


def _qualifies(cutter: Cutter, start: int, end: int) -> bool:
    """Whether what stands before a cue at the end of its line only says which contact (`Editorial Contact`)."""
    if is_unspaced(cutter.text[start:end]):
        return end - start <= 30 and cutter.words.decoys.search(cutter.folded, start, end) is None
    before = cutter.text[start:end].split()
    named = len(before) <= 3 and before[0][0].isupper() and before[-1].isalpha()
    if not named or cutter.words.release.match(cutter.folded, start) is not None:
        return False  # "Nota de prensa" is what a release calls itself
    return cutter.words.decoys.search(cutter.folded, start, end) is None


_DASH = re.compile(r"\s[-–—|]\s")


def whose_desk(cutter: Cutter, lines: Lines, number: int) -> tuple[int, int] | None:
    """The beginning of a paragraph whose first line is a desk with whose it is (`Press office of Example Court`), and that has
    an address or number soon; None for others."""
    line = lines[number]
    if line.anchors:
        return _heads_name(cutter, line)
    if line.end - line.start > SHORT or not (line.blank_before or not number):
        return None
    low, high = cutter.shapes.strip(line.start, line.end)
    if low >= high or not cutter.shapes.kinds(low, high) & OPENS_DESK:
        return None
    if not cutter.shapes.is_desk(low, high):
        dash = _DASH.search(cutter.text, low, high)  # "Example Trust – Press office"
        if dash is None or not cutter.shapes.is_desk(*cutter.shapes.strip(dash.end(), high)):
            return None
    behind = next((n for n in range(number + 1, min(number + 5, len(lines))) if lines[n].blank_before), number + 5)
    whole = cutter.words.desks.is_whole(cutter.folded[low:high])
    return (low, low) if not whole and lines.has_anchors(number + 1, behind) else None


def _heads_name(cutter: Cutter, line: Line) -> tuple[int, int] | None:
    """The beginning of a line that is a desk, a colon, and the name of who sits there (`Communications Office: Jane Doe, ...`)."""
    start = bulletless(cutter.folded, line)
    if not cutter.words.desks.opens(cutter.folded[start : start + 40].partition(" ")[0]):
        return None
    high = cutter.words.desks.match(cutter.folded, start, line.end)
    if high is None or " " not in cutter.folded[start:high] or cutter.text[high : high + 2] != ": ":
        return None
    words = [w.span() for w, _ in zip(_WORD.finditer(cutter.text, high + 2, line.end), range(3), strict=False)]
    named = any(cutter.shapes.name(words[0][0], cutter.shapes.strip(words[0][0], end)[1]) for _, end in words[1:])
    return (start, start) if named else None


_WORD = re.compile(r"\S+")


def begins_at(cutter: Cutter, lines: Lines, number: int, cue: tuple[int, int], anchors: Anchors) -> int:
    """Where a block begins: at its cue; but “Contact:” right before an address or number is but a label, and the name
    stands on the lines above."""
    if number and not lines[number].blank_before and _all_of(lines[number], cue):
        top = _top_of_stack(cutter, lines, number, cue)
        if top < number:
            return lines[top].start
    if (
        number
        and not lines[number].blank_before
        and _is_title(cutter, lines[number], cue)
        and _is_somebody(cutter, lines[number - 1])
    ):
        return lines[number - 1].start  # "Jane Doe", and below it "Press officer"
    first = next(anchors.from_(cue[1]), None)
    if cutter.folded.is_unspaced and (employer := _employer_above(cutter, lines, number, cue)) is not None:
        return employer
    if (
        first is None
        or first.start >= lines[number].end
        or cutter.text[cue[1] : first.start].strip(" :*_<([.-–")
        or number == 0
    ):
        return cue[0]
    return stack_above(cutter, lines, number) or cue[0]


def _is_somebody(cutter: Cutter, line: Line) -> bool:
    """Whether a line is a name, and perhaps titles around it."""
    if line.anchors or line.end - line.start > SHORT:
        return False
    pieces = cutter.cut(line.start, line.end, [])
    return sum(holds_name(cutter, p) for p in pieces) == 1 and {p.label for p in pieces} <= {
        "name",
        "role",
        "other",
        "caps",
    }


def _is_title(cutter: Cutter, line: Line, cue: tuple[int, int]) -> bool:
    """Whether a line with a cue says nothing but what somebody does, and for whom (`Rzecznik prasowy Uczelni`), or in which office."""
    whole = cutter.shapes.strip(line.start, line.end)
    if not line.anchors and ":" not in cutter.text[slice(*whole)] and cutter.shapes.is_role(*whole):
        return True
    return _all_of(line, cue) and cutter.shapes.is_desk(*cutter.shapes.strip(*cue))


def _top_of_stack(cutter: Cutter, lines: Lines, number: int, cue: tuple[int, int]) -> int:
    """The line that a contact begins with whose press office, or what its person does, is the line of words that also announce
    contacts: the first of its paragraph, if up to there each tells an organisation, a name or a role (`Example Trust`,
    `Inspector Jane Doe`, `Press office`); else the line of these words itself."""
    span = cutter.shapes.strip(*cue)
    if not cutter.shapes.is_desk(*span) and not cutter.shapes.is_role(*span):
        return number
    top = number
    while top > 0 and not lines[top].blank_before:
        top -= 1
        if number - top > _STACKED or lines[top].anchors or lines[top].end - lines[top].start > SHORT:
            return number
    if top == 0 and number > 1:
        return number
    labels = {p.label for line in lines[top:number] for p in cutter.cut(line.start, line.end, [])}
    return top if labels and labels <= _OF_STACKS else number


def labelled_from(cutter: Cutter, lines: Lines, label: int) -> int:
    """Where the lines begin whose last one holds a label (`E-mail: ...`): what stands before it says whose the address is."""
    line = cutter.text.rfind("\n", 0, label) + 1
    number = lines.number_at(label)
    first = cutter.folded[line:label].split()[:1]
    if first and first[0].strip(".:") not in cutter.words.labels:
        return line
    above = stack_above(cutter, lines, number) if not first else None
    if above is None and number and _is_titled(cutter, lines, number - 1):
        above = lines[number - 1].start
    return line if above is None else above


def _is_titled(cutter: Cutter, lines: Lines, number: int) -> bool:
    """Whether a line, with no empty one below, is nothing but what somebody does, however long, and their name behind it."""
    line = lines[number]
    if lines[number + 1].blank_before or line.anchors or line.end - line.start > _LONGEST_TITLE:
        return False
    pieces = cutter.cut(line.start, line.end, [])
    return len(pieces) == 1 and pieces[0].label == "role" and holds_name(cutter, pieces[0])


def stack_above(cutter: Cutter, lines: Lines, number: int) -> int | None:
    """Where the short lines right above a line begin, if one of them is a name: whose detail stands on the line."""
    top = number
    while (
        top > 0
        and number - top < 6
        and not lines[top].blank_before
        and lines[top - 1].end - lines[top - 1].start < SHORT
    ):
        top -= 1
    if any(cutter.shapes.name(*_up_to_mark(cutter, line)) for line in lines[top:number]):
        return lines[top].start
    if top < number and _are_several(cutter, lines[number - 1]):
        return lines[top].start
    if top == number and _is_of_firm(cutter, lines, number):
        return lines[number - 1].start
    if top == 0 or number - top < 2 or lines[top - 1].end - lines[top - 1].start >= SHORT:
        return None
    low, high = _up_to_mark(cutter, lines[top - 1])  # "Jane Doe, press office", an empty line, and the office
    signs = high < lines[top - 1].end - 3 and cutter.shapes.name(low, high) is not None
    return lines[top - 1].start if signs else None


def _are_several(cutter: Cutter, line: Line) -> bool:
    """Whether a line is the names of two people or more, joined by a word or comma (`Jane Doe and John Roe`)."""
    labels = [piece.label for piece in cutter.cut(line.start, line.end, [])]
    return len(labels) > 1 and set(labels) == {"name"}


def _is_of_firm(cutter: Cutter, lines: Lines, number: int) -> bool:
    """Whether the paragraph above a line is short, and nothing but a name and whom its bearer works for (`例示合同会社　見本花子`)."""
    if number < 1 or not lines[number].blank_before or not lines[number - 1].blank_before:
        return False
    above = lines[number - 1]
    if above.anchors or above.end - above.start >= SHORT:
        return False
    said = sorted(piece.label for piece in cutter.cut(above.start, above.end, []))
    return said in (["name", "org"], ["name", "org", "role"])


def _up_to_mark(cutter: Cutter, line: Line) -> tuple[int, int]:
    """A line up to its first comma or bracket (`Jane Doe, press office`)."""
    mark = _MARK.search(cutter.text, line.start, line.end)
    return cutter.shapes.strip(line.start, mark.start() if mark is not None else line.end)


def _all_of(line: Line, cue: tuple[int, int]) -> bool:
    return line.end - cue[1] <= 1 and cue[0] - line.start <= 1


def _employer_above(cutter: Cutter, lines: Lines, number: int, cue: tuple[int, int]) -> int | None:
    """In scripts without capitals: where the line above begins, if it is for whom those in charge work (`例示市 広報課`, `担当
    見本`), or the name of whom a role speaks."""
    if number == 0 or lines[number].blank_before or not is_unspaced(cutter.text[cue[0] : cue[1]]):
        return None
    above = lines[number - 1]
    raw = cutter.text[above.start : above.end]
    prose = len(raw) > 40 or "。" in raw or cutter.words.ends.match(cutter.folded, above.start, above.end) is not None
    if prose or above.anchors or raw.endswith("について"):
        return None
    announced = max(raw.rfind(":"), raw.rfind("："), 0)
    labels = {p.label for p in cutter.cut(above.start + announced, above.end, [])}
    said = "".join(cutter.folded[slice(*cue)].split())
    roled = cutter.shapes.is_role(*cue) and cutter.words.labels.get(said) != "name"
    kinds = {"name"} if roled else {"org", "desk"}
    return above.start if labels - {"label"} and labels <= kinds | {"label"} else None


def _introduces(cutter: Cutter, start: int, end: int) -> bool:
    """Whether what stands before a cue on its line is no sentence: a mark of release, a date, the end of another."""
    before = cutter.folded[start:end].rstrip()
    if before.endswith((".", ":", "|", ")", "）", "．", "、", ";", "!", "*", "]")) or before[-1:].isdigit():
        return True
    return any(start + len(before) - high <= 1 for _, high in cutter.words.release.spans(cutter.folded, start, end))


def _opens(cutter: Cutter, start: int, end: int, rest: str) -> bool:
    plain = rest.strip(_CLOSING)
    if not plain or cutter.text[start - 1] in ":：":
        return True  # the cue has its colon with it (`Press: press@...`)
    if rest.lstrip("* _")[:1] in (":", "：") or rest.lstrip()[:1] in "-–—(（【\n":
        return True
    colon = rest.find(":")
    whose = _WHOSE.match(rest)
    if whose is not None and cutter.shapes.name(
        *cutter.shapes.strip(start + whose.end(), start + max(colon, 0) or end)
    ):
        return True  # "Contact information for Jane Doe:"
    if 0 < colon < 60 and _name_follows(cutter, *cutter.shapes.strip(start + colon + 1, end)):
        return True  # "Contact for press and general questions: Jane Doe"
    low, high = cutter.shapes.strip(start, end)
    if len(plain) < 40 and territories.is_territory(cutter.text[low:high]):
        return True  # "Press office Europe"
    if len(plain) < _HEADING and _is_of_press(cutter, start) and _is_house(cutter, low, high):
        return True  # "Press contact Sample Hospital"
    first = cutter.text[low : low + 1]
    if first.isupper() and _is_of_press(cutter, start) and _name_before_number(cutter, start, end):
        return True  # "Press contact Sample Hospital Jane Doe 020 ..."
    if not first or len(plain) > 200:
        return bool(first) and first.isupper() and _name_follows(cutter, low, high)
    return _name_follows(cutter, low, high) or first in "+("


_HEADING = 60
"""So many characters at most say behind a cue whose contacts follow."""


def _is_of_press(cutter: Cutter, end: int) -> bool:
    """Whether the words of a line up to a place are about the press."""
    start = max(cutter.text.rfind("\n", max(0, end - NEAR_START), end) + 1, end - NEAR_START, 0)
    return speak_of_press(cutter.shapes.tokens(start, end))


def _name_before_number(cutter: Cutter, start: int, end: int) -> bool:
    """Whether a name stands before the first address or number of a line, which is near."""
    anchor = _ANCHOR.search(cutter.text, start, min(end, start + _NEAR))
    return anchor is not None and any(p.label == "name" for p in cutter.cut(start, anchor.start(), []))


def _is_house(cutter: Cutter, start: int, end: int) -> bool:
    if start >= end or not cutter.text[start].isupper():
        return False
    first = cutter.text[start:end].split()[0]
    return looks_like_acronym(first) or cutter.shapes.is_organisation(start, end)


def _name_follows(cutter: Cutter, start: int, end: int) -> bool:
    if cutter.folded.is_unspaced and start < end and is_unspaced(cutter.text[start]):
        number = _DIGIT.search(cutter.text, start, end)
        stop = number.start() if number is not None else end
        if 0 < stop - start < _TITLED:
            labels = {piece.label for piece in cutter.cut(start, stop, [])}
            house = labels == {"org"} and number is None and unspaced.is_hangul(cutter.text[start : start + 1])
            return (
                "name" in labels or labels == {"role"} or house
            )  # `取締役管理本部長 見本 次郎`, or the first cells of a row
    words = re.compile(r"\S+").finditer(cutter.text, start, end)
    first = [m.span() for m, _ in zip(words, range(3), strict=False)]
    if cutter.folded.is_unspaced and start < end and is_unspaced(cutter.text[start]):
        word = _UNSPACED_WORD.match(cutter.text, start, end)
        if word is not None and cutter.shapes.name(*word.span()) is not None:
            return True
    return any(cutter.shapes.name(start, stop) is not None for _, stop in first[1:])
