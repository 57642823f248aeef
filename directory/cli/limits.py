"""The limits of this installation, as readers of releases take them."""

from __future__ import annotations

from directory.extraction.limits import TextLimits
from directory.readers.limits import Limits
from directory.reading import Bounds
from directory.settings import Settings


def limits_of(settings: Settings) -> Bounds:
    """What one document may cost, and how much of one text is looked at."""
    return Bounds(
        Limits(
            documents=settings.max_documents_within,
            pages=settings.max_pdf_pages,
            seconds=float(settings.max_reading_seconds),
            megabytes=settings.max_reading_megabytes,
        ),
        TextLimits(lines=settings.max_lines, anchors=settings.max_anchors, blocks=settings.max_blocks),
    )
