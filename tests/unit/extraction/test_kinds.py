"""What the words of a stretch cannot be, the stretch is not."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from directory.extraction.stretches.shapes import Shapes
from directory.extraction.words import kinds
from directory.extraction.words.folding import Folded, fold
from directory.extraction.words.kinds import kinds_of
from directory.extraction.words.vocabulary import vocabulary

WORDS = (
    "Press", "press", "office", "Officer", "Press-Officer", "Media", "Relations", "Example", "Institute", "Contact", "for",
    "Monday", "June", "2024", "12", "Référente", "presse", "d'Exemple", "Attachée", "de", "Pressestelle", "Leiterin",
    "Stadtwerke", "Director/Spokesman", "(Chair)", "«Stiftung»", "News", "Release:", "more", "information,", "Ada", "Probe.",
)  # fmt: skip
LANGUAGES = st.sampled_from(["en", "fr", "de", None])


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6), LANGUAGES)
@settings(max_examples=400, deadline=None)
def test_no_list_has_a_phrase_or_word_in_a_stretch_that_its_words_rule_out(
    chosen: list[str], language: str | None
) -> None:
    words, folded = vocabulary(language), Folded.of(" ".join(chosen))
    told = Shapes(folded, words, language).kinds(0, len(folded))

    for kind, phrases in (
        (kinds.OPENS_DESK, words.desks),
        (kinds.OPENS_ROLE, words.role_phrases),
        (kinds.OPENS_ORGANISATION, words.organisation_phrases),
        (kinds.OPENS_ASKING, words.asking),
        (kinds.OPENS_CUE, words.cues),
        (kinds.OPENS_RELEASE, words.release),
    ):
        assert told & kind or phrases.spans(str(folded)) == []
    for kind, listed in (
        (kinds.ROLE, words.roles),
        (kinds.ORGANISATION, words.organisations),
        (kinds.CALENDAR, words.calendar),
    ):
        assert told & kind or not any(word.strip(".,()'\"*:«»") in listed for word in folded.replace("/", " ").split())
    assert bool(told & kinds.DIGIT) == any(sign.isdigit() for sign in folded)


def test_a_word_is_remembered_for_its_tables_only() -> None:
    english, german = kinds_of(vocabulary("en")), kinds_of(vocabulary("de"))

    assert german[fold("nicht")] & kinds.NEVER_IN_NAME
    assert not english[fold("nicht")] & kinds.NEVER_IN_NAME
    assert kinds_of(vocabulary("en")) is english
