"""How long do readers wait while releases come in?

    python -m benchmarks.under_load
    python -m benchmarks.under_load --releases 500 --held 500 --databases sqlite
    python -m benchmarks.under_load --beside ../as-it-was --rounds 3     # another checkout of the program, in turns

A registry of generated releases is served by `press-directory serve`, and two hundred readers ask for a mixture of pages, each over a
connection that stays open: first while nobody writes (*idle*), then while `press-directory ingest` keeps further releases of the same
organisations in a process of its own (*ingest*), for as long as that takes.

The loop is open: a reader asks at random moments, `--think` seconds apart on average, whether or not the answer before has come, and
all times are from the moment at which the question was due to the last byte. So what is not asked because the server stands still
counts as waiting (no coordinated omission), and the rate is the same idle and under ingest: `--readers` / `--think`. The readers share
the machine with the server and the ingest; what each of them took of its processor time is told, and with a think time that leaves it
no rest, what is measured is a queue.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.samples.releases import make_samples
from benchmarks.serving import crowd, servers
from benchmarks.serving.readers import Answer, Pace, ask_when_due, percentile
from benchmarks.serving.servers import Server

SEED = 20261123
ORGANISATIONS = 200
FIRST = 30.0
"""Seconds of answers that are not counted."""
MOST_OFFICERS = 600
"""For more there are not enough telephone numbers that are set apart for fiction."""
AIM = 5.0
SETTINGS = {
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    "autovacuum": "on",
    "shared_buffers": "128MB",
}
"""PostgreSQL's own in place of those of the tests, which forget all with a crash."""
CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
MOVED = "status 301"
"""A contact that became one with another meanwhile: no trouble."""


@dataclass(slots=True)
class Phase:
    """What was answered, and the seconds and processor time that it took."""

    answers: list[Answer] = field(default_factory=list)
    wall: float = 0.0
    server: float = 0.0
    readers: float = 0.0
    ingest: float = 0.0
    machine: float = 0.0
    kept: int = 0

    @property
    def errors(self) -> Counter[str]:
        return Counter(f"{a.question.kind}: {a.trouble}" for a in self.answers if a.trouble not in {"", MOVED})

    def of(self, kind: str) -> list[Answer]:
        return [answer for answer in self.answers if kind in {"all", answer.question.kind}]


@dataclass(slots=True)
class Bed:
    """One program on one database, at work."""

    name: str
    url: str
    checkout: Path | None
    server: Server
    phases: dict[str, Phase] = field(default_factory=lambda: {"first": Phase(), "idle": Phase(), "ingest": Phase()})


@dataclass(frozen=True, slots=True)
class Crowd:
    readers: int
    think: float

    def ask(self, bed: Bed, phase: str, turn: int, while_: Callable[[float], bool]) -> None:
        """Add to a phase what is answered while `while_` says so."""
        known = crowd.known(bed.server, SEED)
        into = bed.phases[phase]
        before = time.perf_counter(), bed.server.cpu_seconds(), time.process_time(), _machine()
        into.answers += ask_when_due(
            bed.server.host,
            bed.server.port,
            lambda number: crowd.asked(known, SEED + 1000 * turn + number),
            Pace(self.readers, self.think, SEED + turn),
            while_,
        )
        into.wall += time.perf_counter() - before[0]
        into.server += bed.server.cpu_seconds() - before[1]
        into.readers += time.process_time() - before[2]
        into.machine += _machine() - before[3]


@dataclass(slots=True)
class _Writing:
    process: subprocess.Popen[bytes]
    spent: float = 0.0

    def goes_on(self, _: float) -> bool:
        if self.process.poll() is not None:
            return False
        self.spent = max(self.spent, servers.cpu_seconds(self.process.pid))
        return True


def measure(beds: list[Bed], parts: list[Path], crowd_: Crowd, seconds: float) -> None:
    """Each in turns: idle, then while a part of the releases is kept. The first answers of each server, which are made of nothing kept,
    would make the idle time look slow: they are not counted."""
    for bed in beds:
        crowd_.ask(bed, "first", -1, lambda been: been < FIRST)
        del bed.phases["first"]
    for turn, part in enumerate(parts):
        for bed in beds if turn % 2 else beds[::-1]:
            crowd_.ask(bed, "idle", 2 * turn, lambda been: been < seconds)
            writing = _Writing(servers.started(bed.url, "ingest", str(part), checkout=bed.checkout))
            crowd_.ask(bed, "ingest", 2 * turn + 1, writing.goes_on)
            if writing.process.wait():
                raise SystemExit("press-directory ingest failed, see above")
            bed.phases["ingest"].ingest += writing.spent
            bed.phases["ingest"].kept += len(list(part.iterdir()))


