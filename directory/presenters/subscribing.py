"""What a reader needs to subscribe an address book (RFC 6352): its addresses, as each app wants them, and codes for cameras."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from urllib.parse import urlsplit

from directory.presenters import code
from directory.presenters.addresses import book_in, principal_in

NOBODY = "reader"
"""A user name and a password for apps that insist on them. Nobody looks at what is typed."""
_WITH_CARDDAV = {"https": "carddavs", "http": "carddav"}


@dataclass(frozen=True, slots=True)
class Book:
    """An address book. `typed` is what is typed as user name, and as password where nothing is checked. `home` is the address, as the world
    sees it, of what holds this book alone."""

    name: str
    home: str
    typed: str = NOBODY
    guarded: bool = False
    """Whether it is given only to who types a token of the press office as the password."""

    @property
    def address(self) -> str:
        """The book itself."""
        return book_in(self.home)

    @property
    def principal(self) -> str:
        """Where an app begins that asks for all of somebody's books (RFC 5397): who begins here has no other. Apple's devices begin
        so, and a Mac shows the first book alone."""
        return principal_in(self.home)

    @property
    def secure(self) -> bool:
        """Whether it is reached by https, without which Apple's devices subscribe to nothing."""
        return urlsplit(self.principal).scheme == "https"

    @property
    def server(self) -> str:
        """The principal as Apple's fields for a server take it."""
        return self.principal.partition("://")[2]

    @property
    def davx5(self) -> str:
        """An address that DAVx5 opens with all of its fields filled in but a token (its manual, "Integration / API", implicit intents)."""
        scheme, _, rest = self.address.partition("://")
        who = NOBODY if self.guarded else f"{NOBODY}:{NOBODY}"
        return f"{_WITH_CARDDAV[scheme]}://{who}@{rest}"


LEGIBLE = 600
"""Octets of an address up to which a camera reads the code off a screen."""


def picture(address: str) -> str | None:
    """A QR code of an address, as an address of the picture itself (RFC 2397); None where no camera would read it."""
    content = address.encode()
    if len(content) > LEGIBLE:
        return None
    return f"data:{code.MEDIA_TYPE};base64,{b64encode(code.picture(content)).decode()}"
