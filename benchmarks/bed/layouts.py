"""The layouts of contact blocks that real releases use, each with the truth it writes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from benchmarks.bed.cast import Cast, Contact, Phone
from benchmarks.bed.elements import Block, Element, Grid, Heading, Lines, Paragraph, Piece
from benchmarks.bed.lines import LINES
from benchmarks.bed.setting import (
    Draft,
    after_cue,
    bare,
    cue,
    inline_cue,
    labelled,
    mail_line,
    one_line,
    people,
    phone_line,
    stack,
    values,
)

Layout = Callable[[Cast], Draft]


def stacked(cast: Cast) -> Draft:
    """One detail a line, an empty line between two people; sometimes with the organisation, a mobile, an address."""
    chosen = tuple(_dressed(cast, person) for person in people(cast, cast.draw.choice((1, 2, 2))))
    return Draft(chosen, (_block(cue(cast), *(Lines(stack(cast, c)) for c in chosen)),))


def spaced(cast: Cast) -> Draft:
    """One detail a paragraph, as copied from a web page."""
    chosen = people(cast, 2)
    lines = [Paragraph(line) for contact in chosen for line in stack(cast, contact)]
    return Draft(chosen, (_block(cue(cast), *lines),))


def columns(wide: int, between: str) -> Layout:
    """So many people side by side, row by row: names, roles, numbers, addresses."""

    def layout(cast: Cast) -> Draft:
        chosen = people(cast, wide)
        rows = tuple(values(chosen, field) for field in ("name", "role", "phone", "email"))
        return Draft(chosen, (_block(cue(cast), Grid(rows, between)),))

    return layout


def columns_of_numbers(cast: Cast) -> Draft:
    """Two people side by side, each with a telephone and below it a mobile."""
    chosen = tuple(replace(c, phones=(c.phones[0], cast.mobile())) for c in people(cast, 2))
    numbers = [tuple(phone_line(cast, c.phones[place]) for c in chosen) for place in range(2)]
    rows = (values(chosen, "name"), values(chosen, "role"), *numbers, values(chosen, "email"))
    return Draft(chosen, (_block(cue(cast), Grid(rows, "      ")),))


def runs(cast: Cast) -> Draft:
    """All names, then all roles, all numbers, all addresses, each on its line: columns as a converter leaves them."""
    chosen = people(cast, cast.draw.choice((2, 3)))
    fields = ("name", "role", "phone", "email")
    return Draft(chosen, (_block(cue(cast), *(Lines(values(chosen, field)) for field in fields)),))


def table(cast: Cast) -> Draft:
    """A contact a row, under a row of headings or without one."""
    chosen = people(cast, cast.draw.choice((2, 3)))
    words = cast.words
    header = tuple(w.rstrip(":： ") for w in (words.labelled[0], words.labelled[1], words.tel[0], words.mail[0]))
    rows = tuple((c.name or "", c.role or "", c.phone, c.email) for c in chosen)
    with_header = cast.draw.random() < 0.6
    return Draft(chosen, (_block(cue(cast), Grid((header, *rows) if with_header else rows, "\t", with_header)),))


def one_liners(cast: Cast) -> Draft:
    """A contact a line, its details between commas, bars or dashes."""
    between = cast.draw.choice((", ", " | ", " – ", " / ", " • "))
    chosen = people(cast, cast.draw.choice((1, 2, 3)))
    return Draft(chosen, (_block(cue(cast), Lines(tuple(one_line(c, between) for c in chosen))),))


def inline(cast: Cast) -> Draft:
    """Cue and contact on one line."""
    chosen = people(cast, 1)
    chosen = (bare(chosen[0], "role"),) if cast.draw.random() < 0.5 else chosen
    return Draft(chosen, (Paragraph(after_cue(inline_cue(cast), one_line(chosen[0]))),))


def head(cast: Cast) -> Draft:
    """A block before the headline."""
    chosen = people(cast, cast.draw.choice((1, 2)))
    return Draft(chosen, head=(_block(cue(cast), *(Lines(stack(cast, c)) for c in chosen)),))


def head_and_foot(cast: Cast) -> Draft:
    """The same person before and after the text, with other details: one contact."""
    (person,) = people(cast, 1)
    mobile = cast.mobile()
    both = replace(person, phones=(mobile, *person.phones))
    short = Paragraph(after_cue(inline_cue(cast), f"{person.name}, {mobile.raw}"))
    return Draft((both,), (_block(cue(cast), Lines(stack(cast, person))),), head=(short,))


def prose(cast: Cast) -> Draft:
    """Offered in a sentence of the text."""
    (person,) = people(cast, 1)
    sentence = cast.pick(cast.words.prose)
    phone, email = person.phone, person.email
    written = sentence.format(name=person.name, role=person.role, org=cast.org, phone=phone, email=email)
    unwritten = [field for field, gap in _GAPS if gap not in sentence]
    truth = bare(replace(person, org=cast.org), *unwritten)
    return Draft((truth,), within=(Paragraph(written),))


def organisations(cast: Cast) -> Draft:
    """Several organisations under one heading, each with its person."""
    partner, partner_domain = cast.organisation()
    chosen = [replace(cast.person(d), org=o) for o, d in ((cast.org, cast.domain), (partner, partner_domain))]
    pieces = (Lines((c.org or "", *stack(cast, bare(c, "org")))) for c in chosen)
    return Draft(tuple(chosen), (_block(cue(cast), *pieces),))


def partners(cast: Cast) -> Draft:
    """A joint release: each partner's paragraph about itself ends with its own contact."""
    partner, partner_domain = cast.organisation()
    elements: list[Element] = []
    chosen = []
    for name, its_domain in ((cast.org, cast.domain), (partner, partner_domain)):
        person = cast.person(its_domain)
        chosen.append(person)
        about = cast.words.about[1].format(org=name, town=cast.words.towns[0])
        elements += [Heading(cast.words.about[0].format(org=name)), Paragraph(about)]
        elements += [Lines((cue(cast), *stack(cast, person)))]
    return Draft(tuple(chosen), tuple(elements))


