"""Companies that a release tells about beside its issuer: each closes what it says of itself with how to get in touch with it, which is
for its own customers and journalists."""

from __future__ import annotations

import re
from collections.abc import Sequence

from directory.extraction.people.drafts import Draft, address_of
from directory.extraction.stretches.pieces import Cutter
from directory.values import emails

_FEWEST = 80
"""What a company says of itself has so many characters before it asks to get in touch."""
_SHORTEST = 4
"""Domains that are called by fewer letters are words, too."""


def companies_own(cutter: Cutter, drafts: Sequence[Draft]) -> list[Draft]:
    """The mailboxes that a sentence offers behind what is said of whom their domain is called after (`Simple Example was founded in 2009.
    ... Contact Simple Example at press@simpleexample.com`), where the release announces contacts of others."""
    announced = {
        domain
        for draft in drafts
        if draft.block is not None and draft.block.opened == "cue"
        for domain in map(emails.domain, map(address_of, draft.emails))
    }
    return [draft for draft in drafts if announced and _is_own(cutter, draft, announced)]


def _is_own(cutter: Cutter, draft: Draft, announced: set[str]) -> bool:
    if draft.kind == "person" or draft.block is None or draft.block.opened != "sentence" or len(draft.emails) != 1:
        return False
    domain = emails.domain(address_of(draft.emails[0]))
    label = max(domain.split(".")[:-1], key=len).replace("-", "")
    if domain in announced or len(label) < _SHORTEST:
        return False
    line = cutter.text.rfind("\n", 0, draft.block.start) + 1
    said = cutter.folded[line : draft.block.start]
    return len(said) >= _FEWEST and label in "".join(filter(str.isalnum, said))


_SAID = re.compile(r"[\"”»“]\W{0,4}$")
_BEFORE = 8


def quoted_above(cutter: Cutter, drafts: Sequence[Draft]) -> list[Draft]:
    """People whose address stands right below what they are quoted with (`"..." Jane Doe, Example Works` and, on the next line, `Contact:
    Jane Doe`), where the release offers others."""
    found = [draft for draft in drafts if _is_quoted(cutter, draft)]
    return found if len(found) < len(drafts) else []


def _is_quoted(cutter: Cutter, draft: Draft) -> bool:
    if draft.kind != "person" or draft.block is None or draft.phones or not draft.emails or not draft.names:
        return False
    line = cutter.text.rfind("\n", 0, draft.emails[0].start) + 1
    above = cutter.text.rfind("\n", 0, max(0, line - 1)) + 1
    name = cutter.text[draft.names[0].start : draft.names[0].end]
    at = cutter.text.rfind(name, above, line)
    return at >= 0 and _SAID.search(cutter.text, max(above, at - _BEFORE), at) is not None
