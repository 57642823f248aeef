"""Releases as the web and offices hand them out: pages full of what is not the release, and PDFs."""

from __future__ import annotations

import textwrap
from html import escape

LINES_ON_A_PAGE = 50
WIDTH = 92


def web_page(release: str, filling: list[str], size: int) -> str:
    """A release's HTML within a site's page of so many bytes: scripts, styles, navigation, a table, related news and a
    footer, in about the shares that press sites have."""
    head, _, rest = release.partition("</head>")
    body, _, end = rest.partition("<footer>")
    _, _, main = body.partition("<body>")
    links = "".join(
        f'<li class="nav__item nav__item--{n % 3}"><a class="nav__link" href="/section-{n}/index.html" '
        f'data-track="nav-{n}">Section {n}</a></li>'
        for n in range(60)
    )
    script = "".join(f'window.dataLayer.push({{"event":"e{n}","value":{n},"path":"/a/{n}"}});' for n in range(120))
    style = "".join(f".c{n}{{margin:{n % 9}px;padding:{n % 7}px;color:#{n:06x}}}" for n in range(150))
    rows = "".join(
        f"<tr><td>Year {1990 + n}</td><td>{n * 17 % 89},{n % 10}</td><td>{n * 31}</td></tr>" for n in range(30)
    )
    before = (
        f'<script>{script}</script><style>{style}</style></head><body class="page"><div class="wrap"><nav><ul>{links}</ul>'
        f"</nav><div class='content'>"
    )
    after = f"<table><caption>Figures</caption>{rows}</table></div><footer><ul>{links}</ul>"
    related: list[str] = []
    length = len((head + before + main + after + end).encode())
    while length < size:
        n = len(related)
        teaser = (
            f'<article class="card card--{n % 4}"><div class="card__body"><h3><a href="/news/{n}">News {n}</a></h3>'
            f"<p>{escape(filling[n % len(filling)])}</p></div></article>"
        )
        related.append(teaser)
        length += len(teaser.encode())
    return head + before + main + "".join(related) + after + end


def pdf(text: str) -> tuple[bytes, int]:
    """The text in Helvetica, line below line, and on how many pages (ISO 32000-1, 7.5)."""
    lines = [wrapped for line in text.split("\n") for wrapped in textwrap.wrap(line, WIDTH) or [""]]
    pages = [lines[n : n + LINES_ON_A_PAGE] for n in range(0, len(lines), LINES_ON_A_PAGE)]
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(pages):
        shown = "".join(f"({_escaped(line)}) Tj T*\n" for line in page)
        content = f"BT /F1 10 Tf 14 TL 56 780 Td\n{shown}ET".encode("cp1252", "replace")
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (5 + 2 * number)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return _file(objects), len(pages)


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _file(objects: list[bytes]) -> bytes:
    content = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    content += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return bytes(content) + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
