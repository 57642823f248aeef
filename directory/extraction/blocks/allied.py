"""Lists of allies, as joint releases have them: a line each, that begins with an organisation and goes on with its people (`Save
the River: Jane Doe, 020 ...`). That some of them are told as such tells the others, too."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from directory.extraction.blocks.in_brackets import houses_in_brackets
from directory.extraction.blocks.lines import Line
from directory.extraction.stretches.by_line import by_line
from directory.extraction.stretches.naming import WORD
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.shapes import looks_like_acronym
from directory.extraction.stretches.wholes import ARTICLE, FOR, Piece
from directory.extraction.words import gazetteer
from directory.extraction.words.forenames import ROMANCE, has_forename
from directory.extraction.words.kinds import CALENDAR, DIGIT, NEVER_IN_NAME, OFFICE, ORGANISATION, ROLE
from directory.extraction.words.vocabulary import speak_of_press
from directory.values import emails, territories

_LONGEST = 60
_MARKS = (":", " :", "：", " -", " –", " —", "/", " /", " |", "|", ",")
_UNKNOWN = ("caps", "other", "name")
_KNOWN = ROLE | ORGANISATION | CALENDAR | DIGIT | OFFICE | NEVER_IN_NAME
_WHERE = frozenset("in for from at outside within on".split())
_FEWEST = 2
"""So many lines written alike make a list."""


def led_by_houses(cutter: Cutter, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, with what begins a line of such a list as one organisation each, and what stands in brackets behind a name."""
    pieces = houses_in_brackets(cutter, pieces)
    pieces = _headed(cutter, pieces)
    opened = by_line(pieces)
    cues = [
        1 if len(row) > 1 and row[0].label == "cue" else 0 for row in opened
    ]  # "Contacts: Example Labs: Jane Doe, ..."
    rows = [row[cue:] for row, cue in zip(opened, cues, strict=True)]
    likely = [row for row in rows if row[0].label in ("org", *_UNKNOWN)]
    if len(likely) < _FEWEST and not any(_speaks_for(cutter, row) for row in likely):
        return list(pieces)
    leads = [_lead(cutter, row) for row in rows]
    marks = [_mark(cutter, row, lead) if lead else "" for row, lead in zip(rows, leads, strict=True)]
    kept = [
        lead if lead and (marks.count(mark) >= _FEWEST or _speaks_for(cutter, row)) else 0
        for row, lead, mark in zip(rows, leads, marks, strict=True)
    ]
    unknown = [n for n, lead in enumerate(kept) if lead and not _is_told(rows[n], lead)]
    if not unknown:
        return list(pieces)
    sure = sum(
        bool(lead) and (_is_told(rows[n], lead) or _is_own(cutter, rows[n], lead)) for n, lead in enumerate(kept)
    )
    if not sure:
        return list(pieces)
    for number in unknown:
        row, lead = rows[number], kept[number]
        first, end = _beginning(cutter, row[0].start), row[lead - 1].end
        start = _behind_for(cutter, row[0].start if first is None else first, end)
        rows[number] = [row[0]._replace(label="org", start=start, end=end), *row[lead:]]
    return [piece for above, cue, row in zip(opened, cues, rows, strict=True) for piece in (*above[:cue], *row)]


