"""What foreign pages are promised: an open, cached, lasting answer, read only."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from datetime import UTC, datetime

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session, sessionmaker

from directory.records import Embargo
from directory.registry import deciding
from directory.registry.deciding import By
from directory.web import scripts
from tests.builders import NOW, mention, release
from tests.web.conftest import PUBLIC, Finder, Keep

DATA = "/embed/offices/example-agency.json"


@pytest.mark.usefixtures("filled")
class TestData:
    def test_it_has_what_the_widget_shows_and_nothing_else(self, client: FlaskClient, find: Finder) -> None:
        answer = client.get(DATA).json
        assert answer["office"] == {"name": "Example Agency", "address": f"{PUBLIC}/offices/example-agency"}
        assert answer["directory"] == {"name": "Press Directory", "address": f"{PUBLIC}/"}
        assert [c["name"] for c in answer["contacts"]] == ["Ada Example", "Bo Placeholder", "Example Agency press desk"]
        assert answer["contacts"][1] == {
            "id": find.contact("bo placeholder"),
            "name": "Bo Placeholder",
            "kind": "person",
            "role": None,
            "address": f"{PUBLIC}/contacts/{find.contact('bo placeholder')}/bo-placeholder",
            "ways": [
                {"label": "Phone", "shown": "+33 1 99 00 55 55", "href": "tel:+33199005555"},
                {"label": "E-mail", "shown": "bo@agency.example", "href": "mailto:bo@agency.example"},
            ],
        }

    def test_it_may_be_read_from_everywhere_but_only_read(self, client: FlaskClient) -> None:
        answer = client.get(DATA, headers={"Origin": "https://newsroom.example"})
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in answer.headers
        assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert client.post(DATA).status_code == 405

    def test_errors_may_be_read_from_everywhere_too(self, client: FlaskClient) -> None:
        answer = client.get("/embed/offices/nobody.json")
        assert (answer.status_code, answer.headers["Access-Control-Allow-Origin"]) == (404, "*")

    def test_its_caching_is_stated_and_its_tag_follows_the_registry(self, client: FlaskClient, put: Keep) -> None:
        first = client.get(DATA)
        assert (
            first.headers["Cache-Control"] == "public, max-age=300, stale-while-revalidate=3600, stale-if-error=604800"
        )
        put(*release(mention("New Person", email="new@agency.example"), title="News"))
        second = client.get(DATA, headers={"If-None-Match": first.headers["ETag"]})
        assert second.status_code == 200
        assert "New Person" in [c["name"] for c in second.json["contacts"]]


CONTACTS = "/embed/contacts.json"
FROZEN = {
    "v1.js": "sha384-Y+XIVXhQXxbj3TDq2PEkIn04MIHDKUgGVU4K8GCaNoEaXFuhJA8BMg1Whoow0u8c",
    "fit-v1.js": "sha384-+DBi4D/A0Quh7Bn14x7bfEl3BgYPuAcF7hBMzYl1X733711YzXHzEgHADJWzQ/HM",
}


def names(client: FlaskClient, **asked: str) -> list[str]:
    """Of those whom the widget shows."""
    answer = client.get(CONTACTS, query_string=asked)
    assert answer.status_code == 200, answer.json
    return [contact["name"] for contact in answer.json["contacts"]]


@pytest.mark.usefixtures("filled")
class TestWhomItShows:
    def test_chosen_contacts_come_in_the_order_chosen(self, client: FlaskClient, find: Finder) -> None:
        bo, ada = find.contact("bo placeholder"), find.contact("ada")
        assert names(client, contacts=f"{bo},{ada},{bo}") == ["Bo Placeholder", "Ada Example"]
        assert names(client, contacts=f"{bo} {ada}", order="name") == ["Ada Example", "Bo Placeholder"]

    def test_a_release_shows_whom_it_names_in_its_order(self, client: FlaskClient, find: Finder) -> None:
        asked = {"release": find.release("EA-1")}
        assert names(client, **asked) == ["Ada Example", "Example Agency press desk"]
        assert client.get(CONTACTS, query_string=asked).json["label"] == (
            "Press contacts: Agency launches an invented satellite"
        )

    def test_what_is_unknown_is_not_found(self, client: FlaskClient) -> None:
        for asked in ("office=nobody", "contacts=0000000000", "release=0000000000"):
            assert client.get(f"{CONTACTS}?{asked}").status_code == 404, asked


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.usefixtures("filled")
class TestHowItIsAsked:
    def test_an_office_says_the_same_at_both_addresses(self, client: FlaskClient) -> None:
        assert client.get(f"{CONTACTS}?office=example-agency").json == client.get(DATA).json

    def test_a_search_finds_what_its_page_finds(self, client: FlaskClient, put: Keep) -> None:
        put(*release(mention("Clio Example", email="clio@agency.example", topics="climate"), title="News"))
        assert names(client, topic="climate") == names(client, q="clio") == ["Clio Example"]
        said = client.get(CONTACTS, query_string={"topic": "climate"}).json
        assert said["address"] == f"{PUBLIC}/contacts?topic=climate"
        assert said["source"] == "climate in Press Directory"

    def test_the_newest_named_come_first_where_that_is_asked(self, client: FlaskClient) -> None:
        found = names(client, office="example-agency", order="newest")
        assert found == ["Bo Placeholder", "Ada Example", "Example Agency press desk"]
        assert names(client, office="example-agency", order="newest", limit="1") == found[:1]

    def test_whom_to_call_now_has_a_number_and_words_for_the_hour(self, client: FlaskClient) -> None:
        answer = client.get(f"{CONTACTS}?office=example-agency&now=yes")
        assert 0 < len(answer.json["contacts"]) <= 3
        assert all(contact["ways"][0]["href"].startswith("tel:") for contact in answer.json["contacts"])
        assert answer.json["note"]
        assert answer.headers["Cache-Control"].startswith("public, max-age=60,")

    def test_fields_are_told_in_the_order_asked(self, client: FlaskClient, find: Finder) -> None:
        asked = {"contacts": find.contact("ada"), "fields": "email,org,role,release"}
        (ada,) = client.get(CONTACTS, query_string=asked).json["contacts"]
        assert ada["role"] == "Example Agency, Director of Communications"
        assert [way["label"] for way in ada["ways"]] == ["E-mail", "Named in"]
        assert ada["ways"][1]["shown"] == "Agency regrets its invented satellite"
        assert ada["ways"][1]["href"] == f"{PUBLIC}/releases/{find.release('EA-2')}"

    def test_it_speaks_the_language_asked_for(self, client: FlaskClient, find: Finder) -> None:
        (ada,) = client.get(f"{CONTACTS}?contacts={find.contact('ada')}&lang=fr-CA").json["contacts"]
        assert ada["ways"][0]["label"] == "Téléphone"
        assert ada["address"].startswith(f"{PUBLIC}/fr/contacts/")

    def test_what_nobody_can_have_meant_is_refused(self, client: FlaskClient) -> None:
        for asked, parameter in (
            ("", "office"),
            ("layout=cards", "office"),
            ("office=example-agency&fields=salary", "fields"),
            ("office=example-agency&limit=0", "limit"),
            ("office=example-agency&limit=²", "limit"),
            ("office=example-agency&order=rank", "order"),
            ("contacts=%22x", "contacts"),
            ("contacts=" + ",".join(f"a{n}" for n in range(21)), "contacts"),
            ("release=-", "release"),
            ("release=abc&q=ada", "release"),
            ("kind=robot", "kind"),
        ):
            answer = client.get(f"{CONTACTS}?{asked}")
            assert (answer.status_code, answer.json["errors"][0]["parameter"]) == (400, parameter)
            assert answer.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.usefixtures("filled")
class TestWhatIsNotShown:
    def test_who_asked_not_to_be_shown_is_not_and_the_desk_answers(
        self, client: FlaskClient, find: Finder, session_factory: sessionmaker[Session]
    ) -> None:
        ada, release_ = find.contact("ada"), find.release("EA-1")
        with session_factory.begin() as session:
            deciding.withdraw(session, ada, [], By("Ed Placeholder", "asked for it", NOW))
        for asked in ({"contacts": ada}, {"release": release_}):
            assert names(client, **asked) == ["Example Agency press desk"]
        assert "Ada Example" not in names(client, office="example-agency")
        assert names(client, q="ada") == []

    def test_a_detail_that_was_withdrawn_is_gone_from_the_answer(
        self, client: FlaskClient, find: Finder, session_factory: sessionmaker[Session]
    ) -> None:
        ada = find.contact("ada")
        before = client.get(f"{CONTACTS}?contacts={ada}")
        with session_factory.begin() as session:
            deciding.withdraw(session, ada, [("phone", "+33199009999")], By("Ed Placeholder", "asked for it", NOW))
        after = client.get(f"{CONTACTS}?contacts={ada}", headers={"If-None-Match": before.headers["ETag"]})
        assert "+33199009999" in before.text
        assert after.status_code == 200
        assert "+33199009999" not in after.text

    def test_a_release_under_embargo_tells_nobody(self, client: FlaskClient, put: Keep) -> None:
        never = datetime(2126, 1, 1, tzinfo=UTC)
        held = Embargo("Embargo until 1 January 2126", never, never)
        put(*release(mention("Em Embargo", email="em@agency.example"), title="Not yet", embargo=held))
        secret = next(
            one for one in client.get("/api/v1/releases?office=example-agency").json["items"] if one["title"] is None
        )
        assert client.get(f"{CONTACTS}?release={secret['id']}").status_code == 404
        for asked in ("office=example-agency", "q=embargo", "office=example-agency&order=newest"):
            assert "Em Embargo" not in client.get(f"{CONTACTS}?{asked}").text


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
class TestScript:
    @pytest.mark.parametrize("name", ["v1.js", "fit-v1.js"])
    def test_any_page_may_load_it_and_keep_it_for_ever(self, client: FlaskClient, name: str) -> None:
        answer = client.get(f"/embed/{name}")
        assert answer.content_type == "text/javascript; charset=utf-8"
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"

    def test_its_hash_is_that_of_what_is_sent(self, client: FlaskClient) -> None:
        for name, script in (("v1.js", scripts.V1), ("fit-v1.js", scripts.FIT)):
            digest = hashlib.sha384(client.get(f"/embed/{name}").data).digest()
            assert script.integrity == f"sha384-{b64encode(digest).decode()}"

    def test_it_is_small_as_it_goes_out(self, client: FlaskClient) -> None:
        sent = client.get("/embed/v1.js", headers={"Accept-Encoding": "gzip"})
        assert sent.headers["Content-Encoding"] == "gzip"
        assert len(sent.data) <= 1500

    def test_it_writes_no_markup_and_keeps_nothing(self, client: FlaskClient) -> None:
        sources = [client.get("/embed/v1.js").text, client.get("/embed/fit-v1.js").text, scripts.FRAME.body]
        writers = ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "cookie", "localStorage")
        assert [(word, source) for source in sources for word in writers if word in source] == []


class TestSources:
    def test_it_never_changes_since_pages_demand_it_by_its_hash(self) -> None:
        """Whoever makes this fail makes every page that embeds it go blank: write a v2.js."""
        assert {"v1.js": scripts.V1.integrity, "fit-v1.js": scripts.FIT.integrity} == FROZEN

    def test_squeezing_keeps_words_and_takes_comments(self) -> None:
        source = 'const a = "x ;  y"; // why\n  // and how\n  if (a) { b = c ? d : 1; }\n'
        assert scripts.squeezed(source) == 'const a="x ;  y";if (a){b=c?d :1;}\n'
