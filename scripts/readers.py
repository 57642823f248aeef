"""Installs the programs of others that read our cards in `make interop`, where missing: `python -m scripts.readers`.

Debian's packages for ez-vcard, for Evolution's library and for its server, and for litmus, npm's ical.js, and khard in a virtual environment of its own. Each has one
version and is put into var/readers/, but for Debian's, which the system keeps.
"""

from __future__ import annotations

import shutil
import sys
import venv

from scripts.packages import CannotInstallError, install, run, say
from tests.interop import clients, webdav
from tests.interop.programs import FOLDER, ICAL_JS, KHARD, READERS, REQUIREMENTS

DEBIAN = (
    *("libez-vcard-java", "libvinnie-java", "libjackson2-core-java", "default-jdk-headless"),
    *("gir1.2-ebookcontacts-1.2", "python3-gi", "nodejs", "npm"),
    *("evolution-data-server", "gir1.2-ebook-1.2", "gir1.2-edataserver-1.2", "dbus", "litmus"),
)


def main() -> int:
    try:
        if _missing("ez-vcard", "Evolution") or clients.lacks() or webdav.lacks() or not shutil.which("npm"):
            lacking = [name for name in DEBIAN if not (name in {"nodejs", "npm"} and shutil.which("npm"))]
            install("What reads cards beside us", {"apt-get": lacking})
        if _missing("ical.js"):
            FOLDER.mkdir(parents=True, exist_ok=True)
            _or_fail(
                ["npm", "install", "--prefix", str(FOLDER), "--no-audit", "--no-fund", "--ignore-scripts", ICAL_JS]
            )
        if _missing("khard"):
            venv.create(KHARD, with_pip=True, clear=True)
            pip = [str(KHARD / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
            _or_fail([*pip, "--require-hashes", "--only-binary=:all:", "-r", str(REQUIREMENTS)])
    except CannotInstallError as error:
        say(str(error))
        return 1
    for reader in READERS:
        say(f"{reader.name}: {reader.lacks() or 'is here'}")
    say(f"Evolution Data Server: {clients.lacks() or 'is here'}")
    say(f"litmus: {webdav.lacks() or 'is here'}")
    return int(any(reader.lacks() for reader in READERS) or bool(clients.lacks()) or bool(webdav.lacks()))


def _missing(*names: str) -> bool:
    return any(reader.lacks() for reader in READERS if reader.name in names)


def _or_fail(command: list[str]) -> None:
    if run(command) != 0:
        raise CannotInstallError(f"`{' '.join(command)}` failed, see above.")


if __name__ == "__main__":
    sys.exit(main())
