"""For whom those work whom a block offers, where the line right below says it, the postal address further down, or a label on the
line above: outside of the block, which ends with the last number or address."""

from __future__ import annotations

import re
from collections.abc import Sequence

from directory.extraction import reasons
from directory.extraction.blocks.offering import Block
from directory.extraction.labels.held_at import desk_and_house
from directory.extraction.labels.items import Item
from directory.extraction.people.drafts import Draft, address_of, give
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.shapes import ABOUT
from directory.extraction.stretches.wholes import Piece
from directory.values import emails, phones

_LONGEST = 70
_EDGE = " \t*_#>()\\"
_MOST_LINES = 4
"""So many lines below a block may stand before the first of a postal address."""
_SEVERAL = 2
_UNFIT = re.compile(r"[@:;|!?©]|https?|www\.|\d{3}")
_PAGE = re.compile(r"<?(?:https?:|www\.)")
_POSTAL = re.compile(r"c/o\b|\d|p\.? ?o\.? box", re.IGNORECASE)


def with_houses(cutter: Cutter, block: Block, drafts: list[Draft]) -> list[Draft]:
    """The contacts of a block; those without an organisation with the one that stands so."""
    waiting = [d for d in drafts if not d.orgs and d.kind == "person" and d.anchored]
    if not waiting or len(waiting) != sum(d.kind == "person" for d in drafts):
        return drafts
    house = _above(cutter, block) if len(waiting) == 1 else None
    if house is not None:
        give(waiting[0], Item(house), reasons.AHEAD)
        return drafts
    hosts = {_host(address_of(p)) for d in waiting for p in d.emails}
    if len(hosts) < _SEVERAL:
        house = _below(cutter, block, next(iter(hosts), ""), single=len(waiting) == 1)
    if house is not None:
        for draft in waiting:
            give(draft, Item(house), reasons.FOOT)
    return drafts


def _host(address: str) -> str:
    return address.rpartition("@")[2]


def _above(cutter: Cutter, block: Block) -> Piece | None:
    """What a label on the line above a block says whose contacts these are (`Company: Harbourside`)."""
    end = cutter.text.rfind("\n", 0, block.start)
    if block.opened != "cue" or end < 0 or cutter.text[end : block.start].strip():
        return None
    low = cutter.text.rfind("\n", 0, end) + 1
    label, colon, _ = cutter.folded[low:end].partition(":")
    if not colon:
        return _heads_paragraph(cutter, low, end)
    if cutter.words.labels.get(label.strip(_EDGE)) != "org":
        return None
    start, end = cutter.shapes.strip(low + len(label) + 1, end)
    return _piece(cutter, start, end) if start < end and _can_be_house(cutter, start, end) else None


def _heads_paragraph(cutter: Cutter, low: int, end: int) -> Piece | None:
    """The organisation that is all of the line right above a cue, and begins a paragraph (`Example Agency on behalf of Sample Ltd`, and
    below it `Contact person: Jane Doe`), or whose desk that line names."""
    if end - low > 2 * _LONGEST:
        return None
    said = cutter.cut(low, end, [])
    if [piece.label for piece in said] == ["desk"] and (told := desk_and_house(cutter, said[0])) is not None:
        return _piece(cutter, *told[2:])
    if cutter.text[max(0, low - 2) : low] != "\n\n":
        return None
    if [piece.label for piece in said] != ["org"] or _UNFIT.search(cutter.text, low, end) is not None:
        return None
    return _piece(cutter, said[0].start, said[0].end)


def _below(cutter: Cutter, block: Block, host: str, *, single: bool) -> Piece | None:
    """The organisation on the line right below, or that a postal address further down begins with: called as the domain of the
    addresses, or, on the line right below a single person, of a kind that the tables know."""
    text = cutter.text
    at = text.find("\n", block.end)
    if at < 0 or text[block.end : at].strip(_EDGE):
        return None
    seen = 0
    for number in range(2 * _MOST_LINES):
        low = at + 1
        at = text.find("\n", low)
        at = len(text) if at < 0 else at
        start, end = cutter.shapes.strip(low, at)
        while start < end and text[start] in _EDGE:
            start += 1
        if start >= end:
            if at >= len(text):
                return None
            continue
        seen += 1
        if seen > _MOST_LINES or end - start > _LONGEST or _heads_foot(cutter, start, end):
            return None
        if not number or seen > 1:
            spelled = _is_spelled(cutter, start, end, host)
            known = not number and single and cutter.shapes.is_organisation(start, end) and _is_titled(text[start:end])
            if (spelled or known) and _can_be_house(cutter, start, end):
                behind = text[at + 1 : at + 2 * _LONGEST].partition("\n")[0].strip()
                follows = _POSTAL.search(behind) is not None or (not number and _PAGE.match(behind) is not None)
                short = len(behind) <= _LONGEST
                if short and (follows or at >= len(text.rstrip()) or (spelled and not number)):
                    return _piece(cutter, start, end)
        if ":" not in text[start:at] and _UNFIT.search(text, start, end) is None:
            return None
    return None


