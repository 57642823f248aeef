"""Neighbouring pieces that are one thing: the halves of a role, an organisation and its part, an office and its long name."""

from __future__ import annotations

import re

from directory.extraction.labels.sections import (
    goes_on_below,
    is_firm_behind_role,
    is_its_holder,
    is_its_part,
    is_its_section,
    is_office_of_title,
    is_part_behind_desk,
    is_rest_of_office,
)
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.shapes import looks_like_acronym
from directory.extraction.stretches.wholes import Piece
from directory.extraction.words import across, gazetteer
from directory.extraction.words.fields import is_field
from directory.extraction.words.folding import is_unspaced

_HOUSES = (is_office_of_title, is_part_behind_desk, is_firm_behind_role)
"""What tells by the piece before one that it is an organisation."""


_OF_FIELDS = re.compile(
    r"\w*(?:gewerkschaft|ministerium|ministerie|departement)|ministry|ministere|ministerio|ministero|syndicat|sindicato|union"
)


def _with_fields(cutter: Cutter, pieces: list[Piece]) -> list[Piece]:
    """The pieces, with the fields that a union or office lists behind commas, up to the end of its line, as part of its name (`Gewerkschaft
    Boote, Bau, Energie`)."""
    found: list[Piece] = []
    for piece in pieces:
        first = found[-1] if found else None
        listed = first is not None and first.label == "org" and first.line == piece.line and first.cell == piece.cell
        if (
            (
                listed
                and first is not None
                and piece.label == "caps"
                and cutter.text[first.end : piece.start].strip() == ","
            )
            and _OF_FIELDS.match(cutter.folded, first.start, first.end)
            and _lists_fields(cutter, first, piece)
        ):
            found[-1] = first._replace(end=piece.end)
            continue
        found.append(piece)
    return found


def _lists_fields(cutter: Cutter, first: Piece, piece: Piece) -> bool:
    """Whether a line is nothing but such a list of three fields and more, in single words."""
    low = cutter.text.rfind("\n", 0, first.start) + 1
    high = cutter.text.find("\n", piece.end)
    line = cutter.text[low : high if high >= 0 else len(cutter.text)].strip(" *_")
    _, *fields = line.split(",")
    plain = all(
        field.strip().replace("-", "").isalpha() and field.strip()[0].isupper() for field in fields if field.strip()
    )
    return (
        len(fields) > 1
        and plain
        and line.startswith(cutter.text[first.start : first.start + 8])
        and not gazetteer.is_known(fields[-1].strip())
    )


def merged(cutter: Cutter, pieces: list[Piece]) -> list[Piece]:
    """Neighbours that are one thing: the halves of a role cut at its comma, and what a role goes on to say."""
    merged: list[Piece] = []
    pieces = _with_brackets(cutter, _with_fields(cutter, pieces))
    for position, piece in enumerate(pieces):
        last = merged[-1] if merged else None
        if piece.label == "role" and cutter.shapes.is_join(cutter.text[piece.start : piece.end].split()[0]):
            piece = _whole_list(cutter, merged, piece)  # noqa: PLW2901
            last = merged[-1] if merged else None
        if last is not None and _is_department_of(cutter, merged, piece):
            merged[-1] = last = last._replace(label="role", kind="desk")
        if last is not None and any(told(cutter, last, piece) for told in _HOUSES):
            piece = piece._replace(label="org")  # noqa: PLW2901
        bracketed = last is not None and _is_bracketed_field(cutter, last, piece)
        if last is not None and (bracketed or is_its_holder(cutter, last, piece)):
            merged[-1] = last._replace(label="role", end=piece.end + bracketed)
        elif last is not None and (
            is_rest_of_office(cutter, last, piece)
            or _is_field_of_role(cutter, last, piece, pieces[position + 1 : position + 2])
        ):
            merged[-1] = last._replace(end=piece.end)
        elif last is not None and goes_on_below(cutter, last, piece):
            merged[-1] = Piece("role", last.start, piece.end, piece.line, piece.cell)
        elif last is not None and last.label == "role" and _continues(cutter, last, piece):
            merged[-1] = Piece("role", last.start, piece.end, last.line, last.cell)
        elif last is not None and (_is_section(cutter, last, piece) or _is_latin_part(cutter, last, piece)):
            merged[-1] = piece._replace(start=last.start)
        elif (
            last is not None
            and last.label == "org"
            and (_goes_on(cutter, merged, piece) or is_its_part(cutter, last, piece))
        ):
            merged[-1] = last._replace(end=piece.end)
        elif last is not None and last.label in ("org", "caps") and _abbreviates(cutter, last, piece):
            merged[-1] = Piece("org", last.start, piece.end + 1, last.line, last.cell)
        else:
            _join_firm(cutter, merged, piece)
            merged.append(piece)
    return merged


