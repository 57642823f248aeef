"""What the contacts read so far say of the next detail: whether it goes on with them, or begins something of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from directory.extraction.blocks.called import sentence_ends
from directory.extraction.labels.items import Item
from directory.extraction.people.drafts import Draft, address_of
from directory.extraction.people.pairs import between_names, headed_apart
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.wholes import Piece
from directory.extraction.words import unspaced
from directory.extraction.words.folding import is_unspaced
from directory.extraction.words.vocabulary import speak_of_press
from directory.values import emails

AHEAD = 60
"""A detail is compared with so many contacts and details around it: more stand in no block."""
_GENERATION = re.compile(r",? (?:[JS]r(?:\.|(?=\W))|I{2,3}(?=\W)|IV(?=\W))")
"""What tells somebody from an older one of the family: part of the name, and no title."""


def with_generation(cutter: Cutter, name: Piece) -> Piece:
    """A name with what tells its bearer from an older one of the family (`Joseph Doe Jr.`)."""
    suffix = _GENERATION.match(cutter.text, name.end)
    return name if suffix is None else name._replace(end=suffix.end())


def stands_nearer(cutter: Cutter, title: Item, rest: Sequence[Item], line: int) -> bool:
    """Whether a title or organisation begins a line right above a name, and those before it end further up: `line` is that of the last
    detail."""
    name = rest[0].piece if rest and rest[0].label == "name" else None
    if name is None or title.piece.line - line < 2 or not 0 <= name.line - title.piece.line <= 1:
        return False
    begins = cutter.text.rfind("\n", 0, title.piece.start) + 1
    label, colon, rest_of_line = cutter.text[begins : title.piece.start].partition(":")
    return not (rest_of_line if colon else label).strip(" \t-*•–·>#_")


def is_in_one_stack(cutter: Cutter, draft: Draft, piece: Piece) -> bool:
    """Whether a line goes on below the name of the person before it: few lines on, with no empty line between, or with one
    behind each."""
    name = draft.names[-1] if draft.names else None
    if name is None or not 0 < piece.line - name.line <= 6:
        return False
    lines = cutter.text[name.end : piece.start].split("\n")[1:-1]
    return not any(map(str.strip, lines[::2])) if any(not line.strip() for line in lines) else len(lines) < 3


_HEADING = re.compile(r"\n[ \t]*\n[ \t*_#]*(?P<said>[^\n:：@]{4,60}?)[ *_]*[:：][ *_]*\n")


def is_headed_apart(cutter: Cutter, group: Sequence[Draft], piece: Piece) -> bool:
    """Whether a paragraph that is no label but ends in a colon stands between somebody without an address and one that spells no name:
    that is for those whom the paragraph names (`Jane Doe`, `020 ...`, `Other questions:`, `info@...`)."""
    if any(d.emails for d in group) or not all(d.phones and d.names for d in group):
        return False
    end = max(d.end for d in group)
    found = _HEADING.search(cutter.text, end, piece.start) if piece.start - end < _FAR else None
    if found is None or any(
        emails.affinity(cutter.text[n.start : n.end], address_of(piece)) for d in group for n in d.names
    ):
        return False
    said = cutter.folded[slice(*found.span("said"))].strip()
    labels = cutter.words.labels
    return said.rstrip(".") not in labels and not any(word.strip(".") in labels for word in said.split())


_FAR = 200
"""An address so many characters behind somebody's details at most is looked at for a heading between."""


def goes_on_labelled(cutter: Cutter, group: Sequence[Draft], piece: Piece) -> bool:
    """Whether a label stands before an address whose line goes on below one person's name, each of whose details is a paragraph of
    its own (`Press secretary: Jane Doe`, `Tel.: ...`, `E-mail: ...`)."""
    line = cutter.text.rfind("\n", 0, piece.start) + 1
    label = cutter.folded[line : piece.start].strip(" *_-–").rstrip(": ")
    spaced = cutter.text[max(0, line - 2) : line] == "\n\n"
    if (
        not spaced
        or len(group) != 1
        or group[0].emails
        or not group[0].phones
        or cutter.words.labels.get(label) != "email"
    ):
        return False
    below = group[0].phones[-1][0].line > group[0].names[-1].line if group[0].names else False
    return below and is_in_one_stack(cutter, group[0], piece)


