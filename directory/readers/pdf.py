"""PDF, through PDFium (pypdfium2) in a process of its own; rows and columns are put together here, and every word's place
on its page is kept."""

from __future__ import annotations

import json
from typing import Any

from directory.errors import EmptyDocument, UnreadableDocument
from directory.limits import USUAL, Limits
from directory.readers import pdf_layout
from directory.readers.bounded import BoundedWorker
from directory.readers.decode import cap, tidy
from directory.readers.pdf_layout import Word
from directory.records import Document, Place, Text

MARK = b"%PDF-"
"""Begins every PDF, within its first 1,024 bytes (ISO 32000-1, annex H)."""
_WORKER = BoundedWorker("directory.readers.pdf_worker")


def read(document: Document, limits: Limits = USUAL) -> Text:
    """The words of a PDF, row by row; side by side columns one after the other.

    Of one that is too long or breaks the reader on the way, what was read before counts, with a warning. Raises
    EmptyDocument where it holds pictures only, UnreadableDocument where it is broken, locked or takes too much.
    """
    answer = _WORKER.ask(document.content, limits)
    head: dict[str, Any] = json.loads(answer.frames[0]) if answer.frames else {"error": answer.failure}
    if "error" in head:
        raise UnreadableDocument(document.name, f"this PDF cannot be read: {head['error']}")
    capped = answer.failure
    writer = _Writer()
    broken: list[int] = []
    number = 0
    for frame in answer.frames[1:]:
        said = json.loads(frame)  # one at a time, since as objects they take ten times the memory
        if isinstance(said, dict):
            capped = said.get("capped") or said["error"]
            break
        number += 1
        if said is None:
            broken.append(number)
        else:
            writer.page(number, said)
    warnings = []
    if capped is not None:
        warnings.append(f"only the first {number:,} of {head['pages']:,} pages were read: {capped}")
    if broken:
        warnings.append(f"{_pages(broken)} could not be read")
    if not writer.places:
        if warnings:
            cause = capped or "no page of it is whole"
            raise UnreadableDocument(document.name, f"this PDF cannot be read: {cause}")
        raise EmptyDocument(document.name, "there are no words in it, perhaps only pictures of pages")
    content, cut = cap("".join(writer.parts) + "\n", limits)
    title = tidy(head["title"]).strip()
    metadata = {"pdf:title": title} if title else {}
    return Text(content, "application/pdf", metadata=metadata, warnings=(*cut, *warnings), places=tuple(writer.places))


def _pages(numbers: list[int]) -> str:
    if len(numbers) == 1:
        return f"page {numbers[0]}"
    shown = ", ".join(map(str, numbers[:10]))
    return f"pages {shown}{' and others' if len(numbers) > 10 else ''}"


class _Writer:
    """Puts the pages together and remembers where each word came to lie."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.places: list[Place] = []
        self._length = 0

    def page(self, number: int, words: Any) -> None:
        """The lines of a page, one empty line behind those of the page before."""
        breaks = "\n\n" if self.parts else ""
        for line in pdf_layout.lines(word for word in map(_word, words) if word[4]):
            for space, word in line:
                self._write(breaks + space)
                self._place(number, word)
                breaks = ""
            breaks += "\n"

    def _write(self, words: str) -> None:
        self.parts.append(words)
        self._length += len(words)

    def _place(self, page: int, word: Word) -> None:
        left, bottom, right, top, text, _, edges = word
        start = self._length
        self._write(text)
        self.places.append(Place(start, self._length, page, (left, bottom, right, top), edges))


def _word(told: list[Any]) -> Word:
    """A word as the worker tells it, with tidy characters."""
    left, bottom, right, top, raw, edges = told
    text = raw
    if not (raw.isascii() and raw.isalnum()):
        text = "".join(tidy(raw.replace("\x02", "-").replace("\u00ad", "-")).split())  # PDFium marks hyphens so
        stripped = raw.rstrip(" ")
        if len(text) != len(stripped) or not text:
            edges = ()
    return left, bottom, right, top, text, raw.endswith(" "), tuple(edges)
