"""Titles and offices that name several fields in a list (`Director of Press, Marketing and Events`, `Ministry of Trade, Industry
and Ports`): their commas part nothing."""

from __future__ import annotations

import re
from typing import Literal

from directory.extraction.stretches.shapes import Shapes
from directory.extraction.words.fields import is_field
from directory.extraction.words.forenames import has_forename

_OF = r"(?:of|for|on|de|del|della|dello|di|do|da|dos|das|du|des|der|fur|für|van|voor|til|for|för|med)"
_SMALL = rf"(?:(?:(?:{_OF}|the|la|le|les|los|las|el|os|as|il|lo|gli|die|das|den)\s|[ld]['’]|dell['’]))"
_FIELD = rf"{_SMALL}{{0,3}}[A-ZÀ-Þ][\w'’-]{{1,30}}(?:\s[A-ZÀ-Þ][\w'’-]{{1,30}}){{0,3}}"
_JOIN = r"(?:,?\s(?:and|y|e|et|und|og|och|en|i)\s|,?\s&\s)"
_BEHIND = r"(?=\s?$|\s?[,;|)(/]|\s[-–—]\s|\.\s|\.$)"
_OF_SEVERAL = re.compile(
    rf"(?P<head>[A-ZÀ-Þ][\w'’. -]{{2,60}}?\s{_OF}\s(?P<first>{_FIELD}))(?P<rest>(?:,\s{_FIELD}){{1,5}}{_JOIN}{_FIELD}){_BEHIND}"
)
_IN_CHARGE = re.compile(rf"(?P<head>[A-ZÀ-Þ][\w'’. -]{{2,60}})(?P<rest>(?:,\s{_FIELD}){{1,5}}{_JOIN}{_FIELD}){_BEHIND}")
_PARTS = re.compile(rf"{_JOIN}|,\s")
_OFFICES = re.compile(
    r"(?:office|ministry|minister|department|dept|secretary|committee|commission|state secretary|commissioner|faculty|school|college"
    r"|institute|minist|departament|comision|comissao|commission|cabinet|gabinet|secretari)"
)
_LONGEST = 400
Told = tuple[Literal["role", "org"], int, int]


def of_several(shapes: Shapes, start: int, end: int) -> Told | None:
    """The first such title or office in a stretch, at its beginning or behind a comma; None where there is none."""
    if end - start > _LONGEST:
        return None
    text = shapes.text
    begins = [start, *(found.end() for found in re.finditer(r",\s|\s[-–—]\s", text[start:end]))]
    for at in (begins[0], *(start + place for place in begins[1:])):
        for pattern in (_OF_SEVERAL, _IN_CHARGE):
            found = pattern.match(text, at, end)
            if found is not None and (label := _label(shapes, found, in_charge=pattern is _IN_CHARGE)) is not None:
                return label, found.start(), found.end()
    return None


def _label(shapes: Shapes, found: re.Match[str], *, in_charge: bool) -> Literal["role", "org"] | None:
    """What it is: the words before the list tell; None where the list holds something else than fields."""
    head = found.span("head")
    role = shapes.is_role(*head)
    if not role and (in_charge or not shapes.is_organisation(*head)):
        return None
    low = found.start("rest")
    rest = shapes.text[low : found.end()]
    items = [item for item in _PARTS.split(rest) if item and item.strip(" ,")]
    if in_charge:
        return "role" if all(is_field(shapes.folded[low + rest.index(item) :][: len(item)]) for item in items) else None
    if any(has_forename(item.split()[0]) and " " in item for item in items):
        return None
    office = _OFFICES.match(shapes.folded, head[0]) is not None
    if not office and any(
        shapes.is_organisation(low + rest.index(item), low + rest.index(item) + len(item)) for item in items
    ):
        return None
    if any(shapes.is_role(low + rest.index(item), low + rest.index(item) + len(item)) for item in items):
        return None
    return "role" if role else "org"
