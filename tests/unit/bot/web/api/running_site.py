"""The pages and the API on a real socket, in a thread with a loop of its own."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.web.server import serve_pages
from storage.models import Role
from tests.unit.bot.fakes import BEN, BotHarness
from tests.unit.bot.web.api.instant_worker import working
from tests.unit.bot.web.api.programs import make_token
from tests.unit.bot.web.dashboard.test_dashboard import set_role
from tests.unit.bot.web.recordings import store
from tests.unit.bot.web.visitors import Site, endless


@dataclass(frozen=True)
class RunningSite:
    """Address, token, that of an administrator, and the ids of finished recordings."""

    url: str
    token: str
    admin: str
    jobs: tuple[str, ...]


@contextmanager
def running_site(folder: Path, jobs: int = 4) -> Iterator[RunningSite]:
    """Serve the API with an instant worker and without limits of requests."""
    started: list[RunningSite] = []
    ready, done = threading.Event(), threading.Event()

    async def serve() -> None:
        with socket.create_server(("127.0.0.1", 0)) as listener:
            url = f"http://127.0.0.1:{listener.getsockname()[1]}"
            harness = await BotHarness.build(folder, web_url=url)
            site = Site.of(harness, addresses=endless(), people=endless())
            ids = [(await store(harness, number)).id for number in range(1, jobs + 1)]
            token = await make_token(site)
            await set_role(harness, BEN, Role.ADMIN)
            admin = await make_token(site, "token admin", BEN)
            started.append(RunningSite(url, token, admin, tuple(ids)))
            async with working(site):
                serving = asyncio.create_task(serve_pages(site.web, listener))
                ready.set()
                await asyncio.to_thread(done.wait)
                serving.cancel()
                await asyncio.gather(serving, return_exceptions=True)
            await harness.close()

    thread = threading.Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    try:
        assert ready.wait(30)
        yield started[0]
    finally:
        done.set()
        thread.join(30)
