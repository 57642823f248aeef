"""How offices of parliaments, prosecutors, councils and small foundations end their releases."""

from __future__ import annotations

from directory.reading import read_release
from directory.records import Document, Mention

BODY = "Nothing has happened in Sampletown today, and it will not happen again tomorrow, said all who were there.\n\n"


def contacts(text: str, name: str = "release.txt") -> list[Mention]:
    return list(read_release(Document(f"file:///{name}", name, (BODY + text).encode())).mentions)


def named(text: str) -> list[tuple[str | None, str | None, str | None]]:
    return [(m.name, m.role, next((c.value for c in m.of("org")), None)) for m in contacts(text)]


def numbers(text: str) -> list[tuple[str | None, tuple[str, ...]]]:
    return [(m.name, tuple(c.value for c in m.of("phone"))) for m in contacts(text)]


class TestWhoseStaff:
    def test_a_surname_of_the_text_before_a_colon_says_whose_staff_each_of_several_people_is(self) -> None:
        text = "Senator Ostrowe and Senator Binghall wrote it.\n\nPress Contacts:\nOstrowe: Ada Probe, 202-555-0143\nBinghall: Kit Sample, 202-555-0144\n"

        assert named(text) == [("Ada Probe", None, "Ostrowe"), ("Kit Sample", None, "Binghall")]

    def test_an_office_with_its_holder_before_a_colon_does_so_too(self) -> None:
        text = "Media contacts:\nMinister Ostrowe: Ada Probe 202-555-0143\nSenator Binghall: Kit Sample 202-555-0144\n"

        assert named(text) == [("Ada Probe", None, "Minister Ostrowe"), ("Kit Sample", None, "Senator Binghall")]


class TestSharedNumbers:
    def test_a_number_behind_two_with_an_address_each_in_brackets_is_for_both(self) -> None:
        text = "For media inquiries, contact Ada Probe (ada@example.org) and Kit Sample (kit@example.org), (202) 555-0143.\n"

        assert numbers(text) == [("Ada Probe", ("+12025550143",)), ("Kit Sample", ("+12025550143",))]

    def test_a_number_in_the_brackets_of_one_is_that_ones(self) -> None:
        text = (
            "For media inquiries, contact Ada Probe (ada@example.org) and Kit Sample (kit@example.org, 202-555-0143).\n"
        )

        assert numbers(text) == [("Ada Probe", ()), ("Kit Sample", ("+12025550143",))]

    def test_extensions_by_themselves_go_with_the_number_of_the_house(self) -> None:
        text = "Media Contacts:\nAda Probe, ext. 214, ada.probe@example.org\nKit Sample, ext. 230, kit.sample@example.org\nTelephone: 202-555-0143\n"

        found = {m.name: [(c.value, c.extension) for c in m.of("phone")] for m in contacts(text)}
        assert found == {"Ada Probe": [("+12025550143", "214")], "Kit Sample": [("+12025550143", "230")]}

    def test_so_they_do_where_a_sentence_gives_the_number_first(self) -> None:
        text = "For interviews call our main number, 202-555-0143, and ask for Ada Probe (ext. 214) or Kit Sample (ext. 230).\n"

        found = {m.name: [(c.value, c.extension) for c in m.of("phone")] for m in contacts(text)}
        assert found == {"Ada Probe": [("+12025550143", "214")], "Kit Sample": [("+12025550143", "230")]}


class TestWhatIsNoTitle:
    def test_a_sentence_is_not_what_somebody_does(self) -> None:
        text = "MEDIA RELEASE\nTuesday 4 June 2027\n\nThe Minister said today that the road will be built.\n\nMedia Contact: Ada Probe 202-555-0143\n"

        assert named(text) == [("Ada Probe", None, None)]

    def test_notes_for_editors_are_nobodys_title_and_who_is_interviewed_is_no_contact(self) -> None:
        text = "Notes for editors\n\nFor interviews with Professor Ada Probe please contact:\nKit Sample, Media Relations Manager, University of Example\nkit.sample@example.org\n+44 20 7946 0101\n"

        assert named(text) == [("Kit Sample", "Media Relations Manager", "University of Example")]


class TestSeveralFields:
    def test_an_office_of_several_fields_is_one(self) -> None:
        text = "Contacts\n\nAda Probe\nPress Secretary\nOffice of the Minister of Fisheries, Oceans and Ports\n202-555-0143\n"

        assert named(text) == [
            ("Ada Probe", "Press Secretary", "Office of the Minister of Fisheries, Oceans and Ports")
        ]

    def test_a_title_of_several_fields_is_one(self) -> None:
        text = "Media Contact: Ada Probe, National Senior Manager, Communications, PR & Engagement, 202-555-0143\n"

        assert named(text) == [("Ada Probe", "National Senior Manager, Communications, PR & Engagement", None)]

    def test_two_people_behind_a_title_are_no_fields(self) -> None:
        text = "Press: Director of Communications, Ada Probe and Anna Sample, 202-555-0143\n"

        assert {m.name for m in contacts(text)} == {"Ada Probe", "Anna Sample"}


