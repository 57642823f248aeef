"""How notices of exchanges, ministries and the police close: offices with their numbers, lists parted by semicolons, addresses
that only a label offers."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document

NOTICE = (
    "The exchange has decided to stop trading in the shares of the company from Monday, as it has asked for this itself. "
    "Example Riga and Example Tallinn do so too.\n\n"
)
POLIZEI = "Die Polizei hat gestern eine Person festgenommen und sucht weitere Zeugen, die etwas gesehen haben.\n"
COMMUNIQUE = (
    "Le ministre a inauguré le nouveau pont de la rivière en présence des élus et des citoyens de la région.\n\n"
)


def contacts(text: str) -> list[tuple[str | None, ...]]:
    """Of each contact its name, role, organisation, addresses and numbers, these joined by spaces."""
    reading = read_release(Document("file:///release.txt", "release.txt", text.encode()))
    return [
        (m.name, m.role, m.org, " ".join(m.emails), " ".join(p.value for p in m.claims if p.field == "phone"))
        for m in reading.mentions
    ]


class TestOffices:
    @pytest.mark.parametrize(
        ("closing", "name", "organisation"),
        [
            (
                "Example Baltic\nIssuer Services\n+44 20 7946 0101\nwww.example.com\n",
                "Issuer Services",
                "Example Baltic",
            ),
            ("Market Services\nExample Exchange AB\ntel. +44 20 7946 0101\n", "Market Services", "Example Exchange AB"),
            ("Example Trust\nPress office\n+44 20 7946 0101\n", "Press office", "Example Trust"),
        ],
    )
    def test_an_office_with_its_number_closes_a_notice(self, closing: str, name: str, organisation: str) -> None:
        assert contacts(NOTICE + closing) == [(name, None, organisation, "", "+442079460101")]

    @pytest.mark.parametrize(
        "closing", ["Example Trust\n12 Sample Street\n+44 20 7946 0101\n", "Sales\n+44 20 7946 0101\n"]
    )
    def test_an_address_or_another_department_does_not(self, closing: str) -> None:
        assert contacts(NOTICE + closing) == []

    @pytest.mark.parametrize(
        "firm",
        ["Example Data Oyj", "UAB Pavyzdys", "Sample Widgets A/S", "Örnek Veri A.Ş.", "ООО Пример", "SIA Piemers"],
    )
    def test_a_legal_form_tells_a_firm_from_a_name(self, firm: str) -> None:
        text = f"{NOTICE}Contact:\nAda Probe\nChief Financial Officer\n{firm}\nada.probe@example.org\n"

        assert [(c[0], (c[2] or "").rstrip(".")) for c in contacts(text)] == [("Ada Probe", firm.rstrip("."))]


class TestLabelledAddresses:
    def test_the_lines_above_a_labelled_address_say_whose_it_is(self) -> None:
        text = (
            POLIZEI
            + "Mehr dazu auf unserer Seite\nMusterpolizeiinspektion Musterstadt\nMusterstr. 1\n12345 Musterstadt\n"
            "Ada Probe\nTelefon: 030 23125 - 1003\nE-Mail: musterstadt.presse@example.de\n"
        )

        assert contacts(text) == [
            (
                "Ada Probe",
                None,
                "Musterpolizeiinspektion Musterstadt",
                "musterstadt.presse@example.de",
                "+4930231251003",
            )
        ]

    def test_so_does_a_name_with_its_office_above_an_empty_line(self) -> None:
        text = (
            f"{POLIZEI}Ada Probe, Pressestelle\n\nPolizeipräsidium Musterstadt\nTelefon: 030 23125-1003\n"
            "E-Mail: musterstadt.stab@example.de\n"
        )

        assert contacts(text) == [
            (
                "Ada Probe",
                "Pressestelle",
                "Polizeipräsidium Musterstadt",
                "musterstadt.stab@example.de",
                "+4930231251003",
            )
        ]


class TestLists:
    def test_semicolons_part_contacts_however_long_their_offices_are_called(self) -> None:
        office = (
            "Cabinet de la ministre déléguée aux Modèles nouveaux et ministre responsable de la région de "
            "l'Exemple-Collines, de la région du Bas-Modèle et de la région de l'Essai-Îles"
        )
        text = (
            f"{COMMUNIQUE}Renseignements: Ada Exemple, Attachée de presse, Cabinet du ministre des Exemples, "
            f"Tél. : 613 555-0178; Marc Essai, Attaché politique, {office}, Tél. : 418 555-0141; Relations avec les médias, "
            "Modèles Canada, Tél. : 613 555-0151, Sans frais : 1 877 555-0154; Le pont en images "
            "(https://social.example/exemple), (https://images.example/exemple/) et pour les curieux celle des images du pont "
            "(https://www.example.org/pont/images/), et encore le site Exemples (http://www.example.org/fr.html); Relations "
            "avec les médias, Direction des communications, Ministère des Exemples, Tél. : 418 555-0144\n"
        )

        assert contacts(text) == [
            ("Ada Exemple", "Attachée de presse", "Cabinet du ministre des Exemples", "", "+16135550178"),
            ("Marc Essai", "Attaché politique", office, "", "+14185550141"),
            ("Relations avec les médias", None, "Modèles Canada", "", "+16135550151 +18775550154"),
            (
                "Relations avec les médias",
                None,
                "Direction des communications, Ministère des Exemples",
                "",
                "+14185550144",
            ),
        ]

    def test_a_ministers_office_below_a_role_is_for_whom_somebody_works(self) -> None:
        text = (
            f"{COMMUNIQUE}Information :\nAda Exemple\nAttachée de presse\nCabinet de la ministre des Exemples\n"
            "Tél. : 418 555-0111\n"
        )

        assert contacts(text) == [
            ("Ada Exemple", "Attachée de presse", "Cabinet de la ministre des Exemples", "", "+14185550111")
        ]


HARBOUR = "The harbour opens again on Monday, and everybody is welcome to see the new boats near the bridge.\n\n"


class TestWhoseRole:
    @pytest.mark.parametrize(
        ("text", "role", "organisation"),
        [
            (
                "Havnen åbner igen på mandag, og alle er velkomne til at se de nye både.\n\n"
                "Kontakt for pressen: Kommunikationsrådgiver i Eksempelstyrelsen Ada Probe, tlf. 3212 3456\n",
                "Kommunikationsrådgiver",
                "Eksempelstyrelsen",
            ),
            (
                "Hamnen öppnar igen på måndag och alla är välkomna att se de nya båtarna.\n\nPresskontakt\n\nAda Probe\n"
                "Presskommunikatör vid Hamnsekretariatet för Båtåret 2027\nTelefon 08-555 01 00\n",
                "Presskommunikatör",
                "Hamnsekretariatet för Båtåret 2027",
            ),
            (
                "Hamnen öppnar igen på måndag och alla är välkomna att se de nya båtarna.\n\nPresskontakt\n\nAda Probe\n"
                "Pressekreterare hos hamnchef Ulla Exempel\nTelefon 08-555 01 00\n",
                "Pressekreterare hos hamnchef Ulla Exempel",
                None,
            ),
            (
                "Konferencja prasowa odbędzie się jutro i wszyscy dziennikarze są na nią zaproszeni.\n\n"
                "Kontakt dla mediów: Ada Probe, rzeczniczka prasowa w Ministerstwie Przykładów, tel. 22 555 01 01\n",
                "rzeczniczka prasowa",
                "Ministerstwie Przykładów",
            ),
            (
                "Satama avataan maanantaina, ja kaikki ovat tervetulleita katsomaan uusia veneitä.\n\nYhteyshenkilöt\n\n"
                "EST:n hallituksen puheenjohtaja Ada Probe +358 40 555 0102\n",
                "EST:n hallituksen puheenjohtaja",
                None,
            ),
            (
                "Přístav se otevře v pondělí a všichni jsou zváni, aby viděli nové lodě, které leží u mostu.\n\n"
                "Kontaktní osoba:\n\nMgr. Ada Probe\n\ntisková mluvčí PVZ, tel.: 601123456\n",
                "tisková mluvčí PVZ",
                None,
            ),
            (
                "Přístav se otevře v pondělí a všichni jsou zváni, aby viděli nové lodě, které leží u mostu.\n\n"
                "Kontaktní osoba:\n\nMgr. Ada Probe\ntisková mluvčí, PV ČZ, tel.: 601123456\n",
                "tisková mluvčí",
                "PV ČZ",
            ),
            (
                "Der Hafen öffnet am Montag wieder, und alle sind willkommen, die neuen Boote zu sehen.\n\n"
                "Rückfragen & Kontakt:\n\nMUHA-Kommunikation\nAda Probe\n+43 1 545 00 00\nkommunikation@example.org\n",
                None,
                "MUHA-Kommunikation",
            ),
            (f"{HARBOUR}Example Ltd spokesperson Ada Probe, +44 20 7946 0101\n", "spokesperson", "Example Ltd"),
            (
                f"{HARBOUR}Contact:\nAda Probe\nFounder, Sample Consulting & Management\nada@example.org\n",
                "Founder",
                "Sample Consulting & Management",
            ),
        ],
    )
    def test_what_somebody_does_is_told_from_where(self, text: str, role: str | None, organisation: str | None) -> None:
        assert [found[:3] for found in contacts(text)] == [("Ada Probe", role, organisation)]

    def test_what_a_sentence_says_they_are_begins_behind_is(self) -> None:
        text = (
            "Havna åpner igjen på mandag, og alle er velkomne til å se de nye båtene.\n\nPressekontaktar for havna er "
            "havnesjef Ada Probe, telefon 22 55 01 01 og informasjonsrådgivar Bo Muster, telefon 22 55 01 02.\n"
        )

        assert contacts(text) == [
            ("Ada Probe", "havnesjef", None, "", "+4722550101"),
            ("Bo Muster", "informasjonsrådgivar", None, "", "+4722550102"),
        ]

    def test_an_organisation_above_people_of_one_paragraph_is_everybodys(self) -> None:
        text = (
            f"{COMMUNIQUE}Contacts presse :\nMusée Exemple\nDirection de la communication\nDirecteur\nAda Probe\n"
            "Téléphone : 01 99 00 12 87\nAttaché de presse\nBo Modèle\nTéléphone : 01 99 00 45 79\n"
        )

        assert [found[:3] for found in contacts(text)] == [
            ("Ada Probe", "Directeur", "Musée Exemple"),
            ("Bo Modèle", "Attaché de presse", "Musée Exemple"),
        ]

    def test_what_is_left_of_a_link_to_write_to_somebody_begins_nobody(self) -> None:
        text = (
            f"{HARBOUR}Press contacts\n\nAda Probe\nPress officer\nTel. +44 20 7946 0101\nSend an e-mail to Ada Probe\n"
            "Bo Muster\nPress officer\nTel. +44 20 7946 0102\nSend an e-mail to Bo Muster\n"
        )

        assert contacts(text) == [
            ("Ada Probe", "Press officer", None, "", "+442079460101"),
            ("Bo Muster", "Press officer", None, "", "+442079460102"),
        ]


class TestSentencesAndLines:
    def test_the_heading_above_a_sentence_is_nobodys_role_and_a_small_word_ends_whom_they_work_for(self) -> None:
        text = (
            f"{HARBOUR}Notes to editors\nFor further information, images or interviews please contact Ada Probe, Head of Press, "
            "Example Museum on +44 20 7946 0101 or email ada.probe@example.org\n"
        )

        assert contacts(text) == [
            ("Ada Probe", "Head of Press", "Example Museum", "ada.probe@example.org", "+442079460101")
        ]

    def test_a_firm_before_a_colon_is_that_of_all_on_its_line(self) -> None:
        text = (
            f"{HARBOUR}Press contacts:\nSample PR: Ada Probe (ada@samplepr.example; +44 20 7946 0101) and Bo Muster "
            "(bo@samplepr.example; +44 20 7946 0102)\n"
        )

        assert [(found[0], found[2]) for found in contacts(text)] == [
            ("Ada Probe", "Sample PR"),
            ("Bo Muster", "Sample PR"),
        ]

    def test_whose_a_desk_is_may_stand_right_behind_its_name(self) -> None:
        text = f"{POLIZEI}\nPressestelle Universität Musterstadt\nTel. +44 20 7946 0101\n"

        assert [found[0] for found in contacts(text)] == ["Pressestelle Universität Musterstadt"]


def test_a_title_right_below_a_name_is_its_bearers_though_no_address_follows() -> None:
    form = "[Write to us](https://www.example.org/form)\n\n"
    block = f"Contact:\n\nJane Doe\nHarbour Learning Collective Media Relations Associate\n{form}"
    assert contacts(f"{block}{NOTICE}The Harbour Learning Collective is glad of this.\n") == [
        ("Jane Doe", "Media Relations Associate", "Harbour Learning Collective", "", "")
    ]


def test_a_headline_below_a_name_without_an_address_is_no_title() -> None:
    assert contacts(f"Contact:\n\nJane Doe\nBridge opens in Exampleton\n\n{NOTICE}") == [
        ("Jane Doe", None, None, "", "")
    ]
