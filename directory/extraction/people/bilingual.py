"""What somebody does, said in two languages (`kommunikationschef / Head of Communications`, or once in each half of a release): a
contact has the title of the language that the release is in."""

from __future__ import annotations

import re

from directory.extraction.people.drafts import Draft
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.wholes import Piece
from directory.extraction.words.vocabulary import languages, titles_of

_PARTED = re.compile(r"\s{0,2}[/|]\s{0,2}|\s\((?=[^()]{4,60}\)?$)")
"""What stands between a title and its translation: a stroke, or the bracket that the translation is in."""


def in_one_language(cutter: Cutter, draft: Draft) -> None:
    """Leaves of each title in two languages the release's own, and puts one in another language behind it."""
    language = cutter.shapes.language
    if language is None or not draft.roles:
        return
    halves = [_own_half(cutter, role, language) for role in draft.roles]
    for role, half in zip(draft.roles, halves, strict=True):
        draft.why.setdefault(("role", half.start), draft.why["role", role.start])
    if len(halves) > 1 and translates(cutter, halves[1], halves[0]):
        halves[:2] = halves[1], halves[0]
    draft.roles = halves


def translates(cutter: Cutter, title: Piece, role: Piece) -> bool:
    """Whether a title in the release's language alone stands right below one in another."""
    language = cutter.shapes.language
    if language is None or title.line - role.line != 1 or cutter.folded.is_unspaced:
        return False
    own = _is_own(cutter, title.start, title.end, language) and not _is_own(cutter, title.start, title.end, "en")
    return own and _is_foreign(cutter, role.start, role.end, language)


def _own_half(cutter: Cutter, role: Piece, language: str) -> Piece:
    marks = list(_PARTED.finditer(cutter.text, role.start, role.end))
    if len(marks) != 1:
        return role
    end = role.end - cutter.text.endswith(")", role.start, role.end)
    first, second = (role.start, marks[0].start()), (marks[0].end(), end)
    if not cutter.shapes.is_role(*first) or not cutter.shapes.is_role(*second):
        return role
    if _is_own(cutter, *first, language) and _is_foreign(cutter, *second, language):
        return role._replace(end=first[1])
    if _is_own(cutter, *second, language) and _is_foreign(cutter, *first, language):
        return role._replace(start=second[0], end=end)
    return role


def _is_own(cutter: Cutter, start: int, end: int, language: str) -> bool:
    titles = titles_of(language)
    return any(token in titles for token in cutter.shapes.tokens(start, end))


def _is_foreign(cutter: Cutter, start: int, end: int, language: str) -> bool:
    """Whether a title has words of another language and none of the release's, and is not letters that all use (`CEO`)."""
    if cutter.text[start:end].isupper() or _is_own(cutter, start, end, language):
        return False
    return any(_is_own(cutter, start, end, other.code) for other in languages())
