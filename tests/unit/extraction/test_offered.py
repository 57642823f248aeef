"""Which of the addresses and numbers beside press contacts are for others."""

from __future__ import annotations

from directory.reading import read_release
from directory.records import Document

BODY = "Nothing has happened in Sampletown today, and it will not happen again tomorrow either.\n\n"


def contacts(text: str) -> list[tuple[str | None, tuple[str, ...]]]:
    reading = read_release(Document("file:///release.txt", "release.txt", (BODY + text).encode()))
    return [(m.name, m.emails) for m in reading.mentions]


BLOCK = "Press contact\n\nAda Probe\nada.probe@example.org\n"


def test_a_general_mailbox_in_a_sentence_is_not_the_presss_where_people_are() -> None:
    text = f"About us\n\nWe do things. For general questions write to hello@example.org.\n\n{BLOCK}"

    assert contacts(text) == [("Ada Probe", ("ada.probe@example.org",))]


def test_a_mailbox_that_a_sentence_gives_to_the_press_is_a_desk_beside_people() -> None:
    text = f"For media queries write to hello@example.org.\n\nNothing else is known of it.\n\n{BLOCK}"

    assert [emails for _, emails in contacts(text)] == [("hello@example.org",), ("ada.probe@example.org",)]


def test_a_mailbox_right_behind_a_persons_number_in_a_sentence_is_that_persons() -> None:
    text = "For interviews, contact Ada Probe on +44 20 7946 0101 or press@example.org.\n"

    assert contacts(text) == [("Ada Probe", ("press@example.org",))]


def test_a_mailbox_to_write_to_instead_of_calling_somebody_is_a_desk() -> None:
    text = "For interviews, call Ada Probe on +44 20 7946 0101 or write to press@example.org.\n"

    assert contacts(text) == [("Ada Probe", ()), (None, ("press@example.org",))]


def test_a_press_mailbox_between_those_for_others_is_a_desk() -> None:
    text = "Ticket office: +44 20 7946 0109\nShop: sales@example.org\nMedia office: media@example.org\nHotline: +44 20 7946 0108\n"

    assert contacts(text) == [("Media office", ("media@example.org",))]


def test_a_mailbox_in_what_another_firm_says_of_itself_is_not_the_presss() -> None:
    text = f"About Example Ventures\nExample Ventures invests in firms that do things. Contact: deals@example.com\n\n{BLOCK}"

    assert contacts(text) == [("Ada Probe", ("ada.probe@example.org",))]


def test_a_mailbox_to_write_to_or_else_somebody_to_call_are_both_offered() -> None:
    text = "For any question write to trams@example.org or call\nKit Sample, +44 20 7946 0103.\n\n" + BLOCK

    assert [emails for _, emails in contacts(text)] == [("trams@example.org",), (), ("ada.probe@example.org",)]
