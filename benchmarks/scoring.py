"""How right are the contacts found in a set of labelled releases?

Contacts are mappings in the shape of a corpus's labels: `kind`, `name`, `role`, `org`, `emails` [str], `phones`
[{`raw`, `e164`}]. Within a document they are paired by what they share, best pair first. Counted as micro-averages:

- `contact`: a pair with the same name, the same e-mails and the same phones;
- `strict`: that, and the same role and organisation;
- `name`, `email`, `phone`, `role`, `org`: each field by itself;
- `docs`: documents in which every contact is right and none is invented.

Names, roles and organisations compare with case, spacing and outer punctuation folded, accents kept. A desk may go by
its own name or by its organisation's. Addresses that a label sets aside (`ignore_emails`) earn and cost nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

FIELDS = ("name", "email", "phone", "role", "org")
MEASURES = ("contact", "strict", *FIELDS)

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Facts:
    """A contact in comparable form: folded words, addresses, and digits of numbers."""

    kind: str
    name: str
    role: str
    org: str
    emails: frozenset[str]
    phones: tuple[str, ...]

    def values(self, field: str) -> list[str]:
        if field == "email":
            return sorted(self.emails)
        if field == "phone":
            return list(self.phones)
        value = getattr(self, field)
        return [value] if value else []


@dataclass(frozen=True, slots=True)
class Judged:
    """One contact of a document: as labelled, as found, or both where they are a pair. `place` counts, from 0, the found
    one among those found."""

    gold: Facts | None
    got: Facts | None
    place: int | None = None

    @property
    def right(self) -> bool:
        return self.gold is not None and self.got is not None and _same(self.gold, self.got)

    @property
    def strictly_right(self) -> bool:
        if self.gold is None or self.got is None:
            return False
        return self.right and self.gold.role == self.got.role and self.gold.org == self.got.org


@dataclass(slots=True)
class Tally:
    """True positives, false positives and misses of each measure, and the documents wholly right."""

    counts: Counter[tuple[str, str]]
    right: int = 0
    documents: int = 0

    def f1(self, measure: str) -> float:
        """F1 of a measure; 1 where there was nothing to find and nothing was found. `docs` is a share, not an F1."""
        if measure == "docs":
            return self.right / self.documents if self.documents else 1.0
        tp, fp, fn = (self.counts[measure, kind] for kind in ("tp", "fp", "fn"))
        return 2 * tp / (2 * tp + fp + fn) if tp + fp + fn else 1.0

    def add(self, other: Tally) -> None:
        self.counts.update(other.counts)
        self.right += other.right
        self.documents += other.documents


def judge(gold: Iterable[Record], got: Iterable[Record], aside: Iterable[str] = ()) -> list[Judged]:
    """The contacts of one document, paired: labelled ones in their order, then what was found beyond them."""
    golds, gots = [_facts(c) for c in gold], [_facts(c) for c in got]
    pairs = _paired(golds, gots)
    judged = []
    for at, wanted in enumerate(golds):
        found = gots[pairs[at]] if at in pairs else None
        if found is not None and _named_alike(wanted, found):
            found = replace(found, name=wanted.name)
        judged.append(Judged(wanted, found, pairs.get(at)))
    neither = {address.lower() for address in aside}
    beyond = (
        (at, g) for at, g in enumerate(gots) if at not in pairs.values() and not (g.emails and g.emails <= neither)
    )
    return judged + [Judged(None, found, at) for at, found in beyond]


def tally(judged: Sequence[Judged]) -> Tally:
    """What one document adds to the figures."""
    counts: Counter[tuple[str, str]] = Counter()
    for one in judged:
        for measure, hit in (("contact", one.right), ("strict", one.strictly_right)):
            counts[measure, "tp"] += hit
            counts[measure, "fn"] += one.gold is not None and not hit
            counts[measure, "fp"] += one.got is not None and not hit
        for field in FIELDS:
            want = one.gold.values(field) if one.gold else []
            have = one.got.values(field) if one.got else []
            hits = _shared(want, have) if field == "phone" else sum((Counter(want) & Counter(have)).values())
            counts[field, "tp"] += hits
            counts[field, "fn"] += len(want) - hits
            counts[field, "fp"] += len(have) - hits
    return Tally(counts, int(all(one.right for one in judged)), 1)


def fold(text: str | None) -> str:
    """Case, spacing and outer punctuation folded; accents kept."""
    text = unicodedata.normalize("NFKC", text or "").replace("’", "'").replace("‐", "-").replace("‑", "-")
    return re.sub(r"\s+", " ", text).strip(" \t.,;:-–—*_|()[]<>\"'").casefold()


def _facts(contact: Record) -> Facts:
    return Facts(
        kind=contact.get("kind") or "person",
        name=fold(contact.get("name")),
        role=fold(contact.get("role")),
        org=fold(contact.get("org")),
        emails=frozenset(e.strip().lower() for e in contact.get("emails") or () if e),
        phones=tuple(sorted({digits for p in contact.get("phones") or () if (digits := _digits(p))})),
    )


def _digits(phone: Record) -> str:
    if phone.get("e164"):
        return re.sub(r"\D", "", phone["e164"])
    return re.sub(r"\D", "", re.sub(r"\(0\)", "", phone.get("raw") or ""))


def _same_number(a: str, b: str) -> bool:
    """Equal digits, or equal last eight where one side has no country code."""
    short = len(a) < 8 or len(b) < 8 or a[-8:] != b[-8:]
    return a == b or (not short and (a.endswith(b.lstrip("0")) or b.endswith(a.lstrip("0"))))


def _shared(a: Sequence[str], b: Sequence[str]) -> int:
    """How many numbers of `a` are in `b`, each counted once."""
    left = list(b)
    hits = 0
    for number in a:
        match = next((other for other in left if _same_number(number, other)), None)
        if match is not None:
            left.remove(match)
            hits += 1
    return hits


def _named_alike(gold: Facts, got: Facts) -> bool:
    return gold.kind == "desk" and (
        (not got.name and got.org == gold.name) or (not gold.name and got.name == gold.org)
    )  # fmt: skip


def _likeness(gold: Facts, got: Facts) -> float:
    score: float = 4 * len(gold.emails & got.emails) + 2 * _shared(gold.phones, got.phones)
    if gold.name and gold.name == got.name:
        return score + 5
    if gold.name and got.name:
        a, b = set(gold.name.split()), set(got.name.split())
        score += 2 * len(a & b) / max(len(a | b), 1)
    return score


def _paired(golds: Sequence[Facts], gots: Sequence[Facts]) -> dict[int, int]:
    """Index of the labelled contact to index of the found one."""
    ranked = sorted(((-_likeness(g, p), i, j) for i, g in enumerate(golds) for j, p in enumerate(gots)))
    pairs: dict[int, int] = {}
    for score, i, j in ranked:
        if score < 0 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _same(gold: Facts, got: Facts) -> bool:
    alike = len(gold.phones) == len(got.phones) == _shared(gold.phones, got.phones)
    return gold.name == got.name and gold.emails == got.emails and alike
