"""What of the words around a name tells what they are: where they stand, how they are written, what stands around them and at the same
place beside others. Each trait has one of a few values in words; `guesses` weighs them.

No trait looks at who issues a release or at single words of it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from directory.extraction.blocks.offering import Block
from directory.extraction.people.drafts import Draft, address_of
from directory.extraction.people.traits import Traits
from directory.extraction.people.unclaimed import Around, Stated, Stretch
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.shapes import ABBREVIATED, looks_like_acronym
from directory.extraction.stretches.wholes import FOR, OF
from directory.extraction.words import gazetteer
from directory.extraction.words.clauses import is_sentence
from directory.extraction.words.fields import is_field
from directory.extraction.words.forenames import is_forename
from directory.extraction.words.kinds import CALENDAR, ORGANISATION, ROLE, kinds_of
from directory.extraction.words.trades import ends_as
from directory.extraction.words.vocabulary import Vocabulary
from directory.values import emails, organisations, territories

_LONGEST, _MOST_WORDS = 90, 10
_UNFIT = re.compile(r"[@\d]{3}|@|https?:|www\.|\w\.[a-z]{2,4}(?:/|$)|[?!=<>{}©]|UTC|\.\s")
_WORD = re.compile(r"[^\W\d_][\w.'’-]*|&|\+")
_LISTED = re.compile(r"\s*[,/&+]\s*|\s(?:and|und|et|e|y|i|och|og|en|a|ja)\s")
_CODES = re.compile(r"[A-Z]{2}(?:[/, ][A-Z]{2})*")
_NEXT = {
    "address": "an address",
    "place": "a place",
    "name": "a name",
    "email": "a detail",
    "phone": "a detail",
    "label": "a detail",
}
_ABOVE = ("above", "further above")
_DASHES = re.compile(r"[-–/]")
_DAY = 2
_AND = frozenset(("&", "+"))
_MARKS: Mapping[str, str] = {
    "": "the line's end", ",": "a comma", "-": "a dash", "–": "a dash", "—": "a dash", "|": "a bar", "(": "a bracket", "[": "a bracket",
    ")": "a bracket", "]": "a bracket", ":": "a colon", "/": "a stroke",
}  # fmt: skip


@cache
def _beginnings(words: Vocabulary) -> frozenset[str]:
    """Of the names of days and months, and these names."""
    return frozenset(day[:length] for day in words.calendar for length in range(_DAY + 1, len(day) + 1))


def can_state(cutter: Cutter, stretch: Stretch) -> bool:
    """Whether words can be what somebody does or works for at all: no place, day, label, form of address, name or sentence."""
    text, shapes, words = cutter.text, cutter.shapes, cutter.words
    start, end = stretch.start, stretch.end
    raw, folded = text[start:end], cutter.folded[start:end]
    parts = _WORD.findall(raw)
    if raw.lower() == raw.upper():
        return False  # scripts without capitals show less of what words are
    if not 0 < len(parts) <= _MOST_WORDS or end - start > _LONGEST or cutter.folded.is_unspaced:
        return False
    if _UNFIT.search(raw) or is_sentence(text, start, end):
        return False
    if stretch.opened.isalnum() or stretch.closed.isalnum():
        return False  # cut where no mark is
    if _CODES.fullmatch(raw) and (territories.is_territory(raw) or len(raw) < 3):
        return False
    kinds = shapes.kinds(start, end)
    if kinds & CALENDAR or shapes.is_honorific(raw) or folded in words.places or raw in ABBREVIATED:
        return False
    if (
        _are_areas(raw)
        or (stretch.place in _ABOVE and is_field(folded))
        or folded.rstrip(" .") in words.labels
        or words.cues.search(folded)
        or words.asking.search(folded)
    ):
        return False
    if words.ends.match(folded, 0) is not None:
        return False
    tokens = shapes.tokens(start, end)
    if raw[0].islower() and (tokens[0] in OF or tokens[0] in FOR):
        return False  # "of the Example Area"
    if stretch.place in _ABOVE and raw.isupper():
        return False  # a heading
    if any(len(w) > _DAY and w in _beginnings(words) for w in _DASHES.split(tokens[-1])):
        return False  # "Mon-Wed"
    small = [t for t in shapes.tokens(start, end) if t in words.stopwords or t in words.particles]
    if len(small) * 2 > len(parts) or all(p.lower() in words.stopwords for p in parts):
        return False
    return not (is_forename(parts[0]) and shapes.name(start, end) is not None)


NOTHING = "nothing"


def told_before(traits: Traits, before: Iterable[Stated]) -> Traits:
    """The traits of a stretch whose person has been given a role or an organisation before."""
    known = {*before, *(one for one in traits["known"].split(" and ") if one != NOTHING)}
    return {**traits, "known": " and ".join(sorted(known)) or NOTHING}


Slot = tuple[Block | None, str, str]
"""A place around the names of one block: the same for each of several people who are listed alike."""


def slot(draft: Draft, stretch: Stretch) -> Slot:
    return draft.block, stretch.place, _mark(stretch.opened)


def _is_area(cutter: Cutter, stretch: Stretch) -> bool:
    """Whether a heading says where its people can be asked."""
    raw = cutter.text[stretch.start : stretch.end]
    return stretch.place in _ABOVE and len(raw) < _LONGEST and _are_areas(raw)


def _are_areas(raw: str) -> bool:
    return all(territories.is_territory(part) or gazetteer.is_known(part) for part in _LISTED.split(raw))


class Slots:
    """Tells the traits of what stands around the people of one text."""

    def __init__(self, cutter: Cutter, around: Around, people: Sequence[Draft]) -> None:
        self._cutter = cutter
        self._text = cutter.text
        self.language = cutter.shapes.language
        self.people = people
        seen = [around.stretches(d) for d in people]
        areas = {
            slot(d, s)[1:] for d, stretches in zip(people, seen, strict=True) for s in stretches if _is_area(cutter, s)
        }
        self.around = [
            [s for s in stretches if s.known or (slot(d, s)[1:] not in areas and can_state(cutter, s))]
            for d, stretches in zip(people, seen, strict=True)
        ]
        self._beside: defaultdict[Slot, Counter[str]] = defaultdict(Counter)
        self._said: Counter[str] = Counter()
        self._known: dict[tuple[int, int], Traits] = {}
        self._around_of = {d.names[0].start: stretches for d, stretches in zip(people, self.around, strict=True)}
        for draft, stretches in zip(people, self.around, strict=True):
            for s in stretches:
                self._beside[slot(draft, s)][s.stated if s.known and s.stated else "open"] += 1
                self._said[self._text[s.start : s.end]] += 1

    def traits(self, draft: Draft, stretch: Stretch) -> Traits:
        """Of one stretch beside one person."""
        known = self._known.get((draft.names[0].start, stretch.start))
        if known is None:
            known = self._known[draft.names[0].start, stretch.start] = self._traits(draft, stretch)
        return known

    def _traits(self, draft: Draft, stretch: Stretch) -> Traits:
        beside = self._around_of[draft.names[0].start]
        cutter, shapes = self._cutter, self._cutter.shapes
        raw = self._text[stretch.start : stretch.end]
        parts = _WORD.findall(raw)
        tokens = shapes.tokens(stretch.start, stretch.end)
        kinds = [kinds_of(cutter.words)[t] for t in tokens]
        found = {
            "place": _place(stretch, raw),
            "closed by": _mark(stretch.closed),
            "words": ("one", "two", "three", "four or five", "four or five")[len(parts) - 1]
            if len(parts) < 6
            else "six or more",
            "letters": _letters(raw, parts),
            "within": _within(tokens, cutter),
            "role's word": _where([bool(k & ROLE) for k in kinds]),
            "house's word": _where([bool(k & ORGANISATION) for k in kinds]),
            "first word": ends_as(shapes.language, tokens[0]),
            "last word": ends_as(shapes.language, tokens[-1]),
            "called as": self._called(draft, raw, tokens),
            "said elsewhere": "yes" if self._is_elsewhere(stretch, raw) else "no",
            "taken for": stretch.stated
            or ("a name" if "name" in stretch.seen else "a place" if "place" in stretch.seen else "nothing"),
            "next": _NEXT.get(stretch.next, "words") if stretch.next is not None else "nothing",
            "known": NOTHING,
        }
        found |= told_before(found, [s.stated for s in beside if s.known and s.stated])
        if organisations.has_legal_form(raw):
            found["legal form"] = "yes"
        opened = [s for s in beside if not s.known]
        if opened[-1] is not stretch:
            found["behind it"] = "others"
        known_behind = [s.stated for s in beside if s.known and s.start > stretch.start]
        if known_behind:
            found["then comes"] = known_behind[0] or ""
        others = self._beside[slot(draft, stretch)]
        told = [field for field in ("role", "org") if others[field]]
        if told:
            found["others there"] = "+".join(told)
        if self._said[raw] > 1:
            found["said of"] = "several"
        if any(c.isdigit() for c in raw):
            found["digits"] = "yes"
        return found

    def _called(self, draft: Draft, raw: str, tokens: Sequence[str]) -> str:
        """Whether an address is called so."""
        plain = "".join(c for c in "".join(tokens) if c.isalnum())
        hosts = {emails.domain(address_of(p)) for p in draft.emails} - emails.FREE_MAIL
        hosts = {part.replace("-", "") for host in hosts for part in host.split(".")[:-1]}
        if plain in hosts or (len(plain) > 3 and any(plain in h or (len(h) > 3 and h in plain) for h in hosts)):
            return "own domain"
        initials = "".join(t[0] for t in tokens if t)
        if len(initials) > 2 and any(initials in (h, h[: len(initials)]) for h in hosts):
            return "own domain"
        if self._cutter.shapes.is_domain(raw) or any(
            len(t) > 3 and self._cutter.shapes.begins_domain(t) for t in tokens
        ):
            return "another domain"
        return "none"

    def _is_elsewhere(self, stretch: Stretch, raw: str) -> bool:
        at = self._text.find(raw, 0, stretch.start)
        return at >= 0 and raw[0].isupper()


def _place(stretch: Stretch, raw: str) -> str:
    """Where it stands; on the name's own line behind which mark, and whether in small letters."""
    if stretch.place in ("before", "behind"):
        mark = _mark(stretch.closed if stretch.place == "before" else stretch.opened)
        return f"{stretch.place} {mark}{', small' if raw[0].islower() else ''}"
    if _mark(stretch.opened) not in ("the line's end", "a colon"):
        return f"{stretch.place}, within a line"
    return f"{stretch.place}, with a colon" if _mark(stretch.closed) == "a colon" else stretch.place


