"""Press books that are given only to who has a token of the press office; on both databases."""

from __future__ import annotations

import logging
import plistlib
import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker
from werkzeug.test import TestResponse

from directory.presenters import saved
from directory.registry import book_tokens
from directory.registry.deciding import By, undo
from directory.registry.deciding_offices import demand, lift, merge
from directory.registry.demand_tables import BookTokenRow
from directory.settings import Settings
from directory.web import door
from directory.web.carddav import READ, WRITE
from tests.builders import NOW, mention, release
from tests.web.conftest import PUBLIC, Finder, Keep
from tests.web.dav_client import NAMESPACES, D, Dav
from tests.web.editing import ask, sign_in, visiting

EDITOR = By("Ed Placeholder", "who follows us is our affair", NOW)
ROOT = "/dav/offices/example-agency/"
BOOK = f"{ROOT}contacts/"


def basic(password: str, user: str = "reader") -> str:
    return f"Basic {b64encode(f'{user}:{password}'.encode()).decode()}"


class Signed(Dav):
    """Asks as clients do that were given a password."""

    def __init__(self, client: FlaskClient, password: str) -> None:
        super().__init__(client)
        self.password = password

    def ask(self, method: str, path: str, body: str = "", **headers: str) -> TestResponse:
        return super().ask(method, path, body, Authorization=basic(self.password), **headers)


@dataclass
class Office:
    """The press office, and what its officers do."""

    session_factory: sessionmaker[Session]
    slug: str = "example-agency"

    def demand(self) -> int:
        with self.session_factory.begin() as session:
            return demand(session, self.slug, EDITOR)

    def lift(self) -> int:
        with self.session_factory.begin() as session:
            return lift(session, self.slug, EDITOR)

    def undo(self, act: int) -> None:
        with self.session_factory.begin() as session:
            undo(session, act, EDITOR)

    def give(self, label: str = "News desk") -> str:
        with self.session_factory.begin() as session:
            return book_tokens.give(session, self.slug, label, EDITOR)

    def revoke(self, label: str = "News desk") -> None:
        with self.session_factory.begin() as session:
            (number,) = (
                t.number for t in book_tokens.tokens_of(session, self.slug) if t.label == label and not t.revoked_at
            )
            book_tokens.revoke(session, self.slug, number, EDITOR)

    def tokens(self) -> tuple[book_tokens.BookToken, ...]:
        with self.session_factory() as session:
            return book_tokens.tokens_of(session, self.slug)


@pytest.fixture
def office(session_factory: sessionmaker[Session], filled: None) -> Office:  # noqa: ARG001  # it is one of the samples
    return Office(session_factory)


@pytest.fixture
def guarded(office: Office) -> Office:
    office.demand()
    return office


def below(card: str) -> list[str]:
    """An address of each sort below the root of the press office's book."""
    return [
        ROOT,
        ROOT.rstrip("/"),
        f"{ROOT}principal/",
        BOOK,
        f"{BOOK}{card}.vcf",
        f"{BOOK}0123456789.vcf",
        f"{BOOK}new.vcf",
    ]


