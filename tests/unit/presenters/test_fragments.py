"""Text directives: what they say is found in the text as a browser looks for it, and leads to the contact's lines."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.presenters.fragments import HIDDEN, Fragments, leading

TEXT = "Agency news\n\nAda Example said so.\n\nMedia contact\nAda Example\nHead of Press\n+33 1 99 00 12 34\n\nBo, Press & Co-op\n"


def place(words: str, text: str = TEXT, nth: int = 0) -> tuple[int, int]:
    found = [m.span() for m in re.finditer(re.escape(words), text)]
    return found[nth]


def fold(text: str) -> str:
    bare = (c for c in unicodedata.normalize("NFKD", text).casefold() if not "\u0300" <= c <= "\u036f")
    return " ".join("".join(bare).split())


def as_a_browser_finds(text: str, directive: str) -> int | None:
    """Where in the folded text the first place begins that one directive matches (WICG, URL Fragment Text Directives, 3.5.2): the end begins behind
    the start, and no part but the whole crosses lines."""
    parts = directive.removeprefix("text=").split(",")
    prefix = unquote(parts.pop(0).removesuffix("-")) if parts[0].endswith("-") else ""
    first, last = unquote(parts[0]), unquote(parts[1]) if len(parts) > 1 else ""
    assert not any("\n" in part for part in (prefix, first, last))
    whole = fold(text)
    ahead = f"{fold(prefix)} " if prefix else ""
    start = whole.find(ahead + fold(first))
    if start < 0:
        return None
    start += len(ahead)
    if last and whole.find(fold(last), start + len(fold(first))) < 0:
        return None
    return start


def test_a_line_of_its_own_is_named_as_a_whole_with_its_syntax_encoded() -> None:
    assert Fragments(TEXT).of([place("Bo,")]) == "text=Bo%2C%20Press%20%26%20Co%2Dop"


def test_words_that_stand_before_are_told_from_by_what_is_before_them() -> None:
    assert Fragments(TEXT).of([place("Ada Example", nth=1)]) == "text=contact-,Ada%20Example"


def test_a_block_is_named_by_its_beginning_and_its_end_and_by_its_beginning_alone_should_the_end_not_be_found() -> None:
    directive = Fragments(TEXT).of([place("Ada Example", nth=1), place("Head of Press"), place("+33 1 99 00 12 34")])
    assert directive == "text=contact-,Ada%20Example,%2B33%201%2099%2000%2012%2034&text=contact-,Ada%20Example"


def test_lines_far_apart_are_not_one_block() -> None:
    text = "Ada\n" + "words\n" * 30 + "Tel. 5551\nada@agency.example\n"
    directive = Fragments(text).of([place("Ada", text), place("5551", text), place("ada@agency.example", text)])
    assert directive == "text=Tel.%205551,ada%40agency.example&text=Tel.%205551"


@pytest.mark.parametrize("text", ["again\nagain\nagain", HIDDEN * 4, "x" * 400])
def test_where_no_words_lead_there_alone_nothing_is_said(text: str) -> None:
    assert Fragments(text).of([(text.rfind("\n") + 1, len(text))]) is None


def test_what_is_kept_back_is_in_no_part() -> None:
    text = f"Contact: {HIDDEN * 3} Example, {HIDDEN * 5}, press\nTel. 5551\n"
    for words in ("Example", "press", "5551"):
        assert HIDDEN not in unquote(Fragments(text).of([place(words, text)]) or "")


def test_an_address_is_made_only_of_what_there_is() -> None:
    assert leading("https://a.example/1", ["text=a", None, "text=b"]) == "https://a.example/1#:~:text=a&text=b"
    assert leading("https://a.example/1", [None]) is None
    assert leading(None, ["text=a"]) is None


WORD = st.sampled_from(
    ["Ada", "ada", "ÀDA", "Example", "Tel.", "5551", "a-b", "c,d", "e&f", "100%", "…", "“Zoë”", "気候", "🚀", HIDDEN]
)
LINE = st.lists(
    WORD | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"), min_size=1, max_size=6),
    max_size=25,
)
LINES = st.lists(LINE.map(" ".join), min_size=1, max_size=12).map("\n".join)


@given(LINES, st.data())
def test_a_directive_is_found_where_the_claims_stand(text: str, data: st.DataObject) -> None:
    spans = [m.span() for m in re.finditer(r"\S+", text)]
    claims = data.draw(st.lists(st.sampled_from(spans), max_size=5)) if spans else []
    directive = Fragments(text).of(claims)
    if directive is None:
        return
    assert re.fullmatch(r"text=[!-~]+", directive)
    lines = [text.rfind("\n", 0, start) + 1 for start, _ in claims]
    lines = [line + len(text[line:]) - len(text[line:].lstrip()) for line in lines]
    begins = {len(fold(text[:at])) + (1 if fold(text[:at]) else 0) for at in (*lines, *(start for start, _ in claims))}
    for one in directive.split("&"):
        assert re.fullmatch(r"text=(?:[^,&-]+-,)?[^,&-]+(?:,[^,&-]+)?", one)
        assert HIDDEN not in unquote(one)
        assert as_a_browser_finds(text, one) in begins