def _mark(mark: str) -> str:
    return _MARKS.get(mark, "words" if mark.isalnum() else "another mark")


def _letters(raw: str, parts: Sequence[str]) -> str:
    words = [p for p in parts if p not in _AND]
    if looks_like_acronym(raw):
        return "letters"
    if raw.isupper():
        return "capitals only"
    if raw[0].islower():
        return "small"
    if len(words) > 1 and all(w[0].isupper() for w in words):
        return (
            "each with a capital"
            if not any(looks_like_acronym(w) for w in words)
            else "each with a capital, one letters"
        )
    if len(words) == 1:
        return "a capital inside" if any(c.isupper() for c in raw[1:]) else "a capital"
    capitals = sum(w[0].isupper() for w in words)
    return "a capital first" if capitals == 1 else "some with a capital"


def _within(tokens: Sequence[str], cutter: Cutter) -> str:
    inner = tokens[1:-1]
    has_and = any(t in _AND or cutter.shapes.is_join(t) for t in inner)
    of = [n for n, t in enumerate(tokens[:-1]) if n and (t in OF or t in FOR or t.startswith(("d'", "l'")))]
    if of:
        return "of behind the first" if of[0] == 1 else "of further on"
    return "and" if has_and else "neither"


def _where(hits: Sequence[bool]) -> str:
    if not any(hits):
        return "none"
    return "last" if hits[-1] else "first" if hits[0] else "inside"
