"""ZIP containers (DOCX, ODT) under limits, through the standard library's zipfile."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from directory.errors import UnreadableDocument
from directory.limits import USUAL, Limits

MARKS = (b"PK\x03\x04", b"PK\x05\x06")
"""Begins a ZIP container, and one with nothing in it (APPNOTE.TXT 4.3.7 and 4.3.16)."""
MOST_MEMBERS = 5_000
_CHUNK = 1 << 18
_ENTRY = b"PK\x01\x02"
_FAILURES = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


class Archive:
    """The members of a container. What is unpacked is counted as it is read; no size that a header claims is believed.

    Raises UnreadableDocument, naming the document, where it is broken, locked or has too many members.
    """

    def __init__(self, content: bytes, name: str, limits: Limits = USUAL) -> None:
        self._document = name
        # Each entry of the directory begins with this mark, so there are no more than that: known before any is read.
        if content.count(_ENTRY) > MOST_MEMBERS:
            raise UnreadableDocument(name, f"it is a container of more than {MOST_MEMBERS:,} files")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except _FAILURES as error:
            raise self._broken(error) from error
        self._left = limits.unpacked_bytes  # of all its members together
        self.capped = False

    def __contains__(self, member: str) -> bool:
        return member in self._zip.NameToInfo

    def names(self) -> list[str]:
        """The names of the members, in the order of the directory."""
        return self._zip.namelist()

    def chunks(self, member: str) -> Iterator[bytes]:
        """The bytes of a member, piece by piece; nothing where there is no such member. Ends early, with `capped` set,
        once as much as is allowed has been unpacked."""
        info = self._zip.NameToInfo.get(member)
        if info is None:
            return
        if info.flag_bits & 1:
            raise UnreadableDocument(self._document, f"it is locked with a password ({member} is encrypted)")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            # The others unpack without a limit, and neither OPC nor ODF allows them.
            raise UnreadableDocument(self._document, f"{member} is packed in a way that documents do not use")
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(min(_CHUNK, self._left)):
                    self._left -= len(chunk)
                    yield chunk
                self.capped |= self._left <= 0
        except _FAILURES as error:
            raise self._broken(error, member) from error

    def start(self, member: str, most: int) -> bytes:
        """The first `most` bytes of a member, or fewer; empty where there is no such member."""
        taken = b""
        for chunk in self.chunks(member):
            taken += chunk
            if len(taken) >= most:
                break
        return taken[:most]

    def _broken(self, error: Exception, member: str = "") -> UnreadableDocument:
        where = f"{member} in it" if member else "the container"
        return UnreadableDocument(self._document, f"{where} is broken ({error})")
