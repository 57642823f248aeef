"""An explanation is true of the text: every place holds its words, every address is accounted for, the points sum."""

from __future__ import annotations

import json
from math import exp
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.errors import EmptyDocument
from directory.explaining.explain import MOST_LEFT, explain
from directory.explaining.records import Contact, Explanation, as_json
from directory.extraction.details import anchors
from directory.extraction.words.vocabulary import vocabulary
from directory.reading import read_release
from directory.records import Document
from tests.unit.explaining.releases import COLUMNS, STACKED
from tests.unit.readers.pdfs import pages as pdf_of_pages

ROOT = Path(__file__).resolve().parents[3]
FOLDERS = (ROOT / "tests" / "corpus" / "releases", ROOT / "seeds")
RELEASES = sorted(p for f in FOLDERS for p in f.rglob("*.*") if p.suffix in {".txt", ".md", ".html"})


def document(text: str, name: str = "release.txt") -> Document:
    return Document(f"file:///{name}", name, text.encode())


def told(text: str) -> Explanation:
    return explain(document(text))


def codes(contact: Contact, field: str) -> list[list[str]]:
    return [[why.code for why in one.why] for one in contact.fields if one.field == field]


class TestReasons:
    def test_a_stacked_block_goes_behind_the_name_and_by_spelling(self) -> None:
        (jane,) = told(STACKED).contacts

        assert codes(jane, "name") == [["name"]]
        assert codes(jane, "role") == [["behind"]]
        assert codes(jane, "email") == [["spelled"]]
        assert codes(jane, "phone") == [["behind", "country-written"], ["behind", "country-written"]]

    def test_columns_are_dealt_by_place(self) -> None:
        first, second = told(COLUMNS).contacts

        assert codes(first, "name") == codes(second, "name") == [["name-in-column"]]
        assert codes(second, "phone") == [["in-column", "country-written"]]

    def test_names_in_one_go_share_what_follows(self) -> None:
        first, second = told("Contact: Ada Probe and Bo Muster, +44 20 7946 0101").contacts

        assert codes(second, "name") == [["name-in-one-go"]]
        assert codes(first, "phone") == codes(second, "phone") == [["shared", "country-written"]]

    def test_one_number_with_several_endings_gives_each_their_own(self) -> None:
        first, second = told("Contact: Ada Probe, Bo Muster, +49 30 23125 - 101 / -102\n").contacts

        assert codes(first, "phone") == codes(second, "phone") == [["own-ending", "country-written"]]

    def test_a_press_mailbox_on_a_line_of_its_own_is_a_desk(self) -> None:
        _, desk = told("Media contact\n\nAda Probe\nada.probe@x.example\n\npress@x.example\n").contacts

        assert codes(desk, "email") == [["desk-own-line"]]

    def test_a_national_number_tells_what_gave_it_its_country(self) -> None:
        (beside,) = told("Media contact: Ada Probe, 020 7946 0101, ada.probe@sample.co.uk\n").contacts
        (unknown,) = told("Media contact: Ada Probe, 00 12 34 56\n").contacts

        assert codes(beside, "phone") == [["behind", "country-beside"]]
        assert codes(unknown, "phone") == [["behind", "country-unknown"]]

    @pytest.mark.parametrize(
        ("text", "words", "code"),
        [
            ("The institute folds paper, and writes to folders@else.example about it.\n\n" + STACKED, "folders@else.example", "nobody-signs"),
            ("Bo Muster\nbo.muster@else.example\n\nThe institute folds paper.\n\n" + STACKED, "Bo Muster\nbo.muster@else.example", "offered-elsewhere"),
            ("Media contact\npress@x.example\n\nlegal@x.example\nmobile@x.example\n", "legal@x.example", "not-a-press-mailbox"),
            ("Media contact\nAda Probe\nada.probe@x.example\n\nHotline: help@x.example\n", "help@x.example", "decoy"),
            ("Media contact\nAda Probe\nada.probe@x.example\n\ninfo@x.example\n\n© 2024 Sample\n", "info@x.example", "page-foot"),
            ("Media contact\nAda Probe\nTel. +44 20 7946 0101\ngtalk: ada.probe@x.example\n", "ada.probe@x.example", "of-a-chat"),
            ("Media contact\nAda Probe\nada.probe@x.example\n\nPhone: ada.probe@x.example\n", "ada.probe@x.example", "already-given"),
        ],
    )  # fmt: skip
    def test_what_was_left_out_says_why(self, text: str, words: str, code: str) -> None:
        explanation = told(text)
        assert (words, code) in [(one.place.exact, one.why.code) for one in explanation.left_out]

    def test_a_block_names_the_words_that_opened_it(self) -> None:
        explanation = told(STACKED)
        (block,) = explanation.blocks

        assert block.opened.code == "cue"
        assert block.cue is not None
        assert (block.cue.exact, block.cue.line) == ("Media contact", 7)
        assert [[one.label for one in line.labels] for line in block.lines][:3] == [["cue"], ["name"], ["role"]]


