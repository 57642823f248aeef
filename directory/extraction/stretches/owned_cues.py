"""Headings that say whose contacts follow: an organisation, and behind it words that announce contacts (`Example Labs Media Contact:`,
`Example Labs Contact Information`)."""

from __future__ import annotations

import re

from directory.extraction.stretches.naming import WORD
from directory.extraction.stretches.shapes import Shapes, looks_like_acronym
from directory.extraction.stretches.wholes import Piece
from directory.extraction.words import gazetteer
from directory.extraction.words.kinds import CALENDAR, DIGIT, OPENS_RELEASE, ROLE
from directory.extraction.words.vocabulary import speak_of_press
from directory.values import organisations, territories

_MOST = 6
"""So many words an organisation has in such a heading at most."""
_LONGEST = 90
_NO_HOUSE = ROLE | CALENDAR | DIGIT | OPENS_RELEASE
_SMALL = frozenset("of the and for & in".split())
_WHERE = frozenset("region regions area areas zone territory territories headquarters".split())
_ASKED = frozenset("pr ir investor investors analyst analysts advisory trade team".split())
"""Of whom or what a contact of the issuer's is."""
_AGENCY = re.compile(
    r"(?P<firm>[^()\n:,]{3,40}?) \((?:pr[ -]?)?(?:agenc[a-z]{1,3}|agentur[a-z]?|agenz[a-z]{2}|ajans[a-z]{0,2}|byra|ugynokseg|агентство|агенция)\)?$"
)
"""A firm, and in brackets that it is an agency (`Harbour Comms (PR agency)`)."""
_DETAILS = (" information", " details", " info")


def headed_pieces(shapes: Shapes, start: int, end: int, line: int, cell: int) -> list[Piece] | None:
    """The pieces of a heading that says whose contacts follow, or for whom one speaks; None for any other stretch."""
    folded = shapes.folded
    if (agency := _AGENCY.match(folded, start, end)) is not None and shapes.text[start].isupper():
        return [Piece("org", start, agency.end("firm"), line, cell)]
    announced = folded[max(start, folded.rfind(" ", start, end) + 1) : end] in shapes.words.cue_words
    if not announced and not folded.startswith("for ", start):
        return None
    if (owned := _owner_and_cue(shapes, start, end)) is not None:
        return [Piece("org", start, owned[0], line, cell, "for"), Piece("cue", owned[1], end, line, cell)]
    if _is_of_office(shapes, start, end):
        return [Piece("cue", start, end, line, cell)]
    client = _spoken_for(shapes, start, end)
    return None if client is None else [Piece("org", *client, line, cell, "for")]


def _owner_and_cue(shapes: Shapes, start: int, end: int) -> tuple[int, int] | None:
    """Where the organisation ends and the cue begins, of a stretch that is a heading written so; None for others."""
    text, folded, words = shapes.text, shapes.folded, shapes.words
    last = max(start, folded.rfind(" ", start, end) + 1)
    if end - start > _LONGEST or folded[last:end] not in words.cue_words or not text[start].isupper():
        return None
    if text[end : end + 4].lstrip(" *_")[:1] not in (":", "\n", "", "-", "–"):
        return None
    spans = [m.span() for m in WORD.finditer(text, start, end)]
    for count in range(1, min(len(spans), _MOST + 1)):
        low = spans[count][0]
        if not text[low].isupper() or not _announces(shapes, low, end):
            continue
        if words.desks.is_whole(folded[low:end]):
            return None  # "Example Labs Press Office" is the desk
        return (spans[count - 1][1], low) if _is_owner(shapes, spans[:count]) else None
    return None


def _is_of_office(shapes: Shapes, start: int, end: int) -> bool:
    """Whether a cue before a colon only begins with whose office at the issuer's answers (`Minister's media contact:`, `Department media
    contact:`)."""
    if shapes.text[end : end + 1] != ":" or end - start > _LONGEST:
        return False
    last = shapes.folded.rfind(" ", start, end) + 1
    first = WORD.match(shapes.text, start, end)
    if last <= start or first is None or shapes.folded[last:end] not in shapes.words.cue_words:
        return False
    word, low = shapes.folded[start : first.end()], first.end() + 1
    office = word.removesuffix("'s").removesuffix("’s")
    owned = office != word and (office in shapes.words.roles or office in shapes.words.organisations)
    return (owned or shapes.words.labels.get(word) == "org") and _announces(shapes, low, end)


_FOR = re.compile(r"for (?:the )?(?=\S)")
_FEWEST = 4
"""So many letters has an organisation's name that only the text or a domain knows."""


def _spoken_for(shapes: Shapes, start: int, end: int) -> tuple[int, int] | None:
    """For whom the name behind a colon speaks (`For Example Labs: Jane Doe`), of a stretch that is `for` and an organisation; None for
    others (`For Northern California: ...`)."""
    found = _FOR.match(shapes.folded, start, end)
    if found is None or end - start > _LONGEST or shapes.text[end : end + 1] != ":" or end - found.end() < _FEWEST:
        return None
    spans = [m.span() for m in WORD.finditer(shapes.text, found.end(), end)]
    if not 0 < len(spans) <= _MOST or not shapes.text[found.end()].isupper():
        return None
    return (found.end(), end) if _is_owner(shapes, spans) else None


def _announces(shapes: Shapes, start: int, end: int) -> bool:
    said = shapes.folded[start:end]
    for detail in _DETAILS:
        said = said.removesuffix(detail)
    return bool(said) and shapes.words.cues.is_whole(said)


def _is_owner(shapes: Shapes, spans: list[tuple[int, int]]) -> bool:
    """Whether words in front of a cue are an organisation, and do not say which contact of the issuer follows (`Editorial contact`,
    `Northern Region Contact`): they are written as one, or a domain or the text before has them."""
    text, words = shapes.text, shapes.words
    start, end = spans[0][0], spans[-1][1]
    raw = text[start:end]
    if raw[-1] in ",:;.-" and not organisations.has_legal_form(raw):
        return False
    if not all(text[low].isupper() or text[low].isdigit() or shapes.folded[low:high] in _SMALL for low, high in spans):
        return False
    plain = [shapes.folded[low:high].strip(".,") for low, high in spans]
    parts = [part for word in plain for part in word.replace("/", " ").split()]
    if (
        any(w in words.labels for w in plain)
        or plain[-1] in _WHERE
        or speak_of_press(parts)
        or not _ASKED.isdisjoint(parts)
    ):
        return False
    if all(w in words.subjects or w in words.places or w in words.cue_words or w in words.desk_words for w in plain):
        return False
    if territories.is_territory(raw) or gazetteer.is_known(raw):
        return False
    if shapes.is_organisation(start, end) or organisations.has_legal_form(raw):
        return True
    if any(shapes.kinds(low, high) & _NO_HOUSE for low, high in spans):
        return False
    if looks_like_acronym(raw) or shapes.is_domain(raw) or (any(map(str.isupper, raw[1:])) and " " not in raw):
        return True
    if any(shapes.is_domain(word) for word in raw.split() if len(word) > 3):
        return True
    return text.find(raw, 0, start) >= 0 or text.find(raw, end) >= 0
