"""XML that nobody vouches for, through expat, element by element: no entities of its own, no great depth, no flood.

Beside `xml_events`, for other XML: feeds and news items are put together by scripts, so that entities of HTML and bare
ampersands are repaired first, a document type is passed by, and a tree of each entry is kept. What word processors write is
well-formed or broken, has its names in declared namespaces, and is too large for trees. They share the parser and nothing else.

Names are taken without their namespaces' prefixes: what is read here (feeds, news items) has one vocabulary at a time,
and half of all feeds in the wild declare their prefixes wrongly or not at all.
"""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from html.entities import html5
from xml.parsers import expat

from directory.errors import DocumentTooLarge, UnreadableDocument
from directory.limits import USUAL, Limits

DEEPEST = 200
"""Elements may be nested so deep; real feeds and news items stay below 40."""
LONGEST_TAG = 500_000
"""Bytes; expat takes a tag in at once, and its time grows with the square of the length."""
MOST_REPAIRS = 200_000
"""What has more ampersands is taken as it is."""
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)([A-Za-z][A-Za-z0-9]{1,30};)?")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_VOID = frozenset(("br", "hr", "img", "col", "wbr"))
_STEP = 1 << 16


@dataclass(slots=True, eq=False)
class Element:
    """An element by its local name; `prefix` as written. Attributes too go by their local names (`xml:lang` is `lang`)."""

    name: str
    prefix: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list)

    def all(self, *names: str) -> Iterator[Element]:
        """The children of these names."""
        return (c for c in self.children if isinstance(c, Element) and c.name in names)

    def first(self, *names: str) -> Element | None:
        """The first child of the first of these names that there is."""
        return next((c for name in names for c in self.all(name)), None)

    def below(self, *names: str) -> Iterator[Element]:
        """All elements of these names within, at any depth, in the order of the document."""
        for child in self.children:
            if isinstance(child, Element):
                if child.name in names:
                    yield child
                yield from child.below(*names)

    def text(self) -> str:
        """All characters within."""
        return "".join(c if isinstance(c, str) else c.text() for c in self.children)

    def words(self, *names: str) -> str:
        """The text of the first child of these names that has any, with single spaces."""
        found = (" ".join(child.text().split()) for name in names for child in self.all(name))
        return next(filter(None, found), "")


def elements(
    content: str, name: str, wanted: Collection[str], limits: Limits = USUAL
) -> Iterator[tuple[Element, tuple[Element, ...]]]:
    """Each element of a wanted name that is not within another such, with what it stands in, outermost first; of those
    it stands in, what came before is there, and what was wanted is not.

    Raises UnreadableDocument, where the document is broken or dangerous, or DocumentTooLarge, naming the line; what was
    yielded before is good.
    """
    builder = _Builder(name, wanted, limits.elements)
    content = _repaired(content)
    for start in range(0, len(content), _STEP):
        failure = builder.feed(content[start : start + _STEP], last=start + _STEP >= len(content))
        yield from builder.take()
        if failure is not None:
            raise failure


def markup(element: Element, names: dict[str, str] | None = None, without: Collection[str] = ()) -> str:
    """What is within an element, as HTML; `names` gives elements other names, those `without` are left out."""
    return "".join(_written(child, names or {}, without) for child in element.children)


def _written(child: Element | str, names: dict[str, str], without: Collection[str]) -> str:
    if isinstance(child, str):
        return html.escape(child, quote=False)
    if child.name in without:
        return ""
    name = names.get(child.name, child.name)
    attributes = "".join(f' {key}="{html.escape(value)}"' for key, value in child.attributes.items())
    within = markup(child, names, without)
    return f"<{name}{attributes}>" if name in _VOID else f"<{name}{attributes}>{within}</{name}>"


class _Builder:
    def __init__(self, name: str, wanted: Collection[str], most: int) -> None:
        self._name = name
        self._most = most
        self._wanted = wanted
        self._open: list[Element] = []
        self._inside = 0  # how many of the open elements are wanted ones
        self._count = 0
        self._ready: list[tuple[Element, tuple[Element, ...]]] = []
        parser = expat.ParserCreate("utf-8")  # whatever the declaration says: the characters are decoded already
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.EntityDeclHandler = self._entity
        self._parser = parser
        self._fed = 0

    def feed(self, content: str, *, last: bool) -> UnreadableDocument | DocumentTooLarge | None:
        """Reads on; returns what is wrong, if anything."""
        try:
            given = content.encode()
            self._fed += len(given)
            self._parser.Parse(given, last)
            if self._fed - self._parser.CurrentByteIndex > LONGEST_TAG:
                return UnreadableDocument(self._name, f"it has a tag or comment of more than {LONGEST_TAG:,} bytes")
        except expat.ExpatError as error:
            what = expat.errors.messages.get(error.code, "it is broken")
            return UnreadableDocument(self._name, f"its XML is broken on line {error.lineno}: {what}")
        except (UnreadableDocument, DocumentTooLarge) as error:
            return error
        return None

    def take(self) -> list[tuple[Element, tuple[Element, ...]]]:
        """What is ready since it was last asked."""
        ready, self._ready = self._ready, []
        return ready

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1 + len(attributes)
        if self._count > self._most:
            raise DocumentTooLarge(
                self._name, f"it has more than {self._most:,} elements and attributes; it was read so far"
            )
        if len(self._open) >= DEEPEST:
            raise UnreadableDocument(self._name, f"its elements are nested more than {DEEPEST} levels deep")
        prefix, _, local = name.rpartition(":")
        element = Element(local, prefix, {k.rpartition(":")[2]: v for k, v in attributes.items() if k[:5] != "xmlns"})
        if self._open and (self._inside or local not in self._wanted):
            self._open[-1].children.append(element)
        self._open.append(element)
        self._inside += local in self._wanted

    def _end(self, _name: str) -> None:
        element = self._open.pop()
        if element.name in self._wanted:
            self._inside -= 1
            if not self._inside:
                self._ready.append((element, tuple(self._open)))

    def _characters(self, characters: str) -> None:
        if self._open:
            self._open[-1].children.append(characters)

    def _entity(self, *_declared: object) -> None:
        line = self._parser.CurrentLineNumber
        raise UnreadableDocument(self._name, f"it declares entities of its own on line {line}, which are not followed")


def _repaired(content: str) -> str:
    """Without characters that XML forbids, and with HTML's entities and bare ampersands written as XML wants them."""
    content = _UNWRITABLE.sub(" ", content.removeprefix("\ufeff").lstrip())
    if content.count("&") > MOST_REPAIRS:
        return content
    kept: list[str] = []
    at = 0
    while at < len(content):
        start = content.find("<![CDATA[", at)
        end = content.find("]]>", start) if start >= 0 else -1
        kept.append(_ENTITY.sub(_entity, content[at : start if end >= 0 else len(content)]))
        if end < 0:
            break
        kept.append(content[start : end + 3])
        at = end + 3
    return "".join(kept)


def _entity(found: re.Match[str]) -> str:
    character = html5.get(found[1] or "")
    return html.escape(character) if character else "&amp;" + (found[1] or "")
