"""Logos of press offices: given by officers, shown on pages and named by cards; on both databases."""

from __future__ import annotations

import base64
import io
import json
import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
import vobject
from flask.testing import FlaskClient
from playwright.sync_api import Browser
from sqlalchemy.orm import Session, sessionmaker

from directory.registry.deciding import By, undo
from directory.registry.deciding_offices import give_logo, merge, split, take_logo_away
from directory.registry.office_names import names_of
from directory.registry.rebuild import rebuild
from directory.settings import Settings
from directory.values.pictures import MOST_BYTES
from tests.builders import NOW, mention, png, release
from tests.web.conftest import PUBLIC, Finder, Keep
from tests.web.dav_client import Dav
from tests.web.editing import ask, sign_in, visiting
from tests.web.test_api import holds

EDITOR = By("Ed Placeholder", "", NOW)
BOOK = "/dav/offices/example-agency/contacts/"
GREY, WHITE = png(64, 32, 128), png(32, 32, 255)


def large_png(size: int) -> bytes:
    """With so many bytes, most of them a text chunk (W3C, Portable Network Graphics, 11.3.3)."""
    text = bytes(size - len(GREY) - 12)
    chunk = struct.pack(">I", len(text)) + b"tEXt" + text + struct.pack(">I", zlib.crc32(b"tEXt" + text))
    return GREY[:33] + chunk + GREY[33:]


@dataclass
class Officers:
    session_factory: sessionmaker[Session]

    def give(self, body: bytes = GREY, slug: str = "example-agency") -> int:
        with self.session_factory.begin() as session:
            return give_logo(session, slug, body, EDITOR)

    def take_away(self, slug: str = "example-agency") -> int:
        with self.session_factory.begin() as session:
            return take_logo_away(session, slug, EDITOR)

    def undo(self, act: int) -> None:
        with self.session_factory.begin() as session:
            undo(session, act, EDITOR)


@pytest.fixture
def officers(session_factory: sessionmaker[Session], filled: None) -> Officers:  # noqa: ARG001  # they are of the samples
    return Officers(session_factory)


def logo_on(client: FlaskClient, slug: str = "example-agency") -> str | None:
    """The address of the logo that a page of a press office shows."""
    found = re.search(r'<img class="logo u-logo" src="([^"]+)"', client.get(f"/offices/{slug}").text)
    return found[1] if found else None


def card_of(client: FlaskClient, public_id: str, query: str = "") -> str:
    return client.get(f"/contacts/{public_id}.vcf{query}").text.replace("\r\n ", "")


