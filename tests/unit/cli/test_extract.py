from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from directory.cli.main import main

RELEASE = "Contact: Ada Probe, Press Officer, +44 20 7946 0101, ada.probe@x.example\n"


def test_one_object_a_document_with_contacts_and_their_evidence(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(RELEASE)

    result = CliRunner().invoke(main, ["extract", str(tmp_path)])

    (answer,) = map(json.loads, result.stdout.splitlines())
    assert result.exit_code == 0
    assert (answer["id"], answer["file"]) == ("one", "one.txt")
    assert set(answer["release"]) == {"issuer", "number", "title", "date", "language"}
    (contact,) = answer["contacts"]
    assert (contact["kind"], contact["name"], contact["role"], contact["org"]) == (
        "person",
        "Ada Probe",
        "Press Officer",
        None,
    )
    assert contact["phones"] == [
        {"raw": "+44 20 7946 0101", "e164": "+442079460101", "type": "voice", "extension": None}
    ]
    for place in contact["evidence"]:
        assert RELEASE[place["start"] : place["end"]] == place["exact"]


def test_what_cannot_be_read_is_told_and_the_rest_is_done_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "a-picture.txt").write_bytes(b"\x89PNG\r\n")
    (tmp_path / "b-empty.txt").write_bytes(b"")
    (tmp_path / "c-release.txt").write_text(RELEASE)

    result = CliRunner().invoke(main, ["extract", str(tmp_path), str(tmp_path / "missing.txt")])

    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 1
    assert [a.get("error", {}).get("type") for a in answers] == [
        "unsupported-document",
        "empty-document",
        None,
        "document-missing",
    ]
    assert "a-picture.txt: it is a PNG image" in result.stderr
    assert len(answers[2]["contacts"]) == 1


def test_extract_needs_neither_a_database_nor_flask(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(RELEASE)
    program = "import sys; from directory.cli.main import main; main(['extract', sys.argv[1]], standalone_mode=False)"
    watched = f"import atexit, sys; atexit.register(lambda: print(sorted({{'flask', 'sqlalchemy'}} & set(sys.modules)), file=sys.stderr)); {program}"

    result = subprocess.run([sys.executable, "-c", watched, str(tmp_path)], capture_output=True, text=True, check=False)

    assert result.stderr.strip() == "[]"


def test_a_setting_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["extract", str(tmp_path)], env={"MAX_DOCUMENT_BYTES": "many"})

    assert result.exit_code == 1
    assert "MAX_DOCUMENT_BYTES must be a whole number above 0, not “many”" in result.stderr
