"""The layout lab: a page on which a release is read before anything is stored, with every step shown."""

from __future__ import annotations

from flask import Blueprint, Response

from directory.errors import DocumentError, InvalidQuery, RateExceeded, ReaderBusy
from directory.presenters import lab as shown
from directory.presenters.lab_examples import EXAMPLES, Example
from directory.web import answers, errors, unstored
from directory.web.context import settings
from directory.web.language import said

lab = Blueprint("lab", __name__)

KEPT = 200_000
"""A pasted release of up to so many characters is still in the form when its parse is shown."""


@lab.get("/lab")
def form() -> Response:
    return answers.page("lab.html", here="Lab", text="", told=None, lab=_words())


@lab.post("/lab")
def explain() -> Response:
    """What was sent, read and explained; any trouble is told on the same page, with what was pasted."""
    pasted = ""
    try:
        unstored.bound(settings())
        sent = unstored.form(settings())
        example = EXAMPLES.get(sent.example)
        pasted = example.text if example else sent.text
        told = unstored.explained(*_release(sent, example), settings())
    except InvalidQuery as error:
        return _trouble(errors.UNCLEAR, errors.sentence(error), pasted, {})
    except (DocumentError, RateExceeded, ReaderBusy) as error:
        kind, words, headers = errors.of_reading(error)
        return _trouble(kind, words, pasted, headers)
    return answers.unstored(
        "lab.html",
        here="Lab",
        text=pasted[:KEPT],
        told=told,
        parts=shown.parts(told, said()),
        lab=_words(),
    )


def _release(sent: unstored.Sent, example: Example | None) -> tuple[str, bytes]:
    """Name and bytes of what is to be read. Raises InvalidQuery where nothing was sent."""
    if example is not None:
        return said().pgettext("example", example.words), example.text.encode()
    if sent.file is not None:
        return sent.file
    if not sent.text.strip():
        raise InvalidQuery("release", "paste its text or choose its file")
    return said().gettext("pasted text"), sent.text.encode("utf-8", "replace")


def _trouble(kind: errors.Kind, detail: str, pasted: str, headers: dict[str, str]) -> Response:
    words = {"title": said().gettext(kind.title), "detail": detail, "advice": said().gettext(kind.advice)}
    answer = answers.unstored(
        "lab.html", kind.status, here="Lab", text=pasted[:KEPT], told=None, problem=words, lab=_words()
    )
    answer.headers.update(headers)
    return answer


def _words() -> dict[str, object]:
    return {
        "examples": EXAMPLES,
        "most": settings().lab_max_bytes,
        "per_minute": settings().lab_per_minute,
        "publish_above": settings().publish_above,
    }
