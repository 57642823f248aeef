"""Line breaks that were lost when a page was made plain text: names, titles, numbers and addresses that stand in one go
(`Jane ProbeChief Executive Officer202-555-0144jane@example.com`) are put on lines of their own again.

Breaks go only where nothing can stand without one: behind a number that letters follow, before `www.`, behind the end of a domain
that a capital follows. Where there is such a place, words on the same line that change to a capital within are parted too, unless
the text writes them so elsewhere (`OpenStack`). Nothing is looked at but what is near an address, so that other texts cost
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_SIGNS = ("@", "www.", "Fax:", "Tel:", "Phone:", "Telephone:", "ontact:", "ontacts:", "CONTACT:", "CONTACTS:")
_MOST = 200
"""So many of each sign are looked at."""
_NEAR = 320
"""So many characters before and behind a sign are looked at, on its line."""

_NUMBER = r"\(?\d{3}\)?[ .-]\d{3}[.-]\d{4}"
_LABEL = r"(?:Tel|Phone|Telephone|Fax|E-?[Mm]ail|Mobile|Cell|Website|Web|Office|Direct)\s?:"
_LONG_ENDS, _SHORT_ENDS = "com|net|org|gov|edu", "ca|uk|us|de|fr|ch|at|nl|it|es|eu|io|ai|co"
_SURE = re.compile(
    rf"(?<=\d\d\d[.-]\d\d\d\d)(?=[A-Za-z]{{2}})(?!ext|Ext|EXT|x\d|or\b|and\b)"
    rf"|(?:(?<=[a-z])|(?<=[a-z]\)))(?=(?:\+\d{{1,3}}[ .-]?)?{_NUMBER}|\+\d{{1,3}}[ .(-]{{0,2}}\d)"
    r"|(?<=\d\d\d\d\d)(?=\(\d{3}\) ?\d{3}-\d{4}|\(\+\d)"
    rf"|(?<=\.(?:{_LONG_ENDS}))(?=[A-Z]|www\.|https?:|\(?\d{{3}}[).-]|(?:website|phone|tel|fax|email)\b)"
    rf"|(?<=\.(?:{_SHORT_ENDS}))(?=[A-Z][a-z]{{2}}|www\.|https?:|\(\d{{3}}\))"
    r"|(?<=[A-Za-z\d])(?<!%2F)(?=www\.[a-z]|https?://)"
    r"|(?:(?<=\bInc\.)|(?<=\bLtd\.)|(?<=\bCorp\.)|(?<=\bLLC)|(?<=\bLLP)|(?<=\bPLC)|(?<=\bGmbH))"
    r"(?=[A-Z][a-z]|\(?\+?\d{3}[).-]|[TFEMPW]\s?:)"
    rf"|(?:(?<=[a-z])|(?<=[A-Z]{{3}}))(?={_LABEL})|(?<=[a-z])(?=[TFEM]\s?:)"
    r"|(?:(?<=[a-z] Officer)|(?<=President)|(?<=Manager)|(?<=Director)|(?<=Relations)|(?<=\d Office)|(?<=\bC[EFOT]O)"
    r"|(?<=\bInc\.)|(?<=\bLtd\.)|(?<=\bCorp\.)|(?<=\bLLC))(?=[a-z][\w.+-]{0,40}@)"
    r"|(?<=[A-Za-z]\))(?=[A-Za-z][\w.+-]{0,40}@)"
    rf"|(?:(?<=\.com/)|(?<=\.org/)|(?<=\.net/))(?=\d{{3}}[.-]\d{{3}}[.-]\d{{4}}(?!\d))"
)
"""Where a break must have been."""
_LIKELY = re.compile(
    r"[A-Z\d(+.)/hw](?:(?<=[a-z][\d(+A-Z])"
    r"|(?<=[A-Z])(?:(?<=L)L[CP][A-Za-z]|(?<=P)(?:LC[A-Za-z]|resident[a-z])|(?<=G)mbH[A-Za-z]|(?<=C)[EFOT]O[A-Za-z]"
    r"|(?<=O)fficer[a-z]|(?<=M)anager[a-z]|(?<=D)irector[a-z]|(?<=R)elations[a-z]"
    rf"|[A-Z]{{2}}{_LABEL}|(?<=[ß-ÿ'’-].)[\w.+-]{{0,60}}@)"
    r"|(?<=\d)(?:\d{3}(?:[A-Za-z]{2}|\d\()| Office[a-z])"
    rf"|(?<=\.)(?:[A-Z]|(?:(?<=Inc.)|(?<=Ltd.)|(?<=Corp.))[a-z]|(?:{_LONG_ENDS})(?:website|phone|tel|fax|email))"
    r"|(?<=[a-z]\))[\d(+]|(?<=[A-Za-z]\))[A-Za-z]"
    r"|(?<=[A-Za-z\d]w)ww\.|(?<=[A-Za-z\d]h)ttps?:"
    r"|(?<=/)\(?\d{3}\)?[.-]\d{3}[.-]\d{4})"
)
"""What stands around any such place, or before a mailbox with a capital: a stretch without it, as most are, is told twenty times
as fast by it. It is looked for from the signs on that are rarer than small letters."""
_BEFORE = 12
"""So many characters before a stretch may belong to it."""
_MAILBOX = re.compile(r"(?P<before>[A-Z][\w'’-]*)[.,]? (?P<word>[A-Z][a-zß-ÿ'’-]+)(?=(?P<mailbox>[A-Z][\w.+-]{0,60})@)")
_TITLE = re.compile(
    r"(?:Relations|Officer|President|Manager|Director|Contact|Communications|Office|Media|Press|Chairman)$"
)
"""Ends of titles in English, in which such texts mostly are."""
_CAPITAL = re.compile(
    r"(?<=[a-zß-ÿ]{3})(?=[A-Z][a-z]{2}|[A-Z]\d|[A-Z]{2,5}\b|\d{2,5} [A-Z])|(?<=\bC[EFOT]O)(?=[A-Z][a-z]{2})"
)
_LONGEST = 40
"""Letters of a word on either side."""
_RUN = re.compile(r"[^\W\d_]{1,80}")
_SAMPLE = 20_000
"""So many characters are searched for another place at which a word is written so."""
_OF_ADDRESS = frozenset("@/._=&?%#~-")
_PREFIXES = ("Mac", "Fitz")


def put_back(content: str) -> tuple[str, tuple[str, ...]]:
    """The content with a line break wherever one was lost, and a warning that tells how many were; as it is where none was."""
    places: set[int] = set()
    for low, high in _stretches(content):
        places |= _seams(content, low, high, inner=len(places) < _MOST)
    if not places:
        return content, ()
    parts, at = [], 0
    for place in sorted(places):
        parts.append(content[at:place])
        at = place
    warning = f"{len(places):,} line breaks that the text had lost were put back"
    return "\n".join([*parts, content[at:]]), (warning,)


def _stretches(content: str) -> Iterator[tuple[int, int]]:
    """What stands around a sign of addresses and numbers, on its line; none twice."""
    for sign in _SIGNS:
        done, at = 0, content.find(sign)
        for _ in range(_MOST):
            if at < 0:
                break
            low = max(done, at - _NEAR, content.rfind("\n", max(0, at - _NEAR), at) + 1)
            end = content.find("\n", at, at + _NEAR)
            done = at + _NEAR if end < 0 else end
            yield low, min(done, len(content))
            at = content.find(sign, max(done, at + 1))


def _seams(content: str, start: int, end: int, *, inner: bool) -> set[int]:
    """The places between `start` and `end`; `inner`: also those within words that change to a capital."""
    if _LIKELY.search(content, max(0, start - _BEFORE), end) is None:
        return set()
    found = {seam.start() for seam in _SURE.finditer(content, start, end)}
    found |= {seam.end() for seam in _MAILBOX.finditer(content, start, end) if _is_before_mailbox(content, seam)}
    if found and inner:
        found |= {seam.start() for seam in _CAPITAL.finditer(content, start, end) if _is_between_words(content, seam)}
    return {place for place in found if start < place < end}


def _is_before_mailbox(content: str, seam: re.Match[str]) -> bool:
    """Whether a word before a mailbox with a capital is none of its own: a title's end, or a surname whose forename, before it, the
    mailbox begins with (`Ana ProbeAna.Probe@...`, but not `Jane Doe JaneDoe@...`)."""
    if _TITLE.search(seam["word"]):
        return True
    forename = seam["before"].lower()
    said_before = content.find(seam["word"], max(0, seam.start() - 60), seam.start("word")) >= 0
    return len(forename) > 1 and seam["mailbox"].lower().startswith(forename) and not said_before


def _is_between_words(content: str, seam: re.Match[str]) -> bool:
    """Whether a capital within a run of letters begins another word."""
    place = low = seam.start()
    while low > place - _LONGEST and low and content[low - 1].isalpha():
        low -= 1
    run = _RUN.match(content, low)
    if run is None or content[low:place] in _PREFIXES:
        return False
    if content[low - 1 : low] in _OF_ADDRESS or content[run.end() : run.end() + 1] in ("@", "/", "_", "="):
        return False
    return content.count(run.group(), 0, _SAMPLE) < 2
