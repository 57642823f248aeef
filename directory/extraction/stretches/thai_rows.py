"""Thai: a name, what its bearer does and for whom in one line, parted by spaces alone; each part begins with a word that tells it."""

from __future__ import annotations

from abc import abstractmethod

from directory.extraction.stretches.employed import Employed
from directory.extraction.stretches.naming import WORD
from directory.extraction.stretches.wholes import Label, Piece
from directory.extraction.words import thai

_SHORTEST_ROW = 2
"""So many words has a name that nothing stands behind."""
_NAMED = 2
"""A forename and a surname, and behind them what their bearer does."""
_DETAILS = frozenset(("phone", "mobile", "fax", "email"))


class ThaiRows(Employed):
    """Labels such lines of one text."""

    @abstractmethod
    def _label(self, start: int, end: int, line: int, depth: int = 0) -> list[Piece]:
        """The pieces of a stretch."""

    def _thai_row(self, start: int, end: int, line: int) -> list[Piece] | None:
        """A Thai name told by the title in one go with it, what its bearer does and for whom, in one line (`นายตัวอย่าง สมมุติ ผู้จัดการ
        บริษัท ...`): every part begins with a word that tells it."""
        words = [self.shapes.strip(*word.span()) for word in WORD.finditer(self.text, start, end)]
        words = [word for word in words if word[0] < word[1]]
        named = thai.titled(self.text, words)
        kinds = [self._thai_kind(*word) for word in words[: _NAMED + 1]]
        if named is None and kinds in ([None, None, "role"], [None, None, "desk"]):
            named = 0, 0
        if named is None:
            return None
        first, last = named
        if last < len(words) - 1 and self._thai_kind(*words[last + 1]) is None:
            last += 1
        if last == len(words) - 1 and not first and last - first < _SHORTEST_ROW:
            return None
        name = self.shapes.name(words[first][0], words[last][1])
        if name is None:
            return None
        before = self._label(start, words[first][0], line, 0) if first else []
        pieces = [*before, Piece("name", *name, line, self._cell)]
        parts: list[Piece] = []
        labelled = self.words.labels.get(self.folded[slice(*words[-1])]) in _DETAILS
        for low, high in words[last + 1 : len(words) - labelled]:
            kind = self._thai_kind(low, high)
            if kind is None or (parts and parts[-1].label == "org"):
                if not parts:
                    return None
                parts[-1] = parts[-1]._replace(end=high)
            elif parts and kind == parts[-1].label:
                parts[-1] = parts[-1]._replace(end=high)
            else:
                parts.append(Piece(kind, low, high, line, self._cell))
        return [*pieces, *parts, *(self._label(words[-1][0], end, line, 0) if labelled else [])]

    def _thai_kind(self, start: int, end: int) -> Label | None:
        """What a part of a Thai line is that begins with a word."""
        if self.words.role_phrases.match(self.folded, start, end) is not None:
            return "role"
        if self.words.desks.match(self.folded, start, end) is not None:
            return "desk"
        return "org" if self.words.organisation_phrases.match(self.folded, start, end) is not None else None
