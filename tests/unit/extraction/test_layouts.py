"""How contacts stand on the page: each rule by the smallest text that needs it, and its near-miss where one is known."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document, Mention

Contact = tuple[str | None, str | None, str | None, tuple[str, ...], tuple[str, ...]]


def mentions(text: str) -> tuple[Mention, ...]:
    return read_release(Document("file:///release.txt", "release.txt", text.encode())).mentions


def contacts(text: str) -> list[Contact]:
    """Each contact as (name, role, organisation, e-mails, numbers)."""
    return [(m.name, m.role, m.org, m.emails, tuple(claim.value for claim in m.of("phone"))) for m in mentions(text)]


def names(text: str) -> list[str | None]:
    return [m.name for m in mentions(text)]


class TestColumns:
    def test_side_by_side_each_column_is_read_from_top_to_bottom(self) -> None:
        text = (
            "Press contacts\n\n"
            "Ada Probe                    Bo Muster\n"
            "Head of Press                Press Officer\n"
            "Example Trust                Sample Fund\n"
            "+44 20 7946 0101             +44 20 7946 0102\n"
            "ada.probe@trust.example      bo.muster@fund.example\n"
        )

        assert contacts(text) == [
            ("Ada Probe", "Head of Press", "Example Trust", ("ada.probe@trust.example",), ("+442079460101",)),
            ("Bo Muster", "Press Officer", "Sample Fund", ("bo.muster@fund.example",), ("+442079460102",)),
        ]

    def test_a_line_that_lacks_a_cell_gives_each_to_the_column_above(self) -> None:
        text = (
            "Press contacts\n\n"
            "Ada Probe                    Bo Muster\n"
            "                             +44 20 7946 0102\n"
            "ada.probe@trust.example      bo.muster@fund.example\n"
        )

        assert [(c[0], c[4]) for c in contacts(text)] == [("Ada Probe", ()), ("Bo Muster", ("+442079460102",))]

    def test_rows_read_out_one_after_the_other_are_told_by_what_their_lines_hold(self) -> None:
        text = (
            "Press contacts\n\nAda Probe\nBo Muster\nCy Test\nVP, Corporate Communications\nPress Officer\nHead of Media\n"
            "+44 20 7946 0101\n+44 20 7946 0102\n+44 20 7946 0103\n"
        )

        assert [(c[0], c[1], c[4]) for c in contacts(text)] == [
            ("Ada Probe", "VP, Corporate Communications", ("+442079460101",)),
            ("Bo Muster", "Press Officer", ("+442079460102",)),
            ("Cy Test", "Head of Media", ("+442079460103",)),
        ]


class TestFirms:
    LIST = (
        "Enquiries:\n\n"
        "Example Widgets plc                +44 20 7946 0100\n"
        "Ada Probe, Chief Executive\n\n"
        "Widget Bank (Adviser)              +44 20 7946 0200\n"
        "Bo Muster / Cy Test\n\n"
        "Tall Lane PR                       +44 20 7946 0300\n"
    )

    def test_the_number_on_a_firms_line_is_that_of_the_people_below(self) -> None:
        assert [(c[0], c[2], c[4]) for c in contacts(self.LIST)][:3] == [
            ("Ada Probe", "Example Widgets plc", ("+442079460100",)),
            ("Bo Muster", "Widget Bank", ("+442079460200",)),
            ("Cy Test", "Widget Bank", ("+442079460200",)),
        ]

    def test_a_firm_without_people_is_a_desk(self) -> None:
        last = mentions(self.LIST)[-1]

        assert (last.kind, last.name) == ("desk", "Tall Lane PR")


class TestTitles:
    def test_labels_say_what_stands_behind_them(self) -> None:
        text = "Media contact\nName: Ada Probe\nTitle: Publicist\nCompany: Nimbus\nTelephone: +44 20 7946 0101\n"

        assert contacts(text) == [("Ada Probe", "Publicist", "Nimbus", (), ("+442079460101",))]

    def test_a_role_ends_where_its_workplace_begins(self) -> None:
        text = "Press contact: Ada Probe, Spokesperson at Example Trust, ada.probe@trust.example"

        assert [c[:3] for c in contacts(text)] == [("Ada Probe", "Spokesperson", "Example Trust")]

    def test_a_role_that_begins_with_the_words_of_a_cue_stays_whole(self) -> None:
        text = "Press contact\n\nAda Probe\nMedia Relations Manager\nada.probe@x.example\n"

        assert [c[1] for c in contacts(text)] == ["Media Relations Manager"]

    def test_an_organisation_keeps_its_acronym(self) -> None:
        text = "Press contact\n\nAda Probe\nInstitute for Sample Studies (ISS)\nada.probe@x.example\n"

        assert [c[2] for c in contacts(text)] == ["Institute for Sample Studies (ISS)"]

    def test_a_line_between_a_name_and_its_numbers_is_whom_the_domain_spells(self) -> None:
        text = "Press contact\n\nAda Probe\nNimbus\nada.probe@nimbus.example\n"

        assert [c[1:3] for c in contacts(text)] == [(None, "Nimbus")]

    def test_else_it_is_what_somebody_does(self) -> None:
        text = "Press contact\n\nAda Probe\nStorykeeper\nada.probe@nimbus.example\n"

        assert [c[1:3] for c in contacts(text)] == [("Storykeeper", None)]

    def test_a_place_behind_a_role_is_no_organisation(self) -> None:
        text = "Press contact\n\nAda Probe\nPress Officer, Wales\nada.probe@x.example\n"

        assert [c[1:3] for c in contacts(text)] == [("Press Officer", None)]

    def test_a_firm_called_after_its_founder_is_a_firm(self) -> None:
        text = "Press contact\n\nAda Probe\nProbe Communications\nada@probecomms.example\n"

        assert [c[:3] for c in contacts(text)] == [("Ada Probe", None, "Probe Communications")]


class TestNames:
    def test_named_again_with_the_address_is_the_same_contact(self) -> None:
        text = "Press contact:\n\nAda Probe - Example Trust\n\nAda Probe <ada.probe@trust.example>\n"

        assert [c[:4] for c in contacts(text)] == [("Ada Probe", None, "Example Trust", ("ada.probe@trust.example",))]

    def test_a_name_keeps_its_own_script_in_brackets(self) -> None:
        assert names("Press contact\n\nAda Probe (山田花子)\nada.probe@x.example\n") == ["Ada Probe (山田花子)"]

    def test_a_title_before_a_name_is_no_role(self) -> None:
        text = "Press contact\n\nProfessor Ada Probe\nHead of Press\nada.probe@x.example\n"

        assert [c[:2] for c in contacts(text)] == [("Ada Probe", "Head of Press")]

    def test_an_honorific_makes_one_word_a_name(self) -> None:
        assert names("Press contact: Mr Probe, +44 20 7946 0101") == ["Probe"]

    def test_a_clipped_article_is_part_of_a_surname(self) -> None:
        assert names("Perscontact\n\nAda 't Voorbeeld\nwoordvoerder\nada@x.example\n") == ["Ada 't Voorbeeld"]

    def test_forenames_in_a_row_each_have_the_number_behind_them(self) -> None:
        text = "Info: Ada +44 20 7946 0101 - Ida +44 20 7946 0102\n"

        assert [(c[0], c[4]) for c in contacts("A fair of samples\n\n" + text)] == [
            ("Ada", ("+442079460101",)),
            ("Ida", ("+442079460102",)),
        ]

    def test_whom_a_sentence_says_to_interview_is_not_whom_it_asks_to_call(self) -> None:
        text = "To interview Ada Probe, please contact Bo Muster on +44 20 7946 0101."

        assert names(text) == ["Bo Muster"]

    def test_what_a_colon_and_a_link_follow_is_no_name(self) -> None:
        text = "Contact\n\nPolicy Papers: https://x.example/papers\npress@x.example\n"

        assert names(text) == [None]

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("媒体联系人：王小明，电话：+86 10 5555 0101", "王小明"),
            ("媒体联系\n\n欧阳小红\n+86 10 5555 0101\n", "欧阳小红"),
            ("홍보 담당자: 홍길동, 이메일: hong@x.example", "홍길동"),
        ],
    )
    def test_names_without_spaces_begin_with_a_surname(self, text: str, name: str) -> None:
        assert names(text) == [name]

    def test_words_that_do_not_are_none(self) -> None:
        assert names("문의\n\n채용: 02-555-0101\n") != ["채용"]


class TestOffers:
    def test_a_heading_of_nothing_but_words_of_cues_opens_a_block(self) -> None:
        assert names("Contacts for the press\n\nAda Probe\nada.probe@x.example\n") == ["Ada Probe"]

    def test_people_listed_with_their_numbers_are_offered_without_such_words(self) -> None:
        text = "A day of samples\n\n- Ada Probe (EN): +44 20 7946 0101\n- Bo Muster (DE): +44 20 7946 0102\n"

        assert [(c[0], c[2]) for c in contacts(text)] == [("Ada Probe", None), ("Bo Muster", None)]

    def test_one_such_line_is_not_enough(self) -> None:
        assert names("A day of samples\n\n- Ada Probe (EN): +44 20 7946 0101\n") == []

    def test_who_stands_right_below_the_mark_of_release_is_offered(self) -> None:
        text = "PRESS RELEASE\nFor immediate release\n\nAda Probe (office@x.example)\n\nA sample is shown\n\nIt was shown.\n"

        assert names(text) == ["Ada Probe"]

    def test_a_mailbox_that_somebody_named_has_as_well_is_not_a_second_contact(self) -> None:
        text = "Press contact: Ada Probe, press@x.example\n\nHome\nAbout us\n\nPRESS: press@x.example\n"

        assert names(text) == ["Ada Probe"]

    def test_lines_that_say_they_are_for_others_are_left_out(self) -> None:
        text = (
            "Press contact\n\nAda Probe\n+44 20 7946 0101\n\nConsumer hotline: +44 20 7946 0190\n"
            "Translated by Bo Muster <bo.muster@x.example>\n"
        )

        assert contacts(text) == [("Ada Probe", None, None, (), ("+442079460101",))]

    def test_thanks_are_no_signature(self) -> None:
        text = "A sample is shown\n\nIt was shown.\n\nThe news was translated by\n\nAda Probe <ada.probe@x.example>\n"

        assert names(text) == []

    def test_an_account_of_a_chat_is_no_address(self) -> None:
        text = "Press contact\n\nAda Probe\n+44 20 7946 0101\nXMPP: ada.probe@chat.example\n"

        assert [c[3] for c in contacts(text)] == [()]


class TestNumbers:
    @pytest.mark.parametrize(
        "written", ["+44 20 7946 0101 / 0102", "+44 20 7946 0101 / -0102", "+44 20 7946-0101 / 0102"]
    )
    def test_other_ends_are_other_numbers_in_the_order_of_the_names(self, written: str) -> None:
        assert [c[4] for c in contacts(f"Press contacts\n\nAda Probe, Bo Muster\nTel. {written}\n")] == [
            ("+442079460101",),
            ("+442079460102",),
        ]

    def test_hours_in_brackets_are_no_part_of_a_number(self) -> None:
        assert [c[4] for c in contacts("Press office: press@x.example, +44 20 7946 0101 (24 hours)")] == [
            ("+442079460101",)
        ]

    def test_a_number_for_the_evening_is_one_more_of_the_same_person(self) -> None:
        text = "Press contact\n\nAda Probe\nTel: +44 20 7946 0101\nOut of hours: +44 20 7946 0102\n"

        assert [(c[0], len(c[4])) for c in contacts(text)] == [("Ada Probe", 2)]

    def test_wide_brackets_and_digits_are_read(self) -> None:
        assert [c[4] for c in contacts("お問い合わせ先\n\n広報担当：山田\n電話：０３（５５５０）０１０１\n")] == [
            ("+81355500101",)
        ]

    def test_a_number_may_stand_right_behind_a_word_without_spaces(self) -> None:
        assert [c[4] for c in contacts("媒体联系人：王小明，电话+86 10 5555 0101")] == [("+861055550101",)]

    def test_an_address_ends_where_the_script_changes(self) -> None:
        assert [c[3] for c in contacts("문의: 홍길동, hong@x.example로 연락 주십시오.")] == [("hong@x.example",)]

    def test_a_number_cut_at_a_line_s_end_is_not_half_a_number(self) -> None:
        text = "Press contact: Ada Probe, +44 20 7946\n0101, ada.probe@x.example"

        assert all(number == "+442079460101" for c in contacts(text) for number in c[4])

    @pytest.mark.parametrize("before", ["Registered charity no. ", "doi 10.1234/", "ISSN "])
    def test_what_is_called_an_identifier_is_no_number(self, before: str) -> None:
        text = f"Press contact\n\nAda Probe\nada.probe@x.example\n{before}2079 460101\n"

        assert [c[4] for c in contacts(text)] == [()]
