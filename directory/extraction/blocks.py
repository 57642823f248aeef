"""Where a release offers contacts: stretches opened by a cue, by a sentence that asks to get in touch, or by anchors
that stand together."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Literal

from directory.extraction.anchors import Anchor, Anchors
from directory.extraction.pieces import Cutter
from directory.values import emails
from directory.values.names import fold as fold_name

Opened = Literal["cue", "sentence", "mailbox", "signature"]

_GAP = re.compile(r"\s{3,}|\s{0,2}[\n\t]\s{0,2}")
_BULLET = re.compile(r"[\s*#>_=~•·●▪■◦|–—-]*")
_SENTENCE_END = re.compile(r"[.!?。]['\"”)]?(?:\s|$)")
_RULE = re.compile(r"\s*(?:[#*=_~–—-]\s?){3,}\s*|\s*-\s?30\s?-\s*|\s*30\s*")

MOST = 500
"""So many blocks are looked at in one document."""
LONG = 140
"""A line of so many characters without an address or number is prose."""
QUIET_LINES = 8
"""So many short lines without an address or number end a block: four names and four roles may stand in columns."""
WINDOW = 320
"""How far, in characters, a block reaches from its cue, or from one anchor to the next, within prose."""


@dataclass(frozen=True, slots=True)
class Line:
    start: int
    end: int
    anchors: int
    blank_before: bool


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch that offers contacts; `opened` says by what, `cue` where the opening words lie."""

    start: int
    end: int
    opened: Opened
    cue: tuple[int, int] | None


def find(cutter: Cutter, anchors: Anchors) -> list[Block]:
    """All blocks in the order of the text; none overlaps another."""
    lines = _lines(cutter.text, anchors)
    blocks = _cued(cutter, lines, anchors)
    blocks = _joined(blocks)
    blocks += _asked(cutter, anchors, blocks)
    blocks = _joined(blocks)
    standing = _anchored(cutter, lines, anchors, blocks)
    # Where the release offers contacts in words, names with addresses elsewhere are authors, translators and the like.
    offered = bool(blocks) or any(b.opened == "mailbox" for b in standing)
    blocks += [b for b in standing if b.opened == "mailbox" or not offered or _has_number(anchors, b)]
    return _joined(blocks)


def _has_number(anchors: Anchors, block: Block) -> bool:
    return any(a.field == "phone" for a in anchors.between(block.start, block.end))


def _lines(text: str, anchors: Anchors) -> list[Line]:
    """Lines of the text; white space of three or more also ends one."""
    lines: list[Line] = []
    at, blank = 0, False
    for gap in _GAP.finditer(text + "\n"):
        if gap.start() > at:
            lines.append(Line(at, gap.start(), len(anchors.between(at, gap.start())), blank))
        blank = gap.group().count("\n") > 1
        at = gap.end()
    return lines


def _cued(cutter: Cutter, lines: list[Line], anchors: Anchors) -> list[Block]:
    blocks: list[Block] = []
    cues = cutter.words.cues.all(cutter.index)
    starts = [low for low, _ in cues]
    for number, line in enumerate(lines):
        if len(blocks) >= MOST:
            break
        if blocks and line.start < blocks[-1].end:
            continue
        own = cues[bisect_left(starts, line.start) : bisect_left(starts, min(line.end, line.start + 400))]
        cue = _head_cue(cutter, line, own)
        if cue is not None:
            end = _extent(cutter, lines, number, cue, anchors)
            if end > cue[1]:
                start = _above(cutter, lines, number, cue, anchors)
                blocks.append(Block(max(start, blocks[-1].end if blocks else 0), end, "cue", cue))
    return blocks


