"""litmus, which tries servers of WebDAV, asks the home of a press book: `python -m tests.interop.webdav`, which `make interop` runs.

It works in a collection that it makes itself, by the name `litmus`, so the press office is called so, and that one request (MKCOL) is answered
for the server, as if it had made what is there already. All others reach the press book as they are. Prints which of its tests pass, and
ends with status 1 where one does not that applies to what can only be read.
"""

from __future__ import annotations

import logging
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy.orm import Session

from directory.registry.engines import open_engine
from directory.registry.schema import upgrade
from directory.registry.store import keep
from tests.builders import NOW, mention, release
from tests.web.conftest import serving

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

HOME: Final = "/dav/offices/litmus/"
APPLY: Final = {
    "basic": {"options", "put_no_parent", "delete_null", "mkcol_no_parent"},
    "props": {"propfind_invalid", "propfind_invalid2", "propfind_d0", "propextended", "propwformed"},
    "locks": {"options"},
    "http": {"expect100"},
}
"""By suite, those that ask for nothing to be written, or for what is not to be written in any case. The others begin with a PUT or a MKCOL that
must succeed."""
_SUITE: Final = re.compile(r"^-> running `(\w+)'")
_TRIED: Final = re.compile(r"^ *\d+\. (\w+)\.+(?: WARNING: .*)?(?: (pass|FAIL|SKIPPED))?", re.MULTILINE)
_LATER: Final = re.compile(r"^ +\.+ (pass|FAIL)")


def main() -> int:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    if lacks():
        sys.stderr.write(f"missing (`make interop` installs it): {lacks()}\n")
        return 1
    with tempfile.TemporaryDirectory() as name:
        url = f"sqlite:///{Path(name) / 'registry.sqlite3'}"
        engine = open_engine(url)
        upgrade(engine)
        with Session(engine) as session, session.begin():
            said = mention("Ada Example", role="Press Officer", email="ada@agency.example")
            keep(session, *release(said, issuer="Litmus", title="News", on="2026-01-15"), NOW)
        engine.dispose()
        with serving(url) as (address, app):
            app.wsgi_app = Making(app.wsgi_app)  # type: ignore[method-assign]  # as Flask's documentation has it
            done = subprocess.run(
                ["litmus", "-k", f"{address}/dav/offices/"], cwd=name, capture_output=True, check=False, timeout=300
            )
    passed = passing(done.stdout.decode(errors="replace"))
    lacking = [
        f"{suite}: {test}" for suite, tests in APPLY.items() for test in sorted(tests - passed.get(suite, set()))
    ]
    told = [
        f"litmus, {suite}: {', '.join(sorted(tests & APPLY[suite]))}"
        for suite, tests in passed.items()
        if suite in APPLY
    ]
    sys.stdout.write("\n".join([*told, *(f"does not pass {one}" for one in lacking), ""]))
    return int(bool(lacking))


def lacks() -> str:
    """What is missing; empty where nothing is."""
    return "" if shutil.which("litmus") else "litmus"


def passing(said: str) -> dict[str, set[str]]:
    """By suite, the tests that passed. litmus writes over its own line, and what it warns of on lines of their own."""
    passed: dict[str, set[str]] = {}
    suite, test = "", ""
    for line in said.replace("\r", "\n").splitlines():
        if begun := _SUITE.match(line):
            suite = begun[1]
        elif found := _TRIED.match(line):
            test = found[1]
            if found[2] == "pass":
                passed.setdefault(suite, set()).add(test)
        elif (later := _LATER.match(line)) and later[1] == "pass":
            passed.setdefault(suite, set()).add(test)
    return passed


class Making:
    """WSGI: answers for the server that the collection was made."""

    def __init__(self, inner: WSGIApplication) -> None:
        self._inner = inner

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if (environ["REQUEST_METHOD"], environ["PATH_INFO"]) == ("MKCOL", HOME):
            start_response("201 Created", [("Content-Length", "0")])
            return [b""]
        return self._inner(environ, start_response)


if __name__ == "__main__":
    sys.exit(main())
