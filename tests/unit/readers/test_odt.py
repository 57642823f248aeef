from __future__ import annotations

from contextlib import suppress
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.errors import DocumentError, EmptyDocument, UnreadableDocument, UnsupportedDocument
from directory.limits import USUAL
from directory.readers.decode import tidy
from directory.readers.read import read
from directory.reading import read_release
from directory.records import Document, Text
from tests.unit.readers import office
from tests.unit.readers.office import flat_odt, odt

LOOKS = (
    '<style:style style:name="Bold" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="Gone" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="Child" style:family="text" style:parent-style-name="Gone"/>'
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
)


def p(words: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{words}</text:p>'


def span(words: str, style: str) -> str:
    return f'<text:span text:style-name="{style}">{words}</text:span>'


def table(*rows: list[str]) -> str:
    """Cells of words, with line ends between their paragraphs."""
    cells = [
        [f"<table:table-cell>{''.join(map(p, cell.split(chr(10))))}</table:table-cell>" for cell in row] for row in rows
    ]
    inner = "".join(f"<table:table-row>{''.join(row)}</table:table-row>" for row in cells)
    return f"<table:table><table:table-column/>{inner}</table:table>"


def master(name: str, inner: str, following: str = "") -> str:
    return f'<style:master-page style:name="{name}" style:next-style-name="{following}">{inner}</style:master-page>'


def read_bytes(content: bytes) -> Text:
    return read(Document("file:///release.bin", "release.bin", content))


def words(body: str, automatic: str = LOOKS) -> str:
    return read_bytes(odt(body, automatic=automatic)).content


def quoted(text: Text, spans: object) -> list[str]:
    return [text.content[s.start : s.end] for s in spans]  # type: ignore[attr-defined]


class TestWords:
    @pytest.mark.parametrize(
        ("body", "shown"),
        [
            (p("One") + p(span("Two", "Bold") + " halves") + p("") + p("Three"), "One\nTwo halves\n\nThree\n"),
            (p("  a \n b") + p("c<text:s text:c='3'/>d<text:tab/>e<text:line-break/>f"), "a b\nc   d\te\nf\n"),
            (p("a" + span(" secret", "Gone") + span(" too", "Child") + span(" b", "Bold")), "a b\n"),
            (p("soft\u00adhyphen press\u2011office"), "softhyphen press-office\n"),
            (p("a<office:annotation>" + p("remark") + "</office:annotation>b"), "ab\n"),
            (p("<text:ruby><text:ruby-base>田中</text:ruby-base><text:ruby-text>たなか</text:ruby-text></text:ruby>"), "田中\n"),
            ('<text:section text:display="none">' + p("x") + "</text:section>" + p("y"), "y\n"),
            ("<text:list><text:list-item>" + p("one") + "</text:list-item></text:list>" + p("two"), "one\ntwo\n"),
        ],
        ids="paragraphs spaces hidden hyphens remarks ruby section list".split(),
    )  # fmt: skip
    def test_what_is_written_is_read_as_a_word_processor_shows_it(self, body: str, shown: str) -> None:
        assert words(body) == shown

    def test_each_cell_stands_on_lines_of_its_own_row_by_row(self) -> None:
        text = read_bytes(
            odt(p("Contact") + table(["Jane Doe\nPress officer", "John Roe"], ["", "+1 202-555-0123"]) + p("After"))
        )

        assert text.content == "Contact\n\nJane Doe\nPress officer\nJohn Roe\n+1 202-555-0123\n\nAfter\n"

    def test_deleted_words_are_left_out_wherever_they_are_kept(self) -> None:
        kept_apart = f"<text:deletion>{p('apart')}</text:deletion>"
        changes = (
            f'<text:tracked-changes><text:changed-region text:id="c1">{kept_apart}</text:changed-region>'
            '<text:changed-region text:id="c2"><text:insertion/></text:changed-region></text:tracked-changes>'
        )
        marked = '<text:change-start text:change-id="{0}"/>{1}<text:change-end text:change-id="{0}"/>'

        assert words(changes + p("a" + marked.format("c1", "old") + marked.format("c2", "new"))) == "anew\n"

    def test_headings_and_titles_are_known(self) -> None:
        body = p("Main", "P1") + p("plain") + '<text:h text:outline-level="2">Sub</text:h>'
        text = read_bytes(odt(body, automatic=LOOKS))

        assert quoted(text, text.headings) == ["Main", "Sub"]

    def test_text_boxes_follow_their_paragraph_and_notes_the_body(self) -> None:
        box = f"<draw:frame><draw:text-box>{p('Jane')}{p('Doe')}</draw:text-box></draw:frame>"
        shape = f"<draw:custom-shape>{p('Shape')}</draw:custom-shape>"
        note = f"<text:note><text:note-citation>1</text:note-citation><text:note-body>{p('Call')}</text:note-body></text:note>"

        assert words(p(f"Hello {box}{shape}world{note}") + p("Next")) == (
            "Hello world\n\nJane\nDoe\n\nShape\n\nNext\n\nCall\n"
        )

    def test_headers_come_first_and_footers_last_each_once_of_the_pages_that_are_used(self) -> None:
        header = f"<style:header>{p('Letterhead')}</style:header>"
        styles = (
            "<office:master-styles>"
            + master("Standard", header + f"<style:footer>{p('Imprint')}</style:footer>")
            + master("First", f"<style:header>{p('Title page')}</style:header>", "Standard")
            + master("Unused", f"<style:header>{p('Nowhere')}</style:header>")
            + master("Off", f'<style:header style:display="false">{p("Off")}</style:header>')
            + "</office:master-styles>"
        )
        first = '<style:style style:name="P9" style:family="paragraph" style:master-page-name="First"/>'

        assert read_bytes(odt(p("Body"), styles=styles)).content == "Letterhead\n\nBody\n\nImprint\n"
        assert read_bytes(odt(p("Body", "P9"), automatic=first, styles=styles)).content == (
            "Letterhead\n\nTitle page\n\nBody\n\nImprint\n"
        )

    def test_the_address_behind_a_link_is_written_out_where_its_words_hide_it(self) -> None:
        text = read_bytes(odt(p('or <text:a xlink:href="mailto:jane@example.org">Jane Doe</text:a>, press')))

        assert text.content == "or Jane Doe <jane@example.org>, press\n"
        assert [(text.content[x.start : x.end], x.href) for x in text.links] == [
            ("Jane Doe", "mailto:jane@example.org")
        ]

    def test_title_and_language_are_what_the_file_declares(self) -> None:
        meta = "<dc:title>Neue Halle</dc:title><dc:language>de-DE</dc:language><dc:creator>Somebody</dc:creator>"

        assert read_bytes(odt(p("Neue Halle"), meta=meta)).metadata == {"title": "Neue Halle", "language": "de-DE"}

    def test_templates_and_flat_files_are_read(self) -> None:
        assert read_bytes(odt(p("x"), mimetype=office.ODT + "-template")).content == "x\n"
        assert read_bytes(flat_odt(p("x"))).content == "x\n"


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
    content = odt("".join(p(escape(line)) for line in lines))

    if lines:
        assert read_bytes(content).content == "\n".join(lines) + "\n"
    else:
        with pytest.raises(EmptyDocument):
            read_bytes(content)


def test_contacts_in_the_cells_of_a_table_are_found_with_their_places() -> None:
    body = (
        p("Example Institute opens a new hall")
        + p("LONDON, 5 June 2019 – The Example Institute today opened a hall that everybody can visit.")
        + p("Media contacts")
        + table(
            [
                "Jane Doe\nPress officer\njane.doe@example.org\n+44 20 7946 0123",
                "John Roe\nHead of communications\njohn.roe@example.org\n+44 20 7946 0456",
            ]
        )
    )
    reading = read_release(Document("file:///release.odt", "release.odt", odt(body)))

    found = [(m.name, m.role, m.emails, m.first("phone")) for m in reading.mentions]
    assert found == [
        ("Jane Doe", "Press officer", ("jane.doe@example.org",), "+442079460123"),
        ("John Roe", "Head of communications", ("john.roe@example.org",), "+442079460456"),
    ]
    for claim in (claim for mention in reading.mentions for claim in mention.claims):
        assert reading.release.text[claim.quote.start : claim.quote.end] == claim.quote.exact


class TestHostileFiles:
    """Each ends at a cap, which it says, or with an error; what is read of it is bounded, so time and memory are."""

    @pytest.mark.parametrize(
        ("content", "problem"),
        [
            (odt("<text:p>" * 200_000), "nested more than 500 levels"),
            (flat_odt("<text:p>" * 200_000), "nested more than 500 levels"),
            (flat_odt(p("x")).replace(b"<office:document", b"<!DOCTYPE a><office:document", 1), "document type"),
            (odt("<text:p></text:x>"), "its XML is broken: mismatched tag"),
            (office.container({"mimetype": office.ODT}), "the part that holds its words is missing"),
        ],
        ids=["nesting", "nesting in a flat file", "document type", "not well-formed", "no content"],
    )
    def test_what_no_word_processor_writes_is_refused(self, content: bytes, problem: str) -> None:
        with pytest.raises(UnreadableDocument, match=problem):
            read_bytes(content)

    @pytest.mark.parametrize("encoding", ["utf-\xa08", "klingon", "utf-7", "utf-16-xx"])
    def test_an_encoding_that_nobody_knows_is_refused(self, encoding: str) -> None:
        declared = f'<?xml version="1.0" encoding="{encoding}"?>'
        content = flat_odt(p("Jane")).partition(b"?>")[2]

        with pytest.raises(UnreadableDocument):
            read_bytes(declared.encode("latin-1") + content)

    def test_a_locked_document_is_refused(self) -> None:
        manifest = "<manifest:manifest><manifest:encryption-data/></manifest:manifest>"
        content = office.container(
            {"mimetype": office.ODT, "META-INF/manifest.xml": manifest, "content.xml": b"\x8f\x01"}
        )

        with pytest.raises(UnreadableDocument, match="locked with a password"):
            read_bytes(content)

    def test_spreadsheets_are_refused_by_name(self) -> None:
        with pytest.raises(UnsupportedDocument, match="an OpenDocument spreadsheet"):
            read_bytes(odt("", mimetype="application/vnd.oasis.opendocument.spreadsheet"))

    @pytest.mark.parametrize("unit", ["<text:p>a</text:p>", "<text:p>a<text:s text:c='9999'/></text:p>"])
    def test_elements_without_end_are_read_so_far(self, unit: str) -> None:
        assert read_bytes(odt(unit * USUAL.elements)).warnings == (
            f"only the first {USUAL.elements:,} elements of it were read",
        )

    @given(st.integers(0, 1_500), st.binary(max_size=40))
    def test_a_damaged_file_is_read_or_refused(self, at: int, noise: bytes) -> None:
        for whole in (odt(p("Jane Doe") + table(["a", "b"])), flat_odt(p("Jane") + table(["a"]))):
            for content in (whole[:at], whole[:at] + noise + whole[at + len(noise) :]):
                with suppress(DocumentError):  # any other exception fails
                    read_bytes(content)
