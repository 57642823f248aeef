"""What clients send, as a tree: bounded, without document types, and with its namespaces.

Beside `readers.guarded_xml`, which mends what feeds break and forgets namespaces: here a wrong one is another question.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from directory.dav.names import Name
from directory.errors import DirectoryError

MOST_BYTES: Final = 5_000_000
"""A client that asks for fifty thousand cards by their addresses sends less."""
MOST_ELEMENTS: Final = 60_000
"""Elements and attributes."""
DEEPEST: Final = 32


class BadBody(DirectoryError):
    """What was sent is no XML, or none that anybody would send who means well."""


@dataclass(slots=True, eq=False)
class Element:
    """An element with its attributes; `parts` are the words directly within it, as they came."""

    name: Name
    attributes: dict[str, str]
    children: list[Element] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words directly within it."""
        return "".join(self.parts)

    def all(self, *names: Name) -> Iterator[Element]:
        """The children of these names."""
        return (child for child in self.children if child.name in names)

    def first(self, *names: Name) -> Element | None:
        """The first child of any of these names."""
        return next(self.all(*names), None)


def parsed(body: bytes) -> Element | None:
    """The root of a body; None where nothing was sent. Raises BadBody."""
    if not body.strip():
        return None
    if len(body) > MOST_BYTES:
        raise BadBody(f"it has more than {MOST_BYTES:,} bytes")
    return _Builder().built(body)


class _Builder:
    def __init__(self) -> None:
        self._parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = self._doctype
        self._open: list[Element] = []
        self._count = 0
        self._root: Element | None = None

    def built(self, body: bytes) -> Element | None:
        try:
            self._parser.Parse(body, True)
        except expat.ExpatError as error:
            what = expat.errors.messages.get(error.code, "it is broken")
            raise BadBody(f"its XML is broken on line {error.lineno}: {what}") from error
        except (LookupError, ValueError) as error:
            raise BadBody("its XML is in an encoding that is not known") from error
        return self._root

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1 + len(attributes)
        if self._count > MOST_ELEMENTS:
            raise BadBody(f"it has more than {MOST_ELEMENTS:,} elements and attributes")
        if len(self._open) >= DEEPEST:
            raise BadBody(f"its elements are nested more than {DEEPEST} levels deep")
        made = Element(name if " " in name else f" {name}", attributes)
        if self._open:
            self._open[-1].children.append(made)
        else:
            self._root = made
        self._open.append(made)

    def _end(self, _name: str) -> None:
        self._open.pop()

    def _characters(self, characters: str) -> None:
        self._open[-1].parts.append(characters)  # joined once: adding to a long text takes ever longer

    def _doctype(self, *_declared: object) -> None:
        raise BadBody("it declares a document type, which is not followed")
