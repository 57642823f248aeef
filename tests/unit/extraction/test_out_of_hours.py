"""The press's number for the hours after: what languages call it, and who is on duty there."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document, Mention

BODIES = {
    "en": "The organisation said today that it would work with its partners on the new project, which is open to all.",
    "de": "Die Organisation hat heute bekannt gegeben, dass sie mit ihren Partnern an dem neuen Projekt arbeiten wird.",
    "es": "La organización ha anunciado hoy que trabajará con sus socios en el nuevo proyecto, que está abierto a todos.",
    "fr": "L'organisation a annoncé aujourd'hui qu'elle travaillera avec ses partenaires au nouveau projet, ouvert à tous.",
    "it": "L'organizzazione ha annunciato oggi che lavorerà con i suoi partner al nuovo progetto, che è aperto a tutti.",
    "nl": "De organisatie maakte vandaag bekend dat zij met haar partners aan het nieuwe project gaat werken, dat voor iedereen is.",
    "sv": "Organisationen meddelade i dag att den kommer att arbeta med sina partner i det nya projektet, som är öppet för alla.",
    "da": "Organisationen har i dag meddelt, at den vil arbejde sammen med sine partnere om det nye projekt, som er åbent for alle.",
    "nb": "Organisasjonen kunngjorde i dag at den skal arbeide sammen med sine partnere om det nye prosjektet.",
    "fi": "Järjestö kertoi tänään, että se aikoo työskennellä kumppaniensa kanssa uudessa hankkeessa, joka on avoin kaikille.",
    "cs": "Organizace dnes oznámila, že bude spolupracovat se svými partnery na novém projektu, který je otevřen všem.",
    "sk": "Organizácia dnes oznámila, že bude spolupracovať so svojimi partnermi na novom projekte, ktorý je otvorený všetkým.",
    "pl": "Organizacja poinformowała dziś, że będzie pracować z partnerami nad nowym projektem, który jest otwarty dla wszystkich.",
    "hu": "A szervezet ma bejelentette, hogy partnereivel együtt dolgozik az új projekten, amely mindenki számára nyitva áll.",
    "uk": "Організація сьогодні повідомила, що вона працюватиме зі своїми партнерами над новим проєктом для всіх.",
}
NUMBER = "+44 20 7946 0101"


def contacts(language: str, lines: str) -> tuple[Mention, ...]:
    text = f"{BODIES[language]}\n\n{lines}\n"
    return read_release(Document("file:///release.txt", "release.txt", text.encode())).mentions


@pytest.mark.parametrize(
    ("language", "called"),
    [
        ("es", "Guardia de prensa"), ("es", "Teléfono de guardia de prensa"), ("nb", "Vakttelefon for media"),
        ("nb", "Medievakt"), ("da", "Pressevagten"), ("da", "Vagttelefon for pressen"), ("nl", "Piketwoordvoerder"),
        ("nl", "Perspiket"), ("nl", "Woordvoerder van dienst"), ("nl", "Piketnummer pers"), ("sv", "Pressjour"),
        ("sv", "Presjour"), ("sv", "Jourtelefon för media"), ("sv", "Jourhavande kommunikatör"), ("fi", "Mediapäivystys"),
        ("fi", "Päivystävä viestintäasiantuntija"), ("de", "Pressebereitschaft"), ("de", "Pressepikett"),
        ("de", "Pressesprecherin vom Dienst"), ("fr", "Astreinte presse"), ("fr", "Permanence presse"),
        ("it", "Reperibilità stampa"), ("cs", "Pohotovost pro média"), ("cs", "Tisková pohotovost"),
        ("sk", "Pohotovostný telefón pre médiá"), ("pl", "Dyżur prasowy"), ("pl", "Rzecznik dyżurny"),
        ("hu", "Sajtóügyelet"), ("uk", "Черговий телефон пресслужби"), ("en", "Out of hours press line"),
    ],
)  # fmt: skip
def test_such_a_number_by_itself_is_a_press_desk(language: str, called: str) -> None:
    found = contacts(language, f"{called}: {NUMBER}")

    assert [(m.kind, [c.raw for c in m.of("phone")]) for m in found] == [("desk", [NUMBER])]


@pytest.mark.parametrize(
    ("language", "called"),
    [
        ("nl", "Piketwoordvoerder"), ("nl", "Dienstdoende woordvoerder"), ("sv", "Jourhavande pressekreterare"),
        ("fi", "Päivystävä tiedottaja"), ("pl", "Dyżurny rzecznik prasowy"), ("hu", "Ügyeletes sajtószóvivő"),
        ("en", "Media duty officer"),
    ],
)  # fmt: skip
def test_whoever_is_on_duty_is_no_title_of_the_person_above(language: str, called: str) -> None:
    person, desk = contacts(
        language, f"Press contact\nJane Doe\n+44 20 7946 0102\njane@example.org\n\n{called}: {NUMBER}"
    )

    assert (person.name, person.role, desk.kind) == ("Jane Doe", None, "desk")
    assert [c.raw for c in desk.of("phone")] == [NUMBER]


@pytest.mark.parametrize(
    ("language", "called"), [("de", "Bereitschaftsdienst"), ("es", "Guardia"), ("nl", "Piketdienst")]
)
def test_a_duty_that_says_nothing_of_the_press_offers_nobody(language: str, called: str) -> None:
    assert contacts(language, f"{called}: {NUMBER}") == ()
