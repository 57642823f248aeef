"""What is fuzzed by `make fuzz` for minutes is tried here for a moment: whatever strangers send is read, or refused with the reason."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from directory.dav import asked, bodies, collations
from tests.fuzz import targets
from tests.fuzz.targets import BODIES, SUFFIXES, TARGETS

CARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada Example\r\nEMAIL:ada@agency.example\r\nEND:VCARD\r\n"
MAIL = b"From: a@agency.example\r\nContent-Type: text/html\r\n\r\n<p>Press contact: Ada Example, ada@agency.example"


@given(st.sampled_from(range(len(SUFFIXES))), st.binary(max_size=400))
@example(SUFFIXES.index(".vcf"), CARD)
@example(SUFFIXES.index(".eml"), MAIL)
def test_any_document_is_read_or_refused(suffix: int, content: bytes) -> None:
    targets.document(bytes([suffix]) + content)


@given(st.binary(max_size=400))
def test_any_body_is_understood_or_refused(content: bytes) -> None:
    targets.press_book(content)


@pytest.mark.parametrize("name", TARGETS)
def test_nothing_at_all_is_no_failure(name: str) -> None:
    TARGETS[name](b"")


@pytest.mark.parametrize("body", BODIES)
def test_what_clients_send_is_understood(body: bytes) -> None:
    root = bodies.parsed(body)
    wanted = asked.propfind(root) if b"propfind" in body else asked.report(root).wanted
    assert wanted.data.version == "4.0"


def test_however_many_characters_strangers_ask_for_few_are_remembered() -> None:
    collations.unicode_casemap("".join(map(chr, range(0x10000, 0x60000))))
    assert len(collations._TITLES) <= collations._TITLES.MOST