def has_own_address(group: Sequence[Draft], organisation: Item, following: Item | None) -> bool:
    """Whether the address of a function stands behind an organisation on its line, and those above have one already."""
    if following is None or following.label != "email" or following.piece.line != organisation.piece.line:
        return False
    return emails.is_role_mailbox(address_of(following.piece)) and all(d.emails for d in group)


def is_said_anew(cutter: Cutter, drafts: Sequence[Draft], title: Item, *, leads: bool) -> bool:
    """Whether a title before a name, which it `leads`, stands in another sentence than those before (`Jane Doe, 020 ... At night,
    please ring the duty officer, John Roe, ...`)."""
    closed = leads and bool(drafts) and drafts[-1].anchored and drafts[-1].end <= title.piece.start
    return closed and sentence_ends(cutter, drafts[-1].end, title.piece.start) > 0


def have_no_address(drafts: Sequence[Draft], group: Sequence[Draft]) -> bool:
    """Whether several people stand above, with numbers and without an address: a mailbox below is nobody's own."""
    people = [d for d in drafts[-AHEAD:] if d.kind == "person"]
    return len(people) > 1 and all(d.phones and not d.emails for d in people) and len(group) == 1


def heads_line(organisation: Item, rest: Sequence[Item]) -> bool:
    """Whether a role and then a name follow an organisation on its line."""
    said = [item.label for item in rest if item.piece.line == organisation.piece.line]
    return said[:2] == ["role", "name"]


def are_office(pending: Sequence[Item], name: Piece) -> bool:
    """Whether what stands before a name is an organisation, a part of it, and a number, all on one line above (`Example Town,
    Press and Communications, tel. ...`)."""
    said = [item.label for item in pending]
    if (
        said[:2] not in (["org", "role"], ["org", "desk"])
        or "phone" not in said[2:]
        or set(said[2:]) - {"phone", "email"}
    ):
        return False
    return len({item.piece.line for item in pending}) == 1 and name.line > pending[0].piece.line


def heads_press(cutter: Cutter, item: Item, rest: Sequence[Item]) -> bool:
    """Whether a single word for the press and a colon stand right before an address or number (`Press: press@...`)."""
    following = rest[0] if rest and item.label in ("role", "desk", "org") else None
    if following is None or following.label not in ("email", "phone") or following.piece.line != item.piece.line:
        return False
    words = cutter.shapes.tokens(item.piece.start, item.piece.end)
    if len(words) != 1 or not speak_of_press(words):
        return False
    return cutter.text[item.piece.end : following.piece.start].strip(" *_<") == ":"


def opens_row(group: Sequence[Draft], number: Item, rest: Sequence[Item], line: int) -> bool:
    """Whether a number begins a row for another desk: those above are desks of a line each, their number before their address,
    and an address follows on its line; `line` is that of the last detail."""
    desk, piece = group[-1], number.piece
    if desk.kind != "desk" or desk.names or not desk.emails or not desk.phones or piece.line <= line:
        return False
    if desk.phones[0][0].line != desk.emails[0].line or desk.phones[0][0].start > desk.emails[0].start:
        return False
    return any(item.label == "email" and item.piece.line == piece.line for item in rest)


def with_joined(
    cutter: Cutter, drafts: Sequence[Draft], served: list[Draft], number: Item, rest: Sequence[Item]
) -> list[Draft]:
    """Whom a number serves behind people named in one go, each with an address in brackets (`Jane Doe (jane@...) and John Roe
    (john@...), 020 ...`): all of them, where no more people follow on its line."""
    if len(served) != 1 or len(drafts) < 2 or served[0] is not drafts[-1] or not served[0].emails:
        return served
    if ")" not in cutter.text[served[0].emails[-1].end : number.piece.start].rstrip(" ("):
        return served  # "(kit@example.org, 020 ...)"
    if any(item.label == "name" and item.piece.line == number.piece.line for item in rest):
        return served
    first = len(drafts) - 1
    while first and _is_joined(cutter, drafts[first - 1], drafts[first]):
        first -= 1
    return served if first == len(drafts) - 1 else list(drafts[first:])


