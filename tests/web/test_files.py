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
def test_the_same_data_is_the_same_bytes(client: FlaskClient) -> None:
    assert client.get("/contacts.vcf").data == client.get("/contacts.vcf").data


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_long_file_has_every_contact_once(client: FlaskClient, put: Keep) -> None:
    people = [mention(f"Person {n:03} Example", email=f"p{n:03}@agency.example") for n in range(230)]
    put(*release(*people, title="Everybody"))
    found = names(client.get("/contacts.vcf").text)
    assert found == [f"Person {n:03} Example" for n in range(230)]
