"""What pages tell machines: JSON-LD, microformats, microdata. The press's contacts are read, others' are not."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.readers.offered import Offered
from directory.readers.read import read
from directory.reading import read_release
from directory.records import Document, Mention

BODY = """<h1>New reading room opens in London</h1>
<p>The Example Institute today opened its new reading room. Visitors may come from Monday on.</p>"""
DESK = {
    "@type": "ContactPoint",
    "contactType": "media relations",
    "telephone": "+44 20 7946 0101",
    "email": "press@example.org",
}
OFFICER = {
    "@type": "Person",
    "name": "Jane Doe",
    "jobTitle": "Head of Communications",
    "worksFor": {"@type": "Organization", "name": "Example Institute"},
    "email": "mailto:jane.doe@example.org",
    "telephone": "tel:+442079460102",
}


def page(*data: Any, body: str = BODY) -> Document:
    scripts = "".join(f'<script type="application/ld+json">{json.dumps(each)}</script>' for each in data)
    content = f"<!doctype html><html><head><title>Opening | Example</title>{scripts}</head><body>{body}</body></html>"
    return Document("file:///p.html", "p.html", content.encode())


def contacts(*data: Any, body: str = BODY) -> tuple[Mention, ...]:
    return read_release(page(*data, body=body)).mentions


def organisation(*points: Any) -> dict[str, Any]:
    return {"@type": "Organization", "@id": "#org", "name": "Example Institute", "contactPoint": list(points)}


class TestJsonLd:
    @pytest.mark.parametrize(
        "data",
        [
            organisation(DESK),
            {"@graph": [{"@type": "WebSite"}, organisation(DESK)]},
            [organisation(DESK)],
            {
                "@type": "NewsArticle",
                "headline": "x",
                "publisher": {"@type": "NewsMediaOrganization"} | organisation(DESK),
            },
            {"@type": "https://schema.org/Organization", "name": "Example Institute", "contactPoint": DESK},
        ],
        ids=["object", "graph", "list", "nested", "full names"],
    )
    def test_a_desk_for_the_press_is_found_wherever_it_is_declared(self, data: Any) -> None:
        (desk,) = contacts(data)
        assert (desk.kind, desk.name, desk.org) == ("desk", "media relations", "Example Institute")
        assert desk.emails == ("press@example.org",)

    def test_an_officer_is_found_with_every_value_in_the_text(self) -> None:
        reading = read_release(page(OFFICER))
        (officer,) = reading.mentions
        assert (officer.name, officer.role, officer.org) == ("Jane Doe", "Head of Communications", "Example Institute")
        assert officer.emails == ("jane.doe@example.org",)
        assert [c.value for c in officer.of("phone")] == ["+442079460102"]
        assert reading.release.text.endswith(
            "\n\nPress contact\nJane Doe\nHead of Communications\nExample Institute\n+442079460102\njane.doe@example.org\n"
        )
        for claim in officer.claims:
            assert reading.release.text[claim.quote.start : claim.quote.end] == claim.quote.exact

    def test_what_is_visible_already_is_not_repeated(self) -> None:
        body = BODY + "<p>Media contact: Jane Doe, +44 (0)20 7946 0102, jane.doe@example.org</p>"
        assert read(page(OFFICER, body=body)).content == read(page(body=body)).content

    def test_a_person_who_is_visible_in_part_is_one_contact(self) -> None:
        (officer,) = contacts(OFFICER, body=BODY + "<h3>Media contact</h3><p>Jane Doe, +44 20 7946 0102</p>")
        assert (officer.role, officer.emails) == ("Head of Communications", ("jane.doe@example.org",))

    @pytest.mark.parametrize(
        "data",
        [
            organisation(DESK | {"contactType": "customer service"}),
            organisation({key: value for key, value in DESK.items() if key != "contactType"}),
            {"@type": "NewsArticle", "author": OFFICER},
            OFFICER | {"jobTitle": "Head of Sales"},
            OFFICER | {"jobTitle": "Social Media Manager"},
            {"@type": "Person", "name": "Jane Doe", "jobTitle": "Press Officer"},
            organisation(DESK | {"telephone": "see below", "email": "at the gate"}),
        ],
        ids=["customers", "nobody's", "author", "sales", "social media", "no address", "no values"],
    )
    def test_others_are_none(self, data: Any) -> None:
        assert read(page(data)).content == read(page()).content

    def test_an_article_declares_title_date_language_and_publisher(self) -> None:
        article = {
            "@type": ["NewsArticle"],
            "headline": "New reading room opens in London",
            "datePublished": "2026-06-05T10:00:00+02:00",
            "inLanguage": "en",
            "publisher": {"@id": "#org"},
        }
        release = read_release(page({"@graph": [article, organisation()]})).release
        assert (release.title, str(release.date)) == ("New reading room opens in London", "2026-06-05")
        assert (release.issuer, release.language) == ("Example Institute", "en")

    def test_a_page_that_a_script_puts_together_is_read_from_what_it_declares(self) -> None:
        text = "The museum opens.<br>\n\nMedia contact:\nJane Doe\n+44 20 7946 0101"
        article = {"@type": "NewsArticle", "headline": "Museum of Examples opens again", "articleBody": text}
        reading = read_release(page(article, body="<p>Loading</p>"))
        assert reading.release.title == "Museum of Examples opens again"
        assert [m.name for m in reading.mentions] == ["Jane Doe"]
        assert "Museum of Examples opens again\nThe museum opens.\n\nMedia contact:\nJane Doe" in reading.release.text

    def test_an_article_that_is_visible_is_not_repeated(self) -> None:
        article = {"@type": "NewsArticle", "articleBody": "The Example Institute today opened its new reading room."}
        assert read(page(article)).content == read(page()).content

    def test_of_several_articles_none_speaks_for_the_page(self) -> None:
        articles = [{"@type": "NewsArticle", "headline": f"Headline number {n}"} for n in range(2)]
        assert "headline" not in read(page(articles)).metadata

    @pytest.mark.parametrize(
        "broken",
        ["{", "[" * 200_000, '{"a":' * 100_000, "9" * 10_000, "<!-- {} -->", "null", '{"@type": {}, "@id": 3}'],
    )
    def test_what_is_broken_is_nothing_and_costs_no_words(self, broken: str) -> None:
        content = f'<!doctype html><script type="application/ld+json">{broken}</script>{BODY}'
        assert read(Document("file:///p.html", "p.html", content.encode())).content == read(page()).content

    def test_a_flood_of_contacts_is_cut(self) -> None:
        flood = organisation(*(DESK | {"email": f"press{n}@example.org"} for n in range(2_000)))
        assert read(page(flood)).content.count("Press contact") <= 50

    _VALUES = st.sampled_from(
        [None, 1, "x", "", [], {}, [None], [[]], {"name": []}, {"@id": "#a"}, {"@id": 1}, [DESK], OFFICER]
    )

    @given(
        st.dictionaries(
            st.sampled_from([*OFFICER, *DESK, "@id", "@graph", "contactPoint", "headline", "publisher"]), _VALUES
        )
    )
    def test_anything_is_read(self, data: dict[str, Any]) -> None:
        read(page({"@type": "NewsArticle"} | data, {"@type": "Organization"} | data)).content.encode()


@pytest.mark.parametrize(
    ("purpose", "for_press"),
    [
        ("press", True), ("mediaContact", True), ("Media inquiries", True), ("Public Relations", True), ("PR", True),
        ("Pressestelle", True), ("Öffentlichkeitsarbeit", True), ("relations presse", True), ("ufficio stampa", True),
        ("gabinete de prensa", True), ("assessoria de imprensa", True), ("persvoorlichting", True), ("biuro prasowe", True),
        ("tiskové oddělení", True), ("presskontakt", True), ("viestintä", True), ("пресс-служба", True), ("basın", True),
        ("γραφείο τύπου", True), ("広報", True), ("媒体联系", True), ("홍보팀", True), ("المكتب الإعلامي", True),
        ("customer service", False), ("sales", False), ("technical support", False), ("pressure washing", False),
        ("social media", False), ("media sales", False), ("person", False), ("product", False), ("", False),
    ],
)  # fmt: skip
def test_what_a_contact_is_for_is_told_in_many_languages(purpose: str, for_press: bool) -> None:
    assert Offered(purpose).for_press is for_press


class TestMarks:
    @pytest.mark.parametrize(
        "card",
        [
            '<div class="vcard"><span class="fn">{}</span> <span class="title">{}</span> <span class="tel">{}</span> <a class="email" href="mailto:{}">E-mail</a></div>',
            '<p class="h-card"><b class="p-name">{}</b><i class="p-job-title">{}</i><i class="p-tel">{}</i><a class="u-email" href="mailto:{}">Write</a></p>',
            '<div itemscope itemtype="https://schema.org/Person"><span itemprop="name">{}</span> <span itemprop="jobTitle">{}</span> <span itemprop="telephone">{}</span> <a itemprop="email" href="mailto:{}">E-mail</a></div>',
            '<div ITEMSCOPE ITEMTYPE="https://schema.org/Person"><span ITEMPROP="name">{}</span> <span ITEMPROP="jobTitle">{}</span> <span ITEMPROP="telephone">{}</span> <a ITEMPROP="email" href="mailto:{}">E-mail</a></div>',
            '<div itemScope itemType="https://schema.org/Person"><span itemProp="name">{}</span> <span itemProp="jobTitle">{}</span> <span itemProp="telephone">{}</span> <a itemProp="email" href="mailto:{}">E-mail</a></div>',
        ],
        ids=["hCard", "h-card", "microdata", "microdata in capitals", "microdata as in scripts"],
    )
    def test_properties_that_nothing_parts_stand_on_lines_of_their_own(self, card: str) -> None:
        filled = card.format("Jane Doe", "Press Officer", "+44 20 7946 0101", "jane.doe@example.org")
        (officer,) = contacts(body=f"{BODY}<h2>Press contact</h2>{filled}")
        assert (officer.name, officer.role, officer.emails) == ("Jane Doe", "Press Officer", ("jane.doe@example.org",))

    def test_names_of_classes_have_a_case(self) -> None:
        shown = '<div class="{}"><b class="fn">Jane Doe</b> <i class="title">Envoy</i></div>'
        assert read(page(body=shown.format("vcard"))).content == "Jane Doe\nEnvoy\n"
        assert read(page(body=shown.format("VCARD"))).content == "Jane Doe Envoy\n"

    def test_in_running_words_nothing_changes(self) -> None:
        card = '<p>Call <span class="h-card"><a class="p-name">Jane Doe</a> at <b class="p-tel">+44 20 7946 0101</b></span>.</p>'
        assert "Call Jane Doe at +44 20 7946 0101." in read(page(body=card)).content

    def test_outside_cards_such_names_mean_nothing(self) -> None:
        assert (
            read(page(body='<p><i class="title">A</i> <i class="org">B</i></p><i class="vcard">C</i>')).content
            == "A B\n\nC\n"
        )
