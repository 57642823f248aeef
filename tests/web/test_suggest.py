"""Suggestions while a question is typed: for browsers' own search fields, and in ours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, expect

from directory.records import Embargo
from tests.builders import mention, release
from tests.web.conftest import Keep


@pytest.mark.usefixtures("filled")
class TestAnswer:
    def test_contacts_come_first_then_offices_each_with_its_address(self, client: FlaskClient) -> None:
        answer = client.get("/suggest?q=ada")
        assert answer.mimetype == "application/x-suggestions+json"
        query, names, words, addresses = answer.json
        assert (query, names[0]) == ("ada", "Ada Example")
        assert words[0] == "Director of Communications, Example Agency · +33 1 99 00 99 99"
        assert len(names) == len(words) == len(addresses)
        assert all(client.get(address).status_code == 200 for address in addresses)
        _, names, words, _ = client.get("/suggest?q=example+ag").json
        assert (names[-1], words[-1]) in {("Example Agency", "Press office"), ("example ag", words[-1])}
        assert "Example Agency" in names

    def test_a_subject_tells_how_many_sign_releases_about_it(self, client: FlaskClient) -> None:
        _, names, words, addresses = client.get("/suggest?q=satellite").json
        assert (names[-1], words[-1]) == ("satellite", "2 contacts sign releases about it")
        assert 'id="signs"' in client.get(addresses[-1].partition("#")[0]).text

    def test_it_may_be_kept_for_a_minute_and_is_the_same_for_all_of_a_language(self, client: FlaskClient) -> None:
        headers = client.get("/suggest?q=ada").headers
        assert (headers["Cache-Control"], headers["Vary"]) == ("public, max-age=60", "Accept-Language")
        assert "Vary" not in client.get("/fr/suggest?q=ada").headers

    def test_it_speaks_the_language_of_its_address(self, client: FlaskClient) -> None:
        _, _, words, _ = client.get("/fr/suggest?q=satellite").json
        assert words[-1] == "2 contacts signent des communiqués à ce sujet"

    def test_little_much_and_odd_questions_have_plain_answers(self, client: FlaskClient) -> None:
        assert client.get("/suggest").json == ["", [], [], []]
        assert client.get("/suggest?q=a").json == ["a", [], [], []]
        assert client.get("/suggest?q=%25%25").json[1] == []
        assert client.get(f"/suggest?q={'x' * 201}").status_code == 400
        assert len(client.get("/suggest?q=ex").json[1]) <= 9

    def test_what_is_under_embargo_is_suggested_to_nobody(self, client: FlaskClient, put: Keep) -> None:
        held = Embargo("Embargoed", datetime(2999, 1, 1, tzinfo=UTC), datetime(2999, 1, 1, tzinfo=UTC))
        put(*release(mention("Zoe Keeper", email="zoe@keeper.example"), title="SEASAT", embargo=held, name="z.txt"))
        for query in ("zoe", "seasat"):
            assert client.get(f"/suggest?q={query}").json == [query, [], [], []]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.usefixtures("filled")
class TestInBrowser:
    @pytest.fixture
    def page(self, browser: Browser, live_server: str) -> Iterator[Page]:
        context = browser.new_context(base_url=live_server, viewport={"width": 320, "height": 844})
        yield context.new_page()
        context.close()

    def test_a_suggestion_is_reached_by_arrow_and_followed_by_enter(self, page: Page) -> None:
        page.goto("/")
        field = page.get_by_role("combobox", name="Who do you need to reach?")
        expect(field).to_be_focused()
        expect(field).to_have_attribute("aria-expanded", "false")
        page.keyboard.type("plac")
        option = page.get_by_role("listbox", name="Suggestions").get_by_role("option").first
        expect(option).to_contain_text("Bo Placeholder")
        expect(option).to_contain_text("+33 1 99 00 55 55")
        expect(field).to_have_attribute("aria-expanded", "true")
        expect(page.get_by_role("status")).to_contain_text("Suggestions: ")
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
        page.keyboard.press("ArrowDown")
        expect(option).to_have_attribute("aria-selected", "true")
        expect(field).to_have_attribute("aria-activedescendant", option.get_attribute("id") or "none")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Bo Placeholder")

    def test_escape_closes_the_list_and_enter_then_searches(self, page: Page) -> None:
        page.goto("/contacts")
        field = page.get_by_role("combobox")
        field.fill("plac")
        expect(page.get_by_role("listbox")).to_be_visible()
        page.keyboard.press("ArrowUp")
        page.keyboard.press("Escape")
        expect(page.get_by_role("listbox")).to_have_count(0)
        expect(field).to_have_attribute("aria-expanded", "false")
        expect(field).to_have_value("plac")
        assert field.get_attribute("aria-activedescendant") is None
        page.keyboard.press("Enter")
        page.wait_for_url("**/contacts?q=plac")

    def test_what_releases_say_is_shown_as_words(self, page: Page) -> None:
        page.goto("/")
        page.get_by_role("combobox").fill("script")
        expect(page.get_by_role("option").first).to_contain_text("<script>alert(1)</script>")
        page.get_by_role("option").first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("<script>alert(1)</script>")

    def test_without_scripts_it_is_a_plain_field(self, browser: Browser, live_server: str) -> None:
        context = browser.new_context(base_url=live_server, java_script_enabled=False)
        page = context.new_page()
        page.goto("/")
        expect(page.get_by_role("combobox")).to_have_count(0)
        page.get_by_role("searchbox").fill("plac")
        page.keyboard.press("Enter")
        expect(page.get_by_role("link", name="Bo Placeholder")).to_be_visible()
        context.close()
