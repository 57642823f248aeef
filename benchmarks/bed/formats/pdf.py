"""PDF with positioned text (ISO 32000-1): one column, or the parts of a block side by side.

The font is not embedded and each code is a UTF-16 unit, which a `ToUnicode` map spells out (9.10.3): so every script can
be written without carrying a font, and a reader sees the characters though a screen might not.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from benchmarks.bed.elements import Block, Grid, Lines, Page, Piece

LEFT, TOP, BOTTOM, LEADING, SIZE = 60, 780, 60, 14, 10
RIGHT_TO_LEFT = {"ar"}

Placed = tuple[int, str]
"""Where on its line a text begins, in points, and the text."""


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
        yield from ([(LEFT, line)] for line in piece.lines)
    elif isinstance(piece, Grid):
        width = 480 // len(piece.rows[0])
        for row in piece.rows:
            yield [(LEFT + width * number, cell) for number, cell in enumerate(row) if cell]
    else:
        yield from ([(LEFT, line)] for line in textwrap.wrap(piece.text, 42 if page.wide else 86))


def _beside(columns: Sequence[Sequence[str]]) -> Iterator[list[Placed]]:
    width = 480 // len(columns)
    for number in range(max(map(len, columns))):
        yield [(LEFT + width * at, column[number]) for at, column in enumerate(columns) if number < len(column)]


def _file(rows: Sequence[Sequence[Placed]]) -> bytes:
    per_page = (TOP - BOTTOM) // LEADING
    pages = [rows[start : start + per_page] for start in range(0, max(len(rows), 1), per_page)]
    streams = [_stream(page) for page in pages]
    kids = " ".join(f"{7 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Bed /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Bed /FontDescriptor 6 0 R /DW 500 /W [12288 [1000] 12289 40959 1000 "
        b"44032 55203 1000] /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
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
        for x, text in row:
            codes = text.replace("\t", " ").encode("utf-16-be").hex()
            shown.append(f"BT /F1 {SIZE} Tf {x} {TOP - LEADING * number} Td <{codes}> Tj ET\n")
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