class TestOrganisations:
    def test_one_below_the_number_at_the_end_of_the_stack_is_for_whom_somebody_works(self) -> None:
        text = "Contact: Ada Probe\nada.probe@example.org\n202-555-0143\nExample University\n"

        assert named(text) == [("Ada Probe", None, "Example University")]

    def test_one_that_begins_with_a_number_and_is_called_as_its_domain_is_no_street(self) -> None:
        text = "Media Contact:\nAda Probe\n7 Lanterns PR\n(202) 555-0143\naprobe@7lanterns.example\n"

        assert named(text) == [("Ada Probe", None, "7 Lanterns PR")]

    def test_letters_and_where_they_are_of_are_one(self) -> None:
        text = "CONTACT:\nAda Probe, ABXU of Sampleton, 202-555-0143, media@example.org\n"

        assert named(text) == [("Ada Probe", None, "ABXU of Sampleton")]

    def test_what_a_label_below_the_address_says_is_theirs(self) -> None:
        text = "Media Contact Details\nContact Name: Ada Probe\nContact Email: ada@example.org\nCompany: Chainsample Labs\n"

        assert named(text) == [("Ada Probe", None, "Chainsample Labs")]

    def test_a_street_is_nobodys_name(self) -> None:
        text = (
            "Contact\n\nNewsdesk\n2 Harbour Row\nLondon\n\nEmail newsdesk@example.org\nMedia enquiries 020 7946 0143\n"
        )

        assert [m.name for m in contacts(text)] == ["Newsdesk"]


class TestInSentences:
    def test_the_author_of_a_study_who_can_be_contacted_is_offered(self) -> None:
        text = "It was published today. Lead author Ada Probe can be contacted at ada.probe@example.org for comment.\n"

        assert named(text) == [("Ada Probe", "Lead author", None)]

    def test_whom_one_is_asked_to_drop_a_line_is_offered(self) -> None:
        text = "If you would like a photo, drop Ollie a line at ollie@example.org or ring the space on 020 7946 0143.\n"

        assert [(m.name, m.emails) for m in contacts(text)] == [("Ollie", ("ollie@example.org",))]

    def test_an_address_further_down_that_spells_somebody_is_that_ones(self) -> None:
        text = "For further information contact Kit Sample on 020 7946 0143 or Ada Probe on 020 7946 0144.\nEmail: ada.probe@example.org\n"

        assert [(m.name, m.emails) for m in contacts(text)] == [
            ("Kit Sample", ()),
            ("Ada Probe", ("ada.probe@example.org",)),
        ]

    def test_what_is_written_over_a_link_belongs_to_the_name_above(self) -> None:
        text = "Ada Probe\nHarbour Works Kits\n+1 202-555-0143\nemail us here <ada@harbourworks.example>\n"

        assert named(text) == [("Ada Probe", None, "Harbour Works Kits")]

    def test_whom_witnesses_are_asked_to_call_is_no_contact_of_the_press(self) -> None:
        text = "Anyone with information is asked to call Detective Kit Sample at 202-555-0144.\n\nMedia inquiries: Ada Probe, 202-555-0143\n"

        assert [m.name for m in contacts(text)] == ["Ada Probe"]


class TestCountries:
    def test_numbers_of_one_release_are_of_the_country_that_all_can_be_of(self) -> None:
        text = "Contact: Ada Probe, 027 555 0123, or Kit Sample, 04 555 0124.\n"

        assert numbers(text) == [("Ada Probe", ("+64275550123",)), ("Kit Sample", ("+6445550124",))]

    def test_a_number_grouped_as_the_british_do_is_british_and_not_indian(self) -> None:
        assert numbers("Press contact: Ada Probe, 020 7946 0143\n") == [("Ada Probe", ("+442079460143",))]
        assert numbers("Press contact: Ada Probe, 0207 946 0143\n") == [("Ada Probe", ("+442079460143",))]


def test_a_mail_kept_with_its_transfer_encoding_is_read_as_it_was() -> None:
    body = "Nothing has happened today, and it will not happen again tomorrow, said a=\nll who were there=20\n=20\nMedia contact:=20\nAd=E9le Probe=20\nada=40example.org=20\n"
    reading = read_release(Document("file:///mail.txt", "mail.txt", body.encode()))

    assert [(m.name, m.emails) for m in reading.mentions] == [("Adéle Probe", ("ada@example.org",))]
    assert any("quoted-printable" in warning for warning in reading.warnings)


