"""Suggestions while a question is typed: for browsers' own search fields, and in ours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, expect
from sqlalchemy.orm import Session, sessionmaker

from directory.records import Embargo
from directory.registry.deciding import By, withdraw
from directory.registry.rebuild import republish
from directory.registry.search import find_contacts
from directory.registry.store import keep
from tests.builders import NOW, mention, release
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
        assert (headers["Cache-Control"], headers["Vary"]) == ("public, max-age=60", "Accept-Language, Accept-Encoding")
        assert client.get("/fr/suggest?q=ada").headers["Vary"] == "Accept-Encoding"

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

    def test_a_release_is_suggested_by_its_number_and_shown_in_the_one_box(self, client: FlaskClient) -> None:
        _, names, words, addresses = client.get("/suggest?q=ea+1").json
        assert ("EA-1", "Release · Agency launches an invented satellite") in zip(names, words, strict=True)
        assert client.get(addresses[names.index("EA-1")]).status_code == 200
        page = client.get("/contacts?q=EA-1").text
        assert page.index("Releases with the number “EA-1”") < page.index("Who signs releases about “EA-1”")
        assert "Ada Example" in page
        assert "Releases with the number" not in client.get("/contacts?q=EA-9").text

    def test_an_office_is_suggested_by_any_word_of_its_name_and_mistyped(self, client: FlaskClient) -> None:
        for query in ("agency", "exmaple+agency", "agency+example"):
            assert ("Example Agency", "Press office") in zip(
                *client.get(f"/suggest?q={query}").json[1:3], strict=True
            ), query

    def test_what_is_under_embargo_is_not_suggested_by_number_title_or_file(
        self, client: FlaskClient, put: Keep
    ) -> None:
        held = Embargo("Embargoed", datetime(2999, 1, 1, tzinfo=UTC), datetime(2999, 1, 1, tzinfo=UTC))
        put(*release(title="SEASAT lands", number="XY-77", embargo=held, name="lander.txt"))
        for query in ("XY-77", "xy77", "lands", "lander"):
            assert client.get("/suggest", query_string={"q": query}).json == [query, [], [], []]
            assert "Releases with the number" not in client.get("/contacts", query_string={"q": query}).text

    def test_who_or_what_was_withdrawn_is_suggested_to_nobody(
        self, client: FlaskClient, session_factory: sessionmaker[Session]
    ) -> None:
        assert client.get("/suggest?q=bo+placeholder").json[1] == ["Bo Placeholder"]
        assert client.get("/suggest?q=199005555").json[1] == ["Bo Placeholder"]
        with session_factory.begin() as session:
            (bo,) = find_contacts(session, "bo placeholder").items
            number = next(detail for detail in bo.details if detail.field == "phone")
            withdraw(session, bo.id, [("phone", number.key)], By("jane", "asked to be left out", NOW))
        assert client.get("/suggest?q=199005555").json[1] == []
        assert "5555" not in client.get("/suggest?q=bo+placeholder").text
        with session_factory.begin() as session:
            withdraw(session, bo.id, [], By("jane", "asked to be left out", NOW))
        for query in ("bo placeholder", "placehodler", "bo@agency.example", "55 55"):
            assert "Placeholder" not in client.get("/suggest", query_string={"q": query}).text, query
        assert "1 contact signs" not in client.get("/suggest?q=hires").text

    def test_who_waits_for_review_is_suggested_to_nobody(
        self, client: FlaskClient, session_factory: sessionmaker[Session]
    ) -> None:
        with session_factory.begin() as session:
            republish(session, 0.9, NOW)
            wanda = mention("Wanda Wait", email="wanda@agency.example", org="Hidden Office", confidence=0.6)
            keep(session, *release(wanda, title="TIDESAT", name="wanda.txt"), NOW)
        for query in ("wanda", "wand", "hidden", "wanda@", "tidesat"):
            assert client.get("/suggest", query_string={"q": query}).json == [query, [], [], []]


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
