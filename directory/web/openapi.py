"""The API's own description: OpenAPI 3.1 from the routes and schemas, and the page that shows it."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Flask, Response, current_app, json
from flask_smorest import Api  # type: ignore[import-untyped]  # it has no types

from directory import __version__
from directory.presenters import etag
from directory.presenters.schemas import ProblemSchema
from directory.presenters.translating import ENGLISH, Translator
from directory.web import answers, errors, identifiers
from directory.web.api import api
from directory.web.context import public, settings
from directory.web.identifiers import ID_PATTERN, SLUG_PATTERN, IdConverter, SlugConverter
from directory.web.language import said
from directory.web.routing import registering

openapi = Blueprint("openapi", __name__)

Spec = dict[str, Any]
_UNUSED = {"PaginationMetadata"}
"""Shapes of flask-smorest's own that nothing here answers with."""
EXTENSION = "press-directory-openapi"


class DirectoryApi(Api):  # type: ignore[misc]  # a base without types
    """flask-smorest's description, with errors left to `errors.py` and described as what they are."""

    ERROR_SCHEMA = ProblemSchema

    def _register_error_handlers(self) -> None:
        """None of its own: `errors.py` answers for every route."""


def spec() -> Spec:
    """The API's description, made when it is first asked for: it takes longer than all the rest of the application to put together,
    and few ask."""
    kept: dict[str, Spec] = current_app.extensions
    if EXTENSION not in kept:
        kept[EXTENSION] = _described()
    return kept[EXTENSION]


def _described() -> Spec:
    """From the routes, registered with an application that serves nobody: flask-smorest describes while it registers."""
    apart = Flask(__name__)
    identifiers.register(apart)
    made = DirectoryApi(
        apart,
        spec_kwargs={
            "title": "Press Directory",
            "version": f"1 (program {__version__})",
            "openapi_version": "3.1.0",
            "info": {"description": "Press contacts read from press releases, with evidence for every value."},
            "servers": [{"url": settings().public_url}],
        },
    )
    made.register_converter(IdConverter, lambda _: {"type": "string", "pattern": f"^{ID_PATTERN}$"})
    made.register_converter(SlugConverter, lambda _: {"type": "string", "pattern": f"^{SLUG_PATTERN}$"})
    with registering():
        made.register_blueprint(api)
    return _completed(made.spec.to_dict())


@openapi.get("/api/v1/openapi.json")
def document() -> Response:
    body = json.dumps(spec())
    tag = etag.of_text(body)
    if answers.has(tag):
        return answers.unchanged(tag)
    return Response(body, 200, answers.headers(tag), content_type="application/json")


@openapi.get("/api/")
def page() -> Response:
    operations, shapes = reference(spec(), said())
    return answers.page(
        "api.html",
        here="API",
        openapi_version=spec()["openapi"],
        operations=operations,
        shapes=shapes,
        problems=errors.KINDS,
        base=public().base,
    )


def reference(of: Spec, t: Translator = ENGLISH) -> tuple[list[Spec], list[Spec]]:
    """What the page shows of a description: its operations, and its shapes by name. The description itself is for programs, and
    in English; the page has its sentences in the reader's language."""
    schemas = of["components"]["schemas"]
    operations = [_operation(path, *named, t) for path, item in of["paths"].items() for named in _operations(item)]
    return operations, [_shape(name, schemas[name], t) for name in sorted(schemas)]


