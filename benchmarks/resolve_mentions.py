"""Are mentions of one human put together, and of two kept apart, how fast and in how much memory; and how do those fare that
one would otherwise use: Splink on DuckDB, with preset weights and with weights by EM, and keys with rapidfuzz?

    python -m benchmarks.resolve_mentions
    python -m benchmarks.resolve_mentions --mentions 100000 1000000 --rounds 3 1

Every engine runs in a process of its own, on the same file of generated mentions with known truth, `--rounds` times by turns;
the medians count. `s` are seconds by the clock, which is what one waits, beside them the ratio to Splink with preset weights,
the seconds of the processor, as both use all cores, and the peak of memory of all processes together (what they share counts
once). Ours is the command as users run it, from the file to the printed contacts. The others are handed
mentions whose names, numbers and addresses were cleaned by our own functions, which their time does not count, and people
and desks told apart; theirs is the time to decide. Splink is looked for where this runs: install it beside this project
(`pip install "splink>=5,<6" duckdb`); where it is not, it is left out.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple, Self

from benchmarks.mentions.judging import Figures, faults, judged
from benchmarks.mentions.peers import PEERS
from benchmarks.mentions.world import Truth, mentions

OURS, FIRST_PEER = "press-directory resolve", next(iter(PEERS))
COMMAND = "from directory.cli.main import main; main()"


class Cost(NamedTuple):
    """Seconds by the clock and of the processor, and the peak in megabytes."""

    seconds: float
    processor: float
    megabytes: float


def generate(folder: Path, seed: int, count: int, people: int) -> tuple[Path, dict[str, Truth]]:
    path, truth = folder / "mentions.jsonl", {}
    with path.open("w", encoding="utf-8") as file:
        for row, told in mentions(seed, people, count):
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            truth[str(row["id"])] = told
    return path, truth


class Watched(threading.Thread):
    """The most megabytes that a process and those it has started hold together, looked at four times a second; on Linux."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid, self._ended = pid, threading.Event()
        self.megabytes = 0.0

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self.join()

    def run(self) -> None:
        while not self._ended.wait(0.25):
            self.megabytes = max(self.megabytes, sum(map(_held, _family(self._pid))) / 1024)


