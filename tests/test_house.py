"""What must be true of the repository as a whole: its locks, its papers, its seeds."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from directory import __version__
from directory.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
DECISIONS = ROOT / "docs" / "decisions"
NOT_OURS = {".git", ".venv", "var", "dist", "node_modules", "__pycache__"}

# Places that belong to one machine, and the hosts that packages come from; in brackets so as not to find themselves.
UNWANTED = re.compile(
    r"(?<![\w.~/-])/(?:[w]ork|[r]oot|[h]ome/\w+|[t]mp/plan)/"
    r"|[p]ypi\.org|python[h]osted\.org|registry\.npm[j]s|deb\.deb[i]an\.org|extra-[i]ndex-url|index-[u]rl ?[=h]"
)


def _files() -> Iterator[Path]:
    for folder, names, files in os.walk(ROOT):
        names[:] = [name for name in names if name not in NOT_OURS and not name.endswith(("_cache", ".egg-info"))]
        names[:] = [name for name in names if name != ".hypothesis"]
        yield from (Path(folder) / file for file in files if file not in NOT_OURS)  # `.git` is a file in a worktree


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
class TestLockFiles:
    def test_every_requirement_has_one_version_and_hashes(self, lock: Path) -> None:
        text = re.sub(r"^\s*#.*\n", "", lock.read_text(encoding="utf-8"), flags=re.MULTILINE)
        requirements = [entry for entry in text.replace("\\\n", "").splitlines() if entry.strip()]
        assert len(requirements) > 10
        for entry in requirements:
            assert re.match(r"[a-z0-9.-]+==[\w.]+ .*--hash=sha256:[0-9a-f]{64}", entry), entry

    def test_it_names_no_place_to_fetch_from(self, lock: Path) -> None:
        assert "://" not in lock.read_text(encoding="utf-8")


def test_the_tests_run_with_the_versions_that_are_served() -> None:
    run, dev = (
        dict(re.findall(r"^([a-z0-9.-]+)==([\w.]+)", (ROOT / "requirements" / name).read_text(), re.MULTILINE))
        for name in ("run.txt", "dev.txt")
    )
    assert run.items() <= dev.items()


def test_nothing_names_this_machine_or_where_packages_come_from() -> None:
    found = []
    for path in _files():
        text = path.read_bytes().decode("utf-8", errors="ignore")
        found += [f"{path.relative_to(ROOT)}: {match.group()}" for match in UNWANTED.finditer(text)]
    assert found == []


def test_every_setting_is_in_the_readmes_table_with_its_default() -> None:
    rows = dict(re.findall(r"^\| `([A-Z_]+)` \| ([^|]*?) \|", README, re.MULTILINE))
    defaults = {name.upper(): field.default for name, field in Settings.__dataclass_fields__.items()}
    assert rows.keys() == defaults.keys()
    for name, default in defaults.items():
        shown = {False: "no", "": ""}.get(default, f"`{default}`")
        assert rows[name] == shown, name


def test_every_target_the_readme_names_is_in_the_makefile() -> None:
    targets = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
    named = set(re.findall(r"`make ([a-z]+)", README)) | set(re.findall(r"^ *make ([a-z]+)", README, re.MULTILINE))
    assert {"run", "test", "check", "demo", "bench"} <= named <= targets


def test_the_papers_link_only_to_what_is_there() -> None:
    for paper in [ROOT / "README.md", ROOT / "CHANGELOG.md", *ROOT.glob("docs/**/*.md"), *ROOT.glob("benchmarks/*.md")]:
        text = paper.read_text(encoding="utf-8")
        targets = re.findall(r"\]\(([^)#\s]+)", text) + re.findall(r'(?:src|srcset)="([^"]+)"', text)
        for target in targets:
            if "://" not in target:
                assert (paper.parent / target).exists(), f"{paper.name} links to {target}"


def test_the_changelog_tells_of_this_version() -> None:
    assert re.search(rf"^## \[?{re.escape(__version__)}\b", CHANGELOG, re.MULTILINE)


def test_decision_notes_are_numbered_without_gaps_and_all_listed() -> None:
    notes = sorted(path.name for path in DECISIONS.glob("[0-9]*.md"))
    assert [int(name[:4]) for name in notes] == list(range(1, len(notes) + 1))
    listed = (DECISIONS / "README.md").read_text(encoding="utf-8")
    assert [name for name in notes if f"({name})" not in listed] == []


def test_every_seed_has_its_expected_result_beside_it() -> None:
    files = [path for path in (ROOT / "seeds").rglob("*") if path.is_file() and path.name != "README.md"]
    expected = {path.with_name(path.name.removesuffix(".expected.json")) for path in files if path.suffix == ".json"}
    seeds = {path.with_suffix("") for path in files if path.suffix != ".json"}
    assert len(seeds) >= 2
    assert seeds == expected


def test_no_pattern_needs_possessive_repeats() -> None:
    """Python 3.11.0 to 3.11.4, which Debian 12 has, let a possessive repeat of a group match too much (CPython issue
    106052)."""
    possessive = re.compile(r"(?<!\\)(?:[*?}]|(?<!\+)\+)\+(?!\+)|\(\?>")
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()[:80]}"
        for path in (ROOT / "directory").rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r"\br[fb]?\"|\brf?'", line) and possessive.search(line)
    ]
    assert found == []
