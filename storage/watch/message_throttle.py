"""Throttle of messages that repeat: one of each kind a minute."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Hashable

SECONDS = 60.0


class MessageThrottle:
    """Lets one message of each kind pass in SECONDS. Thread-safe. Kinds are few."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` returns seconds."""
        self._clock = clock
        self._last: dict[Hashable, float] = {}
        self._lock = threading.Lock()

    def lets_pass(self, kind: Hashable = None) -> bool:
        """Return whether this message may pass; then none of its kind does for SECONDS."""
        with self._lock:
            now, last = self._clock(), self._last.get(kind)
            if last is not None and now - last < SECONDS:
                return False
            self._last[kind] = now
            return True
