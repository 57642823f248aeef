"""What a release says of itself: title, number, date and issuer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from operator import itemgetter

from directory.extraction.release.spelling import spelling
from directory.extraction.words import dates
from directory.extraction.words.folding import Folded, fold, is_unspaced
from directory.extraction.words.vocabulary import Vocabulary
from directory.records import Fact, Mention, Span, Text
from directory.values import emails, organisations

_NUMBER = re.compile(
    r"(?<![\w-])(?:(?:PR|CP|PM|NR|MR|PI)[ -]?\d{1,4}[-/ ](?:19|20)?\d\d|(?:PR|CP|PM|NR|MR|No\.?|Nr\.?|N[°º]|№|#)\s?:?\s?\d{1,5}(?:[-/]\d{2,4})?)(?![\w-])"
)
_BEHIND_MARK = re.compile(r"\s?[:|–-]\s")
_NUMBER_MARK = re.compile("PR|CP|PM|NR|MR|PI|No|Nr|N[°º]|№|#")
_DIGIT = re.compile(r"\d")
HEAD = 3_000
"""The release states its date, number and title within so many characters of its start, or at its very end."""


MOST_HEADINGS = 20
"""A foot with more headings is about many, and not about the issuer."""


def released_on(text: Text, words: Vocabulary) -> Fact[date] | None:
    """The date that the release states of itself: on a line of its own or at the start of one in its head, else as it
    declares, else the first in its head, else the last lines'. Other dates are mostly of what it tells about."""
    content = text.content
    at = 0
    for line in content[:HEAD].split("\n"):
        dated = dates.find(line[:80], words) if "20" in line or "19" in line else ()
        if dated and len(line) <= 80:
            return Fact(dated[0].day, "on a line of its own in its head", Span(at, at + len(line)))
        if dated and _is_dateline(line[: dated[0].start]):
            return Fact(dated[0].day, "at the start of a paragraph of its head", Span(at, at + len(line)))
        at += len(line) + 1
    for key in _DATE_KEYS:
        declared = dates.first(text.metadata.get(key, "")[:40], words)
        if declared is not None:
            return Fact(declared, f"as the document declares ({key})")
    first = dates.first(content[:HEAD], words)
    if first is not None:
        return Fact(first, "the first date of its head")
    last = dates.first(content[-1_000:], words) if len(content) > HEAD else None
    return Fact(last, "the first date of its last lines") if last is not None else None


_DATE_KEYS = (
    "article:published_time", "date", "dc.date", "datepublished", "pubdate", "time", "dcterms.date", "created",
)  # fmt: skip


def declared_day(text: Text) -> date | None:
    """The day that what holds a document says of it."""
    try:
        return date.fromisoformat(text.metadata.get("date", "")[:10])
    except ValueError:
        return None


def _is_dateline(before: str) -> bool:
    """Whether what stands before a date at the start of a paragraph is places and small words, no sentence."""
    return all(len(word) <= 3 or not word[0].isalpha() or word[0].isupper() for word in before.split())


def number(text: Text) -> Fact[str] | None:
    """The release's own number (`PR083-2019`), where its head states one."""
    head = text.content[:1_500]
    for mark in _NUMBER_MARK.finditer(head):
        found = _NUMBER.match(head, mark.start())
        if found is not None:
            return Fact(" ".join(found.group().split()), "in its head", Span(*found.span()))
    return None


def title(
    text: Text, folded: Folded, words: Vocabulary, contact_spans: Sequence[tuple[int, int]], issuer_: str | None
) -> Fact[str] | None:
    """What the release is called: as it declares, if its text begins with these words; else the heading it opens
    with; else as it declares; else its first line that can be a title. Never “Press release”, a letterhead or a contact."""
    content = text.content
    stated = (
        text.metadata[key] for key in ("og:title", "headline", "title", "dc.title", "pdf:title") if key in text.metadata
    )
    declared = [found[0] for raw in stated if (found := _read_title(raw, words)) is not None]
    said = next((words_ for words_ in declared if _opens_with(folded, Folded.of(words_))), None)
    if said is not None:
        return Fact(said[:300], "as the document declares, and its text begins with these words")
    itself = fold(issuer_ or "")
    first_line = " ".join(content[:HEAD].lstrip().partition("\n")[0].split())
    first_folded = fold(first_line)
    headings = [(s.start, content[s.start : s.end]) for s in text.headings[:12] if s.start < HEAD]
    leading = [heading for heading in headings if heading[0] < 400]
    lines = _lines(content[:HEAD])
    ways: tuple[tuple[Iterable[tuple[int, str]], str], ...] = (
        (leading, "the heading that it opens with"),
        ([(-1, words_) for words_ in declared], "as the document declares"),
        (lines, "the first line that can be a title"),
        (headings, "its first heading that can be a title"),
    )
    for candidates, source in ways:
        for start, raw in candidates:
            found = _read_title(raw, words)
            if found is None or found[1] == itself:
                continue
            words_, said_so = found
            if said_so == first_folded and letterhead(content, words) == first_line:
                continue
            if candidates is lines and _touches(start, start + len(raw), contact_spans):
                continue
            if candidates in (leading, headings) and words.ends.match(said_so, 0) is not None:
                continue
            return Fact(words_[:300], source, Span(start, start + len(raw)) if start >= 0 else None)
    return None


def _opens_with(folded: Folded, said: Folded) -> bool:
    """Whether a text's head says some words, perhaps over the ends of lines."""
    return folded.find(said, 0, HEAD) >= 0 or said in " ".join(folded[:HEAD].split())


def _lines(head: str) -> Iterator[tuple[int, str]]:
    """The lines that can hold a title, each with where it begins."""
    at = 0
    for line in head.split("\n"):
        if len(line) > 4:
            yield at, line
        at += len(line) + 1


