"""Press books over CardDAV, read-only: each has a context that is also its home, a principal, the book and its cards. Whoever asks need
not say who they are, but where a press office demands a token (`door`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from flask import Blueprint, Response, request, stream_with_context
from werkzeug.http import http_date
from werkzeug.wrappers import Response as BaseResponse

from directory import press_books
from directory.card_files import Written
from directory.dav import asked, bodies, multistatus, partial, refusals, resources
from directory.dav.asked import Multiget, Query, Sync
from directory.dav.bodies import BadBody
from directory.dav.names import words
from directory.dav.refusals import Refused
from directory.registry.state import steady
from directory.web import door
from directory.web.books import Shown, here, shown_at
from directory.web.db import session
from directory.web.errors import sentence

carddav = Blueprint("carddav", __name__)

READ = ("GET", "HEAD", "OPTIONS", "PROPFIND", "REPORT")
WRITE = {
    "PUT": "bind",
    "POST": "bind",
    "MKCOL": "bind",
    "COPY": "bind",
    "MOVE": "bind",
    "DELETE": "unbind",
    "PROPPATCH": "write-properties",
    "PATCH": "write-content",
    "LOCK": "write-content",
    "UNLOCK": "unlock",
    "ACL": "write-acl",
}
"""Methods that would write, and the privilege for it that nobody has (RFC 3744, 3 and appendix B)."""
MAKE = ("PUT", "POST", "MKCOL", "LOCK")
"""Those of them that may make something where nothing is; for the others there is nothing then (RFC 4918, 9.6)."""
_METHODS = [*READ, *WRITE]
_OFFICE, _SEARCH = "/offices/<slug:slug>", "/searches/<string(maxlength=4000):word>"
_CACHE = "no-cache, no-transform"
"""The tag is that of these very bytes, so nobody on the way may make others of them (RFC 9111, 5.2.2.6)."""


@carddav.route("/.well-known/carddav", methods=_METHODS, strict_slashes=False, provide_automatic_options=False)
def well_known() -> BaseResponse:
    """Where a client that knows the host alone begins (RFC 6764, 5)."""
    return _led(here().press_book(), 301)


def _routes(end: str) -> Callable[[Callable[..., BaseResponse]], Callable[..., BaseResponse]]:
    """For everybody, press offices and searches alike."""

    def add(view: Callable[..., BaseResponse]) -> Callable[..., BaseResponse]:
        for of in ("", _OFFICE, _SEARCH):
            carddav.add_url_rule(
                f"/dav{of}/{end}",
                view_func=view,
                methods=_METHODS,
                strict_slashes=False,
                provide_automatic_options=False,
            )
        return view

    return add


@_routes("")
def context(slug: str = "", word: str = "") -> BaseResponse:
    """Of one book, and the home that it is in alone: Apple's clients take one from each."""
    shown = shown_at(slug, word)
    return _answer(shown, shown.tree.root, lambda wanted, below: _of_home(shown, wanted, below))


@_routes("principal/")
def principal(slug: str = "", word: str = "") -> BaseResponse:
    shown = shown_at(slug, word)
    props = resources.of_principal(shown.tree, shown.title)
    return _answer(shown, shown.tree.principal, lambda wanted, _: [multistatus.of(shown.tree.principal, props, wanted)])


@_routes("contacts/")
def book(slug: str = "", word: str = "") -> BaseResponse:
    shown = shown_at(slug, word)
    if request.method == "REPORT":
        return _refusing(lambda: _reported(shown))
    return _answer(shown, shown.tree.book, lambda wanted, below: _of_book(shown, wanted, below))


@_routes("contacts/<id:public_id>.vcf")
def card(public_id: str, slug: str = "", word: str = "") -> BaseResponse:
    shown = shown_at(slug, word)
    if request.method in {"OPTIONS", *MAKE}:
        return _answer(shown, shown.tree.card(public_id), lambda *_: ())
    found = press_books.card(session(), shown.book, public_id)
    if found is None:
        return _missing()
    if request.method == "REPORT":
        return _refusing(lambda: _reported_of(shown, found))
    if request.method in {"GET", "HEAD"}:
        headers = {"ETag": f'"{found.tag}"', "Cache-Control": _CACHE}
        if request.if_none_match.contains_weak(found.tag):
            return Response(status=304, headers=headers, mimetype="text/vcard")
        headers["Last-Modified"] = http_date(partial.revised(found.body))
        return Response(found.body, headers=headers, content_type=resources.CARD_TYPE)
    return _answer(
        shown, shown.tree.card(public_id), lambda wanted, _: [press_books.response(shown.book, found, wanted)]
    )


@_routes("contacts/<string(maxlength=400):name>")
def beside_cards(name: str, slug: str = "", word: str = "") -> BaseResponse:
    """Where there is no card, and where clients would put one."""
    shown = shown_at(slug, word)
    return _nowhere(shown, f"{shown.tree.book}{name}")


