"""Fields of work (`Marketing`, `Press & Media`): what somebody is in charge of, and nobody's employer."""

from __future__ import annotations

import re

from directory.extraction.words.vocabulary import OF_PRESS

_FIELDS = frozenset(
    "marketing communication communications comms pr publicity outreach growth development strategy operations partnerships "
    "advertising branding brand content digital social web design events programming programmes programs membership policy "
    "corp comm product products engineering research education fundraising sales investor investors public relations affairs external "
    "corporate government community strategic global internal stakeholder engagement information journalism "
    "comunicacion comunicacao comunicazione relaciones publicas externas relacoes relazioni esterne externes publiques "
    "developpement difusion divulgacao divulgazione eventos eventi kommunikation offentlichkeitsarbeit komunikazioa "
    "campaigns campaigning campagne campagnes kampagne kampagnen campanas campagna campanhas kampanjer kampagner veranstaltungen evenementiel "
    "evenements partenariats partnerships mecenat partnerschaften socials medios medias redes redaktion "
    "planning housing "
    "finance finances finanzas financas finanze juridique numerique tresorerie ventes".split()
)
"""The words of names of fields, folded."""
_JOINS = frozenset("and y e et und og och en i of for de".split())
_MOST_WORDS = 5
_WORD = re.compile(r"[^\W\d_]+|\d")


def is_field(folded: str) -> bool:
    """Whether folded words are those of fields alone, and what joins them."""
    words = _WORD.findall(folded)
    if not 0 < len(words) <= _MOST_WORDS or words[0] in _JOINS:
        return False
    return all(word in _FIELDS or word in _JOINS or word.startswith(OF_PRESS) for word in words)
