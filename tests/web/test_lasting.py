"""What other pages embed is answered again as it was: while it holds, and when the database is really gone; never past what was decided."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session, sessionmaker
from werkzeug.test import TestResponse

from directory.records import Embargo
from directory.registry import deciding
from directory.registry.deciding import By
from directory.settings import Settings
from directory.web import lasting
from directory.web.app import create_app
from directory.web.db import db
from directory.web.front import Front
from directory.web.lasting import Lasting
from tests.builders import NOW, mention, release
from tests.web.conftest import PUBLIC, Finder, Keep, ReadingClient
from tests.web.taking_away import taken_away

DATA, FRAME = "/embed/contacts.json?office=example-agency", "/embed/contacts?office=example-agency"
OEMBED = f"/oembed?url={PUBLIC}/offices/example-agency"
FORMS = (DATA, FRAME, f"/fr{FRAME}", OEMBED, f"{OEMBED}&format=xml", "/embed/offices/example-agency.json")
BY = By("Ed Placeholder", "asked for it", NOW)

Away = Callable[[], AbstractContextManager[None]]

pytestmark = pytest.mark.usefixtures("filled")


def lasting_of(app: Flask) -> Lasting:
    front = app.wsgi_app
    assert isinstance(front, Front)
    assert isinstance(front._inner, Lasting)
    return front._inner


@pytest.fixture
def away(app: Flask, registry_url: str, database: str, request: pytest.FixtureRequest) -> Away:
    """Within it the database is gone."""
    server = request.getfixturevalue("postgres_server") if database == "postgresql" else None

    def gone() -> AbstractContextManager[None]:
        lasting_of(app)._pause_until = 0.0
        return taken_away(app, registry_url, server)

    return gone


def seconds(answer: TestResponse, name: str) -> int:
    said = dict(part.strip().partition("=")[::2] for part in answer.headers["Cache-Control"].split(","))
    return int(said[name])


class TestWithoutTheDatabase:
    def test_the_last_good_answer_stays_and_says_that_it_is_old(self, client: FlaskClient, away: Away) -> None:
        good = {form: client.get(form) for form in FORMS}
        with away():
            assert client.get("/api/v1/contacts").status_code == 503
            for form, was in good.items():
                answer = client.get(form)
                assert (answer.status_code, answer.data) == (200, was.data), form
                assert answer.headers["ETag"] == was.headers["ETag"]
                assert answer.headers["Content-Type"] == was.headers["Content-Type"]
                assert answer.headers["Access-Control-Allow-Origin"] == "*"
                age = int(answer.headers["Age"])
                assert seconds(answer, "max-age") - age == lasting.SOON
                assert age + lasting.SOON + seconds(answer, "stale-if-error") == 300 + 604800
                assert "stale-while-revalidate" not in answer.headers["Cache-Control"]
        lasting_of(client.application)._pause_until = 0.0
        back = client.get(DATA)
        assert (back.status_code, back.headers.get("Age")) == (200, None)

    def test_who_has_it_is_told_that_it_is_still_that(self, client: FlaskClient, away: Away) -> None:
        tag = client.get(DATA).headers["ETag"]
        with away():
            answer = client.get(DATA, headers={"If-None-Match": tag})
            assert (answer.status_code, answer.data) == (304, b"")
            assert "Age" in answer.headers
            assert client.get(DATA, headers={"If-None-Match": '"another"'}).status_code == 200

    def test_a_process_that_was_only_asked_whether_an_answer_holds_has_it_too(
        self, client: FlaskClient, away: Away
    ) -> None:
        tag = client.get(DATA).headers["ETag"]
        lasting_of(client.application)._answers.clear()
        assert client.get(DATA, headers={"If-None-Match": tag}).status_code == 304
        with away():
            assert client.get(DATA).status_code == 200

    def test_what_nobody_asked_before_is_out_of_reach_and_says_so_in_its_dress(
        self, client: FlaskClient, away: Away
    ) -> None:
        with away():
            data, frame = client.get(DATA), client.get(FRAME)
        assert (data.status_code, data.content_type) == (503, "application/problem+json")
        assert (frame.status_code, frame.mimetype, frame.headers["Retry-After"]) == (503, "text/html", "5")
        assert "cannot be shown just now" in frame.text
        assert frame.headers["Cache-Control"] == "no-store"

    def test_it_is_asked_for_again_when_it_is_back(self, client: FlaskClient, away: Away, put: Keep) -> None:
        client.get(DATA)
        with away():
            client.get(DATA)
        put(*release(mention("New Person", email="new@agency.example"), title="News"))
        lasting_of(client.application)._pause_until = 0.0
        assert "New Person" in client.get(DATA).text

    def test_what_was_made_before_another_release_came_in_is_better_than_nothing(
        self, client: FlaskClient, away: Away, put: Keep
    ) -> None:
        client.get(DATA)
        put(*release(mention("New Person", email="new@lemon.example"), issuer="Lemon Works", title="News"))
        client.get("/embed/contacts.json?office=lemon-works")
        with away():
            assert client.get(DATA).status_code == 200


class TestWhatIsNotGivenOut:
    def test_what_was_made_before_people_decided_anything(
        self, client: FlaskClient, away: Away, find: Finder, session_factory: sessionmaker[Session]
    ) -> None:
        """Another process may have decided; this one has seen that something was, though nobody asked it for these contacts again."""
        assert "Ada" in client.get(DATA).text
        with session_factory.begin() as session:
            deciding.withdraw(session, find.contact("ada"), [], BY)
        client.get("/embed/contacts.json?office=musterwerke-ag")
        with away():
            assert client.get(DATA).status_code == 503

    def test_a_release_that_is_under_embargo_since(
        self, client: FlaskClient, away: Away, find: Finder, put: Keep
    ) -> None:
        address = f"/embed/contacts.json?release={find.release('EA-3')}"
        assert client.get(address).status_code == 200
        later = datetime.now(UTC) + timedelta(hours=1)
        put(*release(mention("Bo Placeholder"), number="EA-3", name="bo.txt", embargo=Embargo("later", later, later)))
        client.get("/embed/contacts.json?office=musterwerke-ag")
        with away():
            assert client.get(address).status_code == 503
        lasting_of(client.application)._pause_until = 0.0
        assert client.get(address).status_code == 404
        with away():
            assert client.get(address).status_code == 503

    @pytest.mark.parametrize("database", ["sqlite"], indirect=True)
    def test_what_was_made_before_an_embargos_moment(self, client: FlaskClient, away: Away, put: Keep) -> None:
        soon = datetime.now(UTC) + timedelta(seconds=2)
        put(*release(mention("Later Person"), title="Later", embargo=Embargo("until then", soon, soon), name="l.txt"))
        client.get(DATA)
        with away():
            early = client.get(DATA)
            if datetime.now(UTC) < soon:  # else the machine was too busy to see it
                assert early.status_code == 200
            time.sleep(max(0.0, (soon - datetime.now(UTC)).total_seconds()) + 0.01)
            assert client.get(DATA).status_code == 503

    @pytest.mark.parametrize("database", ["sqlite"], indirect=True)
    def test_whom_to_call_now_is_given_out_for_minutes_only(self, client: FlaskClient, away: Away) -> None:
        address = f"{DATA}&now=yes"
        client.get(address)
        (kept,) = lasting_of(client.application)._answers.values()
        assert kept.lasts == 60 + 600
        with away():
            assert client.get(address).status_code == 200
            kept.good_at -= 700
            assert client.get(address).status_code == 503


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
class TestWhileItHolds:
    def test_it_is_given_out_as_it_was_made(self, client: FlaskClient) -> None:
        for form in FORMS:
            made, kept = client.get(form), client.get(form)
            assert kept.data == made.data, form
            assert sorted(kept.headers) == sorted(made.headers), form
            has = client.get(form, headers={"If-None-Match": made.headers["ETag"]})
            assert (has.status_code, has.data) == (304, b"")
            assert has.headers["Cache-Control"] == made.headers["Cache-Control"]

    def test_smaller_for_who_reads_that(self, client: FlaskClient) -> None:
        plain = client.get(DATA)
        small = client.get(DATA, headers={"Accept-Encoding": "gzip"})
        assert small.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(small.data) == plain.data
        assert "Accept-Encoding" in plain.vary
        assert "Accept-Encoding" in small.vary

    def test_no_more_is_kept_than_fits(self, app: Flask) -> None:
        inner = lasting_of(app)
        small = Lasting(inner._inner, inner._revisions, "nobody", lambda *_: None, most=30_000)
        app.wsgi_app = small  # type: ignore[method-assign]  # as Flask's documentation has it
        for limit in range(1, 30):
            assert app.test_client().get(f"{DATA}&limit={limit}").status_code == 200
            assert 0 < small.size <= 30_000


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
class TestHowOften:
    @pytest.fixture
    def hasty(self, settings: Settings, client: FlaskClient) -> FlaskClient:  # noqa: ARG002  # whose engine outlives it
        made = create_app(replace(settings, embed_per_minute=3))
        made.test_client_class = ReadingClient
        return made.test_client()

    def test_a_busy_page_never_meets_the_limit(self, hasty: FlaskClient) -> None:
        assert {hasty.get(DATA).status_code for _ in range(20)} == {200}

    def test_who_has_ever_more_made_is_told_to_wait(self, hasty: FlaskClient) -> None:
        answers = [hasty.get(f"{DATA}&limit={limit}") for limit in range(1, 5)]
        assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
        assert 0 < int(answers[-1].headers["Retry-After"]) <= 20
        assert answers[-1].headers["Access-Control-Allow-Origin"] == "*"
        assert answers[-1].headers["Cache-Control"] == "no-store"
        for path in (FRAME, OEMBED, "/embed?office=example-agency"):
            told = hasty.get(path)
            assert (told.status_code, "Retry-After" in told.headers) == (429, True), path
        assert "cannot be shown just now" in hasty.get(FRAME).text
        assert hasty.get(f"{DATA}&limit=1").status_code == 200
        assert hasty.get("/embed/v1.js").status_code == hasty.get("/embed").status_code == 200
        with hasty.application.app_context():
            db.engine.dispose()
