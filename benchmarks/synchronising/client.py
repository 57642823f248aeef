"""A client of address books (RFC 6352, RFC 6578) that does nothing but ask, and takes the time of it: from the question to the last byte.
What came is understood afterwards."""

from __future__ import annotations

import base64
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from http.client import HTTPConnection
from types import TracebackType
from typing import Self
from urllib.parse import unquote
from xml.etree import ElementTree as ET  # what is measured here is our own or a peer, on this machine
from xml.sax.saxutils import escape

DAV, CARDDAV = "{DAV:}", "{urn:ietf:params:xml:ns:carddav}"
A_MULTIGET = 100
"""So many cards are asked for at once."""
_BASIC = base64.b64encode(b"reader:reader").decode()
_SYNC = (
    '<?xml version="1.0" encoding="utf-8"?><sync-collection xmlns="DAV:"><sync-token>%s</sync-token>'
    "<sync-level>1</sync-level><prop><getetag/></prop></sync-collection>"
)
_MULTIGET = (
    '<?xml version="1.0" encoding="utf-8"?><C:addressbook-multiget xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav">'
    "<prop><getetag/><C:address-data/></prop>%s</C:addressbook-multiget>"
)
_PROPFIND = (
    '<?xml version="1.0" encoding="utf-8"?><propfind xmlns="DAV:"><prop><getetag/><resourcetype/></prop></propfind>'
)


@dataclass(frozen=True, slots=True)
class Changed:
    """What a book says has changed: cards that are there and cards that are not any more, by path, and the token from here on."""

    there: tuple[str, ...]
    gone: tuple[str, ...]
    token: str
    seconds: float


class Client:
    """One connection to one book. Credentials are sent as devices send them, whether or not anybody looks."""

    def __init__(self, host: str, port: int, book: str) -> None:
        self._connection = HTTPConnection(host, port, timeout=300)
        self._book = book

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._connection.close()

    def etags(self) -> tuple[int, float]:
        """How many cards a PROPFIND of all lists, and how long it takes."""
        body, seconds = self._ask("PROPFIND", self._book, _PROPFIND, 207)
        return sum(1 for path, _ in _responses(body) if not path.endswith("/")), seconds

    def changed(self, token: str = "") -> Changed:
        """Since that token; without one, all there is."""
        body, seconds = self._ask("REPORT", self._book, _SYNC % escape(token), 207)
        there, gone = [], []
        for path, response in _responses(body):
            if path.endswith("/"):
                continue
            (gone if response.findtext(f"{DAV}status", "").split()[1:2] == ["404"] else there).append(path)
        return Changed(tuple(there), tuple(gone), ET.fromstring(body).findtext(f"{DAV}sync-token", ""), seconds)  # noqa: S314

    def cards(self, paths: Sequence[str]) -> tuple[dict[str, str], float]:
        """The cards at these paths, and the seconds of all questions together."""
        found: dict[str, str] = {}
        spent = 0.0
        for start in range(0, len(paths), A_MULTIGET):
            hrefs = "".join(f"<href>{escape(path)}</href>" for path in paths[start : start + A_MULTIGET])
            body, seconds = self._ask("REPORT", self._book, _MULTIGET % hrefs, 207)
            spent += seconds
            for path, response in _responses(body):
                data = response.find(f".//{CARDDAV}address-data")
                if data is not None and data.text:
                    found[path] = data.text
        return found, spent

    def put(self, path: str, card: str) -> None:
        """Replace a card, where that is allowed."""
        self._ask("PUT", path, card, 201, 204, content_type="text/vcard; charset=utf-8")

    def _ask(
        self, method: str, path: str, body: str, *wanted: int, content_type: str = "text/xml"
    ) -> tuple[bytes, float]:
        headers = {"Content-Type": content_type, "Depth": "1", "Authorization": f"Basic {_BASIC}"}
        began = time.perf_counter()
        self._connection.request(method, path, body.encode(), headers)
        answer = self._connection.getresponse()
        came = answer.read()
        seconds = time.perf_counter() - began
        if answer.status not in wanted:
            raise SystemExit(f"{method} {path}: {answer.status} {came[:500]!r}")
        return came, seconds


def _responses(body: bytes) -> Iterator[tuple[str, ET.Element]]:
    for response in ET.fromstring(body).iter(f"{DAV}response"):  # noqa: S314  # as above
        yield unquote(response.findtext(f"{DAV}href", "")), response
