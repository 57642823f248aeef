"""A contact through time, why its first values are first, and what a press officer should look at."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from directory.presenters import standing
from directory.presenters.timeline import differences, timeline
from directory.records import OfficeRef
from tests.unit.presenters.cards import card, cited, detail, ref

OLD, NEXT, NEW = (
    ref("r1", date(2024, 1, 1), "EA-1"),
    ref("r2", date(2024, 6, 1), "EA-2"),
    ref("r3", date(2025, 1, 1), "EA-3"),
)


def told(*details: object):  # type: ignore[no-untyped-def]  # a card
    return replace(card(), details=details, citations=tuple(cited(r) for r in (NEW, NEXT, OLD)))  # type: ignore[arg-type]


def test_each_value_reaches_from_its_first_release_to_its_last() -> None:
    of = timeline(
        told(
            detail("phone", "+33199000002", NEW, type="voice"),
            detail("phone", "+33199000001", NEXT, OLD, type="voice", current=False),
        )
    )
    assert (of.first, of.last) == (date(2024, 1, 1), date(2025, 1, 1))
    (track,) = of.tracks
    assert [(s.value, s.words, s.current) for s in track.spans] == [
        ("+33 1 99 00 00 02", "1 January 2025, 1 release", True),
        ("+33 1 99 00 00 01", "1 January 2024 to 1 June 2024, 2 releases", False),
    ]
    older, newer = track.spans[1], track.spans[0]
    assert older.left == 0
    assert newer.left is not None
    assert newer.width is not None
    assert newer.left > (older.width or 0)
    assert newer.left + newer.width <= 100
    assert track.why == (
        "The newest release of 1 January 2025 gives this one; the one before was last given on 1 June 2024."
    )


def test_numbers_have_a_track_for_each_kind_and_several_in_one_release_are_all_current() -> None:
    of = timeline(
        told(
            detail("role", "Press officer", NEW),
            detail("phone", "+33199000001", NEW, type="voice"),
            detail("phone", "+33199000002", NEW, type="voice"),
            detail("phone", "+33639980001", NEW, type="mobile"),
        )
    )
    assert [track.label for track in of.tracks] == ["Role", "Phone", "Mobile"]
    assert of.tracks[1].why.endswith("gives 2; they stand in its order.")
    assert of.tracks[0].why == "The only one that any release gives."


def test_what_has_no_date_is_told_in_words_and_not_drawn() -> None:
    undated = ref("r9", None)
    of = timeline(replace(card(), details=(detail("role", "Intern", undated),), citations=(cited(undated),)))
    (span,) = of.tracks[0].spans
    assert (span.words, span.left, span.width) == ("1 release without a date", None, None)


def test_a_number_that_differs_from_the_one_in_the_last_releases_is_reported() -> None:
    new = detail("phone", "+33199000002", NEW, type="voice")
    old = detail("phone", "+33199000001", NEXT, OLD, type="voice", current=False)
    (found,) = differences(told(new, old))
    assert found.words == (
        "The number in the newest release, +33 1 99 00 00 02, differs from the one in the 2 before it, +33 1 99 00 00 01."
    )


def test_what_one_release_gave_once_or_long_ago_is_no_difference_to_look_at() -> None:
    new = detail("phone", "+33199000002", NEW, type="voice")
    once = detail("phone", "+33199000001", NEXT, type="voice", current=False)
    fax = detail("phone", "+33199000003", NEXT, OLD, type="fax", current=False)
    ancient = ref("r8", date(2001, 1, 1)), ref("r7", date(2001, 2, 1))
    long_ago = detail("phone", "+33199000004", *ancient, type="voice", current=False)
    for old in (once, fax, long_ago):
        assert differences(told(new, old)) == []


class TestMoves:
    ONE, TWO = OfficeRef("one", "One"), OfficeRef("two", "Two")

    def moving(self, kept: bool) -> object:
        then, now = replace(OLD, office=self.ONE), replace(NEW, office=self.TWO)
        mobile = detail("phone", "+33639980001", *((now, then) if kept else (now,)), type="mobile")
        return replace(
            card(),
            office=self.TWO,
            details=(detail("email", "ada@two.example", now), mobile),
            citations=(cited(now), cited(then)),
        )

    def test_who_is_named_by_another_office_with_other_addresses_has_moved(self) -> None:
        assert standing.moved(self.moving(kept=False)) == (  # type: ignore[arg-type]  # a card
            "moved to Two, which names them since 1 January 2025; One did last on 1 January 2024"
        )

    def test_who_keeps_a_number_may_speak_for_both(self) -> None:
        assert standing.moved(self.moving(kept=True)) is None  # type: ignore[arg-type]  # a card

    def test_who_never_had_another_office_has_not_moved(self) -> None:
        assert standing.moved(card()) is None
