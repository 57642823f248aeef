"""A mail (RFC 5322, MIME): what its reader sees as one document, each file attached as another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from directory.errors import DocumentError, EmptyDocument, UnreadableDocument
from directory.limits import USUAL, Limits
from directory.readers import html, mime, parts
from directory.readers.mime import Entity
from directory.records import Document

_HEADERS = re.compile(rb"(?:[!-9;-~]{1,60}:[^\n]{0,9998}\n(?:[ \t][^\n]{0,9998}\n){0,200}){2,}")
_BY_MACHINES = re.compile(
    rb"(?im)^(?:message-id|mime-version|received|return-path|content-type|dkim-signature|delivered-to)[ \t]{0,5}:"
)
_BY_PEOPLE = re.compile(rb"(?im)^(?:from|subject)[ \t]{0,5}:")
_ANSWER = re.compile(r"(?i)\A(?:(?:re|fwd?|aw|wg|tr|rv|rif|enc|vs|vl|sv|vb|antw|doorst|odp|ynt|ilt|i)\s?:\s{0,3})+")
_READ = {
    "application/pdf", "application/xhtml+xml", "application/rtf", "application/vnd.oasis.opendocument.text",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "application/mbox",
    "application/rss+xml", "application/atom+xml",
}  # fmt: skip
_READ_ENDINGS = frozenset(("pdf", "docx", "odt", "rtf", "txt", "md", "html", "htm", "xhtml", "xml", "eml", "mbox"))
_NOT_READ = frozenset(
    "text/calendar text/vcard text/x-vcard text/directory text/css text/javascript text/rfc822-headers"
    " text/x-amp-html application/pgp-signature application/pgp-keys application/pkcs7-signature"
    " application/x-pkcs7-signature message/delivery-status message/disposition-notification".split()
)
"""What has no words of the release: signatures, business cards, invitations, receipts."""
_MESSAGES = ("message/rfc822", "message/global")
_SEEN = ("image", "audio", "video", "font")


@dataclass(slots=True)
class _Content:
    """What a mail shows one after the other (markup or plain text), the files it brings, and what was left out."""

    shown: list[tuple[str, bool]] = field(default_factory=list)
    files: list[Entity] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    locked: bool = False

    def add(self, other: _Content) -> None:
        self.shown += other.shown
        self.files += other.files
        self.warnings += other.warnings
        self.locked = self.locked or other.locked


def looks_like(content: bytes, *, named_so: bool = False) -> bool:
    """Whether bytes begin as a mail: a head of which people wrote a line and a mail program another, so that a
    memorandum (“From: ... Subject: ...”) is none unless its file is named so."""
    head = _HEADERS.match(content.removeprefix(b"\xef\xbb\xbf"), 0, mime.MOST_HEAD)
    if head is None:
        return False
    return _BY_PEOPLE.search(head[0]) is not None and (named_so or _BY_MACHINES.search(head[0]) is not None)


def unpack(document: Document, limits: Limits = USUAL) -> Iterator[Document]:
    """The mail itself under its own address, as a page or text with its subject as title, then the files it brings at
    `#part=N`. Raises EmptyDocument or UnreadableDocument where it has neither words nor files that can be read."""
    mail = mime.parse(document.content, most_parts=limits.mail_parts)
    content = _content(mail)
    if mail.cut:
        content.warnings.append(f"only the first {limits.mail_parts} parts, {mime.MOST_LEVELS} levels deep, were read")
    subject = _ANSWER.sub("", mail.header("subject"))[:1_000]
    sent = mail.date.isoformat() if mail.date else ""
    said = {
        "title": subject,
        "date": sent,
        "language": mail.header("content-language")[:40],
        "author": mail.header("from")[:300],
    }
    inner = [_attached(document, file, sent) for file in content.files]
    if any(words.strip() for words, _ in content.shown):
        inner.insert(0, _body(document, subject, content.shown, said))
    if not inner:
        if content.locked:
            raise UnreadableDocument(document.name, "this mail is encrypted")
        raise EmptyDocument(document.name, "; ".join(["there are no words in this mail", *content.warnings]))
    yield replace(inner[0], warnings=(*document.warnings, *inner[0].warnings, *content.warnings))
    yield from inner[1:]


def _body(document: Document, subject: str, shown: list[tuple[str, bool]], said: dict[str, str]) -> Document:
    if any(is_markup for _, is_markup in shown):
        page = "\n".join(words if is_markup else parts.preformatted(words) for words, is_markup in shown)
        return parts.as_page(document, subject, page, said)
    return parts.as_text(document, subject, "\n".join(words for words, _ in shown), said)


def _content(part: Entity) -> _Content:
    """What a part shows and brings."""
    main, _, kind = part.type.partition("/")
    if main == "multipart" and part.parts:
        return _of_several(part, kind)
    content = _Content()
    if part.type in _NOT_READ or main in _SEEN:
        return content
    if main == "multipart" or (part.type in ("text/plain", "text/html") and not part.attached and not part.file_name):
        words, warnings = part.text()
        is_markup = part.type == "text/html"
        if part.parameter("format").lower() == "flowed" and not is_markup:
            words = unflowed(words, joined=part.parameter("delsp").lower() == "yes")
        content.shown.append((words, is_markup))
        content.warnings += warnings
    elif _is_read(part):
        content.files.append(part)
    else:
        named = f" ({part.file_name[:100]})" if part.file_name else ""
        content.warnings.append(f"part {part.section or '1'}{named} was left out: nothing here reads {part.type[:100]}")
    return content


def _of_several(part: Entity, kind: str) -> _Content:
    """The best of alternatives, the root of what is related, what is signed without its signature; else all."""
    content = _Content(locked=kind == "encrypted")
    if kind == "encrypted":
        return content
    if kind == "alternative":
        return _best([_content(inner) for inner in part.parts])
    if kind == "signed":
        return _content(part.parts[0])
    if kind == "related":
        start = part.parameter("start")
        root = next((p for p in part.parts if start and p.headers.get("content-id", "") == start), part.parts[0])
        content = _content(root)
        for inner in part.parts:
            if inner is not root and inner.attached:
                content.add(_content(inner))
        return content
    for inner in part.parts:
        content.add(_content(inner))
    return content


def _best(alternatives: list[_Content]) -> _Content:
    """Markup before plain text, since it has links, tables and headings; but not where it says less than half of the
    words, as newsletters made of pictures do. Files are taken from all."""
    best = _Content()
    for candidate in alternatives:
        best.files += candidate.files
        best.warnings += candidate.warnings
        best.locked = best.locked or candidate.locked
    plain = next((a.shown for a in alternatives if a.shown and not any(markup for _, markup in a.shown)), [])
    marked = next((a.shown for a in reversed(alternatives) if any(markup for _, markup in a.shown)), [])
    best.shown = plain if not marked or _letters(marked) * 2 < _letters(plain) else marked
    return best


def _letters(shown: list[tuple[str, bool]]) -> int:
    return sum(sum(map(str.isalnum, _visible(words[:200_000], is_markup))) for words, is_markup in shown)


def _visible(words: str, is_markup: bool) -> str:
    try:
        return html.read(words, "").content if is_markup else words
    except DocumentError:
        return ""  # then the other alternative has more to say


def _is_read(part: Entity) -> bool:
    is_text = part.type.startswith("text/") and part.type != "text/csv"
    ending = part.file_name.rpartition(".")[2].lower()
    return is_text or part.type in _MESSAGES or part.type in _READ or ending in _READ_ENDINGS


def _attached(document: Document, part: Entity, sent: str) -> Document:
    section = part.section or "1"
    label = f"{section}-{parts.file_label(part.file_name)}" if part.file_name else f"part-{section}"
    if part.type.startswith("text/") and not part.type.endswith(("xml", "rtf", "richtext")):
        words, warnings = part.text()
        content = b"\xef\xbb\xbf" + words.encode("utf-8", "replace")
    else:
        content, warnings = part.content(), ()
    inner = parts.within(document, "part", section, label, content)
    return replace(inner, metadata={"date": sent} if sent else {}, warnings=warnings)


def unflowed(text: str, *, joined: bool) -> str:
    """Paragraphs of `format=flowed` in one line each (RFC 3676, 4): a space at a line's end says that it goes on, and
    with `DelSp=yes` is no space of the text (`joined`)."""
    lines: list[str] = []
    goes_on = -1  # how deep the quotation is that the last line goes on with
    for raw in text.replace("\r\n", "\n").split("\n"):
        line = raw.lstrip(">")
        depth = len(raw) - len(line)
        line = line.removeprefix(" ")  # stuffed
        if goes_on == depth and line != "-- ":
            lines.append(line[:-1] if joined and line.endswith(" ") else line)
        else:
            lines.append("\n" + "> " * min(depth, 1) + (line[:-1] if joined and line.endswith(" ") else line))
        goes_on = depth if line.endswith(" ") and line != "-- " else -1
    return "".join(lines).removeprefix("\n")
