"""`press-directory serve`: the web application on granian, ready for production.

The process that watches over the workers needs nothing of the application, nor does a worker need what migrates the database: what is
loaded here stays for as long as anybody is served.
"""

from __future__ import annotations

import errno
import gc
import importlib
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import click
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server
from granian.server.common import AbstractServer

from directory.errors import DirectoryError
from directory.settings import Settings

_APPLICATION = "directory.web.app"
_READY = ("-P", "-c", "from directory.cli.main import main; main()", "db", "ready")
THREADS = min(8, 2 * (os.cpu_count() or 1) + 1)
"""Requests that one worker answers at a time: what granian advises, and fewer than the connections its pool opens (15)."""


class AddressUnavailableError(DirectoryError):
    """The host and port cannot be listened on."""


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; 0.0.0.0 for every network.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Port to listen on.")
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64), help="Processes that answer.")
@click.pass_obj
def serve(settings: Settings, host: str, port: int, workers: int) -> None:
    """Serve the registry to browsers, address books and widgets.

    An embedded SQLite database is brought up to date first. Any other is only looked at: while its schema is behind or
    ahead of this program, nothing is served (see `press-directory db`).

    \b
    Examples:
      press-directory serve
      press-directory serve --host 0.0.0.0 --port 80 --workers 4
    """
    prepare()
    reserve(host, port)
    address = _address(host, port)
    if settings.public_url == Settings().public_url:  # nobody said how the world sees this service
        settings = replace(settings, public_url=address)
    click.echo(f"{settings.site_name} is served on {address}/ (Ctrl+C stops it)")
    if workers > 1:
        # What is loaded now is shared by the workers, as long as no collector of theirs writes to it (on systems that fork).
        importlib.import_module(_APPLICATION)
        gc.collect()
        gc.freeze()
    granian(host, port, workers).serve(target_loader=partial(application, settings), wrap_loader=False)


def application(settings: Settings) -> Callable[..., Any]:
    """The application, loaded by the worker that asks for it where it is not loaded yet."""
    made: Callable[..., Any] = importlib.import_module(_APPLICATION).create_app(settings)
    return made


def granian(host: str, port: int, workers: int) -> AbstractServer[Any]:
    """The server, for any WSGI application."""
    made: AbstractServer[Any] = Server(
        "directory",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        websockets=False,
        log_level=LogLevels.warning,
    )
    return made


def prepare() -> None:
    """Have a process of its own migrate an embedded database, or demand of any other that it be current (`db ready`); ends this one as
    that ends where it has said what is wrong."""
    ended = subprocess.run([sys.executable, *_READY], check=False)  # noqa: S603  # ourselves
    if ended.returncode:
        sys.exit(ended.returncode)


def reserve(host: str, port: int) -> None:
    """Raises AddressUnavailableError, with the cause, unless this address is free: granian itself would share a port with
    another granian and leave it to chance who answers."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family, socket.SOCK_STREAM) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind((host, port))
    except OSError as error:
        raise AddressUnavailableError(f"cannot listen on {host}, port {port}: {_cause(error)}") from error


def _cause(error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return "another program does already; stop it, or choose another port with --port"
    if error.errno == errno.EACCES:
        return "this user may not use that port; choose one above 1023 with --port"
    if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
        return "this machine has no such address; choose another with --host"
    return error.strerror or str(error)


def _address(host: str, port: int) -> str:
    seen = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104  # shown, not bound
    return f"http://{seen}:{port}"
