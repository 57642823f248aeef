from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.errors import DocumentError, EmptyDocument, UnreadableDocument
from directory.limits import USUAL
from directory.readers.decode import tidy
from directory.readers.read import read
from directory.reading import read_release
from directory.records import Document, Text
from tests.unit.readers.office import rtf, rtf_words

FONTS = (
    r"{\f0\fnil\fcharset0 Sans;}{\f1\fcharset204 Cyr;}{\f2\fcharset128 Mincho;}{\f3\fcharset2 Wingdings;}{\f4 Plain;}"
)


def read_bytes(content: bytes) -> Text:
    return read(Document("file:///release.bin", "release.bin", content))


def words(body: str, head: str = r"\ansi\ansicpg1252") -> str:
    return read_bytes(rtf(body, FONTS, head)).content


def quoted(text: Text, spans: object) -> list[str]:
    return [text.content[s.start : s.end] for s in spans]  # type: ignore[attr-defined]


class TestWords:
    @pytest.mark.parametrize(
        ("body", "shown"),
        [
            (r"One\par Two\line three\par\par Four", "One\nTwo\nthree\n\nFour\n"),
            (r"a\tab b\~c\-d\_e \{x\} \\", "a\tb cd-e {x} \\\n"),
            ("line ends\r\n of the file mean nothing", "line ends of the file mean nothing\n"),
            (r"\ldblquote Gr\'fc\'dfe\rdblquote\endash", "“Grüße”–\n"),
            (r"{\f1 \'cf\'f0\'e5\'f1\'f1\'e0} {\f2 \'95\'f1\'93\'b9}", "Пресса 報道\n"),
            (r"\u8364? \u-10179?\u-8704? {\uc2 \u12354\'82\'a0}{\uc0 \u55357\uc1 \u56832?}x", "€ 😀 あ😀x\n"),
            (r"{\f3\'28} 12 {\f3\u-4056?}", "☎ 12 ☎\n"),
            (r"{\v secret}{\deleted gone}shown\v  not\v0  again", "shown again\n"),
            (r"{\upr{old}{\*\ud \u379?new}}", "Żnew\n"),
            (r"{\*\unknown no}{\colortbl;\red0;}{\pict\pngblip 89504e47}{\listtext 1.\tab}yes", "yes\n"),
            (r"a{\bin5 }}}}}b}c", "abc\n"),
        ],
    )
    def test_what_is_written_is_read_as_a_word_processor_shows_it(self, body: str, shown: str) -> None:
        assert words(body) == shown

    def test_a_font_without_a_character_set_has_the_documents(self) -> None:
        assert words(r"\f4 \'cf\'f0", r"\ansi\ansicpg1251") == "Пр\n"
        assert words(r"\f4 \'8a", r"\mac") == "ä\n"

    def test_an_unknown_code_page_is_told(self) -> None:
        text = read_bytes(rtf(r"\'e9t\'e9", head=r"\ansi\ansicpg9999", fonts=r"{\f0 x;}"))

        assert (text.content, text.warnings) == ("été\n", ("its code page 9999 is not known; read as Windows-1252",))

    def test_each_cell_stands_on_lines_of_its_own_row_by_row(self) -> None:
        row = r"\trowd\pard\intbl Jane Doe\par Press officer\cell John Roe\cell\row"
        text = read_bytes(rtf(rf"Contact\par {row}\trowd\pard\intbl\cell +1 202-555-0123\cell\row\pard After"))

        assert text.content == "Contact\n\nJane Doe\nPress officer\nJohn Roe\n+1 202-555-0123\n\nAfter\n"

    def test_headings_are_known_by_style_and_level(self) -> None:
        styles = r"{\stylesheet{\ql Normal;}{\s4\b Heading 1;}{\*\cs9 Odd;}}"
        text = read_bytes(rtf(styles + r"\pard\s4 One\par\pard plain {\b bo}{\b ld}\par\pard\outlinelevel1 Two\par"))

        assert quoted(text, text.headings) == ["One", "Two"]

    def test_text_boxes_follow_their_paragraph_and_notes_the_body(self) -> None:
        box = r"{\shp{\*\shpinst{\sp{\sn kind}{\sv 3}}{\shptxt Jane\par Doe\par}}{\shprslt twice}}"

        assert words(rf"Hello {box}world{{\footnote Call Jane.}}\par Next") == (
            "Hello world\n\nJane\nDoe\n\nNext\n\nCall Jane.\n"
        )

    def test_headers_come_first_and_footers_last_each_once_where_pages_show_them(self) -> None:
        margins = r"{\header Letterhead\par}{\headerf Title page\par}{\headerl Left\par}{\footer Imprint\par}"

        assert words(rf"{margins}Body\sect{{\header Letterhead}}more") == "Letterhead\n\nBody\nmore\n\nImprint\n"
        assert words(rf"\titlepg\facingp{margins}Body") == "Title page\n\nLetterhead\n\nLeft\n\nBody\n\nImprint\n"

    def test_the_address_behind_a_link_is_written_out_where_its_words_hide_it(self) -> None:
        text = read_bytes(
            rtf(r'or {\field{\*\fldinst{HYPERLINK "mailto:jane@example.org"}}{\fldrslt{\ul Jane Doe}}}, press')
        )

        assert text.content == "or Jane Doe <jane@example.org>, press\n"
        assert [(text.content[x.start : x.end], x.href) for x in text.links] == [
            ("Jane Doe", "mailto:jane@example.org")
        ]

    def test_title_and_language_are_what_the_file_declares(self) -> None:
        text = read_bytes(
            rtf(r"{\info{\title Neue Halle}{\author Somebody}}\deflang1031\plain Die neue Halle \'f6ffnet")
        )

        assert text.metadata == {"title": "Neue Halle", "language": "de-DE"}


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"]), max_size=60).map(
            lambda s: " ".join(tidy(s).split())
        ),
        max_size=6,
    )
)
def test_any_words_are_read_back_as_they_were_written(lines: list[str]) -> None:
    lines = [line for line in lines if line]
    content = rtf("".join(rtf_words(line) + r"\par " for line in lines))

    if lines:
        assert read_bytes(content).content == "\n".join(lines) + "\n"
    else:
        with pytest.raises(EmptyDocument):
            read_bytes(content)


