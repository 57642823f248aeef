"""The documents of the bed: one for each chosen cell of layout x format x language, with its truth."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice, product

from benchmarks.bed.cast import Cast, Contact
from benchmarks.bed.elements import Element, Heading, Page, Paragraph
from benchmarks.bed.formats import feeds, html, mail, markdown, office, pdf, text
from benchmarks.bed.layouts import LAYOUTS
from benchmarks.bed.setting import Draft
from benchmarks.bed.words import Words, languages

Writer = Callable[[Page], bytes | None]
"""A page as a file; None where the format cannot set it."""

FORMATS: dict[str, tuple[str, Writer]] = {
    "txt": ("txt", text.plain),
    "txt-wrapped": ("txt", text.wrapped),
    "md": ("md", markdown.plain),
    "md-front-matter": ("md", markdown.front_matter),
    "md-html": ("md", markdown.with_html),
    "html-div": ("html", html.divisions),
    "html-br": ("html", html.breaks),
    "html-table": ("html", html.tables),
    "html-dl": ("html", html.definitions),
    "html-aside": ("html", html.aside),
    "html-footer": ("html", html.footer),
    "html-json-ld": ("html", html.with_data),
    "xhtml": ("xhtml", html.xhtml),
    "pdf": ("pdf", pdf.one_column),
    "pdf-columns": ("pdf", pdf.side_by_side),
    "docx": ("docx", office.docx),
    "odt": ("odt", office.odt),
    "rtf": ("rtf", office.rtf),
    "eml": ("eml", mail.in_text),
    "eml-html": ("eml", mail.in_text_and_html),
    "mbox": ("mbox", mail.mailbox),
    "rss": ("xml", feeds.rss),
    "atom": ("xml", feeds.atom),
    "ninjs": ("json", feeds.ninjs),
    "txt-stripped": ("txt", text.stripped),
}

_STRIPPED = "txt-stripped"
"""The format of layouts that are a page without its markup, and of no other."""
_NAMES = tuple(FORMATS)
_TURNS = tuple(name for name in FORMATS if name != _STRIPPED)
PER_CELL = 3
"""So many formats each layout is written in, in each language."""

WIDE = {"ja", "zh"}


@dataclass(frozen=True, slots=True)
class Specimen:
    """A generated file, the cell it stands for, and whom it truly offers."""

    layout: str
    format: str
    language: str
    file: str
    content: bytes
    contacts: tuple[Contact, ...]

    @property
    def id(self) -> str:
        return self.file.rpartition(".")[0]


def specimens(*, full: bool = False, seed: int = 0) -> Iterator[Specimen]:
    """The bed, alike on every run with the same seed.

    `full` writes all cells. Else each layout in each language is written in `PER_CELL` formats, which move on from one
    to the next, and then in what it takes for any two of layout, format and language to meet wherever they can.
    """
    chosen: dict[tuple[str, str, str], Specimen] = {}
    for row, layout in enumerate(LAYOUTS):
        for column, words in enumerate(languages()):
            start = row * 7 + column * PER_CELL
            turns = (*(_TURNS[(start + step) % len(_TURNS)] for step in range(len(_TURNS))), _STRIPPED)
            written = (s for s in (specimen_of(layout, format_, words, seed) for format_ in turns) if s)
            for specimen in written if full else islice(written, PER_CELL):
                chosen[layout, specimen.format, words.language] = specimen
    for format_ in () if full else _NAMES:
        met = [cell for cell in chosen if cell[1] == format_]
        for layout, words in product(LAYOUTS, languages()):
            if not any(cell[0] == layout for cell in met) or not any(cell[2] == words.language for cell in met):
                missing = specimen_of(layout, format_, words, seed)
                if missing is not None:
                    chosen[layout, format_, words.language] = missing
                    met.append((layout, format_, words.language))
    yield from chosen.values()


def specimen_of(layout: str, format_: str, words: Words, seed: int = 0) -> Specimen | None:
    """The document of one cell; None where the format cannot set it."""
    draw = random.Random(f"{seed}/{layout}/{format_}/{words.language}")  # the same for a str in every process
    cast = Cast(words, draw)
    draft = LAYOUTS[layout](cast)
    if draft.stripped != (format_ == _STRIPPED):
        return None
    suffix, write = FORMATS[format_]
    content = write(_page(cast, draft))
    if content is None:
        return None
    file = f"{words.language}-{layout}-{format_}.{suffix}"
    return Specimen(layout, format_, words.language, file, content, draft.contacts)


def _page(cast: Cast, draft: Draft) -> Page:
    words, draw, org = cast.words, cast.draw, cast.org
    town = cast.pick(words.towns)
    title = cast.pick(words.headlines).format(org=org, town=town)
    date = cast.pick(words.dates)
    body = [line.format(org=org, town=town) for line in draw.sample(words.body, 4)]
    quoted, _ = cast.stranger()
    quote = cast.pick(words.quotes).format(name=quoted, org=org, town=town)
    first = Paragraph(f"{town}, {date} – {body[0]} {body[1]}")
    texts: list[Element] = [first, Paragraph(quote), *draft.within, Paragraph(" ".join(body[2:]))]
    about = (Heading(words.about[0].format(org=org)), Paragraph(words.about[1].format(org=org, town=town)))
    foot = (*draft.foot, *about) if draw.random() < 0.4 else (*about, *draft.foot)
    if draw.random() < 0.2:
        foot = draft.foot
    elements = (Paragraph(cast.pick(words.release)), *draft.head, Heading(title), *texts, *foot)
    footer = ""
    if draft.chrome:
        footer = cast.pick(words.footer).format(
            org=org, address=cast.pick(words.addresses), phone=cast.landline().raw, email=f"info@{cast.domain}"
        )
    return Page(
        language=words.language,
        title=title,
        site=org,
        date=date,
        elements=elements,
        navigation=words.navigation,
        footer=footer,
        wide=words.language in WIDE,
        linked=draw.random() < 0.6,
        contacts=draft.contacts,
    )
