"""Every word on every page is asked for as a message, or is the registry's.

Found by a language of its own, in which each message is its English words in ⟦brackets⟧: what a visitor meets that is neither
in brackets nor from a release was put together in English. What stands in templates is read in test_words_in_templates.py.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from flask import Flask
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser
from sqlalchemy.orm import Session, sessionmaker
from werkzeug.test import TestResponse

from directory.presenters.translating import Languages
from directory.records import Embargo, Reading
from directory.registry import deciding as deeds
from directory.registry.deciding import By
from directory.registry.rebuild import republish
from directory.registry.search import all_contacts
from directory.registry.store import keep
from directory.settings import Settings
from directory.values.roles import ROLE_KINDS
from directory.web import openapi
from directory.web.app import create_app
from directory.web.db import db
from scripts.catalogues import template
from tests.builders import NOW, desk, document, mention, png, reading
from tests.web.conftest import SECRET, ReadingClient

# Words are those of pages, whatever database what they tell comes from.
pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

SITE = "https://press.example.org"
HUMAN = ("alt", "aria-label", "placeholder", "title")
"""Attributes that are read out, or shown."""
WORD = re.compile(r"(?<!\w)[^\W\d_]{2,}(?!\w)")
"""Ids have figures among their letters, and a single letter is no word."""
LANGUAGE = "eo"
"""Any language that CLDR knows and nobody has translated into."""
PIECE = re.compile(r"(<[^>]*>|%\(\w+\)s|%%)")
ADDRESS = re.compile(r"\S*/\S+")
ASKED = re.compile(r"⟦[^⟦⟧]*⟧")
OF_THE_RELEASE = ("code", "kbd", "pre", "q", "script", "style", "textarea", ".text", ".words", ".languages")
"""Parts of a page that have words of a release as they are, of programs, or what languages call themselves."""
ACCEPTED = frozenset({"qvist", "utc"})
"""What the site is called in these tests, and what the world's clocks go by."""


def bracketed(message: str) -> str:
    """The message with its own words in brackets, and what is put into it outside of them."""
    return "".join(f"⟦{p}⟧" if p and not PIECE.fullmatch(p) else p for p in PIECE.split(message))


@pytest.fixture(scope="module")
def languages(tmp_path_factory: pytest.TempPathFactory) -> Languages:
    """English, and the language in brackets, read from its catalogue as any other."""
    folder = tmp_path_factory.mktemp("catalogues")
    made = Catalog(locale=LANGUAGE, charset="utf-8")
    for message in template():
        if message.id:
            forms = message.id
            said = bracketed(forms) if isinstance(forms, str) else tuple(map(bracketed, forms))
            made.add(forms, said, context=message.context)
    written_ = BytesIO()
    write_po(written_, made)
    (folder / f"{LANGUAGE}.po").write_bytes(written_.getvalue())
    return Languages(folder)


# Invented words only, so that no word of English can pass for one of the registry.
QUUX = {"issuer": "Quux Grommel", "body": "Krell vosh.", "language": None}
ZORA = {"email": "zora@quux.invalid", "org": "Quux Grommel"}
OVER, HELD = (Embargo("Krotz", moment, moment) for moment in (NOW.replace(year=2020), NOW.replace(year=2999)))