class TestInOneGo:
    def test_a_name_and_a_title_behind_the_cue_are_two_though_no_mark_parts_them(self) -> None:
        text = "FOR IMMEDIATE RELEASE Thursday May 18 2027 CONTACT Riva Probe Press Secretary 202 555 0143 BILL PASSED WASHINGTON The bill was passed today\n"

        assert named(text) == [("Riva Probe", "Press Secretary", None)]

    def test_a_firm_called_after_its_owner_is_no_title_of_theirs(self) -> None:
        text = "Media contact: Ada Probe, Ada Probe Communications, 202-555-0143\n"

        assert named(text) == [("Ada Probe", None, "Ada Probe Communications")]


class TestFeet:
    def test_a_letterhead_below_the_contacts_is_nobodys(self) -> None:
        text = "Media Contact: Ada Probe, (202) 555-0143\n\nSample County District Attorney\n100 Court St, Sampleton, OH 45678\nMain: (202) 555-0100 | info@example.org\n"

        assert [(m.name, m.role, m.emails) for m in contacts(text)] == [("Ada Probe", None, ())]

    def test_what_a_firm_says_of_itself_offers_no_contact_for_the_press(self) -> None:
        text = "About Sample Systems: Sample Systems makes flight software. For more information, call 202-555-0100 or visit www.example.org.\n"

        assert contacts(text) == []

    def test_a_line_behind_the_copyright_notice_is_the_foot_of_a_page(self) -> None:
        text = "© 2027 City of Sampleton. City Hall, 100 Main Street. Phone: (202) 555-0100. Contact us: info@example.org\n"

        assert contacts(text) == []

    def test_who_asks_to_call_another_unit_gives_that_units_number_to_nobody(self) -> None:
        text = "For media inquiries only: Ada Probe, Director of Communications, (202) 555-0143. To reach the Sample Unit, call (202) 555-0144.\n"

        assert numbers(text) == [("Ada Probe", ("+12025550143",))]


def test_a_desk_before_a_colon_opens_a_line_that_names_who_sits_there() -> None:
    text = "Communications Office: Ada Probe-Sample, Chief Communications Officer of the Schools of Sample County | asample@example.org | 202.555.0143 (o) 202.555.0144 (c)\n"

    assert [m.name for m in contacts(text)] == ["Ada Probe-Sample"]


class TestAskedInSentences:
    def test_a_forename_that_the_address_behind_at_spells_is_somebodys(self) -> None:
        text = "For interviews or review copies, get in touch with Ollie at ollie@example.org.\n"

        assert [m.name for m in contacts(text)] == ["Ollie"]

    def test_what_something_is_available_from_is_asked(self) -> None:
        text = "Editors: a photo of the chair is available on request from Ada Probe, 020 7946 0143.\n"

        assert [m.name for m in contacts(text)] == ["Ada Probe"]

    def test_whom_one_wishes_to_speak_to_is_no_title_of_whom_one_asks(self) -> None:
        text = "Journalists wishing to speak to Professor Sample should email the press officer, Ada Probe (a.probe@example.org).\n"

        assert [(m.name, m.role) for m in contacts(text)] in ([("Ada Probe", "press officer")], [("Ada Probe", None)])

    def test_who_issues_a_release_on_behalf_of_others_is_offered(self) -> None:
        text = "Issued on behalf of the Joint Committee by Ada Probe, Newline PR, 020 7946 0143\n"

        assert named(text) == [("Ada Probe", None, "Newline PR")]

    def test_who_only_signs_is_not(self) -> None:
        text = "Signed: Hon. Justice (Rtd) Ada Sample, Chairperson. For more information, contact Kit Probe, Secretary, 020 7946 0143.\n"

        assert [m.name for m in contacts(text)] == ["Kit Probe"]


def test_letters_label_numbers_without_a_mark() -> None:
    text = "Media Enquiries - Ada Probe T 020 7946 0143 M 020 7946 0144 E ada@example.org W www.example.org\n"

    found = [(m.name, [(c.value, c.type) for c in m.of("phone")], m.emails) for m in contacts(text)]
    assert found == [("Ada Probe", [("+442079460143", "voice"), ("+442079460144", "mobile")], ("ada@example.org",))]


def test_a_field_in_brackets_behind_a_title_is_part_of_it() -> None:
    text = "For further information: Ada Probe, Manager (Corporate Affairs), Tel: 020 7946 0143\n"

    assert [(m.name, m.role) for m in contacts(text)] == [("Ada Probe", "Manager (Corporate Affairs)")]


def test_the_article_of_a_page_stands_between_its_link_and_its_contacts() -> None:
    page = "<html><body><ul><li>Contact</li></ul><h1>Council opens library</h1><p>The council opened its new library today, which has many books.</p><p>For further information please contact:<br>Ada Probe, Communications Officer<br>Tel: 020 7946 0143</p></body></html>"
    reading = read_release(Document("file:///page.html", "page.html", page.encode()))

    assert [(m.name, m.role, m.org) for m in reading.mentions] == [("Ada Probe", "Communications Officer", None)]


