"""Pages and answers for when something is wrong: what happened, what was kept, what to do."""

from __future__ import annotations

import logging
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from directory.registry.engines import open_engine
from directory.registry.schema import upgrade
from directory.settings import Settings
from directory.web.app import create_app
from directory.web.db import db
from tests.web.conftest import PUBLIC

PAGES = ("/", "/contacts", "/contacts/0000000000", "/offices", "/offices/example", "/releases", "/releases/0000000000")


@contextmanager
def serving(database_url: str) -> Iterator[FlaskClient]:
    app = create_app(Settings(database_url=database_url, public_url=PUBLIC))
    yield app.test_client()
    with app.app_context():
        db.engine.dispose()


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
class TestPages:
    @pytest.mark.parametrize(
        ("address", "status", "words"),
        [
            ("/nowhere", 404, "There is no such page"),
            ("/contacts/0000000000", 404, "Not in the directory"),
            ("/contacts/0000000000.vcf", 404, "Not in the directory"),
            ("/contacts/%3Cscript%3E", 404, "There is no such page"),
            ("/offices/nobody", 404, "No press office is known as “nobody”."),
            ("/contacts?after=nonsense", 400, "This cannot be understood"),
        ],
    )
    def test_a_wrong_address_gets_a_page_that_says_so_and_leads_on(
        self, client: FlaskClient, address: str, status: int, words: str
    ) -> None:
        answer = client.get(address)
        assert (answer.status_code, answer.mimetype) == (status, "text/html")
        assert words in answer.text
        assert answer.headers["Cache-Control"] == "no-store"
        for way in ('action="/contacts"', 'href="/offices"', 'href="/releases"'):
            assert way in answer.text

    def test_a_client_that_wants_json_gets_problem_details_instead(self, client: FlaskClient) -> None:
        answer = client.get("/nowhere", headers={"Accept": "application/json"})
        assert answer.content_type == "application/problem+json"

    def test_what_was_asked_for_is_never_repeated_as_markup(self, client: FlaskClient) -> None:
        for address in ("/<script>x", "/contacts?q=<script>x", "/offices/a?x=<script>x", "/api/<script>x"):
            answer = client.get(address)
            assert answer.mimetype != "text/html" or "<script>x" not in answer.text


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
class TestFaults:
    @pytest.fixture
    def faulty(self, app: Flask) -> FlaskClient:
        app.add_url_rule("/fault/<rest>", view_func=lambda rest: 1 / 0)  # noqa: ARG005  # its name is the rule's
        app.add_url_rule("/api/fault", view_func=lambda: 1 / 0, endpoint="api_fault")
        return app.test_client()

    def test_a_fault_of_ours_gets_a_page_without_its_insides(self, faulty: FlaskClient) -> None:
        answer = faulty.get("/fault/x")
        assert answer.status_code == 500
        assert "Something went wrong here" in answer.text
        assert "ZeroDivision" not in answer.text
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]

    def test_in_the_api_it_gets_problem_details(self, faulty: FlaskClient) -> None:
        answer = faulty.get("/api/fault")
        assert (answer.status_code, answer.json["status"]) == (500, 500)

    def test_it_is_noted_once_and_no_visitor_writes_lines_into_the_log(
        self, faulty: FlaskClient, caplog: pytest.LogCaptureFixture
    ) -> None:
        with caplog.at_level(logging.ERROR):
            faulty.get("/fault/x%0d%0aERROR%20forged")
        assert len(caplog.records) == 1
        assert "\n" not in caplog.records[0].getMessage()
        assert caplog.records[0].exc_info


class TestDatabaseOutOfReach:
    def assert_away(self, client: FlaskClient, status_words: str) -> None:
        for page in PAGES:
            answer = client.get(page)
            assert (answer.status_code, answer.mimetype) == (503, "text/html"), page
            assert status_words in answer.text
            assert int(answer.headers["Retry-After"]) > 0
        for address in ("/api/v1/contacts", "/healthz", "/embed/offices/example.json"):
            answer = client.get(address)
            assert (answer.status_code, answer.content_type) == (503, "application/problem+json"), address

    def test_a_damaged_file_is_told_without_its_path(self, tmp_path: Path) -> None:
        (tmp_path / "broken.sqlite3").write_bytes(b"this is no database at all" * 100)
        with serving(f"sqlite:///{tmp_path}/broken.sqlite3") as client:
            self.assert_away(client, "The directory is out of reach just now")
            assert str(tmp_path) not in client.get("/").text

    def test_a_server_that_does_not_answer_is_told_without_its_password(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
        with serving(f"postgresql://somebody:secret@127.0.0.1:{port}/nothing") as client:
            self.assert_away(client, "The directory is out of reach just now")
            assert "secret" not in client.get("/").text

    def test_a_schema_that_is_behind_is_told(self, database_url: str) -> None:
        with serving(database_url) as client:
            self.assert_away(client, "The directory is being brought up to date")

    def test_a_file_that_another_program_locks_is_told_and_served_again_afterwards(
        self, tmp_path: Path, migrated_sqlite: Path
    ) -> None:
        file = tmp_path / "registry.sqlite3"
        file.write_bytes(migrated_sqlite.read_bytes())
        with serving(f"sqlite:///{file}") as client, closing(sqlite3.connect(file, isolation_level=None)) as other:
            other.execute("PRAGMA locking_mode = EXCLUSIVE")
            other.execute("BEGIN EXCLUSIVE")
            answer = client.get("/contacts")
            assert (answer.status_code, answer.mimetype) == (503, "text/html")
            other.execute("COMMIT")
            other.close()
            assert client.get("/contacts").status_code == 200

    def test_readers_do_not_wait_for_an_ingest(self, tmp_path: Path, migrated_sqlite: Path) -> None:
        file = tmp_path / "registry.sqlite3"
        file.write_bytes(migrated_sqlite.read_bytes())
        with serving(f"sqlite:///{file}") as client, closing(sqlite3.connect(file, isolation_level=None)) as writer:
            writer.execute("BEGIN IMMEDIATE")
            for page in ("/", "/contacts", "/releases", "/offices", "/api/v1/contacts", "/healthz"):
                assert client.get(page).status_code == 200, page

    def test_pages_come_back_with_the_database(self, database_url: str) -> None:
        with serving(database_url) as client:
            assert client.get("/").status_code == 503
            engine = open_engine(database_url)
            upgrade(engine)
            engine.dispose()
            assert client.get("/").status_code == 200
