"""Sentences that ask to get in touch: “for more information call Jane Doe at ...”."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from directory.extraction.blocks import decoyed
from directory.extraction.blocks.called import VERBS_LAST, sentence_ends, subject
from directory.extraction.blocks.cues import NEAR_START, labelled_from
from directory.extraction.blocks.lines import Lines
from directory.extraction.blocks.offering import BLOCKS, LONG, WINDOW, Block, inside, places
from directory.extraction.details.anchors import Anchor, Anchors
from directory.extraction.reasons import DECOYED_SENTENCE, LeftOut
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.watch import Watch
from directory.records import Span
from directory.values import emails

_BEGINS = re.compile(r"(?:(?<=[.!?)\"”»]\s)|(?<=\s\s))(?=[A-ZÀ-Þ])")
_COLON = re.compile(r"(?: (?:and|&|et|und|y|e) \w{2,12})?\s?:")
_TAIL_END = re.compile(r"\n|(?<!\bext)[.!?。](?=\s|$)")
_LINE_TO = r"(?=(?:\S{2,20} ){1,3}(?:a line|a note|a message|an e-?mail) )"
_DROPPED = re.compile(
    rf"d(?<!\wd)rop {_LINE_TO}|s(?<!\ws)(?:end|hoot) {_LINE_TO}|g(?<!\wg)ive (?=(?:\S{{2,20}} ){{1,3}}a (?:call|ring|bell|shout) )"
)
"""A verb that asks to get in touch with whom it names before its object (`drop Jane a line at jane@...`). Each begins with its
letter, and only then with the start of a word, which would be looked for at every character."""
_GIVEN = frozenset(("drop", "send", "shoot", "give"))
_LINKED = re.compile(
    r"(?:e-?mail us here|email us|e-?mail here|send (?:an )?e-?mail|contact by e-?mail|e-?mail(?: \w{2,20}){0,2})(?: <| ?\(|\n)"
)
"""What is written over a link to the address of whose name stands above it."""
_LONGEST_HONORIFIC = 12
_PARAGRAPHS = 4
_SHORT = 60
_TAIL = 60
"""So many characters behind its last address or number may belong to a sentence that does not end soon."""
_NEXT = 130
"""So far from one address or number the next one stands."""


def asked(  # noqa: PLR0913, PLR0917  # all that is known of the text
    cutter: Cutter, lines: Lines, anchors: Anchors, blocks: list[Block], left: list[LeftOut], watch: Watch
) -> list[Block]:
    """The stretches from asking words to the last anchor near, outside of `blocks`; those that ask about something else are
    added to `left`."""
    found: list[Block] = []
    asking = sorted(
        {Span(*place) for place in places(cutter.words.asking, cutter, watch)}.union(_headings(cutter, lines))
    )
    said = not _GIVEN.isdisjoint(cutter.folded.words)
    if said and (" a line" in cutter.folded or "drop " in cutter.folded or "give " in cutter.folded):
        asking = sorted([*asking, *(Span(*found.span()) for found in _DROPPED.finditer(cutter.folded))])
    for words in asking:
        if (found and words.start < found[-1].end) or inside(blocks, words.start):
            continue
        end = _last_anchor(cutter, anchors, blocks, asking, words)
        if not end and cutter.shapes.language in VERBS_LAST:
            begin = subject(cutter, words.start)
            end = words.end if begin < words.start and next(iter(anchors.between(begin, words.start)), None) else 0
        if end:
            if watch.stops(len(blocks) + len(found), watch.limits.blocks, BLOCKS):
                break
            ends = _TAIL_END.finditer(cutter.text, end, end + LONG)
            stop = next((found for found in ends if not _is_of_title(cutter, found.start())), None)
            tail = stop.start() if stop is not None else min(end + _TAIL, len(cutter.text))
            behind = found[-1].end if found else 0
            start = _labelled_from(cutter, lines, blocks, words, behind)
            begin = max(subject(cutter, start), behind)
            begin = begin if begin < start and not inside(blocks, begin) else start
            found.append(Block(begin, tail, "sentence", (start, words.end)))
    kept: list[Block] = []
    for block in found:
        refused = _is_refused(cutter, block) and not decoyed.is_for_press(cutter, block.start)
        if not refused or _offers_press(cutter, anchors, block):
            kept.append(block)
        else:
            left.append(LeftOut(block.start, block.end, "block", DECOYED_SENTENCE))
    return kept


def _is_of_title(cutter: Cutter, at: int) -> bool:
    """Whether a full stop is that of a title before a name (`Mgr. Jana Vzorná`)."""
    word = cutter.text[max(0, at - _LONGEST_HONORIFIC) : at].split(" ")[-1].lstrip("(")
    return len(word) > 1 and cutter.text[at] == "." and cutter.shapes.is_honorific(word)


def _headings(cutter: Cutter, lines: Lines) -> Iterator[Span]:
    """Cues with a colon far within a line, as they stand where a whole release is one (`... energy.   Contacts: Jane Doe, ...`)."""
    for line in map(lines.__getitem__, lines.anchored):
        if line.end - line.start < NEAR_START:
            continue
        for begins in _BEGINS.finditer(cutter.text, line.start + NEAR_START, line.end):
            stop = cutter.words.cues.match(cutter.folded, begins.start(), line.end)
            if stop is not None and _COLON.match(cutter.text, stop) is not None:
                yield Span(begins.start(), stop)


def _is_refused(cutter: Cutter, block: Block) -> bool:
    """Whether a sentence asks about something else; what it says of whom it names first (`The author, Jane Doe, can be reached
    at ...`) tells nothing."""
    named_first = block.cue is not None and block.start < block.cue[0]
    if named_first and block.cue is not None:
        return decoyed.has_words(cutter, block.cue[0], block.end)
    return decoyed.is_decoyed(cutter, block.start, block.end)


def _last_anchor(cutter: Cutter, anchors: Anchors, blocks: list[Block], asking: list[Span], words: Span) -> int:
    """The end of the last anchor that these words ask to use, 0 where there is none."""
    following = bisect_left(asking, Span(words.end, 0))
    again = asking[following].start if following < len(asking) else len(cutter.text)
    end, reach = 0, words.end + WINDOW
    for anchor in anchors.from_(words.end):
        if anchor.start > reach:
            break
        low = max(end, words.end)
        if "\n\n" in cutter.text[low : anchor.start] or inside(blocks, anchor.start):
            break
        ends = sentence_ends(cutter, low, anchor.start)
        if ends > 1 or (ends and end and not _is_labelled(cutter, end, anchor)):
            break
        if ends and again < anchor.start and sentence_ends(cutter, words.end, again):
            break  # it is the next sentence that offers it
        end, reach = anchor.end, anchor.end + _NEXT
    return end


_AFTER_HOURS = 60


def _is_labelled(cutter: Cutter, end: int, anchor: Anchor) -> bool:
    """Whether nothing but a label stands between one number and the next, in a sentence of its own (`020 ... After hours: 077
    ...`)."""
    if anchor.field != "phone" or anchor.start - end > _AFTER_HOURS:
        return False
    said = " ".join(cutter.folded[end : anchor.start].strip(" .:;,()\n").split())
    return cutter.words.labels.get(said) in ("phone", "mobile", "fax")


def _labelled_from(cutter: Cutter, lines: Lines, blocks: list[Block], words: Span, behind: int) -> int:
    """Where the asking words begin; but of a label (`E-mail: ...`) where its line does, not before `behind` nor within one of the
    blocks: who has that address stands there."""
    labelled = (
        cutter.text[words.end : words.end + 1] in (":", ".") and cutter.folded[slice(*words)] in cutter.words.labels
    )
    if not labelled and _LINKED.match(cutter.folded, words.start) is None:
        return words.start
    low = labelled_from(cutter, lines, words.start)
    if not labelled and low >= cutter.text.rfind("\n", 0, words.start) + 1:
        low = _spaced_name(cutter, lines, words.start)
    low = max(low, behind, words.start - LONG)
    return low if not inside(blocks, low) else words.start


def _spaced_name(cutter: Cutter, lines: Lines, at: int) -> int:
    """Where the name stands whose details are a paragraph each, above the words of a link to its address; the place of these words
    where none does."""
    number = lines.number_at(at)
    if number < 1 or lines[number].start != at:
        return at
    for above in range(number - 1, max(-1, number - 1 - _PARAGRAPHS), -1):
        line = lines[above]
        if line.end - line.start > _SHORT:
            return at
        if not line.anchors and cutter.shapes.name(*cutter.shapes.strip(line.start, line.end)) is not None:
            return line.start
    return at


def _offers_press(cutter: Cutter, anchors: Anchors, block: Block) -> bool:
    """Whether a press office is to be written to, or interviews are offered, whatever else the sentence speaks of."""
    first = next(anchors.from_(block.start), None)
    if first is not None and decoyed.offers_interview(cutter, block.start, first.start):
        return True
    return any(a.field == "email" and emails.is_press_mailbox(a.value) for a in anchors.between(block.start, block.end))
