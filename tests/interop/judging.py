"""What readers understood, held against what the cards say; where they are known to differ, exactly how."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from directory.presenters.cards.folding import LINE
from directory.presenters.cards.forms import VCARD3, VCARD4, Form
from tests.interop.fields import FIELDS, Fields, normal_rev
from tests.interop.programs import Reader

_NOT_IN_LINES = re.compile(rb"[\x00-\x08\x0a-\x1f\x7f]")


class Known(NamedTuple):
    """A way in which a reader is known to understand a field otherwise: `so` of what the card says is what it understands. All else
    is a fault."""

    reader: str
    forms: Sequence[Form]
    fields: Sequence[str]
    so: Callable[[Any], Any]
    what: str


@dataclass
class Judged:
    """Of one reader and one form: cards read, and how many of each field were understood otherwise, as is known or not, or warned of."""

    cards: int
    differ: Counter[str] = field(default_factory=Counter)
    known: Counter[str] = field(default_factory=Counter)
    examples: dict[str, tuple[Any, Any]] = field(default_factory=dict)

    @property
    def right(self) -> bool:
        return not self.differ


def judged(
    reader: Reader, form: Form, found: Sequence[Fields], said: Sequence[Fields], known: Sequence[Known]
) -> Judged:
    """A reader's answers about cards that say this, one by one in their order."""
    result = Judged(len(found))
    if len(found) != len(said):
        result.differ["cards"] += abs(len(found) - len(said))
        result.examples["cards"] = (len(said), len(found))
    of_reader = [one for one in known if one.reader == reader.name and form in one.forms]
    for got, card in zip(found, said, strict=False):
        for name in (name for name in FIELDS if name in reader.tells):
            _compare(result, reader, name, (card[name], understood(got, name, card[name])), of_reader)
        if got["warnings"]:
            result.differ["warnings"] += 1
            result.examples.setdefault("warnings", ([], got["warnings"]))
    return result


def understood(got: Mapping[str, Any], name: str, as_: Any) -> Any:
    """A field of an answer; what was not found is as empty as what is asked for."""
    value = got.get(name, type(as_)())
    return normal_rev(value) if name == "rev" else value


def _compare(result: Judged, reader: Reader, name: str, pair: tuple[Any, Any], known: Sequence[Known]) -> None:
    said, got = pair
    same = sorted(said) == sorted(got) if not reader.ordered and isinstance(said, list) else said == got
    if same:
        return
    if any(name in one.fields and one.so(said) == got for one in known):
        result.known[name] += 1
        return
    result.differ[name] += 1
    result.examples.setdefault(name, pair)


def faults_of_lines(made: bytes, form: Form) -> list[str]:
    """What a file of cards does against RFC 6350, 3.2 and RFC 2426, 2.6: lines too long, other ends than CRLF, control characters,
    text that is no UTF-8."""
    if form not in {VCARD3, VCARD4}:
        return []
    made.decode()
    lines = made.split(b"\r\n")
    faults = [f"{len(line)} octets: {line!r}" for line in lines if len(line) > LINE]
    faults += [f"control character: {line!r}" for line in lines if _NOT_IN_LINES.search(line)]
    return faults if made.endswith(b"\r\nEND:VCARD\r\n") else [*faults, "does not end where a card ends"]
