"""Answers of a book as they were once given, at no cost: what a client takes with these is its own.

python -m benchmarks.synchronising.replay PORT FOLDER
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final

from benchmarks.serving.servers import Server, free_port, server
from benchmarks.synchronising.peers import Peer

_ASKED: Final = '<?xml version="1.0" encoding="utf-8"?><propfind xmlns="DAV:"><prop><resourcetype/><getcontenttype/><getetag/></prop></propfind>'
"""What vdirsyncer asks of a book, and of what is in it."""
_ALL: Final = (
    '<?xml version="1.0" encoding="utf-8"?><C:addressbook-query xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav">'
    "<prop><getetag/><C:address-data/></prop><C:filter/></C:addressbook-query>"
)
"""Answered as vdirsyncer's addressbook-multiget of all is."""
_FILES: Final = {"PROPFIND 0": "itself.xml", "PROPFIND 1": "listed.xml", "REPORT 1": "cards.xml"}


@contextlib.contextmanager
def replayed(peer: Peer, folder: Path) -> Iterator[Peer]:
    """The book of a peer, without the peer."""
    folder.mkdir()
    for question, name in _FILES.items():
        method, _, depth = question.partition(" ")
        (folder / name).write_bytes(_asked(peer.server, peer.book, method, depth))
    port = free_port()
    command = [sys.executable, "-m", "benchmarks.synchronising.replay", str(port), str(folder)]
    with server(command, {**os.environ}, port=port) as started:
        yield Peer("as recorded", started, peer.book)


def _asked(of: Server, path: str, method: str, depth: str) -> bytes:
    connection = HTTPConnection(of.host, of.port, timeout=300)
    with contextlib.closing(connection):
        connection.request(
            method, path, _ALL if method == "REPORT" else _ASKED, {"Depth": depth, "Content-Type": "text/xml"}
        )
        answer = connection.getresponse()
        if answer.status != 207:
            raise SystemExit(f"{method} {path}: {answer.status}")
        return answer.read()


def main() -> None:
    port, folder = int(sys.argv[1]), Path(sys.argv[2])
    answers = {question: (folder / name).read_bytes() for question, name in _FILES.items()}

    class Recorded(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            depth = "1" if self.command == "REPORT" else self.headers.get("Depth", "0")
            body = answers.get(f"{self.command} {depth}", b"")
            self.send_response(207 if body else 404)
            self.send_header("Content-Type", "application/xml; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_PROPFIND = do_REPORT = answer  # noqa: N815  # as http.server has it

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # as http.server has it
            """Nobody reads it."""

    ThreadingHTTPServer(("127.0.0.1", port), Recorded).serve_forever()


if __name__ == "__main__":
    main()
