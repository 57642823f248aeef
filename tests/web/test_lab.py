"""The layout lab and its API: what is sent is explained, bounded and forgotten, and stays text."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from directory.explaining.apart import ApartExplainer
from directory.explaining.each import MOST_DOCUMENTS
from directory.limits import Limits
from directory.presenters.lab import MOST_ROWS
from directory.presenters.lab_examples import EXAMPLES
from directory.registry.tables import DocumentRow
from directory.settings import Settings
from directory.web import unstored
from directory.web.app import create_app
from tests.unit.explaining.releases import COLUMNS, NAMES, STACKED, mailbox
from tests.unit.readers.office import docx, paragraph, run
from tests.unit.readers.pdfs import lines as pdf_of_lines
from tests.web.test_api import PROBLEM, holds

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

EMBARGOED = "The-paper-laboratory-opens-tomorrow"


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Enough for every test here; those about the bounds set their own."""
    return replace(settings, lab_max_bytes=100_000, lab_per_minute=1_000)


@pytest.fixture(scope="module")
def explainer() -> Iterator[ApartExplainer]:
    """One reading process for all tests."""
    made = ApartExplainer(Limits(seconds=20.0, megabytes=600))
    yield made
    made.stop()


@pytest.fixture
def app(app: Flask, explainer: ApartExplainer) -> Flask:
    app.extensions[unstored.EXTENSION] = replace(app.extensions[unstored.EXTENSION], explainer=explainer)
    return app


def parsed(client: FlaskClient, text: str) -> LexborHTMLParser:
    answer = client.post("/lab", data={"text": text})
    assert answer.status_code == 200
    return LexborHTMLParser(answer.text)


def words(page: LexborHTMLParser, selector: str) -> list[str]:
    return [" ".join(node.text().split()) for node in page.css(selector)]


