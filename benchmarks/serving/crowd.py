"""What a mixed crowd asks for: the pages of contacts first, searches and suggestions, offices, releases, files, feeds."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from benchmarks.serving.readers import Question, fetch
from benchmarks.serving.servers import Server

WEIGHTS = {
    "contact, HTML": 35,
    "search": 20,
    "suggestions": 15,
    "office": 10,
    "release": 8,
    "contact, JSON": 5,
    "contact, vCard": 4,
    "contact, feed": 3,
}
"""Of a hundred questions. Assumed: nobody has counted yet what readers of such a directory ask for."""
BROWSER = (("Accept", "text/html"), ("Accept-Encoding", "gzip"))
PROGRAM = (("Accept-Encoding", "gzip"),)
MOST = 1000
"""So many contacts and releases are asked for."""


@dataclass(frozen=True, slots=True)
class Known:
    """What there is to ask for, in an order of its own: of the first is asked most, of the nth an nth as often."""

    contacts: Sequence[str]
    names: Sequence[str]
    offices: Sequence[str]
    office_names: Sequence[str]
    releases: Sequence[str]


def known(of: Server, seed: int) -> Known:
    draw = random.Random(seed)
    listed = {what: _listed(of, f"/api/v1/{what}?limit=200") for what in ("contacts", "offices", "releases")}
    for items in listed.values():
        draw.shuffle(items)
    return Known(
        [item["id"] for item in listed["contacts"]],
        [item["name"] for item in listed["contacts"]],
        [item["slug"] for item in listed["offices"]],
        [item["name"] for item in listed["offices"]],
        [item["id"] for item in listed["releases"]],
    )


def _listed(of: Server, path: str) -> list[dict[str, str]]:
    items: list[dict[str, str]] = []
    while path and len(items) < MOST:
        _, body = fetch(of.host, of.port, Question("list", path))
        page = json.loads(body)
        items += page["items"]
        path = "/api/" + page["next"].partition("/api/")[2] if page["next"] else ""
    return items


def asked(known: Known, seed: int) -> Iterator[Question]:
    """One reader's questions, without end; the same for the same seed."""
    draw = random.Random(seed)
    kinds, weights = list(WEIGHTS), list(WEIGHTS.values())
    shares = {len(of): list(accumulate(1 / n for n in range(1, len(of) + 1))) for of in (known.contacts, known.offices)}
    shares[len(known.releases)] = list(accumulate(1 / n for n in range(1, len(known.releases) + 1)))
    while True:
        kind = draw.choices(kinds, weights)[0]
        contact, office, release, name, called = (
            draw.choices(of, cum_weights=shares[len(of)])[0]
            for of in (known.contacts, known.offices, known.releases, known.names, known.office_names)
        )
        typed = draw.choice((name.lower(), name.split()[-1], called.lower(), f"{name.split()[-1]} {called.split()[0]}"))
        match kind:
            case "contact, HTML":
                yield Question(kind, f"/contacts/{contact}", BROWSER)
            case "search":
                yield Question(kind, f"/contacts?q={_quoted(typed)}", BROWSER)
            case "suggestions":
                yield Question(kind, f"/suggest?q={_quoted(typed[: draw.randrange(2, 9)])}", PROGRAM)
            case "office":
                yield Question(kind, f"/offices/{office}", BROWSER)
            case "release":
                yield Question(kind, f"/releases/{release}", BROWSER)
            case "contact, JSON":
                yield Question(kind, f"/api/v1/contacts/{contact}", PROGRAM)
            case "contact, vCard":
                yield Question(kind, f"/contacts/{contact}.vcf", PROGRAM)
            case _:
                yield Question(kind, f"/contacts/{contact}.atom", PROGRAM)


def _quoted(words: str) -> str:
    return "".join(c if c.isascii() and c.isalnum() else "".join(f"%{b:02x}" for b in c.encode()) for c in words)
