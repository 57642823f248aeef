"""Seams: where words, numbers and addresses stand in one go, though a break is no sure thing (`Jane Doejane@example.org`), or in
formats whose breaks are their marks' (`readers.lost_breaks` puts back those of plain text that are sure)."""

from __future__ import annotations

import re

from directory.extraction.words.folding import fold
from directory.extraction.words.vocabulary import Vocabulary
from directory.values import emails

_NUMBER = re.compile(r"(?:\+?\d{1,3}[ .-]?)?\(?\d{2,4}\)?[ .-]?\d{3,4}[ .-]\d{3,4}(?=[A-Za-z][\w.+-]*$)")
_LONGEST_NUMBER = 24
_ACRONYM = re.compile(r"[A-Z]{2,5}(?=[a-z]{3})")
_CAPITAL = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ'’]+")
_WORD_BEFORE = re.compile(r"(?P<word>[A-ZÀ-Þ][\w'’-]*\.?) $")
_OF_ANCHORS = frozenset(("phone", "mobile", "fax", "email"))
_DOMAIN = 60
"""So many characters of a domain are looked at."""
_ISSUER = 6
"""So many letters has a mailbox at least that is called after its issuer."""
_SAMPLE = 20_000
"""So many characters are searched for a word."""
_SHORTEST = 2
"""Letters of a surname, and of a mailbox."""

_LABEL = re.compile(r"(?:(?<=[a-zß-ÿ])|(?<=\s)(?=\S+$))(?P<word>[A-ZÀ-Þ][a-zß-ÿ-]{2,14})\.?\s?[:.]?\s{0,3}$")


def label(text: str, start: int, end: int, words: Vocabulary) -> tuple[int, int, str] | None:
    """The word for what follows at `end` that stands in one go with the word before it or with what follows (`Press OfficePhone
    202 ...`, `Jane Doe Emailjane@...`): its place and its kind; None where there is none."""
    found = _LABEL.search(text, start, end)
    if found is None:
        return None
    kind = words.labels.get(fold(found["word"]), "")
    return (*found.span("word"), kind) if kind in _OF_ANCHORS else None


_BEHIND_OTHER = re.compile(
    r"(?:\b(?:with|contact|reach) us|/[\w-]{2,40}?)(?P<mailbox>(?:investors?|contact|press|media|info|ir|pr)@)$"
)
"""A mailbox in one go with the words that ask for it (`Connect with usir@...`), or with the address of a page."""


def mailbox(text: str, start: int, at: int, words: Vocabulary) -> int:
    """Where the mailbox of an at-sign begins, of which nothing can be told but that it does not begin before `start`: behind a
    number, a surname, a legal form or the word for an address that stands in one go with it."""
    if text[start - 1 : start] == "/" or text.startswith("us", start):
        glued = _BEHIND_OTHER.search(text, max(0, start - 9), at + 1)
        if glued is not None and glued.start("mailbox") > start:
            return glued.start("mailbox")
    if text[start].islower():
        return start
    number = _NUMBER.search(text, max(0, start - _LONGEST_NUMBER), at)
    if number is not None and start < number.end() < at:
        return number.end()
    before = _WORD_BEFORE.search(text, max(0, start - 40), start)
    if before is not None and (acronym := _ACRONYM.match(text, start, at)) is not None:
        return acronym.end()
    capital = _CAPITAL.match(text, start, at)
    if capital is None:
        return start
    named = before["word"] if before is not None else ""
    ends = range(min(capital.end(), at - _SHORTEST), start + _SHORTEST - 1, -1)
    for end in ends:
        if text[end].islower() and _parts(named, text[start:end], text[end : at + _DOMAIN].lower(), words):
            return end
    if named:
        return next((end for end in ends if _is_word(text, text[end:at])), start)
    return start


def _is_word(text: str, mailbox: str) -> bool:
    """Whether a release has a word that this mailbox is called after, as its issuer's is (`Jane Doesamplespace@...` below `SampleSpace
    opens`)."""
    if len(mailbox) < _ISSUER or not mailbox.isalpha() or (mailbox[0].isupper() and mailbox[1:].islower()):
        return False
    return re.search(rf"(?i)(?<![\w@.-]){mailbox}(?![\w@])", text[:_SAMPLE]) is not None


def _parts(before: str, written: str, rest: str, words: Vocabulary) -> bool:
    """Whether a word in one go with an address, the rest, is one by itself: somebody's surname whom the rest spells, with the word
    before it as forename, the firm of its domain, or a word of firms or for an address."""
    word = fold(written)
    mailbox, _, domain = rest.partition("@")
    if words.labels.get(word) == "email" or domain.partition(".")[0] == word:
        return True
    if not before:
        return False
    if mailbox == fold(before).strip(".") or (word in mailbox and emails.affinity(f"{before} {written}", rest) > 1):
        return len(word) > _SHORTEST
    return word in words.organisations
