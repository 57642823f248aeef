"""In which time zones a telephone number rings, as far as its digits tell: by the beginnings in `zones.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

_TABLE = Path(__file__).parent / "zones.toml"


@lru_cache(maxsize=16_384)
def zones_of(number: str) -> tuple[str, ...]:
    """The IANA names of the zones that an E.164 number may be in, the likeliest in no particular order; empty for any other
    number, and where its digits do not tell (free numbers, satellites). Of mobiles mostly all zones of their country."""
    if not number.startswith("+"):
        return ()
    table = _by_beginning()
    digits = number[1:]
    return next((table[digits[:n]] for n in range(min(len(digits), _longest()), 0, -1) if digits[:n] in table), ())


def all_zones() -> frozenset[str]:
    """Every zone that the table names."""
    return frozenset(zone for zones in _by_beginning().values() for zone in zones)


@cache
def _by_beginning() -> Mapping[str, tuple[str, ...]]:
    told = tomllib.loads(_TABLE.read_text("utf-8"))
    return {digits: tuple(zones.split()) for zones, those in told.items() for digits in those.split()}


@cache
def _longest() -> int:
    return max(map(len, _by_beginning()))
