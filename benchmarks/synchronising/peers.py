"""The directory, Radicale and Xandikos in processes of their own, each with the same cards in one address book."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.serving.servers import Server, directory, family, free_port, server

BOOK = "/reader/contacts/"


@dataclass(frozen=True, slots=True)
class Peer:
    """A server, and the path of its book."""

    name: str
    server: Server
    book: str

    def megabytes(self) -> float:
        """The memory that its processes hold now, added; what several processes share counts once (PSS); of Linux only."""
        return self._sum("smaps_rollup", "Pss:")

    def peak_megabytes(self) -> float:
        """The most memory that its processes have held so far, each by itself and added, so that what they share counts for each."""
        return self._sum("status", "VmHWM:")

    def _sum(self, file: str, line: str) -> float:
        return sum(_told(Path(f"/proc/{pid}/{file}"), line) for pid in family(self.server.process.pid)) / 1024


@contextlib.contextmanager
def ours(database_url: str) -> Iterator[Peer]:
    with directory(database_url, 1) as started:
        yield Peer("Press Directory", started, "/dav/contacts/")


@contextlib.contextmanager
def radicale(folder: Path, cards: Mapping[str, str]) -> Iterator[Peer]:
    book = folder / "collection-root" / "reader" / "contacts"
    _write(book, cards)
    (book / ".Radicale.props").write_text(json.dumps({"tag": "VADDRESSBOOK", "D:displayname": "Press"}))
    port = free_port()
    options = {
        "server-hosts": f"127.0.0.1:{port}",
        "auth-type": "none",
        "storage-filesystem_folder": str(folder),
        "logging-level": "error",
        "web-type": "none",
    }
    command = [program("radicale"), "--config", "", *(f"--{name}={value}" for name, value in options.items())]
    with server(command, {**os.environ}, port=port) as started:
        yield Peer("Radicale", started, BOOK)


@contextlib.contextmanager
def xandikos(folder: Path, cards: Mapping[str, str]) -> Iterator[Peer]:
    """Its store is a repository of git."""
    book = folder / "reader" / "contacts"
    _write(book, cards)
    (book / ".xandikos").write_text("[DEFAULT]\ntype = addressbook\n")
    author = ["-c", "user.name=benchmark", "-c", "user.email=benchmark@localhost"]
    for step in (["init", "--quiet"], ["add", "--all"], [*author, "commit", "--quiet", "--message", "cards"]):
        subprocess.run(["git", *step], cwd=book, check=True)
    port = free_port()
    command = [program("xandikos"), "serve", "--directory", str(folder), "--listen-address", "127.0.0.1"]
    command += ["--port", str(port), "--current-user-principal", "/reader/", "--no-detect-systemd"]
    with server(command, {**os.environ}, port=port) as started:
        yield Peer("Xandikos", started, BOOK)


def program(name: str) -> str:
    """The program of that name, of the environment that runs this or on the PATH."""
    found = shutil.which(name, path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    if found is None:
        raise SystemExit(f"{name} is not found: install the group `bench` of pyproject.toml, or put it on the PATH")
    return found


def _write(book: Path, cards: Mapping[str, str]) -> None:
    book.mkdir(parents=True)
    for name, card in cards.items():
        (book / name).write_text(card, encoding="utf-8", newline="")


def _told(file: Path, begins: str) -> int:
    """Kilobytes."""
    with contextlib.suppress(OSError):
        for line in file.read_text().splitlines():
            if line.startswith(begins):
                return int(line.split()[1])
    return 0
