"""Bytes to words: byte-order mark, then what the document declares, then UTF-8, then the encoding in which its letters make
words, Windows-1252 first (the order of the WHATWG Encoding standard's decoders, with the declaration trusted before a
guess)."""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import NamedTuple

from directory.errors import EmptyDocument, UndecodableDocument, UnsupportedDocument
from directory.limits import USUAL, Limits
from directory.readers import guessing, mojibake
from directory.records import Choice, Document

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"))
_SHORT_BOMS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(
    rb"""(?i)(?:<\?xml[^>]{0,200}?encoding|<meta[^>]{0,300}?charset)\s{0,5}=\s{0,5}["']?\s{0,5}([a-z0-9_:.-]{2,40})"""
)
_BINARY = {
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"\x1f\x8b": "a gzip archive",
    b"SQLite format 3": "a SQLite database",
}
_ANY = re.compile(rb"[^\x00 \t\r\n\x0b\x0c]")
_NO_ENCODINGS = frozenset(
    "punycode idna undefined unicode-escape unicode_escape raw-unicode-escape raw_unicode_escape mbcs oem"
    " base64 bz2 hex quopri rot13 uu zlib".split()
)
_LARGER = {
    "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
}  # fmt: skip
"""What is declared as one of these is mostly of a larger one, as the WHATWG Encoding standard has it."""
_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_UNSEEN = "\u00ad\u061c\u180e\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f\ufeff"
_JOINERS = re.compile("[\u200c\u200d](?:(?<=[\u0021-\u024f].)|(?=[\u0021-\u024f]))")
"""Zero-width joiners beside Latin letters, which nothing joins: Arabic and Indic scripts need theirs, and so do emoji."""
_HYPHENS = "\u2010\u2011\ufe63\uff0d"
_LINE_ENDS = "\u0085\u2028\u2029"
_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
"""Letters that a typeface draws as one, and some programs keep as one character."""
_CONTROL_BYTES = bytes(c for c in range(1, 32) if c not in (9, 10, 12, 13, 27))  # 27 begins ISO-2022-JP
_CONTROLS = "".join(chr(c) for c in (*range(32), 127) if chr(c) not in "\t\n\r")
_TABLE: dict[int, str] = {
    ord(c): instead
    for characters, instead in ((_SPACES + _CONTROLS, " "), (_UNSEEN, ""), (_HYPHENS, "-"), (_LINE_ENDS, "\n"))
    for c in characters
} | {ord(c): instead for c, instead in _LIGATURES.items()}
_ODD = re.compile("[" + re.escape("".join(map(chr, _TABLE))) + "\ud800-\udfff]")
_USUAL_BYTES = bytes((*b"\t\n\r", *range(32, 127)))
_SETTLED = re.compile(
    "[\u0080-\u02ff\u0370-\u0373\u0375-\u037d\u0388-\u0482\u048a-\u0559\u1e00-\u1eff\u2000-\u2070\u20a0-\u20cf\u2100-\u2125"
    "\u2190-\u21ff\u2500-\u27ff\u3000-\u3029\u3041-\u3096\u309b-\u30ff\u3400-\u9fff\uac00-\ud7a3\ud800-\udfff\ufeff-\uff65]*"
)
"""Characters that are in normal form C whatever stands before them, in the scripts that releases are written in."""
STRETCH = 400
"""So many characters are normalised at once."""
REPAIRABLE = 500
"""At most one character in so many may be broken for the rest to be worth reading."""


def decode(document: Document) -> tuple[str, tuple[str, ...]]:
    """The document's characters with tidy line ends and spaces, and warnings about what had to be repaired; raises as
    `decoded` does."""
    found = decoded(document)
    return found.text, found.warnings


class Decoded(NamedTuple):
    """A document's characters with tidy line ends and spaces, warnings about what had to be repaired, the encoding that was
    chosen, and the characters as UTF-8 where they are known as such: to encode them again takes long."""

    text: str
    warnings: tuple[str, ...]
    choice: Choice
    encoded: bytes | None


def decoded(document: Document, limits: Limits = USUAL) -> Decoded:
    """What a document's bytes say; no more than the limits allow.

    Raises EmptyDocument, UnsupportedDocument (bytes of a format that is not text) or UndecodableDocument.
    """
    content = document.content
    if _ANY.search(content) is None:
        raise EmptyDocument(
            document.name, "the file is empty" if not content else "there is nothing but white space in it"
        )
    for magic, what in _BINARY.items():
        if content.startswith(magic):
            raise UnsupportedDocument(
                document.name, f"it is {what}; plain text, Markdown, HTML, PDF, DOCX, ODT and RTF can be read so far"
            )
    text, warnings, choice = characters(document)
    text, capped = cap(text, limits)  # before anything else is done with them: a file may be of any size
    # Its own bytes, where they are right: to encode it anew takes longer than all else here.
    own = choice.chosen == "utf-8" and not warnings and not capped
    read = text
    unusual = _unusual(content if own else _encoded(text))
    if mojibake.is_likely(text, unusual):
        text, broken = mojibake.repaired(text)
        if broken:
            unusual = _unusual(_encoded(text))
            warnings = (*warnings, f"{broken:,} places were UTF-8 read as Windows-1252 before; they were put back")
    text, grown = cap(tidy(text, unusual), limits)  # a few characters are three in normal form C
    if not text or text.isspace():  # which looks no further than it must, and copies nothing
        raise EmptyDocument(document.name, "there are no words in it")
    same = own and text is read and not content.startswith(codecs.BOM_UTF8)
    return Decoded(text, warnings + (capped or grown), choice, content if same else None)