class TestWhoIsLetIn:
    @pytest.mark.parametrize("database", ["sqlite"], indirect=True)
    def test_without_a_token_nothing_below_the_root_answers_to_any_method(
        self, client: FlaskClient, find: Finder, guarded: Office
    ) -> None:
        guarded.give()
        for path in below(find.contact("ada")):
            for language in ("", "/fr"):
                for method in {*READ, *WRITE} - {"OPTIONS"}:
                    answer = client.open(f"{language}{path}", method=method)
                    assert answer.status_code == 401, (method, path)
                    assert answer.headers["WWW-Authenticate"] == (
                        'Basic realm="Press book example-agency", charset="UTF-8"'
                    )
                    assert answer.headers["Cache-Control"] == "no-store"
                    assert "Authorization" in answer.vary
                    assert "ada" not in answer.text.lower()
                    if method != "HEAD":
                        assert f"{PUBLIC}/offices/example-agency/subscribe" in answer.text

    def test_with_a_token_as_password_the_book_is_as_it_was(
        self, client: FlaskClient, find: Finder, office: Office
    ) -> None:
        card = f"{BOOK}{find.contact('ada')}.vcf"
        everybody = Dav(client)
        before, at = everybody.sync(BOOK)
        body = client.get(card).data
        office.demand()
        one = Signed(client, office.give())
        assert one.sync(BOOK)[0].keys() == before.keys()
        assert one.sync(BOOK, at)[0] == {}
        assert one.ask("GET", card).data == body
        for path in (ROOT, f"{ROOT}principal/", BOOK):
            assert one.propfind(path, "<D:current-user-principal/>")
        assert one.ask("PUT", f"{BOOK}new.vcf").status_code == 403

    def test_case_hyphens_and_the_user_name_do_not_matter(self, client: FlaskClient, guarded: Office) -> None:
        token = guarded.give()
        for typed in (token, token.upper(), token.replace("-", ""), token.replace("-", " "), token.replace("0", "O")):
            for user in ("reader", "", "Rédaction"):
                answer = client.get(BOOK, headers={"Authorization": basic(typed, user)})
                assert answer.status_code == 302, typed

    def test_whatever_else_is_sent_is_no_token(self, client: FlaskClient, guarded: Office) -> None:
        token = guarded.give()
        wrong = "0" if token[-1] != "0" else "1"
        for sent in (
            basic("reader"), basic(""), basic(token[:-1]), basic(token[:-1] + wrong), basic(token + "0"), basic(token * 9),
            basic("é" * 28), f"Bearer {token}", f"Basic {token}", "Basic", "Basic !!!!", token, "Digest username=x",
        ):  # fmt: skip
            assert client.get(BOOK, headers={"Authorization": sent}).status_code == 401, sent

    def test_a_token_of_one_office_opens_no_other(self, client: FlaskClient, guarded: Office) -> None:
        other = replace(guarded, slug="musterwerke-ag")
        other.demand()
        token = guarded.give()
        assert client.get("/dav/offices/musterwerke-ag/", headers={"Authorization": basic(token)}).status_code == 401
        assert client.get(ROOT, headers={"Authorization": basic(token)}).status_code == 302

    def test_taken_back_it_opens_nothing_at_once_and_another_goes_on_where_it_ended(
        self, client: FlaskClient, find: Finder, guarded: Office, put: Keep
    ) -> None:
        one, other = Signed(client, guarded.give("first")), Signed(client, guarded.give("second"))
        _, at = one.sync(BOOK)
        guarded.revoke("first")
        assert one.ask("PROPFIND", BOOK).status_code == 401
        assert one.ask("GET", f"{BOOK}{find.contact('ada')}.vcf").status_code == 401
        put(*release(mention("Cleo New", email="cleo@agency.example"), title="News", on="2026-07-02", name="new.txt"))
        changed, _ = other.sync(BOOK, at)
        assert [*changed] == [f"{BOOK}{find.contact('cleo')}.vcf"]

    def test_given_to_everybody_again_it_needs_no_token_and_a_decision_taken_back_does_the_same(
        self, client: FlaskClient, office: Office
    ) -> None:
        act = office.demand()
        assert client.get(ROOT).status_code == 401
        office.undo(act)
        assert client.get(ROOT).status_code == 302
        token = office.give()
        office.demand()
        lifted = office.lift()
        assert client.get(ROOT).status_code == 302
        office.undo(lifted)
        assert client.get(ROOT).status_code == 401
        assert client.get(ROOT, headers={"Authorization": basic(token)}).status_code == 302

    @pytest.mark.parametrize("database", ["sqlite"], indirect=True)
    def test_everything_else_stays_as_it_was(self, client: FlaskClient, find: Finder, office: Office) -> None:
        ada = find.contact("ada")
        search = f"/dav/searches/{saved.word({'q': 'ada'})}/contacts/"
        addresses = [
            "/dav/", "/dav/contacts/", f"/dav/contacts/{ada}.vcf", f"{search}{ada}.vcf", "/.well-known/carddav", "/contacts",
            "/offices/example-agency", "/offices/example-agency.vcf", "/api/v1/offices/example-agency",
            "/offices/example-agency.atom", "/offices/example-agency/subscribe",
        ]  # fmt: skip
        before = [client.get(address).status_code for address in addresses]
        office.demand()
        assert [client.get(address).status_code for address in addresses] == before
        for address in addresses:
            sent = client.get(address, headers={"Authorization": basic("anything at all")})
            assert "WWW-Authenticate" not in sent.headers, address
            assert "Authorization" not in sent.vary, address

    def test_cards_of_the_book_are_not_had_by_way_of_another(
        self, client: FlaskClient, find: Finder, guarded: Office
    ) -> None:
        guarded.give()
        href = f"{BOOK}{find.contact('ada')}.vcf"
        body = f"<C:addressbook-multiget {NAMESPACES}><D:prop><C:address-data/></D:prop><D:href>{href}</D:href></C:addressbook-multiget>"
        (part,) = Dav(client).parts(Dav(client).report("/dav/contacts/", body)).values()
        assert "404" in part.status


