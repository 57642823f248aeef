"""PDFs made to hang, to crash or to eat memory: each ends as a clear error or as what could be read, with a warning, and the
next document is read as if nothing had been. The worker's limits bound what each may take, so time is not measured here.
"""

from __future__ import annotations

import zlib

import pytest

from directory.errors import DocumentError, EmptyDocument, UnreadableDocument
from directory.readers.read import read
from directory.records import Document
from tests.unit.readers import pdfs
from tests.unit.readers.pdfs import CATALOGUE, FONT, of_objects, page, stream

SHOWN = b"BT /F1 10 Tf 72 400 Td (word) Tj ET\n"
FLATE = "/Filter /FlateDecode"
ONE_PAGE = b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>"


def packed(chunk: bytes, times: int) -> bytes:
    packer = zlib.compressobj(9)
    return b"".join([*(packer.compress(chunk) for _ in range(times)), packer.flush()])


def forms(*contents: bytes) -> bytes:
    """One page that shows form /X, which shows the next /X, and so on; the last shows itself."""
    own = "/Font << /F1 3 0 R >> /XObject << /X {} 0 R >>"
    objects = [
        stream(content, f"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << {own.format(target)} >>")
        for content, target in zip(contents, [*range(7, 6 + len(contents)), 5 + len(contents)], strict=True)
    ]
    first = page(contents=5, resources=own.format(6))
    return of_objects(CATALOGUE, ONE_PAGE, FONT, first, stream(SHOWN + b"/X Do"), *objects)


def sized(box: str) -> bytes:
    return of_objects(CATALOGUE, ONE_PAGE, FONT, page(contents=5, box=box), stream(SHOWN))


def outcome(content: bytes) -> str:
    """The words read with the warnings, or the error's name and detail."""
    try:
        found = read(Document("file:///bomb.pdf", "bomb.pdf", content))
    except DocumentError as error:
        assert error.name == "bomb.pdf"  # noqa: PT017  # both outcomes are right, a crash of ours is not
        told = f"{error.type}: {error.detail}"
    else:
        told = f"{found.content[:100]!r} {'; '.join(found.warnings)}"
    assert read(Document("file:///next.pdf", "next.pdf", pdfs.lines("The next one is read"))).content == (
        "The next one is read\n"
    )
    return told


TOO_MUCH = "unreadable-document: this PDF cannot be read: "


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(forms(b"/X Do /X Do"), id="a form that shows itself twice"),
        pytest.param(forms(*[b"/X Do " * 10] * 12, SHOWN), id="ten forms that show ten forms, twelve deep"),
        pytest.param(pdfs.with_stream(packed(bytes(50_000_000), 40), FLATE), id="two gigabytes of zeros"),
        pytest.param(pdfs.with_stream(packed(b"(word) Tj " * 1_000_000, 60), FLATE), id="600 megabytes of words"),
        pytest.param(pdfs.with_stream(packed(SHOWN * 100_000, 90), FLATE), id="nine million texts"),
        pytest.param(
            pdfs.with_stream(zlib.compress(packed(bytes(50_000_000), 40), 9), "/Filter [/FlateDecode /FlateDecode]"),
            id="packed twice",
        ),
        pytest.param(pdfs.with_stream(b"q " * 3_000_000 + SHOWN), id="three million states kept"),
    ],
)
def test_what_takes_too_much_is_refused_with_the_cause(content: bytes) -> None:
    told = outcome(content)

    assert told.startswith(TOO_MUCH)
    assert "200 MB of memory" in told or "1 seconds of processor time" in told


def test_a_hundred_thousand_pages_are_read_as_far_as_is_allowed() -> None:
    kids = b" ".join([b"4 0 R"] * 100_000)
    tree = b"<< /Type /Pages /Kids [%s] /Count 100000 >>" % kids
    told = outcome(of_objects(CATALOGUE, tree, FONT, page(contents=5), stream(SHOWN)))

    assert told.startswith("'word")
    assert told.endswith("only the first 200 of 100,000 pages were read: more are not allowed")


def test_a_tree_that_lies_about_its_pages_is_read_as_far_as_it_goes() -> None:
    tree = b"<< /Type /Pages /Kids [4 0 R] /Count 2000000000 >>"

    assert outcome(of_objects(CATALOGUE, tree, FONT, page(contents=5), stream(SHOWN))).startswith("'word")


@pytest.mark.parametrize(
    "box", ["0 0 1e38 1e38", "-1e30 -1e30 1 1", "0 0 0 0", "0 0 99999999999 99999999999", "5 5 -5 -5", "a b c d"]
)
def test_absurd_sizes_of_a_page_do_not_matter(box: str) -> None:
    assert outcome(sized(box)) == "'word\\n' "


def test_a_deep_page_tree_is_refused() -> None:
    deep = 50_000
    nodes = [b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (number + 3) for number in range(deep)]
    told = outcome(of_objects(CATALOGUE, *nodes, page(contents=deep + 3, resources=""), stream(b"")))

    assert told == TOO_MUCH + "no page of it is whole"


def test_a_page_tree_that_holds_itself_is_refused() -> None:
    told = outcome(of_objects(CATALOGUE, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"))

    assert told == TOO_MUCH + "no page of it is whole"


def test_a_table_of_objects_that_leads_to_itself_ends() -> None:
    whole = pdfs.lines("word")
    again = whole.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % whole.index(b"xref\n"))

    assert outcome(again) == "'word\\n' "


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.99])
def test_a_file_cut_short_is_refused_or_read(share: float) -> None:
    whole = pdfs.lines("word", "another")

    told = outcome(whole[: int(share * len(whole))])

    assert told in ("'word\\nanother\\n' ", TOO_MUCH + "it is not a PDF, or broken")


def test_a_million_brackets_are_no_words() -> None:
    with pytest.raises((EmptyDocument, UnreadableDocument)):
        read(Document("file:///bomb.pdf", "bomb.pdf", pdfs.with_stream(b"[" * 1_000_000)))


def test_words_all_over_a_page_are_read_or_refused() -> None:
    scattered = b"".join(b"BT /F1 1 Tf %d %d Td (w) Tj ET\n" % (n * 37 % 600, n * 91 % 800) for n in range(20_000))

    assert outcome(pdfs.with_stream(zlib.compress(scattered), FLATE)).startswith(("'w", TOO_MUCH))
