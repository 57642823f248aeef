"""vCards as they are served: one, an office, a search; on both databases."""

from __future__ import annotations

import pytest
import vobject
from flask.testing import FlaskClient

from tests.builders import mention, release
from tests.web.conftest import PUBLIC, Finder, Keep


def names(text: str) -> list[str]:
    return [str(card.fn.value) for card in vobject.readComponents(text)]


def test_one_contact_is_a_file_with_a_readable_name(client: FlaskClient, find: Finder) -> None:
    answer = client.get(f"/contacts/{find.contact('ada')}.vcf")
    assert answer.content_type == "text/vcard; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="ada-example.vcf"'
    card = vobject.readOne(answer.text)
    assert card.source.value == f"{PUBLIC}/contacts/{find.contact('ada')}"
    assert [tel.value for tel in card.tel_list] == ["+33 1 99 00 99 99", "+33 6 39 98 12 34"]


def test_an_office_is_one_file_with_all_its_contacts(client: FlaskClient, find: Finder) -> None:
    answer = client.get("/offices/example-agency.vcf")
    assert names(answer.text) == ["Ada Example", "Bo Placeholder", "Example Agency press desk"]
    assert 'filename="example-agency.vcf"' in answer.headers["Content-Disposition"]
    assert client.get("/offices/nobody.vcf").status_code == 404
    assert find.contact("bo placeholder")


@pytest.mark.usefixtures("filled")
def test_a_search_is_one_file_with_what_it_finds(client: FlaskClient) -> None:
    answer = client.get("/contacts.vcf", query_string={"q": "Bo Placeholder"})
    assert names(answer.text) == ["Bo Placeholder"]
    assert 'filename="bo-placeholder.vcf"' in answer.headers["Content-Disposition"]


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("suffix", "media_type"),
    [
        ("vcf", "text/vcard; charset=utf-8"),
        ("vcf?version=4.0", "text/vcard; charset=utf-8; version=4.0"),
        ("jcard.json", "application/vcard+json"),
        ("jscontact.json", "application/jscontact+json;version=1.0"),
        ("google.csv", "text/csv; charset=utf-8; header=present"),
        ("outlook.csv", "text/csv; charset=utf-8; header=present"),
        ("zip", "application/zip"),
    ],
)
def test_lists_and_offices_are_files_in_every_form(client: FlaskClient, suffix: str, media_type: str) -> None:
    for path in ("/contacts", "/offices/example-agency"):
        answer = client.get(f"{path}.{suffix}")
        assert (answer.status_code, answer.content_type) == (200, media_type)
        assert f".{suffix.partition('?')[0]}" in answer.headers["Content-Disposition"]
        assert client.get(f"{path}.{suffix}").data == answer.data
        assert client.get(f"{path}.{suffix}", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


def test_a_contact_is_given_in_the_form_that_the_client_accepts(client: FlaskClient, find: Finder) -> None:
    page = f"/contacts/{find.contact('ada')}"
    for accepted, begins in (
        ("text/vcard", b"BEGIN:VCARD\r\nVERSION:3.0"),
        ("text/vcard;version=4.0", b"BEGIN:VCARD\r\nVERSION:4.0"),
        ("application/vcard+json", b'["vcard",[["version"'),
        ("application/jscontact+json", b'{"@type":"Card"'),
    ):
        assert client.get(page, headers={"Accept": accepted}, follow_redirects=True).data.startswith(begins)
    assert client.get(f"{page}.vcf?version=4.0").data.startswith(b"BEGIN:VCARD\r\nVERSION:4.0")
    asked_for = client.get(f"{page}.vcf", headers={"Accept": "text/vcard;version=4.0"})
    assert asked_for.data.startswith(b"BEGIN:VCARD\r\nVERSION:4.0")
    assert "Accept" in asked_for.vary  # or a cache would give it to who asked for nothing
    assert client.get(page, headers={"Accept": "*/*"}, follow_redirects=True).mimetype == "text/html"


def test_an_office_in_forms_that_know_groups_is_one(client: FlaskClient, find: Finder) -> None:
    found = client.get("/offices/example-agency.jscontact.json").json
    assert found[-1]["kind"] == "group"
    assert set(found[-1]["members"]) == {card["uid"] for card in found[:-1]}
    assert find.contact("ada")


@pytest.mark.parametrize("path", ["/contacts.vcf?version=2.1", "/contacts.zip?kind=robot", "/contacts.vcf?kind=robot"])
def test_what_is_asked_for_wrongly_is_refused_before_anything_is_sent(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 400


@pytest.mark.usefixtures("filled")
def test_the_same_data_is_the_same_bytes(client: FlaskClient) -> None:
    assert client.get("/contacts.vcf").data == client.get("/contacts.vcf").data


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_long_file_has_every_contact_once(client: FlaskClient, put: Keep) -> None:
    people = [mention(f"Person {n:03} Example", email=f"p{n:03}@agency.example") for n in range(230)]
    put(*release(*people, title="Everybody"))
    found = names(client.get("/contacts.vcf").text)
    assert found == [f"Person {n:03} Example" for n in range(230)]
