"""Which of the contacts found a release really offers: mailboxes of sites, hotlines and boilerplate are for others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from directory.extraction.blocks.offering import Block
from directory.extraction.blocks.office_pages import page_title
from directory.extraction.blocks.to_the_press import names_press
from directory.extraction.people.companies import companies_own, quoted_above
from directory.extraction.people.drafts import Draft, address_of
from directory.extraction.people.front_desks import besides_press, front_desks
from directory.extraction.people.humans import is_human
from directory.extraction.people.imprints import general_desks
from directory.extraction.reasons import (
    ASIDE,
    BOILERPLATE,
    COMPANYS_OWN,
    DECOY,
    DESK_NAME,
    IMPRINT,
    NO_HUMAN,
    NOBODYS_NUMBER,
    NOT_A_PRESS_MAILBOX,
    PAGE_FOOT,
    QUOTED,
    REPEATED,
    LeftOut,
    Reason,
)
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.wholes import Piece
from directory.extraction.words.folding import is_unspaced
from directory.extraction.words.forenames import has_forename
from directory.extraction.words.vocabulary import speak_of_press
from directory.values import emails, phones

_WORD = re.compile(r"[^\W\d_]")


def offered(cutter: Cutter, drafts: list[Draft], left: list[LeftOut]) -> list[Draft]:
    """Those that are for the press or for questions about the release, in their order; the others are added to `left`."""
    _name_no_humans(cutter, drafts, left)
    _name_desks(cutter, drafts)
    drafts = _without(drafts, NO_HUMAN, [d for d in drafts if not d.names and not d.anchored], left)
    drafts = _without(drafts, NOT_A_PRESS_MAILBOX, _side_desks(drafts), left)
    drafts = _without(drafts, NOBODYS_NUMBER, _nobodys_numbers(drafts), left)
    drafts = _without(drafts, ASIDE, _asides(cutter, drafts), left)
    drafts = _without(drafts, BOILERPLATE, [d for d in drafts if _is_boilerplate(cutter, d)], left)
    drafts = _without(drafts, COMPANYS_OWN, companies_own(cutter, drafts), left)
    drafts = _without(drafts, QUOTED, quoted_above(cutter, drafts), left)
    drafts = _without(drafts, IMPRINT, general_desks(cutter, drafts), left)
    drafts = _without(drafts, NOT_A_PRESS_MAILBOX, front_desks(cutter, drafts), left)
    drafts = _without(drafts, NOT_A_PRESS_MAILBOX, besides_press(cutter, drafts), left)
    drafts = _without(drafts, PAGE_FOOT, [d for d in drafts if _is_page_foot(cutter, d)], left)
    drafts = _without(drafts, DECOY, [d for d in drafts if _is_decoy(cutter, d)], left)
    if all(d.kind == "person" for d in drafts):
        return drafts
    given = Counter(address for d in drafts if d.names for address in set(map(address_of, d.emails)))
    return _without(drafts, REPEATED, [d for d in drafts if _is_repeated(cutter, d, given, drafts)], left)


def _name_no_humans(cutter: Cutter, drafts: list[Draft], left: list[LeftOut]) -> None:
    """What was taken for a name, and nothing says that a human is called so, is none: its details are those of a desk."""
    named = {id(d.block) for d in drafts if any(has_forename(cutter.text[p.start : p.end]) for p in d.names)}
    for draft in drafts:
        if draft.kind == "person" and not is_human(cutter, draft, beside=id(draft.block) in named):
            left += [LeftOut(piece.start, piece.end, piece.label, NO_HUMAN) for piece in draft.names]
            draft.kind, draft.names = "desk", []


def _has_all(cutter: Cutter, desk: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether somebody with a name has every address and number of a desk."""
    numbers = {phones.digits(cutter.text[p.start : p.end]) for p, _ in desk.phones}
    addresses = set(map(address_of, desk.emails))
    return bool(numbers and addresses) and any(
        addresses.issubset(map(address_of, d.emails))
        and numbers.issubset(phones.digits(cutter.text[p.start : p.end]) for p, _ in d.phones)
        for d in drafts
        if d.kind == "person"
    )


_UNITS = frozenset("team secretariat project projet proyecto progetto projeto projekt crew taskforce helpdesk".split())
"""What parts of organisations, and those who work together, are called: they answer by that name."""


