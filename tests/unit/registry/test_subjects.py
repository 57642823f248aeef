"""Who signs releases about a subject."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.records import Embargo
from directory.registry.finding.subjects import signers
from directory.registry.rebuild import rebuild
from directory.registry.store import keep
from directory.registry.tables import ContactRow
from tests.builders import NOW, Draft, mention, release

ADA = mention("Ada Example", email="ada@agency.example")
BO = mention("Bo Muster", email="bo@agency.example")


def ingest(session: Session, *drafts: Draft, **said: object) -> None:
    keep(session, *release(*drafts, **said), NOW)  # type: ignore[arg-type]  # handed on


def who(session: Session, query: str) -> list[str]:
    names = dict(session.execute(select(ContactRow.id, ContactRow.name)).all())
    return [names[signer.contact_id] for signer in signers(session, query)]


def test_who_signs_more_and_newer_releases_about_a_subject_comes_first(session: Session) -> None:
    ingest(session, ADA, title="OCEANSAT maps the tides", on="2024-01-10", name="a.txt")
    ingest(session, BO, title="OCEANSAT is two years old", on="2026-01-10", name="b.txt")
    ingest(session, ADA, title="OCEANSAT ends", on="2024-02-10", name="c.txt")
    ingest(session, mention("Cy Sample", email="cy@agency.example"), title="A new car park", name="d.txt")
    assert who(session, "oceansat") == ["Bo Muster", "Ada Example"]
    assert [len(signer.documents) for signer in signers(session, "Oceansat")] == [1, 2]
    assert who(session, "car park") == ["Cy Sample"]
    assert who(session, "submarine") == []


def test_a_subject_may_be_unfinished_mistyped_or_of_another_script(session: Session) -> None:
    ingest(session, ADA, title="Проект «Волна» начат", name="a.txt")
    ingest(session, BO, title="気候変動の観測", name="b.txt")
    assert who(session, "volna") == who(session, "волн") == ["Ada Example"]
    assert who(session, "気候変動") == ["Bo Muster"]
    assert who(session, "proeekt") == ["Ada Example"]


def test_all_words_are_asked_for_and_the_rarest_where_no_release_has_all(session: Session) -> None:
    ingest(session, ADA, issuer="Agency One", title="OCEANSAT maps the tides", name="a.txt")
    ingest(session, BO, issuer="Agency Two", title="OCEANSAT is launched", name="b.txt")
    assert who(session, "oceansat launched") == ["Bo Muster"]
    assert who(session, "agency one oceansat") == ["Ada Example"]
    assert set(who(session, "oceansat unheardof")) == {"Ada Example", "Bo Muster"}


def test_a_release_edited_is_found_by_what_it_says_now(session: Session) -> None:
    ingest(session, ADA, title="OCEANSAT", name="a.txt")
    ingest(session, ADA, title="SEASAT", name="a.txt")
    assert who(session, "oceansat") == []
    assert who(session, "seasat") == ["Ada Example"]


def test_a_rebuild_finds_the_same(session: Session) -> None:
    ingest(session, ADA, title="OCEANSAT maps the tides", name="a.txt")
    before = signers(session, "tides")
    rebuild(session, datetime.now(UTC))
    assert signers(session, "tides") == before != []


def test_a_release_under_embargo_tells_nothing(session: Session) -> None:
    ingest(session, ADA, title="SEASAT", name="a.txt")
    ingest(session, BO, title="OCEANSAT", name="b.txt", embargo=Embargo("Embargoed until further notice", None, None))
    assert who(session, "oceansat") == []


def test_a_sign_that_a_long_text_says_once_is_a_subject(session: Session) -> None:
    told = " ".join(
        f"{first}{last} {first}{last} {first}{last} {first}{last} {first}{last} of it."
        for first in "abcdefgh"
        for last in ("lmno", "pqrs", "tuvw", "wxyz", "klmn")
    )
    ingest(session, ADA, title="A joint meeting", body=f"{told} It spoke of OCEANSAT as well. {told}", name="a.txt")
    assert who(session, "oceansat") == ["Ada Example"]
