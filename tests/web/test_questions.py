"""However much a page has to show, the same number of questions is asked of the database."""

from __future__ import annotations

from flask.testing import FlaskClient

from directory.presenters import saved
from tests.builders import mention, release
from tests.statements import asked
from tests.web.conftest import Keep

FEW, MANY = 2, 14
BOOK = "/dav/contacts/"
ALL, TAGS = "<D:propfind xmlns:D='DAV:'><D:allprop/></D:propfind>", "<D:prop><D:getetag/></D:prop>"
SYNC = f"<D:sync-collection xmlns:D='DAV:'><D:sync-token/>{TAGS}</D:sync-collection>"
PATHS = [
    "/",
    "/contacts",
    "/contacts?q=sample",
    "/contacts?q=oceansat",
    "/contacts?kind=person",
    "/contacts.atom",
    "/contacts.vcf",
    "/suggest?q=sam",
    "/offices",
    "/offices/office-0",
    "/offices/office-0/check",
    "/offices/office-0.atom",
    "/releases",
    "/releases?q=oceansat",
    "/sitemap.xml",
    "/embed/contacts.json?office=office-0",
    "/embed/contacts.json?office=office-0&order=newest",
    "/embed/contacts.json?q=sample",
    "/embed?office=office-0",
    "/api/v1/contacts",
    "/api/v1/contacts?q=sample",
    "/api/v1/contacts/facets",
    "/api/v1/offices",
    "/api/v1/offices/office-0",
    "/api/v1/releases",
    "/api/v1/signers?q=oceansat",
]


def fill(put: Keep, many: int) -> None:
    """So many offices with a release each, and so many releases of the first one, each with officers of its own."""
    for number in range(many):
        for office, name in ((f"Office {number}", "Ann"), ("Office 0", "Bea")):
            email = f"{name.lower()}{number}@{office.lower().replace(' ', '')}.example"
            people = (
                mention(f"{name} Sample{chr(97 + number)}", email=email, phone=f"+33 1 99 00 {number:02} {len(name)}1"),
                mention("Cleo Muster", email="cleo@office0.example"),
            )
            title = f"OCEANSAT sees tide {number} of {name}"
            put(*release(*people, issuer=office, title=title, on="2026-01-15", name=f"{name}{number}.txt"))


def questions(client: FlaskClient) -> dict[str, int]:
    found = {}
    contact = client.get("/api/v1/contacts?q=cleo").json["items"][0]
    article = client.get("/api/v1/releases?q=tide+0+of+bea").json["items"][0]
    pages = {"a contact": f"/contacts/{contact['id']}/{contact['slug']}", "a release": f"/releases/{article['id']}"}
    pages |= {"its contacts": f"/embed/contacts.json?release={article['id']}"}
    every = ",".join(item["id"] for item in client.get("/api/v1/contacts?limit=20").json["items"])
    pages |= {"chosen contacts": f"/embed/contacts.json?contacts={every}"}
    for name, path in ({path: path for path in PATHS} | pages).items():
        with asked() as statements:
            answer = client.get(path)
        assert answer.status_code == 200, path
        found[name] = len(statements)
    for method, path, body in (
        ("PROPFIND", BOOK, ALL),
        ("REPORT", BOOK, SYNC),
        ("REPORT", "/dav/offices/office-0/contacts/", SYNC),
        ("REPORT", f"/dav/searches/{saved.word({'q': 'sample'})}/contacts/", SYNC),
        ("GET", f"{BOOK}{contact['id']}.vcf", ""),
    ):
        client.open(path, method=method, data=body, headers={"Depth": "1"})  # writes what is kept from then on
        with asked() as statements:
            answer = client.open(path, method=method, data=body, headers={"Depth": "1"})
        assert answer.status_code in {200, 207}, path
        found[f"{method} {path}"] = len(statements)
    return found


def test_no_page_asks_more_where_there_is_more_to_show(client: FlaskClient, put: Keep) -> None:
    fill(put, FEW)
    before = questions(client)
    fill(put, MANY)
    after = questions(client)
    # Of one card no question is counted on PostgreSQL: all are composed beforehand, which `asked` sees on SQLite alone.
    assert all(count for path, count in before.items() if not path.startswith("GET "))
    assert {path: (before[path], after[path]) for path in after if after[path] > before[path]} == {}
