"""Whether what a mention is called is a desk's name, where nobody has said of which kind it is."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Final

_WORDS: Final = frozenset(
    tomllib.loads((Path(__file__).parent / "names.toml").read_text(encoding="utf-8"))["desks"]["words"].split()
)


@lru_cache(maxsize=65_536)
def is_desk_name(folded: str) -> bool:
    """Of a folded name."""
    return not _WORDS.isdisjoint(folded.split())