def regions(cast: Cast) -> Draft:
    """A contact for each region or country."""
    chosen = people(cast, cast.draw.choice((2, 3)))
    heading = cue(cast)
    headed = [(cast.fresh(cast.words.regions), stack(cast, c)) for c in chosen]
    placed = tuple(replace(c, territories=(region,)) for c, (region, _) in zip(chosen, headed, strict=True))
    return Draft(placed, (_block(heading, *(Lines((region, *lines)) for region, lines in headed)),))


def shared_number(cast: Cast) -> Draft:
    """`A and B, 202-555-0143`: both have the number, and the address where there is one."""
    first, second = people(cast, 2)
    box = (f"{cast.pick(cast.words.mailboxes)}@{cast.domain}",) if cast.draw.random() < 0.5 else ()
    chosen = tuple(replace(c, role=None, phones=first.phones, emails=box) for c in (first, second))
    joins = cast.words.joins
    names = f"{first.name}{joins}{second.name}" if joins == "、" else f"{first.name} {joins} {second.name}"
    line = ", ".join((names, first.phone, *box))
    return Draft(chosen, (_block(cue(cast), Lines((line,))),))


def shared_mailbox(cast: Cast) -> Draft:
    """Two people with their numbers, and the press office's mailbox on a line of its own: a desk."""
    chosen = tuple(bare(c, "emails") for c in people(cast, 2))
    box = f"{cast.pick(cast.words.mailboxes)}@{cast.domain}"
    lines = Lines(tuple(one_line(c) for c in chosen))
    return Draft((*chosen, Contact("desk", None, emails=(box,))), (_block(cue(cast), lines, Lines((box,))),))


def number_ends(cast: Cast) -> Draft:
    """`A, B, C` above `23125-101 / -102 / -103`, or `55 0101 / 0102 / 0103`: each has their own."""
    written, _, e164 = cast.words.series.partition("|")
    count = cast.draw.choice((2, 3))
    ends = sorted(cast.draw.sample(range(101, 199), count))
    last = "-" if written.endswith("-") else re.split(r"[ \-]", written)[-1]
    line = f"{written}{ends[0]}" + "".join(f" / {last}{end}" for end in ends[1:])
    chosen = tuple(
        replace(c, role=None, emails=(), phones=(Phone(line, f"{e164}{end}"),))
        for c, end in zip(people(cast, count), ends, strict=True)
    )
    names = Lines((", ".join(str(c.name) for c in chosen), labelled(cast.pick(cast.words.tel), line)))
    return Draft(chosen, (_block(cue(cast), names),))


def disguised(cast: Cast) -> Draft:
    """Addresses written so that robots do not read them."""
    chosen = people(cast, cast.draw.choice((1, 2)))
    at, dot = cast.pick(cast.words.at), cast.pick(cast.words.dot)
    tight = cast.draw.random() < 0.3 and at[0] in "([（["
    pieces = []
    for contact in chosen:
        local, _, its_domain = contact.email.partition("@")
        shown = f"{local}{at}{its_domain}" if tight else f"{local} {at} {its_domain.replace('.', f' {dot} ')}"
        pieces.append(Lines((contact.name or "", contact.role or "", shown)))
    return Draft(tuple(bare(c, "phones") for c in chosen), (_block(cue(cast), *pieces),))


