"""Everything by keyboard (WCAG 2.2: 2.1.1, 2.1.2, 2.1.4, 2.4.1, 2.4.7, 2.4.11, 2.5.8), and nothing moves for who asked for that."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.web.whole_site import Site, whole_site

MOST_STOPS = 200
EVERY_STOP = """() => [...document.querySelectorAll(
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"
)].filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled)"""
LOOK_AT_FOCUS = """() => {
    const at = document.activeElement;
    if (at === document.body || at === document.documentElement) return null;
    window.stops ??= new Set();
    const again = window.stops.has(at);
    window.stops.add(at);
    const style = getComputedStyle(at);
    const lines = [...at.getClientRects()].filter((box) => box.width && box.height);
    const seen = lines.some((box) => [[.5, .5], [.1, .2], [.9, .8]].some(([x, y]) => {
        const hit = document.elementFromPoint(box.left + x * box.width, box.top + y * box.height);
        return hit && (at.contains(hit) || hit.contains(at));
    }));
    return {
        what: at.outerHTML.slice(0, 160),
        again,
        seen,
        outlined: style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 2,
    };
}"""
MISSED = f"() => ({EVERY_STOP})().filter((element) => !window.stops.has(element)).map((e) => e.outerHTML.slice(0, 160))"
MOVING = """() => [...document.querySelectorAll("*")].flatMap((element) => ["", "::before", "::after"].map((part) => {
    const style = getComputedStyle(element, part || null);
    const moves = style.transitionDuration.split(", ").some((time) => parseFloat(time) > 0)
        || style.animationName !== "none" || style.scrollBehavior !== "auto";
    return moves && `${element.outerHTML.slice(0, 80)} ${part}`;
})).filter(Boolean)"""


@pytest.fixture(scope="module")
def site(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Site]:
    with whole_site(migrated_sqlite, tmp_path_factory.mktemp("whole"), browser) as made:
        yield made


def on_a_phone(site: Site, browser: Browser, *, edits: bool) -> Page:
    """A page with a bar of buttons over its lower end, where there is one; it scrolls at once, since less motion is asked for."""
    context = (site.editor if edits else site.reader)(
        browser, viewport={"width": 390, "height": 700}, has_touch=True, is_mobile=True, reduced_motion="reduce"
    )
    return context.new_page()


def tabbed_through(page: Page) -> list[str]:
    """Tabs from the top of the page past its last stop; tells each stop that cannot be seen, and each that is never reached."""
    page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0); window.stops = new Set(); }")
    wrong: list[str] = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(LOOK_AT_FOCUS)
        if stop is None:  # past the last one: from here it goes on at the top
            continue
        if stop["again"]:
            break
        if not stop["seen"] or not stop["outlined"]:
            wrong.append(f"{page.url}: cannot be seen: {stop}")
    else:
        wrong.append(f"{page.url}: there is no end")
    return wrong + [f"{page.url}: never reached: {element}" for element in page.evaluate(MISSED)]


@pytest.mark.parametrize("edits", [False, True], ids=["readers", "editors"])
class TestEveryPage:
    def test_it_can_be_tabbed_through_and_each_stop_is_seen(self, site: Site, browser: Browser, edits: bool) -> None:
        page = on_a_phone(site, browser, edits=edits)
        wrong = []
        for visit in site.kinds(site.editors if edits else site.readers):
            visit.open(page)
            wrong += tabbed_through(page)
        page.context.close()
        assert wrong == []

    def test_nothing_moves_for_who_asked_for_less_motion(self, site: Site, browser: Browser, edits: bool) -> None:
        page = on_a_phone(site, browser, edits=edits)
        moving = []
        for visit in site.kinds(site.editors if edits else site.readers):
            visit.open(page)
            moving += page.evaluate(MOVING)
        page.context.close()
        assert moving == []
