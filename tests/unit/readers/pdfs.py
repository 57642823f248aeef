"""Small PDFs for tests: words at places on a page, written by hand (ISO 32000-1, 7.5)."""

from __future__ import annotations

from collections.abc import Sequence


def pdf(*placed: tuple[int, int, str], size: int = 10) -> bytes:
    """One page with each text at (x, y) points from its lower left corner, in Helvetica."""
    shown = "".join(f"BT /F1 {size} Tf {x} {y} Td ({_escaped(text)}) Tj ET\n" for x, y, text in placed)
    return _file([shown.encode("cp1252")])


def lines(*texts: str) -> bytes:
    """One page with these lines below each other."""
    return pdf(*((72, 740 - 14 * number, text) for number, text in enumerate(texts)))


def with_stream(stream: bytes, filter_: str = "") -> bytes:
    """One page whose content is this stream, perhaps compressed."""
    return _file([stream], filter_)


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _file(streams: Sequence[bytes], filter_: str = "") -> bytes:
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        *(b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(s), filter_.encode(), s) for s in streams),
    ]
    content = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    content += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return content + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
