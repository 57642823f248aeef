"""The records that travel the line, one direction only.

    Document -> Text -> Reading (Release + Mentions, each a set of Claims with Quotes)
             -> registry -> Card (Details with Evidence, Citations) -> presenters

All are frozen; a step takes records and returns new ones. Offsets count Unicode code points into the release's
stored text (`Release.text`), `start` inclusive, `end` exclusive.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Generic, Literal, NamedTuple, TypeVar

T = TypeVar("T")

Kind = Literal["person", "desk"]
Field = Literal["name", "role", "org", "email", "phone", "language", "territory", "topic"]
PhoneType = Literal["voice", "mobile", "fax"]
Opinion = Literal["same", "different"]
LinkKind = Literal["media", "press", "site"]
"""What a link leads to: pictures, films and other material for the media; the pages for the press; the website."""

Box = tuple[float, float, float, float]
"""Left, bottom, right, top of a rectangle on a page, in points (1/72 inch) of the page's user space, as in a PDF's `Rect`
(ISO 32000-1, 7.9.5 and 8.3.2.3): measured from the page's lower left corner unless its MediaBox says otherwise, upwards,
before the page is turned for showing."""

FIELDS: tuple[Field, ...] = ("name", "role", "org", "email", "phone", "language", "territory", "topic")


@dataclass(frozen=True, slots=True)
class Choice:
    """A decision on the way from bytes to words, for people: what was to be decided, what was chosen, and why."""

    what: str
    chosen: str
    why: str


# ---------------------------------------------------------------- sources -> readers


@dataclass(frozen=True, slots=True)
class Document:
    """Bytes as they were fetched.

    `address` is the URI that identifies the place (`file:///...`, `https://...`): a later document from the same
    address replaces what this one said. `name` is the file name, for messages and for the `id` of `extract`.

    A document taken out of another (a mail of a mailbox, an entry of a feed) has an address and a name of its own: the
    outer one's address with a fragment, and its name, `/`, and what it is called within. `content` is then a page or
    text made of it alone, in the `media_type` given (None: to be found out), `metadata` what the outer one says of it,
    with keys as in `Text.metadata`, and `warnings` tell what was left out on the way.
    """

    address: str
    name: str
    content: bytes
    media_type: str | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    @property
    def checksum(self) -> str:
        """SHA-256 of the bytes, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def id(self) -> str:
        """The file name without its last extension, and what is within it, as `extract` and `export` print it."""
        file, slash, within = self.name.partition("/")
        return (file.rpartition(".")[0] or file) + slash + within


class Link(NamedTuple):
    """A link offered by a release: its words, where it leads (None where the release gives no target), its place, and what
    is found there, where its words tell."""

    label: str
    href: str | None
    start: int
    end: int
    kind: LinkKind | None = None


class Span(NamedTuple):
    """A stretch of the text."""

    start: int
    end: int


class Target(NamedTuple):
    """Words of the text that are a link, and where it leads; None within its own site, and to what nobody can follow."""

    start: int
    end: int
    href: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a word of the text stands on paper: on which page, counted from 1, and in which box.

    `edges` says where each of its characters begins and ends, by turns, in tenths of a point to the right of the box's
    left; empty where that is not known.
    """

    start: int
    end: int
    page: int
    box: Box
    edges: tuple[int, ...] = ()

    def part(self, start: int, end: int) -> Box:
        """The box of those characters of the word that lie between two offsets; the whole box where edges are not
        known."""
        edges = self.edges[2 * max(start - self.start, 0) : 2 * (min(end, self.end) - self.start)]
        if not edges or len(self.edges) != 2 * (self.end - self.start):
            return self.box
        left, bottom, _, top = self.box
        return round(left + min(edges) / 10, 2), bottom, round(left + max(edges) / 10, 2), top


class Said(NamedTuple):
    """A stretch of the text that an address book gives as the value of a field; of numbers also what for, where it says so."""

    field: Field
    start: int
    end: int
    type: PhoneType | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A contact of an address book, which says itself what each value is. `doubts` are what speaks against showing it to anybody
    before somebody has looked, in words; `issued` is the day of the entry itself, `kind` None where it is not said."""

    kind: Kind | None
    said: tuple[Said, ...]
    doubts: tuple[str, ...] = ()
    issued: date | None = None


