"""Finnish: who works for whom by the ending of a genitive (`Esimerkki ry:n puheenjohtaja Testi Mallinen`)."""

from __future__ import annotations

import re

from directory.extraction.stretches.shapes import Shapes

_EMPLOYED = re.compile(
    r"(?P<org>[A-ZÅÄÖ][^\s,;:()]*(?:\s[^\s,;:()]+){0,5}?(?P<ending>:n|(?<=[a-zåäö])n))\s"
    r"(?P<role>[a-zåäö][^\s,;:()]*(?:[ -]+[a-zåäö][^\s,;:()]*){0,4})\s"
    r"(?P<name>[A-ZÅÄÖ][^\s,;:()]*(?:\s[A-ZÅÄÖ][^\s,;:()]*){1,2})"
)


def employed(shapes: Shapes, start: int, end: int) -> tuple[tuple[int, int], tuple[int, int], tuple[int, int]] | None:
    """The places of an organisation, of what somebody does for it and of the name, where a stretch is nothing else; None for
    others. The ending behind an abbreviation is no part of the organisation (`ry:n`)."""
    found = _EMPLOYED.fullmatch(shapes.text, start, end)
    if found is None or not shapes.is_role(*found.span("role")) or shapes.is_role(*found.span("org")):
        return None
    if shapes.name(*found.span("name")) != found.span("name"):
        return None
    low, high = found.span("org")
    if " " not in found["org"] and (found["ending"] == ":n" or not shapes.is_organisation(low, high)):
        return None  # of which body of it is told by the title (`EST:n hallituksen puheenjohtaja`)
    return (low, high - 2 if found["ending"] == ":n" else high), found.span("role"), found.span("name")
