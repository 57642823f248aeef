"""Files for address books, asked for by visitors who mean harm, and read while contacts change; on both databases."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from threading import Event

import pytest
import vobject
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory import card_files
from directory.registry import kept_cards
from directory.web.db import db
from tests.builders import mention, release
from tests.web.conftest import Finder, Keep

PEOPLE = 24
ROUNDS = 4
ANYTHING = st.text(st.characters(codec="latin-1", exclude_characters="\r\n\0"), max_size=60)
ACCEPTED = st.lists(
    st.one_of(
        st.sampled_from(
            (
                *("text/vcard", "text/vcard;version=4.0", 'text/vcard;version="3.0"', "text/vcard;version=9", "*/*"),
                *(
                    ";q=0",
                    ";q=nan",
                    ";q=-1",
                    ";q=1e9",
                    ",",
                    ";",
                    "text/",
                    "/",
                    "application/vcard+json",
                    "text/html;q=0.1",
                ),
            )
        ),
        ANYTHING,
    ),
    max_size=6,
).map("".join)
FILE_NAME = re.compile(r'attachment; filename="[a-z0-9-]{1,80}(\.[a-z]+){1,2}"')


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(accept=ACCEPTED, version=st.one_of(st.none(), ANYTHING, st.sampled_from(("3.0", "4.0", "4", "4.0 ", "٤.0"))))
def test_whatever_form_is_asked_for_the_answer_is_one_that_there_is(
    client: FlaskClient, find: Finder, accept: str, version: str | None
) -> None:
    page = f"/contacts/{find.contact('ada')}"
    for path in (page, f"{page}.vcf", "/contacts.vcf", "/contacts.zip", "/offices/example-agency.jcard.json"):
        asked = {} if version is None else {"version": version}
        answer = client.get(path, headers={"Accept": accept}, query_string=asked)
        assert answer.status_code in {200, 303, 301, 400, 406}, (path, answer.status_code)
        if answer.status_code == 200 and "Content-Disposition" in answer.headers:
            assert FILE_NAME.fullmatch(answer.headers["Content-Disposition"])


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(max_size=300))
@pytest.mark.usefixtures("filled")
def test_whatever_is_searched_for_the_file_has_a_name_of_ours(client: FlaskClient, query: str) -> None:
    answer = client.get("/contacts.vcf", query_string={"q": query.encode("utf-8", "surrogatepass")})
    assert answer.status_code in {200, 400}
    if answer.status_code == 200:
        assert FILE_NAME.fullmatch(answer.headers["Content-Disposition"])
        assert answer.data == b"" or answer.data.startswith(b"BEGIN:VCARD\r\n")


@pytest.mark.usefixtures("filled")
def test_a_search_longer_than_any_is_refused(client: FlaskClient) -> None:
    for suffix in ("vcf", "zip", "outlook.csv"):
        assert client.get(f"/contacts.{suffix}", query_string={"q": "x" * 100_000}).status_code == 400


def test_a_version_of_vcard_is_that_of_the_zip_too(client: FlaskClient, find: Finder) -> None:
    assert find.contact("ada")
    assert client.get("/contacts.zip?version=2.1").status_code == 400
    assert client.get("/contacts.zip?version=4.0").data != client.get("/contacts.zip").data


def test_a_reader_gets_a_whole_file_of_one_moment_while_contacts_change(
    app: Flask, put: Keep, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every release changes everybody's role: no file has two of them, or lacks somebody, though each is read in many pieces."""
    monkeypatch.setattr(kept_cards, "STRETCH", 5)
    monkeypatch.setattr(card_files, "PART", 2)

    def change(number: int) -> None:
        people = [
            mention(f"Person {n:03} Example", email=f"p{n}@agency.example", role=f"Role {number}")
            for n in range(PEOPLE)
        ]
        put(*release(*people, name="all.txt", title="Everybody", on="2026-01-01"))

    def read(suffix: str) -> list[set[str]]:
        found = []
        while not done.is_set() or not found:
            answer = app.test_client().get(f"/contacts.{suffix}")
            assert answer.status_code == 200
            cards = list(vobject.readComponents(answer.text))
            assert len(cards) == len({card.uid.value for card in cards}) == PEOPLE
            found.append({card.title.value for card in cards})
        return found

    change(0)
    done = Event()
    with ThreadPoolExecutor(3) as pool:
        readers = [pool.submit(read, suffix) for suffix in ("vcf", "vcf", "vcf?version=4.0")]
        try:
            for number in range(1, ROUNDS):
                change(number)
        finally:
            done.set()
        assert all(len(roles) == 1 for reader in readers for roles in reader.result())
    with app.app_context():
        assert db.engine.pool.checkedout() == 0  # type: ignore[attr-defined]  # QueuePool's own


def test_a_reader_that_leaves_gives_back_what_it_held(app: Flask, put: Keep, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(card_files, "PART", 2)
    people = [mention(f"Person {n:03} Example", email=f"p{n}@agency.example") for n in range(PEOPLE)]
    put(*release(*people, title="Everybody"))
    answer = app.test_client().get("/contacts.vcf", buffered=False)
    assert next(iter(answer.response)) is not None
    answer.close()
    with app.app_context():
        assert db.engine.pool.checkedout() == 0  # type: ignore[attr-defined]  # QueuePool's own


NARROWED = ("q", "office", "organisation", "role", "topic", "language", "territory", "country", "kind")
ODD = ("\0", "a\0b", "\ud800", "%", "\\", "' OR 1=1 --", "x" * 5000, "\u202e", "🎉" * 100)


@pytest.mark.usefixtures("filled")
def test_whatever_a_list_is_narrowed_to_its_file_is_one_or_is_refused(client: FlaskClient) -> None:
    for name, value in product(NARROWED, ODD):
        answer = client.get("/contacts.vcf", query_string={name: value.encode("utf-8", "surrogatepass")})
        assert answer.status_code in {200, 400}, (name, value[:20])
        assert answer.status_code == 400 or re.fullmatch(rb"(BEGIN:VCARD\r\n.*END:VCARD\r\n)?", answer.data, re.DOTALL)


def test_an_address_of_nobody_is_no_file(client: FlaskClient) -> None:
    for path in ("/offices/%00.vcf", "/offices/..%2f..%2fetc.zip", "/contacts/%00.vcf", "/contacts/0.zip"):
        assert client.get(path).status_code == 404
