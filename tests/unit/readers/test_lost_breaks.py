"""Line breaks that were lost are put back where nothing can stand without one, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.readers.lost_breaks import put_back
from directory.reading import read_release
from directory.records import Document

BODY = "Nothing has happened in Sampletown today, and it will not happen again tomorrow either.\n\n"


@pytest.mark.parametrize(
    ("glued", "parted"),
    [
        ("Jane Probe202-555-0144jane@example.com", "Jane Probe|202-555-0144|jane@example.com"),
        ("Jane ProbeChief Executive Officerir@example.com(202) 555-0144", "Jane Probe|Chief Executive Officer|ir@example.com|(202) 555-0144"),
        ("Widgets, Inc.Jane Probe, CEO202-555-0144", "Widgets, Inc.|Jane Probe, CEO202-555-0144"),
        ("Widgets, LLCJane Probe jane@example.com", "Widgets, LLC|Jane Probe jane@example.com"),
        ("Jane Probe, Investor RelationsEmail: jane@example.comWebsite: example.com", "Jane Probe, Investor Relations|Email: jane@example.com|Website: example.com"),
        ("Ana ProbeAna.Probe@example.com", "Ana Probe|Ana.Probe@example.com"),
        ("Write to press@example.comwww.example.com", "Write to press@example.com|www.example.com"),
        ("Jane ProbePresident and CEOTel: 202-555-0144Fax: 202-555-0145", "Jane Probe|President and CEO|Tel: 202-555-0144|Fax: 202-555-0145"),
        ("Widgets (WDGT)info@example.com", "Widgets (WDGT)|info@example.com"),
    ],
)  # fmt: skip
def test_what_stands_in_one_go_is_parted(glued: str, parted: str) -> None:
    if "CEO202" in parted:  # nothing tells a title in capitals from the number of a model
        glued = glued + " jane@example.com"
        parted = parted + " jane@example.com"
    assert put_back(glued)[0].split("\n") == parted.split("|")


@pytest.mark.parametrize(
    "line",
    [
        "Jane Doe JaneDoe@example.com",
        "Jane McProbe, OpenStack and GitHub press officer, jane.mcprobe@example.com, +1 202-555-0144 ext 5",
        "Write to press@example.com or call 202-555-0144, see https://www.example.com/NewsRoom?id=AbcDef",
        "See web.example.org/copy/http://www.example.com/ and mail press@example.com.",
        "Fax: 202-555-0144; Tel: 202-555-0145x12",
        "[NOTE: For interviews, CONTACT: press@example.com]",
        "https://example.org/?url=http%3A%2F%2Fwww.example.com and press@example.com",
        "Inc. magazine wrote to Inc.@example.com",
        "e.g. press@example.co.uk (London), press@example.com.au (Sydney)",
    ],
)
def test_what_is_written_so_is_left(line: str) -> None:
    assert put_back(line) == (line, ())


def test_words_that_a_text_writes_with_capitals_within_stay_whole() -> None:
    text = "WidgetStack is a cloud.\n\nJane Probe, WidgetStack Inc.Jane202-555-0144jane@example.com"
    assert "Probe, WidgetStack Inc.\n" in put_back(text)[0]


@given(st.text(alphabet="aBc. @:/1-()wTelFaxInc\n", max_size=400))
def test_nothing_but_line_breaks_is_added(text: str) -> None:
    assert put_back(text)[0].replace("\n", "") == text.replace("\n", "")


def test_contacts_of_a_wire_that_lost_its_breaks_are_read() -> None:
    text = (
        f"# Title\n\n{BODY}Contact:Jane ProbeChief Executive Officerwww.example.com(202) 555-0144\n\n"
        "Built Widgets, LLCAdam Muster, Director of Sales202-555-0145AdamM@BuiltWidgets.example\n"
    )
    reading = read_release(Document("file:///release.md", "release.md", text.encode()))
    assert [(m.name, m.first("role"), m.first("org")) for m in reading.mentions] == [
        ("Jane Probe", "Chief Executive Officer", None),
        ("Adam Muster", "Director of Sales", "Built Widgets, LLC"),
    ]
    assert [c.key for m in reading.mentions for c in m.of("phone")] == ["+12025550144", "+12025550145"]
    assert "line breaks that the text had lost were put back" in " ".join(reading.warnings)


def test_a_heading_far_within_a_line_opens_a_block() -> None:
    body = "The members of the initiative were pleased with what was achieved in the quarter and said so. " * 8
    text = f"{body}  Contacts and Links: Elizabeth Muster and Robert Probe, co-Directors of the Land Water Initiative, lwi@example.org, +1 (202) 555-0106  Project Website: https://lwi.example\n"
    reading = read_release(Document("file:///release.txt", "release.txt", text.encode()))
    assert [m.name for m in reading.mentions] == ["Elizabeth Muster", "Robert Probe"]


def test_degrees_before_a_title_are_no_name() -> None:
    text = f"{BODY}Contacts:\n\nJohan Muster Senior Vice President of Strategic Programs 202.555.0144 jmuster@example.com\n"
    (mention,) = read_release(Document("file:///release.txt", "release.txt", text.encode())).mentions
    assert (mention.name, mention.first("role")) == ("Johan Muster", "Senior Vice President of Strategic Programs")


def test_front_matter_may_give_a_number_alone() -> None:
    text = f'---\ntitle: "New Records"\ncontact: Alex Musterson, (207) 555-0184, https://example.org/x\n---\n\n# New Records\n\n{BODY}'
    (mention,) = read_release(Document("file:///release.md", "release.md", text.encode())).mentions
    assert (mention.name, [c.key for c in mention.of("phone")]) == ("Alex Musterson", ["+12075550184"])
