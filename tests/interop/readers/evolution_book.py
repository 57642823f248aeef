"""An address book as Evolution Data Server subscribes to it: `dbus-run-session python3 evolution_book.py ADDRESS` prints a line of JSON.

Of the system's Python, which has the bindings. `found` are the books that Evolution's own search finds at the address, `readonly` and
`names` are what its CardDAV backend then says of the first of them.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

import gi

gi.require_version("EDataServer", "1.2")
gi.require_version("EBook", "1.2")
from gi.repository import EBook, EDataServer, GLib  # noqa: E402  # the versions are to be told first

PATIENCE = 60
"""Seconds until contacts must be there; the backend fetches them when it has time."""


def main(address: str) -> None:
    registry = EDataServer.SourceRegistry.new_sync(None)
    contacts = int(EDataServer.WebDAVDiscoverSupports.CONTACTS)
    found = EDataServer.webdav_discover_sources_sync(_source(address), None, contacts, None, None)[3]
    book = _source(found[0].href)
    registry.commit_source_sync(book, None)
    client = EBook.BookClient.connect_sync(book, PATIENCE, None)
    people = _people(client)
    told = {
        "found": [[one.href, one.display_name] for one in found],
        "readonly": client.is_readonly(),
        "names": sorted(one.get_property("full-name") for one in people),
    }
    sys.stdout.write(json.dumps(told) + "\n")


def _source(address: str) -> Any:
    uri = GLib.Uri.parse(address, GLib.UriFlags.NONE)
    book = EDataServer.Source.new(None, None)
    book.set_display_name("Press book")
    book.set_parent("carddav-stub")
    book.get_extension(EDataServer.SOURCE_EXTENSION_ADDRESS_BOOK).set_backend_name("carddav")
    book.get_extension(EDataServer.SOURCE_EXTENSION_WEBDAV_BACKEND).set_uri(uri)
    signing_in = book.get_extension(EDataServer.SOURCE_EXTENSION_AUTHENTICATION)
    signing_in.set_host(uri.get_host())
    signing_in.set_port(uri.get_port())
    return book


def _people(client: Any) -> list[Any]:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        people = client.get_contacts_sync("", None)[1]
        if people:
            return list(people)
        time.sleep(0.5)
    return []


if __name__ == "__main__":
    main(*sys.argv[1:])
