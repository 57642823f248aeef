"""Addresses that can pass for others are suspected; those that people write in their own script are not."""

from __future__ import annotations

import pytest

from directory.explaining.explain import explain
from directory.extraction import reasons
from directory.reading import read_release
from directory.records import Document
from directory.values.scripts import deceptive


@pytest.mark.parametrize(
    "address",
    [
        "press@ex\u0430mple.org",
        "pr\u0435ss@example.org",
        "press@\u0430\u0441\u0435.example",
        "press@xn--exmple-4nf.org",
        "ex\u03b1mple.org",
    ],
    ids=[
        "Cyrillic in Latin",
        "in the local part",
        "wholly of letters that look Latin",
        "in Punycode",
        "Greek in Latin",
    ],
)
def test_what_mixes_scripts_or_poses_as_latin_can_pass_for_another(address: str) -> None:
    assert deceptive(address)


@pytest.mark.parametrize(
    "address",
    [
        "press@example.org",
        "présse@exämple.org",
        "пресса@пример.рф",
        "press@пример.example",
        "広報desk@例え.example",
        "홍보pr@예.example",
    ],
)
def test_what_people_write_cannot(address: str) -> None:
    assert not deceptive(address)


def _release(address: str) -> Document:
    return Document("file:///a.txt", "a.txt", f"Press contact:\nJane Doe\n{address}\n+44 20 7946 0101\n".encode())


def test_a_contact_with_such_an_address_waits_for_review_and_says_why() -> None:
    told = explain(_release("jane.doe@ex\u0430mple.org"))
    (contact,) = told.contacts
    assert contact.confidence < 0.05
    assert any(why.code == reasons.DECEPTIVE.code for field in contact.fields for why in field.why)
    (honest,) = read_release(_release("jane.doe@example.org")).mentions
    assert honest.confidence > 0.9


def test_marks_that_nobody_sees_are_no_part_of_names_and_addresses() -> None:
    hidden = "Press contact:\nJa\u200dne\u202e Do\u2066e\njane\u200c.doe@exam\u061cple.org\n"
    reading = read_release(Document("file:///a.txt", "a.txt", hidden.encode()))
    (mention,) = reading.mentions
    assert (mention.name, mention.emails) == ("Jane Doe", ("jane.doe@example.org",))
    for claim in mention.claims:
        assert reading.release.text[claim.quote.start : claim.quote.end] == claim.raw
    assert "\u200c" in read_release(Document("file:///a.txt", "a.txt", "می\u200cخواهم".encode())).release.text
