"""The links that a release offers the press: its pages for the press, pictures and other material, its website."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from directory.extraction.words.folding import fold
from directory.extraction.words.vocabulary import Vocabulary
from directory.records import Link, LinkKind, Text
from directory.values import scripts

_DOT = re.compile(r"\.[a-z0-9]")
_BARE_SITE = re.compile(
    r"(?<![\w@/.-])(?:https?://)?((?:www\.|[a-z][a-z0-9-]{1,40}\.)(?:[a-z0-9-]{2,40}\.){0,3}[a-z]{2,12})(/[\w./%-]{0,200})?(?![\w@])"
)
_MAILBOX = re.compile(r"[^\s@]{1,64}@[^\s@]{1,64}")
_BETWEEN_WORDS = re.compile(r"[\W_]+")
_BEFORE_NAME = re.compile(r"(?i)^https?://(?:www\.)?|^www\.")
_LABEL = 60
"""So many characters before a bare address on its line may say what it is."""
BEHIND = 400
"""So many characters behind a block still belong to it."""
MOST = 60
_LONGEST, _LOOKED_AT = 300, 2_000
"""A link's label has so many characters at most, made of so many."""


def links(text: Text, spans: Sequence[tuple[int, int]], words: Vocabulary) -> tuple[Link, ...]:
    """Links within or right behind the contact blocks whose words, or whose address, say what they lead to; in the order of
    the text."""
    found: dict[tuple[str, str | None], Link] = {}
    first = min((start for start, _ in spans), default=0) - 50
    last = max((end for _, end in spans), default=-1) + BEHIND
    near = [
        target for target in text.links if first <= target[0] <= last
    ]  # most of a page's lead through the site around it
    for target in near:
        if target.href is not None and target.href.startswith(("mailto:", "tel:")):
            continue
        if not any(start - 50 <= target.start <= end + BEHIND for start, end in spans):
            continue
        label = " ".join(text.content[target.start : min(target.end, target.start + _LOOKED_AT)].split())[:_LONGEST]
        if "@" in label:
            continue  # an address, whatever its target is
        kind = _kind(label, target.href, "", words)
        if kind is not None:
            found.setdefault((label, target.href), Link(label, target.href, target.start, target.end, kind))
    for start, end in spans:
        for link in _bare(text.content, max(0, start), min(len(text.content), end + BEHIND), words):
            if not any(kept.start <= link.start < kept.end for kept in found.values()):
                found.setdefault((link.label, link.href), link)
    return tuple(sorted(found.values(), key=lambda kept: kept.start)[:MOST])


def _bare(content: str, start: int, end: int, words: Vocabulary) -> Iterable[Link]:
    for match in _bare_sites(content, start, end):
        line = content.rfind("\n", max(0, match.start() - 2 * _LABEL), match.start()) + 1
        before = _MAILBOX.sub(" ", content[max(line, match.start() - _LABEL) : match.start()])
        kind = _kind("", match.group(), before, words)
        if kind is not None:
            href = match.group() if match.group().startswith("http") else f"https://{match.group()}"
            yield Link(match.group(), href, match.start(), match.end(), kind)


def _poses(href: str) -> bool:
    """Whether the host can pass for another: such a link is offered to nobody."""
    try:
        return scripts.deceptive((urlsplit(href if "//" in href else f"//{href}").hostname or "")[:300])
    except ValueError:
        return True  # brackets that are no IPv6 address


def _bare_sites(content: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Looked for on lines with a dot within a word, which are few."""
    dot = _DOT.search(content, start, end)
    while dot is not None:
        low = max(start, content.rfind("\n", start, dot.start()) + 1)
        high = content.find("\n", dot.end(), end)
        high = high if high >= 0 else end
        yield from _BARE_SITE.finditer(content, low, high)
        dot = _DOT.search(content, high, end)


def _kind(label: str, href: str | None, before: str, words: Vocabulary) -> LinkKind | None:
    """What it leads to by its own words, else by its address, else by the words before it; None where nothing tells, and of a
    website only where its words say so or it stands by itself."""
    if href is not None and _poses(href):
        return None
    target = _words_of(href) if href else ""
    for said in (fold(label), target, fold(before)):
        for kind in _FIRST:
            if said and words.link_words[kind].search(said) is not None:
                return kind
    if before and words.link_words["site"].search(fold(before)) is not None:
        return "site"
    if label and words.link_words["site"].search(fold(label)) is not None and _is_home(href):
        return "site"
    return None


_FIRST: tuple[LinkKind, ...] = ("media", "press")


def _words_of(href: str) -> str:
    """The words of an address: without its scheme, and without what is behind `?`."""
    return " ".join(_BETWEEN_WORDS.split(fold(_BEFORE_NAME.sub("", href.partition("?")[0][:300])))).strip()


def _is_home(href: str | None) -> bool:
    try:
        return href is not None and urlsplit(href).path in ("", "/")
    except ValueError:
        return False  # brackets that are no IPv6 address
