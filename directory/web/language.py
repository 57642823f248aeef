"""In which language a page is: the one its address names (`/fr/contacts`), else the one the reader's browser asks for.

No cookie: an address with a language can be shared, kept and cached as it is, and every link on its page keeps the language.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from flask import Flask, Response, g, has_request_context, request
from markupsafe import Markup

from directory.presenters.translating import ENGLISH, LANGUAGES, SOURCE, Translator, translator

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

NAMED = "press_directory.language"


class LanguageInPath:
    """WSGI: takes a language off the front of the path, so that each page has one route and an address in each language."""

    def __init__(self, inner: WSGIApplication) -> None:
        self._inner = inner

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        first, _, rest = environ.get("PATH_INFO", "").removeprefix("/").partition("/")
        if first in LANGUAGES:
            environ[NAMED] = first
            environ["SCRIPT_NAME"] = f"{environ.get('SCRIPT_NAME', '')}/{first}"
            environ["PATH_INFO"] = f"/{rest}"
        return self._inner(environ, start_response)


def named() -> str | None:
    """The language that the address names, if it names one."""
    return request.environ.get(NAMED) if has_request_context() else None


def prefix() -> str:
    """What addresses of pages begin with, to stay in the language that this one names."""
    code = named()
    return f"/{code}" if code else ""


def said() -> Translator:
    """The translator for this request."""
    if not has_request_context():
        return ENGLISH
    if "translator" not in g:
        g.translator = translator(named() or _asked())
    found: Translator = g.translator
    return found


def _asked() -> str:
    """The first of the browser's languages that is one of ours, in any of its regions (RFC 4647, 3.4)."""
    wanted = (tag.partition("-")[0].lower() for tag, quality in request.accept_languages if quality > 0)
    return next((code for code in wanted if code in LANGUAGES), SOURCE)


def marked(response: Response) -> Response:
    """Tell caches and readers in which language a page is."""
    response.headers["Content-Language"] = said().language
    if named() is None:
        response.vary.add("Accept-Language")
    return response


def equip(app: Flask) -> None:
    """Let templates say their words in the reader's language: `_`, `ngettext`, `pgettext` and `{% trans %}`."""
    app.wsgi_app = LanguageInPath(app.wsgi_app)  # type: ignore[method-assign]  # as Flask's documentation has it
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    app.jinja_env.newstyle_gettext = True  # type: ignore[attr-defined]  # an attribute of the extension
    app.jinja_env.globals.update(_=_gettext, gettext=_gettext, ngettext=_ngettext, pgettext=_pgettext)
    app.jinja_env.globals["language_of_page"] = lambda: said().language  # parts that are imported have no context


def _gettext(message: str, **words: Any) -> Markup:
    """Messages of templates are markup of ours; the words put into them are escaped."""
    return Markup(said().gettext(message, **_escaped(words)))  # noqa: S704  # escaped on the line


def _pgettext(context: str, message: str, **words: Any) -> Markup:
    return Markup(said().pgettext(context, message, **_escaped(words)))  # noqa: S704  # as above


def _ngettext(one: str, many: str, number: int, **words: Any) -> Markup:
    return Markup(said().ngettext(one, many, number, **_escaped(words)))  # noqa: S704  # as above


def _escaped(words: dict[str, Any]) -> dict[str, Markup]:
    return {name: Markup("{}").format(value) for name, value in words.items()}
