"""Calling from a contact's page in a real browser: by thumb, at night, with the clock running, and from paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Browser, BrowserContext, Page, expect

from directory.values import hours
from tests.builders import mention, release
from tests.web.conftest import Keep

pytestmark = [
    pytest.mark.parametrize("database", ["sqlite"], indirect=True),
    pytest.mark.usefixtures("edited"),
]


@pytest.fixture
def phone(browser: Browser, live_server: str) -> Iterator[BrowserContext]:
    opened = browser.new_context(
        base_url=live_server, viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True
    )
    opened.grant_permissions(["clipboard-read", "clipboard-write"], origin=live_server)
    yield opened
    opened.close()


@pytest.fixture
def page(phone: BrowserContext) -> Page:
    return phone.new_page()


def to(page: Page, name: str) -> None:
    items = page.request.get("/api/v1/contacts").json()["items"]
    page.goto(next(item["address"] for item in items if item["name"] == name))


def test_on_a_phone_call_text_mail_and_save_are_within_reach_of_the_thumb(page: Page) -> None:
    page.goto("/")
    to(page, "Ada Example")
    bar = page.get_by_role("navigation", name="Reach Ada Example")
    expect(bar.get_by_role("link", name="Call +33 1 99 00 99 99")).to_have_attribute("href", "tel:+33199009999")
    expect(bar.get_by_role("link", name="Save Ada Example")).to_be_visible()
    for link in bar.get_by_role("link").all():
        box = link.bounding_box()
        assert box is not None
        assert box["height"] >= 44
        assert box["width"] >= 44
        assert 320 < box["y"] < 640
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_every_act_beside_a_number_is_large_enough_and_none_covers_another(page: Page) -> None:
    to(page, "Ada Example")
    for way in page.locator(".way").all():
        boxes = [box for act in way.locator(".way-link, .copy").all() if (box := act.bounding_box())]
        assert all(box["height"] >= 44 and box["width"] >= 44 for box in boxes)
        for one, other in pairwise(boxes):
            assert one["y"] + one["height"] <= other["y"] or one["x"] + one["width"] <= other["x"]


def test_a_mobile_is_written_to_on_a_phone_and_not_at_a_desk(
    browser: Browser, page: Page, put: Keep, live_server: str
) -> None:
    put(*release(mention("Cy Sample", mobile="+33 6 39 98 00 77")))
    to(page, "Cy Sample")
    links = page.get_by_role("link", name="Text +33 6 39 98 00 77")
    expect(links).to_have_count(2)
    for link in links.all():
        expect(link).to_be_visible()
        expect(link).to_have_attribute("href", "sms:+33639980077")
    context = browser.new_context(base_url=live_server)
    desk = context.new_page()
    to(desk, "Cy Sample")
    expect(desk.get_by_role("link", name="Text +33 6 39 98 00 77")).to_have_count(0)
    expect(desk.get_by_role("link", name="Mobile +33 6 39 98 00 77")).to_be_visible()
    context.close()


def test_a_number_is_copied_with_one_tap(page: Page) -> None:
    to(page, "Bo Placeholder")
    page.get_by_role("button", name="Copy +33 1 99 00 66 66").tap()
    expect(page.get_by_role("status")).to_have_text("Copied: +33 1 99 00 66 66")
    assert page.evaluate("navigator.clipboard.readText()") == "+33 1 99 00 66 66"


@pytest.mark.parametrize(
    "moment",
    ["2026-11-23T07:59:30", "2026-11-23T08:00:00", "2026-07-03T15:59:00", "2026-07-03T16:00:00", "2026-11-21T23:10:00"],
)
def test_the_script_tells_the_time_and_the_hours_as_the_server_does(page: Page, moment: str) -> None:
    now = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    page.clock.set_fixed_time(now)
    to(page, "Bo Placeholder")
    told = hours.clock(("Europe/Paris",), range(5), now)
    assert told is not None
    there = now.astimezone(ZoneInfo("Europe/Paris"))
    state = {"open": "usual office hours", "shut": "outside usual office hours"}[told.state]
    expect(page.locator(".clock .now")).to_have_text(f"{there:%A %H:%M} there: {state}")
    expect(page.locator(f".clock.{told.state}")).to_have_count(1)


def test_while_the_page_stays_open_the_clock_goes_on(page: Page) -> None:
    page.clock.install(time=datetime(2026, 11, 23, 16, 50, 0, tzinfo=UTC))  # it goes on while the page is fetched
    to(page, "Bo Placeholder")
    page.clock.pause_at(datetime(2026, 11, 23, 16, 58, 50, tzinfo=UTC))
    expect(page.locator("[data-clock]")).to_have_text("Monday 17:58")
    page.clock.run_for(75_000)
    expect(page.locator(".clock.shut .now")).to_have_text("Monday 18:00 there: outside usual office hours")


def test_without_scripts_the_time_is_there_all_the_same(browser: Browser, live_server: str) -> None:
    context = browser.new_context(base_url=live_server, java_script_enabled=False)
    opened = context.new_page()
    to(opened, "Bo Placeholder")
    expect(opened.locator(".clock .now")).to_contain_text("there: ")
    expect(opened.get_by_role("button", name="Print")).to_have_count(0)
    context.close()


def test_on_paper_all_that_is_needed_stands_on_one_page_and_its_code_is_read(page: Page, live_server: str) -> None:
    to(page, "Ada Example")
    paper = pypdfium2.PdfDocument(page.pdf(format="A4"))
    assert len(paper) == 1
    text = paper[0].get_textpage().get_text_range()
    for needed in ("Ada Example", "Director of Communications", "+33 1 99 00 99 99", "ada@agency.example", live_server):
        assert needed in text
    for needless in ("Contacts", "Press offices", "Copy", "Why these mentions are one", "Save to contacts"):
        assert needless not in text
    drawn = paper[0].render(scale=2, grayscale=True)
    found = zxingcpp.read_barcodes(memoryview(bytes(drawn.buffer)).cast("B", (drawn.height, drawn.stride)))
    assert len(found) == 1
    assert "TEL;TYPE=VOICE:+33 1 99 00 99 99" in found[0].text
    assert "FN:Ada Example" in found[0].text


def test_the_code_on_the_screen_is_read_in_light_and_dark(page: Page) -> None:
    to(page, "Bo Placeholder")
    page.locator(".code img").scroll_into_view_if_needed()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # the two words it knows
        dots = page.evaluate(
            """async () => {
                const image = document.querySelector(".code img");
                await image.decode();
                const canvas = Object.assign(document.createElement("canvas"), { width: 352, height: 352 });
                const pen = canvas.getContext("2d");
                pen.drawImage(image, 0, 0, 352, 352);
                return [...pen.getImageData(0, 0, 352, 352).data].filter((_, i) => i % 4 === 0);
            }"""
        )
        found = zxingcpp.read_barcodes(memoryview(bytes(dots)).cast("B", (352, 352)))
        assert "FN:Bo Placeholder" in found[0].text
