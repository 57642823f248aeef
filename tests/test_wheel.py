"""What is installed is whole: the wheel has every template, word table and migration, and runs without the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LEFT_OUT = {".pyc"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (made,) = folder.glob("*.whl")
    return made


def test_the_wheel_has_every_file_of_the_package_and_its_migrations(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    package = {path.relative_to(ROOT).as_posix() for path in _files(ROOT / "directory")}
    migrations = {f"directory/{path.relative_to(ROOT).as_posix()}" for path in _files(ROOT / "migrations")}
    assert package | migrations <= inside


def test_an_installed_wheel_keeps_a_release_and_serves_it(wheel: Path, tmp_path: Path) -> None:
    installed, elsewhere = tmp_path / "installed", tmp_path / "elsewhere"
    elsewhere.mkdir()
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)
    release = elsewhere / "release.txt"
    release.write_text("Media contact\n\nAda Quill\nPress Officer\nTel: +44 20 7946 0123\nada.quill@mill.example\n")
    ingest = (
        "import sys, directory\n"
        "assert directory.__file__.startswith(sys.argv[1])\n"
        "from directory.cli.main import main\n"
        "main(['ingest', 'release.txt'], standalone_mode=False)\n"
    )
    serve = (
        "import os\n"
        "from directory.settings import Settings\n"
        "from directory.web.app import create_app\n"
        "answer = create_app(Settings.from_environment(os.environ)).test_client().get('/api/v1/contacts?q=quill')\n"
        "assert answer.get_json()['items'][0]['name'] == 'Ada Quill'\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(installed), "DATABASE_URL": "sqlite:///registry.sqlite3"}
    for code in (ingest, serve):
        done = subprocess.run(
            [sys.executable, "-P", "-c", code, str(installed)],
            cwd=elsewhere,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and path.suffix not in LEFT_OUT]
