"""What the addresses of a text spell: mailboxes the names of humans, domains those of organisations."""

from __future__ import annotations

import re
from collections.abc import Iterable

from directory.extraction.words.folding import Folded, fold
from directory.records import Span
from directory.values import emails

_NOT_LATIN = re.compile("[^a-z]+")
_NOT_OF_WORDS = re.compile("[^a-z ]")
NOT_OF_DOMAIN = re.compile("[^a-z0-9]")
"""What a domain leaves out of a folded name."""
_MARKS_OF_MAILBOX = re.compile("[._-]+")
MOST_ADDRESSES = 200
"""No release offers more; a name is held against so many at most."""


class Addressed:
    """Asked about stretches of one text by their offsets."""

    def __init__(self, folded: Folded, addresses: Iterable[str] = ()) -> None:
        """`addresses` are those of the text."""
        self.text = folded.text
        self.folded = folded
        self._addresses = tuple(sorted(set(addresses)))[:MOST_ADDRESSES]
        self._domains = _spelled_domains(self._addresses)
        self._own_mailboxes = _mailboxes_of_people(self._addresses)
        self._mailbox_letters = " ".join(_NOT_OF_WORDS.sub("", box) for box in sorted(self._own_mailboxes))

    def are_in_mailbox(self, start: int, end: int) -> bool:
        """Whether a human's mailbox in the text has one of these words in it: if not, none spells a name there."""
        return any(len(w) > 2 and w in self._mailbox_letters for w in map(_plain, self.folded[start:end].split()))

    def is_in_mailbox(self, word: Span) -> bool:
        """Whether a human's mailbox in the text has this word of three letters or more in it."""
        plain = _plain(self.folded[slice(*word)])
        return len(plain) > 2 and plain in self._mailbox_letters

    def is_forename_mailbox(self, word: Span) -> bool:
        """Whether a human's mailbox in the text is this word alone (`jane@...`)."""
        return _plain(self.folded[slice(*word)]) in self._own_mailboxes

    def is_addressed(self, start: int, end: int) -> bool:
        """Whether an address of the text spells this name."""
        name = self.text[start:end]
        return any(emails.spells(name, address) for address in self._addresses)

    def is_domain(self, word: str) -> bool:
        """Whether a domain of the text's addresses is called so."""
        return NOT_OF_DOMAIN.sub("", fold(word)) in self._domains

    def begins_domain(self, word: str) -> bool:
        """Whether a domain of the text's addresses begins with this word of four letters or more."""
        plain = NOT_OF_DOMAIN.sub("", fold(word))
        return len(plain) > 3 and any(domain.startswith(plain) for domain in self._domains)


def _plain(folded: str) -> str:
    """Its Latin letters alone."""
    return _NOT_LATIN.sub("", folded)


def _mailboxes_of_people(addresses: Iterable[str]) -> frozenset[str]:
    """What stands before the at-signs, as words; without the mailboxes of functions."""
    return frozenset(
        _MARKS_OF_MAILBOX.sub(" ", address.partition("@")[0])
        for address in addresses
        if not emails.is_role_mailbox(address)
    )


def _spelled_domains(addresses: Iterable[str]) -> frozenset[str]:
    """The main labels of the domains (`example` of `press@mail.example.org`), but for those that a person's own mailbox
    spells too (`jane@janedoe.example`)."""
    spelled = set()
    for address in addresses:
        local, _, domain = address.partition("@")
        own = [part for part in local.replace(".", "-").replace("_", "-").split("-") if len(part) > 2]
        for label in domain.split(".")[:-1]:
            plain = label.replace("-", "")
            if len(plain) > 3 and not any(part in plain for part in own):
                spelled.add(plain)
    return frozenset(spelled)
