"""`press-directory scan`: pages that give what does not hold any more."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from directory.registry.store import keep
from tests.builders import NOW, mention, release
from tests.unit.cli.conftest import Run

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

PAGE = """<!doctype html><title>Press</title><nav>Home</nav><h1>Press contact</h1>
<p>Ada Example</p><p>Tel. 01 99 00 12 34, <a href="mailto:ada@agency.example">write</a></p><p>Switchboard +33 1 99 00 00 00</p>"""


@pytest.fixture
def filled(engine: Engine, run: Run) -> Run:
    with Session(engine) as session, session.begin():
        for day, number in (("2026-01-15", "+33 1 99 00 12 34"), ("2026-06-15", "+33 1 99 00 99 99")):
            keep(session, *release(mention("Ada Example", email="ada@agency.example", phone=number), on=day), NOW)
    return run


class Quiet(SimpleHTTPRequestHandler):
    """Files of a folder."""

    def log_message(self, *_: object) -> None:
        """Nothing: a test needs no log."""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """A site whose sitemap names another sitemap, two of its pages, one that is missing, and one elsewhere."""
    with ThreadingHTTPServer(("127.0.0.1", 0), lambda *given: Quiet(*given, directory=str(tmp_path))) as server:
        address = f"http://127.0.0.1:{server.server_port}"
        listed = "".join(f"<url><loc>{page}</loc></url>" for page in (f"{address}/b.html", f"{address}/gone.html"))
        maps = (
            f"<sitemap><loc>{address}/pages.xml</loc></sitemap><sitemap><loc>https://elsewhere.example/</loc></sitemap>"
        )
        (tmp_path / "sitemap.xml").write_text(
            f"<sitemapindex>{maps}<sitemap><loc>{address}/a.html</loc></sitemap></sitemapindex>"
        )
        (tmp_path / "pages.xml").write_text(f"<urlset>{listed}</urlset>")
        (tmp_path / "a.html").write_text(PAGE)
        (tmp_path / "b.html").write_text("<p>+33 1 99 00 99 99</p>")
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield address
        server.shutdown()
        thread.join()


def test_a_stale_number_is_told_with_its_place_and_what_holds_now(filled: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE)
    told = filled("scan", page, "--country", "fr")
    assert told.exit_code == 1
    first, second = told.stdout.splitlines()
    assert first.startswith("file://")
    assert first.endswith("page.html, line 5 of its words: 01 99 00 12 34")
    assert second.startswith(
        "  is not given any more of Ada Example; now +33 1 99 00 99 99 (https://press.example.org/contacts/"
    )
    assert "1 page(s) looked at, 3 numbers and addresses, 1 of them stale" in told.stderr


def test_as_json_each_place_is_a_line(filled: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE)
    (place,) = map(json.loads, filled("scan", page, "--country", "FR", "--json").stdout.splitlines())
    assert (place["written"], place["value"]) == ("01 99 00 12 34", "+33199001234")
    assert place["stale"][0]["current"] == ["+33 1 99 00 99 99"]


def test_a_page_without_anything_stale_ends_well(filled: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<p>Ada Example, +33 1 99 00 99 99, ada@agency.example</p>")
    told = filled("scan", page)
    assert (told.exit_code, told.stdout) == (0, "")


def test_the_pages_of_a_sitemap_are_looked_at_on_its_host_alone(filled: Run, site: str) -> None:
    told = filled("scan", f"{site}/sitemap.xml", "--country", "FR", "--private")
    assert told.exit_code == 1
    assert told.stdout.startswith(f"{site}/a.html, line ")
    assert "gone.html: the server answers 404" in told.stderr
    assert "2 page(s) looked at" in told.stderr
    assert "elsewhere" not in told.output


def test_a_sitemap_within_that_is_broken_costs_its_own_pages_only(filled: Run, site: str, tmp_path: Path) -> None:
    (tmp_path / "pages.xml").write_text("<urlset><url><loc>https://agency.example/x</loc><url></urlset")
    told = filled("scan", f"{site}/sitemap.xml", "--country", "FR", "--private")
    assert told.stdout.startswith(f"{site}/a.html, line ")
    assert "pages.xml: its XML is broken" in told.stderr
    assert "1 page(s) looked at" in told.stderr


def test_no_more_pages_than_asked_for(filled: Run, site: str) -> None:
    told = filled("scan", f"{site}/sitemap.xml", "--private", "--most", "1")
    assert "1 page(s) looked at" in told.stderr


def test_of_a_site_the_pages_are_looked_at_that_the_sitemaps_of_its_robots_name(
    filled: Run, site: str, tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_text("<p>+33 1 99 00 99 99</p>")
    assert "1 page(s) looked at" in filled("scan", site, "--private").stderr
    maps = "".join(f"Sitemap: {at}/packed.xml.gz\n" for at in (site, "https://elsewhere.example"))
    (tmp_path / "robots.txt").write_text(f"User-agent: *\n{maps}")
    listed = f"<urlset><url><loc>{site}/a.html</loc></url><url><loc>{site}/b.html</loc></url></urlset>"
    (tmp_path / "packed.xml.gz").write_bytes(gzip.compress(listed.encode()))
    told = filled("scan", site, "--private", "--country", "FR")
    assert "3 page(s) looked at" in told.stderr
    assert told.stdout.startswith(f"{site}/a.html, line ")
    assert "elsewhere" not in told.output
    (tmp_path / "packed.xml.gz").write_bytes(gzip.compress(listed.encode())[:-9])
    assert "packed.xml.gz: its gzip ends too soon" in filled("scan", site, "--private").stderr


def test_files_of_a_folder_are_looked_at(filled: Run, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    assert "0 page(s) looked at" in filled("scan", folder).stderr
    (folder / "a.html").write_text(PAGE)
    (folder / "b.html").write_text(PAGE)
    assert len(filled("scan", folder, "--country", "FR", "--json").stdout.splitlines()) == 2


def test_what_is_not_public_is_not_asked_unless_that_is_meant(filled: Run, site: str) -> None:
    told = filled("scan", f"{site}/a.html")
    assert "not on the public Internet" in told.stderr
    assert "0 page(s) looked at" in told.stderr
