"""One document read: its words, what it says of itself, and the contacts it offers. Needs no database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeVar

from directory.errors import DocumentError
from directory.extraction import address_book
from directory.extraction.find import Finding, find
from directory.extraction.long_lines import parted
from directory.extraction.memory import NOTHING, Lesson, Memory
from directory.extraction.places import on_pages
from directory.extraction.release import dateline, header, links
from directory.extraction.release.embargo import embargo
from directory.extraction.release.markup import markup
from directory.extraction.spaced_out import closed_up
from directory.extraction.stripped import lined
from directory.extraction.words.folding import Folded
from directory.extraction.words.language import language as language_of
from directory.extraction.words.vocabulary import vocabulary
from directory.extraction.wrapped import WRAPPED, quoted_from
from directory.limits import USUAL, Limits
from directory.readers.read import read
from directory.readers.unpack import unpack
from directory.records import Document, Embargo, Fact, Reading, Release, Text
from directory.values.wrapping import unwrapped

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Examination:
    """A reading with all that led to it: the document's text, what it says of itself with where that was found, and every
    step towards its contacts."""

    reading: Reading
    text: Text
    facts: Facts
    finding: Finding


BEGINNING = 100_000
"""Within so many characters of its text a release says what it is; a mailbox may go on for 2,000,000, which need not be folded twice
where they are read as other lines than they were written in."""


class Facts(NamedTuple):
    """What a release says of itself, each with its source; None where it says nothing."""

    title: Fact[str] | None
    number: Fact[str] | None
    date: Fact[date] | None
    issuer: Fact[str] | None
    language: Fact[str] | None
    place: Fact[str] | None
    embargo: Fact[Embargo] | None


def read_release(
    document: Document,
    *,
    default_country: str | None = None,
    limits: Limits = USUAL,
    memory: Memory | None = None,
) -> Reading:
    """Everything that a document yields; `default_country` (ISO 3166) reads national numbers where nothing else tells,
    what reading may cost is bounded by `limits`, and what `memory` knows of other releases of its issuer settles what it
    leaves open.

    Raises the kinds of DocumentError, each naming the document and the cause.
    """
    return examine(document, default_country=default_country, limits=limits, memory=memory).reading


def examine(
    document: Document,
    *,
    default_country: str | None = None,
    limits: Limits = USUAL,
    memory: Memory | None = None,
) -> Examination:
    """`read_release` with the steps that led to it; raises the same."""
    text = read(document, limits)
    if text.entries:
        return _of_book(text, default_country)
    content = parted(text.content)
    beginning = Folded.of(content[:BEGINNING])
    language = language_of(text, beginning)
    code = value(language)
    words = vocabulary(code)
    said = markup(text)
    view = parted(lined(unwrapped(content), words)) if text.media_type in WRAPPED else content
    view = closed_up(view)
    seen = beginning if view is content and len(content) <= BEGINNING else Folded.of(view)
    finding = find(seen, code, words, default_country, limits, said=said)
    mentions = tuple(found.mention for found in finding.contacts)
    issuer = header.issuer(text, beginning, words, mentions)
    taught = memory.taught(document.checksum, value(issuer), mentions) if memory is not None else NOTHING
    if taught is not NOTHING:
        finding = find(seen, code, words, default_country, limits, taught=taught, said=said)
    if view is not text.content:
        finding = quoted_from(finding, text.content)
    finding = on_pages(finding, text.places)
    mentions = tuple(found.mention for found in finding.contacts)
    spans = [(min(c.quote.start for c in m.claims), max(c.quote.end for c in m.claims)) for m in mentions]
    released = header.released_on(text, words)
    facts = Facts(
        header.title(text, beginning, words, spans, value(issuer)),
        header.number(text),
        released,
        issuer,
        language,
        dateline.place(beginning, words, value(issuer)),
        embargo(text, beginning, words, value(released), code),
    )
    release = Release(
        text=text.content,
        media_type=text.media_type,
        issuer=value(facts.issuer),
        number=value(facts.number),
        title=value(facts.title),
        date=value(facts.date),
        language=code,
        links=links.links(text, spans, words),
        place=value(facts.place),
        embargo=value(facts.embargo),
    )
    reading = Reading(release, mentions, (*text.warnings, *finding.warnings))
    return Examination(reading, text, facts, finding)


def _of_book(text: Text, default_country: str | None) -> Examination:
    """An address book says itself what everything is. It is issued by the organisation that all its contacts are of, but for a few who
    name none (in a phone, a friend), and dated where all are of one day."""
    finding = address_book.find(text, default_country)
    mentions = tuple(found.mention for found in finding.contacts)
    houses = [claim for mention in mentions for claim in mention.of("org")[:1]]
    alone = 2 * len(houses) > len(mentions) and _the_one(claim.key for claim in houses) is not None
    issuer = Fact(houses[0].value, "the organisation of all its contacts that name one") if alone else None
    day = _the_one(entry.issued for entry in text.entries)
    dated = Fact(day, "the day on which all its contacts were last changed") if day is not None else None
    if dated is None and (sent := header.declared_day(text)) is not None:
        dated = Fact(sent, "as what it was taken out of says")
    release = Release(text.content, text.media_type, issuer=value(issuer), date=value(dated))
    facts = Facts(None, None, dated, issuer, None, None, None)
    return Examination(Reading(release, mentions, (*text.warnings, *finding.warnings)), text, facts, finding)


def _the_one(values: Iterable[T | None]) -> T | None:
    """What all are; None where they differ, or one is not said."""
    first, *others = set(values) or {None}
    return first if not others else None


def value(fact: Fact[T] | None) -> T | None:
    return fact.value if fact is not None else None


def attempt(
    item: Document | DocumentError,
    *,
    default_country: str | None = None,
    limits: Limits = USUAL,
    memory: Memory | None = None,
) -> tuple[Document, Reading] | DocumentError:
    """`read_release` that never raises, for long lists: what cannot be read is answered with the reason why."""
    if isinstance(item, DocumentError):
        return item
    try:
        return item, read_release(item, default_country=default_country, limits=limits, memory=memory)
    except DocumentError as error:
        return error
    except Exception as error:  # a mistake of ours about one document must not cost the others
        return _our_mistake(item, error)


def lesson(
    item: Document | DocumentError, *, default_country: str | None = None, limits: Limits = USUAL
) -> tuple[str, Lesson] | DocumentError:
    """What a document teaches of its issuer, for `Memory.learn`: its checksum and lesson; never raises, as `attempt`."""
    result = attempt(item, default_country=default_country, limits=limits)
    if isinstance(result, DocumentError):
        return result
    document, reading = result
    return document.checksum, Lesson.of(reading.release.issuer, reading.mentions)


def apart(items: Iterable[Document | DocumentError], limits: Limits = USUAL) -> Iterator[Document | DocumentError]:
    """Each item, or the documents that it holds (see `unpack`), for such lists."""
    for item in items:
        if isinstance(item, DocumentError):
            yield item
            continue
        try:
            yield from unpack(item, limits)
        except Exception as error:  # as in `attempt`
            yield _our_mistake(item, error)


def _our_mistake(item: Document, error: Exception) -> DocumentError:
    fault = f"{type(error).__name__}: {error}"
    return DocumentError(item.name, f"this program failed on it, which it should not ({fault}); please report it")


def weight(item: Document | DocumentError) -> int:
    """How many bytes an item of such a list holds."""
    return len(item.content) if isinstance(item, Document) else 0
