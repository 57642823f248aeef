"""Small mails for tests, written by the standard library."""

from __future__ import annotations

from email.message import EmailMessage

TEXT = "The museum opens again.\n\nMedia contact:\nJane Doe\n+44 20 7946 0101\n"
PAGE = """<html><head><title>Newsletter 7</title></head><body><p>The museum opens again.</p><h3>Media contact</h3>
<p>Jane Doe<br>Press officer<br>+44 20 7946 0101<br><a href="mailto:jane.doe@example.org">Write</a></p></body></html>"""


def mail(
    text: str | None = TEXT,
    page: str | None = None,
    *,
    subject: str = "Museum of Examples opens again",
    number: int = 1,
) -> EmailMessage:
    """A mail with a text, a page or both as alternatives; `number` makes its Message-ID."""
    message = EmailMessage()
    message["From"] = "Example Museum <news@example.org>"
    message["To"] = "desk@example.net"
    message["Subject"] = subject
    message["Date"] = "Fri, 05 Jun 2026 23:30:00 +0200"
    message["Message-ID"] = f"<{number}.museum@example.org>"
    if text is not None:
        message.set_content(text)
    if page is not None and text is None:
        message.set_content(page, subtype="html")
    elif page is not None:
        message.add_alternative(page, subtype="html")
    return message


def mbox(*messages: EmailMessage) -> bytes:
    """A mailbox of these, as the standard library's mboxrd-like format has it."""
    mark = b"From news@example.org Fri Jun  5 23:30:00 2026\n"
    return b"\n".join(mark + bytes(message) for message in messages)
