"""Somebody's name or title with whom they work for, and no mark between (`Spokesperson at Example Trust`, `Jane Doe of Example
Labs`)."""

from __future__ import annotations

import re
from itertools import pairwise

from directory.extraction.stretches import finnish, uncased
from directory.extraction.stretches.naming import WORD
from directory.extraction.stretches.wholes import OF, Label, Piece, Wholes
from directory.extraction.words.fields import is_field
from directory.extraction.words.forenames import ends_as_house, is_forename
from directory.values import organisations

_OF_PRESS = re.compile(
    r"(?:press|pers|medi|kommuni|communi|tiedot|viestint)\w*[^\W\d_]|\w*(?:spokes|sprecher|talsper|tales|talsm|woordvoer|voorlicht|"
    r"ansvarlig|ansvarig|verantwoordelijke)\w*"
)
"""Words of roles that are held for the organisation behind them; behind others stands what somebody is in charge of."""

_ENGLISH = frozenset(
    "officer manager director specialist executive coordinator lead assistant consultant editor".split()
)
"""What English titles end with, which other languages have too and put the firm right behind."""
_MARKS = re.compile("[,:;(/|]")
_FEWEST, _MOST = 4, 12
"""So many words a name, a role and a firm in one go have."""

_WHOSE = re.compile(r" (?:van|von|vom|(?P<open>of|from|with|at|in(?= the ))) (?:the )?(?=\S)")

_FIELD = re.compile(
    r"(?:marketing|communications?|publicity|development|outreach|sales|advertising|research|operations)\s(?:and |& )?(?:\w+ )?(?:of|for|at) "
)
""" What somebody is in charge of, before the organisation they do it for."""

_DEGREE = re.compile(
    r"(?:P\. ?Eng|P\. ?Geo|Ph\. ?D|M\. ?D|J\. ?D|M\. ?Sc|B\. ?Sc|Dipl\.-Ing|PhD|MBA|CPA|CFA)\.?,? (?=[A-Z])"
)
"""What stands behind a name and before the title without a comma (`Jane Doe, P.Eng. Chief Executive`)."""

WITHIN = frozenset("i im in en em w v ve na no ved bij pri при у в στο στη στην στον".split())
"""What stands between what somebody does and the organisation that they do it in, in many languages (`Pressesekretær i
Eksempelministeriet`); between other words it says where."""