def _read_title(raw: str, words: Vocabulary) -> tuple[str, str] | None:
    """Without marks around it and without “Press release:” before it; and the same, folded. None where it can be no title."""
    line = " ".join(raw.split()).strip("*_#=+~ ")
    folded = fold(line)
    release = words.release.match(folded, 0)
    if release is not None and _BEHIND_MARK.match(folded, release, release + 3):
        told = line[release:].lstrip(" :|–-")
        line, folded = told, folded[len(line) - len(told) :]
        release = words.release.match(folded, 0)
    return (line, folded) if _can_be_title(line, folded, release, words) else None


def _touches(low: int, high: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < high and low < end for start, end in spans)


def _can_be_title(line: str, folded: str, release: int | None, words: Vocabulary) -> bool:
    """`release` is where words that call it a release end, where it begins with them."""
    if not (5 if is_unspaced(line) else 12) <= len(line) <= 400 or "@" in line:
        return False
    rest = folded[release:].strip(" :-–|.") if release else folded
    if len(rest) < (4 if is_unspaced(rest) else 10) or words.cues.is_whole(rest) or _NUMBER.fullmatch(line):
        return False
    return len(line) >= 45 or dates.first(line, words) is None


def issuer(text: Text, folded: Folded, words: Vocabulary, mentions: Sequence[Mention]) -> Fact[str] | None:
    """Who issues the release: what the document declares, else the organisation whose own spelling in the text matches
    the domain of its contacts' addresses, else the one that all its blocks name and the text speaks of. None rather
    than a guess: a wrong press office is worse than none."""
    declared = text.metadata.get("og:site_name") or text.metadata.get("publisher") or text.metadata.get("dc.publisher")
    if declared and len(declared) <= 80:
        return Fact(declared, "as the document declares")
    outside = _outside(text.content, mentions)
    opening = "".join(text.content[span.start : span.end] for span in outside)[:1_000]
    domains: dict[str, int] = {}
    for domain in (emails.domain(address) for m in mentions for address in m.emails):
        domains[domain] = domains.get(domain, 0) + 1
    spelled = []
    for domain, votes in sorted(domains.items(), key=itemgetter(1), reverse=True)[:5]:
        for label in _own_labels(domain):
            name = spelling(folded, outside, label, words)
            if name is not None:
                spelled.append((name in opening, votes, name, domain))
                break
    if spelled:
        _, _, name, domain = max(spelled, key=lambda candidate: candidate[:2])
        return Fact(name, f"its text spells the domain of its contacts so ({domain})")
    named = letterhead(text.content, words)
    if named is not None:
        return Fact(named, "stands by itself at the head")
    named = _about(text.content, words)
    if named is not None:
        return Fact(named, "the one that a heading at the foot tells about")
    orgs = {organisations.key(m.org): m.org for m in mentions if m.org}
    if len(orgs) == 1 and all(m.org for m in mentions):
        (name,) = orgs.values()
        if text.content.count(name) > len(mentions):
            return Fact(name, "every contact names it, and the text speaks of it")
    return None


def _outside(content: str, mentions: Sequence[Mention]) -> list[Span]:
    """The stretches of a text without its contact blocks: there an agency is named as well as whom it speaks for."""
    kept: list[Span] = []
    at = 0
    for start, end in sorted((m.claims[0].quote.start, m.claims[-1].quote.end) for m in mentions):
        line = content.rfind("\n", 0, start) + 1
        if line - at > (160 if kept else 0):  # what stands between two contacts is of their block
            kept.append(Span(at, line))
        at = max(at, end)
    return [*kept, Span(at, len(content))]


def letterhead(content: str, words: Vocabulary) -> str | None:
    """The organisation that stands alone above the words “Press release”, or on the first line and again in the text."""
    written = (" ".join(line.split()) for line in content[:1_000].split("\n"))
    lines = list(islice((line for line in written if line), 3))
    if len(lines) < 2 or not 3 <= len(lines[0]) <= 80 or len(lines[0].split()) > 9:
        return None
    first = fold(lines[0])
    if _DIGIT.search(first) or words.release.match(first, 0) is not None or words.cues.search(first):
        return None
    if lines[0][-1] in ".!?:" or not words.release.is_whole(fold(lines[1]).strip(" *_:")):
        again = content.count(lines[0]) > 1 and len(lines[0].split()) <= 6 and lines[0][-1] not in ".!?:"
        return lines[0] if again and any(t in words.organisations for t in first.split()) else None
    return lines[0]


def _about(content: str, words: Vocabulary) -> str | None:
    """The one organisation that a heading at the foot tells about (“About the Example Institute”)."""
    names = []
    for line in content[-6_000:].split("\n"):
        stop = words.ends.match(fold(line), 0)
        name = line[stop:].strip(" :*_.#–-") if stop is not None and len(line) < 90 else ""
        if name and name[0].isupper() and len(name.split()) <= 8 and name not in names:
            names.append(name)
    if len(names) > MOST_HEADINGS:
        return None
    found = [name for name in names if content.count(name) > 1]
    return found[0] if len(found) == 1 else None


_NOBODYS = frozenset(
    "www mail lists list press news info com co org net gov gouv gob gov go or ac edu mil int europa gmail googlemail"
    " yahoo hotmail outlook live aol gmx web icloud free orange wanadoo laposte libero mailbox posteo proton protonmail"
    " qq 163 naver yandex".split()
)
"""Labels that say nothing of who somebody works for: services, kinds of organisations, and mail for everybody."""


def _own_labels(domain: str) -> list[str]:
    """The labels of a domain that can name its owner, nearest to the mailbox first."""
    return [label for label in domain.split(".")[:-1] if label not in _NOBODYS]
