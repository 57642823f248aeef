"""What strangers send, byte for byte, and what is promised whatever it is: each target takes any bytes and fails where a promise is broken."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from itertools import islice
from types import MappingProxyType

from directory.dav import asked, bodies
from directory.dav.bodies import BadBody
from directory.dav.names import DECLARED
from directory.dav.refusals import Refused
from directory.errors import DocumentError
from directory.limits import Limits
from directory.readers.unpack import unpack
from directory.reading import read_release
from directory.records import Document

SUFFIXES = (".txt", ".md", ".html", ".docx", ".odt", ".rtf", ".eml", ".mbox", ".xml", ".json", ".vcf", ".csv", "")
"""The first byte chooses among them; PDFs have a process of their own, which nobody sees into from here."""
FEW = Limits(documents=20, contacts=50)


def document(content: bytes) -> None:
    """Whatever it is, it is read, or refused with the reason; what is said of it stands in its text."""
    if not content:
        return
    name = f"fuzzed{SUFFIXES[content[0] % len(SUFFIXES)]}"
    try:
        for one in islice(unpack(Document(f"file:///{name}", name, content[1:]), FEW), FEW.documents):
            if isinstance(one, Document) and not one.content.startswith(b"%PDF"):
                _said_in_its_text(one)
    except DocumentError:
        pass


def _said_in_its_text(one: Document) -> None:
    try:
        reading = read_release(one, limits=FEW)
    except DocumentError:
        return
    for mention in reading.mentions:
        for claim in mention.claims:
            quote = claim.quote
            assert reading.release.text[quote.start : quote.end] == quote.exact, (one.name, claim)
            assert quote.exact.strip(), (one.name, claim)


def press_book(content: bytes) -> None:
    """What a client asks of a press book is understood, or refused with the precondition that it fails."""
    with suppress(BadBody, Refused):
        asked.propfind(bodies.parsed(content))
    with suppress(BadBody, Refused):
        asked.report(bodies.parsed(content))


_BODY = f'<%s {DECLARED}><D:prop><D:getetag/><C:address-data version="4.0"><C:prop name="FN"/></C:address-data></D:prop>%s</%s>'
_CONDITION = (
    '<C:prop-filter name="TEL" test="allof"><C:param-filter name="TYPE"><C:text-match>cell</C:text-match></C:param-filter>'
    '<C:text-match collation="i;unicode-casemap" match-type="contains" negate-condition="yes">39</C:text-match></C:prop-filter>'
)
BODIES = tuple(
    (_BODY % (name, within, name)).encode()
    for name, within in (
        ("D:propfind", ""),
        ("D:sync-collection", "<D:sync-token/><D:limit><D:nresults>9</D:nresults></D:limit>"),
        ("C:addressbook-multiget", "<D:href>/dav/contacts/x.vcf</D:href>"),
        (
            "C:addressbook-query",
            f'<C:filter test="anyof">{_CONDITION}</C:filter><C:limit><C:nresults>9</C:nresults></C:limit>',
        ),
    )
)
"""What clients send, to begin with."""

TARGETS: Mapping[str, Callable[[bytes], None]] = MappingProxyType({"document": document, "press-book": press_book})
