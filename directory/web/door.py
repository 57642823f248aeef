"""Who is let in to a press book whose office demands a token: whoever shows one that counts, as the password of Basic credentials (RFC 7617),
since address books on phones and computers know of no other way.

Only requests below the address of such a book are looked at; credentials sent elsewhere are neither read nor refused. Nothing
here, nor anything that comes of it, says or logs what was shown.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime

from flask import Flask, Response, abort, current_app, g, request

from directory.errors import RateExceeded
from directory.registry import book_tokens
from directory.registry.demanding import demands
from directory.registry.issuing import StoredOffice, office_at
from directory.web.db import session
from directory.web.rate import TokenBuckets

EXTENSION = "press-directory-door-rate"
GUESSES_A_MINUTE = 30
"""Of tokens that there are not, by one client. No guess ever finds one (140 bits); a device whose token was taken back asks on for days."""


def equip(app: Flask) -> None:
    app.extensions[EXTENSION] = TokenBuckets(GUESSES_A_MINUTE, burst=GUESSES_A_MINUTE)


def is_guarded(office: StoredOffice) -> bool:
    """Whether the press book of this office demands a token."""
    return demands(session(), office.id)


def guards(slug: str) -> bool:
    """The same of the office that a slug leads to."""
    office = office_at(session(), slug)
    return office is not None and is_guarded(office)


def let_in(office: StoredOffice, page: str) -> None:
    """Go on only where a token was shown that counts for this office. `page` tells how one subscribes.

    What a client asks before it can do anything (OPTIONS; Fetch, "CORS-preflight fetch", sends no credentials) is answered to
    everybody. Raises what answers 401, or 429 after too many guesses.
    """
    g.guarded = True
    if request.method == "OPTIONS":
        return
    shown = _shown()
    guesses: TokenBuckets = current_app.extensions[EXTENSION]
    if shown is not None:
        if seconds := guesses.wait(request.remote_addr):
            abort(_told("Too many tokens that there are not were tried from here.", 429, {"Retry-After": str(seconds)}))
        if book_tokens.opens(session(), office.id, shown, datetime.now(UTC).date()):
            return
        with suppress(RateExceeded):  # another request took the last one meanwhile
            guesses.take(request.remote_addr)
    # The realm is what keeps the books of two offices apart in a client that remembers passwords; slugs are ASCII.
    demand = f'Basic realm="Press book {office.slug}", charset="UTF-8"'
    abort(_told(f"The press office gives this to who has a token of it; see {page}", 401, {"WWW-Authenticate": demand}))


def close_to_others(response: Response) -> None:
    """What was let out to one is kept for nobody else (RFC 9111, 3.5 and 5.2.2.7)."""
    if not g.get("guarded"):
        return
    response.vary.add("Authorization")
    kept = response.headers.get("Cache-Control", "")
    if "no-store" not in kept:
        response.headers["Cache-Control"] = f"private, {kept}" if kept else "private, no-cache"


def _shown() -> str | None:
    """The token of the request; None where it shows nothing that could be one, such as what clients send that insist on some password."""
    given = request.authorization
    if given is None or given.type != "basic" or given.password is None:
        return None
    return book_tokens.may_be(given.password)


def _told(words: str, status: int, headers: dict[str, str]) -> Response:
    return Response(f"{words}\n", status, headers | {"Cache-Control": "no-store"}, mimetype="text/plain")
