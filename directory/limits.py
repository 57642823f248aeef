"""How much one document may cost, in one record: what is read of its file, and how much of its text is looked at."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What no release needs, and a document made to be slow is stopped by. What is left out for them is told in the
    reading's warnings, or else the document is refused with the cause; each is a setting (`settings.Settings`).

    Of what holds other documents (a mailbox, a feed, a mail with files), so many `documents` of so many `bytes_within`
    together are taken out, from containers within each other to so many levels of `depth`; of one mail so many
    `mail_parts`. Of one document are read: so many `characters` of its text; so many `elements` of its XML (a feed's
    attributes count too) or objects of JSON-LD, or twice as many words and signs of its RTF; so many `unpacked_bytes` of its container (DOCX,
    ODT) and `json_bytes` of news and address books in JSON; so many `contacts` of an address book; so many `pages` of a PDF with so many
    `pdf_words`. `seconds` of processor time and `megabytes` (1,000,000 bytes) of memory may a process take that reads what
    no parser can promise to survive.

    Of a text are looked at, counted from its start: so many `lines`, so many `signs` (`@` or what disguises it, and runs
    of digits) that could be of addresses and numbers, so many `cues` (places where words may begin that announce contacts,
    of no more than `phrases.MOST_OPENINGS` different first words, and as many where a sentence may ask to get in touch), so
    many `anchors` (addresses and numbers that they are), so many
    `blocks` of contacts, found or tried, and so many `stretches` between marks, half of them to find these blocks and half to tell
    what they say; of one block so many `pieces` (names, roles, labels, numbers). Time and memory are linear in each.
    """

    documents: int = 2_000
    bytes_within: int = 100_000_000
    depth: int = 5
    mail_parts: int = 200
    characters: int = 2_000_000
    elements: int = 120_000
    unpacked_bytes: int = 12_000_000
    json_bytes: int = 4_000_000
    contacts: int = 2_000
    pages: int = 200
    pdf_words: int = 100_000
    seconds: float = 1.0
    megabytes: int = 200
    lines: int = 10_000
    signs: int = 8_000
    cues: int = 4_000
    anchors: int = 500
    blocks: int = 150
    stretches: int = 2_000
    pieces: int = 1_000


USUAL = Limits()
