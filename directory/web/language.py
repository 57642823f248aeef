"""In which language a page is: the one its address names (`/fr/contacts`), else the one the reader's browser asks for.

No cookie: an address with a language can be shared, kept and cached as it is, and every link on its page keeps the language.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from flask import Flask, Response, current_app, g, has_request_context, request
from markupsafe import Markup

from directory.presenters.translating import ENGLISH, Languages, Translator

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

NAMED = "press_directory.language"
EXTENSION = "press-directory-languages"


class LanguageInPath:
    """WSGI: takes a language off the front of the path, so that each page has one route and an address in each language."""

    def __init__(self, inner: WSGIApplication, languages: Languages) -> None:
        self._inner = inner
        self._codes = frozenset(languages.codes)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        first, _, rest = environ.get("PATH_INFO", "").removeprefix("/").partition("/")
        if first in self._codes:
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


def languages() -> Languages:
    """Those of this application."""
    found: Languages = current_app.extensions[EXTENSION]
    return found


def said() -> Translator:
    """The translator for this request."""
    if not has_request_context():
        return ENGLISH
    if "translator" not in g:
        g.translator = languages().translator(named() or _asked())
    found: Translator = g.translator
    return found


def of_address() -> Translator:
    """The translator for what is kept apart from pages (feeds, the search description), whose language is that of its address
    whoever asks: English where that names none."""
    code = named()
    return languages().translator(code) if code else ENGLISH


def _asked() -> str:
    """The first of the browser's languages that is one of ours."""
    return languages().best([tag for tag, quality in request.accept_languages if quality > 0])


def marked(response: Response) -> Response:
    """Tell caches and readers in which language a page is."""
    response.headers["Content-Language"] = said().language
    if named() is None:
        response.vary.add("Accept-Language")
    return response


def equip(app: Flask, chosen: Languages) -> None:
    """Let templates say their words in the reader's language: `_`, `ngettext`, `pgettext` and `{% trans %}`."""
    app.extensions[EXTENSION] = chosen
    app.wsgi_app = LanguageInPath(app.wsgi_app, chosen)  # type: ignore[method-assign]  # as Flask's documentation has it
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
