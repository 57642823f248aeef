"""Lines written one after the other, as word processors' files tell them: paragraphs, cells, headings, links."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from directory.errors import EmptyDocument
from directory.limits import USUAL, Limits
from directory.readers import targets
from directory.readers.decode import tidy
from directory.records import Span, Target, Text

Mark = tuple[int, int]
"""A place in `Lines`: characters and parts written before it."""

_MOST_SPACES = 200
"""So many spaces and tabs between two words are kept, and those of the run in which they end."""


class Full(Exception):
    """As many characters as are allowed have been written; what was taken so far may be read."""


class Lines:
    """Text that grows line by line. White space at line ends is not kept, nor more than two empty lines in a row.

    Spans are taken between two marks; their white space at either end is left out when the text is made.
    """

    def __init__(self, limits: Limits = USUAL) -> None:
        self._most = limits.characters
        self._parts: list[str] = []
        self.length = 0
        self._ends = 0  # line ends owed before the next word
        self._spaces = ""  # spaces and tabs owed
        self.links: list[Target] = []
        self.headings: list[Span] = []

    # ------------------------------------------------------------ words

    def write(self, words: str) -> None:
        """Words as they stand in the file, tidied; a line end among them ends the line. Raises Full."""
        first, *rest = tidy(words).split("\n")
        self._write(first)
        for line in rest:
            self.end_line()
            self._write(line)

    def _write(self, words: str) -> None:
        kept = words.rstrip()
        if kept:
            if self.length:
                self._append("\n" * self._ends)
            self._append(self._spaces)
            self._ends, self._spaces = 0, ""
            self._append(self._composed(kept))
        if len(self._spaces) < _MOST_SPACES:
            self._spaces += words[len(kept) :]
        if self.length > self._most:
            raise Full

    def _composed(self, words: str) -> str:
        """An accent that begins a run belongs to the letter that ends the run before."""
        if words.isascii() or not unicodedata.combining(words[0]) or not self._parts:
            return words
        before = self._parts[-1]
        self._parts[-1] = before[:-1]
        self.length -= 1
        return unicodedata.normalize("NFC", before[-1:] + words)

    def _append(self, words: str) -> None:
        if words:
            self._parts.append(words)
            self.length += len(words)

    def end_line(self) -> None:
        """The next word begins a new line; again without words between, it leaves a line empty."""
        self._ends = min(self._ends + 1, 3)
        self._spaces = ""

    def fresh_line(self) -> None:
        """The next word stands on a line of its own."""
        self._ends, self._spaces = max(self._ends, 1), ""

    def one_line_end(self) -> None:
        """The next word stands on the next line, without any empty line between."""
        self._ends, self._spaces = 1, ""

    def fresh_block(self) -> None:
        """The next word stands below an empty line."""
        self._ends, self._spaces = max(self._ends, 2), ""

    def end_paragraph(self, heading: Mark | None, cell: int | None) -> None:
        """A paragraph ends: `heading` is where it began if it is one, `cell` where the table cell around it did. A heading
        stands by itself outside tables, and a cell does not begin with empty lines."""
        if heading is not None:
            self.heading(heading)
            if cell is None:
                self.fresh_block()
            else:
                self.end_line()
        elif cell != self.length:
            self.end_line()

    # ------------------------------------------------------------ places

    def mark(self) -> Mark:
        """This place, to take a span from."""
        return self.length, len(self._parts)

    def heading(self, mark: Mark) -> None:
        """What was written since the mark is a heading."""
        if self.length > mark[0]:
            self.headings.append(Span(mark[0], self.length))

    def link(self, mark: Mark, href: str) -> None:
        """What was written since the mark leads to `href`; a mailbox or number that the words hide is written out."""
        if self.length <= mark[0]:
            return
        href = href.strip()
        end = self.length
        owed, self._spaces = self._spaces, ""
        self._append(targets.unsaid(href, self._words_since(mark), "".join(self._parts[-2:])))
        self._spaces = owed
        self.links.append(Target(mark[0], end, targets.usable(href)))

    def _words_since(self, mark: Mark) -> str:
        """What was written since the mark, or its first words where that is much."""
        words = ""
        for number in range(mark[1], len(self._parts)):
            words += self._parts[number][:2_000]
            if len(words) >= 2_000:
                break
        return words

    # ------------------------------------------------------------ joining

    def add(self, other: Lines) -> None:
        """Another's lines as a block below these. Raises Full."""
        if not other.length:
            return
        if self.length:
            self.fresh_block()
            self._append("\n" * self._ends)
        self._ends, self._spaces = 0, ""
        shift = self.length
        self._append(str(other))
        self.links += [Target(x.start + shift, x.end + shift, x.href) for x in other.links]
        self.headings += [Span(span.start + shift, span.end + shift) for span in other.headings]
        self.fresh_block()
        if self.length > self._most:
            raise Full

    def __str__(self) -> str:
        return "".join(self._parts)

    def text(self, media_type: str, name: str, metadata: Mapping[str, str], warnings: tuple[str, ...] = ()) -> Text:
        """All that was written. Raises EmptyDocument, naming the document, where that is nothing."""
        content = str(self)
        if not content.strip():
            raise EmptyDocument(name, "; ".join(("there are no words in it", *warnings)))
        if len(content) > self._most:
            content = content[: self._most].rstrip()
            warnings = (*warnings, f"only the first {self._most:,} characters were read")
        links = []
        for link in self.links:
            place = _trimmed(content, link.start, link.end)
            if place is not None:
                links.append(Target(place.start, place.end, link.href))
        return Text(
            content + "\n",
            media_type,
            tuple(links),
            tuple(place for span in self.headings if (place := _trimmed(content, span.start, span.end))),
            declared(content, metadata),
            warnings,
        )


def declared(content: str, metadata: Mapping[str, str]) -> dict[str, str]:
    """What the file says of itself, short and without what is empty. A title counts only where the text says it too:
    files are made from older files and keep the older one's."""
    found = {key: " ".join(tidy(value).split())[:1_000] for key, value in metadata.items() if value.strip()}
    title = found.get("title", "")
    if title and title.casefold() not in " ".join(content[:10_000].split()).casefold():
        del found["title"]
    return found


def _trimmed(content: str, start: int, end: int) -> Span | None:
    end = min(end, len(content))
    while start < end and content[start].isspace():
        start += 1
    while start < end and content[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
