"""The departments that deal with the press, told by their heads (`Oddělení`, `Wydział`, ..., or `... skyrius`, `... Müdürlüğü`)
and what they deal with, in languages whose endings no list of phrases can have all of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from directory.extraction.words import across

_WORDS = across.read("departments")
_FIRST = across.every(_WORDS["first"])
_LAST = across.every(_WORDS["last"])
_ONE_WORD = across.begins(_WORDS["one_word"])
_DEALS_WITH = across.begins(_WORDS["deals_with"])
_MOST_WORDS = 12
_NEAR = 5
"""So many words of the name say what the department deals with; the others say whose it is."""

_OFFICES = across.every(_WORDS["offices"])
"""Places of work that are called after who works there (`Kabinet ministra`)."""
_OFFICES_OF = across.every(_WORDS["offices_of"])
"""And those that need a small word (`Cabinet du ministre`)."""
_OF = across.every(_WORDS["of"])
FIELD = across.begins(_WORDS["field"])
"""What offices deal with, at the beginning of folded words."""
OF_MEMBER = across.every(_WORDS["of_member"])
"""How the office of a member of parliament is called."""


def is_office(tokens: list[str], roles: list[int]) -> bool:
    """Whether folded words, of which those at some places are roles, are where the bearer of a role works (`Ured načelnika`,
    `Office of the Governor`)."""
    if not roles[:1] or not roles[0]:
        return False
    if tokens[0] in _OFFICES:
        return True
    owned = tokens[0] in _OFFICES_OF and tokens[1] in _OF and roles[0] > 1
    return owned and not any(FIELD.match(tokens[place]) for place in roles)


def is_head(word: str) -> bool:
    """Whether a folded word can be the head of a department's name."""
    return word in _FIRST or word in _LAST or word in OF_MEMBER or _ONE_WORD.match(word) is not None


def is_first(word: str) -> bool:
    """Whether a folded word is such a head that stands first."""
    return word in _FIRST


def deals_with_press(tokens: Sequence[str]) -> bool:
    """Whether folded words are the name of a department that deals with the press, with whose it is before or behind."""
    if not 2 <= len(tokens) <= _MOST_WORDS:
        return False
    if _ONE_WORD.match(tokens[0]) is not None:
        return True
    if tokens[0] in _FIRST:
        return any(map(_DEALS_WITH.match, tokens[1:_NEAR]))
    return tokens[-1] in _LAST and any(map(_DEALS_WITH.match, tokens[-_NEAR:-1]))


_OF_PRESS = across.begins(_WORDS["of_press"])
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