_SHORT_TITLE = 24
"""A title that says not yet of what is hardly longer, in characters (`Senior Vice President`)."""


def _asks(cutter: Cutter, piece: Piece) -> bool:
    """Whether small words say how to get in touch (`..., by phone`), not that somebody can be interviewed."""
    asks = cutter.words.asking.search(cutter.folded, piece.start, piece.end) is not None
    return asks and not _is_for_interviews(cutter, piece)


def _is_for_interviews(cutter: Cutter, piece: Piece) -> bool:
    return cutter.words.interviews.search(cutter.folded, piece.start, piece.end) is not None


def _whole_list(cutter: Cutter, before: list[Piece], role: Piece) -> Piece:
    """A role cut at the commas of its list (`Outreach, Press, and Training Coordinator`), put together again."""
    start = role.start
    while before and before[-1].label in ("caps", "other", "org", "role", "desk") and before[-1].line == role.line:
        last = before[-1]
        if last.cell != role.cell or cutter.folded[last.end : start].strip() != ",":
            break
        start = before.pop().start
    return role._replace(start=start)


def _goes_on(cutter: Cutter, before: list[Piece], piece: Piece) -> bool:
    """Whether a piece behind a comma is a part of the organisation that somebody works for (`Ada Probe, University of
    Example, Department of Physics`)."""
    organisation = before[-1]
    if _is_whole_below(cutter, before, piece):
        return True
    if piece.label != "org" or piece.line != organisation.line or piece.cell != organisation.cell or len(before) < 2:
        return False
    between = cutter.folded[organisation.end : piece.start]
    above = before[-2]
    near = above.cell == piece.cell or above.line == organisation.line - 1
    named = above.label in ("name", "role", "desk") and near
    return between.strip() == "," and (named or _heads_line(cutter, above, organisation))


_PARTS = across.every(across.read("houses")["parts_of_university"])


def _heads_line(cutter: Cutter, cue: Piece, organisation: Piece) -> bool:
    """Whether an organisation begins the line below the words that announce contacts."""
    begins = cutter.text.rfind("\n", 0, organisation.start) + 1
    return (
        cue.label == "cue"
        and organisation.line == cue.line + 1
        and not cutter.text[begins : organisation.start].strip(" *_")
    )


def _is_whole_below(cutter: Cutter, before: list[Piece], piece: Piece) -> bool:
    """Whether an organisation stands on the line below a part of it for which somebody works (`College of Examples`, `University of
    Sample`)."""
    part = before[-1]
    if piece.label != "org" or piece.line - part.line != 1 or len(before) < 2 or cutter.folded.is_unspaced:
        return False
    if before[-2].label not in ("name", "role") or part.line - before[-2].line != 1 or piece.kind == "for":
        return False
    first, whole = cutter.shapes.tokens(part.start, part.end)[0], cutter.shapes.tokens(piece.start, piece.end)
    return first in _PARTS and "university" in whole and not cutter.text[part.end : piece.start].strip(" ,\n")


_DEPARTMENTS = across.every(across.read("houses")["departments"])


def _is_department_of(cutter: Cutter, before: list[Piece], piece: Piece) -> bool:
    """Whether the line above an organisation is its department, in which the one named above that works (`Jane Doe`,
    `Communications Department`, `Example Bank`)."""
    part = before[-1]
    if piece.label != "org" or part.label != "org" or piece.line - part.line != 1 or len(before) < 2 or piece.kind:
        return False
    named = before[-2]
    if named.label != "name" or not 0 <= part.line - named.line <= 1 or part.kind is not None:
        return False
    if cutter.text[part.end : piece.start].strip(" ,") != "\n":
        return False
    own, whole = cutter.shapes.tokens(part.start, part.end), cutter.shapes.tokens(piece.start, piece.end)
    return own[-1] in _DEPARTMENTS and whole[-1] not in _DEPARTMENTS and not cutter.shapes.is_domain("".join(own[:1]))


