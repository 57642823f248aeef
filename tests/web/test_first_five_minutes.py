"""What each of the three who use the directory does in the first five minutes, in a real browser, on the real releases of seeds/."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import feedparser
import pytest
import vobject
import zxingcpp
from playwright.sync_api import Browser, BrowserContext, Page, expect
from sqlalchemy.orm import Session, sessionmaker

from directory.ingest import ingest
from directory.sources.folder import documents
from tests.builders import NOW
from tests.web.conftest import SECRET, Host

CNES = Path(__file__).resolve().parents[2] / "seeds" / "cnes"
RELEASES = sorted(path for path in CNES.iterdir() if path.suffix in {".txt", ".md"})
SART, SART_CALLED = "+33 1 44 76 74 51", "tel:+33144767451"

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


def read(session_factory: sessionmaker[Session], *files: Path) -> None:
    for kept in ingest(session_factory, documents(files, max_bytes=1_000_000), default_country=None, now=lambda: NOW):
        assert not isinstance(kept, Exception), kept


@pytest.fixture(autouse=True)
def _seeds(session_factory: sessionmaker[Session]) -> None:
    read(session_factory, *RELEASES)


@pytest.fixture(params=[(390, 844), (1280, 800)], ids=["on a phone", "at a desk"])
def context(request: pytest.FixtureRequest, browser: Browser, live_server: str) -> Iterator[BrowserContext]:
    width, height = request.param
    opened = browser.new_context(
        base_url=live_server, viewport={"width": width, "height": height}, accept_downloads=True
    )
    opened.grant_permissions(["clipboard-read", "clipboard-write"], origin=live_server)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    opened = context.new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    yield opened
    assert said == []


def look_up(page: Page, words: str) -> None:
    """As somebody types: every letter, then Enter."""
    page.goto("/")
    expect(page.get_by_label("Who do you need to reach?")).to_be_focused()
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    page.wait_for_url("**/contacts?q=*")


class TestAJournalistOnDeadline:
    @pytest.mark.parametrize(
        "words", ["sart cnes", "srat cnes", "raphael sart", "sart raf", "01 44 76 74 51", "R. Sart"]
    )
    def test_finds_the_officer_by_half_a_name_a_slip_initials_or_a_number_and_may_call_at_once(
        self, page: Page, words: str
    ) -> None:
        look_up(page, words)
        first = page.get_by_role("listitem").filter(has=page.get_by_role("link", name="Raphaël Sart", exact=True)).first
        expect(first.get_by_role("link", name=SART)).to_have_attribute("href", SART_CALLED)
        assert page.locator(".contact-row .row-name").first.inner_text() == "Raphaël Sart"

    def test_asks_for_a_subject_and_is_told_who_signs_about_it_and_why(self, page: Page) -> None:
        look_up(page, "svom")
        signs = page.get_by_role("region", name="Who signs releases about “svom”")
        expect(signs.get_by_role("link", name="Raphaël Sart")).to_be_visible()
        reason = signs.locator(".contact-row", has_text="Raphaël Sart").locator(".reason")
        expect(reason).to_contain_text("France-China space cooperation")
        reason.get_by_role("link").first.click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("France-China space cooperation")
        expect(page.locator(".text")).to_contain_text("SVOM")

    def test_picks_a_suggestion_while_typing_and_never_sees_a_list(self, page: Page) -> None:
        page.goto("/")
        page.keyboard.type("martig")
        option = page.get_by_role("option").first
        expect(option).to_contain_text("Sébastien Martignac")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Sébastien Martignac")

    def test_calls_copies_checks_the_line_and_takes_the_card_away(self, page: Page) -> None:
        look_up(page, "sart cnes")
        page.get_by_role("link", name="Raphaël Sart", exact=True).first.click()
        way = page.locator(".way", has_text=SART)
        expect(way.get_by_role("link", name=f"Phone {SART}")).to_have_attribute("href", SART_CALLED)
        way.get_by_role("button", name=f"Copy {SART}").click()
        expect(page.get_by_role("status")).to_have_text(f"Copied: {SART}")
        assert page.evaluate("navigator.clipboard.readText()") == SART
        with page.expect_download() as saved:
            page.get_by_role("link", name="Save to contacts", exact=True).click()
        card = vobject.readOne(Path(saved.value.path()).read_text(encoding="utf-8"))
        assert card.fn.value == "Raphaël Sart"
        assert card.email.value == "raphael.sart@cnes.fr"
        way.get_by_role("link", name="PR124-2019, line").click()
        expect(page.locator(".claim:target")).to_have_text("+33 (0)1 44 76 74 51")
        expect(page.locator(".claim:target")).to_be_in_viewport()

    def test_points_a_phone_at_the_code_and_has_the_number(self, page: Page) -> None:
        look_up(page, "sart cnes")
        page.get_by_role("link", name="Raphaël Sart", exact=True).first.click()
        page.locator(".code img").scroll_into_view_if_needed()
        dots = page.evaluate(
            """async () => {
                const image = document.querySelector(".code img");
                await image.decode();
                const canvas = Object.assign(document.createElement("canvas"), { width: 528, height: 528 });
                const pen = canvas.getContext("2d");
                pen.drawImage(image, 0, 0, 528, 528);
                return [...pen.getImageData(0, 0, 528, 528).data].filter((_, i) => i % 4 === 0);
            }"""
        )
        (found,) = zxingcpp.read_barcodes(memoryview(bytes(dots)).cast("B", (528, 528)))
        assert SART in found.text

    def test_follows_the_officer_and_hears_of_the_next_change(
        self, page: Page, session_factory: sessionmaker[Session], tmp_path: Path
    ) -> None:
        look_up(page, "sart cnes")
        page.get_by_role("link", name="Raphaël Sart", exact=True).first.click()
        feed = page.locator("link[rel=alternate][type='application/atom+xml']").get_attribute("href")
        assert feed is not None
        before = {entry.id for entry in feedparser.parse(page.request.get(feed).body()).entries}
        newer = tmp_path / "newer.txt"
        text = (CNES / "pr083-2019.txt").read_text(encoding="utf-8")
        newer.write_text(
            text.replace("PR083-2019", "PR200-2019")
            .replace("5 June 2019", "5 December 2019")
            .replace("74 51", "74 99"),
            encoding="utf-8",
        )
        read(session_factory, newer)
        after = feedparser.parse(page.request.get(feed).body())
        assert not after.bozo
        (told,) = [entry for entry in after.entries if entry.id not in before]
        assert "+33 1 44 76 74 99" in told.summary
        page.reload()
        expect(page.locator(".way", has_text="+33 1 44 76 74 99")).to_be_visible()


class TestAPressOfficer:
    def test_checks_the_office_hides_a_number_sees_it_gone_everywhere_and_takes_that_back(
        self, page: Page, session_factory: sessionmaker[Session]
    ) -> None:
        page.goto("/offices/cnes/check")
        expect(page.get_by_role("heading", level=1)).to_have_text("Are these details right?")
        page.goto("/sign-in")
        page.get_by_label("Your name").fill("Eve Sample")
        page.get_by_label("This directory’s editor secret").fill(SECRET)
        page.get_by_role("button", name="Sign in").click()
        look_up(page, "sart cnes")
        page.get_by_role("link", name="Raphaël Sart", exact=True).first.click()
        contact = page.url
        page.get_by_role("link", name="Edit", exact=True).click()
        page.get_by_label(f"Number {SART}").check()
        page.get_by_role("button", name="Keep these back…").click()
        expect(page.get_by_role("heading", name="What readers will see")).to_be_visible()
        page.get_by_role("main").locator("button[type=submit]").click()
        page.goto(contact)
        expect(page.get_by_text(SART)).to_have_count(0)
        read(session_factory, *RELEASES)
        for address in ("/contacts?q=sart", "/offices/cnes", contact):
            page.goto(address)
            assert "74 51" not in page.content(), address
        page.goto("/contacts?q=01+44+76+74+51")
        expect(page.get_by_role("link", name="Raphaël Sart")).to_have_count(0)
        for release in page.request.get("/api/v1/releases").json()["items"]:
            page.goto(release["address"])
            assert "74 51" not in page.content(), release["number"]
        page.goto("/decisions")
        page.get_by_role("button", name="Take back").first.click()
        page.get_by_role("main").locator("button[type=submit]").click()
        page.goto(contact)
        expect(page.locator(".way", has_text=SART)).to_be_visible()


class TestAWebEditor:
    def test_copies_one_line_and_the_page_stays_current_by_itself(
        self,
        page: Page,
        browser: Browser,
        host: Host,
        session_factory: sessionmaker[Session],
        tmp_path: Path,
    ) -> None:
        page.goto("/offices")
        page.get_by_role("link", name="CNES").click()
        page.get_by_role("button", name="Copy the line").click()
        line = page.evaluate("navigator.clipboard.readText()")
        assert "\n" not in line
        page.goto(host(line, ""))
        widget = page.locator("press-contacts")
        expect(widget.get_by_role("link", name=SART)).to_have_attribute("href", SART_CALLED)
        newer = tmp_path / "newer.txt"
        text = (CNES / "pr124-2019.md").read_text(encoding="utf-8")
        newer.write_text(
            text.replace("PR124-2019", "PR201-2019")
            .replace("27 August 2019", "6 December 2019")
            .replace("74 51", "74 99"),
            encoding="utf-8",
        )
        read(session_factory, newer)
        # A browser that has just been there may tell the same for five minutes; the next visitor sees what is new.
        visitor = browser.new_context()
        visited = visitor.new_page()
        visited.goto(page.url)
        shown = visited.locator("press-contacts")
        expect(shown.get_by_role("link", name="+33 1 44 76 74 99")).to_be_visible()
        expect(shown.get_by_role("link", name=SART)).to_have_count(0)
        visitor.close()
