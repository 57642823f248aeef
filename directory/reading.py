"""One document read: its words, what it says of itself, and the contacts it offers. Needs no database."""

from __future__ import annotations

from directory.extraction import header
from directory.extraction.find import find_mentions
from directory.extraction.vocabulary import vocabulary
from directory.readers.read import read
from directory.records import Document, Reading, Release


def read_release(document: Document, *, default_country: str | None = None) -> Reading:
    """Everything that a document yields; `default_country` (ISO 3166) reads national numbers where nothing else tells.

    Raises the kinds of DocumentError, each naming the document and the cause.
    """
    text = read(document)
    language = header.language(text)
    words = vocabulary(language)
    mentions, warnings = find_mentions(text.content, language, words, default_country)
    spans = [(min(c.quote.start for c in m.claims), max(c.quote.end for c in m.claims)) for m in mentions]
    issuer = header.issuer(text, words, mentions)
    release = Release(
        text=text.content,
        media_type=text.media_type,
        issuer=issuer,
        number=header.number(text),
        title=header.title(text, words, spans, issuer),
        date=header.released_on(text, words),
        language=language,
        links=header.links(text, spans),
    )
    return Reading(release, tuple(mentions), (*text.warnings, *warnings))
