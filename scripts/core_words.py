"""Sentences for people that rooms below presenters make: found in their source, since none of them knows of languages.

Whatever in these files reads like words is taken for such a sentence; an f-string is found with its values as places
(`f"it has more than {most:,} bytes"` as `it has more than %(most)s bytes`).
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from directory.extraction import reasons
from directory.extraction.people import confidence
from directory.readers import book_page
from directory.resolution import policy

PACKAGE = Path(__file__).resolve().parents[1] / "directory"
FILES = (
    "explaining/*.py",
    "extraction/release/dateline.py",
    "extraction/release/embargo.py",
    "extraction/release/header.py",
    "extraction/words/language.py",
    "readers/*.py",
    "registry/book_tokens.py",
    "registry/deciding*.py",
    "registry/facets.py",
    "registry/narrowing.py",
    "registry/paging.py",
    "registry/searching.py",
    "registry/signing.py",
    "resolution/evidence.py",
    "resolution/judge.py",
    "resolution/organisation_evidence.py",
    "values/pictures.py",
    "web/building.py",
    "web/deciding*.py",
    "web/editor.py",
    "web/embedding.py",
    "web/forms.py",
    "web/lab.py",
    "web/logos.py",
    "web/question.py",
    "web/rate.py",
    "web/unstored.py",
)
_WORDS = re.compile(r"(?:^|[ (“’])[a-z]{2,}(?:[ ,:;)]|$)")
_NO_WORDS = re.compile(r"[\\<>{}\[\]|^$#_]|^[ ,A-Z][^.]*$|^https?:")
_OTHERWISE = (
    "at sign",
    "author creator",
    "fax telefax",
    "heading ",
    "mobile cell",
    "name of an organisation",
    ", and ",
    "name: x",
    "no pipe",
    "org organization",
    "press contact",
    "press office",
    "script style",
    "the worker died",
)
"""How words begin that stand in these files and are read by no human, or are said elsewhere."""
_TELLING = frozenset("are be is it its nothing than the they to was were".split())
"""Of so many words more than `_SHORT` one is among a sentence's; else they are a list."""
_SHORT = 8
_PUT_TOGETHER = (
    ("directory/readers/archive.py", "File is not a zip file"),
    ("directory/readers/decode.py", "it is not UTF-8 and declares nothing, and so its letters make words"),
    ("directory/readers/pdf.py", "pages %(shown)s and others"),
    ("directory/readers/read.py", "it holds %(tags)s tags, and its name ends in .%(suffix)s"),
    ("directory/resolution/judge.py", "kind"),
    ("directory/resolution/judge.py", "prior"),
)
"""What is made of several pieces or said by a library, and what is weighed in one word."""


def sentences() -> Iterator[tuple[str, str]]:
    """Each with the place that it comes from."""
    for pattern in FILES:
        for path in sorted(PACKAGE.glob(pattern)):
            place = path.relative_to(PACKAGE.parent).as_posix()
            yield from ((place, words) for words in _in(ast.parse(path.read_text(encoding="utf-8"))))
    for reason in vars(reasons).values():
        if isinstance(reason, reasons.Reason):
            yield "directory/extraction/reasons.py", _escaped(reason.words)
    weighed = "directory/extraction/people/confidence.py"
    yield weighed, confidence.BASE
    for point in (confidence.DECEPTIVE, *confidence.of_entry((book_page.PRIVATE, book_page.UNNAMED))):
        yield weighed, f"{point.feature}: {point.value}"
    for trait, values in confidence.weights().items():
        yield from ((weighed, f"{trait}: {value}") for value in values if value)
    yield from (("directory/resolution/evidence.py", f"name: {near.replace('_', ' ')}") for near in policy.NAME)
    yield from _PUT_TOGETHER


def _in(tree: ast.AST) -> Iterator[str]:
    skipped: set[ast.AST] = set()
    for node in ast.walk(tree):
        if node in skipped:
            continue
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):  # a docstring
            skipped.add(node.value)
        elif isinstance(node, ast.JoinedStr):
            skipped |= {part for part in node.values if isinstance(part, ast.Constant)}
            words = "".join(_part(part) for part in node.values)
            if _reads(re.sub(r"%\(\w+\)s", "x", words)):
                yield words
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and _reads(node.value):
            yield _escaped(node.value)


def _part(part: ast.expr) -> str:
    if isinstance(part, ast.Constant):
        return _escaped(str(part.value))
    names = [
        n.attr if isinstance(n, ast.Attribute) else n.id
        for n in ast.walk(part)
        if isinstance(n, ast.Attribute | ast.Name)
    ]
    return f"%({names[0].removeprefix('lab_max_').strip('_').lower().partition('_')[0]})s"


def _escaped(words: str) -> str:
    return words.replace("%", "%%")


def _reads(words: str) -> bool:
    if " " not in words or not _WORDS.search(words) or _NO_WORDS.search(words) or words.lower().startswith(_OTHERWISE):
        return False
    each = words.split()
    return len(each) <= _SHORT or not _TELLING.isdisjoint(each)
