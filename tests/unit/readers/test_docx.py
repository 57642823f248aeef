from __future__ import annotations

import struct
import zipfile
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.errors import DocumentError, EmptyDocument, UnreadableDocument, UnsupportedDocument
from directory.limits import USUAL
from directory.readers import archive
from directory.readers.decode import tidy
from directory.readers.read import read
from directory.reading import read_release
from directory.records import Document, Target, Text
from tests.unit.readers import office
from tests.unit.readers.office import docx, paragraph, run, table, word_part

NO_BREAK = "<w:r><w:t>press</w:t><w:noBreakHyphen/><w:t>office</w:t><w:softHyphen/><w:tab/><w:t>x</w:t><w:br/><w:t>y</w:t></w:r>"
STYLES = word_part(
    "styles",
    '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="berschrift1"/></w:style>'
    '<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>',
)


def read_bytes(content: bytes) -> Text:
    return read(Document("file:///release.bin", "release.bin", content))


def words(body: str) -> str:
    return read_bytes(docx(body)).content


def quoted(text: Text, spans: object) -> list[str]:
    return [text.content[s.start : s.end] for s in spans]  # type: ignore[attr-defined]


class TestWords:
    def test_paragraphs_are_lines_and_empty_ones_leave_a_line_empty(self) -> None:
        assert words(paragraph("One") + paragraph("Two", " halves") + paragraph() + paragraph("Three")) == (
            "One\nTwo halves\n\nThree\n"
        )

    def test_each_cell_stands_on_lines_of_its_own_row_by_row(self) -> None:
        text = read_bytes(
            docx(paragraph("Contact") + table(["Jane Doe\nPress officer", "John Roe"], ["", "+1 202-555-0123"]))
        )

        assert text.content == "Contact\n\nJane Doe\nPress officer\nJohn Roe\n+1 202-555-0123\n"

    def test_a_table_within_a_cell_has_cells_of_its_own(self) -> None:
        assert words(table([table(["in", "ner"]) + paragraph("outer")])) == "in\nner\nouter\n"

    def test_tabs_breaks_and_hyphens_are_what_word_shows(self) -> None:
        assert words(f"<w:p>{NO_BREAK}</w:p>") == "press-office\tx\ny\n"

    def test_deleted_moved_and_hidden_words_are_left_out_and_inserted_ones_kept(self) -> None:
        removed = (
            "<w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom>"
        )
        shown = f"<w:ins>{run('new')}</w:ins>"
        hidden = run("secret", "<w:vanish/>") + run(" shown", '<w:vanish w:val="0"/>')

        assert words(paragraph(removed, shown, hidden)) == "new shown\n"

    def test_a_paragraph_whose_end_was_deleted_goes_on(self) -> None:
        first = paragraph("Jane ", properties="<w:rPr><w:del/></w:rPr>")

        assert words(first + paragraph("Doe")) == "Jane Doe\n"

    def test_a_deleted_row_is_left_out(self) -> None:
        row = table(["gone"]).replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>")

        assert words(row + paragraph("stays")) == "stays\n"

    def test_styles_hide(self) -> None:
        body = paragraph(
            run("a", '<w:rStyle w:val="Secret"/>'), run("b", '<w:rStyle w:val="Strong"/>'), run("c", "<w:b/>"), "d"
        )
        text = read_bytes(docx(body, parts={"s": ("styles", STYLES)}))

        assert text.content == "bcd\n"

    def test_headings_are_known_by_their_style_in_any_language_or_by_their_level(self) -> None:
        body = (
            paragraph("Eins", properties='<w:pStyle w:val="Mine"/>')
            + paragraph("Text")
            + paragraph("Zwei", properties='<w:outlineLvl w:val="1"/>')
        )
        text = read_bytes(docx(body, parts={"s": ("styles", STYLES)}))

        assert quoted(text, text.headings) == ["Eins", "Zwei"]
        assert text.content == "Eins\n\nText\n\nZwei\n"

    def test_a_text_box_is_read_once_behind_its_paragraph(self) -> None:
        box = f"<w:txbxContent>{paragraph('Jane Doe')}{paragraph('jane@example.org')}</w:txbxContent>"
        drawn = (
            f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx>{box}</wps:txbx></mc:Choice>"
            f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )

        assert words(paragraph("Hello ", drawn, "world") + paragraph("Next")) == (
            "Hello world\n\nJane Doe\njane@example.org\n\nNext\n"
        )

    def test_a_content_control_is_read_unless_it_only_asks_for_words(self) -> None:
        filled = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('Jane Doe')}</w:sdtContent></w:sdt>"
        empty = filled.replace("<w:sdtPr/>", "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>").replace("Jane Doe", "Click here")

        assert words(filled + empty) == "Jane Doe\n"

    def test_notes_follow_the_body(self) -> None:
        notes = word_part("footnotes", f'<w:footnote w:id="1">{paragraph("Call Jane Doe")}</w:footnote>')
        body = paragraph("Body", '<w:r><w:footnoteReference w:id="1"/></w:r>') + paragraph("more")

        assert read_bytes(docx(body, parts={"n": ("footnotes", notes)})).content == "Body\nmore\n\nCall Jane Doe\n"

    def test_headers_come_first_and_footers_last_each_once_where_pages_show_them(self) -> None:
        section = (
            "<w:sectPr><w:headerReference w:type='{}' r:id='h1'/><w:headerReference w:type='{}' r:id='h2'/>"
            "<w:footerReference w:type='default' r:id='f'/></w:sectPr>"
        )
        parts = {
            "h1": ("header", word_part("hdr", paragraph("Letterhead"))),
            "h2": ("header", word_part("hdr", paragraph("Title page"))),
            "f": ("footer", word_part("ftr", paragraph("Imprint"))),
        }
        body = paragraph("Body") + section.format("default", "first")

        assert read_bytes(docx(body * 2, parts=parts)).content == "Letterhead\n\nBody\nBody\n\nImprint\n"
        titled = body.replace("</w:sectPr>", "<w:titlePg/></w:sectPr>")
        assert read_bytes(docx(titled, parts=parts)).content == "Title page\n\nLetterhead\n\nBody\n\nImprint\n"

    def test_signs_of_symbol_fonts_are_what_they_show(self) -> None:
        assert words(paragraph('<w:r><w:sym w:font="Wingdings" w:char="F028"/></w:r>', " 12")) == "☎ 12\n"

    def test_an_accent_in_a_run_of_its_own_belongs_to_its_letter(self) -> None:
        assert words(paragraph("Jose", "\u0301 Doe")) == "José Doe\n"


