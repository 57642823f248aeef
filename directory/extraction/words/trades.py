"""How words for people who do something end (`coordinator`, `Leiterin`, `chargée`), and words for what is done (`marketing`,
`Vermittlung`): of a title that stands in no table, this is left to tell it by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from directory.extraction.words.folding import fold

_WHO: Mapping[str, str] = {
    "en": "er or ist ian man woman person lead head officer ant ee rep aide chief",
    "de": "er erin or orin ist istin ent entin ant antin mann frau leitung leiter leiterin vorstand vorsitz sprecher sprecherin",
    "fr": "eur euse rice ier iere iste ant ante ee e-e ent ente chef cheffe aire",
    "es": "dor dora tor tora sor sora ista ario aria ero era ente enta ado ada jefe jefa triz or ora",
    "ca": "dor dora tor tora sor sora ista ari aria er era ent cap",
    "gl": "dor dora tor tora ista ario aria eiro eira ente xefe xefa",
    "pt": "dor dora tor tora sor sora ista ario aria eiro eira ente chefe",
    "it": "tore trice sore sora ista ario aria iere iera ente ato ata capo",
    "ro": "tor toare sor ist ista ar ara ent enta ef",
    "nl": "er ster eur euse ist ent ante hoofd voerder adviseur",
    "sv": "are or chef ist ent ansvarig ledare sekreterare man",
    "da": "er or chef ist ent ansvarlig leder sekretaer mand",
    "nb": "er or sjef ist ent ansvarlig leder sekretaer mann",
    "fi": "ja jä päällikkö sihteeri vastaava mies",
    "et": "ja juht nik or ent",
    "is": "stjóri fulltrúi maður andi ari",
    "pl": "nik niczka arz arka tor torka ista istka ca czyni owca er erka ent entka",
    "cs": "nik nice ar arka tor torka ista istka ce kyne er erka čí tel telka seda sedkyně doucí",
    "sk": "nik nicka ar arka tor torka ista istka ca kyna er erka úci úca tel telka seda",
    "sl": "nik nica ar arka tor torica ist istka ec ka telj",
    "hr": "nik nica ar arka tor torica ist istica ac telj teljica",
    "sr": "nik nica ar arka tor torka ist telj teljka ник ница ар тор",
    "hu": "os or ő vezető főnök társ felelős igazgató szóvivő ista",
    "lt": "ius ininkas ininkė tojas toja ovas ovė",
    "lv": "ajs aja nieks niece tors tore ists iste is",
    "ru": "ник ница тор тель тельница ист истка арь ер ент ант вед лог",
    "uk": "ник ниця тор тель телька ист істка ар ер ент ант лог",
    "be": "нік ніца тар цель іст",
    "bg": "ник ничка тор торка тел телка ист истка ар ер",
    "mk": "ник ничка тор торка тел телка ист ар ер",
    "el": "της τρια ος η ων ουσα εας",
    "tr": "ci cı cu cü çi çı çu çü man ör or müdürü başkanı",
    "id": "ua ris or er wan wati pala ator",
    "ms": "ua ris or er wan wati pala ator",
}  # fmt: skip
_WHAT: Mapping[str, str] = {
    "en": "ing ion ions ment ity ics ship ance ence relations affairs media strategy",
    "de": "ung ungen schaft keit heit tion tik arbeit marketing medien",
    "fr": "tion tions ment age ence ance ique medias relations",
    "es": "cion ciones miento encia ancia dad aje medios",
    "ca": "cio cions ment encia dad atge mitjans",
    "pt": "cao coes mento encia ancia dade agem midia",
    "it": "zione zioni mento enza anza ita media",
    "nl": "ing tie heid schap media",
    "sv": "ing tion het skap media",
    "da": "ing tion hed skab medier",
    "nb": "ing sjon het skap medier",
    "pl": "cja cji anie enie osc osci",
    "cs": "ce ani eni ost",
    "ru": "ция ции ание ение ость",
}

_WHO_BY: Mapping[str, tuple[str, ...]] = {language: tuple(fold(ends).split()) for language, ends in _WHO.items()}
_WHAT_BY: Mapping[str, tuple[str, ...]] = {language: tuple(fold(ends).split()) for language, ends in _WHAT.items()}
_LONGER = 3
"""So many letters a word has before such an ending, or is the ending itself."""


Ending = Literal["who", "what", "neither"]


def ends_as(language: str | None, word: str) -> Ending:
    """Whether a folded word ends as those do that say who somebody is, or what is done, in that language or in English."""
    if _ends(_WHO_BY, language, word):
        return "who"
    return "what" if _ends(_WHAT_BY, language, word) else "neither"


def _ends(endings: Mapping[str, tuple[str, ...]], language: str | None, word: str) -> bool:
    ends = endings.get(language or "", ()) + (endings["en"] if language != "en" else ())
    return any(word.endswith(end) and (len(word) >= len(end) + _LONGER or word == end) for end in ends)
