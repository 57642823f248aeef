"""Blocks whose line breaks were lost: a name, what its bearer does and for whom in one go, with nothing between
(`Jane Doe Marketing Director Example Systems 020 ... jane.doe@example.org`).

Capitals alone tell nothing there; the addresses of the text do: a mailbox is spelled as a name, a domain as a firm.
"""

from __future__ import annotations

import re

from directory.extraction.stretches.bureaus import is_members_office
from directory.extraction.stretches.glued import Glued
from directory.extraction.stretches.naming import CASED, WORD
from directory.extraction.stretches.wholes import OF, Label, Piece
from directory.extraction.words.folding import fold
from directory.extraction.words.forenames import is_forename
from directory.extraction.words.kinds import OPENS_CUE, OPENS_ROLE, ORGANISATION, ROLE
from directory.records import Span

_FEWEST, _MOST = 3, 18
"""So many words such a stretch has."""
_LONGEST_NAME = 4
_TWO_SURNAMES = frozenset(("es", "pt", "ca", "gl", "eu"))
"""Languages whose people have two surnames, of which an address mostly spells the first."""
_NO_STRETCH = re.compile(r"[@:/|;]|(?<![^\W\d_])\d")  # but a figure within a firm's name
_MARK = re.compile(r"[,(–—]|\s[-–—]\s|[.:]$")
Spans = list[Span]