class TestLinks:
    def test_the_address_behind_a_link_is_written_out_where_its_words_hide_it(self) -> None:
        link = '<w:hyperlink r:id="m">' + run("Jane Doe") + "</w:hyperlink>"
        text = read_bytes(docx(paragraph(link, ", press"), links={"m": "mailto:jane@example.org"}))

        assert text.content == "Jane Doe <jane@example.org>, press\n"
        assert text.links == (Target(0, 8, "mailto:jane@example.org"),)

    @pytest.mark.parametrize(
        "field",
        [
            f"""<w:fldSimple w:instr=' HYPERLINK "tel:+12025550123" '>{run("call")}</w:fldSimple>""",
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "tel:+1</w:instrText></w:r>'
            '<w:r><w:instrText>2025550123" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            + run("call")
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        ],
        ids=["simple", "of several runs"],
    )
    def test_so_are_the_targets_of_fields(self, field: str) -> None:
        assert words(paragraph("or ", field, " now")) == "or call +12025550123 now\n"


class TestProperties:
    def test_title_and_language_are_what_the_file_declares(self) -> None:
        core = "<dc:title>The new hall</dc:title><dc:language>fr-FR</dc:language><dc:creator>Somebody</dc:creator>"

        assert read_bytes(docx(paragraph("The new  hall opens"), core=core)).metadata == {
            "title": "The new hall",
            "language": "fr-FR",
        }

    def test_a_title_left_over_from_another_file_does_not_count(self) -> None:
        assert read_bytes(docx(paragraph("x"), core="<dc:title>Template</dc:title>")).metadata == {}


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
    content = docx("".join(paragraph(run(line)) for line in lines))

    if lines:
        assert read_bytes(content).content == "\n".join(lines) + "\n"
    else:
        with pytest.raises(EmptyDocument):
            read_bytes(content)


def test_contacts_in_the_cells_of_a_table_are_found_with_their_places() -> None:
    body = (
        paragraph("Example Institute opens a new hall")
        + paragraph("LONDON, 5 June 2019 – The Example Institute today opened a hall that everybody can visit.")
        + paragraph("Media contacts")
        + table(
            [
                "Jane Doe\nPress officer\njane.doe@example.org\n+44 20 7946 0123",
                "John Roe\nHead of communications\njohn.roe@example.org\n+44 20 7946 0456",
            ]
        )
    )
    reading = read_release(Document("file:///release.docx", "release.docx", docx(body)))

    found = [(m.name, m.role, m.emails, m.first("phone")) for m in reading.mentions]
    assert found == [
        ("Jane Doe", "Press officer", ("jane.doe@example.org",), "+442079460123"),
        ("John Roe", "Head of communications", ("john.roe@example.org",), "+442079460456"),
    ]
    for claim in (claim for mention in reading.mentions for claim in mention.claims):
        assert reading.release.text[claim.quote.start : claim.quote.end] == claim.quote.exact


class TestOtherContainers:
    @pytest.mark.parametrize(
        "main",
        [
            "application/vnd.ms-word.document.macroEnabled.main+xml",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        ],
    )
    def test_templates_and_documents_with_macros_are_read(self, main: str) -> None:
        assert read_bytes(docx(paragraph("x"), main=main)).content == "x\n"

    @pytest.mark.parametrize(
        ("content", "what"),
        [
            (docx("", main="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"), "an Excel"),
            (docx("", main="application/vnd.openxmlformats-officedocument.presentationml.x.main+xml"), "a PowerPoint"),
            (office.container({"mimetype": "application/epub+zip"}), "an EPUB book"),
            (office.container({"a.txt": "Contact: Jane Doe"}), "a ZIP archive"),
            (office.container({}), "a ZIP archive"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "save it as DOCX"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "an old Microsoft Office file"),
        ],
    )
    def test_what_is_no_document_of_words_is_refused_by_name(self, content: bytes, what: str) -> None:
        with pytest.raises(UnsupportedDocument, match=what):
            read_bytes(content)

    def test_a_locked_document_is_refused(self) -> None:
        with pytest.raises(UnreadableDocument, match="locked with a password"):
            read_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"))


