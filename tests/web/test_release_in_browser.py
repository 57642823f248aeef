"""A release in a real browser: from a field to its line and back, by pointer and by keyboard, and into the original."""

from __future__ import annotations

import html
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.builders import mention, release
from tests.web.conftest import Keep

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
ADA = mention("Ada Example", role="Head of Press", email="ada-x@agency.example", phone="+33 1 99 00 12 34")
ORIGINAL = "https://agency.example/releases/1.html"


@pytest.fixture
def text(put: Keep) -> str:
    """Long enough that no window shows all of it; the name stands in it once before the contact does."""
    body = "Ada Example says no more.\n" + "\n".join(f"\nSentence {n} of what nobody has said." for n in range(80))
    document, reading = release(
        ADA, mention("Bo Muster", email="bo@agency.example"), body=body, address=ORIGINAL, media_type="text/html"
    )
    put(document, reading)
    return reading.release.text


@pytest.fixture
def page(browser: Browser, live_server: str, text: str) -> Iterator[Page]:  # noqa: ARG001  # the release must be there
    context = browser.new_context(base_url=live_server, viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    opened = context.new_page()
    opened.goto("/releases")
    opened.locator(".release-row a").first.click()
    yield opened
    context.close()


def test_a_click_goes_from_the_field_to_the_line_and_back(page: Page) -> None:
    field = page.locator(".card li", has_text="+33 1 99 00 12 34").first
    field.get_by_role("link").click()
    line = page.locator("mark:target")
    expect(line).to_have_text("+33 1 99 00 12 34")
    expect(line).to_be_in_viewport()
    line.get_by_role("link").click()
    expect(page.locator(".card li:target")).to_contain_text("+33 1 99 00 12 34")
    expect(field).to_be_in_viewport()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_the_same_by_keyboard(browser: Browser, page: Page, scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts, viewport={"width": 390, "height": 844})
    opened = context.new_page()
    opened.goto(page.url)
    opened.locator(".card li a").nth(1).focus()
    start = opened.url
    opened.keyboard.press("Enter")
    expect(opened.locator("mark:target")).to_have_text("Head of Press")
    opened.keyboard.press("Tab")
    opened.keyboard.press("Enter")
    expect(opened.locator(".card li:target")).to_contain_text("Head of Press")
    opened.keyboard.press("Tab")
    expect(opened.locator(".card li a").nth(1)).to_be_focused()
    assert opened.url.startswith(f"{start}#m1-")
    context.close()


def test_pointing_at_either_lights_the_other_and_moves_nothing(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    link = page.locator(".card li a").first
    where = "e => JSON.stringify([...document.querySelectorAll('.release *')].map(n => [n.offsetTop, n.offsetWidth]))"
    before = link.evaluate(where)
    link.hover()
    lit = page.locator("mark.lit")
    expect(lit).to_have_text("Ada Example")
    assert link.evaluate(where) == before
    page.locator("mark a.back").first.evaluate("e => e.focus({preventScroll: true})")
    expect(page.locator(".card li.lit")).to_contain_text("Ada Example")
    assert link.evaluate(where) == before


def test_the_link_into_the_original_leads_the_browser_to_the_contact(page: Page, text: str) -> None:
    lines = "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n"))

    def answer(route: Route) -> None:
        route.fulfill(content_type="text/html", body=f"<!doctype html><meta charset=utf-8><title>1</title>{lines}")

    page.route(f"{ORIGINAL}*", answer)
    page.locator(".card").first.get_by_role("link", name="In the original").click()
    page.wait_for_url(f"{ORIGINAL}*")
    expect(page.get_by_text("+33 1 99 00 12 34")).to_be_in_viewport()
    assert page.evaluate("scrollY") > 1000
