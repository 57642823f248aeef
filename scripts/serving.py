"""Starts the program as a user would, with a registry of its own, for as long as somebody looks at it."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

PROGRAM = Path(sys.executable).with_name("press-directory")
START_SECONDS = 30


@contextlib.contextmanager
def served(folder: Path, releases: Path, editor_secret: str = "") -> Iterator[str]:
    """The address of a server whose registry, kept in `folder`, holds the releases; who knows the secret may decide."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{folder}/registry.sqlite3", "PUBLIC_URL": address}
    environment["EDITOR_SECRET"] = editor_secret
    for command in (["db", "upgrade"], ["ingest", str(releases)]):
        subprocess.run([PROGRAM, *command], check=True, env=environment)  # noqa: S603  # our own program
    server = subprocess.Popen([PROGRAM, "serve", "--port", str(port)], env=environment)  # noqa: S603  # as above
    try:
        _wait_for(address, server)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=START_SECONDS)


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        with contextlib.suppress(urllib.error.URLError, ConnectionError):
            urllib.request.urlopen(f"{address}/healthz", timeout=5).close()  # noqa: S310  # the loopback address above
            return
        time.sleep(0.1)
    raise SystemExit("the server did not start, see above")
