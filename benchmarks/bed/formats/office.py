"""Word processors' formats: DOCX (ISO 29500), ODT (ISO 26300), RTF 1.9, as small as they open."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

from benchmarks.bed.elements import Grid, Heading, Lines, Page, Piece

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def docx(page: Page) -> bytes:
    """Lines that belong together are one paragraph with breaks; grids are tables, or paragraphs with tabs."""
    body = "".join(_docx_piece(piece) for piece in page.pieces())
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return _zipped(
        {
            "[Content_Types].xml": f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
            "_rels/.rels": f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
            f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": f'{HEAD}<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>',
        }
    )


def odt(page: Page) -> bytes:
    """Each line is a paragraph; grids are tables, or paragraphs with tabs."""
    body = "".join(_odt_piece(piece) for piece in page.pieces())
    kind = "application/vnd.oasis.opendocument.text"
    spaces = " ".join(f'xmlns:{name}="{_ODF}:{name}:1.0"' for name in ("office", "text", "table"))
    manifest = f"{_ODF}:manifest:1.0"
    return _zipped(
        {
            "mimetype": kind,
            "META-INF/manifest.xml": f'{HEAD}<m:manifest xmlns:m="{manifest}" m:version="1.2">'
            f'<m:file-entry m:full-path="/" m:media-type="{kind}"/>'
            '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>',
            "content.xml": f'{HEAD}<office:document-content {spaces} office:version="1.2"><office:body><office:text>'
            f"{body}</office:text></office:body></office:document-content>",
        }
    )


def rtf(page: Page) -> bytes:
    body = "".join(_rtf_piece(piece) for piece in page.pieces())
    return f"{{\\rtf1\\ansi\\ansicpg1252\\uc1\\deff0{{\\fonttbl{{\\f0 Arial;}}}}\n{body}}}".encode("ascii")


def _docx_piece(piece: Piece) -> str:
    if isinstance(piece, Lines):
        return _docx_paragraph("<w:br/>".join(map(_docx_text, piece.lines)))
    if isinstance(piece, Grid) and "\t" in piece.between and not piece.header:
        return "".join(_docx_paragraph("<w:tab/>".join(map(_docx_text, row))) for row in piece.rows)
    if isinstance(piece, Grid):
        rows = (
            "".join(f"<w:tc>{_docx_paragraph(_docx_text(cell))}</w:tc>" for cell in row) for row in piece.rows
        )  # fmt: skip
        return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    style = '<w:pPr><w:pStyle w:val="Heading2"/></w:pPr>' if isinstance(piece, Heading) else ""
    return _docx_paragraph(_docx_text(piece.text), style)


def _docx_paragraph(inner: str, style: str = "") -> str:
    return f"<w:p>{style}<w:r>{inner}</w:r></w:p>"


def _docx_text(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def _odt_piece(piece: Piece) -> str:
    if isinstance(piece, Lines):
        return "".join(_odt_paragraph(escape(line)) for line in piece.lines) + _odt_paragraph("")
    if isinstance(piece, Grid) and "\t" in piece.between and not piece.header:
        return "".join(_odt_paragraph("<text:tab/>".join(map(escape, row))) for row in piece.rows)
    if isinstance(piece, Grid):
        cell = "<table:table-cell>{}</table:table-cell>"
        rows = ("".join(cell.format(_odt_paragraph(escape(text))) for text in row) for row in piece.rows)
        inner = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
        return f"<table:table>{inner}</table:table>"
    if isinstance(piece, Heading):
        return f'<text:h text:outline-level="2">{escape(piece.text)}</text:h>'
    return _odt_paragraph(escape(piece.text))


def _odt_paragraph(inner: str) -> str:
    return f"<text:p>{inner}</text:p>"


def _rtf_piece(piece: Piece) -> str:
    if isinstance(piece, Lines):
        return "\\line ".join(map(_rtf_text, piece.lines)) + "\\par\\par\n"
    if isinstance(piece, Grid) and "\t" in piece.between and not piece.header:
        return "".join("\\tab ".join(map(_rtf_text, row)) + "\\par\n" for row in piece.rows)
    if isinstance(piece, Grid):
        ends = "".join(f"\\cellx{2400 * number}" for number in range(1, len(piece.rows[0]) + 1))
        rows = ("".join(f"\\intbl {_rtf_text(cell)}\\cell" for cell in row) for row in piece.rows)
        return "".join(f"\\trowd{ends}{row}\\row\n" for row in rows) + "\\pard\\par\n"
    bold = "\\b {}\\b0 " if isinstance(piece, Heading) else "{}"
    return bold.format(_rtf_text(piece.text)) + "\\par\\par\n"


def _rtf_text(text: str) -> str:
    """Characters beyond ASCII as UTF-16 units, signed (RTF 1.9, "Unicode RTF")."""
    shown = []
    for character in text:
        if character in "\\{}":
            shown.append(f"\\{character}")
        elif character < "\x80":
            shown.append(character)
        else:
            units = character.encode("utf-16-le")
            pairs = (int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2))
            shown += [f"\\u{unit}?" for unit in pairs]
    return "".join(shown)


def _zipped(parts: dict[str, str]) -> bytes:
    """A package with these parts; the first is stored as it is, the others deflated; alike on every run."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for number, (name, content) in enumerate(parts.items()):
            entry = zipfile.ZipInfo(name, (2026, 11, 22, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED if number else zipfile.ZIP_STORED
            package.writestr(entry, content)
    return made.getvalue()
