"""Makes .venv and puts the locked requirements and this project into it: `python -m scripts.venv run|dev`.

Only what a lock file names with its hash is installed, and only as a wheel: building from source would fetch build
tools that no lock file names.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.packages import CannotInstallError, install, run, say

ROOT = Path(__file__).resolve().parents[1]
HOME = ROOT / ".venv"
PYTHON = HOME / "bin" / "python"
VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"


class SetUpFailedError(Exception):
    """The message tells which step failed."""


def main(which: str) -> int:
    lock = ROOT / "requirements" / f"{which}.txt"
    try:
        if not _usable():
            _create()
        say(f"Installing {lock.relative_to(ROOT)} into .venv")
        _pip("install", "--require-hashes", "--only-binary=:all:", "-r", str(lock))
        _pip("install", "--no-deps", "--no-build-isolation", "--no-index", "-e", str(ROOT))
    except (CannotInstallError, SetUpFailedError) as error:
        say(str(error))
        return 1
    return 0


def _usable() -> bool:
    """Whether .venv works: it no longer does when its Python was removed or it was moved here from elsewhere."""
    if not PYTHON.exists():
        return False
    question = "import pip, sys; print(sys.prefix, *sys.version_info[:2])"
    answer = subprocess.run([PYTHON, "-c", question], capture_output=True, text=True, check=False)  # noqa: S603  # ours
    *prefix, major, minor = answer.stdout.split(" ") if answer.returncode == 0 else ("", "0", "0")
    return Path(" ".join(prefix)).resolve() == HOME and (int(major), int(minor)) >= (3, 11)


def _create() -> None:
    say(f"Making .venv with {sys.executable} ({VERSION})")
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        # Debian and Ubuntu keep these two modules in a package of their own.
        install("Python's venv module", {"apt-get": [f"python{VERSION}-venv"]})
    shutil.rmtree(HOME, ignore_errors=True)
    if run([sys.executable, "-m", "venv", str(HOME)]) != 0:
        raise SetUpFailedError(f"{sys.executable} cannot make a virtual environment, see above.")


def _pip(*arguments: str) -> None:
    command = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--quiet", *arguments]
    if run(command) != 0:
        raise SetUpFailedError("pip failed, see above.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
