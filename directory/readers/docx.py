"""DOCX (also DOCM, DOTX, DOTM): the words of WordprocessingML as Word shows them (ECMA-376 part 1, clause 17).

Deleted and hidden text is no text; inserted text is. Text boxes follow the paragraph that they hang on, notes the body;
headers come first and footers last, each once. Numbers of lists are made by Word and stand nowhere in the file.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from directory.errors import UnreadableDocument
from directory.limits import Limits
from directory.readers import xml_events
from directory.readers.archive import Archive
from directory.readers.docx_parts import ContentTypes, Properties, Relationships, Settings, Styles
from directory.readers.docx_story import Story
from directory.readers.lines import Full, Lines
from directory.records import Document, Text

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MAIN = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.",
    "application/vnd.ms-word.",
)


def is_main(kind: str) -> bool:
    """Whether a part of this content type is the body of a document, perhaps a template or with macros."""
    return kind.startswith(_MAIN)


def read(document: Document, archive: Archive, types: ContentTypes, limits: Limits) -> Text:
    """Raises UnreadableDocument where the container or its XML is broken, EmptyDocument where it has no words."""
    return _Package(document.name, archive, limits).text(types.main()[0])


class _Package:
    """The parts of one document, read in the order in which a reader meets them."""

    def __init__(self, name: str, archive: Archive, limits: Limits) -> None:
        self._name = name
        self._archive = archive
        self._limits = limits
        self._budget = xml_events.Budget(limits)
        self._warnings: list[str] = []
        self._styles = Styles()

    def _parse(self, part: str, handler: xml_events.Handler) -> None:
        if part not in self._archive:
            return
        try:
            whole = xml_events.parse(self._archive.chunks(part), handler, self._budget, self._name)
        except xml_events.Full:
            self._warn(f"only the first {self._limits.elements:,} elements of it were read")
        else:
            if not whole:
                self._warn(
                    f"only {self._limits.unpacked_bytes:,} bytes of it were unpacked"
                    if self._archive.capped
                    else f"{part} ends in the middle"
                )

    def _warn(self, warning: str) -> None:
        if warning not in self._warnings:
            self._warnings.append(warning)

    def _relationships(self, part: str) -> Relationships:
        found = Relationships(part)
        folder, _, file = part.rpartition("/")
        self._parse(f"{folder}/_rels/{file}.rels".lstrip("/"), found)
        return found

    def text(self, main: str) -> Text:
        """The whole document's words, from its main part."""
        if main not in self._archive:
            raise UnreadableDocument(self._name, "the part that holds its words is missing")
        properties = Properties()
        self._parse(self._relationships("").first("core-properties"), properties)
        related_ = self._relationships(main)
        self._parse(related_.first("styles"), self._styles)
        settings = Settings()
        self._parse(related_.first("settings"), settings)
        body = self._body(main, related_)
        whole = Lines(self._limits)
        with suppress(Full):  # the text says so itself
            self._margins(whole, related_, body.shown("header", even=settings.even_headers))
            whole.add(body.lines)
            for notes in ("footnotes", "endnotes"):
                part = related_.first(notes)
                if part and body.notes:
                    whole.add(self._body(part, self._relationships(part)).lines)
            self._margins(whole, related_, body.shown("footer", even=settings.even_headers))
        metadata = {"language": self._styles.language} | {k: v for k, v in properties.found.items() if v.strip()}
        return whole.text(MEDIA_TYPE, self._name, metadata, tuple(self._warnings))

    def _margins(self, whole: Lines, of_main: Relationships, ids: Iterable[str]) -> None:
        seen: set[str] = set()
        parts = dict.fromkeys(of_main.target(id_, "header") or of_main.target(id_, "footer") for id_ in ids)
        for part in parts:
            lines = self._body(part, self._relationships(part)).lines
            if str(lines) not in seen:
                seen.add(str(lines))
                whole.add(lines)

    def _body(self, part: str, related_: Relationships) -> Story:
        story = Story(related_, self._styles, self._limits)
        with suppress(Full):  # the text says so itself
            self._parse(part, story)
            story.close()
        return story