def report(beds: list[Bed]) -> None:
    for bed in beds:
        idle, busy = bed.phases["idle"], bed.phases["ingest"]
        print(f"\n{bed.name}: {busy.kept:,} releases kept in {busy.wall:,.0f} s, {busy.kept / busy.wall:.1f} a second")
        print(
            f"{'':16}{'idle: n':>9}{'p50 ms':>9}{'p99 ms':>9}{'ingest: n':>11}{'p50 ms':>9}{'p99 ms':>9}{'p50':>7}{'p99':>7}"
        )
        for kind in (*crowd.WEIGHTS, "all"):
            if not idle.of(kind) or not busy.of(kind):
                continue
            p50, p99 = ((percentile(idle.of(kind), share), percentile(busy.of(kind), share)) for share in (0.5, 0.99))
            print(
                f"{kind:16}{len(idle.of(kind)):9,}{p50[0]:9.1f}{p99[0]:9.1f}{len(busy.of(kind)):11,}{p50[1]:9.1f}{p99[1]:9.1f}"
                f"{p50[1] / p50[0]:7.1f}{p99[1] / p99[0]:7.1f}"
            )
        for name, phase in bed.phases.items():
            told = ", ".join(f"{number} {what}" for what, number in phase.errors.most_common()) or "none"
            parts = ((of, getattr(phase, of)) for of in ("server", "readers", "ingest", "machine"))
            shares = ", ".join(f"{of} {spent / phase.wall / CORES:.0%}" for of, spent in parts if spent)
            moved = sum(answer.trouble == MOVED for answer in phase.answers)
            print(
                f"{name}: {len(phase.answers) / phase.wall:.1f} answers a second, each {phase.server / len(phase.answers) * 1000:.0f} ms of "
                f"the server's processor time; of {CORES} cores: {shares}; errors: {told}; moved: {moved}"
            )


def _machine() -> float:
    """Processor time that this machine has worked so far, whoever it worked for; of Linux only, elsewhere 0."""
    with contextlib.suppress(OSError):
        user, nice, system, _, _, irq, soft, *_ = map(int, Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:])
        return (user + nice + system + irq + soft) / servers.TICKS
    return 0.0


@contextlib.contextmanager
def bed(kind: str, name: str, checkout: Path | None, held: Path, folder: Path) -> Iterator[Bed]:
    """A registry that holds so much already, served."""
    folder.mkdir()
    with servers.database(kind, folder, **SETTINGS) as url:
        servers.run(url, "ingest", str(held), checkout=checkout)
        with servers.directory(url, 2, checkout=checkout) as server:
            yield Bed(name, url, checkout, server)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n\n")[0])
    parser.add_argument("--databases", nargs="+", choices=("sqlite", "postgresql"), default=["sqlite", "postgresql"])
    parser.add_argument("--held", type=int, default=10_000, help="releases that the registry holds before")
    parser.add_argument("--releases", type=int, default=10_000, help="releases that come in meanwhile")
    parser.add_argument("--readers", type=int, default=200)
    parser.add_argument(
        "--think", type=float, default=40.0, help="seconds from one question of a reader to the next, on average"
    )
    parser.add_argument("--seconds", type=float, default=120.0, help="of each idle round")
    parser.add_argument(
        "--rounds", type=int, default=1, help="in so many parts the releases come in, with an idle time before each"
    )
    parser.add_argument("--beside", type=Path, help="another checkout, measured in turns with this one")
    chosen = parser.parse_args()
    total = chosen.held + chosen.releases
    officers = min(max(2 * ORGANISATIONS, total // 8), MOST_OFFICERS)
    samples = make_samples(total, organisations=ORGANISATIONS, officers=officers, seed=SEED)
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        held = servers.write_samples(folder / "held", samples[: chosen.held])
        later = samples[chosen.held :]
        size = -(-len(later) // chosen.rounds)
        parts = [
            servers.write_samples(folder / str(turn), later[turn * size : (turn + 1) * size])
            for turn in range(chosen.rounds)
        ]
        programs = {"": None} if chosen.beside is None else {", this": None, ", beside": chosen.beside.resolve()}
        beds = [
            stack.enter_context(bed(kind, kind + name, checkout, held, folder / (kind + name)))
            for kind in chosen.databases
            for name, checkout in programs.items()
        ]
        print(
            f"{chosen.held:,} releases held, {chosen.releases:,} come in; {chosen.readers} readers, {chosen.think:g} s between questions "
            f"of each: {chosen.readers / chosen.think:.1f} a second, open loop"
        )
        measure(beds, parts, Crowd(chosen.readers, chosen.think), chosen.seconds)
        report(beds)


if __name__ == "__main__":
    main()
