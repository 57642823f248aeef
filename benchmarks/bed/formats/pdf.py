"""PDF with positioned text (ISO 32000-1): one column, or the parts of a block side by side.

The font is not embedded and each code is a UTF-16 unit, which a `ToUnicode` map spells out (9.10.3): so every script can
be written without carrying a font, and a reader sees the characters though a screen might not.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from benchmarks.bed.elements import Block, Grid, Lines, Page, Piece

LEFT, WIDTH, TOP, BOTTOM, LEADING = 60, 480, 780, 60, 14
SIZE, GAP = 10, 24
# Widths of the characters from space to tilde in Helvetica (Adobe Font Metrics), in thousandths of the size; so that a
# reader which puts another font in its place finds no gaps within words.
WIDTHS = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, *(556,) * 10, 278, 278, 584, 584, 584,
    556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722,
    667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222,
    833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
)  # fmt: skip
RIGHT_TO_LEFT = {"ar", "fa", "he"}
WIDE_FROM = 0x3000  # ideographs, kana and hangul

Placed = tuple[float, str, float]
"""Where on its line a text begins, in points, the text, and its size."""


def one_column(page: Page) -> bytes | None:
    """None for scripts that PDF writers store in visual order, which this one does not do."""
    if page.language in RIGHT_TO_LEFT:
        return None
    return _file([row for piece in page.pieces() for row in (*_rows(page, piece), [])])


def side_by_side(page: Page) -> bytes | None:
    """Parts of a block beside each other; None where there are not two of them, or in right-to-left scripts."""
    parts = [[p for p in e.pieces if isinstance(p, Lines)] for e in page.elements if isinstance(e, Block)]
    if page.language in RIGHT_TO_LEFT or not any(len(lines) in (2, 3) for lines in parts):
        return None
    rows: list[list[Placed]] = []
    for element in page.elements:
        if isinstance(element, Block):
            lines = [piece for piece in element.pieces if isinstance(piece, Lines)]
            others = [piece for piece in element.pieces if not isinstance(piece, Lines)]
            rows += [row for piece in others for row in (*_rows(page, piece), [])]
            if lines:
                rows += [*_beside([piece.lines for piece in lines]), []]
        else:
            rows += [*_rows(page, element), []]
    return _file(rows)


def _rows(page: Page, piece: Piece) -> Iterator[list[Placed]]:
    if isinstance(piece, Lines):
        yield from ([(float(LEFT), line, float(SIZE))] for line in piece.lines)
    elif isinstance(piece, Grid):
        columns: list[Sequence[str]] = list(zip(*piece.rows, strict=True))
        yield from _beside(columns)
    else:
        yield from ([(float(LEFT), line, float(SIZE))] for line in textwrap.wrap(piece.text, 42 if page.wide else 86))


def _beside(columns: Sequence[Sequence[str]]) -> Iterator[list[Placed]]:
    """Rows of these columns, each as wide as its longest text, in a size that lets all stand beside each other."""
    widths = [max(_width(text) for text in column) for column in columns]
    size = min(float(SIZE), (WIDTH - GAP * (len(columns) - 1)) / sum(widths))
    starts = [LEFT + sum(widths[:at]) * size + GAP * at for at in range(len(columns))]
    for number in range(max(map(len, columns))):
        cells = [(x, column[number]) for x, column in zip(starts, columns, strict=True) if number < len(column)]
        yield [(x, text, size) for x, text in cells if text]


def _width(text: str) -> float:
    """Of a text set in one point."""
    return sum(WIDTHS[ord(c) - 32] if " " <= c <= "~" else 1000 if ord(c) >= WIDE_FROM else 556 for c in text) / 1000


def _file(rows: Sequence[Sequence[Placed]]) -> bytes:
    per_page = (TOP - BOTTOM) // LEADING
    pages = [rows[start : start + per_page] for start in range(0, max(len(rows), 1), per_page)]
    streams = [_stream(page) for page in pages]
    kids = " ".join(f"{7 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Bed /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Bed /FontDescriptor 6 0 R /DW 556 /W [32 [%s] 12288 65535 1000] "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
        % " ".join(map(str, WIDTHS)).encode(),
        _stream_object(_to_unicode()),
        b"<< /Type /FontDescriptor /FontName /Bed /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800 /Descent -200 "
        b"/CapHeight 700 /StemV 80 >>",
    ]
    for number, stream in enumerate(streams):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            + f"/Contents {8 + 2 * number} 0 R >>".encode()
        )
        objects.append(_stream_object(stream))
    return _assembled(objects)


def _stream(rows: Sequence[Sequence[Placed]]) -> bytes:
    shown = []
    for number, row in enumerate(rows):
        for x, text, size in row:
            codes = text.encode("utf-16-be").hex()
            shown.append(f"BT /F1 {size:.2f} Tf {x:.1f} {TOP - LEADING * number} Td <{codes}> Tj ET\n")
    return "".join(shown).encode()


def _to_unicode() -> bytes:
    """Every code stands for itself; a range may not cross its last byte (9.10.3), and a section holds 100 of them."""
    ranges = [f"<{high:02x}00> <{high:02x}ff> <{high:02x}00>" for high in range(256)]
    sections = [ranges[start : start + 100] for start in range(0, 256, 100)]
    body = "\n".join(f"{len(s)} beginbfrange\n" + "\n".join(s) + "\nendbfrange" for s in sections)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Bed def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n{body}\nendcmap\nend\nend"
    ).encode()


def _stream_object(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def _assembled(objects: Sequence[bytes]) -> bytes:
    content, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    content += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return content + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