def readings() -> Iterator[Reading]:
    """Releases that together have one of everything that a page shows."""
    first = mention("Zora Blick", role="Spraxa", phone="+33 1 99 00 12 34", mobile="+33 6 39 98 12 34", **ZORA)
    later = mention("Zora Blick", role="Drompa", phone="+33 1 99 00 99 99", languages="German", topics="Wimzel", **ZORA)
    house = desk("Quux Vaff", email="vaff@quux.invalid", phone="+33 1 99 00 12 00, ext. 12", fax="+33 1 99 00 12 01")
    unsure = mention("Wilm Trask", email="trask@quux.invalid", confidence=0.4)
    hidden = mention("Nolv Brent", email="nolv@quux.invalid", territories="Ruritania", role="Spraxa")
    gone = mention("Prax Olum", email="prax@quux.invalid")
    orlo, bert = (mention(f"{name} Feld", email=f"{name}@gxk.invalid") for name in ("Orlo", "Bert"))
    links = [("Flimm", "https://quux.invalid/f"), ("Pomp", "javascript:0")]
    yield reading(first, house, hidden, gone, title="Blorft wimzel", number="QG1", on="2019-01-01", links=links, **QUUX)
    yield reading(later, house, title="Blorft snarv", number="QG2", on="2026-06-15", **QUUX)
    yield reading(
        mention("Jon Harkel", phone="+33 1 99 00 77 01"), title="Vlim", on="2026-02-01", **QUUX | {"issuer": "Bask"}
    )
    yield reading(
        mention("Jon Harkel", phone="+33 1 99 00 77 02"), title="Dorsk", on="2026-03-01", **QUUX | {"issuer": "Tolv"}
    )
    yield reading(unsure, title="Yttrop", on=None, **QUUX)
    yield reading(orlo, title="Gelb xorm", embargo=OVER, **QUUX | {"issuer": "GXK"})
    yield reading(bert, title="Xim", **QUUX | {"issuer": "Gelb Xorm Krat"})
    yield reading(bert, title="Trell", **QUUX | {"issuer": "Gelb Xorm Krat Vienna"})
    yield reading(orlo, title="Pold", embargo=HELD, **QUUX | {"issuer": "GXK"})
    yield reading(title="Wark", on="2010-01-01", **QUUX | {"issuer": "Huld"})
    yield reading(first, house, hidden, title="Blorft wimzel zand", number="QG1", on="2019-01-01", **QUUX)


OF_THE_BUILDER = frozenset("media contact name role org email phone fax language territory topic ext german".split())
"""Words of the tests' releases that are none of the registry's: what a detail is called beside it."""


@pytest.fixture
def ids(session_factory: sessionmaker[Session]) -> dict[str, str]:
    """The registry of those releases, the last of which is the first one mended; ids by what they are of."""
    with session_factory.begin() as session:
        republish(session, 0.5, NOW)
        found: dict[str, str] = {}
        found: dict[str, str] = {}
        for at, read in enumerate(readings()):
            keep(session, document(read, name=f"{at % 10}.txt"), read, NOW)
            for card in all_contacts(session):
                found[card.name if found.get(card.name, card.id) == card.id else f"{card.name} II"] = card.id
        by = By("Zed", "Krotz", NOW)
        deeds.withdraw(session, found["Nolv Brent"], [], by)
        deeds.withdraw(session, found["Zora Blick"], [("phone", "+33199001234")], by)
        deeds.undo(session, deeds.merge(session, [found["Jon Harkel"], found["Jon Harkel II"]], by), by)
        return found


class Walk:
    """A visitor who follows every link of the site, in the language in brackets."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client
        self.pages: dict[str, str] = {}
        self.endpoints: set[str] = set()
        self.forms: list[tuple[str, dict[str, str]]] = []

    def follow(self, *starts: str) -> None:
        ahead = list(starts)
        while ahead:
            address = ahead.pop()
            if address in self.pages:
                continue
            answer = self.client.get(address, base_url=SITE)
            if answer.status_code in {301, 303}:
                ahead.append(_path(answer.headers["Location"]))
            elif answer.mimetype == "text/html":
                ahead += self.seen(address, answer)

    def seen(self, address: str, answer: TestResponse) -> list[str]:
        """Notes a page, and gives the links that it has."""
        self.pages[address] = answer.text
        tree = LexborHTMLParser(answer.text)
        for form in tree.css("form[method=post]"):
            fields = form.css("input[name], button[name]")
            self.forms.append(
                (
                    form.attributes["action"] or "",
                    {f.attributes["name"] or "": f.attributes.get("value") or "" for f in fields},
                )
            )
        ways = (
            a for a in tree.css("a[href], link[rel=alternate]") if "nofollow" not in (a.attributes.get("rel") or "")
        )
        links = (way.attributes.get("href") or "" for way in ways)  # lists narrowed by every value have no end
        return [link.partition("#")[0] for link in links if link.startswith(f"/{LANGUAGE}/")]


def _path(address: str) -> str:
    return address.removeprefix(SITE)


# ------------------------------------------------------------------ looking


@pytest.fixture
def site(settings: Settings, languages: Languages, engine: object) -> Iterator[Flask]:  # noqa: ARG001  # it outlives the site
    made = create_app(replace(settings, editor_secret=SECRET, site_name="Qvist"), languages)
    made.test_client_class = ReadingClient
    yield made
    with made.app_context():
        db.engine.dispose()


@pytest.fixture
def known(languages: Languages, ids: dict[str, str]) -> frozenset[str]:
    """Words that are no message's: of the releases, of dates and languages as CLDR has them."""
    texts = [" ".join((r.release.text, r.release.title or "", r.release.issuer or "")) for r in readings()]
    found = {word.lower() for text in texts for word in WORD.findall(text)} - OF_THE_BUILDER
    found |= set(ids.values()) | {"qvist", "zed", "krotz", "utc", "txt", "hark", "zzzz", "nix", "nixnux", "zorra"}
    t = languages.translator(LANGUAGE)
    of_cldr = [*t.locale.months["format"]["wide"].values(), *t.locale.days["format"]["wide"].values()]
    of_cldr += [t.tongue("de"), t.country("FR") or "", t.listed(["1", "2", "3"])]
    return frozenset(found | {word.lower() for words in of_cldr for word in WORD.findall(words)})


