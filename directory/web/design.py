"""The design system, shown by itself: every token and every part that pages are made of."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from flask import Blueprint, Response, current_app, render_template
from markupsafe import Markup

from directory.presenters import calling
from directory.presenters import design as shown
from directory.web import answers
from directory.web.context import today
from directory.web.language import said

design = Blueprint("design", __name__)


@design.get("/design")
def page() -> Response:
    sheet = (Path(current_app.static_folder or "") / "tokens.css").read_text(encoding="utf-8")
    t, now = said(), datetime.now(UTC)
    words = shown.Words(
        t.gettext("Name of a person"),
        t.gettext("Name of a desk"),
        t.gettext("Role"),
        t.gettext("Name of an organisation"),
        t.gettext("Title of a release"),
    )
    samples = shown.Samples(words, today())
    parts = render_template(
        "design_parts.html",
        to=shown.Here(),
        sample=samples,
        calls=calling.calls(samples.person, now, t),
        office_hours=(calling.OPENS, calling.CLOSES),
    )
    return answers.page(
        "design.html",
        colours=shown.colours(sheet),
        pairs=shown.pairs(sheet),
        sizes=shown.sizes(sheet),
        parts=Markup(parts),  # noqa: S704  # rendered by a template of ours on the lines above
    )
