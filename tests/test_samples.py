"""The samples of `make demo`: the same every time, reachable by nobody, and plainly samples."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest
from sqlalchemy.orm import Session, sessionmaker

from benchmarks.keep_and_find import keep, mentions, pairwise
from benchmarks.samples import files
from benchmarks.samples.releases import Sample, make_samples
from benchmarks.samples.words import LANGUAGES
from directory.readers.read import read
from directory.reading import read_release
from directory.records import Document

KEPT_FOR_FICTION = re.compile(
    r"(?:\+44(?:0)?|0)(?:1(?:13|14|15|16|17|18|21|31|41|51|61)4960|1914980|2079460|2896496|2920180|7700900)\d{3}"
    r"|(?:\+33(?:0)?|0)(?:19900|26191|35301|46571|53649|63998)\d{4}"
    r"|(?:\+49(?:0)?|0)(?:3023125|4066969|6990009|8999998|2214710)\d{3}|(?:\+49|0)17139200\d{2}"
)


@pytest.fixture(scope="module")
def samples() -> list[Sample]:
    return make_samples()


def test_the_same_seed_gives_the_same_files(samples: list[Sample]) -> None:
    assert make_samples() == samples
    assert make_samples(seed=1) != samples


def test_there_are_enough_to_judge_search_and_pages_by(samples: list[Sample]) -> None:
    contacts = {contact.key for sample in samples for contact in sample.contacts}
    assert len(samples) == 400
    assert len({sample.file for sample in samples}) == 400
    assert len([key for key in contacts if key.startswith("officer-")]) >= 140
    assert {sample.file.rpartition(".")[2] for sample in samples} == {"txt", "md", "html"}


def test_every_sample_says_that_it_is_one(samples: list[Sample]) -> None:
    for sample in samples:
        assert any(language.notice in sample.text for language in LANGUAGES), sample.file


def test_nobody_can_be_reached_by_a_sample(samples: list[Sample]) -> None:
    for sample in samples:
        for address in re.findall(r"[\w.+-]+@([\w.-]+\w)", sample.text):
            assert address.endswith(".example"), sample.file
        for contact in sample.contacts:
            for number in filter(None, (contact.phone, contact.mobile)):
                assert KEPT_FOR_FICTION.fullmatch(re.sub(r"[^\d+]", "", number)), number


def test_a_sample_states_what_it_is_said_to_state(samples: list[Sample]) -> None:
    for sample in samples:
        for contact in sample.contacts:
            assert contact.email is not None
            assert contact.email in sample.text, sample.file


def test_some_officers_change_number_and_some_change_organisation(samples: list[Sample]) -> None:
    phones, homes = defaultdict(set), defaultdict(set)
    for contact in (contact for sample in samples for contact in sample.contacts):
        phones[contact.key].add(contact.phone)
        homes[contact.key].add((contact.email or "").partition("@")[2])
    moved = {key for key, domains in homes.items() if len(domains) > 1}
    assert len(moved) >= 5
    assert len({key for key, numbers in phones.items() if len(numbers) > 1} - moved) >= 5
    assert any(not sample.contacts for sample in samples)


def test_kept_they_join_no_two_humans_and_know_most_of_them_again(session_factory: sessionmaker[Session]) -> None:
    samples = make_samples(120, organisations=20, officers=50)
    keep(session_factory, samples)
    with session_factory() as session:
        precision, recall = pairwise(mentions(session, samples), lambda mention: mention.contact)
    assert precision == 1
    assert recall > 0.75


def test_a_release_within_a_sites_page_offers_what_it_offers_alone() -> None:
    sample = next(s for s in make_samples(60) if s.file.endswith(".html") and s.contacts)
    page = files.web_page(sample.text, ["Other news."], 50_000)

    alone, within = (read_release(Document("file:///a.html", "a.html", t.encode())) for t in (sample.text, page))

    assert 50_000 <= len(page.encode()) < 51_000
    assert [(m.name, m.emails) for m in within.mentions] == [(m.name, m.emails) for m in alone.mentions] != []


def test_a_release_as_a_pdf_says_its_words_on_its_pages() -> None:
    content, pages = files.pdf("First (line)\n" + "word\n" * 120 + "Last \\ line")

    text = read(Document("file:///a.pdf", "a.pdf", content))

    assert pages == 3
    assert text.content.startswith("First (line)\nword\n")
    assert text.content.endswith("word\nLast \\ line\n")
    assert (text.places[0].page, text.places[-1].page) == (1, 3)
