"""Takes the README's pictures from the running program: a registry of the seeds, served and looked at in Chromium."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from scripts.packages import say
from scripts.serving import served
from tests.chromium import start_chromium

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
DESK, PHONE = (1000, 700), (390, 760)

Scheme = Literal["light", "dark"]


def main() -> int:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        served(Path(folder), ROOT / "seeds") as address,
        sync_playwright() as playwright,
    ):
        browser = start_chromium(playwright, os.environ.get("PATH"))
        for scheme in ("light", "dark"):
            with look(browser, DESK, scheme) as page:
                page.goto(address)
                _take(page, f"home-{scheme}")
                _open_contact(page, address)
                page.goto(page.evaluate('document.querySelector(\'main a[href*="/releases/"][href*="#"]\').href'))
                _take(page, f"release-{scheme}")
            with look(browser, PHONE, scheme) as page:
                _open_contact(page, address)
                _take(page, f"phone-{scheme}")
        browser.close()
    return 0


@contextlib.contextmanager
def look(browser: Browser, size: tuple[int, int], scheme: Scheme) -> Iterator[Page]:
    width, height = size
    with browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
    ) as context:
        yield context.new_page()


def _open_contact(page: Page, address: str) -> None:
    page.goto(f"{address}/contacts?q=sart")
    page.locator("main a[href*='/contacts/']").first.click()
    page.wait_for_load_state()


def _take(page: Page, name: str) -> None:
    path = PICTURES / f"{name}.png"
    page.screenshot(path=path)
    say(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    sys.exit(main())
