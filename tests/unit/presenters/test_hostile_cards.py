"""Cards of an issuer who means harm: whatever a release says, a card is one card, a cell one cell, a file name a file name."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.presenters.addresses import Addresses
from directory.presenters.cards import archive, vcard3
from directory.presenters.cards.forms import (
    FORMS,
    GOOGLE,
    JCARD,
    JSCONTACT,
    OUTLOOK,
    VCARD3,
    VCARD4,
    Form,
    file_name,
    name_in_archive,
)
from directory.presenters.cards.properties import clean, of_card, of_group, uid
from directory.records import Card, OfficeRef
from tests.unit.presenters.cards import card, cited, detail, ref

TO = Addresses("https://press.example.org")
NASTY = st.sampled_from(
    (
        *("\r\n", "\n ", "\r", "\x00", "\x1b[2J", "\x7f", "\x85", "\u2028", "\u2029", "\ud800", "\udfff", "\ue000"),
        *("BEGIN:VCARD", "\r\nEND:VCARD\r\nBEGIN:VCARD\r\n", "TEL:+1", ";TYPE=home", ':"', '"', "^n", "\\", "\\n"),
        *(
            "\u202e",
            "\u2066",
            "\u2069",
            "\ufeff",
            "\u200f",
            "=cmd|' /C calc'!A0",
            "+1",
            "-1",
            "@x",
            "\t",
            "../",
            "%0d%0a",
        ),
        *("VALUE=uri", "ENCODING=b", "item1.X-ABLABEL:", "漢", "é", "👩🏽\u200d🚀", "\u0301", " " * 90, "x" * 300),
    )
)
WORDS = st.lists(st.one_of(NASTY, st.text(max_size=8)), max_size=8).map("".join)
HEADS = {
    *(
        "BEGIN",
        "VERSION",
        "PRODID",
        "UID",
        "REV",
        "SOURCE",
        "KIND",
        "FN",
        "N",
        "ORG",
        "TITLE",
        "CATEGORIES",
        "NOTE",
        "URL",
    ),
    *("TEL;TYPE=work;TYPE=voice", "TEL;TYPE=WORK,VOICE", "EMAIL;TYPE=work", "EMAIL;TYPE=INTERNET", "LANG;TYPE=work"),
    *("X-LANG", "X-ABShowAs", "MEMBER", "RELATED;TYPE=co-worker", "END"),
}
"""All that may stand before the first colon of a line: names and parameters are ours."""
REVERSING = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@st.composite
def hostile(draw: st.DrawFn) -> Card:
    said = [detail("name", draw(WORDS)), *(detail("topic", draw(WORDS)) for _ in range(2))]
    said += [detail("role", draw(WORDS)), detail("org", draw(WORDS)), detail("territory", draw(WORDS))]
    said += [detail("phone", draw(WORDS), type="voice", extension=draw(WORDS)), detail("email", draw(WORDS))]
    said += [detail("language", draw(WORDS))]
    release = replace(ref(number=draw(WORDS), title=draw(WORDS)), file=draw(WORDS))
    office = OfficeRef("example-agency", draw(WORDS))
    kind = draw(st.sampled_from(("person", "desk")))
    return replace(card(), name=draw(WORDS), kind=kind, details=tuple(said), office=office, citations=(cited(release),))


def written(form: Form, made: Card) -> bytes:
    return form.one(form.write(of_card(made, TO, ["1123456789"])))


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for key in value:
            yield from strings(key)
        for inner in value.values() if isinstance(value, dict) else ():
            yield from strings(inner)


def assert_readable(text: str, but: str = "") -> None:
    for character in set(text) - set(but):
        assert unicodedata.category(character) not in {"Cc", "Cs", "Zl", "Zp"}, repr(character)
    assert not REVERSING & set(text)


@given(made=hostile())
@pytest.mark.parametrize("form", [VCARD3, VCARD4], ids=lambda form: form.name)
def test_a_card_is_one_card_with_our_names_and_parameters_alone(form: Form, made: Card) -> None:
    out = written(form, made)
    assert all(len(line) <= 75 for line in out.split(b"\r\n"))
    lines = out.decode().replace("\r\n ", "").split("\r\n")
    assert (lines[0], lines[-2:], len(re.findall("^BEGIN", "\n".join(lines), re.MULTILINE))) == (
        "BEGIN:VCARD",
        ["END:VCARD", ""],
        1,
    )
    assert {line.partition(":")[0] for line in lines[:-1]} - HEADS - {"TZ", "TZ;VALUE=text"} == set()
    assert_readable("".join(lines))
    assert f"UID:{uid('0123456789')}" in lines


@given(made=hostile())
@pytest.mark.parametrize("form", [JCARD, JSCONTACT], ids=lambda form: form.name)
def test_json_is_one_object_whose_texts_are_lines(form: Form, made: Card) -> None:
    found = json.loads(written(form, made).decode())
    for text in strings(found):
        assert_readable(text, but="\n")
    assert uid("0123456789") in set(strings(found))


@given(made=hostile())
@pytest.mark.parametrize("form", [GOOGLE, OUTLOOK], ids=lambda form: form.name)
def test_a_table_has_one_row_in_the_same_columns(form: Form, made: Card) -> None:
    text = written(form, made).decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert [len(row) for row in rows] == [len(head)]
    for cell in rows[0]:
        assert_readable(cell, but="\n")
        assert not re.match(r"[=@\t\r\n-]|\+(?![0-9(][0-9 ()./-]*( ext\. [0-9]+)?$)", cell)


@given(words=WORDS)
def test_a_group_and_its_name_are_as_safe(words: str) -> None:
    group = of_group(OfficeRef("example-agency", words), ["0123456789"], TO)
    lines = VCARD4.write(group).decode().replace("\r\n ", "").split("\r\n")
    assert {line.partition(":")[0] for line in lines[:-1]} <= HEADS


@given(first=WORDS, second=WORDS)
@pytest.mark.parametrize("suffix", ["vcf", "jcard.json", "google.csv", "zip"])
def test_a_file_is_called_by_letters_digits_and_hyphens(suffix: str, first: str, second: str) -> None:
    assert re.fullmatch(
        rf"[a-z0-9](?:[a-z0-9-]{{0,78}}[a-z0-9])?\.{re.escape(suffix)}", file_name(suffix, first, second)
    )


@given(names=st.lists(WORDS, max_size=3))
def test_a_zip_has_files_that_stay_in_their_folder(names: list[str]) -> None:
    files = [(name_in_archive("vcf", name, f"{number:010}"), b"BEGIN:VCARD\r\n") for number, name in enumerate(names)]
    with zipfile.ZipFile(io.BytesIO(b"".join(archive.zipped(files)))) as read:
        assert read.testzip() is None
        assert len(set(read.namelist())) == len(names)
        assert not any(re.search(r"[/\\:]|^\.", name) for name in read.namelist())


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
@pytest.mark.parametrize("filler", ["x", "\x00", " ", "\r\n", "漢", "\ud800", ";"], ids=repr)
def test_a_megabyte_in_every_field_is_a_card_of_common_size(form: Form, filler: str) -> None:
    huge = filler * 1_000_000
    fields: tuple[Any, ...] = ("name", "role", "org", "topic", "territory", "language", "email", "phone")
    said = tuple(detail(field, huge, type="voice" if field == "phone" else None) for field in fields)
    release = replace(ref(number=huge, title=huge), file=huge)
    made = replace(card(), name=huge, details=said, office=OfficeRef("a", huge), citations=(cited(release),) * 30)
    assert len(written(form, made)) < 60_000
    assert len(vcard3.brief(made, TO)) <= 2000


@given(text=WORDS, longest=st.integers(1, 40))
def test_what_is_cut_is_as_clean_as_what_is_whole(text: str, longest: int) -> None:
    cut = clean(text, longest)
    assert len(cut) <= longest
    assert clean(cut, longest) == cut
    assert clean(text, 10_000).startswith(cut)
