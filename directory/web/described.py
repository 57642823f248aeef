"""flask-smorest behind one typed decorator: a route with its parameters, the schema that writes its answer, and its place
in the OpenAPI description."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask_smorest import Blueprint  # type: ignore[import-untyped]  # it has no types
from marshmallow import Schema
from webargs.flaskparser import FlaskParser

Answer = Any
"""Data with status and headers, for the schema to write; or a finished response."""

View = Callable[..., Answer]


class Parser(FlaskParser):
    """A parameter that cannot be used is a 400, whichever layer notices."""

    DEFAULT_VALIDATION_STATUS = 400


api = Blueprint("api", __name__, url_prefix="/api/v1", description="Contacts, releases and press offices; read only.")
api.ARGUMENTS_PARSER = Parser()


def endpoint(
    rule: str,
    answer: type[Schema],
    *,
    query: type[Schema] | None = None,
    moved: str | None = None,
    sent: dict[str, Any] | None = None,
) -> Callable[[View], View]:
    """The view takes the parameters in `query` as a dictionary. `moved` tells in words when the answer is a 301; `sent`
    is OpenAPI's description of the body of a POST, without which the route answers GET.

    The first line of the view's docstring is its summary in the description, the rest its explanation.
    """

    def decorate(view: View) -> View:
        made: View = api.response(200, answer)(view)
        if moved is not None:
            made = api.alt_response(301, description=moved)(made)
        if query is not None:
            made = api.arguments(query, location="query")(made)
        if sent is not None:
            made = api.doc(requestBody=sent)(made)
        routed: View = api.route(rule, methods=["GET" if sent is None else "POST"])(made)
        return routed

    return decorate
