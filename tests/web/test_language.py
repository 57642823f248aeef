"""Pages in the reader's language: by the address, else as the browser asks."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from directory.presenters.translating import LANGUAGES, SOURCE, translator
from scripts.catalogues import untranslated, updated

PAGES = ["/", "/contacts", "/offices", "/releases", "/lab", "/nowhere"]


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != SOURCE])
class TestCatalogue:
    def test_it_lacks_no_translation(self, language: str) -> None:
        assert [message.id for message in untranslated(language)] == []

    def test_every_form_keeps_the_words_that_are_put_in(self, language: str) -> None:
        assert updated(language).count(b"%(") > 100
        assert translator(language).ngettext("%(num)s release", "%(num)s releases", 0).startswith("0 ")


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
