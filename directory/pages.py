"""What pages are made of beside cards, from the registry to presenters: a release with the contacts marked in it, and who signs what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from directory.records import Claim, Link, Mention, ReleaseRef


@dataclass(frozen=True, slots=True)
class MarkedMention:
    """A mention on its release's page, with the contact it belongs to."""

    contact_id: str
    contact_slug: str
    contact_name: str
    mention: Mention


@dataclass(frozen=True, slots=True)
class FormerDocument:
    """What a release's earlier document said before a newer one replaced it: claims that the newer one no longer makes."""

    checksum: str
    read_at: datetime
    superseded_at: datetime
    title: str | None
    dropped: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class ReleasePage:
    """A release with its text, its published contacts in the order of the text, and its history, newest first. `waiting`
    counts the others."""

    ref: ReleaseRef
    language: str | None
    text: str
    links: tuple[Link, ...]
    mentions: tuple[MarkedMention, ...]
    history: tuple[FormerDocument, ...]
    address: str | None
    read_at: datetime
    place: str | None = None
    waiting: int = 0
    media_type: str = ""
    """Of the original."""


@dataclass(frozen=True, slots=True)
class ContactRef:
    """A contact as others point to it."""

    id: str
    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Signature:
    """A contact that `count` releases name, with the newest of these, the newest first."""

    contact: ContactRef
    releases: tuple[ReleaseRef, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Subject:
    """What some of a press office's releases are about, in the words of their titles, and who signs these, who signs the most
    first."""

    words: str
    signed: tuple[Signature, ...]
