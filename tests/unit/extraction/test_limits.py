"""What is left out of a text that is too much is told, and what was read of it stays right."""

from __future__ import annotations

from directory.limits import Limits
from directory.reading import read_release
from directory.records import Document, Reading


def reading(text: str, limits: Limits) -> Reading:
    return read_release(Document("file:///release.txt", "release.txt", text.encode()), limits=limits)


def test_lines_beyond_the_limit_are_not_looked_at_and_this_is_told() -> None:
    text = "Contact: Ada Probe, ada@x.example\n\n" + "A line of words.\n" * 40 + "Contact: Bo Muster, bo@x.example\n"

    found = reading(text, Limits(lines=20))

    assert [m.name for m in found.mentions] == ["Ada Probe"]
    assert found.warnings == ("only the first 20 lines were looked at",)
    assert reading(text, Limits()).warnings == ()


def test_at_signs_that_are_no_addresses_are_looked_at_up_to_the_limit() -> None:
    found = reading("Contact: Ada Probe, ada@x.example\n" + "@ " * 50, Limits(signs=30))

    assert [m.emails for m in found.mentions] == [("ada@x.example",)]
    assert found.warnings == ("only the first 30 at-signs or runs of digits were looked at",)


def test_blocks_beyond_the_limit_are_told() -> None:
    text = "\n".join(f"Contact: Ada Probe, ada{n}@x.example\n\nA line.\n\n* * *\n" for n in range(8))

    found = reading(text, Limits(blocks=3))

    assert len({email for m in found.mentions for email in m.emails}) == 3
    assert found.warnings == ("only the first 3 contact blocks were looked at",)


def test_pieces_of_one_block_beyond_the_limit_are_told() -> None:
    text = "Contact:\n" + "".join(f"Ada Probe, u{n}@x.example\n" for n in range(30))

    found = reading(text, Limits(pieces=21))

    assert len({email for m in found.mentions for email in m.emails}) == 10
    assert found.warnings == ("only the first 21 pieces of a contact block were looked at",)
    assert reading(text, Limits()).warnings == ()


def test_stretches_beyond_the_limit_are_told_and_what_was_read_before_stays() -> None:
    text = "".join(f"Contact: {name}, Press Officer, u{n}@x.example\n\n" for n, name in enumerate(["Ada Probe"] * 40))

    found = reading(text, Limits(stretches=60))

    assert 0 < len({email for m in found.mentions for email in m.emails if m.name}) < 40
    assert any("stretches between marks were looked at" in warning for warning in found.warnings)


def test_lines_that_rule_after_rule_asks_about_are_cut_once() -> None:
    text = "".join(
        f"Example Trust\nPress Officer\n12 Sample Street\nLondon\n+44 20 7946 0{n:03}\n\n" for n in range(40)
    )

    assert reading(text, Limits(stretches=2 * 40 * 12)).warnings == ()


def test_addresses_beyond_the_limit_are_the_last_ones_of_the_text() -> None:
    text = "Contact: Ada Probe\n" + "\n".join(f"u{n} (at) x.example\nv{n}@x.example" for n in range(9))

    found = reading(text, Limits(anchors=4))

    assert [email for m in found.mentions for email in m.emails] == [
        "u0@x.example",
        "v0@x.example",
        "u1@x.example",
        "v1@x.example",
    ]
    assert found.warnings == ("only the first 4 addresses and numbers were looked at",)


def test_a_text_within_all_limits_is_read_without_a_warning() -> None:
    assert reading("Contact: Ada Probe, ada@x.example\n", Limits(lines=1, signs=2, anchors=1, blocks=1)).warnings == ()
