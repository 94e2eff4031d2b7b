"""Leases of the platforms that this process serves, for everything that sends or takes in.

The database decides who serves a platform (`bot.app.platform_lease`). Between two renewals the
clock of this machine says whether the lease still holds. A process that stood still for longer may
have lost it: until it is renewed nothing is sent and no event is taken in, since another process
may do both.
"""

from __future__ import annotations

import asyncio
import math
import sys
import time
from collections.abc import Callable

from storage.models import Platform


def running_seconds() -> float:
    """Return the seconds of a clock that goes on while the machine sleeps, where there is one:
    https://man7.org/linux/man-pages/man2/clock_gettime.2.html"""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


class Leases:
    """Leases by platform. One that is not served under a lease, as a terminal, is never held up."""

    def __init__(self, clock: Callable[[], float] = running_seconds) -> None:
        """Start without leases."""
        self.clock = clock
        self._until: dict[Platform, float] = {}
        self._renewed: dict[Platform, asyncio.Event] = {}

    def hold(self, platform: Platform, until: float) -> None:
        """Hold the lease until that moment of `clock`, and let those go on who wait for it."""
        self._until[platform] = until
        if waiting := self._renewed.pop(platform, None):
            waiting.set()

    def lose(self, platform: Platform) -> None:
        """Hold up everything: another process has the lease."""
        self._until[platform] = -math.inf

    def forget(self, platform: Platform) -> None:
        """Serve the platform no longer."""
        self._until.pop(platform, None)

    def holds(self, platform: Platform) -> bool:
        """Return whether nobody else can serve the platform now."""
        return self.clock() < self._until.get(platform, math.inf)

    async def wait(self, platform: Platform, patience: float | None = None) -> bool:
        """Wait until the lease is held, at most `patience` seconds. Return whether it is."""
        try:
            async with asyncio.timeout(patience):
                while not self.holds(platform):
                    await self._renewed.setdefault(platform, asyncio.Event()).wait()
        except TimeoutError:
            return False
        return True


LEASES = Leases()
"""Leases of this process."""
