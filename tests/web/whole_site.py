"""Every page there is, in a registry with something for each of its states, for the rooms that look at all pages in a browser."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page
from sqlalchemy.orm import Session, sessionmaker
from werkzeug.exceptions import NotFound

from directory.records import Document, Embargo, Reading
from directory.registry import book_tokens, deciding_offices
from directory.registry import deciding as deeds
from directory.registry.deciding import By
from directory.registry.engines import open_engine
from directory.registry.office_names import names_of
from directory.registry.rebuild import republish
from directory.registry.search import all_contacts, find_contacts, list_releases
from directory.registry.store import keep
from tests.builders import NOW, desk, document, mention, png, reading, release
from tests.web.conftest import SECRET, sample_releases, serving

NEVER_SOON = datetime(2126, 1, 1, tzinfo=UTC)

TOKENS = "/offices/lemon-works/tokens"
SITES = "/offices/lemon-works/sites"

Act = Callable[[Page], object]


class Visit(NamedTuple):
    """A page in one of its states: where it is, and what to do there until it is to be seen."""

    path: str
    act: Act | None = None

    def open(self, page: Page, language: str = "") -> None:
        page.goto(f"/{language}{self.path}" if language else self.path)
        if self.act:
            self.act(page)
            page.wait_for_load_state()


@dataclass(frozen=True, slots=True)
class Site:
    """A running server with everything in its registry, and who visits it."""

    address: str
    app: Flask
    readers: tuple[Visit, ...]
    editors: tuple[Visit, ...]
    signed_in: dict[str, object] = field(repr=False)

    def reader(self, browser: Browser, **options: object) -> BrowserContext:
        return browser.new_context(base_url=self.address, **options)  # type: ignore[arg-type]  # handed on

    def editor(self, browser: Browser, **options: object) -> BrowserContext:
        return self.reader(browser, storage_state=self.signed_in, **options)

    @property
    def widget(self) -> str:
        """The line by which another page shows a press office's contacts."""
        script = f'<script type="module" src="{self.address}/embed/v1.js"></script>'
        return f'{script}<press-contacts office="example-agency"></press-contacts>'

    def kinds(self, visits: Iterable[Visit]) -> list[Visit]:
        """The first of these visits to each kind of page."""
        adapter = self.app.url_map.bind("press.example.org")
        found: dict[object, Visit] = {}
        for visit in visits:
            try:
                endpoint = adapter.match(urlsplit(visit.path).path)[0]
            except NotFound:
                endpoint = ""
            found.setdefault((endpoint, visit.act), visit)
        return list(found.values())

    @property
    def visits(self) -> list[tuple[Visit, bool]]:
        """Each visit, and whether an editor makes it."""
        return [(one, False) for one in self.readers] + [(one, True) for one in self.editors]


@contextmanager
def whole_site(migrated: Path, folder: Path, browser: Browser) -> Iterator[Site]:
    """A server on a copy of this migrated database, filled."""
    url = f"sqlite:///{shutil.copyfile(migrated, folder / 'whole.sqlite3')}"
    engine = open_engine(url)
    with sessionmaker(engine).begin() as session:
        gone = _fill(session)
    with sessionmaker(engine)() as session:
        readers, editors = _readers(session, gone), _editors(session)
    engine.dispose()
    with serving(url) as (address, app):
        context = browser.new_context(base_url=address)
        page = context.new_page()
        page.goto("/sign-in")
        page.locator("[name=name]").fill("Ed Placeholder")
        page.locator("[name=secret]").fill(SECRET)
        page.locator("main [type=submit]").click()
        page.wait_for_url("**/review")
        state = context.storage_state()
        context.close()
        yield Site(address, app, readers, editors, dict(state))


@contextmanager
def empty_site(migrated: Path, folder: Path) -> Iterator[str]:
    """A server on a registry with nothing in it."""
    with serving(f"sqlite:///{shutil.copyfile(migrated, folder / 'empty.sqlite3')}") as (address, _):
        yield address


