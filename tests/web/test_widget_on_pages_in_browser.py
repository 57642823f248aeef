"""The widget on pages as they are: with strict policies and hostile sheets, from right to left, old, many at once, without scripts, and with
a service that is slow or fails. In Chromium and in Firefox, from another origin."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser

from directory.web import scripts
from tests.firefox import Firefox, FirefoxUnavailableError, running_firefox
from tests.web.widget_pages import DATA, ChromiumVisitor, Hosts, Service, Visitor, hosts, is_firefox, service, until

OFFICE = f"{DATA}?office=example-agency&lang=en"
SCRIPT = "/embed/v1.js"
SHADOW = "document.querySelector('press-contacts').shadowRoot"
FILLED = until(f"{SHADOW}?.querySelector('li') && {SHADOW}.textContent")
STAYS = """new Promise((done) => setTimeout(() => done(
    !document.querySelector("press-contacts").shadowRoot.querySelector("li") && document.getElementById("static").checkVisibility()
), 300))"""
STATIC = "<p id=static>Call us on +33 1 99 00 12 00.</p>"
HEIGHT = 25.5
_LIMITS = count(10)


@pytest.fixture(scope="module")
def at(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with service(migrated_sqlite, tmp_path_factory.mktemp("widgets")) as made:
        yield made


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[Hosts]:
    with hosts() as made:
        yield made


@pytest.fixture(scope="module")
def firefox() -> Iterator[Firefox]:
    try:
        with running_firefox(os.environ.get("PATH")) as started:
            yield started
    except FirefoxUnavailableError as error:
        pytest.fail(str(error), pytrace=False)


@pytest.fixture(params=["chromium", "firefox"])
def visitor(request: pytest.FixtureRequest, at: Service) -> Iterator[Visitor]:
    at.well()
    if request.param == "firefox":
        found: Firefox = request.getfixturevalue("firefox")
        found.said()
        yield found
        return
    made = ChromiumVisitor(request.getfixturevalue("browser"))
    yield made
    made.context.close()


def script(at: Service) -> str:
    return (
        f'<script type="module" src="{at.address}{SCRIPT}" integrity="{scripts.V1.integrity}" crossorigin="anonymous">'
        "</script>"
    )


def fresh() -> str:
    """An attribute that nobody has asked with before, so that no browser has the answer."""
    return f'limit="{next(_LIMITS)}"'


def element(attributes: str = "", inside: str = "") -> str:
    return f'<press-contacts office="example-agency" {attributes}>{inside}</press-contacts>'


def page(body: str, head: str = "", root: str = 'lang="en"') -> str:
    return f"<!doctype html><html {root}><meta charset=utf-8><title>A page</title><link rel=icon href=data:,>{head}<main><h1>News</h1>{body}</main>"


def found_by_axe(visitor: Visitor) -> list[list[str]]:
    """Each rule that is broken, and the elements that break it."""
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    options = {"runOnly": {"type": "tag", "values": tags}, "rules": {"target-size": {"enabled": True}}}
    told = "found.violations.map((one) => [one.id, ...one.nodes.map((node) => node.html)])"
    run = f"axe.run({json.dumps(options)}).then((found) => JSON.stringify({told}))"
    found: list[list[str]] = json.loads(visitor.evaluate(f"(() => {{ {AXE_SCRIPT}; return {run}; }})()"))
    return found


def policy(at: Service, elsewhere: Hosts) -> str:
    return (
        f"default-src 'none'; script-src {at.address}; connect-src {at.address}; style-src {elsewhere.address}; "
        "img-src data:; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def test_a_strict_page_gets_the_contacts_and_nothing_else(visitor: Visitor, at: Service, elsewhere: Hosts) -> None:
    sheet = elsewhere.page(f"press-contacts {{ display: block; min-height: {HEIGHT}em }}", media_type="text/css")
    head = f'<link rel=stylesheet href="{sheet}">'
    visitor.goto(elsewhere.page(page(script(at) + element() + "<p id=after>after", head), policy(at, elsewhere)))
    before = visitor.evaluate("document.getElementById('after').getBoundingClientRect().top")
    assert "Ada Example, Director of Communications" in visitor.evaluate(FILLED)
    assert visitor.evaluate("document.getElementById('after').getBoundingClientRect().top") == before
    loaded = visitor.evaluate("performance.getEntriesByType('resource').map((one) => one.name)")
    stated = [f"{at.address}{SCRIPT}", f"{at.address}{OFFICE}", sheet]
    assert sorted(one for one in loaded if not one.startswith("data:")) == sorted(stated)
    assert set(at.asked) <= {SCRIPT, OFFICE}
    assert at.askers == {(elsewhere.address, f"{elsewhere.address}/")}
    assert visitor.evaluate("document.cookie") == ""
    assert visitor.said() == []


def test_what_the_console_says_would_be_noticed(visitor: Visitor, elsewhere: Hosts) -> None:
    visitor.goto(elsewhere.page(page("<script>1</script>"), "default-src 'none'; img-src data:"))
    assert "Content" in " ".join(visitor.said())


def test_axe_finds_nothing_in_any_layout(visitor: Visitor, at: Service, elsewhere: Hosts) -> None:
    layouts = "".join(element(f'layout="{name}"') for name in ("list", "cards", "line"))
    dark = f"<div style='background: #111; color: #eee; color-scheme: dark'>{element()}</div>"
    visitor.goto(elsewhere.page(page(script(at) + layouts + dark)))
    every = "[...document.querySelectorAll('press-contacts')].every((one) => one.shadowRoot?.querySelector('li'))"
    visitor.evaluate("document.body.style.zoom = .5")  # so that all of them are near
    assert visitor.evaluate(until(every))
    visitor.evaluate("document.body.style.zoom = 1")
    assert found_by_axe(visitor) == []


def test_axe_finds_nothing_in_a_frame(visitor: Visitor, at: Service) -> None:
    """But that it has no heading of its own, being a part of another page."""
    visitor.goto(f"{at.address}/embed/contacts?office=example-agency")
    assert [rule for rule, *_ in found_by_axe(visitor)] in ([], ["page-has-heading-one"])


def test_the_sheet_of_the_page_stays_outside(visitor: Visitor, at: Service, elsewhere: Hosts) -> None:
    hostile = "<style>a, li, ul, p, div, span { display: none !important; color: red !important; float: left }</style>"
    visitor.goto(elsewhere.page(page(script(at) + element(), hostile)))
    assert visitor.evaluate(FILLED)
    assert visitor.evaluate(f"{SHADOW}.querySelector('[part=value]').checkVisibility()")
    assert visitor.evaluate(f"getComputedStyle({SHADOW}.querySelector('a')).color") == "rgb(0, 0, 0)"


def test_parts_and_properties_are_the_pages_to_style(visitor: Visitor, at: Service, elsewhere: Hosts) -> None:
    own = "<style>press-contacts { --press-link: rgb(1, 2, 3) } press-contacts::part(role) { color: rgb(4, 5, 6) }</style>"
    visitor.goto(elsewhere.page(page(script(at) + element(), own)))
    assert visitor.evaluate(FILLED)
    assert visitor.evaluate(f"getComputedStyle({SHADOW}.querySelector('[part=name]')).color") == "rgb(1, 2, 3)"
    assert visitor.evaluate(f"getComputedStyle({SHADOW}.querySelector('[part=role]')).color") == "rgb(4, 5, 6)"


def test_from_right_to_left_numbers_stay_as_they_are_dialled(visitor: Visitor, at: Service, elsewhere: Hosts) -> None:
    visitor.goto(elsewhere.page(page(script(at) + element(), root='lang="ar" dir="rtl"')))
    assert visitor.evaluate(FILLED)
    assert visitor.evaluate(f"getComputedStyle({SHADOW}.querySelector('[part=value]')).direction") == "ltr"
    assert visitor.evaluate(f"getComputedStyle({SHADOW}.querySelector('li')).direction") == "rtl"


def test_an_old_page_without_a_doctype_shows_them_too(visitor: Visitor, at: Service, elsewhere: Hosts) -> None:
    visitor.goto(elsewhere.page(f"<title>Old</title><table><tr><td>{script(at)}{element()}</table>"))
    assert visitor.evaluate("document.compatMode") == "BackCompat"
    assert "Ada Example" in visitor.evaluate(FILLED)


def test_in_a_line_words_stay_apart_and_numbers_whole(visitor: Visitor, at: Service, elsewhere: Hosts) -> None:
    visitor.goto(elsewhere.page(page(script(at) + element('layout="line"'))))
    assert visitor.evaluate(FILLED)
    assert visitor.evaluate(f"getComputedStyle({SHADOW}.querySelector('[part=way]'), '::before').content") == '", "'
    assert visitor.evaluate(f"getComputedStyle({SHADOW}.querySelector('[part=way]')).display") == "inline"
    assert visitor.evaluate(f"getComputedStyle({SHADOW}.querySelector('[href^=tel]')).whiteSpace") == "nowrap"


def test_fifty_ask_once_and_those_far_below_not_before_they_are_near(
    visitor: Visitor, at: Service, elsewhere: Hosts
) -> None:
    far = f'<div style="height: 9000px"></div><press-contacts q="bo" id="far" {fresh()}></press-contacts>'
    visitor.goto(elsewhere.page(page(script(at) + element(f'layout="line" {fresh()}') * 50 + far)))
    assert visitor.evaluate(FILLED)
    assert len(at.contacts) == 1
    visitor.evaluate("document.getElementById('far').scrollIntoView()")
    assert "Bo Placeholder" in visitor.evaluate(until("document.getElementById('far').shadowRoot.textContent"))
    assert len(at.contacts) == 2
    assert "q=bo" in at.contacts[1]
    assert visitor.said() == []


def test_a_slow_service_leaves_what_is_there_and_moves_nothing(visitor: Visitor, at: Service, elsewhere: Hosts) -> None:
    at.waits = 0.7
    room = element(f'{fresh()} style="display:block;min-height:{HEIGHT}em"', STATIC)
    visitor.goto(elsewhere.page(page(script(at) + room + "<p id=after>after")))
    before = visitor.evaluate("document.getElementById('after').getBoundingClientRect().top")
    assert visitor.evaluate("document.getElementById('static').checkVisibility()")
    assert visitor.evaluate(FILLED)
    assert visitor.evaluate("document.getElementById('after').getBoundingClientRect().top") == before
    if not is_firefox(visitor):  # which measures no shifts
        shifts = """new Promise((done) => new PerformanceObserver((list) => done(list.getEntries().length))
            .observe({ type: "layout-shift", buffered: true }) ?? setTimeout(() => done(0), 300))"""
        assert visitor.evaluate(shifts) == 0


def test_where_the_service_fails_what_stands_between_the_tags_stays(
    visitor: Visitor, at: Service, elsewhere: Hosts
) -> None:
    for trouble in ("fails", "drops"):
        at.well()
        setattr(at, trouble, True)
        visitor.goto(elsewhere.page(page(script(at) + element(fresh(), STATIC))))
        assert at.was_asked()
        assert visitor.evaluate(STAYS)


def _visited_again(visitor: Visitor, at: Service, elsewhere: Hosts, then: str) -> None:
    """A page is shown, and again when what the browser has is out of date and the service has come to that."""
    at.stale = True
    address = elsewhere.page(page(script(at) + element(fresh(), STATIC)))
    visitor.goto(address)
    assert visitor.evaluate(FILLED)
    setattr(at, then, True)
    at.asked.clear()
    visitor.goto("about:blank")
    visitor.goto(address)
    assert at.was_asked()


def test_the_last_good_answer_is_shown_where_there_is_no_connection(
    visitor: Visitor, at: Service, elsewhere: Hosts
) -> None:
    """The browser has it, though it is out of date."""
    _visited_again(visitor, at, elsewhere, "drops")
    assert "Ada Example" in (visitor.evaluate(FILLED) or "")


def test_who_is_gone_is_not_brought_back_from_what_the_browser_has(
    visitor: Visitor, at: Service, elsewhere: Hosts
) -> None:
    _visited_again(visitor, at, elsewhere, "gone")
    assert visitor.evaluate(STAYS)
    assert len(at.contacts) == 1


def test_a_frame_gets_the_height_of_what_is_in_it_and_speaks_with_wordpress(
    visitor: Visitor, at: Service, elsewhere: Hosts
) -> None:
    fit = f'<script type="module" src="{at.address}/embed/fit-v1.js" integrity="{scripts.FIT.integrity}" crossorigin></script>'
    frame = (
        f'<iframe title="Contacts" src="{at.address}/embed/contacts?office=example-agency#?secret=abcdefghij" width=400 '
        'height=50 sandbox="allow-scripts"></iframe>'
    )
    strict = f"default-src 'none'; script-src {at.address}; frame-src {at.address}; img-src data:"
    visitor.goto(elsewhere.page(page(frame + fit), strict))
    height = visitor.evaluate(
        until("Number(document.querySelector('iframe').height) > 50 && document.querySelector('iframe').height")
    )
    assert 300 < int(height) < 600
    heard = visitor.evaluate(
        """new Promise((done) => {
            addEventListener("message", ({ data }) => { if (data.message) done(`${data.message} ${data.value} ${data.secret}`); });
            document.querySelector("iframe").contentWindow.postMessage("press-contacts", "*");
        })"""
    )
    assert heard == f"height {height} abcdefghij"
    assert visitor.said() == []


def test_without_scripts_there_is_what_stands_between_the_tags(at: Service, elsewhere: Hosts, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(elsewhere.page(page(script(at) + element("", STATIC))))
    assert opened.get_by_text("Call us on +33 1 99 00 12 00.").is_visible()
    context.close()


def test_memory_is_flat_after_a_hundred_were_attached_and_detached(
    at: Service, elsewhere: Hosts, browser: Browser
) -> None:
    visitor = ChromiumVisitor(browser)
    at.well()
    visitor.goto(elsewhere.page(page(script(at) + element())))
    assert visitor.evaluate(FILLED)
    tools = visitor.context.new_cdp_session(visitor.page)
    tools.send("Performance.enable")
    rounds = """(async () => {
        for (let round = 0; round < 100; round++) {
            const one = document.createElement("press-contacts");
            one.setAttribute("office", "example-agency");
            document.querySelector("main").prepend(one);
            for (let left = 100; left && !one.shadowRoot.querySelector("li"); left--) await new Promise(requestAnimationFrame);
            if (!one.shadowRoot.querySelector("li")) return round;
            one.remove();
        }
        return 100;
    })()"""

    def left() -> dict[str, float]:
        for _ in range(2):
            tools.send("HeapProfiler.collectGarbage")
        metrics = {one["name"]: one["value"] for one in tools.send("Performance.getMetrics")["metrics"]}
        return {name: metrics[name] for name in ("Nodes", "JSEventListeners", "JSHeapUsedSize")}

    assert visitor.evaluate(rounds) == 100
    before = left()
    assert visitor.evaluate(rounds) == 100
    after = left()
    assert after["Nodes"] <= before["Nodes"] + 20
    assert after["JSEventListeners"] <= before["JSEventListeners"]
    assert after["JSHeapUsedSize"] <= before["JSHeapUsedSize"] + 50_000
    assert len(at.contacts) == 1
    visitor.context.close()


def test_with_the_database_gone_the_contacts_stay(visitor: Visitor, at: Service, elsewhere: Hosts) -> None:
    at.stale = True
    address = elsewhere.page(page(script(at) + element(fresh())))
    visitor.goto(address)
    assert "Ada Example" in visitor.evaluate(FILLED)
    with at.away():
        visitor.goto(address)
        assert "Ada Example" in visitor.evaluate(FILLED)
    assert len(at.contacts) == 2
    assert visitor.said() == []


WORDPRESS = """<blockquote data-secret="s3cret"><a href="#">Press contacts</a></blockquote>
<iframe sandbox="allow-scripts" security="restricted" style="position: absolute; clip: rect(1px, 1px, 1px, 1px)" title="Press contacts"
src="{frame}#?secret=s3cret" data-secret="s3cret" width="500" height="750"></iframe>
<script>
const frame = document.querySelector("iframe");
const listen = () => {{
  addEventListener("message", ({{ data, source }}) => {{
    if (source === frame.contentWindow && data.secret === "s3cret" && data.message === "height") {{
      frame.removeAttribute("style");
      frame.height = data.value;
      frame.dataset.told = data.value;
    }}
  }});
  frame.contentWindow.postMessage({{ message: "ready", secret: "s3cret" }}, "*");
}};
{when};
</script>"""
"""What WordPress 6.1 makes of an answer of oEmbed that it has found (`wp_filter_oembed_result`), and what it hears (`wp-embed.js`)."""


@pytest.mark.parametrize("when", ["listen()", "addEventListener('load', () => setTimeout(listen, 300))"])
def test_wordpress_hears_the_height_whoever_is_there_first(
    visitor: Visitor, at: Service, elsewhere: Hosts, when: str
) -> None:
    frame = f"{at.address}/embed/contacts?office=example-agency"
    visitor.goto(elsewhere.page(page(WORDPRESS.format(frame=frame, when=when))))
    assert int(visitor.evaluate(until("document.querySelector('iframe').dataset.told"))) > 200
