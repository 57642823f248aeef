"""Who may import whom. One direction only, Flask at the rim, and nothing hidden inside a function."""

from __future__ import annotations

import ast
import io
import subprocess
import sys
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "directory"

# A room may always import from itself.
SHARED = {"records", "changes", "counted", "pages", "errors", "values", "limits"}
MAY_IMPORT: dict[str, set[str]] = {
    "__init__": set(),
    "records": set(),
    "changes": {"records"},
    "counted": set(),
    "pages": {"records"},
    "errors": set(),
    "limits": set(),
    "settings": {"errors", "limits"},
    "values": {"records", "errors"},
    "sources": {"records", "errors"},
    "readers": SHARED,
    "extraction": SHARED,
    "parallel": set(),
    "reading": SHARED | {"readers", "extraction"},
    "explaining": SHARED | {"readers", "extraction", "reading"},
    "resolution": SHARED | {"parallel"},
    "registry": SHARED | {"resolution"},
    "presenters": SHARED,
    "ingest": SHARED | {"sources", "parallel", "reading", "readers", "extraction", "resolution", "registry"},
    "card_files": SHARED | {"registry", "presenters"},
    "scanning": SHARED | {"sources", "readers", "extraction", "registry"},
    "dav": SHARED | {"presenters"},
    "press_books": SHARED | {"registry", "presenters", "card_files", "dav"},
    "web": {
        "records",
        "card_files",
        "dav",
        "press_books",
        "changes",
        "counted",
        "pages",
        "errors",
        "settings",
        "ingest",
        "registry",
        "presenters",
        "explaining",
    },
}
# The command line may import any room; nothing imports it.
MAY_IMPORT["cli"] = {room for room in MAY_IMPORT if room != "__init__"}

# Within extraction: a floor may import from itself and from those before it, and all from what is open to all.
FLOORS = ("words", "release", "details", "stretches", "blocks", "labels", "people")
OPEN_TO_ALL = {"memory", "reasons", "watch"}

# Libraries and the rooms, or the one file, they live in; a library that is not named here may be used anywhere.
LIVES_IN = {
    "flask": {"web"},
    "flask_migrate": {"web"},
    "flask_smorest": {"web"},
    "flask_sqlalchemy": {"web"},
    "werkzeug": {"web"},
    "jinja2": {"web"},
    "webargs": {"web"},
    "marshmallow": {"presenters", "web"},
    "msgspec": {"web"},
    "segno": {"presenters/code.py"},
    "vobject": {"presenters/cards/vcard3.py"},
    "sqlalchemy": {"registry", "ingest", "scanning", "card_files", "press_books", "web", "cli"},
    "alembic": {"registry"},
    "pg8000": {"registry"},
    "granian": {"cli"},
    "click": {"cli"},
    "selectolax": {"readers"},
    "pyromark": {"readers"},
    "pypdfium2": {"readers"},
    "phonenumbers": {"values"},
    "anyascii": {"values"},
    "babel": {"presenters/translating.py"},
}
LOADS_BY_NAME = {
    "cli/main.py",  # the command line loads the chosen command only
    "cli/serve.py",  # the process that watches over workers never needs what they serve
}
LONGEST_FILE = 300  # lines of code; docstrings, comments and blank lines cost the reader nothing
DATA_NOT_CODE = "extraction/words/languages"

FILES = sorted((ROOT / PACKAGE).rglob("*.py"))


def _place(path: Path) -> str:
    return path.relative_to(ROOT / PACKAGE).as_posix()


def _module(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {_module(path): path for path in FILES}
each_file = pytest.mark.parametrize("path", FILES, ids=_place)


def _imports(tree: ast.AST, package: str) -> Iterator[str]:
    """Every module that the code imports, by its full name; names taken from a package are given as if modules."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                anchor = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*anchor, base]) if base else ".".join(anchor)
            yield from (f"{base}.{alias.name}" for alias in node.names)


def _imports_of(path: Path) -> set[str]:
    package = _module(path) if path.name == "__init__.py" else _module(path).rpartition(".")[0]
    return set(_imports(ast.parse(path.read_text(encoding="utf-8")), package))


def _room(module: str) -> str:
    """`directory.values.names` -> `values`; the package itself -> `__init__`."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[1] in MAY_IMPORT else "__init__"


def _nested_imports(tree: ast.AST) -> list[int]:
    """The lines of imports inside functions."""
    functions = (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))
    return sorted(
        {n.lineno for f in functions for n in ast.walk(f) if isinstance(n, ast.Import | ast.ImportFrom)},
    )


def _resolved(module: str) -> str | None:
    """The module of ours that an imported name lives in, or None."""
    while module:
        if module in MODULES:
            return module
        module = module.rpartition(".")[0]
    return None


def _cycle(graph: dict[str, set[str]]) -> list[str] | None:
    """The first circle found by following the arrows, or None."""
    done: set[str] = set()

    def follow(node: str, path: list[str]) -> list[str] | None:
        if node in path:
            return [*path[path.index(node) :], node]
        if node in done:
            return None
        for target in sorted(graph.get(node, ())):
            if found := follow(target, [*path, node]):
                return found
        done.add(node)
        return None

    return next((found for node in sorted(graph) if (found := follow(node, []))), None)


@each_file
def test_a_room_imports_only_what_it_may_know(path: Path) -> None:
    room = _room(_module(path))
    ours = {_room(name) for name in _imports_of(path) if name.split(".")[0] == PACKAGE}
    ours.discard("__init__")  # the version
    assert ours <= MAY_IMPORT[room] | {room}


