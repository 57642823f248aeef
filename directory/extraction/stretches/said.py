"""What a label says that somebody does, or for whom they work, as one thing though no table knows its words."""

from __future__ import annotations

import re

from directory.extraction.stretches.wholes import Piece

_LONGEST_HOUSE = 40
_SPLITS = re.compile(r"[,，、;/(（|]|\s[-–—]\s")


def as_said(text: str, kind: str, said: list[Piece], *, spaced: bool) -> list[Piece]:
    """The pieces behind a label of some kind; `spaced` tells that the text's script has spaces between words."""
    return _whole_role(text, said) if kind == "role" else _whole_house(text, kind, said, spaced=spaced)


def _whole_role(text: str, said: list[Piece]) -> list[Piece]:
    """What a label says that somebody does, as one piece where nothing else is in it (`Position: PR 매니저`)."""
    kinds = [piece.label for piece in said]
    if len(said) < 2 or "role" not in kinds or not set(kinds) <= {"role", "desk", "caps", "other"}:
        return said
    low, high = said[0].start, said[-1].end
    return said if _SPLITS.search(text, low, high) else [said[0]._replace(label="role", end=high, kind="said")]


def _whole_house(text: str, kind: str, said: list[Piece], *, spaced: bool) -> list[Piece]:
    """What a label says for whom somebody works, as one piece where no word of it is known (`Компания: Тёплый свет`)."""
    labels = {piece.label for piece in said}
    unknown = labels == {"caps", "other"} or (not spaced and labels == {"org", "other"})
    if kind != "org" or not unknown or said[0].label == "other":
        return said
    low, high = said[0].start, said[-1].end
    if high - low > _LONGEST_HOUSE or _SPLITS.search(text, low, high):
        return said
    return [said[0]._replace(label="org", end=high)]
