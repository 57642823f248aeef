"""The layout lab in a real browser: by keyboard, by drop, without scripts, in forced colours, on a narrow phone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from directory.presenters.lab_examples import EXAMPLES
from tests.unit.explaining.releases import NAMES, STACKED, mailbox

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

DROP = """([target, name, words]) => {
  const data = new DataTransfer();
  if (name) data.items.add(new File([words], name, {type: "text/plain"}));
  else data.setData("text/plain", words);
  for (const kind of ["dragenter", "dragover", "drop"])
    document.querySelector(target).dispatchEvent(new DragEvent(kind, {dataTransfer: data, bubbles: true, cancelable: true}));
}"""


@pytest.fixture
def context(browser: Browser, live_server: str) -> Iterator[BrowserContext]:
    phone = {"width": 390, "height": 844}
    opened = browser.new_context(base_url=live_server, viewport=phone, reduced_motion="reduce")  # nothing scrolls on
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def test_a_press_officer_comes_from_the_start_page_pastes_and_sees_the_parse(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="See how its contacts will be read").click()
    page.get_by_label("Text of the release").fill(STACKED)
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("heading", name="How this release is read")).to_be_visible()
    expect(page.locator("mark.said.name").last).to_have_text("Jane Doe")
    expect(page.get_by_label("Text of the release")).to_have_value(STACKED)


def test_the_keyboard_leads_from_a_line_to_its_reason_and_back(page: Page) -> None:
    page.goto("/lab")
    page.locator("button[value=stacked]").click()
    expect(page.get_by_role("heading", name="How this release is read")).to_be_visible()
    chip = page.get_by_role("link", name="e-mail of contact 1: why")
    chip.focus()
    page.keyboard.press("Enter")
    reason = page.locator(".reasons > div:target")
    expect(reason).to_contain_text("The address spells this person's name")
    expect(reason).to_be_in_viewport()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    line = page.locator("mark:target")
    expect(line).to_have_text("jane.doe@sample-institute.example")
    expect(line).to_be_in_viewport()


def test_a_dropped_file_is_as_good_as_a_chosen_one(page: Page) -> None:
    page.goto("/lab")
    page.evaluate(DROP, ["form.lab", "dropped.txt", STACKED])
    expect(page.get_by_role("status")).to_have_text("The file is ready to be read: dropped.txt")
    expect(page.get_by_role("button", name="Read it")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("mark.said.name").last).to_have_text("Jane Doe")


def test_dropped_words_are_pasted(page: Page) -> None:
    page.goto("/lab")
    page.evaluate(DROP, ["form.lab", "", STACKED])
    expect(page.get_by_label("Text of the release")).to_have_value(STACKED)


def test_without_scripts_a_file_is_read_all_the_same(browser: Browser, live_server: str, tmp_path: Path) -> None:
    (tmp_path / "release.txt").write_text(STACKED)
    context = browser.new_context(base_url=live_server, java_script_enabled=False)
    page = context.new_page()
    page.goto("/lab")
    page.get_by_label("or its file").set_input_files(tmp_path / "release.txt")
    page.get_by_role("button", name="Read it").click()
    expect(page.locator("mark.said.name").last).to_have_text("Jane Doe")
    context.close()


def test_no_parse_overflows_on_any_width_in_light_dark_or_forced_colours(page: Page) -> None:
    wide = []
    for key in EXAMPLES:
        page.goto("/lab")
        page.locator(f"button[value={key}]").click()
        page.locator("summary").first.click()
        for media in ({"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}):
            page.emulate_media(**media)  # type: ignore[arg-type]  # words it knows
            for width in (320, 390, 768, 1024, 1280):
                page.set_viewport_size({"width": width, "height": 844})
                if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                    wide.append((key, media, width))
    assert wide == []


def test_without_scripts_the_keyboard_leads_to_every_document_of_a_mailbox(
    browser: Browser, live_server: str, tmp_path: Path
) -> None:
    (tmp_path / "releases.mbox").write_bytes(mailbox(3))
    context = browser.new_context(
        base_url=live_server, java_script_enabled=False, reduced_motion="reduce", viewport={"width": 390, "height": 844}
    )
    page = context.new_page()
    page.goto("/lab")
    page.get_by_label("or its file").set_input_files(tmp_path / "releases.mbox")
    page.get_by_role("button", name="Read it").click()
    documents = page.get_by_role("navigation", name="What was read of it").get_by_role("link")
    expect(documents).to_have_count(3)
    for n, name in enumerate(NAMES):
        documents.nth(n).focus()
        page.keyboard.press("Enter")
        words = documents.nth(n).inner_text()
        expect(page.get_by_role("heading", level=2, name=words)).to_be_in_viewport()
        part = page.get_by_role("region", name=words, exact=True)
        expect(part.get_by_role("heading", level=4, name=name)).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()


def test_pasted_scripts_do_not_run_and_the_page_loads_nothing_from_elsewhere(page: Page, live_server: str) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.on("request", lambda request: None if request.url.startswith(live_server) else said.append(request.url))
    page.goto("/lab")
    nasty = "<script>alert(1)</script><img src=https://else.example/x.png onerror=alert(2)>"
    page.get_by_label("Text of the release").fill(f"{nasty}\n</textarea>{nasty}\n\n{STACKED}")
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("heading", name="How this release is read")).to_be_visible()
    assert said == []


def test_after_reading_the_focus_is_on_the_result(page: Page) -> None:
    page.goto("/lab")
    page.locator("button[value=stacked]").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="How this release is read")).to_be_focused()


def test_kinds_are_told_apart_by_word_and_line_not_by_colour(page: Page) -> None:
    page.goto("/lab")
    page.locator("button[value=stacked]").click()
    for colours in ("none", "active"):
        page.emulate_media(forced_colors=colours)  # type: ignore[arg-type]  # words it knows
        styles = page.evaluate(
            "[...document.querySelectorAll('.legend mark')].map(m => getComputedStyle(m))"
            ".map(style => `${style.textDecorationStyle} ${style.textDecorationLine}`)"
        )
        assert len(set(styles)) == len(styles) == 6
    for kind in ("name", "role", "organisation", "number", "e-mail"):
        expect(page.get_by_role("link", name=re.compile(f"^{kind} of contact 1")).first).to_be_visible()
