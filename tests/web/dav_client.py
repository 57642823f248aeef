"""A client of CardDAV for tests: asks as clients do, and reads answers with another's parser."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

D, C, CS = "{DAV:}", "{urn:ietf:params:xml:ns:carddav}", "{http://calendarserver.org/ns/}"
NAMESPACES = 'xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav" xmlns:CS="http://calendarserver.org/ns/"'


def xml(answer: TestResponse) -> ET.Element:
    return ET.fromstring(answer.data)  # noqa: S314  # of our own making


@dataclass
class Part:
    """One response of an answer: the properties that there are, the names of those that there are not, and its own status."""

    found: dict[str, ET.Element] = field(default_factory=dict)
    missing: set[str] = field(default_factory=set)
    status: str = ""

    def text(self, name: str) -> str:
        return "".join(self.found[name].itertext())

    def href(self, name: str) -> str:
        return self.found[name].findtext(f"{D}href") or ""

    def tags(self, name: str) -> list[str]:
        return [child.tag for child in self.found[name]]


class Dav:
    """Asks and reads as clients do."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    def ask(self, method: str, path: str, body: str = "", **headers: str) -> TestResponse:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.open(path, method=method, data=body, headers=named, content_type="text/xml")

    def propfind(self, path: str, props: str, depth: str = "0") -> dict[str, Part]:
        body = f"<D:propfind {NAMESPACES}><D:prop>{props}</D:prop></D:propfind>"
        return self.parts(self.ask("PROPFIND", path, body, Depth=depth))

    def report(self, path: str, body: str) -> TestResponse:
        return self.ask("REPORT", path, body, Depth="1")

    def sync(self, path: str, token: str = "", limit: int | None = None) -> tuple[dict[str, Part], str]:
        most = f"<D:limit><D:nresults>{limit}</D:nresults></D:limit>" if limit else ""
        answer = self.report(
            path,
            f"<D:sync-collection {NAMESPACES}><D:sync-token>{token}</D:sync-token><D:sync-level>1</D:sync-level>"
            f"{most}<D:prop><D:getetag/></D:prop></D:sync-collection>",
        )
        return self.parts(answer), xml(answer).findtext(f"{D}sync-token") or ""

    def parts(self, answer: TestResponse) -> dict[str, Part]:
        assert answer.status_code == 207, answer.data
        assert answer.mimetype == "application/xml"
        found = {}
        for response in xml(answer).findall(f"{D}response"):
            part = Part(status=response.findtext(f"{D}status") or "")
            for stat in response.findall(f"{D}propstat"):
                props = {prop.tag: prop for prop in stat.find(f"{D}prop") or ()}
                if "200" in (stat.findtext(f"{D}status") or ""):
                    part.found |= props
                else:
                    part.missing |= props.keys()
            found[response.findtext(f"{D}href") or ""] = part
        return found

    def tags(self, path: str) -> dict[str, str]:
        """The tag of each card that a book lists."""
        parts = self.propfind(path, "<D:getetag/>", "1")
        return {href: part.text(f"{D}getetag") for href, part in parts.items() if href != path}


def precondition(answer: TestResponse) -> str:
    (condition,) = xml(answer)
    return condition.tag
