"""Text, Markdown and pages made to hang a reader or to eat memory: read, or refused by name, within a process's limits.

How long each takes is bounded by what is asserted: the time that a worker is allowed, or a result that only a reader whose
time does not grow with the square of the input gives before the tests' own patience ends.
"""

from __future__ import annotations

import resource

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.errors import DocumentError, EmptyDocument, UnreadableDocument, UnsupportedDocument
from directory.readers import odt
from directory.readers.read import read
from directory.records import Document, Text
from tests.unit.readers.office import flat_odt

PAGE = "<!doctype html><html><body>"
CONTACT = "<p>Press contact: Ada Probe, ada.probe@x.example</p>"
SAID = "Press contact: Ada Probe, ada.probe@x.example\n"
SLOW = "reading it takes more than 1 seconds of processor time"
DEEP = "its markup is nested more than 2,000 levels deep"
BIG = "it made the reader fail, as when reading it takes more than 200 MB of memory"


def text(content: str | bytes, name: str) -> Text:
    return read(Document(f"file:///{name}", name, content.encode() if isinstance(content, str) else content))


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("<div>" * 40_000, id="40,000 divs"),
        pytest.param("<div>" * 200_000, id="200,000 divs"),
        pytest.param("<div/>" * 300_000, id="divs that seem to close themselves"),
        pytest.param("<div></x>" * 150_000, id="divs closed by another name"),
        pytest.param('<div a="<">' * 150_000, id="divs that hide a bracket"),
        pytest.param("<a href=x>" * 200_000, id="two megabytes of links never closed"),
        pytest.param("<svg>" * 100_000, id="drawings in drawings"),
        pytest.param("<div " + " ".join(f"a{n}=1" for n in range(100_000)) + ">", id="100,000 attributes"),
        pytest.param("<select>" + "<option>x" * 150_000, id="150,000 choices"),
        pytest.param("".join(f"<font size={n}><p>" for n in range(7_000)), id="formatting begun anew in each block"),
    ],
)
def test_pages_that_grow_with_their_square_are_refused_with_the_cause(markup: str) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        text(PAGE + markup + CONTACT, "page.html")

    assert caught.value.detail in (SLOW, DEEP, BIG)
    assert text(PAGE + CONTACT * 8_000, "next.html").content.startswith(SAID)  # the worker has been replaced


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("<p>" * 200_000, id="paragraphs end where the next begins"),
        pytest.param("</div>" * 300_000, id="ends of nothing"),
        pytest.param("<br>" * 400_000, id="line ends"),
        pytest.param("<div " + "a " * 500_000 + ">", id="the same attribute 500,000 times"),
        pytest.param("<img alt='" + "a@" * 900_000 + "'>", id="addresses begun"),
        pytest.param("<div a='" + "x" * 1_900_000 + "'>", id="one long attribute"),
    ],
)
def test_pages_that_only_look_bad_are_read(markup: str) -> None:
    assert text(PAGE + markup + CONTACT, "page.html").content.strip() + "\n" == SAID


@pytest.mark.parametrize("end", ["Words", PAGE + CONTACT])
def test_any_number_of_comments_before_the_words_is_passed_over_once(end: str) -> None:
    assert text("<!-- x -->" * 100_000 + end, "page.html").content.strip().endswith(("Words", SAID.strip()))


def test_a_large_page_is_read_like_a_small_one() -> None:
    part = (
        "<h2>Title &amp; more</h2><p>Some <b>bold</b> words, <a href='mailto:a@x.example'>mail</a></p>"
        "<table><tr><td>x<td>y</table>"
    )
    small, large = text(PAGE + part, "a.html"), text(PAGE + part * 3_000, "b.html")

    assert large.content == (small.content + "\n") * 2_999 + small.content
    assert large.links[:1] == small.links
    assert large.headings[:1] == small.headings
    assert large.metadata == small.metadata


@pytest.mark.parametrize(
    "markup",
    [
        "*a ",
        "*a_ ",
        "[",
        "[a](",
        "![",
        "**a",
        "\\",
        "&",
        "<a@",
        "a <!A ",
        "`e ``",
        "> ",
        "- ",
        "|a|b|\n|-|-|\n",
        "a\n===\n",
    ],
)
def test_markdown_of_one_sign_repeated_is_read_or_refused(markup: str) -> None:
    try:
        found = text("# Title\n\n" + markup * (1_500_000 // len(markup)), "notes.md").content
    except DocumentError as error:
        assert error.detail in (SLOW, DEEP, BIG)  # noqa: PT017  # both outcomes are right, a crash of ours is not
    else:
        assert found.startswith("Title\n")


def test_marks_upon_one_letter_are_put_in_order_stretch_by_stretch() -> None:
    assert text("a" + "\u0301\u0316" * 500_000, "zalgo.txt").content.startswith("\u00e1\u0316")


def test_composed_and_decomposed_words_read_alike_however_long_the_text() -> None:
    words = "Ju\u0308rgen E\u0301mile A\u030angstro\u0308m "
    assert text(words * 1_000, "a.txt").content == "Jürgen Émile Ångström " * 999 + "Jürgen Émile Ångström\n"


@pytest.mark.parametrize("sign", ["x", "word ", " ", "\n", "x\n", "\r", "\u00ad", "é", "\u200b", "漢"])
def test_two_megabytes_of_one_sign_are_read_or_empty(sign: str) -> None:
    content = sign * (2_000_000 // len(sign))
    try:
        found = text(content, "a.txt").content
    except EmptyDocument:
        assert not content.translate({0xAD: "", 0x200B: ""}).strip()
    else:
        assert len(found) <= len(content) + 1


def test_more_than_two_million_characters_are_read_so_far_and_that_is_said() -> None:
    found = text("word " * 500_000, "long.txt")

    assert len(found.content) == 2_000_000
    assert found.warnings == ("only the first 2,000,000 of 2,500,000 characters were read",)


def test_nul_bytes_at_the_head_are_no_text_and_later_ones_are_blanks() -> None:
    with pytest.raises(UnsupportedDocument, match="NUL"):
        text("Ada\0Probe", "a.txt")
    assert text("line\n" * 1_000 + "Ada\0Probe", "a.txt").content.endswith("Ada Probe\n")


def test_halves_of_surrogate_pairs_do_not_get_through() -> None:
    found = text(b"Ada " + b"\xed\xa0\x80" * 2 + b" Probe " + "é".encode() * 5_000, "a.txt")

    found.content.encode()
    assert found.content.startswith("Ada ")


def test_memory_of_this_process_stays_low_whatever_it_is_given() -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for content in ("<div>" * 4_000_000, "<p>word " * 2_400_000, "<a href='x'>y</a>" * 110_000):
        try:
            text(PAGE + content, "a.html")
        except UnreadableDocument:
            continue
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300_000  # KB


@given(st.text(alphabet="<>/ab \"'=&;!-[]()*_`#|\n\r\t@é\u0301", max_size=300), st.sampled_from(["html", "md", "txt"]))
def test_whatever_is_written_is_read_or_empty(content: str, suffix: str) -> None:
    try:
        found = text(content, f"a.{suffix}")
    except EmptyDocument:
        return
    for span in (*found.headings, *found.links):
        assert 0 <= span.start < span.end <= len(found.content)


def test_white_space_before_what_is_no_opendocument_is_read_in_one_way_only() -> None:
    head = b" \n" * 8_000 + b"opendocument.text"
    assert not odt.is_flat(head)  # took hours when white space could be read in four ways
    assert odt.is_flat(b" \n" * 8_000 + flat_odt("<text:p>Paper</text:p>").lstrip())
