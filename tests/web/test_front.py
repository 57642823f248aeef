"""What is kept in front of the application is what the application would answer: whoever changed the registry, and whenever."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from directory.errors import RegistryUnavailable
from directory.records import Embargo
from directory.registry import deciding
from directory.registry.revision import Revisions
from directory.registry.state import fingerprint
from directory.registry.store import keep
from directory.settings import Settings
from directory.web.app import create_app
from directory.web.db import db
from directory.web.front import Content, Front
from tests.builders import NOW, mention, release
from tests.web.conftest import SECRET, Finder, Keep, ReadingClient

FORMS = ("/contacts/{}", "/fr/contacts/{}", "/contacts/{}.vcf", "/contacts/{}/code.svg", "/api/v1/contacts/{}")

NO_NUMBER = "x@hostile.example"
"""Finds a contact on whose page no clock tells the minute."""


@pytest.fixture
def other(settings: Settings, filled: None, engine: Engine) -> Iterator[FlaskClient]:  # noqa: ARG001  # what is there
    """Another process's application on the same registry: it has its own engine, and keeps what it likes."""
    made = create_app(settings)
    made.test_client_class = ReadingClient
    yield made.test_client()
    with made.app_context():
        db.engine.dispose()


def front_of(app: Flask) -> Front:
    assert isinstance(app.wsgi_app, Front)
    return app.wsgi_app


class TestWhatIsKept:
    @pytest.mark.parametrize("form", FORMS)
    def test_it_is_answered_again_as_before(self, client: FlaskClient, find: Finder, form: str) -> None:
        address = form.format(find.contact(NO_NUMBER))
        made, kept = client.get(address), client.get(address)
        assert (kept.status_code, kept.data) == (200, made.data)
        assert sorted(kept.headers) == sorted(made.headers)

    @pytest.mark.parametrize("form", FORMS)
    def test_who_has_it_is_told_so_with_the_same_headers(self, client: FlaskClient, find: Finder, form: str) -> None:
        address = form.format(find.contact(NO_NUMBER))
        known = {"If-None-Match": client.get(address).headers["ETag"]}
        kept = client.get(address, headers=known)
        several = client.get(address, headers={"If-None-Match": f'"another", {known["If-None-Match"]}'})
        client.application.wsgi_app = front_of(client.application)._inner
        made = client.get(address, headers=known)
        assert (kept.status_code, kept.data) == (304, b"") == (several.status_code, several.data)
        assert sorted(kept.headers) == sorted(several.headers) == sorted(made.headers)

    def test_each_form_and_language_is_kept_by_itself(self, client: FlaskClient, find: Finder) -> None:
        address = f"/contacts/{find.contact(NO_NUMBER)}"
        asked = (
            {"Accept": "text/html"},
            {"Accept": "text/vcard"},
            {"Accept": "application/json"},
            {"Accept": "text/html", "Accept-Language": "fr"},
        )
        first = [client.get(address, headers=headers) for headers in asked]
        again = [client.get(address, headers=headers) for headers in asked]
        assert len({answer.data for answer in first}) == len(asked)
        assert [a.data for a in again] == [a.data for a in first]
        assert [a.headers.get("Content-Language") for a in again] == ["en", None, None, "fr"]

    def test_so_many_bytes_are_never_passed(self, client: FlaskClient, find: Finder) -> None:
        front = front_of(client.application)
        small = Front(front._inner, front._revisions, "nobody", most=30_000)
        client.application.wsgi_app = small
        address = f"/contacts/{find.contact('Bo Placeholder')}"
        for number in range(20):
            assert client.get(f"{address}?n={number}").status_code == 200
            assert 0 < small.size <= 30_000

    def test_an_answer_too_large_is_given_but_not_kept(self, client: FlaskClient, find: Finder) -> None:
        front = front_of(client.application)
        small = Front(front._inner, front._revisions, "nobody", most=100)
        client.application.wsgi_app = small
        assert client.get(f"/api/v1/contacts/{find.contact('Bo Placeholder')}").status_code == 200
        assert small.size == 0

    def test_data_is_written_for_each_who_asks(self) -> None:
        told: dict[str, object] = {"name": "Zoë"}
        content = Content("tag", [], data=told)
        assert content.written() == '{"name":"Zoë"}'.encode()
        told["name"] = "Bo"
        assert content.written() == b'{"name":"Bo"}'