def test_contacts_in_the_cells_of_a_table_are_found_with_their_places() -> None:
    row = (
        r"\trowd\pard\intbl Jane Doe\line Press officer\line jane.doe@example.org\line +44 20 7946 0123\cell "
        r"John Roe\line Head of communications\line john.roe@example.org\line +44 20 7946 0456\cell\row\pard "
    )
    body = (
        rf"Example Institute opens a new hall\par LONDON, 5 June 2019 \endash  It opened.\par Media contacts\par {row}"
    )
    reading = read_release(Document("file:///release.rtf", "release.rtf", rtf(body)))

    found = [(m.name, m.role, m.emails, m.first("phone")) for m in reading.mentions]
    assert found == [
        ("Jane Doe", "Press officer", ("jane.doe@example.org",), "+442079460123"),
        ("John Roe", "Head of communications", ("john.roe@example.org",), "+442079460456"),
    ]
    for claim in (claim for mention in reading.mentions for claim in mention.claims):
        assert reading.release.text[claim.quote.start : claim.quote.end] == claim.quote.exact


class TestHostileFiles:
    """Each ends at a cap, which it says, or with an error; what is read of it is bounded, so time and memory are."""

    def test_groups_nested_without_end_are_refused(self) -> None:
        with pytest.raises(UnreadableDocument, match="nested more than 500 deep"):
            read_bytes(b"{\\rtf1 " + b"{" * 1_000_000)

    @pytest.mark.parametrize("body", [b"a\\par ", b"a{}", b"\\'61", b"\\u97?", b"a\\intbl\\cell", b"{\\footnote a}"])
    def test_words_without_end_are_read_so_far(self, body: bytes) -> None:
        text = read_bytes(b"{\\rtf1 " + body * ((2 * USUAL.elements) + 1))

        assert text.warnings == (f"only the first {(2 * USUAL.elements):,} words and signs of it were read",)

    def test_text_without_end_is_read_so_far(self) -> None:
        text = read_bytes(rtf("word " * 1_000_000))

        assert text.warnings == ("only the first 2,000,000 characters were read",)

    def test_a_picture_of_absurd_length_ends_with_the_file(self) -> None:
        text = read_bytes(b"{\\rtf1 Hello\\bin9999999999 rest}")

        assert (text.content, text.warnings) == ("Hello\n", ("it ends in the middle",))

    def test_what_stands_before_the_start_is_not_read(self) -> None:
        assert read_bytes(b"\xef\xbb\xbf\r\n        " + rtf("Hello")).content == "Hello\n"

    def test_what_stands_behind_the_end_is_not_read(self) -> None:
        assert read_bytes(rtf("Hello") + b"}}} more\x00\x00").content == "Hello\n"

    @given(st.binary(max_size=60), st.integers(0, 200))
    def test_a_damaged_file_is_read_or_refused(self, noise: bytes, at: int) -> None:
        whole = rtf(
            r"{\header a}{\b Jane}\trowd\intbl x\cell\row{\field{\*\fldinst HYPERLINK}{\fldrslt y}}\u8364?", FONTS
        )
        with suppress(DocumentError):  # any other exception fails
            read_bytes(whole[:at] + noise + whole[at:])

    @given(st.text(alphabet="{}\\'*; 0a9u-\n", max_size=120))
    def test_any_words_of_control_are_read_or_refused(self, body: str) -> None:
        with suppress(DocumentError):  # any other exception fails
            read_bytes(rtf(body))