class TestReaders:
    def test_it_is_shown_and_given_out_as_what_its_bytes_are(self, client: FlaskClient, officers: Officers) -> None:
        assert logo_on(client) is None
        officers.give()
        address = logo_on(client)
        assert address is not None
        answer = client.get(address)
        assert (answer.status_code, answer.data, answer.content_type) == (200, GREY, "image/png")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert "immutable" in answer.headers["Cache-Control"]
        assert client.get(address, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304
        page = client.get("/offices/example-agency").text
        (image,) = re.findall(r'<img class="logo[^>]+>', page)
        assert all(said in image for said in ('width="64"', 'height="64"', 'alt=""'))
        public = f"{PUBLIC}{address.removeprefix('/en')}"
        assert f'<meta property="og:image" content="{public}">' in page
        (linked,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
        assert public in json.dumps(json.loads(linked))
        assert "logo u-logo" not in client.get("/offices/musterwerke-ag").text

    def test_the_api_tells_where_it_is_what_it_is_and_how_large(self, client: FlaskClient, officers: Officers) -> None:
        office = "/api/v1/offices/example-agency"
        before = client.get(office)
        holds(client, "Office", before.json)
        assert before.json["logo"] is None
        officers.give()
        after = client.get(office, headers={"If-None-Match": before.headers["ETag"]})
        holds(client, "Office", after.json)
        address = f"{PUBLIC}{(logo_on(client) or '').removeprefix('/en')}"
        about = {"address": address, "media_type": "image/png"}
        assert after.json["logo"] == about | {"width": 64, "height": 32}
        listed = {one["slug"]: one["logo"] for one in client.get("/api/v1/offices").json["items"]}
        assert listed["example-agency"] == about
        assert listed["musterwerke-ag"] is None

    def test_taken_away_nobody_is_given_it_until_that_is_undone(self, client: FlaskClient, officers: Officers) -> None:
        first = officers.give()
        grey = logo_on(client) or ""
        second = officers.give(WHITE)
        assert logo_on(client) not in {grey, None}
        assert client.get(grey).status_code == 404
        officers.undo(second)
        assert logo_on(client) == grey
        away = officers.take_away()
        assert logo_on(client) is None
        assert client.get(grey).status_code == 404
        officers.undo(away)
        assert client.get(grey).data == GREY
        officers.undo(first)
        assert logo_on(client) is None

    @pytest.mark.parametrize("name", ["0" * 64 + ".png", "x", "..", "%00.png", "0" * 64 + ".svg", "é.png"])
    @pytest.mark.parametrize("database", ["sqlite"], indirect=True)
    def test_what_is_no_logo_is_nowhere(self, client: FlaskClient, officers: Officers, name: str) -> None:
        officers.give()
        assert client.get(f"/logos/{name}").status_code == 404


class TestCards:
    def test_every_form_names_it(self, client: FlaskClient, find: Finder, officers: Officers) -> None:
        ada = find.contact("ada")
        assert "LOGO" not in card_of(client, ada)
        officers.give()
        address = f"{PUBLIC}{(logo_on(client) or '').removeprefix('/en')}"
        assert f"LOGO;VALUE=uri:{address}\r\n" in card_of(client, ada)
        assert vobject.readOne(card_of(client, ada)).logo.value == address
        assert f"LOGO;MEDIATYPE=image/png:{address}\r\n" in card_of(client, ada, "?version=4.0")
        jcard = client.get(f"/contacts/{ada}.jcard.json").get_json()
        assert ["logo", {"mediatype": "image/png"}, "uri", address] in jcard[1]
        jscontact = client.get(f"/contacts/{ada}.jscontact.json").get_json()
        assert [*jscontact["media"].values()] == [{"kind": "logo", "uri": address, "mediaType": "image/png"}]
        group = (
            client.get("/offices/example-agency.vcf?version=4.0").text.replace("\r\n ", "").rpartition("BEGIN:VCARD")[2]
        )
        assert f"LOGO;MEDIATYPE=image/png:{address}\r\n" in group

    def test_who_follows_hears_of_it_and_of_its_end_and_gets_the_very_card_from_before(
        self, client: FlaskClient, find: Finder, officers: Officers
    ) -> None:
        dav, ada, muster = Dav(client), find.contact("ada"), find.contact("heinz")
        everybodys, everybody = dav.sync("/dav/contacts/")
        before, at = dav.sync(BOOK)
        officers.give()
        changed, then = dav.sync(BOOK, at)
        assert changed.keys() == before.keys()
        assert all(changed[path].text("{DAV:}getetag") != before[path].text("{DAV:}getetag") for path in before)
        of_all, _ = dav.sync("/dav/contacts/", everybody)
        assert f"/dav/contacts/{ada}.vcf" in of_all
        assert f"/dav/contacts/{muster}.vcf" in everybodys.keys() - of_all.keys()
        assert "LOGO" in dav.client.get(f"{BOOK}{ada}.vcf").text
        officers.take_away()
        again, _ = dav.sync(BOOK, then)
        assert again.keys() == before.keys()
        assert "LOGO" not in dav.client.get(f"{BOOK}{ada}.vcf").text

    def test_who_works_elsewhere_does_not_bear_it(
        self, client: FlaskClient, officers: Officers, put: Keep, find: Finder
    ) -> None:
        put(
            *release(mention("Cleo Guest", org="Other House", email="cleo@other.example"), title="Guests", name="g.txt")
        )
        officers.give()
        assert "LOGO" not in card_of(client, find.contact("cleo"))
        assert "LOGO" in card_of(client, find.contact("bo"))

    def test_a_registry_that_is_worked_out_anew_is_the_same(
        self, client: FlaskClient, find: Finder, officers: Officers
    ) -> None:
        officers.give()
        ada, shown = find.contact("ada"), logo_on(client)
        card = card_of(client, ada)
        with officers.session_factory.begin() as session:
            rebuild(session, NOW)
        assert (card_of(client, ada), logo_on(client)) == (card, shown)


class TestOfficesThatBecomeOne:
    def test_its_own_stays_and_undone_each_has_the_one_that_it_had(
        self, client: FlaskClient, officers: Officers
    ) -> None:
        officers.give(GREY)
        officers.give(WHITE, "musterwerke-ag")
        ours, theirs = logo_on(client), logo_on(client, "musterwerke-ag")
        with officers.session_factory.begin() as session:
            act = merge(session, ["musterwerke-ag", "example-agency"], EDITOR)
        assert logo_on(client) == ours
        officers.undo(act)
        assert (logo_on(client), logo_on(client, "musterwerke-ag")) == (ours, theirs)

    def test_without_one_it_takes_the_others_and_gives_it_back(
        self, client: FlaskClient, officers: Officers, find: Finder
    ) -> None:
        officers.give(WHITE, "musterwerke-ag")
        theirs, ada = logo_on(client, "musterwerke-ag"), find.contact("ada")
        with officers.session_factory.begin() as session:
            act = merge(session, ["musterwerke-ag", "example-agency"], EDITOR)
        assert logo_on(client) == theirs
        assert "LOGO" in card_of(client, ada)
        officers.undo(act)
        assert (logo_on(client), logo_on(client, "musterwerke-ag")) == (None, theirs)
        assert "LOGO" not in card_of(client, ada)

    def test_names_that_are_taken_out_go_without(self, client: FlaskClient, officers: Officers) -> None:
        with officers.session_factory.begin() as session:
            merge(session, ["musterwerke-ag", "example-agency"], EDITOR)
        officers.give()
        with officers.session_factory.begin() as session:
            (out,) = (name.id for name in names_of(session, "example-agency") if name.name == "Musterwerke AG")
            act = split(session, "example-agency", [out], EDITOR)
        assert logo_on(client)
        assert logo_on(client, "musterwerke-ag") is None
        officers.undo(act)
        assert logo_on(client)


@pytest.fixture
def editor(settings: Settings, officers: Officers, engine: object) -> Iterator[FlaskClient]:  # noqa: ARG001  # what is there
    with visiting(settings) as visitor:
        yield sign_in(visitor)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
class TestOfficers:
    GIVE = "/offices/example-agency/logo"

    def test_it_is_given_on_the_edit_page_whatever_its_file_is_called(self, editor: FlaskClient) -> None:
        answer = ask(editor, self.GIVE, logo=(io.BytesIO(GREY), "<b>evil.svg"))
        assert (answer.status_code, answer.headers["Location"]) == (303, "/offices/example-agency/edit")
        assert editor.get(logo_on(editor) or "").content_type == "image/png"
        assert "gave a press office a logo" in editor.get("/decisions", base_url=PUBLIC).text
        shown = ask(editor, "/decisions/offices", kind="no-logo", office="example-agency", step="foresee").text
        assert "is shown without a logo" in shown
        assert logo_on(editor)
        assert ask(editor, "/decisions/offices", kind="no-logo", office="example-agency").status_code == 303
        assert logo_on(editor) is None
        assert ask(editor, "/decisions/offices", kind="no-logo", office="example-agency").status_code == 400

    def test_it_is_shown_before_it_is_decided_and_kept_nowhere_meanwhile(self, editor: FlaskClient) -> None:
        shown = ask(editor, self.GIVE, logo=(io.BytesIO(GREY), "logo.png"), step="foresee")
        assert shown.status_code == 200
        assert shown.headers["Cache-Control"] == "no-store"
        (picture,) = re.findall(r'<img class="logo" src="data:image/png;base64,([^"]+)"', shown.text)
        assert base64.b64decode(picture) == GREY
        assert "is shown with a logo, which the cards of its contacts name as well" in shown.text
        assert logo_on(editor) is None
        form = shown.text[shown.text.index(f'action="{self.GIVE}"') :]
        sent = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form))
        assert sent.keys() == {"token", "picture"}
        assert ask(editor, self.GIVE, **sent, reason="as on their website").status_code == 303
        assert editor.get(logo_on(editor) or "").data == GREY
        assert "as on their website" in editor.get("/decisions", base_url=PUBLIC).text

    def test_the_largest_fits_into_the_form_that_shows_it(self, editor: FlaskClient) -> None:
        largest = large_png(MOST_BYTES)
        shown = ask(editor, self.GIVE, logo=(io.BytesIO(largest), "logo.png"), step="foresee").text
        sent = dict(re.findall(r'type="hidden" name="(picture)" value="([^"]*)"', shown))
        assert ask(editor, self.GIVE, **sent).status_code == 303
        assert editor.get(logo_on(editor) or "").data == largest

    @pytest.mark.parametrize("picture", ["", "%", "PHN2Zy8-", "é" * 9, base64.urlsafe_b64encode(GREY).decode()[:-8]])
    def test_a_form_that_holds_no_picture_is_refused(self, editor: FlaskClient, picture: str) -> None:
        for step in ("foresee", ""):
            assert ask(editor, self.GIVE, picture=picture, step=step).status_code == 400
        assert logo_on(editor) is None

    @pytest.mark.parametrize("body", [b"", b"<svg/>", b"GIF89a", png(8, 8), GREY + b"<script>", GREY + bytes(64_000)])
    def test_what_is_no_small_picture_is_refused(self, editor: FlaskClient, body: bytes) -> None:
        assert ask(editor, self.GIVE, logo=(io.BytesIO(body), "logo.png")).status_code == 400
        assert logo_on(editor) is None

    def test_what_is_far_too_large_is_not_even_read(self, editor: FlaskClient) -> None:
        kind = "multipart/form-data; boundary=x"
        sent = editor.post(self.GIVE, data=bytes(5_000_000), content_type=kind, base_url=PUBLIC)
        assert sent.status_code == 413

    def test_readers_give_none(self, editor: FlaskClient) -> None:
        reader = editor.application.test_client()
        assert reader.post(self.GIVE, data={"logo": (io.BytesIO(GREY), "logo.png")}).status_code == 403
        assert ask(editor, self.GIVE).status_code == 400
        forged = editor.post(self.GIVE, data={"token": "forged", "logo": (io.BytesIO(GREY), "x")}, base_url=PUBLIC)
        assert forged.status_code == 403
        assert logo_on(editor) is None


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_browser_shows_it_in_the_room_that_was_kept_for_it(
    browser: Browser, officers: Officers, live_server: str
) -> None:
    officers.give()
    for width, scheme in ((320, "light"), (1280, "dark")):
        page = browser.new_page(viewport={"width": width, "height": 700}, color_scheme=scheme)  # type: ignore[arg-type]  # one of its words
        page.goto(f"{live_server}/offices/example-agency")
        logo = page.locator("img.logo")
        assert logo.evaluate("image => image.complete && image.naturalWidth") == 64
        box = logo.bounding_box()
        assert box is not None
        assert (box["width"], box["height"]) == (64, 64)
        page.close()
