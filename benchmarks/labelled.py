"""Labelled releases read by the program: the generated bed, or a corpus in a folder."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.bed.__main__ import label
from benchmarks.bed.make import specimens
from benchmarks.beside import Counts, count
from benchmarks.scoring import Judged, Tally, judge, tally
from directory.errors import DocumentError
from directory.reading import read_release
from directory.records import Claim, Document, Mention


@dataclass(frozen=True, slots=True)
class Result:
    """One document: what is known of it (`language`, `format`, `issuer`, `layout`), and how its contacts were judged."""

    id: str
    groups: Mapping[str, str]
    judged: tuple[Judged, ...]
    beside: Counts

    @property
    def tally(self) -> Tally:
        return tally(self.judged)


def bed(*, full: bool = False, seed: int = 0, jobs: int = 1) -> list[Result]:
    """The generated bed, read."""
    return _read(bed_tasks(full, seed), jobs)


def corpus(folder: Path, *, jobs: int = 1) -> list[Result]:
    """A corpus: `labels.jsonl` in the folder, each line naming its `file` below it.

    Raises OSError where the labels or a document cannot be read, ValueError where a line is no JSON.
    """
    return _read(corpus_tasks(folder), jobs)


Task = tuple[Document, Mapping[str, Any]]


def bed_tasks(full: bool, seed: int) -> Iterator[Task]:
    """The documents of the bed, each with its label."""
    for specimen in specimens(full=full, seed=seed):
        document = Document(f"file:///{specimen.file}", specimen.file, specimen.content)
        yield document, label(specimen)


def corpus_tasks(folder: Path) -> Iterator[Task]:
    """The documents of a corpus, each with its label; raises as `corpus`."""
    lines = (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines()
    for labelled in (json.loads(line) for line in lines if line.strip()):
        path = folder / labelled["file"]
        yield Document(f"file:///{path.name}", path.name, path.read_bytes()), labelled


def _read(tasks: Iterator[Task], jobs: int) -> list[Result]:
    if jobs == 1:
        return [_result(task) for task in tasks]
    with ProcessPoolExecutor(jobs) as pool:
        return list(pool.map(_result, tasks, chunksize=32))


def _result(task: Task) -> Result:
    document, labelled = task
    try:
        mentions = read_release(document).mentions
    except DocumentError:  # a document that cannot be read offers nothing: its contacts count as missed
        mentions = ()
    groups = {
        "format": labelled.get("format") or document.name.rpartition(".")[2],
        "language": str(labelled.get("language") or "?").partition("-")[0],
        "issuer": labelled.get("issuer") or "?",
        "layout": labelled.get("layout") or "?",
    }
    judged = judge(labelled["contacts"], map(record, mentions), labelled.get("ignore_emails") or ())
    beside = count(labelled["contacts"], mentions, judged)
    return Result(str(labelled["id"]), groups, tuple(judged), beside)


def record(mention: Mention) -> dict[str, Any]:
    """A mention in the shape of a label."""
    return {
        "kind": mention.kind,
        "name": mention.name,
        "role": mention.role,
        "org": mention.org,
        "emails": mention.emails,
        "phones": [_phone(claim) for claim in mention.of("phone")],
    }


def _phone(claim: Claim) -> dict[str, Any]:
    return {"raw": claim.raw, "e164": claim.value if claim.value.startswith("+") else None}
