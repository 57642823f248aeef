"""The public JSON shapes of version 1, as OpenAPI documents them and every answer is written by them.

A field, once public, keeps its name and meaning within version 1; new ones may be added.
"""

from __future__ import annotations

from typing import Any, get_args

from marshmallow import Schema, fields, validate

from directory.presenters.logo_schemas import LogoSchema, logo_of
from directory.records import FIELDS, LinkKind
from directory.values.roles import ROLE_KINDS


def _text(description: str, **options: Any) -> fields.String:
    return fields.String(required=True, metadata={"description": description}, **options)


def _texts(description: str) -> fields.List[Any]:
    return fields.List(fields.String(), required=True, metadata={"description": description})


def _maybe(description: str) -> fields.String:
    return _text(description, allow_none=True)


def _day(description: str) -> fields.Date:
    return fields.Date(required=True, allow_none=True, metadata={"description": description})


def _number(description: str, **options: Any) -> fields.Integer:
    return fields.Integer(required=True, metadata={"description": description}, **options)


def _kind() -> fields.String:
    return _text("A human, or a desk without one.", validate=validate.OneOf(["person", "desk"]))


def _role_kind() -> fields.String:
    return _text(
        "The kind of the role, by its words in any language, or by an organisation that speaks for others; null where the "
        "release says nothing of it.",
        allow_none=True,
        validate=validate.OneOf(ROLE_KINDS),
    )


def _field() -> fields.String:
    return _text("What the value is about.", validate=validate.OneOf(FIELDS))


_VALUE = "The value; a number in E.164 where its country is known, a language as its BCP 47 tag."


class OfficeRefSchema(Schema):
    slug = _text("Lasting word by which the press office is addressed.")
    name = _text(
        "The organisation, as its releases call it; where others are called the same, with what tells it from them behind a comma."
    )
    address = _text("Its page.")
    api = _text("Itself in this API.")


class EmbargoSchema(Schema):
    words = _text("As written.")
    until = _maybe("The moment at which it ends (RFC 3339); null where the release does not tell it for certain.")
    in_force = fields.Boolean(
        required=True,
        metadata={
            "description": "Whether the release must not be published yet: its title, text, file name and contacts are not told."
        },
    )


class ReleaseRefSchema(Schema):
    id = _text("Lasting id.")
    number = _maybe("The issuer's own number, as written.")
    title = _maybe("The headline; null under embargo.")
    date = _day("The day it bears.")
    file = _text("Name of the file that it was read from; empty under embargo.")
    office = fields.Nested(OfficeRefSchema, required=True, allow_none=True)
    embargo = fields.Nested(EmbargoSchema, required=True, allow_none=True)
    kind = _text(
        "release, or address-book: a file of contacts (vCard, jCard, JSContact or CSV), which is no press release."
    )
    address = _text("Its page.")
    api = _text("Itself in this API.")


class QuoteSchema(Schema):
    """Offsets count Unicode code points of the release's `text`; words as in the W3C TextQuoteSelector."""

    start = _number("First character.")
    end = _number("The character after the last.")
    exact = _text("The words there.")
    prefix = _text("The words before.")
    suffix = _text("The words after.")
    page = fields.Integer(
        required=True,
        allow_none=True,
        metadata={"description": "The page on which the words begin, counted from 1; null where there are no pages."},
    )
    box = fields.List(
        fields.Float(),
        required=True,
        allow_none=True,
        validate=validate.Length(equal=4),
        metadata={
            "description": "The box of the words on that page, so far as they stand on it: left, bottom, right, top in "
            "points (1/72 inch) of the page's user space, as in a PDF's Rect: from its lower left corner unless its "
            "MediaBox says otherwise, upwards. Null where there are no pages."
        },
    )


class EvidenceSchema(Schema):
    release = fields.Nested(ReleaseRefSchema, required=True)
    quote = fields.Nested(QuoteSchema, required=True)
    line = _number("The line of the text, counted from 1.")
    address = _text("The very words on the release's page.")


class DetailSchema(Schema):
    field = _field()
    value = _text(_VALUE)
    shown = _text("The value as a reader would write it.")
    type = _text("For numbers only.", allow_none=True, validate=validate.OneOf(["voice", "mobile", "fax"]))
    extension = _maybe("For numbers only.")
    current = fields.Boolean(
        required=True,
        metadata={"description": "False once a newer release states this field otherwise. Time alone never does that."},
    )
    first_cited = _day("Date of the oldest release that states it.")
    last_cited = _day("Date of the newest.")
    evidence = fields.List(fields.Nested(EvidenceSchema), required=True, metadata={"description": "Newest first."})