def test_details_that_are_a_paragraph_each_go_with_the_link_below_them() -> None:
    page = "<html><body><h1>Media Room</h1><p>Reporters should call our team, who will be glad to help you.</p><h4>Dr. Ada Probe</h4><p>Vice President, Public Affairs</p><p>202-555-0143</p><p><a href='mailto:aprobe@example.org'>Email Ada</a></p></body></html>"
    reading = read_release(Document("file:///page.html", "page.html", page.encode()))

    assert [(m.name, m.role, m.emails) for m in reading.mentions] == [
        ("Ada Probe", "Vice President, Public Affairs", ("aprobe@example.org",))
    ]


def test_an_affiliation_behind_its_label_is_whole() -> None:
    text = "**Media Contact**: Ada Probe\n**Affiliation**: University of Example, HCDX\n"

    assert named(text) == [("Ada Probe", None, "University of Example, HCDX")]


class TestOfficesOfMembers:
    def test_where_a_member_sits_is_nobodys_name(self) -> None:
        text = "Contact\nWestminster: 020 7946 0143\nConstituency: 020 7946 0144\nMobile: Ada Probe, 020 7946 0145\n"

        assert [m.name for m in contacts(text)] == ["Ada Probe"]

    def test_the_line_of_a_letterhead_right_below_the_contacts_is_nobodys(self) -> None:
        text = "FURTHER INFORMATION: Ada Probe 0491 570 156\nParliament House, Canberra ACT 2600 Tel 02 5550 3000 Fax 02 5550 4100\n"

        assert numbers(text) == [("Ada Probe", ("+61491570156",))]

    def test_an_office_for_electors_is_not_the_presss(self) -> None:
        text = "MEDIA CONTACT: ADA PROBE 0491 570 156\nElectorate Office: 12 High Street, Sampleton VIC 3550 | Ph: (03) 5550 1234 | sample.mp@example.org\n"

        assert [(m.name, m.emails) for m in contacts(text)] == [("ADA PROBE", ())]

    def test_a_department_on_a_line_of_its_own_below_a_person_is_a_desk(self) -> None:
        text = "Contact:\nMinister's Office: Ada Probe, 0491 570 156\nDepartment of Samples Media: (02) 5550 7117, media@example.org\n"

        assert [(m.name, m.org, m.emails) for m in contacts(text)] == [
            ("Ada Probe", None, ()),
            (None, "Department of Samples Media", ("media@example.org",)),
        ]

    def test_an_office_that_is_a_surname_elsewhere_is_what_somebody_does(self) -> None:
        assert named("For further information, please contact:\nAda Probe, Mayor, 202-555-0143\n") == [
            ("Ada Probe", "Mayor", None)
        ]


def test_where_somebody_is_is_not_for_whom_they_work() -> None:
    text = "Media contacts:\nIn Geneva: Ada Probe (+41 22 555 0169)\nIn New York: Kit Sample, +1 202-555-0143\n"

    assert named(text) == [("Ada Probe", None, None), ("Kit Sample", None, None)]


def test_a_surname_before_the_trade_of_agencies_is_a_firm() -> None:
    text = "Contacts\nAda Probe, Ashby Communications, Tel: 020 7946 0143\n"

    assert named(text) == [("Ada Probe", None, "Ashby Communications")]


def test_a_team_that_a_mailbox_belongs_to_is_what_its_desk_is_called() -> None:
    text = "Media contact\nHarbour Mind Research Team\ninfo@example.org\n"

    assert [(m.kind, m.name, m.org) for m in contacts(text)] == [("desk", "Harbour Mind Research Team", None)]


def test_a_college_and_its_university_below_it_are_one() -> None:
    text = "Contact for further information:\nDr. Ada Probe\nEntomologist\nCollege of Natural Sciences\nUniversity of Sample\nemail: adaprobe@example.org\n"

    assert named(text) == [("Ada Probe", "Entomologist", "College of Natural Sciences University of Sample")]


def test_a_firm_with_digits_in_its_name_is_told_by_its_domain() -> None:
    text = "Media Inquiries\n\nAda Probe\nCEO, Samp8le\npress@samp8le.example\n"

    assert named(text) == [("Ada Probe", "CEO", "Samp8le")]


def test_a_house_heads_its_people_up_to_the_next_house() -> None:
    text = "For media queries, please contact:\nSample Trust\nAda Probe 020 7946 0143\nKit Sample 020 7946 0144\nHarbour Foundation\nAnna Muster 020 7946 0145\n"

    assert named(text) == [
        ("Ada Probe", None, "Sample Trust"),
        ("Kit Sample", None, "Sample Trust"),
        ("Anna Muster", None, "Harbour Foundation"),
    ]
