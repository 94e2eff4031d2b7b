"""Limits of requests, in memory: each key has tokens that grow back."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from ipaddress import ip_address, ip_network

_MOST_KEYS = 20_000
"""Keys in memory; the one that was not used for longest is forgotten."""


def network_of(address: str) -> str:
    """Return what counts as one address: with IPv6 a household has 2^64 of them and more."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if found.version == 4:
        return address
    return str(found.ipv4_mapped or ip_network((int(found) >> 64 << 64, 64)))


class Rates:
    """At most `burst` requests of a key at once, and `per_second` in the long run."""

    def __init__(
        self, burst: float, per_second: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._burst, self._per_second, self._clock = burst, per_second, clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, key: str) -> int:
        """Count a request. Return 0 when it may go on, else the seconds until another one may."""
        now = self._clock()
        left = self._grown(key, now)
        self._left.pop(key, None)
        allowed = left >= 1
        self._left[key] = (left - 1 if allowed else left, now)
        if len(self._left) > _MOST_KEYS:
            self._left.popitem(last=False)
        return 0 if allowed else max(1, math.ceil((1 - left) / self._per_second))

    def left(self, key: str) -> tuple[int, int]:
        """Return the requests that a key may make now, and the seconds until they are all back."""
        left = self._grown(key, self._clock())
        return int(left), math.ceil((self._burst - left) / self._per_second)

    def _grown(self, key: str, now: float) -> float:
        left, since = self._left.get(key, (self._burst, now))
        return min(self._burst, left + (now - since) * self._per_second)
