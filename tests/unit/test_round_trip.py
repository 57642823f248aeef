"""What goes out as a file for address books comes back in as it was: a registry written, read into an empty one and written again
is the same, field for field, on both databases; and what a form cannot carry is named here, form by form."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from directory import card_files
from directory.cli.export import as_csv
from directory.ingest import ingest
from directory.presenters import person_names
from directory.presenters.addresses import Addresses
from directory.presenters.cards.forms import GOOGLE, JCARD, JSCONTACT, OUTLOOK, VCARD3, VCARD4, Form
from directory.readers import mojibake
from directory.readers.decode import tidy
from directory.records import Card, Document
from directory.registry.search import all_contacts
from directory.registry.store import Kept, keep
from directory.registry.tables import Base
from tests.builders import NOW, Draft, desk, mention, release

TO = Addresses("https://press.example.org")

NAMES = (
    "Ada Probe", "Jürgen Müller-Lüdenscheidt", "Zoë d'Exemple", "Šárka Příkladová", "Ιωάννα Παραδείγματος", "Анна Примерова", "دانا مثال", "דנה דוגמה",
    "例子小明", "山田 太郎", "홍길동", "अदा उदाहरण", "อาดา ตัวอย่าง", "Անի Օրինակ", "ანა მაგალითი", "আদা উদাহরণ", "அடா உதாரணம்",
    "O'Sample, Ada", "Sample; Ada", "Ada \\ Sample", "Ada \\n Sample", "Ada 🚀 Probe", "Ada “Quote” Probe", 'Ada "Q" Probe', "=Ada Probe", "BRESSON Pascale",
    "Dr. Ada van der Probe Jr.", "Ada " + "Lang" * 100, "Ada: Probe", "Ada | Probe", "+Ada Probe",
)  # fmt: skip
"""In fifteen scripts and more, with all that one form or another gives a meaning to."""
WORDS = st.text(
    st.characters(codec="utf-8", categories=("L", "N"), include_characters=" ,;:\\'\"|=-+./()&🚀"), min_size=1, max_size=40
).map(lambda words: " ".join(tidy(words).split())).filter(lambda words: not mojibake.is_likely(words, words))  # fmt: skip
"""As every reader leaves them: what looks like UTF-8 that was read as Windows-1252 is put back (`Ãª` is `ê`)."""
ROLES = st.one_of(st.none(), st.sampled_from(["Press officer", "Head, of; Press \\ Media"]), WORDS.filter(bool))
HOUSES = st.one_of(
    st.none(), st.sampled_from(["Example House", "Example, Sample; and \\ Sons", "例子公司"]), WORDS.filter(bool)
)
TOPICS = st.lists(st.sampled_from(["climate", "energy; heat", "space\\flight", "música"]), max_size=2, unique=True)
AREAS = st.lists(st.sampled_from(["Germany", "Bavaria", "Latin America"]), max_size=2, unique=True)
TONGUES = st.lists(st.sampled_from(["German", "English", "Greek"]), max_size=2, unique=True)


@dataclass(frozen=True)
class Carrier:
    """A form with what it loses: nothing that a contact says is lost but what `without` takes away before."""

    name: str
    write: Callable[[Session], Iterator[bytes]]
    fields: Callable[[bytes], list[Any]]
    can_carry: Callable[[Card], bool] = lambda _: True


def _cards(form: Form) -> Callable[[Session], Iterator[bytes]]:
    return lambda session: card_files.file_of(session, form, TO, card_files.Chosen())


_OF_THE_CONTACT = re.compile(r"(?m)^(?:UID|REV|SOURCE|URL|PRODID)[;:].*\n")
_NOTE = re.compile(r"(?m)^NOTE:.*$")
_LINES = re.compile(r"(?:Speaks|Answers for|Asked about): [^\\]*")


def _of_vcards(content: bytes) -> list[Any]:
    """Each card but for what is of the registry that wrote it: its numbers and addresses there, and which releases it cites."""
    unfolded = content.decode().replace("\r\n ", "").replace("\r\n", "\n")
    bare = _NOTE.sub(lambda note: "NOTE:" + "".join(_LINES.findall(note.group())), _OF_THE_CONTACT.sub("", unfolded))
    return sorted(bare.split("BEGIN:VCARD\n"))


_IN_JSON = {"uid", "rev", "updated", "source", "directories", "url", "links", "prodid", "prodId"}
"""What is of the registry that wrote a card, in jCard and JSContact."""


def _of_jcards(content: bytes) -> list[Any]:
    return sorted(
        [[name, about, *(map(_of_note, values) if name == "note" else values)] for name, about, _, *values in said]
        for _, card in json.loads(content)
        if (said := [one for one in card if one[0] not in _IN_JSON])
    )


def _of_jscontacts(content: bytes) -> list[Any]:
    cards = [{key: said for key, said in card.items() if key not in _IN_JSON} for card in json.loads(content)]
    for note in (note for card in cards for note in card["notes"].values()):
        note["note"] = _of_note(note["note"])
    return sorted(map(json.dumps, cards))


def _of_note(note: str) -> str:
    """But for what it tells of releases."""
    return "".join(_LINES.findall(note.replace("\n", "\\n")))


def _of_rows(content: bytes) -> list[Any]:
    rows = []
    for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig"))):
        kept = {key: value for key, value in row.items() if key not in _NOT_OF_THE_CONTACT}
        kept["organisation"] = row.get("organisation") or row.get("office") or ""
        kept["Notes"] = "".join(_LINES.findall((row.get("Notes") or "").replace("\n", "\\n")))
        rows.append(sorted(kept.items()))
    return sorted(rows)


_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_NOT_OF_THE_CONTACT = {"id", "office", "last cited", "releases", "page", "Website 1 - Value", "Web Page", "Notes"}


def _no_formula_quoted(card: Card) -> bool:
    """An apostrophe before what a spreadsheet takes for a formula is one that was put there."""
    return not any(re.match(r"'[=+@\t\r\n-]", detail.value) for detail in card.details)


def _cells_without_commas(card: Card) -> bool:
    """A comma parts what several topics, territories and the like are in one cell."""
    return _no_formula_quoted(card) and not any("," in d.value or ";" in d.value for d in card.of("topic"))


def _name_of_parts(card: Card) -> bool:
    """Outlook has no column for a whole name: one that is not its parts in their usual order comes back in that order, and one in
    letters of East Asia as it is written there, family name first and no space between."""
    parts = person_names.split(card.name)
    whole = " ".join(filter(None, (parts.prefix, parts.given, parts.family, parts.suffix)))
    return _no_formula_quoted(card) and (
        card.kind == "desk" or (whole == card.name and "," not in whole and not _EAST_ASIAN.search(whole))
    )


def _outlook(card: Card) -> bool:
    """It has one number for mobiles and one for faxes, three others and three addresses, and parts categories by semicolons."""
    kinds = [detail.type for detail in card.of("phone")]
    few = kinds.count("mobile") < 2 and kinds.count("fax") < 2
    return few and _name_of_parts(card) and not any(";" in d.value or "," in d.value for d in card.of("topic"))


def _google(card: Card) -> bool:
    return _no_formula_quoted(card) and not any(";" in d.value or "," in d.value for d in card.of("topic"))


CARRIERS = (
    Carrier("book.vcf", _cards(VCARD3), _of_vcards),
    Carrier("book4.vcf", _cards(VCARD4), _of_vcards),
    Carrier("book.jcard.json", _cards(JCARD), _of_jcards),
    Carrier("book.jscontact.json", _cards(JSCONTACT), _of_jscontacts),
    Carrier("google.csv", _cards(GOOGLE), _of_rows, _google),
    Carrier("outlook.csv", _cards(OUTLOOK), _of_rows, _outlook),
    Carrier("ours.csv", lambda session: as_csv(all_contacts(session), TO), _of_rows, _cells_without_commas),
)


@st.composite
def drafts(draw: st.DrawFn) -> list[Draft]:
    """Contacts that are told apart by their addresses and numbers, some of one name."""
    made: list[Draft] = []
    for number, name in enumerate(draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4))):
        is_desk = draw(st.booleans())
        said: dict[str, Any] = {
            "role": draw(ROLES),
            "org": draw(HOUSES),
            "languages": draw(TONGUES),
            "territories": draw(AREAS),
            "topics": draw(TOPICS),
            "email": [f"a{number}.{at}@house{number}.example" for at in range(draw(st.integers(0, 3)))],
            "phone": [f"+49 30 1234{number}{at}1" for at in range(draw(st.integers(0, 2)))],
            "mobile": [f"+49 170 12345{number}{at}" for at in range(draw(st.integers(0, 1)))],
            "fax": [f"+49 30 9876{number}{at}1, ext. 12" for at in range(draw(st.integers(0, 1)))],
        }
        if not said["email"] and not said["phone"]:
            said["phone"] = [f"+49 30 555{number}{number}1, ext. 7"]
        made.append(desk(name, **said) if is_desk else mention(name, **said))
    return made


def _empty(engine: Engine) -> None:
    with engine.begin() as connection:
        for table in reversed(Base.metadata.sorted_tables):
            if table.name != "registry_state":
                connection.execute(table.delete())


def _written(engine: Engine, carrier: Carrier) -> tuple[bytes, list[Card]]:
    with Session(engine) as session:
        return b"".join(carrier.write(session)), list(all_contacts(session))


def _read(engine: Engine, carrier: Carrier, content: bytes) -> None:
    document = Document(f"file:///{carrier.name}", carrier.name, content)
    (kept,) = ingest(sessionmaker(engine), [document], default_country=None, now=lambda: NOW)
    assert isinstance(kept, Kept)


@pytest.mark.parametrize("carrier", CARRIERS, ids=lambda carrier: carrier.name)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=drafts())
def test_what_is_written_is_read_and_written_again_as_it_was(
    engine: Engine, carrier: Carrier, said: Sequence[Draft]
) -> None:
    _empty(engine)
    with Session(engine) as session, session.begin():
        keep(session, *release(*said), NOW)
    content, before = _written(engine, carrier)
    if not all(map(carrier.can_carry, before)):
        return
    _empty(engine)
    _read(engine, carrier, content)
    again, after = _written(engine, carrier)
    assert len(after) == len(before)
    assert carrier.fields(again) == carrier.fields(content)


@pytest.mark.parametrize("carrier", CARRIERS, ids=lambda carrier: carrier.name)
def test_every_name_comes_back_that_a_form_can_carry(engine: Engine, carrier: Carrier) -> None:
    said = [mention(name, email=f"a{at}@house{at}.example", org="House") for at, name in enumerate(NAMES)]
    with Session(engine) as session, session.begin():
        keep(session, *release(*said), NOW)
    content, before = _written(engine, carrier)
    _empty(engine)
    _read(engine, carrier, content)
    _, after = _written(engine, carrier)
    came_back = {card.name for card in after}
    assert len(after) == len(before)
    assert {card.name for card in before if carrier.can_carry(replace(card, details=card.of("name")))} <= came_back