ADDRESS_BOOKS = ("text/vcard", "text/csv", "application/vcard+json", "application/jscontact+json")
"""Media types of documents that are address books and no press releases."""


@dataclass(frozen=True, slots=True)
class Text:
    """The words a reader would see, line by line, with what the format says of them.

    Every block element and table cell is a line (or lines) of its own; cells of one row follow each other. `headings` are
    spans of headings, `feet` of what stands at the foot of all pages alike. `metadata` holds what the document declares
    about itself (`title`, `language`, `date`, ...), lower-case keys. `choices` tell which reader and encoding were chosen,
    and why. `places` says of a document in pages where its words stand on them, in the order of the text. `entries` are the
    contacts of an address book; its text has its lines one for one, so that their numbers are those of the file.
    """

    content: str
    media_type: str
    links: tuple[Target, ...] = ()
    headings: tuple[Span, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    places: tuple[Place, ...] = ()
    feet: tuple[Span, ...] = ()
    entries: tuple[Entry, ...] = ()


# ---------------------------------------------------------------- extraction


@dataclass(frozen=True, slots=True)
class Fact(Generic[T]):
    """What a release says of itself, where that was found in words, and its place in the text where it has one."""

    value: T
    source: str
    place: Span | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A place in the release's text: offsets, and the words there (W3C Web Annotation: TextPositionSelector and
    TextQuoteSelector), so that it is found again when offsets have moved. Of a document in pages also on which page,
    counted from 1, and in which box of it the words begin (those on the pages after lie outside)."""

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing a release says of a contact, as written (`raw`), as we show it (`value`), and to compare by (`key`).

    For a phone, `value` is E.164 (`+33144767539`) where the country is known, else the digits as written; `type` and
    `extension` are set for phones only. For an e-mail, `value` is in lower case without disguise. For a language, `value` is its
    BCP 47 code (`de`); territories and topics are as written, and a country's `key` is its ISO 3166 code.
    """

    field: Field
    value: str
    raw: str
    key: str
    quote: Quote
    type: PhoneType | None = None
    extension: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One contact as one release offers it. `confidence` is between 0 and 1, `doubts` are what speaks most against it, in
    words. Claims stand in the order of the text."""

    kind: Kind
    claims: tuple[Claim, ...]
    confidence: float
    doubts: tuple[str, ...] = ()

    def of(self, field_: Field) -> tuple[Claim, ...]:
        """The claims about one field."""
        return tuple(c for c in self.claims if c.field == field_)

    def first(self, field_: Field) -> str | None:
        """The first value of a field, or None."""
        return next((c.value for c in self.claims if c.field == field_), None)

    @property
    def name(self) -> str | None:
        return self.first("name")

    @property
    def role(self) -> str | None:
        return self.first("role")

    @property
    def org(self) -> str | None:
        return self.first("org")

    @property
    def emails(self) -> tuple[str, ...]:
        return tuple(c.value for c in self.of("email"))


@dataclass(frozen=True, slots=True)
class Embargo:
    """A release's own word that it must not be published before a time: as written, and the moment, where that is certain.

    `until` is None where the zone, the hour or the day is not told; `over` is the moment from which it is over wherever it was
    meant (the hour in the last zone of the world; without an hour, the end of the day there), None where no day is told:
    then nothing tells when it ends. Both are aware of their zone.
    """

    words: str
    until: datetime | None = None
    over: datetime | None = None

    def in_force(self, now: datetime) -> bool:
        """Whether the release must not be published yet, as far as is known."""
        return self.over is None or now < self.over


@dataclass(frozen=True, slots=True)
class Release:
    """What a release says of itself, and its text. None where it says nothing. `place` is the dateline's, as written."""

    text: str
    media_type: str
    issuer: str | None = None
    number: str | None = None
    title: str | None = None
    date: date | None = None
    language: str | None = None
    links: tuple[Link, ...] = ()
    place: str | None = None
    embargo: Embargo | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one document yields. `warnings` say what was capped or repaired on the way."""

    release: Release
    mentions: tuple[Mention, ...]
    warnings: tuple[str, ...] = ()


# ---------------------------------------------------------------- resolution


@dataclass(frozen=True, slots=True)
class Weight:
    """One reason for or against two mentions being the same, in bits (log2 of a likelihood ratio, Fellegi and Sunter
    1969), with the two values that caused it."""

    feature: str
    left: str | None
    right: str | None
    bits: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the policy says of a pair: the sum of its weights, and `same`/`different`, or None where it is left open."""

    opinion: Opinion | None
    score: float
    weights: tuple[Weight, ...]


