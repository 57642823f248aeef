"""The limits of this installation, as readers of releases take them."""

from __future__ import annotations

from directory.extraction.limits import TextLimits
from directory.settings import Settings


def limits_of(settings: Settings) -> TextLimits:
    """How much of one text is looked at."""
    return TextLimits(lines=settings.max_lines, anchors=settings.max_anchors, blocks=settings.max_blocks)
