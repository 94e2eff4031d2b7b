"""Limits of requests."""

from __future__ import annotations

import pytest

from bot.web import rates
from bot.web.rates import Rates, network_of


def test_tokens_grow_back() -> None:
    now = 0.0
    limits = Rates(3, 0.5, lambda: now)
    assert [limits.wait("a") for _ in range(4)] == [0, 0, 0, 2]
    assert limits.wait("b") == 0, "each has its own"
    now = 1.0
    assert limits.wait("a") == 1
    now = 2.0
    assert [limits.wait("a"), limits.wait("a")] == [0, 2]
    now = 1000.0
    assert [limits.wait("a") for _ in range(4)] == [0, 0, 0, 2], "no more than the burst"


def test_memory_is_bounded() -> None:
    limits = Rates(1, 1, lambda: 0.0)
    for number in range(rates._MOST_KEYS + 100):
        limits.wait(f"{number}")
    assert len(limits._left) == rates._MOST_KEYS
    assert limits.wait(f"{rates._MOST_KEYS + 99}") == 1, "the newest are known"


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::ffff", "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("unknown", "unknown"),
        ("", ""),
    ],
)
def test_addresses_of_one_household_count_together(address: str, network: str) -> None:
    assert network_of(address) == network
