"""Releases of associations in Latin and Rhenish languages: what they say before the block at their end, and whom they offer."""

from __future__ import annotations

from directory.reading import read_release
from directory.records import Document

PROSE = {
    "en": "The bridge is open to all of the people in the town, and it will be there for them in the years that are to come.",
    "de": "Der Verein hat heute bekannt gegeben, dass er mit seinen Partnern an dem neuen Projekt arbeiten wird, das für drei"
    " Jahre gefördert ist und für alle offen sein soll.",
    "fr": "L’association a annoncé aujourd’hui qu’elle va travailler avec ses partenaires sur le nouveau projet, qui est financé"
    " pour les trois prochaines années.",
    "es": "La asociación ha anunciado hoy que va a trabajar con sus socios en el nuevo proyecto, que ha sido financiado para los"
    " próximos tres años.",
    "it": "L’associazione ha annunciato oggi che lavorerà con i suoi partner al nuovo progetto, che è stato finanziato per i"
    " prossimi tre anni.",
    "pt": "A associação anunciou hoje que vai trabalhar com os seus parceiros no novo projeto, que foi financiado para os"
    " próximos três anos.",
    "ca": "L’associació ha anunciat avui que treballarà amb els seus socis en el nou projecte, que ha estat finançat per als"
    " pròxims tres anys.",
    "nl": "De vereniging heeft vandaag bekendgemaakt dat zij met haar partners aan het nieuwe project zal werken, dat voor de"
    " komende drie jaar is gefinancierd.",
}

Contact = tuple[str | None, str | None, str | None, str, str]


def contacts(language: str, text: str) -> list[Contact]:
    document = Document("file:///release.txt", "release.txt", f"{PROSE[language]}\n\n{text}".encode())
    return [
        (m.name, m.role, m.org, " ".join(m.emails), " ".join(c.value for c in m.of("phone")))
        for m in read_release(document).mentions
    ]
