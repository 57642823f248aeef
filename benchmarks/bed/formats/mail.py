"""E-mail and mailboxes (RFC 5322, RFC 2046, RFC 4155): a release as it is sent, in text, in text and HTML, among others."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP

from benchmarks.bed.elements import Page
from benchmarks.bed.formats import html, text

SENDER = "no-reply@example.org"


def in_text(page: Page) -> bytes:
    """Text alone, quoted-printable."""
    message = _headed(page)
    message.set_content(text.plain(page).decode(), cte="quoted-printable")
    return message.as_bytes()


def in_text_and_html(page: Page) -> bytes:
    """The same twice, in base64: a reader should take one of them."""
    message = _headed(page)
    message.set_content(text.plain(page).decode(), cte="base64")
    message.add_alternative(html.breaks(page).decode(), subtype="html", cte="base64")
    message.set_boundary("=_bed")
    return message.as_bytes()


def mailbox(page: Page) -> bytes:
    """A mailbox with this message alone."""
    return b"From no-reply@example.org Sun Nov 22 08:00:00 2026\n" + in_text(page).replace(b"\r\n", b"\n") + b"\n"


def _headed(page: Page) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["From"] = SENDER
    message["To"] = "list@example.org"
    message["Subject"] = page.title
    message["Date"] = "Sun, 22 Nov 2026 08:00:00 +0000"
    message["Message-ID"] = "<bed@example.org>"
    return message
