"""Contacts given in sentences: what a sentence says of somebody before or behind the name, and whom it only mentions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from directory.extraction.labels.rows import is_forename
from directory.extraction.stretches.naming import WORD
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.wholes import Piece
from directory.extraction.words import across
from directory.extraction.words.fields import is_field
from directory.values import emails

_SAID, _SMALL, _HOUSES = across.read("clauses"), across.read("small"), across.read("houses")
_ARTICLES = {language: frozenset(words) for language, words in _SAID["articles"].items()}
"""What stands before a title in a sentence (`our press officer`, `nuestra jefa de prensa`), folded, by language."""
_NONE: frozenset[str] = frozenset()
_CLIPPED = re.compile(rf"{across.one_folded(_SMALL['clipped'])}['’](?=\w)", re.IGNORECASE)
_MOST_WORDS = 9
"""A title in a sentence has so many words at most."""
_OWNER = re.compile(r"[a-z][\w-]{2,30}['’]s? (?=[a-z])")
"""A common noun whose the title is (`the festival's press manager`)."""
_ORDERS = across.folded(_SAID["orders"])
"""Verbs that ask to get in touch with somebody named right behind them; none is a forename."""
_RELATIVE = re.compile(rf"{across.one_of(across.every(_SAID['relative']))}\s", re.IGNORECASE)
_THROUGH = re.compile(rf"\b{across.one_folded(_SAID['through'])}\b")
_VIA = re.compile(rf"\b{across.one_folded(_SAID['through_alone'])}\s$")
_WITH = across.one_of(across.folded(_SAID["with"]) | across.folded(_SAID["met"]))
_MEANT = re.compile(
    rf"\b(?:{across.one_folded(_SAID['interviews'])} {_WITH}|{across.one_folded(_SAID['to_speak'])})\s(?:\w{{1,9}}\.?\s){{0,2}}$"
)
_FAR = 60
_AHEAD = 12
_NEAR = 40
_RANKS = across.folded(across.read("ranks")["before_title"])


def in_sentences(cutter: Cutter, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of a block as its sentences mean them: a title before or behind a name without the words around it, a name
    without the verb before it, one of a single word that the address behind it spells, a number or address behind the name in
    brackets that follows it; and without those whom one may only ask others about."""
    found: list[Piece] = []
    meant = False  # whether what stands here is about somebody who is only mentioned
    for position in range(len(pieces)):
        piece = _stripped(cutter, pieces[position])
        if piece.label == "name":
            piece = _without_order(cutter, piece)
            meant = _is_only_meant(cutter, piece, pieces[position + 1 : position + _AHEAD])
        if piece.label == "role" and _is_meant_by_title(cutter, piece):
            found.append(piece._replace(label="other"))
            continue
        aside = meant and piece.label in ("name", "role", "org", "caps")
        if aside and piece.label == "name" and found and found[-1].label == "role" and piece.start - found[-1].end == 1:
            found[-1] = found[-1]._replace(label="other")  # "Minister Jane Doe, via the press office"
        if aside and (piece.label == "name" or piece.line == found[-1].line):
            found.append(piece._replace(label="other"))
        else:
            found += _told(cutter, pieces, position, piece, found[-1] if found else None)
    return _bracketed(cutter, found)


def _stripped(cutter: Cutter, piece: Piece) -> Piece:
    """A piece of no known kind without the marks and spaces around it."""
    low, high = cutter.shapes.strip(piece.start, piece.end) if piece.label == "other" else (0, 0)
    return piece._replace(start=low, end=high) if low < high else piece


def _told(cutter: Cutter, pieces: Sequence[Piece], position: int, piece: Piece, last: Piece | None) -> list[Piece]:
    """One of the pieces, or those that it is made of."""
    behind = pieces[position + 1] if position + 1 < len(pieces) else None
    if piece.label == "role" and _is_rank(cutter, pieces, position):
        return [piece._replace(label="other")]
    if piece.label == "role" and behind is not None and behind.label == "name" and piece.line == behind.line:
        piece = _before_copula(cutter, piece)
    if piece.label == "role" and behind is not None and (firm := _firm_before(cutter, piece, behind)) is not None:
        return [firm]
    if piece.label in ("role", "other") and behind is not None and _leads(cutter, piece, behind):
        return _before_name(cutter, piece)
    if piece.label == "role" and (low := _behind_article(cutter, piece)) > piece.start:
        return [piece._replace(start=low)]
    if piece.label in ("role", "other", "org", "caps") and last is not None and last.label == "name":
        return _behind_name(cutter, last, piece)
    if piece.label in ("caps", "other") and behind is not None and behind.label in ("email", "other"):
        return _called(cutter, pieces, position)
    return [piece]


