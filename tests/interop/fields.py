"""What a card says, field by field, in the words that every reader answers with; told from the list that the forms are made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from directory.presenters.cards.forms import JCARD, VCARD3, VCARD4, Form
from directory.presenters.cards.properties import Property

Fields = Mapping[str, Any]

FORMS = (VCARD3, VCARD4, JCARD)
"""Forms that others read."""

FIELDS = (
    *(
        "version",
        "prodid",
        "uid",
        "rev",
        "source",
        "kind",
        "fn",
        "n",
        "org",
        "title",
        "tel",
        "email",
        "lang",
        "tz",
        "url",
    ),
    *("note", "categories", "related", "member"),
)
_LATER = {"kind", "related", "member"}
"""What vCard 3.0 cannot say."""


def said(properties: Sequence[Property], form: Form) -> Fields:
    """Every field of a card in this form; those that it does not have are empty."""
    of_name: dict[str, list[Property]] = {name: [] for name in FIELDS}
    for one in properties:
        of_name[one.name].append(one)
    told = {name: _TOLD.get(name, _text)(several) for name, several in of_name.items()}
    told["version"] = "3.0" if form is VCARD3 else "4.0"
    if form is VCARD3:
        company = told["kind"] != "individual"
        told |= {"kind": "COMPANY" if company else "", "related": [], "member": []}
        told["tel"] = [[value, types] for value, types in told["tel"]]
        told["email"] = [[value, ["internet"]] for value, _ in told["email"]]
        told["lang"] = [[value, []] for value, _ in told["lang"]]
    told["rev"] = normal_rev(told["rev"])
    return told


def normal_rev(stamp: str) -> str:
    """A moment in the basic format, in which both versions agree."""
    return stamp.replace("-", "").replace(":", "")


def _text(several: Sequence[Property]) -> str:
    return "".join(one.value for one in several if isinstance(one.value, str))


def _texts(several: Sequence[Property]) -> list[str]:
    return [one.value for one in several if isinstance(one.value, str)]


def _typed(several: Sequence[Property]) -> list[list[Any]]:
    return [[one.value, sorted(one.types)] for one in several]


def _parts(several: Sequence[Property]) -> list[str]:
    return [part for one in several for part in one.value]


_TOLD: Mapping[str, Callable[[Sequence[Property]], Any]] = {
    **dict.fromkeys(("tel", "email", "lang", "related"), _typed),
    **dict.fromkeys(("n", "org", "categories"), _parts),
    **dict.fromkeys(("url", "member"), _texts),
}