class TestPage:
    def test_a_pasted_release_is_shown_with_its_parse(self, client: FlaskClient) -> None:
        page = parsed(client, STACKED)

        assert words(page, "mark.said.name")[1:] == ["Jane Doe"]  # the first is the legend's
        assert words(page, "mark.said.phone")[1:] == ["+44 20 7946 0101", "+44 20 7946 0102"]
        assert words(page, ".line .said.cue") == ["Media contact"]
        assert words(page, ".group.block .opened") == ["Block 1, opened by words that announce contacts"]
        assert "The address spells this person's name, and nobody else's as well." in words(page, ".reasons li")

    def test_it_says_of_each_contact_whether_it_would_be_published(
        self,
        settings: Settings,
        explainer: ApartExplainer,
        engine: object,  # noqa: ARG002  # there must be a registry
    ) -> None:
        for above, said in ((0.5, "Would be published"), (1.0, "Would wait for review")):
            app = create_app(replace(settings, publish_above=above))
            app.extensions[unstored.EXTENSION] = replace(app.extensions[unstored.EXTENSION], explainer=explainer)
            page = parsed(app.test_client(), STACKED)
            assert any(
                w.startswith(said) and w.endswith(f"published from {above:g} on.") for w in words(page, ".card p")
            )

    def test_every_link_within_the_page_leads_to_one_place_and_back(self, client: FlaskClient) -> None:
        for text in (STACKED, COLUMNS, *(example.text for example in EXAMPLES.values())):
            page = parsed(client, text)
            ids = [node.attributes["id"] for node in page.css("[id]")]
            assert len(ids) == len(set(ids))
            targets = [(node.attributes["href"] or "")[1:] for node in page.css("a[href^='#']")]
            assert len(targets) > 10
            assert set(targets) <= set(ids)
        chip = page.css_first("a.chip[href^='#f']")
        field = page.css_first(f"[id='{(chip.attributes['href'] or '')[1:]}'] a")
        assert page.css_first(f"[id='{(field.attributes['href'] or '')[1:]}']").tag == "mark"

    def test_the_points_sum_to_what_is_shown(self, client: FlaskClient) -> None:
        page = parsed(client, STACKED)
        points = [float(number) for number in words(page, ".points tbody .number")]
        (total,) = [float(number) for number in words(page, ".points tfoot .number")]
        assert sum(points) == pytest.approx(total, abs=0.02)

    @pytest.mark.parametrize(
        ("key", "names", "left"),
        [
            ("stacked", ["Jane Doe"], ["visits@sample-institute.example"]),
            ("columns", ["Ada Probe", "Bo Muster"], []),
            ("one-line", ["Jane Doe"], []),
            ("disguised", ["Jane Doe", "Bo Muster"], []),
        ],
    )
    def test_the_examples_show_what_they_are_for(
        self, client: FlaskClient, key: str, names: list[str], left: list[str]
    ) -> None:
        page = parsed(client, EXAMPLES[key].text)
        assert words(page, "mark.said.name")[1:] == names
        assert words(page, ".line .said.left") == left

    @pytest.mark.parametrize("key", EXAMPLES)
    def test_an_example_is_one_click(self, client: FlaskClient, key: str) -> None:
        answer = client.post("/lab", data={"text": "", "example": key})
        assert answer.status_code == 200
        assert "Jane Doe" in answer.text or "Ada Probe" in answer.text
        assert words(LexborHTMLParser(answer.text), "textarea")[0].startswith("PRESS RELEASE")

    def test_a_file_is_read_by_its_content(self, client: FlaskClient) -> None:
        for content, name, format_ in (
            (STACKED.encode(), "C:\\fake\\release.txt", "plain text"),
            (b"<!doctype html><p>Press contact: Jane Doe, jane@x.example</p>", "page", "HTML"),
            (pdf_of_lines("Press contact: Jane Doe, jane@x.example"), "release.pdf", "PDF"),
            (docx(paragraph(run("Press contact: Jane Doe, jane@x.example"))), "release.docx", "DOCX"),
        ):
            answer = client.post("/lab", data={"file": (io.BytesIO(content), name)})
            assert answer.status_code == 200
            page = LexborHTMLParser(answer.text)
            assert "Jane Doe" in words(page, "mark.said.name")
            assert format_ in words(page, "#h-format dd p")

    def test_every_document_within_a_mailbox_is_shown_and_listed(self, client: FlaskClient) -> None:
        page = parsed(client, mailbox(3).decode())

        assert words(page, "mark.said.name")[1:] == list(NAMES)
        assert [w.rpartition(" 1 ")[2] for w in words(page, ".within li")] == ["contact"] * 3
        ids = [node.attributes["id"] for node in page.css("[id]")]
        assert len(ids) == len(set(ids))
        assert {(node.attributes["href"] or "")[1:] for node in page.css("a[href^='#']")} <= set(ids)
        assert words(page, ".lead")[0].startswith(
            "3 documents within what was sent were read, each by itself. 3 contacts"
        )

    def test_of_very_many_documents_the_first_are_shown_and_the_rest_is_said_to_be_left_out(
        self, client: FlaskClient
    ) -> None:
        page = parsed(client, mailbox(MOST_DOCUMENTS + 9).decode())
        assert len(page.css("section.document")) == MOST_DOCUMENTS
        assert words(page, ".within li")[-1].endswith(
            f"It holds more than {MOST_DOCUMENTS} documents; the others were not read."
        )

    def test_several_long_documents_share_the_lines_of_the_page(self, client: FlaskClient) -> None:
        long = mailbox(4).decode().replace("Press contact\n", "Press contact\nJane Doe, jane@x.example\n\n" * 300)
        page = parsed(client, long)
        assert MOST_ROWS * 0.9 < len(page.css(".line")) <= MOST_ROWS

    def test_a_document_that_cannot_be_read_is_listed_with_the_cause(self, client: FlaskClient) -> None:
        empty = "From a@x.example Wed Jun  5 10:00:00 2024\nSubject:\nMessage-ID: <empty@x.example>\n\n \n\n"
        page = parsed(client, empty + mailbox(1).decode())
        assert words(page, "mark.said.name")[1:] == [NAMES[0]]
        assert words(page, ".within li")[-1].endswith("There are no words in this mail.")

    def test_a_long_release_is_folded_far_from_its_contacts(self, client: FlaskClient) -> None:
        page = parsed(client, "Words of paper.\n" * 1_000 + STACKED)
        assert len(page.css(".line")) < 60
        assert re.search(r"^9\d\d lines without contacts not shown$", words(page, ".folded")[0])

    def test_a_release_of_blocks_only_is_cut_and_said_to_be(self, client: FlaskClient) -> None:
        page = parsed(client, "Press contact\nJane Doe\njane@x.example\n\n" * 700)
        assert len(page.css(".line")) == MOST_ROWS
        assert words(page, ".folded")[-1].endswith("lines further on not shown")

    def test_nothing_sent_is_told_on_the_page(self, client: FlaskClient) -> None:
        answer = client.post("/lab", data={"text": "  "})
        assert answer.status_code == 400
        assert "paste its text or choose its file" in answer.text

    def test_what_cannot_be_read_is_told_on_the_page_with_what_was_pasted(self, client: FlaskClient) -> None:
        answer = client.post("/lab", data={"file": (io.BytesIO(b"\x89PNG\r\n"), "a.png"), "text": "kept"})
        assert answer.status_code == 415
        assert "A.png: it is a PNG image" in answer.text
        assert words(LexborHTMLParser(answer.text), "textarea") == ["kept"]


