"""What ids and slugs in addresses look like; anything else is no address of ours, and never reaches the database."""

from __future__ import annotations

from flask import Flask
from werkzeug.routing import BaseConverter

ID_PATTERN = "[0-9a-z]{1,32}"
SLUG_PATTERN = "[a-z0-9]+(?:-[a-z0-9]+)*"


class IdConverter(BaseConverter):
    """A public id of a contact or a release."""

    regex = ID_PATTERN


class SlugConverter(BaseConverter):
    """Words joined by hyphens."""

    regex = SLUG_PATTERN


def register(app: Flask) -> None:
    app.url_map.converters["id"] = IdConverter
    app.url_map.converters["slug"] = SlugConverter
