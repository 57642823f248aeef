"""How words of releases are put into pages."""

from __future__ import annotations

import pytest

from directory.web.context import breakable, kept_back, unbroken


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("+44 20 7946 0101", '<span class="number">+44 20 7946 0101</span>'),
        ("press@x.example", "press@<wbr>x.example"),
        ("Director of <Paper>", "Director of &lt;Paper&gt;"),  # words break where words do
    ],
)
def test_numbers_stay_on_one_line_and_other_words_do_not(words: str, shown: str) -> None:
    assert str(breakable(words)) == shown


def test_blocks_are_said_to_be_kept_back_and_the_rest_stays_text() -> None:
    blocks = '<span role="img" aria-label="kept back">██</span>'
    assert str(kept_back("Tel.: ██ or <b>")) == f"Tel.: {blocks} or &lt;b&gt;"
    assert str(kept_back("")) == ""


def test_numbers_within_a_sentence_stay_on_one_line() -> None:
    shown = 'Now <span class="number">+33 1 99 00 12 34</span>, before &lt;b&gt;.'
    assert str(unbroken("Now +33 1 99 00 12 34, before <b>.")) == shown
