"""Finds a Firefox for the browser tests and speaks with it by Marionette, its own remote protocol, which needs no further program.

Playwright drives only a Firefox of its own making; what readers have is the system's. A message is its length in bytes, a colon and
JSON: `[0, id, command, parameters]` to Firefox, `[1, id, error, result]` back.
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

NAMES = ("firefox-esr", "firefox")
PLACES = (Path("/Applications/Firefox.app/Contents/MacOS/firefox"),)
PREFERENCES: dict[str, object] = {
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "remote.prefs.recommended": True,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}
PATIENCE = 60
"""Seconds for Firefox to start, and for each answer."""


class FirefoxUnavailableError(Exception):
    """There is no Firefox; the message says how to get one."""

    def __init__(self) -> None:
        super().__init__(
            "The browser tests need Firefox. `make test` installs it; by hand: install `firefox-esr` (or `firefox`) with the "
            "system's package manager."
        )


class FirefoxError(Exception):
    """What Firefox answers instead of a result."""


def find_firefox(search_path: str | None, *others: Path) -> Path:
    """The Firefox on the search path, else the first of the other places that has one and starts."""
    on_path = (Path(found) for name in NAMES if (found := shutil.which(name, path=search_path)))
    for place in (*on_path, *others):
        if place.is_file() and _starts(place):
            return place
    raise FirefoxUnavailableError


def _starts(program: Path) -> bool:
    """Ubuntu's `firefox` without its snap, for one, is there and does not."""
    try:
        return subprocess.run([program, "--version"], capture_output=True, check=False, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


class Firefox:
    """A running Firefox with one page."""

    def __init__(self, connection: socket.socket, file: BinaryIO) -> None:
        """`file` reads what comes by this connection."""
        self._connection, self._file, self._sent = connection, file, 0
        self._answer()  # it says who it is
        self._do("WebDriver:NewSession", capabilities={"alwaysMatch": {"pageLoadStrategy": "normal"}})
        self._do("WebDriver:SetTimeouts", script=PATIENCE * 500, pageLoad=PATIENCE * 500)

    def goto(self, address: str) -> None:
        """Returns when the page is loaded."""
        self._do("WebDriver:Navigate", url=address)

    def evaluate(self, expression: str) -> Any:
        """What an expression is on this page, which may be a promise."""
        script = f"const done = arguments[0]; Promise.resolve({expression}).then(done, (error) => done(`${{error}}`));"
        return self._do("WebDriver:ExecuteAsyncScript", script=script, args=[], sandbox=None)["value"]

    def said(self) -> list[str]:
        """What the console has of pages so far; it is emptied."""
        self._do("Marionette:SetContext", value="chrome")
        script = """
            const told = Services.console.getMessageArray().filter((one) => one instanceof Ci.nsIScriptError)
                .filter((one) => /^http/.test(one.sourceName)).map((one) => `${one.sourceName}: ${one.errorMessage}`);
            Services.console.reset();
            return told;
        """
        found: list[str] = self._do("WebDriver:ExecuteScript", script=script, args=[])["value"]
        self._do("Marionette:SetContext", value="content")
        return found

    def _do(self, command: str, **parameters: object) -> Any:
        self._sent += 1
        message = json.dumps([0, self._sent, command, parameters]).encode()
        self._connection.sendall(b"%d:%s" % (len(message), message))
        _, _, error, result = self._answer()
        if error:
            raise FirefoxError(f"{command}: {error['error']}: {error['message']}")
        return result

    def _answer(self) -> Any:
        length = b""
        for _ in range(12):
            sign = self._file.read(1)
            if sign in {b":", b""}:
                break
            length += sign
        if not length:
            raise FirefoxError("Firefox has ended the connection")
        return json.loads(self._file.read(int(length)))


@contextmanager
def running_firefox(search_path: str | None) -> Iterator[Firefox]:
    """A headless Firefox with a profile of its own, which is gone afterwards. Raises FirefoxUnavailableError, or FirefoxError where it
    does not answer."""
    program = find_firefox(search_path, *PLACES)
    with tempfile.TemporaryDirectory(prefix="firefox-", ignore_cleanup_errors=True) as folder:
        profile = Path(folder)
        wanted = PREFERENCES | {"marionette.port": 0}
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in wanted.items()]
        (profile / "user.js").write_text("\n".join(lines))
        options = ["--headless", "--no-remote", "--marionette", "--remote-allow-system-access", "--profile", folder]
        process = subprocess.Popen([program, *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            port = _port(profile, process)
            with (
                socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection,
                connection.makefile("rb") as file,
            ):
                yield Firefox(connection, file)
        finally:
            process.terminate()
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()


def _port(profile: Path, process: subprocess.Popen[bytes]) -> int:
    """The port that Firefox chose and wrote down."""
    file, until = profile / "MarionetteActivePort", time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        if file.exists() and (written := file.read_text().strip()):
            return int(written)
        time.sleep(0.05)
    raise FirefoxError(f"Firefox did not start within {PATIENCE} seconds")
