"""Cards as other programs read them. Here vobject reads some; `make interop` has all of `programs.READERS` read ten thousand."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from directory.presenters.cards.forms import VCARD3, VCARD4, Form
from tests.interop.fields import FIELDS, FORMS, said
from tests.interop.fuzz import SCRIPTS
from tests.interop.judging import Known, faults_of_lines, judged
from tests.interop.known import KNOWN
from tests.interop.programs import READERS, VOBJECT, ReaderFailedError
from tests.interop.report import faults, table
from tests.interop.samples import Said, file_of, for_, fuzzed, rich

PAGE = Path(__file__).resolve().parents[2] / "docs" / "readers.md"


@pytest.fixture(scope="module")
def cards() -> list[Said]:
    return fuzzed(300)


@pytest.mark.parametrize("form", VOBJECT.forms, ids=lambda form: form.name)
def test_vobject_reads_what_the_cards_say(cards: list[Said], form: Form, tmp_path: Path) -> None:
    given = for_(form, cards)
    path = tmp_path / f"cards.{form.suffix}"
    path.write_bytes(file_of(given, form))
    result = judged(VOBJECT, form, VOBJECT.read(path, form), [said(one, form) for one in given], KNOWN)
    assert (result.differ, result.known, result.cards) == ({}, {}, len(given))


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_lines_are_short_and_end_as_lines_end(cards: list[Said], form: Form) -> None:
    assert faults_of_lines(file_of(for_(form, cards), form), form) == []


def test_cards_are_drawn_in_every_script_and_with_everything_that_a_card_says(cards: list[Said]) -> None:
    names = "".join(str(one.value) for card in cards for one in card if one.name == "fn")
    assert len(SCRIPTS) >= 15
    assert [script for script, letters in SCRIPTS.items() if not set(letters.lower()) & set(names.lower())] == []
    assert {one.name for card in cards for one in card} == set(FIELDS) - {"version"}
    assert {one.name for one in rich()} == set(FIELDS) - {"version", "member"}


def test_a_field_that_is_understood_otherwise_is_told_with_an_example() -> None:
    card = said(rich(), VCARD4)
    found = [{**card, "fn": "Somebody else", "warnings": ["odd"]}]
    result = judged(VOBJECT, VCARD4, found, [card, card], KNOWN)
    assert result.differ == Counter(fn=1, warnings=1, cards=1)
    results = {(reader.name, form.name): result for reader in READERS for form in reader.forms}
    assert "| fn | **1** |" in table(results)
    assert any("'Somebody else'" in fault for fault in faults(results))


def test_only_exactly_what_is_known_is_let_pass() -> None:
    card = said(rich(), VCARD3)
    known = [Known("vobject", (VCARD3,), ("fn",), str.upper, "shouts")]
    for name, differ in ((card["fn"].upper(), {}), (card["fn"].lower(), {"fn": 1})):
        assert judged(VOBJECT, VCARD3, [{**card, "fn": name, "warnings": []}], [card], known).differ == differ


@pytest.mark.parametrize(
    ("made", "fault"),
    [
        (b"X" * 76 + b"\r\nEND:VCARD\r\n", "76 octets"),
        (b"FN:A\nB\r\nEND:VCARD\r\n", "control character"),
        (b"FN:A\r\nEND:VCARD\n", "does not end"),
    ],
)
def test_what_is_wrong_with_a_file_is_told(made: bytes, fault: str) -> None:
    assert any(fault in told for told in faults_of_lines(made, VCARD3))


def test_a_reader_that_fails_is_no_reader_that_agrees(tmp_path: Path) -> None:
    absent = tmp_path / "absent.vcf"
    with pytest.raises(ReaderFailedError, match="vobject"):
        VOBJECT.read(absent, VCARD3)


def test_the_page_is_of_a_run_of_all_readers_that_found_no_fault() -> None:
    text = PAGE.read_text(encoding="utf-8")
    names = {VCARD3: "3.0", VCARD4: "4.0"}
    columns = [f"{reader.name} {names.get(form, 'jCard')}" for reader in READERS for form in reader.forms]
    assert f"| field | {' | '.join(columns)} |" in text
    assert [name for name in FIELDS if f"\n| {name} | " not in text] == []
    assert "**" not in "".join(line for line in text.splitlines() if line.startswith("|"))
    assert "10,000" in text
