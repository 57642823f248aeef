"""The words of a parsed page: every block element and table cell on lines of its own."""

from __future__ import annotations

import re
from functools import partial
from itertools import accumulate

from selectolax.lexbor import LexborNode

from directory.readers import targets
from directory.readers.elements import (
    COUNTED,
    DOES,
    HEADINGS,
    HEADS,
    KINDS,
    LEADS,
    LINE,
    LINKS,
    PARAGRAPH,
    SPACE,
    UNSEEN,
    WORDS,
    Kind,
    element,
    kind_of,
)
from directory.records import Span, Target, Text
from directory.values import emails

_WHITE = ("", " ", "\n", "\n\n")
"""What is owed before the next word, the stronger the later, as it is written."""
_TARGET, _SPAN = partial(tuple.__new__, Target), partial(tuple.__new__, Span)
"""Made of tuples that are right by construction, in a third of the time: pages have hundreds."""


_SIGNS = frozenset(("@", "at", "ät", "arobase", "arroba", "chiocciola", "at sign", "at-sign", "klammeraffe"))
"""What is said of a picture of the at-sign."""


def _start(node: LexborNode) -> int:
    """The number of a list's first entry: in Markdown, “16. October” begins a list at 16."""
    start = node.attributes.get("start") or "1"
    return int(start) if start.isascii() and start.isdigit() and len(start) < 10 else 1


def _in_article(node: LexborNode) -> bool:
    """Whether a footer is an article's, not the page's."""
    around = node.parent
    for _ in range(_NEAR):
        if around is None:
            return False
        if around.tag in ("article", "main", "blockquote", "section"):
            return True
        around = around.parent
    return False


_LONGEST_MENU = 20_000
_MOST_MENUS = 40
"""So many are looked into, each with all that is within."""
_NUMBER = re.compile(r"\d[\d ./()–-]{4,24}\d")
_DETAILS = "a[href^='mailto:'],a[href^='tel:'],p"
"""What a menu does not have."""
_NEAR = 12
"""A footer lies so few elements below the article or page that it is of."""
_Place = tuple[int, int]
"""Which of the parts are the first and the one behind the last of what was written."""