def _is_joined(cutter: Cutter, draft: Draft, following: Draft) -> bool:
    """Whether one with only an address in brackets goes on to the next such one with a comma or a word like `and`."""
    if not all(d.kind == "person" and d.emails and not d.phones and len(d.names) == 1 for d in (draft, following)):
        return False
    ends, low = draft.emails[-1].end, draft.names[0].end
    between = cutter.text[ends : following.names[0].start]
    bracketed = between.startswith(")") and "(" in cutter.text[low : draft.emails[0].start] and "\n" not in between
    mark = between[1:].strip(" ,")
    return bracketed and (not mark or cutter.shapes.is_join(mark))


_SQUEEZED = 5
"""So many letters of a mailbox tell whose it is."""


def is_of_house(cutter: Cutter, drafts: Sequence[Draft], address: str) -> bool:
    """Whether a mailbox is called as the organisation of several people who all have numbers and no address (`Save the River`,
    savetheriver@...): it is nobody's own."""
    people = [d for d in drafts[-AHEAD:] if d.kind == "person"]
    if len(people) < 2 or not all(d.phones and not d.emails for d in people):
        return False
    local = "".join(filter(str.isalpha, address.partition("@")[0]))
    houses = {"".join(filter(str.isalnum, cutter.folded[o.start : o.end])) for d in people for o in d.orgs}
    spelled = any(emails.affinity(cutter.text[n.start : n.end], address) for d in people for n in d.names)
    return len(local) >= _SQUEEZED and not spelled and any(local in house for house in houses)


def signs_list(drafts: Sequence[Draft], organisation: Item, behind: Item | None) -> bool:
    """Whether an organisation with the mailbox of a function on its line stands below those who speak for it, a line each."""
    if organisation.label != "org" or behind is None or behind.label != "email" or not are_one_liners(drafts):
        return False
    same = behind.piece.line == organisation.piece.line
    return same and emails.is_role_mailbox(address_of(behind.piece))


def are_one_liners(drafts: Sequence[Draft]) -> bool:
    """Whether several people stand above, each with a number on the line of the name: a mailbox below is nobody's own."""
    people = [d for d in drafts[-AHEAD:] if d.kind == "person"]
    return len(people) > 1 and all(d.phones and d.phones[0][0].line == d.names[-1].line for d in people)


_MARKS = re.compile("[,،،、；：（）]")
_SMALL = 3
"""Small words of most languages have so many letters at most: no table has all of them."""


def is_asked_anew(cutter: Cutter, group: Sequence[Draft], item: Item) -> bool:
    """Whether words stand between a number and an address (`or write to press@...`), more than `or` and a comma."""
    between = cutter.folded[max(d.end for d in group) : item.piece.start]
    said = _MARKS.sub(" ", between).split()
    small = cutter.words.stopwords
    return any(
        w.strip(":.") not in cutter.words.labels
        and not cutter.shapes.is_join(w)
        and w not in small
        and (len(w) > _SMALL or is_unspaced(w))
        for w in said
    )


def is_said_apart(cutter: Cutter, draft: Draft, item: Item) -> bool:
    """Whether a sentence ends between somebody's details and the next."""
    return sentence_ends(cutter, draft.end, item.piece.start) > 0


def is_below_number(cutter: Cutter, group: Sequence[Draft], title: Item, following: Item | None) -> bool:
    """Whether a title by itself stands between the line of somebody's name and number, who has no title yet, and that of the address
    that spells the name (`Jane Doe, 020 ...`, `Senior Manager`, `jane.doe@example.org`)."""
    person = group[-1] if len(group) == 1 else None
    if title.label != "role" or person is None or person.kind != "person" or person.roles or person.emails:
        return False
    line = title.piece.line
    if following is None or following.label != "email" or following.piece.line != line + 1:
        return False
    if not person.phones or any(p.line != line - 1 for p in (person.names[-1], person.phones[-1][0])):
        return False
    name = person.names[0]
    return emails.spells(cutter.text[name.start : name.end], address_of(following.piece))


_OFFICE = re.compile(
    r"(?:(?:main|press|media|head|our) )?(?:office|switchboard|newsroom|landline)(?: (?:phone|line|number|tel))?\s?[:.]? ?$"
)


