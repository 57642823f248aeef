"""The generated bed: alike on every run, reachable by nobody, and true."""

from __future__ import annotations

import re
from itertools import product

import pytest

from benchmarks.bed.layouts import LAYOUTS
from benchmarks.bed.make import FORMATS, Specimen, specimen_of, specimens
from benchmarks.bed.words import languages

# Series that regulators keep for fiction, and elsewhere numbers whose subscriber part plainly is invented.
INVENTED = re.compile(
    r"\+(?:120255501|442079460|447700900|493023125|4917139200|3319900|3363998|46846500|4631390|467017406)\d+"
    r"|\+\d+(?:5550|0555|5555|555)\d+"
)


@pytest.fixture(scope="module")
def bed() -> list[Specimen]:
    return list(specimens())


def test_the_same_seed_gives_the_same_files(bed: list[Specimen]) -> None:
    assert list(specimens()) == bed
    assert next(specimens(seed=1)).content != bed[0].content


def test_there_is_a_table_for_each_language_asked_for() -> None:
    asked = (
        "en fr de es it pt nl pl cs sv da nb fi ru uk tr el ja zh ko ar id hu sk hr sr bg sl et lt lv he vi hi th fa"
    )
    assert {words.language for words in languages()} >= set(asked.split())


def test_any_two_of_layout_format_and_language_meet(bed: list[Specimen]) -> None:
    """Those excepted that no format can set, such as Arabic in PDF."""
    tables = {words.language: words for words in languages()}
    layouts_in_formats = {(s.layout, s.format) for s in bed}
    assert {(s.layout, s.language) for s in bed} == set(product(LAYOUTS, tables))
    for format_, language in set(product(FORMATS, tables)) - {(s.format, s.language) for s in bed}:
        assert not any(specimen_of(layout, format_, tables[language]) for layout in LAYOUTS), (format_, language)
    for layout, format_ in set(product(LAYOUTS, FORMATS)) - layouts_in_formats:
        assert not any(specimen_of(layout, format_, words) for words in tables.values()), (layout, format_)


def test_every_document_has_a_name_of_its_own(bed: list[Specimen]) -> None:
    assert len({specimen.file for specimen in bed}) == len(bed)


def test_nobody_can_be_reached(bed: list[Specimen]) -> None:
    for specimen in bed:
        for contact in specimen.contacts:
            assert all(email.endswith(".example.org") for email in contact.emails)
            for phone in contact.phones:
                assert INVENTED.fullmatch(phone.e164), (specimen.file, phone)


def test_a_document_states_what_it_is_said_to_state(bed: list[Specimen]) -> None:
    """In plain text, where nothing stands between a value and its letters."""
    for specimen in (s for s in bed if s.format == "txt"):
        text = specimen.content.decode()
        for contact in specimen.contacts:
            stated = [contact.name, contact.role, contact.org, *(phone.raw for phone in contact.phones)]
            stated += contact.emails if specimen.layout != "disguised" else ()
            assert [value for value in stated if value and value not in text] == [], specimen.file


def test_a_release_without_contacts_has_none_in_its_truth(bed: list[Specimen]) -> None:
    empty = {specimen.layout for specimen in bed if not specimen.contacts}
    assert empty == {"none", "only-decoys"}
