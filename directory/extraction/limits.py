"""How much of one text is looked at, however it was made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TextLimits:
    """What no release needs, and a text made to be slow is stopped by; what is left out for them is told in the reading's
    warnings. Of a text are looked at, counted from its start: so many `lines`, so many `signs` (`@` or what disguises it,
    and runs of digits) that could be of addresses and numbers, so many `anchors` (addresses and numbers that they are), and
    so many `blocks` of contacts, found or tried. Time and memory are linear in each."""

    lines: int = 20_000
    signs: int = 20_000
    anchors: int = 2_000
    blocks: int = 500


USUAL_TEXT = TextLimits()


class Watch:
    """Counts while a text is looked at, and remembers what was left out."""

    def __init__(self, limits: TextLimits = USUAL_TEXT) -> None:
        self.limits = limits
        self._exceeded: dict[str, int] = {}

    def stops(self, count: int, most: int, what: str) -> bool:
        """Whether so many are enough; then it is told."""
        if count < most:
            return False
        self._exceeded[what] = most
        return True

    @property
    def warnings(self) -> list[str]:
        return [f"only the first {most:,} {what} were looked at" for what, most in self._exceeded.items()]
