"""The rules by which contacts are scored, and the groups of mistakes."""

from __future__ import annotations

import importlib.util
import json
import random
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from benchmarks.bed.__main__ import label
from benchmarks.bed.make import specimens
from benchmarks.failures import reasons
from benchmarks.scoring import FIELDS, MEASURES, Tally, judge, tally

OUTSIDE = Path(__file__).resolve().parents[3] / "shared" / "tools" / "score_extraction.py"


def contact(name: str | None = "Jane Doe", **fields: Any) -> dict[str, Any]:
    phones = [{"raw": raw, "e164": raw if raw.startswith("+") else None} for raw in fields.pop("phones", ())]
    return {"kind": "person", "name": name, "role": None, "org": None, "emails": (), "phones": phones, **fields}


def why(gold: list[dict[str, Any]], got: list[dict[str, Any]]) -> list[str]:
    return [reason for reason, _ in reasons(judge(gold, got))]


class TestTheFigures:
    def test_the_same_contact_is_right(self) -> None:
        one = contact(role="Press Officer", emails=["jane@example.org"], phones=["+12025550143"])
        assert {tally(judge([one], [one])).f1(measure) for measure in (*MEASURES, "docs")} == {1.0}

    def test_case_spaces_and_outer_punctuation_do_not_count_but_accents_do(self) -> None:
        assert judge([contact("Jane  DOE")], [contact("jane doe:")])[0].right
        assert not judge([contact("Hélène Roe")], [contact("Helene Roe")])[0].right

    def test_a_number_without_country_code_counts_by_its_last_digits(self) -> None:
        assert judge([contact(phones=["+442079460143"])], [contact(phones=["020 7946 0143"])])[0].right
        assert not judge([contact(phones=["+442079460143"])], [contact(phones=["020 7946 0144"])])[0].right

    def test_a_wrong_role_is_right_but_not_strictly(self) -> None:
        (one,) = judge([contact(role="Press Officer")], [contact(role="Officer")])
        assert (one.right, one.strictly_right) == (True, False)

    def test_an_invented_contact_spoils_the_document(self) -> None:
        sums = tally(judge([contact()], [contact(), contact("John Roe", emails=["roe@example.org"])]))
        assert (sums.f1("contact"), sums.f1("email"), sums.f1("docs")) == (pytest.approx(2 / 3), 0.0, 0.0)

    def test_an_address_set_aside_costs_nothing(self) -> None:
        extra = contact(None, kind="desk", emails=["info@example.org"])
        assert tally(judge([], [extra], ["info@example.org"])).f1("docs") == 1
        assert tally(judge([], [extra])).f1("docs") == 0

    def test_a_desk_may_go_by_its_organisation(self) -> None:
        gold = contact("Press Office", kind="desk", emails=["press@example.org"])
        assert judge([gold], [contact(None, kind="desk", org="Press Office", emails=["press@example.org"])])[0].right

    def test_nothing_wanted_and_nothing_found_is_right(self) -> None:
        assert {tally(judge([], [])).f1(measure) for measure in (*MEASURES, "docs")} == {1.0}


class TestTheReasons:
    def test_a_contact_missed_and_one_invented(self) -> None:
        assert why([contact()], []) == ["missed"]
        assert why([], [contact()]) == ["extra"]

    def test_names_cut_or_too_long(self) -> None:
        box = {"emails": ["jane@example.org"]}
        assert why([contact("Jane van Doe", **box)], [contact("Jane", **box)]) == ["name too short"]
        assert why([contact("Jane Doe", **box)], [contact("Contact Jane Doe", **box)]) == ["name too long"]

    def test_another_contacts_number(self) -> None:
        gold = [contact(phones=["+12025550143"]), contact("John Roe", phones=["+12025550144"])]
        got = [contact(phones=["+12025550143", "+12025550144"]), contact("John Roe")]
        assert why(gold, got) == ["number of another", "number missed"]

    def test_a_desk_found_as_a_person(self) -> None:
        box = {"emails": ["press@example.org"]}
        assert why([contact("Newsroom", kind="desk", **box)], [contact("Jane Doe", **box)]) == ["desk as person"]

    def test_role_and_organisation(self) -> None:
        assert why([contact(role="Editor", org="Example Ltd")], [contact(org="Editor")]) == ["role missed", "org wrong"]


def _spoilt(draw: random.Random, contacts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Contacts as a poor reader would find them."""
    found = [dict(one) for one in contacts if draw.random() < 0.9]
    for one in found:
        other = draw.choice(contacts)
        for field in ("kind", "name", "role", "org", "emails", "phones"):
            if draw.random() < 0.15:
                one[field] = draw.choice([other[field], type(other[field])() if other[field] else other[field]])
    return found + ([dict(draw.choice(contacts))] if contacts and draw.random() < 0.1 else [])


@pytest.mark.skipif(not OUTSIDE.exists(), reason="the scorer of the labelled corpus is not beside this repository")
def test_the_figures_equal_those_of_the_scorer_outside() -> None:
    spec = importlib.util.spec_from_file_location("outside", OUTSIDE)
    assert spec is not None
    assert spec.loader is not None
    outside = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(outside)
    draw = random.Random(7)  # noqa: S311 - alike on every run
    labels: list[Mapping[str, Any]] = [json.loads(json.dumps(label(s))) for s in specimens()]
    found = {one["id"]: {"contacts": _spoilt(draw, list(one["contacts"]))} for one in labels}
    theirs, _, right = outside.score(labels, found)
    ours = Tally(Counter())
    for one in labels:
        ours.add(tally(judge(one["contacts"], found[one["id"]]["contacts"])))
    assert ours.right == right
    for measure in ("contact", "strict", *FIELDS):
        counts = [ours.counts[measure, kind] for kind in ("tp", "fp", "fn")]
        assert counts == [theirs[measure, kind] for kind in ("tp", "fp", "fn")], measure
