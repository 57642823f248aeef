"""RTF: the words of a Rich Text Format document as a word processor shows them (specification 1.9.1).

Deleted and hidden text is no text. Text boxes follow the paragraph that they hang on, notes the body; headers come first
and footers last, each once. One pass over the bytes, in time that is linear in them. Numbers of lists are left out.
"""

from __future__ import annotations

import locale
import re
from collections.abc import Callable
from contextlib import suppress

from directory.errors import UnreadableDocument
from directory.limits import Limits
from directory.readers.lines import Full
from directory.readers.rtf_page import SHOWN, UNSHOWN, WAITING, Page, State
from directory.readers.rtf_words import CHARACTERS, MARGINS, NOT_SHOWN, SIGNS, Font, charset, code_page
from directory.records import Document, Text

_MARK = b"{\\rtf"
MEDIA_TYPE = "application/rtf"
TOKENS = 2
"""So many words of control, braces and stretches of text are read for each element that XML may have."""
DEEPEST = 500
_TOKEN = re.compile(
    rb"([^\\{}]+)|\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|([{}])|\\([^a-zA-Z'])|\\'?", re.DOTALL
)
_TEXT, _WORD, _HEX, _BRACE, _SIGN = 1, 2, 4, 5, 6
_START = 64
_HYPERLINK = re.compile(r'\s*HYPERLINK\s+"([^"]*)"')


def begins(content: bytes) -> bool:
    """Whether these are the bytes of an RTF document, perhaps behind white space or a byte-order mark."""
    return content[:_START].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_MARK)


def read(document: Document, limits: Limits) -> Text:
    """Raises UnreadableDocument for groups nested deeper than `DEEPEST`, EmptyDocument where it has no words."""
    reader = _Reader(document, limits)
    with suppress(Full):  # the text says so itself
        reader.run()
    return reader.text()


