"""`press-directory decide office`: names of press offices on the command line."""

from __future__ import annotations

import re
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


def test_who_may_subscribe_is_decided_told_and_taken_back(filled: Run) -> None:
    book = ("decide", "office", "book")
    refused = filled(*book, "demand", "lemon-works", typed="n\n")
    assert "is given only to who has a token of it" in refused.stdout
    assert "Nothing else is kept from anybody" in refused.stdout
    assert "Decided" not in refused.stdout
    done = filled(*book, "demand", "lemon-works", "--by", "ed", typed="y\n").stdout
    number = re.findall(r"as number (\d+)", done)[0]
    assert "ed gave a press book only to who has a token: lemon-works" in filled("decide", "log").stdout
    assert filled(*book, "demand", "lemon-works", "--yes").exit_code == 1
    undone = filled("decide", "undo", number, typed="y\n").stdout
    assert "The press book of Lemon Works is given to everybody" in undone
    for decision in ("demand", "lift"):
        assert "Decided, as number" in filled(*book, decision, "lemon-works", "--yes").stdout


def test_sites_are_noted_where_that_is_decided_and_forgotten_with_it(filled: Run) -> None:
    sites = ("decide", "office", "sites")
    assert "It is not noted" in filled(*sites, "list", "lemon-works").stderr
    refused = filled(*sites, "on", "lemon-works", typed="n\n").stdout
    assert "It is noted which sites show contacts of Lemon Works: the origin of each" in refused
    assert "Decided, as number" in filled(*sites, "on", "lemon-works", "--by", "ed", "--yes").stdout
    assert "ed had it noted which sites show contacts of a press office: lemon-works" in filled("decide", "log").stdout
    assert filled(*sites, "list", "lemon-works").stderr == ""
    assert filled(*sites, "on", "lemon-works", "--yes").exit_code == 1
    assert "What was noted is forgotten" in filled(*sites, "off", "lemon-works", typed="y\n").stdout
    assert filled(*sites, "list", "pear-works").exit_code == 1


def test_a_token_is_given_listed_without_it_and_taken_back_for_good(filled: Run) -> None:
    book = ("decide", "office", "book")
    given = filled(*book, "give", "lemon-works", "News desk, tablet", "--by", "ed")
    token = given.stdout.splitlines()[-1]
    assert len(token.replace("-", "")) == 28
    listed = filled(*book, "tokens", "lemon-works").stdout
    (number,) = re.findall(r"(\d+)  News desk, tablet  \(given by ed,", listed)
    assert "never used" in listed
    assert token not in listed
    assert filled(*book, "give", "lemon-works", "News desk, tablet").exit_code == 1
    assert filled(*book, "revoke", "lemon-works", "77").exit_code == 1
    assert f"Taken back: token {number}." in filled(*book, "revoke", "lemon-works", number, "--by", "flo").stdout
    assert "taken back by flo" in filled(*book, "tokens", "lemon-works").stdout
    assert filled(*book, "give", "lemon-works", "News desk, tablet").exit_code == 0
    assert filled(*book, "give", "pear-works", "Somebody").exit_code == 1
