"""Texts of pages whose markup and marks were replaced by spaces: what was a line, a comma or a full stop is a run of them.

Whoever looks for contacts sees a line end for the first of each run, and parts what stood right before or behind a tag (`Jane DoeEmail`,
`2 May 2026Contact`); one sign for one sign, so that every place stays what it is.
"""

from __future__ import annotations

import re

from directory.extraction.words.folding import fold
from directory.extraction.words.vocabulary import Vocabulary

_LONG = 400
"""So many characters has a line that was many: longer than any line of a page or of columns."""
_RUNS = 8
"""It has so many runs of spaces at least,"""
_EVERY = 300
"""one in so many signs that are none;"""
_OTHERS = 5
"""and hardly any marks: one for so many runs at most. Who types two spaces behind a full stop has as many of both."""
_WIDE = 8
"""A run of so many spaces at least parts paragraphs."""
_RUN = re.compile(r"(?<=\S) {2,}(?=\S)")
_PARTS = re.compile(r"(?<=[^\s\d]) {2,}(?=\S)|(?<=\d) {2,}(?=[^\s\d])")
"""Runs, but those within numbers and dates."""
_MARK = re.compile(r"[^\W_][.,:;!?] ")
_GLUED = re.compile(r"(?<=[a-zß-ÿ\d])[A-ZÀ-Þ][a-zß-ÿ-]{2,14}(?= {2,}\S)")
_BEFORE = re.compile(r"[a-zß-ÿ\d](?=(?P<word>[A-ZÀ-Þ][a-zß-ÿ-]{2,14}) {2,}\S)")
_HELD = frozenset(("phone", "mobile", "fax", "email"))


def lined(content: str, words: Vocabulary) -> str:
    """The content with a line end for the first space of each run in lines that were stripped so; of the same length. As it is where
    no line was."""
    lines = content.split("\n")
    found = [_lined(line, words) if len(line) >= _LONG and _is_stripped(line) else line for line in lines]
    return "\n".join(found)


def _is_stripped(line: str) -> bool:
    runs = [run.end() - run.start() for run in _RUN.finditer(line)]
    bare = len(line.strip()) - sum(runs)
    return len(runs) >= _RUNS and len(runs) * _EVERY >= bare and len(_MARK.findall(line)) * _OTHERS <= len(runs)


def _lined(line: str, words: Vocabulary) -> str:
    apart = _GLUED.sub(lambda found: _apart(found.group(), words), line)
    # The last sign before a word that announces contacts gives way to a line end: nobody who is looked for ends there.
    apart = _BEFORE.sub(lambda found: "\n" if words.cues.is_whole(fold(found["word"])) else found.group(), apart)
    return _PARTS.sub(_line_end, apart)


def _line_end(run: re.Match[str]) -> str:
    """A line end and blanks for a run; where several tags stood, an empty line."""
    length = run.end() - run.start()
    return "\n" + " " * (length - 1) if length < _WIDE else "\n" + " " * (length - 2) + "\n"


def _apart(found: str, words: Vocabulary) -> str:
    """A label behind what it does not belong to says nothing but that something else begins."""
    return " " * len(found) if words.labels.get(fold(found)) in _HELD else found