class TestTheDocument:
    def test_each_fact_tells_where_it_was_found(self) -> None:
        how = {one.what: one for one in told(STACKED).how}

        assert (how["format"].chosen, how["encoding"].chosen, how["language"].chosen) == ("plain text", "utf-8", "en")
        assert how["date"].chosen == "2024-06-05"
        assert how["date"].place is not None
        assert how["date"].place.line == 1
        assert how["number"].chosen is None

    def test_a_heading_and_a_declared_encoding_are_named(self) -> None:
        page = '<!doctype html><meta charset="iso-8859-2"><h1>The invented Sample Institute opens a door</h1><p>It is of paper, \xe9.</p>'
        how = {one.what: one for one in explain(Document("x:", "a.html", page.encode("iso-8859-2"))).how}

        assert how["title"].why == "the heading that it opens with"
        assert (how["encoding"].chosen, how["encoding"].why) == ("iso8859-2", "the document declares it")
        assert how["format"].why == "it begins with a tag"

    def test_a_place_on_paper_has_its_page(self) -> None:
        told_of = explain(
            Document("x:", "a.pdf", pdf_of_pages("Nothing here but words.", "Press contact: jane@x.example"))
        )

        assert [field.place.page for contact in told_of.contacts for field in contact.fields] == [2]

    def test_of_a_mail_it_says_which_part_was_read(self) -> None:
        mail = b"From: a@x.example\r\nTo: b@x.example\r\nSubject: Paper\r\nDate: Wed, 5 Jun 2024 10:00:00 +0000\r\n\r\n"
        told_of = explain(Document("x:", "a.eml", mail + STACKED.encode()))

        assert told_of.how[0].what == "part"
        assert told_of.contacts[0].name == "Jane Doe"

    def test_what_cannot_be_read_is_an_error_that_names_it(self) -> None:
        with pytest.raises(EmptyDocument, match=r"release\.txt"):
            told("  \n")


class TestTruth:
    @pytest.mark.parametrize("path", RELEASES, ids=lambda path: path.name)
    def test_an_explanation_is_of_the_very_reading(self, path: Path) -> None:
        release = Document(path.as_uri(), path.name, path.read_bytes())
        reading = read_release(release)
        explanation = explain(release)

        assert [c.confidence for c in explanation.contacts] == [m.confidence for m in reading.mentions]
        said = [[(f.field, f.value) for f in c.fields] for c in explanation.contacts]
        assert said == [[(c.field, c.value) for c in m.claims] for m in reading.mentions]
        check(explanation)

    @settings(max_examples=60, deadline=None)
    @given(
        st.lists(
            st.sampled_from(
                [*STACKED.split("\n"), *COLUMNS.split("\n"), "", "For tickets: shop@else.example", "press@x.example"]
            )
            | st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=30),
            max_size=25,
        )
    )
    def test_whatever_the_lines_are(self, lines: list[str]) -> None:
        text = "\n".join(["Release of paper", *lines])
        explanation = told(text)
        check(explanation)
        json.loads(json.dumps(as_json(explanation)))

    def test_long_lists_are_cut_and_said_to_be(self) -> None:
        text = "Words of paper.\n" + "".join(f"x{n}@else.example\n\n" for n in range(MOST_LEFT + 50))
        explanation = told(text)

        assert len(explanation.left_out) == MOST_LEFT
        assert any("were left out" in warning for warning in explanation.warnings)


def check(explanation: Explanation) -> None:
    text = explanation.text
    places = [f.place for c in explanation.contacts for f in c.fields]
    places += [one.place for one in explanation.left_out]
    places += [one.place for one in explanation.how if one.place]
    for place in places:
        assert text[place.start : place.end].startswith(place.exact.removesuffix("…"))
        assert text.count("\n", 0, place.start) + 1 == place.line
    for contact in explanation.contacts:
        assert all(field.why for field in contact.fields)
        assert sum(point.logit for point in contact.points) == pytest.approx(contact.logit)
        assert 1 / (1 + exp(-contact.logit)) == pytest.approx(contact.confidence, abs=0.0101)
        assert contact.block is None or 1 <= contact.block <= len(explanation.blocks)
    told_of = [(place.start, place.end) for place in places]
    for anchor in anchors.find(text, vocabulary(None)):
        if anchor.field == "email":
            assert any(start <= anchor.start < end for start, end in told_of), anchor
    assert "nobodys" not in [one.why.code for one in explanation.left_out]
