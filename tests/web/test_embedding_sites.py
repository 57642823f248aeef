"""Where an office is embedded: seen by the origin alone, if the office wants it, and shown to editors."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session, sessionmaker

from directory.registry import state
from directory.registry.deciding import By
from directory.registry.deciding_offices import note_sites
from directory.registry.sites import sites_of
from directory.settings import Settings
from directory.web.sighting import EXTENSION, MOST, Sightings
from tests.builders import NOW
from tests.web.conftest import PUBLIC, Finder
from tests.web.editing import ask, sign_in, visiting

DATA, FRAME = "/embed/contacts.json?office=example-agency", "/embed/contacts?office=example-agency"
PAGE = "/offices/example-agency/sites"
NEWS = {"Origin": "https://news.example", "Referer": "https://news.example/", "Sec-Fetch-Site": "cross-site"}
FRAMED = {
    "Referer": "https://blog.example/2026/secret?reader=7",
    "Sec-Fetch-Site": "cross-site",
    "Sec-Fetch-Dest": "iframe",
}


@pytest.fixture
def wanted(session_factory: sessionmaker[Session], filled: None) -> None:  # noqa: ARG001  # of one of the samples
    with session_factory.begin() as session:
        note_sites(session, "example-agency", By("Ed Placeholder", "", NOW))


@pytest.fixture
def sightings(app: Flask) -> Sightings:
    found: Sightings = app.extensions[EXTENSION]
    return found


@pytest.fixture
def editor(settings: Settings, wanted: None) -> Iterator[FlaskClient]:  # noqa: ARG001  # who decided that
    with visiting(settings) as visitor:
        yield sign_in(visitor)


class Seen:
    def __init__(self, sightings: Sightings, session_factory: sessionmaker[Session]) -> None:
        self._sightings, self._session_factory = sightings, session_factory

    def __call__(self) -> list[str]:
        """The sites noted, once what was gathered is written."""
        self._sightings.flush()
        with self._session_factory() as session:
            return [site.origin for site in sites_of(session, "example-agency")]


@pytest.fixture
def seen(sightings: Sightings, session_factory: sessionmaker[Session]) -> Seen:
    return Seen(sightings, session_factory)


class TestWhatIsSeen:
    @pytest.mark.usefixtures("filled")
    def test_nothing_where_nobody_wants_it(self, client: FlaskClient, sightings: Sightings, seen: Seen) -> None:
        assert client.get(DATA, headers=NEWS).status_code == 200
        assert not sightings.waiting
        assert seen() == []

    @pytest.mark.usefixtures("wanted")
    def test_a_script_is_seen_by_its_origin_and_a_frame_by_its_referrers(self, client: FlaskClient, seen: Seen) -> None:
        first = client.get(DATA, headers=NEWS)
        client.get(FRAME, headers=FRAMED)
        assert seen() == ["https://blog.example", "https://news.example"]
        assert "Origin" not in first.headers.get("Vary", "")
        assert first.headers["Access-Control-Allow-Origin"] == "*"
        assert first.headers["Cache-Control"].startswith("public, max-age=300")

    @pytest.mark.usefixtures("wanted")
    def test_who_asks_whether_an_answer_still_holds_is_seen_too(self, client: FlaskClient, seen: Seen) -> None:
        for path, headers in ((DATA, NEWS), (FRAME, FRAMED)):
            tag = client.get(path).headers["ETag"]
            assert client.get(path, headers={**headers, "If-None-Match": tag}).status_code == 304
        assert seen() == ["https://blog.example", "https://news.example"]

    @pytest.mark.usefixtures("wanted")
    def test_so_are_its_releases_and_its_contacts_and_no_search_among_all(
        self,
        client: FlaskClient,
        find: Finder,
        seen: Seen,
    ) -> None:
        for number, asked in enumerate((f"contacts={find.contact('ada')}", f"release={find.release('EA-1')}", "q=ada")):
            site = {"Origin": f"https://{number}.example"}
            assert client.get(f"/embed/contacts.json?{asked}", headers=site).status_code == 200
        assert seen() == ["https://0.example", "https://1.example"]

    @pytest.mark.parametrize("database", ["sqlite"], indirect=True)
    @pytest.mark.parametrize(
        ("path", "headers"),
        [
            (DATA, {}),
            (DATA, {"Origin": "null", "Referer": "https://news.example/"}),
            (DATA, {"Origin": PUBLIC}),
            (DATA, {"Origin": "https://a.example", "Sec-Fetch-Site": "same-origin"}),
            (DATA, {"Origin": "https://<script>alert(1)</script>.example"}),
            (DATA, {"Origin": "http://127.0.0.1:8000"}),
            (FRAME, {"Referer": "javascript:alert(1)"}),
            (FRAME, {"Referer": "https://news.example/", "Sec-Fetch-Dest": "document"}),
            ("/embed/contacts.json?office=nobody", {"Origin": "https://news.example"}),
            ("/embed/contacts?office=nobody", {"Referer": "https://news.example"}),
        ],
    )
    @pytest.mark.usefixtures("wanted")
    def test_who_is_no_other_site_or_gets_no_contacts_is_not(
        self, client: FlaskClient, path: str, headers: dict[str, str], sightings: Sightings
    ) -> None:
        client.get(path, headers=headers)
        assert not sightings.waiting

    @pytest.mark.parametrize("database", ["sqlite"], indirect=True)
    @pytest.mark.usefixtures("wanted")
    def test_a_flood_takes_no_more_memory_and_a_site_is_written_once_a_day(
        self, client: FlaskClient, sightings: Sightings, seen: Seen
    ) -> None:
        client.get(DATA, headers=NEWS)
        assert seen() == ["https://news.example"]
        client.get(DATA, headers=NEWS)
        assert not sightings.waiting
        for number in range(MOST + 9):
            client.get(DATA, headers={"Origin": f"https://{number}.example"})
        assert sightings.waiting == MOST
        seen()

    @pytest.mark.usefixtures("wanted")
    def test_what_cannot_be_written_now_is_written_later(
        self, client: FlaskClient, sightings: Sightings, seen: Seen, session_factory: sessionmaker[Session]
    ) -> None:
        client.get(DATA, headers=NEWS)
        with session_factory() as writer:
            state.take(writer)
            sightings.flush()
            assert sightings.waiting == 1
        assert seen() == ["https://news.example"]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
class TestThePage:
    def test_it_tells_the_sites_as_words_and_what_they_do_not_tell(self, editor: FlaskClient) -> None:
        editor.application.test_client().get(DATA, headers=NEWS)
        editor.application.extensions[EXTENSION].flush()
        text = editor.get(PAGE, base_url=PUBLIC).text
        assert "<bdi>https://news.example</bdi>" in text
        assert 'href="https://news.example' not in text
        assert f"{datetime.now(UTC).day} " in text
        assert "not a count of readers" in text
        assert PAGE in editor.get("/offices/example-agency", base_url=PUBLIC).text

    def test_it_is_switched_off_as_it_was_switched_on_and_says_before_what_that_means(
        self, editor: FlaskClient
    ) -> None:
        form = {"kind": "no-sites", "office": "example-agency"}
        assert "What was noted is forgotten" in ask(editor, step="foresee", **form).text
        assert ask(editor, **form).location == PAGE
        text = editor.get(PAGE, base_url=PUBLIC).text
        assert "It is not noted which sites" in text
        assert "no longer which sites show contacts" in text
        assert ask(editor, kind="sites", office="example-agency").location == PAGE

    def test_it_is_for_editors(self, client: FlaskClient, editor: FlaskClient) -> None:
        assert client.get(PAGE).status_code == 404
        with visiting(editor.application.config["PRESS_DIRECTORY"]) as reader:
            assert "/sign-in" in reader.get(PAGE).location
            assert (
                reader.post("/decisions/offices", data={"kind": "sites", "office": "example-agency"}).status_code == 403
            )
        assert editor.get("/offices/nobody/sites", base_url=PUBLIC).status_code == 404