_MIXED = re.compile(r"[A-ZÀ-Þ]{2,6}[a-zß-ÿ]{1,4}|[A-ZÀ-Þ][a-zß-ÿ]{0,2}[A-ZÀ-Þ][A-Za-zÀ-ÿ]{0,4}")
"""Letters of an organisation with small ones among them (`IKvu`)."""


def _abbreviates(cutter: Cutter, organisation: Piece, piece: Piece) -> bool:
    """Whether a piece is the acronym in brackets of the organisation before it (`Example Society (ES)`)."""
    if cutter.text[organisation.end : piece.start].strip(" ") != "(" or cutter.text[piece.end : piece.end + 1] != ")":
        return False
    raw = cutter.text[piece.start : piece.end]
    initials = {
        word[0] for word in cutter.text[organisation.start : organisation.end].upper().replace("-", " ").split()
    }
    return (looks_like_acronym(raw) or _MIXED.fullmatch(raw) is not None) and sum(
        c in initials for c in raw if c.isupper()
    ) >= 2


def _continues(cutter: Cutter, role: Piece, piece: Piece) -> bool:
    """Whether a piece goes on with a role: another title, small words, or what stands behind an ampersand."""
    between = cutter.folded[role.end : piece.start].strip(" ,")
    if piece.line != role.line or piece.cell != role.cell or piece.start - role.end > 5:
        return False
    if between and between != "+" and not cutter.shapes.is_join(between):
        return False
    if piece.label == "other":
        tokens = cutter.shapes.tokens(piece.start, piece.end)
        says = any(len(t) > 3 and t not in cutter.words.stopwords for t in tokens)
        return (
            says
            and (
                tokens[-1] not in cutter.words.stopwords or _is_for_interviews(cutter, piece)
            )  # "..., today on 020 ..."
            and not any(t in cutter.words.labels for t in tokens)
            and not _asks(cutter, piece)
            and cutter.text[piece.start].islower()
            and piece.end - piece.start < 70
            and not any(map(str.isdigit, cutter.text[piece.start : piece.end]))  # when to call
        )
    if piece.label == "org" and all(t in cutter.words.desk_words for t in cutter.shapes.tokens(piece.start, piece.end)):
        return True  # "VP, Investor Relations"
    if between == "+":
        return piece.label == "role" or is_field(cutter.folded[piece.start : piece.end])  # "Director, Content + PR"
    return piece.label in ("role", "desk") or (piece.label in ("caps", "org") and between == "&")


_SEVERAL = re.compile(r" (?:&|\+|and|und|et|y|e|en|og|och|i) ")


def _is_field_of_role(cutter: Cutter, role: Piece, field: Piece, behind: list[Piece]) -> bool:
    """Whether what stands behind a role says what it is in charge of: behind a dash a department (`Vice President – Public
    Relations`), behind a comma words of no known kind before an organisation (`Head, Outreach, Example University`)."""
    if role.label != "role" or role.line != field.line or role.cell != field.cell:
        return False
    between = cutter.folded[role.end : field.start].strip()
    if between == "," and field.label in ("caps", "org") and is_field(cutter.folded[field.start : field.end]):
        several = (
            _SEVERAL.search(cutter.folded, field.start, field.end) is not None
        )  # "Head of Press, Events & Social Media"
        return several or role.end - role.start <= _SHORT_TITLE  # "VP, Marketing"
    if between == "-":
        dashed = "-" not in cutter.folded[role.start : role.end] and not _ends_in_name(cutter, role)
        if field.label in ("caps", "org") and is_field(cutter.folded[field.start : field.end]):
            return role.end - role.start <= _SHORT_TITLE  # "Head - PR & Corp Comm"
        return field.label in ("desk", "role") and dashed
    if between != "," or field.label != "caps" or not behind or behind[0].label != "org":
        return False
    return behind[0].line == field.line and cutter.folded[field.end : behind[0].start].strip() == ","


