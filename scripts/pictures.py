"""Takes the README's pictures from the running program: a registry of the seeds, served and looked at in Chromium."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from scripts.packages import say
from tests.chromium import start_chromium

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
PROGRAM = Path(sys.executable).with_name("press-directory")
DESK, PHONE = (1000, 700), (390, 760)
START_SECONDS = 30

Scheme = Literal["light", "dark"]


def main() -> int:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as address, sync_playwright() as playwright:
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
def served(folder: Path) -> Iterator[str]:
    """The address of a server with the seeds in a registry of its own."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{folder}/registry.sqlite3", "PUBLIC_URL": address}
    for command in (["db", "upgrade"], ["ingest", str(ROOT / "seeds")]):
        subprocess.run([PROGRAM, *command], check=True, env=environment)  # noqa: S603  # our own program
    server = subprocess.Popen([PROGRAM, "serve", "--port", str(port)], env=environment)  # noqa: S603  # as above
    try:
        _wait_for(address, server)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=START_SECONDS)


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


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        with contextlib.suppress(urllib.error.URLError, ConnectionError):
            urllib.request.urlopen(f"{address}/healthz", timeout=5).close()  # noqa: S310  # the loopback address above
            return
        time.sleep(0.1)
    raise SystemExit("the server did not start, see above")


if __name__ == "__main__":
    sys.exit(main())
