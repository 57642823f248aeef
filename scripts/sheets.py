"""Contact sheets: each page of the running program at three widths, in light and dark, in both languages, on one picture."""

from __future__ import annotations

import base64
import os
import sys
import tempfile
from pathlib import Path

from markupsafe import Markup
from playwright.sync_api import Browser, sync_playwright

from scripts.packages import say
from scripts.pictures import PICTURES, ROOT, SCHEMES, Scheme, look
from scripts.serving import served
from tests.chromium import start_chromium

WIDTHS = (320, 768, 1280)
HEIGHT = 1000
LANGUAGES = ("en", "fr")
SCALE = 0.3
"""Of a page on its sheet: enough to see how it is laid out, not to read it."""
PAGES = {
    "home": "/",
    "found": "/contacts?q=srat+cnes",
    "subject": "/contacts?q=svom",
    "contact": "main .contact-row a[href*='/contacts/']",
    "release": "main .release-row a[href*='/releases/']",
    "office": "/offices/cnes",
}
"""By name, the address of each page; or the link to follow, from the search for a name or the list of releases."""
_FROM = {"contact": "/contacts?q=sart", "release": "/releases"}


def main() -> int:
    sheets = PICTURES / "sheets"
    sheets.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = start_chromium(playwright, os.environ.get("PATH"))
        with tempfile.TemporaryDirectory() as folder, served(Path(folder), ROOT / "seeds") as address:
            for name in PAGES:
                path = sheets / f"{name}.png"
                path.write_bytes(_sheet(browser, address, name))
                say(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1024} KB")
        browser.close()
    return 0


def _sheet(browser: Browser, address: str, name: str) -> bytes:
    """One picture of all twelve."""
    shots = Markup("")
    for language in LANGUAGES:
        for scheme in SCHEMES:
            for width in WIDTHS:
                shot = base64.b64encode(_shot(browser, f"{address}/{language}", name, scheme, width)).decode()
                shots += Markup(
                    '<figure><img src="data:image/png;base64,{}" width="{}"><figcaption>{}</figcaption></figure>'
                ).format(shot, int(width * SCALE), f"{width} px, {scheme}, {language}")
    with browser.new_context(viewport={"width": 1540, "height": 400}) as context:
        page = context.new_page()
        page.set_content(
            Markup(
                "<style>body{margin:12px;font:11px system-ui;background:#fff;display:flex;flex-wrap:wrap;gap:12px}"
                "figure{margin:0}img{display:block;border:1px solid #aaa}</style>"
            )
            + shots
        )
        return page.screenshot(full_page=True)


def _shot(browser: Browser, address: str, name: str, scheme: Scheme, width: int) -> bytes:
    with look(browser, (width, HEIGHT), scheme) as page:
        page.goto(f"{address}{_FROM.get(name, PAGES[name])}")
        if name in _FROM:
            page.locator(PAGES[name]).first.click()
            page.wait_for_load_state()
        return page.screenshot()


if __name__ == "__main__":
    sys.exit(main())
