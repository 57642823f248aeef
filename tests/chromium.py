"""Finds a Chromium for the browser tests."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from playwright.sync_api import Browser, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
PLACES = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
)
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class ChromiumUnavailableError(Exception):
    """There is no Chromium; the message says how to get one."""

    def __init__(self) -> None:
        super().__init__(
            "The browser tests need Chromium. `make test` installs it; by hand: install `chromium` with the system's "
            "package manager, or run `.venv/bin/playwright install chromium`."
        )


def find_chromium(search_path: str | None, *others: Path) -> Path:
    """The Chromium on the search path, else the first of the other places that has one."""
    on_path = (Path(found) for name in NAMES if (found := shutil.which(name, path=search_path)))
    for place in (*on_path, *others):
        if place.is_file() and _starts(place):
            return place
    raise ChromiumUnavailableError


def _starts(program: Path) -> bool:
    """Ubuntu's `chromium-browser` without its snap, for one, is there and does not."""
    try:
        return subprocess.run([program, "--version"], capture_output=True, check=False, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def start_chromium(playwright: Playwright, search_path: str | None) -> Browser:
    """Starts the system's Chromium, else the one that Playwright's installer fetched."""
    program = find_chromium(search_path, *PLACES, Path(playwright.chromium.executable_path))
    return playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
