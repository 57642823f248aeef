"""A release in English around a block that it ends with, for tests of what the block offers."""

from __future__ import annotations

from directory.reading import read_release
from directory.records import Document, Mention

BODY = (
    "The foundation announced today that it will work with its partners on the new project, which has been funded for the next "
    "three years. It will be open to all of the people who live in the area."
)


def mentions(block: str, head: str = "", body: str = BODY) -> tuple[Mention, ...]:
    """Whom such a release offers; `head` stands above its title."""
    text = f"{head}A new project\n\n{body}\n\n{block}\n"
    return read_release(Document("file:///a.txt", "a.txt", text.encode())).mentions


def phones(mention: Mention) -> tuple[str, ...]:
    return tuple(claim.value for claim in mention.of("phone"))


def held(block: str) -> list[tuple[str | None, str | None, str | None]]:
    """Who is offered, as what, and by whom employed."""
    return [(m.name, m.role, m.org) for m in mentions(block)]
