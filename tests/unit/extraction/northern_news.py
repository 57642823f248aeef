"""Releases in languages of the North, and others that begin alike, for tests of the block at their end."""

from __future__ import annotations

from directory.reading import read_release
from directory.records import Document

GERMAN = "Die Brücke wird heute mit einem Fest eröffnet, und alle sind auch bei Regen eingeladen.\n\n"
DUTCH = "De brug wordt vandaag met een feest geopend, en iedereen is ook bij regen van harte welkom aan het water.\n\n"
SWEDISH = "Bron öppnas i dag med en fest, och alla är också välkomna när det regnar mycket i staden.\n\n"
DANISH = "Broen bliver åbnet i dag med en fest, og alle er også velkomne, når det regner meget i byen af og til.\n\n"
FINNISH = (
    "Silta avataan tänään, ja kaikki ovat myös sateella tervetulleita, sekä vanhat että nuoret, kun se on auki.\n\n"
)

Contact = tuple[str | None, str | None, str | None, tuple[str, ...]]


def contacts(text: str) -> list[Contact]:
    """Name, role, organisation and all details of each whom a release offers."""
    reading = read_release(Document("file:///release.txt", "release.txt", text.encode()))
    return [(m.name, m.role, m.org, (*m.emails, *(c.value for c in m.of("phone")))) for m in reading.mentions]
