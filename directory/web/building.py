"""Where an editor picks what to show on another page, sees it, and copies the line. All is in the address: nothing is remembered."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from flask import Blueprint, Response, get_template_attribute, request
from markupsafe import Markup

from directory.errors import DirectoryError, InvalidQuery, NotInRegistry
from directory.presenters import design, widget
from directory.presenters import embedding as lines
from directory.presenters.addresses import Addresses
from directory.presenters.api import Json
from directory.presenters.translating import Translator
from directory.records import OfficeRef, ReleaseRef
from directory.web import answers, bounding, embedding, errors, scripts
from directory.web.context import public
from directory.web.embedding import Asked
from directory.web.framing import parameters_of
from directory.web.language import languages, said

building = Blueprint("building", __name__)

COLOURS: Final = {"ink": "#1a1a1a", "ground": "#ffffff", "link": "#0b4a8f"}
"""Of the page that shows the contacts, unless the editor says which: text, what is behind it, links."""
_COLOUR = re.compile("#[0-9a-f]{6}")
_OPTIONS: Final = ("now", "order", "limit", "layout", "lang")


@dataclass(frozen=True, slots=True)
class Line:
    """One way to show the contacts: what it is called, when to take it, and what is copied."""

    name: str
    title: str
    when: str
    copied: str


@dataclass(frozen=True, slots=True)
class Ratio:
    """How far a colour stands out from what is behind it (WCAG 2.2, 1.4.3)."""

    words: str
    colour: str
    ratio: float

    @property
    def enough(self) -> bool:
        return self.ratio >= design.TEXT


@building.get("/embed")
def page() -> Response:
    problem, told, chosen = None, None, Asked({})
    try:
        chosen = embedding.asked(_parameters())
        if chosen.anything:
            bounding.count()
            told = embedding.told(chosen, _speaker(chosen))
    except (InvalidQuery, NotInRegistry) as error:
        problem = _problem(error)
    t, colours = said(), {name: _colour(name, usual) for name, usual in COLOURS.items()}
    static = _static(told) if told else ""
    return answers.page(
        "building.html",
        400 if problem else 200,
        here="Embed",
        problem=problem,
        chosen=chosen,
        told=told,
        where=request.args.get("url") or " ".join(_addresses(chosen)),
        fields=lines.options(chosen.fields, _fields(t)),
        layouts=lines.options([chosen.layout], _layouts(t)),
        orders=lines.options([chosen.order], _orders(t)),
        tongues=[(one.language, one.name) for one in languages()],
        most=embedding.MOST,
        colours=colours,
        ratios=[
            Ratio(t.gettext("Text"), colours["ink"], design.contrast(colours["ink"], colours["ground"])),
            Ratio(t.gettext("Links"), colours["link"], design.contrast(colours["link"], colours["ground"])),
        ],
        copied=_lines(chosen, told, t) if told else [],
        rule=f"press-contacts {{ {lines.room(lines.height(told, chosen.layout))} }}" if told else "",
        markup=Markup(static),  # noqa: S704  # rendered by a template of ours
        script=Addresses(urlsplit(public().base).path).widget_script(),
    )


def _parameters() -> dict[str, str]:
    """What the form says: whose contacts, by addresses of pages here, or by what the element is told; and how they are shown."""
    given = {name: words for name, words in request.args.items() if name not in {"url", "fields"}}
    pages = [parameters_of(url) for url in request.args.get("url", "").split()[: embedding.MOST_CHOSEN + 1]]
    ids = [one["contacts"] for one in pages if "contacts" in one]
    if len(pages) > 1 and len(ids) < len(pages):
        raise InvalidQuery("url", "several addresses may be those of contacts only")
    if pages:
        given = {name: given[name] for name in _OPTIONS if name in given}
        given |= {name: words for name, words in pages[0].items() if name != "lang"}
        given |= {"contacts": ",".join(ids)} if ids else {}
    fields = ",".join(request.args.getlist("fields"))
    return given | ({"fields": fields} if fields and fields != ",".join(widget.USUAL) else {})


def _speaker(chosen: Asked) -> Translator:
    return embedding.spoken(chosen) if chosen.lang else said()


def _problem(error: DirectoryError) -> str:
    if isinstance(error, NotInRegistry):
        return errors.say(errors.UNKNOWN_WORDS.get(error.kind, errors.UNKNOWN_WORDS[""]), key=error.key)
    return errors.sentence(error)


def _addresses(chosen: Asked) -> list[str]:
    """Of the pages here that show what is chosen."""
    to = public()
    if chosen.ids:
        return [to.contact_at(id_) for id_ in chosen.ids]
    if chosen.release:
        return [to.release(ReleaseRef(chosen.release, None, None, None, "", None))]
    if chosen.only.office and set(chosen.only.asked) == {"office"} and not chosen.words:
        return [to.office(OfficeRef(chosen.only.office, ""))]
    return [to.contacts(q=chosen.words, **chosen.only.asked)] if chosen.anything else []


def _static(told: Json) -> str:
    macro = get_template_attribute("embedded.html", "list")
    return str(macro(told))


def _lines(chosen: Asked, told: Json, t: Translator) -> list[Line]:
    to, em = public(), lines.height(told, chosen.layout)
    attributes = chosen.attributes | ({"lang": chosen.lang} if chosen.lang else {})
    script = lines.script_line(to.widget_script(), scripts.V1.integrity)
    frame = to.frame(**attributes)
    snippet = str(get_template_attribute("embedded.html", "snippet")(told, lines.linked(told)))
    fit = lines.script_line(to.frame_script(), scripts.FIT.integrity)
    framed = lines.frame(frame, told["label"], "100%", round(em * lines.PIXELS) + lines.PIXELS)
    return [
        Line(
            "script",
            t.gettext("One line"),
            t.gettext("It keeps itself right, in the style and language of your page."),
            script + lines.element(attributes, em),
        ),
        Line(
            "lasting",
            t.gettext("One line that is never empty"),
            t.gettext(
                "The same, with the contacts as they are today within: they stay where scripts are forbidden or this directory cannot be reached."
            ),
            script + lines.element(attributes, em, f"\n{snippet}\n"),
        ),
        Line(
            "frame",
            t.gettext("A frame"),
            t.gettext(
                "For editors that allow no scripts but frames. The second part gives it the right height, where scripts may run."
            ),
            f"{framed}\n{fit}",
        ),
        Line(
            "oembed",
            t.gettext("An address to paste"),
            t.gettext("WordPress and other editors make a frame of it by themselves (oEmbed)."),
            frame,
        ),
        Line(
            "static",
            t.gettext("Markup as of today"),
            t.gettext("It does not change by itself: h-cards and JSON-LD, for pages without anything of ours."),
            snippet,
        ),
        Line(
            "link",
            t.gettext("A link"),
            t.gettext("Where nothing else is allowed."),
            str(Markup('<a href="{}">{}</a>').format(told["address"], told["label"])),
        ),
    ]


def _fields(t: Translator) -> dict[str, str]:
    return {
        "role": t.pgettext("label", "Role"),
        "org": t.pgettext("label", "Organisation"),
        "phone": t.gettext("Numbers"),
        "email": t.pgettext("label", "E-mail"),
        "language": t.gettext("Languages spoken"),
        "territory": t.gettext("Countries and regions"),
        "topic": t.gettext("Subjects"),
        "release": t.gettext("Newest release"),
    }


def _layouts(t: Translator) -> dict[str, str]:
    return {"list": t.gettext("List"), "cards": t.gettext("Cards"), "line": t.gettext("In a line")}


def _orders(t: Translator) -> dict[str, str]:
    return {"": t.gettext("As here"), "name": t.gettext("By name"), "newest": t.gettext("Named last first")}


def _colour(name: str, usual: str) -> str:
    given = request.args.get(name, "").lower()
    return given if _COLOUR.fullmatch(given) else usual
