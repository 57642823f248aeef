"""HTML, XHTML and templates, through lexbor (selectolax): every block element and table cell on lines of its own."""

from __future__ import annotations

import json
import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from directory.errors import UnreadableDocument
from directory.readers import declared, front_matter, offered, targets
from directory.readers.bounded import BoundedWorker
from directory.readers.limits import USUAL, Limits
from directory.records import Link, Span, Text
from directory.values import emails

DEEPEST = 2_000
"""Elements nested deeper than this are refused: lexbor's time grows with the square of the depth."""
HEAVY = 100_000
HEAVY_TAGS = 8_000
"""Pages of more characters or tags are read by a process under limits: in smaller ones no nesting, no number of
attributes or options takes a second."""
HEAVY_PRODUCT = 3_000_000
"""So many elements may come of tags times formatting tags before a page counts as such (HTML Standard, 13.2.4.3)."""
_FORMATTING = re.compile(r"(?i)<(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)[\s/>]")
_WORKER = BoundedWorker("directory.readers.html_worker")

_INVISIBLE = frozenset(
    "script style noscript template svg math head title iframe object select textarea canvas".split()
)
_PARAGRAPHS = frozenset(
    "p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote section article aside footer header nav figure form hr pre address main fieldset details".split()
)
_LINES = frozenset(
    "div li dt dd tr td th caption figcaption option legend summary tbody thead tfoot center body html".split()
)
_CELLS = frozenset(("td", "th"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BOLD = frozenset(("b", "strong"))
_GAPS = dict.fromkeys(_LINES, "\n") | dict.fromkeys(_PARAGRAPHS, "\n\n")
"""The white space around elements that are not in a line with what is beside them."""
_EVENTFUL = frozenset(("pre", "ol", "li", "img"))
_KNOWN_INLINE = frozenset(
    "a abbr acronym b bdi bdo big br button cite code data del dfn em font i img input ins kbd label mark meter output q s samp small span strike strong sub sup time tt u var wbr title meta link base".split()
)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]{0,40})[^<>]{0,4000}?(/?)>")
_SELF_CLOSING = frozenset(
    "p li td th tr dt dd br hr img input meta link base col option wbr area param source track embed thead tbody tfoot colgroup".split()
)
_WML_LINE = re.compile(r"(?m)^#(?:use\b|\s|[$!]).*$")


def read(content: str, name: str, limits: Limits = USUAL, *, breaks: bool = False) -> Text:
    """The words of a page; `breaks`: line ends within its text count.

    Raises UnreadableDocument for markup nested deeper than `DEEPEST`, and for what takes more than the limits.
    """
    _refuse_deep(content, name)
    if _heavy(content):
        return _apart(content, name, limits, breaks=breaks)
    return parse(content, breaks=breaks)


def _heavy(content: str) -> bool:
    """Whether parsing it may take long, or much memory: formatting that is left open is begun anew in each block."""
    tags = content.count("<")
    if len(content) > HEAVY or tags > HEAVY_TAGS:
        return True
    return tags * tags > HEAVY_PRODUCT and tags * len(_FORMATTING.findall(content)) > HEAVY_PRODUCT


def _apart(content: str, name: str, limits: Limits, *, breaks: bool) -> Text:
    """`parse` by a process under limits."""
    answer = _WORKER.ask(f"{int(breaks)}{content}".encode(), limits)
    if answer.failure is not None:
        raise UnreadableDocument(name, answer.failure)
    told = json.loads(answer.frames[0])
    headings, cells, bold = (tuple(Span(*ends) for ends in told[key]) for key in ("headings", "cells", "bold"))
    links = tuple(Link(*link) for link in told["links"])
    return Text(told["content"], "text/html", links, headings, cells, bold, told["metadata"])


