"""Companies with their advisers, as exchanges publish them below `Enquiries`: each firm with its people, whatever stands where."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document

BODY = (
    "The company announced today that it will work with its partners on the new project, which has been funded for the next "
    "three years. It will be open to all of the people who live in the area."
)
FIRMS = (
    ("Probe Resources plc", "Company", "+44 20 7946 0101", "Jane Doe", "John Roe"),
    ("Harlan Securities", "Nominated Adviser and Broker", "+44 20 7946 0102", "Ada Probe", "Peter Sample"),
    ("Sample PR", "Financial PR", "+44 20 7946 0103", "Mary Major", "Edward Stone"),
)
LAYOUTS = {
    "a number apart, and people below": "{firm}                 Tel: {phone}\n{one}\n{two}\n\n",
    "a number behind a tab": "{firm}\t{phone}\n{one}\n{two}\n\n",
    "what it is in brackets": "{firm} ({what})\n{one} / {two}\nTel: {phone}\n\n",
    "people on lines of their own": "{firm}\n{one}\n{two}\n{phone}\n\n",
    "all on a line": "{firm}: {one} / {two}, {phone}\n",
    "people before their firm": "{one} / {two}\n{firm}\n{phone}\n\n",
}


def contacts(text: str) -> list[tuple[str | None, str | None, str | None, tuple[str, ...]]]:
    reading = read_release(Document("file:///a.txt", "a.txt", f"A new project\n\n{BODY}\n\n{text}\n".encode()))
    return [(m.name, m.role, m.org, tuple(c.value for c in m.of("phone"))) for m in reading.mentions]


@pytest.mark.parametrize("firms", [FIRMS[:1], FIRMS[:2], FIRMS], ids=["one", "two", "three"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_firm_has_its_people_and_they_its_number(layout: str, firms: tuple[tuple[str, ...], ...]) -> None:
    text = "Enquiries:\n\n" + "".join(
        LAYOUTS[layout].format(firm=firm, what=what, phone=phone, one=one, two=two)
        for firm, what, phone, one, two in firms
    )
    expected = [(name, None, firm, (phone.replace(" ", ""),)) for firm, _, phone, *people in firms for name in people]
    assert contacts(text) == expected


def test_what_a_firm_is_heads_it_and_is_no_title_of_its_people() -> None:
    text = "Enquiries:\n\nNominated Adviser\nHarlan Securities\nAda Probe / Peter Sample\n+44 20 7946 0102"
    assert [(name, role, org) for name, role, org, _ in contacts(text)] == [
        ("Ada Probe", None, "Harlan Securities"),
        ("Peter Sample", None, "Harlan Securities"),
    ]


def test_the_next_house_heads_its_own_people_behind_an_empty_line() -> None:
    text = (
        "Contacts:\nProbe Labs\nJane Doe, Director\n+44 20 7946 0101\nJohn Roe, Analyst\n+44 20 7946 0102\n\n"
        "Harlan Securities\nAda Probe, Director\n+44 20 7946 0103\nPeter Sample, Analyst\n+44 20 7946 0104"
    )
    assert [org for _, _, org, _ in contacts(text)] == [
        "Probe Labs",
        "Probe Labs",
        "Harlan Securities",
        "Harlan Securities",
    ]


def test_a_sentence_below_the_last_number_is_no_part_of_the_list() -> None:
    text = "Enquiries:\n\nHarlan Securities                 Tel: +44 20 7946 0102\nHarlan Securities is regulated by the authority."
    assert [name for name, *_ in contacts(text)] in ([None], ["Harlan Securities"])


def test_an_adviser_below_a_name_is_what_somebody_does() -> None:
    text = "For press queries:\nJane Doe\nSenior Communications Adviser\nHarlan University\nT 020 7946 0101"
    assert contacts(text)[0][:3] == ("Jane Doe", "Senior Communications Adviser", "Harlan University")
