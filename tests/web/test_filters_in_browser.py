"""Lists of contacts narrowed in a real browser: beside the list or folded above it, by keyboard, without scripts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = [
    pytest.mark.parametrize("database", ["sqlite"], indirect=True),
    pytest.mark.usefixtures("edited"),
]


@pytest.fixture
def page(browser: Browser, live_server: str) -> Iterator[Page]:
    context = browser.new_context(base_url=live_server, java_script_enabled=False)
    yield context.new_page()
    context.close()


def overflows(page: Page) -> bool:
    """Whether anything is wider than the window. Scripts are off, so the boxes are asked from outside."""
    size = page.viewport_size
    assert size is not None
    boxes = [box for node in page.locator("main *:visible").all() if (box := node.bounding_box())]
    return any(box["x"] + box["width"] > size["width"] + 1 for box in boxes if box["width"] > 1)


def test_on_a_wide_screen_it_stands_beside_the_list_and_combines_without_scripts(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("/contacts")
    page.locator(".filters nav").get_by_role("link", name="France").click()
    page.locator(".filters nav").get_by_role("link", name="Press desks").click()
    expect(page.locator(".row-name")).to_have_text(["Example Agency press desk"])
    beside, rows = page.locator(".filters").bounding_box(), page.locator(".rows").bounding_box()
    assert beside is not None
    assert rows is not None
    assert beside["x"] >= rows["x"] + rows["width"]
    page.locator(".chip", has_text="Press desks").click()
    expect(page.locator(".chip")).to_have_count(1)
    assert page.url.endswith("/contacts?country=FR")


def test_on_a_phone_it_is_folded_until_it_is_opened_by_keyboard(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/contacts")
    choice = page.locator(".filters").get_by_role("link", name="France")
    expect(choice).not_to_be_visible()
    page.locator(".filters summary").focus()
    page.keyboard.press("Enter")
    expect(choice).to_be_visible()
    choice.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".chip")).to_have_count(1)


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("language", ["", "/fr"])
def test_nothing_is_wider_than_the_window(page: Page, width: int, language: str) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(
        f"{language}/contacts?country=FR&organisation=Donaudampfschifffahrtselektrizitaetenhauptbetriebswerk&role=x"
    )
    if width < 960:
        page.locator(".filters summary").click()
    assert not overflows(page)


def test_the_form_asks_for_what_is_typed_beside_what_is_chosen(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("/contacts?country=FR")
    page.get_by_label("Words of the role").fill("director")
    page.get_by_role("button", name="Narrow").click()
    expect(page.locator(".row-name")).to_have_text(["Ada Example"])
    expect(page.locator(".chip")).to_have_text(["Country: France × (take away)", "Role: director × (take away)"])
