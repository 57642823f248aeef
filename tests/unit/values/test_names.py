from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.values import names


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Raphaël SART", "raphael sart"),
        ("Łukasz Öztürk", "lukasz ozturk"),
        ("Jean-Yves O'Exemple", "jean yves oexemple"),
        ("  two   spaces ", "two spaces"),
    ],
)
def test_a_name_folds_to_lower_case_ascii_words(written: str, key: str) -> None:
    assert names.fold(written) == key


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        ("Ada Probe", "PROBE Ada", "surname first"),
        ("Ada Probe", "A. Probe", "an initial"),
        ("Ada Probe", "Ada Marie Probe", "a middle name"),
        ("Éloïse Témoin", "Eloise Temoin", "accents lost"),
        ("Kristin Muster", "Kristen Muster", "one letter"),
        ("Le Roy Sample", "LeRoy Sample", "a space lost"),
        ("Muster", "Ada Muster", "the surname alone"),
    ],
)
def test_two_writings_of_one_name_are_compatible(left: str, right: str, reason: str) -> None:
    assert names.compatible(left, right), reason
    assert names.compatible(right, left), reason


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        ("Ada Probe", "Bea Probe", "other forename"),
        ("Ada Probe", "Ada Muster", "other surname"),
        ("A. P.", "Ada Probe", "initials alone prove nothing"),
        ("", "Ada Probe", "no name"),
        ("Anna Probe", "Anne Beispiel", "nothing shared whole"),
    ],
)
def test_names_of_two_people_are_not_compatible(left: str, right: str, reason: str) -> None:
    assert not names.compatible(left, right), reason


@given(
    *[st.lists(st.sampled_from(["kristen", "kristin", "kristan", "k", "probe", "probst"]), max_size=4).map(" ".join)]
    * 2
)
def test_compatibility_does_not_depend_on_the_order(left: str, right: str) -> None:
    assert names.compatible(left, right) == names.compatible(right, left)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert names.fold(names.fold(text)) == names.fold(text)


@pytest.mark.parametrize("written", ["홍길동", "홍 길동", " 홍길동 ", "길동 홍"])
def test_a_korean_name_is_one_with_and_without_the_space_behind_the_family_name(written: str) -> None:
    assert sorted(names.fold_person(written).split()) == ["gildong", "hong"]


def test_korean_family_names_are_spelt_as_most_who_bear_them_do() -> None:
    assert names.fold_person("이길동") == "lee gildong"
    assert names.fold_person("남궁길동") == "namgung gildong"
    assert names.fold_person("제인 도우") == names.fold("제인 도우")  # a name from elsewhere


@given(st.text())
def test_of_any_other_name_the_fold_is_that_of_all_texts(text: str) -> None:
    if not any("\uac00" <= letter <= "\ud7a3" for letter in text):
        assert names.fold_person(text) == names.fold(text)
    assert names.fold_person(text) == names.fold_person(text.strip())
