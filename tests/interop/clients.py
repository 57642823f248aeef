"""Clients of others subscribe to the press book: `python -m tests.interop.clients`, which `make interop` runs.

vdirsyncer pulls a book and khard lists and shows what it pulled; Evolution Data Server finds the same book and fetches it, without a
screen. Prints what each says and what the server heard, and ends with status 1 where that is not what the book holds. vdirsyncer's own
session is held by test_vdirsyncer.py.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy.orm import Session

from directory.registry.engines import open_engine
from directory.registry.schema import upgrade
from directory.registry.store import keep
from tests.builders import NOW, mention, release
from tests.interop.following import Log, Vdirsyncer, find_program, listened_to
from tests.interop.programs import KHARD

PEOPLE = {
    "Ada Example": "+33 1 99 00 12 34",
    "Zoë Łukasz-Ünal": "+48 22 555 01 23",
    "渡辺 花子": "+81 3-4567-0123",
    "O'Brien; Conor, Jr.": "+353 1 555 0123",
}
HERE = Path(__file__).resolve().parent
PYTHON = "/usr/bin/python3"
"""The system's own, for which its package manager has Evolution's bindings."""
BOOK = "/dav/offices/example-agency/"


def main() -> int:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        url = f"sqlite:///{folder / 'registry.sqlite3'}"
        fill(url)
        with listened_to(url) as (address, log):
            wrong = [*khard(folder, address), *evolution(folder, address, log)]
    say(wrong or ["All is as it should be."])
    return int(bool(wrong))


def lacks() -> str:
    """What is missing for Evolution Data Server to run; empty where it can."""
    ask = "import gi; gi.require_version('EBook', '1.2'); gi.require_version('EDataServer', '1.2')"
    here = Path(PYTHON).exists() and shutil.which("dbus-run-session")
    bound = here and subprocess.run([PYTHON, "-c", ask], capture_output=True, check=False).returncode == 0
    registry = Path("/usr/libexec/evolution-source-registry").exists()
    return "" if bound and registry else "Evolution Data Server with its bindings for Python"


def fill(url: str) -> None:
    engine = open_engine(url)
    upgrade(engine)
    with Session(engine) as session, session.begin():
        for number, (name, phone) in enumerate(PEOPLE.items()):
            said = mention(name, role="Press Officer", email=f"p{number}@agency.example", phone=phone)
            keep(session, *release(said, name=f"{number}.txt", title=f"News {number}", on="2026-01-15"), NOW)
    engine.dispose()


def khard(folder: Path, address: str) -> list[str]:
    """What is wrong with what khard says of what vdirsyncer pulled."""
    pulled = folder / "vdirsyncer"
    pulled.mkdir()
    vdirsyncer = Vdirsyncer(find_program("vdirsyncer"), pulled)
    vdirsyncer.subscribe(address + BOOK)
    vdirsyncer.sync()
    settings = folder / "khard.conf"
    settings.write_text(f"[addressbooks]\n[[press]]\npath = {pulled}/books/contacts\n")
    listed = _ran(
        [
            str(KHARD / "bin" / "khard"),
            "--config",
            str(settings),
            "list",
            "--parsable",
            "--fields",
            "formatted_name,emails",
        ]
    )
    names = sorted(line.split("\t")[0] for line in listed.splitlines())
    shown = _ran([str(KHARD / "bin" / "khard"), "--config", str(settings), "show", "--format", "pretty", "Ada Example"])
    say(["", "khard list", listed, "khard show", shown])
    lacking = [
        word for word in ("Ada Example", "p0@agency.example", "+33 1 99 00 12 34", "Press Officer") if word not in shown
    ]
    return [
        *([] if names == sorted(PEOPLE) else [f"khard lists {names}"]),
        *(f"khard does not show {word}" for word in lacking),
    ]


def evolution(folder: Path, address: str, log: Log) -> list[str]:
    """What is wrong with what Evolution Data Server says of the same book."""
    home = folder / "home"
    home.mkdir()
    log.taken()
    script = str(HERE / "readers" / "evolution_book.py")
    said = _ran(
        ["dbus-run-session", "--", PYTHON, script, address + BOOK],
        HOME=str(home),
        XDG_RUNTIME_DIR=str(home),
    )
    told = json.loads(said)
    say(["", "Evolution Data Server", *log.taken(), json.dumps(told, ensure_ascii=False)])
    expected = {
        "found": [[f"{address}{BOOK}contacts/", "Example Agency"]],
        "readonly": True,
        "names": sorted(PEOPLE),
    }
    return [f"Evolution: {key} is {told[key]}" for key in expected if told[key] != expected[key]]


def _ran(command: Sequence[str], **environment: str) -> str:
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=300, env={**os.environ, **environment}
    )
    if done.returncode != 0:
        raise SystemExit(f"{command[0]}: {done.stderr[-2000:]}")
    return done.stdout


def say(lines: Sequence[str]) -> None:
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    sys.exit(main())
