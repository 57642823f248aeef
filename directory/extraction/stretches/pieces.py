"""A stretch of text cut into labelled pieces: names, roles, organisations, desks, addresses, labels and anchors."""

from __future__ import annotations

import re

from directory.extraction.details import seams
from directory.extraction.details.anchors import Anchor
from directory.extraction.memory import NOTHING, Taught
from directory.extraction.stretches import officers, uncased
from directory.extraction.stretches.capitals import CONNECTORS, Capitals
from directory.extraction.stretches.naming import EDGE, WORD
from directory.extraction.stretches.owned_cues import headed_pieces
from directory.extraction.stretches.said import as_said
from directory.extraction.stretches.several import of_several
from directory.extraction.stretches.shapes import Shapes
from directory.extraction.stretches.wholes import Piece
from directory.extraction.watch import Watch
from directory.extraction.words import across, inner
from directory.extraction.words.kinds import OPENS_CUE, OPENS_LABEL, OPENS_RELEASE
from directory.extraction.words.quoted import is_in_guillemets
from directory.extraction.words.unspaced import CLOSES, CLOSES_WIDE, OPENS, OPENS_WIDE

_SOFT = (
    re.compile(
        r"(?<=[a-zß-ÿ]{5})(?<![Ss]tellv)(?<![Pp]arlam)(?<![Kk]aufm)(?<![Tt]echn)(?<![Öö]ffentl)(?<!wissensch)(?<!esch[äa]ftsf)\.\s(?=[A-ZÀ-Þ])"
    ),
    re.compile(rf"\s?{OPENS_WIDE}\s?|\s?{CLOSES_WIDE}\s?"),
    re.compile(  # but not the ending of `EST:n puheenjohtaja`; `Basın için Jane Doe` is two in Turkish
        r"\s?:\s|:(?=\S)(?![a-zäö]{1,3}\s)|：|\s[-–—]\s|\s?[—–]\s?|\siçin\s"
    ),
    re.compile(r",\s?|،\s?|、|，"),
    re.compile(rf"\s?{OPENS}\s?|\s?{CLOSES}\s?|\s?[\[\]<>]\s?"),
    re.compile(r"\s?[«»„“”]\s?|\s?(?:(?<![א-ת])\"|\"(?![א-ת]))\s?"),  # within a house's name, unlike brackets
    re.compile(r"\s?[/／]\s?(?=[^\W\d_])"),
)
_COMMA = 4
"""Stretches are parted at commas by the mark of `_SOFT` before this one."""
_OWNER = re.compile(
    r"\s(?:of|de|del|de la|da|do|di|du|des|der|von|van)\s(?:(?:the|la|le|el|il|der|das)\s)?[A-ZÀ-Þ][\w-]{1,30}(?:\s[A-ZÀ-Þ][\w-]{1,30}){0,3}"
    r"(?:(?:\sof\s(?:the\s)?|\sfor\s(?:the\s)?|\sand\s|\s(?:del?|d[aou]|des|di|della|de l[ao]s?)\s)[A-ZÀ-Þ][\w-]{1,30}(?:\s[A-ZÀ-Þ][\w-]{1,30}){0,3})?"
    r"|\s(?:της|του|των)\s[Ά-Ω][\w-]{1,30}(?:\s[Ά-Ω][\w-]{1,30}){0,3}"
)


_LAST_WORD = re.compile(
    r"(?:(?<=[^\s,;:|/(]\s)|(?<=[\w.]\s\())(?P<word>[^\W\d_]{3,15}(?=\.|\s?:)|[a-z](?=\s?[.:])|(?:tel|tlf|tfn|mob|puh|fa[xk]|тел|моб|τηλ)[^\W\d_]{0,9})\.?\s?[:.]?\s{0,3}$"
)
_LAST_UNCASED = re.compile(r"(?<=\S\s)(?P<word>[\u0590-\u0e7f]{3,16})\s?:?\s{0,3}$")
"""The same where no capitals tell a name from it (`... มือถือ 08 ...`)."""
_LETTER_LABEL = re.compile(r"(?<=[^\W\d_]\s)(?P<word>[TMEFP])\s$")
"""A capital that labels what follows, though no mark stands behind it (`Jane Doe T 020 ... M 077 ...`)."""
_TELEPHONE = re.compile("tel|tél|tlf|tfn|puh|тел|τηλ|phone|fon|.$")
_NAMED = 2
"""So many words has a name before a label of one letter at least."""
_LONGEST_DESK = 70
_SHORTEST_DESK = 7
_SAID, _SMALL = across.read("clauses"), across.read("small")
_OUR = across.folded(_SAID["ours"]) | across.folded(_SAID["which"])
"""Whose desk it is that a release offers."""
_THE = across.folded(_SMALL["the"])
_REACHED = re.compile(rf"\b{across.one_folded(_SAID['reached'])}\b")
_WHOM = across.folded(_SAID["whom"])
"""Who reaches a desk, or is reached (`... erreichen Sie den Pressedienst`)."""
_QUOTES = frozenset('"“”')
_ENDS_DESK = re.compile("[,:]")
STRETCHES = "stretches between marks"
_OF_ANCHORS = frozenset(("phone", "mobile", "fax", "email"))


