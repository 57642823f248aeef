"""Finding contacts, releases and offices, and paging through them."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from directory.errors import InvalidQuery, NotInRegistry
from directory.records import Embargo
from directory.registry.search import (
    all_contacts,
    count_all,
    find_contacts,
    find_office,
    fingerprint,
    likeliest,
    list_offices,
    list_releases,
    release_page,
)
from directory.registry.store import keep
from tests.builders import NOW, Draft, desk, mention, release


def ingest(session: Session, *drafts: Draft, **said: object) -> None:
    keep(session, *release(*drafts, **said), NOW)  # type: ignore[arg-type]  # handed on


@pytest.fixture
def registry(session: Session) -> Session:
    people = (
        mention(
            "Raphaël Exemplé",
            role="Attaché de presse",
            email="raphael.exemple@agence.example",
            phone="+33 (0)1 99 00 75 39",
        ),
        mention("Łukasz Przykład", org="Przykład Sp.", phone="+48 22 101 01 01"),
        desk("Newsroom", email="press_office@agence.example", phone="+44 20 7946 0123"),
    )
    ingest(session, *people, issuer="Agence Exemple", number="PR083-2026", title="Une première")
    return session


FOUND = {
    "raphael": ["Raphaël Exemplé"],
    "RAPHAËL exemple": ["Raphaël Exemplé"],
    "exemple raph": ["Raphaël Exemplé"],
    "lukasz": ["Łukasz Przykład"],
    "przyklad sp": ["Łukasz Przykład"],
    "attache": ["Raphaël Exemplé"],
    "raphael.exemple@agence.example": ["Raphaël Exemplé"],
    "press_office@": ["Newsroom"],
    "pressXoffice@agence": [],
    "agence exemple": ["Raphaël Exemplé", "Newsroom", "Łukasz Przykład"],
    "01 99 00 75 39": ["Raphaël Exemplé"],
    "+33 (0)1 99 00 75 39": ["Raphaël Exemplé"],
    "+33199007539": ["Raphaël Exemplé"],
    "0033 1.99.00.75.39": ["Raphaël Exemplé"],
    "7539": ["Raphaël Exemplé"],
    "7539 raphael": ["Raphaël Exemplé"],
    "020 7946 0123": ["Newsroom"],
    "(020) 7946-0123": ["Newsroom"],
    "nobody": [],
    "raphael nobody": [],
    "%": [],
    "_": [],
    "raph_xl": [],
    "\\": [],
    "!!!": [],
    "'; DROP TABLE contact; --": [],
}


def test_contacts_are_found_by_part_of_anything_in_any_notation(registry: Session) -> None:
    assert {query: [card.name for card in find_contacts(registry, query).items] for query in FOUND} == FOUND


def test_without_words_all_contacts_are_listed_by_name(registry: Session) -> None:
    assert [card.name for card in find_contacts(registry, "  ").items] == [
        "Łukasz Przykład",
        "Newsroom",
        "Raphaël Exemplé",
    ]


def test_a_former_number_still_finds_its_contact(session: Session) -> None:
    ingest(session, mention("Ada Example", email="ada@agency.example", phone="+33 1 99 00 00 01"), on="2025-01-01")
    ingest(session, mention("Ada Example", email="ada@agency.example", phone="+33 1 99 00 00 02"), on="2026-01-01")
    assert len(find_contacts(session, "99 00 00 01").items) == 1


def test_a_very_long_query_is_refused(registry: Session) -> None:
    with pytest.raises(InvalidQuery, match="q:"):
        find_contacts(registry, "x" * 201)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(max_size=60), after=st.one_of(st.none(), st.text(max_size=60)))
def test_whatever_is_asked_there_is_an_answer_or_a_clear_refusal(
    registry: Session, query: str, after: str | None
) -> None:
    for ask in (find_contacts, lambda s, q, **more: list_releases(s, query=q, **more)):
        try:
            page = ask(registry, query, after=after)
        except InvalidQuery:
            assert after is not None
        else:
            assert len(page.items) <= 3


def test_a_token_that_is_not_ours_is_refused(registry: Session) -> None:
    for token in ("", "x", "W10", "WyJhIiwgIngiXQ", "WyJhIiwgMWU5OV0", "é", "WyJhIiwgdHJ1ZV0", "a" * 5000):
        for ask in (find_contacts, list_releases, list_offices):
            with pytest.raises(InvalidQuery, match="after"):
                ask(registry, after=token)


def test_a_page_has_between_1_and_500_items(registry: Session) -> None:
    for limit in (0, -1, 501):
        for ask in (find_contacts, list_releases, list_offices):
            with pytest.raises(InvalidQuery, match="limit"):
                ask(registry, limit=limit)


class TestPaging:
    @pytest.fixture
    def many(self, session: Session) -> Session:
        for i in range(7):
            drafts = [mention(f"Ada {'ÄbZyÉŁm'[i]}ard Example", phone=f"+33 1 99 00 00 {i}0")] if i else []
            ingest(
                session,
                *drafts,
                issuer=f"Agency {i % 3}",
                on=f"2026-01-0{1 + i // 2}" if i else None,
                title=f"News {i}",
            )
        return session

    def test_pages_together_are_the_list(self, many: Session) -> None:
        for ask, limit in product((find_contacts, list_releases, list_offices), (1, 2, 3, 500)):
            whole = ask(many, limit=500).items
            parts, after = [], None
            while True:
                page = ask(many, after=after, limit=limit)
                parts += page.items
                after = page.next
                if after is None:
                    break
            assert tuple(parts) == whole

    def test_nothing_is_shown_twice_when_a_contact_is_added_meanwhile(self, many: Session) -> None:
        first = find_contacts(many, limit=3)
        ingest(many, mention("Aaron Example", phone="+33 1 99 00 55 55"))
        second = find_contacts(many, after=first.next, limit=500)
        assert not {c.id for c in first.items} & {c.id for c in second.items}
        assert len(first.items) + len(second.items) == 6

    def test_an_export_walks_the_same_list(self, many: Session) -> None:
        assert [c.id for c in find_contacts(many, limit=500).items] == [c.id for c in all_contacts(many)]

    def test_releases_come_newest_first_and_undated_ones_last(self, many: Session) -> None:
        days = [ref.date for ref in list_releases(many).items]
        assert days[-1] is None
        dated = [day for day in days if day]
        assert dated == sorted(dated, reverse=True)


class TestReleases:
    def test_a_release_is_found_by_title_number_issuer_and_file(self, registry: Session) -> None:
        for query in ("premiere", "PR083", "pr083-2026", "agence exemple une", "release"):
            assert len(list_releases(registry, query=query).items) == 1, query
        assert list_releases(registry, query="PR084").items == ()

    def test_releases_are_listed_by_office_and_by_contact(self, registry: Session) -> None:
        ingest(registry, mention("Ada Example", phone="+33 1 99 00 00 01"), issuer="Other")
        (ada,) = find_contacts(registry, "ada").items
        assert [r.office.name for r in list_releases(registry, office="other").items if r.office] == ["Other"]
        assert [r.office.name for r in list_releases(registry, contact=ada.id).items if r.office] == ["Other"]
        assert list_releases(registry, office="nowhere").items == ()

    def test_a_release_page_shows_its_contacts_in_the_order_of_the_text(self, registry: Session) -> None:
        (ref,) = list_releases(registry).items
        page = release_page(registry, ref.id)
        assert [m.contact_name for m in page.mentions] == ["Raphaël Exemplé", "Łukasz Przykład", "Newsroom"]
        for marked in page.mentions:
            for claim in marked.mention.claims:
                assert page.text[claim.quote.start : claim.quote.end] == claim.quote.exact

    def test_an_unknown_release_is_told_by_its_id(self, registry: Session) -> None:
        with pytest.raises(NotInRegistry, match="0000000000"):
            release_page(registry, "0000000000")


class TestOffices:
    def test_an_office_has_its_contacts_releases_and_links(self, session: Session) -> None:
        links = [("Photo library", "https://photos.example.org/"), ("press.example.org", "https://press.example.org/")]
        ingest(session, mention("Ada Example", phone="+33 1 99 00 00 01"), links=links, on="2026-01-01")
        ingest(session, mention("Bo Muster", phone="+33 1 99 00 00 02"), links=links[:1], on="2026-02-01")
        office = find_office(session, "example-agency")
        assert (office.contact_count, office.release_count, str(office.last_release)) == (2, 2, "2026-02-01")
        assert [link.label for link in office.links] == ["Photo library", "press.example.org"]
        assert [c.name for c in find_contacts(session, office="example-agency").items] == ["Ada Example", "Bo Muster"]

    def test_two_spellings_are_one_office_under_a_slug_that_lasts(self, session: Session) -> None:
        ingest(session, issuer="EXAMPLE AGENCY", on="2026-01-01")
        ingest(session, issuer="The Example Agency Ltd", on="2026-02-01")
        (office,) = list_offices(session).items
        assert (office.ref.slug, office.ref.name) == ("example-agency", "The Example Agency Ltd")

    def test_an_older_release_read_later_does_not_rename_the_office(self, session: Session) -> None:
        ingest(session, issuer="Example Agency", on="2026-02-01")
        ingest(session, issuer="EXAMPLE AGENCY", on="2026-01-01")
        assert [o.ref.name for o in list_offices(session).items] == ["Example Agency"]

    def test_offices_whose_names_give_no_slug_or_the_same_have_slugs_all_the_same(self, session: Session) -> None:
        for issuer in ("Ex-Ample", "Exam Ple", "☎", "Ex Ample Verlag"):
            ingest(session, issuer=issuer, title=issuer)
        slugs = [o.ref.slug for o in list_offices(session).items]
        assert len(set(slugs)) == len(slugs) == 4
        assert all(find_office(session, slug).ref.slug == slug for slug in slugs)

    def test_who_has_moved_on_is_no_longer_listed_where_they_were(self, session: Session) -> None:
        mobile = "+33 6 39 98 00 01"
        ingest(
            session,
            mention("Ada Example", email="ada@one.example", phone="+33 1 99 00 00 01"),
            issuer="One",
            on="2025-01-01",
        )
        ingest(session, mention("Ada Example", email="ada@one.example", mobile=mobile), issuer="One", on="2025-02-01")
        ingest(
            session,
            mention("Ada Example", email="ada@two.example", phone="+33 1 99 00 00 02", mobile=mobile),
            issuer="Two",
            on="2026-01-01",
        )
        (card,) = find_contacts(session, office="two").items
        assert len(card.citations) == 3
        # Her mobile number, stated by both, is still current: the old office may go on offering her.
        assert find_contacts(session, office="one").items == (card,)
        ingest(
            session,
            mention("Ada Example", email="ada@two.example", mobile="+33 6 39 98 00 02"),
            issuer="Two",
            on="2026-02-01",
        )
        assert find_contacts(session, office="one").items == ()
        assert find_office(session, "one").contact_count == 0

    def test_an_office_whose_last_release_was_edited_away_is_no_office(self, session: Session) -> None:
        ingest(session, issuer="Example Agency", name="a.txt")
        ingest(session, issuer="Other", name="a.txt")
        assert [o.ref.name for o in list_offices(session).items] == ["Other"]
        with pytest.raises(NotInRegistry, match="example-agency"):
            find_office(session, "example-agency")


def test_the_counts_are_those_of_the_lists(registry: Session) -> None:
    counts = count_all(registry)
    assert (counts.contacts, counts.offices, counts.releases) == (3, 1, 1)


def test_the_fingerprint_changes_exactly_with_the_content(session: Session) -> None:
    seen = [fingerprint(session)]
    for name, draft in (
        ("a.txt", mention("Ada Example")),
        ("b.txt", mention("Bo Muster")),
        ("a.txt", mention("Cy Sample")),
    ):
        ingest(session, draft, name=name)
        seen.append(fingerprint(session))
    assert len(set(seen)) == 4
    ingest(session, mention("Cy Sample"), name="a.txt")
    assert fingerprint(session) == seen[-1]


def test_who_is_suggested_are_the_first_of_the_list(registry: Session) -> None:
    for query in ("ag", "press", "raphael", "exemplé newsroom", "nobody"):
        assert likeliest(registry, query, 2) == find_contacts(registry, query, limit=2).items, query


def test_that_very_many_are_hidden_is_no_reason_to_suggest_nobody(session: Session) -> None:
    hidden = [mention(f"{a}{b}a Lyra", email=f"{a}{b}@lyra.example") for a, b in product("ABCDEFGH", "bcdfghkl")]
    ingest(session, *hidden, on="2026-01-01", embargo=Embargo("Embargoed until further notice", None, None))
    ingest(session, mention("Zora Lyra", email="zora@agency.example"), on="2020-01-01", name="b.txt")
    assert [card.name for card in likeliest(session, "lyra", 2)] == ["Zora Lyra"]
