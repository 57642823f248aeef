"""Text is folded one character for one, by bytes where it is of western Europe."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from directory.extraction.words.folding import Folded, bare, fold

WESTERN = bytes(range(256)).decode("cp1252", "ignore")


@given(st.text(st.sampled_from(WESTERN)))
@example("„Größe“ – l’été … 5 € ‹Œuvre› ™" * 20)
def test_letters_of_western_europe_are_a_byte_each(text: str) -> None:
    folded = Folded.of(text)
    assert folded.western == text.encode("cp1252")
    assert f"{folded}e" == fold(f"{text}é")
    assert folded.bare == bare(str(folded))


@given(st.text(st.one_of(st.sampled_from(WESTERN), st.characters(min_codepoint=0x80, max_codepoint=0x17F))))
@example("a\x93b\x94")
@example("“Łódź”")
def test_what_windows_1252_does_not_have_is_not_western(text: str) -> None:
    fits = text.encode("cp1252", "ignore").decode("cp1252") == text
    folded = Folded.of(text)
    assert folded.is_western is fits
    assert len(folded) == len(folded.bare) == len(text)


@given(st.text(), st.text(max_size=5))
@example("Ǿø", "Zażółć gęślą jaźń")
@example("`´῀ΆЁ", "Ελλάδα")
def test_a_long_text_is_folded_as_its_letters_are(text: str, again: str) -> None:
    long = f"{text}{again * 100}"
    assert str(Folded.of(f"{long}Ω")) == "".join(fold(f"{letter}Ω")[0] for letter in long) + "ω"
