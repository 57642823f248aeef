"""Installs system packages with whichever package manager is here. Standard library only: it runs before .venv is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence

UPDATE = {"apt-get": ["apt-get", "update", "-qq"]}
INSTALL = {
    "apt-get": ["apt-get", "install", "-y", "-qq", "--no-install-recommends"],
    "dnf": ["dnf", "install", "-y", "-q"],
    "zypper": ["zypper", "--non-interactive", "install"],
    "pacman": ["pacman", "-Sy", "--noconfirm", "--needed"],
    "apk": ["apk", "add"],
    "brew": ["brew", "install"],
}
RUNS_AS_USER = {"brew"}


class CannotInstallError(Exception):
    """The message tells the cause and what to do by hand."""


def say(message: str) -> None:
    sys.stderr.write(f"==> {message}\n")
    sys.stderr.flush()


def run(command: Sequence[str]) -> int:
    """Runs a command in the open and returns its exit status."""
    say(" ".join(command))
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, check=False, env=environment).returncode  # noqa: S603  # the lists of this folder


def install(what: str, packages: Mapping[str, Sequence[str]]) -> None:
    """Installs `what`, whose package names each manager has in `packages`. Raises CannotInstallError."""
    manager = next((name for name in INSTALL if name in packages and shutil.which(name)), None)
    if manager is None:
        raise CannotInstallError(f"{what} is missing, and no package manager known here has it. Install it by hand.")
    command = [*INSTALL[manager], *packages[manager]]
    prefix = [] if manager in RUNS_AS_USER else _as_root(what, command)
    if manager in UPDATE:
        run([*prefix, *UPDATE[manager]])  # an old list may still do, so only the installation decides
    if run([*prefix, *command]) != 0:
        raise CannotInstallError(f"{what} could not be installed: `{' '.join(command)}` failed, see above.")


def _as_root(what: str, command: Sequence[str]) -> list[str]:
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo"):
        return ["sudo"] if sys.stdin.isatty() else ["sudo", "-n"]
    raise CannotInstallError(
        f"{what} is missing, and we are neither root nor is there sudo. Ask an administrator for: {' '.join(command)}"
    )
