"""Calls to platforms as metrics and spans: method, status, time, and the waits that a platform asks
for."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from storage.models import Platform
from storage.watch import tracing
from storage.watch.catalogue import CALL_SECONDS, CALLS, NONE, RETRY_AFTER


@dataclass(slots=True)
class Call:
    """One call: its status (0: no answer came), and the seconds that a 429 asks to wait."""

    status: int = 0
    retry_after: float = 0.0


@contextmanager
def measured_call(platform: Platform, method: str) -> Iterator[Call]:
    """Measure the block as a call; it sets the status. `method` is one of few names."""
    call, started = Call(), time.monotonic()
    try:
        yield call
    finally:
        record_call(platform, method, call, time.monotonic() - started)


def record_call(platform: Platform, method: str, call: Call, seconds: float) -> None:
    """Record a call that took so many seconds."""
    CALLS.add(1, platform, method, str(call.status or NONE))
    CALL_SECONDS.observe(seconds, platform, method)
    tracing.record(f"{platform} call", seconds, "client", method=method, status=call.status)
    if call.retry_after > 0:
        RETRY_AFTER.add(call.retry_after, platform)
