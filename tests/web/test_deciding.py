"""Who may decide and how: signing in, what is shown before it is done, doing it, taking it back; and what readers see of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, expect
from sqlalchemy.orm import Session, sessionmaker

from directory.errors import InvalidSetting
from directory.registry.ledger import acts
from directory.registry.rebuild import republish
from directory.registry.reviews import waiting
from directory.registry.search import find_contacts
from directory.settings import Settings
from directory.web.app import create_app
from directory.web.db import db
from directory.web.editor import COOKIE, TRIES_A_MINUTE
from tests.builders import NOW, mention, release
from tests.web.conftest import SECRET, Finder, Keep, ReadingClient

TOKEN = re.compile(r'name="token" value="([^"]+)"')


@pytest.fixture
def visitor(settings: Settings, filled: None, engine: object) -> Iterator[FlaskClient]:  # noqa: ARG001  # what is there
    """Somebody who reads where there are editors."""
    made = create_app(replace(settings, editor_secret=SECRET))
    made.test_client_class = ReadingClient
    yield made.test_client()
    with made.app_context():
        db.engine.dispose()


@pytest.fixture
def editor(visitor: FlaskClient) -> FlaskClient:
    answer = sign_in(visitor)
    assert answer.status_code == 303
    return visitor


def sign_in(client: FlaskClient, **changed: str):  # type: ignore[no-untyped-def]  # whatever the client answers
    form = {"name": "Ed Placeholder", "secret": SECRET} | changed
    return client.post("/sign-in", data=form, base_url="https://press.example.org")


def ask(client: FlaskClient, **form: object):  # type: ignore[no-untyped-def]  # as above
    page = client.get("/decisions", base_url="https://press.example.org").text
    found = TOKEN.search(page)
    token = found[1] if found else ""
    return client.post("/decisions", data={"token": token} | form, base_url="https://press.example.org")


def contacts(session_factory: sessionmaker[Session], query: str = "") -> dict[str, str]:
    """Ids by name."""
    with session_factory() as session:
        return {card.name: card.id for card in find_contacts(session, query, limit=50).items}


class TestSigningIn:
    def test_without_a_secret_nobody_decides_and_there_is_no_such_page(self, client: FlaskClient, filled: None) -> None:  # noqa: ARG002
        for path in ("/sign-in", "/review", "/review/waiting", "/decisions"):
            assert client.get(path).status_code == 404, path
        assert client.post("/sign-in", data={"name": "Ed", "secret": ""}).status_code == 404
        assert client.post("/decisions", data={"kind": "merge"}).status_code == 404
        assert "Sign in" not in client.get("/").text

    def test_a_short_secret_is_refused_at_the_start_and_no_secret_is_ever_printed(self) -> None:
        with pytest.raises(InvalidSetting, match="EDITOR_SECRET must have at least 12"):
            Settings.from_environment({"EDITOR_SECRET": "short"})
        assert SECRET not in repr(Settings(editor_secret=SECRET))

    def test_who_has_not_signed_in_is_led_to_it_and_then_on(self, visitor: FlaskClient) -> None:
        answer = visitor.get("/review/waiting")
        assert (answer.status_code, answer.headers["Location"]) == (303, "/sign-in?next=review%2Fwaiting")
        assert sign_in(visitor, next="review/waiting").headers["Location"] == "/review/waiting"

    @pytest.mark.parametrize(
        "elsewhere", ["//evil.example", "https://evil.example", "\\evil", "a//b", "x?y", "%2F%2Fe"]
    )
    def test_nobody_is_led_elsewhere(self, visitor: FlaskClient, elsewhere: str) -> None:
        assert sign_in(visitor, next=elsewhere).headers["Location"] == "/review"

    @pytest.mark.parametrize(
        ("changed", "told"), [({"secret": "wrong"}, "Editor secret: is not"), ({"name": "  "}, "Name: say who you are")]
    )
    def test_what_is_wrong_is_told_and_nobody_is_signed_in(
        self, visitor: FlaskClient, changed: dict[str, str], told: str
    ) -> None:
        answer = sign_in(visitor, **changed)
        assert answer.status_code == 403
        assert told in answer.text
        assert SECRET not in answer.text
        assert visitor.get("/review").status_code == 303

    def test_guessing_is_slowed_down(self, visitor: FlaskClient) -> None:
        codes = [sign_in(visitor, secret=f"guess {n}").status_code for n in range(TRIES_A_MINUTE + 2)]
        assert codes == [403] * TRIES_A_MINUTE + [429] * 2

    def test_the_cookie_is_out_of_reach_of_scripts_other_sites_and_plain_http(self, visitor: FlaskClient) -> None:
        cookie = sign_in(visitor).headers["Set-Cookie"]
        assert cookie.startswith(f"{COOKIE}=")
        assert {"HttpOnly", "Secure", "SameSite=Lax", "Path=/"} <= {part.strip() for part in cookie.split(";")}

    def test_readers_get_no_cookie_and_their_pages_do_not_vary_by_one(self, visitor: FlaskClient) -> None:
        for path in ("/", "/contacts", "/sign-in"):
            answer = visitor.get(path)
            assert "Set-Cookie" not in answer.headers, path
            assert "Cookie" not in answer.headers.get("Vary", ""), path

    def test_what_an_editor_sees_is_kept_by_no_cache(self, editor: FlaskClient) -> None:
        for path in ("/", "/review", "/decisions", "/contacts"):
            answer = editor.get(path, base_url="https://press.example.org")
            assert answer.headers["Cache-Control"] == "no-store", path

    def test_signed_out_is_signed_out(self, editor: FlaskClient) -> None:
        token = TOKEN.search(editor.get("/", base_url="https://press.example.org").text)
        assert token
        editor.post("/sign-out", data={"token": token[1]}, base_url="https://press.example.org")
        assert editor.get("/review", base_url="https://press.example.org").status_code == 303

    def test_a_cookie_of_another_secret_counts_for_nothing(self, editor: FlaskClient, settings: Settings) -> None:
        cookie = editor.get_cookie(COOKIE, "press.example.org")
        assert cookie
        other = create_app(replace(settings, editor_secret="another secret than before")).test_client()
        other.set_cookie(COOKIE, cookie.value)
        assert other.get("/review").status_code == 303


class TestForms:
    def test_a_form_without_its_token_or_from_another_site_is_refused(
        self, editor: FlaskClient, session_factory: sessionmaker[Session]
    ) -> None:
        ids = contacts(session_factory)
        form = {"kind": "merge", "contact": ids["Ada Example"], "other": ids["Bo Placeholder"]}
        assert editor.post("/decisions", data=form, base_url="https://press.example.org").status_code == 403
        wrong = form | {"token": "guessed"}
        assert editor.post("/decisions", data=wrong, base_url="https://press.example.org").status_code == 403
        token = TOKEN.search(editor.get("/decisions", base_url="https://press.example.org").text)
        assert token
        answer = editor.post(
            "/decisions",
            data=form | {"token": token[1]},
            base_url="https://press.example.org",
            headers={"Sec-Fetch-Site": "cross-site"},
        )
        assert answer.status_code == 403
        with session_factory() as session:
            assert acts(session) == []

    def test_readers_cannot_decide(self, visitor: FlaskClient) -> None:
        assert visitor.post("/decisions", data={"kind": "undo", "act": "1"}).status_code == 403

    @pytest.mark.parametrize(
        ("form", "told"),
        [
            ({"kind": "explode"}, "Kind of decision"),
            ({"kind": "undo", "act": "one"}, "Decision"),
            ({"kind": "undo", "act": "9" * 40}, "Decision"),
            ({"kind": "same", "left": "1"}, "Mention"),
            ({"kind": "withdraw", "contact": "0"}, "Details"),
            ({"kind": "withdraw", "contact": "0", "detail": "<b>:x"}, "Details"),
            ({"kind": "merge", "contact": "0", "other": "javascript:alert(1)"}, "Address"),
            ({"kind": "undo", "act": "1", "reason": "x" * 501}, "Reason"),
        ],
    )
    def test_what_cannot_be_understood_is_named(self, editor: FlaskClient, form: dict[str, str], told: str) -> None:
        answer = ask(editor, **form)
        assert answer.status_code == 400
        assert f"{told}:" in answer.text

    def test_who_or_what_is_not_there_is_told(self, editor: FlaskClient) -> None:
        assert ask(editor, kind="undo", act="404").status_code == 404
        assert ask(editor, kind="merge", contact="0000000000", other="1111111111").status_code == 404


class TestDeciding:
    def test_what_a_merger_changes_is_shown_before_then_done_and_taken_back(
        self, editor: FlaskClient, session_factory: sessionmaker[Session]
    ) -> None:
        ids = contacts(session_factory)
        form = {
            "kind": "merge",
            "contact": ids["Ada Example"],
            "other": f"https://x.example/contacts/{ids['Bo Placeholder']}/bo",
        }
        shown = ask(editor, step="foresee", reason="one <desk>", **form)
        assert "becomes one with" in shown.text
        assert "one &lt;desk&gt;" in shown.text
        assert contacts(session_factory) == ids
        done = ask(editor, reason="she told us", **form)
        assert done.status_code == 303
        after = contacts(session_factory)
        assert len(after) == len(ids) - 1
        assert editor.get(f"/contacts/{ids['Bo Placeholder']}").status_code == 301
        with session_factory() as session:
            (act,) = acts(session)
        assert (act.kind, act.author, act.reason) == ("merge", "Ed Placeholder", "she told us")
        assert "she told us" in editor.get("/decisions", base_url="https://press.example.org").text
        assert ask(editor, kind="undo", act=str(act.id)).status_code == 303
        assert contacts(session_factory) == ids
        again = ask(editor, kind="undo", act=str(act.id))
        assert again.status_code == 409
        assert "was taken back before" in again.text

    def test_mentions_are_taken_out_by_the_form_of_the_contact(
        self, editor: FlaskClient, session_factory: sessionmaker[Session]
    ) -> None:
        ada = contacts(session_factory, "ada")["Ada Example"]
        page = editor.get(f"/contacts/{ada}/edit", base_url="https://press.example.org").text
        mentions = re.findall(r'name="mention" value="(\d+)"', page)
        assert len(mentions) == 2
        told = ask(editor, kind="split", contact=ada, mention=mentions[0], step="foresee").text
        assert "a contact of its own, with a new id" in told
        ask(editor, kind="split", contact=ada, mention=mentions[0])
        with session_factory() as session:
            assert len(find_contacts(session, "ada").items) == 2

    def test_a_number_kept_back_is_gone_from_every_answer(
        self, editor: FlaskClient, session_factory: sessionmaker[Session], find: Finder
    ) -> None:
        bo = contacts(session_factory, "bo placeholder")["Bo Placeholder"]
        release_ = find.release("EA-3")
        ask(editor, kind="withdraw", contact=bo, detail="phone:+33199005555")
        for path in (
            f"/contacts/{bo}",
            f"/contacts/{bo}.vcf",
            f"/api/v1/contacts/{bo}",
            f"/releases/{release_}",
            f"/api/v1/releases/{release_}",
            "/contacts.vcf",
            "/embed/offices/example-agency.json",
        ):
            text = find.client.get(path, follow_redirects=True).text
            assert text, path
            assert not re.search(r"99\W*00\W*55\W*55", text), path

    def test_who_left_is_gone_and_the_desk_is_named_instead(
        self, editor: FlaskClient, session_factory: sessionmaker[Session], find: Finder
    ) -> None:
        bo = contacts(session_factory, "bo placeholder")["Bo Placeholder"]
        ask(editor, kind="withdraw", contact=bo, whole="yes")
        answer = find.client.get(f"/contacts/{bo}")
        assert answer.status_code == 410
        assert "Example Agency press desk" in answer.text
        assert "bo@agency.example" not in answer.text

    def test_what_waits_is_published_or_refused(
        self, editor: FlaskClient, session_factory: sessionmaker[Session], put: Keep
    ) -> None:
        put(*release(mention("Wanda Waits", email="w@agency.example", confidence=0.1), title="Doubtful", name="w.txt"))
        with session_factory.begin() as session:
            republish(session, 0.5, NOW)
        page = editor.get("/review/waiting", base_url="https://press.example.org").text
        assert "Wanda Waits" in page
        with session_factory() as session:
            one = next(w.mention_id for w in waiting(session) if w.mention.name == "Wanda Waits")
        assert "Wanda Waits" not in contacts(session_factory)
        ask(editor, kind="publish", mention=str(one))
        assert "Wanda Waits" in contacts(session_factory)


class TestComparing:
    def test_everybody_may_see_why_two_mentions_are_one(
        self, client: FlaskClient, find: Finder, session_factory: sessionmaker[Session]
    ) -> None:
        with session_factory() as session:
            (card,) = find_contacts(session, "ada").items
        one, other = (c.mention_id for c in card.citations)
        page = client.get(f"/compare?left={one}&right={other}")
        assert page.status_code == 200
        assert "Why these are one contact" in page.text
        assert "e-mail: same" in page.text
        assert find.contact("ada") in page.text

    def test_what_is_not_there_is_told(self, client: FlaskClient, filled: None) -> None:  # noqa: ARG002
        assert client.get("/compare?left=1").status_code == 400
        assert client.get("/compare?left=1&right=x").status_code == 400
        assert client.get("/compare?left=404&right=405").status_code == 404


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
class TestByKeyboard:
    @pytest.fixture
    def page(self, browser: Browser, live_server: str, put: Keep) -> Iterator[Page]:
        for day, issuer, number in (("2026-01-01", "One", "01"), ("2026-02-01", "Two", "02")):
            put(
                *release(
                    mention("Ada Example", phone=f"+33 1 99 00 00 {number}"),
                    issuer=issuer,
                    on=day,
                    title=f"News of {day}",
                )
            )
        context = browser.new_context(base_url=live_server, viewport={"width": 390, "height": 844})
        opened = context.new_page()
        opened.goto("/review")
        opened.get_by_label("Your name").fill("Ed Placeholder")
        opened.get_by_label("This directory’s editor secret").fill(SECRET)
        opened.keyboard.press("Enter")
        expect(opened.get_by_role("heading", name="One contact, or two?")).to_be_visible()
        opened.wait_for_load_state("load")  # keys are heard once the page's script has run
        yield opened
        context.close()

    @pytest.mark.parametrize(("key", "left"), [("s", 1), ("d", 2), ("u", 2)])
    def test_a_pair_is_decided_by_one_key_and_taken_back_by_another(
        self, page: Page, session_factory: sessionmaker[Session], key: str, left: int
    ) -> None:
        expect(page.locator("#would")).to_contain_text("becomes one with Ada Example")
        page.keyboard.press(key)
        expect(page.get_by_role("heading", name="No pair is left to decide")).to_be_visible()
        page.wait_for_load_state("load")
        with session_factory() as session:
            assert len(find_contacts(session).items) == left
        page.keyboard.press("z")
        expect(page.get_by_role("heading", name="One contact, or two?")).to_be_visible()
        with session_factory() as session:
            assert len(find_contacts(session).items) == 2

    def test_keys_typed_into_the_reason_decide_nothing_and_the_reason_is_kept(
        self, page: Page, session_factory: sessionmaker[Session]
    ) -> None:
        page.get_by_label("Reason").fill("")
        page.get_by_label("Reason").press_sequentially("sends us")
        page.get_by_role("button", name="Different").click()
        expect(page.get_by_role("heading", name="No pair is left to decide")).to_be_visible()
        with session_factory() as session:
            (act,) = acts(session)
        assert (act.kind, act.reason) == ("different", "sends us")

    def test_single_keys_can_be_switched_off_by_keyboard_and_stay_off(
        self, page: Page, session_factory: sessionmaker[Session]
    ) -> None:
        """WCAG 2.2, 2.1.4: who talks to the computer would answer by any word."""
        lever, same = page.get_by_role("checkbox", name="Single keys answer"), page.get_by_role("button", name="Same")
        expect(lever).to_be_checked()
        expect(same).to_have_attribute("aria-keyshortcuts", "s")
        page.get_by_role("link", name="Next").focus()
        page.keyboard.press("Tab")
        expect(lever).to_be_focused()
        page.keyboard.press("Space")
        page.reload()
        expect(lever).not_to_be_checked()
        expect(same.locator("kbd")).to_be_hidden()
        assert same.get_attribute("aria-keyshortcuts") is None
        for key in "sdn":
            page.keyboard.press(key)
        lever.press("Space")
        page.keyboard.press("u")  # heard again at once, though the switch has the focus
        expect(page.get_by_role("heading", name="No pair is left to decide")).to_be_visible()
        with session_factory() as session:
            assert [act.kind for act in acts(session)] == ["unsure"]

    def test_nothing_scrolls_sideways_and_the_console_is_silent(self, page: Page) -> None:
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        for path in ("/review", "/review/waiting", "/decisions"):
            page.goto(path)
            assert page.evaluate("document.documentElement.scrollWidth") <= 390, path
        assert said == []
