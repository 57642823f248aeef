"""What was left out of a text for its limits, counted while it is looked at."""

from __future__ import annotations

from directory.limits import USUAL, Limits


class Watch:
    """Counts while a text is looked at, and remembers what was left out."""

    def __init__(self, limits: Limits = USUAL) -> None:
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
