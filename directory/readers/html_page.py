"""The words of a parsed page: every block element and table cell on lines of its own."""

from __future__ import annotations

from typing import NamedTuple

from selectolax.lexbor import LexborNode

from directory.readers import targets
from directory.records import Link, Span, Text
from directory.values import emails

_SPACE, _LINE, _PARAGRAPH = 1, 2, 3
_WHITE = ("", " ", "\n", "\n\n")
"""What is owed before the next word, the stronger the later, as it is written."""
_WIDTHS = tuple(map(len, _WHITE))


class _Kind(NamedTuple):
    """What an element does: the white space around it, whether it does something on the way in and out (`Writer._enter`,
    `Writer._leave`), and whether what is within is seen."""

    gap: int = 0
    enters: bool = False
    leaves: bool = False
    shown: bool = True


def _kinds() -> dict[str, _Kind]:
    invisible = "script style noscript template svg math head title iframe object select textarea canvas define-tag"
    inline = "abbr acronym bdi bdo big button cite code data del dfn em font i input ins kbd label mark meter output q s samp small span strike sub sup time tt u var wbr meta link base"
    paragraphs = (
        "p ul dl table blockquote section article aside footer header nav figure form hr address main fieldset details"
    )
    lines = "div dt dd tr caption figcaption option legend summary tbody thead tfoot center body html"
    return (
        dict.fromkeys(invisible.split(), _Kind(shown=False))
        | dict.fromkeys(inline.split(), _Kind())
        | dict.fromkeys(paragraphs.split(), _Kind(_PARAGRAPH))
        | dict.fromkeys(lines.split(), _Kind(_LINE))
        | dict.fromkeys(("a", "b", "strong"), _Kind(leaves=True))
        | dict.fromkeys(("td", "th"), _Kind(_LINE, leaves=True))
        | dict.fromkeys(_HEADINGS, _Kind(_PARAGRAPH, leaves=True))
        | dict.fromkeys(("pre", "ol"), _Kind(_PARAGRAPH, enters=True, leaves=True))
        | {"li": _Kind(_LINE, enters=True), "img": _Kind(enters=True), "br": _Kind(enters=True, shown=False)}
    )


_SIGNS = frozenset(("@", "at", "ät", "arobase", "arroba", "chiocciola", "at sign", "at-sign", "klammeraffe"))
"""What is said of a picture of the at-sign."""
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_KINDS = _kinds()
_UNKNOWN = _Kind(enters=True)
_UNSEEN = _Kind(shown=False)


def _unknown(tag: str) -> _Kind:
    """Comments and declarations are not seen; elements that HTML does not know are."""
    return _UNSEEN if not tag or tag[0] in "-!_" else _UNKNOWN


def _start(node: LexborNode) -> int:
    """The number of a list's first entry: in Markdown, “16. October” begins a list at 16."""
    start = node.attributes.get("start") or "1"
    return int(start) if start.isascii() and start.isdigit() and len(start) < 10 else 1


