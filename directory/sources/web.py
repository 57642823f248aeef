"""Documents from addresses of the web: one guarded fetch. Nothing that is not public is asked for unless the caller says so."""

from __future__ import annotations

import socket
import ssl
import time
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Final
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from directory.errors import DocumentMissing, DocumentTooLarge, UnreadableDocument
from directory.records import Document

SECONDS: Final = 10
"""To wait for a server each time it is silent."""
SECONDS_IN_ALL: Final = 30
"""For one document, with all addresses that lead on to it."""
REDIRECTIONS: Final = 5
_STEP: Final = 1 << 16
_LEADS_ON: Final = frozenset({301, 302, 303, 307, 308})
_IPV4_WITHIN: Final = ip_network("64:ff9b::/96")
"""IPv4 addresses as IPv6 (RFC 6052, 2.1)."""
_PATH: Final = "/%:@!$&'()*+,;=~-._?"
_HEADERS: Final = {"Accept": "text/html, application/xml;q=0.9, */*;q=0.5", "Accept-Encoding": "identity"}


@dataclass(frozen=True, slots=True)
class Manners:
    """How a fetch behaves: the largest document in bytes, whether it may ask what is not public, and who it says it is."""

    max_bytes: int
    private: bool = False
    agent: str = "press-directory"


def fetch(address: str, manners: Manners) -> Document:
    """The document at an address of http or https, by the address that others led on to.

    Where a name leads is looked up once, and that very place is asked: so a name cannot be public when looked at and private when asked.
    Raises DocumentMissing where nothing is there, DocumentTooLarge, or UnreadableDocument.
    """
    until = time.monotonic() + SECONDS_IN_ALL
    at = address
    for _ in range(REDIRECTIONS + 1):
        answer = _asked(at, manners, until)
        if isinstance(answer, Document):
            return answer
        at = answer
    raise UnreadableDocument(address, "it leads on and on")


def is_public(place: str) -> bool:
    """Whether an IP address is one of the public Internet (RFC 6890)."""
    found = ip_address(place.partition("%")[0])
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped is not None:
            return is_public(str(found.ipv4_mapped))
        if found in _IPV4_WITHIN:
            return is_public(str(ip_address(int(found) & 0xFFFFFFFF)))
        if found.sixtofour is not None:
            return is_public(str(found.sixtofour))
    return found.is_global and not found.is_multicast


def _asked(address: str, manners: Manners, until: float) -> Document | str:
    """The document, or the address that this one leads on to."""
    parts = _parts(address)
    connection = (_Secure if parts.scheme == "https" else _Plain)(parts, manners)
    target = quote(parts.path or "/", safe=_PATH) + (f"?{quote(parts.query, safe=_PATH)}" if parts.query else "")
    try:
        connection.request("GET", target, headers={**_HEADERS, "User-Agent": manners.agent})
        answer = connection.getresponse()
        if answer.status in _LEADS_ON and (to := answer.headers.get("Location")):
            return urljoin(address, to)
        if answer.status != 200:
            raise DocumentMissing(address, f"the server answers {answer.status}")
        content = _read(answer, address, manners.max_bytes, until)
    except (OSError, HTTPException, ValueError) as error:
        raise UnreadableDocument(address, f"it cannot be fetched: {str(error) or type(error).__name__}") from error
    finally:
        connection.close()
    name = parts.path.rpartition("/")[2] or parts.netloc
    return Document(address, name, content, answer.headers.get_content_type())


def _parts(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        known = parts.scheme in {"http", "https"} and parts.hostname and (parts.port or 1) > 0
    except ValueError:
        known = False
    if not known or not address.isprintable() or " " in address:
        raise UnreadableDocument(address, "it is no address of http or https")
    return parts


def _read(answer: HTTPResponse, address: str, most: int, until: float) -> bytes:
    content = b""
    while chunk := answer.read1(_STEP):
        content += chunk
        if len(content) > most:
            raise DocumentTooLarge(address, f"it is larger than the limit of {most:,} bytes")
        if time.monotonic() > until:
            raise UnreadableDocument(address, f"it did not come within {SECONDS_IN_ALL} seconds")
    return content


def _connected(host: str, port: int, manners: Manners) -> socket.socket:
    """A connection to the first of a name's places that answers. Raises OSError."""
    places = [place for *_, place in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    allowed = [place for place in places if manners.private or is_public(str(place[0]))]
    if not allowed:
        raise OSError("its server is not on the public Internet; say so where that is meant")
    for place in allowed[:-1]:
        try:
            return socket.create_connection(place[:2], SECONDS)  # type: ignore[arg-type]  # of IPv4 and IPv6
        except OSError:
            continue
    return socket.create_connection(allowed[-1][:2], SECONDS)  # type: ignore[arg-type]  # as above


class _Plain(HTTPConnection):
    def __init__(self, parts: SplitResult, manners: Manners) -> None:
        super().__init__(parts.hostname or "", parts.port or 80, timeout=SECONDS)
        self._manners = manners

    def connect(self) -> None:
        self.sock = _connected(self.host, self.port, self._manners)


class _Secure(HTTPSConnection):
    def __init__(self, parts: SplitResult, manners: Manners) -> None:
        super().__init__(parts.hostname or "", parts.port or 443, timeout=SECONDS)
        self._manners = manners

    def connect(self) -> None:
        plain = _connected(self.host, self.port, self._manners)
        self.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=self.host)
