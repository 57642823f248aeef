"""Are mentions of one human put together, and of two kept apart, how fast and in how much memory; and how do those fare that
one would otherwise use: Splink on DuckDB, with preset weights and with weights by EM, and keys with rapidfuzz?

    python -m benchmarks.resolve_mentions --mentions 100000 --people 10000

Every engine runs in a process of its own, on the same file of generated mentions with known truth, `--rounds` times by turns;
the median counts. Ours is the command as users run it, from the file to the printed contacts. The others are handed
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
import time
from importlib.util import find_spec
from pathlib import Path

from benchmarks.mentions.judging import Figures, faults, judged
from benchmarks.mentions.peers import PEERS
from benchmarks.mentions.world import Truth, mentions

OURS = "press-directory resolve"
COMMAND = "from directory.cli.main import main; main()"


def generate(folder: Path, wanted: argparse.Namespace) -> tuple[Path, dict[str, Truth]]:
    path, truth = folder / "mentions.jsonl", {}
    with path.open("w", encoding="utf-8") as file:
        for row, told in mentions(wanted.seed, wanted.people, wanted.mentions):
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            truth[str(row["id"])] = told
    return path, truth


def run(engine: str, path: Path, folder: Path) -> tuple[float, float]:
    """Seconds and peak megabytes; what it found is in `folder`."""
    output, suggested = folder / "contacts.jsonl", folder / "suggested.jsonl"
    suggested.write_text("", encoding="utf-8")
    if engine == OURS:
        program = [sys.executable, "-c", COMMAND, "resolve", "--suggest", str(suggested), str(path)]
    else:
        program = [sys.executable, "-m", "benchmarks.mentions.peers", engine, str(path), str(output)]
    with (output if engine == OURS else folder / "told.json").open("wb") as out:
        start = time.perf_counter()
        process = subprocess.Popen(program, stdout=out)
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{engine} failed")
    megabytes = used.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
    if engine != OURS:
        told = json.loads((folder / "told.json").read_text(encoding="utf-8"))
        seconds = told["seconds"]
    return seconds, megabytes


def contacts(folder: Path) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Of each mention its contact; and the pairs of contacts that were suggested."""
    of = {}
    with (folder / "contacts.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            contact = json.loads(line)
            of |= dict.fromkeys(contact["mentions"], contact["contact"])
    with (folder / "suggested.jsonl").open(encoding="utf-8") as lines:
        return of, [tuple(json.loads(line)["contacts"]) for line in lines]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n\n")[0])
    parser.add_argument("--mentions", type=int, default=100_000)
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--engines", nargs="*", help="only these")
    wanted = parser.parse_args()
    engines = [OURS, *(name for name in PEERS if "splink" not in name.lower() or find_spec("splink"))]
    engines = [name for name in engines if not wanted.engines or name in wanted.engines]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path, truth = generate(folder, wanted)
        print(f"{len(truth):,} mentions of {len({t.who for t in truth.values() if t.name}):,} people and their desks\n")
        print(
            f"{'':26}{'P':>7}{'R':>7}{'F1':>7}{'exact':>7}{'namesakes apart (one org.)':>28}{'moves (+ sugg.)':>17}{'s':>8}{'MB':>7}"
        )
        found: dict[str, Figures] = {}
        costs: dict[str, list[tuple[float, float]]] = {engine: [] for engine in engines}
        for turn in range(wanted.rounds):
            for engine in engines:
                costs[engine].append(run(engine, path, folder))
                if not turn:
                    of, suggested = contacts(folder)
                    found[engine] = judged(truth, of, suggested)
                    if engine == OURS:
                        ours = of
        for engine, figures in found.items():
            seconds, megabytes = (statistics.median(values) for values in zip(*costs[engine], strict=True))
            apart = f"{figures.namesakes:.3f} ({figures.namesakes_here:.3f})"
            moved = f"{figures.moves:.3f} ({figures.moves_suggested:.3f})"
            print(
                f"{engine:26}{figures.precision:7.4f}{figures.recall:7.4f}{figures.f1:7.4f}{figures.exact:7.3f}"
                f"{apart:>28}{moved:>17}{seconds:8.1f}{megabytes:7.0f}"
            )
        if OURS in found:
            with path.open(encoding="utf-8") as lines:
                rows = {row["id"]: row for row in map(json.loads, lines)}
            print("\nwhat remains wrong, in contacts and people")
            for reason, count in faults(truth, ours, rows).most_common():
                print(f"{count:8,}  {reason}")


if __name__ == "__main__":
    main()
