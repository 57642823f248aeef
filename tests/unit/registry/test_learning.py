"""What the releases of an issuer settle in each other once the registry holds them, whatever came first."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from directory.ingest import ingest
from directory.records import Document
from directory.registry.search import all_contacts
from directory.registry.store import Kept
from tests.builders import NOW
from tests.unit.readers.mails import mail, mbox
from tests.unit.registry.test_order import empty, said

RELEASE = (
    "News {number}\n\nMedia contact\n\n{contacts}\n\nAbout {issuer}\n\n{issuer} is a charity that does not exist.\n"
)
CLEAR = "Name: Ada Probe\nCompany: Mara Quill\nTel: +44 20 7946 0101"
OPEN = "Bo Muster\nMara Quill\nTel: +44 20 7946 0102"  # two people, or one and whom he works for
OTHER = "Ada Probe Bo Muster\nTel: +44 20 7946 0103"


def document(contacts: str, number: int, issuer: str = "Example Trust") -> Document:
    text = RELEASE.format(contacts=contacts, number=number, issuer=issuer)
    return Document(f"file:///{number}.txt", f"{number}.txt", text.encode())


RELEASES = (document(CLEAR, 1), document(OPEN, 2), document(OTHER, 3))


def run(factory: sessionmaker[Session], *documents: Document, learn: bool = True) -> list[str]:
    """What became of each document, and of those that others taught."""
    answers = list(ingest(factory, documents, default_country=None, now=lambda: NOW, learn=learn))
    assert all(isinstance(answer, Kept) for answer in answers)
    return [f"{a.file} {a.outcome}" for a in answers if isinstance(a, Kept)]


def names(factory: sessionmaker[Session]) -> list[str]:
    with factory() as session:
        return sorted(card.name for card in all_contacts(session))


def test_a_later_release_settles_an_earlier_one(session_factory: sessionmaker[Session]) -> None:
    assert run(session_factory, document(OPEN, 2)) == ["2.txt new"]
    assert names(session_factory) == ["Bo Muster", "Mara Quill"]
    assert run(session_factory, document(CLEAR, 1)) == ["1.txt new", "2.txt taught"]
    assert names(session_factory) == ["Ada Probe", "Bo Muster"]


def test_without_being_asked_nothing_is_learnt(session_factory: sessionmaker[Session]) -> None:
    assert run(session_factory, *RELEASES, learn=False) == ["1.txt new", "2.txt new", "3.txt new"]
    assert "Mara Quill" in names(session_factory)


def test_any_order_and_any_portions_give_the_same_contacts(
    engine: Engine, session_factory: sessionmaker[Session]
) -> None:
    def after(portions: Iterable[Iterable[Document]]) -> frozenset[object]:
        empty(engine)
        for portion in portions:
            run(session_factory, *portion)
        return frozenset(said(engine))

    orders = list(itertools.permutations(RELEASES))
    assert len({after([order]) for order in orders} | {after([[one] for one in order]) for order in orders}) == 1
    assert names(session_factory) == ["Ada Probe", "Bo Muster"]


def test_the_same_again_changes_nothing(engine: Engine, session_factory: sessionmaker[Session]) -> None:
    run(session_factory, *RELEASES)
    before = said(engine)
    assert run(session_factory, *RELEASES) == ["1.txt unchanged", "2.txt unchanged", "3.txt unchanged"]
    assert said(engine) == before


@pytest.mark.parametrize(
    "edited", [document("Ada Probe\nTel: +44 20 7946 0101", 1), document(CLEAR, 1, issuer="Another Society")]
)
def test_what_nobody_of_the_issuer_says_any_more_is_forgotten(
    session_factory: sessionmaker[Session], edited: Document
) -> None:
    assert run(session_factory, *RELEASES[:2]) == ["1.txt new", "2.txt new", "2.txt taught"]
    assert run(session_factory, edited) == ["1.txt edited", "2.txt taught"]
    assert "Mara Quill" in names(session_factory)


def test_another_issuers_releases_are_left_alone(session_factory: sessionmaker[Session]) -> None:
    run(session_factory, document(OPEN, 2))
    assert run(session_factory, document(CLEAR, 1, issuer="Another Society")) == ["1.txt new"]


def test_mails_of_a_mailbox_are_kept_as_they_read_by_themselves(session_factory: sessionmaker[Session]) -> None:
    """What the mailbox says of them (their date and subject) is not stored beside them."""
    mails = mbox(mail(RELEASE.format(contacts=OPEN, number=7, issuer="Example Trust")))
    outcomes = run(session_factory, Document("file:///box.mbox", "box.mbox", mails), document(CLEAR, 1))
    assert len(outcomes) == 2
    assert all(outcome.endswith(" new") for outcome in outcomes)