def _leads(cutter: Cutter, piece: Piece, name: Piece) -> bool:
    """Whether nothing but a comma stands between words and a name on their line."""
    if (
        name.label != "name"
        or name.line != piece.line
        or not (piece.label == "role" or cutter.text[piece.start].islower())
    ):
        return False
    between = cutter.text[piece.end : name.start].strip(" ")
    return between in ("", ",", ":") or (len(between) < 9 and cutter.shapes.is_honorific(between.lstrip(", ")))


def _before_name(cutter: Cutter, piece: Piece) -> list[Piece]:
    """Words before a name, and the title that they end in (`please ring our duty press officer`, `Jane Doe`)."""
    start = _title(cutter, piece)
    if start is None or start == piece.start:
        return [piece]
    before = piece._replace(label="other", end=len(cutter.text[:start].rstrip()))
    return [*([before] if before.end > before.start else []), piece._replace(label="role", start=start)]


def _is_article(cutter: Cutter, start: int, end: int) -> bool:
    word = cutter.folded[start:end].strip("’'")
    return word in _ARTICLES["en"] or word in _ARTICLES.get(cutter.shapes.language or "", _NONE)


def _title(cutter: Cutter, piece: Piece) -> int | None:
    """Where the title begins that words end in: behind an article, with no other title before it."""
    words = [w.span() for w in WORD.finditer(cutter.text, piece.start, piece.end)]
    for position, (low, high) in enumerate(words[:-1]):
        clipped = _CLIPPED.match(cutter.text, low, high)
        if clipped is None and not _is_article(cutter, low, high):
            continue
        if position and cutter.shapes.is_role(piece.start, words[position - 1][1]):
            return None  # "head of the press office"
        start = clipped.end() if clipped is not None else words[position + 1][0]
        if len(words) - position > _MOST_WORDS or _is_article(cutter, start, words[position + 1][1]):
            continue
        if cutter.shapes.is_role(start, piece.end) and not cutter.words.asking.search(cutter.folded, start, piece.end):
            owner = _OWNER.match(cutter.text, start, piece.end)
            return owner.end() if owner is not None and cutter.shapes.is_role(owner.end(), piece.end) else start
    return None


def _behind_article(cutter: Cutter, role: Piece) -> int:
    """Where a title begins behind an article (`the Minister's adviser`, `The club's spokesman`)."""
    first = WORD.match(cutter.text, role.start, role.end)
    if first is None or not _is_article(cutter, role.start, first.end()):
        return role.start
    low = cutter.shapes.strip(first.end(), role.end)[0]
    if not cutter.text[low].islower() and cutter.text[role.start].isupper():
        return role.start
    owner = _OWNER.match(cutter.text, low, role.end)
    return owner.end() if owner is not None and cutter.shapes.is_role(owner.end(), role.end) else low


_COPULAS = across.folded(_SMALL["is"])


def _before_copula(cutter: Cutter, role: Piece) -> Piece:
    """A title that a sentence says somebody has (`Our press officer is Jane Doe`), from behind its article to the verb."""
    at = cutter.text.rfind(" ", role.start, role.end)
    if at < 0 or cutter.folded[at + 1 : role.end] not in _COPULAS:
        return role
    low = max(cutter.text.rfind("\n", 0, role.start) + 1, role.start - _FAR)
    start = _title(cutter, role._replace(start=low, end=at))
    return role._replace(start=role.start if start is None else start, end=at)


_TRADES = across.folded(_HOUSES["agencies"])


def _firm_before(cutter: Cutter, role: Piece, name: Piece) -> Piece | None:
    """What looks like a title as the firm that it is, before a colon and a name (`or Sample Communications: Jane Doe`)."""
    if name.label != "name" or name.line != role.line or cutter.text[role.end : name.start].strip() != ":":
        return None
    words = [w.span() for w in WORD.finditer(cutter.text, role.start, role.end)]
    if cutter.shapes.is_join(cutter.text[slice(*words[0])]):
        words = words[1:]
    if not 2 <= len(words) <= 3 or cutter.folded[slice(*words[-1])] not in _TRADES:
        return None
    own = all(cutter.text[low].isupper() for low, _ in words) and not any(
        is_field(cutter.folded[low:high]) or cutter.shapes.is_role(low, high) for low, high in words[:-1]
    )
    return role._replace(label="org", start=words[0][0]) if own else None


