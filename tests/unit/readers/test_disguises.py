"""Addresses that pages keep from robots, as browsers show them."""

from __future__ import annotations

import codecs

import pytest

from directory.readers import script_words
from directory.readers.read import read
from directory.records import Document

ADDRESS = "ada.probe@press.example.org"


def shown(body: str) -> str:
    page = f"<!doctype html><html><body><p>Ada Probe</p>{body}</body></html>"
    return read(Document("file:///a.html", "a.html", page.encode())).content


def by_key(address: str, key: int = 0x5A) -> str:
    return f"{key:02x}" + "".join(f"{byte ^ key:02x}" for byte in address.encode())


@pytest.mark.parametrize(
    "script",
    [
        "document.write('ada.probe' + '@' + 'press.example.org')",
        'var u = "ada.probe", d = "press." + "example.org"; var l = u + "@" + d; document.write(l);',
        "var a = 'ada.probe'; a += '&#64;'; a += 'press.example.org'; document.write('<a href=\"mailto:' + a + '\">' + a + '</a>')",
        "document.write(String.fromCharCode(" + ",".join(str(ord(c)) for c in ADDRESS) + "))",
        "document.write(unescape('%61da.probe%40press.example.org'));",
        "document.write('ada.probe#press.example.org'.replace('#', '@'))",
        "document.write('ada.probe_AT_press.example.org'.replace(/_AT_/g, '@'))",
        "document.write('gro.elpmaxe.sserp@eborp.ada'.split('').reverse().join(''))",
        "document.write(atob('YWRhLnByb2JlQHByZXNzLmV4YW1wbGUub3Jn'))",
        "document.write('\\x61da.probe\\u0040press.example.org')",
        "<!--\n// keep from robots\ndocument.writeln(\"<a href='mailto:ada.probe\" + '@press.example.org' + \"'>\" + 'ada.probe' + '@' + 'press.example.org' + '</a>');\n//-->",
    ],
)
def test_an_address_that_a_script_puts_together_is_read(script: str) -> None:
    assert ADDRESS in shown(f"<p>Mail: <script>{script}</script></p>")


def test_letters_that_a_script_turns_by_thirteen_places_are_turned_back() -> None:
    hidden = codecs.encode(f'<a href="mailto:{ADDRESS}">{ADDRESS}</a>', "rot13").replace('"', '\\"')
    script = f'document.write("{hidden}".replace(/[a-zA-Z]/g, function(c){{return String.fromCharCode((c<="Z"?90:122)>=(c=c.charCodeAt(0)+13)?c:c-26);}}));'

    assert ADDRESS in shown(f"<p><script>{script}</script></p>")


def test_what_a_script_writes_into_an_element_stands_there() -> None:
    text = shown(
        "<p>Mail: <span id='c1'>This address is protected from robots.</span>, London</p>"
        "<script>document.getElementById('c1').innerHTML = ''; var a = 'ada.probe' + '&#64;'; a = a + 'press' + '&#46;example.org';"
        " document.getElementById('c1').innerHTML += '<a href=\"mailto:' + a + '\">' + a + '<\\/a>';</script>"
    )

    assert f"Mail: {ADDRESS}, London" in text
    assert "protected" not in text


def test_an_address_behind_other_words_that_a_script_writes_stands_behind_them() -> None:
    text = shown(
        "<p><script>document.write('<a href=\"mailto:' + 'ada.probe' + '@press.example.org\">Write to Ada</a>')</script></p>"
    )

    assert f"Write to Ada <{ADDRESS}>" in text


@pytest.mark.parametrize(
    "body",
    [
        '<span class="__cf_email__" data-cfemail="KEYED">[email&#160;protected]</span>',
        '<a href="/cdn-cgi/l/email-protection#KEYED"><i class="icon"></i></a>',
        '<a data-name="ada.probe" data-domain="press.example" data-tld="org" href="#" onclick="location=\'mailto:\' + this.dataset.name"></a>',
        '<span data-user="ada.probe" data-domain="press.example.org">Write</span>',
        '<a href="#" onclick="location.href=\'mailto:\' + \'ada.probe\' + \'@\' + \'press.example.org\'">Write</a>',
        "<a href=\"javascript:sendMail('ada.probe', 'press.example.org')\">Write</a>",
        "<a href=\"javascript:sendMail('ada.probe','press.example','org')\">Write</a>",
        "<a href=\"javascript:linkTo_UnCryptMailto('nbjmup+beb/qspcfAqsftt/fybnqmf/psh');\">Write</a>",
        '<span style="unicode-bidi: bidi-override; direction: rtl">gro.elpmaxe.sserp@eborp.ada</span>',
        'ada.probe<i class="fa fa-at"></i>press.example.org',
        'ada.probe<img src="at.gif" alt="@">press.example.org',
    ],
)  # fmt: skip
def test_an_address_in_attributes_or_signs_is_shown_once(body: str) -> None:
    assert shown(f"<p>Mail: {body.replace('KEYED', by_key(ADDRESS))} now</p>").count(ADDRESS) == 1


def test_a_link_that_shows_an_icon_only_says_where_it_leads() -> None:
    text = shown(
        '<a href="tel:+442079460301"><svg><title>Phone</title></svg></a> <a href="mailto:ada.probe@press.example.org"><i class="x"></i></a>'
    )

    assert text == f"Ada Probe\n\n+442079460301 {ADDRESS}\n"


def test_links_with_words_beside_their_icon_are_not_doubled() -> None:
    body = f'<a href="mailto:{ADDRESS}"><i class="fa fa-envelope"></i> {ADDRESS}</a>'

    assert shown(body) == f"Ada Probe\n\n{ADDRESS}\n"


def test_data_that_are_no_address_change_nothing() -> None:
    body = '<div data-domain="example.org" data-name="menu">Menu</div><script>document.write("<p>Hello</p>")</script><i class="fa fa-at"></i>'

    assert shown(body) == "Ada Probe\n\nMenu\n"


def test_a_variable_joined_to_itself_again_and_again_stays_short() -> None:
    script = "var a = 'aaaaaaaaaaaaaaaaaaaaaaaa';" + "a = a + a;" * 400 + "document.write(a + '@press.example.org')"

    written = script_words.written(script, {})

    assert sum(len(one.markup) for one in written) <= script_words.LONGEST


def test_brackets_within_brackets_are_given_up() -> None:
    assert script_words.written("document.write(" + "(" * 5_000 + "'a'" + ")" * 5_000 + ")", {}) == []
