"""A client may ask so often, and no number of clients takes more memory than a bounded one."""

from __future__ import annotations

from directory.errors import RateExceeded
from directory.web.rate import TokenBuckets


def passes(buckets: TokenBuckets, address: str) -> bool:
    try:
        buckets.take(address)
    except RateExceeded:
        return False
    return True


def test_tokens_come_back_one_by_one() -> None:
    now = [0.0]
    buckets = TokenBuckets(60, burst=2, clock=lambda: now[0])
    assert [passes(buckets, "192.0.2.1") for _ in range(3)] == [True, True, False]
    now[0] = 1.0
    assert [passes(buckets, "192.0.2.1") for _ in range(2)] == [True, False]
    now[0] = 100.0
    assert [passes(buckets, "192.0.2.1") for _ in range(3)] == [True, True, False]


def test_one_subscriber_of_ipv6_is_one_client() -> None:
    buckets = TokenBuckets(1, burst=1)
    assert passes(buckets, "2001:db8::1")
    assert not passes(buckets, "2001:db8::2")
    assert passes(buckets, "2001:db8:0:1::2")


def test_a_flood_of_clients_takes_no_more_memory() -> None:
    buckets = TokenBuckets(1, burst=1)
    for number in range(20_000):
        buckets.take(f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}")
    assert len(buckets) == 10_000
