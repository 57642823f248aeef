"""What a page tells machines: JSON-LD (schema.org) and the marks of microformats and microdata."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from directory.limits import Limits
from directory.readers.offered import Offered

_NEAR = 12
"""A property lies so few elements below its card."""

_ARTICLES = frozenset(
    "NewsArticle Article ReportageNewsArticle BackgroundNewsArticle PressRelease Report BlogPosting".split()
)
_BY = frozenset("author creator editor contributor reviewedBy translator".split())
_CARDS = frozenset(("vcard", "h-card"))
_SCOPES = ("Person", "ContactPoint", "Organization")
_PROPERTIES = (
    "fn", "title", "role", "org", "tel", "email", "p-name", "p-job-title", "p-role", "p-org", "p-tel", "u-email",
)  # fmt: skip
_ITEM_PROPERTIES = ("name", "jobTitle", "telephone", "faxNumber", "email", "worksFor", "affiliation")
_MARKED = ",".join([*(f".{name}" for name in _PROPERTIES), *(f"[itemprop={name}]" for name in _ITEM_PROPERTIES)])


_CARD = ".vcard,.h-card,[itemprop]"
_SIGNS = ("itemprop", "h-card", "vcard", "itemProp", "ITEMPROP")
"""Names of attributes have no case (HTML, 13.1.2.3), those of classes have (microformats2, parsing; DOM, getElementsByClassName)."""
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>")
_LINE_END = re.compile(r"(?i)<(?:br|/p|/div|/li|/h[1-6])\b[^<>]{0,200}>")


@dataclass(frozen=True, slots=True)
class Declared:
    """What the one article of a page says of itself, with keys as in `Text.metadata`, its text, and whom the page offers."""

    metadata: dict[str, str] = field(default_factory=dict)
    text: str = ""
    contacts: tuple[Offered, ...] = ()
    warnings: tuple[str, ...] = ()


def json_ld(tree: LexborHTMLParser, limits: Limits) -> Declared:
    """What a page's JSON-LD declares; what is broken in it is nothing."""
    found = _Found(limits.elements)
    for script in tree.tags("script"):  # by tag alone they are found four times as fast as by a selector
        if "ld+json" not in (script.attributes.get("type") or "").lower():
            continue
        written = script.text().strip().removeprefix("<!--").removesuffix("-->")
        try:
            found.walk(json.loads(written, strict=False))
        except (ValueError, RecursionError):
            continue
    only = f"only the first {limits.elements:,} objects of its data for machines were looked at"
    return Declared(found.metadata(), found.text(), tuple(found.contacts()), (only,) if found.cut else ())


def marks(tree: LexborHTMLParser, content: str, limits: Limits) -> tuple[frozenset[int], tuple[str, ...]]:
    """The elements that are one property of a contact (h-card, hCard, microdata), by their `mem_id`, and a warning where
    not all were looked at; `content` is the page's markup, for a quick look."""
    if not any(sign in content for sign in _SIGNS) or tree.css_first(_CARD) is None:
        return frozenset(), ()
    marked = tree.css(_MARKED)
    only = f"only the first {limits.signs:,} marked properties of contacts were looked at"
    found = frozenset(node.mem_id for node in marked[: limits.signs] if _in_card(node))
    return found, (only,) if len(marked) > limits.signs else ()


def _in_card(node: LexborNode) -> bool:
    around = node.parent
    for _ in range(_NEAR):
        if around is None:
            return False
        attributes = around.attributes
        if "itemprop" in node.attributes and (attributes.get("itemtype") or "").endswith(_SCOPES):
            return True
        if _CARDS & set((attributes.get("class") or "").split()):
            return True
        around = around.parent
    return False


@dataclass(slots=True)
class _Thing:
    """An object of JSON-LD, what holds it, and by which property."""

    data: dict[str, Any]
    types: frozenset[str]
    holder: dict[str, Any]
    by: str