def _completed(made: Spec) -> Spec:
    """What flask-smorest does not know: problem details, entity tags, and the errors any route can meet."""
    schemas = {name: shape for name, shape in made["components"]["schemas"].items() if name not in _UNUSED}
    responses: Spec = {}
    for number, word in _PROBLEMS.items():
        responses[f"Problem{number}"] = {
            "description": f"Problem details (RFC 9457): {word}.",
            "content": {errors.PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
    made["components"] = {
        "schemas": schemas,
        "responses": responses | {"Unchanged": {"description": "The client has this very answer already."}},
        "headers": {"ETag": {"description": "Changes with the content.", "schema": {"type": "string"}}},
        "parameters": {
            "IfNoneMatch": {
                "name": "If-None-Match",
                "in": "header",
                "description": "An `ETag` received before.",
                "schema": {"type": "string"},
            }
        },
    }
    for path, item in made["paths"].items():
        for method, operation in _operations(item):
            _complete(path, method, operation)
    return made


_PROBLEMS = {
    400: "parameter that cannot be used",
    404: "unknown id",
    413: "document too large",
    415: "format that cannot be read",
    422: "document that cannot be read",
    429: "asked too often; `Retry-After` says how many seconds to wait",
    503: "database out of reach, or reader busy",
}


def _operations(item: Spec) -> list[tuple[str, Spec]]:
    """What can be done at a path, by method; a path's item holds other things too."""
    return [(method, item[method]) for method in ("get", "post") if method in item]


def _complete(path: str, method: str, operation: Spec) -> None:
    operation["operationId"] = _operation_id(path, method)
    described = operation["responses"]
    described.pop("default", None)
    if method == "post":
        expected = ["400", "413", "415", "422", "429"]
    else:
        operation.setdefault("parameters", []).append({"$ref": "#/components/parameters/IfNoneMatch"})
        described["200"]["headers"] = {"ETag": {"$ref": "#/components/headers/ETag"}}
        described["304"] = {"$ref": "#/components/responses/Unchanged"}
        expected = ["404" if "{" in path else "400"]
    for status in (*expected, "503"):
        described[status] = {"$ref": f"#/components/responses/Problem{status}"}


def _operation_id(path: str, method: str) -> str:
    if method == "post":
        return f"{path.rpartition('/')[2]}-release"
    words = path.removeprefix("/api/v1/").split("/")
    return f"get-{words[0].rstrip('s')}" if "{" in path else f"list-{'-'.join(words)}"


def _operation(path: str, method: str, operation: Spec, t: Translator) -> Spec:
    answer = operation["responses"]["200"]["content"]["application/json"]["schema"]
    return {
        "id": operation["operationId"],
        "path": path,
        "method": method.upper(),
        "body": _said(operation.get("requestBody", {}), t),
        "summary": _said(operation, t, "summary") or path,
        "description": _said(operation, t),
        "parameters": [p | {"description": _said(p, t)} for p in operation["parameters"] if p.get("in") == "query"],
        "schema": _name(answer["$ref"]),
    }


def _said(what: Spec, t: Translator, key: str = "description") -> str:
    """A sentence of the description, its line breaks being the source's."""
    words = " ".join(str(what.get(key, "")).split())
    return t.pgettext("api", words) if words else ""


def _shape(name: str, schema: Spec, t: Translator) -> Spec:
    properties = [
        {"name": key, "description": _said(value, t), **_typed(value, t)}
        for key, value in schema.get("properties", {}).items()
    ]
    return {"name": name, "properties": properties}


def _typed(schema: Spec, t: Translator) -> dict[str, str]:
    """The type of a property in words, and the shape that it leads to."""
    if "$ref" in schema:
        name = _name(schema["$ref"])
        return {"type": name, "of": name}
    for key in ("allOf", "anyOf", "oneOf"):
        if key in schema:
            parts = [_typed(part, t) for part in schema[key]]
            of = next((part["of"] for part in parts if part["of"]), "")
            return {"type": _either([part["type"] for part in parts], t), "of": of}
    if schema.get("type") == "array":
        inner = _typed(schema["items"], t)
        return {"type": t.pgettext("api", "list of %(type)s", type=inner["type"]), "of": inner["of"]}
    types = schema.get("type", "anything")
    words = _either(types, t) if isinstance(types, list) else str(types)
    chosen = [str(value) for value in schema.get("enum", ()) if value is not None]
    return {
        "type": t.pgettext("api", "%(type)s: %(values)s", type=words, values=", ".join(chosen))
        if chosen
        else f"{words}{_format(schema)}",
        "of": "",
    }


def _either(types: list[str], t: Translator) -> str:
    between = t.pgettext("api", "or")
    return f" {between} ".join(types)


def _format(schema: Spec) -> str:
    return f" ({schema['format']})" if "format" in schema else ""


def _name(reference: str) -> str:
    return reference.rpartition("/")[2]
