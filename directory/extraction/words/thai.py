"""Thai: titles written in one go with a forename, firms between their two words for it, nicknames in brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence

_LETTERS = "\u0e01-\u0e4e"
_TITLE = re.compile(rf"(?:นางสาว|น\.ส\.|นาย(?!ก)|นาง|คุณ|(?:ผศ\.|รศ\.|ศ\.)?\s?ดร\.|ผศ\.|รศ\.)(?=[{_LETTERS}]{{2}})")
_TITLES = frozenset("นางสาว น.ส นาย นาง คุณ ดร ผศ รศ ศ ผศ.ดร รศ.ดร ศ.ดร นพ พญ".split())
_FIRM = re.compile(r"(?:บริษัท|ห้างหุ้นส่วน)\s?\S[^\n,;|]{1,70}?\sจำกัด(?:\s?\(มหาชน\))?")
_NICKNAME = re.compile(rf"[{_LETTERS}]{{1,10}}")


def behind_title(text: str, start: int, end: int) -> int:
    """Where a forename begins behind the title that is written in one go with it (`นางสาวตัวอย่าง`); `start` where none is."""
    found = _TITLE.match(text, start, end)
    return found.end() if found is not None else start


def titled(text: str, words: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Which of the words begin and end a forename told by its title: the one written in one go with the title, or the one behind a
    title by itself; the surname is not among them. None where no title stands."""
    for number, (low, high) in enumerate(words):
        if behind_title(text, low, high) > low:
            return number, number
        if number + 1 < len(words) and text[low:high] in _TITLES:
            return number, number + 1
    return None


def firm(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a firm stands between the two words for it (`บริษัท ตัวอย่าง จำกัด (มหาชน)`)."""
    found = _FIRM.search(text, start, end)
    return found.span() if found is not None else None


def is_nickname(text: str, start: int, end: int) -> bool:
    """Whether a short word in brackets behind a Thai name can only be what somebody is called by."""
    return _NICKNAME.fullmatch(text, start, end) is not None
