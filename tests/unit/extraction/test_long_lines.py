"""Lines longer than any release has are looked at in parts; what is found in them stands where the text has it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from directory.extraction.long_lines import LONGEST, parted
from directory.reading import read_release
from directory.records import Document, Reading

SENTENCE = "The results are free to use, an independent review found. "


def reading(text: str) -> Reading:
    return read_release(Document("file:///release.txt", "release.txt", text.encode()))


def test_a_contact_far_within_one_long_line_is_quoted_as_the_text_has_it() -> None:
    text = SENTENCE * 2_000 + "For more information please contact Ada Probe on +44 20 7946 0101. " + SENTENCE * 2_000

    (contact,) = reading(text).mentions

    assert [(claim.field, claim.value) for claim in contact.claims] == [
        ("name", "Ada Probe"),
        ("phone", "+442079460101"),
    ]
    for claim in contact.claims:
        quote = claim.quote
        around = text[quote.start - len(quote.prefix) : quote.end + len(quote.suffix)]
        assert around == quote.prefix + quote.exact + quote.suffix


def test_a_long_line_is_parted_behind_a_sentence() -> None:
    parts = parted(SENTENCE * 2_000).split("\n")

    assert all(part.endswith(".") for part in parts[:-1])
    assert len(parts) > 1


def test_a_word_without_an_end_is_not_parted_and_a_script_without_spaces_is() -> None:
    assert parted("a" * 5 * LONGEST) == "a" * 5 * LONGEST
    assert max(map(len, parted("広報部" * 2 * LONGEST).split("\n"))) <= LONGEST


@given(
    st.lists(
        st.tuples(st.sampled_from(["word ", "a, b. ", "広報部", "。", "\n", "x"]), st.integers(1, 9_000)), max_size=6
    )
)
def test_lines_are_parted_one_sign_for_one_sign_and_short_ones_are_left(units: list[tuple[str, int]]) -> None:
    text = "".join(unit * times for unit, times in units)
    seen = parted(text)

    assert len(seen) == len(text)
    assert all(b in (a, "\n") for a, b in zip(text, seen, strict=True))
    if all(len(line) <= LONGEST for line in text.split("\n")):
        assert seen is text