class Cutter(Capitals):
    """Cuts stretches of one text."""

    def __init__(self, shapes: Shapes, taught: Taught = NOTHING, watch: Watch | None = None) -> None:
        """`taught` is what other releases of the issuer said, for those who put the pieces together; `watch` is told when so much was
        cut that the rest is not looked at."""
        super().__init__(shapes)
        self.taught = taught
        self._watch = Watch() if watch is None else watch
        self._most = self._watch.limits.stretches // 2
        self._known: dict[tuple[int, int], list[Piece]] = {}

    def cut(self, start: int, end: int, anchors: list[Anchor]) -> list[Piece]:
        """The pieces between `start` and `end`, in order; `anchors` are those that lie within."""
        pieces: list[Piece] = []
        at = start
        for anchor in [*anchors, None]:
            stop = anchor.start if anchor is not None else end
            behind = None
            for low, high in self._cells(at, max(at, stop)):
                behind = self._closing_label(low, high) if high == stop and anchor is not None else None
                cell = low, high if behind is None else behind.start
                pieces += self._labelled(*cell)
            if behind is not None:
                pieces.append(behind)
            if anchor is not None:
                line = self.line_of(anchor.start)
                pieces.append(Piece(anchor.field, anchor.start, anchor.end, line, self._cell, None, anchor))
                at = anchor.end
        return pieces

    def go_on(self) -> None:
        """Half of what may be looked at is to find where contacts are; from now on, as much again may be to tell what they say."""
        self._most = self.looked + self._watch.limits.stretches // 2

    # -------------------------------------------------------------- labelling

    def _labelled(self, start: int, end: int) -> list[Piece]:
        """The pieces of a cell: rule after rule cuts the same lines, each with a line more above it or without its last address, so they
        are remembered."""
        known = self._known.get((start, end))
        if known is None:
            if self._watch.stops(self.looked, self._most, STRETCHES):
                return []
            known = self._known[start, end] = self._label(start, end, self.line_of(start))
        elif known and known[0].cell != self._cell:
            return [piece._replace(cell=self._cell) for piece in known]
        return known

    def _closing_label(self, start: int, end: int) -> Piece | None:
        """The label right before an address or number with no mark between it and the words before (`Jane Doe Tel: ...`)."""
        if (glued := seams.label(self.text, max(start, end - 30), end, self.words)) is not None:
            low, high, kind = glued
            return Piece("label", low, high, self.line_of(low), self._cell, kind)
        if (behind := officers.label_behind(self.shapes, start, end)) is not None:
            return Piece("label", *behind[:2], self.line_of(behind[0]), self._cell, behind[2])
        found = _LAST_WORD.search(self.folded, max(start, end - 30), end)
        if found is None and not self.folded.is_western:
            found = _LAST_UNCASED.search(self.folded, max(start, end - 30), end)
        if found is not None and len(found["word"]) == 1 and len(self.text[start : found.start()].split()) < _NAMED:
            return None  # "Lucie T. 020 ..."
        if found is None and (letter := _LETTER_LABEL.search(self.text, max(start, end - 4), end)) is not None:
            low, high = letter.span("word")
            of = self.words.labels.get(letter["word"].lower())
            return Piece("label", low, high, self.line_of(low), self._cell, of) if of in _OF_ANCHORS else None
        if found is None or found.start() == start or self.words.labels.get(found["word"]) not in _OF_ANCHORS:
            return None
        if not self.text[start : found.start()].strip(EDGE):
            return None
        low, high = found.span("word")
        told = found.re is _LAST_UNCASED or _TELEPHONE.match(found["word"]) is not None
        if self.words.labels[found["word"]] == "phone" and not told:
            return None  # "Media office: ..."
        return Piece("label", low, high, self.line_of(low), self._cell, self.words.labels[found["word"]])

    def _with_name(self, start: int, end: int, line: int, depth: int) -> list[Piece] | None:
        """A title, or a press office, with the name of its bearer right behind it that marks of its own tell; None for others."""
        told = officers.named(self.shapes, start, end)
        if told is None:
            return None
        asks = [Piece("other", start, told.stop, line, self._cell)] if told.asks else []
        return [*(asks or self._label(start, told.stop, line, depth)), Piece("name", *told.name, line, self._cell)]

    def _label(self, start: int, end: int, line: int, depth: int = 0) -> list[Piece]:
        start, end = self.shapes.strip(start, end)
        if start >= end:
            return []
        told = headed_pieces(self.shapes, start, end, line, self._cell) or self._at_work(start, end, line)
        told = told or self._with_name(start, end, line, depth)
        if told is not None:
            return told
        if (house := self.shapes.house_behind(start, end)) is not None:
            return [*self._label(start, house, line, depth), Piece("address", house, end, line, self._cell)]
        whole = self._whole(start, end, line)
        if (whole is None or whole.label == "org") and (named := self._works_for(start, end, line)) is not None:
            return named
        glued = self._held_at_firm(whole) or self._glued(start, end, line, whole)
        if glued is None and (whole is None or whole.label in ("role", "org", "name", "desk")):
            glued = self._flattened(start, end, line)
        if glued is not None:
            return glued
        leading = (
            None
            if whole is not None and whole.label not in ("role", "org", "address")
            else self._leading(start, end, line, depth, apart=whole is not None)
        )
        if leading is not None:
            return leading
        if whole is not None:
            if whole.label == "name":
                return self._behind_firm(whole)
            return self._title(whole) if whole.label == "role" else [whole]
        if depth < _COMMA and "," in self.folded[start:end] and (several := self._several(start, end, line, depth)):
            return several
        for separator in _SOFT[depth:]:
            depth += 1
            parts = self._split(separator, start, end)
            if len(parts) > 1:
                return [piece for low, high in parts for piece in self._label(low, high, line, depth)]
        return self._in_prose(start, end, line)

    def _in_prose(self, start: int, end: int, line: int) -> list[Piece]:
        """The pieces of a stretch that no mark parts."""
        parts = self._split_joins(start, end)
        if len(parts) > 1:
            return [piece for low, high in parts for piece in self._label(low, high, line, 9)]
        desk = self._desk_in_prose(start, end)
        if desk is not None:
            low, high = desk
            whole = Piece("desk", low, high, line, self._cell)
            return [*self._label(start, low, line, 9), whole, *self._label(high, end, line, 9)]
        runs = self._runs(start, end, line)
        if self.folded.is_western or any(piece.label in ("name", "role") for piece in runs):
            return runs
        return self._behind_asking(start, end, line) or runs

    def _several(self, start: int, end: int, line: int, depth: int) -> list[Piece] | None:
        """The pieces of a stretch that holds a title or office of several fields, whose commas part nothing."""
        told = of_several(self.shapes, start, end)
        if told is None:
            return None
        label, low, high = told
        whole = Piece(label, low, high, line, self._cell)
        return [*self._label(start, low, line, depth), whole, *self._label(high, end, line, depth)]

    def _behind_asking(self, start: int, end: int, line: int) -> list[Piece]:
        """In scripts without capitals: what a sentence tells behind the words that ask to get in touch, if that is somebody."""
        found = []
        for low, high in uncased.parts(self.shapes, start, end):
            pieces = self._label(low, high, line, 9)
            named = any(piece.label == "name" for piece in pieces)
            if named or [piece.label for piece in pieces] != ["role"] or " " in self.text[low:high]:
                found += pieces  # a title by itself is of whom the sentence asks (`Journalists may call ...`)
        return found if any(piece.label in ("name", "role") for piece in found) else []

    def _desk_in_prose(self, start: int, end: int) -> tuple[int, int] | None:
        """A desk within a sentence, with whose it is before or behind it (`the ABC press office`, `equipo de prensa de Ejemplo`)."""
        found = self.words.desks.search(self.folded, start, end)
        if found is None or end - start < found[1] - found[0] + 4:
            return None
        if " " not in self.folded[found[0] : found[1]] and not self._is_our_desk(start, *found):
            return None
        if (
            not self.folded.is_western
            and not self.folded.is_unspaced
            and uncased.is_within_title(self.shapes, start, found[0])
        ):
            return None
        low, high = found
        low = self.owned_from(start, low)
        behind = _OWNER.match(self.text, high, end)
        return low, behind.end() if behind is not None else high

    def _is_our_desk(self, start: int, low: int, high: int) -> bool:
        """Whether a sentence says in one word whom of ours to ask (`ons persteam`, `vår presstjänst`), or who can be reached."""
        before = self.folded[start:low].split()
        if high - low < _SHORTEST_DESK or not before:
            return False
        stop = self.text.find("\n", high) % (len(self.text) + 1)
        reached = before[-1] in _THE and _REACHED.search(self.folded, start, min(stop, high + 40)) is not None
        return reached or (self.text[low].islower() and before[-1] in _OUR)

    def owned_from(self, start: int, low: int) -> int:
        """Where begins whose a desk at `low` is, behind `start` (`the ABC press office`)."""
        before = list(WORD.finditer(self.text, start, low))
        while before and self._belongs(before):
            low = before.pop().start()
        return low

    def _belongs(self, words: list[re.Match[str]]) -> bool:
        """Whether the last of these words still says whose desk it is: `University of Example` before `press office`."""
        last = words[-1]
        folded = self.folded[last.start() : last.end()]
        if folded in CONNECTORS and len(words) > 1:
            return words[-2].group()[0].isupper() and self._belongs(words[:-1])
        return (
            last.group()[0].isupper()
            and folded not in self.words.stopwords
            and folded not in _OUR
            and folded not in _WHOM
            and not self.words.asking.is_whole(folded)
        )

    def _leading(self, start: int, end: int, line: int, depth: int, *, apart: bool) -> list[Piece] | None:
        """A cue or a label in front of something else (`Contact: ...`, `Tel. ...`); `apart` where only a mark between
        them makes it one (`Media Relations Manager` is a whole)."""
        folded, kinds = self.folded, self.shapes.kinds(start, end)
        for pattern, is_label, opens in (
            (self.words.label_phrases, True, OPENS_LABEL),
            (self.words.cues, False, OPENS_CUE),
            (self.words.release, False, OPENS_RELEASE),
        ):
            stop = pattern.match(folded, start, end) if kinds & opens else None
            if stop is None:
                continue
            rest = folded[stop:end]
            separated = rest[:1] in ":.：)" or rest[:2] in (" :", " -", " –", " (") or rest[:1] == "-"
            if is_label and (separated or not rest.strip()) and stop - start > 0:
                kind = self.words.labels[re.sub(r"\s+", " ", folded[start:stop]).rstrip(".")]
                lettered = rest[:1] not in ":.)" or (rest[:1] == "." and rest[1:2].isalpha())  # "P.Eng."
                if stop - start == 1 and (lettered or self._is_party(start, stop)):
                    continue
                label = Piece("label", start, stop, line, self._cell, kind)
                said = self._label(stop, end, line, depth)
                return [label, *as_said(self.text, kind, said, spaced=not self.folded.is_unspaced)]
            low, _ = self.shapes.strip(stop, end)
            if not is_label and (
                separated
                or (
                    (not apart and rest[:1].isspace() and self.text[low : low + 1].isupper())
                    and not self._is_whose_desk(start, end)
                )
            ):
                lead = Piece(self._what_leads(start, stop, separated=separated), start, stop, line, self._cell)
                return [lead, *self._label(stop, end, line, depth)]
        return None

    def _is_whose_desk(self, start: int, end: int) -> bool:
        """Whether it begins with a desk and whose it is, up to a comma (`Press office Example Trust, tel. ...`), or with what
        somebody does (`Media Officer, Example Trust`, `Media Officer: Jane Doe`)."""
        mark = _ENDS_DESK.search(self.text, start, end)
        if mark is None and end - start < _LONGEST_DESK and self.shapes.is_desk(start, end):
            return True
        if mark is None or mark.start() - start >= _LONGEST_DESK:
            return False
        stop = mark.start()
        titled = self.shapes.tokens(start, stop)[-1] in self.words.roles and self.shapes.is_role(start, stop)
        return titled or (mark.group() == "," and self.shapes.is_desk(start, stop))

    def _split(self, separator: re.Pattern[str], start: int, end: int) -> list[tuple[int, int]]:
        parts, at = [], start
        for found in separator.finditer(self.text, start, end):
            if inner.is_within(self.text, found.start(), for_all=self.shapes.is_for_all) or (
                found.group().strip() in _QUOTES and inner.is_nickname(self.text, found.start(), found.end())
            ):
                continue
            if found.group().strip() == "," and is_in_guillemets(self.text, found.start()):
                continue
            if found.start() > at:
                parts.append((at, found.start()))
            at = found.end()
        if at < end:
            parts.append((at, end))
        return parts if len(parts) > 1 or (parts and parts[0] != (start, end)) else [(start, end)]

    def _split_joins(self, start: int, end: int) -> list[tuple[int, int]]:
        parts, at = [], start
        for word in WORD.finditer(self.text, start, end):
            if self.shapes.is_join(word.group()):
                if word.start() > at:
                    parts.append((at, word.start()))
                at = word.end()
        if at < end:
            parts.append((at, end))
        return parts
