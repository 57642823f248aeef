"""What does it cost a page to embed us, beside other things that pages embed?

    python -m benchmarks.embed_beside

One page each, in the system's Chromium, with nothing kept, over a slow line (180 kB and 60 ms): bytes and requests beside those of the page itself,
and the time until there is something to read: our contacts; the button of lite-youtube-embed; that of github-buttons; the frame that
Cal's embed makes. The best of the rounds. Peers come from npm, when this is run, and are served as gzip from this machine. What they
would fetch from their makers cannot be had here and is not counted (the poster of the film, the calendar within Cal's frame), so their figures are
the least they cost; ours has the contacts in it.
"""

from __future__ import annotations

import argparse
import gzip
import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright

from directory.registry.engines import open_engine
from directory.registry.schema import upgrade
from tests.chromium import start_chromium
from tests.web.widget_pages import service

FOLDER = Path("var/embeds")
PACKAGES = ("lite-youtube-embed@0.3.4", "github-buttons@2.33.1", "@calcom/embed-core@1.5.3")
SLOW_LINE = {"offline": False, "latency": 60, "downloadThroughput": 180_000, "uploadThroughput": 80_000}
FILES = {
    "/yt.js": ("lite-youtube-embed/src/lite-yt-embed.js", "text/javascript"),
    "/yt.css": ("lite-youtube-embed/src/lite-yt-embed.css", "text/css"),
    "/gh.js": ("github-buttons/dist/buttons.min.js", "text/javascript"),
    "/cal.js": ("@calcom/embed-core/dist/embed/embed.js", "text/javascript"),
}
CAL = """<script>
    window.Cal = function () { (Cal.q = Cal.q || []).push(arguments); };
    Cal.ns = {}; Cal.loaded = true;
    Cal("init", { origin: location.origin });
    Cal("inline", { elementOrSelector: "#cal", calLink: "nobody" });
</script><div id=cal></div><script src=/cal.js async></script>"""
PAGES = {
    "lite-youtube-embed": (
        "<link rel=stylesheet href=/yt.css><script src=/yt.js defer></script>"
        "<lite-youtube videoid=x playlabel=Play></lite-youtube>",
        "document.querySelector('.lty-playbtn')",
    ),
    "github-buttons": (
        "<a class=github-button href=https://github.com/nobody>Follow</a><script src=/gh.js async defer></script>",
        "!document.querySelector('a.github-button')",
    ),
    "Cal": (CAL, "document.querySelector('#cal iframe')"),
}
OURS = "document.querySelector('press-contacts').shadowRoot?.querySelector('li')"


class Cost(NamedTuple):
    """Bytes and requests beside those of the page, and milliseconds until there is something to read."""

    milliseconds: float
    size: int
    requests: int


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    install = ["npm", "install", "--prefix", str(FOLDER), "--no-audit", "--no-fund", "--ignore-scripts", *PACKAGES]
    FOLDER.mkdir(parents=True, exist_ok=True)
    subprocess.run(install, check=True, stdout=subprocess.DEVNULL)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        empty = Path(folder) / "empty.sqlite3"
        engine = open_engine(f"sqlite:///{empty}")
        upgrade(engine)
        engine.dispose()
        browser = start_chromium(playwright, os.environ.get("PATH"))
        with service(empty, Path(folder)) as at:
            element = "<press-contacts office=example-agency></press-contacts>"
            ours = f'<script type=module src="{at.address}/embed/v1.js"></script>{element}'
            pages = {"press-contacts": (ours, OURS), **PAGES}
            with served({name: markup for name, (markup, _) in pages.items()}) as address:
                best = {name: least(browser, address, name, pages[name][1], rounds) for name in pages}
        browser.close()
    print(f"over a line of 180 kB/s and 60 ms, nothing kept, best of {rounds}\n")
    print(f"{'':<20}{'bytes':>8}{'requests':>10}{'ms':>7}{'ratio':>7}")
    for name, cost in best.items():
        ratio = cost.milliseconds / best["press-contacts"].milliseconds
        print(f"{name:<20}{cost.size:>8,}{cost.requests:>10}{cost.milliseconds:>7.0f}{ratio:>7.2f}")


def least(browser: Browser, address: str, name: str, ready: str, rounds: int) -> Cost:
    """The least of each over the rounds."""
    costs = [visit(browser, f"{address}/{name}", ready) for _ in range(rounds)]
    return Cost(*(min(values) for values in zip(*costs, strict=True)))


def visit(browser: Browser, address: str, ready: str) -> Cost:
    """One visit, by somebody who has never been there."""
    context = browser.new_context()
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", SLOW_LINE)
    asked: dict[str, str] = {}
    size: dict[str, int] = {}
    line.on("Network.requestWillBeSent", lambda event: asked.setdefault(event["requestId"], event["request"]["url"]))
    line.on("Network.loadingFinished", lambda event: size.update({event["requestId"]: event["encodedDataLength"]}))
    page.goto(address, wait_until="commit")
    page.wait_for_function(ready, timeout=30_000)
    milliseconds = page.evaluate("performance.now()")
    page.wait_for_load_state()
    time.sleep(0.3)
    context.close()
    counted = {id_ for id_, url in asked.items() if url != address and not url.startswith("data:") and id_ in size}
    return Cost(milliseconds, sum(size[id_] for id_ in counted), len(counted))


@contextmanager
def served(pages: dict[str, str]) -> Iterator[str]:
    """Pages by name, and the files of the peers, as gzip."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            name, (file, media_type) = self.path.removeprefix("/"), FILES.get(self.path, ("", "text/html"))
            if name in pages:
                head = (
                    "<!doctype html><html lang=en><meta charset=utf-8><title>A page</title><link rel=icon href=data:,>"
                )
                content = f"{head}<h1>News</h1>{pages[name]}".encode()
            else:
                content = (FOLDER / "node_modules" / file).read_bytes() if file else b""
            body = gzip.compress(content, mtime=0)
            self.send_response(200 if content else 404)
            self.send_header("Content-Type", media_type)
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing: figures are what is printed."""

    server = ThreadingHTTPServer(("localhost", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


if __name__ == "__main__":
    main()
