"""News in JSON by IPTC's schema ninjs (1.x to 3.x): one item, or a list of them."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import Any

from directory.errors import EmptyDocument
from directory.limits import USUAL, Limits
from directory.readers import json_text, offered, parts
from directory.readers.offered import Offered
from directory.records import Document

_BODIES = (b'"body_', b'"bodies"')
_SAYS_SO = (b'"versioncreated"', b'"headline"', b'"headlines"', b'"pubstatus"', b'"contentcreated"')


def looks_like(content: bytes) -> bool:
    """Whether bytes begin as a JSON object or list of objects, with the names that ninjs gives to texts."""
    start = content[:2_000].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start[:1] not in (b"{", b"[") or b"{" not in start or b'"uri"' not in content:
        return False
    return any(name in content for name in _BODIES) and any(name in content for name in _SAYS_SO)


def unpack(document: Document, limits: Limits = USUAL) -> Iterator[Document]:
    """An item by itself is the document itself; those of a list are each at `#item=` with its `uri`.

    Raises DocumentTooLarge, UnreadableDocument or EmptyDocument.
    """
    data = json_text.loaded(document, limits)
    items = [item for item in data if isinstance(item, dict)] if isinstance(data, list) else [data]
    if not items:
        raise EmptyDocument(document.name, "this list has no news items")
    for item in items:
        yield _page(document, item, alone=not isinstance(data, list))


def _page(document: Document, item: dict[str, Any], *, alone: bool) -> Document:
    body = "\n".join(_bodies(item)) or parts.preformatted(_text(item.get("description_text")))
    said = {
        "title": _text(item.get("headline")) or _main(item.get("headlines")) or _text(item.get("title")),
        "date": (_text(item.get("contentcreated")) or _text(item.get("versioncreated")))[:10],
        "language": _text(item.get("language"))[:40],
        "publisher": next((_text(s.get("name")) for s in _objects(item.get("infosources")) if s.get("name")), ""),
        "author": _text(item.get("byline")) or _text(item.get("by")),
        "embargoed": _text(item.get("embargoed")),
    }
    uri = _text(item.get("uri")) or parts.digest(body.encode("utf-8", "replace"))
    inner = document if alone else parts.within(document, "item", uri, uri, b"")
    body += offered.as_markup(_contacts(item), body)
    return parts.as_page(inner, said["title"], body, said)


def _bodies(item: dict[str, Any]) -> Iterator[str]:
    """The text, marked up where there is a choice: `body_html`, `body_xhtml`, `body_text` or the `bodies` of 3.0."""
    texts = {key.removeprefix("body_"): _text(value) for key, value in item.items() if key.startswith("body_")}
    for body in _objects(item.get("bodies")):
        kind = _text(body.get("contenttype") or body.get("contentType"))
        texts.setdefault("html" if "html" in kind else "text", _text(body.get("value")))
    marked = next((texts[kind] for kind in ("html", "xhtml") if texts.get(kind)), "")
    if marked:
        yield marked
    else:
        yield from (parts.preformatted(html.unescape(text)) for text in texts.values() if text)


def _contacts(item: dict[str, Any]) -> Iterator[Offered]:
    for key in ("infosources", "people", "organisations"):
        for party in _objects(item.get(key)):
            ways = list(_objects(party.get("contactinfo")))
            named = _text(party.get("name"))
            roles = (_text(way.get("role")) for way in ways)
            yield Offered(
                purpose=" ".join((_text(party.get("role")), _text(party.get("rel")), *roles)),
                name=named if key == "people" else "",
                role=_text(party.get("jobtitle")),
                org="" if key == "people" else named,
                emails=_ways(ways, "mail"),
                phones=_ways(ways, "phone", "tel", "mobile"),
                faxes=_ways(ways, "fax"),
            )


def _ways(ways: list[dict[str, Any]], *kinds: str) -> tuple[str, ...]:
    """Values whose type speaks of one of these: `contactinfo` leaves the words for it to the provider."""
    return tuple(
        _text(way.get("value")) for way in ways if any(kind in _text(way.get("type")).lower() for kind in kinds)
    )


def _main(values: Any) -> str:
    """The headline whose role is main, or the first."""
    found = list(_objects(values))
    main = [h for h in found if "main" in _text(h.get("role"))]
    return next((_text(h.get("value")) for h in (*main, *found) if h.get("value")), "")


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    yield from (item for item in value if isinstance(item, dict)) if isinstance(value, list) else ()


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
