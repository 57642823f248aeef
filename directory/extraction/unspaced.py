"""Scripts that write without spaces between words (Chinese, Japanese) or without capitals (Korean): departments and firms."""

from __future__ import annotations

import re
from collections.abc import Iterator

_DEPARTMENT = frozenset("部課室局係处處组組")
_LEGAL_FORM = (
    "株式会社|合同会社|有限会社|合資会社|一般社団法人|公益社団法人|一般財団法人|公益財団法人|社団法人|財団法人"
    "|特定非営利活動法人|株式會社|주식회사|유한회사"
)
_LATIN = r"[A-Z][\w.&-]{1,30}(?:[ 　][A-Z][\w.&-]{1,30}){0,3}"
_WORD = re.compile(rf"(?:{_LEGAL_FORM})[ 　]{_LATIN}(?!\S)|(?<!\S){_LATIN}[ 　](?:{_LEGAL_FORM})(?!\S)|\S+")


def is_department(name: str) -> bool:
    """Whether it ends as the names of departments do (`広報部`)."""
    return name[-1:] in _DEPARTMENT


def words(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The words of a stretch; a firm whose Latin name stands apart from its legal form (`株式会社 Example`, `Example Data
    合同会社`) is one."""
    return _WORD.finditer(text, start, end)


def is_firm(word: str) -> bool:
    """Whether one of those words is such a firm."""
    return " " in word or "　" in word
