"""Explaining in a process of its own: the same answers, and what goes wrong there stays there."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator

import pytest

from directory.errors import DocumentTooHard, EmptyDocument, ReaderBusy, UnsupportedDocument
from directory.explaining.apart import ApartExplainer
from directory.explaining.explain import explain
from directory.explaining.records import as_json
from directory.limits import Limits
from directory.records import Document
from tests.unit.explaining.releases import STACKED

FAULTY = "tests.unit.explaining.faulty"


@pytest.fixture(scope="module")
def apart() -> Iterator[ApartExplainer]:
    made = ApartExplainer(Limits(seconds=20.0, megabytes=600))
    yield made
    made.stop()


@pytest.fixture
def faulty() -> Iterator[ApartExplainer]:
    made = ApartExplainer(Limits(seconds=1.0), patience=0.05, worker=FAULTY)
    yield made
    made.stop()


def test_it_tells_what_the_same_process_would_tell(apart: ApartExplainer) -> None:
    here = as_json(explain(Document("about:blank", "release.txt", STACKED.encode())))
    assert apart.explain("release.txt", STACKED.encode()) == json.loads(json.dumps(here | {"others": []}))


def test_what_was_told_before_the_process_had_to_be_ended_counts(faulty: ApartExplainer) -> None:
    told = faulty.explain("a.txt", b"one, then spin")
    assert told["text"] == "one"
    (problem,) = told["others"]
    assert problem["explanation"] is None
    assert problem["problem"]["type"] == "document-too-hard"
    assert problem["problem"]["detail"].endswith("; what comes after was not read")


def test_the_country_of_the_installation_is_asked_last(apart: ApartExplainer) -> None:
    text = b"Media contact: Ada Probe, 020 7946 0101\n"
    fields = apart.explain("a.txt", text, default_country="GB")["contacts"][0]["fields"]
    assert "+442079460101" in [field["value"] for field in fields]


def test_errors_keep_their_kind(apart: ApartExplainer) -> None:
    with pytest.raises(EmptyDocument, match=r"a\.txt: "):
        apart.explain("a.txt", b"   ")
    with pytest.raises(UnsupportedDocument, match="PNG"):
        apart.explain("a.txt", b"\x89PNG\r\n")


def test_a_document_that_spins_or_kills_costs_that_process_only(faulty: ApartExplainer) -> None:
    assert faulty.explain("a.txt", b"one")["text"] == "one"
    with pytest.raises(DocumentTooHard, match=r"more than 1 seconds of processor time|longer than 6 seconds"):
        faulty.explain("a.txt", b"spin")
    assert faulty.explain("a.txt", b"two")["text"] == "two"
    with pytest.raises(DocumentTooHard, match="fail"):
        faulty.explain("a.txt", b"die")
    assert faulty.explain("a.txt", b"three")["text"] == "three"


def test_who_would_wait_too_long_is_told_so(faulty: ApartExplainer) -> None:
    spinning = threading.Thread(target=_spin, args=(faulty,))
    spinning.start()
    busy = False
    while spinning.is_alive() and not busy:
        try:
            faulty.explain("a.txt", b"me too")
        except ReaderBusy:
            busy = True
    spinning.join()
    assert busy


def _spin(explainer: ApartExplainer) -> None:
    with pytest.raises(DocumentTooHard):
        explainer.explain("a.txt", b"spin")