def parse(content: str, *, breaks: bool = False) -> Text:
    """`read` without limits."""
    content, in_front = front_matter.taken_off(content)
    if "#use wml" in content[:2_000]:
        content = _WML_LINE.sub("", content)
    tree = LexborHTMLParser(content)
    told = declared.json_ld(tree) if "ld+json" in content else declared.Declared()
    marked = declared.marks(tree, content)
    writer = _Writer(told.metadata | _metadata(tree) | in_front, marked, breaks=breaks)
    root = tree.body or tree.root
    if root is not None:
        writer.walk(root, hidden="hidden" in content.lower())
    if told.text and 2 * _letters("".join(writer.parts)) < _letters(told.text):  # the page is put together by a script
        writer.add(told.metadata.get("headline", ""), told.text.split("\n"))
    for lines in offered.as_lines(told.contacts, "".join(writer.parts)) if told.contacts else ():
        writer.add(offered.HEADING, lines)
    return writer.text()


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _refuse_deep(content: str, name: str) -> None:
    if content.count("<") < DEEPEST:
        return
    depth = 0
    for closing, tag, empty in _TAG.findall(content):
        if tag.lower() in _SELF_CLOSING or empty:
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        if depth > DEEPEST:
            raise UnreadableDocument(name, f"its markup is nested more than {DEEPEST:,} levels deep")


def _metadata(tree: LexborHTMLParser) -> dict[str, str]:
    """What the head declares: title, description, Open Graph and Dublin Core names, the language, by lower-case name."""
    found: dict[str, str] = {}
    for node in tree.css("meta"):
        attributes = node.attributes
        key = (attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or "").lower()
        value = (attributes.get("content") or "").strip()
        if key and value:
            found.setdefault(key, value[:1_000])
    title = tree.css_first("title")
    if title is not None and title.text().strip():
        found.setdefault("title", " ".join(title.text().split())[:1_000])
    html = tree.css_first("html")
    language = (html.attributes.get("lang") or html.attributes.get("xml:lang")) if html is not None else None
    if language:
        found.setdefault("language", language)
    for node in tree.css("define-tag"):  # Website Meta Language
        tag_name = next(iter(node.attributes), None)
        value = " ".join(node.text().split())
        if tag_name and value:
            found.setdefault({"pagetitle": "title", "release_date": "date"}.get(tag_name, tag_name), value[:1_000])
    for node in tree.css("time[datetime]")[:1]:
        found.setdefault("time", node.attributes.get("datetime") or "")
    return found


def _start(node: LexborNode) -> int:
    """The number of a list's first entry: in Markdown, “16. October” begins a list at 16."""
    start = node.attributes.get("start") or "1"
    return int(start) if start.isascii() and start.isdigit() and len(start) < 10 else 1


