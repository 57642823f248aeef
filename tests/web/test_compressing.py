"""Answers are made smaller for who can read them so, and mean the same."""

from __future__ import annotations

import gzip

import pytest
from flask.testing import FlaskClient

from directory.web.editor import COOKIE
from directory.web.packing import SMALLEST
from tests.web.conftest import Finder

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

READS_IT = {"Accept-Encoding": "br;q=0.9, gzip"}
PATHS = [
    "/",
    "/contacts",
    "/lab",
    "/api/",
    "/api/v1/contacts",
    "/contacts.atom",
    "/static/base.css",
    "/embed/v1.js",
    "/nowhere",
]


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("path", PATHS)
class TestWhoCanReadIt:
    def test_gets_the_same_words_in_fewer_bytes(self, client: FlaskClient, path: str) -> None:
        plain, packed = client.get(path), client.get(path, headers=READS_IT)
        assert "Content-Encoding" not in plain.headers
        assert packed.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(packed.data) == plain.data
        assert len(packed.data) == int(packed.headers["Content-Length"]) < len(plain.data)

    def test_caches_keep_the_two_apart(self, client: FlaskClient, path: str) -> None:
        for headers in ({}, READS_IT):
            assert "Accept-Encoding" in client.get(path, headers=headers).headers["Vary"]

    def test_what_is_unchanged_is_not_sent_again(self, client: FlaskClient, path: str) -> None:
        tag = client.get(path, headers=READS_IT).headers.get("ETag")
        if path == "/nowhere":
            assert tag is None
            return
        again = client.get(path, headers=READS_IT | {"If-None-Match": tag})
        assert (again.status_code, again.data) == (304, b"")
        assert "Accept-Encoding" in again.headers["Vary"]


def test_who_cannot_gets_it_as_it_is(client: FlaskClient) -> None:
    for asked in ("", "identity", "gzip;q=0", "br"):
        assert "Content-Encoding" not in client.get("/", headers={"Accept-Encoding": asked}).headers, asked


def test_editors_get_it_as_it_is_since_their_pages_hold_a_secret(client: FlaskClient) -> None:
    client.set_cookie(COOKIE, "whatever")
    assert "Content-Encoding" not in client.get("/", headers=READS_IT).headers


@pytest.mark.usefixtures("filled")
def test_cards_go_out_as_they_come_and_short_answers_as_they_are(client: FlaskClient) -> None:
    assert "Content-Encoding" not in client.get("/contacts.vcf", headers=READS_IT).headers
    short = client.get("/healthz", headers=READS_IT)
    assert len(short.data) < SMALLEST
    assert "Content-Encoding" not in short.headers


def test_what_is_kept_of_a_contact_is_the_same_words_to_everybody_however_often_and_by_whom_it_was_asked_first(
    client: FlaskClient, find: Finder
) -> None:
    id_ = find.contact("ada")
    for path in (f"/contacts/{id_}/ada-example", f"/contacts/{id_}.vcf", f"/api/v1/contacts/{id_}"):
        for _ in range(2):
            packed, plain = client.get(path, headers=READS_IT), client.get(path)
            assert plain.headers.get("Content-Encoding") is None
            assert int(plain.headers["Content-Length"]) == len(plain.data)
            assert int(packed.headers["Content-Length"]) == len(packed.data)
            if packed.headers.get("Content-Encoding"):
                assert gzip.decompress(packed.data) == plain.data
            else:
                assert packed.data == plain.data
        assert packed.headers.get("Content-Encoding") == (None if len(plain.data) < SMALLEST else "gzip"), path
