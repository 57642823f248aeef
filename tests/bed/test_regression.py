"""No figure falls unseen: each is compared with the one accepted last.

When one falls for a good reason: `python -m benchmarks.score --accept` (and `--corpus DIR --accept`), and say why in
the commit.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import figures
from benchmarks.figures import COLUMNS, Change, changes
from benchmarks.labelled import bed, corpus

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"


def fallen(accepted: dict[str, list[float]], now: figures.Figures) -> list[str]:
    return [str(change) for change in changes(accepted, now) if change.fell]


def test_no_figure_of_the_bed_falls() -> None:
    accepted = figures.read(figures.BED)
    assert accepted
    assert fallen(accepted, figures.bed_figures(bed(jobs=2))) == []


@pytest.mark.skipif(not CORPUS.exists(), reason="the labelled corpus is not beside this repository")
def test_no_figure_of_the_corpus_falls() -> None:
    accepted = figures.read(figures.CORPUS)
    assert accepted
    assert fallen(accepted, figures.corpus_figures(corpus(CORPUS, jobs=2))) == []


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
        figures.write(path, {"cell prose/de": (0.25,) * len(COLUMNS)})
        assert figures.read(path) == {"cell prose/de": [0.25] * len(COLUMNS)}
        assert len(path.read_text(encoding="utf-8").splitlines()) == 6
