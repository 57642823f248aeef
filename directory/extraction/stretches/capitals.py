"""Runs of capitalised words in prose: each may be a name, an organisation, or words of no known kind; those between are passed over."""

from __future__ import annotations

import re

from directory.extraction.stretches.cells import Cells
from directory.extraction.stretches.naming import WORD
from directory.extraction.stretches.sentences import is_called_so, role_before, title_of_house
from directory.extraction.stretches.wholes import OF, Label, Piece
from directory.extraction.words import across
from directory.extraction.words.folding import is_unspaced

_LETTERS = re.compile(r"[A-Z]{3,8}")
_NICKNAME = re.compile(r"[\"“‘'][A-Z][\w.]{0,14}[\"”’']")
_INITIALS = re.compile(r"(?:[A-Z]\.){2,3}")
_ELIDED = re.compile(r"(?:l|d|dell|all|nell)['’][A-ZÀ-Þ]")
"""An article that goes on within a name (`Club de l'Exemple`)."""
CONNECTORS = across.every(across.read("small")["connects"])
"""Small words within the names of organisations."""


class Capitals(Cells):
    """Finds them in stretches of one text."""

    def _runs(self, start: int, end: int, line: int) -> list[Piece]:
        """In prose: the runs of capitalised words, each labelled by itself; the words between are passed over."""
        apart = self._without_spaces(start, end, line) if is_unspaced(self.text[start:end]) else None
        if apart is not None:
            return apart
        runs: list[tuple[int, int]] = []
        low = -1
        high = start
        for word in WORD.finditer(self.text, start, end):
            token = word.group()
            folded = self.folded[word.start() : word.end()]
            connects = low >= 0 and (
                (folded in self.words.particles and folded not in self.words.workplace)
                or (folded in CONNECTORS and self._is_place_of_work(low, high))
            )
            called = low >= 0 and _NICKNAME.fullmatch(token) is not None
            called = called or (low >= 0 and _ELIDED.match(token) is not None and self._is_place_of_work(low, high))
            if token[0].isupper() or called or (connects and (folded in OF or " " not in self.text[low:high])):
                if low < 0:
                    low = word.start()
                high = word.end()
                initials = _INITIALS.fullmatch(token) is not None  # "D.J. Example"
                if (
                    token[-1] in ".!?" and len(token) > 3 and folded.rstrip(".") not in self.words.honorifics
                ) and not initials:
                    runs.append((low, high))
                    low = -1
            elif low >= 0 and not connects:  # what stands behind it tells whether a small word is within
                runs.append((low, high))
                low = -1
        if low >= 0:
            runs.append((low, high))
        if len(runs) == 1 and runs[0] == (start, end):
            return [Piece(self._capital_label(start, end), start, end, line, self._cell)]
        pieces: list[Piece] = []
        at = start
        for first, last in runs:
            told = self._run(at, first, last, line)
            if told and told[0].label == "name" and (title := self._title_of_house(pieces, start, told[0])) is not None:
                pieces = [piece for piece in pieces if piece.end <= title.start]
                at = pieces[-1].end if pieces else start
                told.insert(0, title)
            stop = told[0].start if told else first
            if stop - at > 1:
                pieces.append(Piece("other", at, stop, line, self._cell))
            pieces += told
            at = told[-1].end if told else at
        if end - at > 1:
            pieces.append(Piece("other", at, end, line, self._cell))
        return pieces

    def _run(self, start: int, first: int, last: int, line: int) -> list[Piece]:
        """What a run of capitalised words from `first` to `last` is, with the role that the words before it, from `start`, end
        in."""
        low, high = self.shapes.strip(first, last)
        if low >= high:
            return []
        if (employed := self._works_for(low, high, line)) is not None:
            return employed
        whole = self._whole(low, high, line) or self._tail_name(low, high, line)
        if whole is not None and whole.label == "name" and is_called_so(self.text, start, whole.start):
            return [whole._replace(label="org")]
        if whole is None:
            return [Piece(self._capital_label(low, high), low, high, line, self._cell)]
        role = self._role_before(start, whole.start, line) if whole.label == "name" else None
        return [whole] if role is None else [role, whole]

    def _role_before(self, start: int, end: int, line: int) -> Piece | None:
        """The words right before a name that say what its bearer does."""
        said = role_before(self.shapes, start, end)
        return None if said is None else Piece("role", *said, line, self._cell)

    def _title_of_house(self, before: list[Piece], start: int, name: Piece) -> Piece | None:
        """What the bearer of a name does, with the house that this is done for, as the words before it say."""
        known = [piece.end for piece in before if piece.label not in ("caps", "other", "org")]
        said = title_of_house(self.shapes, known[-1] if known else start, name.start)
        return None if said is None else Piece("role", *said, name.line, self._cell)

    def _is_place_of_work(self, start: int, end: int) -> bool:
        if _LETTERS.fullmatch(self.text, start, end) is not None:
            return True  # "ABCD of Exampleton"
        return any(t in self.words.organisations for t in self.shapes.tokens(start, end))

    def _tail_name(self, start: int, end: int, line: int) -> Piece | None:
        """A name behind a capitalised word that is none (`Please contact`, `Spokeswoman Jane Doe`)."""
        words = list(WORD.finditer(self.text, start, end))
        for skip in range(1, min(4, len(words) - 1)):
            name = self.shapes.name(words[skip].start(), end)
            if name is not None:
                return Piece("name", *name, line, self._cell)
        return None

    def _capital_label(self, start: int, end: int) -> Label:
        folded = self.folded[start:end]
        if len(folded) > 60 or not self.text[start].isupper() or folded in self.words.stopwords:
            return "other"
        if any(c.isdigit() for c in folded) or folded in self.words.calendar:
            return "other"
        return "caps"
