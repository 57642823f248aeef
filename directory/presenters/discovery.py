"""What machines read to find their way: the OpenSearch description, sitemaps, and what crawlers may fetch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from directory.presenters import xml
from directory.presenters.addresses import Addresses
from directory.presenters.dates import stamp
from directory.presenters.translating import ENGLISH, Translator

OPENSEARCH = "application/opensearchdescription+xml"
SUGGESTIONS = "application/x-suggestions+json"
_LONGEST_NAME = 16
"""Of a ShortName (OpenSearch 1.1, draft 6)."""
SITEMAP_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_URLSET = f'<urlset xmlns="{SITEMAP_SPACE}">'.encode()


def opensearch(site_name: str, icon: str, to: Addresses, t: Translator = ENGLISH) -> bytes:
    """An OpenSearch 1.1 description, in the language of the addresses that it gives."""
    root = Element("OpenSearchDescription", {"xmlns": "http://a9.com/-/spec/opensearch/1.1/"})
    xml.add(root, "ShortName", site_name[:_LONGEST_NAME].strip())
    xml.add(root, "LongName", site_name[:48].strip())
    xml.add(root, "Description", t.gettext("Press contacts by name, organisation, subject or number."))
    xml.add(root, "Url", type="text/html", template=f"{to.contacts()}?q={{searchTerms}}")
    xml.add(root, "Url", type="application/json", template=f"{to.api('/contacts')}?q={{searchTerms}}")
    xml.add(root, "Url", type="application/atom+xml", template=f"{to.contacts_feed()}?q={{searchTerms}}")
    xml.add(root, "Url", type=SUGGESTIONS, template=f"{to.suggest()}?q={{searchTerms}}")
    xml.add(root, "Url", type=OPENSEARCH, rel="self", template=to.opensearch())
    xml.add(root, "Image", icon, type="image/svg+xml")
    xml.add(root, "Language", t.language)
    xml.add(root, "InputEncoding", "UTF-8")
    xml.add(root, "OutputEncoding", "UTF-8")
    return xml.document(root)


def robots(to: Addresses) -> str:
    """What crawlers may fetch (RFC 9309), and where the sitemap is."""
    path = urlsplit(to.base).path
    closed = ("/api/", "/compare", "/decisions", "/review", "/sign-in", "/contacts.vcf", "/lab")
    lines = ["User-agent: *", *(f"Disallow: {path}{place}" for place in closed), f"Sitemap: {to.sitemap()}"]
    return "\n".join(lines) + "\n"


def sitemap_index(parts: Iterable[tuple[str, int, datetime]], to: Addresses) -> bytes:
    """The parts of the sitemap, each with its kind, its number and when something in it changed last."""
    root = Element("sitemapindex", {"xmlns": SITEMAP_SPACE})
    for kind, number, changed in parts:
        part = xml.add(root, "sitemap")
        xml.add(part, "loc", to.sitemap_part(kind, number))
        xml.add(part, "lastmod", stamp(changed))
    return xml.document(root)


def sitemap(stretches: Iterable[Iterable[tuple[str, datetime]]]) -> Iterator[bytes]:
    """One part, stretch by stretch: addresses, and when what is there changed last."""
    yield xml.DECLARATION + _URLSET
    for stretch in stretches:
        yield b"".join(_url(address, changed) for address, changed in stretch)
    yield b"</urlset>"


def _url(address: str, changed: datetime) -> bytes:
    url = Element("url")
    xml.add(url, "loc", address)
    xml.add(url, "lastmod", stamp(changed))
    return xml.written(url)
