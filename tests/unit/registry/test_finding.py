"""The look-up index: who is found by a few words, however they are typed, and that it is kept as it would be made anew."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.registry.finding import blocks, postings, terms, wording, writing
from directory.registry.finding.asking import MOST_FOUND, ask
from directory.registry.finding.filling import fill
from directory.registry.finding.tables import (
    AddressRow,
    ContactKeysRow,
    NumberRow,
    PostingRow,
    SlipRow,
    WordRow,
)
from directory.registry.finding.wording import Findable
from directory.registry.rebuild import rebuild, reindex
from directory.registry.search import find_contacts
from directory.registry.store import keep
from directory.registry.tables import Base
from tests.builders import NOW, Draft, desk, mention, release


def ingest(session: Session, *drafts: Draft, **said: object) -> None:
    keep(session, *release(*drafts, **said), NOW)  # type: ignore[arg-type]  # handed on


def slips(word: str) -> list[str]:
    """All that one slip of the pen makes of a word, with a letter that it has and one that it has not."""
    found = [word[:at] + word[at + 1 :] for at in range(len(word))]
    found += [word[:at] + letter + word[at:] for at in range(len(word) + 1) for letter in (word[0], "x")]
    found += [word[:at] + letter + word[at + 1 :] for at in range(len(word)) for letter in (word[0], "x")]
    return found + [word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)]


def names(session: Session, query: str) -> list[str]:
    return [card.name for card in find_contacts(session, query).items]


@pytest.fixture
def registry(session: Session) -> Session:
    ingest(
        session,
        mention(
            "Robert Müller-Beispiel", role="Head of Communications", org="Example Space Agency", email="rmb@esa.example"
        ),
        mention("Anna R. Muster", email="anna@muster.example"),
        mention(
            "Jean Le Roy", role="Press Officer", territories="Lyon", org="Musée d'Exemple", phone="+33 1 99 00 75 39"
        ),
        mention("Łukasz Przykład", org="Przykład Sp.", phone="+48 22 101 01 01"),
        mention("김예시", org="예시 연구원", email="kim@institute.example"),
        desk("Newsroom", email="press@agency.example", phone="+44 20 7946 0123"),
        issuer="Example Agency",
    )
    return session


GIVEN = ["Gabi", "Gerd", "Gisela", "Gero", "Gitta", "Gudrun", "Gregor", "Grit", "Gesa", "Gustav", "Geno", "Golo"]
TYPED = {
    "mueller": "Robert Müller-Beispiel",  # as letters with two dots are spelt out
    "muller": "Robert Müller-Beispiel",
    "mulelr": "Robert Müller-Beispiel",  # two letters in the wrong order
    "muler": "Robert Müller-Beispiel",  # one left out
    "mullter": "Robert Müller-Beispiel",  # one too many
    "miller": "Robert Müller-Beispiel",  # one changed
    "bespi": "Robert Müller-Beispiel",  # left out of a word that is not finished
    "robert mlle": "Robert Müller-Beispiel",  # and of one that would begin too much by itself
    "robert besipie": "Robert Müller-Beispiel",
    "bob beispiel": "Robert Müller-Beispiel",  # a nickname
    "r muller": "Robert Müller-Beispiel",  # an initial, though somebody is called so
    "muller r": "Robert Müller-Beispiel",
    "d'exemple": "Jean Le Roy",
    "musee exemple": "Jean Le Roy",  # behind an elision
    "lyon": "Jean Le Roy",  # a place
    "press officer lyon": "Jean Le Roy",
    "exemple press": "Jean Le Roy",  # an organisation and a role
    "33 199 007 539": "Jean Le Roy",
    "+33 (0)1 99.00.75-39": "Jean Le Roy",
    "75 39": "Jean Le Roy",
    "le roy 7539": "Jean Le Roy",
    "muller robert": "Robert Müller-Beispiel",  # surname first
    "esa communications": "Robert Müller-Beispiel",  # initials of an organisation, and a role
    "rmb@": "Robert Müller-Beispiel",
    "leroy": "Jean Le Roy",
    "le roy": "Jean Le Roy",
    "jean roi": "Jean Le Roy",
    "0199007539": "Jean Le Roy",
    "przyklad lukasz": "Łukasz Przykład",
    "lukasz prz": "Łukasz Przykład",
    "김예시": "김예시",
    "kim": "김예시",
    "newsrom": "Newsroom",
}


def test_who_is_meant_is_found_first_however_it_is_typed(registry: Session) -> None:
    assert {query: names(registry, query)[:1] for query in TYPED} == {query: [name] for query, name in TYPED.items()}


def test_what_is_unlike_all_words_finds_nobody(registry: Session) -> None:
    for query in ("xylophone", "robert xylophone", "mxllxr", "99 99 99 99 99", "nobody@nowhere.example", "@", "-"):
        assert names(registry, query) == [], query


def test_a_word_that_nobody_has_is_the_mistyped_one(session: Session) -> None:
    ingest(
        session, mention("Ada Lyra", email="ada@agency.example"), mention("Ida Lyrasson", email="ida@agency.example")
    )
    assert names(session, "ada lyras") == ["Ada Lyra"]
    assert names(session, "ada lyrasson") == ["Ida Lyrasson"]


def test_what_few_are_called_may_be_a_slip_for_what_others_are(session: Session) -> None:
    ingest(session, mention("Ada Lyra", email="al@agency.example"), mention("Ada Lyre", email="ae@agency.example"))
    assert names(session, "ada lyra") == ["Ada Lyra", "Ada Lyre"]


def test_a_name_is_found_with_any_slip_of_the_pen_in_it_and_in_any_beginning_of_it(registry: Session) -> None:
    missed = [
        query
        for word in ("przy", "przyk", "przykl", "przykla", "przyklad")
        for slip in slips(word)
        if len(slip) >= 4 and names(registry, query := f"lukasz {slip}") != ["Łukasz Przykład"]
    ]
    assert missed == []


def test_few_letters_that_nobodys_name_begins_with_are_no_reason_to_find_all_of_that_first_name(
    registry: Session,
) -> None:
    assert [names(registry, f"lukasz {word}") for word in ("prk", "pakl", "xrzz", "p7zy")] == [[], [], [], []]


@pytest.mark.parametrize("read", [1, 20])
def test_who_has_an_initial_is_found_though_very_many_words_begin_so(
    session: Session, monkeypatch: pytest.MonkeyPatch, read: int
) -> None:
    monkeypatch.setattr(terms, "MOST_ENTRIES", read)
    monkeypatch.setattr(terms, "MOST_USUAL", 2)
    drafts = [mention(f"{name} Muster", email=f"{name.lower()}@agency.example") for name in GIVEN]
    ingest(session, *drafts, mention("Gundula Lyra", email="lyra@agency.example"))
    assert names(session, "g lyra") == ["Gundula Lyra"]
    assert sorted(names(session, "gu muster")) == ["Gudrun Muster", "Gustav Muster"]


def test_who_is_called_so_comes_before_who_works_there_and_both_before_who_has_it_in_a_role(session: Session) -> None:
    ingest(session, mention("Ada Example", role="Envoy to Lyra", email="ada@one.example"))
    ingest(session, mention("Bo Muster", org="Lyra", email="bo@two.example"))
    ingest(session, mention("Cy Lyra", email="cy@three.example"))
    assert names(session, "lyra") == ["Cy Lyra", "Bo Muster", "Ada Example"]


def test_among_equals_the_newest_comes_first(session: Session) -> None:
    for name, day in (("Ada Lyra", "2020-01-01"), ("Bo Lyra", "2026-01-01"), ("Cy Lyra", "2023-01-01")):
        ingest(session, mention(name, email=f"{name[:2].lower()}@agency.example"), on=day)
    assert names(session, "lyra") == ["Bo Lyra", "Cy Lyra", "Ada Lyra"]


def test_the_pages_of_an_answer_are_the_answer(session: Session) -> None:
    drafts = [
        mention(f"{first} Lyra", email=f"{first.lower()}@agency.example") for first in ("Ada", "Bo", "Cy", "Di", "Ed")
    ]
    ingest(session, *drafts)
    whole, parts, after = find_contacts(session, "lyra", limit=500), [], None
    while True:
        page = find_contacts(session, "lyra", after=after, limit=2)
        parts += page.items
        if (after := page.next) is None:
            break
    assert tuple(parts) == whole.items
    assert len(parts) == 5


def test_what_is_kept_back_finds_nobody(session: Session) -> None:
    ingest(session, mention("Ada Example", email="ada@agency.example"), name="a.txt")
    ingest(session, mention("Bo Muster", email="bo@agency.example"), name="a.txt")
    assert names(session, "ada") == names(session, "ada@agency.example") == []
    assert names(session, "bo") == ["Bo Muster"]


WORD = st.text(alphabet="abc", min_size=1, max_size=4)
FINDABLE = st.builds(
    lambda fields, day, numbers: Findable(
        (frozenset(fields[0]), frozenset(fields[1] - fields[0]), frozenset(fields[2] - fields[1] - fields[0])),
        wording.era(day),
        frozenset(map(wording.number_key, numbers)),
        frozenset(f"{word}@example.org" for word in fields[0]),
    ),
    st.tuples(st.sets(WORD, max_size=4), st.sets(WORD, max_size=4), st.sets(WORD, max_size=4)),
    st.none() | st.dates(date(2000, 1, 1), date(2030, 1, 1)),
    st.sets(st.text(alphabet="0123456789", min_size=4, max_size=12), max_size=2),
)
CHANGES = st.lists(st.dictionaries(st.integers(1, 30), st.none() | FINDABLE, max_size=12), max_size=6)


def _index(session: Session) -> dict[str, object]:
    """What is found by what: without the numbers that words happen to have, and where blocks happen to be cut."""
    session.expire_all()
    words = {row.id: row.word for row in session.scalars(select(WordRow))}
    posted: dict[str, list[int]] = {}
    for row in session.scalars(select(PostingRow).order_by(PostingRow.word_id, PostingRow.first)):
        posted.setdefault(words[row.word_id], []).extend(blocks.unpack(row.entries))
    return {
        "words": {(row.word, row.contacts, row.magnitude) for row in session.scalars(select(WordRow))},
        "posted": posted,
        "slips": {(row.key, words[row.word_id]) for row in session.scalars(select(SlipRow))},
        "numbers": {(row.key, row.contact_id) for row in session.scalars(select(NumberRow))},
        "addresses": {(row.key, row.contact_id) for row in session.scalars(select(AddressRow))},
        "contacts": set(session.scalars(select(ContactKeysRow.contact_id))),
    }


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=CHANGES)
def test_kept_change_by_change_it_is_as_it_would_be_made_anew(
    session: Session, changes: list[dict[int, Findable | None]]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "MOST", 3)
        fill(session, ())
        now: dict[int, Findable] = {}
        for change in changes:
            writing.put(session, change)
            for contact, said in change.items():
                if said is None:
                    now.pop(contact, None)
                else:
                    now[contact] = said
        kept = _index(session)
        fill(session, now.items())
        assert kept == _index(session)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    contacts=st.dictionaries(st.integers(1, 60), FINDABLE, max_size=40), query=st.lists(WORD, min_size=1, max_size=3)
)
def test_who_has_all_words_is_found(session: Session, contacts: dict[int, Findable], query: list[str]) -> None:
    fill(session, contacts.items())
    has_all = {
        contact
        for contact, said in contacts.items()
        if all(any(word in field for field in said.fields) for word in query)
    }
    assert has_all <= {found.contact_id for found in ask(session, " ".join(query), MOST_FOUND)}


@given(entries=st.sets(st.tuples(st.integers(0, 2**16 - 1), st.integers(0, 2**32 - 1)), max_size=50))
def test_a_block_holds_what_was_put_in(entries: set[tuple[int, int]]) -> None:
    ordered = sorted(blocks.entry(*pair) for pair in entries)
    packed = blocks.pack(ordered)
    assert blocks.unpack(packed) == ordered
    assert len(packed) == 6 * len(ordered)


@given(
    era=st.integers(0, 20_000), lists=st.lists(st.sets(st.integers(0, 2**63 - 1), max_size=20), min_size=1, max_size=4)
)
def test_lists_of_numbers_are_read_as_they_were_written(era: int, lists: list[set[int]]) -> None:
    assert blocks.unpack_lists(blocks.pack_lists(era, lists)) == (era, [sorted(numbers) for numbers in lists])


@given(word=st.text(alphabet="abcdefgh", min_size=3, max_size=12), data=st.data())
def test_a_word_meets_whatever_is_one_slip_of_the_pen_apart(word: str, data: st.DataObject) -> None:
    slip = data.draw(st.sampled_from([slip for slip in slips(word) if len(slip) >= 3]))
    begun, ended = wording.kept_by_slips(word)
    assert wording.slip_keys(word) & wording.slip_keys(slip)
    assert slip.startswith(begun) or slip.endswith(ended)


def test_all_of_it_is_derived(registry: Session) -> None:
    before = _index(registry)
    rebuild(registry, datetime.now(UTC))
    assert _index(registry) == before
    for table in (WordRow, PostingRow, SlipRow):
        registry.execute(Base.metadata.tables[table.__tablename__].delete())
    reindex(registry, NOW)
    assert _index(registry) == before


def test_a_word_that_finds_nobody_any_more_is_forgotten(session: Session) -> None:
    writing.put(session, {1: Findable((frozenset({"lyra"}), frozenset(), frozenset()), 0, frozenset(), frozenset())})
    writing.put(session, {1: None})
    assert _index(session) == _index(session) | {"words": set(), "posted": {}, "slips": set(), "contacts": set()}
    assert postings.numbered(session, set()) == {}
