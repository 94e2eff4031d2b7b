"""The pages of a process: `/healthz`, `/readyz` and `/metrics`."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from storage.watch.catalogue import ALIVE
from storage.watch.exposition import Refresh, recorded
from storage.watch.health import HEALTH
from storage.watch.liveness import liveness
from storage.watch.port import watch_port
from storage.watch.readiness import Readiness


@asynccontextmanager
async def watched(
    role: str, listen: str, ready: Readiness, refresh: Sequence[Refresh] = ()
) -> AsyncIterator[None]:
    """Serve the pages of a `bot`, `worker` or `web` at `listen` for the length of the block, and
    record its metrics; without an address do nothing. `refresh` sets gauges when somebody asks.
    Raises BadSetting."""
    if not listen:
        yield
        return

    async def set_gauges() -> None:
        ALIVE.set(not HEALTH.stuck())
        await asyncio.gather(ready.parts(), *(each() for each in refresh))

    with recorded(role, set_gauges) as metrics:
        pages = {"/healthz": liveness(), "/readyz": ready.page, "/metrics": metrics}
        async with watch_port(listen, pages):
            yield
