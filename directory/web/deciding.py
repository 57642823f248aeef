"""Why mentions are one contact, for everybody; and for editors what is worth their look, and deciding it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from re import fullmatch
from typing import Any, get_args

from flask import Blueprint, Response, redirect, request
from sqlalchemy.orm import Session
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as BaseResponse

from directory.errors import InvalidQuery, NotInRegistry, RateExceeded
from directory.presenters import deciding as words
from directory.records import ActKind, Card, Comparison, Field
from directory.registry import deciding as deeds
from directory.registry import ledger, reviews, why
from directory.registry.assemble import contact_card
from directory.registry.deciding import By
from directory.registry.foreseeing import foresee
from directory.web import answers, editor
from directory.web.acting import UNDOABLE, Asked, carried_out
from directory.web.context import pages
from directory.web.db import session
from directory.web.deciding_offices import foretold as foretold_of_offices
from directory.web.errors import sentence as problem_of
from directory.web.forms import number, whole
from directory.web.known import card_of
from directory.web.language import said

deciding = Blueprint("deciding", __name__)

WAITING_SHOWN = 50


# ------------------------------------------------------------------ signing in


@deciding.get("/sign-in")
def sign_in_form() -> Response:
    if not editor.possible():
        raise NotFound
    return answers.unstored("sign_in.html", here="Sign in", next=_local(request.args.get("next")), name="")


@deciding.post("/sign-in")
def sign_in() -> BaseResponse:
    onward, name = _local(request.form.get("next")), request.form.get("name", "")
    try:
        editor.sign_in(name, request.form.get("secret", ""))
    except (InvalidQuery, RateExceeded) as error:
        status = 429 if isinstance(error, RateExceeded) else 403
        return answers.unstored(
            "sign_in.html", status, here="Sign in", next=onward, name=name, problem=problem_of(error)
        )
    return redirect(pages().to(f"/{onward}" if onward else "/review"), 303)


@deciding.post("/sign-out")
@editor.only
def sign_out() -> BaseResponse:
    editor.sign_out()
    return redirect(pages().home(), 303)


def _local(path: str | None) -> str:
    """A path of this site, to return to after signing in; whatever could lead elsewhere is dropped."""
    return path if path and fullmatch(r"[a-z0-9]+(?:[/-][a-z0-9]+)*", path) else ""


# ------------------------------------------------------------------ looking


@deciding.get("/compare")
def compare() -> Response:
    left, right = number(request.args, "left"), number(request.args, "right")
    found = why.compare(session(), left, right)
    for mention, contact in ((left, found.left_contact), (right, found.right_contact)):
        # What waits, is kept back or under embargo is nobody's business but an editor's.
        card = _card_or_none(contact)
        if not editor.name() and (card is None or mention not in {c.mention_id for c in card.citations}):
            raise NotInRegistry("mention", str(mention))
    return answers.page("compare.html", here="Compare", **_pair(found))


@deciding.get("/review")
@editor.only
def review() -> Response:
    """The pair that is most worth a look; `skip` leads past the first ones."""
    skip = number(request.args, "skip") if "skip" in request.args else 0
    found = why.suggestions(session(), limit=skip + 1)[skip:]
    last = ledger.acts(session(), limit=1)
    return answers.unstored(
        "review.html",
        here="Review",
        skip=skip,
        left_to_do=why.count_suggestions(session()),
        waiting=reviews.count_waiting(session()),
        last=last[0] if last and last[0].kind != "undo" and last[0].undone_by is None else None,
        queue=pages().review,
        action=pages().decisions(),
        back="queue",
        **(_pair(found[0]) if found else {"pair": None}),
    )


@deciding.get("/review/waiting")
@editor.only
def waiting() -> Response:
    """What was read and is not sure enough to be published by itself."""
    every = reviews.waiting(session())
    shown = [one for one, _ in zip(every, range(WAITING_SHOWN), strict=False)]
    return answers.unstored("waiting.html", here="Review", shown=shown, count=reviews.count_waiting(session()))


@deciding.get("/decisions")
@editor.only
def decisions() -> Response:
    return answers.unstored(
        "decisions.html", here="Review", acts=ledger.acts(session(), limit=UNDOABLE), words=words.ACT_WORDS
    )


@deciding.get("/contacts/<id:public_id>/edit")
@editor.only
def edit(public_id: str) -> BaseResponse:
    card = card_of(public_id)
    if card.id != public_id:
        return redirect(pages().edit(card.id), 301)
    acts = ledger.acts(session(), {card.id, *card.aliases}, limit=UNDOABLE)
    return answers.unstored("edit.html", here="Contacts", card=card, words=words.ACT_WORDS, acts=acts)


def _pair(found: Comparison) -> dict[str, Any]:
    """What a template shows of two mentions, with what each answer would change."""
    one, other = found.left_contact, found.right_contact
    would: list[str] = []
    if editor.name() and one != other:
        would = _foretold(lambda s: deeds.merge(s, [one, other], By("", "", datetime.now(UTC))))
    contacts = [_card_or_none(id_) for id_ in (one, other)]
    return {
        "pair": found,
        "left": found.left.mention_id,
        "right": found.right.mention_id,
        "contacts": contacts,
        "rows": words.rows(found, said()),
        "fall": words.waterfall(found, said()),
        "would": would,
    }


def _card_or_none(public_id: str) -> Card | None:
    try:
        return contact_card(session(), public_id)
    except NotInRegistry:
        return None


# ------------------------------------------------------------------ deciding


@deciding.post("/decisions")
@editor.only
def decide() -> BaseResponse:
    """Do what the form asks, or show first what it would change."""
    asked = _asked()
    about_offices = asked.kind == "undo" and ledger.is_about_offices(session(), number(request.form, "act"))
    told = foretold_of_offices if about_offices else _foretold
    return carried_out(asked, said().pgettext("deed", words.ACT_DEEDS[asked.kind]), told, pages().decisions())


def _foretold(deed: Callable[[Session], int]) -> list[str]:
    """What a deed would change, in sentences."""
    session().rollback()  # what was read so far would keep a writer's turn from beginning
    return words.consequence(foresee(session(), deed), said())


def _asked() -> Asked:
    """What the form asks for. Raises InvalidQuery naming what is missing or wrong."""
    form = request.form
    kind = _kind(form.get("kind", ""))
    contact = form.get("contact", "")
    onward = pages().edit(contact) if fullmatch("[0-9a-z]{1,32}", contact) else pages().review(skip=form.get("skip"))
    if kind == "undo":
        act = number(form, "act")
        queue = pages().review_offices() if form.get("back") == "offices" else onward
        back = queue if form.get("back") else pages().decisions()
        return Asked("undo", lambda s, by: deeds.undo(s, act, by), back)
    if kind == "merge":
        other = form.get("other", "").strip().rstrip("/")
        return Asked("merge", lambda s, by: deeds.merge(s, [contact, _id_in(other)], by), onward)
    if kind == "split":
        mentions = [whole(value, "mention") for value in form.getlist("mention")]
        return Asked("split", lambda s, by: deeds.split(s, contact, mentions, by), onward)
    if kind in {"withdraw", "restore"}:
        details = [_detail(value) for value in form.getlist("detail")]
        if not details and form.get("whole") != "yes":
            raise InvalidQuery("detail", "choose what is to be kept back")
        deed = deeds.withdraw if kind == "withdraw" else deeds.restore
        gone = kind == "withdraw" and not details
        return Asked(kind, lambda s, by: deed(s, contact, details, by), pages().decisions() if gone else onward)
    if kind == "publish" or kind == "refuse":  # noqa: PLR1714  # a type checker follows this one
        mention = number(form, "mention")
        return Asked(kind, lambda s, by: _review(s, mention, kind, by), pages().waiting())
    pair = (number(form, "left"), number(form, "right"))
    if kind == "same":
        return Asked("same", lambda s, by: deeds.join(s, pair, by), onward)
    return Asked(kind, lambda s, by: deeds.decide(s, pair, kind, by), onward)


def _review(opened: Session, mention: int, opinion: reviews.Decision, by: By) -> int:
    return reviews.decide(opened, mention, opinion, author=by.author, reason=by.reason, now=by.now)


def _kind(word: str) -> ActKind:
    if word not in get_args(ActKind):
        raise InvalidQuery("kind", "is none of the things that can be decided")
    return word  # type: ignore[return-value]  # looked up in ActKind


def _id_in(words_: str) -> str:
    """The id in what an editor typed: the id itself, or the address of the contact's page."""
    found = fullmatch(r"(?:.*/contacts/)?([0-9a-z]{1,32})(?:/[a-z0-9-]*)?(?:\.vcf)?", words_)
    if found is None:
        raise InvalidQuery("other", "is neither the id nor the address of a contact")
    return found[1]


def _detail(value: str) -> tuple[Field, str]:
    field, _, key = value.partition(":")
    if field not in get_args(Field) or not key:
        raise InvalidQuery("detail", "is no detail of a contact")
    return field, key  # type: ignore[return-value]  # looked up in Field
