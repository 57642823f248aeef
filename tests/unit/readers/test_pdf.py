from __future__ import annotations

from collections.abc import Iterator

import pypdfium2
import pytest

from directory.errors import EmptyDocument, UnreadableDocument
from directory.extraction.places import on_page
from directory.limits import Limits
from directory.readers.bounded import MOST, Answer, BoundedWorker
from directory.readers.pdf import read as read_pdf
from directory.readers.read import read
from directory.reading import read_release
from directory.records import Box, Document, Place, Quote
from tests.unit.readers import pdfs


def document(content: bytes) -> Document:
    return Document("file:///release.pdf", "release.pdf", content)


def text(content: bytes) -> str:
    return read(document(content)).content


def test_lines_are_read_from_the_top_and_paragraphs_kept_apart() -> None:
    page = pdfs.pdf((72, 700, "Second"), (72, 714, "First"), (72, 650, "Élodie, alone"))

    assert text(page) == "First\nSecond\n\nÉlodie, alone\n"


def test_words_at_one_height_are_one_line_however_they_were_written() -> None:
    assert text(pdfs.pdf((98, 700, "world"), (72, 700, "Hello"))) == "Hello world\n"


def test_columns_side_by_side_are_read_one_after_the_other() -> None:
    rows = [("Ada Probe", "Bo Muster"), ("Press Officer", "Head of Media"), ("ada@x.example", "bo@x.example")]
    page = pdfs.pdf(*((x, 700 - 14 * n, row[c]) for n, row in enumerate(rows) for c, x in enumerate((72, 320))))

    assert text(page) == "Ada Probe\nPress Officer\nada@x.example\n\nBo Muster\nHead of Media\nbo@x.example\n"


def test_labels_with_their_values_are_read_across() -> None:
    page = pdfs.pdf((72, 700, "Name:"), (220, 700, "Ada Probe"), (72, 686, "Phone:"), (220, 686, "+44 20 7946 0101"))

    assert text(page) == "Name:    Ada Probe\nPhone:    +44 20 7946 0101\n"


def test_the_contacts_of_a_pdf_are_found_with_their_places() -> None:
    page = pdfs.lines("Press contact", "Ada Probe, Press Officer", "Tel. +44 20 7946 0101", "ada.probe@x.example")

    reading = read_release(document(page))

    (mention,) = reading.mentions
    assert (mention.name, mention.role, mention.emails) == ("Ada Probe", "Press Officer", ("ada.probe@x.example",))
    for claim in mention.claims:
        assert reading.release.text[claim.quote.start : claim.quote.end] == claim.raw


def test_a_page_without_words_is_empty() -> None:
    with pytest.raises(EmptyDocument, match=r"release\.pdf: there are no words in it, perhaps only pictures"):
        text(pdfs.pdf())


@pytest.mark.parametrize("content", [b"%PDF-1.7\nnothing follows", pdfs.lines("cut")[:80]])
def test_a_broken_pdf_is_refused_by_name(content: bytes) -> None:
    with pytest.raises(UnreadableDocument, match=r"release\.pdf: this PDF cannot be read"):
        text(content)


def test_a_locked_pdf_says_so() -> None:
    handler = f"/Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <{'ab' * 32}> /U <{'cd' * 32}>"

    with pytest.raises(
        UnreadableDocument, match=r"release\.pdf: this PDF cannot be read: it is locked with a password"
    ):
        text(pdfs.pages("secret", trailer=f"/Encrypt << {handler} >> /ID [<00> <00>]"))


def test_only_so_many_pages_are_read_and_that_is_said() -> None:
    found = read_pdf(document(pdfs.pages("one", "two", "three", "four")), Limits(pages=2))

    assert found.content == "one\n\ntwo\n"
    assert found.warnings == ("only the first 2 of 4 pages were read: more are not allowed",)


def test_a_broken_page_is_named_and_the_others_are_read() -> None:
    whole = pdfs.pages("one", "two", "three")
    broken = whole.replace(pdfs.page(contents=7), pdfs.page(contents=7).replace(b"/Type /Page", b"/Type /Pogo"))

    found = read(document(broken))

    assert (found.content, found.warnings) == ("one\n\nthree\n", ("page 2 could not be read",))


