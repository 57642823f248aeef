"""What an explanation is made of. `press-directory explain --json`, the API and the layout lab all show these records:
as JSON, each is an object of its fields by the same names (`as_json`), and the documents within one are one object
(`together`). New fields may be added; none changes its meaning.

Places are offsets into `Explanation.text`, counted in Unicode code points, `start` inclusive, `end` exclusive; lines are
counted from 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from directory.errors import DocumentError


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the text, the line on which it begins, the words there, and of a document in pages the page."""

    start: int
    end: int
    line: int
    exact: str
    page: int | None


@dataclass(frozen=True, slots=True)
class Why:
    """A rule that decided: `code` is lasting, `words` are for people."""

    code: str
    words: str


@dataclass(frozen=True, slots=True)
class How:
    """How something about the whole document was decided: its format, encoding, title, date, ... `chosen` is None where
    nothing was found; `place` is where in the text it stands, where it does."""

    what: str
    chosen: str | None
    why: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """A labelled stretch of a line: name, role, org, desk, email, phone, label (`Tel.`), cue, address, place, caps
    (capitalised, of no known kind) or other; `kind` says which label a label is."""

    label: str
    kind: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a block, with the stretches into which it was cut."""

    number: int
    start: int
    end: int
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch that offers contacts: by what it was opened, where the opening words stand, and its lines."""

    number: int
    start: int
    end: int
    opened: Why
    cue: Place | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One thing said of a contact: where it stands, and why it is this contact's, the first reason first."""

    field: str
    value: str
    shown: str
    type: str | None
    extension: str | None
    place: Place
    why: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that speaks for (above 0) or against a contact, in logits: natural logarithms of odds, which add up."""

    feature: str
    value: str | None
    logit: float


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact that the release offers; `block` is the number of its block. `confidence` is the probability that the sum
    of `points` (`logit`) stands for."""

    number: int
    kind: str
    name: str | None
    block: int | None
    fields: tuple[Field, ...]
    confidence: float
    logit: float
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Left:
    """A stretch that could have been (part of) a contact and is not: what it was taken for, and why it was left."""

    what: str
    place: Place
    why: Why


@dataclass(frozen=True, slots=True)
class Explanation:
    """How one document was read. `warnings` say what was capped or repaired on the way."""

    file: str
    text: str
    how: tuple[How, ...]
    blocks: tuple[Block, ...]
    contacts: tuple[Contact, ...]
    left_out: tuple[Left, ...]
    warnings: tuple[str, ...]


def as_json(explanation: Explanation) -> dict[str, Any]:
    """The explanation as plain dictionaries, lists, strings and numbers."""
    return asdict(explanation)


def part(told: Explanation | DocumentError) -> dict[str, Any]:
    """One of several documents within one: `file`, and its `explanation` or else the `problem`, the other being None."""
    if isinstance(told, DocumentError):
        return {"file": told.name, "explanation": None, "problem": {"type": told.type, "detail": told.detail}}
    return {"file": told.file, "explanation": as_json(told), "problem": None}


def together(parts: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Several as one object: the first explanation, and as its `others` all that is there beside it, in order.

    Raises the first problem, as the kind of DocumentError that it was, where nothing could be explained.
    """
    first = next((one for one in parts if one["explanation"] is not None), None)
    if first is None:
        problem = parts[0]["problem"]
        raise _KINDS.get(problem["type"], DocumentError)(parts[0]["file"], problem["detail"])
    return {**first["explanation"], "others": [one for one in parts if one is not first]}


_KINDS = {kind("", "").type: kind for kind in DocumentError.__subclasses__()}
