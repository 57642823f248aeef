"""One news item of NewsML-G2 (IPTC), with its text in NITF, XHTML, HTML or plain words; or one document of NITF."""

from __future__ import annotations

import html
from collections.abc import Iterator

from directory.readers import guarded_xml, offered, parts
from directory.readers.guarded_xml import Element
from directory.readers.offered import Offered
from directory.records import Document

# NITF has HTML's names for paragraphs, lists, tables and links, and these of its own.
_NITF = {
    "body": "div", "body.head": "div", "body.content": "div", "body.end": "div", "block": "div", "hedline": "div",
    "hl1": "h1", "hl2": "h2", "byline": "p", "dateline": "p", "tagline": "p", "abstract": "div", "distributor": "p",
    "bq": "blockquote", "note": "div", "series": "p", "copyrite": "p", "datasource": "p", "credit": "p",
}  # fmt: skip
_UNSEEN = frozenset(("script", "style", "media", "head", "title", "revision.history"))


def page(document: Document, item: Element, *, alone: bool) -> Document:
    """The item as a page: headline, dateline, text, and the press contacts that only its metadata name."""
    if item.name == "nitf":
        return _nitf(document, item)
    meta = item.first("contentMeta") or Element("contentMeta", "", {})
    about = item.first("itemMeta") or Element("itemMeta", "", {})
    body = "\n".join(_bodies(item)) or parts.preformatted(meta.words("description"))
    dateline = meta.words("dateline")
    if dateline and dateline not in body:
        body = f"<p>{html.escape(dateline)}</p>\n{body}"
    said = {
        "title": meta.words("headline") or about.words("title"),
        "date": (meta.words("contentCreated") or about.words("versionCreated", "firstCreated"))[:10],
        "language": _language(item, meta),
        "publisher": _names(meta.first("infoSource")) or _names(about.first("provider")),
        "author": meta.words("by"),
        "creditline": meta.words("creditline"),
        "embargoed": about.words("embargoed"),
    }
    guid = item.attributes.get("guid", "") or parts.digest(body.encode("utf-8", "replace"))
    inner = document if alone else parts.within(document, "item", guid, guid, b"")
    body += offered.as_markup(_contacts(item), body)
    return parts.as_page(inner, said["title"], body, said)


def _bodies(item: Element) -> Iterator[str]:
    for content in item.below("inlineXML", "inlineData"):
        if content.name == "inlineXML":
            inner = next(content.below("body"), content)
            yield guarded_xml.markup(inner, _NITF, _UNSEEN)
        else:
            words = content.text()
            is_markup = "html" in content.attributes.get("contenttype", "")
            yield words if is_markup else parts.preformatted(words)


def _nitf(document: Document, item: Element) -> Document:
    body = item.first("body") or item
    issued = next(item.below("date.issue", "date.release"), None)
    said = {
        "title": next((" ".join(e.text().split()) for e in item.below("hl1")), ""),
        "date": _iso(issued.attributes.get("norm", "")) if issued is not None else "",
        "language": item.attributes.get("lang", ""),
    }
    return parts.as_page(document, said["title"], guarded_xml.markup(body, _NITF, _UNSEEN), said)


def _iso(norm: str) -> str:
    """`20260605T120000Z` (NITF) or `2026-06-05...` as a date of ISO 8601 with its dashes."""
    return f"{norm[:4]}-{norm[4:6]}-{norm[6:8]}" if norm[:8].isdigit() else norm[:10]


def _language(item: Element, meta: Element) -> str:
    language = meta.first("language")
    return (language.attributes.get("tag", "") if language is not None else "") or item.attributes.get("lang", "")


def _names(party: Element | None) -> str:
    """A party by its name, or as written (`literal`); codes of a scheme (`qcode`) name nobody to a reader."""
    return (party.words("name") or party.attributes.get("literal", "")) if party is not None else ""


def _contacts(item: Element) -> Iterator[Offered]:
    """Parties that are said to be there for the press and have something to call or write to."""
    for party in item.below("creator", "contributor", "infoSource", "provider", "assert", "subject"):
        details = party.first("personDetails", "organisationDetails")
        for info in party.below("contactInfo"):
            told = (party.attributes.get("role", ""), info.attributes.get("role", ""), party.words("definition"))
            about = Element("", "", {}) if details is None else details
            work = next(party.below("jobTitle", "jobtitle"), None)
            is_person = details is not None and details.name == "personDetails"
            org = next((_names(e) for e in about.all("affiliation")), "")
            yield Offered(
                purpose=" ".join(told),
                name=_names(party) if is_person else "",
                role=" ".join(work.text().split()) if work is not None else "",
                org=org if is_person else _names(party),
                emails=tuple(" ".join(e.text().split()) for e in info.all("email")),
                phones=tuple(" ".join(e.text().split()) for e in info.all("phone")),
                faxes=tuple(" ".join(e.text().split()) for e in info.all("fax")),
            )
