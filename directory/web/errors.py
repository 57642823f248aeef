"""The one place where facts become statuses, in the dress of the route: a page, or problem details (RFC 9457)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from flask import Flask, Response, current_app, json, request
from werkzeug.exceptions import HTTPException

from directory.errors import (
    DecisionRefused,
    DirectoryError,
    DocumentError,
    DocumentTooLarge,
    InvalidQuery,
    NotInRegistry,
    RateExceeded,
    ReaderBusy,
    RegistryUnavailable,
    SchemaOutOfDate,
    UnsupportedDocument,
)
from directory.presenters.translating import ENGLISH, Translator
from directory.records import Card
from directory.web import answers
from directory.web.context import public
from directory.web.known import KeptBack, NoLongerCited
from directory.web.language import said

PROBLEM = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem: its lasting word (part of an address), what it is, and what the reader can do."""

    type: str
    status: int
    title: str
    advice: str


UNKNOWN = Kind(
    "not-in-registry",
    404,
    "Not in the directory",
    "Ids and addresses here never change: look for a typing error, or search.",
)
NO_PAGE = Kind("not-found", 404, "There is no such page", "Check the address, or start from one of these.")
GONE = Kind(
    "no-longer-cited",
    410,
    "No release cites this contact any more",
    "Its id is never given to anyone else, and leads back to the contact should a release cite it again.",
)
KEPT_BACK = Kind(
    "kept-back",
    410,
    "This contact is not shown",
    "The press desks of the releases that name them answer instead.",
)
UNCLEAR = Kind("invalid-query", 400, "This cannot be understood", "Change what is named above and ask again.")
METHOD = Kind(
    "method-not-allowed",
    405,
    "This cannot be done here",
    "The registry is read only; use a method that the header Allow names.",
)
REFUSED = Kind(
    "decision-refused",
    409,
    "This cannot be taken back as it stands",
    "Nothing has changed. The list of decisions tells what came later.",
)
FORBIDDEN = Kind("forbidden", 403, "This is for editors", "Sign in, load the page anew, and try again.")
AWAY = Kind(
    "registry-unavailable",
    503,
    "The directory is out of reach just now",
    "Nothing is lost. Try again in a few seconds.",
)
OLD = Kind(
    "schema-out-of-date",
    503,
    "The directory is being brought up to date",
    "Nothing is lost. Try again in a few minutes.",
)
FAULT = Kind(
    "internal-error",
    500,
    "Something went wrong here",
    "Nothing is lost, and the fault has been noted. Try again, or start anew.",
)
TOO_LARGE = Kind(
    "document-too-large", 413, "This release is too large to be read here", "Leave out its pictures, or send its text."
)
UNSUPPORTED = Kind(
    "unsupported-document", 415, "This is not in a format that can be read", "Send it as text, HTML or PDF."
)
UNREADABLE = Kind(
    "unreadable-document", 422, "This release could not be read", "Mend what is named above, or send its text."
)
TOO_OFTEN = Kind("rate-exceeded", 429, "That was a little too often", "Nothing is lost. Wait a moment, then try again.")
BUSY = Kind("reader-busy", 503, "The reader is busy", "Nothing is lost. Try again in a few seconds.")
KINDS = (
    UNKNOWN,
    GONE,
    KEPT_BACK,
    NO_PAGE,
    UNCLEAR,
    METHOD,
    REFUSED,
    FORBIDDEN,
    TOO_LARGE,
    UNSUPPORTED,
    UNREADABLE,
    TOO_OFTEN,
    BUSY,
    AWAY,
    OLD,
    FAULT,
)

UNKNOWN_WORDS = {
    "": "Nothing is known as “%(key)s”.",
    "contact": "No contact is known as “%(key)s”.",
    "release": "No release is known as “%(key)s”.",
    "press office": "No press office is known as “%(key)s”.",
    "token": "This press office has given no token of the number %(key)s.",
    "mention": "No mention is known as “%(key)s”.",
    "decision": "No decision is known as “%(key)s”.",
    "name of an organisation": "No name of an organisation is known as “%(key)s”.",
}

PARAMETERS = {
    "act": "decision",
    "after": "place in the list",
    "contact": "contact",
    "contacts": "contacts",
    "detail": "details",
    "kind": "kind of decision",
    "label": "words for the token",
    "left": "mention",
    "logo": "picture",
    "mention": "mention",
    "mentions": "mentions",
    "name": "name",
    "names": "names",
    "number": "number",
    "office": "press office",
    "offices": "press offices",
    "other": "address",
    "pair": "pair",
    "q": "question",
    "reason": "reason",
    "release": "release",
    "releases": "releases",
    "right": "mention",
    "role_kind": "kind of role",
    "secret": "editor secret",
    "skip": "number",
}
"""What a reader calls what was sent, where it has a name besides that of its parameter."""

OTHERWISE = "This request cannot be answered"
"""The title, on pages, of what HTTP has a status for and no reader should meet."""

_BY_STATUS = {413: TOO_LARGE, 400: UNCLEAR, 403: FORBIDDEN, 404: NO_PAGE, 405: METHOD, 500: FAULT}


def handle(app: Flask) -> None:
    app.register_error_handler(DirectoryError, of_ours)
    app.register_error_handler(HTTPException, _of_http)
    app.register_error_handler(Exception, _fault)


