"""For whom somebody speaks or works, and what only looks like it: topics, regions, headings."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document

BODY = "Nothing has happened in Sampletown today, and it will not happen again tomorrow either.\n\n"


def orgs(text: str) -> list[tuple[str | None, str | None]]:
    reading = read_release(Document("file:///release.txt", "release.txt", (BODY + text).encode()))
    return [(m.name, m.org) for m in reading.mentions]


@pytest.mark.parametrize(
    ("lines", "org"),
    [
        ("Ada Probe at Example Publicity\nT: +44 20 7946 0101 | E: ada@examplepublicity.example.com", "Example Publicity"),
        ("Ada Probe, University of Example, Department of Physics, +44 20 7946 0101", "University of Example, Department of Physics"),
        ("Ada Probe\nExample Kommunikation\nada@example-kom.example.de", "Example Kommunikation"),
        ("For Example Trust:\nAda Probe\n+44 20 7946 0101", "Example Trust"),
        ("For Example Trust:\nAda Probe\nKite Media Ltd\n+44 20 7946 0101", "Kite Media Ltd"),
        ("US: Ada Probe | Kite Relations Inc | ada@kite.example.com | +1 202 555 0101", "Kite Relations Inc"),
    ],
    ids=["at", "a part of it", "an agency by its domain", "spoken for", "an agency for another", "behind a region"],
)  # fmt: skip
def test_who_somebody_works_for_is_told_whole(lines: str, org: str) -> None:
    assert orgs(f"Press contact\n{lines}\n") == [("Ada Probe", org)]


@pytest.mark.parametrize(
    "line",
    [
        "Ada Probe - Climate - +44 20 7946 0101, ada.probe@example.org",
        "Investors: Ada Probe, tel. +44 20 7946 0101, ada.probe@example.org",
        "US: Ada Probe, tel. +44 20 7946 0101, ada.probe@example.org",
    ],
    ids=["a topic", "readers", "a region"],
)
def test_what_somebody_is_asked_about_is_no_employer(line: str) -> None:
    assert orgs(f"Press contacts:\n{line}\n") == [("Ada Probe", None)]


def test_an_organisation_above_people_on_lines_of_their_own_is_everybodys() -> None:
    text = "Press contacts\n\nExample Studio Ltd\nAda Probe, +44 20 7946 0101\nBo Muster, +44 20 7946 0102\n\nKit Sample, +44 20 7946 0103\n"

    assert orgs(text) == [
        ("Ada Probe", "Example Studio Ltd"),
        ("Bo Muster", "Example Studio Ltd"),
        ("Kit Sample", None),
    ]
