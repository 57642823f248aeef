"""Text that was made to be slow costs work in proportion to its length, and no more than the limits allow."""

from __future__ import annotations

import sys

import pytest

from benchmarks.extract_hostile import FILES, INPUTS
from directory.errors import DocumentError
from directory.limits import Limits
from directory.reading import attempt
from directory.records import Document

SIZE = 30_000
REFUSED = "Markdown emphasis"
"""At some sizes, for its depth, which costs nothing."""


def work(content: bytes, limits: Limits) -> int:
    """How many functions are called while a document is read: a measure that does not depend on the machine."""
    calls = 0

    def count(_frame: object, event: str, _arg: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    document = Document("file:///a", "a", content)
    attempt(document, limits=limits)  # what is remembered for the next time is remembered now
    sys.setprofile(count)
    try:
        attempt(document, limits=limits)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("name", [name for name in INPUTS if name != REFUSED])
def test_twice_the_text_is_at_most_twice_the_work(name: str) -> None:
    once, twice = (work(INPUTS[name](size)[:size].encode(), Limits()) for size in (SIZE, 2 * SIZE))
    assert twice < 2.4 * once + 2_000


@pytest.mark.parametrize("name", INPUTS)
def test_beyond_the_limits_more_text_is_hardly_more_work(name: str) -> None:
    few = Limits(characters=SIZE // 4, lines=300, signs=300, cues=300, anchors=50, blocks=20, stretches=100)
    most, more = (work(INPUTS[name](size)[:size].encode(), few) for size in (SIZE, 3 * SIZE))
    assert more < 1.2 * most + 2_000


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_any_format_is_read_or_refused(name: str) -> None:
    result = attempt(Document("file:///a", "a", FILES[name](300_000)))
    assert not isinstance(result, DocumentError) or "this program failed" not in str(result)
