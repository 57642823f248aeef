"""How often one client may ask for what costs: a token bucket for each, in this process's memory.

With several workers each counts for itself, so a client may get as many times more as there are workers; the bound that
matters, one release at a time in each worker, holds all the same.
"""

from __future__ import annotations

import ipaddress
import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable

from directory.errors import RateExceeded

MOST_CLIENTS = 10_000
"""So many clients are remembered; the one who was quiet longest is forgotten first."""


class TokenBuckets:
    """Each client has up to `burst` tokens and gets `per_minute` new ones, one by one; every request costs one."""

    def __init__(self, per_minute: int, *, burst: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_second = per_minute / 60
        self._burst = burst
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()  # tokens, and when they were counted
        self._lock = threading.Lock()

    def __len__(self) -> int:
        """How many clients are remembered."""
        return len(self._buckets)

    def wait(self, address: str | None) -> int:
        """The seconds until this client has a token again; 0 where it has one. Costs none."""
        with self._lock:
            tokens, counted = self._buckets.get(_network(address), (float(self._burst), self._clock()))
            return self._seconds(min(self._burst, tokens + (self._clock() - counted) * self._per_second))

    def take(self, address: str | None) -> None:
        """Raises RateExceeded, with the seconds to wait, where this client's bucket is empty."""
        client = _network(address)
        with self._lock:
            now = self._clock()
            tokens, counted = self._buckets.pop(client, (float(self._burst), now))
            tokens = min(self._burst, tokens + (now - counted) * self._per_second)
            enough = tokens >= 1
            self._buckets[client] = (tokens - 1 if enough else tokens, now)
            if len(self._buckets) > MOST_CLIENTS:
                self._buckets.popitem(last=False)
        if not enough:
            seconds = self._seconds(tokens)
            raise RateExceeded(
                f"too many requests were sent from your address within a minute; wait {seconds} seconds", seconds
            )

    def _seconds(self, tokens: float) -> int:
        return 0 if tokens >= 1 else math.ceil((1 - tokens) / self._per_second)


def _network(address: str | None) -> str:
    """An IPv4 address; of IPv6 the /64, since one subscriber has all of it (RFC 6177)."""
    try:
        found = ipaddress.ip_address(address or "")
    except ValueError:
        return ""
    if isinstance(found, ipaddress.IPv6Address):
        mapped = found.ipv4_mapped
        return str(mapped) if mapped else str(ipaddress.ip_network((found, 64), strict=False))
    return str(found)
