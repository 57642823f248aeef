from __future__ import annotations

import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.errors import DocumentError, EmptyDocument, UndecodableDocument, UnsupportedDocument
from directory.readers.decode import decode, tidy
from directory.readers.read import read
from directory.records import Document


def document(content: bytes, name: str = "release.txt") -> Document:
    return Document(f"file:///{name}", name, content)


@pytest.mark.parametrize(
    "content",
    [
        "Contact: Éloïse Témoin".encode(),
        codecs.BOM_UTF8 + "Contact: Éloïse Témoin".encode(),
        codecs.BOM_UTF16_LE + "Contact: Éloïse Témoin".encode("utf-16-le"),
        "Contact: Éloïse Témoin".encode("cp1252"),
        "Contact:\u00a0Éloïse\u202fTémoin\u200b".encode(),
    ],
    ids=["UTF-8", "UTF-8 with mark", "UTF-16", "Windows-1252", "odd spaces"],
)
def test_the_same_words_are_read_from_any_usual_encoding(content: bytes) -> None:
    assert decode(document(content))[0] == "Contact: Éloïse Témoin"


@pytest.mark.parametrize(
    ("encoding", "words"), [("euc-jp", "報道関係者お問い合わせ先"), ("koi8-r", "Контакты для прессы")]
)
def test_a_declared_encoding_is_honoured(encoding: str, words: str) -> None:
    content = f'<?xml version="1.0" encoding="{encoding}"?><html><body><p>{words}</p></body></html>'.encode(encoding)

    assert read(document(content, "a.xml")).content.strip() == words


def test_few_broken_bytes_are_replaced_and_told() -> None:
    text, warnings = decode(document("é".encode() * 2_000 + b"\xff"))

    assert text.startswith("éé")
    assert "byte 0xff at offset 4000" in warnings[0]


def test_text_that_is_not_in_its_declared_encoding_is_refused_naming_the_byte() -> None:
    content = b'<meta charset="euc-jp"><p>' + b"\xff" * 50

    with pytest.raises(
        UndecodableDocument, match=r"release\.txt: the document declares euc.jp, but byte 0xff at offset 26"
    ):
        decode(document(content))


def test_bytes_of_no_known_encoding_are_refused() -> None:
    with pytest.raises(UndecodableDocument, match="neither UTF-8 nor Windows-1252"):
        decode(document(b"abc \x81\x8d\x8f text"))


@pytest.mark.parametrize("content", [b"", b" \n\t ", b"\xef\xbb\xbf\n", "\u00ad\u200b".encode()])
def test_a_document_without_words_is_empty(content: bytes) -> None:
    with pytest.raises(EmptyDocument, match=r"release\.txt: "):
        decode(document(content))


@pytest.mark.parametrize(
    "content", [b"\x89PNG\r\n\x1a\n....", b"PK\x03\x04....", b"a\x00b\x00c", bytes(range(1, 32)) * 9]
)
def test_binary_data_is_refused_and_called_what_it_is(content: bytes) -> None:
    with pytest.raises(UnsupportedDocument, match="it is "):
        decode(document(content))


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_by_name(content: bytes) -> None:
    try:
        text = read(document(content)).content
    except DocumentError as error:
        assert str(error).startswith("release.txt: ")  # noqa: PT017  # one of two right outcomes
    else:
        assert "\x00" not in text
        text.encode("utf-8")


@given(st.text())
def test_tidy_text_can_be_stored_anywhere(text: str) -> None:
    tidied = tidy(text)

    assert "\x00" not in tidied
    assert "\r" not in tidied
    tidied.encode("utf-8")
    assert tidy(tidied) == tidied


def test_a_text_longer_than_any_release_is_read_so_far_and_said_to_be() -> None:
    text, warnings = decode(document(b"word " * 500_000))

    assert len(text) == 2_000_000
    assert warnings == ("only the first 2,000,000 of 2,500,000 characters were read",)


def test_no_character_is_left_beside_one_it_makes_a_single_character_with() -> None:
    letters = [unicodedata.normalize("NFD", chr(code)) for code in range(0x80, 0x10000) if not 0xD800 <= code < 0xE000]
    parted = [letter for letter in letters if len(letter) > 1]

    tidied = [tidy(letter) for letter in parted]

    assert all(unicodedata.is_normalized("NFC", letter) for letter in tidied)
    assert "é" in tidied
    assert "각" in tidied
