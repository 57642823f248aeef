"""How well are words that no table tells guessed to be somebody's role or organisation, and by which weights?

    python -m benchmarks.guesses --corpus DIR [--corpus DIR2 ...]    labelled releases, foretold without their issuer
    python -m benchmarks.guesses --corpus DIR --write                 the same, and keep the weights

The releases that one can learn from are those whose titles and firms the tables have learnt already. So each is read several times, with
a random part of the words for roles and organisations taken out of the tables: what is left open then is as it is in releases
that nobody has seen. Printed is, for each such part, how many of the words around names were guessed, how many of these
were right, and how many there were to find, by weights that have not seen the issuer (five parts).
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
import sys
import tempfile
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.labelled import Task, corpus_tasks, record
from benchmarks.regression import Row, Table, fit, folds
from benchmarks.scoring import fold, judge
from directory.errors import DocumentError
from directory.extraction.people.guesses import ROLE, SOMETHING, TABLE, logit
from directory.extraction.people.slots import told_before
from directory.extraction.people.traits import Traits
from directory.extraction.people.unclaimed import Stated
from directory.extraction.words import vocabulary
from directory.reading import examine

READINGS = ((0.0, 1, 0.5), (0.5, 1, 1.0), (0.5, 2, 1.0), (0.5, 4, 1.0), (0.75, 5, 1.0), (1.0, 3, 0.5))
"""The share of words that is left out, the seed that says which, and how much what is read so counts."""
THINNED = ("roles", "organisations")
PARTS = 5
MOST = 25
"""No issuer counts as more stretches of words: some are repeated from release to release."""


@dataclass(frozen=True, slots=True)
class Example:
    """A stretch of words beside a name that no word told: whose release, its traits, and what it is."""

    issuer: str
    reading: int
    traits: Traits
    truth: Stated | None
    weight: float = 1.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, metavar="DIR", action="append", required=True, help="labelled releases")
    parser.add_argument("--write", action="store_true", help=f"keep the weights, in {TABLE.name}")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="processes to read with (1)")
    args = parser.parse_args()
    tasks = [task for folder in args.corpus for task in corpus_tasks(folder)]
    found = weighted([e for number in range(len(READINGS)) for e in examples(tasks, number, args.jobs)])
    report(found)
    if args.write:
        TABLE.write_text(written(tables(found), found, len(tasks)), encoding="utf-8")
        print(f"written: {TABLE.name}")
    return 0


def examples(tasks: Sequence[Task], number: int, jobs: int) -> list[Example]:
    """What one reading leaves open, in processes of their own: their tables lack the words that it leaves out."""
    share, seed, _ = READINGS[number]
    with tempfile.TemporaryDirectory() as folder:
        thin(vocabulary.TABLES, Path(folder), share, seed)
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(jobs, context, _read_with, (Path(folder),)) as pool:
            read = pool.map(_examples, tasks, chunksize=32)
            return [replace(example, reading=number) for found in read for example in found]


def thin(tables_: Path, folder: Path, share: float, seed: int) -> None:
    """Copies of the language tables without that share of their words for roles and organisations."""
    for path in tables_.glob("*.toml"):
        table = tomllib.loads(path.read_text("utf-8"))
        for key in THINNED:
            table[key] = [w for w in table[key] if w.startswith("!") or random.Random(f"{seed}/{w}").random() >= share]
        lines = (f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in table.items())
        (folder / path.name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def _read_with(folder: Path) -> None:
    vocabulary.TABLES = folder


def _examples(task: Task) -> list[Example]:
    document, labelled = task
    try:
        examined = examine(document)
    except DocumentError:
        return []
    contacts = examined.finding.contacts
    judged = judge(labelled["contacts"], [record(one.mention) for one in contacts], labelled.get("ignore_emails") or ())
    golds = {}
    for one in judged:
        names = contacts[one.place].mention.of("name") if one.place is not None else ()
        if names and one.gold is not None:
            golds[names[0].quote.start] = one.gold
    before: defaultdict[int, list[Stated]] = defaultdict(list)
    found = []
    for words in examined.finding.unclaimed:
        gold = golds.get(words.name)
        said = fold(examined.reading.release.text[words.start : words.end])
        truth: Stated | None = None
        if gold is not None and said in (gold.role, gold.org):
            truth = "role" if said == gold.role else "org"
        found.append(Example(labelled["issuer"], 0, told_before(words.traits, before[words.name]), truth))
        if truth is not None:
            before[words.name].append(truth)
    return found


def weighted(found: Sequence[Example]) -> list[Example]:
    counts = Counter(example.issuer for example in found)
    return [replace(e, weight=READINGS[e.reading][2] * min(1.0, MOST / counts[e.issuer])) for e in found]


def tables(found: Iterable[Example]) -> tuple[Table, Table]:
    """The weights of both questions."""
    found = list(found)
    something = [Row(e.issuer, e.traits, e.truth is not None, e.weight) for e in found]
    role = [Row(e.issuer, e.traits, e.truth == "role", e.weight) for e in found if e.truth is not None]
    return fit(something), fit(role)


def foretold(found: Sequence[Example]) -> Iterator[tuple[Example, Stated | None]]:
    """Each with what it is taken for by weights from the parts that its issuer is not in."""
    part = folds((e.issuer for e in found), PARTS)
    for number in range(PARTS):
        something, role = tables(e for e in found if part[e.issuer] != number)
        for e in found:
            if part[e.issuer] == number:
                field: Stated = "role" if logit(e.traits, role) > 0 else "org"
                yield e, field if logit(e.traits, something) > 0 else None


def report(found: Sequence[Example]) -> None:
    counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for example, guessed in foretold(found):
        counts[example.reading]["to find"] += example.truth is not None
        counts[example.reading]["guessed"] += guessed is not None
        counts[example.reading]["right"] += guessed is not None and guessed == example.truth
    print("words left out  seed   to find  guessed  right")
    for number, (share, seed, _) in enumerate(READINGS):
        c = counts[number]
        print(f"{share:14.0%}  {seed:4}  {c['to find']:8} {c['guessed']:8} {c['right']:6}")


def written(both: tuple[Table, Table], found: Sequence[Example], releases: int) -> str:
    """The weights as TOML, with where they come from."""
    lines = [
        "# What each trait of words around a name (slots.py) adds to two logits: that they state something of its bearer, and that",
        "# this is a role rather than an organisation. Logistic regressions, written by",
        "# `python -m benchmarks.guesses --corpus DIR --write`. Not to be edited by hand.",
        f"# From {len(found)} stretches of words in {releases} labelled releases, each read with {len(READINGS)} parts of the words left out.",
    ]
    for question, table in zip((SOMETHING, ROLE), both, strict=True):
        lines += _section(question, table)
    return "\n".join(lines) + "\n"


def _section(question: str, table: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    for trait, values in table.items():
        yield f"\n[{json.dumps(question)}.{json.dumps(trait)}]"
        for value, weight in values.items():
            yield f"{json.dumps(value, ensure_ascii=False)} = {weight:.2f}"


if __name__ == "__main__":
    sys.exit(main())
