"""No figure falls unseen: each is compared with the one accepted last.

When one falls for a good reason: `python -m benchmarks.score --accept` (and `--corpus DIR --accept`), and say why in
the commit.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from benchmarks import figures
from benchmarks.beside import FIELDS, Counts
from benchmarks.figures import COLUMNS, Change, changes
from benchmarks.labelled import Result, bed, corpus

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"


def fallen(accepted: Mapping[str, Sequence[float]], now: figures.Figures) -> list[str]:
    return [str(change) for change in changes(accepted, now) if change.fell]


@pytest.fixture(scope="module")
def results() -> list[Result]:
    return bed(jobs=2)


def test_little_is_missed_beside_contacts_and_hardly_anything_wrong(results: list[Result]) -> None:
    counts: Counts = sum((result.beside for result in results), Counter())
    for field in FIELDS:
        right, wrong, missed = (counts[field, kind] for kind in ("tp", "fp", "fn"))
        assert right >= 0.98 * (right + wrong), field
        assert right >= 0.85 * (right + missed), field  # the newest tables have few words of subjects yet


def test_no_figure_of_the_bed_falls(results: list[Result]) -> None:
    accepted = figures.read(figures.BED)
    assert accepted.of == figures.digest(results), "the bed has other releases now: accept their figures"
    assert fallen(accepted.figures, figures.bed_figures(results)) == []


@pytest.mark.skipif(not CORPUS.exists(), reason="the labelled corpus is not beside this repository")
def test_no_figure_of_the_corpus_falls() -> None:
    accepted, results = figures.read(figures.CORPUS), corpus(CORPUS, jobs=2)
    assert accepted.of == figures.digest(results), "the corpus has other releases now: accept their figures"
    assert fallen(accepted.figures, figures.corpus_figures(results)) == []


class TestTheComparison:
    """A check that cannot fail proves nothing."""

    BEFORE = {"all": [0.5] * len(COLUMNS)}  # noqa: RUF012 - read only

    def test_a_figure_that_fell_is_named(self) -> None:
        now = {"all": (0.499, *[0.5] * (len(COLUMNS) - 1))}
        assert changes(self.BEFORE, now) == [Change("all", "contact", 0.5, 0.499)]
        assert fallen(self.BEFORE, now) == ["all                                contact  0.500 -> 0.499"]

    def test_a_figure_that_rose_never_fails(self) -> None:
        assert fallen(self.BEFORE, {"all": (0.9,) * len(COLUMNS)}) == []

    def test_a_group_that_is_gone_has_fallen_and_a_new_one_has_not(self) -> None:
        assert len(fallen(self.BEFORE, {"new": (0.1,) * len(COLUMNS)})) == len(COLUMNS)

    def test_what_is_written_is_read_again(self, tmp_path: Path) -> None:
        path = tmp_path / "accepted.json"
        figures.write(path, {"cell prose/de": (0.25,) * len(COLUMNS)}, "0123")
        assert figures.read(path) == figures.Accepted("0123", {"cell prose/de": [0.25] * len(COLUMNS)})
        assert sum("cell" in line for line in path.read_text(encoding="utf-8").splitlines()) == 1


class TestTheCommand:
    """`python -m benchmarks.score --corpus DIR`, on a corpus of one release."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        (tmp_path / "one.txt").write_text("Press contact:\nJane Doe\njane.doe@example.org\n", encoding="utf-8")
        contact = {"kind": "person", "name": "Jane Doe", "role": None, "org": None, "emails": ["jane.doe@example.org"]}
        label = {"id": "one", "file": "one.txt", "issuer": "Example", "language": "en", "contacts": [contact]}
        (tmp_path / "labels.jsonl").write_text(json.dumps(label), encoding="utf-8")
        return tmp_path

    @staticmethod
    def run(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "benchmarks.score", "--corpus", str(folder), *options]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    def test_another_corpus_is_not_held_against_the_accepted_one(self, folder: Path) -> None:
        before = figures.CORPUS.read_bytes()
        answer = self.run(folder, "--accept")
        assert (answer.returncode, answer.stderr) == (0, "")
        assert "not compared" in answer.stdout
        assert figures.CORPUS.read_bytes() == before

    def test_figures_are_accepted_and_a_fall_is_named_with_exit_status_1(self, folder: Path) -> None:
        kept = str(folder / "accepted.json")
        assert self.run(folder, "--accepted", kept, "--accept").returncode == 0
        (folder / "one.txt").write_text("Nothing here.", encoding="utf-8")
        answer = self.run(folder, "--accepted", kept)
        assert answer.returncode == 1
        assert re.search(r"fell\s+all\s+contact\s+1\.000 -> 0\.000", answer.stdout)
        assert "missed: a contact that was not found" in answer.stdout