class _Writer:
    """Walks the tree once and writes lines, remembering where links, headings and cells lie."""

    def __init__(self, metadata: dict[str, str], marked: frozenset[int], *, breaks: bool) -> None:
        self.metadata = metadata
        self.marked = marked  # elements that are each one property of a contact
        self.marked_end = -1  # where the last of them ended
        self.breaks = breaks
        self.parts: list[str] = []
        self.length = 0
        self.gap = ""  # white space owed before the next word: "", " ", "\n" or "\n\n"
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
        self._break("\n\n")
        start = self.length + len(self.gap)
        self._words(heading)
        if self.length > start:
            self.headings.append(Span(start, self.length))
        for line in lines:
            self._break("\n" if line.strip() else "\n\n")
            self._words(line)

    def walk(self, root: LexborNode, *, hidden: bool) -> None:
        """Depth first without recursion, so that no depth exhausts the stack; `hidden` tells whether any element may be."""
        node: LexborNode | None = root
        open_: list[tuple[LexborNode, str, int]] = []
        while node is not None:
            tag = node.tag or ""
            if tag == "-text":
                self._words(node.text_content or "")
            elif self._shown(node, tag, hidden=hidden):
                gap = _GAPS.get(tag)
                if gap is not None:
                    self._break(gap)
                elif tag not in _KNOWN_INLINE:
                    self._macro(node)
                if self.marked and self.length == self.marked_end and node.mem_id in self.marked:
                    self._break("\n")  # nothing else parts a name from the role beside it
                if tag in _EVENTFUL:
                    self._enter(node, tag)
                child = node.child
                if child is not None:
                    open_.append((node, tag, self.length + len(self.gap)))
                    node = child
                    continue
                self._leave(node, tag, self.length)
            following = node.next
            while following is None:
                if not open_:
                    return
                node, name, start = open_.pop()
                self._leave(node, name, start)
                if not open_:
                    return
                following = node.next
            node = following

    def _shown(self, node: LexborNode, tag: str, *, hidden: bool) -> bool:
        """Whether to go into an element; a line break ends here."""
        if not tag or tag in _INVISIBLE or tag[0] in "-!_" or (hidden and "hidden" in node.attributes):
            return False
        if tag == "br":
            self._break("\n", always=True)
        return tag not in ("br", "define-tag")

    def _enter(self, node: LexborNode, tag: str) -> None:
        if tag == "pre":
            self.pre += 1
        elif tag == "ol":
            self.numbers.append(_start(node))
        elif tag == "img":
            self._image(node)
        elif self.numbers and node.parent is not None and node.parent.tag == "ol":
            self._words(f"{self.numbers[-1]}. ")
            self.numbers[-1] += 1

    def _leave(self, node: LexborNode, tag: str, start: int) -> None:
        if tag == "pre":
            self.pre -= 1
        elif tag == "ol":
            self.numbers.pop()
        elif self.length > start:
            if tag == "a":
                self._link(node, start)
            elif tag in _HEADINGS:
                self.headings.append(Span(start, self.length))
            elif tag in _CELLS:
                self.cells.append(Span(start, self.length))
            elif tag in _BOLD:
                self.bold.append(Span(start, self.length))
            if self.marked and node.mem_id in self.marked:
                self.marked_end = self.length
        gap = _GAPS.get(tag)
        if gap is not None:
            self._break(gap)

    def _break(self, gap: str, *, always: bool = False) -> None:
        if not self.length:
            return
        if always and self.gap.startswith("\n"):
            self.gap = "\n" if self.soft else "\n\n"
            self.soft = False
        elif len(gap) > len(self.gap) or self.gap == " ":
            self.gap = gap

    def _words(self, text: str) -> None:
        if self.pre:
            lines = text.replace("\r", "").split("\n")
            for number, line in enumerate(lines):
                if number:
                    self._break("\n", always=True)
                if line.strip():
                    self._write(line.rstrip() if self.gap.startswith("\n") or not self.length else line.rstrip("\r"))
            return
        if self.breaks and "\n" in text:
            first, *others = text.split("\n")
            self._flow(first)
            for line in others:
                if not self.gap.startswith("\n"):
                    self._break("\n")
                    self.soft = True
                self._flow(line)
            return
        self._flow(text)

    def _flow(self, text: str) -> None:
        words = text.split()
        if not words:
            if text and not self.gap:
                self.gap = " " if self.length else ""
            return
        if text[0].isspace() and not self.gap and self.length:
            self.gap = " "
        self._write(" ".join(words))
        if text[-1].isspace():
            self.gap = " "

    def _write(self, words: str) -> None:
        if self.length:
            self.parts.append(self.gap)
            self.length += len(self.gap)
        self.gap, self.soft = "", False
        self._append(words)

    def _link(self, node: LexborNode, start: int) -> None:
        href = (node.attributes.get("href") or "").strip()
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
        shown = targets.unsaid(href, label, "".join(self.parts[-2:]))
        if shown:
            self._append(shown)
        self.links.append(Link(label[:300], targets.usable(href), start, end))

    def _append(self, words: str) -> None:
        self.parts.append(words)
        self.length += len(words)

    def _image(self, node: LexborNode) -> None:
        """An address may be drawn; its alternative text then says it."""
        alternative = node.attributes.get("alt") or ""
        if emails.ADDRESS.search(alternative):
            self._words(f" {alternative} ")

    def _macro(self, node: LexborNode) -> None:
        """A site's own element (`<email x@example.org>`) may carry the address as an attribute."""
        for key, value in node.attributes.items():
            for candidate in (key, value or ""):
                if emails.ADDRESS.fullmatch(candidate):
                    self._words(f" {candidate} ")
                    return
