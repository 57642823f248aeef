"""What the label right before a piece says of it (`Name: ...`, `Company: ...`)."""

from __future__ import annotations

from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.wholes import Label, Piece
from directory.extraction.words import unspaced
from directory.extraction.words.forenames import is_forename
from directory.extraction.words.vocabulary import speak_of_press

_SAID: dict[str | None, Label] = {"name": "name", "role": "role", "org": "org"}
_IN_WORDS = frozenset(("name", "role", "org", "caps", "other"))


def _are_offices(pieces: list[Piece], position: int) -> bool:
    """Whether nothing but departments stand in one go between an organisation and a name."""
    end = position + 1
    while end < len(pieces) and pieces[end].label in ("desk", "org"):
        end += 1
    cells = {piece.cell for piece in pieces[position : end + 1]}
    return end > position + 1 and end < len(pieces) and pieces[end].label == "name" and len(cells) == 1


def _end_of_list(cutter: Cutter, pieces: list[Piece], position: int) -> int:
    """Where an organisation behind its label ends, of which the pieces behind commas up to the end of the line say the part
    or the place (`Affiliation: Department of Soils, University of Example`)."""
    last = pieces[position]
    for piece in pieces[position + 1 : position + 4]:
        if piece.line != last.line:
            break
        if piece.label not in ("org", "caps", "place", "name") or cutter.text[last.end : piece.start].strip() != ",":
            return pieces[position].end
        last = piece
    line = cutter.text.find("\n", last.end)
    return last.end if not cutter.text[last.end : line if line >= 0 else None].strip() else pieces[position].end


def _leads_to_name(pieces: list[Piece], position: int) -> bool:
    """Whether departments and titles stand between an organisation and a name on its line."""
    for number, piece in enumerate(pieces[position + 1 : position + 5]):
        if piece.line != pieces[position].line or piece.label not in ("desk", "role", "org", "name"):
            return False
        if piece.label == "name":
            return number > 0
    return False


def _is_at_house(cutter: Cutter, name: Piece, behind: Piece | None) -> bool:
    """Whether somebody with a usual forename is named where the label says a house (`Agency: Jane Doe, Example Relations, 020 ...`)."""
    if name.label != "name" or behind is None:
        return False
    named = is_forename(cutter.text[name.start : name.end].split()[0])
    return named and behind.label in ("role", "org") and cutter.text[name.end : behind.start].strip() == ","


def as_labelled(cutter: Cutter, pieces: list[Piece], position: int) -> Piece | None:
    """A piece as the label right before it on its line says, where one does."""
    piece, before = pieces[position], pieces[position - 1] if position else None
    if before is None or before.label != "label" or before.line != piece.line or before.kind not in _SAID:
        return None
    behind = pieces[position + 1] if position + 1 < len(pieces) else None
    listed = cutter.text[before.end : piece.start].strip() == ","  # "Company, investors and media:"
    if before.kind == "org" and (listed or _is_at_house(cutter, piece, behind)):
        return None
    three = pieces[position : position + 3]
    in_one_go = all(p.cell == piece.cell for p in three)
    if before.kind == "name" and in_one_go and [p.label for p in three] == ["org", "role", "name"]:
        return None  # `聯絡人：示例部高級分析師林示例`
    offices = _are_offices(pieces, position) or _leads_to_name(pieces, position)
    if before.kind == "name" and piece.label == "org" and offices:
        return None  # `担当：例示委員会 例示課 見本`, `担当：県庁 観光課 主査 見本`
    if before.kind == "name" and behind is not None and behind.label == "name":
        if piece.label == "role" and behind.line == piece.line:
            after = pieces[position + 2] if position + 2 < len(pieces) else None
            called = after is not None and after.line == piece.line and after.label in ("phone", "email")
            if called or cutter.folded.is_unspaced:
                return None  # the cells of a row
        if piece.label in ("role", "org"):
            return None if behind.cell == piece.cell else piece._replace(label="name")  # `담당자: 과장 김예시`
        if piece.label == "other" and behind.cell == piece.cell:
            section = unspaced.is_section(cutter.text[piece.start : piece.end])
            return piece._replace(label="org" if section else "name")  # `聯絡人：審查科 陳股長`
    of_media = before.kind == "org" and speak_of_press(cutter.shapes.tokens(before.start, before.end))
    if of_media and piece.label == "name":
        return None  # "Accreditation of media: Ada Probe"
    if before.kind == "org" and piece.label in _IN_WORDS and behind is not None and behind.line == piece.line:
        return piece._replace(label="org", end=_end_of_list(cutter, pieces, position))
    if before.kind == "role" and piece.label in _IN_WORDS:
        return piece._replace(label="role", kind="said")
    return piece._replace(label=_SAID[before.kind]) if piece.label in _IN_WORDS else None


_OF_ANCHORS = ("email", "phone", "mobile", "fax")


def label_of_anchor(cutter: Cutter, pieces: list[Piece], position: int) -> Piece | None:
    """Words that begin a line, with one of a label among the first or last of them and a colon behind, right before an address or number:
    they say what it is and whom it is for, and not what somebody does (`E-mail for journalists: press@...`); None for others."""
    piece, anchor = pieces[position], pieces[position + 1] if position + 1 < len(pieces) else None
    if anchor is None or anchor.label not in ("email", "phone") or anchor.line != piece.line:
        return None
    if position and pieces[position - 1].line == piece.line:
        return None
    if cutter.text[piece.end : anchor.start].strip(" *_<") not in (":", "："):
        return None
    words = cutter.shapes.tokens(piece.start, piece.end)
    kinds = [cutter.words.labels.get(word.strip(".")) for word in (words[:1] + words[-1:] if len(words) > 1 else [])]
    kind = next((kind for kind in kinds if kind in _OF_ANCHORS), None)
    fits = kind is not None and (kind == "email") == (anchor.label == "email")
    return piece._replace(label="label", kind=kind) if fits else None