def _behind_preposition(cutter: Cutter, piece: Piece) -> int:
    """Where an organisation's own name begins behind `of` in small letters, in Romance languages."""
    first = WORD.match(cutter.text, piece.start, piece.end)
    if first is None or cutter.text[piece.start : first.end()] not in _OF_ROMANCE:
        return piece.start
    low = cutter.shapes.strip(first.end(), piece.end)[0]
    return low if cutter.text[low].isupper() else piece.start


_COORDINATES = re.compile(rf"{across.one_folded(_HOUSES['coordinates'])}\b")
"""What a woman who coordinates something is called, and an alliance, too: behind a name it is what she does."""
_OF_ROMANCE = across.every(_SMALL["of_romance"])


def _behind_name(cutter: Cutter, name: Piece, piece: Piece) -> list[Piece]:
    """Words behind a name and a comma: a title without its article, or what somebody does in a clause, which is no title."""
    text = cutter.text
    between = text[name.end : piece.start].strip()
    if piece.label == "org" and between == "," and _COORDINATES.match(cutter.folded, piece.start):
        return [piece._replace(label="role")]
    if piece.label != "other" and between == "," and (low := _behind_preposition(cutter, piece)) > piece.start:
        return [
            piece._replace(label="caps" if piece.label == "caps" else "org", start=low)
        ]  # "Ada Probe, de Sample Comunicación"
    if piece.label == "org" and between in (",", "-", "–", "(") and is_field(cutter.folded[piece.start : piece.end]):
        return [piece._replace(label="role")]  # "Jane Doe, Press & Media"
    if name.line != piece.line or not text[piece.start].islower() or between != ",":
        return [piece]
    if _RELATIVE.match(text, piece.start) is not None:
        return [piece._replace(label="other")]
    first = WORD.match(text, piece.start, piece.end)
    clipped = _CLIPPED.match(text, piece.start)
    if clipped is None and (first is None or not _is_article(cutter, *first.span())):
        return [piece]
    start = _title(cutter, piece)
    return [piece if start is None else piece._replace(label="role", start=start)]


def _without_order(cutter: Cutter, name: Piece) -> Piece:
    """A name without the verb before it (`Ask Jane Doe`)."""
    first = WORD.match(cutter.text, name.start, name.end)
    if first is None or cutter.folded[first.start() : first.end()] not in _ORDERS:
        return name
    return name._replace(start=cutter.shapes.strip(first.end(), name.end)[0])


def _called(cutter: Cutter, pieces: Sequence[Piece], position: int) -> list[Piece]:
    """Words that ask to get in touch and a forename that the address behind spells (`write to Jane at jane@...`)."""
    piece = pieces[position]
    if " " not in cutter.text[piece.start : piece.end].strip():
        return _called_alone(cutter, pieces, position)
    mailbox = next((p for p in pieces[position + 1 : position + 3] if p.label == "email"), None)
    last = cutter.text.rfind(" ", piece.start, piece.end) + 1
    if mailbox is None or mailbox.anchor is None or last <= piece.start or mailbox.start - piece.end > 12:
        return [piece]
    word = piece._replace(label="name", start=last)
    local = mailbox.anchor.value.partition("@")[0]
    if cutter.folded[last : piece.end] != local or not cutter.text[last].isupper() or not is_forename(cutter, word):
        return [piece]
    before = cutter.folded[piece.start : last].strip()
    asked = cutter.words.asking.is_whole(before.split()[-1]) or cutter.words.asking.search(before) is not None
    if not (asked or before.split()[-1] in _ORDERS):
        return [piece]
    named = (cutter.folded[p.start : p.end].split() for p in _around(pieces, position) if p.label == "name")
    if any(local in words for words in named):
        return [piece]
    return [piece._replace(label="other", end=len(cutter.text[:last].rstrip())), word]


_AT = across.one_folded(_SAID["at"])
_LINE = re.compile(rf"(?:{_AT}|{across.one_folded(_SAID['sent'])} (?:{_AT}|to))$")
"""What stands between whom one is asked to write to and the address (`drop Jane a line at jane@...`)."""