class TestPlaces:
    """A claim's box, asked of PDFium, holds the claim's words and no others."""

    def check(self, content: bytes) -> list[tuple[str, int]]:
        reading = read_release(document(content))
        found = []
        with pypdfium2.PdfDocument(content) as opened:
            for claim in (c for m in reading.mentions for c in m.claims):
                quote = claim.quote
                assert quote.page is not None
                assert quote.box is not None
                page = opened[quote.page - 1].get_textpage()
                assert page.get_text_bounded(*quote.box).strip() == quote.exact
                found.append((claim.field, quote.page))
        return found

    def test_within_a_line(self) -> None:
        page = pdfs.lines("Press contact", "Ada Probe, Press Officer (ada.probe@x.example), +44 20 7946 0101;")

        assert self.check(page) == [("name", 1), ("role", 1), ("email", 1), ("phone", 1)]

    def test_in_columns(self) -> None:
        rows = [("Ada Probe", "Bo Muster"), ("Press Officer", "Head of Media"), ("ada@x.example", "bo@x.example")]
        cells = [(x, 700 - 14 * n, row[c]) for n, row in enumerate(rows) for c, x in enumerate((72, 320))]

        assert len(self.check(pdfs.pdf((72, 720, "Press contacts"), *cells))) == 6

    def test_on_a_later_page(self) -> None:
        content = pdfs.pages("News of the day", "Press contact: Ada Probe, ada.probe@x.example")

        assert self.check(content) == [("name", 2), ("email", 2)]

    def test_characters_without_places_of_their_own_have_that_of_their_word(self) -> None:
        parted = Place(0, 3, 1, (10.0, 100.0, 40.0, 110.0), (0, 100))

        assert parted.part(1, 2) == (10.0, 100.0, 40.0, 110.0)

    def test_every_word_has_its_place_in_the_order_of_the_text(self) -> None:
        found = read(document(pdfs.pages("one two", "three")))

        words = [(found.content[p.start : p.end], p.page) for p in found.places]
        assert words == [("one", 1), ("two", 1), ("three", 2)]

    def test_other_formats_have_none(self) -> None:
        release = Document("file:///a.txt", "a.txt", b"Press contact: Ada Probe, ada.probe@x.example\n")

        assert {(c.quote.page, c.quote.box) for m in read_release(release).mentions for c in m.claims} == {(None, None)}


def test_a_quote_over_two_words_has_the_box_around_both_but_never_of_two_pages() -> None:
    places = (
        Place(0, 3, 1, (10.0, 100.0, 40.0, 110.0), (0, 90, 100, 190, 200, 300)),
        Place(4, 7, 1, (50.0, 98.0, 80.0, 111.0)),
        Place(8, 9, 2, (0.0, 0.0, 5.0, 5.0)),
    )

    def box(start: int, end: int) -> tuple[int | None, Box | None]:
        found = on_page(Quote(start, end, "x", "", ""), places)
        return found.page, found.box

    assert box(1, 2) == (1, (20.0, 100.0, 29.0, 110.0))
    assert box(1, 6) == (1, (20.0, 98.0, 80.0, 111.0))
    assert box(4, 9) == (1, (50.0, 98.0, 80.0, 111.0))
    assert box(3, 4) == (None, None)


class TestAWorker:
    """Killed and replaced, whatever happens to it; what it said before counts."""

    @pytest.fixture
    def worker(self) -> Iterator[BoundedWorker]:
        started = BoundedWorker("tests.unit.readers.sleepy")
        yield started
        started.stop()

    def test_each_way_to_fail_has_its_words_and_the_next_one_is_answered(self, worker: BoundedWorker) -> None:
        limits = Limits(seconds=0.2, megabytes=100)
        for asked, cause in {
            b"sleep": "reading it took longer than 1.2 seconds",
            b"spin": "reading it takes more than 0.2 seconds of processor time",
            b"die": "it made the reader fail, as when reading it takes more than 100 MB of memory",
            b"eat": "it made the reader fail, as when reading it takes more than 100 MB of memory",
        }.items():
            assert worker.ask(asked, limits) == Answer((b"begun",), cause)
            assert worker.ask(b"hello", limits) == Answer((b"begun", b"hello"), None)

    def test_one_that_never_stops_talking_is_not_listened_to_for_ever(self, worker: BoundedWorker) -> None:
        answer = worker.ask(b"talk", Limits(seconds=10))

        assert answer.failure is not None
        assert sum(map(len, answer.frames)) <= MOST

    def test_time_is_counted_for_each_document_by_itself(self, worker: BoundedWorker) -> None:
        for _ in range(40):
            assert worker.ask(bytes(2_000_000), Limits(seconds=0.3)).failure is None
