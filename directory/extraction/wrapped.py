"""Whoever looks for contacts sees a space for a line end that only the margin set (`values.wrapping`), one sign for one sign, so that every
place stays what it is."""

from __future__ import annotations

from dataclasses import replace

from directory.extraction.find import Finding
from directory.records import Claim, Mention, Quote

WRAPPED = ("text/plain", "text/markdown", "application/pdf")
"""Media types of texts that may be so."""


def quoted_from(finding: Finding, content: str) -> Finding:
    """What was found in such a view of the content, with what its claims quote as the content has it."""
    return replace(finding, contacts=tuple(replace(f, mention=_quoted(f.mention, content)) for f in finding.contacts))


def _quoted(mention: Mention, content: str) -> Mention:
    return replace(mention, claims=tuple(_as_written(claim, content) for claim in mention.claims))


def _as_written(claim: Claim, content: str) -> Claim:
    start, end = claim.quote.start, claim.quote.end
    exact = content[start:end]
    around = len(claim.quote.prefix), len(claim.quote.suffix)
    place = Quote(start, end, exact, content[start - around[0] : start], content[end : end + around[1]])
    return replace(claim, raw=exact if claim.raw == claim.quote.exact else claim.raw, quote=place)
