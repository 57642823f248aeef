"""Everybody can use every page: what axe-core finds (WCAG 2.2 A and AA, and its best practices), in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from flask import Flask, template_rendered
from jinja2 import Template
from playwright.sync_api import Browser, Page

import directory.web
from directory.presenters import saved
from tests.web.conftest import Host
from tests.web.whole_site import Site, empty_site, whole_site

TEMPLATES = Path(directory.web.__file__).parent / "templates"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SIZE_OF_TARGETS = "target-size"  # of WCAG 2.2, and off in axe unless asked for
FAST = {"resultTypes": ["violations"], "preload": False, "iframes": False}
EVERYTHING = FAST | {"runOnly": {"type": "tag", "values": TAGS}, "rules": {SIZE_OF_TARGETS: {"enabled": True}}}
BY_COLOUR = FAST | {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
UNREADABLE = """() => {
    const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
    const luminance = (colour) => parts(colour).slice(0, 3).reduce((sum, part, at) => {
        const share = part / 255;
        const linear = share <= .04045 ? share / 12.92 : ((share + .055) / 1.055) ** 2.4;
        return sum + [.2126, .7152, .0722][at] * linear;
    }, 0);
    const ground = (element) => {
        for (let at = element; at; at = at.parentElement) {
            const colour = getComputedStyle(at).backgroundColor;
            if ((parts(colour)[3] ?? 1) === 1) return colour;
        }
        return "rgb(255, 255, 255)";
    };
    const says = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    return [...document.querySelectorAll("body, body *")].filter((element) => {
        if (!says(element) || !element.checkVisibility({ visibilityProperty: true })) return false;
        const pair = [getComputedStyle(element).color, ground(element)].map(luminance).sort((a, b) => b - a);
        return (pair[0] + .05) / (pair[1] + .05) < 4.5;
    }).map((element) => element.outerHTML.slice(0, 160));
}"""
"""Text without contrast. In forced colours axe compares the fill of text as the author has it, which is not what is drawn."""
PHONE, DESK = {"width": 320, "height": 640}, {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def site(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Site]:
    with whole_site(migrated_sqlite, tmp_path_factory.mktemp("whole"), browser) as made:
        yield made


def found_by_axe(page: Page, options: dict[str, Any]) -> list[str]:
    """What axe finds on the page as it stands, each with the rule and the element."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    result = page.evaluate("options => axe.run(options)", options)
    return [
        f"{page.url}: {rule['id']}: {node['html'][:160]}: {node['failureSummary']}"
        for rule in result["violations"]
        for node in rule["nodes"]
    ]


@pytest.fixture
def pages(site: Site, browser: Browser) -> Iterator[tuple[Page, Page]]:
    """A reader's page and an editor's."""
    contexts = site.reader(browser, viewport=DESK), site.editor(browser, viewport=DESK)
    yield contexts[0].new_page(), contexts[1].new_page()
    for context in contexts:
        context.close()