class TestManners:
    def test_what_a_browser_asks_before_it_may_ask_is_answered_to_everybody(
        self, client: FlaskClient, find: Finder, guarded: Office
    ) -> None:
        for path in below(find.contact("ada")):
            answer = client.options(path, headers={"Origin": "https://app.example"})
            assert answer.status_code == 204, path
            assert "addressbook" in answer.headers["DAV"]
            assert "Authorization" in answer.headers["Access-Control-Allow-Headers"]
        assert client.open("/.well-known/carddav", method="PROPFIND").status_code == 301
        assert guarded.tokens() == ()

    def test_no_shared_cache_keeps_what_was_given_for_a_token(
        self, client: FlaskClient, find: Finder, guarded: Office
    ) -> None:
        one = Signed(client, guarded.give())
        card = f"{BOOK}{find.contact('ada')}.vcf"
        got = one.ask("GET", card)
        again = one.ask("GET", card, **{"If-None-Match": got.headers["ETag"]})
        missing, book = one.ask("GET", f"{BOOK}0123456789.vcf"), one.ask("PROPFIND", BOOK, Depth="0")
        assert (got.status_code, again.status_code, missing.status_code, book.status_code) == (200, 304, 404, 207)
        for answer in (got, again, missing, book):
            assert "Authorization" in answer.vary
            assert re.search(r"private|no-store", answer.headers["Cache-Control"])
        assert client.get(card).status_code == 401
        assert client.get(card, headers={"If-None-Match": got.headers["ETag"]}).status_code == 401

    def test_who_may_read_is_told_as_who_said_who_they_are(self, client: FlaskClient, guarded: Office) -> None:
        for dav, path, who in (
            (Dav(client), "/dav/contacts/", "all"),
            (Signed(client, guarded.give()), BOOK, "authenticated"),
        ):
            acl = dav.propfind(path, "<D:acl/>")[path].found[f"{D}acl"]
            assert [child.tag for child in acl.find(f"{D}ace/{D}principal") or ()] == [f"{D}{who}"]

    def test_nothing_of_a_token_is_logged_or_kept_as_it_is(
        self, client: FlaskClient, guarded: Office, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG)
        token = guarded.give()
        signs = token.replace("-", "")
        for sent in (token, token[:-1] + ("0" if token[-1] != "0" else "1")):
            client.get(BOOK, headers={"Authorization": basic(sent)})
        said = caplog.text
        assert all(
            word not in said for word in (token, signs, b64encode(f"reader:{token}".encode()).decode(), token[:-1])
        )
        with guarded.session_factory() as session:
            (row,) = session.scalars(select(BookTokenRow))
            kept = repr([getattr(row, column.key) for column in BookTokenRow.__table__.columns])
        assert signs not in kept
        assert token not in kept

    def test_who_guesses_waits_and_who_only_sends_some_password_does_not(
        self, app: Flask, client: FlaskClient, guarded: Office
    ) -> None:
        token = guarded.give()
        guess = "0000-0000-0000-0000-0000-0000-0000"
        for _ in range(100):
            assert client.get(BOOK, headers={"Authorization": basic("reader")}).status_code == 401
        for _ in range(door.GUESSES_A_MINUTE):
            assert client.get(BOOK, headers={"Authorization": basic(guess)}).status_code == 401
        answer = client.get(BOOK, headers={"Authorization": basic(guess)})
        assert answer.status_code == 429
        assert 1 <= int(answer.headers["Retry-After"]) <= 60
        assert client.get(BOOK, headers={"Authorization": basic(token)}).status_code == 429
        elsewhere = {"REMOTE_ADDR": "192.0.2.7"}
        let_in = client.get(BOOK, headers={"Authorization": basic(token)}, environ_base=elsewhere)
        assert let_in.status_code == 302
        assert len(app.extensions[door.EXTENSION]) == 1

    def test_the_day_of_its_last_use_is_noted_once_a_day(self, client: FlaskClient, guarded: Office) -> None:
        one = Signed(client, guarded.give())
        assert [token.used_on for token in guarded.tokens()] == [None]
        before = datetime.now(UTC).date()
        one.ask("GET", BOOK)
        (used,) = (token.used_on for token in guarded.tokens())
        assert used is not None
        assert before <= used <= datetime.now(UTC).date()
        with guarded.session_factory.begin() as session:
            session.scalars(select(BookTokenRow)).one().used_on = date(2999, 1, 1)
        one.ask("GET", BOOK)
        assert [token.used_on for token in guarded.tokens()] == [date(2999, 1, 1)]

    def test_who_reads_does_not_wait_for_who_writes(self, client: FlaskClient, guarded: Office) -> None:
        token = guarded.give()
        with guarded.session_factory.begin() as session:
            session.scalars(select(BookTokenRow)).one().label = "being written"
            session.flush()
            assert client.get(BOOK, headers={"Authorization": basic(token)}).status_code == 302
        assert [token.used_on for token in guarded.tokens()] == [None]
        client.get(BOOK, headers={"Authorization": basic(token)})
        assert guarded.tokens()[0].used_on is not None


