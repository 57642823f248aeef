"""Answers of many parts (RFC 4918, 13), written as they come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from email.utils import format_datetime
from typing import Final

from directory.dav.asked import ADDRESS_DATA, Wanted
from directory.dav.names import DECLARED, Name, dav, element, words
from directory.dav.partial import revised
from directory.dav.resources import LIVE, OF_EACH, WITH_BODY, Props
from directory.presenters.xml import DECLARATION

MEDIA_TYPE: Final = 'application/xml; charset="utf-8"'
OK: Final = "HTTP/1.1 200 OK"
NOT_FOUND: Final = "HTTP/1.1 404 Not Found"
CUT: Final = "HTTP/1.1 507 Insufficient Storage"
"""More than was asked for at most (RFC 6578, 3.6)."""
BEGIN: Final = DECLARATION + f"<D:multistatus {DECLARED}>\n".encode()
END: Final = b"</D:multistatus>\n"
_CHUNK: Final = 200
"""Responses sent at a time."""


def of(href: str, props: Props, wanted: Wanted) -> bytes:
    """The response for one resource with these properties."""
    return _response(words(href), *_chosen(props, wanted))


def gone(href: str) -> bytes:
    """A resource that there is not, or no more."""
    return f"<D:response><D:href>{words(href)}</D:href><D:status>{NOT_FOUND}</D:status></D:response>\n".encode()


def cut(href: str) -> bytes:
    """There is more than could be told."""
    within = element(dav("error"), element(dav("number-of-matches-within-limits")))
    return f"<D:response><D:href>{words(href)}</D:href><D:status>{CUT}</D:status>{within}</D:response>\n".encode()


def token(said: str) -> bytes:
    """From where to go on."""
    return f"<D:sync-token>{words(said)}</D:sync-token>\n".encode()


def bodies_needed(wanted: Wanted) -> bool:
    """Whether more of cards is to be read than their tags."""
    return wanted.all or not WITH_BODY.isdisjoint(wanted.props)


class Cards:
    """Responses for the cards of a book, all after one pattern: what is the same of each is written once."""

    def __init__(self, card_path: Callable[[str], str], props: Props, wanted: Wanted) -> None:
        """`card_path` tells the path of a public id; `props` are those that are the same of each card."""
        constant = {name: within.replace("%", "%%") for name, within in props.items()}
        known = constant | OF_EACH
        if ADDRESS_DATA in wanted.props:
            known[ADDRESS_DATA] = "%(data)s"
        path = words(card_path("{id}")).replace("%", "%%").replace("{id}", "%(id)s")
        found, missing = _chosen(known, wanted)
        self._dated = dav("getlastmodified") in wanted.props or wanted.all
        self._pattern = _response(path, found, [name.replace("%", "%%") for name in missing])

    def one(self, id_: str, tag: str) -> bytes:
        """Of a card of which no more is asked for than its tag."""
        return self._pattern % {b"id": id_.encode(), b"tag": tag.encode()}

    def whole(self, id_: str, tag: str, body: bytes, data: bytes) -> bytes:
        """With all that its bytes tell; `data` are these as they are to be told."""
        return self._pattern % {
            b"id": id_.encode(),
            b"tag": tag.encode(),
            b"length": len(body),
            b"modified": format_datetime(revised(body), usegmt=True).encode() if self._dated else b"",
            b"data": _escaped(data),
        }


def together(responses: Iterable[bytes]) -> Iterator[bytes]:
    """A whole answer, some responses at a time."""
    part = [BEGIN]
    for response in responses:
        part.append(response)
        if len(part) >= _CHUNK:
            yield b"".join(part)
            part.clear()
    yield b"".join([*part, END])


def _chosen(props: Mapping[Name, str], wanted: Wanted) -> tuple[list[str], list[Name]]:
    """The elements of those properties that there are, and the names of the others that were asked for."""
    if wanted.names:
        return [element(name) for name in props], []
    asked = dict.fromkeys(wanted.props)
    if wanted.all:
        asked = dict.fromkeys((*(name for name in props if name in LIVE), *wanted.props))
    return [element(name, props[name]) for name in asked if name in props], [n for n in asked if n not in props]


def _response(path: str, found: list[str], missing: list[Name]) -> bytes:
    stats = [_propstat("".join(found), OK)] if found or not missing else []
    if missing:
        stats.append(_propstat("".join(element(name) for name in missing), NOT_FOUND))
    return f"<D:response><D:href>{path}</D:href>{''.join(stats)}</D:response>\n".encode()


def _propstat(within: str, status: str) -> str:
    return f"<D:propstat>{element(dav('prop'), within)}<D:status>{status}</D:status></D:propstat>"


def _escaped(data: bytes) -> bytes:
    """Bytes of a card as XML; its carriage returns as references, or parsers would take them away (XML 1.0, 2.11)."""
    escaped = data.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")
    return escaped.replace(b"\r", b"&#13;")
