"""Feeds, NewsML-G2, NITF and ninjs: each entry a page of its own, and nothing hostile gets far."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.errors import DocumentError, DocumentTooLarge, EmptyDocument, UnreadableDocument
from directory.readers.read import read
from directory.readers.unpack import unpack
from directory.reading import read_release
from directory.records import Document

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Example news</title><id>urn:feed</id>
<entry><id>tag:example.org,2026:1</id><title type="html">Museum &amp;amp; library open</title>
<link href="https://example.org/1"/><updated>2026-06-05T23:30:00+02:00</updated><content type="html">
&lt;p&gt;Both open today.&lt;/p&gt;&lt;p&gt;Media contact:&lt;br&gt;Jane Doe&lt;br&gt;+44 20 7946 0101&lt;/p&gt;</content></entry>
<entry><id>tag:example.org,2026:2</id><title>Second of the two</title><published>2026-06-06T10:00:00Z</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The library opens<br/>today &amp; is free.</p>
<p>Media contact: <b>John Doe</b>, +44 20 7946 0102</p></div></content></entry></feed>"""

RSS = """<?xml version="1.0" encoding="iso-8859-1"?>
<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://example.org/rss-0.91.dtd">
<rss version="2.0"><channel><title>Nouvelles</title><language>fr</language><item>
<media:title>Une photo</media:title><title>Le mus&eacute;e des exemples ouvre & accueille</title><guid>fr-1</guid>
<pubDate>Fri, 05 Jun 2026 23:30:00 +0200</pubDate><description>En bref.</description>
<content:encoded><![CDATA[<p>Le musée ouvre.</p><p>Contact presse :<br/>Jeanne Exemple<br/>+33 1 99 00 12 34</p>]]>
</content:encoded></item><item><title>Deuxième</title><link>https://example.org/2</link><description>Un mot
et un autre</description></item></channel></rss>""".encode("latin-1")

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><dc:language>de</dc:language></channel>
<item rdf:about="https://example.org/1"><title>Das Museum der Beispiele öffnet</title><dc:date>2026-06-05</dc:date>
<dc:publisher>Museum der Beispiele</dc:publisher><description>Heute.</description></item></rdf:RDF>"""

ITEM = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:example:{guid}" version="3" xml:lang="de">
<itemMeta><provider literal="Example Wire"/><versionCreated>2026-06-05T10:00:00+02:00</versionCreated>
<embargoed>2026-06-06T00:00:00+02:00</embargoed></itemMeta><contentMeta>
<infoSource literal="Museum der Beispiele"/><contributor role="prrole:pressContact"><name>Erika Beispiel</name>
<personDetails><affiliation><name>Museum der Beispiele</name></affiliation><contactInfo>
<email>erika@example.org</email><phone>+49 30 23125 100</phone></contactInfo></personDetails></contributor>
<contributor role="prrole:author"><name>Max Muster</name><personDetails><contactInfo><email>max@example.org</email>
</contactInfo></personDetails></contributor><dateline>Berlin, 5. Juni 2026</dateline><creditline>EW</creditline>
<headline>Museum {guid} der Beispiele öffnet wieder</headline></contentMeta><contentSet>{content}</contentSet></newsItem>"""
NITF = """<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><head><title>slug</title></head><body><body.head><hedline>
<hl1>Museum 1 der Beispiele öffnet wieder</hl1></hedline></body.head><body.content><p>Das Museum öffnet heute.</p>
<media><media-caption>Bild</media-caption></media></body.content></body></nitf>"""
IN_NITF = f'<inlineXML contenttype="application/nitf+xml">{NITF}</inlineXML>'
IN_XHTML = """<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>slug</title>
</head><body><p>Das Museum öffnet heute.</p></body></html></inlineXML>"""

NINJS: dict[str, Any] = {
    "uri": "urn:example:1",
    "type": "text",
    "versioncreated": "2026-06-05T10:00:00Z",
    "language": "en",
    "headline": "Museum of Examples opens again",
    "body_html": "<p>The museum opens.</p><p>Media contact:<br>Jane Doe<br>+44 20 7946 0101</p>",
}


