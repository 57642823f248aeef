"""Whole texts in, contacts out: layouts, languages, decoys, and input that nobody meant well."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.extraction.words.vocabulary import TABLES, languages, vocabulary
from directory.reading import read_release
from directory.records import Document, Mention, Reading


def reading(text: str, name: str = "release.txt") -> Reading:
    return read_release(Document(f"file:///{name}", name, text.encode()))


def contacts(text: str) -> list[tuple[str | None, str | None, tuple[str, ...], tuple[str, ...]]]:
    return [(m.name, m.role, m.emails, numbers(m)) for m in reading(text).mentions]


def numbers(mention: Mention) -> tuple[str, ...]:
    return tuple(claim.value for claim in mention.of("phone"))


def test_two_people_in_columns_are_read_by_position() -> None:
    text = "CONTACTS\n\nAda Probe\nBo Muster\n\nPress Officer\nPress Officer\n\nTel. +44 20 7946 0101\nTel. +44 20 7946 0102\n\nada.probe@x.example\nbo.muster@x.example\n"

    assert contacts(text) == [
        ("Ada Probe", "Press Officer", ("ada.probe@x.example",), ("+442079460101",)),
        ("Bo Muster", "Press Officer", ("bo.muster@x.example",), ("+442079460102",)),
    ]


def test_addresses_out_of_order_go_to_the_names_that_they_spell() -> None:
    text = "Contacts\n\nAda Probe\nBo Muster\n\nbo.muster@x.example\nada.probe@x.example\n"

    assert contacts(text) == [
        ("Ada Probe", None, ("ada.probe@x.example",), ()),
        ("Bo Muster", None, ("bo.muster@x.example",), ()),
    ]


def test_people_named_in_one_go_share_the_number_behind_them() -> None:
    assert contacts("Contact: Ada Probe and Bo Muster, +44 20 7946 0101") == [
        ("Ada Probe", None, (), ("+442079460101",)),
        ("Bo Muster", None, (), ("+442079460101",)),
    ]


def test_a_press_mailbox_beside_people_is_a_desk_of_its_own() -> None:
    text = "Media contact\n\nAda Probe\nada.probe@x.example\n\npress@x.example\n"

    assert [(m.kind, m.name, m.emails) for m in reading(text).mentions] == [
        ("person", "Ada Probe", ("ada.probe@x.example",)),
        ("desk", None, ("press@x.example",)),
    ]


def test_a_fax_and_a_mobile_are_told_from_the_phone() -> None:
    text = "Press contact: Ada Probe\nPhone: +44 20 7946 0101\nFax: +44 20 7946 0102\nMobile: +44 7700 900123\n"

    (mention,) = reading(text).mentions
    assert [claim.type for claim in mention.of("phone")] == ["voice", "fax", "mobile"]


def test_honorifics_are_not_part_of_a_name() -> None:
    assert contacts("Pressekontakt: Frau Dr. Ada Probe, ada.probe@x.example")[0][0] == "Ada Probe"


@pytest.mark.parametrize(
    "text",
    [
        "Senator Nobody Contacts Leadership to say that nothing has happened.",
        "Unsubscribe: news@x.example or call +44 20 7946 0101 to stop the newsletter.",
        "“I am glad”, said Minister Ada Probe on 27 August 2019 in Sampletown.",
        "Contact\n\nAbout us\n\nWe do not exist.",
    ],
)
def test_who_is_only_quoted_and_what_is_not_for_the_press_is_no_contact(text: str) -> None:
    assert contacts(text) == []


@pytest.mark.parametrize(
    ("cue", "language"),
    [
        ("Contacto de prensa", "es"),
        ("Contatti per la stampa", "it"),
        ("Perscontact", "nl"),
        ("Presskontakt", "sv"),
        ("Kontakt dla mediów", "pl"),
        ("Kontakt pro média", "cs"),
        ("Pressekontakt", "de"),
        ("Contact presse", "fr"),
        ("Контакты для СМИ", "ru"),
        ("Sajtókapcsolat", "hu"),
        ("Kontakt pre médiá", "sk"),
        ("Kontakt za medije", "hr"),
        ("Контакт за медије", "sr"),
        ("Контакт за медиите", "bg"),
        ("Stik za medije", "sl"),
        ("Pressikontakt", "et"),
        ("Kontaktai žiniasklaidai", "lt"),
        ("Kontaktinformācija medijiem", "lv"),
        ("Tengiliður fjölmiðla", "is"),
        ("ליצירת קשר", "he"),
        ("Liên hệ báo chí", "vi"),
        ("मीडिया संपर्क", "hi"),
        ("تماس با رسانه‌ها", "fa"),
        ("Media contact", "en"),
    ],
)
def test_a_cue_of_any_language_opens_a_block(cue: str, language: str) -> None:
    assert language in {known.code for known in languages()}
    assert contacts(f"{cue}\n\nAda Probe\nada.probe@x.example\n+44 20 7946 0101\n") == [
        ("Ada Probe", None, ("ada.probe@x.example",), ("+442079460101",))
    ]


@pytest.mark.parametrize("path", sorted(TABLES.glob("*.toml")), ids=lambda p: p.stem)
def test_every_language_has_a_whole_table(path: object) -> None:
    code = str(getattr(path, "stem", ""))

    assert code in {known.code for known in languages()}
    assert vocabulary(code).months


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("5 June 2019", date(2019, 6, 5)),
        ("June 5, 2019", date(2019, 6, 5)),
        ("Paris, le 1er août 2020", date(2020, 8, 1)),
        ("Berlin, 14. März 2021", date(2021, 3, 14)),
        ("2019-06-05", date(2019, 6, 5)),
        ("05.06.2019", date(2019, 6, 5)),
        ("5 de junio de 2019", date(2019, 6, 5)),
        ("2019年6月5日", date(2019, 6, 5)),
        ("Budapest, 2019. június 5.", date(2019, 6, 5)),
        ("2019.06.05.", date(2019, 6, 5)),
        ("2019 m. birželio 5 d.", date(2019, 6, 5)),
        ("2019. gada 5. jūnijā", date(2019, 6, 5)),
        ("ngày 5 tháng 6 năm 2019", date(2019, 6, 5)),
        ("5 जून 2019", date(2019, 6, 5)),
        ("5. lipnja 2019.", date(2019, 6, 5)),
        ("5. 6. 2019", date(2019, 6, 5)),
        ("22. 11. 2019", date(2019, 11, 22)),
        ("31 June 2019", None),
        ("summer 2019", None),
    ],
)
def test_a_release_is_dated_as_it_says(line: str, expected: date | None) -> None:
    assert reading(f"Press release\n\n{line}\n\nNothing has happened anywhere\n").release.date == expected


def test_title_and_number_are_told_from_what_only_says_press_release() -> None:
    release = reading(
        "PRESS RELEASE\n\n5 June 2019\n\nPR012-2019\n\nNothing has happened in Sampletown\n\nWords.\n"
    ).release

    assert (release.title, release.number) == ("Nothing has happened in Sampletown", "PR012-2019")


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Contact:",
                "Contacts",
                "\n",
                "\n\n",
                "Ada Probe",
                "Bo Muster",
                "Press Officer",
                "Tel.",
                "+44 20 7946 0101",
                "ada@x.example",
                "press@x.example",
                ",",
                " and ",
                "(",
                ")",
                "/",
                "\t",
                "   ",
                "連絡先",
                "山田 太郎",
                "و",
                "💌",
                "About",
                "for more information call",
                "X" * 90,
                " at ",
                " dot ",
                ":",
                "–",
                "202-555-0143",
            ]
        ),
        max_size=40,
    ).map("".join)
)
def test_every_claim_is_literally_in_the_text_whatever_the_text(text: str) -> None:
    if not text.strip():
        return
    found = reading("Words.\n" + text)

    for claim in (c for m in found.mentions for c in m.claims):
        place = claim.quote
        assert found.release.text[place.start : place.end] == place.exact == claim.raw
    assert all(0 <= m.confidence <= 1 for m in found.mentions)


def test_reading_twice_gives_the_same() -> None:
    text = "Contact: Ada Probe and Bo Muster, +44 20 7946 0101, ada@x.example"

    assert reading(text) == reading(text)


def test_more_addresses_than_anybody_offers_are_capped_and_told() -> None:
    found = reading("Contact:\n" + "\n".join(f"u{n}@x.example" for n in range(3_000)))

    assert "only the first 500 addresses and numbers were looked at" in found.warnings


def test_a_letterhead_is_the_issuer_and_not_the_title() -> None:
    release = reading(
        "Ville de Nullepart\n\nCommuniqué de presse\n\n3 mai 2024\n\nRien ne s'est passé\n\nDes mots.\n"
    ).release

    assert (release.issuer, release.title) == ("Ville de Nullepart", "Rien ne s'est passé")


def test_the_issuer_is_written_as_the_text_writes_what_its_domain_squeezes_together() -> None:
    text = "Sample Weather Service reports nothing\n\nContact: Ada Probe, ada.probe@sample-weather.example"

    assert reading(text).release.issuer == "Sample Weather Service"


def test_a_mailbox_for_everybody_names_no_issuer() -> None:
    assert reading("Gmail is mentioned here\n\nContact: Ada Probe, ada.probe@gmail.com").release.issuer is None


def test_the_date_of_the_release_is_not_that_of_what_it_announces() -> None:
    text = "The fair opens on 17 July 2025 in Sampletown, as the organisers, who do not exist, have told nobody.\n\n5 June 2025\n\nWords.\n"

    assert reading(text).release.date == date(2025, 6, 5)


def test_links_to_press_site_and_media_library_are_offered_with_their_places() -> None:
    found = reading(
        "Contact: Ada Probe, ada.probe@x.example\n\n[Photo library](#)\n\npress.sample.example\n", "release.md"
    )

    assert [(link.label, link.href) for link in found.release.links] == [
        ("Photo library", None),
        ("press.sample.example", "https://press.sample.example"),
    ]
    for link in found.release.links:
        assert found.release.text[link.start : link.end] == link.label


def test_a_company_keeps_its_legal_form_and_a_title_its_department() -> None:
    text = (
        "Media Contact:\nAda Probe\nVP, Investor Relations\nSample Widgets, Inc.\n(202) 555-0143\nada.probe@x.example\n"
    )

    (mention,) = reading(text).mentions
    assert (mention.name, mention.role, mention.org) == ("Ada Probe", "VP, Investor Relations", "Sample Widgets, Inc.")


def test_a_city_below_a_street_is_nobodys_name() -> None:
    text = "Contacts\n\nAda Probe\n12 Sample Street\nNew Sampleton\nPhone: +44 20 7946 0101\n\nBo Muster\nPhone: +44 20 7946 0102\n"

    assert [(name, numbers_) for name, _, _, numbers_ in contacts(text)] == [
        ("Ada Probe", ("+442079460101",)),
        ("Bo Muster", ("+442079460102",)),
    ]


def test_a_heading_that_no_table_has_opens_a_block_where_contacts_follow() -> None:
    text = "Words about nothing.\n\nTo be contacted about this:\nAda Probe\nada.probe@x.example\n+44 20 7946 0101\n"

    assert contacts(text) == [("Ada Probe", None, ("ada.probe@x.example",), ("+442079460101",))]


def test_thanks_behind_a_block_name_no_contacts() -> None:
    text = "For more information, write to press@x.example.\n\nThanks to Ada Probe <ada.probe@y.example> for this announcement, which is invented.\n"

    assert [m.emails for m in reading(text).mentions] == [("press@x.example",)]


def test_two_of_one_family_in_columns_keep_the_order_of_their_addresses() -> None:
    text = "Contacts\n\nAda Probe\nBo Probe\n\na.probe@x.example\nb.probe@x.example\n"

    assert [(name, addresses) for name, _, addresses, _ in contacts(text)] == [
        ("Ada Probe", ("a.probe@x.example",)),
        ("Bo Probe", ("b.probe@x.example",)),
    ]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Kontakt: Pressesprecherin Ada Probe, ada.probe@x.example", "Pressesprecherin"),
        ("Media contact: Press Officer Ada Probe, ada.probe@x.example", "Press Officer"),
        ("Contact presse : Ada Probe, attachée de presse, ada.probe@x.example", "attachée de presse"),
    ],
)
def test_a_title_before_or_behind_a_name_is_the_role(line: str, role: str) -> None:
    assert contacts(line) == [("Ada Probe", role, ("ada.probe@x.example",), ())]


@pytest.mark.parametrize("names", ["Ada Probe / Bo Muster", "Ada Probe\nBo Muster"])
def test_a_number_with_several_ends_gives_each_person_their_own(names: str) -> None:
    text = f"Pressekontakt\n\n{names}\n\nTel. +49 30 23125 - 101 / -102\n"

    assert [(name, numbers_) for name, _, _, numbers_ in contacts(text)] == [
        ("Ada Probe", ("+493023125101",)),
        ("Bo Muster", ("+493023125102",)),
    ]


def test_a_name_in_capitals_with_a_hyphen_is_a_name() -> None:
    text = "Press contacts:\nADA PROBE, Officer, +44 20 7946 0101\nMARIE-ANNE MUSTER, Director, +44 20 7946 0102\n"

    assert [(name, numbers_) for name, _, _, numbers_ in contacts(text)] == [
        ("ADA PROBE", ("+442079460101",)),
        ("MARIE-ANNE MUSTER", ("+442079460102",)),
    ]


def test_the_word_before_a_number_says_what_it_is_even_in_brackets() -> None:
    text = "Press contact: Ada Probe, +44 20 7946 0101 (mobile +44 7700 900123)"

    assert [claim.type for claim in reading(text).mentions[0].of("phone")] == ["voice", "mobile"]


def test_a_switchboard_in_the_boilerplate_is_nobodys_number() -> None:
    text = "Contact presse\nAda Probe\n+33 1 99 00 55 66\nada.probe@x.example\n\nÀ propos d'Exemple : standard +33 1 99 00 00 00\n"

    assert [numbers_ for _, _, _, numbers_ in contacts(text)] == [("+33199005566",)]


def test_a_press_mailbox_offered_instead_of_a_person_is_a_desk() -> None:
    text = "For more information, call Ada Probe at +1 202-555-0144, or write to media@x.example."

    assert [(m.kind, m.name, m.emails) for m in reading(text).mentions] == [
        ("person", "Ada Probe", ()),
        ("desk", None, ("media@x.example",)),
    ]


def test_the_issuer_is_whom_the_release_tells_of_and_not_its_agency() -> None:
    text = (
        "Harbour & Mill opens a paper plant\n\nHarbour & Mill, which does not exist, has opened a plant of paper.\n\n"
        "Press contacts\n\nAda Probe\nada.probe@harbourmill.example\n\n"
        "Bo Muster\nBrightside Communications\nbo@brightside.example\n"
    )

    assert reading(text).release.issuer == "Harbour & Mill"


def test_a_number_under_a_heading_of_its_own_is_not_that_of_the_people_above() -> None:
    text = "Enquiries:\n\nSample Bank plc          +44 20 7946 0400\nAda Probe, Chief Financial Officer\n\nTall Lane          +44 20 7946 0500\n"

    assert [(name, numbers_) for name, _, _, numbers_ in contacts(text)] == [
        ("Ada Probe", ("+442079460400",)),
        ("Tall Lane", ("+442079460500",)),
    ]
