"""A stretch of text taken as one thing: a name, a role, an organisation, a desk, a postal address, or two of them that belong
together without a mark between."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from directory.extraction.details.anchors import Anchor
from directory.extraction.stretches import behalf
from directory.extraction.stretches.common_houses import common_house
from directory.extraction.stretches.naming import CASED, WORD
from directory.extraction.stretches.shapes import Shapes
from directory.extraction.stretches.uncased import name_before_title
from directory.extraction.words import across, unspaced
from directory.extraction.words.folding import fold
from directory.extraction.words.forenames import ROMANCE, has_forename, is_named
from directory.extraction.words.kinds import (
    DIGIT,
    HONORIFIC,
    OFFICE,
    OPENS_CUE,
    OPENS_DESK,
    OPENS_ORGANISATION,
    OPENS_RELEASE,
    OPENS_ROLE,
    ORGANISATION,
    ROLE,
)
from directory.extraction.words.quoted import is_enclosed, is_open, is_opened_before, parts_at_comma, unquoted
from directory.extraction.words.vocabulary import speak_of_press
from directory.values import territories

_PR = re.compile(r"PR\b")
"""How a title may begin behind a name, though not in small letters (`PR-menedzser`)."""
Label = Literal["name", "role", "org", "desk", "email", "phone", "label", "cue", "address", "place", "caps", "other"]


PLACED = "placed"
"""The kind of a piece that only its place told to be what it is taken for."""


class Piece(NamedTuple):
    """A labelled stretch. `line` counts lines of the text, `cell` the stretches between hard separators; `kind` says which label
    a "label" is (`phone`, `fax`, ...). An anchor's piece carries it."""

    label: Label
    start: int
    end: int
    line: int
    cell: int
    kind: str | None = None
    anchor: Anchor | None = None


_CLOSES_FIRST = re.compile(r"[^()]{1,80}\)[^)]")
"""A bracket closes that none has opened: what stands before and behind it is two things."""
_DEGREE = re.compile(r"[A-Z]\.[A-Z][a-z]")
_SIGNED = re.compile(r"[“\"](?P<name>[^“”\"\n]{4,40})[”\"]$")
_FIRST_MARK = re.compile(r",|\s[-–—]\s")
_DASHED = re.compile(r"\s[-–—]\s")
_LONGEST_LINE, _MOST_WORDS = 90, 6
_OPENS = ("„", "«", "“")
_CLOSES_HEADING = frozenset(":：\n")
OF = frozenset("of for de del della dell di da do des du der van voor til for av af".split())

ENDING = re.compile(r"(?<=\w):[a-zäö]{1,3}(?=\s)")
"""How Finnish and Swedish write the case of an abbreviation (`EST:n puheenjohtaja`); in the text as written, for no capital is of it
(`Contact:Ann Example`)."""


ARTICLE = re.compile(r"(?:l[ae]s?|el|los|il|lo|gli|i|o|a|os|as|de|het|the|das|der|die|den) (?=\S)|l['’](?=\S)")
FOR = across.every(across.read("small")["for"])
"""What stands before the name of those for whom somebody speaks."""


_DEGREES = across.every(across.read("ranks")["degrees"])
"""What stands before a title and says of what degree it is; nobody's name begins so."""