class TestApi:
    def test_the_answer_is_what_the_description_promises(self, client: FlaskClient) -> None:
        for text in (STACKED, COLUMNS, "Nothing to see here, only words.\n"):
            answer = client.post("/api/v1/explain?name=release.txt", data=text.encode())
            assert (answer.status_code, answer.content_type) == (200, "application/json")
            assert answer.headers["Cache-Control"] == "no-store"
            holds(client, "Explanation", answer.json)

    def test_of_a_mailbox_the_first_stands_at_the_top_as_ever_and_the_others_beside_it(
        self, client: FlaskClient
    ) -> None:
        answer = client.post("/api/v1/explain?name=a.mbox", data=mailbox(3)).json
        holds(client, "Explanation", answer)
        assert answer["contacts"][0]["name"] == NAMES[0]
        assert [other["explanation"]["contacts"][0]["name"] for other in answer["others"]] == list(NAMES[1:])
        assert client.post("/api/v1/explain", data=STACKED.encode()).json["others"] == []

    def test_errors_are_problem_details(self, client: FlaskClient) -> None:
        for body, status, kind in (
            (b"", 422, "unreadable-document"),
            (b"\x89PNG\r\n", 415, "unsupported-document"),
            (b"x" * 200_000, 413, "document-too-large"),
        ):
            answer = client.post("/api/v1/explain", data=body)
            assert (answer.status_code, answer.content_type) == (status, PROBLEM)
            assert answer.json["type"].endswith(f"#{kind}")
        assert client.get("/api/v1/explain").status_code == 405


class TestBounds:
    def test_a_large_release_is_refused_with_a_clear_page(self, client: FlaskClient) -> None:
        large = "paper " * 40_000
        for data in ({"text": large}, {"file": (io.BytesIO(large.encode()), "large.txt")}):
            answer = client.post("/lab", data=data)
            assert answer.status_code == 413
            assert "it has more than 100,000 bytes" in answer.text

    def test_the_limits_of_this_installation_hold_here_too(
        self,
        settings: Settings,
        explainer: ApartExplainer,
        engine: object,  # noqa: ARG002  # there must be a registry
    ) -> None:
        app = create_app(replace(settings, max_blocks=1, max_lines=9))
        app.extensions[unstored.EXTENSION] = replace(app.extensions[unstored.EXTENSION], explainer=explainer)
        told = app.test_client().post("/api/v1/explain", data=(STACKED + "\n* * *\n").encode() * 9).json["warnings"]
        assert "only the first 9 lines were looked at" in told

    def test_a_little_too_large_is_refused_as_well(self, client: FlaskClient) -> None:
        assert client.post("/api/v1/explain", data=b"x " * 50_001).status_code == 413

    def test_a_client_that_asks_too_often_waits(self, settings: Settings, engine: object) -> None:  # noqa: ARG002
        client = create_app(replace(settings, lab_per_minute=2)).test_client()
        here, elsewhere = {"REMOTE_ADDR": "192.0.2.1"}, {"REMOTE_ADDR": "192.0.2.2"}
        empty = {"text": ""}
        assert [client.post("/lab", data=empty, environ_base=here).status_code for _ in range(3)] == [400, 400, 429]
        page = client.post("/lab", data=empty, environ_base=here)
        assert 1 <= int(page.headers["Retry-After"]) <= 30
        assert "That was a little too often" in page.text
        problem = client.post("/api/v1/explain", data=b"", environ_base=here)
        assert (problem.status_code, problem.content_type) == (429, PROBLEM)
        assert client.post("/lab", data=empty, environ_base=elsewhere).status_code == 400
        assert client.get("/lab", environ_base=here).status_code == 200

    def test_a_release_that_kills_the_reader_costs_a_page(self, app: Flask, client: FlaskClient) -> None:
        means = app.extensions[unstored.EXTENSION]
        faulty = ApartExplainer(Limits(seconds=1.0), worker="tests.unit.explaining.faulty")
        app.extensions[unstored.EXTENSION] = replace(means, explainer=faulty)
        for text in ("spin", "die"):
            answer = client.post("/lab", data={"text": text})
            assert answer.status_code == 422
            assert "This release could not be read" in answer.text
        faulty.stop()
        app.extensions[unstored.EXTENSION] = means
        assert client.post("/lab", data={"text": STACKED}).status_code == 200


