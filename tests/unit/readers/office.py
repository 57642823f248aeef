"""Small DOCX, ODT and RTF files for tests, written by hand: what a test says of them, with the parts that all have."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
)
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_ODF_NAMES = "".join(
    f' xmlns:{prefix}="{_OASIS}{prefix}:1.0"' for prefix in ("office", "text", "table", "style", "meta")
) + (
    f' xmlns:draw="{_OASIS}drawing:1.0" xmlns:fo="{_OASIS}xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
ODT = "application/vnd.oasis.opendocument.text"


def container(members: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP file of these members, in this order; `mimetype` is stored as it is (ODF 1.3 part 2, 3.3)."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else method)
    return file.getvalue()


# ---------------------------------------------------------------- DOCX


def run(words: str, properties: str = "") -> str:
    """A stretch of text with these properties (`<w:b/>`)."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    """Runs as XML, or words that do not begin like it."""
    inner = "".join(r if r.startswith("<") else run(r) for r in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def table(*rows: Sequence[str]) -> str:
    """A cell is words with line ends between its paragraphs, or paragraphs as XML."""

    def cell(content: str) -> str:
        inner = content if content.startswith("<") else "".join(map(paragraph, content.split("\n")))
        return f"<w:tc><w:tcPr/>{inner}</w:tc>"

    inner = "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{inner}</w:tbl>"


def word_part(root: str, content: str) -> str:
    """A part of WordprocessingML: `document`, `hdr`, `ftr`, `footnotes`, `styles`."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{root} {_NAMES}>{content}</w:{root}>'


def docx(
    body: str,
    *,
    parts: Mapping[str, tuple[str, str]] | None = None,
    links: Mapping[str, str] | None = None,
    core: str = "",
    main: str = MAIN,
) -> bytes:
    """A document with this body. `parts`: id -> (kind, content), `links`: id -> target, `core`: properties."""
    relationships = "".join(
        f'<Relationship Id="{id_}" Type="{R}/{kind}" Target="{id_}.xml"/>' for id_, (kind, _) in (parts or {}).items()
    ) + "".join(
        f'<Relationship Id="{id_}" Type="{R}/hyperlink" Target="{escape(target)}" TargetMode="External"/>'
        for id_, target in (links or {}).items()
    )
    return container(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
            "_rels/.rels": _relationships(
                f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/>'
                '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/'
                'core-properties" Target="docProps/core.xml"/>'
            ),
            "docProps/core.xml": '<cp:coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cp='
            f'"http://schemas.openxmlformats.org/package/2006/metadata/core-properties">{core}</cp:coreProperties>',
            "word/document.xml": word_part("document", f"<w:body>{body}</w:body>"),
            "word/_rels/document.xml.rels": _relationships(relationships),
            **{f"word/{id_}.xml": content for id_, (_, content) in (parts or {}).items()},
        }
    )


def _relationships(inner: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


# ---------------------------------------------------------------- ODT


def odt(body: str, *, automatic: str = "", styles: str = "", meta: str = "", mimetype: str = ODT) -> bytes:
    """A text with this body, automatic styles, content of `styles.xml` and properties."""
    return container(
        {
            "mimetype": mimetype,
            "META-INF/manifest.xml": "<manifest/>",
            "meta.xml": _odf("document-meta", f"<office:meta>{meta}</office:meta>"),
            "styles.xml": _odf("document-styles", styles),
            "content.xml": _odf("document-content", odt_content(body, automatic)),
        }
    )


def odt_content(body: str, automatic: str = "") -> str:
    """Automatic styles and the body."""
    return (
        f"<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body>"
    )


def flat_odt(body: str) -> bytes:
    """A text in a single XML file."""
    return _odf("document", odt_content(body), f' office:mimetype="{ODT}"').encode()


def _odf(root: str, inner: str, more: str = "") -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<office:{root}{_ODF_NAMES}{more}>{inner}</office:{root}>'


# ---------------------------------------------------------------- RTF


def rtf(body: str, fonts: str = r"{\f0\fswiss\fcharset0 Example Sans;}", head: str = r"\ansi\ansicpg1252") -> bytes:
    """A document with this body, as written in RTF."""
    return rf"{{\rtf1{head}\deff0{{\fonttbl{fonts}}}{body}}}".encode("latin-1")


def rtf_words(words: str) -> str:
    """Words as RTF writes them: everything beyond ASCII in UTF-16 units, each with a fallback."""
    written = []
    for character in words:
        if character in "\\{}":
            written.append("\\" + character)
        elif character == "\t":
            written.append(r"\tab ")
        elif " " <= character <= "~":
            written.append(character)
        else:
            units = character.encode("utf-16-le")
            for low, high in zip(units[::2], units[1::2], strict=True):
                unit = low + 256 * high
                written.append(rf"\u{unit - 65536 if unit > 32767 else unit}?")
    return "".join(written)
