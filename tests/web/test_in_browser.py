"""The pages in a real browser: on a phone and a desk, light and dark, by keyboard, without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

pytestmark = [
    pytest.mark.parametrize("database", ["sqlite"], indirect=True),
    pytest.mark.usefixtures("edited"),
]


@pytest.fixture
def context(browser: Browser, live_server: str) -> Iterator[BrowserContext]:
    opened = browser.new_context(base_url=live_server, viewport={"width": 390, "height": 844})
    opened.grant_permissions(["clipboard-read", "clipboard-write"], origin=live_server)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def addresses(page: Page) -> list[str]:
    """Every kind of page, with the samples that are hardest on its layout."""
    contacts = page.request.get("/api/v1/contacts").json()["items"]
    releases = page.request.get("/api/v1/releases").json()["items"]
    offices = page.request.get("/api/v1/offices").json()["items"]
    found = [item["address"] for item in (*contacts, *releases, *offices)]
    page.goto(next(item["address"] for item in contacts if item["name"] == "Ada Example"))
    found.append(page.locator("a[href*='/compare?']").evaluate_all("all => all.map(link => link.href)")[0])
    found.append(f"{offices[0]['address']}/check")
    return [*found, "/", "/contacts", "/contacts?q=heinzz+nobody", "/offices", "/releases", "/lab", "/api/", "/nowhere"]


def test_no_page_overflows_on_any_width_in_light_or_dark(page: Page) -> None:
    everything = addresses(page)
    assert len(everything) > 15
    wide = []
    for address in everything:
        page.goto(address)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # the two words it knows
            for width in (320, 390, 768, 1280):
                page.set_viewport_size({"width": width, "height": 844})
                if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                    wide.append((address, width, scheme))
    assert wide == []


def test_no_page_says_anything_on_the_console_or_loads_from_elsewhere(page: Page, live_server: str) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    page.on("request", lambda request: None if request.url.startswith(live_server) else said.append(request.url))
    for address in addresses(page):
        page.goto(address)
    assert [words for words in said if "404" not in words] == []


def test_a_reader_finds_half_a_name_and_reaches_the_proof_of_the_number(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_label("Who do you need to reach?")).to_be_focused()
    page.keyboard.type("plac")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Bo Placeholder").click()
    expect(page.get_by_role("link", name="Phone +33 1 99 00 66 66")).to_have_attribute("href", "tel:+33199006666")
    page.locator(".way", has_text="+33 1 99 00 66 66").get_by_role("link", name="EA-3, line").click()
    target = page.locator(".claim:target")
    expect(target).to_have_text("+33 1 99 00 66 66")
    expect(target).to_be_in_viewport()
    assert target.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"


def test_a_number_is_copied_as_it_is_shown(page: Page) -> None:
    page.goto("/contacts?q=placeholder")
    page.get_by_role("link", name="Bo Placeholder").click()
    page.get_by_role("button", name="Copy +33 1 99 00 66 66").click()
    expect(page.get_by_role("status")).to_have_text("Copied: +33 1 99 00 66 66")
    assert page.evaluate("navigator.clipboard.readText()") == "+33 1 99 00 66 66"


def test_without_scripts_everything_is_there_but_the_copy_buttons(browser: Browser, live_server: str) -> None:
    context = browser.new_context(base_url=live_server, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_label("Who do you need to reach?").fill("placeholder")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Bo Placeholder").click()
    expect(page.get_by_role("link", name="Phone +33 1 99 00 66 66")).to_be_visible()
    expect(page.get_by_role("button", name="Copy", exact=False)).to_have_count(0)
    context.close()


def test_the_first_tab_leads_past_the_header_and_every_stop_is_visible(page: Page) -> None:
    page.goto("/contacts?q=placeholder")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()
    for _ in range(12):
        page.keyboard.press("Tab")
        style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        if page.evaluate("document.activeElement.tagName") != "BODY":
            assert style == "solid", page.evaluate("document.activeElement.outerHTML")


def test_each_way_to_reach_somebody_is_as_large_as_a_thumb(page: Page) -> None:
    page.goto("/contacts?q=press+desk")
    page.get_by_role("link", name="Example Agency press desk").click()
    page.locator(".copy:visible").first.wait_for()  # put there by a script, as the page is there
    targets = page.locator(":is(.way-link, .copy, .action):visible").all()
    assert len(targets) >= 8
    for target in targets:
        box = target.bounding_box()
        assert box is not None
        assert box["height"] >= 44


def test_numbers_are_never_broken_across_lines(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    for address in addresses(page):
        page.goto(address)
        broken = page.evaluate(
            "[...document.querySelectorAll('.number')].filter(e => e.getClientRects().length > 1).map(e => e.outerHTML)"
        )
        assert broken == [], address


def test_every_page_has_one_heading_a_main_part_and_labelled_fields(page: Page) -> None:
    for address in addresses(page):
        page.goto(address)
        assert page.locator("h1").count() == 1, address
        assert page.get_by_role("main").count() == 1, address
        assert page.evaluate("[...document.querySelectorAll('input')].every(i => i.labels.length > 0)"), address
        assert page.evaluate(
            "new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size === document.querySelectorAll('[id]').length"
        ), address
        levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3')].map(h => Number(h.tagName[1]))")
        assert levels[0] == 1, address
        assert all(b - a <= 1 for a, b in pairwise(levels)), address
        assert page.evaluate(
            "[...document.querySelectorAll('a[href^=\"#\"]')].every(a => document.getElementById(a.hash.slice(1)))"
        ), address


def test_a_release_lights_up_the_lines_of_the_card_under_the_pointer(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("/releases?office=example-agency")
    page.get_by_role("link", name="Agency launches an invented satellite").click()
    mine, other = page.locator(".claim.of-1").first, page.locator(".claim.of-2").first
    page.locator("#m1").hover()
    color = "e => getComputedStyle(e).outlineColor"
    expect(mine).not_to_have_css("outline-color", "rgba(0, 0, 0, 0)")
    assert other.evaluate(color) == "rgba(0, 0, 0, 0)"


def test_nothing_moves_for_those_who_asked_for_less_motion(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto("/releases?office=example-agency")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    page.get_by_role("link", name="Agency launches an invented satellite").click()
    assert page.locator(".claim").first.evaluate("e => getComputedStyle(e).transitionDuration") == "0s"
