from __future__ import annotations

import pytest

from directory.errors import EmptyDocument, UnreadableDocument
from directory.readers.read import read
from directory.records import Document, Text


def html(body: str) -> Text:
    return read(Document("file:///a.html", "a.html", f"<!doctype html><html><body>{body}</body></html>".encode()))


def markdown(content: str) -> Text:
    return read(Document("file:///a.md", "a.md", content.encode()))


def test_each_block_and_each_table_cell_is_a_line_of_its_own() -> None:
    text = html("<div>One<div>Two</div>Three</div><table><tr><td>Ada<td>Bea</table>a <b>bold</b> word<br>below")

    assert text.content.split("\n") == ["One", "Two", "Three", "", "Ada", "Bea", "", "a bold word", "below", ""]


@pytest.mark.parametrize(
    "style",
    [
        "display:none",
        "DISPLAY : none",
        "display:NONE",
        "visibility:Hidden",
        "color:red;visibility: hidden",
        "font-size:0",
        "font-size: 0px; color: #fff",
    ],
)
def test_what_its_style_hides_from_readers_is_not_read(style: str) -> None:
    assert html(f'<p style="{style}">h</p><p style="font-size:0.9em">seen</p>').content == "seen\n"


def test_scripts_styles_comments_and_hidden_elements_are_not_read() -> None:
    assert html("<script>x</script><style>y</style><!-- z --><p hidden>h</p><p>seen</p>").content == "seen\n"


@pytest.mark.parametrize("attribute", ["hidden", "Hidden", "HIDDEN", 'HIDDEN=""'])
def test_an_attribute_hides_however_it_is_written(attribute: str) -> None:
    assert html(f"<p {attribute}>h</p><p>seen</p>").content == "seen\n"


def test_white_space_is_what_a_browser_shows() -> None:
    assert html("<p>  two \n  words </p><pre>kept\n  as is</pre>").content == "two words\n\nkept\n  as is\n"


def test_the_address_behind_a_link_is_written_out_where_its_words_hide_it() -> None:
    text = html('<p><a href="mailto:ada%40x.example?subject=hi">Ada</a>, <a href="tel:+33199001234">call</a></p>')

    assert text.content == "Ada <ada@x.example>, call +33199001234\n"
    assert [(text.content[link.start : link.end], link.href) for link in text.links] == [
        ("Ada", "mailto:ada%40x.example?subject=hi"),
        ("call", "tel:+33199001234"),
    ]


def test_where_link_and_words_disagree_the_words_count() -> None:
    assert html('<a href="mailto:old@x.example">new@x.example</a>').content == "new@x.example\n"


def test_a_link_that_is_no_address_of_the_web_has_no_target() -> None:
    text = html(
        '<p><a href="javascript:alert(1)">one</a> <a href="#">two</a> <a href="https://x.example/">three</a></p>'
    )

    assert [link.href for link in text.links] == [None, None, "https://x.example/"]
    assert [text.content[link.start : link.end] for link in text.links] == ["one", "two", "three"]


def test_what_a_page_declares_of_itself_is_metadata() -> None:
    page = b'<html lang="fr"><head><title> A  title </title><meta property="og:site_name" content="Exemple"></head><body>x</body></html>'
    metadata = read(Document("file:///a", "a", page)).metadata

    assert (metadata["title"], metadata["og:site_name"], metadata["language"]) == ("A title", "Exemple", "fr")


def test_markup_nested_too_deep_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match=r"a\.html: its markup is nested more than 2,000 levels deep"):
        html("<div>" * 3_000)


def test_many_elements_that_close_are_no_depth() -> None:
    assert html("<p>x</p>" * 5_000 + "<li>y" * 5_000).content.startswith("x\n")


def test_a_page_of_pictures_only_is_empty() -> None:
    with pytest.raises(EmptyDocument):
        html("<img src=x>")


def test_markdown_is_read_as_it_is_shown_with_its_line_ends() -> None:
    text = markdown("# A title\n\n**Ada**  \nBea\n\n[write](mailto:ada@x.example)\n\n| a | b |\n|---|---|\n| c | d |\n")

    assert text.content == "A title\n\nAda\nBea\n\nwrite <ada@x.example>\n\na\nb\nc\nd\n"
    assert [text.content[h.start : h.end] for h in text.headings] == ["A title"]


def test_front_matter_is_metadata_and_not_text() -> None:
    text = markdown('---\ntitle: "A title"\ndate: 2024-05-06\n---\n\nWords.\n')

    assert text.content == "Words.\n"
    assert (text.metadata["title"], text.metadata["date"]) == ("A title", "2024-05-06")


def test_a_text_file_with_markdown_links_is_read_as_markdown() -> None:
    document = Document("file:///a.txt", "a.txt", b"CONTACTS\n\n[Photo library](#)\n")

    assert read(document).content == "CONTACTS\n\nPhoto library\n"


def test_markdown_that_begins_with_a_column_is_read_as_markdown() -> None:
    text = markdown(
        '<div class="column" markdown="1">\n\n## Contact\n\nJane Doe\n\n[jane@example.org](mailto:jane@example.org)\n</div>\n'
    )
    assert text.content.split() == ["Contact", "Jane", "Doe", "jane@example.org"]
    assert text.media_type == "text/markdown"


def test_a_page_is_read_as_one_whatever_it_is_named() -> None:
    page = markdown("<!doctype html><body># A <a href='https://example.org'>link</a>\n\n# Another</body>")
    assert page.media_type == "text/html"


@pytest.mark.parametrize("front", ["---\ntitle: T\n---\n", '+++\ntitle = "T"\n+++\n', "Title: T\nDate: 2024-05-06\n\n"])
def test_what_a_site_generator_reads_is_metadata_in_any_of_its_forms(front: str) -> None:
    text = markdown(f"{front}\n{{% include 'head' %}}\n\nWords.\n")

    assert (text.content, text.metadata["title"]) == ("Words.\n", "T")


def test_a_numbered_list_keeps_its_numbers() -> None:
    assert markdown("16. Oktober 2026\n").content == "16. Oktober 2026\n"


def test_a_menu_is_no_part_of_what_a_page_says() -> None:
    menu = "<nav><ul><li><a href='/about'>About us</a></li><li><a href='/press'>Press 2027</a></li></ul></nav>"
    assert html(f"{menu}<h1>New bridge</h1><p>It opens today.</p>").content == "New bridge\n\nIt opens today.\n"


@pytest.mark.parametrize(
    "detail",
    [
        "press@example.org",
        "<a href='tel:+442079460101'>Call us</a>",
        "<a href='mailto:press@example.org'>Write to us</a>",
        "020 7946 0101",
        "<p>In parts, in words.</p>",
    ],
)
def test_what_leads_through_a_site_is_read_where_it_holds_more_than_links(detail: str) -> None:
    said = html(f"<h1>New bridge</h1><nav><a href='/about'>About us</a> {detail}</nav>").content
    assert "About us" in said


def test_a_link_with_a_drawing_only_is_a_link_to_what_it_says() -> None:
    page = html('<p>Ada Probe <a href="mailto:ada@example.org"><svg><title>Mail</title></svg></a> writes.</p>')
    assert page.content == "Ada Probe ada@example.org writes.\n"
    (link,) = page.links
    assert page.content[link.start : link.end] == "ada@example.org"
