"""What a contact is to be asked about: behind a label, in a role (`Press officer for astrophysics`), or in the place that a
list of contacts gives it before or behind each name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from directory.extraction import reasons
from directory.extraction.people.drafts import Beside, Draft
from directory.extraction.people.spoken import is_of_languages
from directory.extraction.stretches.chunks import Chunk, parts
from directory.extraction.stretches.naming import CASED
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.words import gazetteer, thai, unspaced
from directory.extraction.words.folding import is_unspaced
from directory.extraction.words.unspaced import is_department
from directory.values import territories
from directory.values.roles import RoleKind, kind_of

_LONGEST = 70
_MOST_WORDS = 7
_MOST_LISTED = 12
_LISTED = re.compile(r"\s*[,;|·•、，/]\s*")
_UNFIT = re.compile(r"[@\d<>“”„\"?!]|https?:|www\\.|\.\s")


_OF_ALL: frozenset[RoleKind | None] = frozenset(
    ("press-officer", "head-of-communications", "spokesperson", "communications", "investor-relations")
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words in a place where a topic may stand: before the name, in brackets or behind a dash."""

    owner: Draft
    start: int
    end: int
    form: Literal["lead", "brackets", "dash"]


def labelled(cutter: Cutter, start: int, end: int) -> list[Beside]:
    """Topics behind a label (`Themen: Mobilität, Klima`) or behind words that say what to ask about (`For questions about
    vaccines`); each one of a list by itself."""
    found = cutter.words.topic_labels.search(cutter.folded, start, end)
    if found is None:
        return []
    low, high = found
    before = cutter.shapes.strip(start, low)
    if before[0] < before[1] and not _may_lead(cutter, *before):
        return []
    colon = cutter.text[high : high + 2].lstrip()[:1] in (":", "：")
    if not colon and (" " not in cutter.folded[low:high] or cutter.text[high : high + 1] != " "):
        return []
    rest = cutter.shapes.strip(high, end)
    said = [place for place in _list(cutter, *rest) if place[0] < place[1]]
    if not 0 < len(said) <= _MOST_LISTED or not all(_can_be_listed(cutter, *place) for place in said):
        return []
    if all(territories.is_territory(cutter.text[a:b]) for a, b in said):
        return [Beside("territory", a, b, cutter.text[a:b], reasons.TERRITORY) for a, b in said]
    if any(is_of_languages(cutter, *place) for place in said):
        return []
    return [_claim(cutter.text, *place) for place in said]


def in_role(cutter: Cutter, chunk: Chunk) -> list[Beside]:
    """The topic that a role is for (`Pressereferentin für Klima und Energie`)."""
    for low, high in parts(cutter.text, chunk.start, chunk.end):
        for serving, behind in cutter.words.serving.spans(cutter.folded, low, high):
            start, end = cutter.shapes.strip(behind, high)
            title = cutter.shapes.strip(low, serving)
            if not cutter.shapes.is_role(*title) or not _can_be_topic(cutter, start, end):
                continue
            small = cutter.text[start].islower() and cutter.text[start : start + 1].isalpha()
            if _is_subject(cutter, start, end) or (small and not _of_the_press(cutter, start, end)):
                return [_claim(cutter.text, start, end)]
    return []


_WAYS = frozenset(("phone", "mobile", "fax", "email", "web", "address"))


def candidates(cutter: Cutter, chunk: Chunk, owner: Draft) -> list[Candidate]:
    """Where a chunk stands as topics do in lists of contacts, and can be one."""
    closing = chunk.closed[:1]
    if chunk.first and chunk.before_name and closing in (":", "：", "-", "–", "—"):
        place = Candidate(owner, chunk.start, chunk.end, "lead")
    elif chunk.behind_name and chunk.bracketed and closing in (")", "）", "]"):
        if thai.is_nickname(cutter.text, chunk.start, chunk.end):
            return []
        if unspaced.is_kana(cutter.text[chunk.start - 1 : chunk.end + 1]) and is_unspaced(
            cutter.text[slice(*_named(owner))]
        ):
            return []  # how the name is read
        place = Candidate(owner, chunk.start, chunk.end, "brackets")
    elif chunk.behind_name and chunk.dashed:
        low, high = next(parts(cutter.text, chunk.start, chunk.end))
        place = Candidate(owner, *cutter.shapes.strip(low, high), "dash")
    else:
        return []
    return [place] if _can_be_topic(cutter, place.start, place.end) else []


def settle(cutter: Cutter, found: Sequence[Candidate]) -> None:
    """Give topics to their contacts: those whose words are of subjects, and those that stand in the same place beside several
    contacts, are written as common words are, and differ."""
    for one in found:
        alike = [c for c in found if c.form == one.form]
        raws = {cutter.text[c.start : c.end].casefold() for c in alike}
        owners = {id(c.owner) for c in alike}
        several = len(owners) > 1 and len(raws) == len(alike)
        common = all(_is_common(cutter, c.start, c.end) for c in alike)
        common = common and (_is_phrase(cutter, one) or not cutter.shapes.is_organisation(one.start, one.end))
        if _is_subject(cutter, one.start, one.end) or (several and common):
            one.owner.beside.append(_claim(cutter.text, one.start, one.end))