def _name_desks(cutter: Cutter, drafts: list[Draft]) -> None:
    """A team or project that a mailbox by itself belongs to is what its desk is called, and no employer; the one contact of a press
    office's page is the office that the page is titled after."""
    title = page_title(cutter) if len(drafts) == 1 and not drafts[0].names and not drafts[0].orgs else None
    if title is not None and drafts[0].kind == "desk":
        drafts[0].names = [Piece("desk", *title, cutter.line_of(title[0]), -1)]
        drafts[0].why["name", title[0]] = DESK_NAME
    for draft in drafts:
        if draft.kind != "desk" or draft.names or len(draft.orgs) != 1:
            continue
        org = draft.orgs[0]
        tokens = cutter.shapes.tokens(org.start, org.end)
        if len(tokens) > 1 and not _UNITS.isdisjoint((*tokens[:2], tokens[-1])):
            draft.orgs, draft.names = [], [org]
            draft.why["name", org.start] = draft.why.get(("org", org.start), DESK_NAME)


def _is_repeated(cutter: Cutter, draft: Draft, given: Counter[str], drafts: Sequence[Draft]) -> bool:
    """`given` is how many contacts with a name have each address. A mailbox by itself that the release gives to somebody with a name as well (a page's foot repeats it)."""
    if draft.kind == "person":
        return False
    if (draft.phones or draft.orgs) and (draft.names or not _has_all(cutter, draft, drafts)):
        return False
    if not all(cutter.words.desks.is_whole(cutter.folded[p.start : p.end]) for p in draft.names):
        return False
    own = 1 if draft.names else 0
    return all(given[address_of(p)] > own for p in draft.emails)


def _without(drafts: list[Draft], reason: Reason, refused: list[Draft], left: list[LeftOut]) -> list[Draft]:
    if not refused:
        return drafts
    for draft in refused:
        left += [LeftOut(piece.start, piece.end, piece.label, reason) for piece in draft.pieces()]
    gone = set(map(id, refused))
    return [d for d in drafts if id(d) not in gone]


def _side_desks(drafts: list[Draft]) -> list[Draft]:
    """Beside the press's own mailbox, a list of others (`legal@`, `mobile@`) is the site's."""
    if not any(_is_press_desk(d) for d in drafts):
        return []
    side = [d for d in drafts if _is_side_desk(d)]
    of_block = Counter(id(d.block) for d in side)
    return [d for d in side if of_block[id(d.block)] > 1]


def _nobodys_numbers(drafts: list[Draft]) -> list[Draft]:
    """Where a block of contacts stands by itself, a number that a sentence gives nobody's name to is for others than the
    press (constituents, customers)."""
    if not any(d.block is not None and d.block.opened == "cue" and d.anchored for d in drafts):
        return []
    return [d for d in drafts if d.kind == "desk" and not d.emails and d.block and d.block.opened == "sentence"]


_NEAR = 200
"""Two contacts of one sentence stand so near each other, in characters."""
_RUNNING = 40
"""Words that open a block behind so many characters of their line are part of a paragraph."""


def _asides(cutter: Cutter, drafts: list[Draft]) -> list[Draft]:
    """Where a block names people for the press, a general mailbox that a sentence elsewhere gives is for everybody else (`For
    general questions write to info@...`, in what a firm says of itself)."""
    people = [d for d in drafts if d.block is not None and d.kind == "person"]
    if not any(d.block is not None and d.block.opened == "cue" for d in people):
        return []
    side = [d for d in drafts if _is_side_desk(d) and not any(_in_one_go(cutter, d, person) for person in people)]
    return [d for d in side if d.block is not None and _says_no_press(cutter, d, d.block)]


def _in_one_go(cutter: Cutter, desk: Draft, person: Draft) -> bool:
    """Whether a sentence gives a mailbox and then somebody to call (`write to ... or call Ada Probe`)."""
    ends = (piece.end for piece in desk.emails if 0 <= person.start - piece.end < _NEAR)
    return any("\n\n" not in cutter.text[end : person.start] for end in ends)


def _says_no_press(cutter: Cutter, draft: Draft, block: Block) -> bool:
    """Whether what offers a mailbox is a sentence, or words in a paragraph, that do not speak of the press."""
    line = cutter.text.rfind("\n", 0, draft.start) + 1
    words = cutter.shapes.tokens(line, draft.end)
    running = block.opened == "sentence" or (block.opened == "cue" and draft.start - line > _RUNNING)
    return running and not speak_of_press(words)


def _is_press_desk(draft: Draft) -> bool:
    return draft.kind == "desk" and any(p.anchor and emails.is_press_mailbox(p.anchor.value) for p in draft.emails)


