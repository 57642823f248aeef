"""What a first visit costs, and what stays where it is: bytes, requests, cookies, layout, on a slow line and at every size."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.web.whole_site import Site, Visit, whole_site

MOST_BYTES = 60_000
MOST_REQUESTS = 12
SLOW_LINE = {"offline": False, "latency": 60, "downloadThroughput": 180_000, "uploadThroughput": 80_000}
SHIFTS = """
    window.shifts = [];
    new PerformanceObserver((list) => {
        for (const shift of list.getEntries()) {
            window.shifts.push([shift.value, ...shift.sources.map(({ node }) => node?.outerHTML?.slice(0, 160))]);
        }
    }).observe({ type: "layout-shift", buffered: true });
"""
SPACE_OUT = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* {
        line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important;
    } p { margin-bottom: 2em !important; }`);
    document.adoptedStyleSheets = [sheet];
}"""
CUT_OFF = """() => [...document.querySelectorAll("body *")].filter((element) => {
    const style = getComputedStyle(element);
    if (element.closest(".hears, .skip, .roster thead, svg, select, [hidden]") || style.display === "inline") return false;
    const shows = (way) => way === "visible" || way === "auto" || way === "scroll";
    return !shows(style.overflowX) && element.scrollWidth > element.clientWidth + 1
        || !shows(style.overflowY) && element.scrollHeight > element.clientHeight + 1;
}).map((element) => element.outerHTML.slice(0, 160))"""
PHONE, HALF_A_DESK = {"width": 320, "height": 640}, {"width": 640, "height": 450}
SIDEWAYS = "document.documentElement.scrollWidth > innerWidth"


@pytest.fixture(scope="module")
def site(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Site]:
    with whole_site(migrated_sqlite, tmp_path_factory.mktemp("whole"), browser) as made:
        yield made


class FirstVisit:
    """A page opened with nothing kept, over a slow line: what came for it, what moved, and what was said."""

    def __init__(self, context: BrowserContext) -> None:
        self.page = context.new_page()
        self.bytes = 0
        self.requests: list[str] = []
        self.said: list[str] = []
        line = context.new_cdp_session(self.page)
        line.send("Network.enable")
        line.send("Network.emulateNetworkConditions", SLOW_LINE)
        line.on("Network.requestWillBeSent", lambda event: self.requests.append(event["request"]["url"]))
        line.on("Network.loadingFinished", self._add)
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.add_init_script(SHIFTS)

    def _add(self, event: dict[str, float]) -> None:
        self.bytes += int(event["encodedDataLength"])

    def make(self, visit: Visit) -> None:
        visit.open(self.page)
        self.page.wait_for_load_state("networkidle")


def test_a_first_visit_to_any_page_is_light_still_silent_and_among_ourselves(site: Site, browser: Browser) -> None:
    broken: list[object] = []
    for visit in site.kinds(site.readers):
        context = site.reader(browser, viewport={"width": 390, "height": 844})
        one = FirstVisit(context)
        one.make(visit)
        pages = 2 if visit.act else 1  # the second has what the first sent for
        if one.bytes > MOST_BYTES or len(one.requests) > MOST_REQUESTS * pages:
            broken.append((visit.path, one.bytes, one.requests))
        broken += [(visit.path, shift) for shift in one.page.evaluate("window.shifts")]
        broken += [(visit.path, url) for url in one.requests if not url.startswith((site.address, "data:"))]
        broken += [(visit.path, words) for words in one.said if "the server responded with a status of 4" not in words]
        broken += [(visit.path, cookie) for cookie in context.cookies()]
        context.close()
    assert broken == []


def test_what_is_measured_would_be_noticed(site: Site, browser: Browser) -> None:
    context = site.reader(browser)
    one = FirstVisit(context)
    one.make(Visit("/"))
    assert one.bytes > 5_000
    assert len(one.requests) > 3
    one.page.evaluate("document.querySelector('.top').style.paddingTop = '9rem'")
    one.page.wait_for_function("window.shifts.length > 0")
    context.close()


def test_nothing_scrolls_sideways_or_is_cut_off_when_zoomed_in_or_spaced_out(site: Site, browser: Browser) -> None:
    """320 px (1.4.10), 200 % of 1280 px (1.4.4), and text spaced as readers may have it (1.4.12)."""
    broken = []
    for edits, visits in ((False, site.readers), (True, site.editors)):
        context = (site.editor if edits else site.reader)(browser, viewport=PHONE)
        zoomed = (site.editor if edits else site.reader)(browser, viewport=HALF_A_DESK, device_scale_factor=2)
        page, twice = context.new_page(), zoomed.new_page()
        for visit in site.kinds(visits):
            for one in (page, twice):
                visit.open(one, "fr")
                if one.evaluate(SIDEWAYS):
                    broken.append(f"{one.url} at {one.viewport_size}")
            page.evaluate(SPACE_OUT)
            if page.evaluate(SIDEWAYS):
                broken.append(f"{page.url} spaced out")
            broken += [f"{page.url} cuts off {element}" for element in page.evaluate(CUT_OFF)]
        context.close()
        zoomed.close()
    assert broken == []
