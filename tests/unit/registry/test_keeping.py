from sqlalchemy.orm import Session

from directory.registry.search import count_all, find_contacts
from directory.registry.store import keep
from tests.builders import NOW, mention, release


def test_two_releases_that_name_one_person_are_two_citations(session: Session) -> None:
    ada = mention("Ada Example", email="ada@agency.example", phone="+33 1 99 00 12 34")
    for day in ("2026-01-01", "2026-02-01"):
        keep(session, *release(ada, on=day), NOW)
    (card,) = find_contacts(session).items
    assert [c.release.date.isoformat() for c in card.citations] == ["2026-02-01", "2026-01-01"]
    assert count_all(session).releases == 2
