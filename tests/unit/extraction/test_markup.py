"""What pages say by their markup: feet of pages, and links that dial."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document, Mention

PROSE = (
    "The trust announced today that it will work with its partners on the new pier, which has been funded for the next"
    " three years and will be open to all of the people who live in the area."
)
BLOCK = "<h3>Press contact</h3><p>Ada Probe<br>Press Officer<br>+1 202-555-0121<br>ada@trust.example.org</p>"
FOOT = "Harbour Trust, 1 Pier Road<br>Tel. +1 202-555-0100<br>info@trust.example.org"


def offered(body: str, padding: str = "") -> tuple[Mention, ...]:
    page = f"<!doctype html><html lang=en><body><h1>New pier</h1><p>{PROSE}</p>{body}{padding}</body></html>"
    return read_release(Document("file:///a.html", "a.html", page.encode())).mentions


@pytest.mark.parametrize(
    "foot",
    [
        f"<footer>{FOOT}</footer>",
        f'<div id="footer"><p>{FOOT}</p></div>',
        f'<div class="site-footer dark">{FOOT}</div>',
    ],
)
def test_the_foot_of_a_page_is_no_part_of_the_block_above(foot: str) -> None:
    (ada,) = offered(BLOCK + foot)

    assert (ada.name, ada.emails) == ("Ada Probe", ("ada@trust.example.org",))
    assert [claim.value for claim in ada.of("phone")] == ["+12025550121"]


def test_a_press_contact_in_the_foot_of_a_page_is_one() -> None:
    (ada,) = offered(f"<footer>{BLOCK}</footer>")

    assert ada.name == "Ada Probe"


def test_the_footer_of_an_article_is_part_of_it() -> None:
    (ada,) = offered(
        "<article><h3>Press contact</h3><p>Ada Probe</p><p>+1 202-555-0121</p><footer>ada@trust.example.org</footer></article>"
    )

    assert ada.emails == ("ada@trust.example.org",)


def test_feet_of_large_pages_are_known_too() -> None:
    (ada,) = offered(f"{BLOCK}<footer>{FOOT}</footer>", padding="<p>More of it.</p>" * 9_000)

    assert ada.emails == ("ada@trust.example.org",)


@pytest.mark.parametrize(
    ("link", "number"),
    [
        ('<a href="tel:+34910990011">910 990 011</a>', "+34910990011"),
        ('<a href="tel:+442079460301">020 7946 0301</a>', "+442079460301"),
        ('<a href="tel:+64215550999">021 555 0123</a>', "0215550123"),
    ],
)
def test_a_link_tells_the_country_of_the_number_that_its_words_say(link: str, number: str) -> None:
    (ada,) = offered(f"<p>Press contact: Ada Probe, {link}</p>")

    assert [claim.value for claim in ada.of("phone")] == [number]


def of_text(text: str) -> tuple[Mention, ...]:
    return read_release(Document("file:///a.txt", "a.txt", text.encode())).mentions


def test_what_stands_at_the_foot_of_each_sheet_is_nobodys_contact() -> None:
    foot = "Harbour Trust | 1 Pier Road | Tel +1 202-555-0100 | info@trust.example.org | Page"

    (ada,) = of_text(
        f"New pier\n\n{PROSE}\n\n{foot} 1\n\n{PROSE}\n\nMedia contact: Ada Probe, +1 202-555-0121\n\n{foot} 2\n"
    )

    assert (ada.name, ada.emails) == ("Ada Probe", ())


def test_who_stands_twice_in_a_release_is_no_foot() -> None:
    ada = "Ada Probe, Press Officer, +1 202-555-0121, ada.probe@trust.example.org"

    (found,) = of_text(f"{ada}\n\nNew pier\n\n{PROSE}\n\n{ada}\n")

    assert found.name == "Ada Probe"
