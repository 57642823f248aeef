"""Documents from files and folders."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from stat import S_ISREG

from directory.errors import DocumentError, DocumentMissing, DocumentTooLarge, UnreadableDocument
from directory.records import Document

EXPECTATION = ".expected.json"
"""A file that ends so holds the result expected of the release beside it, and is no release itself."""


def documents(paths: Sequence[Path], *, max_bytes: int) -> Iterator[Document | DocumentError]:
    """Each file named or lying below a folder named, in sorted order; a failure is an item of its own, so that one bad
    file never stops the others. Hidden files and expectations are passed over; a folder that contains itself through a
    link is reported once and not entered again."""
    for path in paths:
        yield from _walk(path, max_bytes, seen=())


def count(paths: Sequence[Path]) -> int:
    """How many items `documents` will yield, nearly: for a progress bar."""
    return sum(1 for _ in documents(paths, max_bytes=-1))


def _walk(path: Path, max_bytes: int, seen: tuple[tuple[int, int], ...]) -> Iterator[Document | DocumentError]:
    try:
        status = path.stat()
    except FileNotFoundError:
        cause = "a link that leads nowhere" if path.is_symlink() else "there is no such file or folder"
        yield DocumentMissing(str(path), cause)
        return
    except OSError as error:
        yield UnreadableDocument(str(path), _cause(error))
        return
    identity = (status.st_dev, status.st_ino)
    if path.is_dir():
        if identity in seen:
            yield UnreadableDocument(str(path), "this folder contains itself through a link; it was not entered again")
            return
        try:
            entries = sorted(path.iterdir())
        except OSError as error:
            yield UnreadableDocument(str(path), _cause(error))
            return
        inside = path.resolve()
        for entry in entries:
            if entry.is_symlink() and not entry.resolve().is_relative_to(inside):
                yield UnreadableDocument(str(entry), "a link that leads out of this folder; name its target to read it")
            elif not entry.name.startswith(".") and not entry.name.endswith(EXPECTATION):
                yield from _walk(entry, max_bytes, (*seen, identity))
    elif not S_ISREG(status.st_mode):
        yield UnreadableDocument(str(path), "not a regular file (a device, socket or pipe)")
    elif max_bytes < 0:
        yield Document(path.name, path.name, b"")
    else:
        yield _read(path, max_bytes)


def _read(path: Path, max_bytes: int) -> Document | DocumentError:
    try:
        with path.open("rb") as file:
            content = file.read(max_bytes + 1)
    except OSError as error:
        return UnreadableDocument(str(path), _cause(error))
    if len(content) > max_bytes:
        return DocumentTooLarge(str(path), f"it is larger than the limit of {max_bytes:,} bytes")
    return Document(path.resolve().as_uri(), _printable(path.name), content)


def _printable(name: str) -> str:
    """A file name may hold bytes that are no text; what leaves here always can be stored and shown."""
    return "".join(
        c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in os.fsencode(name).decode("utf-8", "replace")
    )


def _cause(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