class TestOfficesThatBecomeOne:
    def test_the_one_asks_for_a_token_at_both_addresses_and_either_offices_open_it(
        self, client: FlaskClient, guarded: Office
    ) -> None:
        other = replace(guarded, slug="musterwerke-ag")
        here, there = guarded.give(), other.give()
        with guarded.session_factory.begin() as session:
            act = merge(session, ["example-agency", "musterwerke-ag"], EDITOR)
        for root in (ROOT, "/dav/offices/musterwerke-ag/"):
            assert client.get(root).status_code == 401
            for token in (here, there):
                assert client.get(root, headers={"Authorization": basic(token)}).status_code == 302
        guarded.undo(act)
        assert client.get("/dav/offices/musterwerke-ag/").status_code == 302
        assert client.get(ROOT).status_code == 401
        assert client.get(ROOT, headers={"Authorization": basic(here)}).status_code == 302
        assert client.get(ROOT, headers={"Authorization": basic(there)}).status_code == 401


class TestReaders:
    def test_the_page_tells_what_is_typed_and_the_profile_leaves_the_password_to_the_device(
        self, client: FlaskClient, office: Office
    ) -> None:
        page = "/en/offices/example-agency/subscribe"
        assert "ask Example Agency for one" not in client.get(page).text
        tag = client.get(page).headers["ETag"]
        (account,) = plistlib.loads(client.get("/offices/example-agency.mobileconfig").data)["PayloadContent"]
        assert account["CardDAVPassword"] == "reader"
        office.demand()
        told = client.get(page, headers={"If-None-Match": tag})
        assert "ask Example Agency for one" in told.text
        assert "as password your token" in told.text
        assert "nothing is checked" not in told.text
        assert "carddavs://reader@press.example.org/dav/offices/example-agency/contacts/" in told.text
        (account,) = plistlib.loads(client.get("/offices/example-agency.mobileconfig").data)["PayloadContent"]
        assert "CardDAVPassword" not in account
        assert account["CardDAVUsername"] == "reader"
        everybody = client.get("/en/subscribe").text
        assert "nothing is checked" in everybody


@pytest.fixture
def editor(settings: Settings, office: Office, engine: object) -> Iterator[FlaskClient]:  # noqa: ARG001  # what is there
    with visiting(settings) as visitor:
        yield sign_in(visitor)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
