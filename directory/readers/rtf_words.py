"""RTF's vocabulary (Rich Text Format Specification 1.9.1): character sets, characters with names, destinations."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from dataclasses import dataclass, field

from directory.readers.symbols import symbol

SYMBOL = "symbol"
"""Stands for the code page of a symbol font, which has none."""
_CHARSETS = {
    0: "cp1252", 2: SYMBOL, 77: "mac_roman", 78: "cp932", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk",
    136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
CHARACTERS = {
    "tab": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
SIGNS = {b"~": " ", b"_": "-", b"\t": "\t", b"\\": "\\", b"{": "{", b"}": "}"}
"""Written as a backslash and one sign; the soft hyphen and others that show nothing are not among them."""
NOT_SHOWN = frozenset(
    "colortbl filetbl listtable listoverridetable revtbl rsidtbl pict nonshppict objdata objclass xe tc tcn rxe txe bxe"
    " annotation atnid atnauthor listtext pntext pntxta pntxtb pnseclvl nonesttables shprslt ftnsep ftnsepc ftncn"
    " aftnsep aftnsepc aftncn themedata datastore fontemb fontfile falt panose bkmkstart bkmkend template".split()
)
"""Groups that begin with these hold nothing that stands on the page, or stand in for what another group shows."""
MARGINS = {
    "headerf": "header", "header": "header", "headerr": "header", "headerl": "header",
    "footerf": "footer", "footer": "footer", "footerr": "footer", "footerl": "footer",
}  # fmt: skip


def code_page(number: int) -> str | None:
    """Python's name of a Windows code page, or None for one that it does not know."""
    try:
        return codecs.lookup(f"cp{number}").name
    except LookupError:
        return None


def charset(number: int) -> str | None:
    """The encoding of a font's character set (`\\fcharset`), None for the document's own."""
    return _CHARSETS.get(number)


@dataclass(slots=True)
class Font:
    """An entry of the font table: its name and, where it has one of its own, the encoding of text set in it."""

    encoding: str | None = None
    name: list[str] = field(default_factory=list)
    _called: str = ""

    def decoded(self, words: bytes, usual: str, *, signs: bool) -> str:
        """Bytes as characters, by the document's `usual` encoding where the font has none; of a symbol font what they
        show, unless `signs` is False (names in its table are words all the same)."""
        encoding = self.encoding or usual
        if encoding != SYMBOL:
            return words.decode(encoding, "replace")
        return "".join(self._sign(c) for c in words) if signs else words.decode("cp1252", "replace")

    def joined(self, units: Iterable[int]) -> str:
        """UTF-16 units as characters, signs of a symbol font as what they show."""
        words = b"".join(unit.to_bytes(2, "little") for unit in units).decode("utf-16-le", "replace")
        if words.isascii() or not any("\uf000" <= c < "\uf100" for c in words):
            return words
        return "".join(self._sign(ord(c)) if "\uf000" <= c < "\uf100" else c for c in words)

    def _sign(self, code: int) -> str:
        self._called = self._called or "".join(self.name[:3])[:100].strip(" ;") or "?"
        return symbol(self._called, code)
