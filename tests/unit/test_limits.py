"""Every limit is a setting, and is told where it bites."""

from __future__ import annotations

import json
from dataclasses import asdict, replace

import pytest

from directory.errors import DocumentError
from directory.limits import USUAL, Limits
from directory.reading import apart, read_release
from directory.records import Document
from directory.settings import Settings
from tests.unit.readers import office, pdfs
from tests.unit.readers.mails import mail, mbox

PARAGRAPHS = [f"Paragraph {n} of many." for n in range(40)]
FEED = f"<rss><channel>{''.join(f'<item><guid>{n}</guid><title>{p}</title></item>' for n, p in enumerate(PARAGRAPHS))}</channel></rss>"
LD = json.dumps([{"@type": "Person", "name": p} for p in PARAGRAPHS])
CASES = {
    "characters": (b"A word of paper.\n" * 40, Limits(characters=100), "only the first 100 of 680 characters"),
    "elements of DOCX": (
        office.docx("".join(map(office.paragraph, map(office.run, PARAGRAPHS)))),
        Limits(elements=60),
        "only the first 60 elements",
    ),
    "words of RTF": (office.rtf(r"\par ".join(PARAGRAPHS)), Limits(elements=20), "only the first 40 words and signs"),
    "data for machines": (
        f'<p>Paper</p><script type="application/ld+json">{LD}</script>'.encode(),
        Limits(elements=20),
        "only the first 20 objects of its data for machines",
    ),
    "marked properties": (
        f'<div class="h-card">{"<p class=p-name>Ada Probe</p>" * 9}</div>'.encode(),
        Limits(signs=5),
        "only the first 5 marked properties of contacts",
    ),
    "unpacked bytes": (
        office.odt("".join(f"<text:p>{p}</text:p>" for p in PARAGRAPHS)),
        Limits(unpacked_bytes=2_600),
        "only 2,600 bytes of it were unpacked",
    ),
    "pages": (pdfs.pages(*PARAGRAPHS[:4]), Limits(pages=2), "only the first 2 of 4 pages"),
    "words of PDF": (pdfs.pages(*PARAGRAPHS[:4]), Limits(pdf_words=8), "they have more than 8 words"),
}
WITHIN = {
    "documents": (FEED.encode(), Limits(documents=3), "more than 3 documents"),
    "bytes within": (FEED.encode(), Limits(bytes_within=200), "more than 200 bytes"),
    "depth": (mbox(mail()), Limits(depth=1), "within more than 1 others"),
    "elements of a feed": (FEED.encode(), Limits(elements=50), "more than 50 elements and attributes"),
    "JSON": (
        json.dumps({"uri": "x", "headline": "A", "body_text": "B" * 300}).encode(),
        Limits(json_bytes=100),
        "JSON of more than 100 bytes",
    ),
}


def document(content: bytes) -> Document:
    return Document("file:///release", "release", content)


@pytest.mark.parametrize(("content", "limits", "told"), CASES.values(), ids=CASES)
def test_what_is_left_out_is_told_in_a_warning(content: bytes, limits: Limits, told: str) -> None:
    assert any(told in warning for warning in read_release(document(content), limits=limits).warnings)
    assert not any("only" in warning for warning in read_release(document(content)).warnings)


@pytest.mark.parametrize(("content", "limits", "told"), WITHIN.values(), ids=WITHIN)
def test_documents_that_are_left_out_are_told_as_an_error_among_the_others(
    content: bytes, limits: Limits, told: str
) -> None:
    errors = [one for one in apart([document(content)], limits) if isinstance(one, DocumentError)]
    assert [told in str(error) for error in errors] == [True]
    assert not any(isinstance(one, DocumentError) for one in apart([document(content)], USUAL))


def test_parts_of_a_mail_that_are_left_out_are_told() -> None:
    message = mail()
    for _ in range(5):
        message.add_attachment("More words of paper.", filename="more.txt")
    (first, *_) = apart([document(bytes(message))], Limits(mail_parts=3))
    assert isinstance(first, Document)
    assert any("only the first 3 parts" in warning for warning in first.warnings)


def test_each_limit_is_set_by_a_variable_of_its_own() -> None:
    variables = [name.upper() for name in Settings.__dataclass_fields__ if name.startswith("max_")]
    changed: dict[str, str] = {}
    for variable in variables:
        limits = Settings.from_environment({variable: "7"}).limits
        changed |= {name: variable for name, value in asdict(limits).items() if value != asdict(USUAL)[name]}
    assert changed.keys() == asdict(USUAL).keys()
    assert set(variables) - set(changed.values()) == {"MAX_DOCUMENT_BYTES"}  # asked before anything is read
    assert Settings().limits == replace(USUAL)
