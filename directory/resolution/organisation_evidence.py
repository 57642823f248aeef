"""Whether two names are one organisation's: what is seen of the pair, each sight with the two values that caused it and its bits
(`policy.toml`, organisations); and whether anything keeps the two apart whatever else joins their names."""

from __future__ import annotations

from rapidfuzz.distance import OSA

from directory.records import Verdict, Weight
from directory.resolution import policy
from directory.resolution.organisation_names import Name
from directory.resolution.organisation_words import KIND, NATION, plain

_SLIP_FROM = 6
"""A word of so many letters may have one slip of the pen."""
_COGNATE = 4
"""Two words that begin with so many letters alike may be one in two languages."""

_NAME = policy.ORGANISATION_NAME
_LABELS = {
    "equal": "name: the very same",
    "same": "name: same words",
    "general": "name: same but for a general word",
    "translated": "name: same in another language",
    "slip": "name: a slip of the pen",
    "described": "name: a description of an acronym",
    "described_short": "name: a description of a short acronym",
    "acronym": "name: initials of the other",
    "part": "name: half of the words or more",
    "longer": "name: more words",
    "other": "name: other words",
    "unsaid": "name: an acronym, and words that tell nothing of it",
    "branch": "name: with a country more",
    "group": "name: with group or holding more",
    "unit": "name: with a word more that makes another body of it",
    "kind": "name: another sort of body",
    "country": "name: of another country",
    "client": "name: an agency that speaks for the other",
    "rival": "name: other words with the same initials",
}
_SPEAKS = frozenset(
    {"equal", "same", "general", "translated", "slip", "described", "described_short", "acronym", "longer"}
)
"""Levels at which it counts that one release names both."""
_EXCLUDING = frozenset({"branch", "group", "unit", "kind", "country", "client", "rival"})

Sight = tuple[str, str, str, float]


def judge(left: Name, right: Name) -> Verdict:
    """What speaks for and against one organisation; the same whichever is called left."""
    weights = [Weight("prior", None, None, policy.ORGANISATION_PRIOR)]
    weights += [Weight(*sight) for sight in sights(left, right)]
    total = sum(weight.bits for weight in weights)
    opinion = policy.organisation_opinion(total)
    return Verdict(opinion, total, tuple(weights))


def sights(left: Name, right: Name) -> list[Sight]:
    """All that is seen but the prior."""
    level, a, b = how_near(left, right)
    bits = _acronym(a, b) if level == "acronym" else _NAME[level]
    said = _stated(left, right, fits=level == "acronym")
    found: list[Sight] = [] if level == "unsaid" and said else [(_LABELS[level], a, b, bits)]
    if said is not None:
        found.append(said)
    if level in _SPEAKS and (right.key in left.told("n") or left.key in right.told("n")):
        found.append(("same release: issuer and employer", left.key, right.key, policy.ORGANISATION_COMPANY))
    return [*found, *filter(None, (_domain(left, right), _country(left, right)))]


def excluded(left: Name, right: Name) -> bool:
    """Whether two names are never one organisation's, for all that is seen of them."""
    if how_near(left, right)[0] in _EXCLUDING and not _says(left, right):
        return True
    if _shared(left, right):
        return False
    return _abroad(left, right) or (left.key == right.key and bool(left.roots and right.roots))


def how_near(left: Name, right: Name) -> tuple[str, str, str]:
    """The level of two names' nearness, and the words that tell it. `acronym` and `unlike` (nothing can be said of an acronym and
    other words) are levels too."""
    a, b = left.base, right.base
    if left.key == right.key:
        return "equal", left.key, right.key
    if left.agency != right.agency and _is_client(left, right):
        return "client", left.key, right.key
    ours, theirs = left.telling, right.telling
    if ours == theirs:
        return _alike(left, right), a, b
    short = _initials(left, right)
    if short is not None:
        return "acronym", *short
    for one, other in ((left, right), (right, left)):
        for said in one.told("d"):
            if other.words == (said,):
                level = "described" if len(said) > 3 else "described_short"
                return level, left.key, right.key
    if ours < theirs or theirs < ours:
        return _longer(ours ^ theirs), a, b
    return _unlike(left, right), a, b


def _alike(left: Name, right: Name) -> str:
    """Of two with the same telling words."""
    if sorted(left.words) == sorted(right.words):
        return "same"
    if len(left.words) != len(right.words):
        return "general"
    spelt = [sorted(plain(word) for word in name.words) for name in (left, right)]
    if spelt[0] == spelt[1]:
        return "same"
    return "translated" if len(left.telling) > 1 else "general"


def _longer(more: frozenset[str]) -> str:
    """By the words that only one of two names has."""
    if more == {KIND + "group"}:
        return "group"
    if any(word[0] == KIND for word in more):
        return "unit"
    return "branch" if any(word[0] == NATION for word in more) else "longer"