@pytest.fixture
def of_the_api(site: Flask) -> frozenset[str]:
    """What programs call things: shapes, types, and the values that a field may have."""
    with site.app_context():
        shapes = openapi.spec()["components"]["schemas"]
    named = re.findall(r'"(?:type|format)": "([^"]+)"|"(?:type|enum)": \[([^]]*)\]', json.dumps(shapes))
    return frozenset(
        ["GET", "POST", *shapes, *(word for pair in named for words in pair for word in WORD.findall(words))]
    )


def unasked(page: str, known: frozenset[str]) -> set[str]:
    """The words of a page, and of what is read out of it, that nobody asked a translator for."""
    tree = LexborHTMLParser(page)
    told = [node.attributes.get(name) or "" for node in tree.css("*") for name in HUMAN]
    told += [node.attributes.get("content") or "" for node in tree.css("meta[name=description]")]
    told += [chip.text() for chip in tree.css(".chip")]
    for part in tree.css(", ".join(OF_THE_RELEASE)):
        part.decompose()
    told += [node.text(separator="\n") for node in tree.css("title, body")]
    return others(told, known)


def others(texts: Iterable[str], known: frozenset[str]) -> set[str]:
    bare = (ADDRESS.sub(" ", ASKED.sub(" ", text)) for text in texts)
    return {word for text in bare for word in WORD.findall(text) if word not in known and word.lower() not in known}


def found_in(pages: dict[str, str], known: frozenset[str]) -> dict[str, set[str]]:
    """By page, what is there in English only."""
    return {address: words for address, page in pages.items() if (words := unasked(page, known))}


@pytest.fixture
def editor(site: Flask) -> FlaskClient:
    client = site.test_client()
    client.post("/sign-in", data={"name": "Zed", "secret": SECRET}, base_url=SITE)
    return client


def pages_of(site: Flask) -> set[str]:
    """What answers GET with a page."""
    others_ = {"api", "carddav", "discovery", "files", "following", "health", "logos", "static", "suggest", "widget"}
    rules = (rule for rule in site.url_map.iter_rules() if "GET" in (rule.methods or ()))
    files = {"framing.oembed", "openapi.document", "subscribing.contacts_profile", "subscribing.office_profile"}
    return {r.endpoint for r in rules if r.endpoint.partition(".")[0] not in others_} - files


def walked(site: Flask, walk: Walk) -> set[str]:
    adapter = site.url_map.bind("press.example.org")
    return {adapter.match(address.partition("?")[0].removeprefix(f"/{LANGUAGE}"))[0] for address in walk.pages}


OF_SAMPLES = {"ffffff", "name", "organisation", "example"}
"""What the design system shows a colour and an address by."""
STARTS = [
    "/",
    "/design",
    "/contacts?q=zora",
    "/embed/contacts?q=zora&fields=role,phone,language,release",
    "/embed/contacts?q=zora&now=yes",
    "/embed/contacts",
    "/review?skip=9",
    "/review/offices?skip=9",
    "/contacts?q=blorft",
    "/contacts?q=zorra+vlim",
    "/contacts?q=nixnux+zora",
    "/contacts?language=de&q=blick",
    "/contacts?language=de&topic=nix&territory=nix&role_kind=press-officer",
    "/contacts?office=quux-grommel",
]


