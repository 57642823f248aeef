"""Runs by itself as `python -m directory.readers.pdf_worker`: PDFs in, words with their places out, one after the other.

No PDF library can promise to survive every file, so this process is expendable: it limits its own memory, and whoever
started it kills it when an answer takes too long. Protocol on standard input and output: a length in decimal and a line
end, then so many bytes; asked with a PDF, answers with JSON: `{"title", "pages": [[[x0, y0, x1, y1, text], ...], ...]}`,
or `{"error"}`. Points, from the lower left corner of each page.
"""

from __future__ import annotations

import ctypes
import json
import sys
from typing import Any, BinaryIO

import pypdfium2
from pypdfium2 import raw

try:
    import resource
except ImportError:  # a platform without resource limits: the time limit alone must do
    resource = None  # type: ignore[assignment]

MEMORY = 1_000_000_000
MOST_PAGES = 300
MOST_WORDS = 200_000


def main(asked: BinaryIO, answers: BinaryIO) -> None:
    """Answers until its input ends."""
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    while (length := asked.readline()).strip():
        content = asked.read(int(length))
        answer = json.dumps(_read(content)).encode()
        answers.write(f"{len(answer)}\n".encode() + answer)
        answers.flush()


def _read(content: bytes) -> dict[str, Any]:
    try:
        with pypdfium2.PdfDocument(content) as document:
            title = document.get_metadata_dict().get("Title", "")
            pages: list[list[list[Any]]] = []
            left = MOST_WORDS
            for number in range(min(len(document), MOST_PAGES)):
                pages.append(_words(document, number, left))
                left -= len(pages[-1])
            return {"title": title, "pages": pages, "capped": len(document) > MOST_PAGES or left <= 0}
    except pypdfium2.PdfiumError as error:
        return {"error": str(error)}
    except MemoryError:
        return {"error": "it needs more memory than a reader may use"}


def _words(document: pypdfium2.PdfDocument, number: int, most: int) -> list[list[Any]]:
    """The words of a page in the order of the file, each with its box; a space at a word's end was written there."""
    page = document[number]
    text = page.get_textpage()
    words: list[list[Any]] = []
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    edges = tuple(map(ctypes.byref, (left, right, bottom, top)))
    open_ = False
    for index in range(text.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(text, index))
        if character.isspace():
            if open_ and not words[-1][4].endswith(" "):
                words[-1][4] += " "
            open_ = False
            continue
        raw.FPDFText_GetCharBox(text, index, *edges)
        box = (left.value, bottom.value, right.value, top.value)
        if open_ and _continues(words[-1], box):
            word = words[-1]
            word[1:4] = min(word[1], box[1]), max(word[2], box[2]), max(word[3], box[3])
            word[4] += character
        elif len(words) >= most:
            break
        else:
            words.append([*box, character])
            open_ = True
    text.close()
    page.close()
    return words


def _continues(word: list[Any], box: tuple[float, float, float, float]) -> bool:
    """Whether a character stands right behind a word, at its height."""
    height = max(word[3] - word[1], box[3] - box[1], 4.0)
    near: bool = -height < box[0] - word[2] < 0.6 * height and word[1] - height < box[1] and box[3] < word[3] + height
    return near


if __name__ == "__main__":
    main(sys.stdin.buffer, sys.stdout.buffer)