def _called_alone(cutter: Cutter, pieces: Sequence[Piece], position: int) -> list[Piece]:
    """A forename by itself, behind words that ask to get in touch or `or`, which the address in brackets behind it spells (`get in
    touch with Jane (jane@...) or John (john@...)`)."""
    piece, mailbox = pieces[position], pieces[position + 1]
    before = cutter.folded[max(0, piece.start - _FAR) : piece.start].rpartition("\n")[2]
    if mailbox.label == "other":
        mailbox = pieces[position + 2] if position + 2 < len(pieces) else mailbox
    between = cutter.folded[piece.end : mailbox.start].strip()
    bracketed = between == "(" or (len(between) < _FAR and _LINE.match(between) is not None)
    if mailbox.anchor is not None and emails.is_role_mailbox(mailbox.anchor.value):
        return [piece]
    if not bracketed or mailbox.anchor is None or mailbox.label != "email" or piece.label != "caps":
        return [piece]
    spelled = cutter.folded[piece.start : piece.end] == mailbox.anchor.value.partition("@")[0]
    asked = (
        between != "("
        or cutter.words.asking.search(before) is not None
        or cutter.shapes.is_join(before.split()[-1] if before.split() else "")
    )
    named = any(
        cutter.folded[piece.start : piece.end] in cutter.folded[p.start : p.end]
        for p in _around(pieces, position)
        if p.label == "name"
    )
    return [piece._replace(label="name")] if spelled and asked and not named and is_forename(cutter, piece) else [piece]


def _around(pieces: Sequence[Piece], position: int) -> Sequence[Piece]:
    """The pieces near one of them: more are not compared with it."""
    return pieces[max(0, position - _NEAR) : position + _AHEAD]


def _is_rank(cutter: Cutter, pieces: Sequence[Piece], position: int) -> bool:
    """Whether a word before a name is a rank, and what its bearer does stands behind (`Deputy Jane Doe, Public Information
    Officer`)."""
    if position + 2 >= len(pieces) or cutter.folded[slice(*pieces[position][1:3])] not in _RANKS:
        return False
    rank, name, title = pieces[position : position + 3]
    said = (name.label, title.label) == ("name", "role") and cutter.text[rank.end : name.start] == " "
    return said and cutter.text[name.end : title.start].strip() == ","


def _is_only_meant(cutter: Cutter, name: Piece, rest: Sequence[Piece]) -> bool:
    """Whether one is asked to get in touch with somebody else about who is named (`Interviews with Jane Doe through the press
    office, 020 ...`)."""
    before = cutter.folded[max(0, name.start - _FAR) : name.start].rpartition("\n")[2]
    meant = _MEANT.search(before) is not None
    if meant and (behind := _rest_of_line(cutter, name.end)).endswith(":") and cutter.words.asking.search(behind):
        return True  # "For interviews with Jane Doe please contact:", and below it somebody else
    for after in rest:
        if after.anchor is not None or after.line != name.line:
            return False
        if after.label in ("desk", "name"):
            between = cutter.folded[name.end : after.start]
            asked = meant and cutter.words.asking.search(cutter.folded, name.end, after.start) is not None
            return asked or (_THROUGH if meant else _VIA).search(between) is not None
    return False


def _is_meant_by_title(cutter: Cutter, role: Piece) -> bool:
    """Whether a title with a surname is whom one asks somebody else about (`to speak to Professor Roe should email ...`)."""
    words = cutter.text[role.start : role.end].split()
    if len(words) != 2 or not words[1][0].isupper():
        return False
    before = cutter.folded[max(0, role.start - _FAR) : role.start].rpartition("\n")[2]
    return _MEANT.search(before) is not None and _rest_of_line(cutter, role.end)[:1] == " "


def _rest_of_line(cutter: Cutter, start: int) -> str:
    end = cutter.text.find("\n", start, start + _FAR)
    return cutter.folded[start : end if end >= 0 else start + _FAR].rstrip(" *_")


def _bracketed(cutter: Cutter, pieces: list[Piece]) -> list[Piece]:
    """With a name, or name and title, in brackets right behind a number or address before it (`020 7946 0101 (Jane Doe)`),
    where no other name stands before the number on its line."""
    found: list[Piece] = []
    open_name = -1
    for position, piece in enumerate(pieces):
        at = len(found)
        if piece.label == "name" and found and found[-1].anchor is not None and found[-1].line == piece.line:
            apart = cutter.text[found[-1].end : piece.start].strip()
            closes = cutter.text.find(")", piece.end, piece.end + _FAR)
            more = any(
                p.anchor is not None and piece.end < p.start < closes for p in pieces[position + 1 : position + 4]
            )
            if apart == "(" and closes > 0 and not more and open_name != piece.line:
                at -= 1
                while at and found[at - 1].label in ("label", "email") and found[at - 1].line == piece.line:
                    at -= 1
        elif piece.label in ("name", "desk"):
            open_name = piece.line
        found.insert(at, piece)
    return found