class Employed(Wholes):
    """Tells them apart in one text."""

    def _title(self, role: Piece) -> list[Piece]:
        """A role by itself, with whom it is held at behind it (`Spokesperson at Example Trust`), or with a name."""
        if (told := self._genitive(role.start, role.end, role.line)) is not None:
            return told
        if (degree := _DEGREE.match(self.text, role.start, role.end)) is not None:
            role = role._replace(start=degree.end())
        if not self.folded.is_western and (held := uncased.held_at(self.shapes, role.start, role.end)) is not None:
            return [role._replace(end=held[0]), role._replace(label="org", start=held[1])]
        words = list(WORD.finditer(self.text, role.start, role.end))
        if (
            len(words) > 1
            and "." in words[0].group()[:-1]
            and self.folded[role.start : words[0].end()].rstrip(".,") in self.words.honorifics
        ):
            words.pop(0)  # "P.Eng. Chief Executive Officer"
            role = role._replace(start=words[0].start())
        if len(words) > 2 and self.folded[words[-1].start() : role.end] in self.words.workplace:
            words.pop()  # for whom stands on the next line
            role = role._replace(end=words[-1].end())
        for position, word in enumerate(words[1:-1], 1):
            folded = self.folded[word.start() : word.end()]
            if folded not in self.words.workplace and not (
                (folded in OF and self._is_organisation(word.end(), role.end))
                or (folded in WITHIN and self._is_organisation(word.end(), role.end, single=True))
            ):
                continue
            behind = next((w for w in words[position + 1 :] if w.group()[0].isupper()), None)
            small = behind is not None and len(self.text[word.end() : behind.start()].strip()) <= 3
            if behind is None or not small:
                continue
            before = self._before_workplace(role, words[position - 1].end(), folded)
            if before is None:
                if (named := self._named_together(role, words[position - 1].end())) is not None:
                    return [*named, Piece("org", behind.start(), role.end, role.line, role.cell)]
                continue
            org = Piece("org", behind.start(), role.end, role.line, role.cell)
            return [before, *self._named_behind(org)]
        return self._beside_employer(role, words) or self._titled_name(role)

    def _at_work(self, start: int, end: int, line: int) -> list[Piece] | None:
        """What somebody does, whatever small words are in it, and where (`Head of Press at Example Trust`, `Marketing at Example
        Trust` behind `VP,`); None for others."""
        folded = self.folded[start:end]
        small = next((f" {w} " for w in self.words.workplace if f" {w} " in folded), None)
        if small is None or "," in folded or ":" in folded:
            return None
        low = start + folded.rfind(small)
        high = low + len(small)
        high += 4 * self.folded.startswith("the ", high)
        if not self.text[start].isupper() or not self.text[high].isupper() or self.folded[high:end] == "large":
            return None
        held = self.shapes.is_role(start, low) and not self.shapes.is_desk(start, end)
        if not held and not is_field(self.folded[start:low]):
            return None
        role = Piece("role", start, low, line, self._cell)
        end = self._without_small_words(high, end)
        return [*self._title(role), *self._named_behind(role._replace(label="org", start=high, end=end))]

    def _named_together(self, whole: Piece, end: int) -> list[Piece] | None:
        """Names with nothing but `and` between them up to `end` (`Jane Doe and John Roe at Example Communications`)."""
        found: list[Piece] = []
        start = whole.start
        for word in [*WORD.finditer(self.text, whole.start, end), None]:
            if word is not None and not self.shapes.is_join(word.group()):
                continue
            low, high = self.shapes.strip(start, end if word is None else word.start())
            if low >= high or self.shapes.name(low, high) != (low, high):
                return None
            found.append(whole._replace(label="name", start=low, end=high))
            start = end if word is None else word.end()
        return found if len(found) > 1 else None

    def _held_at_firm(self, whole: Piece | None) -> list[Piece] | None:
        """A name, a role and a firm in one go, where a domain of the text spells the firm, or its legal form says that it is one
        (`Jane Doe Chief Executive Officer Example Corp.`)."""
        if whole is None or whole.label not in ("role", "org"):
            return None
        words = [word.span() for word in WORD.finditer(self.text, whole.start, whole.end)]
        if not _FEWEST <= len(words) <= _MOST or not self.text[whole.start].isupper():
            return None
        for count in (2, 3):
            name = words[0][0], words[count - 1][1]
            if self.shapes.name(*name) != name:
                continue
            for stop in range(len(words) - 1, count, -1):
                low, high = self.shapes.strip(words[stop][0], whole.end)
                title = words[count][0], words[stop - 1][1]
                if (
                    low < high
                    and self._is_told_firm(low, high)
                    and self.shapes.is_role(*title)
                    and self.folded[slice(*words[stop - 1])] in self.words.roles
                    and not self._is_told_firm(*title)
                ):
                    return [
                        whole._replace(label="name", start=name[0], end=name[1], kind=None),
                        whole._replace(label="role", start=title[0], end=title[1], kind=None),
                        whole._replace(label="org", start=low, end=high, kind=None),
                    ]
        return None

    def _is_told_firm(self, start: int, end: int) -> bool:
        """Whether a domain of the text spells the first word, the last ones are a legal form, or the last is what names of houses end in."""
        raw = self.text[start:end]
        if self.shapes.begins_domain(raw.split()[0]) or organisations.has_legal_form(raw):
            return True
        return " " in raw and ends_as_house(
            self.shapes.language or "", self.folded[self.text.rfind(" ", start, end) + 1 : end]
        )

    def _beside_employer(self, role: Piece, words: list[re.Match[str]]) -> list[Piece] | None:
        """A role, and with nothing between whom it is held for (`persvoorlichter Waterschap Voorbeeld`); but what somebody is the
        head of belongs to the role (`Leiterin Institut für Beispiele`)."""
        for before, word in pairwise(words[:6]):
            if not word.group()[0].isupper():
                continue
            if self._is_english_title(role.start, before) and self._is_called_firm(word.start(), role.end):
                return [role._replace(end=before.end()), role._replace(label="org", start=word.start())]
            if not _OF_PRESS.fullmatch(self.folded, before.start(), before.end()):
                continue
            if not self.shapes.is_role(before.start(), before.end()):
                continue
            if not self.shapes.is_organisation(word.start(), role.end) or self.shapes.is_role(word.start(), role.end):
                return None
            return [role._replace(end=before.end()), role._replace(label="org", start=word.start())]
        return None

    def _is_english_title(self, start: int, last: re.Match[str]) -> bool:
        """Whether an English title ends with a word, in a text of another language (`Public Relations Officer`)."""
        if self.shapes.language in ("en", None) or self.folded[last.start() : last.end()] not in _ENGLISH:
            return False
        return last.start() > start and self.shapes.is_role(start, last.end())

    def _is_called_firm(self, start: int, end: int) -> bool:
        """Whether an organisation stands there, or what a domain of the text is called."""
        return self.shapes.is_domain(self.text[start:end]) or (
            self.shapes.is_organisation(start, end) and not self.shapes.is_role(start, end)
        )

    def _named_behind(self, organisation: Piece) -> list[Piece]:
        """An organisation by itself, or one of a single word with a name right behind it (`Eksempelministeriet Jane Doe`)."""
        first = WORD.match(self.text, organisation.start, organisation.end)
        if first is None or not self.shapes.is_organisation(*first.span()):
            return [organisation]
        low, high = self.shapes.strip(first.end(), organisation.end)
        if low >= high or self.shapes.name(low, high) != (low, high):
            return [organisation]
        return [organisation._replace(end=first.end()), organisation._replace(label="name", start=low)]

    def _before_workplace(self, whole: Piece, end: int, word: str) -> Piece | None:
        """What stands before `at` and a firm whose words made the whole look like a role: a role, or a name (`Jane Doe at
        Example Communications`)."""
        if self.shapes.is_role(whole.start, end):
            return whole._replace(end=end)
        name = self.shapes.name(whole.start, end) if word in self.words.workplace else None
        return whole._replace(label="name", start=name[0], end=name[1]) if name is not None else None

    def _is_organisation(self, start: int, end: int, *, single: bool = False) -> bool:
        """Whether what follows "of" is an organisation (`of Example Foundation`), and no part of one (`of Communications`);
        `single` says that it may be of one word."""
        low, high = self.shapes.strip(start, end)
        first = next((w for w in WORD.finditer(self.text, low, high) if w.group()[0].isupper()), None)
        if first is not None and self._is_field_and_name(first.end(), low, high):
            return False
        if first is not None and _FIELD.match(self.folded, first.start(), high) is not None:
            return False  # "Director of Marketing of Example Labs"
        return (
            first is not None
            and (single or len(self.text[first.start() : high].split()) > 1)
            and self.shapes.is_organisation(first.start(), high)
            and not is_field(self.folded[first.start() : high])  # "Head of PR and Communications"
            and not self.shapes.is_role(first.start(), high)
            and not self.shapes.is_desk(first.start(), high)
        )

    def _is_field_and_name(self, behind: int, start: int, end: int) -> bool:
        """Whether it is what somebody is in charge of, and their name (`Communications Jane Doe`)."""
        low, high = self.shapes.strip(behind, end)
        return low < high and self.shapes.is_role(start, behind) and self.shapes.name(low, high) == (low, high)

    def _behind_firm(self, name: Piece) -> list[Piece]:
        """A name by itself, or behind the firm that an address spells (`Example Jane Doe`, jane@example.org); without the `and`
        that a sentence has before it."""
        name = self._behind_join(name)
        first = WORD.match(self.text, name.start, name.end)
        if first is None or not self.shapes.is_domain(first.group()):
            return [name]
        rest = self.shapes.name(*self.shapes.strip(first.end(), name.end))
        if rest is None:
            return [name]
        firm = Piece("org", first.start(), first.end(), name.line, name.cell)
        return [firm, name._replace(start=rest[0], end=rest[1])]

    def _behind_join(self, name: Piece) -> Piece:
        first = WORD.match(self.text, name.start, name.end)
        if first is None or not self.text[name.start].islower() or not self.shapes.is_join(first.group()):
            return name
        low = self.shapes.strip(first.end(), name.end)[0]
        return name._replace(start=low) if " " in self.text[low : name.end] else name

    def _genitive(self, start: int, end: int, line: int) -> list[Piece] | None:
        told = finnish.employed(self.shapes, start, end) if self.shapes.language == "fi" else None
        labels: tuple[Label, ...] = ("org", "role", "name")
        return told and [Piece(label, *place, line, self._cell) for label, place in zip(labels, told, strict=True)]

    def _works_for(self, start: int, end: int, line: int) -> list[Piece] | None:
        """A name, and behind a particle that surnames have too for whom its bearer works (`Jana Voorbeeld van Groen Kruis`); or what the
        endings of Finnish say of that."""
        if (told := self._genitive(start, end, line)) is not None:
            return told
        found = _WHOSE.search(self.folded, start, end)
        if (
            found is None
            or _MARKS.search(self.text, start, found.start())
            or not self.text[found.start() + 1].islower()
        ):
            return None
        name = self.shapes.name(start, found.start())
        if name is None or name[1] != found.start() or " " not in self.text[slice(*name)]:
            return None
        behind = self.text[found.end() : end].split()
        apart = len(behind) > 1 and all(word[0].isupper() for word in behind)
        acronym = len(behind[0]) > 1 and behind[0].isupper() and not self.text[start : name[1]].isupper()
        firm = self.shapes.is_organisation(found.end(), end) or self.shapes.is_domain(self.text[found.end() : end])
        if not apart and not acronym and not firm:
            return None
        # What is called something of something (`Young Friends of ...`) is mostly no human's name and employer.
        end = self._without_small_words(found.end(), end)  # "... with Example Communications at 020 ..."
        last = self.folded[max(found.end(), self.folded.rfind(" ", found.end(), end) + 1) : end].strip(".,")
        known = firm or (is_forename(self.text[name[0] : name[1]].split()[0]) and ends_as_house("en", last))
        if found["open"] and not self.shapes.is_addressed(*name) and (not known or self.folded[name[1] - 1] == "s"):
            return None
        return [
            Piece("name", *name, line, self._cell),
            Piece("org", found.end(), end, line, self._cell),
        ]