class _Reader:
    def __init__(self, document: Document, limits: Limits) -> None:
        self._name = document.name
        self._content = document.content
        self._state = State()
        self._groups: list[tuple[State, Callable[[], None] | None]] = []
        self._on_close: Callable[[], None] | None = None  # what the end of the open group brings about
        self._star = False
        self._to_skip = 0
        self._bytes = bytearray()
        self._units: list[int] = []  # UTF-16
        self._encoding = "cp1252"
        self._fonts: dict[int, Font] = {}
        self._default_font = -1
        self._defined = 0
        self._styles: dict[int, list[str]] = {}
        self._page = Page(limits)
        self._most = TOKENS * limits.elements
        self._instructions: list[list[str]] = []
        self._title: list[str] = []
        self._usual_language = 0
        self._warnings: list[str] = []

    def text(self) -> Text:
        """All that was read."""
        language = locale.windows_locale.get(self._page.language, "")
        metadata = {"title": "".join(self._title), "language": language.replace("_", "-")}
        return self._page.whole().text(MEDIA_TYPE, self._name, metadata, tuple(self._warnings))

    # ------------------------------------------------------------ the pass

    def run(self) -> None:
        """Reads the whole document, or as much as the caps allow."""
        at, end, left = max(0, self._content.find(_MARK, 0, _START)), len(self._content), self._most
        while left and (found := _TOKEN.match(self._content, at)) is not None:
            left -= 1
            at = found.end() + self._token(found)
            if found.lastindex == _BRACE and not self._groups:
                break
        self._flush()
        if not left:
            self._warnings.append(f"only the first {self._most:,} words and signs of it were read")
        elif self._groups and at >= end:
            self._warnings.append("it ends in the middle")
        while self._groups:
            self._end_group()
        self._page.end_paragraph(self._state)

    def _token(self, found: re.Match[bytes]) -> int:
        """Does what it says; how many bytes behind it are of a picture or the like."""
        kind = found.lastindex
        if kind == _TEXT:
            self._literal(found[_TEXT])
        elif kind == _HEX:
            self._literal(bytes.fromhex(found[_HEX].decode()))
        elif kind == _BRACE:
            if found[_BRACE] == b"{":
                self._begin_group()
            else:
                self._end_group()
        elif kind == _SIGN:
            self._sign(found[_SIGN])
        elif kind is not None:
            word, number = found[_WORD].decode(), found[_WORD + 1]
            if word == "bin":
                return max(0, int(number or 0))
            self._word(word, None if number is None else int(number))
        return 0

    def _begin_group(self) -> None:
        self._flush()
        if len(self._groups) >= DEEPEST:
            raise UnreadableDocument(self._name, f"its groups are nested more than {DEEPEST} deep")
        self._groups.append((self._state, self._on_close))
        self._state, self._on_close, self._star, self._to_skip = self._state.copy(), None, False, 0

    def _end_group(self) -> None:
        self._flush()
        self._star, self._to_skip = False, 0
        if self._on_close is not None:
            self._on_close()
        if self._groups:
            self._state, self._on_close = self._groups.pop()

    def _word(self, word: str, number: int | None) -> None:
        star, self._star = self._star, False
        if word == "u":
            self._unicode(number or 0)
            return
        if word == "uc":  # may stand between the halves of one character
            self._state.fallbacks = min(max(1 if number is None else number, 0), 16)
            return
        self._to_skip = 0
        self._flush()
        if (act := _ACTS.get(word)) is not None:
            act(self, number)
        elif (character := CHARACTERS.get(word)) is not None:
            self._page.write(self._state, character)
        elif word in MARGINS:
            self._on_close = self._page.open(self._state, self._page.margin(word).append)
        elif star or word in NOT_SHOWN:
            self._state.shown, self._state.collects = UNSHOWN, None

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self._star = True
        elif sign in b"\r\n":
            self._to_skip = 0
            self._page.paragraph(self._state)
        elif self._to_skip:
            self._to_skip -= 1
        elif (shown := SIGNS.get(sign)) is not None:
            self._flush()
            self._page.write(self._state, shown)

    # ------------------------------------------------------------ characters

    def _literal(self, words: bytes) -> None:
        words = words.translate(None, b"\r\n\x00")
        if self._to_skip:
            skipped = min(self._to_skip, len(words))
            self._to_skip -= skipped
            words = words[skipped:]
        if words and (self._state.shown == SHOWN or self._state.collects is not None):
            if self._units:
                self._flush()
            self._bytes += words

    def _unicode(self, number: int) -> None:
        if self._bytes:
            self._flush()
        self._units.append(number & 0xFFFF)
        self._to_skip = self._state.fallbacks

    def _flush(self) -> None:
        """Writes the characters that have been gathered; those of several bytes or units may come one by one."""
        if not self._bytes and not self._units:
            return
        font = self._fonts.get(self._state.font, Font())
        if self._bytes:
            words = font.decoded(bytes(self._bytes), self._encoding, signs=self._state.collects is None)
            self._bytes.clear()
            self._page.write(self._state, words)
        if self._units:
            words = font.joined(self._units)
            self._units.clear()
            self._page.write(self._state, words)

    # ------------------------------------------------------------ paragraphs and cells

    def _paragraph(self, _: int | None) -> None:
        self._page.paragraph(self._state)

    def _line(self, _: int | None) -> None:
        self._page.line(self._state)

    def _cell(self, _: int | None) -> None:
        self._page.cell(self._state)

    def _plain_paragraph(self, _: int | None) -> None:
        state = self._state
        state.in_table, state.style, state.outlined = False, 0, False

    def _in_table(self, number: int | None) -> None:
        self._state.in_table = number != 0

    def _style(self, number: int | None) -> None:
        self._state.style = number or 0
        if self._state.defines == "styles":
            self._state.collects = self._styles.setdefault(number or 0, [])
            self._on_close = self._style_read

    def _outline(self, number: int | None) -> None:
        self._state.outlined = number is not None and 0 <= number < 9

    # ------------------------------------------------------------ characters' looks

    def _plain(self, _: int | None) -> None:
        state = self._state
        state.hidden = state.deleted = False
        state.font, state.language = self._default_font, self._usual_language

    def _hidden(self, number: int | None) -> None:
        self._state.hidden = number != 0

    def _deleted(self, number: int | None) -> None:
        self._state.deleted = number != 0

    def _font(self, number: int | None) -> None:
        self._state.font = number or 0
        if self._state.defines == "fonts":
            self._defined = number or 0
            self._state.collects = self._fonts.setdefault(self._defined, Font()).name

    # ------------------------------------------------------------ tables of fonts and styles

    def _collect(self, into: list[str]) -> None:
        self._state.shown, self._state.collects = UNSHOWN, into

    def _font_table(self, _: int | None) -> None:
        self._state.defines = "fonts"
        self._collect([])

    def _style_table(self, _: int | None) -> None:
        self._state.defines = "styles"
        self._collect([])

    def _style_read(self) -> None:
        number = self._state.style
        called = "".join(self._styles.get(number, ())).strip(" ;").lower()
        if called == "title" or called.startswith("heading ") or self._state.outlined:
            self._page.headings.add(number)

    def _charset(self, number: int | None) -> None:
        if self._defined in self._fonts:
            self._fonts[self._defined].encoding = charset(number or 0)

    def _font_code_page(self, number: int | None) -> None:
        if self._defined in self._fonts and number:
            self._fonts[self._defined].encoding = code_page(number)

    def _code_page(self, number: int | None) -> None:
        known = code_page(number or 0)
        if known is None:
            self._warnings.append(f"its code page {number} is not known; read as Windows-1252")
        self._encoding = known or "cp1252"

    def _macintosh(self, _: int | None) -> None:
        self._encoding = "mac_roman"

    def _default(self, number: int | None) -> None:
        self._default_font = self._state.font = number or 0

    def _default_language(self, number: int | None) -> None:
        self._usual_language = self._state.language = number or 0

    def _language(self, number: int | None) -> None:
        self._state.language = number or 0

    # ------------------------------------------------------------ groups that stand for something

    def _note(self, _: int | None) -> None:
        self._on_close = self._page.open(self._state, self._page.notes.add)

    def _box(self, _: int | None) -> None:
        self._on_close = self._page.open(self._state, self._page.boxes.append)

    def _waiting(self, _: int | None) -> None:
        if self._state.shown == SHOWN:
            self._state.shown = WAITING

    def _better(self, _: int | None) -> None:
        """`upr` holds the same words twice; these are those in Unicode."""
        if self._state.shown == WAITING:
            self._state.shown = SHOWN

    def _field(self, _: int | None) -> None:
        self._instructions.append([])
        self._on_close = self._field_ends

    def _field_ends(self) -> None:
        self._instructions.pop()

    def _instruction(self, _: int | None) -> None:
        if self._instructions and self._state.shown == SHOWN:
            self._state.collects = self._instructions[-1]
        else:
            self._state.shown = UNSHOWN

    def _result(self, _: int | None) -> None:
        if not self._instructions or self._state.shown != SHOWN:
            return
        lines = self._page.lines
        mark = lines.mark()
        found = _HYPERLINK.match("".join(self._instructions[-1]))

        def close() -> None:
            if found is not None:
                lines.link(mark, found[1])

        self._on_close = close

    def _info(self, _: int | None) -> None:
        self._collect([])

    def _title_words(self, _: int | None) -> None:
        if self._state.collects is not None and not self._title:
            self._state.collects = self._title

    def _has_title_page(self, _: int | None) -> None:
        self._page.title_page = True

    def _has_facing_pages(self, _: int | None) -> None:
        self._page.facing = True


