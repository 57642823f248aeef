"""Words by which a release says that a number is answered when offices are shut: those of `duty.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

from directory.values.wording import bare

_TABLE = Path(__file__).parent / "duty.toml"
_NUMBER = re.compile(r"\+?\d[\d ()./-]{5,}\d")
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{5})[.;!?]\s")
_BEHIND = re.compile(r"\s*[(\[]([^()\[\]\n]{1,40})[)\]]?")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")

When = Literal["after", "always"]
"""When offices are shut; by day and by night."""


def said_of(text: str) -> When | None:
    """What a few words say, such as a desk's name (`Duty press office`)."""
    words = bare(text)
    if _pattern("always").search(words) is not None:
        return "always"
    return "after" if _pattern("after").search(words) is not None else None


def said_beside(before: str, behind: str) -> When | None:
    """What stands beside a number: before it on its line (on the line above where that is a label of its own), or in brackets
    behind it. What stands beside another number, or in the sentence before, is not said of this one."""
    *above, line = before.split("\n")
    if not line.strip() and above and above[-1].rstrip().endswith(":"):
        line = above[-1]
    own = _SENTENCE_END.split(_NUMBER.split(line)[-1])[-1]
    bracket = _BEHIND.match(behind)
    note = bracket[1] if bracket is not None and _NUMBER.search(bracket[1]) is None else ""
    return said_of(note) or said_of(own)


@cache
def _pattern(when: When) -> re.Pattern[str]:
    told: dict[str, list[str]] = tomllib.loads(_TABLE.read_text("utf-8"))
    return re.compile("|".join(_whole(words) for words in sorted(told[when], key=len, reverse=True)))


def _whole(words: str) -> str:
    """As whole words; where a script does not part them, anywhere."""
    found = re.escape(bare(words.removesuffix("*")))
    if _UNSPACED.search(words) is not None:
        return found
    return rf"(?<!\w){found}" + (r"\w*" if words.endswith("*") else r"(?!\w)")