def _named(owner: Draft) -> tuple[int, int]:
    return (owner.names[0].start, owner.names[0].end) if owner.names else (0, 0)


def _claim(text: str, start: int, end: int) -> Beside:
    return Beside("topic", start, end, text[start:end], reasons.TOPIC)


def _may_lead(cutter: Cutter, start: int, end: int) -> bool:
    """Whether words may stand before those that say what to ask about: a role, or such as announce a contact."""
    whole = cutter.words.cues.match(cutter.folded, start, end) == end
    return whole or cutter.shapes.is_role(start, end) or cutter.folded[start:end] in cutter.words.cue_words


def _list(cutter: Cutter, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a list; where commas part it, its last two also at the word between them."""
    edges = [m.span() for m in _LISTED.finditer(cutter.text, start, end)]
    if edges:
        last = edges[-1][1]
        edges += [
            (m.start() + last, m.end() + last)
            for m in re.finditer(r"\w+", cutter.text[last:end])
            if any(m.group().lower() in joins for joins in cutter.words.joins.values())
        ][:1]
    lows, highs = [start, *(high for _, high in edges)], [*(low for low, _ in edges), end]
    return [cutter.shapes.strip(low, high) for low, high in zip(lows, highs, strict=True)]


def _can_be_listed(cutter: Cutter, start: int, end: int) -> bool:
    """Whether words behind a label can be a topic: few, not of the release itself, no name or address."""
    raw = cutter.text[start:end]
    if not 2 <= len(raw) <= _LONGEST or _UNFIT.search(raw) or len(raw.split()) > _MOST_WORDS:
        return False
    first = cutter.shapes.tokens(start, end)[0]
    if first in cutter.words.stopwords or cutter.words.release.search(cutter.folded, start, end):
        return False
    return not _of_the_press(cutter, start, end) and cutter.words.asking.search(cutter.folded, start, end) is None


def _can_be_topic(cutter: Cutter, start: int, end: int) -> bool:
    """The same where nothing but its place tells: no name, role, organisation, desk or place either."""
    if not _can_be_listed(cutter, start, end):
        return False
    shapes, words = cutter.shapes, cutter.words
    raw, folded, tokens = cutter.text[start:end], cutter.folded[start:end], shapes.tokens(start, end)
    if shapes.is_role(start, end) or shapes.is_desk(start, end) or is_of_languages(cutter, start, end):
        return False
    if not _is_subject(cutter, start, end) and shapes.name(start, end):
        return False
    if territories.is_territory(raw) or gazetteer.is_known(raw) or folded in words.places or is_department(raw):
        return False
    if words.cues.search(cutter.folded, start, end) or words.decoys.search(cutter.folded, start, end):
        return False
    if any(shapes.is_domain(token) for token in (raw, *tokens) if len(token) > 3) or raw.isupper():
        return False
    if folded in words.labels:
        return False
    # Of labels, those of numbers and addresses only: `school` may label an organisation, and open a topic (`school meals`).
    return not any(words.labels.get(t) in _WAYS or t in words.honorifics or t in words.calendar for t in tokens)


def _of_the_press(cutter: Cutter, start: int, end: int) -> bool:
    """Whether it says that somebody is for the press, which all contacts are (`director for communications`)."""
    if kind_of("person", cutter.text[start:end]) in _OF_ALL:
        return True
    return any(token in cutter.words.desk_words for token in cutter.shapes.tokens(start, end))


def _is_subject(cutter: Cutter, start: int, end: int) -> bool:
    """Whether the words are of a subject that press offices divide among their people, and none is a name beside it:
    `Climate and energy`, `energy policy`, `Klima`, but not `Example Energy`."""
    words = cutter.words
    raw = cutter.text[start:end]
    if is_unspaced(raw):
        return words.subject_phrases.search(cutter.folded, start, end) is not None
    phrase = words.subject_phrases.search(cutter.folded, start, end)
    tokens = [(word, word.strip("(),.'\"").lower()) for word in raw.split()]
    folded = cutter.shapes.tokens(start, end)
    subject = [token in words.subjects for token in folded]
    if not any(subject) and phrase is None:
        return False
    if not CASED.search(raw):
        return True
    capital = [word[:1].isupper() for word, _ in tokens]
    if len(capital) != len(subject) or not any(capital[1:]):
        return True  # in small letters but for the first
    return all(of for of, large in zip(subject, capital, strict=True) if large) or phrase == (start, end)


def _is_phrase(cutter: Cutter, one: Candidate) -> bool:
    """Whether small letters tell several words from a name (`School meals`, not `Example School`)."""
    words = cutter.text[one.start : one.end].split()
    return len(words) > 1 and all(word[0].islower() for word in words[1:])


def _is_common(cutter: Cutter, start: int, end: int) -> bool:
    """Whether words are written as common ones are: in small letters, or those behind the first; of a single capitalised
    word, and of scripts without capitals, only that it is of a subject."""
    raw = cutter.text[start:end]
    words = raw.split()
    if not CASED.search(raw):
        return True
    if raw[0].islower():
        return True
    if len(words) == 1:
        return _is_subject(cutter, start, end)
    return not any(word[:1].isupper() for word in words[1:])
