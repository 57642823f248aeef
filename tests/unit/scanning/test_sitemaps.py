"""What sitemaps and robots.txt name, packed or not; hostile ones cost little."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from directory.errors import DocumentError, DocumentTooLarge, UnreadableDocument
from directory.records import Document
from directory.scanning.sitemaps import MOST_ROBOTS, named, unpacked

AT = "https://agency.example"
MAP = f"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://image.example">
<url><loc> {AT}/press?a=1&amp;b=2 </loc><image:image><image:loc>{AT}/picture.png</image:loc></image:image></url></urlset>""".encode()


def at(address: str, content: bytes) -> Document:
    return Document(address, address.rpartition("/")[2], content)


def test_a_sitemap_names_its_pages_and_not_their_pictures() -> None:
    assert named(at(f"{AT}/sitemap.xml", MAP)) == [f"{AT}/press?a=1&b=2"]
    assert named(at(f"{AT}/press", b"<p>no sitemap")) is None


def test_a_packed_one_says_the_same_in_one_member_or_several() -> None:
    for packed in (gzip.compress(MAP), gzip.compress(MAP[:99]) + gzip.compress(MAP[99:])):
        whole = unpacked(at(f"{AT}/sitemap.xml.gz", packed), 10_000)
        assert (whole.content, named(whole)) == (MAP, [f"{AT}/press?a=1&b=2"])


def test_one_that_unpacks_to_too_much_or_is_broken_is_refused() -> None:
    with pytest.raises(DocumentTooLarge, match="larger than the limit of 10,000 bytes"):
        unpacked(at("bomb.xml.gz", gzip.compress(b" " * 100_000_000)), 10_000)
    with pytest.raises(DocumentTooLarge):
        unpacked(at("members.xml.gz", gzip.compress(b" " * 6_000) * 2), 10_000)
    with pytest.raises(UnreadableDocument, match="ends too soon"):
        unpacked(at("cut.xml.gz", gzip.compress(MAP)[:-9]), 10_000)
    with pytest.raises(UnreadableDocument, match="broken"):
        unpacked(at("odd.xml.gz", b"\x1f\x8b\x08" + b"x" * 50), 10_000)


def test_robots_name_sitemaps_wherever_the_line_stands() -> None:
    said = (
        f"User-agent: *\nDisallow: /x\nSITEMAP : {AT}/a.xml # old\r\nsitemap:{AT}/b.xml.gz\nNot-Sitemap: {AT}/c.xml\n"
    )
    assert named(at(f"{AT}/robots.txt", said.encode())) == [f"{AT}/a.xml", f"{AT}/b.xml.gz"]
    assert named(at(f"{AT}/robots.txt", b"\n" * MOST_ROBOTS + b"Sitemap: x")) == []
    assert named(at(f"{AT}/docs/robots.txt", said.encode())) is None


@effort(max_examples=100)
@given(
    st.binary(max_size=300), st.sampled_from([b"", b"\x1f\x8b\x08", b"<urlset>", gzip.compress(b"<urlset><url><loc>")])
)
def test_whatever_comes_is_named_or_refused(tail: bytes, head: bytes) -> None:
    try:
        for address in (f"{AT}/sitemap.xml.gz", f"{AT}/robots.txt"):
            found = named(unpacked(at(address, head + tail), 10_000))
            assert found is None or all(found)
    except DocumentError:
        pass


def test_one_of_ever_so_many_parts_is_refused_soon() -> None:
    with pytest.raises(UnreadableDocument, match="more than 100 parts"):
        unpacked(at("parts.xml.gz", gzip.compress(b"") * 200_000), 10_000)
