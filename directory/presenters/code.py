"""QR codes (ISO/IEC 18004) as pictures. All of segno lives here."""

from __future__ import annotations

import io
from functools import lru_cache

import segno

MEDIA_TYPE = "image/svg+xml"
QUIET = 4
"""Empty dots around a code (ISO/IEC 18004, 6.3.8), without which readers do not find it."""


@lru_cache(maxsize=512)
def picture(content: bytes) -> bytes:
    """An SVG of the code, dark on light whatever the page's colours: many readers know no other. The least correction of
    errors that is defined, and more where the code grows no larger by it: screens and paper are clean, hands are unsteady.

    Raises ValueError where the content has more octets than a code can hold (2,953).
    """
    out = io.BytesIO()
    code = segno.make_qr(content, error="l", mode="byte")
    code.save(out, kind="svg", border=QUIET, dark="#000", light="#fff", xmldecl=False, omitsize=True, nl=False)
    return out.getvalue()
