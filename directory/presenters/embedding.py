"""The lines by which a foreign page shows contacts: the element, a frame, what oEmbed answers, and markup that stands by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any, Final
from xml.etree.ElementTree import Element

from directory.presenters import xml
from directory.presenters.api import Json
from directory.presenters.linked_data import CONTEXT, PRESS

NAME_LINE, WAY_LINE, AROUND, SOURCE_LINE = 1.5, 1.9, 1.3, 1.9
"""Heights in em of the text, as the sheet of the script has them: of a contact's name, of each way to reach it, around both, and of what
stands below the list."""
WIDTH: Final = 600
"""Of a frame, in CSS pixels, unless somebody asks for less."""
PIXELS: Final = 16
"""CSS pixels in an em, where the reader has not chosen another size."""
SANDBOX: Final = "allow-scripts allow-popups allow-popups-to-escape-sandbox"
"""What a frame may do: tell its height, and open what is followed in it."""


def height(said: Json, layout: str) -> float:
    """The room in em that contacts take, where no line has to be broken."""
    return room_of([len(contact["ways"]) for contact in said["contacts"]], layout, note=bool(said["note"]))


def room_of(ways: Sequence[int], layout: str = "list", *, note: bool = False) -> float:
    """The same of contacts with so many ways to reach each."""
    each = [NAME_LINE + AROUND + WAY_LINE * count for count in ways]
    around = SOURCE_LINE + (WAY_LINE if note else 0)
    if layout == "line":
        return 3 * NAME_LINE
    if layout == "cards":  # two beside each other, each as high as the highest
        return round(around + -(-len(each) // 2) * (max(each, default=0) + 2), 1)
    return round(around + sum(each), 1)


def script_line(address: str, integrity: str) -> str:
    """What loads the script, once on a page."""
    return f'<script type="module" src="{escape(address)}" integrity="{integrity}" crossorigin="anonymous"></script>'


def element(attributes: Mapping[str, str], em: float, inside: str = "") -> str:
    """The element, with the room that it needs; `inside` is markup that stays until it is filled."""
    told = "".join(f' {name}="{escape(words)}"' for name, words in attributes.items())
    return f'<press-contacts{told} style="{room(em)}">{inside}</press-contacts>'


def room(em: float) -> str:
    """A declaration that keeps the room before the script is there."""
    return f"display:block;min-height:{em:g}em"


def frame(address: str, title: str, width: int | str, pixels: int) -> str:
    """A frame that may do no more than it needs to."""
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" width="{width}" height="{pixels}" '
        f'frameborder="0" loading="lazy" referrerpolicy="origin" sandbox="{SANDBOX}"></iframe>'
    )


def entities(words: str) -> str:
    """Words in numeric character references, all of them: a browser shows them and a screen reader reads them as they are; programs that
    gather addresses from the sources of pages mostly do not."""
    return "".join(f"&#{ord(sign)};" for sign in words)


def linked(said: Json) -> Json:
    """The same contacts in schema.org's words. Their e-mail addresses are to be written without a literal `@`."""
    return {"@context": CONTEXT, "@graph": [_linked(contact) for contact in said["contacts"]]}


def _linked(contact: Mapping[str, Any]) -> Json:
    found: dict[str, list[str]] = {"tel:": [], "mailto:": []}
    for way in contact["ways"]:
        for scheme, values in found.items():
            if (way["href"] or "").startswith(scheme):
                values.append(way["shown"])
    point = {"@type": "ContactPoint", "contactType": PRESS, "telephone": found["tel:"], "email": found["mailto:"]}
    person = contact["kind"] == "person"
    told = {
        "@type": "Person" if person else "Organization",
        "@id": contact["address"],
        "url": contact["address"],
        "name": contact["name"],
        "jobTitle": contact["role"] if person else None,
        "contactPoint": {name: value for name, value in point.items() if value},
    }
    return {name: value for name, value in told.items() if value}


def oembed(said: Json, address: str, cache_seconds: int, most: tuple[int | None, int | None]) -> dict[str, str | int]:
    """What oEmbed 1.0 (2.3.4) has for `rich`: a frame of this address, and a link for where frames are not. `most` are the largest width
    and height that are wanted, in CSS pixels."""
    width, wanted = most[0] or WIDTH, round(height(said, "list") * PIXELS) + PIXELS
    pixels = min(wanted, most[1] or wanted)
    link = f'<blockquote><a href="{escape(said["address"])}">{escape(said["label"])}</a></blockquote>'
    return {
        "version": "1.0",
        "type": "rich",
        "title": said["label"],
        "provider_name": said["directory"]["name"],
        "provider_url": said["directory"]["address"],
        **({"author_name": said["office"]["name"], "author_url": said["office"]["address"]} if said["office"] else {}),
        "cache_age": cache_seconds,
        "html": link + frame(address, said["label"], min(width, WIDTH), pixels),
        "width": min(width, WIDTH),
        "height": pixels,
    }


def oembed_xml(answer: Mapping[str, str | int]) -> bytes:
    """The same in XML (oEmbed 1.0, 2.3.4.1)."""
    root = Element("oembed")
    for name, value in answer.items():
        xml.add(root, name, str(value))
    return xml.document(root)


def options(asked: Sequence[str], named: Mapping[str, str]) -> list[tuple[str, str, bool]]:
    """Values with their words, and whether they are asked for."""
    return [(value, words, value in asked) for value, words in named.items()]
