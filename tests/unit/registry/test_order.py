"""What the registry says depends on what it was given, not on the order in which that came."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from directory.records import Card, Document, Reading
from directory.registry import citing
from directory.registry.assemble import cards
from directory.registry.listing import offices
from directory.registry.rebuild import rebuild, republish
from directory.registry.search import all_contacts
from directory.registry.store import keep
from directory.registry.tables import Base, ContactOfficeRow, ContactRow, OrganisationRow, StateRow
from directory.resolution.policy import CROWDED
from tests.builders import NOW, Draft, desk, mention, release

Made = tuple[Document, Reading]

# Each example empties the one database first; a registry is filled some ten times in each.
FEW = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])

NAMES = ("Ada Example", "A. Example", "Example", "Adah Example", "Ada Example Muster", "Bo Muster", "Ada Muster", "Bo")
EMAILS = ("ada@one.example", "example@two.example", "bo@one.example", "press@one.example", "ada@gmail.com")
PHONES = ("+33 1 99 00 00 01", "+33 1 99 00 00 02", "+33 1 99 00 00 03, ext. 4", "+49 171 3920012", "+49 176 04069012")
PUBLISHED_ABOVE = 0.5
PLACES = ("One Agency", "Two Agency", None)

WORDS = [
    "".join(random.Random(number).choices("bcdfghjklmnpqrstvwz", k=8)).title()  # noqa: S311  # names, not secrets
    for number in range(2 * CROWDED)
]

people = st.builds(
    mention,
    st.sampled_from(NAMES),
    org=st.sampled_from(("One Agency", "Two Ltd", None)),
    email=st.lists(st.sampled_from(EMAILS), max_size=1),
    phone=st.lists(st.sampled_from(PHONES), max_size=2, unique=True),
    confidence=st.sampled_from((0.9, 0.9, 0.3)),
)
desks = st.builds(
    desk,
    st.sampled_from(("Press office", "Newsroom", None)),
    email=st.lists(st.sampled_from(EMAILS[3:]), max_size=1),
    phone=st.lists(st.sampled_from(PHONES), min_size=1, max_size=1),
)


@st.composite
def sets_of_releases(draw: st.DrawFn) -> list[Made]:
    made = []
    for i in range(draw(st.integers(2, 7))):
        drafts: list[Draft] = draw(st.lists(st.one_of(people, people, desks), min_size=1, max_size=3))
        day = draw(st.sampled_from(("2026-01-01", "2026-01-02", None)))
        made.append(
            release(*drafts, issuer=draw(st.sampled_from(PLACES)), on=day, title=f"News {i}", name=f"news-{i}.txt")
        )
    return made


def empty(engine: Engine) -> None:
    with engine.begin() as connection:
        for table in reversed(Base.metadata.sorted_tables):
            if table is not StateRow.__table__:
                connection.execute(table.delete())


def ingested(engine: Engine, releases: Iterable[Made]) -> set[object]:
    empty(engine)
    with Session(engine) as session, session.begin():
        republish(session, PUBLISHED_ABOVE, NOW)
    for made in releases:
        with Session(engine) as session, session.begin():
            keep(session, *made, NOW)
    return said(engine)


def said(engine: Engine) -> set[object]:
    with Session(engine) as session:
        return {content(card) for card in all_contacts(session, waiting=True)}


def content(card: Card) -> object:
    """All that a card says except the ids that were drawn for it, and the address of its office: of two at the same words the first
    has it."""
    details = tuple(
        (
            d.field,
            d.value,
            d.raw,
            d.type,
            d.extension,
            d.current,
            tuple((e.release.file, e.quote, e.line) for e in d.evidence),
        )
        for d in card.details
    )
    cited = tuple((c.release.file, c.release.date, c.published, c.mention) for c in card.citations)
    office = card.office and replace(card.office, slug="")
    return card.published, card.kind, card.name, card.slug, office, details, cited


@settings(FEW, max_examples=16)
@given(releases=sets_of_releases(), chance=st.randoms(use_true_random=False))
def test_any_order_of_ingest_gives_the_same_contacts_with_the_same_citations(
    engine: Engine, releases: list[Made], chance: random.Random
) -> None:
    shuffled: Sequence[Made] = chance.sample(releases, len(releases))
    assert ingested(engine, releases) == ingested(engine, shuffled)


@settings(FEW, max_examples=8)
@given(releases=sets_of_releases())
def test_all_that_is_derived_can_be_dropped_and_comes_out_the_same(engine: Engine, releases: list[Made]) -> None:
    before = ingested(engine, releases)
    ids = public_ids(engine)
    with Session(engine) as session, session.begin():
        rebuild(session, NOW)
    assert said(engine) == before
    assert public_ids(engine) == ids


@settings(FEW, max_examples=8)
@given(releases=sets_of_releases(), later=sets_of_releases())
def test_editing_a_release_ends_where_reading_only_the_new_version_ends(
    engine: Engine, releases: list[Made], later: list[Made]
) -> None:
    final = {document.address: (document, reading) for document, reading in (*releases, *later)}
    assert ingested(engine, [*releases, *later]) == ingested(engine, final.values())


@settings(FEW, max_examples=6)
@given(releases=sets_of_releases())
def test_ingesting_again_changes_nothing(engine: Engine, releases: list[Made]) -> None:
    before = ingested(engine, releases)
    ids = public_ids(engine)
    for made in releases:
        with Session(engine) as session, session.begin():
            assert keep(session, *made, NOW).outcome == "unchanged"
    assert said(engine) == before
    assert public_ids(engine) == ids


@settings(FEW, max_examples=6)
@given(releases=sets_of_releases(), other=st.sampled_from((0.2, 0.95)))
def test_a_threshold_set_back_shows_again_what_was_shown(engine: Engine, releases: list[Made], other: float) -> None:
    before = ingested(engine, releases)
    for threshold in (other, PUBLISHED_ABOVE):
        with Session(engine) as session, session.begin():
            republish(session, threshold, NOW)
    assert said(engine) == before


@settings(FEW, max_examples=8)
@given(releases=sets_of_releases())
def test_what_is_stored_of_a_contact_is_what_its_card_says(engine: Engine, releases: list[Made]) -> None:
    """Also of contacts cited so often that not all citations are read for it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(citing, "FEW", 1)
        ingested(
            engine,
            [*releases, *(release(*_same(made), name=f"again-{made[0].name}", on="2026-03-01") for made in releases)],
        )
    with Session(engine) as session:
        for row in session.scalars(select(ContactRow).where(ContactRow.published)):
            (card,) = cards(session, [row])
            stored = select(OrganisationRow.slug).join(ContactOfficeRow).where(ContactOfficeRow.contact_id == row.id)
            assert row.name == card.name
            assert set(session.scalars(stored)) == offices(card)


