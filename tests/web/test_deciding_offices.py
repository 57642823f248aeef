"""Names of press offices: what readers see of them, and deciding about them in the browser."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from directory.registry.ledger import acts
from directory.registry.search import list_offices, list_releases
from directory.registry.tables import OrganisationRow
from directory.settings import Settings
from tests.builders import mention, release
from tests.web.conftest import SECRET, Keep
from tests.web.editing import ask, sign_in, visiting

SITE = "https://press.example.org"


@pytest.fixture
def named(put: Keep) -> None:
    """An agency of two names, a house that may be another's branch, and one that is nobody's."""
    for day, issuer, email in (
        ("2026-01-01", "NESA", "ada@nesa.example"),
        ("2026-01-02", "National Example Space Agency", "bo@nesa.example"),
        ("2026-01-03", "Lemon Works", "cy@lemonworks.example"),
        ("2026-01-04", "Lemon Works Vienna", "di@lemonworks.example"),
    ):
        name = f"{email[:2].capitalize()} Example"
        put(*release(mention(name, email=email), issuer=issuer, on=day, name=f"{day}.txt", title=f"News of {day}"))


@pytest.fixture
def visitor(settings: Settings, named: None, engine: object) -> Iterator[FlaskClient]:  # noqa: ARG001  # what is there
    with visiting(settings) as made:
        yield made


@pytest.fixture
def editor(visitor: FlaskClient) -> FlaskClient:
    return sign_in(visitor)


def number(session_factory: sessionmaker[Session], key: str) -> int:
    with session_factory() as session:
        return session.scalars(select(OrganisationRow.id).where(OrganisationRow.words == key)).one()


class TestReading:
    def test_a_page_tells_all_names_with_their_releases_and_why_it_is_called_so(self, visitor: FlaskClient) -> None:
        page = visitor.get("/offices/nesa").text
        assert re.search(r"<h1><span[^>]*>National Example Space Agency</span> <span[^>]*>\(NESA\)", page)
        assert "Called National Example Space Agency: of its full names the one that most releases have" in page
        assert "Known as" in page
        assert "News of 2026-01-02" in page

    def test_another_name_leads_to_the_one_page_for_good(self, visitor: FlaskClient) -> None:
        answer = visitor.get("/offices/national-example-space-agency")
        assert (answer.status_code, answer.headers["Location"]) == (301, "/offices/nesa")
        answer = visitor.get("/api/v1/offices/national-example-space-agency")
        assert (answer.status_code, answer.headers["Location"]) == (301, f"{SITE}/api/v1/offices/nesa")

    def test_the_api_tells_names_and_aliases(self, visitor: FlaskClient) -> None:
        told = visitor.get("/api/v1/offices/nesa").get_json()
        assert told["name"] == "National Example Space Agency"
        assert told["short"] == "NESA"
        assert told["names"] == ["National Example Space Agency", "NESA"]
        assert told["aliases"] == ["national-example-space-agency"]

    def test_why_two_names_are_one_is_told_to_everybody(
        self, visitor: FlaskClient, session_factory: sessionmaker[Session]
    ) -> None:
        pair = {key: number(session_factory, key) for key in ("nesa", "national example space agency")}
        page = visitor.get(f"/compare/names?left={pair['nesa']}&right={pair['national example space agency']}").text
        assert "Why these names are one organisation" in page
        for words in ("name: initials of the other", "domain: same, named after both", "+8.0"):
            assert words in page

    def test_readers_are_asked_for_nothing_and_get_no_page_to_decide_on(self, visitor: FlaskClient) -> None:
        assert visitor.get("/review/offices").status_code == 303
        assert visitor.get("/offices/nesa/edit").status_code == 303
        assert visitor.post("/decisions/offices", data={"kind": "merge"}).status_code == 403
        assert "Edit its names" not in visitor.get("/offices/nesa").text
        assert "Set-Cookie" not in visitor.get("/offices/nesa").headers


class TestDeciding:
    def test_the_queue_shows_both_names_with_what_is_weighed_and_what_would_change(self, editor: FlaskClient) -> None:
        page = editor.get("/review/offices", base_url=SITE).text
        assert "One organisation, or two?" in page
        assert "Lemon Works Vienna" in page
        assert "is one press office, at /offices/lemon-works, with 2 contacts and 2 releases" in page
        assert "name: more words" in page

    def test_same_makes_them_one_and_the_key_z_takes_it_back(
        self, editor: FlaskClient, session_factory: sessionmaker[Session]
    ) -> None:
        pair = [number(session_factory, key) for key in ("lemon works", "lemon works vienna")]
        assert ask(editor, kind="same", left=pair[0], right=pair[1], reason="one house").status_code == 303
        assert editor.get("/offices/lemon-works-vienna").headers["Location"] == "/offices/lemon-works"
        assert "No pair of names is left" in editor.get("/review/offices", base_url=SITE).text
        with session_factory() as session:
            (act,) = acts(session)
        assert (act.kind, act.author, act.reason, act.offices) == (
            "merge", "Ed Placeholder", "one house", ("lemon-works", "lemon-works-vienna"),
        )  # fmt: skip
        back = ask(editor, "/decisions", kind="undo", act=act.id, back="offices")
        assert (back.status_code, back.headers["Location"]) == (303, "/review/offices")
        assert editor.get("/offices/lemon-works-vienna").status_code == 200

    def test_different_is_kept_and_not_asked_again(
        self, editor: FlaskClient, session_factory: sessionmaker[Session]
    ) -> None:
        pair = [number(session_factory, key) for key in ("lemon works", "lemon works vienna")]
        ask(editor, kind="different", left=pair[0], right=pair[1])
        assert "No pair of names is left" in editor.get("/review/offices", base_url=SITE).text
        assert (
            "An editor decided that they are two" in editor.get(f"/compare/names?left={pair[0]}&right={pair[1]}").text
        )

    def test_a_merger_is_shown_before_it_is_made(self, editor: FlaskClient) -> None:
        form = {"kind": "merge", "office": "nesa", "other": f"{SITE}/offices/lemon-works"}
        shown = ask(editor, **form, step="foresee").text
        assert "Make these press offices one?" in shown
        assert "with 3 contacts and 3 releases" in shown
        assert 'action="/decisions/offices"' in shown
        assert editor.get("/offices/lemon-works").status_code == 200
        assert ask(editor, **form).headers["Location"] == "/offices/nesa/edit"
        assert editor.get("/offices/lemon-works").headers["Location"] == "/offices/nesa"

    def test_a_name_is_taken_out_on_the_edit_page_and_what_taking_it_back_changes_is_shown(
        self, editor: FlaskClient, session_factory: sessionmaker[Session]
    ) -> None:
        assert "Names that are another organisation" in editor.get("/offices/nesa/edit", base_url=SITE).text
        out = number(session_factory, "national example space agency")
        assert ask(editor, kind="split", office="nesa", name=out).status_code == 303
        assert editor.get("/offices/national-example-space-agency").status_code == 200
        log = editor.get("/decisions", base_url=SITE).text
        assert "took names or releases out of a press office" in log
        with session_factory() as session:
            act = acts(session)[0].id
        shown = ask(editor, "/decisions", kind="undo", act=act, step="foresee").text
        assert "is one press office, at /offices/nesa" in shown

    def test_releases_of_two_that_bear_the_same_name_are_parted_on_the_edit_page(
        self, editor: FlaskClient, put: Keep, session_factory: sessionmaker[Session]
    ) -> None:
        for day, name in (("2026-02-01", "Ed Example"), ("2026-02-02", "Flo Muster"), ("2026-02-03", "Ed Example")):
            put(*release(mention(name, phone="+33 1 99 00 00 01"), issuer="Aurora", on=day, name=f"a-{day}.txt"))
        with session_factory() as session:
            ids = [listed.id for listed in list_releases(session, office="aurora").items]
        page = editor.get("/offices/aurora/edit", base_url=SITE).text
        assert "Releases that are another organisation" in page
        assert all(f'value="{id_}"' in page for id_ in ids)
        asked = {"kind": "split", "office": "aurora", "release": ids[1]}
        assert "at /offices/aurora-2, with 1 contact and 1 release" in ask(editor, **asked, step="foresee").text
        assert editor.get("/offices/aurora-2").status_code == 404
        typed = {"kind": "split", "office": "aurora", "releases": f" {SITE}/releases/{ids[1]} "}
        assert ask(editor, **typed).status_code == 303
        assert "Flo Muster" in editor.get("/offices/aurora-2").text
        assert "Flo Muster" not in editor.get("/offices/aurora").text
        listed = editor.get("/offices").text
        assert "Aurora, France" in listed
        found = editor.get("/api/v1/offices/aurora-2").get_json()
        assert (found["name"], found["names"][-1], found["countries"]) == ("Aurora, aurora-2", "Aurora", ["FR"])

    @pytest.mark.parametrize(
        "form",
        [
            {"kind": "withdraw"},
            {"kind": "merge", "office": "nesa", "other": "no address!"},
            {"kind": "merge", "office": "nesa", "other": "nesa"},
            {"kind": "split", "office": "nesa"},
            {"kind": "split", "office": "nesa", "name": "1; drop"},
            {"kind": "split", "office": "nesa", "release": ""},
            {"kind": "same", "left": "1", "right": "x"},
        ],
    )
    def test_what_makes_no_sense_is_refused_and_changes_nothing(
        self, editor: FlaskClient, session_factory: sessionmaker[Session], form: dict[str, str]
    ) -> None:
        assert ask(editor, **form).status_code == 400
        with session_factory() as session:
            assert acts(session) == []

    def test_another_sites_form_is_refused(self, editor: FlaskClient) -> None:
        answer = editor.post("/decisions/offices", data={"kind": "merge"}, base_url=SITE)
        assert answer.status_code == 403


class TestByKeyboard:
    @pytest.fixture
    def database(self) -> str:
        return "sqlite"

    @pytest.fixture
    def page(self, browser: Browser, named: None, live_server: str) -> Iterator[Page]:  # noqa: ARG002  # what is there
        context = browser.new_context(base_url=live_server, viewport={"width": 390, "height": 844})
        opened = context.new_page()
        opened.goto("/review/offices")
        opened.get_by_label("Your name").fill("Ed Placeholder")
        opened.get_by_label("This directory’s editor secret").fill(SECRET)
        opened.keyboard.press("Enter")
        expect(opened.get_by_role("heading", name="One organisation, or two?")).to_be_visible()
        opened.wait_for_load_state("load")  # keys are heard once the page's script has run
        yield opened
        context.close()

    @pytest.mark.parametrize(("key", "left"), [("s", 2), ("d", 3), ("u", 3)])
    def test_a_pair_is_decided_by_one_key_and_taken_back_by_another(
        self, page: Page, session_factory: sessionmaker[Session], key: str, left: int
    ) -> None:
        page.keyboard.press(key)
        expect(page.get_by_role("heading", name="No pair of names is left to decide")).to_be_visible()
        page.wait_for_load_state("load")
        with session_factory() as session:
            assert len(list_offices(session).items) == left
        page.keyboard.press("z")
        expect(page.get_by_role("heading", name="One organisation, or two?")).to_be_visible()
        with session_factory() as session:
            assert len(list_offices(session).items) == 3

    def test_nothing_scrolls_sideways_and_the_console_is_silent(
        self, page: Page, session_factory: sessionmaker[Session]
    ) -> None:
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        left, right = (number(session_factory, key) for key in ("nesa", "national example space agency"))
        pages = ("/review/offices", "/offices/nesa", "/offices/nesa/edit", f"/compare/names?left={left}&right={right}")
        for path in pages:
            page.goto(path)
            assert page.evaluate("document.documentElement.scrollWidth") <= 390, path
        assert said == []
