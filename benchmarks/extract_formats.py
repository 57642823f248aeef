"""How many web pages of 50 KB, pages of PDF, and e-mails, Word and Markdown documents of a usual size does `extract` read in
a second on one core, how does that compare with what one would otherwise put together, and does the time grow with the length
and no faster?

    python -m benchmarks.extract_formats

The peers turn a document into text by a library (the standard library's for e-mail, and those that are installed: lxml,
beautifulsoup4, trafilatura, pypdf, pdfplumber, python-docx) and look for contacts in it by the script of
`extract_plain_text`. All see the same distinct documents, taking turns in one process; the best of several rounds counts, of
slow peers one round over a part of the documents. Seconds are of processor time, so that other programs beside do not count;
only those of PDFs, which we read in a process of its own, are of the clock.
"""

from __future__ import annotations

import argparse
import io
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NamedTuple

from benchmarks.bed.elements import Heading, Lines, Page, Paragraph
from benchmarks.bed.formats import mail, markdown, office
from benchmarks.extract_plain_text import Case, Found, best_rate, cases, language_of, offered, put_together, read, right
from benchmarks.samples import files
from benchmarks.samples.releases import make_samples
from directory.reading import read_release
from directory.records import Document

PAGE_BYTES = 50_000
PDF_PAGES = 3
MEGABYTES = (0.25, 0.5, 1.0, 2.0)


@dataclass(frozen=True, slots=True)
class File(Case):
    """A document of a format that is not plain text; `text` is what it was made from. It counts as so many `pages`."""

    content: bytes
    pages: int


def library(name: str) -> Any:
    """A peer's library, None where it is not installed."""
    return import_module(name) if find_spec(name.partition(".")[0]) else None


lxml_html, bs4, trafilatura, pypdf, pdfplumber, docx = map(
    library, ("lxml.html", "bs4", "trafilatura", "pypdf", "pdfplumber", "docx")
)

Peers = dict[str, tuple[Any, Callable[[bytes], str]]]
"""What turns a document into text, with the library that it needs, by name."""

WEB: Peers = {
    "lxml text_content": (lxml_html, lambda content: str(lxml_html.fromstring(content).text_content())),
    "beautifulsoup4": (bs4, lambda content: str(bs4.BeautifulSoup(content, "html.parser").get_text("\n"))),
    "trafilatura": (trafilatura, lambda content: trafilatura.extract(content.decode()) or ""),
}


def _plumbed(content: bytes) -> str:
    with pdfplumber.open(io.BytesIO(content)) as opened:
        return "\n".join(page.extract_text() for page in opened.pages)


PDF: Peers = {
    "pypdf": (pypdf, lambda content: "\n".join(p.extract_text() for p in pypdf.PdfReader(io.BytesIO(content)).pages)),
    "pdfplumber": (pdfplumber, _plumbed),
}


def _mailed(content: bytes) -> str:
    body = message_from_bytes(content, policy=default).get_body(("plain", "html"))
    return str(body.get_content()) if isinstance(body, EmailMessage) else ""


def _of_word(content: bytes) -> str:
    opened = docx.Document(io.BytesIO(content))
    cells = (cell for table in opened.tables for row in table.rows for cell in row.cells)
    return "\n".join(part.text for part in (*opened.paragraphs, *cells))


MAIL: Peers = {"email (standard)": (message_from_bytes, _mailed)}
WORD: Peers = {"python-docx": (docx, _of_word)}
MARKDOWN: Peers = {"the marks left in": (str, bytes.decode)}


class Format(NamedTuple):
    """What its documents are called, one and all, who else reads them, and the clock."""

    title: str
    name: str
    peers: Peers
    clock: Callable[[], float] = time.process_time


OTHERS: tuple[tuple[Format, Callable[[Page], bytes]], ...] = (
    (Format("e-mails of text and HTML", "release.eml", MAIL), mail.in_text_and_html),
    (Format("Word documents", "release.docx", WORD), office.docx),
    (Format("Markdown documents", "release.md", MARKDOWN), markdown.front_matter),
)
"""Formats of which a document is one release of a usual size."""


def web_pages(wanted: int) -> list[File]:
    """Distinct releases within the pages of press sites."""
    samples = [s for s in make_samples(5 * wanted, organisations=100, officers=300) if s.file.endswith(".html")]
    assert len(samples) >= wanted
    made = []
    for sample in samples[:wanted]:
        language, country = language_of(sample)
        filling = [sentence for sentence in language.sentences if "{" not in sentence]
        page = files.web_page(sample.text, filling, PAGE_BYTES)
        made.append(File(page, country, offered(sample), page.encode(), 1))
    return made


