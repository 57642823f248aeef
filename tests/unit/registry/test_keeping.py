"""What becomes of a release when it is read: first, again, edited, copied, moved."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from directory.errors import NotInRegistry
from directory.records import Claim, Document, Mention, Quote, Reading, Release
from directory.registry.assemble import contact_card
from directory.registry.search import count_all, find_contacts, fingerprint, list_releases, release_page
from directory.registry.store import keep
from tests.builders import NOW, document, mention, reading, release

ADA = mention("Ada Example", email="ada@agency.example", phone="+33 1 99 00 12 34")
BO = mention("Bo Muster", phone="+33 1 99 00 12 35")


def names(session: Session) -> list[str]:
    return [card.name for card in find_contacts(session).items]


def test_two_releases_that_name_one_person_are_two_citations(session: Session) -> None:
    for day in ("2026-01-01", "2026-02-01"):
        keep(session, *release(ADA, on=day), NOW)
    (card,) = find_contacts(session).items
    assert [c.release.date.isoformat() for c in card.citations if c.release.date] == ["2026-02-01", "2026-01-01"]


def test_each_field_leads_to_the_line_that_states_it(session: Session) -> None:
    keep(session, *release(ADA), NOW)
    (card,) = find_contacts(session).items
    page = release_page(session, card.citations[0].release.id)
    for detail in card.details:
        (evidence,) = detail.evidence
        assert page.text[evidence.quote.start : evidence.quote.end] == evidence.quote.exact == detail.raw
        assert evidence.quote.exact in page.text.split("\n")[evidence.line - 1]


def test_ingesting_again_changes_nothing(session: Session) -> None:
    made = release(ADA, BO)
    first = keep(session, *made, NOW)
    before = (find_contacts(session), fingerprint(session))
    again = keep(session, *made, NOW + timedelta(days=1))
    assert (first.outcome, first.new_contacts, again.outcome, again.new_contacts) == ("new", 2, "unchanged", 0)
    assert again.release == first.release
    assert (find_contacts(session), fingerprint(session)) == before


def test_an_edited_release_replaces_what_it_said_before_and_history_keeps_that_it_did(session: Session) -> None:
    keep(session, *release(ADA, BO, name="a.txt", title="First"), NOW)
    later = NOW + timedelta(hours=1)
    kept = keep(session, *release(ADA, name="a.txt", title="Second"), later)
    assert kept.outcome == "edited"
    assert names(session) == ["Ada Example"]
    page = release_page(session, kept.release)
    assert page.ref.title == "Second"
    (former,) = page.history
    assert (former.title, former.read_at, former.superseded_at) == ("First", NOW, later)
    assert {claim.value for claim in former.dropped} == {"Bo Muster", "+33199001235"}


def test_an_edit_that_corrects_a_name_keeps_the_contact(session: Session) -> None:
    keep(session, *release(mention("Ada Exmaple", email="ada@agency.example"), name="a.txt"), NOW)
    (before,) = find_contacts(session).items
    keep(session, *release(mention("Ada Example", email="ada@agency.example"), name="a.txt"), NOW)
    (after,) = find_contacts(session).items
    assert (after.name, after.id) == ("Ada Example", before.id)
    assert after.citations[0].mention_id == before.citations[0].mention_id


def test_a_release_edited_back_says_what_it_said_first(session: Session) -> None:
    first, second = release(ADA, name="a.txt"), release(BO, name="a.txt")
    for made in (first, second, first):
        kept = keep(session, *made, NOW)
    assert kept.outcome == "edited"
    assert names(session) == ["Ada Example"]
    assert len(release_page(session, kept.release).history) == 2


def test_a_contact_that_no_release_cites_is_gone_and_comes_back_under_its_id(session: Session) -> None:
    with_ada, without = release(ADA, name="a.txt"), release(BO, name="a.txt")
    keep(session, *with_ada, NOW)
    (ada,) = find_contacts(session, "ada").items
    keep(session, *without, NOW)
    with pytest.raises(NotInRegistry):
        contact_card(session, ada.id)
    keep(session, *with_ada, NOW)
    assert contact_card(session, ada.id).name == "Ada Example"


def test_a_contact_that_another_release_cites_later_has_its_former_id_back(session: Session) -> None:
    keep(session, *release(ADA, name="a.txt"), NOW)
    (ada,) = find_contacts(session).items
    keep(session, *release(BO, name="a.txt"), NOW)
    kept = keep(session, *release(ADA, name="b.txt", title="Much later"), NOW)
    assert kept.new_contacts == 0
    assert contact_card(session, ada.id).citations[0].release.file == "b.txt"


def test_a_namesake_does_not_take_over_the_id_of_one_who_is_gone(session: Session) -> None:
    keep(session, *release(ADA, name="a.txt"), NOW)
    (ada,) = find_contacts(session).items
    keep(session, *release(BO, name="a.txt"), NOW)
    namesake = mention("Ada Example", email="ada@elsewhere.example", phone="+33 1 99 00 77 77")
    kept = keep(session, *release(namesake, name="b.txt", issuer="Elsewhere"), NOW)
    assert kept.new_contacts == 1
    with pytest.raises(NotInRegistry):
        contact_card(session, ada.id)


def test_the_same_bytes_at_another_address_are_the_same_release(session: Session) -> None:
    read = reading(ADA)
    first = keep(session, document(read, name="b.txt"), read, NOW)
    copy = keep(session, document(read, name="c.txt"), read, NOW)
    assert (copy.outcome, copy.release) == ("unchanged", first.release)
    assert count_all(session).releases == 1


def test_of_two_copies_the_first_name_is_shown_whichever_came_first(session: Session) -> None:
    read = reading(ADA)
    for name in ("b.txt", "a.txt", "c.txt"):
        keep(session, document(read, name=name), read, NOW)
    assert [ref.file for ref in list_releases(session).items] == ["a.txt"]


def test_a_copy_that_is_then_edited_becomes_a_release_of_its_own(session: Session) -> None:
    """As when somebody starts the next release from a copy of the last one."""
    read, edited = reading(ADA), reading(BO)
    first = keep(session, document(read, name="a.txt"), read, NOW)
    keep(session, document(read, name="b.txt"), read, NOW)
    kept = keep(session, document(edited, name="b.txt"), edited, NOW)
    assert kept.release != first.release
    assert names(session) == ["Ada Example", "Bo Muster"]
    assert keep(session, document(read, name="a.txt"), read, NOW).outcome == "unchanged"


def test_a_release_edited_into_a_copy_of_another_leads_to_that_one(session: Session) -> None:
    one, other = reading(ADA), reading(BO)
    kept = keep(session, document(one, name="a.txt"), one, NOW)
    gone = keep(session, document(other, name="b.txt"), other, NOW)
    keep(session, document(one, name="b.txt"), one, NOW)
    assert release_page(session, gone.release).ref.id == kept.release
    assert names(session) == ["Ada Example"]


def test_another_reading_of_the_same_bytes_replaces_the_claims_and_leaves_no_history(session: Session) -> None:
    read, better = reading(ADA, BO), reading(ADA, BO)
    kept = keep(session, document(read, name="a.txt"), Reading(read.release, read.mentions[:1]), NOW)
    again = keep(session, document(read, name="a.txt"), better, NOW)
    assert (again.outcome, again.new_contacts) == ("reread", 1)
    assert names(session) == ["Ada Example", "Bo Muster"]
    assert release_page(session, kept.release).history == ()


def test_a_release_without_contacts_is_kept_all_the_same(session: Session) -> None:
    kept = keep(session, *release(title="Nobody to call"), NOW)
    assert (kept.mentions, kept.new_contacts) == (0, 0)
    assert release_page(session, kept.release).mentions == ()
    assert count_all(session).releases == 1


def test_signs_that_no_database_holds_are_replaced_and_offsets_stay_right(session: Session) -> None:
    text = "\0\ud800 Ada Example"
    claim = Claim("name", "Ada Example", "Ada Example", "ada example", Quote(3, 14, "Ada Example", "\0\ud800 ", ""))
    read = Reading(Release(text, "text/plain", title="\0"), (Mention("person", (claim,), 0.5),))
    kept = keep(session, Document("file:///\udcff.txt", "\udcff.txt", b"\0"), read, NOW)
    page = release_page(session, kept.release)
    quote = page.mentions[0].mention.claims[0].quote
    assert page.text[quote.start : quote.end] == "Ada Example"
    assert page.ref.file == "\N{REPLACEMENT CHARACTER}.txt"


def test_very_long_addresses_names_and_issuers_are_kept(session: Session) -> None:
    long = "Lorem ipsum " * 1000
    made = release(
        mention(long, email="ada@agency.example"),
        issuer=long,
        title=long,
        number=long,
        address="file:///" + "x/" * 4000,
        name="a",
    )
    keep(session, *made, NOW)
    assert keep(session, *made, NOW).outcome == "unchanged"
    assert find_contacts(session).items[0].name == long


def test_times_come_back_in_utc(session: Session) -> None:
    kept = keep(session, *release(ADA), NOW)
    session.expire_all()
    assert release_page(session, kept.release).read_at == NOW
    assert find_contacts(session).items[0].updated == NOW


def test_the_time_of_change_moves_only_with_a_change(session: Session) -> None:
    keep(session, *release(ADA, name="a.txt"), NOW)
    keep(session, *release(BO, name="b.txt"), NOW + timedelta(days=1))
    updated = {card.name: card.updated for card in find_contacts(session).items}
    assert updated == {"Ada Example": NOW, "Bo Muster": NOW + timedelta(days=1)}
