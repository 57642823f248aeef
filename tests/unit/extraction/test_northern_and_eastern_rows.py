"""Short numbers of Norway, names that tables know as other words, and rows that another organisation heads."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document

NB = "Stiftelsen kunngjorde i dag at den vil arbeide sammen med sine partnere om det nye prosjektet, som ikke er det første."
FI = "Säätiö kertoi tänään, että se aikoo työskennellä kumppaniensa kanssa uudessa hankkeessa, joka on ensimmäinen."
PL = "Fundacja ogłosiła dziś, że będzie współpracować ze swoimi partnerami przy nowym projekcie, który jest pierwszy."
RU = "Фонд сегодня объявил, что будет работать вместе с партнёрами над новым проектом, который открыт для всех."
JA = "財団は本日、新しい事業を始めると発表しました。この事業は地域の皆さまと一緒に三年間続きます。"

Contact = tuple[str, str | None, str | None, tuple[str, ...], tuple[str, ...]]


def contacts(text: str) -> list[Contact]:
    reading = read_release(Document("file:///release.txt", "release.txt", text.encode()))
    return [(m.kind, m.name, m.org, m.emails, tuple(c.value for c in m.of("phone"))) for m in reading.mentions]


@pytest.mark.parametrize("line", ["Pressevakt: 02800", "Pressetelefon 02800"])
def test_five_digits_behind_a_word_that_says_so_are_a_norwegian_number(line: str) -> None:
    assert [c[4] for c in contacts(f"Prøve\n\n{NB}\n\nKontakt for pressen:\n{line}\n")] == [("+4702800",)]


@pytest.mark.parametrize("line", ["02800 Prøveby", "Saksnummer 02800"])
def test_other_five_digits_are_none(line: str) -> None:
    assert contacts(f"Prøve\n\n{NB}\n\nKontakt for pressen:\n{line}\n") == []


def test_where_somebody_works_is_no_part_of_their_name() -> None:
    text = f"Prøve\n\n{NB}\n\nTa kontakt med Eirik Prøve i Åpne Data Norge: eirik@example.org\n"
    assert contacts(text) == [("person", "Eirik Prøve", "Åpne Data Norge", ("eirik@example.org",), ())]


def test_a_forename_that_spells_the_mailbox_makes_a_surname_of_a_word_for_a_paper() -> None:
    text = f"Malli\n\n{FI}\n\nLisätietoja\n\nOhjelma\nSami Lehti\nsami@example.org\n"
    assert contacts(text) == [("person", "Sami Lehti", None, ("sami@example.org",), ())]


def test_the_organiser_below_the_contacts_has_its_own_mailbox() -> None:
    text = (
        f"Przykład\n\n{PL}\n\nKontakt dla mediów:\nNatalia Próbna | n.probna@example.org | 22 555 01 01\n"
        "Organizator: Stowarzyszenie Przykład, biuro@example.com\n"
    )
    assert contacts(text)[0] == ("person", "Natalia Próbna", None, ("n.probna@example.org",), ("+48225550101",))


def test_who_is_named_behind_a_word_for_the_media_is_a_human() -> None:
    text = f"Пример\n\n{RU}\n\nАккредитация СМИ: Марина Пример, press@example.org\n"
    assert [c[:2] for c in contacts(text)] == [("person", "Марина Пример")]


def test_a_legal_form_apart_from_the_name_behind_it_is_one_firm() -> None:
    text = f"見本\n\n{JA}\n\nお問い合わせ\n特定非営利活動法人 海のとなり\n理事長　見本 薫\ninfo@example.org\n"
    assert [c[1:3] for c in contacts(text)] == [("見本 薫", "特定非営利活動法人 海のとなり")]
