"""What other releases of an issuer settle in one that leaves it open, and what they cannot."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.extraction import memory as remembering
from directory.extraction.memory import NOTHING, Lesson, Memory
from directory.reading import Examination, examine, lesson, read_release
from directory.records import Document, Mention

RELEASE = """Example Trust
PRESS RELEASE {number}
15 January 2026

Invented news from nowhere

Nothing of this has happened.

Media contact

{contacts}

About {issuer}

{issuer} is a charity that does not exist.
"""


def document(contacts: str, number: int = 1, issuer: str = "Example Trust") -> Document:
    text = RELEASE.format(contacts=contacts.strip("\n"), number=number, issuer=issuer)
    return Document(f"file:///{number}.txt", f"{number}.txt", text.encode())


def taught_by(*documents: Document) -> Memory:
    memory = Memory()
    for one in documents:
        learnt = lesson(one)
        assert isinstance(learnt, tuple)
        memory.learn(*learnt)
    return memory


def decided(examined: Examination) -> set[str]:
    """The reasons that rest on other releases."""
    reasons = {reason.code for found in examined.finding.contacts for why in found.why for reason in why}
    return {code for code in reasons if "taught" in code}


def said(mentions: tuple[Mention, ...]) -> list[str]:
    """Each contact in words, its fields in the order of the text."""
    return [" / ".join(f"{c.field} {c.value}" for c in m.claims) for m in mentions]


TIES = {
    "a name that holds the words of a place": (
        "Name: Paris North\nTel: +44 20 7946 0101\npress@x.example",
        "Paris North\nHead of Press\nTel: +44 20 7946 0102",
        ["name Paris North / role Head of Press / phone +442079460102"],
        "taught-name",
    ),
    "a firm that is called as humans are": (
        "Name: Ada Probe\nCompany: Mara Quill\nTel: +44 20 7946 0101",
        "Bo Muster\nMara Quill\nTel: +44 20 7946 0102",
        ["name Bo Muster / org Mara Quill / phone +442079460102"],
        "taught-organisation",
    ),
    "a role that no table knows": (
        "Name: Ada Probe\nTitle: Harbour Watch\nTel: +44 20 7946 0101",
        "Ada Probe\nHarbour Watch\nTel: +44 20 7946 0102",
        ["name Ada Probe / role Harbour Watch / phone +442079460102"],
        "taught-role",
    ),
    "two names with nothing between": (
        "Bo Muster\nTel: +44 20 7946 0101",
        "Ada Probe Bo Muster\nTel: +44 20 7946 0102",
        ["name Ada Probe / phone +442079460102", "name Bo Muster / phone +442079460102"],
        "taught-two-names",
    ),
    "two names joined by a word of another language": (
        "Bo Muster\nTel: +44 20 7946 0101",
        "Bo Muster i Ada Probe\nTel: +44 20 7946 0102",
        ["name Bo Muster / phone +442079460102", "name Ada Probe / phone +442079460102"],
        "taught-two-names",
    ),
    "a heading that ran into the organisation": (
        "Ada Probe\nExample Foundation\nTel: +44 20 7946 0101",
        "Ada Probe\nNEWS CONFERENCE Example Foundation\nTel: +44 20 7946 0102",
        ["name Ada Probe / org Example Foundation / phone +442079460102"],
        "taught-beginning",
    ),
    "a mailbox below several people that is one's": (
        "Ada Probe\nTel: +44 20 7946 0101\npress@x.example",
        "Ada Probe: +44 20 7946 0101\nBo Muster: +44 20 7946 0102\n\npress@x.example",
        ["name Ada Probe / phone +442079460101 / email press@x.example", "name Bo Muster / phone +442079460102"],
        "taught-holder",
    ),
    "a mailbox below several people that is a desk's": (
        "press@x.example",
        "Ada Probe\nBo Muster\npress@x.example",
        ["name Ada Probe", "name Bo Muster", "email press@x.example"],
        "taught-desk",
    ),
    "a number without its country's code": (
        "Ada Probe\nTel: +49 30 23125 123",
        "Ada Probe\nTel: 030 23125 123",
        ["name Ada Probe / phone +493023125123"],
        "country-taught",
    ),
}


@pytest.mark.parametrize(("earlier", "later", "expected", "reason"), TIES.values(), ids=TIES)
def test_an_earlier_release_settles_it_and_is_named_as_the_reason(
    earlier: str, later: str, expected: list[str], reason: str
) -> None:
    alone = examine(document(later, 2))
    examined = examine(document(later, 2), memory=taught_by(document(earlier)))
    assert said(examined.reading.mentions) == expected
    assert decided(examined) == {reason}
    assert said(alone.reading.mentions) != expected
    assert decided(alone) == set()


@pytest.mark.parametrize(("earlier", "later"), [(a, b) for a, b, _, _ in TIES.values()], ids=TIES)
def test_releases_of_another_issuer_settle_nothing(earlier: str, later: str) -> None:
    memory = taught_by(document(earlier, issuer="Another Society"))
    examined = examine(document(later, 2), memory=memory)
    assert examined.reading == read_release(document(later, 2))
    assert decided(examined) == set()


@pytest.mark.parametrize("later", [later for _, later, _, _ in TIES.values()], ids=TIES)
def test_no_release_is_taught_by_itself(later: str) -> None:
    one = document(later, 2)
    assert read_release(one, memory=taught_by(one)) == read_release(one)


def test_what_it_took_from_a_contact_is_told_among_what_was_left_out() -> None:
    earlier = document("Name: Ada Probe\nTitle: Harbour Watch\nTel: +44 20 7946 0101")
    later = document("Ada Probe\nPress Officer\nHarbour Watch\nTel: +44 20 7946 0102", 2)
    assert said(read_release(later).mentions)[0].count("org Harbour Watch") == 1
    examined = examine(later, memory=taught_by(earlier))
    assert "Harbour Watch" not in said(examined.reading.mentions)[0]
    left = {(examined.text.content[one.start : one.end], one.reason.code) for one in examined.finding.left}
    assert ("Harbour Watch", "taught-role") in left


def test_where_memory_agrees_with_the_text_it_is_not_named() -> None:
    block = "Ada Probe\nPress Officer\nExample Foundation\nTel: +44 20 7946 0101\nada.probe@x.example"
    memory = taught_by(document(block))
    examined = examine(document(block, 2), memory=memory)
    assert memory.taught("", "Example Trust", ()) is not NOTHING
    assert decided(examined) == set()


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        pytest.param(
            "Name: Ada Probe\nCompany: Mara Quill\nTel: +44 20 7946 0101",
            "Mara Quill\nTel: +44 20 7946 0102\nmara.quill@x.example",
            ["name Mara Quill / phone +442079460102 / email mara.quill@x.example"],
            id="an address spells it",
        ),
        pytest.param(
            "Mara Quill\nTel: +44 20 7946 0101",
            "Name: Ada Probe\nCompany: Mara Quill\nTel: +44 20 7946 0102",
            ["name Ada Probe / org Mara Quill / phone +442079460102"],
            id="a label before it says what it is",
        ),
        pytest.param(
            "Ada Probe\nTel: +44 20 7946 0101\npress@x.example",
            "Ada Probe: +44 20 7946 0101\nBo Muster: +44 20 7946 0102, press@x.example",
            ["name Ada Probe / phone +442079460101", "name Bo Muster / phone +442079460102 / email press@x.example"],
            id="the mailbox stands on somebody's line",
        ),
        pytest.param(
            "Ada Probe\nTel: +49 30 23125 123",
            "Ada Probe\nTel: 030 23125 123\nada.probe@x.fr",
            ["name Ada Probe / phone 03023125123 / email ada.probe@x.fr"],
            id="an address says another country",
        ),
    ],
)
def test_what_the_text_itself_says_decides(earlier: str, later: str, expected: list[str]) -> None:
    examined = examine(document(later, 2), memory=taught_by(document(earlier)))
    assert said(examined.reading.mentions) == expected
    assert decided(examined) == set()


def test_where_releases_disagree_nothing_is_taught() -> None:
    a_firm = document("Name: Ada Probe\nCompany: Mara Quill\nTel: +44 20 7946 0101", 1)
    a_human = document("Mara Quill\nTel: +44 20 7946 0103", 2)
    later = document("Bo Muster\nMara Quill\nTel: +44 20 7946 0102", 3)
    assert read_release(later, memory=taught_by(a_firm)) != read_release(later)
    assert read_release(later, memory=taught_by(a_firm, a_human)) == read_release(later)


def test_a_release_that_names_no_issuer_is_taught_by_those_with_which_it_shares_a_number() -> None:
    def page(words: str) -> Document:
        return Document(f"file:///{len(words)}.txt", "page.txt", f"Contact: {words}, +44 20 7946 0101\n".encode())

    shared = examine(page("Ada Probe Bo Muster"), memory=taught_by(page("Ada Probe")))
    assert shared.facts.issuer is None
    assert [m.name for m in shared.reading.mentions] == ["Ada Probe", "Bo Muster"]
    elsewhere = Document("file:///x.txt", "x.txt", b"Contact: Ada Probe, +44 20 7946 0909\n")
    alone = examine(page("Ada Probe Bo Muster"), memory=taught_by(elsewhere))
    assert [m.name for m in alone.reading.mentions] == ["Ada Probe Bo Muster"]


def test_a_contact_of_which_we_are_not_sure_teaches_nothing() -> None:
    mentions = read_release(document("Ada Probe\nTel: +44 20 7946 0101")).mentions
    unsure = tuple(replace(m, confidence=remembering.SURE - 0.01) for m in mentions)
    assert Lesson.of(None, mentions).people == {"ada probe"}
    assert Lesson.of(None, unsure).people == frozenset()


def test_the_order_of_learning_does_not_count_even_beyond_what_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "MOST_RELEASES", 2)
    names = ("Ada Probe", "Bo Muster", "Cy Sample", "Di Fiction")
    earlier = [document(f"{name}\nTel: +44 20 7946 010{n}", n) for n, name in enumerate(names)]
    asked = [("", "Example Trust"), *((one.checksum, "Example Trust") for one in earlier)]
    views = {
        tuple(tuple(sorted(taught_by(*order).taught(*one, ()).people)) for one in asked)
        for order in itertools.permutations(earlier)
    }
    assert len(views) == 1
    assert {len(people) for people in views.pop()} == {2}


def test_more_than_is_remembered_is_counted() -> None:
    memory = Memory(most=1)
    for name in ("Example Trust", "Another Society"):
        memory.learn(name, Lesson.of(name, ()))
    assert memory.left_out == 1
    assert memory.taught("", "Another Society", ()) is NOTHING


LINES = st.lists(
    st.sampled_from([line for a, b, _, _ in TIES.values() for line in (*a.split("\n"), *b.split("\n"))]),
    min_size=1,
    max_size=6,
).map("\n".join)


@settings(deadline=None, max_examples=60)
@given(LINES, LINES)
def test_whatever_was_taught_each_value_stands_in_the_text(earlier: str, later: str) -> None:
    one = document(later, 2)
    reading = read_release(one, memory=taught_by(document(earlier)))
    for claim in (claim for mention in reading.mentions for claim in mention.claims):
        assert reading.release.text[claim.quote.start : claim.quote.end] == claim.quote.exact == claim.raw
        if claim.field == "phone":
            assert claim.value.endswith("".join(filter(str.isdigit, claim.raw)).lstrip("0"))
        else:
            assert claim.value.casefold() == claim.raw.casefold()