class Writer:
    """Walks the tree once and writes lines, remembering where links and headings lie."""

    def __init__(
        self,
        metadata: dict[str, str],
        marked: frozenset[int],
        hidden: frozenset[int],
        footers: frozenset[int] = frozenset(),
        *,
        breaks: bool,
    ) -> None:
        self.metadata = metadata
        self.marked = marked  # elements that are each one property of a contact
        self.hidden = hidden  # elements that say so of themselves
        self.footers = footers  # elements that are feet of the page by their class
        self.marked_end = -1  # after how many parts the last of the marked ended
        self.breaks = breaks
        self.parts: list[str] = []  # white space and words by turns; what links leave unsaid comes as words alone
        self.gap = 0  # white space owed before the next word
        self.soft = False  # whether that is a line end of the source, which a <br> beside it only confirms
        self.links: list[tuple[int, int, str | None]] = []  # places, and where they lead
        self.headings: list[_Place] = []
        self.feet: list[_Place] = []
        self.kinds: dict[int, Kind] = {}  # by the parser's number of a tag, which is got in half the time of its name
        self.pre = 0
        self.menus = 0  # how many were met
        self.numbers: list[int] = []  # the next number of each list that is open

    def content(self) -> str:
        """What was written so far."""
        return "".join(self.parts)

    def text(self) -> Text:
        # Offsets are counted here once: that is cheaper than to keep count with each word.
        at = list(accumulate(map(len, self.parts), initial=0))
        return Text(
            self.content() + "\n",
            "text/html",
            tuple([_TARGET((at[first], at[behind], href)) for first, behind, href in self.links]),
            tuple([_SPAN((at[first], at[behind])) for first, behind in self.headings]),
            self.metadata,
            feet=tuple([_SPAN((at[first], at[behind])) for first, behind in self.feet]),
        )

    def add(self, heading: str, lines: list[str]) -> None:
        """Words below all others, under a heading."""
        self._break(PARAGRAPH)
        first = len(self.parts) + 1
        self._words(heading)
        if len(self.parts) > first:
            self.headings.append((first, len(self.parts)))
        for line in lines:
            self._break(LINE if line.strip() else PARAGRAPH)
            self._words(line)

    def walk(self, root: LexborNode) -> None:  # noqa: PLR0912, PLR0915
        """What is within the root, depth first without recursion, so that no depth exhausts the stack.

        Half of the time of reading a page goes by here, so each node is asked no more than it must, and by one method with
        the usual cases in it, since calls (`max` among them) cost more than questions.
        """
        node = root.child
        if node is None or root.mem_id in self.hidden:
            return
        open_: list[tuple[LexborNode, int, int, int]] = []
        told = self.hidden | self.marked | self.footers
        parts, links, headings, numbers, kinds, white = (
            self.parts, self.links, self.headings, self.numbers, self.kinds, _WHITE
        )  # fmt: skip
        raw = self.breaks  # whether white space counts
        gap = self.gap
        while True:
            try:
                kind = kinds[node.tag_id]
            except KeyError:
                kind = kinds[node.tag_id] = kind_of(node.tag or "")
            if kind is WORDS:
                text = node.text_content or ""
                if raw:
                    self.gap = gap
                    self._words(text)
                    gap = self.gap
                else:  # as `_flow` has it
                    even = "  " not in text and text.isprintable()  # there is no white space but single spaces
                    words = text.strip(" ") if even else " ".join(text.split())
                    if words is text:
                        parts += (white[gap], words)
                        gap = 0
                    elif words:
                        if not gap and text[0].isspace():
                            gap = SPACE
                        parts += (white[gap], words)
                        gap = SPACE if text[-1].isspace() else 0
                    elif text and not gap:
                        gap = SPACE
            else:
                if told and node.mem_id in told:
                    kind = self._told(node, kind)
                space, enters, leaves, shown = kind
                if space > gap:  # noqa: PLR1730
                    gap = space
                if enters == LEADS:
                    shown = not self._is_menu(node)
                elif enters and (numbers or enters != COUNTED):
                    self.gap = gap
                    self._enter(node)
                    gap = self.gap
                    raw = self.breaks or self.pre > 0
                if shown:
                    child = node.child
                    if child is not None:
                        open_.append((node, space, leaves, len(parts) + 1 if leaves else 0))
                        node = child
                        continue
                    if leaves:
                        self._leave(node, len(parts) + 1)
                        raw = self.breaks or self.pre > 0
                    if space > gap:  # noqa: PLR1730
                        gap = space
            following = node.next
            while following is None:
                if not open_:
                    self.gap = gap
                    if parts:
                        parts[0] = ""  # nothing is owed before the first word
                    return
                node, space, leaves, first = open_.pop()
                if leaves:
                    behind = len(parts)
                    if leaves == LINKS:
                        if behind > first:
                            href = node.attrs.get("href")
                            if href is None or ":" not in href:  # it stays within the site
                                links.append((first, behind, None))
                            else:
                                self._link(href.strip(), first)
                        elif node.child is not None:
                            self.gap = gap
                            self._icon(node)
                            gap = self.gap
                    elif leaves == HEADS:
                        if behind > first:
                            headings.append((first, behind))
                    else:
                        self._leave(node, first)
                        raw = self.breaks or self.pre > 0
                if space > gap:  # noqa: PLR1730
                    gap = space
                following = node.next
            node = following

    def _is_menu(self, node: LexborNode) -> bool:
        """Whether an element that leads through the site (HTML Standard, 4.3.4) does that and no more: no number and no address is
        in it. Then it is no part of what the page says."""
        self.menus += 1
        said = node.text() if self.menus <= _MOST_MENUS else "@"
        if "@" in said or _NUMBER.search(said) is not None or len(said) > _LONGEST_MENU:
            return False
        return node.css_first(_DETAILS) is None

    def _told(self, node: LexborNode, kind: Kind) -> Kind:
        """What an element does that says it is hidden, or one property of a contact."""
        return UNSEEN if node.mem_id in self.hidden else element(kind[0], enters=DOES, leaves=DOES, shown=kind[3])

    def _enter(self, node: LexborNode) -> None:
        tag = node.tag
        if tag == "br":
            self._break(LINE, always=True)
        elif tag not in KINDS:
            self._macro(node)
        if self.marked and len(self.parts) == self.marked_end and node.mem_id in self.marked:
            self._break(LINE)  # nothing else parts a name from the role beside it
        if tag == "pre":
            self.pre += 1
        elif tag == "ol":
            self.numbers.append(_start(node))
        elif tag == "img":
            self._image(node)
        elif self.numbers and tag == "li" and node.parent is not None and node.parent.tag == "ol":
            self._words(f"{self.numbers[-1]}. ")
            self.numbers[-1] += 1

    def _leave(self, node: LexborNode, first: int) -> None:
        tag = node.tag
        if tag == "pre":
            self.pre -= 1
        elif tag == "ol":
            self.numbers.pop()
        elif len(self.parts) > first:
            if tag == "a":
                self._link((node.attrs.get("href") or "").strip(), first)
            elif tag in HEADINGS:
                self.headings.append((first, len(self.parts)))
            if (tag == "footer" or node.mem_id in self.footers) and not _in_article(node):
                self.feet.append((first, len(self.parts)))
            if self.marked and node.mem_id in self.marked:
                self.marked_end = len(self.parts)

    def _break(self, gap: int, *, always: bool = False) -> None:
        if not self.parts:
            return
        if always and self.gap >= LINE:
            self.gap = LINE if self.soft else PARAGRAPH
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
                if self.gap < LINE:
                    self._break(LINE)
                    self.soft = True
                self._flow(line)
        else:
            self._flow(text)

    def _lines_of_pre(self, text: str) -> None:
        lines = text.replace("\r", "").split("\n")
        for number, line in enumerate(lines):
            if number:
                self._break(LINE, always=True)
            if line.strip():
                self._write(line.rstrip() if self.gap >= LINE or not self.parts else line.rstrip("\r"))

    def _flow(self, text: str) -> None:
        even = "  " not in text and text.isprintable()  # there is no white space but single spaces
        words = text.strip(" ") if even else " ".join(text.split())
        if not words:
            if text and not self.gap:
                self.gap = SPACE
            return
        if not self.gap and text[0].isspace():
            self.gap = SPACE
        self._write(words)
        if text[-1].isspace():
            self.gap = SPACE

    def _write(self, words: str) -> None:
        self.parts += (_WHITE[self.gap] if self.parts else "", words)
        self.gap, self.soft = 0, False

    def _link(self, href: str, first: int) -> None:
        """What was written from that part on leads to `href`; a mailbox or number that its words hide is written out."""
        behind = len(self.parts)
        target = targets.usable(href)
        self.links.append((first, behind, target))
        if ":" in href and not href.startswith("http"):
            shown = targets.unsaid(href, "".join(self.parts[first:]), "".join(self.parts[-2:]))
            if shown:
                self.parts.append(shown)

    def _icon(self, node: LexborNode) -> None:
        """A link without words shows a drawing, which stands for the mailbox or number that it leads to."""
        href = node.attrs.get("href")
        if href is None or ":" not in href:
            return
        address = targets.unsaid(href.strip(), "", "").strip(" <>")
        if address:
            first = len(self.parts) + 1
            self._words(f" {address} ")
            self.links.append((first, len(self.parts), targets.usable(href.strip())))

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
