"""How long does a reader wait for a page of a newsroom's directory?

    python -m benchmarks.serve_pages

The 400 samples, served by the program as `make demo` serves them; one reader on the same machine asks for one page after
the other over one connection. Times run from the question to the last byte of the answer, the reader's own share
included; `again` asks with the entity tag of the last visit and is answered by 304.
"""

from __future__ import annotations

import argparse
import http.client
import json
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.samples.releases import make_samples
from scripts.serving import served


def addresses(connection: http.client.HTTPConnection) -> Iterator[tuple[str, list[str]]]:
    """What is asked for: each kind of page, over many contacts and releases."""
    contacts = _items(connection, "/api/v1/contacts")
    releases = _items(connection, "/api/v1/releases")
    yield "home", ["/"]
    yield (
        "search, half a name",
        [f"/contacts?q={c['name'].split()[-1][:4].lower()}" for c in contacts if c["name"].isascii()],
    )
    yield "contact", [f"/contacts/{c['id']}" for c in contacts]
    yield "release", [f"/releases/{r['id']}" for r in releases]
    yield "vCard", [f"/contacts/{c['id']}.vcf" for c in contacts]
    yield "API, contact", [f"/api/v1/contacts/{c['id']}" for c in contacts]


def _items(connection: http.client.HTTPConnection, address: str) -> list[dict[str, str]]:
    _, body, _ = _get(connection, address, {"Accept": "application/json"})
    items: list[dict[str, str]] = json.loads(body)["items"]
    return items


def _get(
    connection: http.client.HTTPConnection, address: str, headers: dict[str, str]
) -> tuple[int, bytes, str | None]:
    connection.request("GET", address, headers=headers)
    answer = connection.getresponse()
    return answer.status, answer.read(), answer.getheader("ETag")


def percentiles(times: list[float]) -> tuple[float, float]:
    """p50 and p99 in milliseconds."""
    ordered = sorted(times)
    return ordered[len(ordered) // 2] * 1000, ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)] * 1000


def measure(
    connection: http.client.HTTPConnection, asked: list[str], wanted: int, *, again: bool
) -> tuple[list[float], int]:
    """Times and the median size of the answers; `again` asks with the entity tag of the last visit, for a 304."""
    tags = {address: _get(connection, address, {})[2] for address in asked}  # and so warms up
    times, sizes = [], []
    for turn in range(wanted):
        address = asked[turn % len(asked)]
        headers = {"If-None-Match": tags[address] or ""} if again else {}
        start = time.perf_counter()
        status, body, _ = _get(connection, address, headers)
        times.append(time.perf_counter() - start)
        sizes.append(len(body))
        assert status == (304 if again else 200), (address, status)
    return times, sorted(sizes)[len(sizes) // 2]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n\n")[0])
    parser.add_argument("--requests", type=int, default=400)
    wanted = parser.parse_args().requests
    with tempfile.TemporaryDirectory() as folder:
        releases = Path(folder) / "releases"
        releases.mkdir()
        for sample in make_samples():
            (releases / sample.file).write_text(sample.text, encoding="utf-8")
        with served(Path(folder), releases) as address:
            connection = http.client.HTTPConnection(urlsplit(address).netloc)
            print(f"\n{'page':24}{'p50 ms':>8}{'p99 ms':>8}{'KB':>8}{'again p50':>11}")
            for kind, asked in addresses(connection):
                times, size = measure(connection, asked, wanted, again=False)
                once_more, _ = measure(connection, asked, wanted, again=True)
                (middle, slowest), (revisited, _) = percentiles(times), percentiles(once_more)
                print(f"{kind:24}{middle:8.1f}{slowest:8.1f}{size / 1024:8.1f}{revisited:11.1f}")
            connection.close()


if __name__ == "__main__":
    main()
