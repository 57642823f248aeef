"""What can go wrong, named after the fact; no HTTP in here (`web/errors.py` gives each its status).

Every error tells what it is about and where, in words for the person who has to mend it.
"""

from __future__ import annotations


class DirectoryError(Exception):
    """Anything this project raises on purpose. `str(error)` is a sentence for the user."""

    @property
    def type(self) -> str:
        """The kind of failure as a stable, machine-readable word: `UnreadableDocument` -> `unreadable-document`."""
        name = type(self).__name__
        return "".join(f"-{c.lower()}" if c.isupper() else c for c in name).lstrip("-")


class DocumentError(DirectoryError):
    """A document that cannot be read; `name` is the file or address, `detail` the cause."""

    def __init__(self, name: str, detail: str) -> None:
        super().__init__(f"{name}: {detail}")
        self.name = name
        self.detail = detail

    def __reduce__(self) -> tuple[type[DocumentError], tuple[str, str]]:
        """Errors travel between processes."""
        return type(self), (self.name, self.detail)


class DocumentMissing(DocumentError):
    """Nothing is at this path or address."""


class UnreadableDocument(DocumentError):
    """The system refuses to hand out the bytes (permissions, a broken disk, a special file)."""


class EmptyDocument(DocumentError):
    """There are no words in it."""


class DocumentTooLarge(DocumentError):
    """It has more bytes than the configured limit."""


class UnsupportedDocument(DocumentError):
    """The bytes are of a format that no reader here reads (binary data, an image, ...)."""


class UndecodableDocument(DocumentError):
    """The bytes are not text in the encoding that the document declares, nor in any that is usual."""


class DocumentTooHard(DocumentError):
    """Reading it would take more time or memory than one document may take."""


class ReaderBusy(DirectoryError):
    """Too many documents wait to be read just now."""


class RateExceeded(DirectoryError):
    """This client has asked too often; `seconds` is how long to wait before asking again."""

    def __init__(self, detail: str, seconds: int) -> None:
        super().__init__(detail)
        self.seconds = seconds


class RegistryError(DirectoryError):
    """The registry's database cannot do what was asked; what was stored before is still there."""


class RegistryUnavailable(RegistryError):
    """The database cannot be reached, is locked, or its disk is full."""


class SchemaOutOfDate(RegistryError):
    """The database's schema is behind or ahead of this program."""


class NotInRegistry(RegistryError):
    """No contact, release or office goes by this id."""

    def __init__(self, kind: str, key: str) -> None:
        super().__init__(f"no {kind} is known as “{key}”")
        self.kind = kind
        self.key = key


class DecisionRefused(RegistryError):
    """What was decided cannot be taken back as it stands."""


class InvalidQuery(DirectoryError):
    """A search, page token or parameter that cannot be understood; `field` names which."""

    def __init__(self, field: str, detail: str) -> None:
        super().__init__(f"{field}: {detail}")
        self.field = field
        self.detail = detail


class InvalidSetting(DirectoryError):
    """An environment variable holds a value that cannot be used."""


class BadMention(DirectoryError):
    """A line of a list of mentions that cannot be read; `field` names what of it (or `line`)."""

    def __init__(self, field: str, detail: str) -> None:
        super().__init__(f"{field} {detail}")
        self.field = field
        self.detail = detail
