"""Thai: titles written in one go with a forename, firms between their two words for it, nicknames in brackets."""

from __future__ import annotations

import re

_LETTERS = "\u0e01-\u0e4e"
_TITLE = re.compile(rf"(?:นางสาว|น\.ส\.|นาย(?!ก)|นาง|คุณ|(?:ผศ\.|รศ\.|ศ\.)?\s?ดร\.|ผศ\.|รศ\.)(?=[{_LETTERS}]{{2}})")
_FIRM = re.compile(r"(?:บริษัท|ห้างหุ้นส่วน)\s?\S[^\n,;|]{1,70}?\sจำกัด(?:\s?\(มหาชน\))?")
_NICKNAME = re.compile(rf"[{_LETTERS}]{{1,10}}")


def behind_title(text: str, start: int, end: int) -> int:
    """Where a forename begins behind the title that is written in one go with it (`นางสาวตัวอย่าง`); `start` where none is."""
    found = _TITLE.match(text, start, end)
    return found.end() if found is not None else start


def firm(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a firm stands between the two words for it (`บริษัท ตัวอย่าง จำกัด (มหาชน)`)."""
    found = _FIRM.search(text, start, end)
    return found.span() if found is not None else None


def is_nickname(text: str, start: int, end: int) -> bool:
    """Whether a short word in brackets behind a Thai name can only be what somebody is called by."""
    return _NICKNAME.fullmatch(text, start, end) is not None
