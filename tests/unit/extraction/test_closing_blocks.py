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
            + "Hier geht es zur Originalquelle\nMusterpolizeiinspektion Musterstadt\nMusterstr. 1b\n18057 Musterstadt\n"
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
            "Cabinet de la ministre déléguée au Développement exemplaire et ministre responsable de la région de "
            "l'Exemple-Appalaches, de la région du Bas-Modèle et de la région de l'Essai-Îles"
        )
        text = (
            f"{COMMUNIQUE}Renseignements: Ada Exemple, Attachée de presse, Cabinet du ministre des Exemples, "
            f"Tél. : 613 555-0178; Marc Essai, Attaché politique, {office}, Tél. : 418 555-0141; Relations avec les médias, "
            "Infrastructure Canada, Tél. : 613 555-0151, Sans frais : 1 877 555-0154; Suivez-nous sur Twitter "
            "(https://twitter.com/exemple), Facebook (https://www.facebook.com/exemple/) et Instagram "
            "(https://www.instagram.com/exemple/), Site Web : Infrastructure (http://www.example.org/index-fra.html); Relations "
            "avec les médias, Direction des communications, Ministère des Exemples, Tél. : 418 555-0144\n"
        )

        assert contacts(text) == [
            ("Ada Exemple", "Attachée de presse", "Cabinet du ministre des Exemples", "", "+16135550178"),
            ("Marc Essai", "Attaché politique", office, "", "+14185550141"),
            ("Relations avec les médias", None, "Infrastructure Canada", "", "+16135550151 +18775550154"),
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
