"""How a card is put together: which value is current, what says so, in which order."""

from __future__ import annotations

from sqlalchemy.orm import Session

from directory.records import Card
from directory.registry.search import find_contacts
from directory.registry.store import keep
from tests.builders import NOW, Draft, desk, mention, release

EMAIL = "ada@agency.example"


def card_of(session: Session, *said: tuple[str | None, Draft], issuer: str = "Example Agency") -> Card:
    """The one contact after releases of these days, each with one mention."""
    for number, (day, draft) in enumerate(said):
        keep(session, *release(draft, on=day, issuer=issuer, title=f"News {number}", name=f"{number}.txt"), NOW)
    (card,) = find_contacts(session).items
    return card


def values(card: Card, field: str, *, current: bool | None = True) -> list[str]:
    return [d.value for d in card.of(field, current=current)]  # type: ignore[arg-type]  # a Field


def test_a_field_that_the_newest_release_passes_over_stays_current(session: Session) -> None:
    card = card_of(
        session,
        ("2020-01-01", mention("Ada Example", role="Head of press", email=EMAIL, phone="+33 1 99 00 00 01")),
        ("2026-01-01", mention("Ada Example", email=EMAIL)),
    )
    assert values(card, "role") == ["Head of press"]
    assert values(card, "phone") == ["+33199000001"]


def test_an_older_release_read_later_replaces_nothing(session: Session) -> None:
    card = card_of(
        session,
        ("2026-01-01", mention("Ada Example", email=EMAIL, phone="+33 1 99 00 00 02")),
        ("2020-01-01", mention("Ada Example", email=EMAIL, phone="+33 1 99 00 00 01")),
    )
    assert values(card, "phone") == ["+33199000002"]
    assert values(card, "phone", current=False) == ["+33199000001"]


def test_an_undated_release_replaces_nothing(session: Session) -> None:
    card = card_of(
        session,
        ("2020-01-01", mention("Ada Example", email=EMAIL, phone="+33 1 99 00 00 01")),
        (None, mention("Ada Example", email=EMAIL, phone="+33 1 99 00 00 02")),
    )
    assert values(card, "phone") == ["+33199000001"]


def test_of_two_releases_of_one_day_the_higher_number_is_newer(session: Session) -> None:
    for number, phone in (("PR9", "+33 1 99 00 00 01"), ("PR10", "+33 1 99 00 00 02")):
        keep(
            session,
            *release(mention("Ada Example", email=EMAIL, phone=phone), number=number, name=f"{number}.txt"),
            NOW,
        )
    (card,) = find_contacts(session).items
    assert values(card, "phone") == ["+33199000002"]


def test_all_numbers_of_the_newest_release_are_current_in_the_order_of_its_text(session: Session) -> None:
    card = card_of(session, ("2026-01-01", mention("Ada Example", phone=("+33 1 99 00 00 02", "+33 1 99 00 00 01"))))
    assert values(card, "phone") == ["+33199000002", "+33199000001"]


def test_a_new_mobile_number_does_not_make_the_old_fax_a_former_one(session: Session) -> None:
    card = card_of(
        session,
        ("2025-01-01", mention("Ada Example", email=EMAIL, fax="+33 1 99 00 00 09", mobile="+33 6 39 98 00 01")),
        ("2026-01-01", mention("Ada Example", email=EMAIL, mobile="+33 6 39 98 00 02")),
    )
    assert [(d.type, d.value, d.current) for d in card.of("phone", current=None)] == [
        ("mobile", "+33639980002", True),
        ("fax", "+33199000009", True),
        ("mobile", "+33639980001", False),
    ]


def test_the_same_number_in_two_notations_is_one_detail_with_two_places(session: Session) -> None:
    card = card_of(
        session,
        ("2025-01-01", mention("Ada Example", email=EMAIL, phone="+33 (0)1 99 00 00 01")),
        ("2026-01-01", mention("Ada Example", email=EMAIL, phone="+33 1 99 00 00 01")),
    )
    (detail,) = card.of("phone")
    assert [e.quote.exact for e in detail.evidence] == ["+33 1 99 00 00 01", "+33 (0)1 99 00 00 01"]
    assert detail.raw == "+33 1 99 00 00 01"
    assert (str(detail.first_cited), str(detail.last_cited)) == ("2025-01-01", "2026-01-01")


def test_the_same_number_with_another_extension_is_another_detail(session: Session) -> None:
    phones = ("+33 1 99 00 00 01, ext. 12", "+33 1 99 00 00 01, ext. 13")
    card = card_of(session, ("2026-01-01", mention("Ada Example", phone=phones)))
    assert [d.extension for d in card.of("phone")] == ["12", "13"]


def test_a_contact_has_one_current_role_and_keeps_the_former_ones(session: Session) -> None:
    card = card_of(
        session,
        ("2025-01-01", mention("Ada Example", email=EMAIL, role="Press officer")),
        ("2026-01-01", mention("Ada Example", email=EMAIL, role="Head of press")),
    )
    assert values(card, "role") == ["Head of press"]
    assert values(card, "role", current=False) == ["Press officer"]


def test_a_shortened_name_in_the_newest_release_does_not_replace_the_full_one(session: Session) -> None:
    card = card_of(
        session,
        ("2025-01-01", mention("Ada Example", email=EMAIL)),
        ("2026-01-01", mention("Example", email=EMAIL)),
    )
    assert card.name == "Ada Example"
    assert values(card, "name") == ["Ada Example"]


def test_a_changed_name_in_the_newest_release_is_the_name(session: Session) -> None:
    card = card_of(
        session,
        ("2025-01-01", mention("Ada Example", email=EMAIL)),
        ("2026-01-01", mention("Ada Example Muster", email=EMAIL)),
    )
    assert (card.name, card.slug) == ("Ada Example Muster", "ada-example-muster")


def test_details_are_grouped_by_field_current_ones_first(session: Session) -> None:
    card = card_of(
        session,
        ("2025-01-01", mention("Ada Example", email="old@agency.example", phone="+33 1 99 00 00 01", role="Officer")),
        ("2026-01-01", mention("Ada Example", email=EMAIL, phone="+33 1 99 00 00 01", org="Example Agency")),
    )
    assert [(d.field, d.current) for d in card.details] == [
        ("name", True),
        ("role", True),
        ("org", True),
        ("email", True),
        ("email", False),
        ("phone", True),
    ]


def test_the_office_is_the_issuer_of_the_newest_release_that_has_one(session: Session) -> None:
    ada = mention("Ada Example", email=EMAIL)
    for day, issuer in (("2024-01-01", "One"), ("2025-01-01", "Two"), ("2026-01-01", None)):
        keep(session, *release(ada, on=day, issuer=issuer), NOW)
    (card,) = find_contacts(session).items
    assert card.office is not None
    assert card.office.name == "Two"


def test_a_desk_named_by_two_releases_shows_the_name_of_the_newer(session: Session) -> None:
    card = card_of(
        session,
        ("2025-01-01", desk("Newsroom", email="press@agency.example")),
        ("2026-01-01", desk("Press office", email="press@agency.example")),
    )
    assert card.name == "Press office"