def _is_side_desk(draft: Draft) -> bool:
    """A mailbox without a name or number that is not the press's."""
    bare = draft.kind == "desk" and not draft.names and not draft.phones and not draft.orgs
    return bare and not _is_press_desk(draft)


def _is_decoy(cutter: Cutter, draft: Draft) -> bool:
    """A mailbox without a name that its own line, or the one above, says is for something else (`Hotline`, `Sales`)."""
    if draft.kind == "person" or draft.names:
        return False
    if any(cutter.words.decoys.search(cutter.folded, p.start, p.end) for p in draft.orgs):
        return True  # "Box office opening hours"
    if not draft.emails or draft.emails[0].anchor is None:
        return False
    anchor = draft.emails[0].anchor
    if emails.is_press_mailbox(anchor.value):
        return False
    own = (
        draft.block is not None
        and draft.block.cue is not None
        and speak_of_press(cutter.shapes.tokens(*draft.block.cue))
    )
    if not own and emails.is_for_others(anchor.value):
        return True
    if draft.block is not None and draft.block.opened == "sentence" and draft.block.cue is not None:
        own = own or names_press(cutter, *draft.block.cue)
    if not own and any(cutter.words.decoys.is_whole(w) for w in re.split(r"[._-]", anchor.value.partition("@")[0])):
        return True
    if own and draft.block is not None and draft.block.opened == "sentence":
        return False
    line = cutter.text.rfind("\n", 0, anchor.start) + 1
    above = cutter.text.rfind("\n", 0, max(0, line - 1)) + 1
    return cutter.words.decoys.search(cutter.folded, max(above, anchor.start - 160), anchor.start) is not None


_HEADING = 80


def _is_boilerplate(cutter: Cutter, draft: Draft) -> bool:
    """Whether a mailbox or number by itself is offered in a sentence of what an organisation says of itself (`About Example Systems:
    ... For more information, call 020 ...`), which does not speak of the press."""
    if draft.kind == "person" or draft.names or draft.block is None or draft.block.opened != "sentence":
        return False
    if _is_press_desk(draft):
        return False
    line = cutter.text.rfind("\n", 0, draft.start) + 1
    if speak_of_press(cutter.shapes.tokens(line, draft.end)):
        return False
    high = len(cutter.text[max(0, line - _HEADING) : line].rstrip()) + max(0, line - _HEADING)
    above = cutter.text.rfind("\n", 0, high) + 1
    starts = [line, *([above] if high - above < _HEADING else [])]
    return any(_ABOUT.match(cutter.folded, start, start + _HEADING) is not None for start in starts)


_ABOUT = re.compile(r"[\s#*_>]{0,6}about (?!\d)(?:\w)")
_FOOT = 240
"""So many characters behind a copyright notice on one line belong to the foot of a page."""
_COPYRIGHT = re.compile(r"©|\(c\)\s?(?:19|20)\d\d|copyright")


def _is_page_foot(cutter: Cutter, draft: Draft) -> bool:
    """A general mailbox without a name right above the copyright line is the site's, not the release's."""
    if draft.kind == "person" or draft.names or draft.block is None or len(draft.emails) != 1:
        return False
    anchor, cue = draft.emails[0].anchor, draft.block.cue
    announced = cue is not None and draft.block.opened == "cue" and speak_of_press(cutter.shapes.tokens(*cue))
    if announced and cue is not None and not _WORD.search(cutter.text, cue[1], draft.start):
        return False  # "Press: info@example.org"
    if anchor is None or not anchor.value.startswith(("info", "contact", "kontakt", "hello", "mail", "office")):
        return False
    line = max(cutter.text.rfind("\n", 0, anchor.start) + 1, anchor.start - _FOOT)
    if _COPYRIGHT.search(cutter.folded, line, anchor.start) is not None:
        return True
    return _COPYRIGHT.search(cutter.folded, draft.block.end, draft.block.end + 160) is not None


def stands_by_itself(cutter: Cutter, block: Block, draft: Draft, pieces: list[Piece]) -> bool:
    """A name without address or number is a contact only right behind the cue, or in a row of such names; in
    scripts without capitals any word could be one."""
    if block.opened != "cue" or block.cue is None or not draft.names:
        return False
    if cutter.folded.startswith(("signed", "sgd", "signator"), block.cue[0]):
        return False  # who only signs
    text = cutter.text[draft.names[0].start : draft.names[0].end]
    for piece in pieces:
        if piece.start < block.cue[1] or piece.label == "cue":
            continue
        if piece.start == draft.names[0].start:
            return not is_unspaced(text)
        if piece.label not in ("name", "role", "org"):
            return False
    return False