def _fill(session: Session) -> dict[str, str]:
    """Fill an empty registry; the ids of those whom it shows no more, by name."""
    republish(session, 0.5, NOW)
    for document_, reading_ in [*sample_releases(), *_further_releases()]:
        keep(session, document_, reading_, NOW)
    gone = {name: _id(session, name) for name in ("Gone Example", "Kay Keptback")}
    newer = reading(
        mention("Bo Placeholder", email="bo@agency.example", phone="+33 1 99 00 66 66"),
        number="EA-3",
        title="Agency hires Bo, corrected",
        on="2026-07-01",
    )
    keep(session, document(newer, name="bo.txt"), newer, NOW)
    without = reading(issuer="Example Agency", title="Somebody was named here", on="2026-03-03")
    keep(session, document(without, name="left.txt"), without, NOW)
    by = By("Ed Placeholder", "asked for it", NOW)
    deeds.withdraw(session, gone["Kay Keptback"], [], by)
    deeds.withdraw(session, _id(session, "Dee Detail"), [("phone", "+33199007777")], by)
    deciding_offices.demand(session, "lemon-works", by)
    book_tokens.give(session, "lemon-works", "News desk, tablet", by)
    deciding_offices.note_sites(session, "lemon-works", by)
    deciding_offices.give_logo(session, "example-agency", png(64, 32, 128), by)
    return gone


def _further_releases() -> Iterator[tuple[Document, Reading]]:
    """States of pages that the samples of other rooms have no need of."""
    agency = "Example Agency"
    yield release(
        mention("Gone Example", email="gone@agency.example"), title="Somebody was named here", name="left.txt"
    )
    yield release(
        mention("Kay Keptback", email="kay@agency.example", phone="+33 1 99 00 88 88"),
        desk("Example Agency press desk", email="press@agency.example"),
        issuer=agency,
        on="2026-04-01",
        title="Kay, and the desk",
        name="kay.txt",
    )
    yield release(
        mention("Dee Detail", email="dee@agency.example", phone="+33 1 99 00 77 77"),
        title="A detail kept back",
        name="dee.txt",
    )
    yield release(
        mention(
            "Tess Territory",
            phone="+41 44 599 12 34",
            languages=["German", "French"],
            territories="Austria",
            topics="launchers",
        ),
        issuer="Lemon Works",
        on="2026-05-05",
        title="Territories and topics",
        name="tess.txt",
    )
    yield release(
        mention("Di Example", email="di@lemonworks.example"),
        issuer="Lemon Works Vienna",
        on="2026-05-06",
        title="News of a branch",
        name="di.txt",
    )
    for day, issuer, number in (("2026-01-01", "Office One", "01"), ("2026-02-01", "Office Two", "02")):
        twin = mention("Twin Example", phone=f"+33 1 99 00 00 {number}")
        yield release(twin, issuer=issuer, on=day, title=f"News of {issuer}", name=f"{issuer}.txt")
    for issuer, day in (("NESA", "2026-01-05"), ("National Example Space Agency", "2026-01-06")):
        yield release(
            mention("Nell Example", email="nell@nesa.example"),
            issuer=issuer,
            on=day,
            title=f"From {issuer}",
            name=f"{day}.txt",
        )
    yield release(
        mention("Wanda Waits", email="wanda@agency.example", confidence=0.1), title="Doubtful", name="wanda.txt"
    )
    yield release(
        mention("Em Embargo", email="em@agency.example"),
        title="Not before its time",
        embargo=Embargo("Embargo until 1 January 2126", NEVER_SOON, NEVER_SOON),
        name="embargo.txt",
    )
    crowd = [
        mention(
            f"Person{chr(65 + n % 26)}{n} Number", email=f"person{n}@agency.example", phone=f"+33 1 99 11 00 {n:02}"
        )
        for n in range(3)
    ]
    yield release(*crowd, on="2025-01-01", title="Everybody at once", name="crowd.txt")


def _id(session: Session, name: str) -> str:
    """The id of the contact of this name, shown or not."""
    return next(card.id for card in all_contacts(session, waiting=True) if card.name == name)


def _mentions(session: Session, name: str) -> list[int]:
    card = next(card for card in all_contacts(session) if card.name == name)
    return [citation.mention_id for citation in card.citations]


