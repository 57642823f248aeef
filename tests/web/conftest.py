"""A registry with a few invented releases, and the application on it: in-process, and behind a port for browsers."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session, sessionmaker
from werkzeug.serving import make_server
from werkzeug.test import TestResponse

from directory.records import Document, Reading
from directory.registry.store import keep
from directory.settings import Settings
from directory.web.app import create_app
from directory.web.db import db
from tests.builders import NOW, desk, document, mention, reading, release

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

PUBLIC = "https://press.example.org"
SECRET = "correct horse battery staple"  # noqa: S105  # of the tests' own registries
LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


def sample_releases() -> list[tuple[Document, Reading]]:
    """One of everything that a page has to show."""
    ada = {"email": "ada@agency.example", "org": "Example Agency"}
    first = mention("Ada Example", role="Head of Press", phone="+33 1 99 00 12 34", mobile="+33 6 39 98 12 34", **ada)
    later = mention("Ada Example", role="Director of Communications", phone="+33 1 99 00 99 99", **ada)
    press_desk = desk(
        "Example Agency press desk",
        email="press@agency.example",
        phone="+33 1 99 00 12 00, ext. 12",
        fax="+33 1 99 00 12 01",
    )
    bo = mention("Bo Placeholder", email="bo@agency.example", phone="+33 1 99 00 55 55")
    long_name = mention(
        "Heinz-Georg Musterberg-Langenfeldhausen",
        role="Stellvertretender Leiter Presse- und Öffentlichkeitsarbeit, Sprecher des Vorstands",
        email="heinz-georg.musterberg-langenfeldhausen@kommunikation.musterwerke.example",
        phone="+49 30 23125 123, ext. 12345",
    )
    hostile = mention("<script>alert(1)</script>", role="Head \"of\" <b>'Press'</b>", email="x@hostile.example")
    return [
        release(
            first,
            press_desk,
            number="EA-1",
            title="Agency launches an invented satellite",
            on="2026-01-15",
            name="launch.txt",
            address="https://agency.example/releases/1",
            links=[("Photo library", "https://agency.example/photos"), ("Trap", "javascript:alert(3)")],
        ),
        release(
            later, number="EA-2", title="Agency regrets its invented satellite", on="2026-06-15", name="regret.txt"
        ),
        release(bo, number="EA-3", title="Agency hires Bo", on="2026-07-01", name="bo.txt"),
        release(
            long_name,
            issuer="Musterwerke AG",
            title=f"{LONG_WORD} erfindet sich neu",
            language="de",
            on="2026-02-01",
            name="neu.txt",
        ),
        release(
            hostile,
            issuer='"><script>alert(4)</script>',
            title="</title><script>alert(2)</script>",
            on=None,
            name="hostile.txt",
        ),
        release(issuer="Quiet Office", title="Nobody to call", on="2020-02-29", name="quiet.txt"),
    ]


Keep = Callable[[Document, Reading], None]


@pytest.fixture
def put(session_factory: sessionmaker[Session]) -> Keep:
    """Keeps one more reading in the registry."""

    def put(document_: Document, reading_: Reading) -> None:
        with session_factory.begin() as session:
            keep(session, document_, reading_, NOW)

    return put


@pytest.fixture
def filled(session_factory: sessionmaker[Session]) -> None:
    """The samples, in one transaction: only what a test looks at need be as slow as life."""
    with session_factory.begin() as session:
        for document_, reading_ in sample_releases():
            keep(session, document_, reading_, NOW)


@pytest.fixture
def edited(filled: None, put: Keep) -> None:  # noqa: ARG001  # what it edits must be there
    """The release of Bo is replaced by one with another number."""
    newer = reading(
        mention("Bo Placeholder", email="bo@agency.example", phone="+33 1 99 00 66 66"),
        number="EA-3",
        title="Agency hires Bo, corrected",
        on="2026-07-01",
    )
    put(document(newer, name="bo.txt"), newer)


@pytest.fixture
def settings(registry_url: str) -> Settings:
    return Settings(database_url=registry_url, public_url=PUBLIC)


@pytest.fixture
def app(settings: Settings, engine: object) -> Iterator[Flask]:  # noqa: ARG001  # the engine outlives the application
    made = create_app(settings)
    yield made
    with made.app_context():
        db.engine.dispose()


class ReadingClient(FlaskClient):
    """Reads each answer to its end, so that files behind it are closed."""

    def open(self, *args: Any, **options: Any) -> TestResponse:
        return super().open(*args, **{"buffered": True} | options)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A client of an application on an empty registry; ask for `filled` as well to have something in it."""
    app.test_client_class = ReadingClient
    return app.test_client()


def closing(application: WSGIApplication) -> WSGIApplication:
    """The application with answers that close what they are read from, also where a browser went away in the midst of one: the server of
    the tests forgets that then, and an open file fails whichever test comes next."""

    def parts(answer: Iterable[bytes]) -> Iterator[bytes]:
        try:
            yield from answer
        finally:
            close = getattr(answer, "close", None)
            if close is not None:
                close()

    return lambda environ, start: parts(application(environ, start))


@contextmanager
def serving(registry_url: str) -> Iterator[tuple[str, Flask]]:
    """The application behind a port of this machine, with editors; its public address is that port's."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        made = create_app(Settings(database_url=registry_url, public_url=address, editor_secret=SECRET))
        server = make_server("127.0.0.1", 0, closing(made), threaded=True, fd=listening.fileno())
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield address, made
        finally:
            server.shutdown()
            thread.join()
            server.server_close()
            with made.app_context():
                db.engine.dispose()


@pytest.fixture
def live_server(registry_url: str) -> Iterator[str]:
    """The address of the application behind a port."""
    with serving(registry_url) as (address, _):
        yield address


Host = Callable[[str, str], str]


@pytest.fixture
def host() -> Iterator[Host]:
    """Serves a page at an origin of its own, with the policy given, and tells its address."""
    served = {"page": "", "policy": ""}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = served["page"].encode()
            self.send_response(200 if self.path == "/" else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Security-Policy", served["policy"])
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing: a test needs no log."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()

    def serve(body: str, policy: str) -> str:
        served.update(page=f"<!doctype html><html lang=en><link rel=icon href=data:,><body>{body}", policy=policy)
        return f"http://127.0.0.1:{server.server_port}/"

    yield serve
    server.shutdown()
    thread.join()
    server.server_close()


class Finder:
    """Addresses of what the samples put into the registry, asked from the API as any client would."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    def contact(self, query: str) -> str:
        """The id of the only contact that matches."""
        items = self.client.get("/api/v1/contacts", query_string={"q": query}).json["items"]
        assert len(items) == 1, [item["name"] for item in items]
        return str(items[0]["id"])

    def release(self, query: str) -> str:
        """The id of the only release that matches."""
        items = self.client.get("/api/v1/releases", query_string={"q": query}).json["items"]
        assert len(items) == 1, [item["title"] for item in items]
        return str(items[0]["id"])


@pytest.fixture
def find(client: FlaskClient, filled: None) -> Finder:  # noqa: ARG001  # it finds what the samples put there
    return Finder(client)
