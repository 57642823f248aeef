"""The builder in a real browser: what is shown follows the form, and without a script the button does the same."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

pytestmark = [
    pytest.mark.parametrize("database", ["sqlite"], indirect=True),
    pytest.mark.usefixtures("filled"),
]


def test_what_is_shown_follows_the_form_and_the_focus_stays(live_server: str, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{live_server}/en/embed?office=example-agency")
    page.evaluate("window.stayed = true")
    page.locator("#layout").select_option("cards")
    line = page.locator("section[aria-labelledby=line-script]")
    expect(line.locator("code")).to_contain_text('layout="cards"')
    page.locator("[name=fields][value=email]").focus()
    page.keyboard.press("Space")
    expect(line.locator("code")).to_contain_text('fields="role,phone"')
    expect(page.locator("[name=fields][value=email]")).to_be_focused()
    expect(page).to_have_url(re.compile("fields=role&fields=phone"))
    expect(page.locator("#status")).to_have_text("The preview and the lines are renewed")
    shown = page.locator(".host.plain press-contacts")
    expect(shown.locator("[part=name]").first).to_have_text("Ada Example")
    expect(shown.locator("[href^=mailto]:visible")).to_have_count(0)
    expect(line.get_by_role("button", name="Copy: One line")).to_be_visible()
    assert page.evaluate("window.stayed")
    page.locator("#url").fill(f"{live_server}/offices/nobody")  # half an address changes nothing by itself
    page.wait_for_event("response", lambda answer: answer.status == 400)
    expect(shown.locator("[part=name]").first).to_have_text("Ada Example")
    assert [words for words in said if "400" not in words] == []
    context.close()


def test_without_a_script_the_button_does_the_same(live_server: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server}/en/embed")
    page.locator("#url").fill(f"{live_server}/offices/example-agency")
    page.locator("#layout").select_option("line")
    page.locator("main [type=submit]").click()
    expect(page.locator("section[aria-labelledby=line-script] code")).to_contain_text('layout="line"')
    expect(page.locator(".host.plain press-contacts a").first).to_have_text("Ada Example")
    context.close()
