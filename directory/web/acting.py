"""What a form asks to be done: shown first, or done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from flask import redirect, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as BaseResponse

from directory.records import ActKind
from directory.registry.deciding import By
from directory.web import answers, editor
from directory.web.db import session
from directory.web.forms import reason

UNDOABLE = 100
"""So many of the last decisions are listed to be taken back."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a form asks to be done: what it is called, how it is done, and where to go on from there. A picture that it brought is
    shown before as `picture`, an address, and sent again as what stands in `held`, since nothing keeps it meanwhile."""

    kind: ActKind
    deed: Callable[[Session, By], int]
    onward: str
    picture: str = ""
    held: tuple[tuple[str, str], ...] = ()


def by_editor(why: str = "") -> By:
    """Who decides: the editor who is signed in, now."""
    return By(editor.name() or "", why, datetime.now(UTC))


def carried_out(
    asked: Asked, act: str, foretold: Callable[[Callable[[Session], int]], list[str]], action: str
) -> BaseResponse:
    """Do it, or show first what it would change, as the form wants: `act` is what it is called to an editor, `foretold` tells
    the changes of a deed in sentences, `action` is where the form goes again."""
    by = by_editor(reason())
    if request.form.get("step") == "foresee":
        apart = {"step", "token", "reason", *dict(asked.held)}
        sent = [(k, v) for k, v in request.form.items(multi=True) if k not in apart]
        return answers.unstored(
            "decide.html",
            here="Review",
            act=act,
            told=foretold(lambda s: asked.deed(s, by)),
            reason=by.reason,
            sent=[*sent, *asked.held],
            picture=asked.picture,
            back=asked.onward,
            action=action,
        )
    asked.deed(session(), by)
    session().commit()
    return redirect(asked.onward, 303)
