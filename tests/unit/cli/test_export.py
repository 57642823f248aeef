"""`press-directory export`: the registry in the hands of other programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
import vobject
from click.testing import Result
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from directory.registry.store import keep
from tests.builders import NOW, desk, mention, release

Run = Callable[..., Result]


@pytest.fixture
def filled(engine: Engine, run: Run) -> Run:
    """Three contacts, one of them with a name that a spreadsheet would take for a formula."""
    ada = mention("Ada Example", role='Head, of "press"', email="ada@agency.example", phone="+33 1 99 00 00 01, ext. 7")
    with Session(engine) as session, session.begin():
        keep(session, *release(ada, number="PR1", on="2026-01-01", name="pr1.txt"), NOW)
        bo = mention('=HYPERLINK("https://evil.example")', phone="+33 1 99 00 00 02")
        keep(session, *release(ada, bo, number="PR2", on="2026-02-01", name="pr2.md"), NOW)
        keep(session, *release(desk(email="press@other.example"), issuer="Other Agency", name="other.txt"), NOW)
    return run


def test_json_lines_hold_one_contact_each_with_all_citations(filled: Run) -> None:
    lines = [json.loads(line) for line in filled("export").stdout.splitlines()]
    ada = next(line for line in lines if line["name"] == "Ada Example")
    assert len(lines) == 3
    assert ada["office"] == "Example Agency"
    assert ada["phones"] == [
        {"raw": "+33 1 99 00 00 01, ext. 7", "e164": "+33199000001", "type": "voice", "extension": "7"}
    ]
    assert [(c["release"], c["file"], c["number"], c["date"]) for c in ada["citations"]] == [
        ("pr2", "pr2.md", "PR2", "2026-02-01"),
        ("pr1", "pr1.txt", "PR1", "2026-01-01"),
    ]
    assert ada["citations"][0]["emails"] == ["ada@agency.example"]


def test_a_spreadsheet_gets_one_row_a_contact_and_no_formula(filled: Run) -> None:
    text = filled("export", "--format", "csv").stdout_bytes.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(rows) == 3
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row.values())
    ada = next(row for row in rows if row["name"] == "Ada Example")
    assert ada["role"] == 'Head, of "press"'
    assert ada["phones"] == "voice +33 1 99 00 00 01 ext. 7"
    assert (ada["last cited"], ada["releases"]) == ("2026-02-01", "2")
    assert ada["page"] == f"https://press.example.org/contacts/{ada['id']}"


def test_an_address_book_gets_one_card_a_contact(filled: Run) -> None:
    cards = list(vobject.readComponents(filled("export", "--format", "vcf").stdout_bytes.decode()))
    assert len(cards) == 3
    assert "Ada Example" in {card.fn.value for card in cards}


def test_one_office_or_one_search_can_be_exported(filled: Run) -> None:
    assert len(filled("export", "--office", "other-agency").stdout.splitlines()) == 1
    assert len(filled("export", "--query", "ada").stdout.splitlines()) == 1
    assert filled("export", "--query", "nobody").stdout == ""


def test_the_same_registry_gives_the_same_bytes(filled: Run) -> None:
    for form in ("jsonl", "csv", "vcf"):
        assert filled("export", "--format", form).stdout_bytes == filled("export", "--format", form).stdout_bytes


def test_a_file_is_written_whole_or_not_at_all(filled: Run, tmp_path: Path) -> None:
    result = filled("export", "--output", tmp_path / "contacts.jsonl")
    assert (result.exit_code, result.stdout) == (0, "")
    assert len((tmp_path / "contacts.jsonl").read_text().splitlines()) == 3
    assert filled("export", "--output", tmp_path / "missing" / "contacts.jsonl").exit_code != 0


def test_a_registry_without_tables_is_told(run: Run, tmp_path: Path) -> None:
    result = run("export", DATABASE_URL=f"sqlite:///{tmp_path / 'new.sqlite3'}")
    assert result.exit_code == 1
    assert "db upgrade" in result.stderr
    assert "new.sqlite3" in result.stderr


def test_what_stands_beside_a_contact_is_exported(engine: Engine, run: Run) -> None:
    ada = mention(
        "Ada Example",
        email="ada@agency.example",
        languages=("German", "English"),
        territories="Germany",
        topics="Energy",
    )
    with Session(engine) as session, session.begin():
        keep(session, *release(ada), NOW)
    (line,) = (json.loads(line) for line in run("export").stdout.splitlines())
    beside = {
        "languages": ["de", "en"],
        "territories": [{"words": "Germany", "country": "DE"}],
        "topics": ["Energy"],
    }
    assert beside.items() <= line.items()
    assert beside.items() <= line["citations"][0].items()
    text = run("export", "--format", "csv").stdout_bytes.decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert (row["languages"], row["territories"], row["topics"]) == ("de, en", "Germany", "Energy")
