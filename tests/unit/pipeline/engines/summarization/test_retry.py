import asyncio
import time

import pytest

from pipeline.engines.summarization.retry import (
    Meter,
    RetryPolicy,
    TemporaryTrouble,
    run_reporting,
    run_to_end,
    with_retries,
)
from storage.errors import EngineOverQuota, Stopped

QUICK = RetryPolicy(attempts=3, first=0.001, longest=5)


class Server:
    """Fake server that raises TemporaryTrouble for some calls."""

    def __init__(self, busy: int, after: float | None = None) -> None:
        self.calls = 0
        self._busy = busy
        self._after = after

    async def __call__(self) -> str:
        self.calls += 1
        if self.calls <= self._busy:
            raise TemporaryTrouble(EngineOverQuota(engine="x"), self._after)
        return "answer"


async def test_busy_server_is_called_again() -> None:
    server = Server(2)
    assert await with_retries(server, QUICK) == "answer"
    assert server.calls == 3


async def test_retries_are_limited() -> None:
    server = Server(9)
    with pytest.raises(EngineOverQuota):
        await with_retries(server, QUICK)
    assert server.calls == 3


async def test_retry_after_above_the_limit_is_not_waited_for() -> None:
    server = Server(9, after=6)
    with pytest.raises(EngineOverQuota):
        await with_retries(server, QUICK)
    assert server.calls == 1


async def test_unexpected_error_is_raised_without_a_retry() -> None:
    calls = 0

    async def broken() -> str:
        nonlocal calls
        calls += 1
        raise ValueError("bug")

    with pytest.raises(ValueError, match="bug"):
        await with_retries(broken, QUICK)
    assert calls == 1


def test_stopping_cancels_the_request() -> None:
    cancelled = False

    async def work() -> None:
        nonlocal cancelled
        try:
            await asyncio.sleep(30)
        except asyncio.CancelledError:
            cancelled = True
            raise

    began = time.monotonic()

    def stop(fraction: float, newest: str = "") -> None:
        if time.monotonic() - began > 0.2:
            raise Stopped

    with pytest.raises(Stopped):
        run_reporting(work(), stop, Meter())
    assert cancelled
    assert time.monotonic() - began < 15  # of 30 s


def test_progress_of_a_request_is_reported() -> None:
    meter = Meter()
    fractions: list[float] = []

    async def work() -> str:
        meter.fraction = 0.5
        await asyncio.sleep(0.7)
        return "done"

    def report(fraction: float, newest: str = "") -> None:
        fractions.append(fraction)

    assert run_reporting(work(), report, meter) == "done"
    assert fractions == [0.0, 0.5]


async def test_run_to_end_works_inside_a_running_loop() -> None:
    assert run_to_end(Server(0)()) == "answer"
