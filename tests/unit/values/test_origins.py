"""What may call itself a site of the public web."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from directory.values.origins import LONGEST, origin

LONG = ".".join(["a" * 63] * 4)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("https://agency.example", "https://agency.example"),
        ("https://Agency.Example:443/press/room?reader=1#x", "https://agency.example"),
        ("http://agency.example:80/", "http://agency.example"),
        ("http://agency.example:8080", "http://agency.example:8080"),
        ("https://xn--bcher-kva.example.", "https://xn--bcher-kva.example"),
    ],
)
def test_an_origin_is_scheme_host_and_port(said: str, found: str) -> None:
    assert origin(said) == found


@pytest.mark.parametrize(
    "said",
    [
        *("", "null", "file:///home/reader/page.html", "about:srcdoc", "data:text/html,x", "chrome-extension://abcdef"),
        *("https://localhost", "https://intranet", "http://printer.local", "http://wiki.corp", "http://x.onion"),
        *(
            "http://127.0.0.1:8000",
            "http://10.0.0.1",
            "http://8.8.8.8",
            "http://[::1]",
            "http://0x7f.1",
            "http://1.2.3",
        ),
        *(
            "https://reader:secret@agency.example",
            "https://agency.example:99999",
            "https://agency.example:x",
            "https://[",
        ),
        *("https://a.example https://b.example", "https://a.example, https://b.example", "https://a_b.example"),
        *(
            "https://<script>.example",
            'https://a".example',
            "https://-a.example",
            "https://a..example",
            "https://.example",
        ),
        *(
            "https://b\u00fccher.example",
            "https://a.example\u202e",
            "https://a.example\r\nX: y",
            "\x00https://a.example",
        ),
        f"https://{LONG}.example",
        "https://a b.example",
        "javascript:alert(1)//a.example",
        "//a.example",
    ],
)
def test_what_is_none_on_the_public_web_is_left_out(said: str) -> None:
    assert origin(said) is None


@effort(max_examples=200)
@given(st.text() | st.from_regex(r"\A(https?|ftp)://[ -~]{0,40}\Z"))
def test_whatever_is_said_nothing_comes_out_but_a_short_plain_name(said: str) -> None:
    found = origin(said)
    if found is not None:
        scheme, _, rest = found.partition("://")
        assert scheme in {"http", "https"}
        assert set(rest) <= set("abcdefghijklmnopqrstuvwxyz0123456789.-:")
        assert len(rest) <= LONGEST + len(":65535")
        assert origin(found) == found
