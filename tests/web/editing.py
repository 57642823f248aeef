"""An editor in a browser that reads no scripts: signed in, and sending forms with the token that its pages hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from directory.settings import Settings
from directory.web.app import create_app
from directory.web.db import db
from tests.web.conftest import PUBLIC, SECRET, ReadingClient

_TOKEN = re.compile(r'name="token" value="([^"]+)"')


@contextmanager
def visiting(settings: Settings) -> Iterator[FlaskClient]:
    """Somebody who may sign in."""
    made = create_app(replace(settings, editor_secret=SECRET))
    made.test_client_class = ReadingClient
    yield made.test_client()
    with made.app_context():
        db.engine.dispose()


def sign_in(visitor: FlaskClient) -> FlaskClient:
    answer = visitor.post("/sign-in", data={"name": "Ed Placeholder", "secret": SECRET}, base_url=PUBLIC)
    assert answer.status_code == 303
    return visitor


def ask(editor: FlaskClient, path: str = "/decisions/offices", **form: object) -> TestResponse:
    """Sends a form."""
    found = _TOKEN.search(editor.get("/decisions", base_url=PUBLIC).text)
    return editor.post(path, data={"token": found[1] if found else ""} | form, base_url=PUBLIC)
