"""A private PostgreSQL server for the tests: started from the system's binaries, gone with the test run."""

from __future__ import annotations

import contextlib
import os
import pwd
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

import pg8000.native

USER = "press"
UNPRIVILEGED = ("postgres", "nobody")
START_SECONDS = 60
PROGRAMS_HINT = (
    "The tests need the programs of a PostgreSQL server (initdb, postgres). `make test` installs them; by hand: "
    "`apt-get install postgresql`, `dnf install postgresql-server`, `apk add postgresql` or `brew install postgresql`."
)

# The server lives as long as the pipe to its standard input is open: however the test run ends, the kernel closes that
# pipe, and the shell then stops the server and removes its folder.
SUPERVISOR = """
"$1/postgres" -D "$2/data" -p "$3" >>"$2/log" 2>&1 </dev/null &
server=$!
cat >/dev/null
kill -QUIT "$server" 2>/dev/null
wait "$server"
rm -rf "$2"
"""

SERVER_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "shared_buffers": "32MB",
    "max_connections": "50",
    # A clock that is neither ours nor UTC, so that a time stored without its zone is noticed.
    "timezone": "<+0545>-05:45",
    "log_timezone": "UTC",
}


MOST_USES = 100
ALONE = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
SHAPE = """
SELECT md5(string_agg(format('%s %s %s %s', c.relname, a.attname, a.atttypid, a.attnotnull), ',' ORDER BY c.relname, a.attnum)),
       (SELECT string_agg(version_num, ' ') FROM alembic_version)
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
WHERE c.relnamespace = 'public'::regnamespace AND a.attnum > 0
"""
"""Every column of every table and index, and the revision of the schema."""
RENEW = """
DO $$
DECLARE
    found record;
    filled boolean;
BEGIN
    SET LOCAL session_replication_role = replica;  -- or a table could be emptied only before those it points to
    FOR found IN SELECT relname, pg_get_serial_sequence(quote_ident(relname), attname) AS numbers FROM pg_class
        JOIN pg_attribute ON attrelid = pg_class.oid AND attnum = 1
        WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'alembic_version'
    LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM %I)', found.relname) INTO filled;
        CONTINUE WHEN NOT filled;
        EXECUTE format('DELETE FROM %I', found.relname);
        IF found.numbers IS NOT NULL THEN
            EXECUTE format('ALTER SEQUENCE %s RESTART', found.numbers);
        END IF;
    END LOOP;
    INSERT INTO registry_state (id, version) VALUES (1, 0);
END $$
"""
"""As the migrations leave it."""


class PostgresUnavailableError(Exception):
    """No server can be started; the message says what is missing."""