class PhoneSchema(Schema):
    value = _text("E.164 where the country is known, else the digits as written.")
    shown = _text("In international notation.")
    href = _maybe("The address that dials it.")
    type = _text("What answers.", validate=validate.OneOf(["voice", "mobile", "fax"]))
    extension = _maybe("Digits to dial afterwards.")
    zones = fields.List(
        fields.String(),
        required=True,
        metadata={"description": "IANA names of the time zones that it may be in, as far as its digits tell."},
    )
    answered = _text(
        "What a release says beside it: `after` for out of office hours, `always` for by day and by night.",
        allow_none=True,
        validate=validate.OneOf(["after", "always"]),
    )


class TerritorySchema(Schema):
    """Where a contact is to be asked about, or for (schema.org `areaServed`)."""

    words = _text("As written.")
    country = _maybe("ISO 3166 code, where it is a country.")


def _languages() -> fields.List[Any]:
    return fields.List(
        fields.String(),
        required=True,
        metadata={
            "description": "Languages in which the contact can be asked: BCP 47 tags (schema.org `knowsLanguage`)."
        },
    )


def _territories() -> fields.List[Any]:
    return fields.List(
        fields.Nested(TerritorySchema),
        required=True,
        metadata={"description": "Countries and regions that the contact answers for."},
    )


def _topics() -> fields.List[Any]:
    return fields.List(
        fields.String(),
        required=True,
        metadata={"description": "What the contact is to be asked about, as written (schema.org `knowsAbout`)."},
    )


class ContactSummarySchema(Schema):
    id = _text("Lasting id; never changes, never given to someone else.")
    kind = _kind()
    name = _text("As the releases call the contact.")
    slug = _text("A readable word for addresses; not an identity.")
    role = _maybe("The current one, as written.")
    role_kind = _role_kind()
    org = _maybe("The organisation that the contact's block names, where it names one.")
    office = fields.Nested(OfficeRefSchema, required=True, allow_none=True)
    emails = fields.List(fields.String(), required=True, metadata={"description": "Current ones."})
    phones = fields.List(fields.Nested(PhoneSchema), required=True, metadata={"description": "Current ones."})
    languages = _languages()
    territories = _territories()
    topics = _topics()
    releases = _number("How many releases cite the contact.")
    last_cited = _day("Date of the newest of them.")
    address = _text("The contact's page.")
    api = _text("The contact in this API, with evidence.")
    vcard = _text("The contact as a vCard 3.0.")


class SaidSchema(Schema):
    name = _maybe("As that release has it.")
    role = _maybe("As that release has it.")
    role_kind = _role_kind()
    org = _maybe("As that release has it.")
    emails = fields.List(fields.String(), required=True)
    phones = fields.List(fields.String(), required=True)
    languages = _languages()
    territories = _territories()
    topics = _topics()


class CitationSchema(Schema):
    release = fields.Nested(ReleaseRefSchema, required=True)
    says = fields.Nested(SaidSchema, required=True, metadata={"description": "What that release says of the contact."})


class ContactSchema(ContactSummarySchema):
    details = fields.List(
        fields.Nested(DetailSchema), required=True, metadata={"description": "Every value, with evidence."}
    )
    citations = fields.List(fields.Nested(CitationSchema), required=True, metadata={"description": "Newest first."})
    aliases = fields.List(fields.String(), required=True, metadata={"description": "Ids that lead here since a merge."})
    updated = fields.String(
        required=True,
        metadata={"description": "When the registry last learnt something that changed it.", "format": "date-time"},
    )


class LinkSchema(Schema):
    kind = _text(
        "What it leads to: pictures, films and other material for the media; pages for the press; the website. Null in "
        "releases read by earlier versions.",
        allow_none=True,
        validate=validate.OneOf(get_args(LinkKind)),
    )
    label = _text("The link's words.")
    href = _maybe(
        "Where it leads; null where the release gives no target, or one that is not http, https, mailto or tel."
    )


class ClaimSchema(Schema):
    field = _field()
    value = _text(_VALUE)
    raw = _text("As written.")
    type = _text("For numbers only.", allow_none=True, validate=validate.OneOf(["voice", "mobile", "fax"]))
    extension = _maybe("For numbers only.")
    quote = fields.Nested(QuoteSchema, required=True)
    address = _text("The very words on the release's page.")
    original = _maybe("The page of the original (RFC 8118), where the release has pages and was published on the web.")