class TestOfficers:
    TOKENS = "/offices/example-agency/tokens"

    def test_a_token_is_shown_once(self, editor: FlaskClient, office: Office) -> None:
        given = ask(editor, self.TOKENS, label="  News desk,\n iPad ")
        (token,) = re.findall(r"<code>([0-9a-z]{4}(?:-[0-9a-z]{4}){6})</code>", given.text)
        assert given.headers["Cache-Control"] == "no-store"
        assert "The token for “News desk, iPad”" in given.text
        assert token not in editor.get(self.TOKENS, base_url=PUBLIC).text
        office.demand()
        assert editor.get(ROOT, headers={"Authorization": basic(token)}, base_url=PUBLIC).status_code == 302
        page = editor.get(self.TOKENS, base_url=PUBLIC).text
        assert "News desk, iPad" in page
        assert "last used on" in page

    def test_a_demand_is_told_before_it_is_made_and_says_what_stays_public(self, editor: FlaskClient) -> None:
        asked = {"kind": "demand", "office": "example-agency"}
        shown = ask(editor, "/decisions/offices", step="foresee", **asked).text
        assert "The press book of Example Agency is given only to who has a token of it" in shown
        assert "Nothing else is kept from anybody" in shown
        assert editor.get(ROOT, base_url=PUBLIC).status_code == 302
        answer = ask(editor, "/decisions/offices", **asked)
        assert (answer.status_code, answer.headers["Location"]) == (303, self.TOKENS)
        assert editor.get(ROOT, base_url=PUBLIC).status_code == 401
        assert "gave a press book only to who has a token" in editor.get("/decisions", base_url=PUBLIC).text
        assert ask(editor, "/decisions/offices", **asked).status_code == 400
        merging = {"kind": "merge", "office": "example-agency", "other": "musterwerke-ag", "step": "foresee"}
        assert "is given only to who has a token of it" in ask(editor, "/decisions/offices", **merging).text

    def test_it_is_taken_back_on_the_same_page(self, editor: FlaskClient, office: Office) -> None:
        office.give()
        (token,) = office.tokens()
        answer = ask(editor, f"{self.TOKENS}/revoked", number=token.number)
        assert (answer.status_code, answer.headers["Location"]) == (303, self.TOKENS)
        (token,) = office.tokens()
        assert token.revoked_by == "Ed Placeholder"
        assert "taken back by Ed Placeholder" in editor.get(self.TOKENS, base_url=PUBLIC).text
        other = replace(office, slug="musterwerke-ag")
        other.give()
        (theirs,) = other.tokens()
        assert ask(editor, f"{self.TOKENS}/revoked", number=theirs.number).status_code == 404
        assert other.tokens()[0].revoked_at is None

    @pytest.mark.parametrize("label", ["", " \u200b\n", "x" * 81, "News desk"])
    def test_words_that_tell_no_token_from_another_are_refused(
        self, editor: FlaskClient, office: Office, label: str
    ) -> None:
        office.give()
        assert ask(editor, self.TOKENS, label=label).status_code == 400
        assert len(office.tokens()) == 1

    def test_readers_see_none_of_it(self, editor: FlaskClient, office: Office) -> None:
        office.give("Somebody's <b>iPad</b>")
        assert "Somebody&#39;s &lt;b&gt;iPad&lt;/b&gt;" in editor.get(self.TOKENS, base_url=PUBLIC).text
        reader = editor.application.test_client()
        assert reader.get(self.TOKENS).status_code == 303
        assert reader.post(self.TOKENS, data={"label": "mine"}).status_code == 403
        assert reader.post(f"{self.TOKENS}/revoked", data={"number": "1"}).status_code == 403
        assert self.TOKENS not in reader.get("/offices/example-agency").text
        forged = editor.post(self.TOKENS, data={"label": "mine", "token": "forged"}, base_url=PUBLIC)
        assert forged.status_code == 403
        assert len(office.tokens()) == 1

    def test_another_name_of_the_office_leads_to_the_one_page(self, editor: FlaskClient, office: Office) -> None:
        with office.session_factory.begin() as session:
            merge(session, ["example-agency", "musterwerke-ag"], EDITOR)
        answer = editor.get("/offices/musterwerke-ag/tokens", base_url=PUBLIC)
        assert (answer.status_code, answer.headers["Location"]) == (301, self.TOKENS)
        assert editor.get("/offices/nobody/tokens", base_url=PUBLIC).status_code == 404
