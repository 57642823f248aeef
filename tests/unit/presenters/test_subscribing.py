"""Addresses of a book as each app wants them, and codes that a camera reads."""

from __future__ import annotations

from base64 import b64decode

import pytest

from directory.presenters.addresses import Addresses
from directory.presenters.subscribing import LEGIBLE, Book, picture
from directory.records import OfficeRef

CNES = OfficeRef("cnes", "CNES")


def book(base: str) -> Book:
    return Book("CNES", Addresses(base).office_book(CNES))


@pytest.mark.parametrize(
    ("base", "address"),
    [
        ("https://press.example.org", "carddavs://reader:reader@press.example.org/dav/offices/cnes/contacts/"),
        ("http://127.0.0.1:8000/x", "carddav://reader:reader@127.0.0.1:8000/x/dav/offices/cnes/contacts/"),
    ],
)
def test_davx5_finds_all_its_fields_in_one_address(base: str, address: str) -> None:
    assert book(base).davx5 == address


def test_apples_field_for_a_server_takes_no_scheme() -> None:
    assert book("https://press.example.org").server == "press.example.org/dav/offices/cnes/principal/"
    assert book("https://press.example.org").secure
    assert not book("http://127.0.0.1:8000").secure


def test_a_code_is_a_picture_in_the_page_and_left_out_where_no_camera_would_read_it() -> None:
    address = f"https://press.example.org/{'x' * (LEGIBLE - 26)}"
    shown = picture(address)
    assert shown is not None
    kind, _, content = shown.partition(";base64,")
    assert kind == "data:image/svg+xml"
    assert b64decode(content).startswith(b"<svg")
    assert picture(address + "x") is None
