"""Sections of a block that are for others than the press: what stands below `Visitor information` or `International sales`."""

from __future__ import annotations

import re

from directory.extraction.reasons import DECOY, LeftOut
from directory.extraction.stretches.by_line import by_line
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.wholes import Piece
from directory.extraction.words import across
from directory.extraction.words.fields import AND
from directory.extraction.words.vocabulary import speak_of_press

_LONGEST_HEADING = 60
_MARKS = " \t*_#:：.–—-=■◆●▼【】<>＜＞［］[]()（）"
_FEW = 4
"""A heading of so many words at most may end in the one that says for whom it is (`Theatrical world sales`)."""

_FOR_OTHERS, _FOR_PRESS, _FOR_ANY = "others", "press", "any"
_LONGEST_LED = 50
"""A heading above a list has so many characters at most."""
_WORDS = across.read("sections")
_OTHERS = across.folded(_WORDS["others"])
"""Whole headings, besides those with words of decoys."""


def without_sections(cutter: Cutter, pieces: list[Piece], left: list[LeftOut]) -> list[Piece]:
    """Without what stands below a heading, on a line of its own, that is for others: up to the empty line behind their
    addresses and numbers, or to a heading of the press; what is refused is added to `left`."""
    rows = by_line(pieces)
    if len(rows) < 3 or not any(_is_for_others(cutter, row) for row in rows[1:-1]):
        return pieces
    kept: list[Piece] = []
    closed, reached, last = (
        False,
        False,
        -1,
    )  # whether such a section is open, an address of it was met, and on which line
    for row in rows:
        if closed and (_is_of_press(cutter, row) or (reached and row[0].line - last > 1)):
            closed = False
        if row is not rows[0] and _is_for_others(cutter, row):
            closed, reached = True, False
        last = row[-1].line
        if not closed:
            kept += row
            continue
        reached = reached or any(p.anchor is not None for p in row)
        left += [LeftOut(p.start, p.end, p.label, DECOY) for p in row]
    return kept


def without_headed(cutter: Cutter, pieces: list[Piece], left: list[LeftOut]) -> list[Piece]:
    """Without what stands below a heading of a decoy (`For sales enquiries:`), up to the next heading, where another heading is
    the press's."""
    rows = by_line(pieces)
    headings = [_heading(cutter, row) for row in rows]
    if _FOR_OTHERS not in headings or _FOR_PRESS not in headings:
        return pieces
    kept: list[Piece] = []
    under: str | None = None
    for row, heading in zip(rows, headings, strict=True):
        under = heading or under
        if under == _FOR_OTHERS:
            left += (LeftOut(p.start, p.end, p.label, DECOY) for p in row if p.label in ("name", "email", "phone"))
        else:
            kept += row
    return kept


def is_heading(cutter: Cutter, said: str) -> bool:
    """Whether folded words, without the marks around them, head what is for others than the press."""
    words = cutter.words
    if words.others.is_whole(said) or words.decoys.is_whole(said):
        return True
    first = next((part for part in _parts(said) if part), "")
    if first != said and (words.others.is_whole(first) or words.decoys.is_whole(first)):
        return True
    if said.count(" ") >= _FEW or words.cues.search(said) is not None:
        return False
    found = words.decoys.search(said)
    return found is not None and found[1] == len(said) and words.desks.search(said) is None


def heads_line(cutter: Cutter, start: int, end: int) -> bool:
    """Whether a line begins at `start` with such a heading and a colon, before `end` (`Bookings: Jane Doe`)."""
    said, colon, _ = cutter.folded[start:end].partition(":")
    if not colon or "\n" in said or len(said) > _LONGEST_HEADING or said.strip(_MARKS) in cutter.words.labels:
        return False
    if cutter.words.others.is_whole(said.strip(_MARKS)):
        return True
    high = start + len(said)
    titled = cutter.shapes.is_role(*cutter.shapes.strip(start, high))
    return (
        not titled and is_heading(cutter, said.strip(_MARKS)) and not speak_of_press(cutter.shapes.tokens(start, high))
    )


_MEDIA = across.folded(_WORDS["media"])
_PROMOTERS = across.folded(_WORDS["promoted"])
_SCOPES = across.folded(_WORDS["scopes"]) | AND | {"&", "/"}


def is_scope(said: str) -> bool:
    """Whether folded words say for media of which reach somebody answers (`Nationale & internationale`)."""
    words = said.split()
    return 0 < len(words) < 4 and _SCOPES.issuperset(words)


def is_medium(said: str) -> bool:
    """Whether folded words say for which media of which region somebody answers (`UK Radio`, `Print & Online`)."""
    words = [word for word in said.replace("/", " ").replace("&", " ").split() if word]
    return 1 < len(words) < 5 and _MEDIA.issuperset(words) and not _PROMOTERS.isdisjoint(words)


_BETWEEN = re.compile(rf"[&+/,|]| {across.one_of(AND)} ")


def _parts(said: str) -> list[str]:
    """What a heading lists (`Tickets & information`)."""
    return [part.strip() for part in _BETWEEN.split(said)]


def _line(cutter: Cutter, row: list[Piece]) -> tuple[int, int]:
    low = cutter.text.rfind("\n", 0, row[0].start) + 1
    high = cutter.text.find("\n", row[-1].end)
    return low, high if high >= 0 else len(cutter.text)


def _is_for_others(cutter: Cutter, row: list[Piece]) -> bool:
    if any(p.anchor is not None for p in row) or row[0].cell != row[-1].cell:
        return False
    low, high = _line(cutter, row)
    if any(p.label == "cue" for p in row):  # "Info", in the words for an information desk
        return len(row) > 1 and cutter.words.others.is_whole(cutter.folded[low:high].strip(_MARKS))
    if high - low > _LONGEST_HEADING or speak_of_press(cutter.shapes.tokens(low, high)):
        return False
    said = cutter.folded[low:high].strip(_MARKS)
    if any(p.label in ("name", "role") for p in row):  # what somebody does, unless it is well known
        return cutter.words.others.is_whole(said)
    return is_heading(cutter, said)


def _is_of_press(cutter: Cutter, row: list[Piece]) -> bool:
    """Whether a line opens what is for the press again."""
    if row[0].label in ("cue", "desk"):
        return True
    return not any(p.anchor is not None for p in row) and speak_of_press(cutter.shapes.tokens(*_line(cutter, row)))


def _heading(cutter: Cutter, row: list[Piece]) -> str | None:
    """Whom the line of some pieces heads a list for; None where it is no heading."""
    if any(p.anchor is not None or p.label in ("name", "role") for p in row):
        return None
    low = cutter.text.rfind("\n", 0, row[0].start) + 1
    high = cutter.text.find("\n", row[-1].end)
    line = cutter.folded[low : high if high >= 0 else len(cutter.text)].strip(" *_#:")
    cued = any(p.label in ("cue", "desk") for p in row)
    if len(line) > _LONGEST_LED or not (cued or cutter.text[row[-1].end : row[-1].end + 3].strip("* ")[:1] == ":"):
        return None
    if speak_of_press(cutter.shapes.tokens(low, low + len(line))):
        return _FOR_PRESS
    if line in _OTHERS:
        return _FOR_OTHERS
    return _FOR_OTHERS if cutter.words.decoys.search(line) is not None else _FOR_ANY
