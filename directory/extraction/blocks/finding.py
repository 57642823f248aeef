"""Where a release offers contacts: stretches opened by a cue, by a sentence that asks to get in touch, or by anchors
that stand together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import partial

from directory.extraction.blocks import decoyed, release_heads
from directory.extraction.blocks.allied import begins_with_house, heads_speaker, named_alone
from directory.extraction.blocks.anew import QUIET_LINES, begins_anew
from directory.extraction.blocks.asked import asked
from directory.extraction.blocks.called import desks_called
from directory.extraction.blocks.cues import (
    SOON,
    begins_at,
    cues_by_line,
    head_cue,
    whose_desk,
)
from directory.extraction.blocks.forms import forms
from directory.extraction.blocks.furniture import without_feet
from directory.extraction.blocks.letterheads import is_letterhead, is_line_of_letterhead
from directory.extraction.blocks.lines import Line, Lines, bulletless, ends_as_prose, lines_of
from directory.extraction.blocks.mailboxes import (
    below_mark,
    end_below,
    paragraph_above,
    signed,
    signed_by_press,
)
from directory.extraction.blocks.offering import BLOCKS, LONG, Block, inside, joined, places
from directory.extraction.blocks.office_pages import office_pages
from directory.extraction.blocks.officers import officers, stacks
from directory.extraction.blocks.on_line import reach_of_cue
from directory.extraction.blocks.press_headings import heads_address
from directory.extraction.blocks.signed import names_several, signatures
from directory.extraction.blocks.stems import stem_cue
from directory.extraction.blocks.tabled import heads_table
from directory.extraction.blocks.to_the_press import heads, told
from directory.extraction.blocks.unanchored import last_role
from directory.extraction.details.anchors import Anchor, Anchors
from directory.extraction.reasons import DECOYED_LINES, NOBODY_SIGNS, OFFERED_ELSEWHERE, LeftOut
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.wholes import FOR, Piece
from directory.extraction.watch import Watch
from directory.records import Span
from directory.values import emails

_RULE = re.compile(r"\s*(?:[#*=_~–—-]\s?){3,}\s*|\s*-\s?30\s?-\s*|\s*30\s*")


def find(
    cutter: Cutter, anchors: Anchors, left: list[LeftOut], watch: Watch | None = None, feet: Sequence[Span] = ()
) -> list[Block]:
    """All blocks in the order of the text; none overlaps another. Stretches that were near to being one are added to
    `left`; `watch` is told of what was not looked at."""
    watch = Watch() if watch is None else watch
    lines = lines_of(cutter.folded, anchors, watch)
    if lines and anchors and anchors[-1].start > lines[-1].end:  # beyond the lines that are looked at
        anchors = Anchors(a for a in anchors if a.start < lines[-1].end)
    filled = (Block(*form, "cue", None) for form in forms(cutter, lines))
    blocks = joined([*filled, *_cued(cutter, lines, anchors, watch)])
    blocks += asked(cutter, lines, anchors, blocks, left, watch)
    blocks = joined(blocks)
    called = (Block(*desk, "sentence", None) for desk in desks_called(cutter, anchors))
    blocks = joined([*blocks, *(block for block in called if not inside(blocks, block.start))])
    blocks = joined([*blocks, *told(cutter, lines, anchors, blocks)])
    if not blocks:
        blocks = _lists(cutter, lines, anchors, blocks)
    blocks = joined([*blocks, *_signed_by_number(cutter, lines, anchors, blocks, watch)])
    blocks = joined([*blocks, *officers(cutter, lines, anchors, blocks)])
    blocks = joined([*blocks, *stacks(cutter, lines, anchors, blocks)]) or list(office_pages(cutter, lines))
    blocks = blocks or list(release_heads.numbers(cutter, lines, anchors))
    standing = _anchored(cutter, _standing(cutter, lines, anchors, blocks), blocks, left, watch)
    # Where the release offers contacts in words, names with addresses elsewhere are authors, translators and the like.
    offered = bool(blocks) or any(b.opened == "mailbox" for b in standing)
    for block in standing:
        if block.opened == "mailbox" or not offered or _has_number(anchors, block):
            blocks.append(block)
        else:
            left.append(LeftOut(block.start, block.end, "block", OFFERED_ELSEWHERE))
    blocks = [_to_last_end(anchors, block) for block in blocks]
    blocks = [block._replace(end=end_below(cutter, lines, anchors, block)) for block in blocks]
    return without_feet(joined(blocks), feet, anchors, left)


def _to_last_end(anchors: Anchors, block: Block) -> Block:
    """To the end of its last number, which may lie on the next line."""
    within = anchors.between(block.start, block.end)
    return block._replace(end=within[-1].end) if within and within[-1].end > block.end else block


def _has_number(anchors: Anchors, block: Block) -> bool:
    return any(a.field == "phone" for a in anchors.between(block.start, block.end))


def _cued(cutter: Cutter, lines: Lines, anchors: Anchors, watch: Watch) -> list[Block]:
    blocks: list[Block] = []
    cues = places(cutter.words.cues, cutter, watch)
    by_line = cues_by_line(lines, cues)
    # Only lines with a cue, and those soon before an address or number, can open a block.
    likely = {n for number in lines.anchored for n in range(max(0, number - SOON), number + 1)}
    for number in sorted(likely | by_line.keys()):
        line = lines[number]
        if blocks and line.start < blocks[-1].end:
            continue
        cue = heads_table(cutter, lines, number) or head_cue(cutter, line, by_line.get(number, []))
        cue = cue or stem_cue(cutter, lines, number)
        cue = cue or whose_desk(cutter, lines, number) or heads_address(cutter, lines, number, anchors)
        cue = cue or heads(cutter, lines, number, anchors)
        if cue is not None:
            end = _extent(cutter, lines, by_line.keys(), number, cue, anchors)
            if end > cue[1]:
                if watch.stops(len(blocks), watch.limits.blocks, BLOCKS):
                    break
                start = begins_at(cutter, lines, number, cue, anchors)
                blocks.append(Block(max(start, blocks[-1].end if blocks else 0), end, "cue", cue))
    return blocks


def _extent(  # noqa: PLR0913, PLR0917  # what is known of the whole text, and the line
    cutter: Cutter, lines: Lines, cued: Set[int], number: int, cue: tuple[int, int], anchors: Anchors
) -> int:
    """Where a block that this line opens ends: at its last anchor, or behind the line after the cue; `cued` are the lines with some."""
    text = cutter.text
    line = lines[number]
    last = reach_of_cue(cutter, line, cue, anchors)
    if last:
        end = last
    elif line.end - cue[1] > LONG:
        end = min(line.end, cue[1] + 80)
    else:
        end = line.end
    named = on_its_line = len(text[cue[1] : line.end].strip(" :*_")) > 3
    quiet, above = 0, line.end
    for at, following in enumerate(lines.after(number, 200), number + 1):
        if quiet + last and _RULE.fullmatch(text, following.start, following.end):
            break
        if _is_end(cutter, following) or _is_prose(cutter, following, quiet):
            break
        if (not last or following.blank_before) and begins_anew(cutter, lines, cued, at):
            break
        ends = is_letterhead if following.blank_before else is_line_of_letterhead
        if last and ends(cutter, lines, anchors, at):
            break
        row, above = "\n" in text[above : following.start], following.end
        if following.anchors:
            end, last, quiet, named = following.end, following.end, 0, True
            continue
        quiet += row
        if quiet > QUIET_LINES:
            break
        if not last and not named:
            end, named = following.end, True
    return end if last else last_role(cutter, lines, number, end, named=on_its_line)


def _is_prose(cutter: Cutter, line: Line, quiet: int) -> bool:
    """Whether a line is no part of a block any more: a paragraph, or a sentence about something else (thanks, the
    newsletter)."""
    length = line.end - line.start
    if not line.anchors:
        return length > LONG
    if length > 3 * LONG or (length > LONG and quiet > 2):
        return True
    return length > 60 and cutter.words.decoys.search(cutter.folded, line.start, line.end) is not None


def _is_end(cutter: Cutter, line: Line) -> bool:
    stop = cutter.words.ends.match(cutter.folded, bulletless(cutter.folded, line), line.end)
    if stop is None:
        return False
    if line.anchors:
        return cutter.words.decoys.search(cutter.folded, stop, line.end) is not None
    rest = cutter.folded[stop : line.end].strip(" :*_.")
    return not rest or (len(rest) < 60 and cutter.words.cues.match(rest, 0) is None)


_LETTER = re.compile(r"[^\W\d_]")


def _begins_next(cutter: Cutter, line: Line) -> bool:
    """Whether a line below a number is nothing but another name, and not for whom the one above works."""
    return not line.anchors and cutter.shapes.name(*cutter.shapes.strip(line.start, line.end)) is not None


def _standing(
    cutter: Cutter, lines: Lines, anchors: Anchors, blocks: list[Block]
) -> Iterator[tuple[Line, Block, list[Anchor]]]:
    """Short lines with an address outside the blocks, each with the lines right around it and its addresses."""
    text = cutter.text
    for number in lines.anchored:
        line = lines[number]
        first_word = _LETTER.search(text, line.start, line.end)  # behind the number of a list
        begins = first_word.start() if first_word is not None else line.start
        if inside(blocks, line.start) or inside(blocks, begins) or line.end - line.start > LONG:
            continue
        own = [a for a in anchors.between(line.start, line.end) if a.field == "email"]
        if not own:
            continue
        first = number
        while (
            first > 0
            and number - first < 4
            and not (lines[first - 1].anchors and _begins_next(cutter, lines[first]))
            and (not lines[first].blank_before or _spaced(lines, first))
            and lines[first - 1].end - lines[first - 1].start < 90
            and not ends_as_prose(text, lines[first - 1])
        ):
            first -= 1
        first = paragraph_above(cutter, lines, first)
        last = number
        while (
            last + 1 < len(lines) and lines[last + 1].anchors and not lines[last + 1].blank_before and last - number < 3
        ):
            last += 1
        yield line, Block(lines[first].start, lines[last].end, "signature", None), own


def _signed_by_number(
    cutter: Cutter, lines: Lines, anchors: Anchors, blocks: list[Block], watch: Watch
) -> Iterator[Block]:
    """Outside the blocks: who signs with name, role and number."""
    found = len(blocks)
    for start, end in signatures(cutter, lines, anchors, partial(inside, blocks)):
        block = Block(start, end, "signature", None)
        if not inside(blocks, start) and not decoyed.is_decoyed(cutter, block.start, block.end):
            if watch.stops(found, watch.limits.blocks, BLOCKS):
                break
            found += 1
            yield block


_SHORT = 50
"""Lines of a contact written one detail a paragraph are hardly ever longer, in characters."""


def _spaced(lines: Lines, number: int) -> bool:
    """Whether an empty line between two lines parts details, each a paragraph of its own: both are short, and an empty
    line stands before the upper one, too."""
    above, line = lines[number - 1], lines[number]
    return above.blank_before and max(above.end - above.start, line.end - line.start) < _SHORT


def _lists(cutter: Cutter, lines: Lines, anchors: Anchors, blocks: list[Block]) -> list[Block]:
    """Lines that follow each other, each a name with a number: people to call, even where no words say so."""
    found: list[Block] = []
    run: list[Line] = []
    last = -1
    for number in [*lines.anchored, len(lines) + 1]:
        line = lines[number] if number < len(lines) else None
        headed = line is not None and number > 0 and number - 1 != last and heads_speaker(cutter, lines[number - 1])
        if line is None or number != last + 1 + headed:
            _close(cutter, run, found)
        if line is not None:
            if not inside(blocks, line.start) and _names_number(
                cutter, line, anchors, in_list=len(run) > 1, headed=headed
            ):
                run.append(line._replace(start=lines[number - 1].start) if headed and not run else line)
            else:
                _close(cutter, run, found)
                if not inside(blocks, line.start) and names_several(cutter, line, anchors):
                    run += line, line
                    _close(cutter, run, found)
        last = number
    return found


def _close(cutter: Cutter, run: list[Line], found: list[Block]) -> None:
    """What a run of such lines is, where it ends."""
    if len(run) > 1 and not decoyed.is_decoyed(cutter, run[0].start, run[-1].end):
        found.append(Block(run[0].start, run[-1].end, "signature", None))
    run.clear()


def _names_number(cutter: Cutter, line: Line, anchors: Anchors, *, in_list: bool, headed: bool) -> bool:
    """Whether a line is a name and then a number, with little else; in a list of such lines a forename will do. Behind an
    organisation a name may have an address."""
    first = next(iter(anchors.between(line.start, line.end)), None)
    if first is None or line.end - line.start > LONG:
        return False
    pieces = cutter.cut(line.start, first.start, [])
    if headed and first.field == "phone" and named_alone(cutter, pieces):
        return True
    if pieces and begins_with_house(cutter, pieces):
        return True
    if first.field != "phone":
        return False
    if len(pieces) > 1 and ([p.label for p in pieces] == ["org", "name"] or _says_for_what(cutter, line, pieces)):
        return True
    return bool(pieces) and (pieces[0].label == "name" or (in_list and pieces[0].label == "caps"))


def _says_for_what(cutter: Cutter, line: Line, pieces: Sequence[Piece]) -> bool:
    """Whether a line says before a colon for what or where somebody answers, and behind it who does (`For Northern California: Jane
    Doe, ...`)."""
    colon = cutter.text.find(":", line.start, min(line.end, line.start + _SHORT))
    named = next((p for p in pieces if p.start > colon), None)
    if colon < 0 or named is None or named.label != "name" or named.start - colon > 3:  # a space or two
        return False
    before = [p for p in pieces if p.start < colon]
    if not before:
        return False
    served = before[0].label == "other" and cutter.folded[before[0].start : before[0].end].split()[0] in FOR
    return served or all(p.label in ("caps", "other", "place", "org", "cue") for p in before)


def _anchored(
    cutter: Cutter,
    standing: Iterable[tuple[Line, Block, list[Anchor]]],
    blocks: list[Block],
    left: list[LeftOut],
    watch: Watch,
) -> list[Block]:
    """Without a cue: press mailboxes, and names with an address of their own right above or beside it."""
    found: list[Block] = []
    tried = 0
    for line, block, own in standing:
        if found and block.start < found[-1].end:
            continue
        if watch.stops(len(blocks) + tried, watch.limits.blocks, BLOCKS):
            break
        tried += 1
        alone = Block(line.start, line.end, "mailbox", None)
        offers = any(emails.is_press_mailbox(a.value) for a in own)
        if (
            decoyed.is_decoyed(cutter, block.start, block.end)
            and offers
            and not decoyed.has_words(cutter, line.start, line.end)
        ):
            found.append(alone)  # "Media office: media@..." between the ticket office and the shop
            continue
        by_press = signed_by_press(cutter, block.start, block.end, own)
        if decoyed.is_decoyed(cutter, block.start, block.end) and not by_press:
            left.append(LeftOut(line.start, line.end, "block", DECOYED_LINES))
            continue
        if offers:
            found.append(block._replace(opened="mailbox"))
        elif (
            signed(cutter, block.start, block.end, own) or below_mark(cutter, line, own)
        ) and not decoyed.is_introduced(cutter, block.start):
            found.append(block)
        else:
            left += [LeftOut(a.start, a.end, "email", NOBODY_SIGNS) for a in own if not inside(blocks, a.start)]
    return found
