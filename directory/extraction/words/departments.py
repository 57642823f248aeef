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
    r"|departmani|koordinatorlugu|servisi|bolumu|sefligi|ekibi|titkarsaga?|csoportja|kozpontja|reszlege|igazgatosaga|valdyba|parvalde"
    r"|osakond|talitus)"
)
_ONE_WORD = re.compile(r"(?:пресс?-?(?:служб|центр|център|центар)|press-?(?:sluzb|slujb))")
_DEALS_WITH = re.compile(
    r"tisk|tlac|novinar|[ck]omm?uni[ck]|prasow|pras[ya]$|press?|media$|medi[oó]w$|medij|medial|javnos|verejnost|vztah|vztahov|"
    r"rzecznik|hovorc|mluvci|glasnogov|portparol|pr$|public$|publice$|imagine|informir|informov|informac|tiskovn|"
    r"visuomen|sabiedrisk|spaud|ziniasklaid|teabe|kommunik|avalik|basin|iletisim|halkla|medya|sajto|tajekoztat|"
    r"пресс?|сми$|змі$|меди[аяиј]|медіа|комм?ун[іи]к|јавнош|связ|зв.язк|громадськ|обществен|връзки|печат|информисањ|"
    r"τυπου|επικοινωνι|δημοσιων|ενημερωσ"
)
_MOST_WORDS = 12
_NEAR = 5
"""So many words of the name say what the department deals with; the others say whose it is."""


_OFFICES = frozenset(
    "ured urad kancelar kancelaria kabinet gabinet cabinetul biuro birou biroul кабинет кабінет апарат аппарат".split()
)
"""Places of work that are called after who works there (`Kabinet ministra`)."""
_OFFICES_OF = frozenset("office cabinet gabinete gabinetto buro bureau kabinett kantoor despacho ufficio".split())
"""And those that need a small word (`Cabinet du ministre`)."""
_OF = frozenset("of de du des del della do da der van".split())
FIELD = re.compile(r"[ck]omm?uni[ck]|publi[ck]|press|media|marketing|relation|pr$|management|affairs")
"""What offices deal with, at the beginning of folded words."""


def is_office(tokens: list[str], roles: list[int]) -> bool:
    """Whether folded words, of which those at some places are roles, are where the bearer of a role works (`Ured načelnika`,
    `Office of the Governor`)."""
    if not roles[:1] or not roles[0]:
        return False
    if tokens[0] in _OFFICES:
        return True
    owned = tokens[0] in _OFFICES_OF and tokens[1] in _OF and roles[0] > 1
    return owned and not any(FIELD.match(tokens[place]) for place in roles)


OF_MEMBER = re.compile(
    r"(?:wahlkreis|regional|burger|abgeordneten|bundestags|landtags|europa|stadtrats|hauptstadt)?buro"
)
"""How the office of a member of parliament is called."""


def is_head(word: str) -> bool:
    """Whether a folded word can be the head of a department's name."""
    return any(p.fullmatch(word) is not None for p in (_FIRST, _LAST, OF_MEMBER)) or _ONE_WORD.match(word) is not None


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


_OF_PRESS = re.compile(
    r"spokes|pressesprech|sprecher|talsper|talsm|taleskvinde|woordvoer|voorlicht|porte-?parole|portavo[zc]|rzeczni|mluvc|hovorc|tiedottaj|"
    r"[ck]omm?uni[ck]a|szovivo|sozcu|glasnogov|portparol|purtator|речник|прессекрет|прес"
)
"""How words for people begin, or what they do, who speak for a house or deal with the press."""


def is_of_press(word: str) -> bool:
    """Whether a folded word is of somebody, or a department, that deals with the press."""
    return _DEALS_WITH.match(word) is not None or _OF_PRESS.match(word) is not None


NONE = re.compile(r"[\d²³¹@:]| icin ")
"""What stands in no press office's name: signs of details, and how Turkish says what somebody is to be asked for (`Medya ilişkileri için ...`)."""
_MORE_FIELDS = re.compile(r"(?<=\S)(?: ו[א-ת]{2,12}| و[\u0620-\u064a]{3,14}){1,2}(?: [א-ת]{3,12})?$")


def bare(folded: str) -> str:
    """The name of a press office without the further fields behind it that are in one go with the Hebrew or Arabic `and` (`מחלקת
    דוברות ותקשורת`)."""
    return folded if folded.isascii() else _MORE_FIELDS.sub("", folded)
