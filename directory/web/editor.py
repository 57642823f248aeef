"""Who decides: editors, who know this installation's secret and say their name. Readers need no account and get no cookie.

The session is a signed cookie (its key follows from the secret, so that a new secret ends every session), sent with requests
from this site's own pages and plain links only (RFC 6265bis, SameSite=Lax), never seen by scripts, over TLS alone where the
site has it. Each form carries a token of its session besides, and must come from this site's own pages.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import timedelta
from functools import wraps
from typing import Any, ParamSpec, Protocol, TypeVar

from flask import Flask, current_app, redirect, request, session
from werkzeug.exceptions import Forbidden, NotFound
from werkzeug.wrappers import Response

from directory.errors import InvalidQuery
from directory.settings import Settings
from directory.web.context import pages, settings
from directory.web.rate import TokenBuckets

P = ParamSpec("P")
R_co = TypeVar("R_co", covariant=True)

COOKIE = "press-directory-editor"
EXTENSION = "press-directory-editor-rate"
LASTS = timedelta(hours=12)
TRIES_A_MINUTE = 6
LONGEST_NAME = 80


class View(Protocol[P, R_co]):
    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R_co: ...


def equip(app: Flask, chosen: Settings) -> None:
    """Give the application its sessions, where there is a secret."""
    if chosen.editor_secret:
        app.secret_key = hmac.digest(chosen.editor_secret.encode(), b"press-directory editor session", hashlib.sha256)
    app.config.update(
        SESSION_COOKIE_NAME=COOKIE,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=chosen.public_url.startswith("https:"),
        SESSION_REFRESH_EACH_REQUEST=False,
        PERMANENT_SESSION_LIFETIME=LASTS,
    )
    app.extensions[EXTENSION] = TokenBuckets(TRIES_A_MINUTE, burst=TRIES_A_MINUTE)

    @app.context_processor
    def editing() -> dict[str, object]:
        return {"editor": name(), "token": token(), "editors": possible()}


def possible() -> bool:
    """Whether anybody can decide here: without a secret, nobody can."""
    return bool(settings().editor_secret)


def name() -> str | None:
    """The editor who asks, or None. Who sends no such cookie is not looked at further, so that readers' answers do not vary
    by cookies."""
    if not possible() or COOKIE not in request.cookies:
        return None
    found: str | None = session.get("name")
    return found


def token() -> str:
    """What this session's forms must carry."""
    found: str = session.get("token", "") if name() else ""
    return found


def sign_in(who: str, secret: str) -> None:
    """Begin a session. Raises InvalidQuery naming the field that is wrong, RateExceeded after too many tries, NotFound
    where nobody decides here."""
    if not possible():
        raise NotFound
    current_app.extensions[EXTENSION].take(request.remote_addr)
    who = " ".join("".join(c if c.isprintable() else " " for c in who).split())
    if not who:
        raise InvalidQuery("name", "say who you are: each decision carries its author's name")
    if len(who) > LONGEST_NAME:
        raise InvalidQuery("name", f"is longer than {LONGEST_NAME} characters")
    if not hmac.compare_digest(secret.encode(), settings().editor_secret.encode()):
        raise InvalidQuery("secret", "is not the one of this directory")
    session.clear()
    session.permanent = True
    session["name"], session["token"] = who, secrets.token_urlsafe(24)


def sign_out() -> None:
    session.clear()


def only(view: View[P, Any]) -> View[P, Any]:
    """For editors alone: others are led to the page where they can become one, or refused where they meant to write."""

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> Any:
        if not possible():
            raise NotFound
        if name() is None:
            if request.method in {"GET", "HEAD"}:
                return _to_sign_in()
            raise Forbidden("Only editors decide; sign in first.")
        if request.method == "POST":
            _own_form()
        return view(*args, **kwargs)

    return guarded


def _own_form() -> None:
    """Refuses whatever another site made a browser send (cross-site request forgery)."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        raise Forbidden("This form came from another site.")
    sent, wanted = request.form.get("token", ""), token()
    if not wanted or not hmac.compare_digest(sent.encode(), wanted.encode()):
        raise Forbidden("This form is not of your session: go back, load the page anew, and try again.")


def _to_sign_in() -> Response:
    answer = redirect(pages().sign_in(next=request.path.lstrip("/")), 303)
    answer.headers["Cache-Control"] = "no-store"
    return answer