# ---------------------------------------------------------------- decisions

ActKind = Literal[
    "same", "different", "unsure", "reopen", "merge", "split", "publish", "refuse", "withdraw", "restore", "demand", "lift",
    "logo", "no-logo", "sites", "no-sites", "undo"]  # fmt: skip
"""What people do: say of two mentions that they are one contact, two, or that they cannot tell; leave them to the policy
again; make two contacts one; take mentions out of a contact; show or refuse what waits; keep a contact or a detail back, or
show it again; give a press book only to who has a token, or to everybody again; give a press office a logo, or take it away; note
which sites show its contacts, or no longer; take back an earlier act."""


@dataclass(frozen=True, slots=True)
class Act:
    """Something a human did. `contacts` are the public ids of those it concerned, `undoes` and `undone_by` the numbers of the
    acts that it takes back and that took it back, `details` what it keeps back or shows again (field and key), `offices` the
    slugs of the press offices that it concerned."""

    id: int
    kind: ActKind
    author: str
    reason: str
    made_at: datetime
    contacts: tuple[str, ...]
    undoes: int | None
    undone_by: int | None
    details: tuple[tuple[Field, str], ...] = ()
    offices: tuple[str, ...] = ()


# ---------------------------------------------------------------- registry -> presenters


@dataclass(frozen=True, slots=True)
class OfficeRef:
    """A press office by its lasting address and name; `short` is its acronym where it has one beside its full name, `also` are its
    other names."""

    slug: str
    name: str
    short: str | None = None
    also: tuple[str, ...] = ()
    logo: str | None = field(default=None, repr=False)
    """The name of its picture. Who compares what is shown by how it is written (`listing`) tells of it apart."""


