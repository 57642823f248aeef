"""What is offered for download beside contacts, or prepared for those who write: logos, kits, notes and quotes for the media."""

from __future__ import annotations

import re

from directory.extraction.words import across, forenames
from directory.extraction.words.vocabulary import Vocabulary

_SAID = across.read("press")
_PRESS = across.every(_SAID["for_press"])
_USE = across.every(_SAID["use"])
_LAST = _PRESS | _USE
_FOR_PRESS = re.compile(
    r"(?P<what>.+) (?:for|to|fur|an|pour|aux|para|per|ai|alla|voor|aan|dla|pro|till|til|pentru|za|для)"
    r" (?:the |die |den |das |de |het |les |la |l['’] ?|los |las |el |a |o |os |i |gli |use by )?"
    rf"(?:news |local )?{across.one_of(_PRESS)}(?: {across.one_of(_USE)})*"
)
"""How headings say for whom something is, in folded words (`Notes for the media`, `Quotes for media use`, `Ressources pour la presse`)."""
_LONGEST = 60
_THINGS = frozenset(("resources",))
"""Things that institutions are called after, too."""


def is_material(words: Vocabulary, said: str) -> bool:
    """Whether folded words are such a thing (`logo`, `kit media`), and no forename, or say that something is for those who write."""
    if words.link_words["media"].is_whole(said):
        return not forenames.is_forename(said)
    return _are_for_press(words, said)


def _are_for_press(words: Vocabulary, said: str) -> bool:
    """Whether folded words say that something is for those who write, and name no institution (`Centre for Media`)."""
    told = len(said) <= _LONGEST and said.rpartition(" ")[2] in _LAST
    found = _FOR_PRESS.fullmatch(said) if told else None
    return found is not None and not any(w in words.organisations and w not in _THINGS for w in found["what"].split())
