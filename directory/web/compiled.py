"""Templates are compiled once in a process, for however many applications it makes: a page's takes longer than what it shows."""

from __future__ import annotations

from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

_CODE: dict[str, bytes] = {}


class OfThisProcess(BytecodeCache):
    """Keeps what Jinja compiled by the template's name and file; a changed source is compiled anew (its checksum stands before the code)."""

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in _CODE:
            bucket.bytecode_from_string(_CODE[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        _CODE[bucket.key] = bucket.bytecode_to_string()


def equip(app: Flask) -> None:
    app.jinja_env.bytecode_cache = OfThisProcess()
