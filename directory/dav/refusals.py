"""What is not done, with the condition that was not met (RFC 4918, 16)."""

from __future__ import annotations

from typing import Final

from directory.dav.names import DECLARED, Name, card, dav, element
from directory.errors import DirectoryError
from directory.presenters.xml import DECLARATION

BAD_TOKEN: Final = dav("valid-sync-token")


class Refused(DirectoryError):
    """A request that is answered with a status and the element that names the condition; `within` is XML."""

    def __init__(self, status: int, condition: Name, within: str = "") -> None:
        super().__init__(condition.rpartition(" ")[2])
        self.status = status
        self.condition = condition
        self.within = within


def written(refused: Refused) -> bytes:
    """The body of the answer."""
    condition = element(refused.condition, refused.within)
    return DECLARATION + f"<D:error {DECLARED}>{condition}</D:error>".encode()


def infinite() -> Refused:
    """All levels at once (RFC 4918, 9.1.1)."""
    return Refused(403, dav("propfind-finite-depth"))


def bad_token() -> Refused:
    """A place that cannot be gone on from (RFC 6578, 3.2)."""
    return Refused(403, BAD_TOKEN)


def too_many() -> Refused:
    """More than one answer may have, which cannot be cut (RFC 5323, 5.17.1)."""
    return Refused(507, dav("number-of-matches-within-limits"))


def unknown_report() -> Refused:
    """RFC 3253, 3.6."""
    return Refused(403, dav("supported-report"))


def unknown_data() -> Refused:
    """Cards in another form (RFC 6352, 8.6 and 8.7)."""
    return Refused(403, card("supported-address-data"))


def unknown_collation() -> Refused:
    """RFC 6352, 8.6: an error, never an empty answer."""
    return Refused(403, card("supported-collation"))


def unknown_filter() -> Refused:
    """RFC 6352, 8.6."""
    return Refused(403, card("supported-filter"))


def bad_filter() -> Refused:
    """RFC 6352, 8.6."""
    return Refused(403, card("valid-filter"))


def unprivileged(href: str, privilege: str) -> Refused:
    """Whatever would write (RFC 3744, 7.1.1); `privilege` is the one that nobody has."""
    resource = element(
        dav("resource"),
        element(dav("href"), href) + element(dav("privilege"), element(dav(privilege))),
    )
    return Refused(403, dav("need-privileges"), resource)
