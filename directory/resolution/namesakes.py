"""How near two writings of a person's name are, and how many others may bear it."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Literal

from rapidfuzz.distance import OSA

from directory.resolution.policy import COMPATIBLE

Nearness = Literal[
    "same",
    "longer",
    "nickname",
    "initial",
    "slip",
    "sound",
    "part",
    "script",
    "loose",
    "changed",
    "much_longer",
    "related",
    "other",
]
"""What `policy.toml` weighs, with its words for each."""

_PARTICLES = frozenset(
    "al bin da das de del della den der di do dos du e el la le ten ter van vom von y zu zum zur".split()
)
_TABLE: Final[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "names.toml").read_text(encoding="utf-8"))
_SHARES: Final[dict[str, float]] = {
    word: int(share) / 10_000
    for table in (_TABLE["forenames"], _TABLE["surnames"])
    for share, words in sorted(table.items(), key=lambda item: int(item[0]))
    for word in words.split()
}
_WHOLE_WORD = 3  # letters from which a word in common tells something

# Letters that transliterations spell in several ways become one; vowels, and what is heard as one, are left out.
_SOUNDS = (
    ("shch", "s"), ("tsch", "s"), ("sch", "s"), ("tch", "s"), ("sh", "s"), ("kh", "k"), ("zh", "s"), ("ph", "f"), ("th", "t"),
    ("ts", "s"), ("tz", "s"), ("cz", "s"), ("ck", "k"), ("qu", "k"), ("x", "ks"),
)  # fmt: skip
_ONE_SOUND = str.maketrans({"c": "k", "q": "k", "g": "k", "w": "v", "z": "s", "d": "t", "r": "l", "b": "p"})
_SILENT = re.compile("[aeiouyjh0-9]+")
_TWICE = re.compile(r"(.)\1+")


def compatible(left: str, right: str) -> bool:
    """Whether two folded names can be one person's, as far as names tell."""
    return left == right or nearness(left, right) in COMPATIBLE


@lru_cache(maxsize=262_144)
def nearness(left: str, right: str) -> Nearness:
    """Of two folded names, neither of them empty."""
    a, b = left.split(), right.split()
    if left == right or sorted(a) == sorted(b) or "".join(a) == "".join(b):
        return "same"
    shorter, longer = (a, b) if (len(a), a) <= (len(b), b) else (b, a)
    rest = list(longer)
    left_over = []
    whole = 0
    for word in shorter:
        if word in rest:
            rest.remove(word)
            whole += len(word) > 1
        else:
            left_over.append(word)
    if not left_over:
        if len(shorter) == 1:
            return "part" if shorter[0] in (longer[0], longer[-1]) else "related"
        added = [word for word in rest if word not in _PARTICLES]
        return "longer" if len(added) < 2 else "much_longer"
    found = _stand_for(left_over, rest)
    if found is not None and (whole or found in ("slip", "sound")) and (len(shorter) > 1 or found == "slip"):
        return found
    if _sound_alike(a, b):
        return "sound"
    if found is not None and len(shorter) > 1:
        return "loose"
    # What was there: a whole word that both have.
    return "related" if any(len(w) >= _WHOLE_WORD for w in set(a) & set(b)) else "other"


_WAYS: Final[tuple[Nearness, ...]] = ("nickname", "initial", "sound", "slip")


def _stand_for(words: list[str], rest: list[str]) -> Nearness | None:
    """How the words that are left over stand for others: the weakest of the ways, `loose` where they are several; None where
    one of them does not, or too many of the others are left."""
    found: set[Nearness] = set()
    rest = list(rest)
    for word in words:
        way = None
        for other in rest:
            way = _stands_for(word, other)
            if way is not None:
                rest.remove(other)
                found.add(way)
                break
        if way is None:
            return None
    if len([word for word in rest if word not in _PARTICLES]) > 1:
        return None
    return found.pop() if len(found) == 1 and (len(words) == 1 or found == {"sound"}) else "loose"


def _stands_for(word: str, other: str) -> Nearness | None:
    alike = word[0] == other[0]
    if len(word) == 1 or len(other) == 1:
        return "initial" if alike else None
    if is_nickname(word, other) or (alike and _cut_short(word, other)):
        return "nickname"
    if (
        min(len(word), len(other)) >= 3 < max(len(word), len(other))
        and word[0] == other[0]
        and OSA.distance(word, other, score_cutoff=1) <= 1
    ):
        return "slip"
    return "sound" if min(len(word), len(other)) >= 4 and sounds_like(word, other) else None


@lru_cache(maxsize=262_144)
def sound_key(word: str) -> str:
    """Equal for words that sound alike, however `ch` is meant in them."""
    return sound(word.replace("ch", "s")).replace("k", "s")


def sounds_like(word: str, other: str) -> bool:
    """Whether two words may be two spellings of one in another script."""
    mine, theirs = sound(word), sound(other)
    if mine == theirs:
        return len(mine) > 1
    return "ch" in word + other and len(mine) > 1 and sound(word.replace("ch", "s")) == sound(other.replace("ch", "s"))


@lru_cache(maxsize=262_144)
def sound(word: str) -> str:
    """A word by the sounds that spellings of different scripts keep: `weiden`, `vayden` -> `vtn`."""
    for letters, one in _SOUNDS:
        if letters in word:
            word = word.replace(letters, one)
    if "ch" in word:
        word = word.replace("ch", "k")
    kept = _TWICE.sub(r"\1", _SILENT.sub("", word.translate(_ONE_SOUND)))
    return kept if len(kept) > 1 else word.translate(_ONE_SOUND)


def _sound_alike(a: list[str], b: list[str]) -> bool:
    """Whether two names are two spellings of the same sounds, perhaps one of them without spaces, as some scripts are."""
    if len(a) == len(b):
        return len(a) == 2 and any(
            sounds_like(a[0], x) and sounds_like(a[1], y) and min(map(len, (*a, *b))) > 1 for x, y in (b, b[::-1])
        )
    shorter, longer = (a, b) if len(a) < len(b) else (b, a)
    if len(shorter) > 1:
        return False
    whole = sound(shorter[0])
    return len(whole) > 2 and whole in (sound("".join(longer)), sound("".join(longer[::-1])))


_LINES: Final = tuple(_TABLE["nicknames"]["lines"].strip().splitlines())
"""Forenames that one person goes by, a line each."""


@lru_cache(maxsize=1)
def _nicknames() -> dict[str, frozenset[int]]:
    """For each name the lines of the table that it stands in."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(_LINES):
        for word in line.split():
            found.setdefault(word, set()).add(number)
    return {word: frozenset(lines) for word, lines in found.items()}


def _cut_short(word: str, other: str) -> bool:
    """Kev for Kevin, Max for Maximilian."""
    shorter, longer = (word, other) if len(word) < len(other) else (other, word)
    return len(shorter) >= 3 and longer.startswith(shorter)


def is_nickname(word: str, other: str) -> bool:
    """Whether one person may go by both forenames."""
    lines = _nicknames()
    mine = lines.get(word)
    return mine is not None and not mine.isdisjoint(lines.get(other, ()))


def nicknames(word: str) -> set[str]:
    """The forenames that who has this one may go by as well; with itself, where there are any."""
    return {other for line in _nicknames().get(word, ()) for other in _LINES[line].split()}


def usual_share(word: str) -> float:
    """Which part of people bear this word in their name, where it is usual; 0 for words that the table does not have."""
    return _SHARES.get(word, 0.0)
