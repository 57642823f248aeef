"""How right are the contacts found, and did a figure fall?

    python -m benchmarks.score                       the generated bed, against the figures accepted last
    python -m benchmarks.score --corpus DIR          labelled releases: DIR/labels.jsonl and the files it names
    python -m benchmarks.score ... --accept          take today's figures as the ones to hold

Printed: the tables (all, by format, by language, by issuer, by layout), the issuers left out in halves and quarters,
what fails and why, and what changed. The exit status is 1 when a figure fell and was not accepted.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from benchmarks import figures
from benchmarks.beside import FIELDS, Counts
from benchmarks.failures import REASONS, reasons, shown
from benchmarks.labelled import Result, bed, corpus
from benchmarks.scoring import Judged, Tally

DIMENSIONS = ("format", "language", "issuer", "layout")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, metavar="DIR", help="score these labelled releases instead of the bed")
    parser.add_argument("--accept", action="store_true", help="keep today's figures as the accepted ones")
    parser.add_argument("--accepted", type=Path, metavar="FILE", help="where the accepted figures are kept")
    parser.add_argument("--full", action="store_true", help="all cells of the bed; compared with nothing")
    parser.add_argument("--seed", type=int, default=0, help="another bed than the accepted one; compared with nothing")
    parser.add_argument("--examples", type=int, default=3, metavar="N", help="of each reason for a failure (3)")
    parser.add_argument("--only", metavar="TEXT", help="only documents whose id holds this; compared with nothing")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="processes to read with (1)")
    args = parser.parse_args()
    if args.corpus:
        results = corpus(args.corpus, jobs=args.jobs)
    else:
        results = bed(full=args.full, seed=args.seed, jobs=args.jobs)
    if args.only:
        results = [result for result in results if args.only in result.id]
    _tables(results)
    _beside(results)
    _left_out(results)
    _failures(results, args.examples)
    if args.full or args.seed or args.only:
        return 0
    path = args.accepted or (figures.CORPUS if args.corpus else figures.BED)
    now = figures.corpus_figures(results) if args.corpus else figures.bed_figures(results)
    of, before = figures.digest(results), figures.read(path)
    if args.corpus and before.of not in ("", of) and args.accepted is None:
        print(f"not compared: {path.name} is of other releases; --accepted FILE keeps the figures of these")
        return 0
    fell = _compare(path, before, now)
    if args.accept:
        figures.write(path, now, of)
        print(f"accepted: {path.name}")
    return 1 if fell and not args.accept else 0


def _tables(results: Sequence[Result]) -> None:
    print(f"{len(results)} releases, {sum(one.gold is not None for r in results for one in r.judged)} contacts\n")
    _table("", figures.by(results, lambda _: "all"))
    for dimension in DIMENSIONS:
        groups = figures.by(results, lambda r, d=dimension: r.groups[d])  # type: ignore[misc]
        if len(groups) > 1:
            _table(f"by {dimension}", groups)


def _table(title: str, groups: dict[str, Tally]) -> None:
    print(f"{title:28.28} {'n':>5}" + "".join(f"{column:>9}" for column in figures.COLUMNS))
    for group, tally in groups.items():
        cells = "".join(f"{tally.f1(column):9.3f}" for column in figures.COLUMNS)
        print(f"{group:28.28} {tally.documents:5}{cells}")
    print()


def _beside(results: Sequence[Result]) -> None:
    """Of what stands beside contacts that were found: where labels tell it."""
    counts: Counts = sum((result.beside for result in results), Counter())
    if not counts:
        return
    print(f"{'beside contacts':28} {'right':>9}{'wrong':>9}{'missed':>9}")
    for field in FIELDS:
        print(f"{field:28} " + "".join(f"{counts[field, kind]:9}" for kind in ("tp", "fp", "fn")))
    print()


def _left_out(results: Sequence[Result]) -> None:
    """The issuers, sorted by name, in halves and quarters: each is what was left out when the others were looked at."""
    issuers = sorted({result.groups["issuer"] for result in results})
    if len(issuers) < 4:
        return
    for parts, called in ((2, "half"), (4, "quarter")):
        part = {issuer: at * parts // len(issuers) for at, issuer in enumerate(issuers)}
        _table(f"each {called} of the issuers", figures.by(results, lambda r: f"{part[r.groups['issuer']] + 1}"))  # noqa: B023


def _failures(results: Sequence[Result], examples: int) -> None:
    groups: dict[str, list[tuple[str, Judged]]] = defaultdict(list)
    for result in results:
        for reason, one in reasons(result.judged):
            groups[reason].append((result.id, one))
    print("what fails, and why")
    for reason, cases in sorted(groups.items(), key=lambda item: -len(item[1])):
        print(f"{len(cases):6}  {reason}: {REASONS[reason]}")
        step = max(len(cases) // max(examples, 1), 1)
        for identifier, one in cases[::step][:examples]:
            print(f"          {identifier}\n            want {shown(one.gold)}\n            got  {shown(one.got)}")
    print()


def _compare(path: Path, before: figures.Accepted, now: figures.Figures) -> bool:
    """Prints what changed, before and after; whether anything fell."""
    changed = figures.changes(before.figures, now)
    fell = [change for change in changed if change.fell]
    print(f"against {path.name}: {len(fell)} figures fell, {len(changed) - len(fell)} rose")
    for change in changed:
        print(f"  {'fell' if change.fell else 'rose'}  {change}")
    return bool(fell)


if __name__ == "__main__":
    sys.exit(main())