def pdfs(wanted: int) -> list[File]:
    """Distinct releases as PDFs of some pages: the release, with more of its sentences in the middle."""
    made = []
    for case in cases(wanted):
        head, middle, foot = case.text.partition("\n\n")[0], case.text.partition("\n\n")[2], ""
        paragraphs = middle.split("\n\n")
        longest = max(range(len(paragraphs)), key=lambda n: len(paragraphs[n]))
        paragraphs[longest] = "\n\n".join([paragraphs[longest]] * 12)
        text = "\n\n".join([head, *paragraphs, foot])
        content, pages = files.pdf(text)
        made.append(File(text, case.country, case.offered, content, pages))
    return made


def set_from(case: Case) -> Page:
    """A plain-text release as what any format is set from."""
    title, *paragraphs = case.text.strip().split("\n\n")
    elements = [
        Lines(tuple(lines)) if len(lines := paragraph.strip().split("\n")) > 1 else Paragraph(paragraph.strip())
        for paragraph in paragraphs
        if paragraph.strip()
    ]
    return Page("", " ".join(title.split()), "", "", (Heading(title), *elements), (), "", False, False, ())


def documents(wanted: int, written: Callable[[Page], bytes]) -> list[File]:
    """Distinct releases of a usual size in a format."""
    return [File(c.text, c.country, c.offered, written(set_from(c)), 1) for c in cases(wanted)]


def by_us(name: str, case: File) -> Found:
    return read(name, case.content, case.country)


def by_peer(to_text: Callable[[bytes], str], case: File) -> Found:
    return put_together(Case(to_text(case.content), case.country, case.offered))


def table(kind: Format, documents: Sequence[File], rounds: int) -> None:
    """Prints rates, ratios, precision and recall."""
    pages = sum(d.pages for d in documents) / len(documents)
    size = sum(len(d.content) for d in documents) / len(documents)
    print(f"{len(documents)} distinct {kind.title} of {size:,.0f} bytes and {pages:.1f} pages, one core\n")
    print(f"{'':40}{'pages/s':>9}{'ratio':>8}{'precision':>11}{'recall':>8}")
    first = partial(by_us, kind.name)
    (rate,) = best_rate([first], documents, rounds, kind.clock)
    rows = [("press-directory extract", rate, first)]
    for label, (installed, to_text) in kind.peers.items():
        if installed is None:
            print(f"{label} is not installed")
            continue
        peer: partial[Found] = partial(by_peer, to_text)
        few = documents[: max(1, len(documents) // 4)]
        rows.append((f"{label} + the usual script", best_rate([peer], few, 2, kind.clock)[0], peer))
    for label, rate_, reader in rows:
        precision, recall = right(reader, documents)
        print(f"{label:40}{rate_ * pages:9,.0f}{rate_ / rate:8.2f}{precision:11.3f}{recall:8.3f}")
    print()


def growth(rounds: int) -> None:
    """Prints how long documents of growing length take, in milliseconds."""
    prose = cases(20)
    body = "\n\n".join(case.text.rpartition("\n\n")[0].partition("@")[0] for case in prose)
    contacts = "\n\n".join(case.text for case in prose)
    print(f"{'milliseconds for':40}" + "".join(f"{size:>7g} MB" for size in MEGABYTES) + "   2 MB / 1 MB")
    kinds = {
        "prose with one contact, plain text": ("a.txt", body, "{}\n\n" + prose[0].text),
        "releases one after the other, plain text": ("a.txt", contacts, "{}"),
        "the same as Markdown": ("a.md", "# News\n\n" + contacts, "{}"),
        "the same as HTML": (
            "a.html",
            "<p>" + contacts.replace("\n\n", "</p>\n<p>").replace("\n", "<br>"),
            "<!doctype html>{}",
        ),
    }
    for label, (name, part, frame) in kinds.items():
        times = []
        for size in MEGABYTES:
            wanted = int(size * 1_000_000)
            text = frame.format((part + "\n\n") * (wanted // len(part) + 1))
            content = (text[:wanted] if frame == "{}" else text[-wanted:]).encode()
            best = float("inf")
            for _ in range(rounds):
                start = time.perf_counter()  # large documents are read by a process of their own
                read_release(Document(f"file:///{name}", name, content), default_country="GB")
                best = min(best, time.perf_counter() - start)
            times.append(1000 * best)
        print(f"{label:40}" + "".join(f"{t:10,.0f}" for t in times) + f"{times[-1] / times[-2]:14.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n\n")[0])
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    wanted = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # the worker that reads PDFs inherits it
    table(Format("web pages", "page.html", WEB), web_pages(wanted.documents), wanted.rounds)
    table(Format("PDFs", "release.pdf", PDF, time.perf_counter), pdfs(wanted.documents // 4), wanted.rounds)
    for kind, written in OTHERS:
        table(kind, documents(wanted.documents, written), wanted.rounds)
    growth(wanted.rounds)


if __name__ == "__main__":
    main()
