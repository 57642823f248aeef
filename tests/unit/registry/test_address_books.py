"""Address books in the registry: evidence of their own, and never a press release; on both databases."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session, sessionmaker

from directory.ingest import ingest
from directory.records import Card, Document
from directory.registry.counting_releases import count_releases
from directory.registry.deciding import By, withdraw
from directory.registry.nearby import neighbours
from directory.registry.pages import release_page
from directory.registry.rebuild import rebuild, reindex
from directory.registry.releases import list_releases
from directory.registry.search import all_contacts, count_all, find_contacts, find_office
from directory.registry.sitemap import parts
from directory.registry.store import Kept, keep
from tests.builders import NOW, mention, release

BOOK = "file:///books/press.vcf"


def card(name: str, *lines: str, org: str = "Example Agency") -> str:
    return "\r\n".join(("BEGIN:VCARD", "VERSION:3.0", f"FN:{name}", f"ORG:{org}", *lines, "END:VCARD", ""))


ADA = card("Ada Example", "TITLE:Head of Press", "TEL;TYPE=WORK,VOICE:+33 1 99 00 12 34", "EMAIL:ada@agency.example")
BO = card("Bo Placeholder", "EMAIL:bo@agency.example")

Sessions = sessionmaker[Session]


def read(sessions: Sessions, content: str, address: str = BOOK) -> Kept:
    document = Document(address, address.rpartition("/")[2], content.encode())
    (kept,) = ingest(sessions, [document], default_country=None, now=lambda: NOW)
    assert isinstance(kept, Kept)
    return kept


def everybody(sessions: Sessions) -> Sequence[Card]:
    with sessions() as session:
        return list(all_contacts(session))


def test_each_detail_is_cited_by_the_line_of_the_file(session_factory: Sessions) -> None:
    read(session_factory, ADA + BO)
    ada, bo = everybody(session_factory)
    lines = {detail.field: detail.evidence[0].line for detail in ada.details}
    assert lines == {"name": 3, "org": 4, "role": 5, "phone": 6, "email": 7}
    assert [detail.evidence[0].line for detail in bo.of("email")] == [13]
    assert all(detail.evidence[0].release.is_book for detail in ada.details)


def test_what_the_same_file_says_anew_replaces_what_it_said(session_factory: Sessions) -> None:
    assert read(session_factory, ADA + BO).outcome == "new"
    before = {card.id for card in everybody(session_factory)}
    assert read(session_factory, ADA + BO).outcome == "unchanged"
    assert read(session_factory, ADA.replace("12 34", "99 99")).outcome == "edited"
    (ada,) = everybody(session_factory)
    assert ada.id in before
    assert [detail.value for detail in ada.of("phone")] == ["+33199009999"]


def test_who_is_in_a_book_and_in_a_release_is_one_contact(session_factory: Sessions) -> None:
    with session_factory.begin() as session:
        keep(session, *release(mention("Ada Example", email="ada@agency.example", org="Example Agency")), NOW)
    read(session_factory, ADA + BO)
    ada, _ = everybody(session_factory)
    assert [citation.release.is_book for citation in ada.citations] == [False, True]
    assert [detail.value for detail in ada.of("phone")] == ["+33199001234"]


def test_a_newer_release_says_what_counts_and_an_undated_book_never_does(session_factory: Sessions) -> None:
    with session_factory.begin() as session:
        told = mention("Ada Example", role="Director", email="ada@agency.example", org="Example Agency")
        keep(session, *release(told, on="2020-01-02"), NOW)
    read(session_factory, ADA)
    (ada,) = everybody(session_factory)
    assert ada.first("role") == "Director"
    assert [detail.value for detail in ada.of("role", current=False)] == ["Head of Press"]


def test_a_book_is_in_no_list_and_no_count_of_releases(session_factory: Sessions) -> None:
    with session_factory.begin() as session:
        first = keep(session, *release(mention("Eve Sample", email="eve@agency.example"), on="2020-01-02"), NOW)
    book = read(session_factory, ADA + BO)
    with session_factory() as session:
        office = find_office(session, "example-agency")
        assert [ref.id for ref in list_releases(session).items] == [first.release]
        assert list_releases(session, query="press.vcf").items == ()
        assert count_releases(session).total == count_all(session).releases == office.release_count == 1
        assert office.contact_count == 3
        assert neighbours(session, first.release) == (None, None)
        sitemap = {section for section, _, _ in parts(session)}
        assert sitemap == {"contacts", "offices", "releases"}
        page = release_page(session, book.release)
        assert page.ref.is_book
        assert [marked.contact_name for marked in page.mentions] == ["Ada Example", "Bo Placeholder"]


def test_what_was_kept_back_stays_so_when_a_book_says_it(session_factory: Sessions) -> None:
    with session_factory.begin() as session:
        keep(session, *release(mention("Ada Example", email="ada@agency.example", phone="+33 1 99 00 12 34")), NOW)
    with session_factory.begin() as session:
        (ada,) = all_contacts(session)
        withdraw(session, ada.id, [("phone", "+33199001234")], By("editor", "asked for", NOW))
    kept = read(session_factory, ADA)
    (ada,) = everybody(session_factory)
    assert ada.of("phone", current=None) == ()
    with session_factory() as session:
        assert "12 34" not in release_page(session, kept.release).text


def test_who_nothing_says_is_of_work_is_shown_to_nobody_before_review(session_factory: Sessions) -> None:
    with session_factory.begin() as session:
        rebuild(session, NOW, publish_above=0.95)
    aunt = "\r\n".join(("BEGIN:VCARD", "FN:Aunt Example", "TEL;TYPE=CELL:+33 6 39 98 12 34", "END:VCARD", ""))
    read(session_factory, ADA + aunt)
    assert [card.name for card in everybody(session_factory)] == ["Ada Example"]


def test_all_is_worked_out_anew_as_it_was(session_factory: Sessions) -> None:
    read(session_factory, ADA + BO)
    before = everybody(session_factory)
    with session_factory.begin() as session:
        rebuild(session, NOW)
        reindex(session, NOW)
    assert [(c.id, c.name, c.details) for c in everybody(session_factory)] == [
        (c.id, c.name, c.details) for c in before
    ]
    with session_factory() as session:
        assert list_releases(session, query="press.vcf").items == ()
        assert [c.name for c in find_contacts(session, "placeholder").items] == ["Bo Placeholder"]