_ACTS: dict[str, Callable[[_Reader, int | None], None]] = {
    **dict.fromkeys(("par", "sect", "page", "column"), _Reader._paragraph),
    **dict.fromkeys(("line", "lbr", "softline"), _Reader._line),
    **dict.fromkeys(("cell", "nestcell"), _Reader._cell),
    **dict.fromkeys(("footnote",), _Reader._note),
    **dict.fromkeys(("shptxt", "dptxbxtext"), _Reader._box),
    **dict.fromkeys(("shpinst", "do", "upr"), _Reader._waiting),
    "ud": _Reader._better,
    "pard": _Reader._plain_paragraph,
    "intbl": _Reader._in_table,
    "s": _Reader._style,
    "outlinelevel": _Reader._outline,
    "plain": _Reader._plain,
    "v": _Reader._hidden,
    "deleted": _Reader._deleted,
    "f": _Reader._font,
    "fonttbl": _Reader._font_table,
    "stylesheet": _Reader._style_table,
    "fcharset": _Reader._charset,
    "cpg": _Reader._font_code_page,
    "ansicpg": _Reader._code_page,
    "mac": _Reader._macintosh,
    "deff": _Reader._default,
    "deflang": _Reader._default_language,
    "lang": _Reader._language,
    "field": _Reader._field,
    "fldinst": _Reader._instruction,
    "fldrslt": _Reader._result,
    "info": _Reader._info,
    "title": _Reader._title_words,
    "titlepg": _Reader._has_title_page,
    "facingp": _Reader._has_facing_pages,
}
