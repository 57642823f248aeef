"""`press-directory decide office`: names of press offices on the command line."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from click.testing import Result
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from directory.registry.office_names import names_of, suggestions
from directory.registry.search import list_offices
from directory.registry.store import keep
from tests.builders import NOW, mention, release

Run = Callable[..., Result]


@pytest.fixture
def filled(engine: Engine, run: Run) -> Run:
    with Session(engine) as session, session.begin():
        for day, issuer in (("2026-01-01", "Lemon Works"), ("2026-01-02", "Lemon Works Vienna")):
            draft = mention("Ada Example", email="ada@lemonworks.example")
            keep(session, *release(draft, issuer=issuer, on=day, name=f"{day}.txt"), NOW)
    return run


def slugs(engine: Engine) -> list[str]:
    with Session(engine) as session:
        return [office.ref.slug for office in list_offices(session).items]


def test_open_pairs_and_names_are_listed_and_explained(filled: Run, engine: Engine) -> None:
    assert "1 to decide" in filled("decide", "office", "pairs").stdout
    with Session(engine) as session:
        (pair,) = suggestions(session)
    told = filled("decide", "office", "why", pair.left.id, pair.right.id).stdout
    for words in ("-10.0  prior", "name: more words: lemon works / lemon works vienna", "in all"):
        assert words in told
    assert f"{pair.left.id:>6}" in filled("decide", "office", "names", "lemon-works").stdout


def test_a_merger_is_told_before_done_after_and_taken_back(filled: Run, engine: Engine) -> None:
    refused = filled("decide", "office", "merge", "lemon-works", "lemon-works-vienna", typed="n\n")
    assert "is one press office, at /offices/lemon-works" in refused.stdout
    assert len(slugs(engine)) == 2
    done = filled("decide", "office", "merge", "lemon-works", "lemon-works-vienna", "--by", "ed", typed="y\n")
    assert done.exit_code == 0
    assert slugs(engine) == ["lemon-works"]
    number = done.stdout.partition("Decided, as number ")[2].partition(";")[0]
    assert "ed made press offices one: lemon-works, lemon-works-vienna" in filled("decide", "log").stdout
    back = filled("decide", "undo", number, typed="y\n")
    assert "“Lemon Works Vienna”" in back.stdout
    assert len(slugs(engine)) == 2


def test_a_name_is_taken_out_and_a_pair_decided(filled: Run, engine: Engine) -> None:
    with Session(engine) as session:
        (pair,) = suggestions(session)
    filled("decide", "office", "same", pair.left.id, pair.right.id, "--yes")
    assert slugs(engine) == ["lemon-works"]
    with Session(engine) as session:
        out = next(n.id for n in names_of(session, "lemon-works") if n.slug == "lemon-works-vienna")
    assert filled("decide", "office", "split", "lemon-works", out, "--yes").exit_code == 0
    assert len(slugs(engine)) == 2
    assert "No pair is left" in filled("decide", "office", "pairs").stdout
    assert filled("decide", "office", "merge", "lemon-works", "pear-works", "--yes").exit_code == 1


def test_releases_in_the_same_name_are_listed_and_taken_out_by_their_ids(engine: Engine, run: Run) -> None:
    with Session(engine) as session, session.begin():
        for day, name in (("2026-01-01", "Ada Example"), ("2026-01-02", "Bo Muster")):
            draft = mention(name, phone="+33 1 99 00 00 01")
            keep(session, *release(draft, issuer="Aurora", on=day, name=f"{day}.txt", title=f"News of {day}"), NOW)
    told = run("decide", "office", "releases", "aurora").stdout.splitlines()
    assert [line.split("  ")[1:] for line in told] == [
        [day, f"News of {day}", "Aurora"] for day in ("2026-01-02", "2026-01-01")
    ]
    assert "[France]" in run("decide", "office", "names", "aurora").stdout
    newest = told[0].split()[0]
    shown = run("decide", "office", "split", "aurora", "--release", newest, typed="y\n").stdout
    assert "“Aurora” is one press office, at /offices/aurora-2, with 1 contact and 1 release." in shown
    assert slugs(engine) == ["aurora-2", "aurora"]
    number = shown.partition("Decided, as number ")[2].partition(";")[0]
    assert run("decide", "undo", number, typed="y\n").exit_code == 0
    assert slugs(engine) == ["aurora"]
