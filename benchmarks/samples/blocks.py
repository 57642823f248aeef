"""Ways to set contacts: the layouts that real releases use, in plain text, Markdown and HTML."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from benchmarks.samples.words import Language
from benchmarks.samples.world import Contact

Block = Callable[[Sequence[Contact], Language], str]


def stacked(contacts: Sequence[Contact], language: Language) -> str:
    """One detail a line, an empty line between contacts."""
    return f"{language.heading.upper()}\n\n" + "\n\n".join("\n".join(_lines(c, language)) for c in contacts)


def spaced(contacts: Sequence[Contact], language: Language) -> str:
    """One detail a line with an empty line after each, as copied from a web page."""
    return f"{language.heading}\n\n" + "\n\n".join(line for c in contacts for line in _lines(c, language))


def one_liners(contacts: Sequence[Contact], language: Language) -> str:
    rows = (", ".join(part for part in (c.name, c.role, c.phone, c.mobile, c.email) if part) for c in contacts)
    return f"{language.heading}:\n" + "\n".join(rows)


def piped(contacts: Sequence[Contact], language: Language) -> str:
    rows = (" | ".join(part for part in (c.name, c.role, c.phone or c.mobile, c.email) if part) for c in contacts)
    return f"{language.heading}:\n" + "\n".join(rows)


def head(contacts: Sequence[Contact], language: Language) -> str:
    """A short block before the text."""
    rows = (" – ".join(part for part in (c.name, c.phone or c.mobile, c.email) if part) for c in contacts)
    return "\n".join(f"{language.head_cue}: {row}" for row in rows)


def prose(contacts: Sequence[Contact], language: Language) -> str:
    """A sentence for the first contact; only for one that has all details."""
    first = contacts[0]
    return language.prose.format(name=first.name, role=first.role, phone=first.phone, email=first.email)


def markdown_stacked(contacts: Sequence[Contact], language: Language) -> str:
    blocks = []
    for contact in contacts:
        name, *others = _lines(contact, language)
        blocks.append("  \n".join([f"**{name}**", *(_linked(line, contact) for line in others)]))
    return f"## {language.heading}\n\n" + "\n\n".join(blocks)


def markdown_columns(contacts: Sequence[Contact], language: Language) -> str:
    """Columns read row by row: all names, all roles, all telephones, all addresses."""
    rows = [
        [f"**{c.name}**" for c in contacts],
        [c.role or "" for c in contacts],
        [f"{language.telephone} {c.phone}" for c in contacts],
        [f"[{c.email}](mailto:{c.email})" for c in contacts],
    ]
    return f"### {language.heading.upper()}\n\n" + "\n\n".join("  \n".join(row) for row in rows)


def html_stacked(contacts: Sequence[Contact], language: Language) -> str:
    blocks = []
    for contact in contacts:
        name, *others = _lines(contact, language)
        lines = "<br>\n".join([f"<strong>{escape(name)}</strong>", *(_anchor(line, contact) for line in others)])
        blocks.append(f"<p>{lines}</p>")
    return f"<aside>\n<h2>{language.heading}</h2>\n" + "\n".join(blocks) + "\n</aside>"


def html_table(contacts: Sequence[Contact], language: Language) -> str:
    """A contact a row."""
    rows = "\n".join(
        "<tr>" + "".join(f"<td>{_anchor(cell or '', c)}</td>" for cell in (c.name, c.role, c.phone, c.email)) + "</tr>"
        for c in contacts
    )
    return f"<h3>{language.heading}</h3>\n<table>\n{rows}\n</table>"


def complete(contact: Contact) -> bool:
    return None not in (contact.role, contact.phone, contact.email)


def _lines(contact: Contact, language: Language) -> list[str]:
    return [
        line
        for line in (
            contact.name,
            contact.role,
            contact.phone and f"{language.telephone}: {contact.phone}",
            contact.mobile and f"{language.mobile}: {contact.mobile}",
            contact.email,
        )
        if line
    ]


def _linked(line: str, contact: Contact) -> str:
    return f"[{line}](mailto:{line})" if line == contact.email else line


def _anchor(line: str, contact: Contact) -> str:
    return f'<a href="mailto:{escape(line)}">{escape(line)}</a>' if line and line == contact.email else escape(line)


TEXT_BLOCKS: tuple[Block, ...] = (stacked, stacked, spaced, one_liners, piped)
MARKDOWN_BLOCKS: tuple[Block, ...] = (markdown_stacked, markdown_columns)
HTML_BLOCKS: tuple[Block, ...] = (html_stacked, html_table)