def document(content: str | bytes, name: str = "news.xml") -> Document:
    return Document(f"file:///{name}", name, content.encode() if isinstance(content, str) else content)


def within(content: str | bytes, name: str = "news.xml") -> list[Document]:
    found = list(unpack(document(content, name)))
    assert not [str(item) for item in found if isinstance(item, DocumentError)]
    return [item for item in found if isinstance(item, Document)]


def refused(content: str | bytes, name: str = "news.xml") -> DocumentError:
    *_, last = unpack(document(content, name))
    assert isinstance(last, DocumentError)
    return last


class TestFeeds:
    def test_each_entry_is_a_document_at_an_address_of_its_own(self) -> None:
        first, second = within(ATOM)
        assert first.address == "file:///news.xml#item=tag:example.org,2026:1"
        assert second.address == "file:///news.xml#item=tag:example.org,2026:2"
        assert first.id != second.id

    def test_an_entry_is_found_at_its_address_wherever_it_has_moved(self) -> None:
        head, *entries = ATOM.removesuffix("</feed>").split("<entry>")
        turned = "<entry>".join([head, *reversed(entries)]) + "</feed>"
        assert {d.address: d.content for d in within(turned)} == {d.address: d.content for d in within(ATOM)}

    def test_an_atom_entry_gives_title_date_language_and_contacts(self) -> None:
        first, second = (read_release(d) for d in within(ATOM))
        assert (first.release.title, str(first.release.date)) == ("Museum & library open", "2026-06-05")
        assert (second.release.title, str(second.release.date)) == ("Second of the two", "2026-06-06")
        assert first.release.language == "en"
        assert [m.name for r in (first, second) for m in r.mentions] == ["Jane Doe", "John Doe"]
        assert "opens\ntoday & is free" in second.release.text

    def test_an_rss_item_is_read_in_full_in_its_declared_encoding_though_its_xml_is_careless(self) -> None:
        first, second = within(RSS)
        reading = read_release(first)
        assert reading.release.title == "Le musée des exemples ouvre & accueille"
        assert (str(reading.release.date), reading.release.language) == ("2026-06-05", "fr")
        assert "En bref" not in reading.release.text
        assert [m.name for m in reading.mentions] == ["Jeanne Exemple"]
        assert second.address.endswith("#item=https://example.org/2")
        assert read(second).content == "Deuxième\n\nUn mot\net un autre\n"

    def test_rss_1_and_dublin_core_are_read(self) -> None:
        (entry,) = within(RDF)
        release = read_release(entry).release
        assert (entry.address, entry.id) == ("file:///news.xml#item=https://example.org/1", "news")
        assert (release.title, release.issuer) == ("Das Museum der Beispiele öffnet", "Museum der Beispiele")
        assert str(release.date) == "2026-06-05"

    def test_an_entry_without_any_name_is_named_after_what_it_says(self) -> None:
        feed = "<rss><channel><item><title>One thing</title></item><item><title>Another</title></item></channel></rss>"
        assert [d.id[:12] for d in within(feed)] == ["news/sha256-"] * 2
        assert within(feed) == within(feed)

    def test_a_page_in_xhtml_is_no_feed(self) -> None:
        page = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>item</p></body></html>'
        assert within(page) == [document(page)]

    def test_a_feed_without_entries_is_empty(self) -> None:
        assert isinstance(refused("<rss><channel><title>x</title></channel></rss>"), EmptyDocument)

    def test_what_was_read_before_a_feed_breaks_counts(self) -> None:
        *read_before, error = unpack(document(ATOM.replace("</entry></feed>", "</entry>< broken")))
        assert len(read_before) == 2
        assert "its XML is broken on line" in str(error)


