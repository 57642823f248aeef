"""`press-directory review`: what is not sure enough is listed with its reasons, and a decision lasts."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from directory.registry.rebuild import republish
from directory.registry.reviews import reviews, waiting
from directory.registry.store import keep
from tests.builders import NOW, mention, release
from tests.unit.cli.releases import write

Run = Callable[..., Result]
SEEDS = Path(__file__).resolve().parents[3] / "seeds"


@pytest.fixture
def filled(engine: Engine, run: Run) -> Run:
    """Ada is published, Bo waits."""
    ada = mention("Ada Example", email="ada@agency.example", confidence=0.97)
    bo = mention("Bo \x1b[31mMuster", email="bo@agency.example", phone="+33 1 99 00 00 02, ext. 4", confidence=0.4)
    with Session(engine) as session, session.begin():
        republish(session, 0.94, NOW)
        keep(session, *release(ada, bo, title="News", name="news.txt"), NOW)
    return run


def waits(engine: Engine) -> list[int]:
    with Session(engine) as session:
        return [one.mention_id for one in waiting(session)]


def test_the_list_tells_id_confidence_release_and_what_it_says(filled: Run, engine: Engine) -> None:
    told = filled("review", "list").stdout

    assert str(waits(engine)[0]) in told
    for words in ("0.400", "news.txt (News)", "Bo", "bo@agency.example", "+33 1 99 00 00 02 ext. 4", "1 waits"):
        assert words in told
    assert "Ada" not in told
    assert "\x1b" not in told


def test_what_is_published_by_a_human_waits_no_more_and_the_ledger_says_who(filled: Run, engine: Engine) -> None:
    (bo,) = waits(engine)

    assert filled("review", "publish", bo, "--reason", "called", "--by", "editor").exit_code == 0

    assert "Nothing waits" in filled("review", "list").stdout
    assert "Bo" in filled("export", "--no-waiting").stdout
    with Session(engine) as session:
        assert [(r.opinion, r.author, r.reason) for r in reviews(session, bo)] == [("publish", "editor", "called")]


def test_what_is_refused_is_not_published_by_another_threshold(filled: Run, engine: Engine) -> None:
    (bo,) = waits(engine)
    filled("review", "refuse", bo, "--by", "editor")
    filled("db", "rebuild", PUBLISH_ABOVE="0.1")
    assert "Bo" not in filled("export", "--no-waiting").stdout

    filled("review", "withdraw", bo, "--by", "editor")
    assert "Bo" in filled("export", "--no-waiting").stdout


def test_an_id_that_is_not_there_is_told(filled: Run) -> None:
    result = filled("review", "publish", 404)

    assert result.exit_code == 1
    assert "404" in result.stderr


def test_rebuild_applies_the_threshold(filled: Run) -> None:
    assert "1 contacts published before, 2 now" in filled("db", "rebuild", PUBLISH_ABOVE="0.3").stdout


def test_export_marks_what_waits_and_can_leave_it_out(filled: Run) -> None:
    lines = [json.loads(line) for line in filled("export").stdout.splitlines()]

    assert {line["name"][:2]: line["published"] for line in lines} == {"Ad": True, "Bo": False}
    assert [c["published"] for line in lines for c in line["citations"] if not line["published"]] == [False]
    assert len(filled("export", "--no-waiting").stdout.splitlines()) == 1
    assert "bo@" not in filled("export", "--format", "csv").stdout + filled("export", "--format", "vcf").stdout


def test_ingest_publishes_from_the_setting_on_and_tells_what_waits(run: Run, tmp_path: Path) -> None:
    file = write(tmp_path / "release.txt")

    assert "Waiting" not in run("ingest", file).stdout
    assert "Waiting for review: 1 mention;" in run("ingest", file, PUBLISH_ABOVE="1.0").stdout
    assert run("export", "--no-waiting").stdout == ""


def test_the_seeds_are_published_wholly(run: Run) -> None:
    assert "holds 3 contacts" in run("ingest", SEEDS).stdout
    assert "Nothing waits" in run("review", "list").stdout


@pytest.mark.parametrize("value", ["-0.1", "1.5", "much", "nan", "٠.٥"])
def test_a_threshold_that_is_no_share_is_refused_by_name(run: Run, value: str) -> None:
    result = run("export", PUBLISH_ABOVE=value)

    assert result.exit_code == 1
    assert "PUBLISH_ABOVE" in result.stderr
