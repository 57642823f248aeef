"""Statements that are composed once: they take and give what SQLAlchemy's own do, and a kept release needs few of them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from pg8000.dbapi import DatabaseError
from sqlalchemy import Engine, bindparam, select, text
from sqlalchemy.orm import Session

from directory.errors import RegistryUnavailable
from directory.registry.atom_tables import AtomRow, NameWordRow
from directory.registry.statements import Statement, among, inserting, texts, updating
from directory.registry.store import keep
from directory.registry.tables import DocumentRow, MentionRow, ReleaseRow
from tests import statements
from tests.builders import NOW, Draft, desk, mention, release

NEW_RELEASE = inserting(ReleaseRow, "public_id", "created_at", "merged_into_id", returning=ReleaseRow.id)
NEW_ATOM = inserting(AtomRow, "digest", "features", returning=AtomRow.id)
NEW_WORD = inserting(NameWordRow, "word", "name")
WORDS = Statement(select(NameWordRow.word).where(among(NameWordRow.word, "words")).order_by(NameWordRow.name))
ODD = ("l'été", 'say "so"', "back\\slash", "Ωμέγα 😀", "1", "", "NULL", "%s ? :of")

AT_MOST = 200
"""So many statements may a release of three mentions take, each row of each table that is written counted as one; half of them are of
the look-up index, which has a row for each word, and some for each that is new."""


class TestValues:
    def test_any_text_finds_itself_and_nothing_else(self, session: Session) -> None:
        NEW_WORD.run(session, [{"word": word, "name": str(place)} for place, word in enumerate(ODD)])
        for word in ODD:
            assert [tuple(row) for row in WORDS.rows(session, words=[word])] == [(word,)]
        assert [word for (word,) in WORDS.rows(session, words=set(ODD))] == list(ODD)

    @pytest.mark.parametrize("many", [0, 1, 70_000])
    def test_any_number_of_values_is_one_list(self, session: Session, many: int) -> None:
        NEW_WORD.run(session, [{"word": "7", "name": "seven"}])
        assert len(WORDS.rows(session, words=[str(n) for n in range(8, 8 + many)])) == 0
        assert len(WORDS.rows(session, words=[str(n) for n in range(7, 8 + many)])) == 1

    def test_a_list_may_be_asked_value_by_value(self, session: Session) -> None:
        words = texts("words")
        found = select(NameWordRow.name).where(NameWordRow.word == words.c.value).limit(1).correlate(words)
        NEW_WORD.run(session, [{"word": "one", "name": "first"}])
        asked = Statement(select(words.c.value, found.scalar_subquery()).select_from(words))
        assert dict(asked.rows(session, words=["one", "two"])) == {"one": "first", "two": None}

    def test_moments_days_truths_and_structures_come_back_as_they_went(self, session: Session) -> None:
        moment = datetime(2026, 11, 22, 12, 30, 1, 5, tzinfo=UTC)
        ((id_,),) = NEW_RELEASE.rows(session, public_id="0123456789", created_at=moment, merged_into_id=None)
        NEW_ATOM.rows(session, digest="d", features={"name": "Ωμέγα", "emails": ["a@agency.example"], "since": None})
        columns = (ReleaseRow.created_at, AtomRow.features, ReleaseRow.id == AtomRow.id)
        ((kept, features, truth),) = Statement(select(*columns).where(AtomRow.digest == bindparam("of"))).rows(
            session, of="d"
        )
        assert (kept, bool(truth)) == (moment, id_ == 1)
        assert features == {"name": "Ωμέγα", "emails": ["a@agency.example"], "since": None}
        keep(session, *release(mention("Ada Example"), on="2026-03-04"), NOW)
        days = Statement(select(DocumentRow.date, DocumentRow.superseded_at))
        assert [tuple(row) for row in days.rows(session)] == [(date(2026, 3, 4), None)]

    def test_what_is_written_is_seen_by_the_same_transaction_and_gone_with_it(self, engine: Engine) -> None:
        rename = updating(NameWordRow, "name", where=NameWordRow.word == bindparam("of"))
        with Session(engine) as session:
            NEW_WORD.run(session, [{"word": word, "name": word} for word in ("one", "two")])
            rename.run(session, [{"of": "one", "name": "first"}, {"of": "two", "name": "second"}])
            assert set(session.scalars(select(NameWordRow.name))) == {"first", "second"}
            session.rollback()
            assert WORDS.rows(session, words=["one", "two"]) == []

    def test_a_column_that_has_a_default_must_be_given_its_value(self, session: Session) -> None:
        with pytest.raises(ValueError, match="not given a value"):
            inserting(MentionRow, "release_id").run(session, [{"release_id": 1}])


class TestPrepared:
    @pytest.fixture
    def database(self) -> str:
        return "postgresql"  # whose driver prepares nothing by itself

    def test_a_statement_is_taken_apart_once_a_connection(self, session: Session) -> None:
        for word in ("one", "two", "three"):
            assert WORDS.rows(session, words=[word]) == []
        assert prepared(session) == 1
        session.rollback()
        assert WORDS.rows(session, words=["one"]) == []
        assert prepared(session) == 1

    def test_it_is_planned_for_the_tables_as_they_are(self, session: Session) -> None:
        """A plan made while a table was empty would read all of it for ever."""
        assert session.scalars(text("SHOW plan_cache_mode")).one() == "force_custom_plan"

    def test_one_that_fails_can_be_asked_again(self, session: Session) -> None:
        NEW_WORD.run(session, [{"word": "one", "name": "one"}])
        with pytest.raises(DatabaseError):
            NEW_WORD.run(session, [{"word": "one", "name": "one"}])
        session.rollback()
        NEW_WORD.run(session, [{"word": "one", "name": "one"}])
        assert WORDS.rows(session, words=["one"])

    def test_one_that_fails_among_many_can_be_asked_again(self, session: Session) -> None:
        words = [{"word": f"w{number}", "name": "one"} for number in range(50)]
        with pytest.raises(DatabaseError):
            NEW_WORD.run(session, [*words, words[10], *words])
        session.rollback()
        NEW_WORD.run(session, words)
        assert len(WORDS.rows(session, words=[one["word"] for one in words])) == 50

    def test_many_are_carried_out_in_order_whatever_they_are_given_and_answer(self, session: Session) -> None:
        """More than is sent at once, and more than the server can answer before somebody reads."""
        long = [f"{number:03} {'é' * (number % 7) * 1_000}" for number in range(450)]
        NEW_WORD.run(session, [{"word": word, "name": word[:3]} for word in long])
        asked = [{"words": long[at : at + 40]} for at in range(0, 450, 5)]
        assert WORDS.each(session, asked) == [row for one in asked for row in WORDS.rows(session, **one)]
        assert sum(len(one["words"]) for one in asked) == len(WORDS.each(session, asked))

    def test_a_connection_that_was_lost_is_told_and_another_one_begins_anew(self, engine: Engine) -> None:
        with pytest.raises(RegistryUnavailable):
            asked_over_a_lost_connection(engine)
        engine.dispose()
        with Session(engine) as session:
            assert WORDS.rows(session, words=["one"]) == []


def asked_over_a_lost_connection(engine: Engine) -> None:
    with Session(engine) as session:
        WORDS.rows(session, words=["one"])
        number = session.scalar(text("SELECT pg_backend_pid()"))
        with engine.connect() as other:
            other.execute(text("SELECT pg_terminate_backend(:number)"), {"number": number})
        WORDS.rows(session, words=["one"])


def prepared(session: Session) -> int:
    return session.scalars(text("SELECT count(*) FROM pg_prepared_statements")).one()


class TestKeptRelease:
    @pytest.fixture
    def database(self) -> str:
        return "sqlite"  # it tells what it carries out; the statements are the same on both

    def test_it_takes_few_statements_however_many_contacts_there_are(self, engine: Engine) -> None:
        """Among them people of the same house, of near names, and of the same number."""
        counted = []
        for start, end in ((0, 5), (5, 40)):
            for number in range(start, end):
                with Session(engine) as session, session.begin():
                    keep(session, *release(*crowd(number), on="2026-01-01"), NOW)
            counted.append(statements_of(engine, number=end))
        few, many = counted
        assert many <= few <= AT_MOST


def crowd(number: int) -> list[Draft]:
    word = "".join(chr(ord("a") + int(figure)) for figure in f"{number:03}")
    return [
        mention(f"Ada {word.title()}sson", email=f"{word}@agency.example", phone=f"+33 1 99 00 1{number:03}"),
        mention(f"Bo {word.title()}mann", email=f"bo.{word}@agency.example", phone="+33 1 99 00 99 99"),
        desk(email=f"press@{word}.example", phone="+33 1 99 00 99 99"),
    ]


def statements_of(engine: Engine, *, number: int) -> int:
    """How many a release needs with somebody known, somebody known by another number, and somebody new."""
    known, _, _ = crowd(2)
    made = release(
        known, mention("Bo Aacmann", email="bo.aac@agency.example", phone="+33 1 99 00 20 02"), crowd(number)[0]
    )
    with statements.asked() as seen, Session(engine) as session, session.begin():
        keep(session, *made, NOW)
    return len(seen)
