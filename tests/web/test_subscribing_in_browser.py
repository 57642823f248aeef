"""How to subscribe, as a reader meets it: codes that a camera reads, lines that are copied, and all of it without scripts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import zxingcpp
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

BOOK = "/en/offices/example-agency/subscribe"


@pytest.fixture
def page(browser: Browser, live_server: str, filled: None) -> Iterator[Page]:  # noqa: ARG001  # with something in it
    context = browser.new_context(base_url=live_server, permissions=["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


def test_a_camera_reads_both_codes(page: Page, live_server: str) -> None:
    page.goto(BOOK)
    read = []
    for image in page.locator(".camera img").all():
        image.scroll_into_view_if_needed()
        dots = image.evaluate(
            """async (image) => {
                await image.decode();
                const canvas = Object.assign(document.createElement("canvas"), { width: 480, height: 480 });
                const pen = canvas.getContext("2d");
                pen.drawImage(image, 0, 0, 480, 480);
                return [...pen.getImageData(0, 0, 480, 480).data].filter((_, i) => i % 4 === 0);
            }"""
        )
        read += [one.text for one in zxingcpp.read_barcodes(memoryview(bytes(dots)).cast("B", (480, 480)))]
    assert read == [f"{live_server}{BOOK}", f"{live_server}/offices/example-agency.mobileconfig"]


def test_the_address_of_the_book_is_copied(page: Page, live_server: str) -> None:
    page.goto(BOOK)
    page.get_by_role("button", name="Copy the address of the book").click()
    expect(page.locator("#status")).to_contain_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{live_server}/dav/offices/example-agency/contacts/"


def test_the_profile_is_saved_as_one(page: Page) -> None:
    page.goto(BOOK)
    with page.expect_download() as saved:
        page.get_by_role("link", name="Download the profile").click()
    assert saved.value.suggested_filename == "example-agency.mobileconfig"


def test_each_app_has_its_steps_without_scripts_and_on_the_narrowest_screen(
    browser: Browser,
    live_server: str,
    filled: None,  # noqa: ARG001  # with something in it
) -> None:
    context = browser.new_context(
        base_url=live_server, java_script_enabled=False, viewport={"width": 320, "height": 640}
    )
    page = context.new_page()
    page.goto("/en/")
    page.get_by_role("link", name="Subscribe on your phone").click()
    for app in page.get_by_role("navigation", name="Steps for each app").get_by_role("link").all():
        app.click()
        section = page.locator(
            f"section:has(> h2:text-is('{app.inner_text()}'), > div > h2:text-is('{app.inner_text()}'))"
        )
        expect(section.locator("li").first).to_be_in_viewport()
    assert page.locator("button.copy:visible").count() == 0
    expect(page.locator("code", has_text="/dav/contacts/").first).to_be_visible()
    context.close()