def _readers(session: Session, gone: dict[str, str]) -> tuple[Visit, ...]:
    contact = {card.name: f"/contacts/{card.id}/{card.slug}" for card in all_contacts(session)}
    release_ = {ref.title: f"/releases/{ref.id}" for ref in list_releases(session, limit=100).items}
    ada, twins = _mentions(session, "Ada Example"), _mentions(session, "Nell Example")
    names = [name.id for name in names_of(session, "nesa")]
    after = find_contacts(session, limit=10).next
    everywhere = [
        "/",
        "/contacts",
        f"/contacts?after={after}",
        "/contacts?q=placeholder",
        "/contacts?q=heinzz+nobody",
        "/contacts?q=satellite",
        "/contacts?language=de",
        "/contacts?language=tlh",
        "/contacts?office=example-agency",
        "/offices",
        "/offices/example-agency",
        "/offices/example-agency/check",
        "/offices/nesa",
        "/embed",
        "/embed?office=example-agency",
        "/embed?url=nowhere",
        "/subscribe",
        "/subscribe?q=placeholder&kind=person",
        "/offices/example-agency/subscribe",
        "/offices/lemon-works/subscribe",
        "/offices/quiet-office",
        "/releases",
        "/releases?office=example-agency",
        "/releases?q=agency&language=en&since=2026",
        "/releases?language=tlh&until=2020",
        "/releases?q=nowhere",
        f"/compare?left={ada[0]}&right={ada[1]}",
        f"/compare?left={ada[0]}&right={twins[0]}",
        f"/compare/names?left={names[0]}&right={names[1]}",
        "/lab",
        "/design",
        "/api/",
        "/sign-in",
        "/nowhere",
        "/compare?left=one",
        f"/contacts/{gone['Gone Example']}",
        f"/contacts/{gone['Kay Keptback']}",
    ]
    people = ("Ada Example", "Example Agency press desk", "Heinz-Georg Musterberg-Langenfeldhausen", "Tess Territory")
    said = (
        "Agency launches an invented satellite",
        "Agency hires Bo, corrected",
        "A detail kept back",
        "Nobody to call",
    )
    said += ("Everybody at once", "Doubtful")
    found = [*everywhere, *(contact[name] for name in people), *(release_[title] for title in said)]
    held = next(f"/releases/{ref.id}" for ref in list_releases(session, limit=100).items if ref.embargo)
    return (
        *map(Visit, (*found, held)),
        Visit("/", _type_half_a_name),
        Visit("/lab", lambda page: page.locator("[name=example]").first.click()),
        Visit("/lab", lambda page: page.locator("main form [type=submit]").first.click()),
        Visit("/sign-in", _give_a_wrong_secret),
    )


def _editors(session: Session) -> tuple[Visit, ...]:
    ada = f"/contacts/{_id(session, 'Ada Example')}"
    shown = (
        "/",
        ada,
        f"{ada}/edit",
        "/offices/nesa",
        "/offices/nesa/edit",
        TOKENS,
        SITES,
        "/review",
        "/review?skip=99",
    )
    shown += ("/review/offices", "/review/offices?skip=99", "/review/waiting", "/decisions")
    return (
        *map(Visit, shown),
        Visit(f"{ada}/edit", _ask_what_keeping_back_changes),
        Visit(TOKENS, _give_a_token),
    )


def _type_half_a_name(page: Page) -> None:
    page.locator("#q").press_sequentially("plac")
    page.locator("[role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")


def _give_a_wrong_secret(page: Page) -> None:
    page.locator("[name=name]").fill("Ed Placeholder")
    page.locator("[name=secret]").fill("not the secret")
    page.locator("main [type=submit]").click()


def _ask_what_keeping_back_changes(page: Page) -> None:
    page.locator("[name=detail]").first.check()
    page.locator("form", has=page.locator("[name=detail]")).locator("[type=submit]").click()


def _give_a_token(page: Page) -> None:
    """The words tell which, since the page is visited again and again, and no two tokens that count have the same."""
    page.locator("[name=label]").fill(f"Tablet {time.time_ns()}")
    page.locator("form", has=page.locator("[name=label]")).locator("[type=submit]").click()
    page.locator(".secret").wait_for()
