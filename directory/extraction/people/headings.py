"""A heading above people who each stand on a line of their own is everybody's: their organisation, or what they do."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from directory.extraction import reasons
from directory.extraction.labels.items import Item
from directory.extraction.people.bilingual import translates
from directory.extraction.people.drafts import Draft, address_of
from directory.extraction.people.offices import weight
from directory.extraction.people.served import heading
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.wholes import Piece
from directory.extraction.words import unspaced
from directory.extraction.words.folding import is_unspaced
from directory.records import Field
from directory.values import emails

_FROM_ABOVE = frozenset({reasons.AHEAD, reasons.SHARED_HEADING})


def headings_shared(cutter: Cutter, drafts: Sequence[Draft]) -> None:
    """Give what heads the first of several people, on lines that follow each other, to the others as well; then put what each does
    in its order."""
    if len(drafts) > 1:
        _share_house(cutter, drafts)
        _share_desk(drafts)
    for first, second in pairwise(drafts):
        line = _line(first)
        if line is not None and _line(second) == line and not second.orgs:
            _share_employer(cutter, first, second)
        if first.orgs and not second.orgs and second.kind == first.kind == "person" and cutter.folded.is_western:
            _share_at_domain(first, second)
        if line is None or _line(second) != line + 1:
            continue
        headed: tuple[tuple[Field, list[Piece], list[Piece]], ...] = (
            ("org", first.orgs, second.orgs),
            ("role", first.roles, second.roles),
        )
        for field, theirs, own in headed:
            heading = _heading(first, field, theirs, line)
            if heading is not None and not own:
                own.append(heading)
                second.why[field, heading.start] = reasons.SHARED_HEADING
    for draft in drafts:
        _titles_first(cutter, draft)


def _share_desk(drafts: Sequence[Draft]) -> None:
    """The desk that heads the first of several people, on a line of its own, is where all work who stand below it in the same way,
    each with details and without another title."""
    for number, first in enumerate(drafts[:-1]):
        role = first.roles[0] if len(first.roles) == 1 and first.names else None
        if role is None or role.kind != "desk" or role.line >= first.names[0].line or first.orgs or not first.anchored:
            continue
        others = drafts[number + 1 :]
        alike = all(d.kind == "person" and d.anchored and not d.roles and not d.orgs for d in others)
        if alike and first.why.get(("role", role.start)) in _FROM_ABOVE:
            for draft in others:
                draft.roles.append(role)
                draft.why["role", role.start] = reasons.SHARED_HEADING
        return


def _share_house(cutter: Cutter, drafts: Sequence[Draft]) -> None:
    """What stands on a line of its own above the first of several people, none of whom has an organisation besides, is for whom
    they all work, up to the one whom another such line heads."""
    first, *others = drafts
    if len(others) < 1 or len(first.orgs) != 1 or any(d.kind != "person" or not d.anchored for d in drafts):
        return
    house = first.orgs[0]
    if first.why.get(("org", house.start)) not in _FROM_ABOVE or house.kind == "for":
        return
    if not all(d.why.get(("org", org.start)) in _FROM_ABOVE for d in others for org in d.orgs):
        return
    if house.line >= min(p.line for p in (*first.names, *first.roles)):
        return
    raw = _raw(cutter, house)
    if (is_unspaced(raw) and not unspaced.is_part(raw)) or heading(cutter, house.start, house.end):
        return  # nobody works for "Europe"
    spaced = "\n\n" in cutter.text[house.end : first.names[0].start]
    for above, draft in pairwise(drafts):
        if draft.orgs:
            house = draft.orgs[0]  # the next house heads its own
            if house.kind == "for" or house.line >= min(p.line for p in (*draft.names, *draft.roles)):
                return
            continue
        if not spaced and "\n\n" in cutter.text[above.end : draft.start]:
            return  # the paragraph that it heads is over
        draft.orgs.append(house)
        draft.why["org", house.start] = reasons.SHARED_HEADING


def _share_employer(cutter: Cutter, first: Draft, second: Draft) -> None:
    """What stands before the first of several people on one line, each with a number (`예시재단 김예시(02-...), 이예시(02-...)`)."""
    for employer in first.orgs:
        headed = cutter.folded.is_unspaced or cutter.text[employer.end : employer.end + 2].lstrip()[:1] == ":"
        if (
            headed
            and employer.line == first.names[0].line
            and employer.end <= first.names[0].start
            and employer.kind != "for"
        ):
            second.orgs.append(employer)
            second.why["org", employer.start] = reasons.SHARED_HEADING
            return


def _share_at_domain(first: Draft, second: Draft) -> None:
    """What stands before the first of two people is for whom the next one works, too, if nothing says otherwise and both
    have their addresses at the same domain, which is no provider's for everybody."""
    house = first.orgs[0]
    ahead = first.why.get(("org", house.start)) in _FROM_ABOVE and house.kind != "for"
    if not ahead or len(first.orgs) != 1 or not first.emails or not second.emails:
        return
    hosts = {address_of(p).rpartition("@")[2] for p in (*first.emails, *second.emails)}
    if len(hosts) == 1 and hosts.isdisjoint(emails.FREE_MAIL):
        second.orgs.append(house)
        second.why["org", house.start] = reasons.SHARED_HEADING