def _head_cue(cutter: Cutter, line: Line, cues: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The words at which a line opens a block: a cue at its start, or behind a mark of release or a date, followed by
    nothing, by a colon, or by what can be a contact."""
    if not cues:
        return None
    folded = cutter.folded
    start = _bulletless(folded, line)
    for low, high in cues:
        before, rest = folded[start:low], folded[high : line.end]
        introduced = not before.strip() or _introduces(cutter, start, low)
        if not introduced and not (
            rest.lstrip().startswith(":") and len(before) <= 60 and not _SENTENCE_END.search(before)
        ):
            continue
        if _opens(cutter, high, line.end, rest):
            return (low if before.strip() and introduced else start, high)
    return None


def _above(cutter: Cutter, lines: list[Line], number: int, cue: tuple[int, int], anchors: Anchors) -> int:
    """Where a block begins: at its cue; but “Contact:” right before an address or number is but a label, and the name
    stands on the lines above."""
    first = next(anchors.from_(cue[1]), None)
    if (
        first is None
        or first.start >= lines[number].end
        or cutter.text[cue[1] : first.start].strip(" :*_<([.-–")
        or number == 0
    ):
        return cue[0]
    top = number
    while (
        top > 0 and number - top < 3 and not lines[top].blank_before and lines[top - 1].end - lines[top - 1].start < 70
    ):
        top -= 1
    named = any(cutter.name(*cutter.strip(line.start, line.end)) for line in lines[top:number])
    return lines[top].start if named else cue[0]


def _bulletless(folded: str, line: Line) -> int:
    found = _BULLET.match(folded, line.start, line.end)
    return found.end() if found is not None else line.start


def _introduces(cutter: Cutter, start: int, end: int) -> bool:
    """Whether what stands before a cue on its line is no sentence: a mark of release, a date, the end of another."""
    before = cutter.folded[start:end].rstrip()
    if before.endswith((".", ":", "|", ")", ";", "!", "*", "]")) or before[-1:].isdigit():
        return True
    return any(start + len(before) - high <= 1 for _, high in cutter.words.release.spans(cutter.folded, start, end))


def _opens(cutter: Cutter, start: int, end: int, rest: str) -> bool:
    plain = rest.strip(" *_#:：.-–—|)(")
    if not plain:
        return True
    if rest.lstrip("* _")[:1] in (":", "：") or rest.lstrip()[:1] in "-–—(（【\n":
        return True
    low, high = cutter.strip(start, end)
    first = cutter.text[low : low + 1]
    if not first or len(plain) > 200:
        return bool(first) and first.isupper() and _name_follows(cutter, low, high)
    return _name_follows(cutter, low, high) or first in "+("


def _name_follows(cutter: Cutter, start: int, end: int) -> bool:
    words = re.compile(r"\S+").finditer(cutter.text, start, end)
    first = [m.span() for m, _ in zip(words, range(3), strict=False)]
    return any(cutter.name(start, stop) is not None for _, stop in first[1:])


def _extent(cutter: Cutter, lines: list[Line], number: int, cue: tuple[int, int], anchors: Anchors) -> int:
    """Where a block that this line opens ends: at its last anchor, or behind the line after the cue."""
    text = cutter.text
    line = lines[number]
    last = _within(line, cue, anchors)
    if last:
        end = last
    elif line.end - cue[1] > LONG:
        end = min(line.end, cue[1] + 80)
    else:
        end = line.end
    named = len(text[cue[1] : line.end].strip(" :*_")) > 3
    quiet = 0
    for following in lines[number + 1 : number + 200]:
        if _RULE.fullmatch(text, following.start, following.end) and quiet + last:
            break
        if _is_end(cutter, following):
            break
        if following.anchors:
            if following.end - following.start > 3 * LONG:
                break
            if following.end - following.start > LONG and quiet > 2:
                break
            end, last, quiet, named = following.end, following.end, 0, True
            continue
        if following.end - following.start > LONG:
            break
        quiet += 1
        if quiet > QUIET_LINES:
            break
        if not last and not named:
            end, named = following.end, True
    return end


def _within(line: Line, cue: tuple[int, int], anchors: Anchors) -> int:
    """The end of the last anchor that hangs together with a cue on its own line, 0 if none does."""
    reach, last = cue[1] + WINDOW, 0
    for anchor in anchors.between(cue[1], line.end):
        if anchor.start > reach:
            break
        last, reach = anchor.end, anchor.end + 120
    return min(line.end, last + 40) if last and line.end - last < 60 else last


def _is_end(cutter: Cutter, line: Line) -> bool:
    if line.anchors:
        return False
    stop = cutter.words.ends.match(cutter.folded, _bulletless(cutter.folded, line), line.end)
    if stop is None:
        return False
    rest = cutter.folded[stop : line.end].strip(" :*_.")
    return not rest or (len(rest) < 60 and cutter.words.cues.match(rest, 0) is None)


def _asked(cutter: Cutter, anchors: Anchors, blocks: list[Block]) -> list[Block]:
    """Sentences such as “for more information call Jane Doe at ...”: from the asking words to the last anchor near."""
    found: list[Block] = []
    text = cutter.text
    for start, asked in cutter.words.asking.all(cutter.index):
        if len(found) >= MOST:
            break
        if (found and start < found[-1].end) or _inside(blocks, start):
            continue
        end, reach = 0, asked + WINDOW
        for anchor in anchors.from_(asked):
            between = text[max(end, asked) : anchor.start]
            if anchor.start > reach or "\n\n" in between or _inside(blocks, anchor.start):
                break
            ends = len(_SENTENCE_END.findall(between))
            if ends > 1 or (ends and end):
                break
            end, reach = anchor.end, anchor.end + 130
        if end:
            stop = text.find("\n", end)
            tail = min(end + 60, stop if stop >= 0 else len(text))
            found.append(Block(start, tail, "sentence", (start, asked)))
    return [b for b in found if not _decoyed(cutter, b)]


def _decoyed(cutter: Cutter, block: Block) -> bool:
    low = max(0, cutter.text.rfind("\n", 0, block.start), block.start - 160)
    return cutter.words.decoys.search(cutter.folded, low, block.end) is not None


def _anchored(cutter: Cutter, lines: list[Line], anchors: Anchors, blocks: list[Block]) -> list[Block]:
    """Without a cue: press mailboxes, and names with an address of their own right above or beside it."""
    found: list[Block] = []
    for number, line in enumerate(lines):
        if not line.anchors or _inside(blocks, line.start) or line.end - line.start > LONG:
            continue
        own = [a for a in anchors.between(line.start, line.end) if a.field == "email"]
        if not own:
            continue
        first = number
        while (
            first > 0
            and number - first < 4
            and not lines[first].blank_before
            and lines[first - 1].end - lines[first - 1].start < 90
        ):
            first -= 1
        last = number
        while (
            last + 1 < len(lines) and lines[last + 1].anchors and not lines[last + 1].blank_before and last - number < 3
        ):
            last += 1
        start, end = lines[first].start, lines[last].end
        block = Block(start, end, "signature", None)
        if _decoyed(cutter, block) or (found and start < found[-1].end):
            continue
        if any(_is_press(a.value) for a in own):
            found.append(Block(start, end, "mailbox", None))
        elif _signed(cutter, start, end, own):
            found.append(block)
    return found


def _is_press(address: str) -> bool:
    local = address.partition("@")[0]
    return emails.is_role_mailbox(address) and any(
        w in local for w in ("press", "prens", "stampa", "imprensa", "media", "medien", "tisk", "pers", "basin")
    )


def _signed(cutter: Cutter, start: int, end: int, own: list[Anchor]) -> bool:
    names = [p for p in cutter.cut(start, end, []) if p.label == "name"]
    return any(affinity(cutter.text[p.start : p.end], a.value) >= 2 for p in names for a in own)


def affinity(name: str, address: str) -> int:
    """How well an address fits a name: 3 forename and surname, 2 one of them, 1 initials, 0 not at all."""
    local = emails.normal(address).partition("@")[0]
    parts = [p for p in re.split(r"[^a-z]+", fold_name(name)) if p]
    long = [p for p in parts if len(p) > 2]
    hits = sum(p in local for p in long)
    if hits >= 2:
        return 3
    if hits == 1:
        return 2
    if not parts:
        return 0
    initials = "".join(p[0] for p in parts)
    squeezed = re.sub(r"[^a-z]", "", local)
    if squeezed and (squeezed == initials or (len(parts) > 1 and squeezed.startswith(parts[0][0] + parts[-1][:4]))):
        return 1
    return 0


def _inside(blocks: list[Block], at: int) -> bool:
    """Whether a place lies in one of the blocks, which stand in order and apart."""
    position = bisect_right(blocks, at, key=lambda b: b.start) - 1
    return position >= 0 and at < blocks[position].end


def _joined(blocks: list[Block]) -> list[Block]:
    """Overlapping blocks become one, opened by the stronger words."""
    order = {"cue": 0, "sentence": 1, "mailbox": 2, "signature": 3}
    joined: list[Block] = []
    for block in sorted(blocks, key=lambda b: (b.start, b.end)):
        if joined and block.start < joined[-1].end:
            first = joined.pop()
            stronger = min(first, block, key=lambda b: order[b.opened])
            block = Block(first.start, max(first.end, block.end), stronger.opened, stronger.cue)  # noqa: PLW2901
        joined.append(block)
    return joined
