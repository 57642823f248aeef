"""Languages somebody speaks and the territory they answer for are neither roles nor organisations."""

from __future__ import annotations

import pytest

from directory.reading import examine
from directory.records import Document


@pytest.mark.parametrize(
    ("block", "role"),
    [
        ("Press contact\nJane Doe, Spokesperson (German, English)\njane.doe@example.org\n", "Spokesperson"),
        ("Press contact:\nJane Doe (English, French)\njane.doe@example.org\n", None),
        (
            "Press contact\nJane Doe, Spokesperson, available for interview in German\njane.doe@example.org\n",
            "Spokesperson",
        ),
        (
            "Pressekontakt\nJane Doe, Pressesprecherin (Deutsch und Englisch)\njane.doe@example.org\n",
            "Pressesprecherin",
        ),
        ("Contact presse\nJane Doe (anglais, français)\njane.doe@example.org\n", None),
        ("Media contacts\nFor Scotland: Jane Doe, jane.doe@example.org\n", None),
    ],
)
def test_they_are_left_out(block: str, role: str | None) -> None:
    finding = examine(Document("file:///a.txt", "a.txt", block.encode())).finding
    (found,) = finding.contacts
    assert (found.mention.name, found.mention.role, found.mention.org) == ("Jane Doe", role, None)


def test_why_they_are_left_out_is_told() -> None:
    block = "Press contact\nJane Doe, Spokesperson, available for interview in German\njane.doe@example.org\n"
    finding = examine(Document("file:///a.txt", "a.txt", block.encode())).finding
    told = {block[one.start : one.end] for one in finding.left if one.reason.code == "languages-spoken"}
    assert any("available for interview" in words for words in told)


def test_an_organisation_named_after_a_language_stays() -> None:
    block = "Press contact\nJane Doe, Director, Institute of French Studies\njane.doe@example.org\n"
    (found,) = examine(Document("file:///a.txt", "a.txt", block.encode())).finding.contacts
    assert found.mention.org == "Institute of French Studies"
