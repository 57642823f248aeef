"""Invented releases as files, for the command line to read."""

from __future__ import annotations

from pathlib import Path

TEMPLATE = """{issuer}
PRESS RELEASE {number}
15 January 2026

Invented news from nowhere

Nothing of this has happened.

Media contact:
{name}
Head of press
Tel: {phone}
{email}
"""


def write(
    path: Path,
    name: str = "Ada Example",
    *,
    email: str = "ada.example@agency.example",
    phone: str = "+33 1 99 00 12 34",
    issuer: str = "Example Agency",
    number: str = "PR001-2026",
) -> Path:
    """A release in plain text that offers one contact."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        TEMPLATE.format(name=name, email=email, phone=phone, issuer=issuer, number=number), encoding="utf-8"
    )
    return path