class Writer:
    """Walks the tree once and writes lines, remembering where links, headings and cells lie."""

    def __init__(
        self, metadata: dict[str, str], marked: frozenset[int], hidden: frozenset[int], *, breaks: bool
    ) -> None:
        self.metadata = metadata
        self.marked = marked  # elements that are each one property of a contact
        self.hidden = hidden  # elements that say so of themselves
        self.marked_end = -1  # where the last of the marked ended
        self.breaks = breaks
        self.parts: list[str] = []
        self.length = 0
        self.gap = 0  # white space owed before the next word
        self.soft = False  # whether that is a line end of the source, which a <br> beside it only confirms
        self.links: list[Link] = []
        self.headings: list[Span] = []
        self.cells: list[Span] = []
        self.bold: list[Span] = []
        self.pre = 0
        self.numbers: list[int] = []  # the next number of each list that is open

    def text(self) -> Text:
        return Text(
            "".join(self.parts) + "\n",
            "text/html",
            tuple(self.links),
            tuple(self.headings),
            tuple(self.cells),
            tuple(self.bold),
            self.metadata,
        )

    def add(self, heading: str, lines: list[str]) -> None:
        """Words below all others, under a heading."""
        self._break(_PARAGRAPH)
        start = self.length + _WIDTHS[self.gap]
        self._words(heading)
        if self.length > start:
            self.headings.append(Span(start, self.length))
        for line in lines:
            self._break(_LINE if line.strip() else _PARAGRAPH)
            self._words(line)

    def walk(self, root: LexborNode) -> None:  # noqa: PLR0912
        """Depth first without recursion, so that no depth exhausts the stack. Nearly all time of reading a page goes by
        here, so each element is asked no more than it must, and by one method, since calls cost more than questions."""
        node: LexborNode | None = root
        open_: list[tuple[LexborNode, int, bool, int]] = []
        told = self.hidden | self.marked
        flow = self._flow
        while node is not None:
            tag = node.tag or ""
            if tag == "-text":
                if self.pre or self.breaks:
                    self._words(node.text_content or "")
                else:
                    flow(node.text_content or "")
            else:
                kind = _KINDS.get(tag) or _unknown(tag)
                if told and node.mem_id in told:
                    kind = self._told(node, kind)
                gap, enters, leaves, shown = kind
                if gap > self.gap and self.length:
                    self.gap = gap
                if enters:
                    self._enter(node, tag)
                if shown:
                    child = node.child
                    if child is not None:
                        open_.append((node, gap, leaves, self.length + _WIDTHS[self.gap] if leaves else 0))
                        node = child
                        continue
                    if leaves:
                        self._leave(node, self.length)
                    if gap > self.gap and self.length:
                        self.gap = gap
            following = node.next
            while following is None:
                if not open_:
                    return
                node, gap, leaves, start = open_.pop()
                if leaves:
                    self._leave(node, start)
                if gap > self.gap and self.length:
                    self.gap = gap
                if not open_:
                    return
                following = node.next
            node = following

    def _told(self, node: LexborNode, kind: _Kind) -> _Kind:
        """What an element does that says it is hidden, or one property of a contact."""
        return _UNSEEN if node.mem_id in self.hidden else kind._replace(enters=True, leaves=True)

    def _enter(self, node: LexborNode, tag: str) -> None:
        if tag == "br":
            self._break(_LINE, always=True)
        elif tag not in _KINDS:
            self._macro(node)
        if self.marked and self.length == self.marked_end and node.mem_id in self.marked:
            self._break(_LINE)  # nothing else parts a name from the role beside it
        if tag == "pre":
            self.pre += 1
        elif tag == "ol":
            self.numbers.append(_start(node))
        elif tag == "img":
            self._image(node)
        elif self.numbers and tag == "li" and node.parent is not None and node.parent.tag == "ol":
            self._words(f"{self.numbers[-1]}. ")
            self.numbers[-1] += 1

    def _leave(self, node: LexborNode, start: int) -> None:
        tag = node.tag
        if tag == "pre":
            self.pre -= 1
        elif tag == "ol":
            self.numbers.pop()
        elif self.length > start:
            if tag == "a":
                self._link(node, start)
            elif tag in ("td", "th"):
                self.cells.append(Span(start, self.length))
            elif tag in _HEADINGS:
                self.headings.append(Span(start, self.length))
            elif tag in ("b", "strong"):
                self.bold.append(Span(start, self.length))
            if self.marked and node.mem_id in self.marked:
                self.marked_end = self.length

    def _break(self, gap: int, *, always: bool = False) -> None:
        if not self.length:
            return
        if always and self.gap >= _LINE:
            self.gap = _LINE if self.soft else _PARAGRAPH
            self.soft = False
        elif gap > self.gap:
            self.gap = gap

    def _words(self, text: str) -> None:
        if self.pre:
            self._lines_of_pre(text)
        elif self.breaks and "\n" in text:
            first, *others = text.split("\n")
            self._flow(first)
            for line in others:
                if self.gap < _LINE:
                    self._break(_LINE)
                    self.soft = True
                self._flow(line)
        else:
            self._flow(text)

    def _lines_of_pre(self, text: str) -> None:
        lines = text.replace("\r", "").split("\n")
        for number, line in enumerate(lines):
            if number:
                self._break(_LINE, always=True)
            if line.strip():
                self._write(line.rstrip() if self.gap >= _LINE or not self.length else line.rstrip("\r"))

    def _flow(self, text: str) -> None:
        even = "  " not in text and text.isprintable()  # there is no white space but single spaces
        words = text.strip(" ") if even else " ".join(text.split())
        if not words:
            if text and self.length and not self.gap:
                self.gap = _SPACE
            return
        if not self.gap and text[0].isspace():
            self.gap = _SPACE
        self._write(words)
        if text[-1].isspace():
            self.gap = _SPACE

    def _write(self, words: str) -> None:
        if self.length:
            self.parts += (_WHITE[self.gap], words)
            self.length += _WIDTHS[self.gap] + len(words)
        else:
            self.parts.append(words)
            self.length = len(words)
        self.gap, self.soft = 0, False

    def _link(self, node: LexborNode, start: int) -> None:
        href = (node.attrs.get("href") or "").strip()
        written = self.parts[-1]
        if len(written) != self.length - start:
            last = len(self.parts)
            missing = self.length - start
            while missing > 0:
                last -= 1
                missing -= len(self.parts[last])
            written = "".join(self.parts[last:])[-missing if missing else 0 :]
        label = " ".join(written.split())
        if not label:
            return
        end = self.length
        if ":" not in href:  # it stays within the site
            self.links.append(Link(label[:300], None, start, end))
            return
        shown = targets.unsaid(href, label, "".join(self.parts[-2:]))
        if shown:
            self.parts.append(shown)
            self.length += len(shown)
        self.links.append(Link(label[:300], targets.usable(href), start, end))

    def _image(self, node: LexborNode) -> None:
        """An address may be drawn; its alternative text then says it."""
        alternative = node.attributes.get("alt") or ""
        if alternative.strip(" ()[]{}<>").lower() in _SIGNS:
            self._words("@")
        elif emails.ADDRESS.search(alternative):
            self._words(f" {alternative} ")

    def _macro(self, node: LexborNode) -> None:
        """A site's own element (`<email x@example.org>`) may carry the address as an attribute."""
        for key, value in node.attributes.items():
            for candidate in (key, value or ""):
                if emails.ADDRESS.fullmatch(candidate):
                    self._words(f" {candidate} ")
                    return
