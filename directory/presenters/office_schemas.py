"""The public JSON shape of a press office's own answer: who signs about what, and who is said to be asked about what."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields

from directory.presenters.logo_schemas import MeasuredLogoSchema, logo_of
from directory.presenters.schemas import ContactRefSchema, OfficeSummarySchema, ReleaseRefSchema


def _text(description: str) -> fields.String:
    return fields.String(required=True, metadata={"description": description})


def _list_of(schema: type[Schema], description: str) -> fields.List[Any]:
    return fields.List(fields.Nested(schema), required=True, metadata={"description": description})


class SignatureSchema(Schema):
    contact = fields.Nested(ContactRefSchema, required=True)
    releases = fields.Integer(
        required=True, metadata={"description": "How many of its releases about the subject name the contact."}
    )
    newest = _list_of(ReleaseRefSchema, "The newest two of them, newest first.")


class SubjectSchema(Schema):
    """What some of a press office's releases are about, and who signs these."""

    words = _text("As their titles have it.")
    signed = _list_of(SignatureSchema, "Who signs the most of them first.")


class SaidOfSchema(Schema):
    """A topic, territory or language, and of whom a release says it."""

    value = _text("The words; a language as its BCP 47 tag.")
    contacts = _list_of(ContactRefSchema, "Of whom a release says it.")


class OfficeSchema(OfficeSummarySchema):
    """With whom its newest releases name, at most 50; `contacts` leads to all."""

    logo = logo_of(MeasuredLogoSchema)
    desks = _list_of(ContactRefSchema, "Desks, those first that the newest releases name.")
    people = _list_of(ContactRefSchema, "Humans, in the same order.")
    others = _list_of(ContactRefSchema, "Agencies, and contacts of other organisations.")
    subjects = _list_of(
        SubjectSchema, "What its newest releases are about and few of others, as far as their titles tell."
    )
    topics = _list_of(SaidOfSchema, "Who is said to be asked about what.")
    territories = _list_of(SaidOfSchema, "Who is said to answer for which country or region.")
    languages = _list_of(SaidOfSchema, "Who is said to speak which language.")
