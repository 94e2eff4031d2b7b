"""Readiness of a process: each part that it needs, checked side by side and not too often."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from storage.watch.catalogue import READY
from storage.watch.port import Answer, json_answer

Check = Callable[[], Awaitable[str]]
"""Returns a sentence about the trouble, "" when there is none. May raise."""

CHECK_SECONDS = 3.0
"""Seconds for one check; a part that gives no answer in time is not ready."""
FRESH_SECONDS = 2.0
"""Seconds for which an outcome is used again: whoever asks, a part is not checked more often."""


class Cached:
    """A check whose outcome is used again for `seconds`, and which runs once at a time."""

    def __init__(self, check: Check, seconds: float = FRESH_SECONDS) -> None:
        self._check, self._seconds = check, seconds
        self._until = float("-inf")
        self._outcome = ""
        self._running: asyncio.Task[str] | None = None

    async def __call__(self) -> str:
        """Return the newest outcome. A check that takes longer than CHECK_SECONDS goes on."""
        now = asyncio.get_running_loop().time()
        if now < self._until:
            return self._outcome
        if self._running is None:
            self._running = asyncio.create_task(self._run())
        done, _ = await asyncio.wait([self._running], timeout=CHECK_SECONDS)
        return self._outcome if done else f"gave no answer within {CHECK_SECONDS:.0f} s"

    async def _run(self) -> str:
        try:
            self._outcome = await self._check()
        except Exception as error:  # noqa: BLE001 - any error means that the part is not ready
            self._outcome = f"fails with {type(error).__name__}"  # its text may hold a secret
        finally:
            self._until = asyncio.get_running_loop().time() + self._seconds
            self._running = None
        return self._outcome


class Readiness:
    """Checks of one process by name: `/readyz`."""

    def __init__(self, checks: Mapping[str, Check]) -> None:
        self._checks = {
            name: check if isinstance(check, Cached) else Cached(check)
            for name, check in checks.items()
        }

    async def parts(self) -> dict[str, str]:
        """Return a sentence about each part, "" for one that works, and set its gauge."""
        outcomes = await asyncio.gather(*(check() for check in self._checks.values()))
        for name, trouble in zip(self._checks, outcomes, strict=True):
            READY.set(not trouble, name)
        return dict(zip(self._checks, outcomes, strict=True))

    async def page(self) -> Answer:
        """Return 200 when all parts are ready, else 503; with a sentence for each part."""
        parts = await self.parts()
        failing = {name: trouble for name, trouble in parts.items() if trouble}
        return json_answer(
            503 if failing else 200,
            {
                "status": "failing" if failing else "ok",
                "checks": {name: trouble or "ok" for name, trouble in parts.items()},
            },
        )