def _family(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:  # it has ended, or this is another system
        return []
    return [pid, *(one for child in children for one in _family(int(child)))]


def _held(pid: int) -> int:
    """In kilobytes; of what n processes share, an nth."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def run(engine: str, path: Path, folder: Path) -> Cost:
    """What it found is in `folder`."""
    output, suggested = folder / "contacts.jsonl", folder / "suggested.jsonl"
    suggested.write_text("", encoding="utf-8")
    if engine == OURS:
        program = [sys.executable, "-c", COMMAND, "resolve", "--suggest", str(suggested), str(path)]
    else:
        program = [sys.executable, "-m", "benchmarks.mentions.peers", engine, str(path), str(output)]
    with (output if engine == OURS else folder / "told.json").open("wb") as out:
        start = time.perf_counter()
        process = subprocess.Popen(program, stdout=out)
        with Watched(process.pid) as watched:
            _, status, used = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - start
        alone = used.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
        cost = Cost(seconds, used.ru_utime + used.ru_stime, max(alone, watched.megabytes))
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{engine} failed")
    if engine != OURS:
        told = json.loads((folder / "told.json").read_text(encoding="utf-8"))
        cost = cost._replace(seconds=told["seconds"], processor=told["processor"])
    return cost


def contacts(folder: Path) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Of each mention its contact; and the pairs of contacts that were suggested."""
    of = {}
    with (folder / "contacts.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            contact = json.loads(line)
            of |= dict.fromkeys(contact["mentions"], contact["contact"])
    with (folder / "suggested.jsonl").open(encoding="utf-8") as lines:
        return of, [tuple(json.loads(line)["contacts"]) for line in lines]


def compare(engines: list[str], count: int, rounds: int, wanted: argparse.Namespace) -> float:
    """Print the table of so many mentions; returns our median seconds."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path, truth = generate(folder, wanted.seed, count, wanted.people or count // 10)
        named = len({told.who for told in truth.values() if told.name})
        print(f"{len(truth):,} mentions of {named:,} people and their desks, medians of {rounds}\n")
        print(
            f"{'':26}{'P':>7}{'R':>7}{'F1':>7}{'exact':>7}{'namesakes apart (one org.)':>28}{'moves (+ sugg.)':>17}"
            f"{'s':>8}{'ratio':>7}{'CPU s':>8}{'MB':>7}"
        )
        found: dict[str, Figures] = {}
        costs: dict[str, list[Cost]] = {engine: [] for engine in engines}
        for turn in range(rounds):
            for engine in engines:
                costs[engine].append(run(engine, path, folder))
                if not turn:
                    of, suggested = contacts(folder)
                    found[engine] = judged(truth, of, suggested)
                    if engine == OURS:
                        ours = of
        medians = {engine: Cost(*map(statistics.median, zip(*each, strict=True))) for engine, each in costs.items()}
        for engine, figures in found.items():
            print(_line(engine, figures, medians[engine], medians.get(FIRST_PEER)), flush=True)
        if OURS in found:
            with path.open(encoding="utf-8") as lines:
                rows = {row["id"]: row for row in map(json.loads, lines)}
            _explain(truth, ours, rows, wanted.examples)
        return medians[OURS].seconds if OURS in medians else 0.0


def _line(engine: str, figures: Figures, cost: Cost, peer: Cost | None) -> str:
    apart = f"{figures.namesakes:.3f} ({figures.namesakes_here:.3f})"
    moved = f"{figures.moves:.3f} ({figures.moves_suggested:.3f})"
    ratio = f"{cost.seconds / peer.seconds:7.2f}" if peer else f"{'':7}"
    return (
        f"{engine:26}{figures.precision:7.4f}{figures.recall:7.4f}{figures.f1:7.4f}{figures.exact:7.3f}"
        f"{apart:>28}{moved:>17}{cost.seconds:8.1f}{ratio}{cost.processor:8.1f}{cost.megabytes:7.0f}"
    )


def _explain(truth: dict[str, Truth], of: dict[str, str], rows: dict[str, dict[str, object]], examples: int) -> None:
    """What remains wrong, by its reason, the worst first."""
    print(f"\n{'what remains wrong':97}{'contacts':>9}{'pairs':>8}")
    for reason, fault in sorted(faults(truth, of, rows).items(), key=lambda entry: (entry[0][:4], -entry[1].pairs)):
        print(f"{reason:97}{fault.contacts:9,}{fault.pairs:8,}")
        for lost, rest in fault.examples[:examples]:
            print(f"      {_written(rows[lost])}\n      {_written(rows[rest])}\n")


def _written(row: dict[str, object]) -> str:
    return " | ".join(str(row[part] or "") for part in ("date", "name", "org", "emails", "phones"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n\n")[0])
    parser.add_argument("--mentions", type=int, nargs="+", default=[100_000], help="a table for each of these numbers")
    parser.add_argument("--people", type=int, help="a tenth of the mentions if not told")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--rounds", type=int, nargs="+", default=[3], help="for each of the tables; the last for all others"
    )
    parser.add_argument("--engines", nargs="*", help="only these")
    parser.add_argument("--examples", type=int, default=0, help="so many of each fault")
    wanted = parser.parse_args()
    engines = [OURS, *(name for name in PEERS if "splink" not in name.lower() or find_spec("splink"))]
    engines = [name for name in engines if not wanted.engines or name in wanted.engines]
    before: tuple[int, float] | None = None
    for place, count in enumerate(wanted.mentions):
        rounds = wanted.rounds[min(place, len(wanted.rounds) - 1)]
        seconds = compare(engines, count, rounds, wanted)
        if before and seconds:
            print(f"\nours, {count / before[0]:.0f} times the mentions: {seconds / before[1]:.1f} times the seconds")
        before = count, seconds
        print()


if __name__ == "__main__":
    main()
