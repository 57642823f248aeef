"""The pages to be looked at from where somebody points: one page, a site, a sitemap, or files."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import urljoin, urlsplit

from directory.errors import DocumentError
from directory.records import Document
from directory.scanning import sitemaps
from directory.sources import folder, web
from directory.sources.web import Manners

SITEMAPS: Final = 200
"""So many sitemaps of one site are asked for."""


def pages(start: str, manners: Manners, most: int) -> Iterator[Document | DocumentError]:
    """The page or the files there; of a sitemap the pages that it names, and that the sitemaps do which it names; of the first page of a site
    also those of the sitemaps that its robots.txt names. Of one host, each once, no more than `most`. What cannot be had is told in its place."""
    for first in _first(start, manners):
        yield from _from(first, start, manners, most)


def _from(
    first: Document | DocumentError, start: str, manners: Manners, most: int
) -> Iterator[Document | DocumentError]:
    ahead: deque[str] = deque()
    told = 0
    if isinstance(first, DocumentError):
        yield first
        return
    try:
        page = sitemaps.unpacked(first, manners.max_bytes)
        within = sitemaps.named(page)
    except DocumentError as error:
        yield error
        return
    if within is None:
        yield page
        told = 1
        if _is_address(start) and urlsplit(page.address).path in {"", "/"}:
            ahead.append(urljoin(page.address, "/robots.txt"))
    ahead.extend(within or ())
    yield from _following(ahead, page.address, manners, most - told)


def _following(ahead: deque[str], origin: str, manners: Manners, most: int) -> Iterator[Document | DocumentError]:
    host, seen, maps, told = _host(origin), {origin}, 1, 0
    while ahead and told < most and maps <= SITEMAPS:
        address = ahead.popleft()
        if address in seen or host not in {"", _host(address)}:
            continue
        seen.add(address)
        try:
            page = sitemaps.unpacked(web.fetch(address, manners), manners.max_bytes)
            within = sitemaps.named(page)
        except DocumentError as error:  # a sitemap that cannot be read costs its own pages only
            if not sitemaps.is_robots(address):  # few sites have one
                told += 1
                yield error
            continue
        if within is None:
            told += 1
            yield page
        else:
            maps += 1
            ahead.extend(within)


def _first(start: str, manners: Manners) -> Iterator[Document | DocumentError]:
    if not _is_address(start):
        yield from folder.documents([Path(start)], max_bytes=manners.max_bytes)
        return
    try:
        yield web.fetch(start, manners)
    except DocumentError as error:
        yield error


def _is_address(start: str) -> bool:
    return start.lower().startswith(("http://", "https://"))


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc
    except ValueError:
        return ""