def extension(cast: Cast) -> Draft:
    """A number with an extension: not part of E.164."""
    chosen = people(cast, 2)
    pieces = []
    for contact in chosen:
        shown = contact.phone + cast.pick(cast.words.extension).format(cast.draw.randrange(11, 399))
        lines = (contact.name or "", contact.role or "", labelled(cast.pick(cast.words.tel), shown), contact.email)
        pieces.append(Lines(lines))
    return Draft(chosen, (_block(cue(cast), *pieces),))


def many_numbers(cast: Cast) -> Draft:
    """Office, mobile, fax, and one for the hours after, all of one person."""
    (person,) = people(cast, 1)
    after = cast.landline()
    full = replace(person, phones=(*person.phones, cast.mobile(), cast.fax(), after))
    lines = [full.name or "", full.role or "", *(phone_line(cast, p) for p in full.phones[:3])]
    lines += [labelled(cast.pick(cast.words.hours), after.raw), mail_line(cast, full.email)]
    return Draft((full,), (_block(cue(cast), Lines(tuple(lines))),))


def interview(cast: Cast) -> Draft:
    """Beside the contact stands in which languages they speak to the press."""
    chosen = people(cast, cast.draw.choice((1, 2)))
    heading = cue(cast)
    said = [(stack(cast, c), cast.pick(cast.words.interview).partition("|")) for c in chosen]
    speaking = tuple(replace(c, languages=tuple(s[2].split())) for c, (_, s) in zip(chosen, said, strict=True))
    return Draft(speaking, (_block(heading, *(Lines((*lines, s[0])) for lines, s in said)),))


def topics(cast: Cast) -> Draft:
    """A topic before or behind each contact."""
    people_ = tuple(bare(c, "role") for c in people(cast, 2))
    before = cast.draw.random() < 0.5
    lines = []
    chosen: tuple[Contact, ...] = ()
    for contact in people_:
        topic, detail = cast.fresh(cast.words.topics), one_line(bare(contact, "name"))
        chosen += (replace(contact, topics=(topic,)),)
        lines.append(f"{topic}: {contact.name}, {detail}" if before else f"{contact.name} ({topic}), {detail}")
    return Draft(chosen, (_block(cue(cast), Lines(tuple(lines))),))


def desk(cast: Cast) -> Draft:
    """A press office, with or without its organisation."""
    office = cast.desk()
    office = replace(office, org=cast.org) if cast.draw.random() < 0.4 else office
    return Draft((office,), (_block(cue(cast), Lines(stack(cast, office))),))


def person_and_desk(cast: Cast) -> Draft:
    """Somebody, and below them the office."""
    chosen = (cast.person(), cast.desk())
    return Draft(chosen, (_block(cue(cast), *(Lines(stack(cast, c)) for c in chosen)),))


def mailbox_only(cast: Cast) -> Draft:
    """A cue and an address: a desk without a name."""
    box = f"{cast.pick(cast.words.mailboxes)}@{cast.domain}"
    return Draft(
        (Contact("desk", None, emails=(box,)),), (Paragraph(after_cue(inline_cue(cast, anonymous=True), box)),)
    )


def name_and_number(cast: Cast) -> Draft:
    """No role, no address."""
    chosen = tuple(bare(c, "role", "emails") for c in people(cast, cast.draw.choice((1, 2))))
    return Draft(chosen, (_block(cue(cast), *(Lines(stack(cast, c)) for c in chosen)),))


def number_first(cast: Cast) -> Draft:
    """Lists of people to call: the number, then the name."""
    chosen = tuple(bare(c, "emails", "role") for c in people(cast, cast.draw.choice((2, 3))))
    lines = tuple(f"{c.phone} – {c.name}" for c in chosen)
    return Draft(chosen, (_block(cue(cast), Lines(lines)),))


def honorifics(cast: Cast) -> Draft:
    """Titles before names; where a language has none before them, names alone."""
    chosen = people(cast, 2)
    titles = cast.words.titles_of_people or ("",)
    pieces = []
    for contact in chosen:
        name, *others = stack(cast, contact)
        pieces.append(Lines((f"{cast.pick(titles)} {name}".strip(), *others)))
    return Draft(chosen, (_block(cue(cast), *pieces),))