class TestNewsItems:
    @pytest.mark.parametrize("content", [IN_NITF, IN_XHTML])
    def test_one_gives_headline_dateline_text_and_what_is_said_of_it(self, content: str) -> None:
        (item,) = within(ITEM.format(guid=1, content=content))
        reading = read_release(item)
        release = reading.release
        assert (item.address, item.name) == ("file:///news.xml", "news.xml")
        assert (release.title, str(release.date)) == ("Museum 1 der Beispiele öffnet wieder", "2026-06-05")
        assert (release.issuer, release.language) == ("Museum der Beispiele", "de")
        assert item.metadata["embargoed"] == "2026-06-06T00:00:00+02:00"
        assert release.text.count("öffnet wieder") == 1
        assert "Berlin, 5. Juni 2026" in release.text
        assert "Das Museum öffnet heute." in release.text
        assert "slug" not in release.text
        assert "Bild" not in release.text

    def test_the_press_contact_that_only_its_data_name_stands_below_the_text_and_the_author_does_not(self) -> None:
        (contact,) = read_release(document(ITEM.format(guid=1, content=IN_NITF))).mentions
        assert (contact.name, contact.org, contact.emails) == (
            "Erika Beispiel",
            "Museum der Beispiele",
            ("erika@example.org",),
        )

    def test_a_message_of_several_gives_each_at_its_guid(self) -> None:
        items = "".join(ITEM.format(guid=n, content=IN_XHTML) for n in (1, 2))
        message = f'<?xml version="1.0"?><newsMessage><itemSet>{items}</itemSet></newsMessage>'
        assert [d.address for d in within(message)] == [f"file:///news.xml#item=urn:example:{n}" for n in (1, 2)]

    def test_nitf_by_itself_is_read(self) -> None:
        release = read_release(document('<!DOCTYPE nitf SYSTEM "nitf-3-2.dtd">' + NITF)).release
        assert release.title == "Museum 1 der Beispiele öffnet wieder"
        assert "slug" not in release.text


class TestNinjs:
    def test_an_item_gives_headline_text_and_what_is_said_of_it(self) -> None:
        (item,) = within(json.dumps(NINJS), "news.json")
        reading = read_release(item)
        assert (item.address, item.id) == ("file:///news.json", "news")
        assert (reading.release.title, str(reading.release.date)) == ("Museum of Examples opens again", "2026-06-05")
        assert [m.name for m in reading.mentions] == ["Jane Doe"]

    def test_version_3_has_lists_of_headlines_and_bodies(self) -> None:
        item = {key: value for key, value in NINJS.items() if key not in ("headline", "body_html")} | {
            "headlines": [{"role": "short", "value": "Open"}, {"role": "main", "value": "Museum of Examples opens"}],
            "bodies": [
                {"contenttype": "text/plain", "value": "It opens.\n\nMedia contact:\nJane Doe\n+44 20 7946 0101"}
            ],
        }
        reading = read_release(document(json.dumps(item), "news.json"))
        assert reading.release.title == "Museum of Examples opens"
        assert [m.name for m in reading.mentions] == ["Jane Doe"]

    def test_a_source_offered_to_the_press_stands_below_the_text_and_others_do_not(self) -> None:
        def source(rel: str, address: str) -> dict[str, Any]:
            return {"name": "Example Museum", "rel": rel, "contactinfo": [{"type": "email", "value": address}]}

        item = NINJS | {
            "infosources": [source("press office", "press@example.org"), source("sales", "buy@example.org")]
        }
        text = read(document(json.dumps(item), "news.json")).content
        assert text.endswith("Press contact\n\nExample Museum\n\npress@example.org\n")
        assert "buy@example.org" not in text

    def test_a_list_gives_each_at_its_uri(self) -> None:
        items = [NINJS, NINJS | {"uri": "urn:example:2", "headline": "Another"}]
        assert [d.address for d in within(json.dumps(items), "news.json")] == [
            "file:///news.json#item=urn:example:1",
            "file:///news.json#item=urn:example:2",
        ]

    def test_other_json_is_none(self) -> None:
        assert within('{"uri": "x", "name": "y"}', "x.json") == [document('{"uri": "x", "name": "y"}', "x.json")]


ITEM_START = "<rss><channel><item><description>"