def _heads_foot(cutter: Cutter, start: int, end: int) -> bool:
    """Whether a line begins, or in languages that put such words last ends, as the heading of what is told about somebody."""
    ends = cutter.words.ends
    if ends.match(cutter.folded, start, end) is not None:
        return True
    return any(stop == end for _, stop in ends.spans(cutter.folded, start, end))


def _is_spelled(cutter: Cutter, start: int, end: int, host: str) -> bool:
    """Whether a domain is called as these words together."""
    words = "".join(cutter.shapes.tokens(start, end))
    return len(words) > 3 and words in [part.replace("-", "") for part in host.split(".")[:-1]]


def _is_titled(words: str) -> bool:
    """Whether half of the words or more begin with a capital: others are those of a headline."""
    capitals = [word[0].isupper() for word in words.split()]
    return 2 * sum(capitals) >= len(capitals)


def _can_be_house(cutter: Cutter, start: int, end: int) -> bool:
    raw = cutter.text[start:end]
    if len(raw) > _LONGEST or _UNFIT.search(raw) is not None or not any(map(str.isupper, raw)):
        return False
    tokens = cutter.shapes.tokens(start, end)
    if not tokens or tokens[0] in ABOUT or tokens[-1] in ABOUT:
        return False
    return not cutter.shapes.is_role(start, end) and not cutter.words.cues.is_whole(cutter.folded[start:end])


def _piece(cutter: Cutter, start: int, end: int) -> Piece:
    return Piece("org", start, end, cutter.line_of(start), -1)


_NEAR = 240
"""So many characters below somebody the number of the house stands at most."""
_STEM, _ENDING = 6, 3
"""Numbers of one house have so many first digits in common, and differ in so many last ones at most."""


def with_house_below(cutter: Cutter, drafts: Sequence[Draft]) -> None:
    """Give people without an organisation that of the nameless desk right below them whose address is at the same domain, or whose
    number begins as theirs: it is the house's (`Jane Doe, 030 23125-101`, and below it `Example Police`, `030 23125-0`)."""
    if not any(d.kind == "desk" and d.orgs and not d.names for d in drafts):
        return
    ordered = sorted(drafts, key=lambda d: d.start)
    for number, desk in enumerate(ordered):
        if desk.kind != "desk" or desk.names or len(desk.orgs) != 1 or not desk.anchored:
            continue
        below = desk.start
        for draft in reversed(ordered[max(0, number - _MOST_LINES) : number]):
            if draft.kind != "person" or draft.orgs or not 0 < below - draft.end <= _NEAR:
                break
            if not _is_of_house(cutter, draft, desk):
                break
            give(draft, Item(desk.orgs[0]), reasons.FOOT)
            below = draft.start


def _is_of_house(cutter: Cutter, draft: Draft, desk: Draft) -> bool:
    hosts = {_host(address_of(p)) for p in draft.emails} & {_host(address_of(p)) for p in desk.emails}
    if hosts - emails.FREE_MAIL:
        return True
    return any(
        _begin_alike(cutter.text[one.start : one.end], cutter.text[other.start : other.end])
        for one, _ in draft.phones
        for other, _ in desk.phones
    )


def _begin_alike(one: str, other: str) -> bool:
    """Whether two numbers differ in their last digits alone."""
    digits = phones.digits(one), phones.digits(other)
    alike = next((n for n, (a, b) in enumerate(zip(*digits, strict=False)) if a != b), 0)
    return alike >= max(_STEM, min(map(len, digits)) - _ENDING)
