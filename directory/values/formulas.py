"""Cells of tables that a spreadsheet would take for a formula."""

from __future__ import annotations

_BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\n")


def guarded(cell: str) -> str:
    """The same as a text: after an apostrophe, where it would be taken for a formula."""
    return f"'{cell}" if cell.startswith(_BEGINNINGS) else cell


def unguarded(cell: str) -> str:
    """Without that apostrophe."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_BEGINNINGS) else cell
