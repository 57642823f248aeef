"""Files of word processors, told by their content: which reader reads them, or what they are that none does."""

from __future__ import annotations

import re
from dataclasses import replace

from directory.errors import UnreadableDocument, UnsupportedDocument
from directory.limits import USUAL, Limits
from directory.readers import docx, odt, rtf, xml_events
from directory.readers.archive import MARKS, Archive
from directory.readers.docx_parts import ContentTypes
from directory.records import Choice, Document, Text

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Begins a compound file ([MS-CFB] 2.2): Office before 2007, and encrypted files since."""
_OLE_KINDS = (
    ("WordDocument", "an old Word document (.doc); save it as DOCX, ODT or PDF"),
    ("Workbook", "an old Excel workbook; save what matters of it as DOCX or PDF"),
    ("PowerPoint Document", "an old PowerPoint presentation; save what matters of it as DOCX or PDF"),
    ("__substg1.0_", "an Outlook message (.msg); save it as EML"),
)
_WORD_XML = (b'<?mso-application progid="Word.Document"?>', b"http://schemas.microsoft.com/office/2006/xmlPackage")
_OOXML_KINDS = (
    ("spreadsheetml", "an Excel workbook"),
    ("ms-excel", "an Excel workbook"),
    ("presentationml", "a PowerPoint presentation"),
    ("ms-powerpoint", "a PowerPoint presentation"),
)
_MIME_KINDS = {
    "application/epub+zip": "an EPUB book",
    "application/vnd.oasis.opendocument.spreadsheet": "an OpenDocument spreadsheet",
    "application/vnd.oasis.opendocument.presentation": "an OpenDocument presentation",
    "application/vnd.oasis.opendocument.graphics": "an OpenDocument drawing",
}
_HEAD = 16_384
_BEGINS_AS_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,100}<")


def is_office(content: bytes) -> bool:
    """Whether this module knows what to do with these bytes."""
    if rtf.begins(content) or content.startswith((*MARKS, _OLE)):
        return True
    head = content[:_HEAD]
    return odt.is_flat(head) or (_BEGINS_AS_XML.match(head) is not None and any(mark in head for mark in _WORD_XML))


def read(document: Document, limits: Limits = USUAL) -> Text:
    """The words of a DOCX, ODT or RTF document, with how it was told.

    Raises EmptyDocument, UnreadableDocument where it is broken or locked, UnsupportedDocument naming what else it is.
    """
    content = document.content
    if rtf.begins(content):
        return _chosen(rtf.read(document, limits), "RTF", "it begins as every RTF file does")
    if content.startswith(MARKS):
        return _container(document, limits)
    if content.startswith(_OLE):
        raise _compound(document)
    if odt.is_flat(content[:_HEAD]):
        return _chosen(odt.read_flat(document, limits), "flat ODT", "its root says so")
    raise UnsupportedDocument(document.name, "it is Word's own XML in one file; save it as DOCX")


def _container(document: Document, limits: Limits) -> Text:
    archive = Archive(document.content, document.name, limits)
    kind = archive.start("mimetype", 200).decode("ascii", "replace").strip()
    if kind.startswith(odt.MEDIA_TYPE):
        return _chosen(odt.read(document, archive, limits), "ODT", "its member “mimetype” says so")
    if "[Content_Types].xml" in archive:
        types = ContentTypes()
        xml_events.parse(archive.chunks("[Content_Types].xml"), types, xml_events.Budget(limits), document.name)
        main = types.main()[1]
        if docx.is_main(main):
            return _chosen(docx.read(document, archive, types, limits), "DOCX", "its content types say so")
        kind = next((what for mark, what in _OOXML_KINDS if mark in main), "a container of Microsoft Office")
    else:
        kind = next((what for mark, what in _MIME_KINDS.items() if kind.startswith(mark)), "a ZIP archive")
    raise UnsupportedDocument(document.name, f"it is {kind}; of such containers, DOCX and ODT can be read")


def _chosen(text: Text, chosen: str, why: str) -> Text:
    return replace(text, choices=(Choice("format", chosen, why),))


def _compound(document: Document) -> UnsupportedDocument | UnreadableDocument:
    """Names of what is inside stand in the file in UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in document.content:
        return UnreadableDocument(document.name, "it is locked with a password")
    kinds = (what for mark, what in _OLE_KINDS if mark.encode("utf-16-le") in document.content)
    return UnsupportedDocument(document.name, f"it is {next(kinds, 'an old Microsoft Office file')}")
