"""The widget in a real browser, on a page of another origin with a strict policy of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import Host

pytestmark = [
    pytest.mark.parametrize("database", ["sqlite"], indirect=True),
    pytest.mark.usefixtures("filled"),
]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    opened = context.new_page()
    opened.messages = []  # type: ignore[attr-defined]  # what the console said, for the tests below
    opened.on("console", lambda message: opened.messages.append(message.text))  # type: ignore[attr-defined]
    opened.on("pageerror", lambda error: opened.messages.append(str(error)))  # type: ignore[attr-defined]
    yield opened
    context.close()


def line(service: str, office: str = "example-agency", inside: str = "") -> str:
    return (
        f'<script type="module" src="{service}/embed/v1.js"></script>'
        f'<press-contacts office="{office}">{inside}</press-contacts>'
    )


def policy(service: str) -> str:
    return (
        f"default-src 'none'; script-src {service}; connect-src {service}; img-src data:; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )


def test_one_line_shows_the_contacts_of_an_office_on_a_page_with_a_strict_policy(
    live_server: str, host: Host, page: Page
) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    address = host(line(live_server), policy(live_server))
    page.goto(address)
    widget = page.locator("press-contacts")
    expect(widget).to_contain_text("Ada Example, Director of Communications")
    expect(widget.get_by_role("link", name="+33 1 99 00 99 99")).to_have_attribute("href", "tel:+33199009999")
    expect(widget.get_by_role("link", name="ada@agency.example")).to_have_attribute("href", "mailto:ada@agency.example")
    expect(widget.get_by_role("link", name="Example Agency in Press Directory")).to_have_attribute(
        "href", f"{live_server}/offices/example-agency"
    )
    assert page.messages == []  # type: ignore[attr-defined]
    assert sorted(requests) == sorted(
        [address, f"{live_server}/embed/v1.js", f"{live_server}/embed/contacts.json?office=example-agency&lang=en"]
    )
    assert page.context.cookies() == []


def test_it_speaks_the_language_of_the_page_around_it(live_server: str, host: Host, page: Page) -> None:
    page.goto(host(f'<div lang="fr-CA">{line(live_server)}</div>', policy(live_server)))
    widget = page.locator("press-contacts")
    expect(widget).to_contain_text("Téléphone +33 1 99 00 99 99")
    expect(widget.get_by_role("link", name="Example Agency dans Press Directory")).to_have_attribute(
        "href", f"{live_server}/fr/offices/example-agency"
    )


def test_several_on_one_page_share_one_request(live_server: str, host: Host, page: Page) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(host(line(live_server) * 3, policy(live_server)))
    expect(page.locator("press-contacts").nth(2)).to_contain_text("Ada Example")
    assert len([url for url in requests if "contacts.json" in url]) == 1


def test_what_stands_between_the_tags_stays_when_the_service_fails(live_server: str, host: Host, page: Page) -> None:
    fallback = "<p>Call us on +33 1 99 00 12 00.</p>"
    with page.expect_response("**/contacts.json?office=no-such-office*") as answer:
        page.goto(host(line(live_server, "no-such-office", fallback), policy(live_server)))
    assert answer.value.status == 404
    expect(page.get_by_text("Call us on +33 1 99 00 12 00.")).to_be_visible()
    page.route("**/embed/v1.js", lambda route: route.abort())
    page.reload()
    expect(page.get_by_text("Call us on +33 1 99 00 12 00.")).to_be_visible()


def test_its_room_is_reserved_so_that_nothing_jumps(live_server: str, host: Host, page: Page) -> None:
    rows = "<style>press-contacts { --press-rows: 6 }</style>"
    with page.expect_response("**/contacts.json?office=nobody-yet*"):
        page.goto(
            host(
                rows + line(live_server, "nobody-yet") + "<p id=after>after",
                policy(live_server) + "; style-src 'unsafe-inline'",
            )
        )
    before = page.evaluate("document.getElementById('after').getBoundingClientRect().top")
    page.evaluate("document.querySelector('press-contacts').setAttribute('office', 'example-agency')")
    expect(page.locator("press-contacts")).to_contain_text("Ada Example")
    after = page.evaluate("document.getElementById('after').getBoundingClientRect().top")
    assert before == pytest.approx(after, abs=1)


def test_hostile_names_are_text_and_the_pages_style_stays_outside(live_server: str, host: Host, page: Page) -> None:
    from_host = "<style>li, a, b { display: none !important; color: red !important }</style>"
    slug = page.request.get(f"{live_server}/api/v1/contacts?q=script+alert").json()["items"][0]["office"]["slug"]
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.goto(host(from_host + line(live_server, slug), policy(live_server) + "; style-src 'unsafe-inline'"))
    expect(page.get_by_role("link", name="<script>alert(1)</script>")).to_be_visible()
    assert (
        page.evaluate("document.querySelector('press-contacts').shadowRoot.querySelectorAll('script, img').length") == 0
    )
