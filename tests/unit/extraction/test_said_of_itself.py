"""What a release says of itself besides title and date: the place of its dateline, an embargo, and its links."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.extraction.release.dateline import place
from directory.extraction.release.embargo import embargo
from directory.extraction.release.links import links
from directory.extraction.words import gazetteer
from directory.extraction.words.folding import Folded
from directory.extraction.words.vocabulary import vocabulary
from directory.reading import examine
from directory.records import Document, Embargo, Fact, Text

DATELINES = [
    ("en", "LONDON, 3 May 2024 - The institute", "LONDON"),
    ("en", "London, Ontario, May 3, 2024 – The institute", "London, Ontario"),
    ("en", "WASHINGTON, D.C. (June 7, 2024) — The institute", "WASHINGTON, D.C."),
    ("en", "SPRINGFIELD, Ill., June 7, 2024 — The institute", "SPRINGFIELD, Ill."),
    ("en", "PARIS--(EXAMPLE WIRE)--Example today says what it has to say, in as many words as it takes.", "PARIS"),
    ("de", "Berlin, 12.03.2024. Das Institut hat heute mitgeteilt", "Berlin"),
    ("de", "Berlin, den 12. März 2024", "Berlin"),
    (
        "de",
        "Frankfurt am Main – Das Institut hat heute mitgeteilt, dass es etwas mitzuteilen hat.",
        "Frankfurt am Main",
    ),
    ("fr", "Paris, le 5 juin 2019 – Le centre", "Paris"),
    ("fr", "5 juin 2019, Aix-en-Provence – Le centre", "Aix-en-Provence"),
    ("es", "(Madrid, 3 de mayo) El instituto ha presentado", "Madrid"),
    ("it", "Roma, 5 giugno 2019 - L'istituto", "Roma"),
    ("pt", "Lisboa, 5 de junho de 2019 – O instituto", "Lisboa"),
    ("nl", "Den Haag, 5 juni 2019 – Het instituut", "Den Haag"),
    ("pl", "Warszawa, dnia 5 czerwca 2019 r.", "Warszawa"),
    ("cs", "Praha, 5. června 2019 – Ústav", "Praha"),
    ("sv", "Stockholm den 5 juni 2019 – Institutet", "Stockholm"),
    ("da", "Rødovre, den 5. juni 2019", "Rødovre"),
    ("nb", "Oslo, 5. juni 2019 – Instituttet", "Oslo"),
    ("fi", "Helsinki 5.6.2024 – Laitos", "Helsinki"),
    ("ru", "Москва, 5 июня 2019 г. – Институт", "Москва"),
    ("uk", "Київ, 5 червня 2019 року – Інститут", "Київ"),
    ("tr", "Ankara, 5 Haziran 2019 – Enstitü", "Ankara"),
    ("el", "Αθήνα, 5 Ιουνίου 2019", "Αθήνα"),
    ("ro", "București, 5 iunie 2019 – Institutul", "București"),
    ("ca", "Barcelona, 5 de juny de 2019 – L'institut", "Barcelona"),
    ("ja", "東京 2024年6月5日", "東京"),
    ("zh", "北京，2024年6月5日 — 研究所今日宣布", "北京"),
    ("ko", "서울, 2024년 6월 5일 – 연구소", "서울"),
    ("ar", "الرياض، 5 يونيو 2024", "الرياض"),
    ("id", "Jakarta, 5 Juni 2024 – Lembaga", "Jakarta"),
    ("vi", "Hà Nội, ngày 5 tháng 6 năm 2024", "Hà Nội"),
    ("hu", "Budapest, 2024. június 5. – Az intézet", "Budapest"),
    ("sk", "Bratislava, 5. júna 2024 – Ústav", "Bratislava"),
    ("hr", "Zagreb, 5. lipnja 2024. – Institut", "Zagreb"),
    ("sr", "Београд, 5. јун 2024. – Институт", "Београд"),
    ("bg", "София, 5 юни 2024 г. – Институтът", "София"),
    ("sl", "Ljubljana, 5. junij 2024 – Inštitut", "Ljubljana"),
    ("et", "Tallinn, 5. juuni 2024 – Instituut", "Tallinn"),
    ("lt", "Vilnius, 2024 m. birželio 5 d. – Institutas", "Vilnius"),
    ("is", "Reykjavík, 5. júní 2024 – Stofnunin", "Reykjavík"),
    ("lv", "Rīga, 2024. gada 5. jūnijā – Institūts", "Rīga"),
]


class TestDateline:
    @pytest.mark.parametrize(("language", "line", "expected"), DATELINES, ids=[line[:24] for _, line, _ in DATELINES])
    def test_its_place_is_found_where_it_stands(self, language: str, line: str, expected: str) -> None:
        text = f"An invented headline\n\n{line}\n"
        found = place(Folded.of(text), vocabulary(language), None)
        assert found is not None
        assert found.place is not None
        assert found.value == expected == text[found.place.start : found.place.end]

    @pytest.mark.parametrize(
        "line",
        [
            "Example Agency, 5 June 2019",  # an issuer
            "Jane Doe, 5 June 2019",  # an author
            "Press release, 5 June 2019 – for immediate release",
            "Monday, 5 June 2019 – The institute",
            "Media contact: Jane Doe, 5 June 2019 – The institute",
            "Barcelona on 22 February and other towns have seen that",
            "We met on 5 June 2019 – and left again",
            "Am 9. August wurde in der Sitzung beschlossen",
        ],
    )
    def test_what_is_no_place_is_none(self, line: str) -> None:
        assert place(Folded.of(line), vocabulary("en"), "Example Agency") is None

    def test_the_issuer_before_a_date_is_no_place(self) -> None:
        line = "Exampleton, 5 June 2019 – Something has happened."
        words = vocabulary("en")
        assert place(Folded.of(line), words, None) is not None
        assert place(Folded.of(line), words, "Exampleton") is None

    @given(st.text(alphabet="London, 35May2024–-()\n日東京.", max_size=200))
    def test_whatever_comes_it_stands_in_the_text(self, text: str) -> None:
        found = place(Folded.of(text), vocabulary("en"), None)
        if found is not None:
            assert found.place is not None
            assert found.value == text[found.place.start : found.place.end]


class TestGazetteer:
    def test_a_name_of_several_countries_says_so(self) -> None:
        assert gazetteer.countries("Georgia") == {"GE", "US"}
        assert gazetteer.countries("Córdoba") == {"AR", "ES"}
        assert {"GB", "CA"} <= gazetteer.countries("LONDON")

    def test_what_stands_before_or_behind_it_tells_which_it_is(self) -> None:
        assert gazetteer.countries("London, Ontario") == {"CA"}
        assert gazetteer.countries("Atlanta, Georgia") == {"US"}
        assert gazetteer.countries("Tbilisi, Georgia") == {"GE"}
        assert gazetteer.countries("Paris, Texas") == {"US"}

    def test_an_unknown_place_of_a_known_name_is_not_guessed(self) -> None:
        assert gazetteer.countries("Paris, Nowhere County") == frozenset()

    @pytest.mark.parametrize(
        ("line", "expected"),
        [
            ("1 Example Street, London SW1A 1AA, United Kingdom", {"GB"}),
            ("Beispielweg 1, D-10115 Berlin", {"DE"}),
            ("12 rue de Rome, 75008 Paris", {"FR"}),  # a street is no town
            ("12 rue de Rome", set()),
            ("東京都千代田区1-1", {"JP"}),
        ],
    )
    def test_the_town_and_country_of_an_address_tell(self, line: str, expected: set[str]) -> None:
        assert gazetteer.of_line(line) == expected


def _embargo(text: str, language: str = "en", released: date | None = None, **declared: str) -> Embargo | None:
    found: Fact[Embargo] | None = embargo(
        Text(text, "text/plain", metadata=declared), Folded.of(text), vocabulary(language), released
    )
    if found is not None and found.place is not None:
        written = text[found.place.start : found.place.end]
        assert found.value.words == " ".join(written.split())
    return found.value if found is not None else None


EMBARGOES = [
    ("en", "EMBARGOED UNTIL 00:01 GMT 3 May 2024", "2024-05-03T00:01:00+00:00"),
    ("en", "PRESS RELEASE – EMBARGOED UNTIL 0001 hrs GMT, Friday 3 May 2024", "2024-05-03T00:01:00+00:00"),
    ("en", "Not for publication before 2.30 p.m. BST on 3 May 2024", "2024-05-03T14:30:00+01:00"),
    ("en", "Embargo:\n3 May 2024, 12 noon UTC+2", "2024-05-03T12:00:00+02:00"),
    ("en", "Strictly embargoed until 2pm EDT, June 7, 2024", "2024-06-07T14:00:00-04:00"),
    ("en", "Strictly under embargo: 00:01 GMT, Tuesday 5 March 2030", "2030-03-05T00:01:00+00:00"),
    ("pl", "Pod embargiem do 5 marca 2030, godz. 10:00 CET", "2030-03-05T10:00:00+01:00"),
    ("de", "Sperrfrist: 12.03.2024, 10 Uhr MEZ", "2024-03-12T10:00:00+01:00"),
    ("fr", "Sous embargo jusqu'au 5 juin 2019 à 14h00 CEST", "2019-06-05T14:00:00+02:00"),
    ("es", "Embargado hasta las 10:00 CET del 5 de marzo de 2019", "2019-03-05T10:00:00+01:00"),
    ("sv", "Embargo till 5 juni 2019 kl 06.00 CEST", "2019-06-05T06:00:00+02:00"),
    ("ja", "解禁日時：2024年6月5日 午後2時 JST", "2024-06-05T14:00:00+09:00"),
    ("ko", "엠바고: 2024년 6월 5일 오전 9시 KST", "2024-06-05T09:00:00+09:00"),
]


class TestEmbargo:
    @pytest.mark.parametrize(("language", "line", "expected"), EMBARGOES, ids=[line[:24] for _, line, _ in EMBARGOES])
    def test_day_hour_and_zone_make_a_moment(self, language: str, line: str, expected: str) -> None:
        said = _embargo(f"{line}\n\nAn invented headline\n", language)
        assert said is not None
        assert said.until is not None
        assert said.until.isoformat() == expected
        assert said.over == said.until

    def test_without_a_zone_no_moment_is_certain_and_it_is_over_when_it_is_everywhere(self) -> None:
        said = _embargo("Embargo: 3 May 2024, 10:00")
        assert said is not None
        assert said.until is None
        assert said.over == datetime(2024, 5, 3, 22, 0, tzinfo=UTC)

    @pytest.mark.parametrize("zone", ["CST", "IST", "local time", "LT"])
    def test_a_zone_of_several_meanings_is_none(self, zone: str) -> None:
        said = _embargo(f"Embargoed until 10:00 {zone} on 3 May 2024")
        assert said is not None
        assert said.until is None

    def test_a_day_alone_is_over_when_it_has_ended_everywhere(self) -> None:
        said = _embargo("Embargoed until 3 May 2024")
        assert said is not None
        assert said.over == datetime(2024, 5, 4, 12, 0, tzinfo=UTC)

    def test_a_day_without_a_year_is_of_the_release_s(self) -> None:
        said = _embargo("Embargoed until 00:01 GMT on Friday 3 January", released=date(2024, 12, 30))
        assert said is not None
        assert said.until == datetime(2025, 1, 3, 0, 1, tzinfo=UTC)
        far = _embargo("Embargoed until 00:01 GMT on Friday 3 January: wait", released=date(2024, 6, 1))
        assert far is None or far.until is None

    @pytest.mark.parametrize(
        ("language", "line"),
        [
            ("de", "Sperrfrist: Redebeginn"),
            ("en", "EMBARGOED"),
            ("en", "Embargo"),
            ("en", "STRICTLY EMBARGOED PRESS RELEASE"),
            ("fr", "SOUS EMBARGO"),
            ("en", "EMBARGOED: not before the minister has spoken"),
        ],
    )
    def test_words_without_a_day_are_an_embargo_without_an_end(self, language: str, line: str) -> None:
        said = _embargo(f"{line}\n\nAn invented headline\n", language)
        assert said == Embargo(line)
        assert said is not None
        assert said.in_force(datetime(2999, 1, 1, tzinfo=UTC))

    @pytest.mark.parametrize(
        ("language", "line"),
        [
            ("en", "Embargo: none"),
            ("en", "EMBARGO: FOR IMMEDIATE RELEASE"),
            ("de", "Sperrfrist: keine"),
            ("ja", "解禁：なし"),
        ],
    )
    def test_what_says_that_there_is_none_is_none(self, language: str, line: str) -> None:
        assert _embargo(f"{line}\n\nAn invented headline\n", language) is None

    @pytest.mark.parametrize(
        ("language", "declared", "over"),
        [
            ("fr", "", "2030-03-05"),
            ("en", "en-GB", "2030-03-05"),
            ("en", "en_US", "2030-05-03"),
            ("en", "", "2030-05-03"),
            (None, "en-GB", "2030-03-05"),
            (None, "", "2030-05-03"),
        ],
        ids=["day first", "British", "American", "the later", "declared only", "nothing tells"],
    )
    def test_a_date_of_two_meanings_is_read_as_the_language_has_it_else_as_the_later(
        self, language: str | None, declared: str, over: str
    ) -> None:
        text = Text("Embargo: 5/3/2030, 10:00 GMT\n", "text/plain", metadata={"language": declared})
        found = embargo(text, Folded.of(text.content), vocabulary(language), None, language)
        assert found is not None
        assert found.value.over is not None
        assert found.value.over.date().isoformat() == over
        certain = language == "fr" or bool(declared)
        assert (found.value.until is not None) == certain
        assert ("of which the later counts" in found.source) == (not certain)

    @pytest.mark.parametrize(
        "line",
        [
            "EU extends arms embargo until 3 May 2024",
            "Embargo on oil hits exports",
            "The arms embargo: what it means",
            "For immediate release",
        ],
    )
    def test_an_embargo_in_the_news_is_none(self, line: str) -> None:
        assert _embargo(f"{line}\n") is None

    def test_what_the_document_declares_comes_first(self) -> None:
        said = _embargo("Embargoed until 3 May 2024", embargoed="2024-05-03T09:00:00+02:00")
        assert said is not None
        assert said.until == datetime(2024, 5, 3, 7, 0, tzinfo=UTC)
        assert _embargo("No words", embargoed="some day") == Embargo("some day")

    def test_it_is_in_force_until_its_moment(self) -> None:
        moment = datetime(2024, 5, 3, 9, 0, tzinfo=UTC)
        said = Embargo("…", moment, moment)
        assert said.in_force(moment - timedelta(seconds=1))
        assert not said.in_force(moment)

    @given(st.text(alphabet="Embargo until:0123456789 May2024GMT+-\n.h", max_size=120))
    def test_whatever_comes_it_is_told_in_words_of_the_text(self, text: str) -> None:
        said = _embargo(f"Embargo until {text}")
        assert said is None or said.words


class TestLinks:
    @pytest.mark.parametrize(
        ("line", "expected"),
        [
            ("Press room: www.example.org/newsroom", ("press", "www.example.org/newsroom")),
            ("Pictures: https://www.example.org/x/12", ("media", "https://www.example.org/x/12")),
            ("Web: www.example.org", ("site", "www.example.org")),
            ("https://media.example.org/press-kit", ("media", "https://media.example.org/press-kit")),
            ("Pressebilder: www.example.org/x", ("media", "www.example.org/x")),
            ("Espace presse : www.example.org/x", ("press", "www.example.org/x")),
            ("サイト https://www.example.org/", ("site", "https://www.example.org/")),
        ],
    )
    def test_their_words_tell_what_they_lead_to(self, line: str, expected: tuple[str, str]) -> None:
        text = Text(f"Contact\nJane Doe\n{line}\n", "text/plain")
        (found,) = links(text, [(0, 16)], vocabulary("en"))
        assert (found.kind, found.label) == expected
        assert text.content[found.start : found.end] == found.label

    def test_far_from_the_contacts_and_without_such_words_they_are_left(self) -> None:
        text = Text(
            "Jane Doe\njane.doe@example.org, www.example.org/x\n" + "x\n" * 400 + "www.example.org/press", "text/plain"
        )
        assert links(text, [(0, 8)], vocabulary("en")) == ()

    def test_a_link_of_a_page_has_its_kind(self) -> None:
        page = b"<h2>Press contact</h2><p>Jane Doe, <a href='mailto:jane.doe@example.org'>jane.doe@example.org</a></p>"
        page += (
            b"<p><a href='https://example.org/a'>Press photos</a> <a href='https://example.org/'>Our website</a></p>"
        )
        found = examine(Document("file:///p.html", "p.html", page)).reading.release.links
        assert [(link.kind, link.href) for link in found] == [
            ("media", "https://example.org/a"),
            ("site", "https://example.org/"),
        ]


def test_the_issuer_is_a_ministry_with_what_it_is_of_where_the_domain_has_only_that() -> None:
    text = (
        "Press release\n\n4 May 2027\n\nThe Ministry of Probes has opened a hall for the people of the town.\n\n"
        "Media contact:\nAda Muster, Press Officer\nTel: +44 20 7946 0101\npress@probes.example\n"
    )
    facts = examine(Document("file:///release.txt", "release.txt", text.encode())).facts

    assert facts.issuer is not None
    assert facts.issuer.value == "Ministry of Probes"