def of_ours(error: DirectoryError) -> Response:
    """How an error of ours is told."""
    if isinstance(error, NoLongerCited):
        return _answer(GONE, say("The release that named “%(key)s” was replaced by one that does not.", key=error.key))
    if isinstance(error, KeptBack):
        desks = error.desks
        words = say("They asked not to be shown.")
        if desks and not _speaks_json():
            words = f"{words} " + say("Call one of these instead:")
        return _answer(KEPT_BACK, words, desks=desks)
    if isinstance(error, NotInRegistry):
        return _answer(UNKNOWN, say(UNKNOWN_WORDS.get(error.kind, UNKNOWN_WORDS[""]), key=error.key))
    if isinstance(error, DecisionRefused):
        return _answer(REFUSED, sentence(error))
    if isinstance(error, InvalidQuery):
        return _answer(UNCLEAR, sentence(error), errors=[{"parameter": error.field, "detail": error.detail}])
    if isinstance(error, DocumentError | RateExceeded | ReaderBusy):
        kind, words, kept = of_reading(error)
        return _answer(kind, words, kept)
    if isinstance(error, RegistryUnavailable | SchemaOutOfDate):
        current_app.logger.error("%s: %s", error.type, error)
        away = isinstance(error, RegistryUnavailable)
        words = (
            say("Its database does not answer.")
            if away
            else say("Its database and this program are of different versions.")
        )
        return _answer(AWAY if away else OLD, words, {"Retry-After": "5" if away else "60"})
    return _fault(error)


def of_reading(error: DocumentError | RateExceeded | ReaderBusy) -> tuple[Kind, str, dict[str, str]]:
    """What a release that was sent to be read met: the kind of problem, its words, and headers."""
    words = sentence(error)
    if isinstance(error, RateExceeded):
        return TOO_OFTEN, words, {"Retry-After": str(error.seconds)}
    if isinstance(error, ReaderBusy):
        return BUSY, words, {"Retry-After": "5"}
    if isinstance(error, DocumentTooLarge):
        return TOO_LARGE, words, {}
    return UNSUPPORTED if isinstance(error, UnsupportedDocument) else UNREADABLE, words, {}


def _of_http(error: HTTPException) -> Response:
    status = error.code or 500
    phrase = HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else "Error"
    kind = _BY_STATUS.get(status) or Kind(
        phrase.lower().replace(" ", "-"), status, phrase, "Change the request and try again."
    )
    places = _places(getattr(error, "data", None))
    words = "; ".join(f"{p['parameter']}: {p['detail']}" for p in places) or _words(kind, error)
    kept = {name: value for name, value in error.get_headers() if name in {"Allow", "Retry-After", "WWW-Authenticate"}}
    return _answer(kind, words, kept, errors=places)


def _fault(error: Exception) -> Response:
    current_app.logger.error("answering %r failed", request.path, exc_info=error)
    return _answer(FAULT, say("The directory met an error that it did not foresee."))


def _words(kind: Kind, error: HTTPException) -> str:
    if kind is NO_PAGE:
        return say("Nothing is kept at this address.")
    if kind is METHOD:
        return say("%(method)s is not possible at this address.", method=request.method)
    told = error.description or f"{kind.title}."
    if _speaks_json() or told != type(error).description:
        return _speaker().retold(told)
    return say("It cannot be answered as it was asked.")  # werkzeug's words are for programmers, in English


def _places(data: Mapping[str, Any] | None) -> list[dict[str, str]]:
    """Which parameters are wrong, from what webargs tells: `{"query": {"limit": ["Must be ..."]}}`."""
    messages = (data or {}).get("messages") or {}
    found = []
    for parameters in messages.values():
        for parameter, details in parameters.items() if isinstance(parameters, dict) else ():
            found += [{"parameter": str(parameter), "detail": str(d).rstrip(".")} for d in details]
    return found


def _answer(
    kind: Kind,
    detail: str,
    headers: Mapping[str, str] | None = None,
    errors: list[dict[str, str]] | None = None,
    desks: Sequence[Card] = (),
) -> Response:
    if _speaks_json():
        problem: dict[str, Any] = {
            "type": f"{public().api_page()}#{kind.type}",
            "title": kind.title,
            "status": kind.status,
            "detail": detail,
            "instance": request.path,
        }
        if errors:
            problem["errors"] = errors
        if desks:
            problem["desks"] = [public().api_contact(desk.id) for desk in desks]
        response = Response(json.dumps(problem), kind.status, {"Cache-Control": "no-store"}, content_type=PROBLEM)
    else:
        title = say(kind.title if kind in KINDS else OTHERWISE)
        words = {"status": kind.status, "title": title, "detail": detail, "advice": say(kind.advice)}
        response = answers.page("error.html", kind.status, problem=words, desks=desks)
    response.headers.update(headers or {})
    response.vary.add("Accept")
    return response


def say(message: str, **words: object) -> str:
    """In the reader's language on a page; in English, that of its keys, in the API."""
    return _speaker().gettext(message, **words)


def sentence(error: DirectoryError) -> str:
    """What an error says, on a page in the reader's language."""
    t = _speaker()
    if isinstance(error, InvalidQuery):
        if _speaks_json():
            return f"{error}."
        what = t.pgettext("parameter", PARAMETERS.get(error.field, error.field))
        words = t.gettext("%(of)s: %(problem)s.", of=what, problem=t.retold(error.detail))
    elif isinstance(error, DocumentError):
        words = t.gettext("%(of)s: %(problem)s.", of=t.retold(error.name), problem=t.retold(error.detail))
    else:
        words = f"{t.retold(str(error))}."
    return f"{words[:1].upper()}{words[1:]}"


def _speaker() -> Translator:
    return ENGLISH if _speaks_json() else said()


def _speaks_json() -> bool:
    path = request.path
    if path.startswith(("/embed/", "/oembed", "/healthz")) or (path.startswith("/api/") and path != "/api/"):
        return True
    accepted = request.accept_mimetypes
    return accepted.best_match(["text/html", "application/json", PROBLEM], "text/html") != "text/html"