def _heading(draft: Draft, field: Field, pieces: Sequence[Piece], line: int) -> Piece | None:
    """What came to somebody from a line above."""
    above = [p for p in pieces if p.line < line and draft.why.get((field, p.start)) in _FROM_ABOVE]
    return above[0] if above and len(above) == len(pieces) else None


def _line(draft: Draft) -> int | None:
    """The line on which a person stands with all details, but for what is above; None for others."""
    if draft.kind != "person" or not draft.anchored:
        return None
    line = draft.names[0].line
    return line if all(p.line == line for p in draft.pieces() if p.start >= draft.names[0].start) else None


def titles_of(cutter: Cutter, draft: Draft, title: Piece) -> list[Piece]:
    """What already says what somebody does; less than a label does, and a department above does not where a title follows, nor
    any in scripts without capitals (`홍보팀 홍길동 과장`)."""
    if title.kind == "said":
        return [role for role in draft.roles if role.kind == "said"]
    own = 1 if title.kind == "desk" else 0
    listed = bool(draft.names) and title.line == draft.names[-1].line and title.start > draft.names[-1].end
    return [
        role
        for role in draft.roles
        if _weight(cutter, draft, role) <= own
        and not (listed and _heads_name(cutter, draft, role))
        and not translates(cutter, title, role)
    ]


def _heads_name(cutter: Cutter, draft: Draft, role: Piece) -> bool:
    """Whether a role stands before a colon and the name (`Spokesperson: Jane Doe, Director`)."""
    ahead = role.end <= draft.names[0].start
    return ahead and cutter.text[role.end : role.end + 2].lstrip()[:1] in (":", "：")


def _weight(cutter: Cutter, draft: Draft, role: Piece) -> int:
    """How little a role says of what somebody does: 2 for a department above, 1 for a rank, 0 for a title."""
    if not draft.names:
        return 0
    if role.kind == "desk":
        above = role.start < draft.names[0].start
        return 2 if above or is_unspaced(cutter.text[role.start : role.end]) else 0
    return weight(cutter, role, draft.names[0])


def _titles_first(cutter: Cutter, draft: Draft) -> None:
    """What a label calls somebody's role is it; in scripts without capitals a title is, and no department or heading beside
    it: that is for whom somebody works, where nothing else says so."""
    said = [role for role in draft.roles if role.kind == "said"]
    if said:
        draft.roles = [*said, *(role for role in draft.roles if role.kind != "said")]
        return
    if len(draft.roles) > 1 and draft.names:
        draft.roles.sort(
            key=lambda role: max(_weight(cutter, draft, role), role.kind == "desk", _heads_name(cutter, draft, role))
        )
    if len(draft.roles) < 2 or not all(is_unspaced(cutter.text[role.start : role.end]) for role in draft.roles):
        return
    desks = [role for role in draft.roles if role.kind == "desk"]
    headings = [role for role in draft.roles if cutter.words.cues.is_whole(cutter.folded[role.start : role.end])]
    titles = [role for role in draft.roles if role not in desks and role not in headings]
    if not titles:
        return
    draft.roles = [*titles, *headings]
    if not draft.orgs and desks and draft.names and desks[0].line == draft.names[0].line:
        draft.orgs.append(desks[0])
        draft.why["org", desks[0].start] = reasons.WORKPLACE


def with_sections(cutter: Cutter, pending: Sequence[Item]) -> list[Item]:
    """What stands before a name, a department on the line below its organisation as the heading that somebody stands under
    (`見本協会`, `政策局 見本`), where no title does."""
    found: list[Item] = []
    for item in pending:
        raw = cutter.text[item.piece.start : item.piece.end]
        below = bool(found) and found[-1].label == "org" and item.piece.line > found[-1].piece.line
        if below and item.label == "org" and is_unspaced(raw) and unspaced.is_section(raw):
            found.append(Item(item.piece._replace(label="role", kind="desk")))
        else:
            found.append(item)
    return _with_parts(cutter, found)


def _with_parts(cutter: Cutter, pending: list[Item]) -> list[Item]:
    """What stands before a name, in scripts without spaces each part of a house as one with the house right before it, where a title
    says what its bearer does there (`見本役場 観光課`, `課長 見本`)."""
    charged = [i for i in pending if i.label == "role" and unspaced.is_charge(_raw(cutter, i.piece))]
    titles = [i for i in pending if i.label == "role" and (i.piece.kind != "desk" or i in charged)]
    if not titles or not any(is_unspaced(cutter.text[i.piece.start : i.piece.end]) for i in titles):
        return pending
    found: list[Item] = []
    for item in pending:
        if not (item.label == "role" and item.piece.kind == "desk" and unspaced.is_part(_raw(cutter, item.piece))):
            found.append(item)
        elif found and _is_right_behind(cutter, found[-1], item):
            found[-1] = Item(found[-1].piece._replace(end=item.piece.end))
        else:
            found.append(Item(item.piece._replace(label="org", kind=None)))
    return found


def _is_right_behind(cutter: Cutter, house: Item, part: Item) -> bool:
    """Whether nothing but white space, and one line end at most, stands between an organisation and a part of it."""
    between = cutter.text[house.piece.end : part.piece.start]
    return house.label == "org" and not between.strip() and between.count("\n") < 2


def _raw(cutter: Cutter, piece: Piece) -> str:
    return cutter.text[piece.start : piece.end]
