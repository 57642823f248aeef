"""How well does a contact's confidence foretell that it is right, and where should publishing begin?

    python -m benchmarks.calibrate --corpus DIR            labelled releases: DIR/labels.jsonl and the files it names
    python -m benchmarks.calibrate --corpus DIR --write    the same, and keep the weights
    python -m benchmarks.calibrate ... --check DIR2        what was kept away from, foretold by the same weights

Right is a contact whose name, addresses and numbers are all right (see `scoring`). The weights are fitted on the corpus
and on the generated bed, whose many contacts together count as a part of the corpus's. What is printed of the corpus is
foretold by weights that have not seen its issuer (five parts), of the bed by weights that have not seen its layout.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

from benchmarks.labelled import Task, bed_tasks, corpus_tasks, record
from benchmarks.regression import Guess, Row, Table, above, bins, brier, calibration_error, fit, folds, lowest_threshold
from benchmarks.scoring import judge
from directory.errors import DocumentError
from directory.extraction.people.confidence import BASE, TABLE, points, probability
from directory.reading import examine
from directory.settings import Settings

PARTS = 5
BED_COUNTS = 0.33
"""The bed's contacts together count as so much of the corpus's: they are invented, and ten times as many."""
KNOWN = [Row("known", {"states": "neither", "numbers": "none", "address": "none", "kind": "person"}, right=False)] * 10
"""What few examples show: a name without address or number mostly has lost them."""
PRECISION = 0.97
THRESHOLDS = (0.7, 0.8, 0.85, 0.9, 0.92, 0.96)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, metavar="DIR", required=True, help="labelled releases to learn from")
    parser.add_argument("--check", type=Path, metavar="DIR", action="append", default=[], help="others, to be foretold")
    parser.add_argument("--write", action="store_true", help=f"keep the weights, in {TABLE.name}")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="processes to read with (1)")
    args = parser.parse_args()
    real, invented = rows(corpus_tasks(args.corpus), args.jobs), rows(bed_tasks(full=False, seed=0), args.jobs)
    invented = [replace(row, weight=BED_COUNTS * len(real) / len(invented)) for row in invented]
    table = fit([*real, *invented, *KNOWN])
    report("the corpus, foretold without its issuer", foretold(real, [*invented, *KNOWN]))
    report("the bed, foretold without its layout", foretold(invented, [*real, *KNOWN]))
    for folder in args.check:
        report(f"{folder.name}, foretold without any of it", guesses(table, rows(corpus_tasks(folder), args.jobs)))
    if args.write:
        TABLE.write_text(written(table, len(real), len(invented)), encoding="utf-8")
        print(f"written: {TABLE.name}")
    return 0


def rows(tasks: Iterator[Task], jobs: int) -> list[Row]:
    """Every contact that is found in labelled releases, and whether it is right."""
    if jobs == 1:
        return [row for task in tasks for row in _rows(task)]
    with ProcessPoolExecutor(jobs) as pool:
        return [row for found in pool.map(_rows, tasks, chunksize=16) for row in found]


def _rows(task: Task) -> list[Row]:
    document, labelled = task
    try:
        contacts = examine(document).finding.contacts
    except DocumentError:
        return []
    judged = judge(
        labelled["contacts"], [record(found.mention) for found in contacts], labelled.get("ignore_emails") or ()
    )
    group = str(labelled.get("layout") or labelled.get("issuer") or "?")
    return [Row(group, dict(contacts[one.place].traits), one.right) for one in judged if one.place is not None]


def foretold(rows_: Sequence[Row], always: Sequence[Row]) -> list[Guess]:
    """Each row by weights from the parts that it is not in, and from what always helps."""
    part = folds((row.issuer for row in rows_), PARTS)
    found: list[Guess] = []
    for number in range(PARTS):
        table = fit([*(row for row in rows_ if part[row.issuer] != number), *always])
        found += guesses(table, [row for row in rows_ if part[row.issuer] == number])
    return found


def guesses(table: Table, rows_: Sequence[Row]) -> list[Guess]:
    return [(probability(points(row.traits, table)), row.right) for row in rows_]


def report(title: str, found: Sequence[Guess]) -> None:
    tenths = bins(found)
    right = sum(right for _, right in found) / max(len(found), 1)
    print(f"{title}: {len(found)} contacts, {right:.3f} of them right")
    print(f"Brier score {brier(found):.4f}, expected calibration error {calibration_error(tenths):.3f}\n")
    print("bin  contacts  predicted  observed")
    for number, tenth in enumerate(tenths, 1):
        print(f"{number:3}  {tenth.count:8}  {tenth.predicted:9.3f}  {tenth.observed:8.3f}")
    print("\nfrom     right  of the right")
    chosen = Settings().publish_above
    for threshold in sorted({*THRESHOLDS, chosen}):
        precision, share = above(found, threshold)
        print(
            f"{threshold:.2f}     {precision:.3f}         {share:.3f}{'   PUBLISH_ABOVE' if threshold == chosen else ''}"
        )
    lowest = lowest_threshold(found, PRECISION)
    print(f"precision stays at {PRECISION} or above from {lowest if lowest is not None else 'nowhere'} on\n")


def written(table: Table, real: int, invented: int) -> str:
    """The table as TOML, with where it comes from."""
    lines = [
        "# What each trait of a contact (traits.py) adds to the logit of its confidence: a logistic regression, written by",
        "# `python -m benchmarks.calibrate --corpus DIR --write`. Not to be edited by hand.",
        f"# From {real} contacts found in labelled real releases and {invented} found in the bed of invented ones, which",
        f"# together count as {BED_COUNTS:.0%} of the real ones. Right: name, addresses and numbers all right.",
    ]
    for trait in (BASE, *sorted(table.keys() - {BASE})):
        lines += ["", f"[{json.dumps(trait)}]"]
        lines += [f"{json.dumps(value, ensure_ascii=False)} = {logit:.2f}" for value, logit in table[trait].items()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
