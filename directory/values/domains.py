"""Domains of the internet: which country they speak for."""

from __future__ import annotations

_US = ("gov", "mil", "edu")
_SOLD = frozenset("io tv co me ai fm cc ws to ly gl la sh nu bz gg is am".split())
"""Country-code domains that are sold to the whole world, and so say nothing."""
_REGISTRIES = frozenset("gov gob gouv gub edu com org net mil ac nom go".split())
"""What stands before the country in names that it gives to its own (`.gov.co`)."""
_COUNTRY = {"uk": "GB", "eu": None, "su": "RU"}


def of_domain(domain: str) -> str | None:
    """ISO 3166 code by the country-code top-level domain, where it speaks for a country."""
    top = domain.rpartition(".")[2].lower()
    if top in _US:
        return "US"
    registered = domain.lower().split(".")[-2:-1]
    if len(top) != 2 or (top in _SOLD and (not registered or registered[0] not in _REGISTRIES)):
        return None
    return _COUNTRY.get(top, top.upper())
