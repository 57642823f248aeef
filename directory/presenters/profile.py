"""A configuration profile that subscribes Apple's devices to an address book (Apple, "Device Management": CardDAV).

Not signed: the device says so, and shows what is in it, before anybody installs it.
"""

from __future__ import annotations

import plistlib
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from directory.presenters import xml
from directory.presenters.subscribing import NOBODY, Book
from directory.presenters.translating import ENGLISH, Translator

MEDIA_TYPE = "application/x-apple-aspen-config"
SUFFIX = "mobileconfig"
_PORTS = {"https": 443, "http": 80}


def profile(book: Book, site_name: str, t: Translator = ENGLISH) -> bytes:
    """The profile for this book. Identifiers are made of the book's address: who installs its profile again, in whatever
    language, replaces the first, and never has the book twice.

    A device asks for a password where none stands in the profile. So one stands in it that nobody looks at, and that is no secret;
    but where a token is needed, which a profile that everybody can fetch cannot hold.
    """
    parts, id_ = urlsplit(book.principal), uuid5(NAMESPACE_URL, book.address)
    account = uuid5(id_, "carddav")
    identifier = ".".join([*reversed((parts.hostname or "").split(".")), str(id_)])
    content: dict[str, object] = {
        "PayloadType": "com.apple.carddav.account",
        "PayloadVersion": 1,
        "PayloadIdentifier": f"{identifier}.{account}",
        "PayloadUUID": str(account).upper(),
        "PayloadDisplayName": _words(book.name),
        "CardDAVAccountDescription": _words(book.name),
        "CardDAVHostName": parts.hostname or "",
        "CardDAVPort": parts.port or _PORTS[parts.scheme],
        "CardDAVUseSSL": parts.scheme == "https",
        "CardDAVPrincipalURL": book.principal,
        "CardDAVUsername": NOBODY,
    }
    if not book.guarded:
        content["CardDAVPassword"] = NOBODY
    whole = {
        "PayloadType": "Configuration",
        "PayloadVersion": 1,
        "PayloadIdentifier": identifier,
        "PayloadUUID": str(id_).upper(),
        "PayloadDisplayName": _words(book.name),
        "PayloadDescription": t.gettext("An address book of press contacts that keeps itself up to date. Read-only."),
        "PayloadOrganization": _words(site_name),
        "PayloadContent": [content],
    }
    return plistlib.dumps(whole, sort_keys=False)


def _words(words: str) -> str:
    """On one line, without what XML cannot hold (which plistlib refuses, some of it, and lets pass, the rest)."""
    return " ".join(xml.text(words).split())
