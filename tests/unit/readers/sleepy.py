"""A worker that sleeps over every input but one, on which it dies."""

from __future__ import annotations

import sys
import time

length = int(sys.stdin.buffer.readline())
if sys.stdin.buffer.read(length) == b"die":
    sys.exit(1)
time.sleep(60)