class TestWhatHasChanged:
    def test_by_another_process_it_is_seen_at_once(
        self, client: FlaskClient, other: FlaskClient, find: Finder, put: Keep
    ) -> None:
        id_ = find.contact("Bo Placeholder")
        for form in FORMS:
            before = [asking.get(form.format(id_)) for asking in (client, other, client, other)]
            assert {answer.status_code for answer in before} == {200}
        newer = release(
            mention("Bo Placeholder", email="bo@agency.example", phone="+33 1 99 00 77 88"),
            number="EA-9",
            on="2026-09-01",
            name="newest.txt",
        )
        put(*newer)
        for asking in (client, other):
            assert "+33199007788" in asking.get(f"/api/v1/contacts/{id_}").text
            assert "1 99 00 77 88" in asking.get(f"/contacts/{id_}").text
            assert "77 88" in asking.get(f"/contacts/{id_}.vcf").text.replace("\r\n ", "").replace("-", " ")

    def test_what_is_withdrawn_is_gone_from_all_forms(
        self, client: FlaskClient, other: FlaskClient, find: Finder, session_factory: sessionmaker[Session]
    ) -> None:
        id_ = find.contact("Bo Placeholder")
        kept = [asking.get(form.format(id_)) for form in FORMS for asking in (client, other)]
        tags = {form: client.get(form.format(id_)).headers["ETag"] for form in FORMS}
        with session_factory.begin() as session:
            deciding.withdraw(session, id_, [("phone", "+33199005555")], deciding.By("Eve Editor", "at Bo's wish", NOW))
        assert {answer.status_code for answer in kept} == {200}
        for asking in (client, other):
            for form in FORMS:
                shown = asking.get(form.format(id_), headers={"If-None-Match": tags[form]})
                assert shown.status_code == 200, form
                assert not any(number in shown.text for number in ("99 00 55 55", "99005555")), form

    def test_who_is_kept_back_is_gone_from_all_forms(
        self, client: FlaskClient, other: FlaskClient, find: Finder, session_factory: sessionmaker[Session]
    ) -> None:
        id_ = find.contact("Bo Placeholder")
        for form in FORMS:
            assert [asking.get(form.format(id_)).status_code for asking in (client, other)] == [200, 200]
        with session_factory.begin() as session:
            deciding.withdraw(session, id_, [], deciding.By("Eve Editor", "at Bo's wish", NOW))
        for form in FORMS:
            assert [asking.get(form.format(id_)).status_code for asking in (client, other)] == [410, 410]

    def test_the_moment_an_embargo_ends_is_no_write_and_is_seen(
        self, client: FlaskClient, find: Finder, put: Keep
    ) -> None:
        address = f"/api/v1/contacts/{find.contact('Bo Placeholder')}"
        bo, patience = mention("Bo Placeholder", email="bo@agency.example"), timedelta(seconds=1)
        while True:  # on a busy machine an answer can take longer than any embargo that one would wait for
            soon, patience = datetime.now(UTC) + patience, 2 * patience
            put(*release(bo, title="Told in a moment", embargo=Embargo("until then", soon, soon), name="soon.txt"))
            held = [client.get(address), client.get(address)]
            if datetime.now(UTC) < soon:
                break
        assert not [answer for answer in held if "Told in a moment" in answer.text]
        time.sleep(max(0.0, (soon - datetime.now(UTC)).total_seconds()) + 0.01)
        free = client.get(address, headers={"If-None-Match": held[0].headers["ETag"]})
        assert free.status_code == 200
        assert "Told in a moment" in free.text


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
class TestWhoAsks:
    def test_an_editor_is_shown_what_is_for_editors_and_readers_never_that(
        self,
        settings: Settings,
        find: Finder,
        engine: Engine,  # noqa: ARG002  # it outlives the application
    ) -> None:
        app = create_app(
            Settings(database_url=settings.database_url, public_url="http://localhost", editor_secret=SECRET)
        )
        reader, editor = app.test_client(), app.test_client()
        address = f"/contacts/{find.contact('Bo Placeholder')}"
        editor.post("/sign-in", data={"name": "Eve Editor", "secret": SECRET})
        shown = [asking.get(address).text for asking in (reader, editor, reader, editor)]
        assert [f"{address}/edit" in page for page in shown] == [False, True, False, True]
        with app.app_context():
            db.engine.dispose()

    def test_where_the_registry_is_out_of_reach_the_application_says_so(self, app: Flask, find: Finder) -> None:
        class Away(Revisions):
            def current(self) -> str:
                raise RegistryUnavailable("out of reach")

        address = f"/api/v1/contacts/{find.contact('Bo Placeholder')}"
        front = front_of(app)
        app.wsgi_app = Front(front._inner, Away(db_engine(app)), "nobody")  # type: ignore[method-assign]  # as Flask's documentation has it
        assert app.test_client().get(address).status_code == 200


class TestRevisions:
    def test_they_are_the_registrys_fingerprint(
        self, engine: Engine, session_factory: sessionmaker[Session], put: Keep
    ) -> None:
        revisions = Revisions(engine)
        soon = datetime.now(UTC) + timedelta(hours=1)
        for name, embargo in (("a", None), ("b", Embargo("soon", soon, soon)), ("c", Embargo("until told"))):
            put(*release(name=f"{name}.txt", title=name, embargo=embargo))
            with session_factory() as session:
                assert revisions.current() == fingerprint(session)

    def test_what_another_has_not_committed_does_not_count(
        self, engine: Engine, session_factory: sessionmaker[Session]
    ) -> None:
        revisions = Revisions(engine)
        with session_factory() as session:
            before = revisions.current()
            keep(session, *release(name="late.txt"), NOW)
            during = revisions.current()
            session.commit()
        assert before == during != revisions.current()

    def test_a_connection_goes_back_as_it_was(self, engine: Engine) -> None:
        revisions = Revisions(engine)
        for _ in range(50):  # more than the pool has
            revisions.current()
        with engine.connect() as connection:
            driver = connection.connection.driver_connection
            assert getattr(driver, "autocommit", False) in {False, -1}


def db_engine(app: Flask) -> Engine:
    with app.app_context():
        return db.engine
