"""Layouts in which each contact is a line, or all are one paragraph: roles ahead of names, topics, brackets, marks."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.bed.cast import Cast, Contact
from benchmarks.bed.elements import Block, Heading, Lines, Paragraph
from benchmarks.bed.setting import Draft, after_cue, bare, cue, inline_cue, labelled, one_line, people


def role_first(cast: Cast) -> Draft:
    """`Press officer Jane Doe, tel. 020 ...`: nothing, or a colon, between what somebody does and their name."""
    chosen = _callable(cast, cast.draw.choice((1, 2, 3)))
    between = cast.draw.choice((" ", " ", ": "))
    lines = (f"{c.role}{between}{c.name}, {_number(cast, c)}" for c in chosen)
    return Draft(chosen, (_block(cue(cast), *lines),))


def topic_first(cast: Cast) -> Draft:
    """`On school meals: press officer Jane Doe, 020 ...`, a line for each topic."""
    chosen = _callable(cast, cast.draw.choice((2, 3)))
    lines = (f"{cast.fresh(cast.words.topics)}: {c.role} {c.name}, {_number(cast, c)}" for c in chosen)
    return Draft(chosen, (_block(cue(cast), *lines),))


def labelled_one_liners(cast: Cast) -> Draft:
    """`Jane Doe, press officer, Example Trust, tel. 020 ...`, sometimes behind a mark for each."""
    chosen = tuple(replace(c, org=cast.org) for c in _callable(cast, cast.draw.choice((1, 2, 3))))
    if cast.draw.random() < 0.5:
        chosen = tuple(bare(c, "org") for c in chosen)
    mark = cast.draw.choice(("", "", "- ", "• ", "* "))
    lines = (f"{mark}{one_line(bare(c, 'phones'))}, {_number(cast, c)}" for c in chosen)
    return Draft(chosen, (_block(cue(cast), *lines),))


def one_paragraph(cast: Cast) -> Draft:
    """Cue and two people in one paragraph, a semicolon between them."""
    chosen = _callable(cast, 2)
    people_ = "; ".join(f"{one_line(bare(c, 'phones'))}, {_number(cast, c)}" for c in chosen)
    return Draft(chosen, (Paragraph(after_cue(inline_cue(cast), people_)),))


def in_brackets(cast: Cast) -> Draft:
    """`Jane Doe (press officer), 020 ...`, or the number too in the brackets."""
    chosen = _callable(cast, cast.draw.choice((1, 2)))
    if cast.draw.random() < 0.5:
        lines = [f"{c.name} ({c.role}), {_number(cast, c)}" for c in chosen]
    else:
        lines = [f"{c.name} ({c.role}, {_number(cast, c)})" for c in chosen]
    return Draft(chosen, (_block(cue(cast), *lines),))


def firm_first(cast: Cast) -> Draft:
    """As wires set it: the organisation, below it the person behind a title, and the number."""
    (person,) = _callable(cast, 1)
    person = replace(person, org=cast.org)
    title = f"{cast.pick(cast.words.titles_of_people)} " if cast.words.titles_of_people else ""
    name = f"{title if cast.draw.random() < 0.5 else ''}{person.name}"
    if cast.draw.random() < 0.5:
        lines = (cast.org, f"{name}, {person.role}", _number(cast, person))
    else:
        lines = (f"{cast.org}, {name}, {person.role}, {_number(cast, person)}",)
    return Draft((person,), (_block(cue(cast), *lines),))


def shouted(cast: Cast) -> Draft:
    """Names in capitals throughout; scripts that have none as they are."""
    chosen = tuple(replace(c, name=(c.name or "").upper()) for c in _callable(cast, 2))
    lines = (f"{one_line(bare(c, 'phones'))}, {_number(cast, c)}" for c in chosen)
    return Draft(chosen, (_block(cue(cast), *lines),))


def desk_number(cast: Cast) -> Draft:
    """A desk with a number and nothing else, beside a person or alone."""
    desk = bare(cast.desk(), "emails")
    line = f"{desk.name}, {_number(cast, desk)}" if cast.draw.random() < 0.5 else f"{desk.name}: {desk.phone}"
    if cast.draw.random() < 0.5:
        return Draft((desk,), (_block(cue(cast), line),))
    (person,) = _callable(cast, 1)
    first = f"{one_line(bare(person, 'phones'))}, {_number(cast, person)}"
    return Draft((person, desk), (_block(cue(cast), first, line),))


def signed(cast: Cast) -> Draft:
    """No words announce it: what somebody does, their name and number close the release."""
    (person,) = _callable(cast, 1)
    one = cast.draw.random() < 0.5
    number = labelled(cast.pick(cast.words.tel), person.phone)
    lines = (f"{person.role} {person.name}, {number}",) if one else (person.name or "", person.role or "", number)
    return Draft((person,), (Lines(lines),))


LINES = {
    "role-first": role_first, "topic-first": topic_first, "labelled-one-liners": labelled_one_liners,
    "one-paragraph": one_paragraph, "in-brackets": in_brackets, "firm-first": firm_first, "shouted": shouted,
    "desk-number": desk_number, "signed": signed,
}  # fmt: skip


def _callable(cast: Cast, count: int) -> tuple[Contact, ...]:
    """People with a role and a number, sometimes a mobile, and no address."""
    chosen = (bare(c, "emails") for c in people(cast, count))
    return tuple(replace(c, phones=(cast.mobile(),)) if cast.draw.random() < 0.4 else c for c in chosen)


def _number(cast: Cast, contact: Contact) -> str:
    """The number, behind a label or bare."""
    phone = contact.phones[0]
    label = cast.pick(cast.words.mobile if phone.type == "mobile" else cast.words.tel)
    return labelled(label, phone.raw) if phone.type == "mobile" or cast.draw.random() < 0.6 else phone.raw


def _block(heading: str, *lines: str) -> Block:
    return Block((Heading(heading), Lines(tuple(lines))))