@dataclass(frozen=True, slots=True)
class ReleaseRef:
    """A release as others point to it. `file` is the name of the file it was read from,
    empty under embargo. `is_book`: it is an address book and no press release."""

    id: str
    number: str | None
    title: str | None
    date: date | None
    file: str
    office: OfficeRef | None
    embargo: Embargo | None = None
    is_book: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place that states a detail: which release, which words, and on which line (counted from 1)."""

    release: ReleaseRef
    quote: Quote
    line: int


@dataclass(frozen=True, slots=True)
class Detail:
    """One value of one field of a contact with all its evidence, newest first.

    `current` is False once a newer release of the contact states this field otherwise; time alone never changes it.
    """

    field: Field
    value: str
    current: bool
    evidence: tuple[Evidence, ...]
    type: PhoneType | None = None
    extension: str | None = None
    raw: str | None = None
    key: str = ""
    """To compare by, as the claims that state it have it."""

    @property
    def first_cited(self) -> date | None:
        return min((e.release.date for e in self.evidence if e.release.date), default=None)

    @property
    def last_cited(self) -> date | None:
        return max((e.release.date for e in self.evidence if e.release.date), default=None)


@dataclass(frozen=True, slots=True)
class Citation:
    """A release that names the contact, with what it says of it there (`mention`); `mention_id` is lasting. One that is
    not `published` waits for review."""

    release: ReleaseRef
    mention_id: int
    mention: Mention
    published: bool = True


@dataclass(frozen=True, slots=True)
class Card:
    """A contact ready to be shown, in no particular format.

    `name` is never empty (a desk without a name of its own is called after its office). `details` are grouped by field in the
    order of `FIELDS`, current ones first, then by last citation, newest first; `citations` newest first. `updated` is when the registry last learnt something that changed it.
    `aliases` are public ids of contacts that were merged into this one. Of one that is not `published` every mention waits
    for review: it is shown to nobody but who reviews.
    """

    id: str
    slug: str
    kind: Kind
    name: str
    office: OfficeRef | None
    details: tuple[Detail, ...]
    citations: tuple[Citation, ...]
    updated: datetime
    aliases: tuple[str, ...] = ()
    published: bool = True

    def of(self, field_: Field, *, current: bool | None = True) -> tuple[Detail, ...]:
        """The details of one field: the current ones, the former ones (`current=False`) or all (`current=None`)."""
        return tuple(d for d in self.details if d.field == field_ and current in (None, d.current))

    def first(self, field_: Field) -> str | None:
        """The value to show first, or None."""
        return next((d.value for d in self.of(field_)), None)

    @property
    def last_cited(self) -> date | None:
        return max((c.release.date for c in self.citations if c.release.date), default=None)


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the policy weighs of two that are held against each other, from which sums on it joins or parts by itself, and what a human
    decided about the two last (None: nothing that counts)."""

    verdict: Verdict
    same_from: float
    different_from: float
    decided: str | None


@dataclass(frozen=True, slots=True)
class Comparison(Weighed):
    """Two mentions side by side, with the public ids of their contacts."""

    left: Citation
    right: Citation
    left_contact: str
    right_contact: str


@dataclass(frozen=True, slots=True)
class Consequence:
    """What a decision changes: the published contacts that it concerns, before and after."""

    before: tuple[Card, ...]
    after: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class OfficesThen:
    """Press offices at a moment: each organisation with its names (None where it has issued nothing, and so has no page), the slugs of those
    whose press book demands a token and of whom it is noted which sites show their contacts, and how many contacts the registry shows."""

    known: tuple[tuple[Office | None, tuple[OfficeName, ...]], ...]
    demanding: frozenset[str]
    noting: frozenset[str]
    contacts: int


@dataclass(frozen=True, slots=True)
class OfficeConsequence:
    """What a decision changes: the press offices that it concerns, before and after."""

    before: OfficesThen
    after: OfficesThen


@dataclass(frozen=True, slots=True)
class Waiting:
    """A mention that waits for review: its lasting id, where it stands, and what it says."""

    mention_id: int
    release: ReleaseRef
    mention: Mention


@dataclass(frozen=True, slots=True)
class Office:
    """A press office: the organisation that issues releases, with the links they offer. Its contacts and releases are
    lists of their own, since they can be long."""

    ref: OfficeRef
    links: tuple[Link, ...]
    contact_count: int
    release_count: int
    last_release: date | None
    aliases: tuple[str, ...] = ()
    """Slugs of its other names, which lead to it."""
    countries: tuple[str, ...] = ()
    """ISO 3166 codes of those that its releases show it in."""


@dataclass(frozen=True, slots=True)
class OfficeName:
    """A name by which an organisation is known, by its lasting number and address, as written; how many releases have it, and the
    newest of them. `apart` is what tells it from others of the same words: a domain, countries, a decision."""

    id: int
    slug: str
    name: str
    releases: int
    newest: tuple[ReleaseRef, ...]
    apart: str = ""


@dataclass(frozen=True, slots=True)
class NamePair(Weighed):
    """Two names of organisations side by side, with the organisations that they are names of now."""

    left: OfficeName
    right: OfficeName
    left_office: OfficeRef
    right_office: OfficeRef


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """A stretch of a list; `next` is the token of the one after, None at the end."""

    items: tuple[T, ...]
    next: str | None
