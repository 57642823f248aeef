"""Which cards a filter finds (RFC 6352, 8.6 and 10.5)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from directory.dav import refusals
from directory.dav.bodies import Element
from directory.dav.collations import FOLDS, USUAL, Fold
from directory.dav.names import card

MOST_CONDITIONS: Final = 50
"""Each is asked of every card."""
_NAME: Final = re.compile(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)?")
_SPELT: Final = {"X-ABSHOWAS": "X-ABShowAs"}
"""What our cards do not spell in capitals; they have no groups. To look for the very words is quicker by far."""
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
_PARAMETER: Final = re.compile(r';([A-Za-z0-9-]+)=((?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)')
_VALUE: Final = re.compile(r'"([^"]*)"|([^",]+)')
_COMPARISONS: Final[Mapping[str, Callable[[str, str], bool]]] = {
    "equals": lambda text, words: text == words,
    "contains": lambda text, words: words in text,
    "starts-with": lambda text, words: text.startswith(words),
    "ends-with": lambda text, words: text.endswith(words),
}


class Property(NamedTuple):
    """A property of a card: its parameters, by their names in capitals, and its value without what escapes in it."""

    parameters: Mapping[str, list[str]]
    value: str


@dataclass(frozen=True, slots=True)
class Text:
    """Whether a text is like some words."""

    words: str
    fold: Fold
    compare: Callable[[str, str], bool]
    negate: bool

    def finds(self, text: str) -> bool:
        return self.compare(self.fold(text), self.words) != self.negate


@dataclass(frozen=True, slots=True)
class Parameter:
    """Whether a property has a parameter, one that is like a text, or with `absent` none."""

    name: str
    absent: bool
    text: Text | None

    def finds(self, property_: Property) -> bool:
        values = property_.parameters.get(self.name)
        if self.absent or values is None:
            return self.absent and values is None
        return self.text is None or any(self.text.finds(value) for value in values)


@dataclass(frozen=True, slots=True)
class Condition:
    """Whether a card has a property of which any or all of these are so, or with `absent` none of this name."""

    pattern: re.Pattern[str]
    absent: bool
    every: bool
    texts: tuple[Text, ...]
    parameters: tuple[Parameter, ...]

    def finds(self, lines: str) -> bool:
        there = self.pattern.findall(lines)
        if self.absent or not there:
            return self.absent and not there
        return any(self._of(_property(rest)) for rest in there)

    def _of(self, property_: Property) -> bool:
        tests = [text.finds(property_.value) for text in self.texts]
        tests += [parameter.finds(property_) for parameter in self.parameters]
        return not tests or (all(tests) if self.every else any(tests))


@dataclass(frozen=True, slots=True)
class Filter:
    """Any or all of some conditions; without one, every card is found."""

    every: bool
    conditions: tuple[Condition, ...]

    def finds(self, body: bytes) -> bool:
        """Whether a card, as it is written, is found."""
        lines = body.replace(b"\r\n ", b"").decode()
        each = (condition.finds(lines) for condition in self.conditions)
        return not self.conditions or (all(each) if self.every else any(each))


def understood(root: Element) -> Filter:
    """Raises Refused for a filter that is none, and for a collation that there is not."""
    conditions = tuple(_condition(child) for child in root.all(card("prop-filter")))
    if len(conditions) + sum(len(of.texts) + len(of.parameters) for of in conditions) > MOST_CONDITIONS:
        raise refusals.unknown_filter()
    return Filter(_every(root), conditions)


def _condition(root: Element) -> Condition:
    name = root.attributes.get("name", "")
    if not _NAME.fullmatch(name):
        raise refusals.bad_filter()
    spelt = _SPELT.get(name.upper(), name.upper())
    pattern = re.compile(rf"\n{re.escape(spelt)}([;:][^\r]*)")
    texts = tuple(_text(child) for child in root.all(card("text-match")))
    parameters = tuple(_parameter(child) for child in root.all(card("param-filter")))
    return Condition(pattern, _absent(root, [*texts, *parameters]), _every(root), texts, parameters)


def _parameter(root: Element) -> Parameter:
    texts = [_text(child) for child in root.all(card("text-match"))]
    name = root.attributes.get("name", "")
    if not name or len(texts) > 1:
        raise refusals.bad_filter()
    return Parameter(name.upper(), _absent(root, texts), texts[0] if texts else None)


def _text(root: Element) -> Text:
    collation = root.attributes.get("collation", USUAL)
    fold = FOLDS.get(USUAL if collation == "default" else collation)
    if fold is None:
        raise refusals.unknown_collation()
    compare = _COMPARISONS.get(root.attributes.get("match-type", "contains"))
    negate = root.attributes.get("negate-condition", "no")
    if compare is None or negate not in {"yes", "no"}:
        raise refusals.bad_filter()
    return Text(fold(root.text), fold, compare, negate == "yes")


def _absent(root: Element, others: Iterable[object]) -> bool:
    absent = root.first(card("is-not-defined")) is not None
    if absent and any(True for _ in others):
        raise refusals.bad_filter()
    return absent


def _every(root: Element) -> bool:
    test = root.attributes.get("test", "anyof")
    if test not in {"anyof", "allof"}:
        raise refusals.bad_filter()
    return test == "allof"


def _property(rest: str) -> Property:
    """From what follows the name."""
    at, parameters = 0, dict[str, list[str]]()
    while found := _PARAMETER.match(rest, at):
        values = [quoted or plain for quoted, plain in _VALUE.findall(found[2])]
        parameters.setdefault(found[1].upper(), []).extend(values)
        at = found.end()
    return Property(parameters, _ESCAPED.sub(_unescaped, rest[at:].removeprefix(":")))


def _unescaped(found: re.Match[str]) -> str:
    return "\n" if found[1] in "nN" else found[1]
