"""Documents within one: each is explained or says why not, in order, and so many of them only."""

from __future__ import annotations

from dataclasses import replace

import pytest

from directory.errors import DocumentError, EmptyDocument
from directory.explaining.each import MOST_DOCUMENTS, explain_each
from directory.explaining.records import Explanation, part, together
from directory.limits import USUAL
from directory.records import Document
from tests.unit.explaining.releases import NAMES, STACKED, mailbox


def test_one_release_is_explained_as_it_is() -> None:
    (told,) = explain_each(Document("x:", "a.txt", STACKED.encode()))
    assert isinstance(told, Explanation)
    assert told.file == "a.txt"
    assert together([part(told)])["others"] == []


def test_every_mail_of_a_mailbox_is_explained_in_order() -> None:
    told = list(explain_each(Document("x:", "a.mbox", mailbox(3))))
    assert [[contact.name for contact in one.contacts] for one in told if isinstance(one, Explanation)] == [
        [name] for name in NAMES
    ]
    whole = together([part(one) for one in told])
    assert whole["contacts"][0]["name"] == "Ada Probe"
    assert [other["explanation"]["contacts"][0]["name"] for other in whole["others"]] == list(NAMES[1:])


def test_one_that_cannot_be_read_costs_only_itself() -> None:
    content = b"From a@x.example Wed Jun  5 10:00:00 2024\nSubject:\nMessage-ID: <empty@x.example>\n\n \n\n" + mailbox(
        1
    )
    told = list(explain_each(Document("x:", "a.mbox", content)))
    assert [isinstance(one, Explanation) for one in told] == [False, True]
    whole = together([part(one) for one in told])
    assert whole["contacts"][0]["name"] == "Ada Probe"
    assert whole["others"][0]["problem"]["type"] == "empty-document"


def test_the_first_are_told_of_and_the_rest_is_said_to_be_left_out() -> None:
    *told, last = explain_each(Document("x:", "a.mbox", mailbox(MOST_DOCUMENTS + 3)))
    assert len(told) == MOST_DOCUMENTS
    assert isinstance(last, DocumentError)
    assert str(last) == f"a.mbox: it holds more than {MOST_DOCUMENTS} documents; the others were not read"


def test_their_texts_together_are_bounded_as_one_would_be() -> None:
    *told, last = explain_each(Document("x:", "a.mbox", mailbox(9)), limits=replace(USUAL, characters=200))
    assert 1 <= len(told) < 9
    assert str(last).endswith("it holds has more than 200 characters; the last were not read")


def test_where_nothing_can_be_read_the_first_reason_is_raised() -> None:
    with pytest.raises(EmptyDocument, match=r"a\.txt"):
        together([part(one) for one in explain_each(Document("x:", "a.txt", b" "))])
