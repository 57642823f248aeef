"""Installs what the tests need beside Python: a Chromium, a Firefox and the programs of a PostgreSQL server, where missing.

They are looked for exactly as the tests look for them, so that set-up and tests cannot disagree.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from scripts.packages import CannotInstallError, install, run, say
from tests import firefox
from tests.chromium import PLACES, ChromiumUnavailableError, find_chromium
from tests.firefox import FirefoxUnavailableError, find_firefox
from tests.postgres import PostgresUnavailableError, find_programs

POSTGRESQL = {
    "apt-get": ["postgresql"],
    "dnf": ["postgresql-server"],
    "zypper": ["postgresql-server"],
    "pacman": ["postgresql"],
    "apk": ["postgresql"],
    "brew": ["postgresql"],
}
LIBATOMIC = {"apt-get": ["libatomic1"], "dnf": ["libatomic"], "zypper": ["libatomic1"]}
FIREFOX = {
    "apt-get": ["firefox-esr"],
    "dnf": ["firefox"],
    "zypper": ["MozillaFirefox"],
    "pacman": ["firefox"],
    "apk": ["firefox-esr"],
}
CHROMIUM = {name: ["chromium"] for name in ("apt-get", "dnf", "zypper", "pacman", "apk")}


def main() -> int:
    try:
        ensure_postgresql()
        ensure_driver()
        ensure_chromium()
        ensure_firefox()
    except (CannotInstallError, PostgresUnavailableError, ChromiumUnavailableError, FirefoxUnavailableError) as error:
        say(str(error))
        return 1
    return 0


def ensure_postgresql() -> None:
    try:
        find_programs()
    except PostgresUnavailableError:
        install("PostgreSQL's server", POSTGRESQL)
        find_programs()


def ensure_driver() -> None:
    """Playwright brings its own Node.js, which needs one library that a bare system lacks."""
    if not _driver_starts():
        install("libatomic, which Playwright's driver needs,", LIBATOMIC)
        if not _driver_starts():
            raise CannotInstallError("Playwright's driver does not start: see `.venv/bin/playwright --version`.")


def _driver_starts() -> bool:
    command = [sys.executable, "-m", "playwright", "--version"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0  # noqa: S603  # our own .venv


def ensure_chromium() -> None:
    """The system's package first, since it is kept up to date there; else the one that Playwright's installer has."""
    with sync_playwright() as playwright:
        places = (*PLACES, Path(playwright.chromium.executable_path))
    search_path = os.environ.get("PATH")
    try:
        find_chromium(search_path, *places)
    except ChromiumUnavailableError:
        try:
            # Ubuntu's package of that name is an empty one that asks for a snap.
            install("Chromium", {} if _is_ubuntu() else CHROMIUM)
        except CannotInstallError as error:
            say(f"{error} Trying Playwright's installer.")
            run([sys.executable, "-m", "playwright", "install", "chromium"])
        find_chromium(search_path, *places)


def ensure_firefox() -> None:
    """The system's, which is what readers have."""
    search_path = os.environ.get("PATH")
    try:
        find_firefox(search_path, *firefox.PLACES)
    except FirefoxUnavailableError:
        # Ubuntu's package of that name is an empty one that asks for a snap.
        install("Firefox", {} if _is_ubuntu() else FIREFOX)
        find_firefox(search_path, *firefox.PLACES)


def _is_ubuntu() -> bool:
    try:
        return platform.freedesktop_os_release().get("ID") == "ubuntu"
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(main())
