"""Which names of organisations are one organisation's: by the mail domain that those who work there have, or as an acronym or
a longer description of the same words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import lru_cache

_MOST_OF = 0.5
_OFTEN = 3
_LONG_WORD = 4
_SMALL_WORDS = frozenset(
    "a al am an and as at auf da das de del della den der des di die do dos du e ed el en et f for fuer i il in la las le les los of on the und van von y zu zum zur".split()
)
_LABEL = re.compile("[^a-z0-9]+")


@lru_cache(maxsize=131_072)
def initials(name: str) -> frozenset[str]:
    """What a folded name may be abbreviated to, by its first letters: with its small words and without them."""
    words = name.split()
    large = [word for word in words if word not in _SMALL_WORDS]
    return frozenset(
        made
        for made in ("".join(w[0] for w in words), "".join(w[0] for w in large))
        if len(made) > 1 and len(words) > 1
    )


@lru_cache(maxsize=131_072)
def related(left: str, right: str) -> bool:
    """Whether two folded names of organisations can be one organisation's: an acronym of the other (perhaps with words
    around it), or all telling words of the shorter within the longer."""
    a, b = set(left.split()) - _SMALL_WORDS, set(right.split()) - _SMALL_WORDS
    if not a or not b:
        return False
    if initials(left) & b or initials(right) & a:
        return True
    shorter, longer = (a, b) if len(a) <= len(b) else (b, a)
    return shorter <= longer and any(len(word) >= _LONG_WORD for word in shorter)


@lru_cache(maxsize=131_072)
def named_by(name: str, domain: str) -> bool:
    """Whether a mail domain (`@cnes.example`) is named after an organisation: by its acronym, or one of its longer words."""
    labels = [label for label in _LABEL.split(domain.partition("@")[2].rpartition(".")[0]) if len(label) > 1]
    words = {word for word in name.split() if len(word) >= _LONG_WORD}
    joined = name.replace(" ", "")
    return any(
        label in initials(name) or label in words or label in joined.split() or any(w in label for w in words)
        for label in labels
    )


def by_domain(seen: Mapping[tuple[str, str], int]) -> dict[str, str]:
    """For each organisation's key the domain (`@example.org`) that is its own, where mentions tell; `seen` counts in how
    many mentions a key and a domain stand together.

    It is one that half of them have, and that is named after it, or whose most frequent name it is or goes with: an agency's
    people write from the agency's domain for many others.
    """
    domains: defaultdict[str, Counter[str]] = defaultdict(Counter)
    names: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for (name, domain), count in seen.items():
        domains[name][domain] += count
        names[domain][name] += count
    found = {}
    for name, counted in domains.items():
        domain, count = min(counted.items(), key=lambda entry: (-entry[1], entry[0]))
        if count < _MOST_OF * counted.total():
            continue
        usual = min(names[domain].items(), key=lambda entry: (-entry[1], entry[0]))[0]
        if named_by(name, domain) or (count >= _OFTEN and (name == usual or related(name, usual))):
            found[name] = domain
    return found
