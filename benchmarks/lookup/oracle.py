"""The ten best of all contacts, found without an index or a limit: every word is held against every word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz.distance import OSA

from benchmarks.lookup.store import findable
from benchmarks.lookup.world import Person
from directory.registry.finding import wording
from directory.registry.finding.asking import FIELD_WORTH
from directory.registry.finding.terms import BEGUN, BOTH, MISTYPED, NICKNAME, WHOLE
from directory.resolution.namesakes import nicknames
from directory.values.figures import dialled, is_numeric
from directory.values.names import fold

Scores = dict[int, float]
FEW = 3
BEST = 10


class Oracle:
    """Ranks as `asking` says that it does: all words, one of them mistyped where few have all, unfinished besides or any of them where nobody has."""

    def __init__(self, everyone: Iterable[Person]) -> None:
        self._has: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._numbers: dict[int, str] = {}
        self._addresses: dict[int, str] = {}
        self._names: dict[int, list[str]] = {}
        self._age: dict[int, int] = {}
        for person in everyone:
            said = findable(person)
            self._age[person.id] = -said.era
            self._numbers[person.id] = person.phone
            self._addresses[person.id] = person.email
            self._names[person.id] = fold(person.name).split()
            for field, words in enumerate(said.fields):
                for word in words:
                    self._has[word].append((person.id, field))

    def agrees(self, query: str, found: Sequence[int]) -> float:
        """Of the ten best, how many are found; any that are as good as the tenth."""
        keys = {number: (-round(score, 6), self._age[number]) for number, score in self.best(query).items()}
        if not keys:
            return 1.0
        wanted = sorted(keys.values())[:BEST]
        return sum(1 for number in found[:BEST] if number in keys and keys[number] <= wanted[-1]) / len(wanted)

    def best(self, query: str) -> Scores:
        tokens = query.split()
        terms, words, figures = [], list[str](), list[str]()
        for token in tokens:
            if is_numeric(token):
                figures.append(token)
            elif "@" in token:
                terms.append({n: WHOLE for n, a in self._addresses.items() if a.startswith(token)})
            else:
                words += fold(token).split()
        if figures:
            end = dialled(" ".join(figures))
            terms.append({n: WHOLE for n, phone in self._numbers.items() if phone.endswith(end)})
        known = [word in self._has for word in words]
        strict = terms + [self._meant(w, at == len(words) - 1, known[at]) for at, w in enumerate(words)]
        found = _all(strict)
        if len(found) >= FEW:
            return found
        slips = [Scores() for _ in words]
        for knows in (False, True):
            may_be = [at for at, word_known in enumerate(known) if word_known is knows]
            for at in may_be:
                slips[at] = self._mistyped(words[at])
                _raise(found, _with(strict, len(terms) + at, slips[at]))
            if may_be and found:
                break
        if words and not found:
            unfinished = self._unfinished(words[-1], alone=len(strict) == 1)
            slips[-1] = slips[-1] | unfinished
            _raise(found, _with(strict, len(strict) - 1, unfinished))
        if len(words) > 1 and not found:
            _raise(found, _with(strict, len(strict) - 1, self._called_nearly(words)))
        if not found and len(strict) > 1:
            found = _all(
                strict[: len(terms)] + [_either(a, b) for a, b in zip(strict[len(terms) :], slips, strict=True)]
            )
        return found

    def _meant(self, typed: str, last: bool, known: bool) -> Scores:
        worth = dict.fromkeys(nicknames(typed), NICKNAME)
        if last or not known or len(typed) == 1:
            worth |= {word: max(BEGUN, worth.get(word, 0.0)) for word in self._has if word.startswith(typed)}
        return self._who(worth | {typed: WHOLE})

    def _mistyped(self, typed: str) -> Scores:
        if len(typed) < wording.LEAST_LETTERS:
            return {}
        return self._who({w: MISTYPED for w in self._has if w != typed and _alike(typed, w)})

    def _unfinished(self, typed: str, *, alone: bool) -> Scores:
        if len(typed) < wording.SHORTEST_UNFINISHED or not (alone or wording.cuts_slips(typed)):
            return {}
        return self._who({w: BOTH for w in self._has if len(w) > len(typed) and _begins_alike(typed, w)})

    def _called_nearly(self, words: Sequence[str]) -> Scores:
        *others, typed = words
        if len(typed) < wording.SHORTEST_CALLED:
            return {}
        alike = {w for w in self._has if w not in others and _begins_alike(typed, w)}
        return {n: BOTH for n, name in self._names.items() if not alike.isdisjoint(name)}

    def _who(self, worth: Mapping[str, float]) -> Scores:
        scores: Scores = {}
        for word, much in worth.items():
            for number, field in self._has.get(word, ()):
                scores[number] = max(much * FIELD_WORTH[field], scores.get(number, 0.0))
        return scores


def _all(terms: Sequence[Scores]) -> Scores:
    """Those that have all of them."""
    if not terms:
        return {}
    fewest = min(terms, key=len)
    return {n: sum(term[n] for term in terms) / len(terms) for n in fewest if all(n in term for term in terms)}


def _with(terms: Sequence[Scores], at: int, instead: Scores) -> Scores:
    return _all([*terms[:at], instead, *terms[at + 1 :]])


def _raise(found: Scores, others: Scores) -> None:
    for number, score in others.items():
        found[number] = max(score, found.get(number, 0.0))


def _alike(typed: str, word: str) -> bool:
    return abs(len(word) - len(typed)) <= 1 and OSA.distance(typed, word, score_cutoff=1) <= 1


def _begins_alike(typed: str, word: str) -> bool:
    return any(OSA.distance(typed, word[: len(typed) + more], score_cutoff=1) <= 1 for more in (-1, 0, 1))


def _either(one: Scores, other: Scores) -> Scores:
    return {number: max(one.get(number, 0.0), other.get(number, 0.0)) for number in one | other}