@pytest.mark.usefixtures("ids")
def test_every_page_speaks_the_language_of_its_address(
    site: Flask, editor: FlaskClient, known: frozenset[str], of_the_api: frozenset[str]
) -> None:
    reader, walk = Walk(site.test_client()), Walk(editor)
    for one in (reader, walk):
        one.follow(*(f"/{LANGUAGE}{start}" for start in STARTS))
    assert walked(site, walk) | walked(site, reader) == pages_of(site)
    pages = reader.pages | walk.pages
    assert unasked(pages.pop(f"/{LANGUAGE}/api/"), known | of_the_api) == set()
    assert unasked(pages.pop(f"/{LANGUAGE}/design"), known | OF_SAMPLES) == set()
    assert found_in(pages, known) == {}


def test_what_is_foreseen_of_a_decision_is_told_in_it(
    editor: FlaskClient,
    ids: dict[str, str],
    known: frozenset[str],
) -> None:
    walk = Walk(editor)
    walk.follow(f"/{LANGUAGE}/")
    others_ = {"contact": ids["Jon Harkel"], "office": "huld"}
    asked = [(to, fields) for to, fields in walk.forms if fields.get("step") == "foresee"]
    assert {fields["kind"] for _, fields in asked} >= {"merge", "split", "withdraw", "undo"}
    for number, (address, fields) in enumerate(asked):
        about = next((name for name in others_ if name in fields), "contact")
        form = fields | ({"other": others_[about]} if "other" in fields else {})
        form |= {"logo": (io.BytesIO(png(64, 32, 128)), "logo.png")} if fields["kind"] == "logo" else {}
        walk.seen(f"{number} {fields['kind']}", editor.post(address, data=form, base_url=SITE))
    told = {address: page for address, page in walk.pages.items() if not address.startswith("/")}
    assert len(told) > 10
    assert found_in(told, known) == {}


WRONG = [
    "/nowhere",
    "/contacts/zzzz",
    "/releases/zzzz",
    "/offices/zzzz",
    "/contacts?after=zzzz",
    "/contacts?role_kind=zzzz",
    f"/contacts?q={'z' * 300}",
    "/compare?left=z&right=z",
    "/compare?left=1&right=99999",
    "/compare/names?left=1&right=99999",
]


def test_what_goes_wrong_is_told_in_it(
    site: Flask, editor: FlaskClient, ids: dict[str, str], known: frozenset[str]
) -> None:
    paths = [*WRONG, f"/contacts/{ids['Nolv Brent']}", f"/contacts/{ids['Prax Olum']}"]
    pages = {path: editor.get(f"/{LANGUAGE}{path}", base_url=SITE) for path in paths}
    page = editor.get(f"/{LANGUAGE}/decisions", base_url=SITE).text
    token = re.search(r'name="token" value="([^"]+)"', page)
    assert token is not None
    done = max(map(int, re.findall(r'name="act" value="(\d+)"', page)))
    for kind, form in {
        "nothing": {"kind": "zzzz"},
        "merged with itself": {"kind": "merge", "contact": ids["Zora Blick"], "other": ids["Zora Blick"]},
        "merged with a word": {"kind": "merge", "contact": ids["Zora Blick"], "other": "//"},
        "a person and a desk": {"kind": "merge", "contact": ids["Zora Blick"], "other": ids["Quux Vaff"]},
        "nothing taken out": {"kind": "split", "contact": ids["Zora Blick"]},
        "no detail": {"kind": "withdraw", "contact": ids["Zora Blick"]},
        "not a detail": {"kind": "withdraw", "contact": ids["Zora Blick"], "detail": "zzzz"},
        "one mention": {"kind": "same", "left": "1", "right": "1"},
        "long": {"kind": "same", "left": "1", "right": "2", "reason": "z" * 600},
        "undone twice": {"kind": "undo", "act": str(done - 1)},
        "forged": {"token": "zzzz"},
    }.items():
        data = {"token": token[1]} | form
        pages[kind] = editor.post(f"/{LANGUAGE}/decisions", data=data, base_url=SITE)
    pages["elsewhere"] = editor.post(f"/{LANGUAGE}/decisions", headers={"Sec-Fetch-Site": "cross-site"}, base_url=SITE)
    stranger = site.test_client()
    pages["unknown"] = stranger.post(f"/{LANGUAGE}/decisions", base_url=SITE)
    pages["method"] = stranger.post(f"/{LANGUAGE}/contacts", base_url=SITE)
    pages["secret"] = stranger.post(f"/{LANGUAGE}/sign-in", data={"name": "Zed", "secret": "z"}, base_url=SITE)
    pages["name"] = stranger.post(f"/{LANGUAGE}/sign-in", data={"name": "", "secret": "z"}, base_url=SITE)
    assert {name for name, answer in pages.items() if answer.status_code < 400} == set()
    of_kinds = pages.pop("/contacts?role_kind=zzzz").text
    assert unasked(of_kinds, known | {word for kind in ROLE_KINDS for word in WORD.findall(kind)}) == set()
    assert found_in({name: answer.text for name, answer in pages.items()}, known | {"POST"}) == {}


