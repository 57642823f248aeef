"""Companies and people that a release only tells about or quotes have addresses, too: they are not whom it offers."""

from __future__ import annotations

from directory.reading import read_release
from directory.records import Document

BODY = "The project announced today that the new version of its water maps is available to everybody who asks for it."
QUOTE = (
    '"The new version saved us a year of work and two of paper in the end," said Bo Probe, engineer at Sample Works.'
)
ABOUT = "Founded in 2009, Sample Works is a company of pumps and pipes that changes how people of the region drink."
DESK = "Press contact\nMaps Press Team\npress@maps.example\n+44 20 7946 0101\n"


def offered(*paragraphs: str) -> list[str | None]:
    text = "\n\n".join(paragraphs)
    reading = read_release(Document("file:///release.txt", "release.txt", text.encode()))
    return [mention.emails[0] if mention.emails else mention.name for mention in reading.mentions]


def test_what_a_company_says_of_itself_offers_nobody_to_the_press() -> None:
    assert offered(BODY, QUOTE, f"{ABOUT} Contact Sample Works at press@sampleworks.example.", DESK) == [
        "press@maps.example"
    ]


def test_so_it_does_where_the_release_has_no_contacts_of_its_own() -> None:
    assert offered(BODY, f"{ABOUT} Contact Sample Works at press@sampleworks.example.") == ["press@sampleworks.example"]


def test_the_issuer_s_own_mailbox_in_a_sentence_is_offered_beside_its_desk() -> None:
    own = f"{ABOUT.replace('Sample Works', 'Maps')} Journalists may contact press.office@maps.example at any time."
    assert sorted(filter(None, offered(BODY, own, DESK))) == ["press.office@maps.example", "press@maps.example"]


def test_whoever_is_quoted_is_no_contact_for_the_address_below_the_quotation() -> None:
    quoted = '"The new version saved us a year of work and two of paper." Bo Probe, Engineer, Sample Works.'
    assert offered(BODY, f"{quoted}\nContact: Bo Probe, bo.probe@sampleworks.example", DESK) == ["press@maps.example"]


def test_whoever_is_quoted_and_announced_below_is_one() -> None:
    quoted = '"The new version saved us a year of work and two of paper," said Bo Probe of Maps.'
    asked = "Press contact:\nBo Probe\nbo.probe@maps.example"
    assert offered(BODY, quoted, asked) == ["bo.probe@maps.example"]
