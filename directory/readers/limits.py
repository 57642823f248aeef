"""How much one document may cost."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What is left out for them is told in the reading's warnings, or else the document is refused with the cause.

    `pages` of a PDF are read, counted from the first; `seconds` of processor time and `megabytes` (1,000,000 bytes) of
    memory may a process take that reads what no parser can promise to survive. Of what holds other documents (a mailbox,
    a feed, a mail with files), so many `documents` of so many `bytes_within` together are taken out, from containers
    within each other to so many levels of `depth`.
    """

    pages: int = 200
    seconds: float = 1.0
    megabytes: int = 200
    documents: int = 2_000
    bytes_within: int = 100_000_000
    depth: int = 5


USUAL = Limits()
