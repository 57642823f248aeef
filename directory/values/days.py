"""Days, months and years as ISO 8601 writes them (2026-01-15, 2026-01, 2026), and the days that they are."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_PARTIAL_DATE = re.compile(r"[0-9]{4}(?:-[0-9][0-9]){0,2}")
_YEAR, _MONTH = len("2026"), len("2026-01")


def first_of(words: str) -> date:
    """The first day of a day, month or year. Raises ValueError where it is none."""
    return date.fromisoformat((words + "-01-01")[:10] if _PARTIAL_DATE.fullmatch(words) is not None else "")


def last_of(words: str) -> date:
    """The last day of the same. Raises as `first_of`."""
    first = first_of(words)
    month = first.replace(month=12) if len(words) == _YEAR else first
    return month if len(words) > _MONTH else month.replace(day=monthrange(month.year, month.month)[1])
