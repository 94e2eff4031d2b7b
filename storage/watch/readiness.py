"""Readiness of a process: each part that it needs, checked side by side and not too often."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping

from storage.machine.disk import disk_trouble
from storage.watch.catalogue import READY
from storage.watch.health import HEALTH
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
            # Its text may hold a secret.
            self._outcome = disk_trouble(error) or f"fails with {type(error).__name__}"
        finally:
            self._until = asyncio.get_running_loop().time() + self._seconds
            self._running = None
        return self._outcome


class Readiness:
    """Checks of one process by name: `/readyz`.

    A part for which the process only stands by (`HEALTH`) is not checked: another process has it.
    That is ready, as every standby is that can take over; or not, for a part in `routed`, to which
    requests of others come.
    """

    def __init__(self, checks: Mapping[str, Check], routed: Collection[str] = ()) -> None:
        self._checks = {
            name: check if isinstance(check, Cached) else Cached(check)
            for name, check in checks.items()
        }
        self._routed = frozenset(routed)

    async def parts(self) -> dict[str, str]:
        """Return a sentence about each part, "" for one that works, and set its gauge."""
        names = [name for name in self._checks if not HEALTH.standby(name)]
        outcomes = await asyncio.gather(*(self._checks[name]() for name in names))
        found = dict.fromkeys(self._checks, "") | dict(zip(names, outcomes, strict=True))
        for name, trouble in found.items():
            READY.set(not trouble, name)
        return found

    async def page(self) -> Answer:
        """Return 200 when all parts are ready, else 503; with a sentence for each part."""
        parts = await self.parts()
        standby = {name: f"standby: {why}" for name in parts if (why := HEALTH.standby(name))}
        status = "failing" if any(parts.values()) else "standby" if standby else "ok"
        is_ready = status != "failing" and not standby.keys() & self._routed
        checks = {name: standby.get(name) or trouble or "ok" for name, trouble in parts.items()}
        return json_answer(200 if is_ready else 503, {"status": status, "checks": checks})
