"""Takes the README's pictures from the running program: a registry of the seeds and one of invented releases, served and
looked at in Chromium."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from scripts import invented
from scripts.packages import say
from scripts.serving import served
from tests.chromium import start_chromium

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
DESK, PHONE = (1000, 700), (390, 760)

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


def main() -> int:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = start_chromium(playwright, os.environ.get("PATH"))
        with tempfile.TemporaryDirectory() as folder, served(Path(folder), ROOT / "seeds") as address:
            for scheme in SCHEMES:
                _take_for_readers(browser, address, scheme)
        with (
            tempfile.TemporaryDirectory() as folder,
            served(Path(folder), invented.write(Path(folder, "releases")), invented.SECRET) as address,
        ):
            for scheme in SCHEMES:
                _take_for_editors(browser, address, scheme)
        browser.close()
    return 0


def _take_for_readers(browser: Browser, address: str, scheme: Scheme) -> None:
    with look(browser, DESK, scheme) as page:
        page.goto(address)
        _take(page, f"home-{scheme}")
        _open_contact(page, address, "sart")
        page.goto(page.evaluate('document.querySelector(\'main a[href*="/releases/"][href*="#"]\').href'))
        _take(page, f"release-{scheme}")
    with look(browser, PHONE, scheme) as page:
        _open_contact(page, address, "sart")
        _take(page, f"phone-{scheme}")


def _take_for_editors(browser: Browser, address: str, scheme: Scheme) -> None:
    with look(browser, DESK, scheme) as page:
        _open_contact(page, address, "jane")
        _take(page, f"timeline-{scheme}", "section[aria-labelledby=timeline]")
        page.goto(f"{address}/sign-in")
        page.get_by_label("Your name").fill("Eve Sample")
        page.get_by_label("This directory’s editor secret").fill(invented.SECRET)
        page.get_by_role("button", name="Sign in").click()
        page.goto(f"{address}/review")
        if not page.locator(".pair").count():
            raise SystemExit("review: no pair is open any more; give the invented releases another")
        _take(page, f"review-{scheme}")
        _take(page, f"waterfall-{scheme}", "section[aria-labelledby=weights]")


@contextlib.contextmanager
def look(browser: Browser, size: tuple[int, int], scheme: Scheme) -> Iterator[Page]:
    width, height = size
    with browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
    ) as context:
        yield context.new_page()


def _open_contact(page: Page, address: str, words: str) -> None:
    page.goto(f"{address}/contacts?q={words}")
    page.locator("main a[href*='/contacts/']").first.click()
    page.wait_for_load_state()


def _take(page: Page, name: str, part: str | None = None) -> None:
    """The window, or the part of the page that a selector finds, with some paper around it."""
    path = PICTURES / f"{name}.png"
    if part is None:
        page.screenshot(path=path)
    else:
        box = page.locator(part).bounding_box()
        if box is None:
            raise SystemExit(f"{name}: {part} is not shown")
        clip = {"x": box["x"] - 20, "y": box["y"] - 20, "width": box["width"] + 40, "height": box["height"] + 40}
        page.screenshot(path=path, clip=clip, full_page=True)
    say(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    sys.exit(main())