def have_office(cutter: Cutter, drafts: Sequence[Draft], number: Item, line: int) -> list[Draft]:
    """The people of a line each, with a number of their own on it, below whom the number of their office stands on a line of its own;
    none where it is only the last one's."""
    begins = cutter.text.rfind("\n", 0, number.piece.start) + 1
    if number.piece.line != line + 1 or _OFFICE.match(cutter.folded, begins, number.piece.start) is None:
        return []
    people = [d for d in drafts[-AHEAD:] if d.kind == "person"]
    alike = len(people) > 1 and all(
        len(d.phones) == 1 and max(p.line for p in d.pieces()) == d.names[-1].line == d.phones[0][0].line
        for d in people
    )
    return people if alike and len(people) == len(drafts[-AHEAD:]) else []


_COMMAS = frozenset("、，・,/／")


def are_listed(cutter: Cutter, pending: Sequence[Item], draft: Draft, name: Piece) -> bool:
    """In scripts without spaces: whether a name stands behind another on its line, with nothing between but a comma and what its
    own bearer does (`課長　見本、係長　例田`)."""
    last = draft.names[-1]
    if not cutter.folded.is_unspaced or last.line != name.line:
        return False
    titles = [item.piece for item in pending if item.label in ("role", "org") and item.piece.start > last.end]
    behind = titles[0].start if titles else name.start
    near = not titles or name.start - titles[-1].end <= 1
    own = [role.end for role in draft.roles if 0 <= role.start - last.end <= 1]  # `김예시 과장, 박보기 사무관`
    between = unspaced.without_readings(cutter.text[max(last.end, *own, 0) : behind])
    return near and between.strip() in _COMMAS


def leads_listed(cutter: Cutter, draft: Draft, desk: Item, rest: Sequence[Item]) -> bool:
    """Whether a desk stands between a comma and a name, in scripts without spaces (`事務局長　見本、広報担当　例田`)."""
    if not cutter.folded.is_unspaced or not draft.names or not rest or rest[0].label != "name":
        return False
    last, name = draft.names[-1], rest[0].piece
    between = cutter.text[last.end : desk.piece.start].strip()
    return last.line == name.line and name.start - desk.piece.end <= 1 and between in _COMMAS


def is_of_last(cutter: Cutter, group: Sequence[Draft], title: Piece) -> bool:
    """In scripts without spaces: whether a title stands right behind the last of several names, as one does behind those
    before."""
    if len(group) < 2 or not cutter.folded.is_unspaced or group[-1].roles or not group[-1].names:
        return False
    behind = [role.start - d.names[-1].end for d in group[:-1] if d.names for role in d.roles[:1]]
    return 0 <= title.start - group[-1].names[-1].end <= 1 and bool(behind) and all(0 <= gap <= 1 for gap in behind)


def go_on(cutter: Cutter, group: Sequence[Draft], pending: Sequence[Item], piece: Piece, line: int) -> bool:
    """Whether a name goes on with those before it, so that what follows serves all: named in one go (`A / B`), or on the next
    line (`A, Chair` and below it `B, Officer`); `line` is that of the last detail, `pending` what stands before the name."""
    if not group or any(d.kind != "person" or d.anchored for d in group):
        return False
    last = group[-1].names[-1]
    between = between_names(cutter, last, piece)
    if last.line == piece.line and (between in ("", "/") or cutter.shapes.is_join(between)):
        return True
    if last.line == piece.line and cutter.words.asking.search(cutter.folded, last.end, piece.start):
        return False  # "to interview Jane Doe, contact John Roe"
    if are_listed(cutter, pending, group[-1], piece):
        return True
    if not cutter.folded.is_unspaced and any(item.piece.line - last.line > 1 for item in pending):
        return False  # a heading after an empty line
    if last.line != piece.line and headed_apart(cutter, last, piece):
        return False
    if any(org.line >= d.names[0].line for d in group for org in d.orgs) or piece.line - line > 1:
        return False
    if not any(d.roles for d in group):
        return True
    titled = [i.piece for i in pending if i.label in ("role", "org") and i.piece.line == piece.line]
    above = group[-1].names[-1].line if titled else line
    if titled and not cutter.folded.is_unspaced:
        above = max(p.line for p in group[-1].pieces())
    return piece.line - above == 1


def is_of_pending(pending: Sequence[Item], group: Sequence[Draft], address: Item) -> bool:
    """Whether an organisation that waits for its contact stands on the line of an address, below people who have theirs."""
    waits = any(item.label == "org" and item.piece.line == address.piece.line for item in pending)
    return waits and all(d.emails and d.end < address.piece.start and d.names for d in group)
