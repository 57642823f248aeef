"""Many cards as a ZIP of single files, for address books that read only the first card of one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator

MEDIA_TYPE = "application/zip"

_DAY = (1980, 1, 1, 0, 0, 0)
"""The same for each file, so that the same cards give the same bytes; the format knows no earlier."""


class _Taken(io.RawIOBase):
    """What was written since somebody took it."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]  # all that zipfile hands over
        self._parts.append(bytes(data))
        return len(data)

    def take(self) -> bytes:
        taken = b"".join(self._parts)
        self._parts.clear()
        return taken


def zipped(files: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """Files with their names, as they come: only their names are kept until the end."""
    out = _Taken()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            about = zipfile.ZipInfo(name, _DAY)
            about.compress_type = zipfile.ZIP_DEFLATED
            about.external_attr = 0o644 << 16
            archive.writestr(about, content)
            yield out.take()
    yield out.take()
