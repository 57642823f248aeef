from __future__ import annotations

from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result

from directory.cli.main import main

Run = Callable[..., Result]


@pytest.fixture
def run(registry_url: str) -> Run:
    """The command line on a migrated, empty registry; what it is given are its words."""

    def call(*words: object, typed: str | None = None, **environment: str) -> Result:
        settings = {"DATABASE_URL": registry_url, "PUBLIC_URL": "https://press.example.org", **environment}
        return CliRunner().invoke(main, [str(word) for word in words], env=settings, input=typed)

    return call
