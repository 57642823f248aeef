"""Mail taken apart by MIME (RFC 2045, 2046): headers and transfer encodings by the standard library, the structure here.

The standard library's own walk over the parts looks at every line once for each boundary that is open, so two megabytes
can hold it for six seconds; here each level is one search for its boundary, and levels and parts are counted.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from email import policy
from email.errors import HeaderParseError
from email.message import Message
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

from directory.errors import DocumentError
from directory.readers import decode
from directory.records import Document

MOST_HEAD = 64_000
"""Bytes of headers that are looked at, and of one header's value:"""
MOST_HEADER = 4_000
MOST_LEVELS = 10
"""So deep may multiparts stand within each other; mail programs make four or five."""

_END_OF_HEAD = re.compile(rb"\r?\n[ \t]*\r?\n|\A[ \t]*\r?\n")
_ANY_BOUNDARY = re.compile(rb"\A\s{0,1000}--([!-~]{1,70})[ \t]{0,20}\r?\n")
_MESSAGE_ID = re.compile(r"<([^<>\s]{1,900})>")
_NOT_BASE64 = bytes(c for c in range(256) if not (chr(c).isascii() and (chr(c).isalnum() or chr(c) in "+/")))
_ENCODED_WORD = re.compile(r"=\?[^\s?]{1,60}\?[bBqQ]\?")


@dataclass(slots=True)
class Entity:
    """A mail or one of its parts: headers, and the body as it was sent. `section` numbers it as IMAP does (RFC 3501,
    6.4.5): `2.1` is the first part of the second; empty for the mail itself."""

    headers: Message
    body: bytes
    section: str = ""
    parts: list[Entity] = field(default_factory=list)
    cut: bool = False
    """Whether it has more parts, or deeper ones, than were taken."""

    @property
    def type(self) -> str:
        """The media type in lower case; `text/plain` where nothing usable is said (RFC 2045, 5.2)."""
        return self.headers.get_content_type()

    @property
    def attached(self) -> bool:
        return self.headers.get_content_disposition() == "attachment"

    @property
    def file_name(self) -> str:
        """As the sender calls the file, or empty."""
        name = self.headers.get_filename() or ""
        return _decoded("subject", name) if _ENCODED_WORD.search(name) else name

    def parameter(self, name: str) -> str:
        """A parameter of the media type (`charset`, `format`, ...), or empty."""
        value = self.headers.get_param(name, "")
        return (value if isinstance(value, str) else value[2]).strip()

    def header(self, name: str) -> str:
        """A header's words with encoded words decoded (RFC 2047), or empty."""
        return _decoded(name, self._raw(name))

    def _raw(self, name: str) -> str:
        return str(self.headers.get(name, ""))

    @property
    def date(self) -> date | None:
        try:
            return parsedate_to_datetime(self._raw("date")).date()
        except (ValueError, TypeError, IndexError, OverflowError):
            return None

    @property
    def message_id(self) -> str | None:
        found = _MESSAGE_ID.search(self._raw("message-id"))
        return found[1] if found else None

    def content(self) -> bytes:
        """The body without its transfer encoding (RFC 2045, 6); broken base64 as far as it goes."""
        how = str(self.headers.get("content-transfer-encoding", "")).strip().lower()
        if how == "quoted-printable":
            return binascii.a2b_qp(self.body)
        if how != "base64":
            return self.body
        coded = self.body.partition(b"=")[0].translate(None, _NOT_BASE64)
        coded = coded[: len(coded) - (len(coded) % 4 == 1)]
        return binascii.a2b_base64(coded + b"=" * (-len(coded) % 4))

    def text(self) -> tuple[str, tuple[str, ...]]:
        """The body's characters, by the charset it declares where that can be, and warnings."""
        return self._words(self.content())

    def _words(self, content: bytes) -> tuple[str, tuple[str, ...]]:
        label = self.parameter("charset")
        name = decode.encoding(label) if label else None
        if name is not None:
            try:
                return content.decode(name), ()
            except UnicodeDecodeError:
                pass  # declared wrongly: to be found out
        try:
            return decode.characters(Document("", "", content))[:2]
        except DocumentError:
            number = self.section or "1"
            return content.decode(name or "utf-8", "replace"), (f"part {number} is not in the encoding it declares",)


def parse(content: bytes, *, most_parts: int) -> Entity:
    """A mail with all its parts, but for those behind the first `most_parts` or below `MOST_LEVELS`: then it is `cut`."""
    whole = _entity(content, "")
    left = [most_parts]
    whole.cut = _take_apart(whole, 1, left)
    return whole


def _entity(content: bytes, section: str, default: str = "text/plain") -> Entity:
    end = _END_OF_HEAD.search(content, 0, MOST_HEAD)
    head, body = (content[: end.start()], content[end.end() :]) if end else (content[:MOST_HEAD], b"")
    headers: Message = Message()
    headers.set_default_type(default)
    for name, value in BytesParser(policy=policy.compat32).parsebytes(head, headersonly=True).raw_items():
        headers[name] = _unescaped(str(value))[:MOST_HEADER]
    return Entity(headers, body, section)


def _take_apart(whole: Entity, level: int, left: list[int]) -> bool:
    """Fills in the parts; whether some were left out."""
    if not whole.type.startswith("multipart/"):
        return False
    if level > MOST_LEVELS:
        return True
    default = "message/rfc822" if whole.type == "multipart/digest" else "text/plain"
    cut = False
    for number, piece in enumerate(_pieces(whole), 1):
        if not left[0]:
            return True
        left[0] -= 1
        section = f"{whole.section}.{number}".lstrip(".")
        part = _entity(piece, section, default)
        cut = _take_apart(part, level + 1, left) or cut
        whole.parts.append(part)
    return cut


def _pieces(whole: Entity) -> Iterator[bytes]:
    """What stands between the boundaries, one after the other; the last may lack its closing one."""
    boundary = whole.parameter("boundary").encode("ascii", "replace").rstrip()
    if not 0 < len(boundary) <= 200 or b"--" + boundary not in whole.body:
        found = _ANY_BOUNDARY.match(whole.body)
        if found is None:
            return
        boundary = found[1]
    line = re.compile(rb"(?:\A|\r?\n)--" + re.escape(boundary) + rb"(--)?[ \t]{0,100}\r?(?=\n|\Z)")
    start = -1
    for delimiter in line.finditer(whole.body):
        if start >= 0:
            yield whole.body[start : delimiter.start()]
        if delimiter[1]:
            return
        start = delimiter.end() + 1
    if start >= 0:
        yield whole.body[start:]


def _unescaped(value: str) -> str:
    """Headers with bytes beyond ASCII (RFC 6532, and what was sent before it): UTF-8, else Windows-1252."""
    raw = value.encode("utf-8", "surrogateescape")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _decoded(name: str, value: str) -> str:
    value = "".join(value.splitlines())  # unfolded, so that words that were cut in two are one again (RFC 2047, 6.2)
    try:
        decoded = str(policy.default.header_factory(name, value))
    except (ValueError, IndexError, AttributeError, TypeError, LookupError, RecursionError, HeaderParseError):
        decoded = value  # the standard library stumbles over some headers
    return " ".join(decoded.split())