@pytest.mark.parametrize("path", [p for p in FILES if _place(p).startswith("extraction/")], ids=_place)
def test_within_extraction_a_floor_uses_only_those_below(path: Path) -> None:
    roof = "/" not in _place(path).removeprefix("extraction/")
    here = "" if roof else _place(path).split("/")[1]
    used = {name.split(".")[2] for name in _imports_of(path) if name.startswith(f"{PACKAGE}.extraction.")}
    if here:
        assert used <= {*FLOORS[: FLOORS.index(here) + 1], *OPEN_TO_ALL}
    elif path.stem in OPEN_TO_ALL:
        assert used <= OPEN_TO_ALL


def test_every_folder_of_code_in_extraction_is_a_floor() -> None:
    folders = {path.name for path in (ROOT / PACKAGE / "extraction").iterdir() if (path / "__init__.py").exists()}
    assert folders == set(FLOORS)


@each_file
def test_a_library_stays_in_its_room(path: Path) -> None:
    here = {_room(_module(path)), _place(path)}
    libraries = {name.split(".")[0] for name in _imports_of(path)}
    assert {name for name in libraries if name in LIVES_IN and not LIVES_IN[name] & here} == set()


@each_file
def test_nothing_is_imported_inside_a_function(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert _nested_imports(tree) == []
    if _place(path) not in LOADS_BY_NAME:
        assert not {name.split(".")[0] for name in _imports_of(path)} & {"importlib", "runpy"} - _resources_of(path)


def _resources_of(path: Path) -> set[str]:
    """`importlib.resources` and `importlib.metadata` load no code."""
    harmless = ("importlib.resources", "importlib.metadata")
    names = [name for name in _imports_of(path) if name.split(".")[0] == "importlib"]
    return {"importlib"} if names and all(name.startswith(harmless) for name in names) else set()


@each_file
def test_no_file_is_much_over_250_lines_of_code(path: Path) -> None:
    if not _place(path).startswith(DATA_NOT_CODE):
        lines = _lines_of_code(path.read_text(encoding="utf-8"))
        assert lines <= LONGEST_FILE


def _lines_of_code(source: str) -> int:
    prose = {line for node in ast.walk(ast.parse(source)) for line in _docstring_lines(node)}
    silent = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    lines = {n for token in tokens if token.type not in silent for n in range(token.start[0], token.end[0] + 1)}
    return len(lines - prose)


def _docstring_lines(node: ast.AST) -> range:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
        return range(node.lineno, (node.end_lineno or node.lineno) + 1)
    return range(0)


def test_nothing_imports_in_a_circle() -> None:
    graph = {
        module: {found for name in _imports_of(path) if (found := _resolved(name)) and found != module}
        for module, path in MODULES.items()
    }
    assert _cycle(graph) is None


def test_package_files_are_bare() -> None:
    for path in FILES:
        if path.name == "__init__.py":
            body = ast.parse(path.read_text(encoding="utf-8")).body
            allowed = (ast.Expr, ast.Assign, ast.AnnAssign)
            assert all(isinstance(statement, allowed) for statement in body), _place(path)


def test_every_room_is_in_the_table() -> None:
    top = {path.stem if path.is_file() else path.name for path in (ROOT / PACKAGE).iterdir()}
    assert top - {"__pycache__", "__init__", "migrations", "py.typed"} <= MAY_IMPORT.keys()


def test_migrations_know_only_the_registry_and_flask_only_in_their_environment() -> None:
    for path in (ROOT / "migrations").rglob("*.py"):
        names = set(_imports(ast.parse(path.read_text(encoding="utf-8")), "migrations"))
        assert {_room(name) for name in names if name.split(".")[0] == PACKAGE} <= {"registry"}, path.name
        if path.name != "env.py":
            assert not {name for name in names if name.split(".")[0].startswith("flask")}, path.name


@pytest.mark.parametrize("module", ["directory.reading", "directory.cli.extract", "directory.sources.folder"])
def test_reading_a_release_loads_neither_the_database_nor_the_web(module: str) -> None:
    program = f"import sys, {module}; print(*sorted({{'flask', 'sqlalchemy', 'vobject'}} & sys.modules.keys()))"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert loaded.stdout.split() == []


@pytest.mark.parametrize(
    ("module", "unneeded"),
    [
        ("directory.cli.serve", {"flask", "sqlalchemy", "alembic", "vobject"}),
        ("directory.web.app", {"alembic", "flask_migrate", "pg8000", "asn1crypto", "pypdfium2"}),
    ],
)
def test_who_serves_holds_in_memory_what_serving_needs(module: str, unneeded: set[str]) -> None:
    """Neither what watches over workers nor, on SQLite, these themselves."""
    program = f"import sys, {module}; print(*sorted({unneeded!r} & sys.modules.keys()))"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert loaded.stdout.split() == []


class TestTheCheckerItself:
    """A check that cannot fail proves nothing."""

    def test_it_sees_every_way_to_import(self) -> None:
        code = "import a.b\nfrom c import d\nfrom . import e\nfrom ..f import g\nif X:\n    import h"
        found = set(_imports(ast.parse(code), "directory.web"))
        assert found == {"a.b", "c.d", "directory.web.e", "directory.f.g", "h"}

    def test_it_sees_imports_inside_functions_and_methods(self) -> None:
        code = "import a\ndef f():\n    import b\nclass C:\n    async def m(self):\n        from c import d"
        assert _nested_imports(ast.parse(code)) == [3, 6]

    def test_it_counts_code_only(self) -> None:
        assert _lines_of_code('"""Prose,\ntwo lines."""\n\nx = (\n    1\n)  # why\n# why\ny = """a\nb"""\n') == 5

    def test_it_sees_a_circle(self) -> None:
        assert _cycle({"a": {"b"}, "b": {"c"}, "c": {"b"}}) == ["b", "c", "b"]
        assert _cycle({"a": {"b", "c"}, "b": {"c"}, "c": set()}) is None
