"""Whom searches found is kept for those who follow them, and no more of it than is bounded; on both databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, func, select, update
from sqlalchemy.orm import Session

from directory.registry import told_lists
from directory.registry.state import steady, take
from directory.registry.told_tables import ToldListRow

LARGEST = 2**31 - 1


def noted(engine: Engine, contacts: set[int]) -> str:
    with Session(engine) as session:
        steady(session)
        return told_lists.note(session, contacts)


def known(engine: Engine, digest: str) -> frozenset[int] | None:
    with Session(engine) as session:
        return told_lists.contacts_of(session, digest)


@given(st.sets(st.integers(1, LARGEST)))
def test_what_is_packed_comes_out_the_same(contacts: set[int]) -> None:
    assert told_lists._unpacked(told_lists._packed(contacts)) == contacts


def test_a_digest_stands_for_those_who_were_told(engine: Engine) -> None:
    digests = {noted(engine, contacts): contacts for contacts in (set(), {1}, {1, 2, LARGEST}, {12})}
    assert {digest: known(engine, digest) for digest in digests} == digests
    assert known(engine, "0" * 24) is None


def test_those_who_were_told_last_are_kept_and_no_more(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(told_lists, "MOST", 3)
    first = noted(engine, {1})
    digests = [noted(engine, {number}) for number in (2, 3)]
    long_ago = datetime.now(UTC) - timedelta(days=40)
    with Session(engine) as session, session.begin():
        session.execute(update(ToldListRow).values(used_at=long_ago))
    assert noted(engine, {1}) == first
    latest = noted(engine, {4})
    assert known(engine, first) == {1}
    assert known(engine, latest) == {4}
    assert sum(known(engine, digest) is not None for digest in digests) == 1
    with Session(engine) as session:
        assert session.scalar(select(func.count()).select_from(ToldListRow)) == 3


def test_a_list_that_is_too_long_is_not_kept(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(told_lists, "LONGEST", 2)
    assert known(engine, noted(engine, {1, 2, 3})) is None
    assert known(engine, noted(engine, {1, 2})) == {1, 2}


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_where_another_writes_nobody_waits_to_keep_it(engine: Engine) -> None:
    with Session(engine) as other:
        take(other)
        digest = noted(engine, {1})
    assert known(engine, digest) is None
    assert noted(engine, {1}) == digest
    assert known(engine, digest) == {1}