def _ends_in_name(cutter: Cutter, role: Piece) -> bool:
    """Whether a title holds its bearer's name, who is not the one with the next title (`Deputy Jane Doe - Press officer: ...`)."""
    words = cutter.text[role.start : role.end].split()
    low = role.end - len(" ".join(words[-2:]))
    return len(words) > 2 and cutter.shapes.name(low, role.end) == (low, role.end)


_BRACKETED = re.compile(r" \(([^()\n]{4,60})\)(?=[,;\n]|$)")
_LISTING = frozenset("and & und et y e en og och + i".split())


def _with_brackets(cutter: Cutter, pieces: list[Piece]) -> list[Piece]:
    """The pieces, with each title as one with the fields that it lists in brackets."""
    found: list[Piece] = []
    within = 0
    for piece in pieces:
        last = found[-1] if found else None
        if last is not None and (close := _closes_fields(cutter, last, piece)):
            within, found[-1] = close, last._replace(end=close)
        if last is None or piece.end > within or piece.start < last.start:
            found.append(piece)
    return found


def _closes_fields(cutter: Cutter, role: Piece, piece: Piece) -> int:
    """Where brackets right behind a role end that list several fields which it is in charge of (`Officer (Housing and Planning)`);
    0 where none do."""
    found = _BRACKETED.match(cutter.text, role.end) if role.label == "role" else None
    if found is None or not found.start() < piece.start < found.end():
        return 0
    words = cutter.folded[found.start(1) : found.end(1)].replace(",", " ").split()
    listed = len(words) > 2 and any(word in _LISTING for word in words)
    known = all(word in _LISTING or word in cutter.words.subjects or is_field(word) for word in words)
    return found.end() if listed and known else 0


_LETTERS = re.compile(r"[A-Z]{1,3}(?:&[A-Z]{1,3})+")


def _is_bracketed_field(cutter: Cutter, role: Piece, field: Piece) -> bool:
    """Whether brackets right behind a role say what it is in charge of (`Manager (Corporate Affairs)`, `Director (M&C)`)."""
    if role.label != "role" or field.label not in ("caps", "org", "desk", "role", "cue") or role.line != field.line:
        return False
    if cutter.text[role.end : field.start] != " (" or cutter.text[field.end : field.end + 1] != ")":
        return False
    if field.label in ("desk", "role") or is_field(cutter.folded[field.start : field.end]):
        return True
    return _LETTERS.fullmatch(cutter.text, field.start, field.end) is not None


def _is_section(cutter: Cutter, last: Piece, piece: Piece) -> bool:
    """Whether a desk is a section of what stands before it."""
    return piece.label == "desk" and last.label in ("org", "desk") and is_its_section(cutter, last, piece)


def _join_firm(cutter: Cutter, before: list[Piece], desk: Piece) -> None:
    """Latin words with their legal form right before a desk in a script without spaces become one organisation (`Example Inc. 広報担当`)."""
    if not cutter.folded.is_unspaced or desk.label not in ("desk", "name") or len(before) < 2:
        return
    first, last = before[-2:]
    if {first.label, last.label} - {"other", "caps"} or not first.line == last.line == desk.line:
        return
    if cutter.text[last.end : desk.start].strip(" 　.") or not cutter.text[first.start : last.end].isascii():
        return
    if cutter.shapes.is_firm(first.start, last.end):
        before[-2:] = [first._replace(label="org", end=last.end)]


def _is_latin_part(cutter: Cutter, last: Piece, piece: Piece) -> bool:
    """Whether Latin words right before an organisation in a script without spaces begin its name (`Example Challenge 東京事務局`)."""
    if not cutter.folded.is_unspaced or piece.label != "org" or last.label not in ("name", "caps", "other"):
        return False
    between = cutter.text[last.end : piece.start]
    latin = cutter.text[last.start : last.end]
    return (
        last.cell == piece.cell
        and between in ("", " ")
        and latin.isascii()
        and latin[0].isupper()
        and is_unspaced(cutter.text[piece.start : piece.end])
    )
