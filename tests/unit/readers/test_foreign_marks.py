"""XML that browsers do not know, and marks of other formats that were left in plain text."""

from __future__ import annotations

import pytest

from directory.readers.read import read
from directory.records import Document


def shown(name: str, content: str) -> str:
    return read(Document(f"file:///{name}", name, content.encode())).content


DOCBOOK = (
    '<?xml version="1.0"?>\n<!DOCTYPE article PUBLIC "-//OASIS//DTD DocBook XML V4.5//EN" "x.dtd">\n'
    "<article><articleinfo><title>New pier</title><date>2010-05-04</date></articleinfo><para>It <emphasis>opens</emphasis>.</para>"
    "<section><title>Contact</title><para><personname><firstname>Ada</firstname> <surname>Probe</surname></personname></para>"
    '<para>Phone: <phone>555</phone></para><para><ulink url="mailto:ada@x.example">Ada</ulink></para></section></article>'
)


def test_docbook_is_set_as_its_elements_say() -> None:
    assert shown("a.xml", DOCBOOK).split("\n") == [
        "New pier", "", "2010-05-04", "", "It opens.", "", "Contact", "", "Ada Probe", "", "Phone: 555", "",
        "Ada <ada@x.example>", "",
    ]  # fmt: skip


def test_tei_has_line_breaks_and_names_within_lines() -> None:
    text = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><title>hidden</title></teiHeader><text><body><head>Contact</head>'
        "<p><persName>Ada Témoin</persName><lb/>01 99 00 12 34<lb/><email>ada@x.example</email></p></body></text></TEI>"
    )

    assert shown("a.xml", text).split("\n") == ["Contact", "", "Ada Témoin", "01 99 00 12 34", "ada@x.example", ""]


def test_an_issuers_own_elements_are_lines() -> None:
    text = "<?xml version='1.0'?><release><name>Ada Probe</name><phone>555</phone><empty/><mail>ada@x.example</mail></release>"

    assert shown("a.xml", text) == "Ada Probe\n555\nada@x.example\n"


def test_xhtml_stays_a_page() -> None:
    text = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>One<br/>two <abbr>three</abbr></p></body></html>'

    assert shown("a.xml", text) == "One\ntwo three\n"


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Ada T&eacute;moin&nbsp;&amp; Co, ada&#64;x.example", "Ada Témoin & Co, ada@x.example"),
        ("<b>Contact:</b><br>Ada Probe<br/>\nLondon", "Contact:\nAda Probe\nLondon"),
        ('<b>Ask</b> <a href="mailto:ada@x.example">Ada</a><br>', "Ask Ada <ada@x.example>"),
        ("Mail: [mailto:ada@x.example Ada Probe], [mailto:bea@x.example bea@x.example]", "Mail: Ada Probe <ada@x.example>, bea@x.example"),
        ("Ada Probe <ada@x.example>, <https://x.example/>", "Ada Probe <ada@x.example>, <https://x.example/>"),
        ("AT&T; R&D, 3 < 4 > 2", "AT&T; R&D, 3 < 4 > 2"),
    ],
)  # fmt: skip
def test_marks_left_in_plain_text_are_read_as_what_they_show(written: str, words: str) -> None:
    assert shown("a.txt", written).strip() == words


def test_words_that_all_stand_wide_apart_are_a_line_and_not_columns() -> None:
    text = "\n".join("   ".join(f"word{n}" for n in range(9)) for _ in range(9))

    assert shown("a.txt", text) == "\n".join(" ".join(f"word{n}" for n in range(9)) for _ in range(9)) + "\n"


def test_columns_stay() -> None:
    text = "Ada Probe          Bea Sample\nPress Officer      Head of Press\n" * 20

    assert "Ada Probe          Bea Sample" in shown("a.txt", text)