RELEASE = """Blorft wimzel

Media contact
Zora Blick
Spraxa, Quux Grommel
T +33 1 99 00 12 34
zora@quux.invalid

Wilm Trask

trask@quux.invalid, vaff@gelb.invalid
"""
MAIL = b"""From: zora@quux.invalid
Subject: Blorft wimzel
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=z

--z
Content-Type: text/plain

Blorft wimzel
--z
Content-Type: application/x-krotz; name=vlim

zzzz
--z--
"""
SENT = {
    "nothing": b"",
    "zero": b"zz\x00zz",
    "broken.pdf": b"%PDF-1.4 zzzz",
    "broken.docx": b"PK\x03\x04zzzz",
    "picture": b"\x89PNG zzzz",
    "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1zzzz",
    "latin": b"\x93Blorft\x94 wimzel\n",
    "mail.eml": MAIL,
    "feed.xml": b"<rss version='2.0'><channel><title>z</title></channel></rss>",
    "list.json": b"[",
}


def test_how_a_release_is_read_is_told_in_it(settings: Settings, languages: Languages, known: frozenset[str]) -> None:
    site = create_app(replace(settings, site_name="Qvist", lab_per_minute=len(SENT) + 2), languages)
    client = site.test_client()
    address = f"/{LANGUAGE}/lab"
    pages = {"read": client.post(address, data={"text": RELEASE}).text, "empty": client.post(address, data={}).text}
    assert "zora@quux.invalid" in pages["read"]
    for name, content in SENT.items():
        pages[name] = client.post(address, data={"file": (BytesIO(content), name)}).text
    pages["too often"] = client.post(address, data={"text": RELEASE}).text
    files = {word.lower() for name in SENT for word in WORD.findall(name)} | {"vlim", "application", "krotz"}
    formats = {"pdf", "utf", "windows", "html", "ascii"}
    assert found_in(pages, known | files | formats) == {}


def test_what_other_programs_show_is_told_in_it(site: Flask, ids: dict[str, str], known: frozenset[str]) -> None:
    client = site.test_client()
    zora = ids["Zora Blick"]
    told: list[str] = []
    for path in (
        "/contacts.atom",
        f"/contacts/{zora}.atom",
        "/offices/quux-grommel.atom",
        "/contacts.atom?language=de",
    ):
        feed = client.get(f"/{LANGUAGE}{path}").text
        assert f'xml:lang="{LANGUAGE}"' in feed
        told += re.findall(r"<(?:title|content)[^>]*>([^<]*)<", feed)
    items = client.get(f"/{LANGUAGE}/contacts.feed.json").json["items"]
    told += [words for item in items for words in (item["title"], item["content_text"])]
    told += re.findall(r"<Description>(.*?)</Description>", client.get(f"/{LANGUAGE}/opensearch.xml").text)
    told += client.get(f"/{LANGUAGE}/suggest?q=zora").json[2] + client.get(f"/{LANGUAGE}/suggest?q=blorft").json[2]
    widget = client.get(f"/embed/offices/quux-grommel.json?lang={LANGUAGE}-ZZ").json
    told += [widget["source"], *(way["label"] for contact in widget["contacts"] for way in contact["ways"])]
    assert len(told) > 30
    assert others(told, known) == set()


def test_words_that_nobody_asked_for_are_noticed(known: frozenset[str]) -> None:
    page = '<p title="Nobody">Zora Blick ⟦contact⟧ and <b>others</b></p>'
    assert unasked(page, known) == {"Nobody", "and", "others"}