class Wholes:
    """Labels stretches of one text."""

    def __init__(self, shapes: Shapes) -> None:
        self.shapes = shapes
        self.text = shapes.text
        self.folded = shapes.folded
        self.words = shapes.words
        self._cell = 0
        self.looked = 0
        """So many stretches were asked whether they are one thing."""

    def _titled_name(self, role: Piece) -> list[Piece]:
        """A role with a name right behind it (`Spokeswoman Jane Doe`), where an address in the text spells that name."""
        words = list(WORD.finditer(self.text, role.start, role.end))
        for count in range(1, min(4, len(words) - 1)):
            low, high = words[count].start(), role.end
            name = self.shapes.name(low, high)
            if (
                name is not None
                and self.shapes.is_addressed(*name)
                and (has_forename(self.text[low:high]) or self.folded[slice(*words[count - 1].span())] not in OF)
                and self.shapes.is_role(role.start, words[count - 1].end())
            ):
                title = Piece("role", role.start, words[count - 1].end(), role.line, role.cell)
                return [*self.of_firm(title), Piece("name", *name, role.line, role.cell)]
        return self._named_title(role, words) or self.of_firm(role)

    def of_firm(self, role: Piece) -> list[Piece]:
        """A role by itself, or in small letters behind whose it is (`Example Ltd spokesperson`)."""
        words = list(WORD.finditer(self.text, role.start, role.end))
        count = len(words)
        while count and words[count - 1].group()[0].islower():
            count -= 1
        while 0 < count < len(words) and is_open(self.text[role.start : words[count - 1].end()]):
            count += 1  # "VšĮ „Pavyzdžių namai“ direktorius"
        if not 1 < count < len(words) or not self.shapes.is_role(words[count].start(), role.end):
            return [role]
        end = words[count - 1].end()
        small = [w for w in unquoted(self.folded[role.start : end], self.text[role.start : end]) if w not in OF]
        if any(w not in self.words.stopwords for w in small):
            return [role]  # "Rīgas domes Sabiedrisko attiecību nodaļas vadītājs" is one
        if self.shapes.is_role(role.start, end) or not self.shapes.is_organisation(role.start, end):
            return [role]
        return [role._replace(label="org", end=end), role._replace(start=words[count].start())]

    @staticmethod
    def _is_small(word: re.Match[str]) -> bool:
        return word.group()[0].islower() or _PR.match(word.group()) is not None

    def _is_title(self, words: list[re.Match[str]], position: int) -> bool:
        """Whether a capitalised word is a role that says of what behind it (`Jane Doe Présidente de ...`)."""
        folded = [self.folded[word.start() : word.end()] for word in words[position : position + 2]]
        if words[0].group().isupper() and not words[1].group().isupper():
            return False  # "DA Shadow Minister of ..."
        title = words[position].group()[0].isupper() and len(folded) == 2 and folded[1] in OF
        return title and folded[0] in self.words.roles and folded[0] not in self.words.organisations

    def _named_title(self, role: Piece, words: list[re.Match[str]]) -> list[Piece] | None:
        """A name with a role right behind it (`Próba Gábor sajtófőnök`)."""
        if CASED.match(self.text, role.start) is None:  # a script without capitals has no small letters
            count = name_before_title(self.shapes, [word.span() for word in words])
            name = self.shapes.name(role.start, words[count - 1].end()) if count else None
            behind = role._replace(start=words[count].start()) if name is not None else role
            return None if name is None else [role._replace(label="name", start=name[0], end=name[1]), behind]
        if words[0].group().lower() in _DEGREES or is_opened_before(self.text, role.start, role.end):
            return None
        for count in (2, 3, 4):
            if len(words) <= count or not (self._is_small(words[count]) or self._is_title(words, count)):
                continue
            name = self.shapes.name(role.start, words[count - 1].end())
            if name is not None and behalf.is_below_name(self.shapes, role.start):
                return None  # "Jane Doe", and below it whose spokesperson she is
            if (
                name is not None
                and self.text[name[1] : words[count - 1].end()] in ("", ".")
                and self.shapes.is_role(words[count].start(), role.end)
            ):
                return [
                    role._replace(label="name", start=name[0], end=name[1]),
                    role._replace(start=words[count].start()),
                ]
        return None

    def _whole(self, start: int, end: int, line: int) -> Piece | None:
        """The stretch as a single piece, where it is one."""
        self.looked += 1
        start = behalf.behind_article(self.shapes, start, end)
        folded, shapes, kinds = self.folded[start:end], self.shapes, self.shapes.kinds(start, end)
        label = self._listed(folded, kinds, start, end)
        if label is not None:
            kind = self.words.labels.get(folded.rstrip(". ")) if label == "label" else None
            stop = start + folded.rindex(" ") if label == "org" else end  # without the word that says on behalf of it
            return Piece(label, start, stop, line, self._cell, kind)
        if len(folded) > 160 or _CLOSES_FIRST.match(folded) is not None or self._is_signed_for(start, end):
            return None
        if kinds & (OPENS_DESK | OFFICE) and shapes.is_desk(start, end) and not shapes.is_called_agency(start, end):
            return Piece("desk", start, end, line, self._cell)
        if kinds & DIGIT and (numbered := self._numbered(start, end, line)):
            return numbered[0]
        titled = shapes.titled_name(start, end) if kinds & HONORIFIC else None
        if titled is not None:
            return Piece("name", *titled, line, self._cell)
        if shapes.is_spelled(start, end) or is_named(shapes.language, self.folded, start, end):
            return Piece("name", start, end, line, self._cell)
        role = bool(kinds & (ROLE | OPENS_ROLE)) and shapes.is_role(start, end)
        common = None if role else common_house(shapes, start, end)
        role = role or common == "role"
        firm = not role and (
            shapes.is_firm(start, end)
            or shapes.is_agency(start, end)
            or ("&" in folded and shapes.is_partnership(start, end))
        )
        organisation = (
            (not role and " for " in folded and shapes.is_campaign(start, end))
            or firm
            or (bool(kinds & (ORGANISATION | OPENS_ORGANISATION)) and shapes.is_organisation(start, end))
            or common == "org"
        )
        if "(" in folded and shapes.is_nicknamed(start, end):
            return Piece("name", start, end, line, self._cell)
        if "," in folded and (stop := shapes.company(start, end)):
            return self._spoken_for(Piece("org", start, stop, line, self._cell))
        apart = (
            ("," in folded and parts_at_comma(folded, self.text, start))
            or "،" in folded
            or (":" in folded and ":" in ENDING.sub("", self.text[start:end]))
            or " - " in folded
        )
        if apart or (unspaced.is_several(folded) if self.folded.is_unspaced else "(" in folded):
            return self._halved(start, end, line)
        name = None if role or organisation or is_enclosed(self.text, start, end) else shapes.name(start, end)
        if name is not None:
            return Piece("name", *name, line, self._cell)
        if organisation and not role and self.text[end - 1] != "。":
            start = behalf.behind_press(shapes, start, end)
            end = shapes.before_client(start, shapes.before_signature(start, end))
            end = self._without_small_words(start, end)
            return self._spoken_for(Piece("org", start, end, line, self._cell))
        if role and self.shapes.language not in (None, "vi"):  # whose small words are parts of words
            end = self._without_small_words(start, end)
        return Piece("role", start, end, line, self._cell) if role else None

    def _is_signed_for(self, start: int, end: int) -> bool:
        """Whether a firm and, behind it in quotation marks, who signs for it stand there (`EXAMPLE RESOURCES LTD. “Jane Doe”`)."""
        signed = _SIGNED.search(self.text, start, end) if self.text[end - 1] in '”"' else None
        return signed is not None and signed.start() > start and self.shapes.name(*signed.span("name")) is not None

    def _numbered(self, start: int, end: int, line: int) -> list[Piece | None]:
        """What a stretch with digits is as one thing: a branch, a postal address, or two of these (None); empty where nothing tells."""
        local = " local " in self.folded[start:end] and self.shapes.is_firm(start, end)  # "Sample Workers Local 1000"
        if local or self.shapes.is_branch(start, end):
            return [Piece("org", start, end, line, self._cell)]
        if not self.shapes.is_address(start, end):
            return []
        otherwise = self._begins_otherwise(start, end, line)
        return [None if otherwise else Piece("address", start, end, line, self._cell)]

    def _begins_otherwise(self, start: int, end: int, line: int) -> bool:
        """Whether somebody, or an organisation, stands before the first comma of a postal address (`Jane Doe, Example Street 1`)."""
        mark = _FIRST_MARK.search(self.folded, start, end)
        low, high = self.shapes.strip(start, mark.start() if mark is not None else start)
        if low >= high or self.shapes.kinds(low, high) & DIGIT:
            return False
        if any(token in self.words.address for token in self.shapes.tokens(low, high)):
            return False
        first = self._whole(low, high, line)
        return first is not None and first.label in ("name", "org", "desk", "role")

    def _halved(self, start: int, end: int, line: int) -> Piece | None:
        """A line that is an organisation and, behind a dash, what it is or is a part of (`ABC – Bureau for Examples`)."""
        dash = _DASHED.search(self.text, start, end)
        if dash is None or _DASHED.search(self.text, dash.end(), end) is not None or end - start > _LONGEST_LINE:
            return None
        low, high = self.text.rfind("\n", 0, start) + 1, self.text.find("\n", end)
        if self.shapes.strip(low, high if high >= 0 else len(self.text)) != (start, end):
            return None
        halves = self.shapes.strip(start, dash.start()), self.shapes.strip(dash.end(), end)
        wholes = [self._whole(*half, line) for half in halves]
        labels = ["other" if whole is None else whole.label for whole in wholes]
        if "org" not in labels or not set(labels) <= {"org", "other"}:
            return None
        called = (label == "org" or self._is_called(half) for label, half in zip(labels, halves, strict=True))
        if not all(called) or territories.is_territory(self.text[slice(*halves[1])]):
            return None
        return Piece("org", start, end, line, self._cell)

    def _is_called(self, half: tuple[int, int]) -> bool:
        """Whether a few capitalised words stand there, with small ones between them at most."""
        words = self.text[slice(*half)].split()
        if not words or not words[0][0].isupper() or len(words) > _MOST_WORDS:
            return False
        if self.shapes.language in ROMANCE and any(fold(w) in OF for w in words):
            return all(w.replace("’", "").replace("'", "").isalpha() for w in words)  # "Maison de l’architecture"
        return all(w[0].isupper() or fold(w) in self.words.stopwords or fold(w) in OF for w in words)

    def _without_small_words(self, start: int, end: int) -> int:
        """Where a role or organisation ends before a small word that leads on to something else (`Example Museum on 020 ...`)."""
        low = self.text.rfind(" ", start, end)
        while low > start and self.text[low + 1].islower():
            last = self.folded[low + 1 : end]
            if last != self.text[low + 1 : end]:
                break  # Vietnamese `án` is no `an`
            if last not in self.words.stopwords and not (last == "a" and self.shapes.language == "hu"):
                break
            end = low
            low = self.text.rfind(" ", start, end)
        return end

    def _spoken_for(self, organisation: Piece) -> Piece:
        """A heading that says for whom somebody speaks (`For Example Ltd`), without that word; `kind` is then "for". Whom
        something is for that has no name of its own (`Voor de redactie`) is no organisation."""
        cut = self.text[organisation.end : organisation.end + 1] == " "
        if cut and self.shapes.is_desk(organisation.start, organisation.end):
            return organisation._replace(label="desk")  # "Example Council press office on 020 ..."
        first = WORD.match(self.text, organisation.start, organisation.end)
        whole = self.text[organisation.start : organisation.end]
        if first is None or fold(first.group()) not in FOR or (first.group().isupper() and not whole.isupper()):
            return organisation  # "FOR THE CHILDREN Trust"
        start, end = self.shapes.strip(first.end(), organisation.end)
        article = ARTICLE.match(self.folded, start, end)
        if article is not None and any(map(str.isupper, self.text[article.end() : end])) and first.group()[0].isupper():
            return organisation._replace(start=article.end(), kind="for")
        if start >= end or not self.text[start].isupper():
            return organisation if any(map(str.isupper, self.text[start:end])) else organisation._replace(label="other")
        return organisation._replace(start=start, kind="for")

    def _listed(self, folded: str, kinds: int, start: int, end: int) -> Label | None:
        """What the tables say of the stretch as it is; an organisation is followed by the word that somebody signs on behalf of it."""
        if behalf.is_followed_by_behalf(self.shapes, folded, start):
            return "org"
        if kinds & OPENS_DESK and self.words.desks.is_whole(folded):
            return "desk"
        if self.folded.is_unspaced and self.words.labels.get(folded) == "name":
            return "label"
        if (kinds & OPENS_CUE and self.words.cues.is_whole(folded)) or (
            kinds & OPENS_RELEASE and self.words.release.is_whole(folded)
        ):
            return "role" if self.shapes.is_role(start, end) and not self._heads_contacts(folded, end) else "cue"
        if self.text[end : end + 1] in _CLOSES_HEADING and self.words.cues.is_whole(f"{folded}:"):
            return "cue"
        key = folded.rstrip(". ")
        if (
            key in self.words.labels
            and self.words.labels[key] == "org"
            and self.text[end : end + 2].strip()[:1] in _OPENS
        ):
            return None  # `Агенция „Пример“`
        if key in self.words.labels and not (len(key) == 1 and self._is_party(start, end)):
            return "label"
        if key in self.words.places:
            return "place"
        return "other" if behalf.is_on_behalf(folded) else None

    def _heads_contacts(self, folded: str, end: int) -> bool:
        """Whether words before a colon end in one that heads contacts (`Public Relations Contacts:`), and not in one that says what
        somebody does (`Jefe de Prensa:`)."""
        before, _, last = folded.rpartition(" ")
        first = folded.partition(" ")[0]
        led = self.shapes.language in ROMANCE and first != folded and self.words.cues.is_whole(first)
        if led and first not in self.words.roles and not speak_of_press([first]):
            return True  # "Contactes de premsa"
        heads = bool(before) and self.text[end : end + 1] == ":" and self.words.cues.is_whole(last)
        return heads and not speak_of_press([last]) and last not in self.words.roles

    def _is_party(self, start: int, end: int) -> bool:
        """Whether a capital in brackets behind a name says for which party somebody sits (`Jane Doe (M)`), or begins a degree
        (`P.Eng.`), though it is also a label."""
        if _DEGREE.match(self.text, start):
            return True
        before = self.text[max(0, start - 3) : start]
        return (
            before[1:] == " ("
            and before[0].isalpha()
            and self.text[end : end + 1] == ")"
            and self.text[start].isupper()
        )

    def _what_leads(self, start: int, end: int, *, separated: bool) -> Label:
        """A cue before something else can be the name of a desk or somebody's role (`Press officer: Jane Doe`)."""
        if separated and self.words.desks.is_whole(self.folded[start:end]):
            return "desk"
        return "role" if self.shapes.is_role(start, end) else "cue"
