from __future__ import annotations

import zlib

import pytest

from directory.errors import EmptyDocument, UnreadableDocument
from directory.readers.bounded import BoundedWorker, WorkerFailed
from directory.readers.read import read
from directory.reading import read_release
from directory.records import Document
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


def test_a_pdf_that_unfolds_to_more_than_memory_allows_harms_only_its_worker() -> None:
    packed = zlib.compressobj(9)
    bomb = b"".join([*(packed.compress(b"\0" * 50_000_000) for _ in range(30)), packed.flush()])

    try:
        text(pdfs.with_stream(bomb, "/Filter /FlateDecode"))
    except (EmptyDocument, UnreadableDocument) as error:
        assert error.name == "release.pdf"  # noqa: PT017  # both outcomes are right, a crash of ours is not
    assert text(pdfs.lines("The next one is read")) == "The next one is read\n"


def test_a_worker_that_overruns_its_time_is_killed_and_replaced() -> None:
    worker = BoundedWorker("tests.unit.readers.sleepy", seconds=1.0, most=1_000)

    for content, cause in (
        (b"sleep", "took longer than 1 seconds"),
        (b"die", "made the reader fail"),
        (b"sleep", "took longer"),
    ):
        with pytest.raises(WorkerFailed, match=cause):
            worker.ask(content)
    worker.stop()
