"""How a contact's details are written: which lines, with which labels. What is not written is not in the truth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from benchmarks.bed.cast import Cast, Contact, Phone
from benchmarks.bed.elements import Element


@dataclass(frozen=True, slots=True)
class Draft:
    """What a layout makes of its cast: what stands before and after the text, or within it, and whom that truly offers."""

    contacts: tuple[Contact, ...]
    foot: tuple[Element, ...] = ()
    head: tuple[Element, ...] = ()
    within: tuple[Element, ...] = ()
    chrome: bool = False
    """Whether a website stands around it, with its switchboard."""
    stripped: bool = False
    """Whether it is a page of which markup and marks were taken out, for the one format that is written so."""


def labelled(label: str, value: str) -> str:
    """`Tel: 030 ...`; full-width colons and brackets need no space."""
    return f"{label}{value}" if label.endswith(("：", "☎")) else f"{label} {value}"


def phone_line(cast: Cast, phone: Phone) -> str:
    words = cast.words
    labels = {"mobile": words.mobile, "fax": words.fax}.get(phone.type, words.tel)
    if phone.type == "voice" and cast.draw.random() < 0.25:
        return phone.raw
    return labelled(cast.pick(labels), phone.raw)


def mail_line(cast: Cast, email: str) -> str:
    return email if cast.draw.random() < 0.5 else labelled(cast.pick(cast.words.mail), email)


def stack(cast: Cast, contact: Contact) -> tuple[str, ...]:
    """One detail a line: name, role, organisation, numbers, addresses."""
    top = [part for part in (contact.name, contact.role, contact.org) if part]
    if contact.name and contact.role and cast.draw.random() < 0.2:
        top = [f"{contact.name}, {contact.role}", *top[2:]]
    lines = [phone_line(cast, phone) for phone in contact.phones]
    mails = [mail_line(cast, email) for email in contact.emails]
    return (*top, *(mails + lines if cast.draw.random() < 0.3 else lines + mails))


def one_line(contact: Contact, between: str = ", ") -> str:
    """Everything on one line."""
    values = (contact.name, contact.role, contact.org, *(p.raw for p in contact.phones), *contact.emails)
    return between.join(value for value in values if value)


def people(cast: Cast, count: int) -> tuple[Contact, ...]:
    return tuple(cast.person() for _ in range(count))


def bare(contact: Contact, *fields: str) -> Contact:
    """The contact without these fields."""
    empty = {"name": None, "role": None, "org": None, "emails": (), "phones": ()}
    return replace(contact, **{field: empty[field] for field in fields})  # type: ignore[arg-type]


def cue(cast: Cast) -> str:
    """A heading of a contact block."""
    return cast.pick(cast.words.cues)


def inline_cue(cast: Cast, *, anonymous: bool = False) -> str:
    """The same, to stand before a name on one line; `anonymous` where it must not name the press office itself."""
    cues = cast.words.cues
    if anonymous:
        desks = [desk.casefold() for desk in cast.words.desks]
        cues = tuple(c for c in cues if not any(desk in c.casefold() for desk in desks))
    text = cast.pick(cues).rstrip(": ：")
    if text[0] in "【[<〈＜":
        return text
    return f"{text}：" if cast.words.language in ("ja", "zh") else f"{text}:"


def after_cue(heading: str, rest: str) -> str:
    return f"{heading}{rest}" if heading.endswith(("：", "】", "＞", "〉")) else f"{heading} {rest}"


def values(contacts: Sequence[Contact], field: str) -> tuple[str, ...]:
    return tuple(getattr(contact, field) or "" for contact in contacts)
