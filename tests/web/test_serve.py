"""`press-directory serve` as one runs it: a process of its own, on a port, with granian."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from directory.registry.engines import open_engine
from directory.registry.schema import check

COMMAND = (sys.executable, "-c", "from directory.cli.main import main; main()", "serve")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def environment(database_url: str, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in {"PUBLIC_URL", "SAMPLE_DATA", "SITE_NAME"}}
    return kept | {"DATABASE_URL": database_url, "PYTHONUNBUFFERED": "1"} | more


@contextmanager
def serving(database_url: str, folder: Path, **more: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address that the process says it serves on, once it does."""
    port = free_port()
    process = subprocess.Popen(
        [*COMMAND, "--port", str(port), "--workers", "1"],
        env=environment(database_url, **more),
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    try:
        said = process.stdout.readline()
        found = re.search(r"http://\S+:\d+", said)
        assert found, said + process.stdout.read()
        _wait_for(port, process)
        yield found.group(), process
    finally:
        process.terminate()
        process.communicate(timeout=30)


def _wait_for(port: int, process: subprocess.Popen[str]) -> None:
    for _ in range(300):
        with socket.socket() as tried:
            tried.settimeout(0.1)
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        try:
            process.wait(0.1)
        except subprocess.TimeoutExpired:
            continue
        break
    pytest.fail("nothing listens on the port")


def refused(database_url: str, folder: Path, *options: str) -> str:
    """What a serve that must not start says."""
    ended = subprocess.run(
        [*COMMAND, *options],
        env=environment(database_url),
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 1, ended.stdout + ended.stderr
    assert "Traceback" not in ended.stderr
    return ended.stderr


def test_an_embedded_database_is_made_migrated_and_served(tmp_path: Path) -> None:
    with serving("sqlite:///var/registry.sqlite3", tmp_path) as (address, _):
        with urlopen(f"{address}/healthz") as answer:  # noqa: S310  # our own server
            assert answer.status == 200
        with urlopen(f"{address}/") as answer:  # noqa: S310
            page = answer.read().decode()
            assert "Who do you need to reach?" in page
            assert f'<link rel="canonical" href="{address}/">' in page
    engine = open_engine(f"sqlite:///{tmp_path}/var/registry.sqlite3")
    state = check(engine)
    engine.dispose()
    assert state.current == state.expected


def test_the_public_address_is_the_configured_one_where_there_is_one(tmp_path: Path) -> None:
    public = "https://press.example.org"
    with (
        serving("sqlite:///registry.sqlite3", tmp_path, PUBLIC_URL=public) as (address, _),
        urlopen(f"{address}/") as answer,  # noqa: S310
    ):
        assert f'href="{public}/"' in answer.read().decode()


def test_it_ends_when_told_to(tmp_path: Path) -> None:
    with serving("sqlite:///registry.sqlite3", tmp_path) as (_, process):
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=30) == 0


def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        said = refused("sqlite:///registry.sqlite3", tmp_path, "--port", port)
    assert f"cannot listen on 127.0.0.1, port {port}: another program does already" in said


def test_two_servers_never_share_a_port(tmp_path: Path) -> None:
    with serving("sqlite:///registry.sqlite3", tmp_path) as (address, _):
        assert "another program does already" in refused(
            "sqlite:///registry.sqlite3", tmp_path, "--port", address.rpartition(":")[2]
        )


def test_an_address_of_another_machine_is_told(tmp_path: Path) -> None:
    said = refused("sqlite:///registry.sqlite3", tmp_path, "--host", "192.0.2.1", "--port", str(free_port()))
    assert "cannot listen on 192.0.2.1" in said
    assert "this machine has no such address" in said


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
class TestAForeignDatabase:
    def test_it_is_refused_while_it_is_behind(self, database_url: str, tmp_path: Path) -> None:
        assert "press-directory db upgrade" in refused(database_url, tmp_path)

    def test_it_is_served_when_it_is_current(self, registry_url: str, tmp_path: Path) -> None:
        with serving(registry_url, tmp_path) as (address, _), urlopen(f"{address}/contacts") as answer:  # noqa: S310
            assert answer.status == 200


def test_a_database_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    (tmp_path / "folder.sqlite3").mkdir()
    said = refused(f"sqlite:///{tmp_path}/folder.sqlite3", tmp_path)
    assert "folder.sqlite3" in said
