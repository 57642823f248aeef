from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from directory.cli.main import main
from tests.unit.readers import pdfs
from tests.unit.readers.mails import mail, mbox

RELEASE = "Contact: Ada Probe, Press Officer, +44 20 7946 0101, ada.probe@x.example\n"


def test_one_object_a_document_with_contacts_and_their_evidence(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(RELEASE)

    result = CliRunner().invoke(main, ["extract", str(tmp_path)])

    (answer,) = map(json.loads, result.stdout.splitlines())
    assert result.exit_code == 0
    assert (answer["id"], answer["file"]) == ("one", "one.txt")
    assert set(answer["release"]) == {
        "issuer", "number", "title", "date", "language", "place", "embargo", "links",
    }  # fmt: skip
    (contact,) = answer["contacts"]
    assert contact["role_kind"] == "press-officer"
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


def test_what_a_pdf_may_cost_is_set_by_the_environment(tmp_path: Path) -> None:
    (tmp_path / "long.pdf").write_bytes(pdfs.pages(*["Some words"] * 5))

    result = CliRunner().invoke(main, ["extract", str(tmp_path)], env={"MAX_PDF_PAGES": "3"})

    (answer,) = map(json.loads, result.stdout.splitlines())
    assert answer["warnings"] == ["only the first 3 of 5 pages were read: more are not allowed"]


def test_a_setting_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["extract", str(tmp_path)], env={"MAX_DOCUMENT_BYTES": "many"})

    assert result.exit_code == 1
    assert "MAX_DOCUMENT_BYTES must be a whole number above 0, not “many”" in result.stderr


def test_several_processes_print_the_same_in_the_same_order(tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"{number:02}.txt").write_text(RELEASE.replace("0101", f"01{number:02}"))
    (tmp_path / "05.txt").write_bytes(b"")

    alone, together = (CliRunner().invoke(main, ["extract", "--jobs", jobs, str(tmp_path)]) for jobs in ("1", "3"))

    assert together.stdout == alone.stdout
    assert together.stderr == alone.stderr == "press-directory: 05.txt: the file is empty\n"
    assert together.exit_code == alone.exit_code == 1


def test_interrupted_it_leaves_no_process_behind(tmp_path: Path) -> None:
    paragraphs = "\n\n".join(RELEASE for _ in range(300))
    for number in range(60):
        (tmp_path / f"{number:02}.txt").write_text(paragraphs)
    # What a shell starts in the background ignores SIGINT, and so would whatever these tests start then.
    heeding = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    program = f"{heeding}; from directory.cli.main import main; main(prog_name='press-directory')"
    with subprocess.Popen(
        [sys.executable, "-c", program, "extract", "--jobs", "2", str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: all processes of the group get it
        _, told = process.communicate()  # to the end, which comes only when none of the group is left to say more

    assert process.returncode == 1
    assert told.decode().strip() == "Aborted!"


def test_each_document_within_a_document_is_an_object_of_its_own_with_an_id_of_its_own(tmp_path: Path) -> None:
    message = mail()
    message.add_attachment(b"%PDF-1.4 broken", maintype="application", subtype="pdf", filename="sheet.pdf")
    message.add_attachment(RELEASE, filename="contact.txt")
    (tmp_path / "news.eml").write_bytes(bytes(message))

    result = CliRunner().invoke(main, ["extract", str(tmp_path)])

    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [a["id"] for a in answers] == ["news", "news/2-sheet.pdf", "news/3-contact.txt"]
    assert ["error" in a for a in answers] == [False, True, False]
    assert answers[2]["contacts"][0]["name"] == "Ada Probe"


def test_how_many_documents_of_one_are_read_can_be_set_and_more_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.mbox").write_bytes(mbox(*(mail(number=n) for n in range(3))))

    result = CliRunner().invoke(main, ["extract", str(tmp_path)], env={"MAX_DOCUMENTS_WITHIN": "2"})

    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [a["id"] for a in answers] == ["a/0.museum@example.org", "a/1.museum@example.org", "a"]
    assert answers[2]["error"]["type"] == "document-too-large"


def test_a_second_look_learns_from_the_other_releases_whatever_their_order_and_processes(tmp_path: Path) -> None:
    """Of the two names in one go, another release knows the second."""
    (tmp_path / "a.txt").write_text("Contact: Ada Probe Bo Muster, +44 20 7946 0101\n")
    (tmp_path / "b.txt").write_text("Contact: Bo Muster, +44 20 7946 0101\n")
    (tmp_path / "c-empty.txt").write_text("")

    def names(*options: str) -> dict[str, list[str]]:
        result = CliRunner().invoke(main, ["extract", *options])
        assert result.exit_code == 1  # for the empty one, which is told once
        assert result.stderr.count("c-empty.txt") == 1
        answers = map(json.loads, result.stdout.splitlines())
        return {answer["id"]: [contact["name"] for contact in answer.get("contacts", ())] for answer in answers}

    learnt = {"a": ["Ada Probe", "Bo Muster"], "b": ["Bo Muster"], "c-empty": []}
    files = [str(path) for path in sorted(tmp_path.iterdir())]
    assert names(*files) == {**learnt, "a": ["Ada Probe Bo Muster"]}
    assert names("--learn", *files) == names("--learn", *reversed(files)) == learnt
    assert names("--learn", "--jobs", "2", str(tmp_path)) == learnt
