"""What somebody does, and right behind it their name, with nothing between (`Press officer Jane Doe, 020 ...`)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from directory.extraction.stretches.naming import CASED, WORD
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.wholes import OF, Piece
from directory.extraction.words import across, gazetteer
from directory.extraction.words.fields import is_field
from directory.extraction.words.forenames import ROMANCE, has_forename, is_forename
from directory.extraction.words.kinds import NEVER_IN_NAME, OPENS_DESK, OPENS_ROLE, ORGANISATION, ROLE

_LONGEST_FORENAME = 12
"""A longer word before a name is what somebody is in charge of (`Referent Wasserwirtschaft Jan Muster`)."""
_MOST_WORDS = 5
_SHORT = 3
"""So many letters has a title that is shortened without a full stop at most."""
_CALLED = frozenset(("id", "ms", "tr", "vi"))
"""Languages in which institutions are called after words in no case of their own."""
_ARTICLE = "ال"
"""No Arabic forename begins with it."""
_MEMBER = re.compile("[a-z]{3,15}rat")
"""Members of German councils are called as the council is (`Stadtrat Jan Muster`)."""
_INITIALS = re.compile(r"(?:[^\W\d_]\.){1,2}")
"""Before a surname (`Н. В. Примерова`)."""
_APART = re.compile(r"[;:.•·|/]|\n|\s[-–—]\s")
"""What parts one contact of a line from the next."""

Split = tuple[int, int, int]
"""Where a title ends, and where the name behind it begins and ends."""


def told_from_title(cutter: Cutter, before: Sequence[Piece], pieces: Sequence[Piece], position: int) -> list[Piece]:
    """One of the pieces, or the two that it is: a title and a name. It is both where it stands at the beginning of a
    contact; an honorific or an address tells more, and needs no such place. `before` are those before it, told already."""
    piece = pieces[position]
    if piece.label not in ("role", "org", "other", "caps", "name"):
        return [piece]
    if piece.label == "role" and (named := _named_first(cutter, before, pieces, position)) is not None:
        return named
    behind = _behind_honorific(cutter, piece)
    if behind is None and piece.label in ("role", "org") and _begins_contact(cutter, before, pieces, position):
        behind = _behind_role(cutter, piece)
    if behind is None or _is_of_house(cutter, piece, behind):
        return [piece]
    low, high = cutter.shapes.strip(piece.start, behind[0])
    first = WORD.match(cutter.text, low, high)
    if first is not None and first.end() < high and cutter.shapes.is_join(first.group()):
        low, high = cutter.shapes.strip(first.end(), high)  # "... or press officer Jane Doe"
    low = _behind_announcement(cutter, _behind_copula(cutter, low, high), high)
    last = cutter.text.rfind(" ", low, high) + 1
    short = "." in cutter.text[last:high] or (
        cutter.text[last].islower() and high - last <= _SHORT
    )  # `портпарол др Ана Пример`
    if last > low + 1 and short and cutter.shapes.is_honorific(cutter.text[last:high]):
        high = cutter.shapes.strip(low, last)[1]  # "Commissario Capo dott.ssa Jane Doe"
    name = piece._replace(label="name", start=behind[1], end=behind[2])
    if low >= high:
        return [name]
    role = cutter.shapes.is_role(low, high) or piece.label in ("org", "role")
    title = piece._replace(label="role" if role else "other", start=low, end=high)
    return [*(cutter.of_firm(title) if role else [title]), name]


def _is_of_house(cutter: Cutter, piece: Piece, split: Split) -> bool:
    """Whether what looks like a name without a forename goes on with an organisation (`Comisaría Provincial de Ejemplo`), or a small
    word before it says of which house a title is (`Vereadora do Verde Rios`)."""
    if cutter.shapes.language not in ROMANCE or has_forename(cutter.text[split[1] : split[2]]):
        return False
    last = cutter.folded[piece.start : split[0]].split()[-1:]
    return piece.label == "org" or (bool(last) and last[0] in OF)


_TRADE = ROLE | ORGANISATION | OPENS_ROLE | OPENS_DESK | NEVER_IN_NAME


def _named_first(cutter: Cutter, before: Sequence[Piece], pieces: Sequence[Piece], position: int) -> list[Piece] | None:
    """A name and right behind it a title with capitals, where they stand between a cue, or the beginning of a line, and a number or
    address (`Contact: Jane Doe Press Secretary 020 ...`): the words of the name are in no table, and without a cue one of them
    is a usual forename."""
    piece = pieces[position]
    follows = next((p.label for p in pieces[position + 1 : position + 4] if p.label not in ("label", "role")), None)
    if follows not in ("phone", "email") or CASED.match(cutter.text, piece.start) is None:
        return None
    cued = bool(before) and before[-1].label == "cue" and not cutter.text[before[-1].end : piece.start].strip(" :*_-\n")
    words = list(WORD.finditer(cutter.text, piece.start, piece.end))
    for count in (2, 3):
        if len(words) <= count or any(map(cutter.shapes.is_join, (word.group() for word in words[:count]))):
            return None
        end, low = words[count - 1].end(), words[count].start()
        said = [cutter.folded[word.start() : word.end()] for word in words[:count]]
        if cutter.shapes.kinds(piece.start, end) & _TRADE or any(
            w in cutter.words.subjects or is_field(w) for w in said
        ):
            return None
        if cutter.shapes.name(piece.start, end) != (piece.start, end) or not cutter.shapes.is_role(low, piece.end):
            continue
        if len(words) - count == 1 and cutter.shapes.kinds(low, piece.end) & ORGANISATION:
            return None  # "Jane Doe Communications" is a firm
        titled = cutter.shapes.kinds(low, words[count].end()) & (ROLE | OPENS_ROLE)
        if titled and (cued or has_forename(cutter.text[piece.start : end])):
            return [piece._replace(label="name", end=end), piece._replace(start=low)]
    return None


_COPULAS = across.folded(across.read("small")["is"])
"""`is`, folded, in many languages."""


def _behind_copula(cutter: Cutter, start: int, end: int) -> int:
    """Where a title begins behind words that announce it (`Press contact for the minister is the head of communications`)."""
    if cutter.words.cues.match(cutter.folded, start, end) is None:
        return start
    words = [w.span() for w in WORD.finditer(cutter.text, start, end)]
    behind = (n for n, (low, high) in enumerate(words[:-1]) if cutter.folded[low:high] in _COPULAS)
    position = next(behind, None)
    return start if position is None else words[position + 1][0]


def _behind_announcement(cutter: Cutter, start: int, end: int) -> int:
    """Where a title begins behind the words of a sentence that lead to it (`Kysymyksiin vastaa päällikkö`, `Die
    Leiterin`): those that ask to get in touch, and small words."""
    asking = cutter.words.asking.spans(cutter.folded, start, end) if " " in cutter.text[start:end] else []
    low = start
    if asking and asking[-1][1] < end:
        low = asking[-1][1]
    for word in WORD.finditer(cutter.text, low, end):
        if cutter.folded[word.start() : word.end()] not in cutter.words.stopwords:
            break
        low = word.end()
    low, _ = cutter.shapes.strip(low, end)
    return low if low == start or cutter.shapes.is_role(low, end) else start


def holds_name(cutter: Cutter, piece: Piece) -> bool:
    """Whether a piece is a name, or a title with a name behind it."""
    if piece.label == "name":
        return True
    return (
        piece.label in ("role", "org") and (_behind_honorific(cutter, piece) or _behind_role(cutter, piece)) is not None
    )


def is_topic(cutter: Cutter, pieces: Sequence[Piece], position: int) -> bool:
    """Whether a piece only says for what the person named behind it on its line is there: it begins the line, ends in a colon,
    and a title and a name follow (`For the minister: press officer Jane Doe, 020 ...`), or a name where it looks like one
    itself (`Climate Policy: Jane Doe, 020 ...`)."""
    piece = pieces[position]
    if piece.label not in ("role", "name", "org", "caps", "other"):
        return False
    if cutter.text[piece.end : piece.end + 2].lstrip()[:1] not in (":", "："):
        return False
    if position and pieces[position - 1].line == piece.line and pieces[position - 1].label not in ("other", "cue"):
        return False
    if cutter.text.startswith(":n ", piece.end):
        return False  # the ending of a Finnish genitive (`Esimerkki ry:n`)
    where = cutter.text[piece.start : piece.end]
    if where.startswith(("In ", "From ", "Outside ")) and gazetteer.is_known(where.partition(" ")[2]):
        return True
    if piece.label == "name" and " " not in cutter.text[piece.start : piece.end] and _is_titled(cutter, piece):
        return False  # "Senator Roe: Jane Doe"
    behind = [p.label for p in pieces[position + 1 : position + 4] if p.line == piece.line]
    return behind[:2] == ["role", "name"] or (piece.label == "name" and behind[:1] == ["name"] and len(behind) > 1)


def _is_titled(cutter: Cutter, name: Piece) -> bool:
    before = cutter.text[max(0, name.start - 16) : name.start].split()
    return bool(before) and cutter.shapes.is_honorific(before[-1])


def _behind_honorific(cutter: Cutter, piece: Piece) -> Split | None:
    """A name behind an honorific that ends a stretch that begins otherwise (`Richter am Landgericht Dr. Bo Muster`)."""
    words = list(WORD.finditer(cutter.text, piece.start, piece.end))
    for word in words[1:-1]:
        if not word.group().endswith(".") or not cutter.shapes.is_honorific(word.group()):
            continue
        if piece.label == "name" and len(word.group()) < 3:
            continue  # an initial ("Juan D. Ejemplo")
        name = cutter.shapes.name(word.start(), piece.end)
        if name is not None and name[1] == piece.end and len(cutter.text[name[0] : name[1]].split()) > 1:
            return word.start(), *name
    return None


def _behind_role(cutter: Cutter, piece: Piece) -> Split | None:
    """The longest name that ends a role and leaves one before it; without capitals, which would tell where it begins, the
    shortest."""
    words = list(WORD.finditer(cutter.text, piece.start, piece.end))
    if CASED.search(cutter.text, piece.start, piece.end) is None:
        return _behind_role_uncased(cutter, piece, words)
    while len(words) > 3 and cutter.folded[words[-1].start() : words[-1].end()] in cutter.words.stopwords:
        words.pop()  # "Press officer Jane Doe on 020 ..."
    end = words[-1].end()
    for count in range(min(_MOST_WORDS, len(words) - 1), 1, -1):
        start, title = words[-count].start(), words[-count - 1]
        if _ends_title(cutter, piece.start, title) and _begins_name(words[-count].group(), words[-1].group()):
            name = cutter.shapes.name(start, end)
            whole = name is not None and name[0] == start and (name[1] == end or cutter.text[name[1]] in "'’")
            if name is not None and whole and not cutter.shapes.is_organisation(start, end):
                if _is_what_it_is_called(cutter, title, cutter.text[start:end]):
                    return None
                return start, *name
    return None


def _is_what_it_is_called(cutter: Cutter, last: re.Match[str], name: str) -> bool:
    """Whether the words behind an institution are rather how it is called than who works there: none of them is a forename
    (`Humas Universitas Contoh Jaya`)."""
    house = cutter.folded[last.start() : last.end()] in cutter.words.organisations
    return house and cutter.shapes.language in _CALLED and not is_forename(name.partition(" ")[0])


def _behind_role_uncased(cutter: Cutter, piece: Piece, words: Sequence[re.Match[str]]) -> Split | None:
    counts = [n for n in range(2, min(4, len(words))) if _ends_with_role(cutter, piece.start, words[-n - 1])]
    for count in (*counts, 2) if len(words) > 3 else counts:
        start = words[-count].start()
        if not cutter.shapes.is_role(piece.start, words[-count - 1].end()):
            continue
        name = cutter.shapes.name(start, piece.end)
        if cutter.shapes.language == "ar" and cutter.text.startswith(_ARTICLE, start):
            continue  # "المتحدث باسم الحملة ..."
        if name == (start, piece.end) and not any(w in cutter.words.organisations for w in cutter.shapes.tokens(*name)):
            return start, *name
    return None


def _begins_name(first: str, last: str) -> bool:
    """Whether a word can be the first of a name: no field of work (`Referent Wasserwirtschaft Jan Muster`), and no
    abbreviation of one (`PR Jane Doe`)."""
    if first[0].islower():
        return False  # "Ministerio de Ejemplos y Mares"
    if first.isupper() and len(first) > 1 and not last.isupper() and _INITIALS.fullmatch(first) is None:
        return False
    return len(first) <= _LONGEST_FORENAME or "-" in first


def _ends_title(cutter: Cutter, start: int, last: re.Match[str]) -> bool:
    """Whether a title can end with a word: what stands up to it is one, and is not cut at a small or shortened word."""
    folded = cutter.folded[last.start() : last.end()]
    small = folded in cutter.words.stopwords or folded in cutter.words.particles or cutter.shapes.is_join(folded)
    if small or (folded.endswith(".") and folded.rstrip(".") not in cutter.words.roles):
        return False
    first = WORD.match(cutter.text, start)
    lead = cutter.folded[start : first.end()] if first is not None else ""
    leads = lead in cutter.words.roles and not cutter.shapes.is_institution(lead)
    return leads or _MEMBER.fullmatch(folded) is not None or cutter.shapes.is_role(start, last.end())


def _ends_with_role(cutter: Cutter, start: int, last: re.Match[str]) -> bool:
    """Whether a word is a role, or the end of one of several words."""
    if cutter.shapes.is_role(last.start(), last.end()):
        return True
    return any(high == last.end() for _, high in cutter.words.role_phrases.spans(cutter.folded, start, last.end()))


def _is_alike(before: Sequence[Piece], piece: Piece) -> bool:
    """Whether the line above is a title and a name, and so this one is, too (`Director Jane Doe`, `Chair John Roe`)."""
    title, name = before[-2:] if len(before) > 1 else (piece, piece)
    return (title.label, name.label) == ("role", "name") and title.line == name.line == piece.line - 1


def _begins_contact(cutter: Cutter, before: Sequence[Piece], pieces: Sequence[Piece], position: int) -> bool:
    """Whether nobody who has no number yet is named before a piece, but on a line just like it, and an address or number
    comes before another name."""
    piece = pieces[position]
    for above in reversed(before):
        if above.label == "name":
            return _is_alike(before, piece)
        if above.label in ("phone", "email"):
            joined = cutter.shapes.is_join(cutter.text[piece.start : piece.end].split()[0])
            if above.line == piece.line and not joined and not _APART.search(cutter.text, above.end, piece.start):
                return _closes_line(cutter, before, pieces, position) or _is_next(cutter, pieces, position)
            break
    for after in pieces[position + 1 : position + 8]:
        if after.label in ("email", "phone"):
            return True
        if after.label == "name":
            return False
    return False


def _is_next(cutter: Cutter, pieces: Sequence[Piece], position: int) -> bool:
    """Whether it ends in a name with a usual forename, and a number or address of its own stands right behind (`..., 020 ..., chairman
    John Roe, 020 ...`, unlike `Director Renewable Fuels, jane@...`)."""
    behind = _behind_role(cutter, pieces[position])
    follows = next((p.label for p in pieces[position + 1 : position + 4] if p.label not in ("label", "org")), None)
    if behind is None or follows not in ("phone", "email"):
        return False
    return is_forename(cutter.text[behind[1] : behind[2]].split()[0])


def _closes_line(cutter: Cutter, before: Sequence[Piece], pieces: Sequence[Piece], position: int) -> bool:
    """Whether it stands last on a line, behind a comma and the one number or address of that line, which nobody before has
    (`Enquiries: 020 ..., press officer Jane Doe`, unlike `Jane Doe, 020 ..., Director Renewable Fuels, jane@...`)."""
    if position + 1 < len(pieces) or not before or before[-1].label not in ("phone", "email"):
        return False
    own = [p.label for p in before if p.line == pieces[position].line]
    named = any(p.label in ("name", "desk", "org", "role") for p in before)
    return (
        not named
        and len(own) <= _MOST_WORDS
        and cutter.text[before[-1].end : pieces[position].start].strip() in (",", "–", "-", "(")
    )