class PostgresServer:
    """A running server on the loopback address; it keeps nothing."""

    def __init__(self, folder: Path, port: int, password: str) -> None:
        self.folder = folder
        self._port = port
        self._password = password
        self._numbers = count(1)

    def new_name(self) -> str:
        return f"press_{next(self._numbers)}"

    def create_database(self, name: str, template: str = "template0") -> None:
        """Makes a database, empty or as a copy of `template`, to which nobody may be connected."""
        self._run(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')

    def drop_database(self, name: str) -> None:
        self._run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def url(self, name: str) -> str:
        """The address of a database as `DATABASE_URL` takes it."""
        return f"postgresql://{USER}:{quote(self._password)}@127.0.0.1:{self._port}/{name}?sslmode=disable"

    def answers(self) -> bool:
        try:
            self._run("SELECT 1")
        except (pg8000.native.InterfaceError, pg8000.native.DatabaseError, OSError):
            return False
        return True

    def connect(self, name: str = "postgres") -> pg8000.native.Connection:
        where = {"host": "127.0.0.1", "port": self._port, "database": name}
        return pg8000.native.Connection(USER, **where, password=self._password, ssl_context=False)

    def _run(self, statement: str) -> None:
        with contextlib.closing(self.connect()) as connection:
            connection.run(statement)


class DatabasePool:
    """Databases with all tables and no rows, used by one test after the other: making one anew takes longer than most tests."""

    def __init__(self, server: PostgresServer, template: str) -> None:
        self._server = server
        self._template = template
        with contextlib.closing(server.connect(template)) as connection:
            self._shape = connection.run(SHAPE)
        self._clean: list[str] = []
        self._connections: dict[str, pg8000.native.Connection] = {}
        self._uses: Counter[str] = Counter()

    def take(self) -> str:
        """The name of one that nobody else has."""
        if self._clean:
            return self._clean.pop()
        name = self._server.new_name()
        self._server.create_database(name, template=self._template)
        self._connections[name] = self._server.connect(name)
        return name

    def give_back(self, name: str) -> None:
        """Emptied, for the next; dropped where its tables are others now, or deleted rows weigh on it."""
        connection = self._connections[name]
        connection.run(ALONE)
        self._uses[name] += 1
        if self._uses[name] < MOST_USES and connection.run(SHAPE) == self._shape:
            connection.run(RENEW)
            self._clean.append(name)
        else:
            self._connections.pop(name).close()
            self._server.drop_database(name)

    def close(self) -> None:
        for connection in self._connections.values():
            connection.close()


@contextlib.contextmanager
def running_server(settings: Mapping[str, str] = MappingProxyType({})) -> Iterator[PostgresServer]:
    """Starts a server, with `settings` in place of some of the tests' own, and stops it at the end. Raises
    PostgresUnavailableError with the cause."""
    programs = find_programs()
    account = unprivileged_account()
    identity: dict[str, Any] = {}
    if account is not None:
        identity = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    folder = _new_folder(account)
    try:
        password = secrets.token_urlsafe(16)
        port = _free_port()
        _initialise(programs, folder, password, {**SERVER_SETTINGS, **settings, "port": str(port)}, identity)
        shell = subprocess.Popen(
            ["/bin/sh", "-c", SUPERVISOR, "supervisor", str(programs), str(folder), str(port)],
            stdin=subprocess.PIPE,
            cwd=folder,
            env=_environment(),
            start_new_session=True,  # so that Ctrl-C in the terminal reaches the tests alone
            **identity,
        )
        try:
            server = PostgresServer(folder, port, password)
            _wait_until_up(server, shell)
            yield server
        finally:
            if shell.stdin is not None:
                shell.stdin.close()
            shell.wait(timeout=START_SECONDS)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def find_programs(environment: Mapping[str, str] = os.environ) -> Path:
    """The folder with `initdb` and `postgres`, the newest where there are several."""
    folders = [Path(entry) for entry in environment.get("PATH", "").split(os.pathsep) if entry]
    # A program on PATH is often a link into the server's own folder, where its companions are.
    folders += [found.resolve().parent for folder in folders if (found := folder / "postgres").is_file()]
    folders += _told_by_pg_config(environment)
    for root, pattern in (
        ("/usr/lib/postgresql", "*/bin"),
        ("/usr/libexec", "postgresql*"),
        ("/usr", "pgsql-*/bin"),
        ("/opt/homebrew/opt", "postgresql*/bin"),
        ("/usr/local/opt", "postgresql*/bin"),
    ):
        folders += sorted(Path(root).glob(pattern), key=_version_in, reverse=True)
    for folder in folders:
        if all(os.access(folder / program, os.X_OK) for program in ("initdb", "postgres")):
            return folder
    raise PostgresUnavailableError(PROGRAMS_HINT)


def unprivileged_account() -> pwd.struct_passwd | None:
    """Whom the server runs as: None for ourselves, another account when we are root, whom PostgreSQL refuses."""
    if os.geteuid() != 0:
        return None
    for name in UNPRIVILEGED:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise PostgresUnavailableError(
        f"PostgreSQL refuses to run as root, and none of the accounts {', '.join(UNPRIVILEGED)} exists to run it as."
    )


def _told_by_pg_config(environment: Mapping[str, str]) -> list[Path]:
    program = shutil.which("pg_config", path=environment.get("PATH"))
    if program is None:
        return []
    answer = subprocess.run([program, "--bindir"], capture_output=True, text=True, check=False, timeout=30)
    return [Path(answer.stdout.strip())] if answer.returncode == 0 else []


def _version_in(folder: Path) -> tuple[int, ...]:
    digits = "".join(c if c.isdigit() else " " for c in str(folder))
    return tuple(int(number) for number in digits.split())


def _new_folder(account: pwd.struct_passwd | None) -> Path:
    for parent in (Path(tempfile.gettempdir()), Path("/tmp"), Path("/var/tmp")):  # noqa: S108  # only mkdtemp uses them
        place = parent.resolve()
        if account is not None and not all(step.stat().st_mode & 0o001 for step in (place, *place.parents)):
            continue  # the other account could not reach it
        folder = Path(tempfile.mkdtemp(prefix="press-directory-pg-", dir=place))
        if account is not None:
            os.chown(folder, account.pw_uid, account.pw_gid)
        return folder
    raise PostgresUnavailableError(
        "No temporary folder can be reached by the account that runs PostgreSQL; set TMPDIR."
    )


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH") if name in os.environ}
    return {"LC_ALL": "C", **kept}


def _initialise(
    programs: Path, folder: Path, password: str, settings: Mapping[str, str], identity: dict[str, Any]
) -> None:
    secret = folder / "password"
    secret.write_text(password)
    secret.chmod(0o600)
    if identity:
        os.chown(secret, identity["user"], identity["group"])
    command = [str(programs / "initdb"), "-D", str(folder / "data"), "-U", USER, "--auth=password"]
    command += [f"--pwfile={secret}", "--encoding=UTF8", "--locale=C", "--no-sync"]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=folder, env=_environment(), **identity
    )
    if done.returncode != 0:
        raise PostgresUnavailableError(f"initdb failed ({programs}):\n{done.stdout}{done.stderr}")
    lines = [f"{name} = '{value}'\n" for name, value in settings.items()]
    with (folder / "data" / "postgresql.conf").open("a") as file:
        file.writelines(lines)


def _wait_until_up(server: PostgresServer, shell: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    log = server.folder / "log"
    while time.monotonic() < deadline:
        if server.answers():
            return
        told = log.read_text(errors="replace") if log.exists() else ""
        if shell.poll() is not None or "FATAL:  could not" in told:
            break
        time.sleep(0.05)
    told = log.read_text(errors="replace") if log.exists() else "nothing"
    raise PostgresUnavailableError(f"The PostgreSQL server did not start on {sys.platform}. It said:\n{told}")
