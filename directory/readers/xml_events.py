"""XML under limits, through the standard library's expat: elements and text as they come, nothing kept in memory.

For what word processors write; `guarded_xml`, which repairs and keeps trees, is for feeds and says why there are two.

No document type and so no entities; no depth, size or number of elements that a release has no use for. Expat's time
is linear in what it is given, and all else here is counted.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol
from xml.parsers import expat

from directory.errors import UnreadableDocument
from directory.limits import USUAL, Limits

DEEPEST = 500
_LONGEST_TAG = 1_000_000


class Full(Exception):
    """As many elements as are allowed have been read; what was taken so far may be used."""


class Handler(Protocol):
    """Is told of each element and of the text between two tags, in one piece. Names are `namespace local`."""

    def start(self, name: str, attributes: dict[str, str]) -> None: ...

    def end(self, name: str) -> None: ...

    def text(self, words: str) -> None: ...


class Budget:
    """How many elements may still be read of one document, over all its parts."""

    def __init__(self, limits: Limits = USUAL) -> None:
        self.left = limits.elements


class _Events:
    def __init__(self, handler: Handler, budget: Budget, document: str) -> None:
        self._handler = handler
        self._budget = budget
        self._document = document
        self._depth = 0
        self._text: list[str] = []
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text.append
        self.parser.StartDoctypeDeclHandler = self._doctype

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._budget.left -= 1
        if self._budget.left < 0:
            raise Full
        self._depth += 1
        if self._depth > DEEPEST:
            raise UnreadableDocument(self._document, f"its XML is nested more than {DEEPEST} levels deep")
        if self._text:
            self.flush()
        self._handler.start(name, attributes)

    def _end(self, name: str) -> None:
        self._depth -= 1
        if self._text:
            self.flush()
        self._handler.end(name)

    def _doctype(self, *_: object) -> None:
        raise UnreadableDocument(self._document, "its XML declares a document type, which no word processor writes")

    def flush(self) -> None:
        words = "".join(self._text)
        self._text.clear()
        self._handler.text(words)


def parse(chunks: Iterable[bytes], handler: Handler, budget: Budget, document: str) -> bool:
    """Tells the handler of all that is in the XML. True if it ended as XML must, False if it ended in the middle.

    Raises UnreadableDocument for what is not XML, is nested deeper than `DEEPEST`, has tags of a megabyte or a document
    type; Full once the budget is spent.
    """
    events = _Events(handler, budget, document)
    parser = events.parser
    given = 0
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
            given += len(chunk)
            if given - max(parser.CurrentByteIndex, 0) > _LONGEST_TAG:
                raise UnreadableDocument(document, "its XML has a tag or comment of more than a megabyte")
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        if error.code in _ENDED_EARLY:
            events.flush()
            return False
        where = f"line {error.lineno}, column {error.offset}"
        raise UnreadableDocument(document, f"its XML is broken: {expat.ErrorString(error.code)}, {where}") from error
    except (LookupError, ValueError) as error:
        if type(error) not in {LookupError, ValueError}:  # a KeyError, say, is none of expat's
            raise
        raise UnreadableDocument(document, f"its XML declares an encoding that cannot be read: {error}") from error
    return True


_ENDED_EARLY = tuple(
    expat.errors.codes[message]
    for message in (expat.errors.XML_ERROR_NO_ELEMENTS, expat.errors.XML_ERROR_UNCLOSED_TOKEN)
)