def _with_document(content: str | bytes, method: int = zipfile.ZIP_DEFLATED, **more: bytes) -> bytes:
    members: dict[str, bytes | str] = {}
    with zipfile.ZipFile(BytesIO(docx(""))) as whole:
        members.update({name: whole.read(name) for name in whole.namelist()})
    return office.container(members | {"word/document.xml": content} | more, method)


class TestHostileFiles:
    """Each ends at a cap, which it says, or with an error; what is read of it is bounded, so time and memory are."""

    def test_what_unpacks_to_hundreds_of_megabytes_is_read_so_far(self) -> None:
        text = read_bytes(_with_document(word_part("document", "<w:body>" + paragraph("ab") * 200_000)))

        assert text.warnings == (f"only the first {USUAL.elements:,} elements of it were read",)

    def test_one_endless_text_is_read_so_far(self) -> None:
        start = word_part("document", "<w:body><w:p><w:r><w:t>").removesuffix("</w:document>")
        text = read_bytes(_with_document(start + "word " * 10_000_000))

        assert len(text.content) <= 2_000_001
        assert text.warnings == ("only the first 2,000,000 characters were read",)

    def test_only_so_much_is_unpacked(self) -> None:
        start = word_part("document", f"<w:body>{paragraph('x')}").removesuffix("</w:document>")
        text = read_bytes(_with_document(start + " " * (USUAL.unpacked_bytes + 1)))

        assert (text.content, text.warnings) == ("x\n", (f"only {USUAL.unpacked_bytes:,} bytes of it were unpacked",))

    def test_small_parts_that_leave_nothing_for_the_words_end_as_no_words(self) -> None:
        links = {f"r{number}": "mailto:jane@example.org" for number in range(110_000)}

        with pytest.raises(EmptyDocument):
            read_bytes(docx(paragraph("x"), links=links))

    def test_too_many_members_are_refused(self) -> None:
        with pytest.raises(UnreadableDocument, match="more than 5,000 files"):
            read_bytes(office.container({f"m{number}": b"" for number in range(archive.MOST_MEMBERS + 1)}))

    def test_a_header_that_lies_about_the_size_is_found_out(self) -> None:
        content = bytearray(docx(paragraph("Contact: Jane Doe")))
        entry = content.rindex(b"word/document.xml") - 46
        struct.pack_into("<I", content, entry + 24, 40)

        with pytest.raises(UnreadableDocument, match=r"word/document\.xml in it is broken"):
            read_bytes(bytes(content))

    @pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
    def test_packings_without_a_limit_are_refused(self, method: int) -> None:
        with pytest.raises(UnreadableDocument, match="packed in a way that documents do not use"):
            read_bytes(_with_document("x", method))

    def test_document_types_and_so_entities_are_refused(self) -> None:
        bomb = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><w:document>&c;</w:document>'

        with pytest.raises(UnreadableDocument, match="document type"):
            read_bytes(_with_document(bomb))

    @pytest.mark.parametrize(
        ("body", "problem"),
        [
            ("<w:p>" * 200_000, "nested more than 500 levels"),
            (
                "<w:p " + " ".join(f'a{n}="{n}"' for n in range(200_000)) + "/>",
                "tag or comment of more than a megabyte",
            ),
            ("<w:p></w:r>", "its XML is broken: mismatched tag, line 1, column"),
        ],
        ids=["nesting", "attributes", "not well-formed"],
    )
    def test_xml_that_no_word_processor_writes_is_refused(self, body: str, problem: str) -> None:
        with pytest.raises(UnreadableDocument, match=problem):
            read_bytes(docx(body))

    def test_xml_that_ends_in_the_middle_is_read_so_far(self) -> None:
        cut = word_part("document", f"<w:body>{paragraph('Jane Doe')}<w:p><w:r><w:t>lost").split("lost")[0]

        assert read_bytes(_with_document(cut)).warnings == ("word/document.xml ends in the middle",)

    def test_a_document_without_its_main_part_is_refused(self) -> None:
        content = docx(paragraph("x")).replace(b"word/document.xml", b"word/document.xmm")

        with pytest.raises(UnreadableDocument, match="the part that holds its words is missing"):
            read_bytes(content)

    @given(st.integers(0, 1_500), st.binary(max_size=40))
    def test_a_damaged_file_is_read_or_refused(self, at: int, noise: bytes) -> None:
        whole = docx(paragraph("Jane Doe") + table(["a", "b"]))
        for content in (whole[:at], whole[:at] + noise + whole[at + len(noise) :]):
            with suppress(DocumentError):  # any other exception fails
                read_bytes(content)
