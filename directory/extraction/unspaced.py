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
_LATIN_NAME = r"(?<!\S)[A-Z][a-z'-]{1,20}(?: [A-Z][A-Za-z.'-]{0,20}){1,2}(?=[ 　(（]|$)"
_WORD = re.compile(
    rf"(?:{_LEGAL_FORM})[ 　]{_LATIN}(?!\S)|(?<!\S){_LATIN}[ 　]?(?:{_LEGAL_FORM})(?!\S)|{_LATIN_NAME}|\S+"
)

_FORM = re.compile(_LEGAL_FORM)
_ASKED = re.compile(
    r"の(?P<name>[\u4e00-\u9fff々]{3,5}|[\u4e00-\u9fff々]{1,3}[ 　][\u4e00-\u9fffぁ-んァ-ヶー々]{1,4}|[ァ-ヶー]{2,10}・[ァ-ヶー]{2,12})"
    r"(?:さん|様|氏)?(?:まで|宛|へ(?:ご|お|連))"
)
_ADDRESSED = re.compile("先生|女士|小姐|老师|老師")
_LAST = re.compile(r"(?:部|处|處|室|局|中心|科|组|組|公司)(?P<name>[\u4e00-\u9fff]{2,3})$")
_FULL_NAME = re.compile(r"[\u4e00-\u9fff々]{1,3}[ 　][\u4e00-\u9fff々ぁ-んァ-ヶー]{1,4}")


def is_department(name: str) -> bool:
    """Whether it ends as the names of departments do (`広報部`)."""
    return name[-1:] in _DEPARTMENT


def asked_for(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches of a sentence that can be the name of who is to be asked: between particles (`の見本太郎まで`), before a form
    of address (`示例公司李示例小姐`), or last behind a department (`宣传部李示例`)."""
    for found in _ASKED.finditer(text, start, end):
        yield found.span("name")
    for found in _ADDRESSED.finditer(text, start, end):
        for length in (3, 2):
            if found.start() - length >= start:
                yield found.start() - length, found.start()
    last = _LAST.search(text, start, end)
    if last is not None and last.end() == end:
        yield last.span("name")


def is_full_name(text: str) -> bool:
    """Whether it is a short surname and a short given name with a space between."""
    return _FULL_NAME.fullmatch(text) is not None


def words(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The words of a stretch; a firm whose Latin name stands apart from its legal form (`株式会社 Example`, `Example Data
    合同会社`) is one, and so is a Latin name."""
    return _WORD.finditer(text, start, end)


def is_firm(word: str) -> bool:
    """Whether one of those words is such a firm."""
    return (" " in word or "　" in word) and _FORM.search(word) is not None
