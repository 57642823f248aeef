"""`press-directory resolve`: a list of mentions in, contacts out, without a database."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from benchmarks.mentions.world import mentions
from directory.cli.main import main

ADA = {
    "id": "1",
    "release": "a",
    "date": "2026-01-01",
    "country": "GB",
    "name": "Ada Example",
    "role": "Press Officer",
    "org": "One Agency",
    "emails": ["ada.example@one.example"],
    "phones": ["020 7946 0101"],
}


def resolve(tmp_path: Path, *lines: object, options: tuple[str, ...] = ()) -> Result:
    file = tmp_path / "mentions.jsonl"
    file.write_bytes(
        b"".join((line if isinstance(line, bytes) else json.dumps(line).encode()) + b"\n" for line in lines)
    )
    return CliRunner().invoke(main, ["resolve", *options, str(file)])


def printed(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_mentions_of_one_human_are_one_contact_and_a_desk_is_another(tmp_path: Path) -> None:
    again = {"id": "2", "release": "b", "name": "EXAMPLE Ada", "phones": ["+44 20 7946 0101"], "org": "One Agency"}
    desk = {"id": "3", "release": "b", "name": "Press office", "emails": ["press@one.example"]}
    result = resolve(tmp_path, ADA, again, desk)
    assert result.exit_code == 0
    assert printed(result) == [
        {"contact": "1", "kind": "person", "mentions": ["1", "2"]},
        {"contact": "3", "kind": "desk", "mentions": ["3"]},
    ]


def test_all_but_the_id_may_be_missing_or_null(tmp_path: Path) -> None:
    nothing = {"id": "2", "name": None, "org": None, "emails": None, "phones": None, "date": None, "release": None}
    result = resolve(tmp_path, {"id": "1"}, nothing, {"id": "3", "name": "Ada Example"}, b"")
    assert result.exit_code == 0
    assert [found["mentions"] for found in printed(result)] == [["1"], ["2"], ["3"]]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (b"{", "is not JSON"),
        (b"[1]", "is no JSON object"),
        (b"[" * 50_000, "is not JSON"),
        (b"\xff\xfe", "is not JSON"),
        ({"name": "Ada Example"}, "id is missing"),
        ({"id": 7}, "id is missing or no text"),
        ({"id": "1"}, "id was given before: '1'"),
        ({"id": "2", "date": "2026-13-01"}, "date is no date: '2026-13-01'"),
        ({"id": "2", "emails": "ada@one.example"}, "emails is no list"),
        ({"id": "2", "phones": [1]}, "phones has something that is no text"),
        ({"id": "2", "name": ["Ada"]}, "are to be texts"),
        ({"id": "2", "name": "Ada " * 200}, "longer than 400 characters"),
        ({"id": "\ud800"}, "half of a character"),
        (b'{"id": "2", "role": "' + b"x" * 300_000 + b'"}', "line is longer than 100,000 bytes"),
    ],
)
def test_a_line_that_cannot_be_read_is_told_by_its_number_and_the_others_are_resolved(
    tmp_path: Path, line: object, told: str
) -> None:
    result = resolve(tmp_path, ADA, line, ADA | {"id": "9", "release": "c"})
    assert result.exit_code == 1
    assert result.stderr.startswith("press-directory: line 2: ")
    assert told in result.stderr
    assert [found["mentions"] for found in printed(result)] == [["1", "9"]]


def test_what_is_not_sure_enough_is_suggested_the_likeliest_first(tmp_path: Path) -> None:
    elsewhere = ADA | {"id": "2", "release": "b", "date": "2026-03-01", "org": "Two Ltd", "emails": [], "phones": []}
    result = resolve(tmp_path, ADA, elsewhere, options=("--suggest", str(tmp_path / "suggested.jsonl")))
    assert len(printed(result)) == 2
    (suggested,) = map(json.loads, (tmp_path / "suggested.jsonl").read_text(encoding="utf-8").splitlines())
    assert suggested["contacts"] == ["1", "2"]


def many(lines: int) -> list[bytes]:
    """Generated mentions, and among them lines that cannot be read."""
    made = [json.dumps(row, ensure_ascii=False).encode() for row, _ in mentions(1, lines // 10, lines)]
    made[lines // 4] = b"no JSON"
    made[lines // 2] = b'{"role": "' + b"x" * 300_000 + b'"}'
    made[lines - 3] = b""
    made[lines - 2] = b'{"id": "x", "emails": 7}'
    return made


def everything(tmp_path: Path, lines: list[bytes], *options: str) -> tuple[int, str, str, str]:
    suggested = tmp_path / "suggested.jsonl"
    result = resolve(tmp_path, *lines, options=("--suggest", str(suggested), *options))
    return result.exit_code, result.stdout, result.stderr, suggested.read_text(encoding="utf-8")


@pytest.mark.parametrize("jobs", ["2", "3", "9"])
def test_any_number_of_processes_prints_the_same_bytes(tmp_path: Path, jobs: str) -> None:
    alone = everything(tmp_path, many(600), "--jobs", "1")
    assert alone[2].count("press-directory: line ") == 3
    assert "line 599: emails is no list" in alone[2]
    assert everything(tmp_path, many(600), "--jobs", jobs) == alone


def test_an_id_given_before_is_told_though_another_process_read_it(tmp_path: Path) -> None:
    lines = many(600)
    lines[590] = lines[3]
    alone = everything(tmp_path, lines, "--jobs", "1")
    assert "line 591: id was given before" in alone[2]
    assert everything(tmp_path, lines, "--jobs", "2") == alone


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_comes_through_a_pipe_is_resolved_as_a_file_is(tmp_path: Path, jobs: str) -> None:
    lines = b"\n".join(many(300))
    (tmp_path / "mentions.jsonl").write_bytes(lines)
    command = [sys.executable, "-c", "from directory.cli.main import main; main()", "resolve", "--jobs", jobs]
    piped = subprocess.run([*command, "-"], input=lines, capture_output=True, check=False)
    file = subprocess.run([*command, str(tmp_path / "mentions.jsonl")], capture_output=True, check=False)
    assert (piped.stdout, piped.stderr, piped.returncode) == (file.stdout, file.stderr, 1)
    assert piped.stdout


def test_it_needs_neither_a_database_nor_the_web() -> None:
    program = "import sys, directory.cli.resolve; print(*{'flask', 'sqlalchemy'} & sys.modules.keys())"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert loaded.stdout.split() == []
