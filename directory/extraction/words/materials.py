"""What is offered for download beside contacts: logos, pictures, kits for the media."""

from __future__ import annotations

from directory.extraction.words import forenames
from directory.extraction.words.vocabulary import Vocabulary


def is_material(words: Vocabulary, said: str) -> bool:
    """Whether folded words are such a thing (`logo`, `kit media`), and no forename."""
    return words.link_words["media"].is_whole(said) and not forenames.is_forename(said)
