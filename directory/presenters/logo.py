"""A press office's logo in words: where it is, what it is, how large."""

from __future__ import annotations

import base64
from typing import Any

from directory.presenters.addresses import Addresses
from directory.values import pictures
from directory.values.pictures import Picture


def as_data(name: str | None, to: Addresses) -> dict[str, Any] | None:
    """Its address and media type; None where there is no logo."""
    return None if name is None else {"address": to.logo(name), "media_type": pictures.media_type(name)}


def measured(name: str | None, picture: Picture | None, to: Addresses) -> dict[str, Any] | None:
    """The same with its size in pixels."""
    said = as_data(name, to)
    return said and said | {"width": picture and picture.width, "height": picture and picture.height}


def held(body: bytes) -> str:
    """An address that holds a picture itself (RFC 2397). Raises InvalidQuery where it is none that can be a logo."""
    kind = pictures.MEDIA_TYPES[pictures.picture(body).suffix]
    return f"data:{kind};base64,{base64.b64encode(body).decode()}"
