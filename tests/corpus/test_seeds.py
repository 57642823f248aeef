"""Each seed (a real release) and each invented release here yields what is written beside it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from directory.reading import read_release
from directory.records import Mention, Reading
from directory.sources.folder import EXPECTATION, documents

SEEDS = Path(__file__).parents[2] / "seeds"
INVENTED = Path(__file__).parent / "releases"
RELEASES = sorted(
    path
    for folder in (SEEDS, INVENTED)
    for path in folder.rglob("*")
    if path.is_file() and not path.name.endswith(EXPECTATION)
)


@pytest.mark.parametrize("path", RELEASES, ids=lambda p: p.stem)
def test_a_release_yields_the_release_contacts_and_links_written_beside_it(path: Path) -> None:
    expected = json.loads(path.with_name(path.stem + EXPECTATION).read_text("utf-8"))

    assert _plain(_reading(path)) == expected


@pytest.mark.parametrize("path", RELEASES, ids=lambda p: p.stem)
def test_every_field_of_a_release_is_literally_at_its_place_in_the_text(path: Path) -> None:
    reading = _reading(path)

    for claim in (claim for mention in reading.mentions for claim in mention.claims):
        place = claim.quote
        assert reading.release.text[place.start : place.end] == place.exact == claim.raw
        assert reading.release.text[: place.start].endswith(place.prefix)
        assert reading.release.text[place.end :].startswith(place.suffix)


def test_there_are_releases_and_none_lacks_its_expected_result() -> None:
    assert {p.stem for p in RELEASES} >= {"pr083-2019", "pr124-2019", "no-contact", "desk-without-a-person"}
    assert all(p.with_name(p.stem + EXPECTATION).exists() for p in RELEASES)


def _reading(path: Path) -> Reading:
    (document,) = documents([path], max_bytes=1_000_000)
    assert not isinstance(document, Exception)
    return read_release(document)


def _plain(reading: Reading) -> dict[str, Any]:
    release = reading.release
    return {
        "release": {
            "issuer": release.issuer,
            "number": release.number,
            "title": release.title,
            "date": release.date.isoformat() if release.date else None,
            "language": release.language,
        },
        "contacts": [_contact(mention) for mention in reading.mentions],
        "links": [{"label": link.label, "href": link.href} for link in release.links],
    }


def _contact(mention: Mention) -> dict[str, Any]:
    return {
        "kind": mention.kind,
        "name": mention.name,
        "role": mention.role,
        "org": mention.org,
        "emails": list(mention.emails),
        "phones": [
            {"raw": c.raw, "e164": c.value, "type": c.type, "extension": c.extension} for c in mention.of("phone")
        ],
    }
