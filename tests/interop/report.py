"""What readers understood, as a table for people: fields by readers and forms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tests.interop.fields import FIELDS, FORMS, Fields
from tests.interop.judging import Judged, Known
from tests.interop.programs import READERS

Results = dict[tuple[str, str], Judged]
"""By reader and form."""

_FORMS = {"vcard3": "3.0", "vcard4": "4.0", "jcard": "jCard"}
_PLACES = [(reader, form) for reader in READERS for form in FORMS if form in reader.forms]


def table(results: Results) -> str:
    """Each field: `=` where all cards were understood as they are, else how many were not; `.` where the reader tells nothing of it."""
    rows = [[name, *(_cell(results, place, name) for place in _PLACES)] for name in (*FIELDS, "warnings")]
    rows.append(["cards read", *(str(results[r.name, f.name].cards) for r, f in _PLACES)])
    return _markdown(["field", *_heads()], rows)


def faults(results: Results) -> list[str]:
    """One line for each field that a reader understands otherwise than is known, with the first example."""
    return [
        f"{reader}, {_FORMS[form]}: {name} in {count} cards; the first says {result.examples[name][0]!a}, understood was "
        f"{result.examples[name][1]!a}"
        for (reader, form), result in results.items()
        for name, count in result.differ.items()
    ]


def page(cards: int, told: str, known: Sequence[Known], shown: Mapping[tuple[str, str], Fields]) -> str:
    """The whole as Markdown; `shown` is what each understood of one rich card."""
    readers = [f"- **{r.name}**: {r.used_by}; reads {', '.join(_FORMS[f.name] for f in r.forms)}." for r in READERS]
    differences = [
        f"- **{one.reader}**, {' and '.join(_FORMS[f.name] for f in one.forms)}, {', '.join(one.fields)}: {one.what}."
        for one in known
    ]
    return _PAGE.format(
        cards=f"{cards:,}",
        readers="\n".join(readers),
        table=told,
        differences="\n".join(differences),
        shown=_of_one(shown),
    )


def _of_one(shown: Mapping[tuple[str, str], Fields]) -> str:
    rows = []
    for name in FIELDS:
        by_value: dict[str, list[str]] = {}
        telling = [place for place in _PLACES if name in place[0].tells]
        for place in telling:
            value = _shown(shown[place[0].name, place[1].name].get(name))
            by_value.setdefault(value or "nothing", []).append(f"{place[0].name} {_FORMS[place[1].name]}")
        rows += [
            [name, _safe(value), "all" if len(places) == len(telling) else ", ".join(places)]
            for value, places in by_value.items()
        ]
    return _markdown(["field", "understood", "by"], rows)


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return " / ".join(_shown(one) for one in value if one)
    return str(value or "")


def _cell(results: Results, place: tuple[Any, Any], name: str) -> str:
    reader, form = place
    if name not in reader.tells and name != "warnings":
        return "."
    result = results[reader.name, form.name]
    wrong, known = result.differ[name], result.known[name]
    return f"**{wrong}**" if wrong else f"{known} (known)" if known else "="


def _heads() -> list[str]:
    return [f"{reader.name} {_FORMS[form.name]}" for reader, form in _PLACES]


def _markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _safe(text: str) -> str:
    return "`" + text.replace("|", "\\|").replace("`", "'").replace("\n", " ⏎ ") + "`"


_PAGE = """# What other programs read in our cards

    make interop        # installs them, has them read 10,000 cards, and writes this page

{readers}

Each reads {cards} invented contacts, desks and groups (`tests/interop/fuzz.py`: names in sixteen scripts, every sign that a form
escapes, line breaks, control characters, emoji, right-to-left marks, names of 500 characters, many numbers) as a file, and tells what it
understood. `=`: in all cards what the card says; a number: in so many cards otherwise, in a way that is known; `.`: the reader
tells nothing of it. Lines have at most 75 octets and end with CRLF, or the run fails.

{table}

## Where they are known to differ

{differences}
- **khard** gathers numbers and addresses by their type, so that their order is another.
- **khard** and **vobject** know no jCard, nor does Evolution. No program that validates JSContact was found among the packages of npm
  and PyPI (November 2026); our own tests hold it to RFC 9553 and 9555.

Anything else fails the run (`tests/interop/known.py` says each difference exactly, not only where).

## What each understands of one rich card

The same contact in each form; who understood the same stands in one line. `all`: everybody who tells of the field at all (khard keeps
some that it never shows).

{shown}
"""
