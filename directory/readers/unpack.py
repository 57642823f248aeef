"""Documents that hold documents (mails, mailboxes, feeds, news items), taken apart into one for each release."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from directory.errors import DocumentError, DocumentTooLarge
from directory.limits import USUAL, Limits
from directory.readers import address_books, mail, mbox, news, ninjs
from directory.readers.parts import digest
from directory.records import Document


def unpack(document: Document, limits: Limits = USUAL) -> Iterator[Document | DocumentError]:
    """The document itself where it is one release; else the documents within it, each with an address and a name of its
    own, the same whenever the same is read again. One that stands alone in its container keeps the container's name.

    What cannot be read, or is beyond the limits, is a DocumentError among them that says so.
    """
    left = _Left(limits, limits.documents, limits.bytes_within)
    yield from _unpacked(document, limits.depth, left)
    if left.out is not None:
        yield DocumentTooLarge(document.name, left.out.format(limits=limits))


def first(document: Document, limits: Limits = USUAL) -> Document:
    """The document itself, or the first that it holds, with a warning where it holds more. Raises DocumentError."""
    if _way(document) is None:
        return document
    inner = list(islice(unpack(document, limits), 2))
    if isinstance(inner[0], DocumentError):
        raise inner[0]
    if len(inner) == 1:
        return inner[0]
    return replace(inner[0], warnings=(*inner[0].warnings, "it holds several documents; this is the first"))


_TOO_MANY = "it holds more than {limits.documents:,} documents; the others were not read"


@dataclass(slots=True)
class _Left:
    """What may still be taken out, and what ran out; of one container no more things are looked at than of all, copies
    included."""

    limits: Limits
    documents: int
    size: int
    out: str | None = None

    def take(self, document: Document) -> bool:
        """Counts a document in; False where it is too much."""
        self.documents -= 1
        self.size -= len(document.content)
        if self.documents < 0:
            self.out = _TOO_MANY
        elif self.size < 0:
            self.out = "the documents in it have more than {limits.bytes_within:,} bytes; the last were not read"
        return self.documents >= 0 and self.size >= 0


_Way = Callable[[Document, Limits], Iterator[Document]]


def _way(document: Document) -> _Way | None:
    """How a document is taken apart, by its content; its name only tells a mail's head from a memorandum's."""
    if document.media_type is not None:
        return None  # taken apart already
    content = document.content
    if address_books.reader_of(content) is not None:
        return None
    if mbox.looks_like(content):
        return mbox.unpack
    if mail.looks_like(content, named_so=document.name.lower().endswith((".eml", ".mht", ".mhtml"))):
        return mail.unpack
    if ninjs.looks_like(content):
        return ninjs.unpack
    return news.unpack if news.looks_like(content) else None


def _unpacked(document: Document, depth: int, left: _Left) -> Iterator[Document | DocumentError]:
    way = _way(document)
    if way is None:
        if left.take(document):
            yield document
        return
    if depth == 0:
        yield DocumentTooLarge(
            document.name, f"it lies too deep: what lies within more than {left.limits.depth} others was not opened"
        )
        return
    for inner in _called(way, document, left):
        if isinstance(inner, DocumentError):
            yield inner
        elif inner.media_type is None:
            yield from _unpacked(inner, depth - 1, left)
        elif left.take(inner):
            yield inner
        if left.documents < 0 or left.size < 0:
            return


def _called(way: _Way, document: Document, left: _Left) -> Iterator[Document | DocumentError]:
    """What a container holds, one name for one document: of two that say they are the same, the later one that says
    something else is told apart by its bytes, and a copy is none. One that is alone is called as its container."""
    seen: dict[str, str] = {}
    waiting: Document | None = None
    for looked, inner in enumerate(_tried(way, document, left.limits)):
        if looked >= left.limits.documents:
            left.out = _TOO_MANY
            if waiting is not None:
                yield waiting
            return
        one = _told_apart(inner, seen) if isinstance(inner, Document) else inner
        if one is None:
            continue
        if isinstance(one, Document):
            seen[one.address] = one.checksum
            if len(seen) == 1:
                waiting = one
                continue
        if waiting is not None:
            yield waiting
            waiting = None
        yield one
    if waiting is not None:
        yield replace(waiting, name=document.name)


def _told_apart(document: Document, seen: dict[str, str]) -> Document | None:
    """The document under an address that none has yet; None for a copy of what was seen there."""
    if document.address not in seen:
        return document
    other = digest(document.content)
    address = f"{document.address}~{other}"
    if seen[document.address] == document.checksum or address in seen:
        return None
    return replace(document, address=address, name=f"{document.name}~{other[-8:]}")


def _tried(way: _Way, document: Document, limits: Limits) -> Iterator[Document | DocumentError]:
    try:
        yield from way(document, limits)
    except DocumentError as error:
        yield error
