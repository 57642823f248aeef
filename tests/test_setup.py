"""Set-up on machines unlike this one: older Pythons, other names, no package manager, nobody to ask."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import packages

ROOT = Path(__file__).resolve().parents[1]
OLD_PYTHON = '#!/bin/sh\ncase "$2" in *print*) echo 3.9 ;; *) exit 1 ;; esac\n'


def find_python(search_path: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    shell = shutil.which("sh")
    assert shell is not None
    return subprocess.run(
        [shell, ROOT / "scripts" / "python.sh"],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": str(search_path), **variables},
    )


def program(path: Path, text: str) -> Path:
    path.write_text(text)
    path.chmod(0o755)
    return path


class TestFindingPython:
    def test_an_older_one_alone_is_refused_and_named(self, tmp_path: Path) -> None:
        program(tmp_path / "python3", OLD_PYTHON)
        answer = find_python(tmp_path)
        assert answer.returncode == 1
        assert "needs Python 3.11 or newer; found: python3 (3.9)" in answer.stderr
        assert answer.stdout == ""

    def test_none_at_all_says_how_to_get_one(self, tmp_path: Path) -> None:
        answer = find_python(tmp_path)
        assert answer.returncode == 1
        assert "found: none" in answer.stderr
        assert "apt-get install python3" in answer.stderr

    def test_a_newer_one_beside_it_is_found_by_its_own_name(self, tmp_path: Path) -> None:
        program(tmp_path / "python3", OLD_PYTHON)
        (tmp_path / "python3.12").symlink_to(sys.executable)
        assert find_python(tmp_path).stdout.strip() == str(tmp_path / "python3.12")

    def test_the_one_that_the_user_names_is_taken(self, tmp_path: Path) -> None:
        assert find_python(tmp_path, PYTHON=sys.executable).stdout.strip() == sys.executable


class TestInstallingPackages:
    def test_without_a_package_manager_it_says_so(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        with pytest.raises(packages.CannotInstallError, match="Chromium is missing, and no package manager known here"):
            packages.install("Chromium", {"apt-get": ["chromium"]})

    def test_without_rights_it_says_what_to_ask_for(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        program(tmp_path / "apt-get", "#!/bin/sh\nexit 0\n")
        monkeypatch.setenv("PATH", str(tmp_path))
        monkeypatch.setattr(os, "geteuid", lambda: 1000)
        with pytest.raises(packages.CannotInstallError, match=r"Ask an administrator for: apt-get install .* chromium"):
            packages.install("Chromium", {"apt-get": ["chromium"]})

    @pytest.mark.parametrize(("exit_status", "installed"), [(0, True), (1, False)])
    def test_the_managers_own_answer_counts(
        self, exit_status: int, installed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        log = tmp_path / "log"
        program(tmp_path / "dnf", f'#!/bin/sh\necho "$@" >>{log}\nexit {exit_status}\n')
        monkeypatch.setenv("PATH", str(tmp_path))
        monkeypatch.setattr(os, "geteuid", lambda: 0)
        wanted = {"apt-get": ["chromium"], "dnf": ["chromium", "fonts"]}
        if installed:
            packages.install("Chromium", wanted)
        else:
            with pytest.raises(packages.CannotInstallError, match=r"`dnf install .*` failed"):
                packages.install("Chromium", wanted)
        assert log.read_text().split()[-2:] == ["chromium", "fonts"]


def test_help_lists_every_target_that_the_makefile_offers() -> None:
    listed = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for target in ("run", "test", "check", "demo", "bench", "lock"):
        assert f"make {target} " in listed
