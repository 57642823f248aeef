"""One document read: its words, what it says of itself, and the contacts it offers. Needs no database."""

from __future__ import annotations

from directory.errors import DocumentError
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


def attempt(
    item: Document | DocumentError, *, default_country: str | None = None
) -> tuple[Document, Reading] | DocumentError:
    """`read_release` that never raises, for long lists: what cannot be read is answered with the reason why."""
    if isinstance(item, DocumentError):
        return item
    try:
        return item, read_release(item, default_country=default_country)
    except DocumentError as error:
        return error
    except Exception as error:  # a mistake of ours about one document must not cost the others
        fault = f"{type(error).__name__}: {error}"
        return DocumentError(item.name, f"this program failed on it, which it should not ({fault}); please report it")


def weight(item: Document | DocumentError) -> int:
    """How many bytes an item of such a list holds."""
    return len(item.content) if isinstance(item, Document) else 0
