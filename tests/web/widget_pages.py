"""Pages of other origins that embed contacts, a service that can be slow or fail, and browsers that visit them."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import SHUT_RDWR
from threading import Thread
from typing import Any, Protocol

from playwright.sync_api import Browser
from sqlalchemy.orm import sessionmaker

from directory.registry.engines import open_engine
from directory.registry.store import keep
from tests.builders import NOW
from tests.firefox import Firefox
from tests.web.conftest import sample_releases, serving
from tests.web.taking_away import taken_away

DATA = "/embed/contacts.json"
FRAME = "/embed/contacts"


@dataclass
class Service:
    """The application behind a port, whose database is gone within `away`, between whose answers and their readers somebody stands: `fails` answers 503 for contacts, `gone` 404,
    `drops` ends the connection instead, `waits` so many seconds before, `stale` says that they are out of date at once. `asked` are all addresses
    asked for, `askers` what those who asked for contacts said of themselves: `Origin` and `Referer`."""

    address: str
    inner: Callable[..., Iterable[bytes]]
    away: Callable[[], AbstractContextManager[None]]
    fails: bool = False
    drops: bool = False
    gone: bool = False
    waits: float = 0
    stale: bool = False
    asked: list[str] = field(default_factory=list)
    askers: set[tuple[str, str]] = field(default_factory=set)

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        query = environ["QUERY_STRING"]
        self.asked.append(environ["PATH_INFO"] + (f"?{query}" if query else ""))
        if environ["PATH_INFO"] in {DATA, FRAME}:
            self.askers.add((environ.get("HTTP_ORIGIN", ""), environ.get("HTTP_REFERER", "")))
        if environ["PATH_INFO"] != DATA:
            return self.inner(environ, start)
        time.sleep(self.waits)
        if self.drops:
            environ["werkzeug.socket"].shutdown(SHUT_RDWR)
            raise ConnectionAbortedError
        if self.fails or self.gone:
            start(
                "404 Not Found" if self.gone else "503 Service Unavailable",
                [("Content-Type", "text/plain"), ("Access-Control-Allow-Origin", "*")],
            )
            return [b"down"]
        if not self.stale:
            return self.inner(environ, start)
        return self.inner(environ, lambda status, headers, *more: start(status, _stale(headers), *more))

    def well(self) -> None:
        """As it should be, with nothing asked."""
        self.fails, self.drops, self.gone, self.waits, self.stale = False, False, False, 0, False
        self.asked.clear()
        self.askers.clear()

    @property
    def contacts(self) -> list[str]:
        """The addresses asked for contacts."""
        return [address for address in self.asked if address.startswith(DATA)]

    def was_asked(self) -> bool:
        """Whether contacts are asked for within ten seconds."""
        for _ in range(200):
            if self.contacts:
                return True
            time.sleep(0.05)
        return False


def _stale(headers: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(name, "public, max-age=0" if name == "Cache-Control" else value) for name, value in headers]


@contextmanager
def service(migrated: Path, folder: Path) -> Iterator[Service]:
    """On a copy of this migrated database, with the samples in it."""
    url = f"sqlite:///{shutil.copyfile(migrated, folder / 'widgets.sqlite3')}"
    engine = open_engine(url)
    with sessionmaker(engine).begin() as session:
        for document, reading in sample_releases():
            keep(session, document, reading, NOW)
    engine.dispose()
    with serving(url) as (address, app):
        made = Service(address, app.wsgi_app, lambda: taken_away(app, url))
        app.wsgi_app = made  # type: ignore[method-assign]  # as Flask's documentation has it
        yield made


class Hosts:
    """A server of another origin; each page has a path, a policy, and headers as a page of its sort has."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._pages: dict[str, tuple[str, str, str]] = {}

    def page(self, markup: str, policy: str = "", media_type: str = "text/html; charset=utf-8") -> str:
        """The address of a new page."""
        path = f"/{len(self._pages)}"
        self._pages[path] = (markup, policy, media_type)
        return self.address + path

    def at(self, path: str) -> tuple[str, str, str] | None:
        return self._pages.get(path)


@contextmanager
def hosts() -> Iterator[Hosts]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            markup, policy, media_type = made.at(self.path) or ("", "", "text/plain")
            body = markup.encode()
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", media_type)
            self.send_header("Content-Length", str(len(body)))
            if policy:
                self.send_header("Content-Security-Policy", policy)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing: a test needs no log."""

    server = ThreadingHTTPServer(("localhost", 0), Handler)
    made = Hosts(f"http://localhost:{server.server_port}")
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield made
    server.shutdown()
    thread.join()
    server.server_close()


class Visitor(Protocol):
    """A browser with one page."""

    def goto(self, address: str) -> object: ...
    def evaluate(self, expression: str) -> Any: ...
    def said(self) -> list[str]:
        """What the console has said since it was last asked."""


class ChromiumVisitor:
    """A page of Chromium."""

    def __init__(self, browser: Browser) -> None:
        self.context = browser.new_context()
        self.page = self.context.new_page()
        self._said: list[str] = []
        self.page.on("console", lambda message: self._said.append(message.text))
        self.page.on("pageerror", lambda error: self._said.append(str(error)))

    def goto(self, address: str) -> object:
        return self.page.goto(address)

    def evaluate(self, expression: str) -> Any:
        return self.page.evaluate(expression)

    def said(self) -> list[str]:
        told, self._said[:] = list(self._said), []
        return told


def until(condition: str) -> str:
    """An expression that is what this one is once it is anything, or None after some ten seconds."""
    return f"""new Promise((done) => {{
        let left = 200;
        const look = () => {{
            const found = {condition};
            if (found || !left--) done(found || null); else setTimeout(look, 50);
        }};
        look();
    }})"""


def is_firefox(visitor: Visitor) -> bool:
    return isinstance(visitor, Firefox)