def _headed(cutter: Cutter, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, with lines that only say for whom the one on the line below speaks as one organisation each."""
    rows = by_line(pieces)
    for above, below in pairwise(rows):
        alone = all(p.label in ("org", "place", *_UNKNOWN) and p.kind != "for" for p in above)
        if alone and below[0].label == "name" and below[0].line - above[0].line == 1:
            low = cutter.text.rfind("\n", 0, above[0].start) + 1
            start = _behind_for(cutter, cutter.shapes.strip(low, above[-1].end)[0], above[-1].end)
            if start > cutter.shapes.strip(low, above[-1].end)[0]:
                above[:] = [above[0]._replace(label="org", start=start, end=above[-1].end)]
    return [piece for row in rows for piece in row]


def begins_with_house(cutter: Cutter, row: Sequence[Piece]) -> bool:
    """Whether what stands before the number or address of a line begins with an organisation, or the words that say for whom
    somebody speaks, and goes on behind a mark with who that is (`For the Union: Jane Doe, 020 ...`)."""
    named = next((n for n, p in enumerate(row) if p.label == "name" and n), 0)
    if not named or not _mark_of(cutter, row[named - 1].end, row[named].start):
        return False
    if not has_forename(cutter.text[row[named].start : row[named].end]):
        return False
    if _speaks_for(cutter, row):
        return _can_be_house(cutter, row[0].start, row[named - 1].end)
    if any(p.label not in ("org", *_UNKNOWN) for p in row[:named]):
        return False
    start, end = row[0].start, row[named - 1].end
    told = bool(cutter.shapes.kinds(start, end) & ORGANISATION) and _can_be_house(cutter, start, end)
    lettered = named == _FEWEST and cutter.text[row[0].end : row[1].start].strip() == "("  # "Example Union (EU)"
    return told or (row[0].label == "org" and (named == 1 or lettered))


def heads_speaker(cutter: Cutter, line: Line) -> bool:
    """Whether a line is nothing but an organisation, or says for whom the one on the line below speaks (`For the Union`)."""
    if line.anchors or line.end - line.start > _LONGEST:
        return False
    row = cutter.cut(line.start, line.end, [])
    return len(row) == 1 and (row[0].label == "org" or (row[0].label in _UNKNOWN and _speaks_for(cutter, row)))


def named_alone(cutter: Cutter, row: Sequence[Piece]) -> bool:
    """Whether a line names one human, with a forename, and perhaps what she does."""
    names = [p for p in row if p.label == "name"]
    if len(names) != 1 or not {p.label for p in row} <= {"name", "role", "caps", "other", "label"}:
        return False
    return has_forename(cutter.text[names[0].start : names[0].end])


def _speaks_for(cutter: Cutter, row: Sequence[Piece]) -> bool:
    """Whether a line begins with words that say for whom somebody speaks (`Pour le ...`)."""
    return row[0].kind == "for" or _behind_for(cutter, row[0].start, row[-1].end) > row[0].start


def _behind_for(cutter: Cutter, start: int, end: int) -> int:
    """Where the name of those begins for whom somebody speaks, by the word and article before it; `start` where no such words
    stand."""
    first = WORD.match(cutter.folded, start, end)
    if first is None or first.group() not in FOR:
        return start
    if first.group() == "per" and cutter.text[start].isupper() and cutter.shapes.language not in ROMANCE:
        return start  # a forename in the North
    low = cutter.shapes.strip(first.end(), end)[0]
    if speak_of_press(cutter.folded[low:end].split()[:2]):
        return start  # "für Medienvertreter", "pour la presse"
    article = ARTICLE.match(cutter.folded, low, end)
    low = article.end() if article is not None else low
    return low if cutter.text[low : low + 1].isupper() else start


def _lead(cutter: Cutter, row: Sequence[Piece]) -> int:
    """How many pieces of a line stand before the mark behind which somebody is named, where they can name an organisation; 0
    where the line is not written so."""
    following = next((n for n, p in enumerate(row) if n and p.label in ("name", "desk", "role")), 0)
    if not following or not any(p.label in ("phone", "email") for p in row[following:]):
        return 0
    before = row[:following]
    if len(before) > 1 and before[-1].label == "label":
        return 0
    if any(p.label not in ("org", *_UNKNOWN) for p in before):
        return 0
    named = row[following]
    if named.label == "role" and before[0].label == "name":
        return 0  # "Jane Doe: chair"
    start, end = before[0].start, before[-1].end
    if not _mark_of(cutter, end, named.start):
        return 0
    return following if _can_be_house(cutter, start, end) and not _is_spelled(cutter, row, start, end) else 0


def _mark_of(cutter: Cutter, end: int, start: int) -> str:
    between = cutter.text[end:start].rstrip(" ").replace("*", "").removeprefix(")")
    mark, _, title = between.rpartition(" ")
    if mark and cutter.shapes.is_honorific(title):
        between = mark  # "Example Union – Dr Jane Doe"
    return between if between in _MARKS and cutter.text[start - 1] in " /|" else ""


def _mark(cutter: Cutter, row: Sequence[Piece], lead: int) -> str:
    return _mark_of(cutter, row[lead - 1].end, row[lead].start).strip(" ")


def _beginning(cutter: Cutter, start: int) -> int | None:
    """Where the words begin that stand first on a line, of which those at `start` are: a place may have been taken for one by itself
    (`Sample Land Nature Society`), and a word that says for whom somebody speaks left out; None where something else stands
    before them."""
    line = cutter.text.rfind("\n", 0, start) + 1
    low, high = cutter.shapes.strip(line, start)
    before = cutter.folded[low:high]
    if low >= high or _behind_for(cutter, low, start + 1) == start or cutter.words.cues.is_whole(before):
        return start
    return low if before in cutter.words.places and start - high == 1 else None


def _can_be_house(cutter: Cutter, low: int, end: int) -> bool:
    start = _beginning(cutter, low)
    if start is None:
        return False
    start = _behind_for(cutter, start, end)
    raw = cutter.text[start:end]
    if len(raw) > _LONGEST or not raw[0].isupper() or any(sign.isdigit() or sign in ",;:|/@()" for sign in raw):
        return False
    if territories.is_territory(raw) or gazetteer.is_known(raw) or cutter.shapes.is_role(start, end):
        return False
    if cutter.shapes.kinds(start, end) & CALENDAR or cutter.words.cues.is_whole(cutter.folded[start:end]):
        return False
    tokens = cutter.shapes.tokens(start, end)
    if any(t in cutter.words.labels or t in _WHERE or t in FOR for t in tokens[:1]):
        return False
    return not all(t in cutter.words.subjects or t in cutter.words.stopwords or t == "&" for t in tokens)


def _is_spelled(cutter: Cutter, row: Sequence[Piece], start: int, end: int) -> bool:
    """Whether an address of the line spells it as somebody's name."""
    name = cutter.text[start:end]
    return any(p.anchor is not None and p.label == "email" and emails.spells(name, p.anchor.value) for p in row)


def _is_surname_of_text(cutter: Cutter, row: Sequence[Piece], lead: int) -> bool:
    """Whether one word that no table has, and that the text has further up with a capital, stands before a colon and somebody's name:
    whose staffer that is (`Ostrowe: Jane Doe, 202/555-0143`)."""
    piece, named = row[0], row[lead]
    if lead != 1 or piece.label != "caps" or named.label != "name" or _mark(cutter, row, lead) != ":":
        return False
    raw = cutter.text[piece.start : piece.end]
    if not raw.isalpha() or not raw.istitle() or cutter.shapes.kinds(piece.start, piece.end) & _KNOWN:
        return False
    places = cutter.folded.places(cutter.folded[piece.start : piece.end])
    return len(places) > 1 and all(cutter.text[at].isupper() for at in places)


def _is_called_so(cutter: Cutter, raw: str, named: Piece) -> bool:
    """Whether more than the first of the words before somebody's name has a capital, in a language that writes few words so."""
    if cutter.shapes.language not in ROMANCE or named.label != "name":
        return False
    capitals = any(map(str.isupper, (word[:1] for word in raw.replace("’", " ").replace("'", " ").split()[1:])))
    return capitals and not has_forename(raw) and has_forename(cutter.text[named.start : named.end])


def _is_told(row: Sequence[Piece], lead: int) -> bool:
    return lead == 1 and row[0].label == "org"


def _is_own(cutter: Cutter, row: Sequence[Piece], lead: int) -> bool:
    """Whether an address of the line is at the domain that these words, or their first letters, name; or an acronym; or one of
    two names of which the address spells the other."""
    if _speaks_for(cutter, row):
        return True
    raw, named = cutter.text[row[0].start : row[lead - 1].end], row[lead]
    if row[0].label == named.label == "name" and _mark(cutter, row, lead) != ":":
        return _is_spelled(cutter, row, named.start, named.end)
    if looks_like_acronym(raw) and raw.isalpha():
        return True
    if _is_surname_of_text(cutter, row, lead) or _is_called_so(cutter, raw, named):
        return True
    tokens = cutter.shapes.tokens(row[0].start, row[lead - 1].end)
    hosts = [p.anchor.value.rpartition("@")[2] for p in row if p.label == "email" and p.anchor is not None]
    firsts = "".join(t[0] for t in tokens if t)
    return any(
        any(len(t) > 3 and t in host for t in tokens) or (len(firsts) > 2 and host.startswith(f"{firsts}."))
        for host in hosts
    )