def _unlike(left: Name, right: Name) -> str:
    """Of two each of which has words that the other has not."""
    ours, theirs = left.telling - right.telling, right.telling - left.telling
    if all(word[0] == KIND for word in ours | theirs):
        return "kind"
    nations = [{word for word in words if word[0] == NATION} for words in (left.telling, right.telling)]
    if all(nations) and nations[0].isdisjoint(nations[1]) and left.telling & right.telling:
        return "country"
    if len(ours) == len(theirs) == 1 and len(left.telling) > 1 and _slip(*ours, *theirs):
        return "slip"
    pairs = sum(any(_cognate(word, other) for other in theirs) for word in ours)
    shared = len(left.telling & right.telling) + pairs
    fewest = min(len(left.telling), len(right.telling))
    if left.initials & right.initials and pairs < len(ours):
        return "rival"
    if shared > 1 and 2 * shared >= fewest:
        return "part"
    if 1 in {len(left.words), len(right.words)} and left.words and right.words:
        return "unsaid" if _may_abbreviate(left, right) else "other"
    return "other"


def _may_abbreviate(left: Name, right: Name) -> bool:
    """Whether one is an acronym, so that its letters need not show in the other (as they do not in a translation)."""
    return any(bool(name.acronyms) and f"i{name.key}" in name.signs for name in (left, right))


def _initials(left: Name, right: Name) -> tuple[str, str] | None:
    """The acronym and the name that it is the initials of, in the order of the two."""
    for short in sorted((left.acronyms | set(left.words if len(left.words) == 1 else ())) & right.initials):
        if short in left.acronyms:
            return short, right.base
    for short in sorted(right.acronyms & left.initials):
        if short in right.acronyms:
            return left.base, short
    return None


def _acronym(left: str, right: str) -> float:
    letters = min(len(left), len(right))
    return policy.ORGANISATION_ACRONYM[min(letters, len(policy.ORGANISATION_ACRONYM) - 1)]


def _stated(left: Name, right: Name, *, fits: bool) -> Sight | None:
    """What releases, or the names themselves, say of the two."""
    said = _says(left, right)
    if said is None:
        return None
    label, long, short = said
    if fits or long.initials & {short.key}:
        return f"{label}, and the initials fit", left.key, right.key, policy.ORGANISATION_STATED["initials"]
    if not long.reaches or any(word[0] == KIND and _is_part(word) for word in long.telling):
        return label, left.key, right.key, policy.ORGANISATION_STATED["other"]
    sort = "bears" if label.startswith("name") else "translated"
    return f"{label}, of one that tells how far it reaches", left.key, right.key, policy.ORGANISATION_STATED[sort]


def _is_part(kind: str) -> bool:
    """Whether it is a sort of body that often belongs to another."""
    return kind[1:] in {"laboratory", "faculty", "department", "school", "branch", "institute", "college", "workshop"}


def _says(left: Name, right: Name) -> tuple[str, Name, Name] | None:
    """Whether one bears the other in brackets, or a release says both side by side; with the long one first."""
    for long, short in ((left, right), (right, left)):
        if short.key in long.told("a"):
            return "name: bears the other in brackets", long, short
    for one, other in ((left, right), (right, left)):
        if {other.key, other.base} & set(one.told("s")):
            long, short = (one, other) if len(one.key) > len(other.key) else (other, one)
            return "text: says both side by side", long, short
    return None


def _domain(left: Name, right: Name) -> Sight | None:
    """A domain in common says the more, the more it is named after the two; domains of free mail were never noted."""
    shared = _shared(left, right)
    both = [domain for domain in shared if left.names(domain) and right.names(domain)]
    one = [domain for domain in shared if left.names(domain) or right.names(domain)]
    if both:
        return "domain: same, named after both", both[0], both[0], policy.ORGANISATION_DOMAIN["both"]
    if one:
        return "domain: same, named after one", one[0], one[0], policy.ORGANISATION_DOMAIN["one"]
    if shared:
        return "domain: same, named after neither", shared[0], shared[0], policy.ORGANISATION_DOMAIN["neither"]
    if not left.roots or not right.roots or _abroad(left, right):
        return None
    return "domain: another", min(left.roots), min(right.roots), policy.ORGANISATION_DOMAIN["other"]


def _country(left: Name, right: Name) -> Sight | None:
    if _shared(left, right) or not _abroad(left, right):
        return None
    here, there = (", ".join(sorted(name.countries)) for name in (left, right))
    coined = left.key == right.key and all(word[0] != KIND for word in left.telling)
    return "country: another", here, there, policy.ORGANISATION_COUNTRY["coined" if coined else "other"]


def _shared(left: Name, right: Name) -> list[str]:
    """The domains that two names have in common, where they are named after one from the word on that does that."""
    return sorted((left.domains | left.roots) & (right.domains | right.roots))


def _abroad(left: Name, right: Name) -> bool:
    """Whether the countries of both are known, and none is common to them."""
    return bool(left.countries and right.countries) and left.countries.isdisjoint(right.countries)


def _is_client(left: Name, right: Name) -> bool:
    """Whether one is an agency that is named with a client, and the other is not that agency."""
    one, other = (left, right) if left.agency else (right, left)
    return other.agency is not None or other.base != one.agency


def _slip(word: str, other: str) -> bool:
    return (
        min(len(word), len(other)) >= _SLIP_FROM
        and word[0].isalpha()
        and word[0] == other[0]
        and OSA.distance(word, other, score_cutoff=1) <= 1
    )


def _cognate(word: str, other: str) -> bool:
    """Whether two words of different languages may be one, by how they begin."""
    return word[0].isalpha() and min(len(word), len(other)) > _COGNATE and word[:_COGNATE] == other[:_COGNATE]
