"""Rows of CSV (RFC 4180) that spreadsheets and address books open without harm."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

MARK = b"\xef\xbb\xbf"
"""A byte order mark, by which spreadsheets and Outlook see that a file is UTF-8."""


def row(cells: Iterable[str]) -> bytes:
    """A row as it is, ended by CR LF."""
    line = io.StringIO()
    csv.writer(line).writerow(list(cells))
    return line.getvalue().encode()