def _same(made: Made) -> list[Draft]:
    """What a release said, to be said again by another."""
    return [Draft(m.kind, tuple((c.field, c.raw, c.type) for c in m.claims), m.confidence) for m in made[1].mentions]


@pytest.mark.parametrize("crowd_first", [True, False])
def test_words_that_too_many_share_join_nobody_whenever_the_crowd_came(engine: Engine, crowd_first: bool) -> None:
    """Among a hundred of whom half are called Ada and half Example, two names alone say too little."""
    pair = [
        release(mention(who), issuer="One Agency", name=f"{who}.txt") for who in ("Ada Example", "Ada Example Muster")
    ]
    crowd = [
        release(
            *(mention(name) for name in names), issuer="One Agency", name=f"crowd-{number}.txt", title=f"Crowd {number}"
        )
        for number, names in enumerate(
            ([f"Ada {word}" for word in WORDS[:CROWDED]], [f"{word} Example" for word in WORDS[CROWDED:]])
        )
    ]
    with_crowd = ingested(engine, [*crowd, *pair] if crowd_first else [*pair, *crowd])
    assert len(with_crowd) == 2 * CROWDED + 2
    assert len(ingested(engine, pair)) == 1
    nobody = [release(title="Nobody to call", name=f"crowd-{number}.txt") for number in range(2)]
    assert len(ingested(engine, [*pair, *crowd, *nobody])) == 1


def test_a_place_where_somebody_is_named_no_longer_does_not_link_them_to_others_there(engine: Engine) -> None:
    at_one = release(mention("Ada Example", phone="+33 1 99 00 00 01"), issuer="One Agency", name="one.txt")
    at_two = release(mention("Ada Example", phone="+33 1 99 00 00 01"), issuer="Two Agency", name="two.txt")
    other = release(mention("Ada Example", phone="+33 1 99 00 00 02"), issuer="Two Agency", name="other.txt")
    nobody = release(title="Nobody to call", issuer="Two Agency", name="two.txt")
    assert len(ingested(engine, [at_one, at_two, other])) == 1
    assert len(ingested(engine, [at_one, at_two, other, nobody])) == 2


def test_a_number_that_one_of_its_holders_gives_up_counts_more_for_the_others(engine: Engine) -> None:
    """What another release says no longer must not linger in how a pair was judged."""
    pair = [
        release(mention(who, org=org, phone=PHONES[0]), issuer=None, on=None, title=who, name=f"{who}.txt")
        for who, org in (("A. Example", "One Ltd"), ("Ada Example", "Two Ltd"))
    ]
    holder = release(mention("Bo Muster", phone=PHONES[0]), mention("Cy Sample", phone=PHONES[0]), name="three.txt")
    gone = release(title="Nobody to call", name="three.txt")
    assert len(ingested(engine, [*pair, holder])) == 4
    assert ingested(engine, [*pair, holder, gone]) == ingested(engine, [*pair, gone])


def public_ids(engine: Engine) -> dict[str, tuple[object, ...]]:
    """Each contact's id with what it stands for and when that last changed."""
    with Session(engine) as session:
        return {card.id: (content(card), card.updated, card.aliases) for card in all_contacts(session)}


@pytest.mark.parametrize("seed", range(2))
def test_a_crowded_number_is_weighed_alike_however_the_crowd_gathered(engine: Engine, seed: int) -> None:
    """Past the limit a shared number stops counting, also for those who came when it still did."""
    crowd = [
        release(
            mention(f"{first} {last}", phone=PHONES[0]),
            issuer=None,
            title=f"{first} {last}",
            name=f"{first}-{last}.txt",
        )
        for first in ("Ada", "Bo", "Cy", "Di", "Ed", "Flo", "Gus", "Hal")
        for last in ("Example", "Muster", "Sample", "Invented", "Fiction", "Madeup", "Nobody")
    ]
    crowd += [release(mention("A. Example", phone=PHONES[0]), issuer=None, title="initial", name="initial.txt")]
    shuffled = random.Random(seed).sample(crowd, len(crowd))  # noqa: S311  # an order, not a secret
    assert ingested(engine, crowd) == ingested(engine, shuffled)
