"""Routes are registered in one go, without a garbage collection in between.

Werkzeug has each of them parsed into a syntax tree. Where a collection falls into that and what is collected runs code of its own (a database
connection that was given up), CPython before 3.11.5 takes the parser's recursion for broken and raises SystemError (its issue 106905);
Debian 12 has 3.11.2.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def registering() -> Iterator[None]:
    """Within it nothing is collected, unless nothing was before."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
