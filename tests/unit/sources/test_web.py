"""The guarded fetch, against a server of this machine and places that must not be asked."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from directory.errors import DocumentMissing, DocumentTooLarge, UnreadableDocument
from directory.sources.web import Manners, fetch, is_public

HERE = Manners(1_000, private=True)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """A server with a page, one that leads to it, one that leads on for ever, a large one, and one that lies about its length."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path in {"/to", "/round", "/file"}:
                self.send_response(302)
                self.send_header(
                    "Location", {"/to": "page?q=ä", "/round": "/round", "/file": "file:///etc/passwd"}[self.path]
                )
                self.end_headers()
                return
            sizes = {"/large": 2_000, "/page?q=%C3%A4": 20, "/short": 10}
            self.send_response(200 if self.path in sizes else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", "50" if self.path == "/short" else str(sizes.get(self.path, 0)))
            self.end_headers()
            self.wfile.write(b"x" * sizes.get(self.path, 0))

        def log_message(self, *_: object) -> None:
            """Nothing: a test needs no log."""

    made = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=made.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield f"http://127.0.0.1:{made.server_port}"
    made.shutdown()
    thread.join()
    made.server_close()


def test_it_follows_to_the_document_and_tells_its_address(server: str) -> None:
    found = fetch(f"{server}/to", HERE)
    assert (found.content, found.media_type) == (b"x" * 20, "text/html")
    assert found.address == f"{server}/page?q=ä"


def test_what_is_not_public_is_not_asked(server: str) -> None:
    port = server.rpartition(":")[2]
    for host in ("127.0.0.1", "localhost", "0.0.0.0", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1"):  # noqa: S104
        with pytest.raises(UnreadableDocument, match="cannot be fetched"):
            fetch(f"http://{host}:{port}/page?q=ä", Manners(1_000))


@pytest.mark.parametrize(
    ("place", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("10.0.0.1", False),
        ("172.16.5.4", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::a00:1", False),
        ("64:ff9b::5db8:d822", True),
        ("2002:a00:1::", False),
    ],
)
def test_which_places_are_public(place: str, public: bool) -> None:
    assert is_public(place) is public


def test_what_is_larger_missing_endless_or_broken_off_is_told(server: str) -> None:
    with pytest.raises(DocumentTooLarge):
        fetch(f"{server}/large", HERE)
    with pytest.raises(DocumentMissing, match="404"):
        fetch(f"{server}/nowhere", HERE)
    with pytest.raises(UnreadableDocument, match="leads on and on"):
        fetch(f"{server}/round", HERE)
    with pytest.raises(UnreadableDocument, match="no address of http"):
        fetch(f"{server}/file", HERE)


def test_what_is_no_address_is_refused() -> None:
    for address in (
        "file:///etc/passwd",
        "ftp://x.example/",
        "http://",
        "http://[",
        "http://x.example:99999/",
        "http://x .example/",
        "http://x.example/\r\nA: b",
    ):
        with pytest.raises(UnreadableDocument):
            fetch(address, HERE)
