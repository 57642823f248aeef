"""Pages in the reader's language: by the address, else as the browser asks."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from directory.presenters.translating import CATALOGUES, LANGUAGES, SOURCE, Languages
from directory.settings import Settings
from directory.web.app import create_app
from directory.web.db import db
from scripts.catalogues import untranslated, updated
from tests.web.conftest import ReadingClient

PAGES = ["/", "/contacts", "/offices", "/releases", "/lab", "/nowhere"]


@pytest.mark.parametrize("language", [code for code in LANGUAGES.codes if code != SOURCE])
class TestCatalogue:
    def test_it_lacks_no_translation(self, language: str) -> None:
        assert [message.id for message in untranslated(language)] == []

    def test_every_form_keeps_the_words_that_are_put_in(self, language: str) -> None:
        assert updated(language).count(b"%(") > 100
        assert LANGUAGES.translator(language).ngettext("%(num)s release", "%(num)s releases", 0).startswith("0 ")


@pytest.mark.parametrize("path", PAGES)
def test_a_browser_that_asks_for_french_gets_it_and_caches_are_told(client: FlaskClient, path: str) -> None:
    answer = client.get(path, headers={"Accept-Language": "fr-CA,en;q=0.5"})
    assert '<html lang="fr">' in answer.text
    assert answer.headers["Content-Language"] == "fr"
    assert "Accept-Language" in answer.headers["Vary"]


@pytest.mark.parametrize("path", PAGES)
def test_an_address_with_a_language_keeps_it_in_its_links_whatever_the_browser_asks(
    client: FlaskClient, path: str
) -> None:
    answer = client.get(f"/fr{path}", headers={"Accept-Language": "en"})
    assert '<html lang="fr">' in answer.text
    assert "Accept-Language" not in answer.headers.get("Vary", "")
    assert 'href="/fr/offices"' in answer.text
    assert f'href="/en{path}" hreflang="en"' in answer.text


def test_a_browser_that_asks_for_no_language_of_ours_gets_english(client: FlaskClient) -> None:
    assert '<html lang="en">' in client.get("/", headers={"Accept-Language": "xx"}).text


GERMAN = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"

msgid "Press offices"
msgstr "Pressestellen"
"""


class TestOneMoreCatalogue:
    """A file in the folder of catalogues is all that a language takes."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        made = tmp_path / "catalogues"
        shutil.copytree(CATALOGUES, made)
        (made / "de.po").write_text(GERMAN, encoding="utf-8")
        return made

    @pytest.fixture
    def client(self, settings: Settings, folder: Path, engine: object) -> Iterator[FlaskClient]:  # noqa: ARG002  # outlives it
        made = create_app(settings, Languages(folder))
        made.test_client_class = ReadingClient
        yield made.test_client()
        with made.app_context():
            db.engine.dispose()

    def test_it_can_be_chosen_on_every_page_and_is_told_to_search_engines(self, client: FlaskClient) -> None:
        page = client.get("/fr/offices").text
        assert '<a href="/de/offices" hreflang="de" lang="de">Deutsch</a>' in page
        assert '<link rel="alternate" hreflang="de" href="https://press.example.org/de/offices">' in page

    def test_its_address_speaks_it_and_keeps_it(self, client: FlaskClient) -> None:
        page = client.get("/de/offices").text
        assert '<html lang="de">' in page
        assert "<h1>Pressestellen</h1>" in page
        assert 'href="/de/contacts"' in page

    def test_a_browser_gets_it_in_any_of_its_regions(self, client: FlaskClient) -> None:
        answer = client.get("/offices", headers={"Accept-Language": "de-AT,fr;q=0.8"})
        assert answer.headers["Content-Language"] == "de"

    def test_what_it_does_not_say_yet_stays_english(self, client: FlaskClient) -> None:
        assert "No press office is known yet." in client.get("/de/offices").text

    def test_feeds_and_the_widget_speak_it_too(self, client: FlaskClient) -> None:
        assert 'xml:lang="de"' in client.get("/de/contacts.atom").text
        assert "<Language>de</Language>" in client.get("/de/opensearch.xml").text

    def test_it_is_not_there_without_its_file(self, settings: Settings) -> None:
        assert create_app(settings).test_client().get("/de/offices").status_code == 404


def test_a_sample_is_told_in_the_language_of_who_asks_whoever_asked_before(client: FlaskClient) -> None:
    """What a template's filter is given may be constant: it is still worked out for each reader."""
    told = [client.get(path).text for path in ("/design", "/fr/design", "/design")]
    assert ["kept back" in page for page in told] == [True, False, True]
    assert "retenu" in told[1]
