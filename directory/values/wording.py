"""Words compared whatever their case, accents and hyphens, in their own script."""

from __future__ import annotations

import re
import unicodedata

_HYPHENS = re.compile(r"[-–‐‑/_]")


def bare(text: str) -> str:
    """Lower case without accents, in its own script; hyphens and slashes part words."""
    if text.isascii():
        return " ".join(_HYPHENS.sub(" ", text.lower()).split())
    parted = unicodedata.normalize("NFD", text.casefold().replace("ı", "i").replace("ł", "l").replace("ø", "o"))
    kept = "".join(sign for sign in parted if not unicodedata.combining(sign))
    return " ".join(_HYPHENS.sub(" ", unicodedata.normalize("NFC", kept)).split())