@pytest.mark.parametrize(
    ("content", "kind", "said"),
    [
        ("<!DOCTYPE rss [<!ENTITY a 'aaa'><!ENTITY b '&a;&a;'>]><rss><item>&b;</item></rss>", UnreadableDocument, "entities"),
        ("<!DOCTYPE rss [<!ENTITY % a SYSTEM 'file:///etc/passwd'> %a;]><rss/>", UnreadableDocument, "entities"),
        (ITEM_START + "<a>" * 100_000, UnreadableDocument, "nested more than 200"),
        (ITEM_START + "<a/>" * 1_000_000, DocumentTooLarge, "more than 120,000 elements"),
        (ITEM_START + "<a " + "b='c' " * 500_000 + "/>", UnreadableDocument, "tag or comment of more than"),
        (ITEM_START + "<!--" + "x" * 1_000_000, UnreadableDocument, "tag or comment of more than"),
        ("<rss>" + "<item><guid>{}</guid></item>" * 50_000, DocumentTooLarge, "more than 2,000 documents"),
        ("<rss>" + "".join(f"<item><guid>{n}</guid></item>" for n in range(3_000)), DocumentTooLarge, "2,000 documents"),
    ],
    ids=["entities", "foreign entities", "depth", "elements", "attributes", "comments", "copies", "items"],
)  # fmt: skip
def test_hostile_xml_is_refused_saying_why(content: str, kind: type[DocumentError], said: str) -> None:
    error = refused(content)
    assert isinstance(error, kind)
    assert said in str(error)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"uri": 1, "headline": 1, "body_html":' + "[" * 100_000, "nested too deeply"),
        ('{"uri": 1, "headline": 1, "body_html":' + "9" * 10_000 + "}", "JSON is broken"),
        ('{"uri": 1, "headline": 1, "body_html": "x"', "JSON is broken"),
        ('{"uri": 1, "headline": 1, "body_html": "' + "x" * 5_000_000 + '"}', "JSON of more than"),
    ],
    ids=["depth", "figures", "cut off", "size"],
)
def test_hostile_json_is_refused_saying_why(content: str, said: str) -> None:
    assert said in str(refused(content, "x.json"))


_PIECES = st.sampled_from(
    [
        "<item>", "</item>", "<title>", "</title>", "<title/>", "<entry>", "</entry>", "<content type='xhtml'>", "</content>",
        "<content:encoded>", "<![CDATA[", "]]>", "&amp;", "&nbsp;", "&x;", "&", "<", ">", "<a:b xmlns:a='x'/>", "<guid>g</guid>",
        "<newsItem guid='1'>", "</newsItem>", "<contentMeta>", "<inlineXML>", "</inlineXML>", "<link href='https://x.example'/>",
        "<contributor role='press'><contactInfo><email>a@x.example</email>", "\x00", "\ud800", "words ", "<?pi?>", "<!-- -->",
    ]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=40), st.sampled_from(["<rss><channel>", "<feed>", "<newsMessage>", "<newsItem>"]))
def test_any_feed_is_read_or_refused_by_name(pieces: list[str], root: str) -> None:
    for item in unpack(document((root + "".join(pieces)).encode("utf-8", "surrogatepass"))):
        if isinstance(item, DocumentError):
            assert str(item).startswith("news.xml")
            continue
        try:
            read(item)
        except DocumentError as error:
            assert str(error).startswith("news.xml")  # noqa: PT017  # one of two right outcomes


_JSON = st.sampled_from(
    [
        None, True, 1, "", "x", "\x00\ud800", [], {}, [[]], [None], [{}], ["x"], {"value": 1}, [{"value": "x"}], [{"value": []}],
        [{"name": 1, "rel": "press", "contactinfo": [{"type": 2, "value": 3}]}], [{"rel": "press", "contactinfo": "x"}],
        [{"name": "n", "rel": "press", "contactinfo": [{"type": "phone", "value": "+"}, {"type": "phone", "value": "+1 2"}]}],
    ]
)  # fmt: skip


@given(st.dictionaries(st.sampled_from([*NINJS, "infosources", "people", "bodies", "headlines", "body_text"]), _JSON))
def test_any_ninjs_is_read_or_refused_by_name(data: Mapping[str, Any]) -> None:
    for item in unpack(document(json.dumps(NINJS | dict(data)), "x.json")):
        assert isinstance(item, Document)
        try:
            read(item)
        except DocumentError as error:
            assert str(error).startswith("x.json")  # noqa: PT017  # one of two right outcomes