class Flattened(Glued):
    """Labels what is written so in one text."""

    def _flattened(self, start: int, end: int, line: int) -> list[Piece] | None:
        """The pieces of a stretch in which a mailbox of the text tells where a name stands, or None."""
        if _NO_STRETCH.search(self.text, start, end) or not self._is_cased(start):
            return None
        words = [Span(*found.span()) for found in WORD.finditer(self.text, start, end)]
        if not _FEWEST <= len(words) <= _MOST or not self.shapes.are_in_mailbox(start, end):
            return None
        if is_members_office(self.shapes, start, end):
            return None
        behind_cue = self._behind_cue(start, end, line) if self.shapes.kinds(*words[0]) & OPENS_CUE else None
        if behind_cue is not None:
            return behind_cue
        for first in range(min(len(words) - 1, 6)):
            if first and not self._may_lead(start, words[first - 1][1]):
                continue
            if self.shapes.begins_domain(self.text[slice(*words[first])]):
                continue  # it is the firm's
            count = self._named(words[first:])
            if count == 0 or (first == 0 and count == len(words)):
                continue
            low, high = self.shapes.strip(words[first][0], words[first + count - 1][1])
            name = Piece("name", low, high, line, self._cell)
            if not self._goes_on_otherwise(words[first:], count):
                continue
            behind = self._held(words[first + count :], line)
            if behind is None or (first and not behind and self._is_named_kind(start, words, first)):
                continue
            return [*self._before(start, words[first - 1][1], line), name, *behind] if first else [name, *behind]
        return None

    def _behind_cue(self, start: int, end: int, line: int) -> list[Piece] | None:
        """The same behind a cue that it begins with (`Press contact Jane Doe Marketing Director ...`)."""
        stop = self.words.cues.match(self.folded, start, end)
        if stop is None or self.text[stop : stop + 1] != " ":
            return None
        found = self._flattened(stop + 1, end, line)
        return [self._piece("cue", start, stop, line), *found] if found is not None else None

    def _is_cased(self, start: int) -> bool:
        return self.text[start].isupper() and CASED.match(self.text, start) is not None

    def _may_lead(self, start: int, end: int) -> bool:
        """Whether what stands before a name is a firm that a domain spells, or a kind of firm: a role there is told elsewhere."""
        first = WORD.match(self.text, start, end)
        if first is not None and self.shapes.begins_domain(first.group()):
            return True
        return first is not None and first.end() == end and self._is_kind(start, end)  # "Agency Jane Doe Example PR"

    def _is_named_kind(self, start: int, words: Spans, first: int) -> bool:
        """Whether a kind of organisation and the rest are the name of one, after nobody (`Alliance Save the River`)."""
        kind = first == 1 and self._is_kind(start, words[0][1])
        return kind and not is_forename(self.text[slice(*words[first])])

    def _before(self, start: int, end: int, line: int) -> list[Piece]:
        """What leads to a name: the firm that a domain spells, or what kind of firm it is."""
        start, end = self.shapes.strip(start, end)
        comma = self.text.find(", ", start, end)
        if comma >= 0 and self.shapes.is_role(comma + 2, end):  # "Esimerkki Oy, viestintäpäällikkö Testi Mallinen"
            return [*self._before(start, comma, line), self._piece("role", comma + 2, end, line)]
        kind = " " not in self.text[start:end] and self._is_kind(start, end)
        return [self._piece("other" if kind else "org", start, end, line)]

    def _is_kind(self, start: int, end: int) -> bool:
        """Whether it says what kind of organisation one is, and what nobody is (`Foundation`)."""
        return self.shapes.kinds(start, end) & (ROLE | ORGANISATION) == ORGANISATION

    def _named(self, words: Spans) -> int:
        """How many of these words, from the first, are a name that an address spells; 0 where they are none."""
        for count in range(2, min(_LONGEST_NAME, len(words)) + 1):
            low, high = words[0][0], words[count - 1][1]
            if self.text[high - 1] == ",":
                return 0  # marks part what stands there
            if not self.shapes.is_in_mailbox(words[count - 1]) and not (
                count == 2 and self.shapes.is_forename_mailbox(words[0])
            ):
                continue
            if self.shapes.name(low, high) != (low, high) or not self.shapes.is_addressed(low, high):
                continue
            return count + self._second_surnames(words[count:])
        return 0

    def _goes_on_otherwise(self, words: Spans, count: int) -> bool:
        """Whether what stands behind a name up to the first mark is no more of the name (`Niels Peter` before `Jensen, Press
        Officer`): it is a role, a firm, or more than a word."""
        rest = words[count:]
        if not rest or self.text[rest[0][0]].islower() or self.text[rest[0][0]] in "([":
            return not rest  # a small word is a mark ("at"), and a bracket is one
        mark = next((n for n, (low, high) in enumerate(rest) if _MARK.search(self.text, high - 1, high + 3)), None)
        if mark is not None:
            low, high = self.shapes.strip(rest[0][0], rest[mark][1])
            if not (self.shapes.is_role(low, high) or self.shapes.is_organisation(low, high)):
                return False
        if len(rest) != 1:
            return True
        whole = self.shapes.strip(words[0][0], rest[0][1])
        return self.shapes.name(*whole) != whole

    def _second_surnames(self, behind: Spans) -> int:
        """1 where a name goes on with a second surname (`Ana Ejemplo Muestra Directora de ...`), else 0."""
        if not behind or self.shapes.language not in _TWO_SURNAMES:
            return 0
        low, high = behind[0]
        known = self.shapes.kinds(low, high) & (ROLE | ORGANISATION | OPENS_ROLE)
        return int(not known and self.text[low].isupper() and not self.shapes.begins_domain(self.text[low:high]))

    def _held(self, words: Spans, line: int) -> list[Piece] | None:
        """A role, an organisation, or both; None where these words are neither."""
        if not words:
            return []
        low, high = self.shapes.strip(words[0][0], words[-1][1])
        trade = ROLE | ORGANISATION
        if low >= high or (len(words) == 1 and self.shapes.kinds(low, high) & trade == trade):
            return None  # "Jane Doe Communications" is a firm
        starts = [word for word in words if low <= word[0] < high]
        for position, (begin, end) in enumerate(starts):
            two = starts[position + 1][1] if position + 1 < len(starts) else end  # "B2x Digital", "The Example Group"
            if not self.text[begin].isupper() or not (
                self.shapes.begins_domain(self.text[begin:end]) or self.shapes.begins_domain(self.text[begin:two])
            ):
                continue
            if position == 0:
                return self._firm_first(starts, high, line)
            of = (
                position > 1 and self.folded[slice(*starts[position - 2])] in OF
            )  # "Director of Sales The Example Group"
            if position > 1 and not of and self._is_kind(*starts[position - 1]):
                position -= 1  # noqa: PLW2901
                begin = starts[position][0]  # noqa: PLW2901
            comma = self.text.rfind(", ", low, begin)
            led = comma > low and self._is_led(comma + 2, begin)  # "Press Officer, Civic Association Example Rivers"
            begin = comma + 2 if led else begin  # noqa: PLW2901
            before = comma if led else starts[position - 1][1]
            if self.folded[starts[position - 1][0] : before] in OF and position > 1:
                before = starts[position - 2][1]
            role = self.shapes.strip(low, before)
            if self.shapes.is_role(*role) and not self.shapes.is_role(begin, high):
                return [self._piece("role", *role, line), self._piece("org", begin, high, line)]
        if self.shapes.is_firm(low, high) or (
            self.shapes.is_organisation(low, high) and not self.shapes.is_role(low, high)
        ):
            return [self._piece("org", low, high, line)]
        return self._title(self._piece("role", low, high, line)) if self.shapes.is_role(low, high) else None

    def _is_led(self, start: int, end: int) -> bool:
        """Whether the words before what a domain spells begin with what kind of organisation it is."""
        first = WORD.match(self.text, start, end)
        return first is not None and self._is_kind(*first.span()) and self.text[start].isupper()

    def _firm_first(self, words: Spans, end: int, line: int) -> list[Piece]:
        """The firm that a domain spells, with a role behind it where one stands there (`Example Systems Press Officer`)."""
        low = words[0][0]
        for position in range(1, len(words)):
            if self.shapes.is_role(words[position][0], end) and fold(self.text[words[position - 1][0]]).isalnum():
                firm, role = words[position - 1][1], words[position][0]
                if not self.shapes.is_role(low, firm) and not self.shapes.is_organisation(low, end):
                    return [self._piece("org", low, firm, line), self._piece("role", role, end, line)]
        return [self._piece("org", low, end, line)]

    def _piece(self, label: Label, start: int, end: int, line: int) -> Piece:
        return Piece(label, start, end, line, self._cell)
