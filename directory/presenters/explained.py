"""The public JSON shape of an explanation (`explaining.records`), as OpenAPI documents it and the API writes it."""

from __future__ import annotations

from marshmallow import Schema, fields


def _text(description: str, *, maybe: bool = False) -> fields.String:
    return fields.String(required=True, allow_none=maybe, metadata={"description": description})


def _number(description: str, *, maybe: bool = False) -> fields.Integer:
    return fields.Integer(required=True, allow_none=maybe, metadata={"description": description})


class ExplainedPlaceSchema(Schema):
    """Offsets count Unicode code points of the explanation's `text`."""

    start = _number("First character.")
    end = _number("The character after the last.")
    line = _number("The line of the text on which it begins, counted from 1.")
    exact = _text("The words there; cut with `…` where they are many.")
    page = _number("The page on which they stand, where the document has pages.", maybe=True)


class ExplainedWhySchema(Schema):
    code = _text("The rule that decided: lasting, for programs.")
    words = _text("The same for people.")


class ExplainedHowSchema(Schema):
    what = _text(
        "What was decided about the whole document: format, encoding, title, number, date, issuer, language, place, embargo."
    )
    chosen = _text("What it is; null where nothing says it.", maybe=True)
    why = _text("What spoke for it.")
    place = fields.Nested(ExplainedPlaceSchema, required=True, allow_none=True)


class ExplainedLabelSchema(Schema):
    label = _text("name, role, org, desk, email, phone, label, cue, address, place, caps or other.")
    kind = _text("For labels such as `Tel.`: of what.", maybe=True)
    start = _number("First character.")
    end = _number("The character after the last.")


class ExplainedLineSchema(Schema):
    number = _number("Counted from 1.")
    start = _number("First character.")
    end = _number("The character after the last.")
    labels = fields.List(fields.Nested(ExplainedLabelSchema), required=True)


class ExplainedBlockSchema(Schema):
    number = _number("Counted from 1.")
    start = _number("First character.")
    end = _number("The character after the last.")
    opened = fields.Nested(ExplainedWhySchema, required=True)
    cue = fields.Nested(
        ExplainedPlaceSchema, required=True, allow_none=True, metadata={"description": "The words that opened it."}
    )
    lines = fields.List(fields.Nested(ExplainedLineSchema), required=True)


class ExplainedFieldSchema(Schema):
    field = _text("name, role, org, email, phone, language, territory or topic.")
    value = _text("The value; a number in E.164 where its country is known, a language as its BCP 47 code.")
    shown = _text("As people write it.")
    type = _text("For numbers: voice, mobile or fax.", maybe=True)
    extension = _text("For numbers only.", maybe=True)
    place = fields.Nested(ExplainedPlaceSchema, required=True)
    why = fields.List(
        fields.Nested(ExplainedWhySchema),
        required=True,
        metadata={"description": "Why it is this contact's; the first reason first."},
    )


class ExplainedPointSchema(Schema):
    feature = _text("What speaks for or against a contact.")
    value = _text("What it is here.", maybe=True)
    logit = fields.Float(required=True, metadata={"description": "Its weight: natural logarithm of odds."})


class ExplainedContactSchema(Schema):
    number = _number("Counted from 1, in the order of the text.")
    kind = _text("person or desk.")
    name = _text("As written; null for a desk without a name.", maybe=True)
    block = _number("The number of its block.", maybe=True)
    fields_ = fields.List(fields.Nested(ExplainedFieldSchema), required=True, data_key="fields", attribute="fields")
    confidence = fields.Float(required=True, metadata={"description": "Between 0 and 1."})
    logit = fields.Float(required=True, metadata={"description": "The sum of its points."})
    points = fields.List(fields.Nested(ExplainedPointSchema), required=True)


class ExplainedLeftSchema(Schema):
    what = _text("What the words were taken for.")
    place = fields.Nested(ExplainedPlaceSchema, required=True)
    why = fields.Nested(ExplainedWhySchema, required=True)


class ExplainedDocumentSchema(Schema):
    file = _text("Name of the document.")
    text = _text("The words a reader would see, line by line; all offsets count into it.")
    how = fields.List(fields.Nested(ExplainedHowSchema), required=True)
    blocks = fields.List(fields.Nested(ExplainedBlockSchema), required=True)
    contacts = fields.List(fields.Nested(ExplainedContactSchema), required=True)
    left_out = fields.List(fields.Nested(ExplainedLeftSchema), required=True)
    warnings = fields.List(
        fields.String(), required=True, metadata={"description": "What was capped or repaired on the way."}
    )


class ExplainedProblemSchema(Schema):
    type = _text("The kind of problem, as in problem details.")
    detail = _text("What went wrong, or what was left out.")


class ExplainedOtherSchema(Schema):
    """One more document within what was sent."""

    file = _text("Its name, or that of what was sent where the problem is of the whole.")
    explanation = fields.Nested(
        ExplainedDocumentSchema, required=True, allow_none=True, metadata={"description": "null where it was not read."}
    )
    problem = fields.Nested(
        ExplainedProblemSchema, required=True, allow_none=True, metadata={"description": "null where it was read."}
    )


class ExplanationSchema(ExplainedDocumentSchema):
    """Of a mailbox, a feed or a mail with files, this is the first document that can be read."""

    others = fields.List(
        fields.Nested(ExplainedOtherSchema),
        required=True,
        metadata={
            "description": "The other documents within what was sent, in their order: each explained, or why not. Empty "
            "where there is one. A bounded number is told of; what was left out is the last problem."
        },
    )
