"""Runs by itself as `python -m directory.readers.pdf_worker`: PDFs in, words with their places out, one after the other.

No PDF library can promise to survive every file, so this process is expendable (see `bounded`). It answers with frames of
JSON: `{"title", "pages"}`, the second the number of pages, or `{"error"}`; then one frame a page, a list of words
`[left, bottom, right, top, text, edges]`, or `null` for a page that is broken; and, where not all pages were read,
`{"capped"}` with the reason. Points of each page's user space; `edges` is how many tenths of a point behind `left` each
character of the word begins and ends, by turns.
"""

from __future__ import annotations

import ctypes
import json
import time
from collections.abc import Iterator
from typing import Any

import pypdfium2
from pypdfium2 import raw

from directory.limits import Limits
from directory.readers.bounded import serve

PATIENT = 0.7
"""The share of the time allowed after which no further page is begun, so that what was read is not lost."""
_LOCKED = "it is locked with a password"
_CAUSES = {
    raw.FPDF_ERR_PASSWORD: _LOCKED,
    raw.FPDF_ERR_SECURITY: "it is encrypted in a way that is not known",
    raw.FPDF_ERR_FORMAT: "it is not a PDF, or broken",
}


def answer(content: bytes, limits: Limits) -> Iterator[bytes]:
    """The frames for one PDF."""
    try:
        for said in _read(content, limits):
            yield json.dumps(said, separators=(",", ":")).encode()
    except MemoryError:
        yield json.dumps({"error": f"reading it takes more than {limits.megabytes} MB of memory"}).encode()


def _read(content: bytes, limits: Limits) -> Iterator[Any]:
    until = time.process_time() + PATIENT * limits.seconds
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        yield {"error": _CAUSES.get(getattr(error, "err_code", None), str(error))}
        return
    with document:
        pages = len(document)
        yield {"title": document.get_metadata_value("Title"), "pages": pages}
        words = 0
        for number in range(pages):
            if number == limits.pages:
                yield {"capped": "more are not allowed"}
                return
            if words >= limits.pdf_words:
                yield {"capped": f"they have more than {limits.pdf_words:,} words"}
                return
            if time.process_time() > until:
                yield {"capped": "reading more would take too long"}
                return
            try:
                page = _words(document, number, limits.pdf_words - words, until)
            except pypdfium2.PdfiumError:
                yield None
                continue
            words += len(page)
            yield page


def _words(document: pypdfium2.PdfDocument, number: int, most: int, until: float) -> list[list[Any]]:
    """The words of a page in the order of the file, each with its box; a space at a word's end was written there."""
    page = document[number]
    text = page.get_textpage()
    words: list[list[Any]] = []
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    edges = tuple(map(ctypes.byref, (left, right, bottom, top)))
    handle = text.raw
    unicode_of, box_of = raw.FPDFText_GetUnicode, raw.FPDFText_GetCharBox
    open_ = False
    for index in range(text.count_chars()):
        character = chr(unicode_of(handle, index))
        if (character <= " " and character != "\x02") or character.isspace():  # \x02 is PDFium's hyphen at a line's end
            if open_ and not words[-1][4].endswith(" "):
                words[-1][4] += " "
            open_ = False
            continue
        box_of(handle, index, *edges)
        box = (left.value, bottom.value, right.value, top.value)
        if open_ and _continues(words[-1], box):
            word = words[-1]
            word[1:4] = min(word[1], box[1]), max(word[2], box[2]), max(word[3], box[3])
            word[4] += character
            word[5] += round(10 * (box[0] - word[0])), round(10 * (box[2] - word[0]))
        elif len(words) >= most or (not len(words) & 0xFFF and time.process_time() > until):
            break
        else:
            words.append([*box, character, [0, round(10 * (box[2] - box[0]))]])
            open_ = True
    text.close()
    page.close()
    return [_rounded(word) for word in words]


def _continues(word: list[Any], box: tuple[float, float, float, float]) -> bool:
    """Whether a character stands right behind a word, at its height."""
    height = max(word[3] - word[1], box[3] - box[1], 4.0)
    near: bool = -height < box[0] - word[2] < 0.6 * height and word[1] - height < box[1] and box[3] < word[3] + height
    return near


def _rounded(word: list[Any]) -> list[Any]:
    return [*(round(edge, 2) for edge in word[:4]), *word[4:]]


if __name__ == "__main__":
    serve(answer)
