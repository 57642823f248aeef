"""Contacts for pages that run no script of ours: a page for a frame, and oEmbed, by which editors make one of a pasted address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from flask import Blueprint, Response, abort, current_app, json, render_template, request
from werkzeug.exceptions import HTTPException

from directory.errors import DirectoryError, InvalidQuery, NotInRegistry
from directory.presenters import embedding as lines
from directory.presenters.addresses import Addresses
from directory.registry.search import Only
from directory.web import answers, bounding, embedding, errors, scripts
from directory.web.context import in_language, settings
from directory.web.embedding import Asked
from directory.web.language import languages
from directory.web.widget import DATA_CACHE, NOW_CACHE, lasting

framing = Blueprint("framing", __name__)

POLICY: Final = (
    f"default-src 'none'; style-src {scripts.FRAME_SHEET.source}; script-src {scripts.FRAME.source}; base-uri 'none'; "
    "form-action 'none'"
)
"""Any page may frame this one; what is in it is public, and nothing in it can be done."""
CACHE_SECONDS: Final = 300
FORMATS: Final = {"json": answers.JSON, "xml": "text/xml; charset=utf-8"}
_LONGEST: Final = 2_000


@framing.get("/embed/contacts")
def frame() -> Response:
    """Tells also what cannot be shown as a page of its own, since what is around it may not be ours."""
    try:
        return _shown(embedding.asked(request.args))
    except DirectoryError as error:
        told = errors.of_ours(error)
    t = embedding.spoken(Asked({}, lang=request.args.get("lang", "")[:99]))
    problems = {
        400: t.gettext("These contacts cannot be shown."),
        404: t.gettext("These contacts are not here any more."),
    }
    known = problems.get(told.status_code)
    problem = known or t.gettext("These contacts cannot be shown just now.")
    headers = {name: told.headers[name] for name in ("Cache-Control", "Retry-After") if name in told.headers}
    # Who hears nothing of the frame's height shows what stands in its place: for now that is better.
    body = _frame(in_language(t.language), problem=problem, silent=not known)
    return Response(body, told.status_code, headers, mimetype=answers.HTML_TYPE)


def _shown(chosen: Asked) -> Response:
    bounding.count()
    t = embedding.spoken(chosen)
    tag = embedding.tag(chosen, t, "frame", scripts.FRAME_SHEET.body, scripts.FRAME.body)
    cache = NOW_CACHE if chosen.now else DATA_CACHE
    if answers.has(tag):
        return answers.unchanged(tag, cache, answers.HTML_TYPE)
    to = in_language(t.language)
    body = _frame(to, said=embedding.told(chosen, t), layout=chosen.layout, address=to.frame(**chosen.parameters))
    lasting(chosen)
    return Response(body, 200, answers.headers(tag, cache), content_type=answers.HTML)


def _frame(to: Addresses, **words: object) -> str:
    sheet, script = scripts.FRAME_SHEET.body, scripts.FRAME.body
    return render_template("frame.html", sheet=sheet, script=script, home=to.home(), **words)


@framing.get("/oembed")
def oembed() -> Response:
    """oEmbed 1.0 of the page of a contact, a press office, a release or a search, and of a page for a frame."""
    form = request.args.get("format", "json")
    if form not in FORMATS:
        abort(501, f"format is none of {', '.join(FORMATS)}")
    url = request.args.get("url", "")
    if not url:
        raise InvalidQuery("url", "is missing")
    bounding.count()
    chosen = embedding.asked(parameters_of(url))
    if not chosen.anything:
        raise NotInRegistry("address", url)
    most = _most("maxwidth"), _most("maxheight")
    t = embedding.spoken(chosen)
    tag = embedding.tag(chosen, t, "oembed", form, f"{most}")
    if answers.has(tag):
        return answers.unchanged(tag, DATA_CACHE, FORMATS[form].partition(";")[0])
    address = in_language(t.language).frame(**chosen.parameters)
    answer = lines.oembed(embedding.told(chosen, t), address, CACHE_SECONDS, most)
    lasting(chosen)
    body = json.dumps(answer).encode() if form == "json" else lines.oembed_xml(answer)
    return Response(body, 200, answers.headers(tag, DATA_CACHE), content_type=FORMATS[form])


def parameters_of(url: str) -> Mapping[str, str]:
    """What is shown of the page at an address of ours. Raises NotInRegistry where nothing can be."""
    try:
        found = urlsplit(url[:_LONGEST])
    except ValueError as error:
        raise NotInRegistry("address", url) from error
    base = urlsplit(settings().public_url)
    if found.scheme not in {"http", "https"} or found.netloc != base.netloc or not found.path.startswith(base.path):
        raise NotInRegistry("address", url)
    path = found.path.removeprefix(base.path)
    first, _, rest = path.removeprefix("/").partition("/")
    lang = first if first in languages().codes else ""
    path = f"/{rest}" if lang else path
    try:
        endpoint, values = current_app.url_map.bind(base.netloc).match(path)
    except HTTPException as error:
        raise NotInRegistry("address", url) from error
    query = dict(parse_qsl(found.query, max_num_fields=50))
    shown: Mapping[str, str] | None = {
        "lookup.contact": lambda: {"contacts": values["public_id"]},
        "offices.office": lambda: {"office": values["slug"]},
        "releases.release": lambda: {"release": values["public_id"]},
        "lookup.contacts": lambda: {name: words for name, words in query.items() if name in _SEARCHED},
        "framing.frame": lambda: query,
        "building.page": lambda: query,
    }.get(endpoint, lambda: None)()
    if shown is None:
        raise NotInRegistry("address", url)
    return {"lang": lang, **shown}


_SEARCHED: Final = frozenset({"q", *Only.__dataclass_fields__})


def _most(name: str) -> int | None:
    words = request.args.get(name, "")
    if not words:
        return None
    if not (words.isascii() and words.isdigit() and int(words[:9]) > 0):
        raise InvalidQuery(name, "is no number of pixels")
    return int(words[:9])


@framing.after_request
def _open(response: Response) -> Response:
    if response.mimetype == answers.HTML_TYPE:
        response.headers["Content-Security-Policy"] = POLICY
        response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
