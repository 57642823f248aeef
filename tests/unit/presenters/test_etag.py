"""Entity tags follow content, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from directory.presenters import etag
from directory.records import OfficeRef
from tests.unit.presenters.cards import card, detail


def test_stamps_do_not_change_it() -> None:
    assert etag.of_card(card()) == etag.of_card(replace(card(), updated=card().updated + timedelta(days=1)))


def test_whatever_a_reader_can_see_changes_it() -> None:
    seen = {
        etag.of_card(changed)
        for changed in (
            card(),
            replace(card(), name="Other"),
            replace(card(), slug="other"),
            replace(card(), kind="desk"),
            replace(card(), office=OfficeRef("example-agency", "Renamed")),
            replace(card(), details=card().details[1:]),
            replace(card(), details=(*card().details[1:], detail("phone", "+33199001234", current=False))),
            replace(card(), citations=card().citations[1:]),
            replace(card(), aliases=("1123456789",)),
        )
    }
    assert len(seen) == 9


def test_parts_cannot_be_shifted_into_each_other() -> None:
    assert etag.of_text("ab", "c") != etag.of_text("a", "bc")
    assert etag.of_text("a") != etag.of_text("a", "")
    assert len(etag.of_text("\ud800")) == 24
