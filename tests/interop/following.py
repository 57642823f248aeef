"""A real server that tells each request that reaches it, and vdirsyncer, which subscribes a book of it, at work beside it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.web.conftest import serving

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

SUBSCRIBED = """\
[general]
status_path = "{folder}/status"

[pair press]
a = "phone"
b = "directory"
collections = ["from b"]
conflict_resolution = "b wins"

[storage phone]
type = "filesystem"
path = "{folder}/books"
fileext = ".vcf"

[storage directory]
type = "carddav"
url = "{address}"
read_only = true
"""
SIGNED = """\
username = "reader"
password = "{password}"
"""


@dataclass(slots=True)
class Log:
    """A line for each request: `PROPFIND /dav/ 207`, and behind it how many cards were sent, where any were."""

    lines: list[str] = field(default_factory=list)

    def taken(self) -> list[str]:
        """What was asked since the last time."""
        taken = self.lines.copy()
        self.lines.clear()
        return taken


class Listening:
    """WSGI: notes what is asked and how it is answered. An answer is sent on as it was made."""

    def __init__(self, inner: WSGIApplication, log: Log) -> None:
        self._inner = inner
        self._log = log

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        status: list[str] = []

        def started(line: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            status.append(line[:3])
            return start_response(line, headers, *more)

        answer = self._inner(environ, started)
        body = b"".join(answer)
        if close := getattr(answer, "close", None):
            close()
        cards = body.count(b"BEGIN:VCARD")
        sent = f", {cards} card{'s' if cards > 1 else ''}" if cards else ""
        self._log.lines.append(f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']} {status[0]}{sent}")
        return [body]


@contextmanager
def listened_to(registry_url: str) -> Iterator[tuple[str, Log]]:
    """The address of a server on this registry, and what it hears."""
    with serving(registry_url) as (address, app):
        log = Log()
        app.wsgi_app = Listening(app.wsgi_app, log)  # type: ignore[method-assign]  # as Flask's documentation has it
        yield address, log


@dataclass(frozen=True, slots=True)
class Vdirsyncer:
    """The program, set up to keep the books of an address in a folder, one folder each."""

    program: Path
    folder: Path

    def subscribe(self, address: str, password: str = "") -> None:
        """Find the books, and make room for them."""
        self.sign_in(address, password)
        self._run("discover", answers="y\n")

    def sign_in(self, address: str, password: str) -> None:
        """Ask with another password from now on; what was found and fetched stays."""
        signed = SIGNED.format(password=password) if password else ""
        (self.folder / "config").write_text(SUBSCRIBED.format(folder=self.folder, address=address) + signed)

    def refused(self, act: str) -> str:
        """What it says of an act that fails."""
        done = self._call(act)
        assert done.returncode != 0, done.stdout + done.stderr
        return done.stderr + done.stdout

    def sync(self) -> list[str]:
        """Fetch what is new; what the program says of it, without where this machine keeps it."""
        said = self._run("sync")
        return [re.sub(r"^\w+: ", "", line).replace(str(self.folder), "") for line in said.splitlines()]

    def cards(self) -> dict[str, str]:
        """What it has, by the name of each file."""
        return {path.name: path.read_text(encoding="utf-8") for path in (self.folder / "books").glob("*/*.vcf")}

    def _run(self, act: str, answers: str = "") -> str:
        done = self._call(act, answers)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stderr + done.stdout

    def _call(self, act: str, answers: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.program, "--config", self.folder / "config", act],
            input=answers,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )


def find_program(name: str) -> Path:
    """Beside the Python that runs this, else on the search path."""
    places = (str(Path(sys.executable).parent), os.environ.get("PATH", ""))
    found = shutil.which(name, path=os.pathsep.join(places))
    if found is None:
        pytest.fail(f"{name} is not installed; `make test` installs it", pytrace=False)
    return Path(found)