class ContactRefSchema(Schema):
    id = _text("Lasting id.")
    name = _text("As the releases call the contact.")
    address = _text("The contact's page.")
    api = _text("The contact in this API.")


class MentionSchema(Schema):
    kind = _kind()
    confidence = fields.Float(required=True, metadata={"description": "Between 0 and 1: how sure the reading is."})
    contact = fields.Nested(ContactRefSchema, required=True)
    claims = fields.List(
        fields.Nested(ClaimSchema), required=True, metadata={"description": "In the order of the text."}
    )
    original = _maybe("Its lines in the original (a URL text fragment), where that is a page on the web.")


class DroppedClaimSchema(Schema):
    field = _field()
    value = _text("The value.")
    raw = _text("As it was written.")


class FormerDocumentSchema(Schema):
    checksum = _text("SHA-256 of the earlier bytes.")
    title = _maybe("Its headline.")
    read_at = _text("When it was read (RFC 3339).")
    superseded_at = _text("When a newer document replaced it (RFC 3339).")
    dropped = fields.List(
        fields.Nested(DroppedClaimSchema),
        required=True,
        metadata={"description": "What the newer document no longer says."},
    )


class ReleaseSchema(ReleaseRefSchema):
    language = _maybe("BCP 47 tag.")
    place = _maybe("The place of its dateline, as written.")
    text = _text("The words a reader would see, line by line; all offsets count into it. Empty under embargo.")
    links = fields.List(fields.Nested(LinkSchema), required=True)
    mentions = fields.List(fields.Nested(MentionSchema), required=True)
    waiting = fields.Integer(
        required=True, metadata={"description": "How many more contacts of this release wait for review."}
    )
    history = fields.List(fields.Nested(FormerDocumentSchema), required=True, metadata={"description": "Newest first."})
    original = _maybe("Where the release was published, if that is on the web.")
    read_at = _text("When it was read (RFC 3339).")


class OfficeSummarySchema(OfficeRefSchema):
    links = fields.List(fields.Nested(LinkSchema), required=True, metadata={"description": "Offered by its releases."})
    contact_count = _number("How many contacts it has.")
    release_count = _number("How many of its releases are known.")
    last_release = _day("Date of the newest.")
    short = _maybe("Its acronym, where it has one beside its full name.")
    names = _texts("What it is called, and all names that releases have for it.")
    countries = _texts("ISO 3166 codes of the countries that its contacts' numbers and its domains show it in.")
    aliases = _texts("Slugs of its other names, which lead here.")
    logo = logo_of(LogoSchema)
    contacts = _text("Its contacts in this API.")
    releases = _text("Its releases in this API.")
    vcard = _text("All its contacts as vCards 3.0.")


def _next() -> fields.String:
    return _maybe("Address of the stretch that follows; null at the end.")


class ContactListSchema(Schema):
    items = fields.List(fields.Nested(ContactSummarySchema), required=True)
    next = _next()


class SignerSchema(Schema):
    """A contact, and the releases about the subject that name it as the reason."""

    contact = fields.Nested(ContactSummarySchema, required=True)
    releases = _number("How many releases about the subject name the contact.")
    last = _day("Date of the newest of them.")
    newest = fields.List(
        fields.Nested(ReleaseRefSchema),
        required=True,
        metadata={"description": "The newest two of them, newest first."},
    )
    whole = fields.Boolean(
        required=True,
        metadata={
            "description": "Whether these releases have every word of `q`; else they have the most that any has."
        },
    )


class SignerListSchema(Schema):
    items = fields.List(fields.Nested(SignerSchema), required=True, metadata={"description": "The best first."})
    next = _maybe("Always null: only the best are told.")


class ReleaseListSchema(Schema):
    items = fields.List(fields.Nested(ReleaseRefSchema), required=True)
    next = _next()


class OfficeListSchema(Schema):
    items = fields.List(fields.Nested(OfficeSummarySchema), required=True)
    next = _next()


class ProblemPlaceSchema(Schema):
    parameter = _text("Which parameter.")
    detail = _text("What is wrong with it.")


class ProblemSchema(Schema):
    """Problem details for HTTP APIs (RFC 9457)."""

    type = _text("Address of the page that explains this kind of problem.")
    title = _text("The kind of problem in words.")
    status = _number("The HTTP status.")
    detail = _text("What went wrong this time.")
    instance = _text("The address that was asked for.")
    errors = fields.List(
        fields.Nested(ProblemPlaceSchema), metadata={"description": "Which parameters, where that is the problem."}
    )
