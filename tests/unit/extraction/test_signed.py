"""Who signs a release without a word that offers them."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document

BODY = "The board has approved the plan for the next year, as it was laid out in April.\n\n"


def contacts(text: str) -> list[tuple[str | None, str | None, tuple[str, ...]]]:
    reading = read_release(Document("file:///release.txt", "release.txt", text.encode()))
    return [(m.name, m.role, tuple(c.value for c in m.of("phone"))) for m in reading.mentions]


@pytest.mark.parametrize(
    "closing",
    [
        "IR Director Ada Probe Tel:  +44 20 7946 0101",
        "Ada Probe, IR Director, +44 20 7946 0101",
        "Source: Ada Probe, IR Director, Office of the Minister of Examples, +44 20 7946 0101",
        "Ada Probe\nIR Director\n+44 20 7946 0101",
        "Ada Probe, IR Director\nTel. +44 20 7946 0101",
    ],
)
def test_a_name_with_what_its_bearer_does_and_a_number_signs(closing: str) -> None:
    assert contacts(BODY + closing + "\n") == [("Ada Probe", "IR Director", ("+442079460101",))]


@pytest.mark.parametrize(
    "closing",
    [
        "Ada Probe spoke for two hours. The Director was pleased, and 2079460101 people listened.",
        "Example Trust, Sample Street, Sampletown, +44 20 7946 0101",
        "Sales: Ada Probe, Director, +44 20 7946 0101",
        "Ada Probe\n\nDirector\n\n+44 20 7946 0101",
    ],
)
def test_a_sentence_an_address_and_what_is_apart_sign_nothing(closing: str) -> None:
    assert contacts(BODY + closing + "\n") == []


def test_a_label_needs_no_comma_before_it() -> None:
    text = f"{BODY}Contact\nAda Probe Tel: +44 20 7946 0101\nBo Muster mob. +44 7700 900101\n"

    assert contacts(text) == [("Ada Probe", None, ("+442079460101",)), ("Bo Muster", None, ("+447700900101",))]


def test_letters_alone_are_no_name() -> None:
    assert contacts(f"{BODY}Contact: Press Office 202 555 0143, Sampletown D. C.\n")[0][0] == "Press Office"
