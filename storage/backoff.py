"""Exponential back-off for retry loops."""

from __future__ import annotations

from dataclasses import dataclass

_MOST_DOUBLINGS = 64  # keeps the power finite after any number of tries


@dataclass(frozen=True, slots=True)
class Backoff:
    """Pauses between tries.

    The first pause takes `start` seconds. Each later one takes twice as long as the one before, up
    to `longest` seconds.
    """

    start: float
    longest: float

    def delay(self, tries: int) -> float:
        """Return the seconds to wait after `tries` failed tries."""
        return min(self.start * 2.0 ** min(tries - 1, _MOST_DOUBLINGS), self.longest)
