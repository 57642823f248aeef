from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from directory.cli.main import main
from tests.unit.explaining.releases import NAMES, STACKED, mailbox


def test_it_shows_lines_labels_reasons_and_points(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(STACKED)

    result = CliRunner().invoke(main, ["explain", str(tmp_path / "one.txt")])

    assert result.exit_code == 0
    for words in (
        "Block 1, opened by words that announce contacts: “Media contact”, line 7",
        "     8  Jane Doe",
        "label (mobile) Mobile, phone +44 20 7946 0102",
        "Contact 1: Jane Doe (person, block 1)",
        "└ the address spells this person's name",
        "sum (log odds)",
        "on a line of its own in its head, line 1",
    ):
        assert words in result.stdout, words


def test_every_document_within_a_mailbox_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "a.mbox").write_bytes(mailbox(3))

    told = CliRunner().invoke(main, ["explain", str(tmp_path / "a.mbox")])
    whole = json.loads(CliRunner().invoke(main, ["explain", "--json", str(tmp_path / "a.mbox")]).stdout)

    assert told.exit_code == 0
    assert [name for name in NAMES if f"Contact 1: {name} " in told.output] == list(NAMES)
    assert whole["contacts"][0]["name"] == NAMES[0]
    assert [other["explanation"]["contacts"][0]["name"] for other in whole["others"]] == list(NAMES[1:])


def test_json_is_one_object_with_every_place(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(STACKED)

    told = json.loads(CliRunner().invoke(main, ["explain", "--json", str(tmp_path / "one.txt")]).stdout)

    assert set(told) == {"file", "text", "how", "blocks", "contacts", "left_out", "warnings", "others"}
    for field in told["contacts"][0]["fields"]:
        assert told["text"][field["place"]["start"] : field["place"]["end"]] == field["place"]["exact"]


def test_standard_input_is_read_and_bounded() -> None:
    read = CliRunner().invoke(main, ["explain", "-"], input=STACKED)
    refused = CliRunner().invoke(main, ["explain", "-"], input=STACKED, env={"MAX_DOCUMENT_BYTES": "20"})

    assert "Contact 1: Jane Doe" in read.stdout
    assert refused.exit_code == 1
    assert "standard input: it has more than 20 bytes" in refused.stderr


def test_nothing_that_a_terminal_obeys_is_passed_on(tmp_path: Path) -> None:
    nasty = "\x1b[2J\x1b]0;title\x07\x9b31m\u202e"
    page = (
        f"<title>A title of paper {nasty} that is long enough</title><p>Contact: Ada Probe {nasty}, ada@x.example</p>"
    )
    (tmp_path / "one.html").write_text(page)

    result = CliRunner().invoke(main, ["explain", str(tmp_path / "one.html")], color=True)

    assert "ada@x.example" in result.stdout
    assert not [c for c in result.stdout if c != "\n" and not c.isprintable()]


def test_no_colour_goes_into_a_pipe(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(STACKED)
    program = [
        sys.executable,
        "-c",
        "from directory.cli.main import main; main()",
        "explain",
        str(tmp_path / "one.txt"),
    ]

    result = subprocess.run(program, capture_output=True, check=True)

    assert b"\x1b" not in result.stdout


def test_what_cannot_be_read_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n")

    for path, words in (
        (tmp_path / "a.png", "it is a PNG image"),
        (tmp_path, "it is a folder"),
        (tmp_path / "no", "no"),
    ):
        result = CliRunner().invoke(main, ["explain", str(path)])
        assert result.exit_code == 1
        assert words in result.stderr
        assert "Traceback" not in result.output


def test_what_another_release_settled_is_shown_and_only_then(tmp_path: Path) -> None:
    """The first calls an organisation what, in the second, could as well be somebody's name."""
    first = tmp_path / "earlier" / "first.txt"
    first.parent.mkdir()
    first.write_text(
        "Media contact\n\nName: Jane Doe\nCompany: Mara Quill\nTel: +44 20 7946 0101\n\nAbout Example Trust\n"
    )
    second = tmp_path / "second.txt"
    second.write_text("Media contact\n\nJane Doe\nMara Quill\nTel: +44 20 7946 0101\n\nAbout Example Trust\n")
    settled = "└ could be a name or role by its shape: other releases of this issuer call an organisation so"

    alone = CliRunner().invoke(main, ["explain", str(second)])
    taught = CliRunner().invoke(main, ["explain", str(second), "--learn", str(first.parent)])
    clear = CliRunner().invoke(main, ["explain", str(first), "--learn", str(tmp_path)])

    assert "Contact 2: Mara Quill (person" in alone.stdout
    assert "other releases" not in alone.stdout
    assert "Contact 2" not in taught.stdout
    assert settled in taught.stdout
    assert "other releases" not in clear.stdout


def test_other_releases_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(STACKED)

    result = CliRunner().invoke(main, ["explain", str(tmp_path / "one.txt"), "--learn", str(tmp_path / "gone.txt")])

    assert result.exit_code == 0
    assert "nothing is learnt from" in result.stderr
    assert "gone.txt" in result.stderr


def test_a_file_that_cannot_be_read_is_a_problem_in_json(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text(" ")
    for name, kind in (("empty.txt", "empty-document"), ("none.txt", "document-missing")):
        refused = CliRunner().invoke(main, ["explain", "--json", str(tmp_path / name)])
        told = json.loads(refused.stdout)
        assert refused.exit_code == 1
        assert told["type"].endswith(f"/api/#{kind}")
        assert told["title"] == kind.replace("-", " ").capitalize()
        assert told["instance"].endswith(name)
        assert told["detail"]
