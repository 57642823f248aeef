"""The departments that deal with the press, told by their heads (`Oddělení`, `Wydział`, ..., or `... skyrius`, `... Müdürlüğü`)
and what they deal with, in languages whose endings no list of phrases can have all of."""

from __future__ import annotations

import re
from collections.abc import Sequence

_FIRST = re.compile(
    r"(?:oddelen[ei]|odbor|usek|utvar|kancelar|biuro|dzial|departamento?u?l?|wydzial|zespol|referat|sekcja|gabinet"
    r"|sluzba|slujba|ured|urad|odjel|odsjek|odsek|odeljenje|odjeljenje|oddelek|sektor|centar|centrum|pisarna|kabinet"
    r"|birou|biroul|serviciul|serviciu|compartiment|compartimentul|directia|centrul|sectia|sectiunea"
    r"|служба|сектор|одељење|одсек|центар|отдел|отделение|дирекция|дирекција|звено|център|центр|управление|департамент"
    r"|відділ|управління|центр|γραφειο|τμημα|διευθυνση|αυτοτελες|υπηρεσια)"
)
_LAST = re.compile(
    r"(?:skyrius|poskyris|tarnyba|biuras|centras|departamentas|grupe|nodala|dala|birojs|departaments|dienests|centrs"
    r"|osztaly|osztalya|iroda|irodaja|igazgatosag|foosztaly|mudurlugu|musavirligi|birimi|baskanligi|ofisi|burosu"
    r"|departmani|koordinatorlugu|servisi)"
)
_ONE_WORD = re.compile(r"(?:пресс?-?(?:служб|центр|център|центар)|press-?(?:sluzb|slujb))")
_DEALS_WITH = re.compile(
    r"tisk|tlac|novinar|[ck]omm?uni[ck]|prasow|pras[ya]$|press?|media$|medi[oó]w$|medij|medial|javnos|verejnost|vztah|vztahov|"
    r"rzecznik|hovorc|mluvci|glasnogov|portparol|pr$|public$|publice$|imagine|informir|informov|informac|tiskovn|"
    r"visuomen|sabiedrisk|spaud|ziniasklaid|basin|iletisim|halkla|medya|sajto|tajekoztat|"
    r"пресс?|сми$|змі$|меди[аяиј]|медіа|комм?ун[іи]к|јавнош|связ|зв.язк|громадськ|обществен|връзки|печат|информисањ|"
    r"τυπου|επικοινωνι|δημοσιων|ενημερωσ"
)
_MOST_WORDS = 12
_NEAR = 5
"""So many words of the name say what the department deals with; the others say whose it is."""


def is_head(word: str) -> bool:
    """Whether a folded word can be the head of a department's name."""
    return any(p.fullmatch(word) is not None for p in (_FIRST, _LAST)) or _ONE_WORD.match(word) is not None


def is_first(word: str) -> bool:
    """Whether a folded word is such a head that stands first."""
    return _FIRST.fullmatch(word) is not None


def deals_with_press(tokens: Sequence[str]) -> bool:
    """Whether folded words are the name of a department that deals with the press, with whose it is before or behind."""
    if not 2 <= len(tokens) <= _MOST_WORDS:
        return False
    if _ONE_WORD.match(tokens[0]) is not None:
        return True
    if _FIRST.fullmatch(tokens[0]) is not None:
        return any(map(_DEALS_WITH.match, tokens[1:_NEAR]))
    return _LAST.fullmatch(tokens[-1]) is not None and any(map(_DEALS_WITH.match, tokens[-_NEAR:-1]))
