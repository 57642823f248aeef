"""Bring the catalogues of messages up to date with templates and source: `make catalogues`.

A new language: `python -m scripts.catalogues de` makes `directory/presenters/catalogues/de.po`; translate what is empty in it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

from directory.presenters import changed, deciding, deciding_offices, filters, lab_examples, page, standing
from directory.presenters import lab as parse
from directory.presenters.translating import CATALOGUES, SOURCE, TOLD
from directory.settings import Settings
from directory.web import context, errors, openapi
from directory.web.app import create_app
from scripts.core_words import sentences

PACKAGE = Path(__file__).resolve().parents[1] / "directory"
FUNCTIONS: Mapping[str, object] = {
    "_": None,
    "say": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
OF_A_RELEASE = ("part", "format", "encoding", "title", "number", "date", "issuer", "language", "place", "embargo")

Found = tuple[str, int, object, str | None]


def messages() -> Iterator[Found]:
    """Every message there is: where it stands, the message (or its two forms), and its context."""
    options = {"extensions": "jinja2.ext.i18n", "trimmed": "true", "newstyle_gettext": "true", "silent": "false"}
    options |= {"trim_blocks": "true", "lstrip_blocks": "true"}
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix == ".html":
            method: object = babel_extract
        elif path.suffix == ".py" and path.relative_to(PACKAGE).parts[0] in {"web", "presenters"}:
            method = "python"
        else:
            continue
        place = path.relative_to(PACKAGE.parent).as_posix()
        with path.open("rb") as file:
            for line, words, _, told in extract(method, file, FUNCTIONS, (), options):  # type: ignore[arg-type]
                yield place, line, words, told
    for place, told, words in _tables():
        yield place, 1, words, told
    for words in _of_the_api():
        yield "directory/web/openapi.py", 1, words, "api"
    for place, words in sentences():
        yield place, 1, words, TOLD


def _tables() -> Iterator[tuple[str, str | None, str]]:
    """Messages that stand in tables, each with the context under which it is looked up."""
    presenters, web = "directory/presenters", "directory/web"
    tables: list[tuple[str, str | None, object]] = [
        (f"{presenters}/standing.py", "field", standing.FIELD_WORDS.values()),
        (f"{presenters}/page.py", "kind of number", page.PHONE_WORDS.values()),
        (
            f"{presenters}/filters.py",
            "list",
            [
                words
                for every in (
                    filters.CONTACT_TITLES,
                    filters.RELEASE_TITLES,
                    filters.CHOSEN,
                    filters.RELEASES_CHOSEN,
                    filters.VALUES,
                )
                for words in every.values()
            ],
        ),
        (f"{presenters}/page.py", "link", page.LINK_WORDS.values()),
        (f"{presenters}/lab.py", "field of a release", parse.KINDS.values()),
        (f"{presenters}/lab.py", "of a release", OF_A_RELEASE),
        (f"{presenters}/lab_examples.py", "example", [one.words for one in lab_examples.EXAMPLES.values()]),
        (f"{presenters}/deciding.py", "an editor", deciding.ACT_WORDS.values()),
        (f"{presenters}/deciding.py", "deed", deciding.ACT_DEEDS.values()),
        (f"{presenters}/deciding_offices.py", "an editor", deciding_offices.ACT_WORDS.values()),
        (f"{presenters}/deciding_offices.py", "deed", deciding_offices.ACT_DEEDS.values()),
        (
            f"{presenters}/changed.py",
            "change",
            [*changed.CHANGED.values(), *changed.GIVEN.values(), *changed.GONE.values()],
        ),
        (f"{web}/context.py", "label", context.FIELD_LABELS.values()),
        (f"{web}/errors.py", "parameter", errors.PARAMETERS.values()),
        (f"{web}/errors.py", None, [errors.OTHERWISE]),
        (f"{web}/errors.py", None, [words for kind in errors.KINDS for words in (kind.title, kind.advice)]),
        (f"{web}/errors.py", None, errors.UNKNOWN_WORDS.values()),
    ]
    for place, told, words in tables:
        for word in words:  # type: ignore[attr-defined]  # each is a collection of words
            yield place, told, word


def _of_the_api() -> Iterator[str]:
    """The sentences of the API's description that its page shows."""
    with create_app(Settings(database_url="sqlite://")).app_context():
        operations, shapes = openapi.reference(openapi.spec())
    for operation in operations:
        yield from (operation[key].replace("%", "%%") for key in ("summary", "description", "body") if operation[key])
        yield from (parameter["description"] for parameter in operation["parameters"])
    for shape in shapes:
        yield from (one["description"] for one in shape["properties"] if one["description"])


def template() -> Catalog:
    """All messages, none translated."""
    made = Catalog(project="Press Directory", charset="utf-8")
    for place, _, words, told in messages():
        made.add(words, context=told, locations=[(place, 0)])
    return made


def updated(language: str) -> bytes:
    """The language's catalogue with every message and no other, what is translated kept."""
    path = CATALOGUES / f"{language}.po"
    known = read_po(BytesIO(path.read_bytes()), locale=language) if path.exists() else Catalog(locale=language)
    made = Catalog(
        locale=language,
        charset="utf-8",
        fuzzy=False,
        header_comment="# Press Directory: what it says in this language.",
    )
    for message in template():
        if message.id:
            kept = known.get(message.id, message.context)
            made.add(message.id, kept.string if kept else None, locations=message.locations, context=message.context)
    written = BytesIO()
    write_po(written, made, width=120, sort_by_file=True, include_lineno=False, omit_header=False)
    return b"\n".join(line for line in written.getvalue().split(b"\n") if not _stamp(line))


def untranslated(language: str) -> list[Message]:
    """What the language's catalogue lacks."""
    known = read_po(BytesIO(updated(language)), locale=language)
    return [m for m in known if m.id and not all(m.string if isinstance(m.string, tuple) else [m.string])]


def _stamp(line: bytes) -> bool:
    """What changes without a translation's having changed, or tells of a person or tool."""
    names = (b"POT-Creation-Date", b"PO-Revision-Date", b"Last-Translator", b"Language-Team", b"Generated-By")
    return line.startswith(tuple(b'"' + name for name in (*names, b"Project-Id-Version", b"Report-Msgid")))


def main() -> None:
    for language in sys.argv[1:] or [path.stem for path in CATALOGUES.glob("*.po")]:
        if language == SOURCE:
            sys.exit(f"{SOURCE} is the language of the source and has no catalogue")
        (CATALOGUES / f"{language}.po").write_bytes(updated(language))
        print(f"{language}: {len(untranslated(language))} messages to translate")  # noqa: T201  # what the command is for


if __name__ == "__main__":
    main()