class TestNothingIsKept:
    def test_neither_in_the_registry_nor_in_a_log_nor_in_a_cache(
        self, client: FlaskClient, session: Session, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG)
        for data in (
            {"text": STACKED + EMBARGOED},
            {"file": (io.BytesIO(f"{EMBARGOED}\x00\x01".encode()), f"{EMBARGOED}.txt")},
        ):
            answer = client.post("/lab", data=data)
            assert answer.headers["Cache-Control"] == "no-store"
            assert "ETag" not in answer.headers
            assert "Set-Cookie" not in answer.headers
        assert session.scalar(select(func.count()).select_from(DocumentRow)) == 0
        assert EMBARGOED not in caplog.text

    def test_an_uploaded_file_never_touches_a_disk(self, app: Flask) -> None:
        part = b'--edge\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
        sent = part + b"x" * 900_000 + b"\r\n--edge--\r\n"  # werkzeug itself would put it into a temporary file
        with app.test_request_context(
            "/lab", method="POST", data=sent, content_type="multipart/form-data; boundary=edge"
        ) as context:
            assert isinstance(context.request.files["file"].stream, io.BytesIO)


NASTY = (
    "<script>alert(1)</script>",
    "</textarea><script>alert(2)</script>",
    '"><img src=x onerror=alert(3)>',
    "</mark></span>",
    "javascript:alert(4)",
    "{{ 7 * 7 }}",
    "\x00\x1b[31m",
    "\ud800",
    "<!--",
)


def assert_inert(text: str) -> None:
    page = LexborHTMLParser(text)
    sources = [node.attributes.get("src") or "" for node in page.css("script")]
    assert len(sources) == 2
    assert all(source.startswith(("/static/page.js", "/static/lab.js")) for source in sources)
    assert page.css("style, iframe, object, embed, img, form:not([action='/lab'])") == []
    for node in page.css("*"):
        assert not [name for name in node.attributes if name.startswith("on") or name == "style"], node.html
        href = node.attributes.get("href")
        assert href is None or href.startswith(("/", "#", "https://press.example.org/")), href


class TestHostile:
    def test_markup_in_a_pasted_release_is_inert(self, client: FlaskClient) -> None:
        text = f"{NASTY[0]} a title of paper that is long\n\nPress contact\nJane Doe {NASTY[2]}\n{NASTY[1]}\njane@x.example\n"
        answer = client.post("/lab", data={"text": text})
        assert_inert(answer.text)
        assert "&lt;script&gt;alert(1)" in answer.text
        assert "unsafe" not in answer.headers["Content-Security-Policy"]

    def test_a_files_name_is_inert(self, client: FlaskClient) -> None:
        answer = client.post("/lab", data={"file": (io.BytesIO(b"\x89PNG"), "<img src=x onerror=alert(3)>.png")})
        assert answer.status_code == 415
        assert_inert(answer.text)

    @hypothesis_settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(
        st.lists(
            st.sampled_from([*NASTY, *STACKED.split("\n"), *COLUMNS.split("\n")]) | st.text(max_size=20), max_size=25
        )
    )
    def test_whatever_is_pasted(self, client: FlaskClient, lines: list[str]) -> None:
        text = "\n".join(lines).encode("utf-8", "surrogatepass").decode("utf-8", "replace")
        answer = client.post("/lab", data={"text": text})
        assert answer.status_code in {200, 400, 415, 422}
        assert_inert(answer.text)