class TestAxe:
    def test_it_finds_nothing_on_any_page_in_english_on_a_desk_in_light_colours(
        self, site: Site, pages: tuple[Page, Page]
    ) -> None:
        found = []
        for visit, edits in site.visits:
            visit.open(pages[edits], "en")
            found += found_by_axe(pages[edits], EVERYTHING)
        assert found == []

    def test_it_finds_nothing_on_any_page_in_french_on_a_phone_in_dark_or_forced_colours(
        self, site: Site, pages: tuple[Page, Page]
    ) -> None:
        found = []
        for visit, edits in site.visits:
            page = pages[edits]
            page.set_viewport_size(PHONE)
            page.emulate_media(color_scheme="dark", forced_colors="none")
            visit.open(page, "fr")
            found += found_by_axe(page, EVERYTHING)
            page.emulate_media(forced_colors="active")
            found += [f"{page.url}: {element}" for element in page.evaluate(UNREADABLE)]
        assert found == []

    def test_it_finds_nothing_where_the_registry_is_empty(
        self, migrated_sqlite: Path, tmp_path: Path, browser: Browser
    ) -> None:
        with empty_site(migrated_sqlite, tmp_path) as address:
            page = browser.new_page(base_url=address)
            found = []
            for path in ("/", "/contacts", "/contacts?q=nobody", "/offices", "/releases"):
                page.goto(path)
                found += found_by_axe(page, EVERYTHING)
            page.close()
        assert found == []

    def test_it_finds_nothing_on_the_sheet_that_is_printed(self, site: Site, pages: tuple[Page, Page]) -> None:
        page = pages[0]
        page.emulate_media(media="print")
        for visit in site.readers:
            if visit.path.startswith(("/contacts/", "/releases/")) and not visit.act:
                visit.open(page)
                assert found_by_axe(page, BY_COLOUR) == []

    def test_it_finds_nothing_in_the_widget_on_another_page(
        self, site: Site, pages: tuple[Page, Page], host: Host
    ) -> None:
        page = pages[0]
        address = host(f"<title>Press</title><main><h1>Press</h1>{site.widget}</main>", "default-src * data:")
        for size in (DESK, PHONE):
            page.set_viewport_size(size)
            page.goto(address)
            page.locator("press-contacts [part=source]").wait_for()
            assert found_by_axe(page, EVERYTHING) == []

    def test_it_looks_at_contrast_and_size_and_finds_what_is_broken(self, pages: tuple[Page, Page]) -> None:
        page = pages[0]
        page.goto("/")
        page.evaluate("""() => {
            document.documentElement.removeAttribute("lang");
            const [first, second] = document.querySelectorAll(".top nav a");
            first.style.cssText = "color: var(--line)";
            second.style.cssText = "display: block; min-height: 0; height: 9px; font-size: 9px; line-height: 9px";
            document.querySelector(".top nav ul").style.cssText = "display: block";
        }""")
        found = {words.split(": ")[1] for words in found_by_axe(page, EVERYTHING)}
        assert {"html-has-lang", "color-contrast", SIZE_OF_TARGETS} <= found


class TestNoPageIsForgotten:
    def test_every_template_of_a_page_is_visited(self, site: Site, pages: tuple[Page, Page]) -> None:
        seen: set[str | None] = set()

        def note(_: Flask, template: Template, **__: object) -> None:
            seen.add(template.name)

        with template_rendered.connected_to(note, site.app):
            for visit, edits in site.visits:
                visit.open(pages[edits])
        sources = {path.name: path.read_text(encoding="utf-8") for path in TEMPLATES.glob("*.html")}
        extended = set(re.findall(r'{% extends "([^"]+)" %}', "".join(sources.values())))
        whole = {name for name, source in sources.items() if "{% extends" in source} - extended
        assert len(whole) > 15
        assert whole - seen == set()

    def test_every_address_that_answers_with_a_page_is_visited(self, site: Site) -> None:
        """Every rule that answers GET, tried with what the visits themselves hold: who answers with a page is one of them."""
        adapter = site.app.url_map.bind("press.example.org")
        matched = [adapter.match(urlsplit(visit.path).path) for visit, _ in site.visits if visit.path != "/nowhere"]
        visited = {endpoint for endpoint, _ in matched}
        values = {"section": "contacts", "number": 0, "form": "atom", "suffix": "vcf", "filename": "base.css"}
        values |= {"word": saved.word({"kind": "person"}), "name": "new.vcf"}
        for endpoint, found in matched:
            values |= found
            values |= {"contact_id" if "contact" in endpoint else "release_id": found.get("public_id", "")}
        forgotten = []
        client = site.app.test_client()
        logo = re.search(r"/logos/([\w.]+)", client.get("/offices/example-agency").text)
        assert logo is not None
        with site.app.test_request_context():
            for rule in site.app.url_map.iter_rules():
                if "GET" not in (rule.methods or ()) or rule.endpoint in visited:
                    continue
                if rule.endpoint == "framing.frame":  # a part of other pages: see test_widget_on_pages_in_browser.py
                    continue
                given = values | {"name": logo[1]} if rule.endpoint.startswith("logos.") else values
                built = rule.build({name: given[name] for name in rule.arguments})
                assert built, rule
                if client.get(built[1], buffered=True).mimetype == "text/html":
                    forgotten.append(rule.rule)
        assert forgotten == []
