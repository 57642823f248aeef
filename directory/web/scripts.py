"""Scripts and sheets that foreign pages get: without the comments and the white space of their sources, and known by their hashes."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_FOLDER: Final = Path(__file__).parent / "embed"
_COMMENT = re.compile(r"(?:^|\s)//.*$", re.MULTILINE)
_WORDS = re.compile(r'("(?:[^"\\\n]|\\.)*")')
_SPACE = re.compile(r"\s+")
_NEEDLESS = re.compile(r" ?([{};=,<?]) ?|(:) ")


@dataclass(frozen=True, slots=True)
class Script:
    """A script as it is sent."""

    body: str

    @property
    def integrity(self) -> str:
        """Its hash, as a page demands it (Subresource Integrity, 3.1)."""
        return _hashed("sha384", self.body)

    @property
    def source(self) -> str:
        """Its hash, as a policy allows it within a page (Content Security Policy, level 3, 2.3.1)."""
        return f"'{_hashed('sha256', self.body)}'"


def squeezed(source: str) -> str:
    """JavaScript, or a sheet, without comments that begin with `//` and without needless white space. It knows no more than what ours are
    written in: words in double quotes without `//`, no regular expression with white space, a semicolon behind each statement."""
    parts = _WORDS.split(_COMMENT.sub("", source))
    parts[::2] = [_NEEDLESS.sub(r"\1\2", _SPACE.sub(" ", part)) for part in parts[::2]]
    return "".join(parts).strip() + "\n"


def _read(name: str) -> Script:
    return Script(squeezed((_FOLDER / name).read_text(encoding="utf-8")))


def _hashed(algorithm: str, body: str) -> str:
    return f"{algorithm}-{b64encode(hashlib.new(algorithm, body.encode()).digest()).decode()}"


V1: Final = _read("v1.js")
"""The element `<press-contacts>`."""
FIT: Final = _read("fit-v1.js")
"""Gives frames the height of what is in them, on the page around them."""
FRAME: Final = _read("frame.js")
"""Tells that height, within."""
FRAME_SHEET: Final = _read("frame.css")
