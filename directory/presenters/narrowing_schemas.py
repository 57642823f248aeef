"""What lists can be narrowed by, as the API's description has it: parameters, and the counts beside their values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

from marshmallow import Schema, fields, validate

from directory.records import Kind
from directory.values.freshness import AGEING, FRESHNESS
from directory.values.roles import ROLE_KINDS


def asked_role_kind() -> fields.String:
    return _asked("Only contacts whose current role is of this kind.", ROLE_KINDS, "press-officer")


def asked_kind() -> fields.String:
    return _asked("Only humans, or only desks.", get_args(Kind), "person")


def asked_standing() -> fields.String:
    return _asked(
        f"`current`: only contacts that a release of the last {AGEING.days} days cites; `ageing`: only those whose newest citation is "
        "older; `undated`: only those of whose citations none has a date.",
        FRESHNESS,
        "current",
    )


def _asked(description: str, known: Sequence[str], example: str) -> fields.String:
    return fields.String(validate=validate.OneOf(known), metadata={"description": description, "example": example})


class _CountedSchema(Schema):
    value = fields.String(required=True, metadata={"description": "To be given as the parameter."})
    words = fields.String(
        required=True,
        allow_none=True,
        metadata={
            "description": "As a release writes it, or the press office's name; null where the value says it all."
        },
    )
    count = fields.Integer(required=True, metadata={"description": "How many there are with it."})
    chosen = fields.Boolean(required=True, metadata={"description": "Whether it is asked for already."})


def _list() -> fields.String:
    return fields.String(required=True, metadata={"description": "The list with it, in this API."})


class CountedSchema(_CountedSchema):
    contacts = _list()


class CountedReleasesSchema(_CountedSchema):
    releases = _list()


def _values(schema: type[_CountedSchema]) -> fields.List[Any]:
    told = {"description": "The commonest first; years, the newest."}
    return fields.List(fields.Nested(schema), required=True, metadata=told)


class _FacetSchema(Schema):
    parameter = fields.String(required=True, metadata={"description": "What the list can be narrowed by."})


class FacetSchema(_FacetSchema):
    values = _values(CountedSchema)


class ReleaseFacetSchema(_FacetSchema):
    values = _values(CountedReleasesSchema)


class TallySchema(Schema):
    """What a list of contacts can be narrowed to, with counts."""

    total = fields.Integer(required=True, metadata={"description": "How many contacts the list has."})
    facets = fields.List(fields.Nested(FacetSchema), required=True)


class ReleaseTallySchema(Schema):
    """What a list of releases can be narrowed to, with counts."""

    total = fields.Integer(
        required=True, metadata={"description": "How many releases the list has, but for those under embargo."}
    )
    facets = fields.List(fields.Nested(ReleaseFacetSchema), required=True)
