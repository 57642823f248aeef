"""Releases by their titles, numbers, issuers and file names: however they are typed, the newest first."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.records import Embargo
from directory.registry.finding import houses, releases
from directory.registry.finding.tables import OrganisationWordRow
from directory.registry.rebuild import rebuild, reindex
from directory.registry.search import list_releases, releases_numbered
from directory.registry.store import keep
from directory.registry.suggesting import suggested
from tests.builders import NOW, Draft, mention, release

NEVER = datetime(2999, 1, 1, tzinfo=UTC)
HELD = Embargo("Embargoed", NEVER, NEVER)


def ingest(session: Session, *drafts: Draft, **said: object) -> None:
    keep(session, *release(*drafts, **said), NOW)  # type: ignore[arg-type]  # handed on


def titles(session: Session, query: str, **only: object) -> list[str | None]:
    return [ref.title for ref in list_releases(session, query=query, **only).items]  # type: ignore[arg-type]  # handed on


@pytest.fixture
def registry(session: Session) -> Session:
    for title, number, issuer, day in (
        ("Première lumière pour l’observatoire", "PR083-2026", "Agence Exemple", "2026-03-01"),
        ("Проект «Волна» начат", "12/2025", "Институт Примера", "2025-06-01"),
        ("An observatory opens", "PR083-2025", "National Example Space Agency", "2025-03-01"),
        ("The observatory at night", None, "Example Museum", "2024-03-01"),
    ):
        ingest(session, title=title, number=number, issuer=issuer, on=day, name=f"{day}_dossier.txt")
    return session


def test_a_release_is_found_by_its_number_in_any_notation(registry: Session) -> None:
    for query in ("PR083-2026", "pr083-2026", "PR 083-2026", "PR83/2026", "pr 83 2026", "83-2026", "083 2026"):
        assert [ref.number for ref in releases_numbered(registry, query)] == ["PR083-2026"], query
        assert titles(registry, query)[0] == "Première lumière pour l’observatoire", query
    for query in ("PR083", "PR084-2026", "2026", "observatory", "", "-"):
        assert releases_numbered(registry, query) == (), query


def test_the_newest_comes_first_and_before_it_whatever_has_the_number(registry: Session) -> None:
    assert titles(registry, "observatory") == [
        "An observatory opens",
        "The observatory at night",
    ]
    assert titles(registry, "dossier")[0] == "Première lumière pour l’observatoire"
    ingest(registry, title="What PR083 2025 left open", on="2026-05-01", name="later.txt")
    assert titles(registry, "PR083-2025") == ["An observatory opens", "What PR083 2025 left open"]


def test_titles_are_found_in_any_script_unfinished_and_mistyped(registry: Session) -> None:
    for query in (
        "observatoire",
        "l'observatoire",
        "premiere",
        "PREMIÈRE lumiere",
        "premi",
        "primiere",
        "lumiere premiere",
        "agence exemple lumière",
    ):
        assert titles(registry, query) == ["Première lumière pour l’observatoire"], query
    for query in ("волна", "volna", "институт"):
        assert titles(registry, query) == ["Проект «Волна» начат"], query
    assert titles(registry, "nesa") == ["An observatory opens"]  # initials
    assert titles(registry, "submarine") == titles(registry, "premiere submarine") == []


def test_a_release_is_found_within_the_list_of_an_office(registry: Session) -> None:
    assert titles(registry, "observatory", office="example-museum") == ["The observatory at night"]
    assert titles(registry, "observatory", office="nowhere") == []


def test_an_office_of_more_releases_than_are_looked_at_hides_none_of_a_rare_word(
    registry: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("_MOST_OF_OFFICES", "MOST_LOOKED_AT", "_AT_ONCE"):
        monkeypatch.setattr(releases, name, 1)
    assert titles(registry, "night museum") == ["The observatory at night"]


def test_pages_of_what_was_asked_for_are_the_list(registry: Session) -> None:
    whole = list_releases(registry, query="observatory").items
    parts: list[object] = []
    after = None
    while True:
        page = list_releases(registry, query="observatory", after=after, limit=1)
        parts += page.items
        if (after := page.next) is None:
            break
    assert tuple(parts) == whole
    assert len(parts) == 2


def test_nothing_of_a_release_under_embargo_finds_it(session: Session) -> None:
    ingest(session, title="SEASAT", number="PR007-2026", embargo=HELD, name="secret.txt")
    for query in ("seasat", "PR007-2026", "secret", "seesat", "example agency"):
        assert titles(session, query) == [], query
        assert releases_numbered(session, query) == ()
        assert suggested(session, query).releases == ()


def test_a_release_edited_or_moved_is_found_by_what_it_is_called_now(session: Session) -> None:
    ingest(session, title="OCEANSAT", number="PR001-2026", name="a.txt")
    ingest(session, title="SEASAT", number="PR002-2026", name="a.txt")
    assert titles(session, "oceansat") == titles(session, "PR001-2026") == []
    assert titles(session, "seasat") == titles(session, "PR002-2026") == ["SEASAT"]


def test_an_office_is_suggested_by_any_word_of_any_of_its_names(session: Session) -> None:
    for day, issuer in (("2026-01-01", "NESA"), ("2026-01-02", "National Example Space Agency")):
        ingest(session, mention("Ada Example", email="ada@nesa.example"), issuer=issuer, on=day, name=f"{day}.txt")
    ingest(session, issuer="Musée d’Exemple", name="c.txt")
    for query in (
        "nesa",
        "national",
        "space",
        "agency",
        "spac",
        "example space",
        "agency national",
        "natoinal",
        "spaze agency",
    ):
        assert [office.name for office in suggested(session, query).offices] == ["National Example Space Agency"], query
    for query in ("musee", "musee d'exemple", "dexemple", "mussee", "exemple mus"):
        assert [office.name for office in suggested(session, query).offices] == ["Musée d’Exemple"], query
    assert suggested(session, "submarine").offices == ()


def test_an_office_without_a_release_is_not_suggested(session: Session) -> None:
    ingest(
        session,
        mention("Ada Example", org="Lyra Institute", email="ada@agency.example"),
        issuer="Vega Agency",
        name="a.txt",
    )
    ingest(session, issuer="Other", name="b.txt")
    assert suggested(session, "lyra").offices == ()
    assert [office.name for office in suggested(session, "vega").offices] == ["Vega Agency"]
    ingest(session, issuer="Other", name="a.txt")
    assert suggested(session, "vega").offices == ()


def test_words_of_offices_are_derived(registry: Session) -> None:
    def stored() -> set[tuple[str, int]]:
        return {(row.key, row.organisation_id) for row in registry.scalars(select(OrganisationWordRow))}

    ingest(registry, issuer="EXAMPLE MUSEUM", on="2026-01-01", name="e.txt")
    before = stored()
    assert before
    houses.fill(registry)
    assert stored() == before
    rebuild(registry, NOW)
    assert stored() == before
    reindex(registry, NOW)
    assert stored() == before
