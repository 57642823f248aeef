"""The public JSON shape of a press office's logo."""

from __future__ import annotations

from marshmallow import Schema, fields


class LogoSchema(Schema):
    """A press office's logo."""

    address = fields.String(
        required=True,
        metadata={
            "description": "The picture; the cards of its contacts name it too. Another picture has another address."
        },
    )
    media_type = fields.String(required=True, metadata={"description": "image/png, image/jpeg or image/webp."})


class MeasuredLogoSchema(LogoSchema):
    """With its size."""

    width = fields.Integer(required=True, allow_none=True, metadata={"description": "In pixels."})
    height = fields.Integer(required=True, allow_none=True, metadata={"description": "In pixels."})


def logo_of(schema: type[LogoSchema]) -> fields.Nested:
    """The field that holds one."""
    return fields.Nested(
        schema, required=True, allow_none=True, metadata={"description": "Null where it was given none."}
    )
