"""Servers in processes of their own, and what they cost."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.samples.releases import Sample, make_samples
from tests.postgres import running_server

PROGRAM = str(Path(sys.executable).with_name("press-directory"))
START_SECONDS = 60
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Server:
    """Where it answers, and the process that was started."""

    host: str
    port: int
    process: subprocess.Popen[bytes]

    @property
    def address(self) -> str:
        return f"http://{self.host}:{self.port}"

    def cpu_seconds(self) -> float:
        """Processor time taken so far, by its workers too; of Linux only, elsewhere 0."""
        return cpu_seconds(self.process.pid)


@contextlib.contextmanager
def server(
    command: Sequence[str], environment: dict[str, str], *, port: int, core: int | None = None
) -> Iterator[Server]:
    """A server that the command starts on that port of the loopback address; on one core, where that is told."""
    process = subprocess.Popen(command, env=environment)
    if core is not None:
        os.sched_setaffinity(process.pid, {core})
    made = Server("127.0.0.1", port, process)
    try:
        _wait_for(made)
        yield made
    finally:
        process.terminate()
        process.wait(timeout=START_SECONDS)


def hello(workers: int, core: int | None = None) -> contextlib.AbstractContextManager[Server]:
    port = free_port()
    command = [sys.executable, "-m", "benchmarks.serving.hello", str(port), str(workers)]
    return server(command, {**os.environ}, port=port, core=core)


def directory(
    database_url: str, workers: int, core: int | None = None, *, checkout: Path | None = None
) -> contextlib.AbstractContextManager[Server]:
    """`press-directory serve`; of another checkout, where that is told."""
    port = free_port()
    command = [PROGRAM, "serve", "--port", str(port), "--workers", str(workers)]
    return server(command, _environment(database_url, checkout), port=port, core=core)


def run(database_url: str, *command: str, checkout: Path | None = None) -> None:
    """A command of the program, to its end."""
    with started(database_url, *command, checkout=checkout) as process:
        if process.wait():
            raise SystemExit(f"press-directory {command[0]} failed, see above")


def started(database_url: str, *command: str, checkout: Path | None = None) -> subprocess.Popen[bytes]:
    """A command of the program, at work."""
    return subprocess.Popen([PROGRAM, *command], env=_environment(database_url, checkout))


def _environment(database_url: str, checkout: Path | None) -> dict[str, str]:
    return {**os.environ, "DATABASE_URL": database_url} | ({"PYTHONPATH": str(checkout)} if checkout else {})


@contextlib.contextmanager
def database(kind: str, folder: Path, **postgres: str) -> Iterator[str]:
    """The address of an empty registry with all tables: a file of SQLite, or a PostgreSQL server of our own, with settings that
    differ from those of the tests."""
    with contextlib.ExitStack() as stack:
        if kind == "sqlite":
            url = f"sqlite:///{folder}/registry.sqlite3"
        else:
            server_ = stack.enter_context(running_server(postgres))
            server_.create_database("benchmark")
            url = server_.url("benchmark")
        run(url, "db", "upgrade")
        yield url


@contextlib.contextmanager
def folder_of_samples(releases: int, *, seed: int) -> Iterator[Path]:
    """Generated releases as files."""
    with tempfile.TemporaryDirectory() as name:
        write_samples(Path(name), make_samples(releases, seed=seed))
        yield Path(name)


def write_samples(folder: Path, samples: Iterable[Sample]) -> Path:
    """As files of that folder, which is made where there is none."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, sample in enumerate(samples):
        (folder / f"{number}-{sample.file}").write_text(sample.text, encoding="utf-8")
    return folder


def cpu_seconds(pid: int) -> float:
    """Processor time that a process and those that it started have taken so far; of Linux only, elsewhere 0."""
    return sum(map(_spent, family(pid)))


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _wait_for(started: Server) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and started.process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection((started.host, started.port), 1):
            return
        time.sleep(0.1)
    raise SystemExit("the server did not start, see above")


def family(pid: int) -> list[int]:
    """A process and those that it started."""
    found = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            found += [member for child in task.read_text().split() for member in family(int(child))]
    return found


def _spent(pid: int) -> float:
    with contextlib.suppress(OSError):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS
    return 0.0