def labels(cast: Cast) -> Draft:
    """Every detail behind its label."""
    (person,) = people(cast, 1)
    person = replace(person, org=cast.org)
    words = cast.words
    pairs = zip(words.labelled, (person.name, person.role, person.org), strict=True)
    lines = [labelled(label, value or "") for label, value in pairs]
    lines += [labelled(cast.pick(words.tel), person.phone), labelled(cast.pick(words.mail), person.email)]
    return Draft((person,), (_block(cue(cast), Lines(tuple(lines))),))


def postal(cast: Cast) -> Draft:
    """With the organisation and its postal address between name and number."""
    chosen = tuple(replace(c, org=cast.org) for c in people(cast, cast.draw.choice((1, 2))))
    pieces = (
        Lines(
            (
                c.name or "",
                c.role or "",
                cast.org,
                cast.pick(cast.words.addresses),
                phone_line(cast, c.phones[0]),
                c.email,
            )
        )
        for c in chosen
    )
    return Draft(chosen, (_block(cue(cast), *pieces),))


def decoys(cast: Cast) -> Draft:
    """A contact among hotlines, sales, authors, translators, donations and the website's switchboard."""
    chosen = people(cast, 1)
    return Draft(
        chosen, (_block(cue(cast), Lines(stack(cast, chosen[0]))), *_decoy_lines(cast)), chrome=True
    )  # fmt: skip


def stripped(cast: Cast) -> Draft:
    """A page whose tags and marks became runs of blanks: before the text or behind it, a detail or two a run."""
    chosen = people(cast, cast.draw.choice((1, 2)))
    chosen = tuple(bare(c, "role") for c in chosen) if cast.draw.random() < 0.5 else chosen
    block = (_block(cue(cast), *(Lines(stack(cast, c)) for c in chosen)),)
    if cast.draw.random() < 0.5:
        return Draft(chosen, head=block, chrome=True, stripped=True)
    return Draft(chosen, block, chrome=True, stripped=True)


def none(_: Cast) -> Draft:
    """No contact, and nothing like one."""
    return Draft(())


def only_decoys(cast: Cast) -> Draft:
    """No contact, but numbers and addresses of others."""
    return Draft((), _decoy_lines(cast), chrome=True)


LAYOUTS: dict[str, Layout] = {
    "stacked": stacked, "spaced": spaced, "columns-2-tabs": columns(2, "\t"), "columns-2-spaces": columns(2, "      "),
    "columns-3-tabs": columns(3, "\t"), "columns-3-spaces": columns(3, "    "), "columns-4-tabs": columns(4, "\t"),
    "runs": runs, "table": table, "one-liners": one_liners, "inline": inline, "head": head,
    "head-and-foot": head_and_foot, "prose": prose, "organisations": organisations, "partners": partners,
    "regions": regions, "shared-number": shared_number, "shared-mailbox": shared_mailbox, "number-ends": number_ends,
    "disguised": disguised, "extension": extension, "many-numbers": many_numbers, "interview": interview,
    "topics": topics, "desk": desk, "person-and-desk": person_and_desk, "mailbox-only": mailbox_only,
    "name-and-number": name_and_number, "honorifics": honorifics, "labels": labels, "postal": postal,
    "decoys": decoys, "none": none, "only-decoys": only_decoys, "number-first": number_first,
    **LINES,
    "columns-of-numbers": columns_of_numbers,
    "stripped": stripped,  # last: where a layout stands decides in which formats the tests read it
}  # fmt: skip

_GAPS = (
    ("name", "{name}"), ("role", "{role}"), ("org", "{org}"), ("phones", "{phone}"), ("emails", "{email}"),
)  # fmt: skip


def _block(heading: str, *pieces: Piece) -> Block:
    return Block((Heading(heading), *pieces))


def _dressed(cast: Cast, person: Contact) -> Contact:
    """Sometimes with the organisation, a mobile, or without an address."""
    if cast.draw.random() < 0.3:
        person = replace(person, org=cast.org)
    if cast.draw.random() < 0.3:
        person = replace(person, phones=(*person.phones, cast.mobile()))
    return bare(person, "emails") if cast.draw.random() < 0.15 else person


def _decoy_lines(cast: Cast) -> tuple[Paragraph, ...]:
    lines = []
    for index, line in enumerate(cast.draw.sample(cast.words.decoys, 4)):
        name, email = cast.stranger()
        email = email if "{name}" in line else f"{('service', 'info', 'office', 'team')[index]}@{cast.domain}"
        lines.append(Paragraph(line.format(name=name, email=email, phone=cast.landline().raw)))
    return tuple(lines)
