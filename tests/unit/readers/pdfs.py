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


def pages(*texts: str, trailer: str = "") -> bytes:
    """A page for each text, its words in the middle."""
    streams = [f"BT /F1 10 Tf 72 400 Td ({_escaped(text)}) Tj ET".encode("cp1252") for text in texts]
    return of_objects(*_pages(streams), trailer=trailer)


def _file(streams: Sequence[bytes], filter_: str = "") -> bytes:
    return of_objects(*_pages(streams, filter_))


def _pages(streams: Sequence[bytes], filter_: str = "") -> list[bytes]:
    """Objects 1 to 3 are the catalogue, the page tree and the font."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(streams)))
    objects = [CATALOGUE, f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} >>".encode(), FONT]
    for number, content in enumerate(streams):
        objects += [page(contents=5 + 2 * number), stream(content, filter_)]
    return objects


CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def page(*, contents: int, more: str = "", box: str = "0 0 595 842", resources: str = "/Font << /F1 3 0 R >>") -> bytes:
    return (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents {contents} 0 R /Resources << {resources} >> {more} >>"
    ).encode()


def stream(content: bytes, entries: str = "") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries.encode(), content)


def of_objects(*objects: bytes, trailer: str = "") -> bytes:
    """A file of these objects, numbered from 1, the first being its catalogue."""
    content = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    content += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    end = b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n"
    return bytes(content) + end % (len(objects) + 1, trailer.encode(), start)
