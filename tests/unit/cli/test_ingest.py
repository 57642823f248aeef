"""`press-directory ingest`, as one calls it."""

from __future__ import annotations

import json
import os
import pty
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.unit.cli.releases import write

Run = Callable[..., Result]
PROGRAM = [sys.executable, "-c", "from directory.cli.main import main; main(prog_name='press-directory')"]


def contacts(run: Run) -> list[dict[str, object]]:
    return [json.loads(line) for line in run("export").stdout.splitlines()]


def test_it_keeps_what_a_folder_offers_and_says_what_it_found(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.txt")
    write(
        tmp_path / "in" / "deeper" / "b.txt", "Bo Muster", email="bo.muster@agency.example", phone="+33 1 99 00 12 35"
    )
    result = run("ingest", tmp_path / "in")
    assert result.exit_code == 0
    assert result.stderr == ""
    assert result.stdout.splitlines() == [
        "2 documents: 2 new.",
        "They offer 2 contacts, 2 of them first seen now.",
        "The registry holds 2 contacts of 1 press office, cited in 2 releases.",
    ]
    assert [c["name"] for c in contacts(run)] == ["Ada Example", "Bo Muster"]


def test_ingesting_again_changes_nothing_and_says_so(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.txt")
    run("ingest", tmp_path / "in")
    before = contacts(run)
    result = run("ingest", tmp_path / "in")
    assert result.stdout.startswith("1 document: 1 unchanged.")
    assert contacts(run) == before


def test_an_edited_file_is_told_as_edited(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.txt")
    run("ingest", tmp_path / "in")
    write(tmp_path / "in" / "a.txt", phone="+33 1 99 00 99 99")
    assert run("ingest", tmp_path / "in").stdout.startswith("1 document: 1 edited.")
    (ada,) = contacts(run)
    assert [p["e164"] for p in ada["phones"]] == ["+33199009999"]  # type: ignore[attr-defined, index]


def test_what_cannot_be_read_is_told_by_name_and_the_rest_is_kept(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.txt")
    (tmp_path / "in" / "empty.txt").write_bytes(b"")
    (tmp_path / "in" / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    (tmp_path / "in" / "round").symlink_to(tmp_path / "in")
    write(tmp_path / "in" / "z.txt", "Zoe Sample", email="zoe.sample@agency.example", phone="+33 1 99 00 12 36")
    result = run("ingest", tmp_path / "in", tmp_path / "missing.txt")
    assert result.exit_code == 1
    assert "6 documents: 2 new, 4 that could not be read." in result.stdout
    told = result.stderr.splitlines()
    assert len(told) == 4
    for name in ("empty.txt", "picture.txt", "round", "missing.txt"):
        assert sum(name in line for line in told) == 1, name
    assert [c["name"] for c in contacts(run)] == ["Ada Example", "Zoe Sample"]


def test_a_document_over_the_limit_is_told_with_the_limit(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.txt")
    result = run("ingest", tmp_path / "in", MAX_DOCUMENT_BYTES="10")
    assert result.exit_code == 1
    assert "a.txt" in result.stderr
    assert "10" in result.stderr


def test_an_empty_folder_is_no_failure(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    result = run("ingest", tmp_path / "in")
    assert result.exit_code == 0
    assert result.stdout.startswith("No documents there.")


def test_help_teaches_by_example(run: Run) -> None:
    for command in ("ingest", "export", "db"):
        told = run(command, "--help")
        assert told.exit_code == 0
        assert "Example" in told.stdout
        assert f"press-directory {command}" in told.stdout


class TestAsAProgram:
    """What only a process of its own shows; one database is enough."""

    @pytest.fixture
    def environment(self, tmp_path: Path) -> dict[str, str]:
        return {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path / 'var' / 'registry.sqlite3'}"}

    def test_an_embedded_database_is_made_where_there_is_none(
        self, environment: dict[str, str], tmp_path: Path
    ) -> None:
        done = subprocess.run(
            [*PROGRAM, "ingest", write(tmp_path / "a.txt")], env=environment, capture_output=True, text=True, check=True
        )
        assert "The registry holds 1 contact" in done.stdout
        assert (tmp_path / "var" / "registry.sqlite3").is_file()

    def test_a_bar_is_drawn_for_a_person_and_not_for_a_log(self, environment: dict[str, str], tmp_path: Path) -> None:
        for number in range(3):
            write(tmp_path / "in" / f"{number}.txt", number=f"PR{number}")
        log = subprocess.run(
            [*PROGRAM, "ingest", tmp_path / "in"], env=environment, capture_output=True, text=True, check=True
        )
        assert log.stderr == ""
        ours, theirs = pty.openpty()
        shown = subprocess.run(
            [*PROGRAM, "ingest", tmp_path / "in"],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=theirs,
            text=True,
            check=True,
        )
        os.close(theirs)
        seen = os.read(ours, 100_000).decode()
        os.close(ours)
        assert "Reading releases" in seen
        assert "3/3" in seen
        assert "Reading" not in shown.stdout

    def test_a_full_disk_is_told_and_what_was_stored_is_whole(
        self, environment: dict[str, str], tmp_path: Path
    ) -> None:
        for number in range(40):
            write(
                tmp_path / "in" / f"{number:02}.txt",
                f"Ada {'abcdefghij'[number % 10] * 5}{'xyzw'[number // 10]}",
                number=f"PR{number}",
            )
        subprocess.run([*PROGRAM, "db", "upgrade"], env=environment, capture_output=True, check=True)

        def small_files() -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))

        full = subprocess.run(
            [*PROGRAM, "ingest", tmp_path / "in"],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            preexec_fn=small_files,  # no threads here
        )
        assert full.returncode == 1
        assert "registry.sqlite3" in full.stderr
        assert "Traceback" not in full.stderr
        whole = subprocess.run([*PROGRAM, "export"], env=environment, capture_output=True, text=True, check=True)
        assert 0 < len(whole.stdout.splitlines()) < 40
        rest = subprocess.run(
            [*PROGRAM, "ingest", tmp_path / "in"], env=environment, capture_output=True, text=True, check=True
        )
        assert "cited in 40 releases" in rest.stdout


def test_learning_is_an_option_and_says_how_many_releases_it_changed(run: Run, tmp_path: Path) -> None:
    text = "News {}\n\nMedia contact\n\n{}Tel: +44 20 7946 0101\n\nAbout Example Trust\n\nExample Trust is a charity.\n"
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(text.format(1, "Bo Muster\nMara Quill\n"))
    (folder / "b.txt").write_text(text.format(2, "Name: Ada Probe\nCompany: Mara Quill\n"))

    assert run("ingest", "--learn", folder, PUBLISH_ABOVE="0.1").stdout.splitlines() == [
        "2 documents: 2 new.",
        "They offer 3 contacts, 3 of them first seen now.",
        "1 release of the same issuers said something else once the others were known.",
        "The registry holds 2 contacts of 1 press office, cited in 2 releases.",
    ]
    again = run("ingest", "--learn", folder, PUBLISH_ABOVE="0.1").stdout.splitlines()
    assert again[0] == "2 documents: 2 unchanged."
    assert again[-1] == "The registry holds 2 contacts of 1 press office, cited in 2 releases."