def cap(text: str, limits: Limits) -> tuple[str, tuple[str, ...]]:
    """The first of its characters, as many as the limits allow, with a warning where that is not all of them."""
    most = limits.characters
    if len(text) <= most:
        return text, ()
    return text[:most], (f"only the first {most:,} of {len(text):,} characters were read",)


def tidy(text: str, unusual: str | None = None) -> str:
    """What the eye does not see goes (soft hyphens, zero-width and direction marks); spaces of any width become plain
    spaces, line ends `\\n`, hyphens `-`; characters in Unicode normal form C. Offsets count from here on. `unusual` is what
    `_unusual` finds in it, where that is known."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if unusual is None:
        unusual = _unusual(_encoded(text))
    if not unusual:
        return text
    if _ODD.search(unusual):
        text = _ODD.sub(lambda found: _TABLE.get(ord(found.group()), "\N{REPLACEMENT CHARACTER}"), text)
    if "\u200c" in unusual or "\u200d" in unusual:
        text = _JOINERS.sub("", text)
    return text if _SETTLED.fullmatch(unusual) else _composed(text)


def _encoded(text: str) -> bytes:
    return text.encode(errors="surrogatepass")


def _unusual(encoded: bytes) -> str:
    """The characters of UTF-8 beyond those of plain English, in their order: few in most texts, and what is to be put right is
    told from them without a look at all the others."""
    return encoded.translate(None, _USUAL_BYTES).decode(errors="surrogatepass")


def _composed(text: str) -> str:
    """The text in Unicode normal form C, put together from stretches: ordering a long run of combining marks takes time
    that grows with the square of its length."""
    if unicodedata.is_normalized("NFC", text[:STRETCH]) and len(text) <= STRETCH:
        return text
    parts = []
    start = 0
    while start < len(text):
        end = min(start + STRETCH, len(text))
        if end < len(text):
            end = max(text.rfind("\n", start, end), text.rfind(" ", start, end)) + 1 or end
        parts.append(unicodedata.normalize("NFC", text[start:end]))
        start = end
    return "".join(parts)


def characters(document: Document) -> tuple[str, tuple[str, ...], Choice]:
    """All characters as they are, neither tidied nor capped, with warnings and how they were decoded.

    Raises UnsupportedDocument or UndecodableDocument.
    """
    content = document.content
    for bom, encoding in (*_BOMS, *_SHORT_BOMS):
        if content.startswith(bom):
            return _repaired(document, content[len(bom) :], encoding, "byte-order mark says")
    if b"\x00" in content[:4096]:
        raise UnsupportedDocument(document.name, "it is binary data (NUL bytes), not text")
    head = content[:4096]
    if (len(head) - len(head.translate(None, _CONTROL_BYTES))) * 20 > len(head):
        raise UnsupportedDocument(document.name, "it is binary data (control characters), not text")
    declared = _declared(document)
    if declared is None and b"\x1b$" in content and guessing.guess(content) == guessing.ESCAPED:
        declared = guessing.ESCAPED
    if declared is not None and declared != "utf-8":
        return _repaired(document, content, declared, "document declares")
    try:
        text = content.decode("utf-8")
        return text, (), Choice("encoding", "utf-8", "the document declares it" if declared else "every byte fits it")
    except UnicodeDecodeError as error:
        if declared == "utf-8" or _mostly_utf8(content):
            return _repaired(document, content, "utf-8", "document declares" if declared else "text looks like")
        guessed = guessing.guess(content)
        if guessed is None:
            where = f"byte 0x{content[error.start]:02x} at offset {error.start}"
            raise UndecodableDocument(
                document.name, f"{where} is neither UTF-8 nor Windows-1252, and no other encoding is declared"
            ) from None
        text = content.decode(guessed)
    shown = "Windows-1252" if guessed == guessing.WESTERN else guessed
    why = "it is not UTF-8 and declares nothing" + (", and so its letters make words" if shown == guessed else "")
    return text, (f"read as {shown}: {why}",), Choice("encoding", shown.lower(), why)


def _declared(document: Document) -> str | None:
    found = _DECLARED.search(document.content[:4096])
    return encoding(found.group(1).decode("ascii")) if found else None


def encoding(label: str) -> str | None:
    """Python's name of the encoding that a label stands for, or None where it is none of text's: what computes (Punycode takes time that
    grows with the square) or unescapes is no encoding of documents."""
    try:
        name = codecs.lookup(label.strip()[:40]).name
    except (LookupError, ValueError):  # a NUL in it
        return None
    return None if name in _NO_ENCODINGS else _LARGER.get(name, name)


def _mostly_utf8(content: bytes) -> bool:
    """Some multi-byte sequences are right, and few are not."""
    text = content.decode("utf-8", "replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    right = len(text) - len(text.encode("ascii", "ignore")) - broken
    return right > 4 * broken


def _repaired(document: Document, content: bytes, encoding: str, who: str) -> tuple[str, tuple[str, ...], Choice]:
    """Decode, tolerating few broken bytes with a warning."""
    choice = Choice("encoding", encoding, f"the {who} it" if who != "text looks like" else "most of its bytes fit it")
    try:
        return content.decode(encoding), (), choice
    except UnicodeDecodeError as error:
        text = content.decode(encoding, "replace")
        broken = text.count("\N{REPLACEMENT CHARACTER}")
        where = f"the {who} {encoding}, but byte 0x{content[error.start]:02x} at offset {error.start} is not"
        if broken * REPAIRABLE > max(len(text), REPAIRABLE):
            raise UndecodableDocument(document.name, where) from None
        return text, (f"{where}; {broken} characters could not be read",), choice
    except LookupError:
        raise UndecodableDocument(document.name, f"the {who} an encoding that is not known: {encoding}") from None
