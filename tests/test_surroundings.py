"""The surroundings that other tests rely on: PostgreSQL, Chromium and Firefox are really there, and tell clearly when not."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from sqlalchemy import inspect, text

from directory.registry.engines import open_engine
from tests.chromium import ChromiumUnavailableError, find_chromium
from tests.firefox import FirefoxUnavailableError, find_firefox
from tests.postgres import PostgresServer, PostgresUnavailableError, find_programs, running_server


def test_each_test_gets_an_empty_database(database_url: str) -> None:
    engine = open_engine(database_url)
    try:
        assert inspect(engine).get_table_names() == []
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE left_behind (id INTEGER)"))
    finally:
        engine.dispose()


# The same once more: what the first run left behind must not be there.
test_another_test_gets_another_empty_database = test_each_test_gets_an_empty_database


def test_the_server_does_not_run_as_root(postgres_server: PostgresServer) -> None:
    assert (postgres_server.folder / "data" / "postmaster.pid").stat().st_uid != 0


def test_a_server_leaves_nothing_behind() -> None:
    with running_server() as server:
        pid = int((server.folder / "data" / "postmaster.pid").read_text().splitlines()[0])
    assert not server.folder.exists()
    assert not _alive(pid)


def test_a_server_ends_with_the_run_that_started_it_even_when_that_is_killed() -> None:
    program = (
        "from tests.postgres import running_server\n"
        "with running_server() as server:\n"
        "    print(server.folder, flush=True)\n"
        "    input()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as run:
        assert run.stdout is not None
        folder = Path(run.stdout.readline().strip())
        pid = int((folder / "data" / "postmaster.pid").read_text().splitlines()[0])
        run.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and (folder.exists() or _alive(pid)):
        time.sleep(0.05)
    assert not folder.exists()
    assert not _alive(pid)


def test_without_server_programs_the_failure_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "glob", lambda *_: iter(()))
    with pytest.raises(PostgresUnavailableError, match="apt-get install postgresql"):
        find_programs({"PATH": "/nowhere"})


def test_without_a_browser_the_failure_says_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(ChromiumUnavailableError, match="playwright install chromium"):
        find_chromium(str(tmp_path), tmp_path / "chrome")
    with pytest.raises(FirefoxUnavailableError, match="firefox-esr"):
        find_firefox(str(tmp_path), tmp_path / "firefox")


def test_the_browser_shows_a_page(browser: Browser) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.set_content("<p id=here>It runs</p>")
        assert page.inner_text("#here") == "It runs"


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
