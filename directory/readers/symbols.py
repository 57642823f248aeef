"""Signs of symbol fonts, whose codes are no characters: what a reader sees in their place."""

from __future__ import annotations

_SIGNS = {
    "symbol": {0xB7: "•", 0x2D: "-", 0xBE: "—"},
    "wingdings": {
        0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x2B: "✉", 0x37: "⌨", 0x6C: "●", 0x6E: "■", 0x71: "❑", 0x75: "◆", 0x76: "❖",
        0x9F: "•", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xE0: "→", 0xF0: "⇨", 0xFC: "✓", 0xFE: "☑",
    },
}  # fmt: skip
_PRIVATE = range(0xF000, 0xF100)
"""Where Word puts the 256 codes of a symbol font (ECMA-376 part 1, 17.3.3.30)."""


def symbol(font: str, code: int) -> str:
    """The sign as a character; a space for one that has no name here, so that words beside it stay apart."""
    if code in _PRIVATE:
        code -= _PRIVATE.start
    elif code > 0xFF:
        return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else " "
    return _SIGNS.get(font.lower(), {}).get(code, " ")