class _Found:
    """The things of a page, in the order in which they are met."""

    def __init__(self, most: int) -> None:
        self._most = most
        self.cut = False  # whether there are more
        self._things: list[_Thing] = []
        self._by_id: dict[str, dict[str, Any]] = {}

    def walk(self, data: Any) -> None:
        """Takes a value of JSON with all within; without recursion, since it may be deep."""
        waiting: list[tuple[Any, dict[str, Any], str]] = [(data, {}, "")]
        while waiting:
            if len(self._things) >= self._most:
                self.cut = True
                return
            value, holder, by = waiting.pop()
            if isinstance(value, list):
                waiting += [(inner, holder, by) for inner in reversed(value)]
            elif isinstance(value, dict):
                types = frozenset(_local(t) for t in _list(value.get("@type")) if isinstance(t, str))
                self._things.append(_Thing(value, types, holder, by))
                if isinstance(identifier := value.get("@id"), str) and len(value) > 1:
                    self._by_id.setdefault(identifier, value)
                within = [(inner, value, key) for key, inner in value.items() if isinstance(inner, dict | list)]
                waiting += reversed(within)

    def _article(self) -> dict[str, Any]:
        """The page's article; a page with several is a list of them, and has none of its own."""
        articles = [thing.data for thing in self._things if thing.types & _ARTICLES]
        return articles[0] if len(articles) == 1 else {}

    def text(self) -> str:
        """The article's, without markup."""
        body = self._article().get("articleBody")
        if not isinstance(body, str):
            return ""
        return html.unescape(_TAG.sub("", _LINE_END.sub("\n", body)))

    def metadata(self) -> dict[str, str]:
        """What the article says of itself."""
        article = self._article()
        said = {
            "headline": self._words(article, "headline", "name"),
            "datepublished": self._words(article, "datePublished", "dateCreated")[:10],
            "language": self._words(article, "inLanguage"),
            "publisher": self._words(article, "publisher", "sourceOrganization"),
        }
        return {key: value for key, value in said.items() if value}

    def contacts(self) -> Iterator[Offered]:
        """Points of contact with whom they belong to, and people; none that is there as an article's author."""
        for thing in self._things:
            if thing.by in _BY:
                continue
            if "ContactPoint" in thing.types or thing.by == "contactPoint":
                yield self._offered(thing.data, thing.holder)
            elif "Person" in thing.types:
                yield self._offered({}, thing.data)

    def _offered(self, point: dict[str, Any], holder: dict[str, Any]) -> Offered:
        is_person = "Person" in {_local(t) for t in _list(holder.get("@type")) if isinstance(t, str)}
        purpose = self._words(point, "contactType")
        own = self._words(point, "name") or (purpose if " " in purpose.strip() else "")
        name = self._words(holder, "name")
        return Offered(
            purpose=f"{purpose} {self._words(point, 'name')}",
            name=name if is_person else own,
            role=self._words(holder, "jobTitle") if is_person else "",
            org=self._words(holder, "worksFor", "affiliation") if is_person else name,
            emails=tuple(self._all("email", point, holder if is_person else {})),
            phones=tuple(self._all("telephone", point, holder if is_person else {})),
            faxes=tuple(self._all("faxNumber", point, holder if is_person else {})),
        )

    def _all(self, key: str, *objects: dict[str, Any]) -> Iterator[str]:
        found = (self._text(value) for data in objects for value in _list(data.get(key)))
        return iter(dict.fromkeys(filter(None, found)))

    def _words(self, data: dict[str, Any], *keys: str) -> str:
        """The first text under one of these keys: as it stands, or the name of what stands there."""
        return next((text for key in keys for value in _list(data.get(key)) if (text := self._text(value))), "")

    def _text(self, value: Any) -> str:
        if isinstance(value, dict):
            value = self._by_id.get(str(value.get("@id")), value) if len(value) == 1 else value
            value = value.get("name") or value.get("@value")
        return " ".join(value.split())[:1_000] if isinstance(value, str) else ""


def _list(value: Any) -> Iterable[Any]:
    return value if isinstance(value, list) else (value,)


def _local(name: str) -> str:
    """`https://schema.org/Person` and `schema:Person` are `Person`."""
    return name.replace("#", "/").replace(":", "/").rpartition("/")[2]
