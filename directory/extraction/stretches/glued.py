"""Stretches of scripts that write without spaces between words or without capitals: where in them a name begins and ends.

Chinese and Japanese put a department, a name and a title in one go (`宣传部李示例主任`), and a name's reading in brackets
behind it (`見本 花子（みほん はなこ）`); Korean parts them by spaces, but no capital says which of them is a name.
"""

from __future__ import annotations

import re

from directory.extraction.stretches.thai_rows import ThaiRows
from directory.extraction.stretches.wholes import Piece
from directory.extraction.words import japanese, thai, unspaced
from directory.extraction.words.folding import is_unspaced

_LONGEST_OFFICIAL = 8
"""So many characters a surname, a title and a given name have."""
_LONGEST_NAME = 4
"""So many characters a name has that Latin letters may spell once more."""
_LONGEST_SURNAME = 3
_SHORTEST_HOUSE = 5
"""So many characters a house has at least whose name stands right before somebody's title."""
_COLON = re.compile("[:：]")
_LONGEST = 200
"""Longer stretches are prose: what stands in brackets there explains a word."""


class Glued(ThaiRows):
    """Labels what is written so in one text."""

    def _glued(self, start: int, end: int, line: int, whole: Piece | None) -> list[Piece] | None:
        """The pieces of a stretch with a name that only these scripts write so, or None."""
        if not self.folded.is_unspaced or end - start > _LONGEST or not is_unspaced(self.text[start:end]):
            return None
        if whole is None and unspaced.is_unit(self.text[start:end]):
            return [Piece("role" if self.shapes.language == "ja" else "org", start, end, line, self._cell)]
        if "\u0e00" < self.text[start] < "\u0e7f" and (row := self._thai_row(start, end, line)) is not None:
            return row
        firm = thai.firm(self.text, start, end + 1)
        if firm is not None:
            org = Piece("org", *firm, line, self._cell)
            return [*self._label(start, firm[0], line, 0), org, *self._label(firm[1], max(firm[1], end), line, 0)]
        if (beside := self._beside_latin(start, end, line)) is not None:
            return beside
        if (stop := unspaced.addressed(self.text, start, end)) < end:
            return self._label(start, stop, line, 0)
        found = self._spread(start, end, line) or self._dotted(start, end, line)
        if found is not None:
            return found
        found = self._read_aloud(start, end, line) or self._named_officially(start, end, line)
        if found is None and whole is not None and whole.label == "role":
            found = self._official_of_section(whole)
        if found is None and (whole is None or whole.label in ("name", "role", "org", "desk")):
            found = self._listed_names(start, end, line)
        if found is None and (whole is None or whole.label in ("org", "desk", "role")):
            found = self._beside_number(start, end, line)
        if found is None and whole is not None and whole.label == "role":
            found = self._speaking(whole)
        if found is None and (whole is None or whole.label in ("role", "org")):
            found = self._before_title(start, end, line) or self._behind_title(start, end, line)
        return found

    def _beside_latin(self, start: int, end: int, line: int) -> list[Piece] | None:
        """What stands before a bracket with a postal address, or behind a firm in Latin letters; None where neither does."""
        if (low := unspaced.postal_behind(self.text, start, end)) > start:
            return [*self._label(start, low, line, 0), Piece("address", low, end, line, self._cell)]
        if (high := unspaced.latin_firm(self.text, start, end)) > start:
            return [Piece("org", start, high, line, self._cell), *self._label(high, end, line, 0)]
        return None

    def _speaking(self, role: Piece) -> list[Piece] | None:
        """An organisation and who speaks for it (`示例局發言人`)."""
        at = unspaced.speaks_for(self.text, role.start, role.end)
        if not at or not self.shapes.is_organisation(role.start, at):
            return None
        return [role._replace(label="org", end=at), role._replace(start=at)]

    def _spread(self, start: int, end: int, line: int) -> list[Piece] | None:
        """A label or title that a form spreads over its field (`電　話：...`, `과  장  홍예시`)."""
        for stop in unspaced.spread(self.text, start, end):
            word = "".join(self.folded[start:stop].split())
            if word in self.words.labels:
                first = Piece("label", start, stop, line, self._cell, self.words.labels[word])
            elif self.words.cues.is_whole(word):
                first = Piece("cue", start, stop, line, self._cell)
            elif self.words.role_phrases.match(word, 0, len(word)) == len(word):
                first = Piece("role", start, stop, line, self._cell)
            else:
                continue
            return [first, *self._label(stop, end, line, 0)]
        return None

    def _dotted(self, start: int, end: int, line: int) -> list[Piece] | None:
        """A department or role, and behind a dot who has it (`実行委員長・見本`)."""
        parted = unspaced.dotted(self.text, start, end)
        if parted is None or self.shapes.name(parted[1], end) != (parted[1], end):
            return None
        if self.folded[start : parted[0]] in self.words.labels:
            return None
        if not unspaced.is_department(self.text[start : parted[0]]) and not self.shapes.is_role(start, parted[0]):
            return None
        return [Piece("role", start, parted[0], line, self._cell), Piece("name", parted[1], end, line, self._cell)]

    def _read_aloud(self, start: int, end: int, line: int) -> list[Piece] | None:
        """A name and in brackets how it is read, which is no part of it, or how another script writes it."""
        closed = end + (self.text[end : end + 1] in (")", "）"))
        for low, behind, high in unspaced.read_aloud(self.text, start, closed):
            if self.shapes.name(low, behind) != (low, behind):
                continue
            spelled = is_unspaced(self.text[low:behind]) and unspaced.is_kana(self.text[behind:high])
            name = Piece("name", low, behind if spelled else high, line, self._cell)
            before = self._label(start, unspaced.behind_particle(self.text, start, low), line, 0)
            if before and before[-1].label in ("role", "org"):
                before[-1:] = self._of_house(before[-1])
            return [*before, name, *self._label(high, max(high, end), line, 0)]
        closed_within = unspaced.with_latin(self.text, start, closed)
        if closed_within is not None and self.shapes.name(*closed_within[:2]) == closed_within[:2]:
            low, behind, high = closed_within
            name = Piece("name", low, behind, line, self._cell)
            return [name, *self._label(high, max(high, end), line, 0)]
        return None

    def _named_officially(self, start: int, end: int, line: int) -> list[Piece] | None:
        """A Chinese surname with its title behind it (`陳科長`), or with the title between it and the given name (`王局長小明`): so
        officials are called, and no more is said of them."""
        if not self.words.surnames or not 2 < end - start <= _LONGEST_OFFICIAL:
            return None
        surname = next((s for s in self.words.surnames if self.text.startswith(s, start)), None)
        if surname is None or unspaced.is_hangul(surname) or not unspaced.is_surname_by_itself(surname):
            return None
        for low, high in self.words.role_phrases.spans(self.folded, start, end):
            if low != start + len(surname):
                continue
            if high == end:
                surname_, title = (
                    Piece("name", start, low, line, self._cell),
                    Piece("role", low, high, line, self._cell),
                )
                return [surname_, title]
            if unspaced.titled_within(self.text, start, end, (low, high)):
                return [Piece("name", start, end, line, self._cell)]
        return None

    def _official_of_section(self, role: Piece) -> list[Piece] | None:
        """A section, and in one go with it one of its officials by surname and title (`示例科陳股長`)."""
        for at in range(role.end - 2, role.start + 1, -1):
            if role.end - at > _LONGEST_OFFICIAL or not unspaced.is_section(self.text[role.start : at]):
                continue
            named = self._named_officially(at, role.end, role.line)
            if named is not None:
                return [role._replace(label="org", end=at), *named]
        return None

    def _listed_names(self, start: int, end: int, line: int) -> list[Piece] | None:
        """Surnames behind a department or the word for who is in charge (`担当：見本、林`)."""
        begin = unspaced.behind_in_charge(self.text, start, end)
        listed = unspaced.listed(self.text, begin, end)
        parts = [self.shapes.strip(low, high) for low, high in listed]
        parts = [part for part in parts if self.folded[slice(*part)] not in self.words.labels]  # `担当：見本、電話...`
        named = [
            (self.shapes.name(low, high) == (low, high) and not self.shapes.is_role(low, high))
            or japanese.is_short_surname(self.text[low:high])
            for low, high in parts
        ]
        if not named or not all(named):
            return None
        return [Piece("name", low, high, line, self._cell) for low, high in parts]

    def _beside_number(self, start: int, end: int, line: int) -> list[Piece] | None:
        """A name that a sentence gives a number in brackets (`例示博物館の見本（電話：...）`)."""
        for low, high in unspaced.beside_number(self.text, start, end):
            if self.shapes.name(low, high) == (low, high):
                return [*self._label(start, low - 1, line), Piece("name", low, high, line, self._cell)]
        return None

    def _before_title(self, start: int, end: int, line: int) -> list[Piece] | None:
        """A Chinese name with its title right behind it, and before it nothing or whom it works for."""
        if not self.words.surnames or self.words.cues.is_whole(self.folded[start:end]):
            return None
        titles = [low for low, high in self.words.role_phrases.spans(self.folded, start, end) if high == end]
        if not titles or not self.shapes.is_role(start, end):
            return None
        for low in unspaced.before_title(self.text, start, titles[-1]):
            if self.shapes.name(low, titles[-1]) != (low, titles[-1]):
                continue
            before = self._label(*unspaced.without_asking(self.text, start, low), line, 9)
            if before and not any(p.label in ("org", "desk", "role") for p in before[-1:]):
                continue
            name = Piece("name", low, titles[-1], line, self._cell)
            return [*before, name, Piece("role", titles[-1], end, line, self._cell)]
        return None

    def _behind_title(self, start: int, end: int, line: int) -> list[Piece] | None:
        """A Chinese name right behind its title, or behind the word for who is to be asked (`示例會秘書長林示例`)."""
        if not self.words.surnames or end - start < 4 or _COLON.search(self.text, start, end) is not None:
            return None
        labels = self.words.label_phrases.spans(self.folded, start, end)
        named = [
            span
            for span in labels
            if self.words.labels.get(self.folded[slice(*span)]) == "name" and not self.shapes.is_role(*span)
        ]
        for low, high in sorted((*named, *self.words.role_phrases.spans(self.folded, start, end)), reverse=True):
            if not 1 < end - high < 5 or self.shapes.name(high, end) != (high, end):
                continue
            if end - high < 3 and self.text.endswith(self.words.surnames, start, low) and (low, high) not in named:
                continue  # `陳科長小明`
            begin, _ = unspaced.without_asking(self.text, start, low)
            before = self._label(begin, low if (low, high) in named else high, line, 9)
            if before and before[-1].label == "role":
                before[-1:] = self._of_house(before[-1])
            elif (low, high) not in named and (not before or before[-1].label == "cue"):
                before[-1:] = [Piece("role", begin, high, line, self._cell)]  # `新闻发言人` announces contacts as well
            return [*before, Piece("name", high, end, line, self._cell)]
        return None

    def _of_house(self, role: Piece) -> list[Piece]:
        """A Chinese title by itself, or behind the house that it is held at (`示例部資料中心高級分析師`)."""
        for _, high in reversed(self.words.organisation_phrases.spans(self.folded, role.start, role.end)):
            if high - role.start < _SHORTEST_HOUSE or unspaced.is_department(self.text[role.start : high]):
                continue
            if high < role.end and self.shapes.is_role(high, role.end):
                return [role._replace(label="org", end=high), role._replace(start=high)]
        return [role]

    # -------------------------------------------------------------- words of a short line

    def _without_spaces(self, start: int, end: int, line: int) -> list[Piece] | None:
        """In scripts without spaces: a name that a sentence says to ask, or the words of a short line."""
        for low, high in unspaced.asked_for(self.text, start, end):
            whole = self._whole(low, high, line)
            if whole is not None and whole.label == "name":
                before = self._label(*unspaced.without_asking(self.text, start, low), line, 9)
                return [*before, whole, *self._label(high, end, line, 9)]
        begin, _ = unspaced.without_asking(self.text, start, end)
        house = self._whole(begin, end, line) if start < begin < end else None
        if house is not None and house.label in ("org", "desk"):
            return [house]  # `請聯絡示例公關`, and below it who works there
        return self._unspaced_runs(start, end, line) if end - start < 60 else None

    def _unspaced_runs(self, start: int, end: int, line: int) -> list[Piece]:
        """Scripts without capitals: each word by itself (`홍보팀 홍길동 과장`: a desk, a name, a title)."""
        pieces: list[Piece] = []
        for word in unspaced.words(self.text, start, end):
            low, high = self.shapes.strip(word.start(), word.end())
            if low >= high:
                continue
            if unspaced.is_firm(self.text[low:high]):
                pieces.append(Piece("org", low, high, line, self._cell))
            elif pieces and self._is_part_of(pieces, low, high):
                pieces[-1] = pieces[-1]._replace(label="org" if pieces[-1].label == "other" else pieces[-1].label)
                pieces.append(Piece("desk", low, high, line, self._cell))
            elif pieces and self._is_surname_behind(pieces[-1], low, high):
                pieces.append(Piece("name", low, high, line, self._cell))
            elif pieces and self._completes_name(pieces, low, high):
                pieces[-1] = pieces[-1]._replace(label="name", end=high)
            elif pieces and (name := self._behind_thai_title(pieces[-1], low, high)) is not None:
                pieces[-1] = Piece("name", *name, line, self._cell)
            elif pieces and self._spells_again(pieces[-1], low, high):
                pieces[-1] = pieces[-1]._replace(end=high)
            elif pieces and self._goes_on(pieces[-1], low, high):
                pieces[-1] = Piece("name", pieces[-1].start, high, line, self._cell)
            else:
                found = self._word(low, high, line)
                alone = len(pieces) == 1 or (len(pieces) > 1 and unspaced.is_field(self.text[slice(*pieces[-1][1:3])]))
                if found[0].label == "role" and alone and self._qualifies(pieces[-1], found[0], end):
                    found[0] = found[0]._replace(start=pieces.pop().start)
                pieces += found
        return self._with_house_first(pieces)

    def _is_part_of(self, before: list[Piece], start: int, end: int) -> bool:
        """Whether a word ends as departments do, behind an organisation, another department, or what begins the row and is in no table
        (`見本市 企画部`, `さんぷる 広報室`)."""
        raw, last = self.text[start:end], before[-1]
        if last.label in ("org", "desk"):
            return unspaced.is_department(raw) or unspaced.is_team(raw)
        begins = len(before) == 1 and last.label == "other" and self.shapes.language == "ja"
        return begins and unspaced.is_department(raw) and unspaced.can_be_house(self.text[last.start : last.end])

    def _with_house_first(self, pieces: list[Piece]) -> list[Piece]:
        """The pieces of a row of words, with the first of three, which no table knows, as whom the one works for whose title and name
        follow (`例示遊戲 行銷總監 林示例`); a word that is a label elsewhere is a title there (`さんぷる会 代表 見本 花子`)."""
        if [p.label for p in pieces[-2:]] == ["label", "name"] and self._is_headed(pieces[-2]):
            pieces[-2] = pieces[-2]._replace(label="role", kind=None)
        if [p.label for p in pieces] != ["other", "role", "name"] or not unspaced.can_be_house(
            self.text[slice(*pieces[0][1:3])]
        ):
            return pieces
        return [pieces[0]._replace(label="org"), *pieces[1:]]

    def _is_headed(self, label: Piece) -> bool:
        """Whether a label for a number says, before a name and a space, that its bearer stands for others (`代表 見本 花子`)."""
        return self.folded[label.start : label.end] == "代表" and self.text[label.end : label.end + 1] in (" ", "　")

    def _completes_name(self, pieces: list[Piece], start: int, end: int) -> bool:
        """Whether a word ends a name whose first word looked like something else."""
        return self._is_surname_of(pieces[-1], start, end) or self._is_house_of_name(pieces, start, end)

    def _is_surname_of(self, forename: Piece, start: int, end: int) -> bool:
        """Whether a Chinese surname stands behind a forename in Latin letters (`Ivy 林`)."""
        latin = self.text[forename.start : forename.end]
        return (
            forename.label in ("other", "caps")
            and start - forename.end == 1
            and latin.isascii()
            and latin.isalpha()
            and latin.istitle()
            and self.text[start:end] in self.words.surnames
        )

    def _is_house_of_name(self, pieces: list[Piece], start: int, end: int) -> bool:
        """Whether what looks like a house is a Japanese surname behind a title, and before a given name (`室長 見本院 花子`)."""
        before, house = pieces[-2:] if len(pieces) > 1 else (pieces[-1], pieces[-1])
        return (
            (before.label, house.label) == ("role", "org")
            and house.end - house.start <= _LONGEST_SURNAME
            and start - house.end == 1
            and unspaced.is_full_name(self.text[house.start : end])
        )

    def _word(self, start: int, end: int, line: int) -> list[Piece]:
        whole = self._whole(start, end, line)
        found = self._glued(start, end, line, whole)
        return found or [whole or Piece("other", start, end, line, self._cell)]

    def _spells_again(self, name: Piece, start: int, end: int) -> bool:
        """Whether Latin letters spell a Chinese or Korean name once more right behind it (`陳大文 David Chan`)."""
        if name.label != "name" or start - name.end != 1 or name.end - name.start > _LONGEST_NAME:
            return False
        latin = self.text[start].isascii() and not self.text[name.start].isascii()
        return latin and self.shapes.name(start, end) == (start, end)

    def _is_surname_behind(self, piece: Piece, start: int, end: int) -> bool:
        """Whether a surname of one ideograph stands behind where its bearer works, or what they do (`事務局 林`), or one that is
        written by its sound behind a role (`主任 オニール`)."""
        told = piece.label in ("role", "org", "desk", "label") and self.shapes.language == "ja"
        if told and piece.label == "role" and japanese.is_foreign_surname(self.text[start:end]):
            return self._whole(start, end, piece.line) is None
        return told and japanese.is_short_surname(self.text[start:end])

    def _qualifies(self, word: Piece, role: Piece, end: int) -> bool:
        """Whether a Korean word only says of what somebody is the head, with nobody named behind (`홍보 이사`, `홍보실 과장`)."""
        raw = self.text[word.start : word.end]
        return (
            word.label in ("other", "desk", "org")
            and (role.end == end or unspaced.is_field(raw))
            and role.start - word.end == 1
            and (unspaced.is_hangul(raw) or unspaced.is_field(raw))
        )

    def _behind_thai_title(self, forename: Piece, start: int, end: int) -> tuple[int, int] | None:
        """The name whose forename has a title in one go with it (`คุณตัวอย่าง สมมุติ`)."""
        begins = thai.behind_title(self.text, forename.start, forename.end)
        if begins == forename.start or forename.label not in ("other", "name") or start - forename.end != 1:
            return None
        return self.shapes.name(begins, end)

    def _goes_on(self, surname: Piece, start: int, end: int) -> bool:
        """Whether a name behind a department goes on with a given name behind a space (`広報課 見本 花子`)."""
        if surname.label not in ("name", "other") or start - surname.end != 1:
            return False
        own = self._whole(start, end, surname.line)
        return (
            (own is None or own.label == "name")
            and unspaced.is_full_name(self.text[surname.start : end])
            and (self.shapes.name(surname.start, end) is not None)
        )
