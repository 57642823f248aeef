"""Cards made by hand, for what needs no registry."""

from __future__ import annotations

from datetime import date

from directory.records import Card, Citation, Detail, Evidence, Field, Mention, OfficeRef, PhoneType, Quote, ReleaseRef
from tests.builders import NOW

OFFICE = OfficeRef("example-agency", "Example Agency")


def ref(
    id_: str = "r1", day: date | None = date(2019, 6, 5), number: str | None = "EA-1", title: str = "First news"
) -> ReleaseRef:
    return ReleaseRef(id_, number, title, day, f"{id_}.txt", OFFICE)


def evidence(release: ReleaseRef, exact: str, prefix: str = "", suffix: str = "", line: int = 3) -> Evidence:
    return Evidence(release, Quote(10, 10 + len(exact), exact, prefix, suffix), line)


def detail(
    field: Field,
    value: str,
    *releases: ReleaseRef,
    current: bool = True,
    type: PhoneType | None = None,  # noqa: A002  # the record's own word
    extension: str | None = None,
) -> Detail:
    return Detail(
        field, value, current, tuple(evidence(r, value) for r in releases or (ref(),)), type, extension, value
    )


def cited(release: ReleaseRef) -> Citation:
    return Citation(release, 1, Mention("person", (), 0.9))


def card() -> Card:
    """A person cited by two releases."""
    newer = ref("r2", date(2019, 8, 27), "EA-2", "Second news")
    both = (newer, ref())
    return Card(
        "0123456789",
        "pascale-example",
        "person",
        "Pascale Example",
        OFFICE,
        (
            detail("name", "Pascale Example", *both),
            detail("role", "Press Officer", *both),
            detail("email", "pascale@agency.example", *both),
            detail("phone", "+33199001234", *both, type="voice"),
            detail("phone", "+33639981234", newer, type="mobile"),
            detail("phone", "+33199001235", newer, type="fax", extension="12"),
        ),
        tuple(cited(release) for release in both),
        NOW,
    )
