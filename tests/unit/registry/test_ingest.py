"""The line as a whole: one release, one transaction, and failures that stop nobody else."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from directory.errors import DocumentError, DocumentMissing, EmptyDocument, SchemaOutOfDate
from directory.ingest import ingest
from directory.records import Document
from directory.registry.engines import open_engine
from directory.registry.search import count_all, find_contacts
from directory.registry.store import Kept, keep
from tests.builders import NOW, mention, release
from tests.unit.readers.mails import mail, mbox

TEXT = "Example Agency\n\nInvented news\n\nMedia contact:\n{}\nTel: +33 1 99 00 12 {}\n{}@agency.example\n"


def document(number: int, name: str) -> Document:
    content = TEXT.format(name, f"{number:02}", name.lower().replace(" ", ".")).encode()
    return Document(f"file:///{number}.txt", f"{number}.txt", content)


def run(factory: sessionmaker[Session], *items: Document | DocumentError) -> list[Kept | DocumentError]:
    return list(ingest(factory, items, default_country=None, now=lambda: datetime.now(UTC)))


def test_each_document_is_answered_in_its_order(session_factory: sessionmaker[Session]) -> None:
    missing = DocumentMissing("gone.txt", "there is no such file")
    empty = Document("file:///e.txt", "e.txt", b"")
    answers = run(session_factory, document(1, "Ada Example"), missing, empty, document(2, "Bo Muster"))
    assert [type(a) for a in answers] == [Kept, DocumentMissing, EmptyDocument, Kept]


def test_a_mistake_of_ours_about_one_document_does_not_cost_the_others(session_factory: sessionmaker[Session]) -> None:
    impossible = Document("file:///i.txt", "i.txt", None)  # type: ignore[arg-type]  # which no reader is prepared for
    answers = run(session_factory, impossible, document(2, "Bo Muster"))
    assert [type(a) for a in answers] == [DocumentError, Kept]
    assert "i.txt: this program failed on it" in str(answers[0])


def test_what_was_answered_is_stored_before_the_next_is_read(session_factory: sessionmaker[Session]) -> None:
    def documents() -> Iterator[Document]:
        yield document(1, "Ada Example")
        with session_factory() as session:
            assert count_all(session).releases == 1
        yield document(2, "Bo Muster")

    answers = list(ingest(session_factory, documents(), default_country=None, now=lambda: NOW))
    assert len(answers) == 2


def test_national_numbers_are_read_by_the_default_country(session_factory: sessionmaker[Session]) -> None:
    content = b"Example Agency\n\nInvented news\n\nMedia contact:\nAda Example\nTel: 01 99 00 12 34\n"
    for country, number in ((None, "0199001234"), ("FR", "+33199001234")):
        list(
            ingest(session_factory, [Document("file:///a", "a.txt", content)], default_country=country, now=lambda: NOW)
        )
        with session_factory() as session:
            assert [c.first("phone") for c in find_contacts(session).items] == [number]


def test_a_database_that_fails_stops_the_line_and_says_so(database_url: str) -> None:
    engine = open_engine(database_url)
    with pytest.raises(SchemaOutOfDate):
        run(sessionmaker(engine), document(1, "Ada Example"))
    engine.dispose()


def test_two_that_ingest_at_once_end_where_one_after_the_other_ends(engine: Engine) -> None:
    """Each of them names the same people: whoever comes second must see what the first has stored."""
    failures: list[BaseException] = []

    def work(start: int) -> None:
        try:
            for number in range(start, start + 8):
                draft = mention(f"Ada {'ABCDEFGH'[number % 8]}name", email=f"ada{number % 8}@agency.example")
                with Session(engine) as session, session.begin():
                    keep(session, *release(draft, title=f"News {number}", name=f"{number}.txt"), NOW)
        except BaseException as error:  # handed to the test
            failures.append(error)

    threads = [threading.Thread(target=work, args=(start,)) for start in (0, 8, 16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with Session(engine) as session:
        cards = find_contacts(session).items
    assert sorted(len(card.citations) for card in cards) == [3] * 8


def _box(last: str) -> Document:
    first, second = mail(number=1), mail(subject="The library opens", number=2)
    second.add_attachment(f"Media contact:\n{last}\n+44 20 7946 0102\n", filename="contact.txt")
    return Document("file:///a.mbox", "a.mbox", mbox(first, second))


def test_what_a_mailbox_holds_is_kept_as_releases_of_their_own_once(session_factory: sessionmaker[Session]) -> None:
    assert [k.outcome for k in run(session_factory, _box("John Doe")) if isinstance(k, Kept)] == ["new"] * 3
    with session_factory() as session:
        before = count_all(session)
    again = run(session_factory, _box("John Doe"))
    assert [k.outcome for k in again if isinstance(k, Kept)] == ["unchanged"] * 3
    with session_factory() as session:
        assert count_all(session) == before
        assert before.releases == 3


def test_a_file_that_was_edited_within_its_container_is_an_edit_of_that_release_alone(
    session_factory: sessionmaker[Session],
) -> None:
    run(session_factory, _box("John Doe"))
    again = run(session_factory, _box("John Public"))
    assert [k.outcome for k in again if isinstance(k, Kept)] == ["unchanged", "unchanged", "edited"]