@_routes("<string(maxlength=400):name>/")
def beside_book(name: str, slug: str = "", word: str = "") -> BaseResponse:
    """Where there is no book, and where clients would make one."""
    shown = shown_at(slug, word)
    return _nowhere(shown, f"{shown.tree.root}{name}{'/' if request.path.endswith('/') else ''}")


def _nowhere(shown: Shown, path: str) -> BaseResponse:
    return _answer(shown, path, lambda *_: ()) if request.method in {"OPTIONS", *MAKE} else _missing()


def _of_home(shown: Shown, wanted: asked.Wanted, below: int) -> Iterable[bytes]:
    yield multistatus.of(shown.tree.root, resources.of_root(shown.tree, shown.title), wanted)
    if below:
        yield _itself(shown, wanted)


def _of_book(shown: Shown, wanted: asked.Wanted, below: int) -> Iterable[bytes]:
    yield _itself(shown, wanted)
    if below:
        yield from press_books.members(session(), shown.book, wanted)


def _itself(shown: Shown, wanted: asked.Wanted) -> bytes:
    token = press_books.token(session(), shown.book)
    props = resources.of_book(shown.tree, shown.title, shown.description, token)
    return multistatus.of(shown.tree.book, props, wanted)


def _reported(shown: Shown) -> BaseResponse:
    match asked.report(_body()):
        case Sync() as sync:
            if press_books.unchanged(session(), shown.book, sync):
                return _together(multistatus.together([multistatus.token(sync.token)]))
            return _multistatus(lambda: press_books.changes(session(), shown.book, sync))
        case Multiget() as multiget:
            return _multistatus(lambda: press_books.cards(session(), shown.book, multiget))
        case Query() as query:
            return _multistatus(lambda: press_books.found(session(), shown.book, query))


def _reported_of(shown: Shown, card: Written) -> BaseResponse:
    """Both reports on address books may be asked of one card, too (RFC 6352, 8)."""
    match asked.report(_body()):
        case Sync():
            raise refusals.unknown_report()
        case of_cards:
            return _multistatus(lambda: press_books.of_one(session(), shown.book, card, of_cards))


def _answer(shown: Shown, path: str, told: Callable[[asked.Wanted, int], Iterable[bytes]]) -> BaseResponse:
    """What every resource answers to the methods that are not its own; `told` are its responses, and those of what is within."""

    def answer() -> BaseResponse:
        match request.method:
            case "OPTIONS":
                return Response(status=204)
            case "GET" | "HEAD":
                return _led(shown.page, 302)
            case "PROPFIND":
                below = asked.depth(request.headers.get("Depth"), "infinity")
                wanted = asked.propfind(_body())
                return _multistatus(lambda: told(wanted, below))
            case "REPORT":
                asked.report(_body())
                raise refusals.unknown_report()
        raise refusals.unprivileged(words(path), WRITE[request.method])

    return _refusing(answer)


def _missing() -> Response:
    return Response("There is nothing here.\n", 404, mimetype="text/plain")


def _led(path: str, status: int) -> Response:
    return Response(f"{path}\n", status, {"Location": path}, mimetype="text/plain")


def _refusing(answer: Callable[[], BaseResponse]) -> BaseResponse:
    try:
        return answer()
    except Refused as refused:
        return Response(refusals.written(refused), _status(refused), content_type=multistatus.MEDIA_TYPE)
    except BadBody as error:
        return Response(f"{sentence(error)}\n", 400, mimetype="text/plain")


def _status(refused: Refused) -> int:
    """Thunderbird begins anew where a token is refused with 400, and never again asks successfully where it is with 403, which is what RFC 4918
    (16) has for it (its CardDAVDirectory, updateAllFromServerV2)."""
    if refused.condition == refusals.BAD_TOKEN and "Thunderbird/" in request.headers.get("User-Agent", ""):
        return 400
    return refused.status


def _body() -> bodies.Element | None:
    request.max_content_length = bodies.MOST_BYTES
    return bodies.parsed(request.get_data(cache=False))


def _multistatus(told: Callable[[], Iterable[bytes]]) -> Response:
    """Sent as it is made, from the registry as it is at one moment; it asks for its session then, since the one of the route is closed."""

    def chunks() -> Iterator[bytes]:
        steady(session())
        yield from multistatus.together(told())

    return _together(stream_with_context(chunks()))


def _together(chunks: Iterable[bytes]) -> Response:
    return Response(chunks, 207, {"Cache-Control": "no-store"}, content_type=multistatus.MEDIA_TYPE)


@carddav.after_request
def _open(response: Response) -> Response:
    """Every answer tells what can be done here; clients that run in browsers may ask, too."""
    response.headers["DAV"] = resources.COMPLIANCE
    if request.method == "OPTIONS":
        response.headers["Allow"] = ", ".join(READ)
        response.headers["Access-Control-Allow-Methods"] = ", ".join(READ)
        response.headers["Access-Control-Allow-Headers"] = (
            "Accept, Authorization, Content-Type, Depth, If-None-Match, Prefer"
        )
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = "DAV, ETag"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    door.close_to_others(response)
    return response
