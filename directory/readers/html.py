"""HTML, XHTML and templates, through lexbor (selectolax): every block element and table cell on lines of its own."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from directory.errors import UnreadableDocument
from directory.limits import USUAL, Limits
from directory.readers import declared, disguises, front_matter, offered
from directory.readers.bounded import BoundedWorker
from directory.readers.html_page import Writer
from directory.readers.literals import places, stands
from directory.records import Span, Target, Text

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

_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]{0,40})[^<>]{0,4000}?(/?)>")
_SELF_CLOSING = frozenset(
    "p li td th tr dt dd br hr img input meta link base col option wbr area param source track embed thead tbody tfoot colgroup".split()
)
_WML_LINE = re.compile(r"(?m)^#(?:use\b|\s|[$!]).*$")


def read(
    content: str, name: str, limits: Limits = USUAL, *, breaks: bool = False, encoded: bytes | None = None
) -> Text:
    """The words of a page; `breaks`: line ends within its text count; `encoded`: the same content as UTF-8, where it is known.

    Raises UnreadableDocument for markup nested deeper than `DEEPEST`, and for what takes more than the limits.
    """
    tags = content.count("<")
    if tags >= DEEPEST:
        _refuse_deep(content, name)
    if _heavy(content, tags):
        return _apart(content, name, limits, breaks=breaks)
    return parse(content, limits, breaks=breaks, encoded=encoded)


def _heavy(content: str, tags: int) -> bool:
    """Whether parsing it may take long, or much memory: formatting that is left open is begun anew in each block."""
    if len(content) > HEAVY or tags > HEAVY_TAGS:
        return True
    return tags * tags > HEAVY_PRODUCT and tags * len(_FORMATTING.findall(content)) > HEAVY_PRODUCT


def _apart(content: str, name: str, limits: Limits, *, breaks: bool) -> Text:
    """`parse` by a process under limits."""
    answer = _WORKER.ask(f"{int(breaks)}{content}".encode(), limits)
    if answer.failure is not None:
        raise UnreadableDocument(name, answer.failure)
    told = json.loads(answer.frames[0])
    headings = tuple(Span(*ends) for ends in told["headings"])
    feet = tuple(Span(*ends) for ends in told["feet"])
    links = tuple(Target(*link) for link in told["links"])
    return Text(told["content"], "text/html", links, headings, told["metadata"], tuple(told["warnings"]), feet=feet)


_FOOTER = re.compile("""footer["' ]""")
_BEFORE_FOOTER = re.compile(r"""(?:id|class)=["'](?:site-|page-|main-)?\Z""")
_CONTENTINFO = re.compile("""contentinfo["']""")
_FOOTERS = "#footer, .footer, #site-footer, .site-footer, #page-footer, .page-footer, #main-footer, .main-footer, [role=contentinfo]"
_PERHAPS_HIDDEN = "[style*=none i], [style*=hidden i], [style*=font-size i]"
_SAYS_HIDDEN = ("idden", "IDDEN")
"""How the attribute is written: names of attributes have no case (HTML, 13.1.2.3)."""
_HIDES = re.compile(
    r"(?i)display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden|font-size\s{0,3}:\s{0,3}0(?:px|pt|em|rem|%)?\s{0,3}(?:[;!]|$)"
)


def _hidden(tree: LexborHTMLParser, content: str) -> frozenset[int]:
    """The elements of which the page itself says that nobody sees them, by their `mem_id`."""
    found = tree.css("[hidden]") if any(said in content for said in _SAYS_HIDDEN) else []
    if tree.css_first("[style]") is not None:
        found += tree.css(_PERHAPS_HIDDEN)
    return frozenset([node.mem_id for node in found if _is_hidden(node)])


def _is_hidden(node: LexborNode) -> bool:
    """Whether an element says of itself that nobody sees it: what is hidden from readers is no evidence for them."""
    attributes = node.attributes
    return "hidden" in attributes or _HIDES.search(attributes.get("style") or "") is not None


def parse(content: str, limits: Limits, *, breaks: bool = False, encoded: bytes | None = None) -> Text:
    """`read` in this process."""
    contacts = front_matter.contacts(content)
    given = content
    content, in_front = front_matter.taken_off(content)
    if "#use wml" in content[:2_000]:
        content = _WML_LINE.sub("", content)
    # The parser encodes what it is given, unless it is encoded already.
    tree = LexborHTMLParser(encoded if encoded is not None and content is given else content)
    disguises.undo(tree, content)
    told = declared.json_ld(tree, limits)
    marks, unmarked = declared.marks(tree, content, limits)
    hidden = _hidden(tree, content)
    footers = frozenset(node.mem_id for node in tree.css(_FOOTERS)) if _has_footer(content) else frozenset()
    writer = Writer(told.metadata | _metadata(tree) | in_front, marks, hidden, footers, breaks=breaks)
    root = tree.body or tree.root
    if root is not None:
        writer.walk(root)
    if told.text and 2 * _letters(writer.content()) < _letters(told.text):  # the page is put together by a script
        writer.add(told.metadata.get("headline", ""), told.text.split("\n"))
    contacts += told.contacts
    for lines in offered.as_lines(contacts, writer.content()) if contacts else ():
        writer.add(offered.HEADING, lines)
    text = writer.text()
    return replace(text, warnings=(*text.warnings, *told.warnings, *unmarked))


def _has_footer(content: str) -> bool:
    """Whether an element may be the page's foot by its class, told fast: from the rarest of the words that say so."""
    return stands(content, "contentinfo", _CONTENTINFO) or any(
        _FOOTER.match(content, at) is not None
        and _BEFORE_FOOTER.search(content, max(0, at - len('class="main-')), at) is not None
        for at in places(content, "footer")
    )


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _refuse_deep(content: str, name: str) -> None:
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
    for node in tree.tags("meta"):  # by tag alone they are found twice as fast as by a selector
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
    for node in tree.tags("define-tag"):  # Website Meta Language
        tag_name = next(iter(node.attributes), None)
        value = " ".join(node.text().split())
        if tag_name and value:
            found.setdefault({"pagetitle": "title", "release_date": "date"}.get(tag_name, tag_name), value[:1_000])
    for node in tree.tags("time"):
        attributes = node.attributes
        if "datetime" in attributes:
            found.setdefault("time", attributes["datetime"] or "")
            break
    return found
