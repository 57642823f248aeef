"""The programs that read our cards as address books do, each on its own: what starts it, what it reads, what it tells."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from directory.presenters.cards.forms import JCARD, VCARD3, VCARD4, Form
from tests.interop.fields import FIELDS

HERE = Path(__file__).resolve().parent / "readers"
FOLDER = Path(__file__).resolve().parents[2] / "var" / "readers"
"""Where `scripts.readers` puts what no system package has."""
KHARD = FOLDER / "khard"
REQUIREMENTS = HERE / "requirements.txt"
ICAL_JS = "ical.js@2.2.1"
JARS = [Path("/usr/share/java") / f"{name}.jar" for name in ("ez-vcard", "vinnie", "jackson-core")]
PYTHONS = ("/usr/bin/python3", "python3")
"""The system's own, for which its package manager has the bindings."""

BOTH: tuple[Form, ...] = (VCARD3, VCARD4)
ALL: tuple[Form, ...] = (*BOTH, JCARD)


class ReaderFailedError(Exception):
    """A program that did not read a file to its end; the message is what it said."""


@dataclass(frozen=True)
class Reader:
    """`command` reads a file in a form and prints a line of JSON for each card: what it understood of each field, and `warnings`."""

    name: str
    used_by: str
    forms: Sequence[Form]
    command: Callable[[Path, Form], list[str]]
    lacks: Callable[[], str]
    """What is missing for it to run; empty where it can."""
    tells: frozenset[str] = frozenset(FIELDS)
    ordered: bool = True
    """Whether several values of one field come in the order of the card."""
    environment: dict[str, str] = field(default_factory=dict)

    def read(self, path: Path, form: Form) -> list[dict[str, Any]]:
        """What it understood, card by card. Raises ReaderFailedError."""
        done = subprocess.run(
            self.command(path, form), capture_output=True, check=False, env={**os.environ, **self.environment}
        )
        if done.returncode != 0 or done.stderr:
            raise ReaderFailedError(f"{self.name}: {done.stderr.decode(errors='replace')[-2000:] or done.returncode}")
        return [json.loads(line) for line in done.stdout.decode().split("\n") if line]


def _python(script: str, python: Callable[[], str]) -> Callable[[Path, Form], list[str]]:
    return lambda path, form: [python(), str(HERE / script), str(path), form.name]


@cache
def _with_bindings() -> str:
    """A Python that reaches Evolution's library; empty where none does."""
    ask = "import gi; gi.require_version('EBookContacts', '1.2')"
    found = (shutil.which(name) for name in PYTHONS)
    return next((p for p in found if p and _succeeds([p, "-c", ask])), "")


def _succeeds(command: Sequence[str]) -> bool:
    if not shutil.which(command[0]):
        return False
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _java(path: Path, form: Form) -> list[str]:
    return ["java", "-cp", ":".join(map(str, JARS)), str(HERE / "EzVcard.java"), str(path), form.name]


def _lacks_java() -> str:
    absent = [str(path) for path in JARS if not path.exists()]
    absent += [name for name in ("java", "javac") if not shutil.which(name)]
    return ", ".join(absent)


VOBJECT = Reader(
    "vobject", "programs in Python", BOTH, _python("vobject_reader.py", lambda: sys.executable), lambda: ""
)
READERS = (
    Reader("ez-vcard", "programs in Java", ALL, _java, _lacks_java),
    Reader(
        "Evolution",
        "GNOME's mail and contacts",
        BOTH,
        _python("evolution_reader.py", _with_bindings),
        lambda: "" if _with_bindings() else "libebook-contacts with its bindings for Python",
    ),
    Reader(
        "ical.js",
        "Thunderbird",
        ALL,
        lambda path, form: ["node", str(HERE / "ical_reader.cjs"), str(path), form.name],
        lambda: "" if (FOLDER / "node_modules" / "ical.js").exists() and shutil.which("node") else ICAL_JS,
        environment={"NODE_PATH": str(FOLDER / "node_modules")},
    ),
    Reader(
        "khard",
        "terminals, with vdirsyncer",
        BOTH,
        _python("khard_reader.py", lambda: str(KHARD / "bin" / "python")),
        lambda: "" if _succeeds([str(KHARD / "bin" / "khard"), "--version"]) else "khard",
        tells=frozenset("version uid kind fn n org title tel email url note categories".split()),
        ordered=False,
    ),
    VOBJECT,
)
